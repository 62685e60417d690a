// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// measure runs a command that writes a site into a folder, which is absent before and after.
func measure(c *exec.Cmd, out string) (build, error) {
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	began := time.Now()
	err := c.Run()
	b := build{wall: time.Since(began)}
	if err != nil {
		return b, fmt.Errorf("%w\n%s", err, said.Bytes())
	}
	b.cpu, b.memory = c.ProcessState.UserTime()+c.ProcessState.SystemTime(), peak(c.ProcessState)
	err = filepath.WalkDir(out, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		b.files, b.bytes = b.files+1, b.bytes+info.Size()
		return nil
	})
	if err != nil {
		return b, err
	}
	return b, os.RemoveAll(out)
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package upgrade

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
)

// ErrNoRepository says that a folder is in no git repository, or that there is no git to ask.
var ErrNoRepository = errors.New("no git repository")

// Clean reports whether nothing in a network's folder waits for a commit: what an upgrade does can then be read, and taken back, by itself.
func Clean(ctx context.Context, dir string) (bool, error) {
	if _, err := git(ctx, dir, "rev-parse", "--is-inside-work-tree"); err != nil {
		return false, ErrNoRepository
	}
	waiting, err := git(ctx, dir, "status", "--porcelain", "--", ".")
	return waiting == "", err
}

// Commit makes one commit of some files of a network's folder, and of nothing else.
func Commit(ctx context.Context, dir string, paths []string, message string) error {
	if _, err := git(ctx, dir, append([]string{"add", "--all", "--"}, paths...)...); err != nil {
		return err
	}
	_, err := git(ctx, dir, append([]string{"commit", "--quiet", "--message", message, "--"}, paths...)...)
	return err
}

func git(ctx context.Context, dir string, args ...string) (string, error) {
	var said, errs bytes.Buffer
	c := exec.CommandContext(ctx, "git", append([]string{"-C", dir, "--no-pager"}, args...)...)
	c.Stdout, c.Stderr = &said, &errs
	if err := c.Run(); err != nil {
		return "", fmt.Errorf("git %s: %w: %s", args[0], err, strings.TrimSpace(errs.String()))
	}
	return strings.TrimSpace(said.String()), nil
}

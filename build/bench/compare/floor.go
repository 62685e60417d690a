// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/yuin/goldmark"
	"go.yaml.in/yaml/v4"
	"golang.org/x/sync/errgroup"
)

// floor does what no generator can go without: it reads every document, its YAML and its Markdown, and writes a page of
// it into a folder of its own, on all cores. There is no model, no template and no list.
func floor(network, out string) error {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	err := filepath.WalkDir(network, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(name) != ".md" {
			return err
		}
		within, err := filepath.Rel(network, name)
		if err != nil {
			return err
		}
		group.Go(func() error { return floorPage(name, filepath.Join(out, strings.TrimSuffix(within, ".md"))) })
		return nil
	})
	if err != nil {
		return err
	}
	return group.Wait()
}

func floorPage(name, dir string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	head, body, found := bytes.Cut(bytes.TrimPrefix(text, []byte("---\n")), []byte("\n---\n"))
	if !found {
		return fmt.Errorf("%s has no front matter", name)
	}
	var tree yaml.Node
	if err := yaml.Unmarshal(head, &tree); err != nil {
		return err
	}
	var page bytes.Buffer
	if err := goldmark.Convert(body, &page); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "index.html"), page.Bytes(), 0o644)
}

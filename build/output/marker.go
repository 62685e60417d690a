// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package output

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"golang.org/x/sync/errgroup"
)

const (
	// marker is the file that says that a folder is ours to replace. It lists the pages, so that a later build can tell
	// which addresses have disappeared.
	marker = ".maillage"

	// markerHead is the marker's first line; the number is that of its format.
	markerHead = "maillage site 1"

	// maxMarker bounds what is read of a marker, in bytes: a million pages.
	maxMarker = 64 << 20
)

// markerOf returns the text of the marker of a plan: its head, then the path of each page on a line.
func markerOf(p *Plan) []byte {
	var b bytes.Buffer
	b.WriteString(markerHead + "\n")
	for path := range p.Paths() {
		if strings.HasSuffix(path, ".html") {
			b.WriteString(path + "\n")
		}
	}
	return b.Bytes()
}

// ours reports whether a folder was made by [Publish].
func ours(dir string) bool {
	f, err := os.Open(filepath.Join(dir, marker))
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(markerHead)+1)
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == markerHead+"\n"
}

// Published returns the paths of the pages of the site in a folder, sorted; none where there is no site of ours.
func Published(dir string) ([]string, error) {
	f, err := os.Open(filepath.Join(dir, marker))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) { // Publish says what is wrong with a file
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the list of pages: %w", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(io.LimitReader(f, maxMarker))
	if !lines.Scan() || lines.Text() != markerHead {
		return nil, nil
	}
	var pages []string
	for lines.Scan() {
		if Publishable(lines.Text()) {
			pages = append(pages, lines.Text())
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read the list of pages: %w", err)
	}
	return pages, nil
}

// Manifest returns a line "sha256  path" for each file in a folder, sorted by path: two folders with the same manifest
// hold the same site. What is neither a file nor a folder is an error, a site has none (trust, row 42).
func Manifest(dir string) ([]string, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("list the site: %w", err)
	}
	defer root.Close()
	var names []string
	err = fs.WalkDir(root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.Type().IsRegular():
			names = append(names, name)
		case !e.IsDir():
			return fmt.Errorf("%s is neither a file nor a folder", name)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list the site: %w", err)
	}
	// Not the order of the walk, which takes "a/b" before "a.html".
	slices.Sort(names)
	lines := make([]string, len(names))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() error {
			sum, err := sumOf(root, name)
			lines[i] = sum + "  " + name
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, fmt.Errorf("list the site: %w", err)
	}
	return lines, nil
}

func sumOf(root *os.Root, name string) (string, error) {
	f, err := root.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

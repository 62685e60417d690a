// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package contribute

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// Trusted returns a network whose documents and pictures are the head's, and whose configuration, territories, redirects and
// theme are the base's: what a contribution is judged by is not in it.
func Trusted(base, head fs.FS) fs.FS { return trusted{base, head} }

type trusted struct{ base, head fs.FS }

// theirs reports whether a file or folder is taken from the head.
func theirs(name string) bool {
	return open(name+"/x") && (open(name) || !strings.Contains(name, "/"))
}

func (t trusted) of(name string) fs.FS {
	if theirs(name) {
		return t.head
	}
	return t.base
}

func (t trusted) Open(name string) (fs.File, error)      { return t.of(name).Open(name) }
func (t trusted) Stat(name string) (fs.FileInfo, error)  { return fs.Stat(t.of(name), name) }
func (t trusted) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(t.of(name), name) }
func (t trusted) ReadLink(name string) (string, error)   { return fs.ReadLink(t.of(name), name) }

// ReadDir lists a folder. In content/ stand folders of both sides.
func (t trusted) ReadDir(name string) ([]fs.DirEntry, error) {
	if name != "content" {
		return fs.ReadDir(t.of(name), name)
	}
	var all []fs.DirEntry
	for _, side := range []struct {
		fs.FS
		theirs bool
	}{{t.base, false}, {t.head, true}} {
		entries, err := fs.ReadDir(side, name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		for _, e := range entries {
			if theirs(name+"/"+e.Name()) == side.theirs {
				all = append(all, e)
			}
		}
	}
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return all, nil
}

// A turning file system is first one, then another: a project that is opened on it reads again only what differs.
type turning struct{ now fs.FS }

func (t *turning) Open(name string) (fs.File, error)          { return t.now.Open(name) }
func (t *turning) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(t.now, name) }
func (t *turning) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(t.now, name) }
func (t *turning) ReadLink(name string) (string, error)       { return fs.ReadLink(t.now, name) }
func (t *turning) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(t.now, name) }

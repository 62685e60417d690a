// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package contribute

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// A Tree is the folder of a network in one revision, as a file system. Contents are fetched when they are read. A link in it is
// a file of its own kind: it is never followed.
type Tree struct {
	repository *Repository
	commit     string
	files      map[string]object
	folders    map[string][]fs.DirEntry // sorted by name
}

// An object is what git says of a file.
type object struct {
	mode string // 100644, 100755, 120000 (a link), 160000 (another repository)
	id   string
	size int64
}

// Commit returns the id of the revision.
func (t *Tree) Commit() string { return t.commit }

// Changed returns the files that differ between two trees, sorted.
func (t *Tree) Changed(other *Tree) []string {
	var names []string
	for name, o := range t.files {
		if other.files[name] != o {
			names = append(names, name)
		}
	}
	for name := range other.files {
		if _, stayed := t.files[name]; !stayed {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// index lists the folders.
func (t *Tree) index() {
	t.folders = map[string][]fs.DirEntry{".": nil}
	for _, name := range slices.Sorted(maps.Keys(t.files)) {
		t.folders[path.Dir(name)] = append(t.folders[path.Dir(name)], t.info(name))
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			parent := path.Dir(dir)
			if _, known := t.folders[dir]; known && slices.ContainsFunc(t.folders[parent], func(e fs.DirEntry) bool { return e.Name() == path.Base(dir) }) {
				break
			}
			t.folders[parent] = append(t.folders[parent], fs.FileInfoToDirEntry(info{name: path.Base(dir), mode: fs.ModeDir | 0o755}))
		}
	}
	for _, entries := range t.folders {
		slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
}

func (t *Tree) info(name string) fs.DirEntry {
	o := t.files[name]
	mode := fs.FileMode(0o644)
	switch o.mode {
	case "120000":
		mode |= fs.ModeSymlink
	case "160000":
		mode |= fs.ModeIrregular
	}
	return fs.FileInfoToDirEntry(info{name: path.Base(name), size: o.size, mode: mode})
}

// Stat returns what is known of a file or folder.
func (t *Tree) Stat(name string) (fs.FileInfo, error) {
	if _, found := t.files[name]; found && fs.ValidPath(name) {
		return t.info(name).Info()
	}
	if _, found := t.folders[name]; found && fs.ValidPath(name) {
		return info{name: path.Base(name), mode: fs.ModeDir | 0o755}, nil
	}
	return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
}

// Lstat is Stat: links are never followed.
func (t *Tree) Lstat(name string) (fs.FileInfo, error) { return t.Stat(name) }

// ReadLink refuses: nobody follows links.
func (t *Tree) ReadLink(name string) (string, error) {
	return "", &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
}

// ReadDir lists a folder.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, found := t.folders[name]
	if !found {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	return slices.Clone(entries), nil
}

// Open opens a file, or a folder to list it.
func (t *Tree) Open(name string) (fs.File, error) {
	about, err := t.Stat(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	switch {
	case about.IsDir():
		return &folder{info: about.(info), entries: t.folders[name]}, nil
	case !about.Mode().IsRegular():
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return &file{info: about.(info), fetch: func() ([]byte, error) { return t.repository.content(t.files[name].id) }}, nil
}

// An info is what is known of a file; git keeps no times.
type info struct {
	name string
	size int64
	mode fs.FileMode
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) Sys() any           { return nil }

// A file is open; its bytes come with the first that is read.
type file struct {
	info
	fetch func() ([]byte, error)
	data  *bytes.Reader
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

func (f *file) Read(p []byte) (int, error) {
	if f.data == nil {
		data, err := f.fetch()
		if err != nil {
			return 0, err
		}
		f.data = bytes.NewReader(data)
	}
	return f.data.Read(p)
}

// A folder is open to be listed.
type folder struct {
	info
	entries []fs.DirEntry
}

func (f *folder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *folder) Close() error               { return nil }
func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: fs.ErrInvalid}
}

// ReadDir returns the next n entries, all that are left when n ≤ 0.
func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		all := f.entries
		f.entries = nil
		return slices.Clone(all), nil
	}
	if len(f.entries) == 0 {
		return nil, io.EOF
	}
	some := f.entries[:min(n, len(f.entries))]
	f.entries = f.entries[len(some):]
	return slices.Clone(some), nil
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package images

import (
	"errors"
	"io"
	"io/fs"
	"math"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
)

// A file is one of static/ as it was judged.
type file struct {
	name     string // from the network's root: "static/photos/atelier.jpg"
	size     int64
	changed  time.Time
	picture  *picture // nil for a document and where there are problems
	document [32]byte // SHA-256 of a document
	problems []diag.Diagnostic

	making sync.Mutex
	made   map[int][]byte // encoded variants that wait for their reader, by index
}

// read judges every file in static/, on all cores.
func (s *Set) read() map[string]*file {
	var names []string
	// An unreadable folder is told by build/source, as are links, devices and names that it refuses.
	_ = fs.WalkDir(s.fsys, folder, func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() && known(name) {
			names = append(names, name)
		}
		return nil
	})
	var before map[string]*file
	if s.before != nil {
		before = s.before.all()
		s.before = nil
	}
	files := make([]*file, len(names))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() error {
			files[i] = s.judge(name, before[strings.TrimPrefix(name, folder+"/")])
			return nil
		})
	}
	_ = group.Wait() // nothing returns an error
	all := make(map[string]*file, len(files))
	for _, f := range files {
		all[strings.TrimPrefix(f.name, folder+"/")] = f
	}
	return all
}

// known reports whether a file has a name and a kind that are published. build/source tells the others.
func known(name string) bool {
	ext := path.Ext(name)
	return output.Publishable(name) && (slices.Contains(pictureExtensions, ext) || kinds[ext].check != nil)
}

// judge reads and inspects one file, or takes over what was found before when it has not changed.
func (s *Set) judge(name string, before *file) *file {
	f := &file{name: name}
	info, err := fs.Stat(s.fsys, name)
	if err != nil {
		f.problems = []diag.Diagnostic{unreadable(name, err)}
		return f
	}
	f.size, f.changed = info.Size(), info.ModTime()
	if before != nil && before.size == f.size && before.changed.Equal(f.changed) {
		return before
	}
	if f.size > limit(name) {
		f.problems = []diag.Diagnostic{heavy(name, f.size)}
		return f
	}
	data, err := readFile(s.fsys, name)
	if err != nil {
		f.problems = []diag.Diagnostic{unreadable(name, err)}
		return f
	}
	f.inspect(data)
	return f
}

// readFile reads a file up to one byte more than is allowed: it may have grown since it was measured.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit(name)+1))
}

// errChanged says that a file is not the one that was judged.
var errChanged = errors.New("the file changed while the site was being made")

func unreadable(name string, err error) diag.Diagnostic {
	return problem(name, codeUnreadable, "reason", reason(err))
}

// reason returns an error without the path that the diagnostic already has.
func reason(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return err.Error()
}

func problem(name string, code diag.Code, args ...any) diag.Diagnostic {
	return diag.Diagnostic{Code: code, At: diag.Span{File: &diag.File{Path: name}}, Args: args}
}

func heavy(name string, size int64) diag.Diagnostic {
	return problem(name, codeHeavy, "size", math.Ceil(float64(size)/1e5)/10, "limit", limit(name)/1_000_000)
}

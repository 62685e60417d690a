// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package images turns what contributors put into static/ into files that are safe to publish: pictures in the sizes
// that pages need, always encoded anew, so that nothing of the original but its pixels leaves the repository (no place
// where a photo was taken, no script behind the last pixel), and documents that are what their names say.
//
// [Open] gives the [Set] of a network. [Set.Image] says how a picture is shown, [Set.Problems] what is wrong with the
// files, [Set.Files] lists what is published. [Inspect] judges one file alone.
//
// A file is judged by its header and its structure (trust, rows 28 to 32 and 35), which takes microseconds; its pixels
// are read only when it is published, once for all sizes, or by [Set.Verify]. The same bytes give the same pictures on any
// machine: scaling is done in whole numbers.
package images

import (
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/semaphore"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
)

// folder is where a network keeps its pictures and documents.
const folder = "static"

// An Info is how a picture is shown.
type Info struct {
	Src           string    // path in static/: "photos/atelier.jpg"
	Width, Height int       // of the original as it is seen, in pixels
	Variants      []Variant // by width, at least one; none is larger than the original
}

// A Variant is a picture in one size.
type Variant struct {
	Width, Height int    // in pixels
	Path          string // in the published folder: "images/atelier-1a2b3c4d-800.jpg"
}

// Largest returns the widest variant.
func (i Info) Largest() Variant { return i.Variants[len(i.Variants)-1] }

// Srcset returns the attribute srcset of img; base is the path that the links of the site begin with, "" for none.
func (i Info) Srcset(base string) string {
	sizes := make([]string, len(i.Variants))
	for n, v := range i.Variants {
		sizes[n] = base + "/" + v.Path + " " + strconv.Itoa(v.Width) + "w"
	}
	return strings.Join(sizes, ", ")
}

// A Set is the pictures and documents of a network as they were when it was first asked for one. It may be used from any goroutine.
type Set struct {
	fsys   fs.FS
	cache  string // a folder, "" for none
	before *Set   // what is reused where a file has not changed
	all    func() map[string]*file
	budget *semaphore.Weighted // bytes of pictures that are open at once

	found, encodings atomic.Int64 // pictures in one size: in the cache, made

	mu   sync.Mutex
	kept int // bytes of encoded pictures that wait for their reader
}

// Open returns the pictures and documents of the folder static/ of a network. Nothing is read yet.
func Open(fsys fs.FS) *Set { return OpenCached(fsys, "") }

// OpenCached is [Open] with a folder on disk where encoded pictures are kept from one build to the next, named after the
// content of the original. It is made when needed and may be removed at any time; it must lie outside of the published folder.
func OpenCached(fsys fs.FS, cache string) *Set {
	s := &Set{fsys: fsys, cache: cache, budget: semaphore.NewWeighted(maxMemory)}
	s.all = sync.OnceValue(s.read)
	return s
}

// Renew returns the set as it is now. Files of the same size and time as before are not read again.
func (s *Set) Renew() *Set {
	next := OpenCached(s.fsys, s.cache)
	next.before = &Set{all: s.all}
	return next
}

// Image returns how a picture in static/ is shown; false where there is none of that name, or [Set.Problems] says what is wrong with it.
func (s *Set) Image(src string) (Info, bool) {
	f := s.all()[src]
	if f == nil || f.picture == nil {
		return Info{}, false
	}
	return f.picture.info, true
}

// Problems returns what is wrong with the files in static/, by path.
func (s *Set) Problems() []diag.Diagnostic {
	var problems []diag.Diagnostic
	for _, f := range s.sorted() {
		problems = append(problems, f.problems...)
	}
	return problems
}

// Files lists what static/ becomes: each picture in its sizes and, in its largest one, under its own name, for links
// that lead to it; each document as it is. Files with a problem are left out.
func (s *Set) Files() []output.File {
	var files []output.File
	seen := make(map[string]bool) // two copies of a picture under one name in two folders are one
	for _, f := range s.sorted() {
		if len(f.problems) > 0 {
			continue
		}
		from := &diag.File{Path: f.name}
		own := path.Clean(strings.TrimPrefix(f.name, folder+"/"))
		if f.picture == nil {
			files = append(files, output.File{Path: own, From: from, Render: s.copy(f)})
			continue
		}
		for i, v := range f.picture.info.Variants {
			if key := v.Path + f.picture.sum; !seen[key] {
				seen[key] = true
				files = append(files, output.File{Path: v.Path, From: from, Render: s.render(f, i)})
			}
		}
		files = append(files, output.File{Path: own, From: from, Render: s.render(f, ownName)})
	}
	return files
}

// sorted returns the files by path.
func (s *Set) sorted() []*file {
	all := s.all()
	files := make([]*file, 0, len(all))
	for _, f := range all {
		files = append(files, f)
	}
	slices.SortFunc(files, func(a, b *file) int { return strings.Compare(a.name, b.name) })
	return files
}

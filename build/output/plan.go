// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package output

import (
	"iter"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// The problems of this package.
const (
	codeTaken diag.Code = "O101" // two files want one path
	codePath  diag.Code = "O102" // a path that not every server and file system takes
	codeInner diag.Code = "O103" // a path is a file and a folder
)

// A Plan is the files of a site, each path once, no path the folder of another. It is never modified.
type Plan struct {
	files   []File
	at      map[string]int // in files, by key
	sorted  func() []File  // files by path: only who wants all of them waits for it
	refused bool           // a file was left out
}

// Next returns the plan of files after a change of the site. Where their paths are those of p, nothing of them is looked at again:
// most changes are of what stands in files. A nil p is a plan of nothing.
func (p *Plan) Next(files []File) (*Plan, []diag.Diagnostic) {
	if p == nil || len(p.files) != len(files) || p.refused || !slices.EqualFunc(p.files, files, func(a, b File) bool { return a.Path == b.Path }) {
		return NewPlan(files)
	}
	return (&Plan{files: files, at: p.at}).order(), nil
}

// NewPlan returns the plan of files. Paths that differ only in case or Unicode form count as one (trust, row 43). A file
// that finds its path taken, cannot be published under its path or would be the folder of another is a problem and is
// left out: of two that want one path the first stays.
func NewPlan(files []File) (*Plan, []diag.Diagnostic) {
	var problems []diag.Diagnostic
	p := &Plan{files: make([]File, 0, len(files)), at: make(map[string]int, len(files))}
	refused := make(map[string]File) // by key
	for _, f := range files {
		key := key(f.Path)
		other, taken := refused[key]
		if at, found := p.at[key]; found {
			other, taken = p.files[at], true
		}
		switch {
		case taken:
			problems = append(problems, clash(codeTaken, f, other))
		case !Publishable(f.Path):
			problems = append(problems, diag.Diagnostic{Code: codePath, At: diag.Span{File: f.From}, Args: []any{"value", f.Path}})
			refused[key] = f
		default:
			p.at[key] = len(p.files)
			p.files = append(p.files, f)
		}
	}
	problems = append(problems, p.flatten()...)
	p.refused = len(problems) > 0
	diag.Sort(problems)
	return p.order(), problems
}

// order prepares the order of the files.
func (p *Plan) order() *Plan {
	p.sorted = sync.OnceValue(func() []File {
		return slices.SortedFunc(slices.Values(p.files), func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	})
	return p
}

// flatten leaves out the files that are also folders of others.
func (p *Plan) flatten() []diag.Diagnostic {
	inside := make(map[string]File) // a file that lies in it, by path
	var last string                 // a folder that was looked at: many files in a row share theirs
	for _, f := range p.files {
		folder := f.Path[:max(strings.LastIndexByte(f.Path, '/'), 0)]
		if folder == last {
			continue
		}
		last = folder
		for dir := range folders(f.Path) {
			if other, taken := p.at[dir]; taken && p.files[other].Path == dir {
				inside[dir] = f
			}
		}
	}
	if len(inside) == 0 {
		return nil
	}
	var problems []diag.Diagnostic
	p.files = slices.DeleteFunc(p.files, func(f File) bool {
		inner, found := inside[f.Path]
		if found {
			problems = append(problems, clash(codeInner, f, inner))
		}
		return found
	})
	clear(p.at)
	for i, f := range p.files {
		p.at[key(f.Path)] = i
	}
	return problems
}

// key returns what a file system that ignores case and Unicode forms takes a path for.
func key(path string) string {
	for i := range len(path) {
		if c := path[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return norm.NFC.String(strings.ToLower(norm.NFC.String(path)))
		}
	}
	return path
}

// folders yields the folders that a file lies in, from the outermost.
func folders(path string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range len(path) {
			if path[i] == '/' && !yield(path[:i]) {
				return
			}
		}
	}
}

// clash says that two files want the same place. It is shown at the one that a person wrote.
func clash(code diag.Code, f, other File) diag.Diagnostic {
	if f.From == nil {
		f, other = other, f
	}
	d := diag.Diagnostic{Code: code, At: diag.Span{File: f.From}, Args: []any{"value", url(f.Path)}}
	if other.From == nil {
		d.Args = append(d.Args, "own", url(other.Path))
		return d
	}
	d.Related = []diag.Span{{File: other.From}}
	d.Args = append(d.Args, "other", other.From.Path)
	return d
}

// url returns the address of a path: that of a page is its folder.
func url(path string) string { return "/" + strings.TrimSuffix(path, "index.html") }

// File returns the file at a path.
func (p *Plan) File(path string) (File, bool) {
	i, found := p.at[key(path)]
	if !found || p.files[i].Path != path {
		return File{}, false
	}
	return p.files[i], true
}

// Len returns the number of files.
func (p *Plan) Len() int { return len(p.files) }

// Files returns every file, by path. The result must not be modified.
func (p *Plan) Files() []File { return p.sorted() }

// Paths yields every path, sorted.
func (p *Plan) Paths() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, f := range p.Files() {
			if !yield(f.Path) {
				return
			}
		}
	}
}

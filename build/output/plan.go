// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package output

import (
	"iter"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// The problems of this package.
const (
	codeTaken diag.Code = "O101" // two files want one path
	codePath  diag.Code = "O102" // a path that no server can publish
	codeInner diag.Code = "O103" // a path is a file and a folder
)

// A Plan is the files of a site, each path once. It is never modified.
type Plan struct {
	files []File // by path
}

// segment is what a part of a path may be: a name that every file system and every server takes as it is.
var segment = regexp.MustCompile(`^[a-z0-9_.][a-zA-Z0-9_.-]{0,119}$`)

// reserved are names that Windows keeps for devices, with any extension.
var reserved = regexp.MustCompile(`^(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)`)

// NewPlan returns the plan of files. Two files that want one path, even in other case or another Unicode form, are a
// problem that names both sources; the first of them stays.
func NewPlan(files []File) (*Plan, []diag.Diagnostic) {
	var problems []diag.Diagnostic
	p := &Plan{files: make([]File, 0, len(files))}
	first := make(map[string]File, len(files))
	for _, f := range files {
		if !publishable(f.Path) {
			problems = append(problems, diag.Diagnostic{Code: codePath, At: from(f), Args: []any{"value", f.Path}})
			continue
		}
		key := strings.ToLower(norm.NFC.String(f.Path))
		if other, taken := first[key]; taken {
			problems = append(problems, clash(codeTaken, f, other))
			continue
		}
		first[key] = f
		p.files = append(p.files, f)
	}
	for _, f := range p.files {
		for dir := path.Dir(f.Path); dir != "."; dir = path.Dir(dir) {
			if other, taken := first[strings.ToLower(dir)]; taken {
				problems = append(problems, clash(codeInner, f, other))
			}
		}
	}
	slices.SortFunc(p.files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return p, problems
}

// publishable reports whether a path may be published: clean, relative, made of plain names.
func publishable(name string) bool {
	if name == "" || len(name) > 240 {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if !segment.MatchString(part) || reserved.MatchString(part) || strings.Trim(part, ".") == "" || strings.HasSuffix(part, ".") {
			return false
		}
	}
	return true
}

func from(f File) diag.Span { return diag.Span{File: f.From} }

// clash says that two files want the same place. It is shown at the one that a person wrote.
func clash(code diag.Code, f, other File) diag.Diagnostic {
	if f.From == nil {
		f, other = other, f
	}
	d := diag.Diagnostic{Code: code, At: from(f), Args: []any{"value", "/" + strings.TrimSuffix(f.Path, "index.html")}}
	if other.From != nil {
		d.Related = []diag.Span{from(other)}
		d.Args = append(d.Args, "other", other.From.Path)
	}
	return d
}

// File returns the file at a path.
func (p *Plan) File(name string) (File, bool) {
	i, found := slices.BinarySearchFunc(p.files, name, func(f File, name string) int { return strings.Compare(f.Path, name) })
	if !found {
		return File{}, false
	}
	return p.files[i], true
}

// Len returns the number of files.
func (p *Plan) Len() int { return len(p.files) }

// Files returns every file, by path.
func (p *Plan) Files() iter.Seq[File] { return slices.Values(p.files) }

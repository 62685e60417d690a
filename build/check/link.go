// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package check

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// links finds links in bodies that lead to no page of the site.
func links(n Network) []diag.Diagnostic {
	var problems []diag.Diagnostic
	pages := advisor{names: func() []string { return addresses(n) }}
	for _, e := range n.all {
		for _, link := range e.Common().Body.Links {
			target, _, _ := strings.Cut(link.Target, "#")
			if target == "" || n.Page(target) {
				continue
			}
			problems = append(problems, diag.Diagnostic{Code: "R102", At: link.At, Args: []any{"value", target, "nearest", pages.nearest(target)}})
		}
	}
	return problems
}

// addresses returns those of the pages of entries, which a broken link most likely meant.
func addresses(n Network) []string {
	var urls []string
	for _, e := range n.Entries() {
		urls = append(urls, e.Common().URL)
	}
	return urls
}

// advice is how many names are compared with the broken ones of one kind: 200 of these in a network of 10,000. Where more are broken,
// something else is wrong, and a check must end all the same.
const advice = 2_000_000

// An advisor suggests what a broken name was to be.
type advisor struct {
	names    func() []string // all that exist, asked for once
	known    []string
	compared int
}

// nearest returns the name that another most likely was to be, "" for none or after too many comparisons.
func (a *advisor) nearest(name string) string {
	if a.known == nil {
		a.known = a.names()
	}
	if a.compared += len(a.known); a.compared > advice {
		return ""
	}
	return diag.Nearest(name, a.known)
}

// files finds pictures and documents that are not in static/.
func files(n Network) []diag.Diagnostic {
	var problems []diag.Diagnostic
	folder := newShelf(n.Static)
	look := func(name string, at func() diag.Span) {
		if !folder.has(name) {
			problems = append(problems, diag.Diagnostic{Code: "R104", At: at(), Args: []any{"value", name, "nearest", folder.nearest(name)}})
		}
	}
	for _, e := range n.all {
		for _, image := range e.Common().Body.Images {
			look(image.Src, func() diag.Span { return image.At })
		}
		for _, used := range attached(e) {
			if schema.StaticPath(used.name) {
				look(used.name, func() diag.Span { return at(e, used.pointer) })
			}
		}
	}
	config := n.Site.Config
	for _, used := range brands(config) {
		look(used.name, func() diag.Span {
			m, _ := front.Parse(config.File, front.NetworkLimits)
			return spanIn(m, config.File, used.pointer)
		})
	}
	return problems
}

// A shelf is the files below static/, sorted, as [Network] has them.
type shelf struct {
	files  []string
	advice advisor
}

func newShelf(files []string) *shelf {
	return &shelf{files: files, advice: advisor{names: func() []string {
		stems := make([]string, len(files))
		for i, file := range files {
			stems[i] = stem(file)
		}
		return stems
	}}}
}

func (s *shelf) has(name string) bool {
	_, found := slices.BinarySearch(s.files, staticFolder+name)
	return found
}

// nearest returns the file that a path most likely was to be: its folder and its kind do not count.
func (s *shelf) nearest(name string) string {
	near := s.advice.nearest(stem(name))
	if near == "" {
		return ""
	}
	i := slices.IndexFunc(s.files, func(file string) bool { return stem(file) == near })
	return strings.TrimPrefix(s.files[i], staticFolder)
}

const staticFolder = "static/"

// stem returns the name of a file without its folder and its extension.
func stem(file string) string {
	base := path.Base(file)
	return strings.TrimSuffix(base, path.Ext(base))
}

// brands lists the files of static/ that site.yaml names.
func brands(config *site.Config) []use {
	uses := []use{{config.Brand.Logo, "/brand/logo"}}
	for i, p := range config.Partners {
		uses = append(uses, use{p.Logo, fmt.Sprintf("/partners/%d/logo", i)})
	}
	return slices.DeleteFunc(uses, func(u use) bool { return u.name == "" })
}

// A use is a file of static/ that a front matter names.
type use struct{ name, pointer string }

// attached lists the files of static/ that the front matter of an entry names.
func attached(e site.Entry) []use {
	var uses []use
	if image := e.Common().Image; image != nil {
		uses = append(uses, use{image.Src, "/image/src"})
	}
	switch e := e.(type) {
	case *site.Place:
		for i, photo := range e.Photos {
			uses = append(uses, use{photo.Src, fmt.Sprintf("/photos/%d/src", i)})
		}
	case *site.Ad:
		for i, attachment := range e.Attachments {
			uses = append(uses, use{attachment.Src, fmt.Sprintf("/attachments/%d/src", i)})
		}
	case *site.Episode:
		if e.Recording != "" {
			uses = append(uses, use{e.Recording, "/file"})
		}
	case *site.Route:
		uses = append(uses, use{e.Path, "/path"})
	}
	return uses
}

// redirects finds redirects that lead to no page of the site.
func redirects(n Network) []diag.Diagnostic {
	var problems []diag.Diagnostic
	pages := advisor{names: func() []string { return addresses(n) }}
	for i, r := range n.Config.Redirects {
		if n.Page(r.To) {
			continue
		}
		span := diag.Span{File: n.Config.RedirectsFile}
		if m, _ := front.Parse(n.Config.RedirectsFile, front.NetworkLimits); m != nil {
			span = m.Span(fmt.Sprintf("/redirects/%d/to", i))
		}
		problems = append(problems, diag.Diagnostic{Code: "R102", At: span, Args: []any{"value", r.To, "nearest", pages.nearest(r.To)}})
	}
	return problems
}

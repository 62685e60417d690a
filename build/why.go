// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/output/pages"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
)

// A Reason says why a file, or a page of the site, is there or is not.
type Reason struct {
	Path     string            // of the page or file in the site: "/lieux/la-coroutine/"; "" for a file that makes none
	Source   string            // the network's file that it is made of; "" for what the program makes by itself
	There    bool              // the site has it
	Draft    bool              // of an entry
	From     time.Time         // when it is published, where that has not come; else zero
	Ended    time.Time         // when an event or an ad was over, where it is; else zero
	Moved    string            // where a redirect leads, "" for none
	Nearest  string            // a path of the site that was perhaps meant, where there is nothing
	Named    []string          // files of the site that name its address: lists, maps, feeds, open data; sorted
	Problems []diag.Diagnostic // of its source

	Layout string       // of the theme, that the page is written by; "" for what is no page
	Parts  []theme.Part // the layout, and the components and slots that it may show
	Look   []string     // where the network sets colours, typefaces and styles: "site.yaml:42 brand.primary", "theme/styles.css"
	Words  []string     // keys of the words in them that the network says in its own way
}

// Why looks for the reason of a path of the site, a URL of it or a file of the network. The state must have been opened with drafts.
func (s *State) Why(what string) (Reason, error) {
	c := s.Site.Config
	r := Reason{Path: strings.TrimPrefix(what, strings.TrimSuffix(c.BaseURL, "/"))}
	if d := s.document(what); d != nil {
		r.Path, r.Source = d.Entry.Common().URL, what
	}
	if r.Source == "" && !strings.HasPrefix(r.Path, "/") {
		r.Path = "/" + r.Path
	}
	for _, address := range []string{r.Path, r.Path + "/"} { // people leave the last slash out
		if f, there := s.Plan.File(pages.FilePath(address)); there {
			r.Path, r.There = address, true
			if f.From != nil {
				r.Source = f.From.Path
			}
			break
		}
	}
	if d := s.document(r.Source); d != nil {
		s.time(&r, d.Entry)
		r.Problems = slices.Clone(d.Problems)
	}
	r.There = r.There && !r.Draft
	for _, moved := range c.Redirects {
		if moved.From == r.Path {
			r.Moved = moved.To
		}
	}
	if r.Source == "" && !r.There && strings.HasPrefix(strings.TrimPrefix(what, "./"), "theme/") {
		return s.whyTheme(strings.TrimPrefix(what, "./"))
	}
	if !r.There && r.Source == "" {
		r.Nearest = diag.Nearest(r.Path, s.addresses())
		return r, nil
	}
	if f, planned := s.Plan.File(pages.FilePath(r.Path)); planned {
		if err := s.made(&r, f); err != nil {
			return r, err
		}
	}
	var err error
	r.Named, err = s.naming(r.Path)
	return r, err
}

// A witness hears which layout a page is written by.
type witness struct {
	io.Writer
	layout string
}

// Witness implements [theme.Witness].
func (w *witness) Witness(layout string) { w.layout = layout }

// layoutOf returns the layout that a file of the site is written by; "" for what is no page.
func layoutOf(f output.File) (string, error) {
	w := &witness{Writer: io.Discard}
	if err := f.Render(w); err != nil {
		return "", fmt.Errorf("write %s: %w", f.Path, err)
	}
	return w.layout, nil
}

// made says what a page is made of.
func (s *State) made(r *Reason, f output.File) error {
	if path.Ext(f.Path) != ".html" {
		return nil
	}
	var err error
	if r.Layout, err = layoutOf(f); err != nil {
		return err
	}
	parts, spoken := s.theme.Parts(r.Layout)
	r.Parts = parts
	for _, key := range spoken {
		if s.Site.Config.Words.Own(key) {
			r.Words = append(r.Words, key)
		}
	}
	r.Look = s.look()
	return nil
}

// look says where the network sets what every page looks like.
func (s *State) look() []string {
	brand := s.Site.Config.Brand
	var list []string
	for _, set := range []struct {
		key, value string
		at         diag.Span
	}{
		{"brand.primary", brand.Primary, brand.PrimaryAt},
		{"brand.accent", brand.Accent, brand.AccentAt},
		{"brand.fonts.title", brand.Fonts.Title, brand.Fonts.TitleAt},
		{"brand.fonts.text", brand.Fonts.Text, brand.Fonts.TextAt},
	} {
		if set.value != "" && set.at.File != nil {
			line, _ := set.at.Position()
			list = append(list, fmt.Sprintf("%s:%d %s: %s", set.at.Path(), line, set.key, set.value))
		}
	}
	if styles := s.theme.OwnStyles(); styles != "" {
		list = append(list, styles)
	}
	return list
}

// whyTheme looks for the pages that a file of the network's own theme/ is a part of.
func (s *State) whyTheme(name string) (Reason, error) {
	r := Reason{Source: name}
	part := make(map[string]bool) // layouts that have it
	for _, layout := range s.theme.Layouts() {
		parts, _ := s.theme.Parts(layout)
		part[layout] = slices.ContainsFunc(parts, func(p theme.Part) bool { return p.Path == name })
	}
	for _, f := range s.Plan.Files() {
		if path.Ext(f.Path) != ".html" {
			continue
		}
		layout, err := layoutOf(f)
		if err != nil {
			return r, err
		}
		if part[layout] {
			r.There = true
			r.Named = append(r.Named, "/"+strings.TrimSuffix(f.Path, "index.html"))
		}
	}
	for _, d := range s.Problems {
		if d.At.Path() == name {
			r.Problems = append(r.Problems, d)
		}
	}
	return r, nil
}

// time says what an entry's dates do.
func (s *State) time(r *Reason, e site.Entry) {
	r.Draft = e.Common().Draft
	if slices.ContainsFunc(s.Site.Scheduled(), func(other site.Entry) bool { return other == e }) {
		r.From = site.Publication(s.Site.Config, e)
	}
	var until time.Time
	switch e := e.(type) {
	case *site.Event:
		until = e.Until
	case *site.Ad:
		until = e.Until
	}
	if !until.IsZero() && until.Before(s.Site.Today) {
		r.Ended = until
	}
}

// addresses returns the addresses of all pages.
func (s *State) addresses() []string {
	var list []string
	for path := range s.Plan.Paths() {
		list = append(list, "/"+strings.TrimSuffix(path, "index.html"))
	}
	return list
}

// naming writes every other file of the site and returns those that name an address.
func (s *State) naming(path string) ([]string, error) {
	href := []byte(s.Site.Config.Href(path))
	quoted := [][]byte{slices.Concat([]byte(`"`), href, []byte(`"`)), []byte(s.Site.Config.Absolute(path))}
	var mu sync.Mutex
	var named []string
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, f := range s.Plan.Files() {
		if f.Path == pages.FilePath(path) || !texts(f.Path) {
			continue
		}
		group.Go(func() error {
			var b bytes.Buffer
			if err := f.Render(&b); err != nil {
				return fmt.Errorf("write %s: %w", f.Path, err)
			}
			if slices.ContainsFunc(quoted, func(q []byte) bool { return bytes.Contains(b.Bytes(), q) }) {
				mu.Lock()
				named = append(named, "/"+strings.TrimSuffix(f.Path, "index.html"))
				mu.Unlock()
			}
			return nil
		})
	}
	err := group.Wait()
	slices.Sort(named)
	return named, err
}

// texts reports whether a file of the site may name addresses.
func texts(path string) bool {
	for _, end := range []string{".html", ".xml", ".json", ".geojson", ".csv", ".ics", ".jsonld"} {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return false
}

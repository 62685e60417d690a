// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build

import (
	"bytes"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/output/pages"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
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
}

// Why looks for the reason of a path of the site, a URL of it or a file of the network. The state must have been opened with drafts.
func (s *State) Why(what string) (Reason, error) {
	c := s.Site.Config
	r := Reason{Path: strings.TrimPrefix(what, strings.TrimSuffix(c.BaseURL, "/"))}
	if d := s.documents[what]; d != nil {
		r.Path, r.Source = d.Entry.Common().URL, what
	}
	if r.Source == "" && !strings.HasPrefix(r.Path, "/") {
		r.Path = "/" + r.Path
	}
	for _, path := range []string{r.Path, r.Path + "/"} { // people leave the last slash out
		if f, there := s.Plan.File(pages.FilePath(path)); there {
			r.Path, r.There = path, true
			if f.From != nil {
				r.Source = f.From.Path
			}
			break
		}
	}
	if d := s.documents[r.Source]; d != nil {
		s.time(&r, d.Entry)
		r.Problems = slices.Clone(d.Problems)
	}
	r.There = r.There && !r.Draft
	for _, moved := range c.Redirects {
		if moved.From == r.Path {
			r.Moved = moved.To
		}
	}
	if !r.There && r.Source == "" {
		r.Nearest = diag.Nearest(r.Path, s.addresses())
		return r, nil
	}
	var err error
	r.Named, err = s.naming(r.Path)
	return r, err
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

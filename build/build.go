// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package build turns the repository of a network into its website. It is the table of contents of the program:
//
//	bytes → source.Document → site.Site → []output.File → output.Plan → public/
//
// [Open] reads a network and makes its first [State]; [Project.Update] makes the next one after an edit;
// [Project.Publish] writes the current one. Everything but the Project is immutable.
package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/images"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/output/maps"
	"github.com/compagnie-tiers-lieux/maillage/build/output/search"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/source"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// Options say what to build and for when.
type Options struct {
	FS       fs.FS                              // the network's folder; os.Root.FS for one on disk
	Themes   fs.FS                              // the themes that the program carries
	Today    when.Moment                        // the moment for which the site is made; a day begins in the zone of the network
	BaseURL  string                             // replaces site.yaml's when not empty
	Drafts   bool                               // drafts are part of the site
	Packages theme.Packages                     // npm packages of the theme
	Editor   func() theme.Packages              // installs the editor of networks that have `cms: true`; nil leaves it out
	Cache    string                             // folder that keeps pictures from one build to the next; "" for none
	Progress func(stage Stage, done, total int) // called from any goroutine while long work goes on; nil for silence
	Meter    Meter                              // nil to measure nothing
}

// themeName is the theme's folder in Options.Themes.
const themeName = "maillage"

// A Project is an open network. It is the only object of the program that changes.
type Project struct {
	options Options
	state   atomic.Pointer[State]

	// What was made of entries for one state and serves the next.
	words   search.Memory
	records dataset.Memory
	marks   maps.Memory
}

// A State is a project at one moment; it is never modified.
type State struct {
	Site     *site.Site
	Plan     *output.Plan
	Problems []diag.Diagnostic // all of them, sorted

	reader    *source.Reader
	listing   source.Listing
	documents []*source.Document // of listing.Documents, in its order
	pictures  *images.Set
	theme     *theme.Theme
	editor    string            // folder with the npm package of the editor; "" for none
	ofReader  []diag.Diagnostic // problems of the configuration
	ofTheme   []diag.Diagnostic
}

// Open reads a network and makes its first state. Problems of the content are in the state; the error is the machine's.
func Open(ctx context.Context, o Options) (*Project, error) {
	p := &Project{options: o}
	if err := p.Update(ctx); err != nil {
		return nil, err
	}
	return p, nil
}

// State returns what the project is now.
func (p *Project) State() *State { return p.state.Load() }

// Documents returns how many documents the state was made of.
func (s *State) Documents() int { return len(s.documents) }

// document returns the document of a path, nil where there is none.
func (s *State) document(path string) *source.Document {
	if i, found := slices.BinarySearch(s.listing.Documents, path); found {
		return s.documents[i]
	}
	return nil
}

// Pictures returns what became of the pictures that were asked for.
func (s *State) Pictures() images.Use { return s.pictures.Use() }

// Schemas returns what each type of document is, with the network's terms.
func (s *State) Schemas() *schema.Set { return s.reader.Schemas() }

// Theme returns the look of the site.
func (s *State) Theme() *theme.Theme { return s.theme }

// Update makes a new state. With paths only these files are read again, and what the others said before is kept; without
// paths every file is.
func (p *Project) Update(ctx context.Context, paths ...string) error {
	next, err := p.read(ctx, p.keep(paths))
	if err != nil {
		return err
	}
	p.state.Store(next)
	return nil
}

// Turn sets the moment for which the next states are made. Like [Project.Update] it is called from one goroutine at a time.
func (p *Project) Turn(today when.Moment) { p.options.Today = today }

// A kept is what an edit leaves as it is. The zero kept is for the first state and when in doubt: everything is read.
type kept struct {
	last      *State
	reader    bool // configuration, words and territories
	theme     bool
	pictures  bool
	listing   bool               // no file came or went
	documents []*source.Document // of the listing of last, in its order; nil to be read again
}

// keep returns what an edit of paths leaves of the current state.
func (p *Project) keep(paths []string) kept {
	last := p.State()
	if last == nil || len(paths) == 0 {
		return kept{}
	}
	k := kept{last: last, reader: true, theme: true, pictures: true}
	for _, path := range paths {
		switch {
		case strings.HasPrefix(path, "static/"):
			k.pictures = false
		case source.Configures(path) || strings.HasPrefix(path, "themes/"+themeName+"/words/"):
			return kept{}
		case path == "theme" || strings.HasPrefix(path, "theme/") || strings.HasPrefix(path, "themes/"):
			k.theme = false
		}
	}
	k.documents, k.listing = slices.Clone(last.documents), true
	shown := make(map[string]bool) // files of static/ that changed
	for _, path := range paths {
		info, err := fs.Lstat(p.options.FS, path)
		stayed := last.listing.Has(path) && err == nil && info.Mode().IsRegular()
		passed := errors.Is(err, fs.ErrNotExist) && !last.listing.Names(path) // an editor's file of a moment
		k.listing = k.listing && (stayed || passed)
		if i, found := slices.BinarySearch(last.listing.Documents, path); found {
			k.documents[i] = nil
		}
		if name, static := strings.CutPrefix(path, "static/"); static {
			shown[name] = true
		}
	}
	if !k.pictures { // documents hold the sizes of the pictures that they show
		for i, d := range k.documents {
			for name := range shown {
				if d != nil && d.Shows(name) {
					k.documents[i] = nil
				}
			}
		}
	}
	return k
}

// of returns what is kept of the documents of a listing, in its order; nil for those that are to be read.
func (k kept) of(listing source.Listing) []*source.Document {
	documents := make([]*source.Document, len(listing.Documents))
	if len(k.documents) == 0 {
		return documents
	}
	for i, path := range listing.Documents {
		if at, found := slices.BinarySearch(k.last.listing.Documents, path); found {
			documents[i] = k.documents[at]
		}
	}
	return documents
}

// configure gives a state its configuration.
func (p *Project) configure(next *State, k kept) error {
	if k.reader {
		next.reader, next.pictures, next.editor, next.ofReader = k.last.reader, k.last.pictures, k.last.editor, k.last.ofReader
		if !k.pictures {
			next.pictures = next.pictures.Renew()
			next.reader = next.reader.With(next.pictures)
		}
		return nil
	}
	defer p.begin(Configuring)()
	look, err := Look(p.options.Themes)
	if err != nil {
		return err
	}
	if k.last != nil {
		next.pictures = k.last.pictures.Renew()
	} else {
		next.pictures = images.OpenCached(p.options.FS, p.options.Cache)
	}
	next.reader, next.ofReader, err = source.NewReader(p.options.FS, look, next.pictures, p.options.BaseURL)
	if err != nil {
		return fmt.Errorf("read the configuration: %w", err)
	}
	if next.reader.Config().CMS && p.options.Editor != nil {
		packages := p.options.Editor()
		if next.editor = packages.Dir; next.editor == "" {
			next.ofReader = append(next.ofReader, diag.Diagnostic{Code: "T134", Args: []any{"reason", packages.Missing}})
		}
	}
	return nil
}

// read makes a state of what is kept and of what is read anew: on all cores every document, and meanwhile the theme.
func (p *Project) read(ctx context.Context, k kept) (*State, error) {
	next := new(State)
	if err := p.configure(next, k); err != nil {
		return nil, err
	}
	end := p.begin(Reading)
	if k.listing {
		next.listing, next.documents = k.last.listing, k.documents
	} else {
		next.listing = next.reader.Paths()
		next.documents = k.of(next.listing)
	}
	listing, documents := next.listing, next.documents
	group, ctx := errgroup.WithContext(ctx)
	if k.theme {
		next.theme, next.ofTheme = k.last.theme, k.last.ofTheme
	} else {
		group.Go(func() (err error) {
			next.theme, next.ofTheme, err = p.openTheme(next.reader.Config())
			return err
		})
	}
	var taken, done atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		// Each reads many: a new goroutine would grow its stack again for every document.
		group.Go(func() error {
			for ctx.Err() == nil {
				i := int(taken.Add(1)) - 1
				if i >= len(documents) {
					break
				}
				if documents[i] == nil {
					documents[i] = next.reader.Read(listing.Documents[i])
					p.progress(Reading, int(done.Add(1)), len(documents))
				}
			}
			return ctx.Err()
		})
	}
	err := group.Wait()
	end()
	if err != nil {
		return nil, fmt.Errorf("read the network: %w", err)
	}
	next.Problems = slices.Concat(next.ofReader, listing.Problems, next.ofTheme)
	p.link(next)
	return next, nil
}

// progress tells how far a stage is, now and then.
func (p *Project) progress(stage Stage, done, total int) {
	if p.options.Progress != nil && (done%256 == 0 || done == total) {
		p.options.Progress(stage, done, total)
	}
}

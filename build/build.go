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
	"fmt"
	"io/fs"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/images"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
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
	Cache    string                             // folder that keeps pictures from one build to the next; "" for none
	Progress func(stage Stage, done, total int) // called from any goroutine while long work goes on; nil for silence
}

// A Stage is a part of the work that can take long.
type Stage string

// The stages that report progress.
const (
	Reading Stage = "reading"
	Writing Stage = "writing"
)

// themeName is the theme's folder in Options.Themes.
const themeName = "maillage"

// A Project is an open network. It is the only object of the program that changes.
type Project struct {
	options Options
	state   atomic.Pointer[State]
}

// A State is a project at one moment; it is never modified.
type State struct {
	Site     *site.Site
	Plan     *output.Plan
	Problems []diag.Diagnostic // all of them, sorted

	reader    *source.Reader
	documents map[string]*source.Document // by path
	static    []string                    // files in static/, sorted
	pictures  *images.Set
	theme     *theme.Theme
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

// Update makes a new state. With paths only these files are read again, and what the others said before is kept; without
// paths every file is.
func (p *Project) Update(ctx context.Context, paths ...string) error {
	next, err := p.read(ctx, reusable(p.State(), paths))
	if err != nil {
		return err
	}
	p.state.Store(next)
	return nil
}

// reusable returns the documents of a state that an edit of paths leaves as they are. What every document depends on
// (site.yaml, territories, pictures) leaves none.
func reusable(last *State, paths []string) map[string]*source.Document {
	if last == nil || len(paths) == 0 {
		return nil
	}
	kept := make(map[string]*source.Document, len(last.documents))
	for path, d := range last.documents {
		kept[path] = d
	}
	for _, path := range paths {
		if source.Configures(path) {
			return nil
		}
		delete(kept, path)
	}
	return kept
}

// read reads the configuration and, on all cores, every document that is not among those kept; meanwhile it opens the theme.
func (p *Project) read(ctx context.Context, kept map[string]*source.Document) (*State, error) {
	look, err := fs.Sub(p.options.Themes, themeName)
	if err != nil {
		return nil, err
	}
	pictures := images.OpenCached(p.options.FS, p.options.Cache)
	reader, problems, err := source.NewReader(p.options.FS, look, pictures, p.options.BaseURL)
	if err != nil {
		return nil, fmt.Errorf("read the configuration: %w", err)
	}
	listing := reader.Paths()
	next := &State{
		reader: reader, pictures: pictures, static: listing.Static,
		Problems: append(problems, listing.Problems...), documents: make(map[string]*source.Document, len(listing.Documents)),
	}
	documents := make([]*source.Document, len(listing.Documents))
	var ofTheme []diag.Diagnostic
	var done atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	group.Go(func() (err error) {
		next.theme, ofTheme, err = p.openTheme(reader.Config())
		return err
	})
	for i, path := range listing.Documents {
		if d := kept[path]; d != nil {
			documents[i] = d
			continue
		}
		group.Go(func() error {
			documents[i] = reader.Read(path)
			p.progress(Reading, int(done.Add(1)), len(documents))
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return nil, fmt.Errorf("read the network: %w", err)
	}
	next.Problems = append(next.Problems, ofTheme...)
	for i, path := range listing.Documents {
		next.documents[path] = documents[i]
	}
	p.link(next, documents)
	return next, nil
}

// progress tells how far a stage is, now and then.
func (p *Project) progress(stage Stage, done, total int) {
	if p.options.Progress != nil && (done%256 == 0 || done == total) {
		p.options.Progress(stage, done, total)
	}
}

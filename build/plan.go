// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/compagnie-tiers-lieux/maillage/build/check"
	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/images"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/output/api"
	"github.com/compagnie-tiers-lieux/maillage/build/output/calendar"
	"github.com/compagnie-tiers-lieux/maillage/build/output/cms"
	"github.com/compagnie-tiers-lieux/maillage/build/output/feeds"
	"github.com/compagnie-tiers-lieux/maillage/build/output/maps"
	"github.com/compagnie-tiers-lieux/maillage/build/output/opendata"
	"github.com/compagnie-tiers-lieux/maillage/build/output/pages"
	"github.com/compagnie-tiers-lieux/maillage/build/output/search"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/source"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
)

// files lists the files of a site, a family a line. Adding a family of outputs is adding a line.
func (p *Project) files(s *site.Site, t *theme.Theme, pictures *images.Set, schemas *schema.Set, editor string) []output.File {
	sets := sync.OnceValue(func() []*dataset.Dataset { return dataset.Of(s, schemas, &p.records) }) // the other families need not wait
	families := []struct {
		name string
		list func() []output.File
	}{
		{"pages", func() []output.File { return pages.Files(s, sets(), t, pictures) }},
		{"calendar", func() []output.File { return calendar.Files(s) }},
		{"feeds", func() []output.File { return feeds.Files(s, t.Asset("feed.css")) }},
		{"maps", func() []output.File { return maps.Files(s, &p.marks) }},
		{"opendata", func() []output.File { return opendata.Files(s, sets(), schemas) }},
		{"api", func() []output.File { return api.Files(s, sets()) }},
		{"search", func() []output.File { return search.Files(s, &p.words) }},
		{"cms", func() []output.File { return cms.Files(s.Config, schemas, editor) }},
		{"theme", t.Assets},
		{"images", pictures.Files},
	}
	listed := make([][]output.File, len(families))
	var group errgroup.Group
	for i, family := range families {
		group.Go(func() error {
			listed[i] = p.metered(family.name, family.list())
			return nil
		})
	}
	_ = group.Wait() // no family returns an error
	return slices.Concat(listed...)
}

// link makes what is left of a state of its documents: the site, its plan, and what they have to say.
func (p *Project) link(next *State) {
	config := next.reader.Config()
	entries := make([]site.Entry, 0, len(next.documents))
	for _, d := range next.documents {
		next.Problems = append(next.Problems, d.Problems...)
		if p.options.Drafts || !d.Entry.Common().Draft {
			entries = append(entries, d.Entry)
		}
	}
	end := p.begin(Assembling)
	next.Site = site.Assemble(config, entries, p.options.Today.In(config.Location))
	end()
	next.Problems = append(next.Problems, next.pictures.Problems()...)
	var last *output.Plan
	if before := p.State(); before != nil {
		last = before.Plan
	}
	var ofPlan []diag.Diagnostic
	planned := make(chan struct{})
	go func() {
		defer close(planned)
		defer p.begin(Listing)()
		next.Plan, ofPlan = last.Next(p.files(next.Site, next.theme, next.pictures, next.reader.Schemas(), next.editor))
	}()
	end = p.begin(Checking)
	ofSite := check.Run(check.Network{
		Site: next.Site, Static: next.listing.Static,
		Page: func(url string) bool { // only links ask, and wait
			<-planned
			_, found := next.Plan.File(pages.FilePath(url))
			return found
		},
	})
	end()
	<-planned
	next.Problems = append(next.Problems, ofPlan...)
	next.Problems = append(next.Problems, ofSite...)
	diag.Sort(next.Problems)
}

// openTheme opens the theme with what the network lays over it in its folder theme/.
func (p *Project) openTheme(c *site.Config) (*theme.Theme, []diag.Diagnostic, error) {
	defer p.begin(Theming)()
	var own fs.FS
	if info, err := fs.Stat(p.options.FS, "theme"); err == nil && info.IsDir() {
		if own, err = fs.Sub(p.options.FS, "theme"); err != nil {
			return nil, nil, err
		}
	}
	return theme.Open(theme.Options{
		Themes: p.options.Themes, Name: themeName, Network: own, Title: c.Name, Words: c.Words, BasePath: c.BasePath,
		Brand:   theme.Brand{Primary: c.Brand.Primary, Accent: c.Brand.Accent, PrimaryAt: c.Brand.PrimaryAt, AccentAt: c.Brand.AccentAt},
		Fonts:   theme.Fonts{Title: c.Brand.Fonts.Title, Text: c.Brand.Fonts.Text, TitleAt: c.Brand.Fonts.TitleAt, TextAt: c.Brand.Fonts.TextAt},
		Icons:   pictograms(c),
		Colours: colours(c), Packages: p.options.Packages,
		Facts: facts(c),
	})
}

// facts returns what the scripts of a site know of it.
func facts(c *site.Config) map[string]any {
	known := map[string]any{"timezone": c.Timezone}
	if b := c.Basemap; !b.IsZero() {
		known["basemap"] = map[string]any{"url": b.URL, "attribution": b.Attribution, "max_zoom": b.MaxZoom}
	}
	return known
}

// pictograms returns the icons that a network gave to its activities.
func pictograms(c *site.Config) []theme.Pictogram {
	var list []theme.Pictogram
	for _, a := range c.Activities {
		if a.Icon != "" {
			list = append(list, theme.Pictogram{Name: a.Icon, At: a.IconAt})
		}
	}
	return list
}

// colours returns the colours that a network gave to its terms, under the names that pages use.
func colours(c *site.Config) []theme.Colour {
	var list []theme.Colour
	for _, terms := range []struct {
		prefix string
		terms  []site.Term
	}{{"activity-", c.Activities}, {"event-", c.EventKinds}, {"ad-", c.AdKinds}} {
		for _, t := range terms.terms {
			if t.Colour != "" {
				list = append(list, theme.Colour{Name: terms.prefix + t.ID, Hex: t.Colour})
			}
		}
	}
	return list
}

// Publish writes the current state into a folder, at once or not at all. The project's progress takes the place of o's.
func (p *Project) Publish(ctx context.Context, dir string, o output.PublishOptions) (output.Stats, error) {
	defer p.begin(Writing)()
	o.Progress = func(done, total int) { p.progress(Writing, done, total) }
	return output.Publish(ctx, p.State().Plan, dir, o)
}

// Vanished finds the pages of the site in a folder that the current state no longer has and that no redirect replaces:
// somebody may have kept their address.
func (p *Project) Vanished(dir string) ([]diag.Diagnostic, error) {
	published, err := output.Published(dir)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		return nil, fmt.Errorf("read what was published: %w", err)
	}
	var problems []diag.Diagnostic
	for _, name := range published {
		if _, kept := p.State().Plan.File(name); !kept && !paged(name) {
			problems = append(problems, diag.Diagnostic{Code: "O110", Args: []any{"value", "/" + strings.TrimSuffix(name, "index.html")}})
		}
	}
	return problems, nil
}

// paged reports whether a path is a further page of a list: these come and go with the number of entries.
func paged(name string) bool {
	number := path.Base(path.Dir(name))
	return strings.Trim(number, "0123456789") == "" && path.Base(name) == "index.html" && strings.Count(name, "/") >= 2 &&
		strings.Trim(path.Base(path.Dir(path.Dir(name))), "0123456789") != ""
}

// Look returns the folder of the theme among the themes that the program carries.
func Look(themes fs.FS) (fs.FS, error) { return fs.Sub(themes, themeName) }

// Schemas returns the schemas with the terms of a network.
func Schemas(fsys, themes fs.FS) (*schema.Set, error) {
	look, err := Look(themes)
	if err != nil {
		return nil, err
	}
	reader, _, err := source.NewReader(fsys, look, nil, "")
	if err != nil {
		return nil, err
	}
	return reader.Schemas(), nil
}

// Read reports whether the state was made from a file.
func (s *State) Read(path string) bool {
	if s.document(path) != nil || source.Configures(path) {
		return true
	}
	return slices.ContainsFunc(s.Problems, func(d diag.Diagnostic) bool { return d.At.Path() == path })
}

// Style returns the path of the style sheet of every page, with the base path.
func (s *State) Style() string { return s.theme.Asset("site.css") }

// ProblemOf returns the problem in somebody's file that only showed when a file of the site was written: a template of the
// network that fails, a picture whose pixels are damaged.
func ProblemOf(err error) (diag.Diagnostic, bool) {
	var template *theme.Error
	if errors.As(err, &template) {
		return template.Diagnostic, true
	}
	var picture *images.DamagedError
	if errors.As(err, &picture) {
		return picture.Problem, true
	}
	return diag.Diagnostic{}, false
}

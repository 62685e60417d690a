// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package contribute

import (
	"context"
	"io/fs"
	"math"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// Sides are the two states of a network's files that are compared.
type Sides struct {
	Base, Head fs.FS
	Changed    []string    // the files in which they differ, sorted
	Themes     fs.FS       // the themes that the program carries
	Today      when.Moment // of the checks
	Lang       string      // of the report: fr or en
}

// What a comparison shows at most: a person reads it.
const (
	mostEntries  = 100
	mostProblems = 100
	mostNear     = 3
	nearby       = 3_000 // metres to a neighbour that is worth a word
	sameSpot     = 60    // metres between two places that may be one
	sameTown     = 5_000 // metres between two places of alike names that may be one
	mostText     = 300   // characters of a value
	mostLines    = 40    // lines of a body that changed
)

// Compare says what the head changes of the base. Both are read with the base's configuration, see [Trusted]; the head's
// documents are read again only where they differ.
func Compare(ctx context.Context, s Sides) (*Report, error) {
	c := comparison{Sides: s, report: &Report{Version: reportVersion, Lang: s.Lang}}
	now := &turning{s.Base}
	project, err := build.Open(ctx, build.Options{FS: now, Themes: s.Themes, Today: s.Today, Drafts: true})
	if err != nil {
		return nil, err
	}
	c.before, c.after = project.State(), project.State()
	var contributed []string
	for _, name := range s.Changed {
		if open(name) {
			contributed = append(contributed, name)
		} else {
			c.report.Guarded = append(c.report.Guarded, Guarded{File: name, Configures: configures(name)})
		}
	}
	if len(contributed) > 0 {
		now.now = Trusted(s.Base, s.Head)
		if err := project.Update(ctx, contributed...); err != nil {
			return nil, err
		}
		c.after = project.State()
	}
	c.report.site = c.after.Site
	for _, name := range contributed {
		c.file(name)
	}
	c.problems(contributed)
	return c.report, nil
}

// configures reports whether a file of the team decides how the site is made.
func configures(name string) bool {
	top, _, below := strings.Cut(name, "/")
	return name == "site.yaml" || name == "maillage.lock" || top == "content" || below && slices.Contains([]string{"theme", "themes", ".github", ".forgejo", "build", "cmd"}, top) || name == ".gitlab-ci.yml"
}

// A comparison is under way.
type comparison struct {
	Sides
	before, after *build.State
	report        *Report
}

// file adds what one file changes.
func (c *comparison) file(name string) {
	t := typeOf(name)
	before, after := content(c.Base, name), content(c.Head, name)
	change := changeOf(before != nil, after != nil)
	if t == "" {
		f := File{File: name, Change: change}
		if after != nil {
			f.Bytes = int64(len(after.Text))
		}
		if about, err := fs.Stat(c.Head, name); err == nil {
			f.Bytes = about.Size()
		}
		c.report.Files = append(c.report.Files, f)
		return
	}
	if len(c.report.Entries) == mostEntries {
		c.report.More++
		return
	}
	id := strings.TrimSuffix(name[strings.LastIndexByte(name, '/')+1:], t.Extension())
	e := Entry{Type: string(t), ID: id, File: name, Change: change}
	was, is := c.values(t, before), c.values(t, after)
	e.Fields, e.Same = compareValues(was.fields, is.fields)
	e.Title = clip(label(c.after.Site, t, id, label(c.before.Site, t, id, id)))
	e.Body = compareBodies(was.body, is.body)
	if t == site.TypePlace {
		c.place(&e, id)
	}
	c.report.Entries = append(c.report.Entries, e)
}

func changeOf(before, after bool) Change {
	switch {
	case !before:
		return Added
	case !after:
		return Removed
	}
	return Modified
}

// label returns what people call an entry.
func label(s *site.Site, t site.Type, id, otherwise string) string {
	if e := s.Find(t, id); e != nil && e.Label() != "" {
		return e.Label()
	}
	return otherwise
}

// content returns a document's text, nil where there is none that can be read: that is a problem of the check's.
func content(fsys fs.FS, name string) *diag.File {
	const most = 160 << 10 // package source refuses more
	about, err := fs.Lstat(fsys, name)
	if err != nil {
		return nil
	}
	f := &diag.File{Path: name}
	if about.Mode().IsRegular() && about.Size() <= most {
		if text, err := fs.ReadFile(fsys, name); err == nil {
			f.Text = text
		}
	}
	return f
}

// compareBodies returns the lines of the Markdown that differ, with their neighbours.
func compareBodies(before, after string) []string {
	d := diff.Diff("a", text(before), "b", text(after))
	if len(d) == 0 {
		return nil
	}
	lines := strings.Split(strings.TrimSuffix(string(d), "\n"), "\n")
	lines = lines[min(3, len(lines)):] // the names of the sides
	lines = slices.DeleteFunc(lines, func(line string) bool { return strings.HasPrefix(line, `\ `) })
	if len(lines) > mostLines {
		lines = append(lines[:mostLines], "…")
	}
	for i, line := range lines {
		lines[i] = clip(line)
	}
	return lines
}

// text returns a body without the empty lines around it.
func text(body string) []byte {
	if body = strings.TrimSpace(body); body == "" {
		return nil
	}
	return []byte(body + "\n")
}

// place adds what only places have: where they are, what is around, and whether they are there already.
func (c *comparison) place(e *Entry, id string) {
	was, is := c.before.Site.Place(id), c.after.Site.Place(id)
	if e.Change == Added {
		was = nil
	}
	if e.Change == Removed {
		is = nil
	}
	if was != nil && was.Point != nil {
		e.Was = &Point{was.Point.Lat, was.Point.Lon}
	}
	if is == nil || is.Point == nil {
		return
	}
	e.At = &Point{is.Point.Lat, is.Point.Lon}
	if e.Was != nil {
		e.Moved = math.Round(geo.Distance(*was.Point, *is.Point))
	}
	if commune := c.after.Site.Config.Atlas.Find(geo.Commune, is.Where.Commune); commune != nil {
		e.Commune = clip(commune.Name)
	}
	for _, p := range c.after.Site.Around(*is.Point, sameTown) {
		if p.ID == id {
			continue
		}
		near := Near{ID: p.ID, Title: clip(p.Name), Metres: math.Round(geo.Distance(*is.Point, *p.Point)), At: Point{p.Point.Lat, p.Point.Lon}}
		switch {
		case near.Metres <= sameSpot || alike(is.Name, p.Name):
			e.Suspects = append(e.Suspects, near)
		case near.Metres <= nearby && len(e.Near) < mostNear:
			e.Near = append(e.Near, near)
		}
	}
	e.Suspects = e.Suspects[:min(len(e.Suspects), mostNear)]
}

// alike reports whether two names may be meant for one place.
func alike(a, b string) bool {
	a, b = geo.Fold(a), geo.Fold(b)
	return a == b || diag.Nearest(a, []string{b}) == b
}

// problems adds those of the files that changed, and those that the change brings to others: a place that is gone and that an
// event names.
func (c *comparison) problems(changed []string) {
	known := make(map[string]bool)
	for _, r := range diag.Records(c.Lang, c.before.Problems) {
		known[r.File+"\x00"+string(r.Code)+"\x00"+r.Message] = true
	}
	var first, then []diag.Record
	for _, r := range diag.Records(c.Lang, c.after.Problems) {
		switch {
		case slices.Contains(changed, r.File):
			first = append(first, r)
		case !known[r.File+"\x00"+string(r.Code)+"\x00"+r.Message]:
			then = append(then, r)
		}
	}
	for _, r := range append(first, then...) {
		if r.Severity == diag.Error.String() {
			c.report.Errors++
		}
		if len(c.report.Problems) < mostProblems {
			c.report.Problems = append(c.report.Problems, Problem{
				Code: string(r.Code), Severity: r.Severity, File: clip(r.File), Line: r.Line, Title: clip(r.Title), Message: clip(r.Message), Hint: clip(r.Hint), Mends: len(r.Fix) > 0,
			})
		}
	}
}

// clip shortens what is too long for a line of a report.
func clip(text string) string {
	n := 0
	for at := range text {
		if n++; n > mostText {
			return text[:at] + "…"
		}
	}
	return text
}

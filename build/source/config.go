// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package source

import (
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

const siteFile = "site.yaml"

// configure reads site.yaml, the words of its language and the territories.
func (r *Reader) configure(theme fs.FS, baseURL string) ([]diag.Diagnostic, error) {
	c := &site.Config{}
	r.config = c
	r.schemas = schema.Load()
	f, problems := readBounded(r.fsys, siteFile, siteBytes)
	c.File = f
	var matter *front.Matter
	if len(problems) == 0 {
		matter, problems = r.decode(f, "site", c)
	}
	c.BaseURL = or(baseURL, c.BaseURL)
	if matter != nil && refused(problems, matter.Span("/lang")) {
		c.Lang = "" // the theme has no words of it
	}
	complete(c)
	problems = append(problems, r.redirects()...)
	if matter != nil {
		c.Brand.PrimaryAt, c.Brand.AccentAt = matter.Span("/brand/primary"), matter.Span("/brand/accent")
		c.Brand.Fonts.TitleAt, c.Brand.Fonts.TextAt = matter.Span("/brand/fonts/title"), matter.Span("/brand/fonts/text")
		for i := range c.Activities {
			c.Activities[i].IconAt = matter.Span(fmt.Sprintf("/activities/%d/icon", i))
		}
		if refused(problems, matter.Span("/basemap/url")) || refused(problems, matter.Span("/basemap")) || c.Basemap.Origin() == "" || c.Basemap.Attribution == "" {
			c.Basemap = site.Basemap{}
		}
		if refused(problems, c.Brand.PrimaryAt) {
			c.Brand.Primary = ""
		}
		if refused(problems, c.Brand.AccentAt) {
			c.Brand.Accent = ""
		}
	}
	set, found, err := r.words(theme)
	if err != nil {
		return problems, err
	}
	c.Words = set
	if c.Tagline == "" && c.Territory.Name != "" {
		c.Tagline = set.Text("home.tagline", "territory", c.Territory.Name)
	}
	problems = append(problems, found...)
	areas, found := r.territories()
	problems = append(problems, found...)
	c.Atlas = geo.NewAtlas(areas)
	problems = append(problems, unknownAreas(c, matter, problems)...)
	if matter != nil {
		problems = append(problems, r.guests(matter)...)
	}
	r.schemas = r.schemas.With(known(c, diag.Failed(problems)))
	return problems, nil
}

// words reads the words of the theme in the network's language, with what the network says otherwise: its nouns in site.yaml, and
// theme/words/<lang>.yaml where it has one.
func (r *Reader) words(theme fs.FS) (*words.Set, []diag.Diagnostic, error) {
	c := r.config
	set, err := words.Load(theme, c.Lang)
	if err != nil {
		return nil, nil, err
	}
	f, problems := readText(r.fsys, "theme/words/"+c.Lang+".yaml", siteBytes)
	switch {
	case len(problems) == 0:
		set, problems = set.Overlay(f)
	case problems[0].Code == "F110": // most networks have none
		problems = nil
	}
	nouns := make(map[string]words.Noun, len(c.Nouns))
	for name, n := range c.Nouns {
		nouns[name] = words.Noun(n)
	}
	return set.With(nouns), problems, nil
}

// complete fills what site.yaml leaves out.
func complete(c *site.Config) {
	c.Lang = or(c.Lang, "fr")
	c.Timezone = or(c.Timezone, "Europe/Paris")
	c.Licences.Content = or(c.Licences.Content, "CC-BY-SA-4.0")
	c.Licences.Data = or(c.Licences.Data, "etalab-2.0")
	c.Forge.Branch = or(c.Forge.Branch, "main")
	if c.Basemap.MaxZoom == 0 {
		c.Basemap.MaxZoom = 18
	}
	if c.Limits.PageSize == 0 {
		c.Limits.PageSize = 24
	}
	if c.Limits.VerifiedDays == 0 {
		c.Limits.VerifiedDays = 365
	}
	if c.Limits.MapPlaces == 0 {
		c.Limits.MapPlaces = 5000
	}
	zone, err := time.LoadLocation(c.Timezone)
	if err != nil { // the schema has said so
		zone = time.UTC
	}
	c.Location = zone
	for _, list := range []*[]site.Term{&c.Activities, &c.EventKinds, &c.AdKinds, &c.Labels} {
		*list = each(*list)
	}
	c.BaseURL = strings.TrimRight(c.BaseURL, "/")
	if u, err := url.Parse(c.BaseURL); err == nil {
		c.BasePath = strings.TrimRight(u.EscapedPath(), "/")
	}
}

// each returns the terms of a list, of those that share an id the first.
func each(list []site.Term) []site.Term {
	var out []site.Term
	for _, t := range list {
		if !slices.ContainsFunc(out, func(o site.Term) bool { return o.ID == t.ID }) {
			out = append(out, t)
		}
	}
	return out
}

// known returns the lists of the network that the values of documents must be in. In a site.yaml with errors a list may be
// empty because it could not be read: then every value is taken, or each document would have a problem that is not its own.
func known(c *site.Config, failed bool) map[string][]schema.Term {
	lists := make(map[string][]schema.Term)
	for name, list := range map[string][]site.Term{"activities": c.Activities, "event_kinds": c.EventKinds, "ad_kinds": c.AdKinds, "labels": c.Labels} {
		if len(list) > 0 || !failed {
			lists[name] = terms(list)
		}
	}
	return lists
}

func terms(list []site.Term) []schema.Term {
	out := make([]schema.Term, len(list))
	for i, t := range list {
		out[i] = schema.Term{ID: t.ID, Title: t.Title}
	}
	return out
}

// unknownAreas finds the codes of the territory that no file of territories describes, but for those that were refused already.
func unknownAreas(c *site.Config, m *front.Matter, known []diag.Diagnostic) []diag.Diagnostic {
	var problems []diag.Diagnostic
	for i, code := range c.Territory.Areas {
		at := m.Span(fmt.Sprintf("/territory/areas/%d", i))
		if c.Atlas.Area(code) == nil && !refused(known, at) {
			problems = append(problems, diag.Diagnostic{Code: "C120", At: at, Args: []any{"value", code}})
		}
	}
	return problems
}

// redirects reads content/redirects.yaml, which a network may have.
func (r *Reader) redirects() []diag.Diagnostic {
	f, problems := readBounded(r.fsys, redirectsFile, siteBytes)
	if len(problems) > 0 {
		if problems[0].Code == "F110" {
			return nil
		}
		return problems
	}
	var list struct {
		Redirects []site.Redirect `yaml:"redirects"`
	}
	_, problems = r.decode(f, "redirects", &list)
	r.config.Redirects, r.config.RedirectsFile = list.Redirects, f
	return problems
}

// decode holds a YAML file against a schema and decodes it into v.
func (r *Reader) decode(f *diag.File, schemaName string, v any) (*front.Matter, []diag.Diagnostic) {
	m, problems := front.Parse(f, front.NetworkLimits)
	if m == nil || m.Root == nil {
		return m, problems
	}
	problems = append(problems, r.schemas.Type(schemaName).Check(m)...)
	if err := m.Decode(v); err != nil && !diag.Failed(problems) {
		problems = append(problems, diag.Diagnostic{Code: "F120", At: m.Span(""), Args: []any{"reason", err.Error()}})
	}
	return m, problems
}

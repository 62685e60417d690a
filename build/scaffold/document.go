// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package scaffold

import (
	"slices"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// A Document is a document of a network that is being begun.
type Document struct {
	Type  site.Type
	site  *site.Site
	draft Draft
}

// NewDocument begins a document of a type. What a network knows by itself is filled in: the day, the number of a newsletter and what is
// new since the one before.
func NewDocument(t site.Type, s *site.Site, schemas *schema.Set, lang string) *Document {
	d := &Document{Type: t, site: s, draft: Draft{Schema: schemas.Type(string(t)), Lang: lang, Values: make(map[string][]string), Help: true}}
	today := s.Today.Format("2006-01-02")
	switch t {
	case site.TypeEvent:
		d.Set("start", today+" 18:30")
	case site.TypeAd:
		d.Set("published", today)
	case site.TypeArticle, site.TypeEpisode:
		d.Set("date", today)
	case site.TypeFlows:
		d.Set("currency", "EUR")
	case site.TypeRoute:
		if len(s.Places) > 0 { // an example must lead to a place that there is
			d.draft.Written = map[string]string{"stops": "[{place: " + s.Places[0].ID + "}]"}
		}
	case site.TypeNewsletter:
		number := 1
		if len(s.Newsletters) > 0 {
			number += s.Newsletters[0].Number
		}
		d.Set("date", today)
		d.Set("number", strconv.Itoa(number))
		d.draft.Body = News(s, lang)
	}
	return d
}

// Set gives a key its value; those of a list are separated by commas.
func (d *Document) Set(key, value string) {
	p, _ := d.property(key)
	if p.Type != "array" {
		if p.Format == "moment" {
			value = strings.Replace(value, "T", " ", 1)
		}
		d.draft.Values[key] = []string{strings.TrimSpace(value)}
		return
	}
	d.draft.Values[key] = nil
	for item := range strings.SplitSeq(value, ",") {
		if item = strings.TrimSpace(item); item != "" {
			d.draft.Values[key] = append(d.draft.Values[key], item)
		}
	}
}

// Knows reports whether documents of the type have a key that takes a value.
func (d *Document) Knows(key string) bool {
	_, ok := d.property(key)
	return ok
}

// Keys returns the keys that take a value.
func (d *Document) Keys() []string {
	var keys []string
	for _, p := range d.properties() {
		keys = append(keys, p.Path)
	}
	return keys
}

func (d *Document) property(key string) (schema.Property, bool) {
	for _, p := range d.properties() {
		if p.Path == key {
			return p, true
		}
	}
	return schema.Property{}, false
}

// properties returns the keys that take a value, those in groups too.
func (d *Document) properties() []schema.Property {
	var list []schema.Property
	var walk func([]schema.Property)
	walk = func(properties []schema.Property) {
		for _, p := range properties {
			switch {
			case p.Type == "object":
				walk(p.Properties)
			case p.Items == nil || p.Items.Type == "string":
				list = append(list, p)
			}
		}
	}
	walk(d.draft.Schema.Properties())
	return list
}

// nameKey returns the key under which a document has its name; "" for one that is called by its year.
func (d *Document) nameKey() string {
	switch d.Type {
	case site.TypePlace, site.TypePerson:
		return "name"
	case site.TypeFlows, site.TypeIndicators:
		return ""
	}
	return "title"
}

// Name gives a document its name. Money flows and indicators are called by their year.
func (d *Document) Name(name string) {
	if key := d.nameKey(); key != "" {
		d.Set(key, name)
	} else {
		d.draft.Values[""] = []string{name}
	}
}

// Named reports whether a document has a name.
func (d *Document) Named() bool { return d.id() != "" }

// NameQuestion asks for the name.
func (d *Document) NameQuestion() string {
	if p, ok := d.property(d.nameKey()); ok {
		return p.Title.In(d.draft.Lang)
	}
	return diag.Text{FR: "Année", EN: "Year"}.In(d.draft.Lang)
}

// id returns the name of the file; a day tells apart what happens more than once.
func (d *Document) id() string {
	if d.nameKey() == "" {
		return words.Slug(first(d.draft.Values[""], d.site.Today.Format("2006")))
	}
	end := ""
	switch d.Type {
	case site.TypeEvent:
		start := first(d.draft.Values["start"], "")
		end = "-" + start[:min(len(start), len("2006-01-02"))]
	case site.TypeNewsletter:
		if name := first(d.draft.Values["title"], ""); name == "" {
			return diag.Text{FR: "lettre-", EN: "newsletter-"}.In(d.draft.Lang) + first(d.draft.Values["number"], "1")
		}
	}
	slug := words.Slug(first(d.draft.Values[d.nameKey()], ""))
	if slug == "" {
		return ""
	}
	const most = 80
	return strings.Trim(slug[:min(len(slug), most-len(end))], "-") + end
}

func first(list []string, otherwise string) string {
	if len(list) == 0 || list[0] == "" {
		return otherwise
	}
	return list[0]
}

// A Prompt asks for the value of a key.
type Prompt struct {
	Key       string
	Text      string
	Otherwise string // what an empty answer means; "" leaves the key out, or to its example
}

// wanted are the keys that people mostly know and that the schema does not require.
var wanted = map[site.Type][]string{
	site.TypePlace: {"lat", "lon", "website"},
	site.TypeEvent: {"place", "end"},
	site.TypeAd:    {"expires", "contact.email"},
}

// Missing returns what to ask for: what every document of the type must have, and what most have.
func (d *Document) Missing() []Prompt {
	var list []Prompt
	for _, p := range d.properties() {
		group, _, inner := strings.Cut(p.Path, ".")
		required := p.Required
		if inner {
			around, _ := d.group(group)
			required = required && around.Required
		}
		if len(d.draft.Values[p.Path]) > 0 || !required && !slices.Contains(wanted[d.Type], p.Path) {
			continue
		}
		q := Prompt{Key: p.Path, Text: p.Title.In(d.draft.Lang)}
		choices := p.Choices
		if p.Items != nil {
			choices = p.Items.Choices
		}
		if len(choices) > 0 {
			var ids []string
			for _, c := range choices {
				ids = append(ids, c.ID)
			}
			q.Text += " (" + strings.Join(ids, ", ") + ")"
		}
		list = append(list, q)
	}
	return list
}

func (d *Document) group(name string) (schema.Property, bool) {
	for _, p := range d.draft.Schema.Properties() {
		if p.Name == name {
			return p, true
		}
	}
	return schema.Property{}, false
}

// File returns the document and what is wrong with it.
func (d *Document) File() (File, []diag.Diagnostic) {
	d.situate()
	yaml := d.Type.Extension() == ".yaml"
	f := &diag.File{Path: d.Type.Folder() + "/" + d.id() + d.Type.Extension(), Text: d.draft.Text(yaml)}
	m, problems := front.Split(f)
	if yaml {
		m, problems = front.Parse(f, front.NetworkLimits)
	}
	if m.Root != nil {
		problems = append(problems, d.draft.Schema.Check(m)...)
	}
	for i := range problems {
		problems[i].Fix = nil // there is no file yet that could be mended
	}
	return File{f.Path, f.Text}, problems
}

// situate fills in the commune of a point, and the INSEE code of a town that there is once.
func (d *Document) situate() {
	if !d.Knows("address.insee") || len(d.draft.Values["address.insee"]) > 0 {
		return
	}
	atlas := d.site.Config.Atlas
	lat, errLat := strconv.ParseFloat(first(d.draft.Values["lat"], ""), 64)
	lon, errLon := strconv.ParseFloat(first(d.draft.Values["lon"], ""), 64)
	city := first(d.draft.Values["address.city"], "")
	switch {
	case errLat == nil && errLon == nil:
		if area := atlas.Find(geo.Commune, atlas.Locate(geo.Point{Lat: lat, Lon: lon}).Commune); area != nil {
			d.Set("address.insee", area.Code)
			if city == "" {
				d.Set("address.city", area.Name)
			}
		}
	case city != "":
		if named := atlas.CommunesNamed(city); len(named) == 1 {
			d.Set("address.insee", named[0].Code)
		}
	}
}

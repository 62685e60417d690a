// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"encoding/json"
	"io"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// A FieldGroup is questions of a form that belong together.
type FieldGroup struct {
	Name   string  // of the words that stand over it: about, where…
	Title  string  // what they ask about
	Text   string  // a sentence that helps; "" for none
	Folded bool    // shown when asked for
	Map    bool    // has the map on which the point is set
	Fields []Field // the questions, in their order
}

// A Field is one question of a form: a key of the schema.
type Field struct {
	ID       string        // of its element: "field-address-city"
	Name     string        // path of the key: "address.city"
	Title    string        // the question
	Help     string        // a sentence that helps
	Example  string        // of an answer; "" for none
	Widget   string        // line, paragraph, lines, number, date, moment, url, email, tel, hours, select, checks, check, group
	Required bool          // every document has it
	Max      int           // characters; 0 for no limit
	Choices  []FieldChoice // the possible answers; nil when any is
	Fields   []Field       // of a group
}

// A FieldChoice is one of the answers to choose from.
type FieldChoice struct {
	Value    string    // as it is written in a file
	Title    string    // as people say it
	Activity *Activity // with its pictogram, when it is one
}

// A question names keys that stand together in a form. Keys that no question names are in the last one; those of left are in none.
type question struct {
	name string
	keys []string
}

// questions of each type. A key that the schema wins stands in the last group without a word here.
var questionsOf = map[string][]question{
	"place": {
		{"about", []string{"name", "summary", "activities", "status"}},
		{"where", []string{"address", "lat", "lon", "precision"}},
		{"contact", []string{"website", "email", "phone", "social"}},
		{"visit", []string{"hours", "services", "telework", "access"}},
	},
	"event": {
		{"about", []string{"title", "summary", "kind"}},
		{"when", []string{"start", "end", "recurrence", "except"}},
		{"where", []string{"place", "online", "address", "lat", "lon", "precision"}},
		{"join", []string{"organiser", "registration"}},
	},
	"ad": {
		{"about", []string{"title", "summary", "kind", "organisation", "place", "city", "contract", "start"}},
		{"when", []string{"published", "expires"}},
		{"contact", []string{"contact"}},
	},
}

// left are the keys that forms leave to those who write files: pictures, which are files of their own; what the network
// decides or finds by itself; what comes after an event.
var left = []string{
	"image", "photos", "attachments", "draft", "member", "quality", "mediation", "external", "verified", "moved_to", "address.insee",
	"timezone", "updated", "route", "programme", "outcomes", "attendance",
}

// manyChoices is the number of places from which an id is typed instead of chosen.
const manyChoices = 1000

// questions returns the fields of a type in their groups.
func (b *book) questions(kind string) []FieldGroup {
	said := b.config.Words
	properties := schema.Load().Type(kind).Properties()
	asked := slices.Clone(questionsOf[kind])
	rest := question{name: "more"}
	for _, p := range properties {
		if !slices.ContainsFunc(asked, func(q question) bool { return slices.Contains(q.keys, p.Name) }) {
			rest.keys = append(rest.keys, p.Name)
		}
	}
	var groups []FieldGroup
	for _, q := range append(asked, rest) {
		group := FieldGroup{
			Name: q.name, Title: said.Text("form." + q.name), Text: said.Text("form." + q.name + "_text"),
			Folded: q.name == "more",
		}
		for _, key := range q.keys {
			at := slices.IndexFunc(properties, func(p schema.Property) bool { return p.Name == key })
			if field, asked := b.field(properties[at]); asked {
				group.Fields = append(group.Fields, field)
			}
		}
		groups = append(groups, group)
	}
	return groups
}

// field returns the question of a key, and whether forms ask it.
func (b *book) field(p schema.Property) (Field, bool) {
	lang := b.config.Words.Lang()
	widget := widgetOf(p)
	if widget == "" || p.Private || slices.Contains(left, p.Path) {
		return Field{}, false
	}
	f := Field{
		ID: "field-" + strings.NewReplacer(".", "-", "_", "-").Replace(p.Path), Name: p.Path, Title: p.Title.In(lang), Help: p.Help.In(lang),
		Widget: widget, Required: p.Required, Max: p.MaxLength,
	}
	if p.Format == "rrule" {
		f.Help = b.config.Words.Text("form.repeats")
	}
	if p.Items != nil && p.Items.Format == "moment" {
		f.Help = b.config.Words.Text("form.days")
	}
	if len(p.Examples) > 0 && widget != "select" && !strings.HasPrefix(p.Examples[0], "[") {
		f.Example = strings.TrimSuffix(strings.Trim(p.Examples[0], `"`), ".") // it stands inside a sentence
	}
	switch widget {
	case "group":
		for _, inner := range p.Properties {
			if field, asked := b.field(inner); asked {
				f.Fields = append(f.Fields, field)
			}
		}
	case "checks":
		f.Choices = b.terms(p.Items.Terms)
	case "select":
		f.Choices = b.choices(p)
	}
	if (widget == "checks" || widget == "select") && len(f.Choices) == 0 {
		return Field{}, false
	}
	return f, true
}

// widgetOf returns how a key is asked for, "" for one that forms do not ask for.
func widgetOf(p schema.Property) string {
	switch {
	case p.Type == "object" && !p.Open:
		return "group"
	case p.Type == "array" && p.Items.Terms != "":
		return "checks"
	case p.Type == "array" && p.Items.Type == "string":
		return "lines"
	case p.Type == "boolean":
		return "check"
	case p.Type == "integer", p.Type == "number":
		return "number"
	case p.Type != "string":
		return ""
	case p.Terms != "", len(p.Choices) > 0, p.Ref != "", p.Format == "rrule":
		return "select"
	}
	switch p.Format {
	case "date", "moment", "email":
		return p.Format
	case "uri":
		return "url"
	case "phone":
		return "tel"
	case "opening-hours":
		return "hours"
	}
	const line = 160 // characters that are written on one line
	if p.MaxLength > line {
		return "paragraph"
	}
	return "line"
}

// choices returns what a key may be.
func (b *book) choices(p schema.Property) []FieldChoice {
	if p.Terms != "" {
		return b.terms(p.Terms)
	}
	var list []FieldChoice
	if p.Format == "rrule" { // the script writes the rule, by the day on which the event begins
		for _, often := range []string{"weekly", "fortnightly", "monthly"} {
			list = append(list, FieldChoice{Value: often, Title: b.config.Words.Text("form." + often)})
		}
	}
	if p.Ref == "place" && len(b.site.Places) <= manyChoices {
		for _, place := range b.site.Places {
			list = append(list, FieldChoice{Value: place.ID, Title: place.Name + " (" + place.Address.City + ")"})
		}
	}
	for _, c := range p.Choices {
		list = append(list, FieldChoice{Value: c.ID, Title: c.Title.In(b.config.Words.Lang())})
	}
	return list
}

// terms returns the terms of one of the network's lists.
func (b *book) terms(list string) []FieldChoice {
	var found []FieldChoice
	for _, t := range map[string][]site.Term{
		"activities": b.config.Activities, "event_kinds": b.config.EventKinds, "ad_kinds": b.config.AdKinds, "labels": b.config.Labels,
	}[list] {
		choice := FieldChoice{Value: t.ID, Title: t.Title}
		if known, ok := b.known[t.ID]; ok && list == "activities" {
			choice.Activity = &known
		}
		found = append(found, choice)
	}
	return found
}

// A formModel is what the script of a form knows of its type: form.json.
type formModel struct {
	Version   int                     `json:"version"`
	Type      string                  `json:"type"`
	Folder    string                  `json:"folder"` // of the files: "places"
	Extension string                  `json:"extension"`
	Forge     *formForge              `json:"forge,omitempty"`
	Mail      string                  `json:"mail,omitempty"`
	Bounds    *[4]float64             `json:"bounds,omitempty"`    // of the network: west, south, east, north
	Territory string                  `json:"territory,omitempty"` // its name
	Addresses string                  `json:"addresses,omitempty"` // address of the service that says where an address is
	Pages     string                  `json:"pages"`               // path below which such documents have their page
	Fields    []formField             `json:"fields"`              // in the order of a file
	Messages  map[string]formWords    `json:"messages"`            // of the problems that the script finds
	Words     map[string]words.Phrase `json:"words"`               // that forms say: they come with this file, not with every page
}

type formForge struct {
	Kind   string `json:"kind"`
	URL    string `json:"url"`
	Branch string `json:"branch"`
}

// A formField is what an answer must be.
type formField struct {
	Name     string      `json:"name"` // the last part of its path
	Kind     string      `json:"kind"` // string, integer, number, boolean, array, object
	Format   string      `json:"format,omitempty"`
	Required bool        `json:"required,omitempty"`
	Length   int         `json:"length,omitempty"` // characters of a text, or of each of a list
	Items    int         `json:"items,omitempty"`  // of a list, at most
	Min      *float64    `json:"min,omitempty"`
	Max      *float64    `json:"max,omitempty"`
	Example  string      `json:"example,omitempty"`
	Fields   []formField `json:"fields,omitempty"` // of an object
}

// formWords are what is said of a problem. {name} stands for a value; a hint that lacks one is left out.
type formWords struct {
	Message string   `json:"message"`
	Hints   []string `json:"hints"`
}

// formCodes are the problems that the script finds before package check does, in the same words.
var formCodes = []diag.Code{
	"V009", "V010", "V011", "V012", "V013", "V030", "V031", "V032", "V033", "V034", "V035", "V036", "V040", "V041", "V044", "V045", "V046",
	"V051", "V052", "V053", "V054", "P103", "P105", "G101", "E106",
}

// formModel returns what the script of a form knows of its type.
func (b *book) formModel(kind string) formModel {
	t, lang := site.Type(kind), b.config.Words.Lang()
	m := formModel{
		Version: 1, Type: kind, Folder: t.Folder(), Extension: t.Extension(), Mail: b.config.Email, Addresses: b.config.Addresses.URL(),
		Fields: formFields(schema.Load().Type(kind).Properties()), Messages: make(map[string]formWords, len(formCodes)), Words: b.config.Words.Phrases("form.say."),
	}
	for _, form := range forms {
		if form.kind == kind {
			m.Pages = b.config.SectionURL(form.section)
		}
	}
	if f := b.config.Forge; f.Kind != "" {
		m.Forge = &formForge{f.Kind, f.URL, f.Branch}
	}
	if bounds, known := b.extent(); known {
		m.Territory = b.config.Territory.Name
		m.Bounds = &[4]float64{bounds.West, bounds.South, bounds.East, bounds.North}
	}
	for _, code := range formCodes {
		rule := diag.Lookup(code)
		said := formWords{Message: rule.Message.In(lang)}
		for _, hint := range rule.Hints {
			said.Hints = append(said.Hints, hint.In(lang))
		}
		m.Messages[string(code)] = said
	}
	return m
}

// extent returns the bounds of the territory, or of the places of a network that has drawn none, and whether there are any.
func (b *book) extent() (geo.Bounds, bool) {
	if b.territory != nil {
		if bounds := b.territory.Bounds(); bounds.West < bounds.East {
			return bounds, true
		}
	}
	var points []geo.Point
	for _, p := range b.site.Located() {
		points = append(points, *p.Point)
	}
	return geo.BoundsOf(points...), len(points) > 0
}

func formFields(properties []schema.Property) []formField {
	var list []formField
	for _, p := range properties {
		if widgetOf(p) == "" || p.Private || slices.Contains(left, p.Path) {
			continue
		}
		f := formField{
			Name: p.Name, Kind: p.Type, Format: p.Format, Required: p.Required, Length: p.MaxLength, Items: p.MaxItems,
			Min: p.Minimum, Max: p.Maximum, Fields: formFields(p.Properties),
		}
		if p.Items != nil {
			f.Format, f.Length = p.Items.Format, p.Items.MaxLength
		}
		if len(p.Examples) > 0 {
			f.Example = p.Examples[0]
		}
		list = append(list, f)
	}
	return list
}

// json adds a data file. What it says is made when it is rendered.
func (b *book) json(path string, data func() any) {
	b.files = append(b.files, output.File{Path: path, Render: func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		return e.Encode(data())
	}})
}

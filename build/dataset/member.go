// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package dataset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Kind is a type of value, the same in every format.
type Kind string

// The kinds of values, with what [Record.Get] returns for them.
const (
	Text    Kind = "text"    // string
	URL     Kind = "url"     // string, an address with its scheme
	Email   Kind = "email"   // string
	Date    Kind = "date"    // string, "2020-06-19"
	Moment  Kind = "moment"  // string, a date or a time with its distance from UTC: "2020-06-19T18:30:00+02:00"
	Integer Kind = "integer" // int
	Number  Kind = "number"  // float64
	Boolean Kind = "boolean" // bool
	List    Kind = "list"    // []string, none of them empty
)

// A Member is what records say under one name: a column of a table, a member of an object.
type Member struct {
	Name    string // "postcode"
	Key     string // the key of the schema that it comes from: "address.postcode"; "" for what the build finds
	Kind    Kind
	Title   diag.Text
	Help    diag.Text
	Always  bool            // every record has it
	Choices []schema.Choice // the only values of a text, or of the items of a list; nil for any
	Example string          // as people write it, "" for none
}

// A column is a line of a table: a member of the records that are made from E. What is empty here comes from the schema.
type column[E any] struct {
	name   string
	key    string    // of the schema: "address.postcode"; "" for what the build finds
	title  diag.Text // of what the build finds, or where the schema speaks to those who write
	help   diag.Text
	kind   Kind
	always bool // every record has it, though the schema does not ask for it
	value  func(*site.Site, E) any
}

// members describes the columns of a table with the words of a schema.
func members[E any](sc *schema.Schema, columns []column[E]) []Member {
	known := make(map[string]Member)
	if sc != nil {
		describe(known, sc.Properties(), true, diag.Text{})
	}
	list := make([]Member, len(columns))
	for i, c := range columns {
		m := known[c.key]
		m.Name, m.Key, m.Always = c.name, c.key, m.Always || c.always
		if c.title != (diag.Text{}) {
			m.Title = c.title
		}
		if c.help != (diag.Text{}) {
			m.Help = c.help
		}
		if c.kind != "" {
			m.Kind, m.Choices = c.kind, nil
		}
		list[i] = m
	}
	return list
}

// describe notes what a schema says of its keys, by their paths. The title of a key inside a group names the group too: « Nom
// (structure porteuse) ».
func describe(known map[string]Member, properties []schema.Property, always bool, group diag.Text) {
	for _, p := range properties {
		m := Member{Kind: kindOf(p), Title: p.Title, Help: p.Help, Always: always && p.Required, Choices: p.Choices}
		if p.Items != nil {
			m.Choices = p.Items.Choices
		}
		if len(p.Examples) > 0 {
			m.Example = p.Examples[0]
		}
		if group.FR != "" {
			m.Title = diag.Text{FR: p.Title.FR + " (" + lower(group.FR) + ")", EN: p.Title.EN + " (" + lower(group.EN) + ")"}
		}
		known[p.Path] = m
		describe(known, p.Properties, always && p.Required, p.Title)
		if p.Items != nil { // of a dataset of their own
			describe(known, p.Items.Properties, true, diag.Text{})
		}
	}
}

// kindOf returns the kind of a key of front matter. A number that the schema also takes as a text, such as a postcode, is a text.
func kindOf(p schema.Property) Kind {
	switch p.Type {
	case "integer":
		return Integer
	case "number":
		return Number
	case "boolean":
		return Boolean
	case "array":
		return List
	}
	switch p.Format {
	case "uri":
		return URL
	case "email":
		return Email
	case "date":
		return Date
	case "moment":
		return Moment
	}
	return Text
}

func lower(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if strings.ToUpper(s) == s { // SIRET
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}

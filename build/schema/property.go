// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// A Property is one key of a type of document, for forms, documentation and tests.
type Property struct {
	Path     string // "address.postcode", "programme[].start"
	Name     string // "postcode"; "" for the items of a list
	Title    diag.Text
	Help     diag.Text
	Examples []string // as they are written in YAML after the key
	Required bool     // always; what only some documents need (the coordinates of an open place) is not
	Private  bool     // never leaves the repository
	Type     string   // string, integer, number, boolean, array, object; "" when several kinds are possible: Kinds
	Kinds    []string // of Type "": "boolean", "string"
	Format   string
	Terms    string // the network's list that the value comes from: "activities"
	Ref      string // the type of document that the value names: "place"
	Choices  []Choice

	Minimum    *float64   // of a number; nil for none
	Maximum    *float64   // of a number; nil for none
	MaxLength  int        // of a text, in characters; 0 for no limit of its own
	MaxItems   int        // of a list
	Properties []Property // of a group
	Items      *Property  // of a list
	Open       bool       // a group that takes other keys too
}

// A Choice is one value that a text may have, with what people call it.
type Choice struct {
	ID    string
	Title diag.Text
}

// Title returns what people call the type: « Lieu ».
func (sc *Schema) Title() diag.Text { return sc.root.title }

// Help says what the type is in a sentence.
func (sc *Schema) Help() diag.Text { return sc.root.help }

// Properties returns the keys of the type, in the order in which people fill them in.
func (sc *Schema) Properties() []Property { return sc.properties(sc.root, "") }

func (sc *Schema) properties(r *rule, path string) []Property {
	list := make([]Property, 0, len(r.properties))
	for _, p := range r.properties {
		property := sc.property(p.rule, path+p.name)
		property.Name = p.name
		property.Required = slices.Contains(r.required, p.name)
		list = append(list, property)
	}
	return list
}

func (sc *Schema) property(r *rule, path string) Property {
	p := Property{
		Path: path, Title: r.title, Help: r.help, Examples: r.examples, Private: r.private, Type: string(r.kind),
		Format: r.format, Terms: r.terms, Ref: r.ref, Minimum: r.minimum, Maximum: r.maximum, MaxLength: r.maxLength, MaxItems: r.maxItems, Open: r.extra != nil,
	}
	for _, c := range r.enum {
		p.Choices = append(p.Choices, Choice{c.id, c.title})
	}
	for _, t := range sc.terms[r.terms] {
		p.Choices = append(p.Choices, Choice{t.ID, diag.Text{FR: t.Title, EN: t.Title}})
	}
	for _, alternative := range r.either {
		p.Kinds = append(p.Kinds, string(alternative.kind))
	}
	if r.items != nil {
		items := sc.property(r.items, path+"[]")
		p.Items = &items
	}
	if r.kind == groupKind {
		p.Properties = sc.properties(r, path+".")
	}
	return p
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package contribute

import (
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A document is what one side of a file says, in words.
type document struct {
	fields []value
	body   string
}

// A value is one line of a front matter as people read it.
type value struct {
	pointer string // /address/city
	label   string // « Adresse › Ville »
	text    string
}

// values reads a file; nil is an empty document.
func (c *comparison) values(t site.Type, f *diag.File) document {
	if f == nil {
		return document{}
	}
	var m *front.Matter
	if t.Extension() == ".yaml" {
		m, _ = front.Parse(f, front.NetworkLimits)
	} else {
		m, _ = front.Split(f)
	}
	if m.Root == nil {
		return document{}
	}
	r := reader{lang: c.Lang}
	r.fields("", "", m.Root, c.after.Schemas().Type(string(t)).Properties())
	return document{r.values, m.Body.Text()}
}

// A reader makes values of nodes.
type reader struct {
	lang   string
	values []value
}

// fields reads the keys of a group. A key that the schema does not know has its own name.
func (r *reader) fields(pointer, label string, n *front.Node, properties []schema.Property) {
	for _, f := range n.Fields {
		p := schema.Property{Name: f.Name}
		if at := slices.IndexFunc(properties, func(p schema.Property) bool { return p.Name == f.Name }); at >= 0 {
			p = properties[at]
		}
		title := p.Title.In(r.lang)
		if title == "" {
			title = f.Name
		}
		at, name := pointer+"/"+front.Escape(f.Name), label+title
		if f.Value.Kind == front.Map {
			r.fields(at, name+" › ", f.Value, p.Properties)
			continue
		}
		r.values = append(r.values, value{at, name, r.text(f.Value, p)})
	}
}

// text returns a value in a line: choices by what people call them, lists with commas, groups of a list with their keys' values.
func (r *reader) text(n *front.Node, p schema.Property) string {
	switch n.Kind {
	case front.List:
		var items []string
		for _, item := range n.Items {
			items = append(items, r.text(item, itemOf(p)))
		}
		return strings.Join(items, ", ")
	case front.Map:
		inner := reader{lang: r.lang}
		inner.fields("", "", n, p.Properties)
		var parts []string
		for _, v := range inner.values {
			parts = append(parts, v.text)
		}
		return "(" + strings.Join(parts, " · ") + ")"
	}
	for _, c := range p.Choices {
		if c.ID == n.Value {
			return c.Title.In(r.lang)
		}
	}
	if !n.Quoted {
		switch n.Value {
		case "true":
			return diag.Text{FR: "oui", EN: "yes"}.In(r.lang)
		case "false":
			return diag.Text{FR: "non", EN: "no"}.In(r.lang)
		}
	}
	return n.Value
}

func itemOf(p schema.Property) schema.Property {
	if p.Items == nil {
		return schema.Property{}
	}
	return *p.Items
}

// compareValues returns the fields that differ, in the order of the file after, then what is gone; and how many are the same.
func compareValues(before, after []value) (fields []Field, same int) {
	was := make(map[string]value, len(before))
	for _, v := range before {
		was[v.pointer] = v
	}
	for _, v := range after {
		old, known := was[v.pointer]
		delete(was, v.pointer)
		if known && old.text == v.text {
			same++
			continue
		}
		fields = append(fields, Field{Pointer: clip(v.pointer), Label: clip(v.label), Before: clip(old.text), After: clip(v.text)})
	}
	for _, v := range before {
		if _, gone := was[v.pointer]; gone {
			fields = append(fields, Field{Pointer: clip(v.pointer), Label: clip(v.label), Before: clip(v.text)})
		}
	}
	return fields, same
}

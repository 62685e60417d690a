// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package opendata

import (
	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
)

// jsonSchema describes a record of a dataset (JSON Schema 2020-12). Other members may come later: readers ignore those that they do
// not know.
func (f *family) jsonSchema(d *dataset.Dataset) output.Object {
	var properties output.Object
	required := []string{}
	for _, m := range d.Members {
		properties = append(properties, output.Field{Name: m.Name, Value: f.jsonProperty(m)})
		if m.Always {
			required = append(required, m.Name)
		}
	}
	return output.Object{
		{Name: "$schema", Value: "https://json-schema.org/draft/2020-12/schema"},
		{Name: "$id", Value: f.config.Absolute(dataset.FilePath(d.Name, "schema.json"))},
		{Name: "title", Value: d.Title.In(f.config.Lang)},
		{Name: "description", Value: d.Help.In(f.config.Lang)},
		{Name: "type", Value: "object"},
		{Name: "properties", Value: properties},
		{Name: "required", Value: required},
	}
}

func (f *family) jsonProperty(m dataset.Member) output.Object {
	o := output.Object{{Name: "title", Value: m.Title.In(f.config.Lang)}, {Name: "description", Value: m.Help.In(f.config.Lang)}}
	var one output.Object // a value, or an item of a list
	switch m.Kind {
	case dataset.Integer, dataset.Number, dataset.Boolean:
		one = append(one, output.Field{Name: "type", Value: string(m.Kind)})
	default:
		one = append(one, output.Field{Name: "type", Value: "string"})
	}
	switch m.Kind {
	case dataset.URL:
		one = append(one, output.Field{Name: "format", Value: "uri"})
	case dataset.Email:
		one = append(one, output.Field{Name: "format", Value: "email"})
	case dataset.Date:
		one = append(one, output.Field{Name: "format", Value: "date"})
	case dataset.Moment:
		one = append(one, output.Field{Name: "anyOf", Value: []output.Object{{{Name: "format", Value: "date"}}, {{Name: "format", Value: "date-time"}}}})
	}
	if ids := choices(m); ids != nil {
		one = append(one, output.Field{Name: "enum", Value: ids})
	}
	if m.Kind == dataset.List {
		return append(o, output.Field{Name: "type", Value: "array"}, output.Field{Name: "items", Value: one})
	}
	return append(o, one...)
}

// choices returns the only values of a member, nil for any.
func choices(m dataset.Member) []string {
	var ids []string
	for _, c := range m.Choices {
		ids = append(ids, c.ID)
	}
	return ids
}

// tableSchema describes the columns of a CSV (Table Schema 1, which Validata and schema.data.gouv.fr read).
func (f *family) tableSchema(d *dataset.Dataset) output.Object {
	fields := make([]output.Object, len(d.Members))
	for i, m := range d.Members {
		fields[i] = f.tableField(m)
	}
	return output.Object{
		{Name: "$schema", Value: "https://frictionlessdata.io/schemas/table-schema.json"},
		{Name: "name", Value: d.Name},
		{Name: "title", Value: d.Title.In(f.config.Lang)},
		{Name: "description", Value: d.Help.In(f.config.Lang)},
		{Name: "homepage", Value: f.config.Absolute(f.config.DataURL())},
		{Name: "licenses", Value: f.licences()},
		{Name: "contributors", Value: []output.Object{{{Name: "title", Value: f.config.Name}, {Name: "role", Value: "publisher"}}}},
		{Name: "fields", Value: fields},
		{Name: "primaryKey", Value: "id"},
		{Name: "missingValues", Value: []string{""}},
	}
}

// tableTypes are the types and formats of Table Schema. A list is a text with "|" between its items; a moment is a date or a time.
var tableTypes = map[dataset.Kind][2]string{
	dataset.Text: {"string"}, dataset.URL: {"string", "uri"}, dataset.Email: {"string", "email"}, dataset.Date: {"date"}, dataset.Moment: {"string"},
	dataset.Integer: {"integer"}, dataset.Number: {"number"}, dataset.Boolean: {"boolean"}, dataset.List: {"string"},
}

func (f *family) tableField(m dataset.Member) output.Object {
	described := tableTypes[m.Kind]
	help := m.Help.In(f.config.Lang)
	if m.Kind == dataset.List {
		help += " " + f.config.Words.Text("data.list_help")
	}
	o := output.Object{{Name: "name", Value: m.Name}, {Name: "title", Value: m.Title.In(f.config.Lang)}, {Name: "description", Value: help}, {Name: "type", Value: described[0]}}
	if described[1] != "" {
		o = append(o, output.Field{Name: "format", Value: described[1]})
	}
	var constraints output.Object
	if m.Always {
		constraints = append(constraints, output.Field{Name: "required", Value: true})
	}
	if m.Name == "id" {
		constraints = append(constraints, output.Field{Name: "unique", Value: true})
	}
	if ids := choices(m); ids != nil && m.Kind != dataset.List {
		constraints = append(constraints, output.Field{Name: "enum", Value: ids})
	}
	if constraints != nil {
		o = append(o, output.Field{Name: "constraints", Value: constraints})
	}
	return o
}

// licences returns the licence of the data as Frictionless writes it; none for a network that names none.
func (f *family) licences() []output.Object {
	id := f.config.Licences.Data
	if id == "" {
		return []output.Object{}
	}
	return []output.Object{{{Name: "name", Value: id}, {Name: "title", Value: dataset.LicenceTitle(id)}, {Name: "path", Value: dataset.LicenceURL(id)}}}
}

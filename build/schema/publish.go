// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// JSON returns the schema as it is published: one file that stands alone, with titles and help in one language ("fr" or
// "en") and the terms of the network as enum. x-titles beside an enum holds what people call its values, in the same order.
func (sc *Schema) JSON(lang string) []byte {
	p := publisher{schema: sc, lang: lang}
	root := p.publish(sc.source)
	if used := p.definitions(); len(used.fields) > 0 {
		root = root.set("$defs", used)
	}
	var out bytes.Buffer
	if err := json.Indent(&out, root.appendTo(nil), "", "  "); err != nil { // appendTo writes valid JSON
		return nil
	}
	out.WriteByte('\n')
	return out.Bytes()
}

// A publisher makes the published form of one schema and remembers which shared definitions it needs.
type publisher struct {
	schema *Schema
	lang   string
	used   []string
}

// publish returns v in the language, with its $refs pointing into the same file.
func (p *publisher) publish(v value) value {
	switch v.kind {
	case '[':
		items := make([]value, len(v.items))
		for i, item := range v.items {
			items[i] = p.publish(item)
		}
		return value{kind: '[', items: items}
	case '{':
		return p.publishObject(v)
	}
	return v
}

func (p *publisher) publishObject(v value) value {
	out := value{kind: '{'}
	english := v.get("x-en")
	for _, f := range v.fields {
		switch f.name {
		case "x-en":
			continue
		case "title", "description":
			if said := english.get(f.name); p.lang == "en" && said.exists() {
				f.value = said
			}
		case "x-titles":
			if said := english.get("titles"); p.lang == "en" && said.exists() {
				f.value = said
			}
		case "properties": // its keys are names, not keywords
			named := value{kind: '{'}
			for _, property := range f.value.fields {
				named.fields = append(named.fields, field{property.name, p.publish(property.value)})
			}
			f.value = named
		case "examples", "enum", "const", "default":
		case "$ref":
			f.value = text(p.refer(f.value.text))
		case "x-terms":
			out.fields = append(out.fields, f)
			out = p.fill(out, f.value.text)
			continue
		default:
			f.value = p.publish(f.value)
		}
		out.fields = append(out.fields, f)
	}
	return out
}

// refer notes that a shared definition is needed and returns where it will stand.
func (p *publisher) refer(ref string) string {
	_, name, _ := strings.Cut(ref, "#/$defs/")
	if !slices.Contains(p.used, name) {
		p.used = append(p.used, name)
	}
	return "#/$defs/" + name
}

// definitions returns the shared definitions that were needed, by name. They may need others.
func (p *publisher) definitions() value {
	done := map[string]value{}
	for i := 0; i < len(p.used); i++ {
		done[p.used[i]] = p.publish(p.schema.defs.get(p.used[i]))
	}
	slices.Sort(p.used)
	defs := value{kind: '{'}
	for _, name := range p.used {
		defs.fields = append(defs.fields, field{name, done[name]})
	}
	return defs
}

// fill writes the terms of the network as enum. A list that is not known leaves every id possible.
func (p *publisher) fill(v value, list string) value {
	terms, known := p.schema.terms[list]
	if !known {
		return v
	}
	ids, titles := make([]string, len(terms)), make([]string, len(terms))
	for i, t := range terms {
		ids[i], titles[i] = t.ID, t.Title
	}
	v = v.set("enum", texts(ids))
	v = v.set("x-titles", texts(titles))
	if len(ids) > 0 { // the example of the file may be another network's
		v = v.set("examples", texts(ids[:1]))
	}
	return v
}

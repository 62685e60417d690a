// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"regexp"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/front"
)

// marks are the characters that mean something in Markdown.
var (
	marks   = regexp.MustCompile("[\\\\`*_\\[\\]<>&|~{}#]")
	opening = regexp.MustCompile(`(?m)^([0-9]*)([-+=:.)])`)
	// bare is what YAML reads as a place means it: numbers, dates, true and false.
	bare = regexp.MustCompile(`^(-?(0|[1-9][0-9]{0,8})(\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}|true|false)$`)
)

// write makes the file of a place: the keys in the order of the schema, lists and groups on lines of their own. The body is text,
// whatever it holds: Markdown and HTML in it mean nothing.
func (p *planner) write(d *draft) []byte {
	var b strings.Builder
	b.WriteString("---\n")
	group := ""
	for _, key := range p.order(d) {
		values := d.values[key]
		indent, name := "", key
		if head, rest, nested := strings.Cut(key, "."); nested {
			if head != group {
				b.WriteString(head + ":\n")
			}
			group, indent, name = head, "  ", rest
		} else {
			group = ""
		}
		if p.known.properties[key].Type != "array" {
			b.WriteString(indent + name + ": " + p.scalar(key, values[0]) + "\n")
			continue
		}
		b.WriteString(indent + name + ":\n")
		for _, value := range values {
			b.WriteString(indent + "  - " + front.Quote(value) + "\n")
		}
	}
	b.WriteString("---\n")
	if body := strings.Join(strings.Fields(strings.ReplaceAll(d.body, "\n", " \x00 ")), " "); body != "" {
		body = strings.ReplaceAll(marks.ReplaceAllString(body, `\$0`), " \x00 ", "\n\n")
		body = strings.ReplaceAll(strings.Trim(body, "\x00 \n"), "\x00", "")
		b.WriteString("\n" + opening.ReplaceAllString(body, `$1\$2`) + "\n")
	}
	return []byte(b.String())
}

// order returns the keys of a draft in the order of the schema; ids elsewhere, which the schema does not all know, after it.
func (p *planner) order(d *draft) []string {
	var keys, external []string
	for key := range d.values {
		if strings.HasPrefix(key, "external.") {
			external = append(external, key)
		}
	}
	slices.Sort(external)
	for _, key := range p.sequence {
		switch {
		case key == "external":
			keys = append(keys, external...)
		case len(d.values[key]) > 0:
			keys = append(keys, key)
		}
	}
	return keys
}

// scalar writes a value: what the schema takes for a text in quotes where YAML would take it for something else.
func (p *planner) scalar(key, value string) string {
	property := p.known.properties[key]
	text := (property.Type == "string" || slices.Contains(property.Kinds, "string")) && !strings.Contains(property.Format, "date")
	if !text && bare.MatchString(value) {
		return value
	}
	return front.Quote(value)
}

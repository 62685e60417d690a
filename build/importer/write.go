// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/front"
)

// marks are the characters that mean something in Markdown.
var (
	marks   = regexp.MustCompile("[\\\\`*_\\[\\]<>&|~{}#]")
	opening = regexp.MustCompile(`(?m)^([0-9]*)([-+=:.)])`)
)

// write makes a file of what is known of a place, in any order and form: the schema writes it as the network keeps its files (see hold).
// The body is text, whatever it holds: Markdown and HTML in it mean nothing.
func (p *planner) write(d *draft) []byte {
	var b strings.Builder
	b.WriteString("---\n")
	group := ""
	for _, key := range slices.Sorted(maps.Keys(d.values)) {
		values := d.values[key]
		if len(values) == 0 {
			continue
		}
		indent, name := "", key
		if head, rest, nested := strings.Cut(key, "."); nested {
			if head != group {
				b.WriteString(head + ":\n")
			}
			group, indent, name = head, "  ", rest
		}
		if p.known.properties[key].Type != "array" {
			b.WriteString(indent + name + ": " + front.Written(values[0]) + "\n")
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

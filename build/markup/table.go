// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"strconv"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// table writes a table inside a named region that scrolls and can be reached by keyboard, so that a wide table
// neither breaks a narrow page nor hides its columns.
func (w *writer) table(n *extension.Table) {
	w.tables++
	w.raw(`<section class="table" tabindex="0"`)
	w.attr("aria-label", w.say(diag.Text{FR: "Tableau", EN: "Table"})+" "+strconv.Itoa(w.tables))
	w.raw(">\n<table>\n")
	body := false
	for row := n.FirstChild(); row != nil && !w.full; row = row.NextSibling() {
		switch row.(type) {
		case *extension.TableHeader:
			w.raw("<thead>\n")
			w.row(row, n.Alignments, true)
			w.raw("</thead>\n")
		default:
			if !body {
				w.raw("<tbody>\n")
				body = true
			}
			w.row(row, n.Alignments, false)
		}
	}
	if body {
		w.raw("</tbody>\n")
	}
	w.raw("</table>\n</section>\n")
}

func (w *writer) row(row ast.Node, columns []extension.Alignment, header bool) {
	w.raw("<tr>\n")
	for n := row.FirstChild(); n != nil && !w.full; n = n.NextSibling() {
		name := "td"
		if header && n.FirstChild() != nil { // an empty header names nothing
			name = "th"
		}
		w.raw("<" + name)
		if name == "th" {
			w.raw(` scope="col"`)
		}
		if len(columns) > 0 { // cells that a short row leaves out have no alignment of their own
			w.raw(alignment(columns[0]))
			columns = columns[1:]
		}
		w.span(">", n, "</"+name+">\n")
	}
	w.raw("</tr>\n")
}

// alignment returns a class: pages have no style attributes (reference trust, row 14).
func alignment(a extension.Alignment) string {
	switch a {
	case extension.AlignRight:
		return ` class="right"`
	case extension.AlignCenter:
		return ` class="center"`
	default:
		return ""
	}
}

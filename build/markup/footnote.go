// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"strconv"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// A note is the two ends of a footnote: its own id and that of the first place that calls it.
type note struct {
	id, call string
	called   bool
}

// readNotes gives the footnotes their ids, after the headings have theirs.
func (w *writer) readNotes(document ast.Node) {
	list, ok := document.LastChild().(*extension.FootnoteList)
	if !ok {
		return
	}
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if f, ok := n.(*extension.Footnote); ok {
			number := strconv.Itoa(f.Index)
			w.notes[f.Index] = &note{id: w.ids.take("note-" + number), call: w.ids.take("call-" + number)}
		}
	}
}

// noteLink writes the number that calls a footnote.
func (w *writer) noteLink(n *extension.FootnoteLink) {
	ends, ok := w.notes[n.Index]
	if !ok || w.inLink {
		return
	}
	w.raw("<sup><a")
	w.attr("href", "#"+ends.id)
	if !ends.called {
		w.attr("id", ends.call)
		ends.called = true
	}
	number := strconv.Itoa(n.Index)
	w.attr("aria-label", w.say(diag.Text{FR: "Note ", EN: "Note "})+number)
	w.raw(">" + number + "</a></sup>")
}

// footnotes writes all notes, each with the way back to its call.
func (w *writer) footnotes(list *extension.FootnoteList) {
	w.raw(`<section class="notes"`)
	w.attr("aria-label", w.say(diag.Text{FR: "Notes", EN: "Notes"}))
	w.raw(">\n<ol>\n")
	for n := list.FirstChild(); n != nil && !w.full; n = n.NextSibling() {
		f, ok := n.(*extension.Footnote)
		if !ok {
			continue
		}
		ends, ok := w.notes[f.Index]
		if !ok {
			continue
		}
		w.raw("<li")
		w.attr("id", ends.id)
		w.raw(">")
		w.blocks(f)
		if ends.called {
			w.raw("<a")
			w.attr("href", "#"+ends.call)
			w.attr("aria-label", w.say(diag.Text{FR: "Retour à l’appel de la note ", EN: "Back to the call of note "})+strconv.Itoa(f.Index))
			w.raw(">↩</a>")
		}
		w.raw("</li>\n")
	}
	w.raw("</ol>\n</section>\n")
}

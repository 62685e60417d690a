// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"html"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// inlines writes what a block holds. Pieces of text that follow each other are one text, for typography.
func (w *writer) inlines(parent ast.Node) {
	var run run
	inside := false
	flush := func() {
		if text := run.take(); text != "" {
			w.run(text, inside)
			inside = true
		}
	}
	w.depth++
	for n := parent.FirstChild(); n != nil && !w.full; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			run.add(w.textOf(n))
			w.missedLinks(n.Segment)
			if n.HardLineBreak() {
				flush()
				w.raw("<br>\n")
				inside = false
			} else if n.SoftLineBreak() {
				run.add("\n")
			}
		case *ast.String:
			run.add(meant(n.Value))
		default:
			flush()
			if w.depth > maxDepth {
				w.run(w.plain(n), inside)
			} else {
				w.inline(n)
			}
			inside = true
		}
	}
	flush()
	w.depth--
}

// A run is the pieces of text between two marks. Most are one piece, which is not copied.
type run struct {
	first string
	all   strings.Builder // from the second piece on
}

func (r *run) add(piece string) {
	switch {
	case r.all.Len() > 0:
	case r.first == "":
		r.first = piece
		return
	default:
		r.all.WriteString(r.first)
	}
	r.all.WriteString(piece)
}

// take returns the whole text and begins anew.
func (r *run) take() string {
	text := r.first
	if r.all.Len() > 0 {
		text = r.all.String()
	}
	*r = run{}
	return text
}

// run writes a text between two marks.
func (w *writer) run(text string, inside bool) {
	if w.options.Lang == "fr" {
		text = french(text, inside)
	}
	w.raw(html.EscapeString(text))
}

// span writes inlines between two constants.
func (w *writer) span(open string, n ast.Node, end string) {
	w.raw(open)
	w.inlines(n)
	w.raw(end)
}

// inline writes what is not text; what is not in the list below does not exist in a page.
func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Emphasis:
		if n.Level == 2 {
			w.span("<strong>", n, "</strong>")
		} else {
			w.span("<em>", n, "</em>")
		}
	case *extension.Strikethrough:
		w.span("<del>", n, "</del>")
	case *ast.CodeSpan:
		w.raw("<code>")
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				w.text(strings.ReplaceAll(w.textOf(t), "\n", " "))
			}
		}
		w.raw("</code>")
	case *ast.Link:
		w.link(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.Image:
		w.image(n, false)
	case *ast.RawHTML:
		if n.Segments.Len() > 0 {
			first := n.Segments.At(0)
			w.dropTag(first.Value(w.source.text), n)
		}
	case *extension.TaskCheckBox:
		w.task(n.IsChecked)
	case *extension.FootnoteLink:
		w.noteLink(n)
	}
}

// task writes the box of a task as a sign: it cannot be ticked in a page.
func (w *writer) task(done bool) {
	sign, label := "☐", diag.Text{FR: "à faire", EN: "to do"}
	if done {
		sign, label = "☑", diag.Text{FR: "fait", EN: "done"}
	}
	w.raw(`<span role="img"`)
	w.attr("aria-label", w.say(label))
	w.raw(">" + sign + "</span> ")
}

func (w *writer) link(n *ast.Link) {
	at := w.place(n.Destination, n)
	to, refused := w.address(decode(n.Destination))
	words := w.plain(n)
	if refused == nil && words == "" && !holdsImage(n) {
		refused = refuse(codeNoLinkText, "value", shown(string(n.Destination)))
	}
	if refused != nil {
		w.problem(refused.code, at, refused.args...)
		w.inlines(n)
		return
	}
	if host := hostShown(words); host != "" && to.host != "" && !sameSite(host, to.host) {
		w.problem(codeOtherHost, at, "shown", host, "target", to.host)
	}
	w.open(to, at)
	if title := clean(meant(n.Title)); title != "" && len(title) <= maxTitle {
		w.attr("title", title)
	}
	w.raw(">")
	inLink := w.inLink
	w.inLink = true
	w.inlines(n)
	w.inLink = inLink
	w.raw("</a>")
}

// maxTitle is the length of a title that is shown, in bytes.
const maxTitle = 300

// holdsImage reports whether a picture is somewhere inside a link.
func holdsImage(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindImage || holdsImage(c) {
			return true
		}
	}
	return false
}

// open writes the beginning of a link, without its last bracket, and notes where it goes.
func (w *writer) open(to address, at diag.Span) {
	w.raw("<a")
	w.attr("href", to.href)
	switch {
	case to.web:
		w.attr("rel", "nofollow ugc noopener") // reference trust, row 12
		w.body.Outside = append(w.body.Outside, Link{Target: to.href, At: at})
	case to.path != "":
		w.body.Links = append(w.body.Links, Link{Target: to.path, At: at})
	}
}

// autoLink writes an address that stands in the text as it is, in <> or bare.
func (w *writer) autoLink(n *ast.AutoLink) {
	label := clean(string(n.Label(w.source.text)))
	if w.inLink {
		w.text(label)
		return
	}
	target := label
	switch {
	case n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(label), "mailto:"):
		target = "mailto:" + label
	case n.Protocol != nil: // www.example.org
		target = "https://" + label
	}
	at := w.place(n.Label(w.source.text), n)
	to, refused := w.address(target)
	if refused != nil {
		w.problem(refused.code, at, refused.args...)
		w.text(label)
		return
	}
	w.open(to, at)
	w.raw(">")
	w.text(label)
	w.raw("</a>")
}

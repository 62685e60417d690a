// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"html"
	"html/template"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

const (
	maxDepth    = 60 // nodes inside each other that keep their markup; deeper ones keep their words
	maxProblems = 20 // of one code in one body
)

// A writer writes a parsed body as HTML. It can write only the elements and attributes that stand as constants in
// this package; everything else goes through text or attr, which escape.
type writer struct {
	source   source
	options  Options
	basePath string
	body     Body
	problems []diag.Diagnostic
	counts   map[diag.Code]int

	out      strings.Builder
	words    []byte // room for the plain words of a node
	ids      ids
	headings map[*ast.Heading]Heading
	notes    map[int]*note // footnotes by number
	tables   int
	depth    int
	inLink   bool // a link cannot hold another
	full     bool // maxHTML is reached
}

func newWriter(s source, o Options) *writer {
	w := &writer{
		source: s, options: o, counts: map[diag.Code]int{},
		ids: newIDs(o.ID), headings: map[*ast.Heading]Heading{}, notes: map[int]*note{},
	}
	w.out.Grow(len(s.text) + len(s.text)/4) // HTML is little longer than its Markdown
	if u, err := url.Parse(o.BaseURL); err == nil {
		w.basePath = strings.TrimSuffix(u.EscapedPath(), "/")
	}
	return w
}

// raw writes a constant.
func (w *writer) raw(s string) {
	if w.out.Len()+len(s) > maxHTML {
		w.full = true
		return
	}
	w.out.WriteString(s)
}

// text writes words.
func (w *writer) text(s string) {
	w.raw(html.EscapeString(s))
}

// attr writes an attribute.
func (w *writer) attr(name, value string) {
	w.raw(" " + name + `="` + html.EscapeString(value) + `"`)
}

// say returns one of the few words that the writer adds, in the language of the body.
func (w *writer) say(t diag.Text) string { return t.In(w.options.Lang) }

// problem notes a problem that a person must decide on.
func (w *writer) problem(code diag.Code, at diag.Span, args ...any) {
	w.note(diag.Diagnostic{Code: code, At: at, Args: args})
}

// note notes a problem; after maxProblems of a kind a person has understood.
func (w *writer) note(d diag.Diagnostic) {
	if w.counts[d.Code]++; w.counts[d.Code] <= maxProblems {
		w.problems = append(w.problems, d)
	}
}

// place returns where a piece of the text stands, that the parser cut out of it, or else where n begins.
func (w *writer) place(piece []byte, n ast.Node) diag.Span {
	text := w.source.text
	// A slice cut out of text ends where the memory of text ends, so that its capacity tells where it begins.
	if at := cap(text) - cap(piece); len(piece) > 0 && at >= 0 && at+len(piece) <= len(text) && &text[at] == &piece[0] {
		return w.source.span(at, at+len(piece))
	}
	at := min(max(n.Pos(), 0), len(text))
	return w.source.span(at, min(at+1, len(text)))
}

// document writes the whole body.
func (w *writer) document(n ast.Node) {
	w.readHeadings(n)
	w.readNotes(n)
	w.blocks(n)
}

// result returns what was written.
func (w *writer) result() Body {
	w.body.HTML = template.HTML(w.out.String())
	return w.body
}

func (w *writer) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil && !w.full; n = n.NextSibling() {
		w.depth++
		if w.depth > maxDepth {
			w.text(w.plain(n))
		} else {
			w.block(n)
		}
		w.depth--
	}
}

// wrap writes blocks between two constants.
func (w *writer) wrap(open string, n ast.Node, end string) {
	w.raw(open)
	w.blocks(n)
	w.raw(end)
}

// block writes a block; what is not in the list below does not exist in a page.
func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		w.heading(n)
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		w.inlines(n)
		if n.NextSibling() != nil {
			w.raw("\n")
		}
	case *ast.ThematicBreak:
		w.raw("<hr>\n")
	case *ast.Blockquote:
		w.wrap("<blockquote>\n", n, "</blockquote>\n")
	case *ast.List:
		w.list(n)
	case *ast.ListItem:
		w.wrap("<li>", n, "</li>\n")
	case *ast.CodeBlock:
		w.code(n, "")
	case *ast.FencedCodeBlock:
		w.code(n, codeLanguage(n.Language(w.source.text)))
	case *ast.HTMLBlock:
		w.htmlBlock(n)
	case *extension.Table:
		w.table(n)
	case *extension.DefinitionList:
		w.wrap("<dl>\n", n, "</dl>\n")
	case *extension.DefinitionTerm:
		w.raw("<dt>")
		w.inlines(n)
		w.raw("</dt>\n")
	case *extension.DefinitionDescription:
		w.wrap("<dd>", n, "</dd>\n")
	case *extension.FootnoteList:
		w.footnotes(n)
	}
}

func (w *writer) heading(n *ast.Heading) {
	h, ok := w.headings[n]
	if !ok {
		return
	}
	name := "h" + strconv.Itoa(h.Level)
	w.raw("<" + name)
	w.attr("id", h.ID)
	w.raw(">")
	w.inlines(n)
	w.raw("</" + name + ">\n")
}

func (w *writer) paragraph(n *ast.Paragraph) {
	if image, ok := n.FirstChild().(*ast.Image); ok && image.NextSibling() == nil && n.Parent().Kind() == ast.KindDocument {
		w.figure(image)
		return
	}
	if w.body.Lead == "" && n.Parent().Kind() == ast.KindDocument {
		w.body.Lead = w.plain(n)
	}
	w.raw("<p>")
	w.inlines(n)
	w.raw("</p>\n")
}

func (w *writer) list(n *ast.List) {
	if !n.IsOrdered() {
		w.wrap("<ul>\n", n, "</ul>\n")
		return
	}
	w.raw("<ol")
	if n.Start != 1 {
		w.attr("start", strconv.Itoa(n.Start))
	}
	w.wrap(">\n", n, "</ol>\n")
}

var language = regexp.MustCompile(`^[a-z0-9+#-]{1,20}$`)

// codeLanguage returns the name after ``` when it can be a class (reference trust, row 7), else "".
func codeLanguage(name []byte) string {
	if s := strings.ToLower(string(name)); language.MatchString(s) {
		return s
	}
	return ""
}

// code writes a block of code. It can be reached by keyboard, because it scrolls when its lines are long.
func (w *writer) code(n ast.Node, language string) {
	w.raw(`<pre tabindex="0"><code`)
	if language != "" {
		w.attr("class", "language-"+language)
	}
	w.raw(">")
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		w.text(clean(string(line.Value(w.source.text))))
	}
	w.raw("</code></pre>\n")
}

var tag = regexp.MustCompile(`^\s*<(/?)([A-Za-z][A-Za-z0-9-]*)`)

// htmlBlock leaves a block of HTML out. Comments are notes to oneself; one that never ends takes the rest of the
// text with it.
func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	if n.Lines().Len() == 0 {
		return
	}
	first := n.Lines().At(0)
	if n.HTMLBlockType == ast.HTMLBlockType2 {
		if last := n.Lines().At(n.Lines().Len() - 1); !n.HasClosure() && !strings.Contains(string(last.Value(w.source.text)), "-->") {
			w.problem(codeOpenComment, w.source.span(first.Start, first.Stop))
		}
		return
	}
	w.dropTag(first.Value(w.source.text), n)
}

// dropTag says that a piece of HTML was left out; a closing tag was said with its opening one.
func (w *writer) dropTag(piece []byte, n ast.Node) {
	m := tag.FindSubmatch(piece)
	switch {
	case m == nil:
		if !strings.HasPrefix(strings.TrimSpace(string(piece)), "<!--") {
			w.problem(codeRawHTML, w.place(piece, n), "tag", "<…>")
		}
	case len(m[1]) == 0:
		name := strings.ToLower(string(m[2]))
		end := len(m[0])
		w.problem(codeRawHTML, w.place(piece[:end], n), "tag", "<"+shown(name)+">", "instead", w.say(insteadOf[name]))
	}
}

// insteadOf says how Markdown writes what people write in HTML.
var insteadOf = map[string]diag.Text{
	"a":          {FR: "[texte du lien](https://exemple.fr)", EN: "[text of the link](https://example.org)"},
	"b":          {FR: "**texte en gras**", EN: "**bold text**"},
	"strong":     {FR: "**texte en gras**", EN: "**bold text**"},
	"i":          {FR: "*texte en italique*", EN: "*text in italics*"},
	"em":         {FR: "*texte en italique*", EN: "*text in italics*"},
	"img":        {FR: "![description de la photo](photos/atelier.jpg)", EN: "![description of the photo](photos/atelier.jpg)"},
	"iframe":     {FR: "[Voir la vidéo](https://exemple.fr/video)", EN: "[Watch the video](https://example.org/video)"},
	"video":      {FR: "[Voir la vidéo](https://exemple.fr/video)", EN: "[Watch the video](https://example.org/video)"},
	"h1":         {FR: "## Titre", EN: "## Heading"},
	"h2":         {FR: "## Titre", EN: "## Heading"},
	"h3":         {FR: "### Titre", EN: "### Heading"},
	"li":         {FR: "- un élément de liste", EN: "- an item of a list"},
	"ul":         {FR: "- un élément de liste", EN: "- an item of a list"},
	"ol":         {FR: "1. un élément de liste", EN: "1. an item of a list"},
	"blockquote": {FR: "> une citation", EN: "> a quotation"},
	"hr":         {FR: "---", EN: "---"},
	"br":         {FR: "une ligne vide (ou une barre \\ en fin de ligne)", EN: "an empty line (or a \\ at the end of the line)"},
	"p":          {FR: "une ligne vide entre deux paragraphes", EN: "an empty line between two paragraphs"},
	"table":      {FR: "| Jour | Horaires |", EN: "| Day | Hours |"},
	"code":       {FR: "`code`", EN: "`code`"},
}

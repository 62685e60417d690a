// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package markup turns Markdown written by strangers into safe HTML, plain words, links and headings.
//
// [Render] does all of it in three steps. Guards bound the text before the parser sees it (size, nesting, cells,
// reference definitions, marks), goldmark parses it, and a writer that knows a closed list of elements and
// attributes writes what the parser found: there is no raw HTML to filter, because nothing else can be written.
// Links keep only the schemes of an allowlist and pictures only files of the site. [Excerpt] cuts plain words.
//
// The words of contributors never name a class, a style, an event or an id as it stands. With theme this is one of
// the two packages that may say that text is safe.
package markup

import (
	"html/template"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// The lengths that a body may have, in bytes (reference trust, row 27).
const (
	ShortBody = 16 << 10 // places, events, ads and all that is not a LongBody
	LongBody  = 64 << 10 // newsletters, pages, articles
)

// Options say what a body may be and where it will stand. The zero Options render a short body in English that
// links to nothing but absolute paths of the site and other sites.
type Options struct {
	Lang     string // of the text: "fr" gets the spaces of French typography
	MaxBytes int    // ShortBody when 0
	ID       string // put into the ids of the body when several bodies share a page; else ""
	BaseURL  string // where the site is published, without a slash at the end: "https://example.org/reseau"

	// Resolve says which path of the site a link means: target is what stands in the text, without query and
	// fragment: "/lieux/la-coroutine/", "../places/la-coroutine.md", "documents/charte.pdf". path begins with a
	// slash and does not include the path of BaseURL. Nil takes absolute paths as they are and refuses others.
	Resolve func(target string) (path string, ok bool)

	// Picture says how a picture of the site is shown: src is its path in static/, as in Image. Nil shows the file.
	Picture func(src string) Picture
}

// A Picture is a picture in the sizes that pages need.
type Picture struct {
	Src           string // path of the site or URL, as it stands in the HTML
	Srcset, Sizes string // attributes of img; "" when there is one size
	Width, Height int    // pixels; 0 when not known
}

// A Body is the text of a document, rendered once.
type Body struct {
	HTML     template.HTML
	Lead     string // the words of the first paragraph
	Headings []Heading
	Links    []Link
	Outside  []Link // links to other sites; Target is the whole URL
	Images   []Image
}

// A Heading is a title inside a body.
type Heading struct {
	Level int // 2 to 6: a body never has an h1
	ID    string
	Text  string
}

// A Link is a link of a body that stays inside the site.
type Link struct {
	Target string // site path ("/lieux/la-coroutine/", fragment kept)
	At     diag.Span
}

// An Image is a picture that a body shows.
type Image struct {
	Src string // path in static/, without a leading slash: "photos/atelier.jpg"
	Alt string
	At  diag.Span
}

// Render returns a body as safe HTML with its words, headings, links and pictures, and what is wrong with it. A
// body that a guard refuses is empty. Render may be called from any goroutine.
func Render(body diag.Span, o Options) (Body, []diag.Diagnostic) {
	src := newSource(body)
	if o.MaxBytes == 0 {
		o.MaxBytes = ShortBody
	}
	if problem := src.guard(o.MaxBytes); problem != nil {
		return Body{}, []diag.Diagnostic{*problem}
	}
	w := newWriter(src, o)
	w.document(parse(src.text))
	if w.full {
		return Body{}, []diag.Diagnostic{{Code: codeTooMuchHTML, At: body}}
	}
	return w.result(), w.problems
}

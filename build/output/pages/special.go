// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/compagnie-tiers-lieux/maillage/build/output"
)

// NotFound is the page for addresses that do not exist, layout "404".
type NotFound struct{ Frame }

// Redirect is the page at an address that moved, layout "redirect".
type Redirect struct {
	Frame
	Target Link // where the page is now; its title is the path
}

func (b *book) notFound() {
	b.add(page{
		path: "/404.html", layout: "404", hidden: true, frame: Frame{Title: b.config.Words.Text("notfound.title")},
		data: func(f Frame) any { return NotFound{Frame: f} },
	})
}

// redirects adds a page at each address that content/redirects.yaml gives up.
func (b *book) redirects() {
	for _, r := range b.config.Redirects {
		title := b.config.Words.Text("redirect.title")
		b.add(page{
			path: r.From, layout: "redirect", hidden: true, from: b.config.RedirectsFile, frame: Frame{Title: title},
			data: func(f Frame) any {
				f.Canonical = b.config.Absolute(r.To)
				return Redirect{Frame: f, Target: Link{Title: r.To, Path: r.To}}
			},
		})
	}
}

// maxURLs is how many addresses a sitemap may hold (sitemaps.org: 50,000 and 50 MB).
const maxURLs = 50_000

// sitemap adds sitemap.xml, or an index of several, and robots.txt.
func (b *book) sitemap(indexed []string) []output.File {
	paths := sync.OnceValue(func() []string { return slices.Sorted(slices.Values(indexed)) })
	var parts []string
	var files []output.File
	for from := 0; len(indexed) > maxURLs && from < len(indexed); from += maxURLs {
		name := fmt.Sprintf("sitemap-%d.xml", len(parts)+1)
		parts = append(parts, "/"+name)
		files = append(files, output.File{Path: name, Render: func(w io.Writer) error {
			return b.urlSet(w, paths()[from:min(from+maxURLs, len(indexed))])
		}})
	}
	return append(files, output.File{Path: "sitemap.xml", Render: func(w io.Writer) error {
		if len(parts) > 0 {
			return b.sitemapIndex(w, parts)
		}
		return b.urlSet(w, paths())
	}}, output.File{Path: "robots.txt", Render: func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "User-agent: *\nAllow: /\nSitemap: %s\n", b.config.Absolute("/sitemap.xml"))
		return err
	}})
}

type location struct {
	Loc string `xml:"loc"`
}

func (b *book) urlSet(w io.Writer, paths []string) error {
	type urlset struct {
		XMLName xml.Name   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []location `xml:"url"`
	}
	return writeXML(w, urlset{URLs: b.locations(paths)})
}

func (b *book) sitemapIndex(w io.Writer, parts []string) error {
	type index struct {
		XMLName  xml.Name   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Sitemaps []location `xml:"sitemap"`
	}
	return writeXML(w, index{Sitemaps: b.locations(parts)})
}

func (b *book) locations(paths []string) []location {
	locations := make([]location, len(paths))
	for i, p := range paths {
		locations[i] = location{b.config.Absolute(p)}
	}
	return locations
}

func writeXML(w io.Writer, v any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

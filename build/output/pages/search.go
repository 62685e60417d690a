// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"encoding/xml"
	"io"

	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// SearchPage is the page that searches the whole site, layout "search". Without scripts it leads to the lists.
type SearchPage struct {
	Frame
	Links []Link // the lists of the site
}

// searchPath returns the path of the search; "" for a site without one.
func (b *book) searchPath() string {
	if !b.config.Has(site.SectionSearch) {
		return ""
	}
	return "/" + b.config.Words.Path("search") + "/"
}

func (b *book) search() {
	path := b.searchPath()
	if path == "" {
		return
	}
	words := b.config.Words
	b.add(page{
		path: path, layout: "search", frame: Frame{Title: words.Text("search.title"), Description: words.Text("search.intro"), Breadcrumbs: b.crumbs()},
		data: func(f Frame) any { return SearchPage{Frame: f, Links: b.shared.menu} },
	})
	b.files = append(b.files, output.File{Path: "opensearch.xml", Render: b.openSearch})
}

// openSearch describes the search to browsers, which can then offer it in their address field (OpenSearch 1.1).
func (b *book) openSearch(w io.Writer) error {
	type address struct {
		Type     string `xml:"type,attr"`
		Template string `xml:"template,attr"`
	}
	name := []rune(b.config.Name)
	const longest = 16 // of a short name
	return writeXML(w, struct {
		XMLName     xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
		ShortName   string   `xml:"ShortName"`
		Description string   `xml:"Description"`
		Encoding    string   `xml:"InputEncoding"`
		URL         address  `xml:"Url"`
	}{
		ShortName: string(name[:min(len(name), longest)]), Description: b.config.Words.Text("search.intro") + " " + b.config.Name, Encoding: "UTF-8",
		URL: address{Type: "text/html", Template: b.config.Absolute(b.searchPath()) + "?q={searchTerms}"},
	})
}

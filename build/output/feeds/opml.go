// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package feeds

import (
	"encoding/xml"
	"io"

	"github.com/compagnie-tiers-lieux/maillage/build/output"
)

// OPMLPath is the file that names every feed of a site: readers of feeds import it.
const OPMLPath = "feeds.opml"

// opmlDocument is an OPML 2.0 subscription list.
type opmlDocument struct {
	XMLName  xml.Name  `xml:"opml"`
	Version  string    `xml:"version,attr"`
	Title    string    `xml:"head>title"`
	Outlines []outline `xml:"body>outline"`
}

type outline struct {
	Text  string `xml:"text,attr"`
	Title string `xml:"title,attr"`
	Type  string `xml:"type,attr"`
	XML   string `xml:"xmlUrl,attr"`
	HTML  string `xml:"htmlUrl,attr"`
}

func (f *family) opml() output.File {
	return output.File{Path: OPMLPath, Render: func(w io.Writer) error {
		document := opmlDocument{Version: "2.0", Title: f.config.Name}
		for _, one := range f.feeds {
			document.Outlines = append(document.Outlines, outline{
				Text: one.title, Title: one.title, Type: "rss",
				XML: f.config.Absolute(one.path + "feed.xml"), HTML: f.config.Absolute(one.path),
			})
		}
		return writeXML(w, "", document)
	}}
}

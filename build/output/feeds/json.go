// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package feeds

import (
	"io"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/output"
)

// jsonFeed is a JSON Feed 1.1 document before its items.
type jsonFeed struct {
	Version     string   `json:"version"`
	Title       string   `json:"title"`
	HomePage    string   `json:"home_page_url"`
	Feed        string   `json:"feed_url"`
	Description string   `json:"description"`
	Language    string   `json:"language"`
	Authors     []author `json:"authors"`
}

type jsonItem struct {
	ID        string   `json:"id"`
	URL       string   `json:"url"`
	Title     string   `json:"title"`
	HTML      string   `json:"content_html,omitempty"`
	Text      string   `json:"content_text,omitempty"` // one of the two is required: the summary where there is no body
	Summary   string   `json:"summary,omitempty"`
	Published string   `json:"date_published,omitempty"`
	Authors   []author `json:"authors,omitempty"`
	Tags      []string `json:"tags,omitempty"`
	Where     *where   `json:"_geo,omitempty"`
}

type author struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// where is the extension of JSON Feed that says where something is, as GeoJSON does: lon before lat, degrees WGS 84.
type where struct {
	About       string     `json:"about"`
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"`
}

// writeJSON writes a feed as JSON Feed.
func (f *family) writeJSON(w io.Writer, one feed) error {
	items, _ := f.items(one.entries())
	document := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: one.title, HomePage: f.config.Absolute(one.path),
		Feed: f.config.Absolute(one.path + "feed.json"), Description: one.about, Language: f.config.Lang,
		Authors: []author{{Name: f.config.Name, URL: f.config.Absolute("/")}},
	}
	return output.WriteJSON(w, document, "items", len(items), func(i int) any { return items[i].json() })
}

func (i item) json() jsonItem {
	j := jsonItem{ID: i.id, URL: i.url, Title: i.title, HTML: i.html, Summary: i.summary, Tags: i.categories}
	if i.html == "" {
		j.Text = i.summary
		if j.Text == "" {
			j.Text = i.title
		}
	}
	if !i.published.IsZero() {
		j.Published = i.published.Format(time.RFC3339)
	}
	if i.author != "" {
		j.Authors = []author{{Name: i.author}}
	}
	if i.point != nil {
		j.Where = &where{About: "https://www.rfc-editor.org/rfc/rfc7946", Type: "Point", Coordinates: [2]float64{i.point.Lon, i.point.Lat}}
	}
	return j
}

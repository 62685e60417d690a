// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"html"
	"io"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// Embed is the page that gives the code to show the map on another site, layout "embed".
type Embed struct {
	Frame
	Map        string      // path of the page to show in a frame
	Script     string      // path of the script that makes the frame
	Activities []Activity  // those of places, to filter by
	Areas      []AreaGroup // those with places, to filter by
	ByFrame    string      // HTML to copy: a frame
	ByScript   string      // HTML to copy: the script
}

// An AreaGroup is the areas of a kind that have places.
type AreaGroup struct {
	Title string      // « Par département »
	Areas []*geo.Area // by name
}

// Embedded is the map and the list of places as other sites show them in a frame, layout "embedded".
type Embedded struct {
	Frame
	Map    *Map        // of all places; nil for none
	Places []PlaceCard // the first of the list
	Total  int         // of places
	List   string      // path of the whole list
}

const (
	// Places that the list of an embedded map has without scripts: there is the map, and a link to the whole list.
	embeddedPlaces = 100
	// Height of the frame in the code to copy, in pixels.
	embeddedHeight = "640"
)

// embed adds the page with the code, the page that it shows, and the script that makes a frame of it.
func (b *book) embed() {
	if !b.site.Shows(site.SectionPlaces) {
		return
	}
	words := b.config.Words
	list := b.section(site.SectionPlaces)
	shown, script := list.Path+words.Path("map")+"/", list.Path+words.Path("embed")+".js"
	frame := Frame{Sheet: "embed.css", Title: words.Text("embed.title"), Description: words.Text("embed.intro"), Breadcrumbs: b.crumbs(list)}
	b.add(page{
		path: b.embedPath(), section: site.SectionPlaces, layout: "embed", frame: frame,
		data: func(f Frame) any { return b.embedPage(f, shown, script) },
	})
	b.add(page{
		path: shown, section: site.SectionPlaces, layout: "embedded", hidden: true, frame: Frame{Title: words.Text("map.title")},
		data: func(f Frame) any {
			return Embedded{
				Frame: f, Map: b.mapOf(b.site.Shown(), mapOptions{width: mapWide, height: mapLow}), List: list.Path,
				Places: cards(first(b.site.Shown(), embeddedPlaces), b.placeCard), Total: len(b.site.Shown()),
			}
		},
	})
	b.files = append(b.files, output.File{Path: FilePath(script), Render: func(w io.Writer) error {
		_, err := w.Write(b.theme.AssetText("embed.js"))
		return err
	}})
}

func (b *book) embedPath() string {
	return b.config.SectionURL(site.SectionPlaces) + b.config.Words.Path("embed") + "/"
}

func (b *book) embedPage(f Frame, shown, script string) Embed {
	e := Embed{Frame: f, Map: shown, Script: script}
	for _, term := range b.config.Activities {
		if len(b.site.With(term.ID)) > 0 {
			e.Activities = append(e.Activities, b.activity(term.ID))
		}
	}
	for _, kind := range areaKindsUp {
		if areas := b.areas[kind]; len(areas) > 1 {
			e.Areas = append(e.Areas, AreaGroup{Title: b.config.Words.Text("territory.by_" + string(kind)), Areas: areas})
		}
	}
	source, title := html.EscapeString(b.config.Absolute(shown)), html.EscapeString(b.config.Words.Text("map.title"))
	e.ByFrame = `<iframe src="` + source + `" title="` + title + `" width="100%" height="` + embeddedHeight +
		`" loading="lazy" allow="geolocation" style="border:0"></iframe>`
	e.ByScript = `<script src="` + html.EscapeString(b.config.Absolute(script)) + `" data-map="` + source + `" data-title="` + title +
		`" data-height="` + embeddedHeight + `" async></script>`
	return e
}

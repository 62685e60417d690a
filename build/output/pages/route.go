// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// RoutePage is the page of a way from place to place, layout "route": a sheet to print and to take along.
type RoutePage struct {
	Frame
	Route   *site.Route // the route
	Mode    string      // « à vélo »; "" where it is not said
	Stops   []RouteStop // in order
	Length  string      // « 4 km »: of the way, or from stop to stop as the crow flies; "" where a stop is not known well enough
	Drawn   bool        // somebody drew the way, and Length is its own
	Map     *Map        // nil where no stop has a point
	Picture *Picture    // nil for none
	GPX     string      // path of the file for devices; "" where no stop has a point
	GeoJSON string      // path of the file for other maps; likewise
	Events  []EventCard // that follow it, the first to begin first
}

// A RouteStop is a stop of a route.
type RouteStop struct {
	Number int         // from 1
	Time   string      // « 14 h 30 »; "" where it is not said
	Note   string      // a word about it
	Place  *site.Place // nil for one that does not exist
}

func (b *book) routes() {
	if !b.site.Shows(site.SectionRoutes) {
		return
	}
	all := b.site.Routes
	b.entryList(site.SectionRoutes, len(all), nil, func(l *List, from, to int) { l.Routes = cards(all[from:to], b.routeCard) })
	for _, r := range all {
		b.entry(r, "route", func(f Frame) any { return b.routePage(f, r) })
		if len(b.way(r)) > 0 {
			file := func(extension string, write func(io.Writer, *site.Route) error) {
				b.files = append(b.files, output.File{Path: strings.TrimPrefix(routeFile(r, extension), "/"), From: r.File, Render: func(w io.Writer) error { return write(w, r) }})
			}
			file(".gpx", b.writeGPX)
			file(".geojson", b.writeRoute)
		}
	}
}

// routeFile returns the path of a file beside the page of a route: "/parcours/a-velo.gpx".
func routeFile(r *site.Route, extension string) string {
	return strings.TrimSuffix(r.URL, "/") + extension
}

// A RouteCard is a route as lists show it.
type RouteCard struct {
	*site.Route
	Mode  string   // « à vélo »; "" where it is not said
	Count int      // of stops
	Names []string // of the places, each once
}

func (b *book) routeCard(r *site.Route) RouteCard {
	card := RouteCard{Route: r, Mode: b.mode(r), Count: len(r.Stops)}
	seen := make(map[string]bool)
	for _, stop := range r.Stops {
		if p := b.site.Place(stop.Place); p != nil && !seen[p.ID] {
			seen[p.ID] = true
			card.Names = append(card.Names, p.Name)
		}
	}
	return card
}

func (b *book) mode(r *site.Route) string {
	if r.Mode == "" {
		return ""
	}
	return b.config.Words.Text("route.mode." + r.Mode)
}

func (b *book) routePage(f Frame, r *site.Route) RoutePage {
	page := RoutePage{Frame: f, Route: r, Mode: b.mode(r), Picture: b.picture(r.Image, sizesPage), Events: cards(b.site.EventsOn(r.ID), b.eventCard)}
	page.Sheet = "route.css"
	var places []*site.Place
	seen := make(map[string]bool)
	for i, stop := range r.Stops {
		p := b.site.Place(stop.Place)
		page.Stops = append(page.Stops, RouteStop{Number: i + 1, Time: b.stopTime(stop.Time), Note: stop.Note, Place: p})
		if p != nil && !seen[p.ID] {
			seen[p.ID] = true
			places = append(places, p)
		}
	}
	way, line := b.way(r), geo.Simplify(r.Line)
	if line == nil {
		line = way
	}
	page.Map = b.mapOf(places, mapOptions{title: r.Title, width: mapHome, line: line})
	if len(way) == 0 {
		return page
	}
	page.GPX, page.GeoJSON = routeFile(r, ".gpx"), routeFile(r, ".geojson")
	if page.Drawn = r.Line != nil; page.Drawn {
		page.Length = b.config.Words.Distance(geo.Length(r.Line))
		return page
	}
	known := !slices.ContainsFunc(places, func(p *site.Place) bool { return p.Precision == "commune" })
	if len(way) == len(r.Stops) && known {
		page.Length = b.config.Words.Distance(geo.Length(way))
	}
	return page
}

// stopTime returns an hour as people write it: « 14 h 30 » for "14:30".
func (b *book) stopTime(written string) string {
	t, err := time.Parse("15:04", written)
	if err != nil {
		return written
	}
	return b.config.Words.Time(t)
}

// way returns the points of the stops that have one, in order.
func (b *book) way(r *site.Route) []geo.Point {
	var way []geo.Point
	for _, stop := range r.Stops {
		if p := b.site.Place(stop.Place); p != nil && p.Point != nil {
			way = append(way, *p.Point)
		}
	}
	return way
}

// A gpx is a document of GPX 1.1 (topografix.com/GPX/1/1): a route of named points, and the way that somebody drew.
type gpx struct {
	XMLName xml.Name   `xml:"http://www.topografix.com/GPX/1/1 gpx"`
	Version string     `xml:"version,attr"`
	Creator string     `xml:"creator,attr"`
	Name    string     `xml:"rte>name"`
	Desc    string     `xml:"rte>desc,omitempty"`
	Link    gpxLink    `xml:"rte>link"`
	Points  []gpxPoint `xml:"rte>rtept"`
	Track   *gpxTrack  `xml:"trk"`
}

type gpxTrack struct {
	Name   string       `xml:"name"`
	Points []trackPoint `xml:"trkseg>trkpt"`
}

type trackPoint struct {
	Lat float64 `xml:"lat,attr"`
	Lon float64 `xml:"lon,attr"`
}

type gpxLink struct {
	Href string `xml:"href,attr"`
}

type gpxPoint struct {
	Lat  float64 `xml:"lat,attr"`
	Lon  float64 `xml:"lon,attr"`
	Name string  `xml:"name"`
	Desc string  `xml:"desc,omitempty"`
	Link gpxLink `xml:"link"`
}

// writeGPX writes the stops of a route for the devices that people carry.
func (b *book) writeGPX(w io.Writer, r *site.Route) error {
	document := gpx{Version: "1.1", Creator: b.config.Name, Name: r.Title, Desc: r.Summary, Link: gpxLink{b.config.Absolute(r.URL)}}
	for _, stop := range r.Stops {
		if p := b.site.Place(stop.Place); p != nil && p.Point != nil {
			note := strings.TrimSpace(stop.Time + " " + stop.Note)
			document.Points = append(document.Points, gpxPoint{p.Point.Lat, p.Point.Lon, p.Name, note, gpxLink{b.config.Absolute(p.URL)}})
		}
	}
	if len(r.Line) > 0 {
		document.Track = &gpxTrack{Name: r.Title}
		for _, p := range r.Line {
			document.Track.Points = append(document.Track.Points, trackPoint{p.Lat, p.Lon})
		}
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", " ")
	return encoder.Encode(document)
}

// A routeFeature is a line or a stop of a route, as RFC 7946 has them.
type routeFeature struct {
	Type     string `json:"type"`
	Geometry struct {
		Type        string `json:"type"`
		Coordinates any    `json:"coordinates"` // lon before lat (RFC 7946 §3.1.1)
	} `json:"geometry"`
	Properties map[string]any `json:"properties"`
}

// writeRoute writes the line from stop to stop and the stops, for other maps.
func (b *book) writeRoute(w io.Writer, r *site.Route) error {
	feature := func(kind string, coordinates any, properties map[string]any) routeFeature {
		f := routeFeature{Type: "Feature", Properties: properties}
		f.Geometry.Type, f.Geometry.Coordinates = kind, coordinates
		return f
	}
	var features []routeFeature
	way := r.Line
	if way == nil {
		way = b.way(r)
	}
	if len(way) > 1 {
		line := make([][2]float64, len(way))
		for i, p := range way {
			line[i] = [2]float64{p.Lon, p.Lat}
		}
		features = append(features, feature("LineString", line, map[string]any{"name": r.Title, "mode": r.Mode, "url": b.config.Absolute(r.URL)}))
	}
	for i, stop := range r.Stops {
		if p := b.site.Place(stop.Place); p != nil && p.Point != nil {
			features = append(features, feature("Point", [2]float64{p.Point.Lon, p.Point.Lat}, map[string]any{
				"name": p.Name, "number": i + 1, "time": stop.Time, "note": stop.Note, "url": b.config.Absolute(p.URL),
			}))
		}
	}
	return json.NewEncoder(w).Encode(map[string]any{"type": "FeatureCollection", "features": features})
}

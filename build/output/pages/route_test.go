// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// The files of a route have its stops in order, twice where it comes back, and none for places without a point or that do not exist.
func TestTheFilesOfARouteHaveItsStops(t *testing.T) {
	hostile := `</name><script>alert(1)</script> & "q"`
	c := &site.Config{Name: hostile, BaseURL: "https://exemple.org"}
	place := func(id string, p *geo.Point) *site.Place {
		return &site.Place{Base: site.Base{ID: id, URL: "/lieux/" + id + "/"}, Name: id + hostile, Point: p}
	}
	r := &site.Route{Base: site.Base{ID: "a-velo", URL: "/parcours/a-velo/"}, Title: hostile, Stops: []site.Stop{
		{Place: "un", Time: "14:00", Note: hostile}, {Place: "sans-point"}, {Place: "deux"}, {Place: "inconnu"}, {Place: "un", Time: "18:00"},
	}}
	s := site.Assemble(c, []site.Entry{
		place("un", &geo.Point{Lon: 3.06, Lat: 50.63}), place("deux", &geo.Point{Lon: 3.18, Lat: 50.69}), place("sans-point", nil), r,
	}, when.Moment{}.Time)
	b := &book{site: s, config: c}

	var text strings.Builder
	if err := b.writeGPX(&text, r); err != nil {
		t.Fatal(err)
	}
	var track struct {
		Name   string `xml:"rte>name"`
		Points []struct {
			Lat  float64 `xml:"lat,attr"`
			Lon  float64 `xml:"lon,attr"`
			Name string  `xml:"name"`
		} `xml:"rte>rtept"`
	}
	if err := xml.Unmarshal([]byte(text.String()), &track); err != nil {
		t.Fatal(err)
	}
	if len(track.Points) != 3 || track.Points[0].Lat != 50.63 || track.Points[1].Lon != 3.18 || track.Points[2].Name != "un"+hostile || track.Name != hostile {
		t.Errorf("GPX has %+v", track)
	}

	text.Reset()
	if err := b.writeRoute(&text, r); err != nil {
		t.Fatal(err)
	}
	var collection struct {
		Features []struct {
			Geometry struct {
				Type        string
				Coordinates json.RawMessage
			}
			Properties map[string]any
		}
	}
	if err := json.Unmarshal([]byte(text.String()), &collection); err != nil {
		t.Fatal(err)
	}
	if len(collection.Features) != 4 || string(collection.Features[0].Geometry.Coordinates) != "[[3.06,50.63],[3.18,50.69],[3.06,50.63]]" {
		t.Errorf("GeoJSON has %s", text.String())
	}
	if last := collection.Features[3].Properties; last["number"] != 5.0 || last["time"] != "18:00" {
		t.Errorf("the last stop is %v", last)
	}

	// The way that somebody drew is a track of its own, and the line of other maps; the stops stay.
	r.Line = []geo.Point{{Lon: 3.06, Lat: 50.63}, {Lon: 3.1, Lat: 50.65}, {Lon: 3.12, Lat: 50.66}, {Lon: 3.18, Lat: 50.69}}
	text.Reset()
	if err := b.writeGPX(&text, r); err != nil {
		t.Fatal(err)
	}
	if got := text.String(); strings.Count(got, "<trkpt ") != 4 || strings.Count(got, "<rtept ") != 3 || strings.Index(got, "<rte>") > strings.Index(got, "<trk>") {
		t.Errorf("GPX has %s", got)
	}
	text.Reset()
	if err := b.writeRoute(&text, r); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text.String(), "[[3.06,50.63],[3.1,50.65],[3.12,50.66],[3.18,50.69]]") {
		t.Errorf("GeoJSON has %s", text.String())
	}
}

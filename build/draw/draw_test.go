// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package draw

import (
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/quick"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/need"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name string, got SVG) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(got) {
		t.Errorf("%s has changed; look at it, then run the test with -update\n%s", file, got)
	}
}

// atlas reads the outlines that the repository ships.
func atlas(t testing.TB) *geo.Atlas {
	t.Helper()
	var areas []geo.Area
	for name, kind := range map[string]geo.Kind{"communes.geojson": geo.Commune, "departements-hauts-de-france.geojson": geo.Departement} {
		data, err := os.ReadFile(filepath.Join("..", "..", "content", "territories", name))
		if err != nil {
			t.Fatal(err)
		}
		found, faults := geo.ParseGeoJSON(data, kind)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		areas = append(areas, found...)
	}
	return geo.NewAtlas(areas)
}

// box returns an area between two points.
func box(t testing.TB, b geo.Bounds) *geo.Area {
	t.Helper()
	areas, faults := geo.ParseGeoJSON(fmt.Appendf(nil, `{"type":"Feature","properties":{"code":"1","nom":"Box"},"geometry":{"type":"Polygon","coordinates":[[[%[1]v,%[2]v],[%[3]v,%[2]v],[%[3]v,%[4]v],[%[1]v,%[4]v],[%[1]v,%[2]v]]]}}`,
		b.West, b.South, b.East, b.North), geo.Commune)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return &areas[0]
}

func smallMap(t testing.TB) Map {
	m := Map{
		IDPrefix: "home", Title: "Les lieux du réseau", Description: "Onze lieux, dont trois à Lille.", Width: 400, Height: 300,
		Territory: box(t, geo.Bounds{West: 3, South: 50.5, East: 3.4, North: 50.7}),
		Areas:     []*geo.Area{box(t, geo.Bounds{West: 3, South: 50.5, East: 3.2, North: 50.7})},
		Towns: []Town{
			{Name: "Lille", Point: geo.Point{Lon: 3.1, Lat: 50.6}, Weight: 3},
			{Name: "Hem", Point: geo.Point{Lon: 3.3, Lat: 50.65}, Weight: 1},
			{Name: "Paris", Point: geo.Point{Lon: 2.3, Lat: 48.8}, Weight: 9},
		},
	}
	places := spots{
		{geo.Point{Lon: 3.1, Lat: 50.6}, Place{Name: "La Coroutine", Activity: "Coworking", Town: "Lille", Href: "/lieux/la-coroutine/", Class: 1}},
		{geo.Point{Lon: 3.1, Lat: 50.6}, Place{Name: "LaLOCO", Activity: "Fablab", Town: "Lille", Href: "/lieux/laloco/", Class: 2}},
		{geo.Point{Lon: 3.101, Lat: 50.6}, Place{Name: "La Sécu", Activity: "Café", Town: "Lille", Href: "/lieux/la-secu/", Class: 3, Pale: true}},
		{geo.Point{Lon: 3.25, Lat: 50.55}, Place{Name: "Seul", Href: "/lieux/seul/"}},
		{geo.Point{Lon: 9, Lat: 45}, Place{Name: "Ailleurs", Href: "/lieux/ailleurs/"}},
	}
	for i := range 6 {
		places = append(places, spot{geo.Point{Lon: 3.33, Lat: 50.68}, Place{Name: fmt.Sprintf("Atelier %d", i), Town: "Wattrelos", Href: fmt.Sprintf("/lieux/atelier-%d/", i), Class: 13}})
	}
	m.Group = func(group []int) Link {
		return Link{Href: "/territoires/59/", Title: fmt.Sprintf("%d lieux, %s", len(group), places[group[0]].about.Town)}
	}
	return places.on(m)
}

// Spots are places where they are.
type spots []spot

type spot struct {
	at    geo.Point
	about Place
}

// on returns a map with the places.
func (list spots) on(m Map) Map {
	for _, s := range list {
		m.Points = append(m.Points, s.at)
	}
	m.Place = func(i int) Place { return list[i].about }
	return m
}

func TestMapIsDrawnAsAgreed(t *testing.T) {
	golden(t, "map.svg", smallMap(t).SVG())
}

func TestSmallMapIsDrawnAsAgreed(t *testing.T) {
	a := atlas(t)
	svg := Small{
		IDPrefix: "where", Title: "Où est Le Germoir", Point: geo.Point{Lon: 2.1713, Lat: 50.4659}, Class: 4, About: 1500, Radius: 30_000,
		Areas: a.Areas(geo.Departement), Here: a.Area("62026"), Towns: []Town{{Name: "Ambricourt", Point: geo.Point{Lon: 2.1713, Lat: 50.4659}}},
	}.SVG()
	golden(t, "small.svg", svg)
	if len(svg) > 4000 {
		t.Errorf("the map of one place has %d bytes, want a few thousand", len(svg))
	}
}

func TestSymbolIsDrawnAsAgreed(t *testing.T) {
	var all strings.Builder
	for class := range len(shapes) + 1 {
		all.WriteString(string(Symbol(class)) + "\n")
	}
	golden(t, "symbols.txt", SVG(all.String()))
}

// element is what the tests look for in a picture.
type element struct {
	name, class, href, title string
}

// elements reads a picture as XML and returns its links and named groups; it fails for what no page should have.
func elements(t testing.TB, svg SVG) []element {
	t.Helper()
	found, err := read(svg)
	if err != nil {
		t.Fatalf("%v\n%s", err, svg)
	}
	return found
}

func read(svg SVG) ([]element, error) {
	decoder := xml.NewDecoder(strings.NewReader(string(svg)))
	decoder.Strict = true
	allowed := map[string]bool{"svg": true, "title": true, "desc": true, "g": true, "a": true, "path": true, "circle": true, "text": true}
	var found []element
	depth, last := 0, ""
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			if depth != 0 {
				return nil, fmt.Errorf("%d elements are open", depth)
			}
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			depth++
			last = e.Name.Local
			if !allowed[last] {
				return nil, fmt.Errorf("element %s", last)
			}
			made := element{name: last}
			for _, a := range e.Attr {
				switch {
				case a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on"):
					return nil, fmt.Errorf("attribute %s", a.Name.Local)
				case a.Name.Local == "class":
					made.class = a.Value
				case a.Name.Local == "href":
					made.href = a.Value
				}
			}
			if last == "a" || last == "g" {
				found = append(found, made)
			}
		case xml.EndElement:
			depth--
			last = ""
		case xml.CharData:
			if last == "title" && len(found) > 0 {
				found[len(found)-1].title += string(e)
			}
		}
	}
}

func TestEveryPlaceOnTheSheetCanBeReached(t *testing.T) {
	links := map[string]string{}
	for _, e := range elements(t, smallMap(t).SVG()) {
		if e.name == "a" {
			links[e.href] = e.title
		}
	}
	for href, title := range map[string]string{
		"/lieux/la-coroutine/": "La Coroutine, Coworking, Lille",
		"/lieux/laloco/":       "LaLOCO, Fablab, Lille",
		"/lieux/la-secu/":      "La Sécu, Café, Lille",
		"/lieux/seul/":         "Seul",
		"/territoires/59/":     "6 lieux, Wattrelos", // too many to move them aside
	} {
		if links[href] != title {
			t.Errorf("the link to %s is called %q, want %q", href, links[href], title)
		}
	}
	if len(links) != 5 {
		t.Errorf("links %v", links)
	}
}

func TestMarkersDoNotCoverEachOther(t *testing.T) {
	law := func(spots []uint16) bool {
		var m Map
		for _, s := range spots {
			m.Points = append(m.Points, geo.Point{Lon: 2 + float64(s%97)/97, Lat: 50 + float64(s>>8)/400})
		}
		frame := geo.Fit(geo.Bounds{West: 2, South: 50, East: 3, North: 50.64}, 600, 0, 20)
		var at []geo.XY
		var radius []float64
		seen := 0
		for _, k := range m.markers(frame) {
			seen += len(k.places)
			if k.bubble {
				at, radius = append(at, k.at), append(radius, k.radius)
				continue
			}
			if len(k.seats) != len(k.places) {
				return false
			}
			for _, seat := range k.seats {
				at, radius = append(at, seat), append(radius, reach)
			}
		}
		for i := range at {
			for j := range i {
				if distance(at[i], at[j]) < radius[i]+radius[j]-0.01 {
					return false
				}
			}
		}
		return seen == len(m.Points)
	}
	if err := quick.Check(law, &quick.Config{MaxCount: 300}); err != nil {
		t.Error(err)
	}
}

func TestNamesOfTownsDoNotCoverEachOther(t *testing.T) {
	m := Map{Width: 300, Bounds: geo.Bounds{West: 3, South: 50, East: 4, North: 51}}
	for i := range 60 {
		m.Towns = append(m.Towns, Town{Name: fmt.Sprintf("Commune %d", i), Point: geo.Point{Lon: 3 + float64(i%8)/8, Lat: 50 + float64(i/8)/8}, Weight: i})
	}
	svg := string(m.SVG())
	if n := strings.Count(svg, "<text"); n < 10 || n > townsAtMost {
		t.Errorf("%d of 60 names are written", n)
	}
	if !strings.Contains(svg, ">Commune 59<") {
		t.Error("the heaviest town has no name")
	}
}

var hostile = []string{
	`"><script>alert(1)</script>`, `' onload='alert(1)`, `]]><!--`, "\x00\x0b\x1f\ufffe", "\xff\xfe", `&amp;&#x22;`, "<title>", "</svg>", "\u202e\u2028", "${x}{{7}}", "javascript:alert(1)",
}

func hostileMap(text string) Map {
	p := geo.Point{Lon: 3, Lat: 50}
	return spots{
		{p, Place{Name: text, Activity: text, Town: text, Href: text}},
		{geo.Point{Lon: 4, Lat: 51}, Place{Name: text, Href: "/" + text}},
		{geo.Point{Lon: 4, Lat: 51}, Place{Name: text, Href: "https://" + text}},
	}.on(Map{IDPrefix: text, Title: text, Description: text, Width: 300, Towns: []Town{{Name: text, Point: geo.Point{Lon: 3.1, Lat: 50.1}}}})
}

func checkHostile(text string) error {
	m := hostileMap(text)
	small := Small{IDPrefix: text, Title: text, Description: text, Point: m.Points[0], Towns: m.Towns}
	for _, svg := range []SVG{m.SVG(), small.SVG()} {
		found, err := read(svg)
		if err != nil {
			return err
		}
		for _, e := range found {
			if e.href != "" && address(e.href) == "" {
				return fmt.Errorf("link to %q", e.href)
			}
		}
	}
	return nil
}

func TestHostileNamesStayNames(t *testing.T) {
	for _, text := range hostile {
		if err := checkHostile(text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
	law := func(text string) bool { return checkHostile(text) == nil }
	if err := quick.Check(law, nil); err != nil {
		t.Error(err)
	}
}

func TestLinksLeadIntoTheSiteOrToTheWeb(t *testing.T) {
	for _, good := range []string{"/lieux/a/", "#a", "./a", "../a", "https://example.org/a?b&c", "/"} {
		if address(good) != good {
			t.Errorf("%q is refused", good)
		}
	}
	for _, bad := range []string{"", "javascript:alert(1)", "//evil.example", `/\evil.example`, "data:text/html,x", "JAVASCRIPT:x", "java\nscript:x", "/\t/evil", "vbscript:x"} {
		if address(bad) != "" {
			t.Errorf("%q passes", bad)
		}
	}
}

func TestPicturesOfOnePageHaveDifferentIDs(t *testing.T) {
	a, b := Map{IDPrefix: "a"}.SVG(), Map{IDPrefix: "b"}.SVG()
	if !strings.Contains(string(a), `id="a-title"`) || strings.Contains(string(b), `id="a-title"`) {
		t.Errorf("ids:\n%s\n%s", a, b)
	}
	for prefix, want := range map[string]string{"": "map", "map-2": "map-2", "2": "map2", `x"><b`: "xb", "é": "map"} {
		if got := identifier(prefix); got != want {
			t.Errorf("identifier(%q) = %q, want %q", prefix, got, want)
		}
	}
}

func TestNumbersAreShort(t *testing.T) {
	for tenths, want := range map[int]string{0: "0", 5: ".5", -5: "-.5", 10: "1", -10: "-1", 125: "12.5", -125: "-12.5"} {
		if got := string(appendDecimal(nil, tenths)); got != want {
			t.Errorf("appendDecimal(%d) = %q, want %q", tenths, got, want)
		}
	}
}

// A map of 40 communes weighs less than 60 kB, that of the network about as much.
func TestMapsAreLight(t *testing.T) {
	a := atlas(t)
	m := Map{Title: "Carte", Areas: append(a.Areas(geo.Departement), a.Areas(geo.Commune)...)}
	var places spots
	for i := range 150 {
		c := a.Areas(geo.Commune)[i%len(a.Areas(geo.Commune))]
		p := c.Center()
		places = append(places, spot{geo.Point{Lon: p.Lon + float64(i)/5000, Lat: p.Lat}, Place{Name: "Un lieu au nom assez long", Activity: "Espace de coworking", Town: c.Name, Href: "/lieux/un-lieu-au-nom-assez-long/", Class: i % 9}})
		m.Towns = append(m.Towns, Town{Name: c.Name, Point: p})
	}
	if n := len(places.on(m).SVG()); n > 40_000 {
		t.Errorf("the network's map has %d bytes", n)
	}
}

func TestMapOfRealCommunesIsLight(t *testing.T) {
	areas, _ := geo.ParseGeoJSON(need.Data(t, "france-geojson/communes-hauts-de-france.geojson"), geo.Commune)
	a := geo.NewAtlas(areas)
	m := Map{Title: "Carte", Bounds: geo.BoundsOf(geo.Point{Lon: 3.06, Lat: 50.63}).Pad(12_000)}
	m.Areas = a.Intersecting(geo.Commune, m.Bounds)
	var places spots
	for _, c := range m.Areas {
		m.Towns = append(m.Towns, Town{Name: c.Name, Point: c.Center()})
		places = append(places, spot{c.Center(), Place{Name: "Un lieu au nom assez long", Activity: "Espace de coworking", Town: c.Name, Href: "/lieux/un-lieu-au-nom-assez-long/", Class: len(c.Name)}})
	}
	svg := places.on(m).SVG()
	t.Logf("%d communes, %d bytes", len(m.Areas), len(svg))
	if len(m.Areas) < 40 || len(svg) > 60_000 {
		t.Errorf("%d communes in %d bytes, want at most 60,000", len(m.Areas), len(svg))
	}
}

func BenchmarkMapOfManyPlaces(b *testing.B) {
	a := atlas(b)
	m := Map{Title: "Carte", Areas: a.Areas(geo.Departement)}
	var places spots
	for i := range 10_000 {
		places = append(places, spot{geo.Point{Lon: 1.6 + float64(i*7919%1000)/400, Lat: 49 + float64(i*104729%1000)/500}, Place{Name: "Un lieu", Href: "/lieux/un-lieu/", Class: i % 9}})
	}
	m = places.on(m)
	for b.Loop() {
		m.SVG()
	}
}

func BenchmarkSmall(b *testing.B) {
	a := atlas(b)
	m := Small{Title: "Carte", Point: geo.Point{Lon: 3.06, Lat: 50.63}, Areas: append(a.Areas(geo.Departement), a.Areas(geo.Commune)...)}
	for b.Loop() {
		m.SVG()
	}
}

// The colours of activities are found by names, which their classes do not have.
func TestSymbolsNameTheirColours(t *testing.T) {
	drawn := string(spots{
		{geo.Point{Lon: 3, Lat: 50}, Place{Name: "A", Class: 2, Colour: "activity-fablab", Href: "/lieux/a/"}},
		{geo.Point{Lon: 4, Lat: 51}, Place{Name: "B", Class: 1, Colour: `"><script>`, Href: "/lieux/b/", Pale: true}},
	}.on(Map{Title: "Carte"}).SVG() + Small{Title: "Carte", Point: geo.Point{Lon: 3, Lat: 50}, Class: 1, Colour: "activity-cafe"}.SVG())
	for _, want := range []string{
		`<a tabindex="-1" data-colour="activity-fablab" class="map-place act-2" `, `<a tabindex="-1" data-colour="&#34;&gt;&lt;script&gt;" class="map-place act-1 is-pale" `,
		`<path data-colour="activity-cafe" class="map-place act-1" `,
	} {
		if n := strings.Count(drawn, want); n != 1 {
			t.Errorf("%s is there %d times in %s", want, n, drawn)
		}
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package maps_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

type network struct {
	Version    int
	Day        string
	Days       int
	Activities []struct{ ID, Title, Colour, Symbol string }
	Labels     []struct{ ID, Title string }
	Areas      []struct{ Kind, Code, Name string }
	Places     []place
}

type place struct {
	ID         string     `json:"i"`
	URL        string     `json:"u"`
	Activities []int      `json:"a"`
	Labels     []int      `json:"l"`
	Areas      []int      `json:"z"`
	Point      *[]float64 `json:"g"`
	Status     string     `json:"st"`
	Wheelchair string     `json:"w"`
	Desks      *int       `json:"t"`
	Stale      bool       `json:"v"`
	Hours      *struct {
		Week       [][]int            `json:"w"`
		Exceptions map[string][][]int `json:"x"`
		Again      string             `json:"c"`
	} `json:"h"`
}

func opened(t *testing.T, fsys fs.FS) *build.State {
	t.Helper()
	p, err := build.Open(context.Background(), build.Options{
		FS: fsys, Themes: themes.FS(), Today: when.Moment{Time: time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC), Precision: when.Instant},
	})
	if err != nil {
		t.Fatal(err)
	}
	return p.State()
}

func text(t *testing.T, s *build.State, path string) []byte {
	t.Helper()
	f, found := s.Plan.File(path)
	if !found {
		t.Fatalf("no %s", path)
	}
	var b bytes.Buffer
	if err := f.Render(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func networkOf(t *testing.T, s *build.State) network {
	t.Helper()
	var n network
	if err := json.Unmarshal(text(t, s, "data/map.json"), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// small is a network of the places of a test.
func small(places map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{"site.yaml": {Data: []byte(`name: Réseau d’essai
lang: fr
base_url: https://exemple.org/reseau
activities:
  - {id: coworking, title: Coworking, colour: "#1b64a5"}
  - {id: fablab, title: Fablab}
labels:
  - {id: fabrique, title: Fabrique de territoire}
`)}}
	for name, text := range places {
		fsys["places/"+name+".md"] = &fstest.MapFile{Data: []byte("---\nname: " + name + "\nsummary: Un lieu.\nactivities: [fablab, coworking]\naddress: {postcode: '59000', city: Lille}\n" + text + "---\n")}
	}
	return fsys
}

// What the list shows, the map's data, the drawn map and the open data have: the same places.
func TestAllViewsHaveTheSamePlaces(t *testing.T) {
	s := opened(t, os.DirFS("../../.."))
	var all, located, listed []string
	for _, p := range networkOf(t, s).Places {
		all = append(all, p.ID)
		if p.Point != nil {
			located = append(located, p.ID)
		}
	}
	for _, p := range s.Site.Places {
		listed = append(listed, p.ID)
	}
	if len(all) < 10 || len(located) < 5 || !slices.Equal(all, listed) {
		t.Fatalf("map.json has %v\nthe site has %v", all, listed)
	}
	var collection struct {
		Features []struct {
			ID       string
			Geometry any
		}
	}
	if err := json.Unmarshal(text(t, s, "data/places.geojson"), &collection); err != nil {
		t.Fatal(err)
	}
	var open, openLocated []string
	for _, f := range collection.Features {
		open = append(open, f.ID)
		if f.Geometry != nil {
			openLocated = append(openLocated, f.ID)
		}
	}
	sorted := func(ids []string) []string { return slices.Sorted(slices.Values(ids)) }
	if !slices.Equal(sorted(open), sorted(all)) || !slices.Equal(sorted(openLocated), sorted(located)) {
		t.Error("map.json and places.geojson have other places")
	}
	page := string(text(t, s, "lieux/index.html"))
	for _, id := range all {
		if len(all) <= s.Site.Config.Limits.PageSize && !strings.Contains(page, s.Site.Config.Href("/lieux/"+id+"/")) {
			t.Errorf("the list does not link to %s", id)
		}
	}
}

func TestAPlaceIsWrittenCompactly(t *testing.T) {
	n := networkOf(t, opened(t, small(map[string]string{
		"full": "lat: 50.6321894\nlon: 3.0\nlabels: [fabrique]\naccess: {wheelchair: limited}\ntelework: {desks: 12}\nverified: 2020-01-01\nstatus: seasonal\n",
		"idea": "status: project\n",
	})))
	if n.Version != 1 || n.Day != "2026-12-01" || n.Days != 60 || n.Activities[1].ID != "fablab" || n.Labels[0].ID != "fabrique" {
		t.Errorf("head: %+v", n)
	}
	full, idea := n.Places[0], n.Places[1]
	if !slices.Equal(full.Activities, []int{1, 0}) || !slices.Equal(full.Labels, []int{0}) || !slices.Equal(*full.Point, []float64{3, 50.63219}) ||
		full.Wheelchair != "limited" || *full.Desks != 12 || !full.Stale || full.Status != "seasonal" || full.URL != "/lieux/full/" {
		t.Errorf("full: %+v", full)
	}
	if idea.Point != nil || idea.Status != "project" || idea.Desks != nil || idea.Hours != nil || idea.Stale {
		t.Errorf("idea: %+v", idea)
	}
}

func TestHoursAreCompiledForABrowser(t *testing.T) {
	where := "lat: 50.63\nlon: 3.0\nhours: "
	n := networkOf(t, opened(t, small(map[string]string{
		"a-week":        where + "Mo-Tu 09:00-12:00; PH off\n",
		"b-night":       where + "Su 22:00-02:00\n",
		"c-appointment": where + "'Mo 10:00-11:00 \"sur rendez-vous\"'\n",
		"d-closed":      where + "Mo 09:00-12:00\nclosed_until: 2026-12-24\n",
		"e-again":       where + "Mo 09:00-12:00\nclosed_until: 2020-12-24\n",
		"f-nothing":     "lat: 50.63\nlon: 3.0\nclosed_until: 2026-12-24\n",
		"g-dates":       where + "Fr 09:00-12:00; PH off; 2026 Dec 04 14:00-15:00\n",
	})))
	same := func(what string, got, want [][]int) {
		t.Helper()
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	hours := func(i int) (week [][]int, exceptions map[string][][]int, again string) {
		h := n.Places[i].Hours
		return h.Week, h.Exceptions, h.Again
	}
	week, exceptions, again := hours(0)
	same("a week", week, [][]int{{540, 720}, {1980, 2160}})
	if len(exceptions) != 0 || again != "" { // from 1 December 2026 to 29 January 2027 no holiday is a Monday or a Tuesday
		t.Errorf("a week: %v %q", exceptions, again)
	}
	week, _, _ = hours(1)
	same("a night", week, [][]int{{0, 120}, {6*1440 + 1320, 7 * 1440}})
	week, _, _ = hours(2)
	same("by appointment", week, [][]int{{600, 660, 1}})
	week, _, again = hours(3)
	same("closed for now", week, [][]int{{540, 720}})
	if again != "2026-12-24" {
		t.Errorf("closed for now: again %q", again)
	}
	if _, _, again = hours(4); again != "" {
		t.Errorf("open again: %q", again)
	}
	if week, _, again = hours(5); again != "2026-12-24" || week != nil {
		t.Errorf("closed for now without hours: %v %q", week, again)
	}
	week, exceptions, _ = hours(6)
	same("a usual Friday", week, [][]int{{4*1440 + 540, 4*1440 + 720}})
	same("a date", exceptions["2026-12-04"], [][]int{{840, 900}})
	for _, holiday := range []string{"2026-12-25", "2027-01-01"} {
		if spans, there := exceptions[holiday]; !there || len(spans) != 0 {
			t.Errorf("%s: %v", holiday, spans)
		}
	}
	if len(exceptions) != 3 {
		t.Errorf("exceptions: %v", exceptions)
	}
}

func TestOutlinesShowTheLandUnderThePlaces(t *testing.T) {
	s := opened(t, os.DirFS("../../.."))
	var land struct {
		Territory [][]float64
		Areas     []struct {
			Kind, Name string
			Rings      [][]float64
		}
		Towns []struct {
			Name   string `json:"n"`
			Places int    `json:"k"`
		}
	}
	if err := json.Unmarshal(text(t, s, "data/outlines.json"), &land); err != nil {
		t.Fatal(err)
	}
	if len(land.Territory) == 0 || len(land.Areas) < 5 || len(land.Towns) < 5 || land.Areas[0].Kind != "departement" {
		t.Fatalf("%d rings, %d areas, %d towns", len(land.Territory), len(land.Areas), len(land.Towns))
	}
	for _, ring := range land.Territory {
		if n := len(ring); n < 8 || n%2 != 0 || ring[0] != ring[n-2] || ring[1] != ring[n-1] {
			t.Errorf("a ring is not closed: %v", ring)
		}
	}
	for i, town := range land.Towns[1:] {
		if town.Places > land.Towns[i].Places {
			t.Errorf("%s has more places than %s before it", town.Name, land.Towns[i].Name)
		}
	}
}

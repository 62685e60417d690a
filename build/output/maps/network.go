// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package maps

import (
	"io"
	"math"
	"sync"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// version is that of the contract in the package comment.
const version = 1

// A file is data/map.json.
type file struct {
	Version    int        `json:"version"`
	Day        string     `json:"day"`
	Days       int        `json:"days"`
	Activities []activity `json:"activities"`
	Labels     []label    `json:"labels"`
	Areas      []area     `json:"areas"`
	Origins    []string   `json:"origins,omitempty"`
}

type activity struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Colour string `json:"colour,omitempty"`
	Symbol string `json:"symbol"`
}

type label struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

type area struct {
	Kind geo.Kind `json:"kind"`
	Code string   `json:"code"`
	Name string   `json:"name"`
}

type place struct {
	ID         string      `json:"i"`
	URL        string      `json:"u"`
	Name       string      `json:"n"`
	City       string      `json:"c,omitempty"`
	Postcode   string      `json:"p,omitempty"`
	Summary    string      `json:"s,omitempty"`
	Activities []int       `json:"a,omitempty"`
	Labels     []int       `json:"l,omitempty"`
	Areas      []int       `json:"z,omitempty"`
	Point      *[2]float64 `json:"g,omitempty"`
	Status     string      `json:"st,omitempty"`
	Wheelchair string      `json:"w,omitempty"`
	Desks      *int        `json:"t,omitempty"`
	Hours      *hours      `json:"h,omitempty"`
	Stale      bool        `json:"v,omitempty"`
	Since      string      `json:"d,omitempty"`
	Origin     *int        `json:"o,omitempty"`
}

// network writes data/map.json.
func network(s *site.Site, m *Memory) func(io.Writer) error {
	return func(w io.Writer) error {
		b := newBook(s).withFilters()
		head := file{
			Version: version, Day: s.Today.Format(time.DateOnly), Days: horizon,
			Activities: b.activities, Labels: b.labels, Areas: b.areas, Origins: origins(s),
		}
		return output.WriteEncoded(w, head, "places", m.places(s, head), func(p *written) ([]byte, error) { return p.as(b) })
	}
}

// origins returns the names of the other networks, in the order of site.yaml.
func origins(s *site.Site) []string {
	var names []string
	for _, source := range s.Config.Sources {
		names = append(names, source.Name)
	}
	return names
}

// write writes JSON on one line.
func write(w io.Writer, v any) error {
	text, err := output.JSON(v)
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

// A book is what places refer to by index. Places may be written from any goroutine.
type book struct {
	site       *site.Site
	activities []activity
	labels     []label
	areas      []area
	activityAt map[string]int
	labelAt    map[string]int
	areaAt     map[geo.Kind]map[string]int
	originAt   map[*site.Source]int

	mu       sync.Mutex
	compiled map[string]*hours // by text: many places have the same
}

// newBook returns the book of what marks on the map need; withFilters adds the labels and areas, which take longer.
func newBook(s *site.Site) *book {
	b := &book{
		site: s, activities: []activity{}, labels: []label{}, areas: []area{}, compiled: make(map[string]*hours),
		activityAt: make(map[string]int), labelAt: make(map[string]int), areaAt: make(map[geo.Kind]map[string]int),
		originAt: make(map[*site.Source]int),
	}
	for i, source := range s.Config.Sources {
		b.originAt[source] = i
	}
	for i, t := range s.Config.Activities {
		b.activityAt[t.ID] = i
		b.activities = append(b.activities, activity{t.ID, t.Title, t.Colour, draw.Shape(i + 1)})
	}
	return b
}

func (b *book) withFilters() *book {
	s := b.site
	for i, t := range s.Config.Labels {
		b.labelAt[t.ID] = i
		b.labels = append(b.labels, label{t.ID, t.Title})
	}
	for _, kind := range geo.Kinds {
		b.areaAt[kind] = make(map[string]int)
		for _, a := range s.Areas(kind) {
			b.areaAt[kind][a.Code] = len(b.areas)
			b.areas = append(b.areas, area{a.Kind, a.Code, a.Name})
		}
	}
	return b
}

func (b *book) place(p *site.Place) place {
	made := place{
		ID: p.ID, URL: p.URL, Name: p.Name, City: p.Address.City, Postcode: p.Address.Postcode, Summary: p.Summary,
		Activities: indexes(p.Activities, b.activityAt), Labels: indexes(p.Labels, b.labelAt), Stale: b.site.Stale(p),
		Hours: b.hours(p), Since: p.Since().String(),
	}
	if p.Origin != nil { // a browser knows it by its address
		at := b.originAt[p.Origin]
		made.ID, made.Origin = p.URL, &at
	}
	for _, kind := range geo.Kinds {
		if at, known := b.areaAt[kind][p.Where.Code(kind)]; known {
			made.Areas = append(made.Areas, at)
		}
	}
	if p.Point != nil {
		made.Point = &[2]float64{decimals(p.Point.Lon), decimals(p.Point.Lat)}
	}
	if p.Status != "open" {
		made.Status = p.Status
	}
	if p.Access.Wheelchair != "no" {
		made.Wheelchair = p.Access.Wheelchair
	}
	if p.Telework != nil {
		made.Desks = &p.Telework.Desks
	}
	return made
}

// indexes returns where terms stand in their list; those that site.yaml does not have are left out, package check says so.
func indexes(ids []string, at map[string]int) []int {
	var found []int
	for _, id := range ids {
		if i, known := at[id]; known {
			found = append(found, i)
		}
	}
	return found
}

// decimals rounds degrees to about a metre, without a negative zero.
func decimals(degrees float64) float64 { return math.Round(degrees*1e5)/1e5 + 0 }

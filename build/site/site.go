// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package site is the model: entries, each made from one file, and the [Site] that finds them.
//
// An [Entry] names other entries by their ids and never points to them. A Site is what [Assemble] makes of all entries for
// one moment; it is never modified, so any number of goroutines may read it, and it is made anew after each edit.
package site

import (
	"bytes"
	"cmp"
	"iter"
	"slices"
	"sync"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
)

// A Site is a network at one moment. It is never modified.
type Site struct {
	Config *Config
	Today  time.Time // the moment for which the site is made, in the zone of the network

	Places      []*Place      // by label, in the order of the language
	Events      []*Event      // by beginning, the first to begin first
	Newsletters []*Newsletter // newest first
	Ads         []*Ad         // newest first
	Articles    []*Article    // newest first
	Pages       []*Page       // by order, then label
	People      []*Person     // by label
	Resources   []*Resource   // by label
	Routes      []*Route      // by label
	Episodes    []*Episode    // newest first
	Flows       []*Flows      // newest year first
	Indicators  []*Indicators // newest year first

	entries   []Entry // all of them, by type and id
	scheduled []Entry // those whose day has not come
	upcoming  []*Event
	past      []*Event
	byID      map[Type]map[string]Entry
	with      map[string][]*Place // by activity
	in        map[string][]*Place // by code of area
	eventsAt  map[string][]*Event // by id of place, first to begin first
	eventsIn  map[areaKey][]*Event
	adsAt     map[string][]*Ad
	episodes  map[string][]*Episode
	uses      map[string][]*Resource // by id of place, by label
	chapters  map[string][]*Page     // by id of the page above, in the order of Pages
	located   []*Place               // those that have a point, in the order of Places
	shown     []*Place               // our own and those of other networks, by label
	pins      []*Place               // those of shown that have a point
	index     *geo.Index
	calendars func() []Calendar // listed once, and only when somebody asks
	towns     func() []Town
}

// Assemble makes the Site of a network from its entries for one moment. It always succeeds: what is wrong with
// the entries is said by package check. An entry whose day of publication has not come is left out until then.
func Assemble(c *Config, entries []Entry, today time.Time) *Site {
	s := &Site{
		Config: c, Today: today,
		byID: make(map[Type]map[string]Entry), with: make(map[string][]*Place), in: make(map[string][]*Place),
		eventsAt: make(map[string][]*Event), eventsIn: make(map[areaKey][]*Event), adsAt: make(map[string][]*Ad), episodes: make(map[string][]*Episode),
		uses: make(map[string][]*Resource),
	}
	count := make(map[Type]int)
	for _, e := range entries {
		count[e.Type()]++
	}
	for t, n := range count {
		s.byID[t] = make(map[string]Entry, n)
	}
	s.entries, s.Places, s.Events = make([]Entry, 0, len(entries)), make([]*Place, 0, count[TypePlace]), make([]*Event, 0, count[TypeEvent]) // the many
	for _, e := range entries {
		if from := Publication(c, e); from.After(today) {
			s.scheduled = append(s.scheduled, e)
			continue
		}
		s.add(e)
	}
	s.sort()
	s.relate()
	s.shown = s.withGuests()
	s.pins = s.pin()
	s.calendars = sync.OnceValue(s.listCalendars)
	s.towns = sync.OnceValue(s.listTowns)
	return s
}

// add puts an entry into the list of its type and into the index of ids. The first of two entries with one id stays.
func (s *Site) add(e Entry) {
	ids := s.byID[e.Type()]
	if _, taken := ids[e.Common().ID]; taken {
		return
	}
	ids[e.Common().ID] = e
	s.entries = append(s.entries, e)
	switch e := e.(type) {
	case *Place:
		s.Places = append(s.Places, e)
	case *Event:
		s.Events = append(s.Events, e)
	case *Newsletter:
		s.Newsletters = append(s.Newsletters, e)
	case *Ad:
		s.Ads = append(s.Ads, e)
	case *Article:
		s.Articles = append(s.Articles, e)
	case *Page:
		s.Pages = append(s.Pages, e)
	case *Person:
		s.People = append(s.People, e)
	case *Resource:
		s.Resources = append(s.Resources, e)
	case *Route:
		s.Routes = append(s.Routes, e)
	case *Episode:
		s.Episodes = append(s.Episodes, e)
	case *Flows:
		s.Flows = append(s.Flows, e)
	case *Indicators:
		s.Indicators = append(s.Indicators, e)
	}
}

// sort puts each list into its order. Lists know nothing of each other.
func (s *Site) sort() {
	all(
		func() {
			slices.SortFunc(s.entries, func(a, b Entry) int {
				return cmp.Or(cmp.Compare(a.Type(), b.Type()), byID(a, b))
			})
		},
		func() { slices.SortFunc(s.Places, byLabel) },
		func() {
			slices.SortFunc(s.Events, func(a, b *Event) int { return cmp.Or(a.From.Compare(b.From), byID(a, b)) })
		},
		func() {
			slices.SortFunc(s.People, byLabel)
			slices.SortFunc(s.Resources, byLabel)
			slices.SortFunc(s.Routes, byLabel)
			slices.SortFunc(s.Newsletters, func(a, b *Newsletter) int {
				return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(b.Number, a.Number), byID(a, b))
			})
			slices.SortFunc(s.Ads, func(a, b *Ad) int { return cmp.Or(b.Published.Compare(a.Published), byID(a, b)) })
			slices.SortFunc(s.Articles, func(a, b *Article) int { return cmp.Or(b.Date.Compare(a.Date), byID(a, b)) })
			slices.SortFunc(s.Episodes, func(a, b *Episode) int { return cmp.Or(b.Date.Compare(a.Date), byID(a, b)) })
			slices.SortFunc(s.Pages, func(a, b *Page) int { return cmp.Or(cmp.Compare(a.Order, b.Order), byLabel(a, b)) })
			slices.SortFunc(s.Flows, func(a, b *Flows) int { return byID(b, a) })
			slices.SortFunc(s.Indicators, func(a, b *Indicators) int { return byID(b, a) })
		},
	)
}

// all does pieces of work that know nothing of each other at the same time.
func all(work ...func()) {
	var group sync.WaitGroup
	for _, w := range work {
		group.Go(w)
	}
	group.Wait()
}

func byID[E Entry](a, b E) int { return cmp.Compare(a.Common().ID, b.Common().ID) }

func byLabel[E Entry](a, b E) int {
	return cmp.Or(bytes.Compare(a.Common().SortKey, b.Common().SortKey), byID(a, b))
}

// relate fills the indexes that go from one entry to others. Each is made by itself.
func (s *Site) relate() {
	all(
		func() {
			for _, p := range s.Places {
				for _, a := range p.Activities {
					s.with[a] = append(s.with[a], p)
				}
			}
		},
		func() {
			for _, p := range s.Places {
				for _, code := range []string{p.Where.Commune, p.Where.EPCI, p.Where.Departement, p.Where.Region} {
					if code != "" {
						s.in[code] = append(s.in[code], p)
					}
				}
			}
		},
		s.locate,
		s.divide,
		s.relateEvents,
		s.relatePages,
		func() {
			for _, a := range s.Ads {
				if a.Place != "" {
					s.adsAt[a.Place] = append(s.adsAt[a.Place], a)
				}
			}
			for _, e := range s.Episodes {
				for _, place := range e.Places {
					s.episodes[place] = append(s.episodes[place], e)
				}
			}
			for _, r := range s.Resources {
				for _, place := range r.UsedBy {
					s.uses[place] = append(s.uses[place], r)
				}
			}
		},
	)
}

// locate makes the index of points.
func (s *Site) locate() {
	var points []geo.Point
	for _, p := range s.Places {
		if p.Point != nil {
			s.located = append(s.located, p)
			points = append(points, *p.Point)
		}
	}
	s.index = geo.NewIndex(points)
}

func (s *Site) relateEvents() {
	for _, e := range s.Events {
		if e.Place != "" {
			s.eventsAt[e.Place] = append(s.eventsAt[e.Place], e)
		}
		where := s.Where(e)
		for _, kind := range geo.Kinds {
			if code := where.Code(kind); code != "" {
				s.eventsIn[areaKey{kind, code}] = append(s.eventsIn[areaKey{kind, code}], e)
			}
		}
	}
}

// Entries returns every published entry by type and id. The result must not be modified.
func (s *Site) Entries() []Entry { return s.entries }

// Find returns an entry by its type and id, nil when there is none.
func (s *Site) Find(t Type, id string) Entry {
	if e, ok := s.byID[t][id]; ok {
		return e
	}
	return nil
}

// Scheduled returns the entries whose day of publication has not come.
func (s *Site) Scheduled() []Entry { return s.scheduled }

// Place returns a place by its id, nil when there is none.
func (s *Site) Place(id string) *Place {
	p, _ := s.byID[TypePlace][id].(*Place)
	return p
}

// EventsAt returns the events at a place, the first to begin first.
func (s *Site) EventsAt(place string) []*Event { return s.eventsAt[place] }

// EventsIn returns the events in an area, the first to begin first.
func (s *Site) EventsIn(a *geo.Area) []*Event { return s.eventsIn[areaKey{a.Kind, a.Code}] }

// Where returns the areas in which an event is: those of its place, else its own.
func (s *Site) Where(e *Event) geo.Location {
	if at := s.Place(e.Place); at != nil {
		return at.Where
	}
	return e.Where
}

// An areaKey names an area: a département and a region may have the same code.
type areaKey struct {
	kind geo.Kind
	code string
}

// AdsAt returns the ads of a place, newest first.
func (s *Site) AdsAt(place string) []*Ad { return s.adsAt[place] }

// EpisodesAt returns the episodes about a place, newest first.
func (s *Site) EpisodesAt(place string) []*Episode { return s.episodes[place] }

// UsedAt returns the commons that a place uses, by label.
func (s *Site) UsedAt(place string) []*Resource { return s.uses[place] }

// EventsOn returns the events that follow a route, the first to begin first.
func (s *Site) EventsOn(route string) []*Event {
	var events []*Event
	for _, e := range s.Events {
		if e.Route == route {
			events = append(events, e)
		}
	}
	return events
}

// In returns the places in an area by its code, in the order of Places.
func (s *Site) In(area string) []*Place { return s.in[area] }

// With returns the places that have an activity, in the order of Places.
func (s *Site) With(activity string) []*Place { return s.with[activity] }

// Near returns up to n places around a point, the nearest first. A place that stands there exactly is among them.
func (s *Site) Near(p geo.Point, n int) []*Place {
	found := s.index.Nearest(p, n)
	near := make([]*Place, len(found))
	for i, at := range found {
		near[i] = s.located[at]
	}
	return near
}

// Around returns the places within a distance of a point, in metres, the nearest first.
func (s *Site) Around(p geo.Point, metres float64) []*Place {
	var around []*Place
	for _, at := range s.index.Within(p, metres) {
		around = append(around, s.located[at])
	}
	return around
}

// Pairs yields every two places at most metres away from each other, each pair once.
func (s *Site) Pairs(metres float64) iter.Seq2[*Place, *Place] {
	return func(yield func(p, q *Place) bool) {
		for i, j := range s.index.Pairs(metres) {
			if !yield(s.located[i], s.located[j]) {
				return
			}
		}
	}
}

// Located returns the places that have a point, in the order of Places. The result must not be modified.
func (s *Site) Located() []*Place { return s.located }

// Areas returns the areas of a kind in which a place stands, by name in the order of the language.
func (s *Site) Areas(kind geo.Kind) []*geo.Area {
	var areas []*geo.Area
	for _, a := range s.Config.Atlas.Areas(kind) {
		if len(s.in[a.Code]) > 0 {
			areas = append(areas, a)
		}
	}
	slices.SortStableFunc(areas, func(a, b *geo.Area) int {
		return bytes.Compare(s.Config.Words.SortKey(a.Name), s.Config.Words.SortKey(b.Name))
	})
	return areas
}

// Shows reports whether a section is switched on and has something to show.
func (s *Site) Shows(section string) bool {
	if !s.Config.Has(section) {
		return false
	}
	if section == SectionPlaces && len(s.shown) > 0 {
		return true
	}
	for t, ids := range s.byID {
		if t.Section() == section && len(ids) > 0 {
			return true
		}
	}
	return false
}

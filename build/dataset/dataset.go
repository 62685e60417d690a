// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package dataset says what a network gives away as data: the datasets, and the members of each.
//
// There is one table for each dataset (place.go, event.go…): a line says what a member is called, which key of the schema it
// comes from, and how to get its value. [Of] gives the datasets of a site. Everything that is published derives from them: the
// files in each format, their descriptions, the objects of the API and the table that people read on the page of the data. What has no
// line leaves no trace: withheld.go names every key of the schemas that is kept back, and why.
package dataset

import (
	"slices"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// The names of the datasets: of their files ("places.csv") and of their collections in the API.
const (
	Places      = "places"
	Events      = "events"
	Ads         = "ads"
	People      = "people"
	Resources   = "resources"
	Territories = "territories"
	Articles    = "articles"
	Newsletters = "newsletters"
	Episodes    = "episodes"
	Routes      = "routes"
	Sessions    = "sessions" // the programmes of events
	Mednum      = "mednum"   // places that help with digital tools, in the national standard
)

// A Dataset is a list of records that are described by the same members.
type Dataset struct {
	Name     string // "places"
	Schema   string // the type of document that its records are made from: "place"; "" for territories
	Title    diag.Text
	Help     diag.Text
	Members  []Member  // in their order, which only grows at its end: somebody may read a CSV by position
	Records  []*Record // by id
	Located  bool      // its records have a place on the earth, where that is known
	Updated  time.Time // the last day that a record speaks of itself; zero for none
	Standard string    // address of the standard that decided its columns; "" for those of the network
}

// Of returns the datasets of a site: those of the sections that are switched on. Places, territories, events and ads are always there, with
// no record for now as it may be: programs that read them come back. The set holds the schemas with the terms of the network.
// The memory keeps records from one state of a site to the next.
func Of(s *site.Site, set *schema.Set, m *Memory) []*Dataset {
	m.begin(s.Config, set)
	var all []*Dataset
	for _, d := range []*Dataset{
		made(s, set, m, Places, site.TypePlace, places, s.Places),
		made(s, set, m, Events, site.TypeEvent, events, s.Events),
		made(s, set, m, Ads, site.TypeAd, ads, s.Board()),
		made(s, set, m, People, site.TypePerson, people, s.People),
		made(s, set, m, Resources, site.TypeResource, resources, s.Resources),
		made(s, set, m, Articles, site.TypeArticle, articles, s.Articles),
		made(s, set, m, Newsletters, site.TypeNewsletter, newsletters, s.Newsletters),
		made(s, set, m, Episodes, site.TypeEpisode, episodes, s.Episodes),
		made(s, set, m, Routes, site.TypeRoute, routes, s.Routes),
		territories(s),
		programmes(s, set),
		digital(s, set, m),
	} {
		section := d.Name
		if d.Name == Territories || d.Name == Mednum {
			section = site.SectionPlaces
		}
		if d.Name == Sessions {
			section = site.SectionEvents
		}
		if s.Config.Has(section) && (d.Located || len(d.Records) > 0) {
			all = append(all, d)
		}
	}
	return all
}

// APIPath is where the API is, from the site's root. Its number changes with its promises: see the page of the data.
const APIPath = "/api/v1/"

// FilePath returns the path of a file of a dataset, from the site's root: "/data/places.csv".
func FilePath(name, extension string) string { return "/data/" + name + "." + extension }

// Find returns a dataset by its name, nil when a site has none.
func Find(all []*Dataset, name string) *Dataset {
	for _, d := range all {
		if d.Name == name {
			return d
		}
	}
	return nil
}

// made makes the dataset of the entries of a type.
func made[E site.Entry](s *site.Site, set *schema.Set, m *Memory, name string, t site.Type, columns []column[E], entries []E) *Dataset {
	sc := set.Type(string(t))
	d := &Dataset{Name: name, Schema: string(t), Title: titles[name], Help: helps[name], Members: members(sc, columns), Located: located[name]}
	names := prefixes(d.Members)
	subjects := make([]subject, len(entries))
	for i, e := range entries {
		subjects[i] = subject{e, placeOf(s, e)}
	}
	kept := m.records(name).Recall(subjects, func(about subject) *Record {
		e := about.entry.(E)
		r := record(s, d.Members, names, columns, e)
		base := e.Common()
		r.ID, r.Label, r.Path, r.Entry, r.Point = base.ID, e.Label(), base.URL, e, pointOf(s, e)
		if m.filled {
			r.JSON() // lest one record keeps the site of each edit from being forgotten
		}
		return r
	})
	records := make([]Record, len(kept))
	d.Records = make([]*Record, len(kept))
	for i, e := range entries {
		r := &records[i]
		*r = *kept[i]
		if r.Dated = dated(s, e); r.Dated.After(d.Updated) { // what is a promise today is none tomorrow
			d.Updated = r.Dated
		}
		d.Records[i] = r
	}
	d.sort()
	return d
}

func (d *Dataset) sort() {
	slices.SortFunc(d.Records, func(a, b *Record) int { return strings.Compare(a.ID, b.ID) })
}

// Record returns a record by its id, nil when there is none.
func (d *Dataset) Record(id string) *Record {
	i, found := slices.BinarySearchFunc(d.Records, id, func(r *Record, id string) int { return strings.Compare(r.ID, id) })
	if !found {
		return nil
	}
	return d.Records[i]
}

// Bounds returns the box around the records, false when nobody knows where any of them is.
func (d *Dataset) Bounds() (geo.Bounds, bool) {
	var points []geo.Point
	var bounds geo.Bounds
	for _, r := range d.Records {
		if r.Area != nil {
			bounds = bounds.Union(r.Area.Bounds())
		}
		if r.Point != nil {
			points = append(points, *r.Point)
		}
	}
	if len(points) > 0 {
		bounds = geo.BoundsOf(points...)
	}
	return bounds, !bounds.IsZero()
}

// located are the datasets whose records have a place on the earth.
var located = map[string]bool{Places: true, Events: true, Ads: true, Territories: true}

// pointOf returns where an entry is, nil when that is not known.
func pointOf(s *site.Site, e site.Entry) *geo.Point {
	if at := placeOf(s, e); at != nil {
		return at.Point
	}
	switch e := e.(type) {
	case *site.Place:
		return e.Point
	case *site.Event:
		return e.Point
	}
	return nil
}

// dated returns the last day that an entry gives for itself: when a place joined or was checked, when an event was last changed, when
// an ad or an article was published. It is zero for entries that say nothing of the kind: the day of an event is not the day when
// somebody wrote of it.
func dated(s *site.Site, e site.Entry) time.Time {
	var day time.Time
	zone := s.Config.Location
	switch e := e.(type) {
	case *site.Place:
		for _, m := range []time.Time{e.Verified.In(zone), e.Member.Since.In(zone)} {
			if m.After(day) {
				day = m
			}
		}
	case *site.Event:
		day = e.Updated.In(zone)
	case *site.Ad:
		day = e.From
	case *site.Article:
		day = e.Date.In(zone)
	case *site.Newsletter:
		day = e.Date.In(zone)
	case *site.Episode:
		day = e.Date.In(zone)
	}
	if day.After(s.Today) { // a day to come is a promise
		return time.Time{}
	}
	return day
}

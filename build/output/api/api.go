// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package api lists the files of /api/v1/: the records of package dataset as a static API. Collections have pages and links, each
// record is one file, and the same bytes stand in both: by dataset, by activity, by territory, by kind, by month and by version.
//
// [Files] is the only entry. openapi.json describes all of it; its promise is on the page of the data: addresses and members of
// /api/v1/ stay, others may come.
package api

import (
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// pageSize is how many records a page of a collection has.
const pageSize = 100

// Files lists the files of the API.
func Files(s *site.Site, sets []*dataset.Dataset) []output.File {
	if !s.Config.Has(site.SectionData) || !s.Config.Has(site.SectionAPI) {
		return nil
	}
	a := &api{site: s, config: s.Config}
	for _, d := range sets {
		if d.Standard == "" { // its records are those of places
			a.sets = append(a.sets, d)
		}
	}
	for _, d := range a.sets {
		a.collection(d, d.Name, d.Title.In(s.Config.Lang), len(d.Records), func() []*dataset.Record { return d.Records })
		a.records(d)
		a.versions(d)
	}
	a.byActivity()
	a.byTerritory()
	a.byKind()
	a.changes()
	a.add("index", func(w io.Writer) error { return output.WriteDocument(w, a.index()) })
	a.add("openapi", func(w io.Writer) error { return output.WriteDocument(w, a.openAPI()) })
	return a.files
}

// An api is the list of files while it is made.
type api struct {
	site   *site.Site
	config *site.Config
	sets   []*dataset.Dataset
	files  []output.File
	months []month
}

// add lists a file by its name below the root of the API, without extension.
func (a *api) add(name string, render func(io.Writer) error) {
	a.files = append(a.files, output.File{Path: strings.TrimPrefix(dataset.APIPath, "/") + name + ".json", Render: render})
}

// url returns the address of a file by its name.
func (a *api) url(name string) string { return a.config.Absolute(dataset.APIPath + name + ".json") }

// A page is what a page of a collection says before its records. Links that lead nowhere are null.
type page struct {
	Title string  `json:"title"`
	Self  string  `json:"self"`
	First string  `json:"first"`
	Last  string  `json:"last"`
	Prev  *string `json:"prev"`
	Next  *string `json:"next"`
	Page  int     `json:"page"`
	Pages int     `json:"pages"`
	Count int     `json:"count"` // of all pages together
	dataset.Notice
	Schema string `json:"schema"` // address of the JSON Schema of a record
}

// collection lists the pages of so many records of a dataset: NAME.json, then NAME/page/2.json… The records are looked for when a page is
// rendered.
func (a *api) collection(d *dataset.Dataset, name, title string, count int, records func() []*dataset.Record) {
	pages := max(1, (count+pageSize-1)/pageSize)
	at := func(n int) string {
		if n == 1 {
			return name
		}
		return name + "/page/" + strconv.Itoa(n)
	}
	for n := 1; n <= pages; n++ {
		a.add(at(n), func(w io.Writer) error {
			p := page{
				Title: title, Self: a.url(at(n)), First: a.url(name), Last: a.url(at(pages)), Page: n, Pages: pages, Count: count,
				Notice: dataset.NoticeOf(a.site, d), Schema: a.config.Absolute(dataset.FilePath(d.Name, "schema.json")),
			}
			if n > 1 {
				prev := a.url(at(n - 1))
				p.Prev = &prev
			}
			if n < pages {
				next := a.url(at(n + 1))
				p.Next = &next
			}
			return output.WriteArray(w, p, "items", objects(records()[(n-1)*pageSize:min(n*pageSize, count)]))
		})
	}
}

// objects yields records as JSON.
func objects(records []*dataset.Record) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for _, r := range records {
			if !yield(r.JSON()) {
				return
			}
		}
	}
}

// records lists a file for each record: places/la-coroutine.json.
func (a *api) records(d *dataset.Dataset) {
	a.files = slices.Grow(a.files, len(d.Records))
	for _, r := range d.Records {
		a.add(d.Name+"/"+r.ID, func(w io.Writer) error {
			if _, err := w.Write(r.JSON()); err != nil {
				return err
			}
			_, err := io.WriteString(w, "\n")
			return err
		})
	}
}

// recordsOf finds the records of entries, once.
func recordsOf[E site.Entry](d *dataset.Dataset, entries []E) func() []*dataset.Record {
	return sync.OnceValue(func() []*dataset.Record {
		records := make([]*dataset.Record, len(entries))
		for i, e := range entries {
			records[i] = d.Record(e.Common().ID)
		}
		return records
	})
}

// byActivity lists the places of each activity: activities/fablab/places.json. An activity without places has an empty list.
func (a *api) byActivity() {
	places := dataset.Find(a.sets, dataset.Places)
	if places == nil {
		return
	}
	for _, term := range a.config.Activities {
		with := a.site.With(term.ID)
		a.collection(places, "activities/"+term.ID+"/places", term.Title, len(with), recordsOf(places, with))
	}
}

// byTerritory lists the places and the events of each territory: territories/lille-59350/places.json.
func (a *api) byTerritory() {
	territories := dataset.Find(a.sets, dataset.Territories)
	places, events := dataset.Find(a.sets, dataset.Places), dataset.Find(a.sets, dataset.Events)
	if territories == nil || places == nil {
		return
	}
	for _, t := range territories.Records {
		here := a.site.In(t.Area.Code)
		a.collection(places, "territories/"+t.ID+"/places", t.Label, len(here), recordsOf(places, here))
		if events == nil {
			continue
		}
		then := a.site.EventsIn(t.Area)
		a.collection(events, "territories/"+t.ID+"/events", t.Label, len(then), recordsOf(events, then))
	}
}

// byKind lists the events and the ads of each kind that the network has: events/kinds/apero.json.
func (a *api) byKind() {
	a.kinds(dataset.Events, a.config.EventKinds)
	a.kinds(dataset.Ads, a.config.AdKinds)
}

func (a *api) kinds(name string, terms []site.Term) {
	d := dataset.Find(a.sets, name)
	if d == nil {
		return
	}
	of := make(map[string][]*dataset.Record)
	for _, r := range d.Records {
		switch e := r.Entry.(type) {
		case *site.Event:
			of[e.Kind] = append(of[e.Kind], r)
		case *site.Ad:
			of[e.Kind] = append(of[e.Kind], r)
		}
	}
	for _, term := range terms {
		a.collection(d, name+"/kinds/"+term.ID, term.Title, len(of[term.ID]), func() []*dataset.Record { return of[term.ID] })
	}
}

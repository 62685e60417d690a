// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package api

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
)

// A month is the records that give a day of it for themselves.
type month struct {
	name    string // "2020-11"
	changed []changed
}

type changed struct {
	set    *dataset.Dataset
	record *dataset.Record
}

// A change is a record with the day that it gives for itself.
type change struct {
	Date    string `json:"date"`
	Dataset string `json:"dataset"`
	ID      string `json:"id"`
	Label   string `json:"label"`
	Href    string `json:"href"`          // of the record in the API
	URL     string `json:"url,omitempty"` // of its page
}

// changes lists what is new by month: changes/2020-11.json, and changes.json with the months. A static site knows the days that
// its content gives (a place joined or was checked, an ad or an article was published), not those on which somebody corrected a word: that is
// what versions are for.
func (a *api) changes() {
	by := make(map[string][]changed)
	for _, d := range a.sets {
		for _, r := range d.Records {
			if !r.Dated.IsZero() {
				name := r.Dated.Format("2006-01")
				by[name] = append(by[name], changed{d, r})
			}
		}
	}
	for name, list := range by {
		slices.SortFunc(list, func(x, y changed) int {
			return cmp.Or(y.record.Dated.Compare(x.record.Dated), cmp.Compare(x.set.Name, y.set.Name), cmp.Compare(x.record.ID, y.record.ID))
		})
		a.months = append(a.months, month{name, list})
	}
	slices.SortFunc(a.months, func(x, y month) int { return cmp.Compare(y.name, x.name) })
	type listed struct {
		Month string `json:"month"`
		Count int    `json:"count"`
		Href  string `json:"href"`
	}
	a.add("changes", func(w io.Writer) error {
		months := []listed{}
		for _, m := range a.months {
			months = append(months, listed{m.name, len(m.changed), a.url("changes/" + m.name)})
		}
		return output.WriteDocument(w, output.Object{{Name: "self", Value: a.url("changes")}, {Name: "note", Value: a.config.Words.Text("data.changes_text")}, {Name: "months", Value: months}})
	})
	for i, m := range a.months {
		a.add("changes/"+m.name, func(w io.Writer) error { return a.writeMonth(w, i) })
	}
}

// writeMonth writes a month, the last day first, with links to the months around it.
func (a *api) writeMonth(w io.Writer, i int) error {
	type head struct {
		Self  string  `json:"self"`
		Month string  `json:"month"`
		Prev  *string `json:"prev"` // the month before
		Next  *string `json:"next"` // the month after
		Count int     `json:"count"`
	}
	m := a.months[i]
	h := head{Self: a.url("changes/" + m.name), Month: m.name, Count: len(m.changed)}
	if i+1 < len(a.months) {
		prev := a.url("changes/" + a.months[i+1].name)
		h.Prev = &prev
	}
	if i > 0 {
		next := a.url("changes/" + a.months[i-1].name)
		h.Next = &next
	}
	return output.WriteJSON(w, h, "items", len(m.changed), func(i int) any {
		c := m.changed[i]
		item := change{Date: c.record.Dated.Format(time.DateOnly), Dataset: c.set.Name, ID: c.record.ID, Label: c.record.Label, Href: a.url(c.set.Name + "/" + c.record.ID)}
		if c.record.Path != "" {
			item.URL = a.config.Absolute(c.record.Path)
		}
		return item
	})
}

// versionBytes is how much of a digest tells two versions of one record apart.
const versionBytes = 8

// versions lists the version of each record of a dataset: versions/places.json. A version is made of the bytes of the record and
// of nothing else, so who kept a copy learns here, without a date, which records are new, which are others and which are gone.
func (a *api) versions(d *dataset.Dataset) {
	type head struct {
		Self    string `json:"self"`
		Dataset string `json:"dataset"`
		Count   int    `json:"count"`
	}
	type version struct {
		ID      string `json:"id"`
		Version string `json:"version"`
		Href    string `json:"href"`
	}
	a.add("versions/"+d.Name, func(w io.Writer) error {
		return output.WriteJSON(w, head{a.url("versions/" + d.Name), d.Name, len(d.Records)}, "items", len(d.Records), func(i int) any {
			r := d.Records[i]
			sum := sha256.Sum256(r.JSON())
			return version{r.ID, hex.EncodeToString(sum[:versionBytes]), a.url(d.Name + "/" + r.ID)}
		})
	})
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package calendar lists the calendars of a site (iCalendar, RFC 5545 and 7986): the whole agenda, by kind, by area, by place, and
// one for each event.
//
// [Files] is the only entry. It writes and never reads; the libraries of Go fold no lines, or write texts that others cannot read.
// A calendar is a function of its events: built on another day it has the same bytes, but for events that have left it meanwhile, so
// that nobody's calendar speaks of changes that are none.
package calendar

import (
	"io"
	"slices"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/folded"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// kept is how long an event stays in the calendars that people subscribe to after it is over: who was not online for a while
// learns that it was cancelled.
const kept = 365 * 24 * time.Hour

// Files lists the calendars of a site.
func Files(s *site.Site) []output.File {
	f := &family{site: s, config: s.Config}
	var files []output.File
	for _, c := range s.Calendars() {
		files = append(files, output.File{Path: strings.TrimPrefix(c.Path, "/"), Render: func(w io.Writer) error { return f.subscription(w, c) }})
	}
	if len(files) == 0 {
		return nil
	}
	files = slices.Grow(files, len(s.Events))
	for _, e := range s.Events {
		files = append(files, output.File{
			Path: strings.TrimPrefix(s.Config.CalendarURL(e.ID), "/"), From: e.File,
			Render: func(w io.Writer) error {
				return f.write(w, inFile(e), func(*folded.Document) {})
			},
		})
	}
	return files
}

// A family is what all calendars are made from.
type family struct {
	site   *site.Site
	config *site.Config
}

// subscription writes a calendar that people come back to.
func (f *family) subscription(w io.Writer, c site.Calendar) error {
	var events []entry
	for _, e := range c.Events {
		if !e.Over(f.site.Today.Add(-kept)) {
			events = append(events, inCalendar(e)...)
		}
	}
	title := f.config.Name
	if c.Scope != site.WholeCalendar {
		title = c.Title + " · " + title
	}
	return f.write(w, events, func(d *folded.Document) {
		d.Text("NAME", title)
		d.Text("X-WR-CALNAME", title)
		d.Raw("X-WR-TIMEZONE", f.config.Location.String())
		d.Raw("URL", f.config.Absolute(c.Page))
		d.Raw("SOURCE;VALUE=URI", f.config.Absolute(c.Path))
		d.Raw("REFRESH-INTERVAL;VALUE=DURATION", "PT12H")
		d.Raw("X-PUBLISHED-TTL", "PT12H")
	})
}

// write writes a calendar of events with what is said of all of it.
func (f *family) write(w io.Writer, events []entry, head func(*folded.Document)) error {
	var d folded.Document
	d.Raw("BEGIN", "VCALENDAR")
	d.Raw("VERSION", "2.0")
	d.Raw("PRODID", "-//maillage//agenda//"+strings.ToUpper(f.config.Lang))
	d.Raw("CALSCALE", "GREGORIAN")
	head(&d)
	f.zones(&d, events)
	for _, e := range events {
		f.event(&d, e)
	}
	d.Raw("END", "VCALENDAR")
	_, err := w.Write(d.Bytes())
	return err
}

// zones writes the zones that events name, each once: that of the network where there is none, since a calendar may not be empty.
func (f *family) zones(d *folded.Document, events []entry) {
	type extent struct {
		zone         *time.Location
		since, until time.Time
	}
	var zones []extent
	for _, e := range events {
		if e.AllDay || zoneless(e.From.Location()) {
			continue
		}
		i := slices.IndexFunc(zones, func(z extent) bool { return z.zone.String() == e.From.Location().String() })
		if i < 0 {
			zones = append(zones, extent{e.From.Location(), e.From, e.Until})
			continue
		}
		if e.From.Before(zones[i].since) {
			zones[i].since = e.From
		}
		if e.Until.After(zones[i].until) {
			zones[i].until = e.Until
		}
	}
	if len(events) == 0 {
		zones = []extent{{f.config.Location, firstDay, firstDay}}
	}
	slices.SortFunc(zones, func(a, b extent) int { return strings.Compare(a.zone.String(), b.zone.String()) })
	for _, z := range zones {
		writeZone(d, z.zone, z.since, z.until)
	}
}

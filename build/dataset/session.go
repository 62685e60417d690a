// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package dataset

import (
	"cmp"
	"strconv"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A session is one of an event's programme.
type session struct {
	site.Session
	of     *site.Event
	number int // from 1, the first to begin first
}

func (x session) id() string { return x.of.ID + "-" + strconv.Itoa(x.number) }

// sessionsOf returns the programme of an event.
func sessionsOf(e *site.Event) []session {
	var all []session
	for i, s := range e.Sessions() {
		if !s.From.IsZero() {
			all = append(all, session{s, e, i + 1})
		}
	}
	return all
}

// sessions is the table of the programmes of events. A line is only ever added at the end.
var sessions = []column[session]{
	{name: "id", kind: Text, always: true, title: idTitle, help: idHelp, value: func(_ *site.Site, x session) any { return x.id() }},
	{
		name: "event", kind: Text, always: true, title: diag.Text{FR: "Rendez-vous", EN: "Event"},
		help:  diag.Text{FR: "L’identifiant du rendez-vous dont c’est le programme.", EN: "The identifier of the event whose programme this is."},
		value: func(_ *site.Site, x session) any { return x.of.ID },
	},
	{name: "title", key: "programme[].title", always: true, value: func(_ *site.Site, x session) any { return x.Title }},
	{name: "url", kind: URL, always: true, title: urlTitle, help: urlHelp, value: func(s *site.Site, x session) any { return whole(s, x.of.URL) }},
	{
		name: "kind", key: "programme[].kind",
		value: func(s *site.Site, x session) any {
			if x.Kind == "" {
				return nil
			}
			return s.Config.EventKind(x.Kind).Title
		},
	},
	{name: "start", key: "programme[].start", always: true, value: func(_ *site.Site, x session) any { return at(x.From, x.AllDay) }},
	{
		name: "end", key: "programme[].end",
		value: func(_ *site.Site, x session) any {
			if x.End.IsZero() || x.AllDay {
				return nil
			}
			return at(x.Until, false)
		},
	},
	{name: "place", key: "programme[].place", value: func(_ *site.Site, x session) any { return cmp.Or(x.Place, x.of.Place) }},
	{name: "room", key: "programme[].room", value: func(_ *site.Site, x session) any { return x.Room }},
	{name: "online", key: "programme[].online", value: func(_ *site.Site, x session) any { return x.Online }},
	{name: "more", key: "programme[].url", value: func(_ *site.Site, x session) any { return x.Web }},
	{name: "attendance_onsite", key: "programme[].attendance.onsite", value: func(_ *site.Site, x session) any { return counted(x.Attendance).Onsite }},
	{name: "attendance_online", key: "programme[].attendance.online", value: func(_ *site.Site, x session) any { return counted(x.Attendance).Online }},
}

// programmes makes the dataset of the sessions of events.
func programmes(s *site.Site, set *schema.Set) *Dataset {
	d := &Dataset{Name: Sessions, Title: titles[Sessions], Help: helps[Sessions], Members: members(set.Type(string(site.TypeEvent)), sessions)}
	names := prefixes(d.Members)
	for _, e := range s.Events {
		for _, x := range sessionsOf(e) {
			r := record(s, d.Members, names, sessions, x)
			r.ID, r.Label, r.Path = x.id(), x.Title, e.URL
			d.Records = append(d.Records, r)
		}
	}
	d.sort()
	return d
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package dataset

import (
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// events is the table of events, those that are over included. A line is only ever added at the end.
var events = []column[*site.Event]{
	{name: "id", kind: Text, always: true, title: idTitle, help: idHelp, value: func(_ *site.Site, e *site.Event) any { return e.ID }},
	{name: "title", key: "title", value: func(_ *site.Site, e *site.Event) any { return e.Title }},
	{name: "summary", key: "summary", value: func(_ *site.Site, e *site.Event) any { return e.Summary }},
	{name: "url", kind: URL, always: true, title: urlTitle, help: urlHelp, value: func(s *site.Site, e *site.Event) any { return whole(s, e.URL) }},
	{name: "kind", key: "kind", value: func(_ *site.Site, e *site.Event) any { return e.Kind }},
	{name: "status", key: "status", always: true, value: func(_ *site.Site, e *site.Event) any { return or(e.Status, "scheduled") }},
	{name: "start", key: "start", value: func(_ *site.Site, e *site.Event) any { return at(e.From, e.AllDay) }},
	{name: "end", key: "end", value: func(_ *site.Site, e *site.Event) any { return end(e) }},
	{
		name: "timezone", key: "timezone", always: true, help: diag.Text{FR: "Le fuseau de ces heures.", EN: "The zone of these times."},
		value: func(s *site.Site, e *site.Event) any { return or(e.Timezone, s.Config.Timezone) },
	},
	{name: "recurrence", key: "recurrence", value: func(_ *site.Site, e *site.Event) any { return e.Recurrence }},
	{name: "except", key: "except", value: func(s *site.Site, e *site.Event) any { return exceptions(e) }},
	{name: "place", key: "place", value: func(_ *site.Site, e *site.Event) any { return e.Place }},
	{
		name: "location", kind: Text, title: diag.Text{FR: "Nom du lieu", EN: "Name of the place"},
		help: diag.Text{FR: "Le nom du lieu du réseau.", EN: "The name of the place of the network."},
		value: func(s *site.Site, e *site.Event) any {
			if p := s.Place(e.Place); p != nil {
				return p.Name
			}
			return nil
		},
	},
	{name: "street", key: "address.street", value: func(s *site.Site, e *site.Event) any { return addressOf(s, e).Street }},
	{name: "postcode", key: "address.postcode", value: func(s *site.Site, e *site.Event) any { return addressOf(s, e).Postcode }},
	{name: "city", key: "address.city", value: func(s *site.Site, e *site.Event) any { return addressOf(s, e).City }},
	{
		name: "insee", key: "address.insee", help: diag.Text{FR: "Le code de la commune, différent du code postal.", EN: "The code of the commune, which is not the postcode."},
		value: func(s *site.Site, e *site.Event) any { return or(addressOf(s, e).INSEE, s.Where(e).Commune) },
	},
	{name: "longitude", key: "lon", title: lonTitle, help: lonHelp, value: func(s *site.Site, e *site.Event) any { return longitude(pointOf(s, e)) }},
	{name: "latitude", key: "lat", title: latTitle, help: lonHelp, value: func(s *site.Site, e *site.Event) any { return latitude(pointOf(s, e)) }},
	{name: "precision", key: "precision", value: func(s *site.Site, e *site.Event) any { return precision(s, e) }},
	{name: "online", key: "online", value: func(_ *site.Site, e *site.Event) any { return e.Online }},
	{name: "organiser", key: "organiser", value: func(_ *site.Site, e *site.Event) any { return e.Organiser }},
	{name: "registration_url", key: "registration.url", value: func(_ *site.Site, e *site.Event) any { return e.Registration.URL }},
	{name: "registration_required", key: "registration.required", always: true, value: func(_ *site.Site, e *site.Event) any { return e.Registration.Required }},
	{name: "capacity", key: "registration.capacity", value: func(_ *site.Site, e *site.Event) any { return e.Registration.Capacity }},
	{name: "price", key: "registration.price", value: func(_ *site.Site, e *site.Event) any { return e.Registration.Price }},
	{name: "series", key: "series", value: func(_ *site.Site, e *site.Event) any { return e.Series }},
	{name: "route", key: "route", value: func(_ *site.Site, e *site.Event) any { return e.Route }},
	{name: "partners", key: "partners", value: func(_ *site.Site, e *site.Event) any { return e.Partners }},
	{name: "tags", key: "tags", help: tagHelp, value: func(_ *site.Site, e *site.Event) any { return e.Tags }},
	{name: "attendance_onsite", key: "attendance.onsite", value: func(_ *site.Site, e *site.Event) any { return counted(e.Attendance).Onsite }},
	{name: "attendance_online", key: "attendance.online", value: func(_ *site.Site, e *site.Event) any { return counted(e.Attendance).Online }},
	{name: "completed", key: "completed", value: func(_ *site.Site, e *site.Event) any { return e.Completed }},
	{
		name: "sessions", key: "programme", kind: List, help: diag.Text{FR: "Les identifiants des séances, dans les programmes.", EN: "The identifiers of the sessions, in the programmes."},
		value: func(_ *site.Site, e *site.Event) any {
			var ids []string
			for _, x := range sessionsOf(e) {
				ids = append(ids, x.id())
			}
			return ids
		},
	},
	{name: "updated", key: "updated", kind: Date, value: func(s *site.Site, e *site.Event) any { return day(s, e.Updated) }},
}

// at writes a moment; a day where no hour is known.
func at(t time.Time, allDay bool) string {
	if allDay {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

// end returns when an event ends, nil where nobody says so; of days the last one.
func end(e *site.Event) any {
	switch {
	case e.End.IsZero():
		return nil
	case e.AllDay:
		return e.Until.Add(-time.Second).Format(time.DateOnly)
	}
	return e.Until.Format(time.RFC3339)
}

func exceptions(e *site.Event) []string {
	var list []string
	for _, t := range e.Exceptions() {
		list = append(list, at(t.In(e.From.Location()), e.AllDay))
	}
	return list
}

// addressOf returns where an event takes place: the address of the place, else its own.
func addressOf(s *site.Site, e *site.Event) site.Address {
	if p := s.Place(e.Place); p != nil {
		return p.Address
	}
	return e.Address
}

// precision says how well the point of an event is known, nil without one.
func precision(s *site.Site, e *site.Event) any {
	var point *geo.Point
	var says string
	if p := s.Place(e.Place); p != nil {
		point, says = p.Point, p.Precision
	} else {
		point, says = e.Point, e.Precision
	}
	if point == nil {
		return nil
	}
	return or(says, "exact")
}

// counted returns the numbers of people who came, zero where nobody counted.
func counted(a *site.Attendance) site.Attendance {
	if a == nil {
		return site.Attendance{}
	}
	return *a
}

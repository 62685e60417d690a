// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package source

import (
	"fmt"
	"slices"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// forget takes away the values that the schema refused, and that would be wrong once more wherever they are used: a coordinate that is not
// one is far away from everything.
func (d *Document) forget(m *front.Matter) {
	coordinates := refused(d.Problems, m.Span("/lat")) || refused(d.Problems, m.Span("/lon"))
	insee := refused(d.Problems, m.Span("/address/insee"))
	switch e := d.Entry.(type) {
	case *site.Place:
		forget(&e.Lat, &e.Lon, &e.Address, coordinates, insee)
	case *site.Event:
		forget(&e.Lat, &e.Lon, &e.Address, coordinates, insee)
	}
}

func forget(lat, lon **float64, a *site.Address, coordinates, insee bool) {
	if coordinates {
		*lat, *lon = nil, nil
	}
	if insee {
		a.INSEE = ""
	}
}

// refused reports whether there is an error in a piece of a file.
func refused(problems []diag.Diagnostic, at diag.Span) bool {
	return slices.ContainsFunc(problems, func(d diag.Diagnostic) bool {
		return d.Severity() == diag.Error && d.At.File == at.File && d.At.Start < at.End && at.Start < d.At.End
	})
}

// tidy brings what was written into the form that the model promises: phones as E.164, points, areas, moments in their zone.
func (d *Document) tidy(c *site.Config, m *front.Matter) {
	switch e := d.Entry.(type) {
	case *site.Place:
		e.Status = or(e.Status, "open")
		e.Precision = or(e.Precision, "exact")
		if phone, ok := schema.Phone(e.Phone); ok {
			e.Phone = phone
		}
		e.Point, e.Where = locate(c, e.Lat, e.Lon, e.Address)
		if e.Address.INSEE == "" {
			e.Address.INSEE = e.Where.Commune
		}
		if name := geo.Fold(e.Name); name != "" {
			e.Alike = name + "\n" + geo.Fold(e.Address.City)
		}
	case *site.Event:
		e.Status = or(e.Status, "scheduled")
		e.Point, e.Where = locate(c, e.Lat, e.Lon, e.Address)
		d.schedule(e, c, m)
	case *site.Ad:
		e.From = e.Published.In(c.Location)
		if !e.Expires.IsZero() {
			e.Until = e.Expires.End(c.Location)
		}
		if phone, ok := schema.Phone(e.Contact.Phone); ok {
			e.Contact.Phone = phone
		}
	case *site.Flows:
		e.Title = or(e.Title, e.ID)
	case *site.Indicators:
		e.Title = or(e.Title, e.ID)
	}
	d.Entry.Common().SortKey = c.Words.SortKey(d.Entry.Label())
}

// locate returns the point of two coordinates and where it stands. Without a point, the INSEE code of the address says the commune.
func locate(c *site.Config, lat, lon *float64, a site.Address) (*geo.Point, geo.Location) {
	if lat == nil || lon == nil {
		return nil, c.Atlas.LocateCommune(a.INSEE)
	}
	point := geo.Point{Lon: *lon, Lat: *lat}
	where := c.Atlas.Locate(point)
	if where.Commune == "" && a.INSEE != "" {
		where = c.Atlas.LocateCommune(a.INSEE)
	}
	return &point, where
}

// schedule puts the moments of an event into its zone. An event without an end lasts until the end of its day.
func (d *Document) schedule(e *site.Event, c *site.Config, m *front.Matter) {
	zone := c.Location
	if e.Timezone != "" {
		if z, err := time.LoadLocation(e.Timezone); err == nil {
			zone = z
		}
	}
	if e.Start.IsZero() {
		return
	}
	e.From = e.Start.In(zone)
	e.AllDay = e.Start.Precision < when.Minute
	e.Until = e.End.End(zone)
	if e.End.IsZero() {
		y, m, d := e.From.Date()
		e.Until = time.Date(y, m, d+1, 0, 0, 0, 0, zone)
	}
	if rule, err := when.ParseRule(e.Recurrence); err == nil {
		e.Rule = rule // the schema has said what is wrong with another
	}
	type moment struct {
		pointer string
		at      when.Moment
	}
	moments := []moment{{"/start", e.Start}, {"/end", e.End}}
	for i := range e.Programme {
		s := &e.Programme[i]
		if s.Start.IsZero() {
			continue
		}
		s.From, s.Until, s.AllDay = s.Start.In(zone), s.End.End(zone), s.Start.Precision < when.Minute
		if s.End.IsZero() {
			y, m, d := s.From.Date()
			s.Until = time.Date(y, m, d+1, 0, 0, 0, 0, zone)
		}
		pointer := fmt.Sprintf("/programme/%d", i)
		moments = append(moments, moment{pointer + "/start", s.Start}, moment{pointer + "/end", s.End})
	}
	e.Meets = site.Meetings(e)
	for _, moment := range moments {
		if moment.at.InGap(zone) {
			d.Problems = append(d.Problems, diag.Diagnostic{
				Code: "E104", At: m.Span(moment.pointer), Args: []any{"value", moment.at.String(), "zone", zone.String()},
			})
		}
	}
}

func or(value, otherwise string) string {
	if value == "" {
		return otherwise
	}
	return value
}

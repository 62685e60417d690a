// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package calendar

import (
	"cmp"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/folded"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// Forms of moments (RFC 5545 §3.3.4 and §3.3.5).
const (
	day   = "20060102"
	local = "20060102T150405"
	utc   = "20060102T150405Z"
)

// event writes the VEVENT of an event, or of one of its sessions.
func (f *family) event(d *folded.Document, e entry) {
	d.Raw("BEGIN", "VEVENT")
	d.Raw("UID", f.uid(e.ID))
	f.revision(d, e.Event)
	f.when(d, e.Event)
	words := f.config.Words
	switch e.Status {
	case "cancelled":
		d.Text("SUMMARY", words.Text("list.label", "name", words.Text("event.cancelled"))+" "+e.Title)
		d.Raw("STATUS", "CANCELLED")
		d.Raw("TRANSP", "TRANSPARENT")
	case "postponed": // RFC 5545 has no such status: the date no longer holds
		d.Text("SUMMARY", words.Text("list.label", "name", words.Text("event.postponed"))+" "+e.Title)
		d.Raw("STATUS", "TENTATIVE")
		d.Raw("TRANSP", "TRANSPARENT")
	default:
		d.Text("SUMMARY", e.Title)
		d.Raw("STATUS", "CONFIRMED")
	}
	d.Text("DESCRIPTION", f.description(e.Event))
	f.where(d, e)
	f.organiser(d, e.Event)
	d.Raw("URL", f.config.Absolute(e.URL))
	var categories []string
	for _, c := range append([]string{f.config.EventKind(e.Kind).Title}, e.Tags...) {
		if c != "" {
			categories = append(categories, folded.Escape(c))
		}
	}
	if len(categories) > 0 {
		d.Line("CATEGORIES:" + strings.Join(categories, ","))
	}
	if e.of != "" {
		d.Raw("RELATED-TO", f.uid(e.of)) // its parent, where nothing else is said (RFC 5545 §3.2.15)
	}
	d.Raw("CLASS", "PUBLIC")
	d.Raw("END", "VEVENT")
}

// uid names an event for ever: on other machines, after any edit (RFC 7986 §5.3).
func (f *family) uid(id string) string {
	host := "maillage.invalid"
	if u, err := url.Parse(f.config.BaseURL); err == nil && u.Hostname() != "" {
		host = u.Hostname()
	}
	if slug := words.Slug(f.config.BasePath); slug != "" { // several networks may share a host
		host = slug + "." + host
	}
	return id + "@" + host
}

// firstDay is the day 0 of sequences, and the revision of an event that does not say when it was revised.
var firstDay = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

// revision writes which revision of an event this is. A calendar without METHOD has in DTSTAMP when the event was last revised (RFC
// 5545 §3.8.7.2): what its file says, and never the day of the build, on which nothing of the event changed. SEQUENCE counts the
// days until then (RFC 5546 §2.1.4), and an event that was called off more than one that was not: it grows where somebody
// cancels an event and does not think of the key.
func (f *family) revision(d *folded.Document, e *site.Event) {
	revised, days := firstDay, 0
	if !e.Updated.IsZero() {
		revised = e.Updated.In(f.config.Location).UTC()
		days = int(revised.Sub(firstDay)/(24*time.Hour)) + 1 // more than of an event that does not say so, on the first day too
	}
	d.Raw("DTSTAMP", revised.Format(utc))
	if !e.Updated.IsZero() {
		d.Raw("LAST-MODIFIED", revised.Format(utc))
	}
	rank := map[string]int{"postponed": 1, "cancelled": 2}[e.Status]
	d.Raw("SEQUENCE", strconv.Itoa(max(0, days)*3+rank))
}

// when writes when an event takes place, and by which rule again.
func (f *family) when(d *folded.Document, e *site.Event) {
	zone := e.From.Location()
	from, until, repeats := e.From, e.Until, false
	if !e.Rule.IsZero() {
		// What comes first must be one of the rule (RFC 5545 §3.8.5.3), though it may be left out by an exception.
		if first, found := e.Rule.Next(e.From, nil, e.From); found {
			if !first.Equal(from) {
				until = first.Add(e.Until.Sub(e.From))
			}
			if e.AllDay { // days have 23 to 25 hours
				until = first.AddDate(0, 0, int((e.Until.Sub(e.From)+12*time.Hour)/(24*time.Hour)))
			}
			from, repeats = first, true
		}
	}
	moment := func(name string, t time.Time) {
		switch {
		case e.AllDay:
			d.Raw(name+";VALUE=DATE", t.In(zone).Format(day))
		case zoneless(zone):
			d.Raw(name, t.UTC().Format(utc))
		default:
			d.Raw(name+";TZID="+zone.String(), t.In(zone).Format(local))
		}
	}
	moment("DTSTART", from)
	if e.AllDay { // exclusive: the day after the last one
		moment("DTEND", until.Add(-time.Second).In(zone).AddDate(0, 0, 1))
	} else if !e.End.IsZero() && until.After(from) {
		moment("DTEND", until)
	}
	if repeats {
		d.Raw("RRULE", e.Rule.Text(zone, e.AllDay))
		for _, t := range e.Exceptions() {
			moment("EXDATE", t)
		}
	}
}

// zoneless reports whether moments of a zone are written in UTC.
func zoneless(zone *time.Location) bool {
	name := zone.String()
	return name == "" || name == "UTC" || name == "Local"
}

// where writes where an event is.
func (f *family) where(d *folded.Document, e entry) {
	parts := []string{e.room}
	address, point, precision := e.Address, e.Point, e.Precision
	if at := f.site.Place(e.Place); at != nil {
		parts, address, point, precision = append(parts, at.Name), at.Address, at.Point, at.Precision
	}
	parts = append(parts, address.Street, strings.TrimSpace(address.Postcode+" "+address.City))
	parts = compact(parts)
	if len(parts) == 0 && e.Online != "" {
		parts = []string{f.config.Words.Text("event.online")}
	}
	d.Text("LOCATION", strings.Join(parts, ", "))
	if point != nil && precision != "commune" {
		d.Raw("GEO", coordinates(*point))
	}
	if u, err := url.Parse(e.Online); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
		d.Line("CONFERENCE;VALUE=URI:" + folded.Clean(u.String(), false))
	}
}

// coordinates are latitude and longitude, the other way around than in GeoJSON.
func coordinates(p geo.Point) string {
	return strconv.FormatFloat(p.Lat, 'f', 6, 64) + ";" + strconv.FormatFloat(p.Lon, 'f', 6, 64)
}

// address is an address of e-mail that needs no escape in a URI.
var address = regexp.MustCompile(`^[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+$`)

// organiser writes who asks people to come: ORGANIZER must be an address (RFC 5545 §3.8.4.3), and only the one that the event gives
// to take part is taken.
func (f *family) organiser(d *folded.Document, e *site.Event) {
	name := strings.TrimSpace(e.Organiser)
	switch {
	case address.MatchString(e.Registration.Email):
		d.Line("ORGANIZER;CN=" + folded.Parameter(cmp.Or(name, f.config.Name)) + ":mailto:" + e.Registration.Email)
	default:
		d.Text("CONTACT", name)
	}
}

// description says in plain words what an event is, how to take part, and where to read more.
func (f *family) description(e *site.Event) string {
	words := f.config.Words
	var status string
	switch e.Status {
	case "cancelled":
		status = words.Text("event.is_cancelled")
	case "postponed":
		status = words.Text("event.is_postponed")
	}
	lead := e.Body.Lead
	if lead == e.Summary {
		lead = ""
	}
	var registration string
	if e.Registration.Required {
		registration = words.Text("event.registration_required")
	}
	return strings.Join(compact([]string{status, e.Summary, lead, registration, f.config.Absolute(e.URL)}), "\n\n")
}

// compact leaves out what is empty.
func compact(parts []string) []string {
	var kept []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import (
	"maps"
	"slices"
	"strings"
	"time"
)

// A Query is a question to the content, as indicators write it: "events.kind=apero", "places.member". A subject comes first, then
// what narrows it, each after a dot. [ParseQuery] reads one, [Site.Answer] answers it for a year.
type Query struct {
	Subject string      // events, attendance, places…
	Narrow  []Condition // all of them hold
}

// A Condition narrows a query: a word alone, or a key with a value.
type Condition struct {
	Key, Value string
}

// An Answer is a number with the entries that it was counted from.
type Answer struct {
	Value   int
	Entries []Entry
}

// A QueryError says which part of a query is not known.
type QueryError struct {
	Part    string                   // "events", "kind", "apero"
	Choices []string                 // what could stand there
	Whole   func(part string) string // the query with this part in its place
}

// Error returns what is wrong, for programs.
func (e *QueryError) Error() string { return "query: unknown " + e.Part }

// A subject is what a query may begin with: what may narrow it, and where the possible values are.
type subject map[string]func(*Config) []string

// word is a condition without a value.
func word(*Config) []string { return nil }

func termIDs(list func(*Config) []Term) func(*Config) []string {
	return func(c *Config) []string {
		var ids []string
		for _, t := range list(c) {
			ids = append(ids, t.ID)
		}
		return ids
	}
}

func one(of ...string) func(*Config) []string { return func(*Config) []string { return of } }

// subjects lists what queries may ask.
var subjects = map[string]subject{
	"events":      {"kind": termIDs(func(c *Config) []Term { return c.EventKinds }), "online": word, "communes": word, "places": word},
	"attendance":  {"kind": termIDs(func(c *Config) []Term { return c.EventKinds }), "onsite": word, "online": word},
	"places":      {"activity": termIDs(func(c *Config) []Term { return c.Activities }), "label": termIDs(func(c *Config) []Term { return c.Labels }), "status": one("open", "project", "seasonal", "closed"), "wheelchair": one("yes", "limited", "no"), "member": word, "telework": word, "opened": word},
	"ads":         {"kind": termIDs(func(c *Config) []Term { return c.AdKinds })},
	"articles":    {},
	"newsletters": {},
	"episodes":    {"media": one("audio", "video")},
	"people":      {},
	"resources":   {},
	"routes":      {},
}

// ParseQuery reads a query with the terms of a network. The error is a *[QueryError].
func ParseQuery(text string, c *Config) (Query, error) {
	parts := strings.Split(text, ".")
	fail := func(at int, part string, choices []string, before, after string) error {
		return &QueryError{Part: part, Choices: choices, Whole: func(better string) string {
			mended := slices.Clone(parts)
			mended[at] = before + better + after
			return strings.Join(mended, ".")
		}}
	}
	known, ok := subjects[parts[0]]
	if !ok {
		return Query{}, fail(0, parts[0], slices.Sorted(maps.Keys(subjects)), "", "")
	}
	q := Query{Subject: parts[0]}
	for i, part := range parts[1:] {
		key, value, valued := strings.Cut(part, "=")
		values, ok := known[key]
		if !ok {
			return Query{}, fail(i+1, key, slices.Sorted(maps.Keys(known)), "", strings.TrimPrefix(part, key))
		}
		if choices := values(c); valued != (choices != nil) || valued && !slices.Contains(choices, value) {
			return Query{}, fail(i+1, value, choices, key+"=", "")
		}
		q.Narrow = append(q.Narrow, Condition{key, value})
	}
	return q, nil
}

// Answer counts what a query asks for in a year, up to the moment for which the site is made. Events that were cancelled or postponed
// are not counted, and one that repeats counts once. Places are those that were open, or members, by the end of the year; people,
// resources and routes have no date.
func (s *Site) Answer(q Query, year int) Answer {
	var a Answer
	switch q.Subject {
	case "events", "attendance":
		return s.answerEvents(q, year)
	case "places":
		for _, p := range s.Places {
			if q.holds(func(c Condition) bool { return p.meets(c, year) }) && (p.Opened.IsZero() || p.Opened.Time.Year() <= year) {
				a.Entries = append(a.Entries, p)
			}
		}
	case "ads":
		for _, ad := range s.Ads {
			if s.within(ad.From, year) && q.holds(func(c Condition) bool { return ad.Kind == c.Value }) {
				a.Entries = append(a.Entries, ad)
			}
		}
	case "articles":
		for _, e := range s.Articles {
			if s.within(e.Date.In(s.Config.Location), year) {
				a.Entries = append(a.Entries, e)
			}
		}
	case "newsletters":
		for _, e := range s.Newsletters {
			if s.within(e.Date.In(s.Config.Location), year) {
				a.Entries = append(a.Entries, e)
			}
		}
	case "episodes":
		for _, e := range s.Episodes {
			if s.within(e.Date.In(s.Config.Location), year) && q.holds(func(c Condition) bool { return e.Media == c.Value }) {
				a.Entries = append(a.Entries, e)
			}
		}
	case "people":
		a.Entries = listed(s.People)
	case "resources":
		a.Entries = listed(s.Resources)
	case "routes":
		a.Entries = listed(s.Routes)
	}
	a.Value = len(a.Entries)
	return a
}

func listed[E Entry](list []E) []Entry {
	entries := make([]Entry, len(list))
	for i, e := range list {
		entries[i] = e
	}
	return entries
}

// within reports whether a moment is in a year, and has come.
func (s *Site) within(at time.Time, year int) bool { return at.Year() == year && !at.After(s.Today) }

// holds reports whether all conditions of a query hold.
func (q Query) holds(holds func(Condition) bool) bool {
	return !slices.ContainsFunc(q.Narrow, func(c Condition) bool { return !holds(c) })
}

// has reports whether a word narrows a query.
func (q Query) has(word string) bool { return slices.Contains(q.Narrow, Condition{Key: word}) }

// Held returns the events that took place in a year, the first to begin first: those that have begun and were neither cancelled nor
// postponed.
func (s *Site) Held(year int) []*Event {
	var held []*Event
	for _, e := range s.Events {
		if s.within(e.From, year) && e.Status != "cancelled" && e.Status != "postponed" {
			held = append(held, e)
		}
	}
	return held
}

func (s *Site) answerEvents(q Query, year int) Answer {
	var a Answer
	distinct := make(map[string]bool)
	for _, e := range s.Held(year) {
		if !q.holds(func(c Condition) bool { return e.meets(c, q.Subject) }) {
			continue
		}
		switch {
		case q.has("communes"):
			distinct[s.Where(e).Commune] = true
		case q.has("places"):
			distinct[e.Place] = true
		case q.Subject == "events":
			a.Value++
		case e.Attendance == nil:
			continue
		case q.has("onsite"):
			a.Value += e.Attendance.Onsite
		case q.has("online"):
			a.Value += e.Attendance.Online
		default:
			a.Value += e.Attendance.Onsite + e.Attendance.Online
		}
		a.Entries = append(a.Entries, e)
	}
	delete(distinct, "")
	a.Value += len(distinct)
	return a
}

// meets reports whether a condition holds for an event.
func (e *Event) meets(c Condition, subject string) bool {
	switch {
	case c.Key == "kind":
		return e.Kind == c.Value
	case c.Key == "online" && subject == "events":
		return e.Online != ""
	}
	return true
}

// meets reports whether a condition holds for a place in a year.
func (p *Place) meets(c Condition, year int) bool {
	switch c.Key {
	case "activity":
		return slices.Contains(p.Activities, c.Value)
	case "label":
		return slices.Contains(p.Labels, c.Value)
	case "status":
		return p.Status == c.Value || p.Status == "" && c.Value == "open"
	case "wheelchair":
		return p.Access.Wheelchair == c.Value
	case "member":
		return p.Member.Member && (p.Member.Since.IsZero() || p.Member.Since.Time.Year() <= year)
	case "telework":
		return p.Telework != nil
	case "opened":
		return !p.Opened.IsZero() && p.Opened.Time.Year() == year
	}
	return false
}

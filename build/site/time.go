// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import (
	"time"
)

// publication returns the moment from which an entry may be shown; zero for always.
func publication(c *Config, e Entry) time.Time {
	switch e := e.(type) {
	case *Newsletter:
		return e.Date.In(c.Location)
	case *Ad:
		return e.From
	case *Article:
		return e.Date.In(c.Location)
	case *Episode:
		return e.Date.In(c.Location)
	}
	return time.Time{}
}

// Over reports whether an event has ended at a moment. A recurring event is over when its rule is.
func (e *Event) Over(at time.Time) bool {
	return e.Recurrence == "" && !e.Until.After(at)
}

// Expired reports whether an ad has left the board at a moment.
func (a *Ad) Expired(at time.Time) bool { return !a.Until.IsZero() && !a.Until.After(at) }

// Upcoming returns the events that are not over, the first to begin first.
func (s *Site) Upcoming() []*Event {
	var upcoming []*Event
	for _, e := range s.Events {
		if !e.Over(s.Today) {
			upcoming = append(upcoming, e)
		}
	}
	return upcoming
}

// Past returns the events that are over, the last to begin first.
func (s *Site) Past() []*Event {
	var past []*Event
	for i := len(s.Events) - 1; i >= 0; i-- {
		if s.Events[i].Over(s.Today) {
			past = append(past, s.Events[i])
		}
	}
	return past
}

// Board returns the ads that have not expired, newest first.
func (s *Site) Board() []*Ad {
	var board []*Ad
	for _, a := range s.Ads {
		if !a.Expired(s.Today) {
			board = append(board, a)
		}
	}
	return board
}

// A Change is a moment at which a site will be wrong by itself.
type Change struct {
	At    time.Time
	Entry Entry  // what changes
	What  string // begins, ends, expires, appears, reopens
}

// NextChange returns the first moment after Today at which the site has to be built again; false when nothing in it
// depends on time any more.
func (s *Site) NextChange() (Change, bool) {
	var next Change
	consider := func(at time.Time, e Entry, what string) {
		if at.After(s.Today) && (next.Entry == nil || at.Before(next.At)) {
			next = Change{At: at, Entry: e, What: what}
		}
	}
	for _, e := range s.Events {
		consider(e.From, e, "begins")
		consider(e.Until, e, "ends")
	}
	for _, a := range s.Ads {
		consider(a.Until, a, "expires")
	}
	for _, e := range s.scheduled {
		consider(publication(s.Config, e), e, "appears")
	}
	for _, p := range s.Places {
		if !p.ClosedUntil.IsZero() {
			consider(p.ClosedUntil.In(s.Config.Location), p, "reopens")
		}
	}
	return next, next.Entry != nil
}

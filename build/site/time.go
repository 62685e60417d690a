// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import (
	"cmp"
	"slices"
	"time"
)

// Publication returns the moment from which an entry may be shown; zero for always.
func Publication(c *Config, e Entry) time.Time {
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

// Expired reports whether an ad has left the board at a moment.
func (a *Ad) Expired(at time.Time) bool { return !a.Until.IsZero() && !a.Until.After(at) }

// Upcoming returns the events that are not over, the next to take place first: of an event that repeats, its next time counts
// ([Event.Next]). The result must not be modified.
func (s *Site) Upcoming() []*Event { return s.upcoming }

// Past returns the events that are over, the last to begin first. The result must not be modified.
func (s *Site) Past() []*Event { return s.past }

// divide cuts the events into those to come and those that are over. Both are asked for often, and rules take time.
func (s *Site) divide() {
	next := make(map[*Event]time.Time)
	for _, e := range slices.Backward(s.Events) {
		if from, _ := e.Next(s.Today); from.IsZero() {
			s.past = append(s.past, e)
		} else {
			s.upcoming = append(s.upcoming, e)
			next[e] = from
		}
	}
	slices.SortFunc(s.upcoming, func(a, b *Event) int { return cmp.Or(next[a].Compare(next[b]), byID(a, b)) })
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
	for _, e := range s.upcoming {
		for _, o := range e.Occurrences(s.Today, 2) { // while one goes on, the next may begin
			consider(o.From, e, "begins")
			consider(o.Until, e, "ends")
		}
	}
	for _, a := range s.Ads {
		consider(a.Until, a, "expires")
	}
	for _, e := range s.scheduled {
		consider(Publication(s.Config, e), e, "appears")
	}
	for _, p := range s.Places {
		if !p.ClosedUntil.IsZero() {
			consider(p.ClosedUntil.In(s.Config.Location), p, "reopens")
		}
	}
	return next, next.Entry != nil
}

// Stale reports whether nobody checked a place for longer than the network's limit.
func (s *Site) Stale(p *Place) bool {
	return !p.Verified.IsZero() && p.Verified.In(s.Config.Location).AddDate(0, 0, s.Config.Limits.VerifiedDays).Before(s.Today)
}

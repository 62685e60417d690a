// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package calendar

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// An entry is what becomes one VEVENT: an event, or one of its sessions as an event of its own.
type entry struct {
	*site.Event
	room string // of a session; may be empty
	of   string // id of the event that a session belongs to, where the calendar has both; "" for none
}

// inCalendar returns what calendars have of an event: itself, or the sessions of a series, which takes place on these days and not between them.
func inCalendar(e *site.Event) []entry {
	if len(e.Meets) > 0 {
		return sessions(e, "")
	}
	return []entry{{Event: e}}
}

// inFile returns what the file of an event has: an event of several days brings its sessions along.
func inFile(e *site.Event) []entry {
	all := inCalendar(e)
	if len(e.Meets) == 0 && len(e.SessionDays()) > 1 {
		all = append(all, sessions(e, e.ID)...)
	}
	return all
}

// sessions returns the sessions of an event as events. The moment of a session is its name, whatever stands before it in the programme.
func sessions(e *site.Event, of string) []entry {
	var list []entry
	rank := make(map[string]int)
	for _, s := range e.Sessions() {
		if s.From.IsZero() {
			continue
		}
		name := s.From.Format("20060102T1504")
		if s.AllDay {
			name = s.From.Format(day)
		}
		if rank[name]++; rank[name] > 1 {
			name += "-" + strconv.Itoa(rank[name])
		}
		one := *e
		one.ID += "-" + name
		one.Title += " – " + s.Title
		one.Summary = strings.Join(s.Speakers, ", ")
		one.Body.Lead = ""
		one.Start, one.From, one.End, one.Until, one.AllDay, one.Meets = s.Start, s.From, s.End, s.Until, s.AllDay, nil
		one.Place, one.Online = cmp.Or(s.Place, e.Place), cmp.Or(s.Online, e.Online)
		list = append(list, entry{&one, s.Room, of})
	}
	return list
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"slices"
	"strconv"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Programme is what takes place in an event: a series of sessions, one on each of its days, as a table of dates; or else day by day.
type Programme struct {
	Series []SessionRow // the first to begin first; none where a day has several sessions
	Hours  bool         // the series says at what time
	Where  bool         // it says in which place or room
	Days   []Day        // none for a series
}

// A Day is the sessions of one day of a programme.
type Day struct {
	Date  time.Time // its midnight in the zone of the event
	Slots []Slot    // the first to begin first
	Rooms []string  // the columns of a day with parallel sessions, where each says its room
	Width int       // how many columns a day with parallel sessions has; 0 for a day without, or with more than a page has room for
}

// A Slot is the sessions that begin at one moment.
type Slot struct {
	From  time.Time // when they begin
	Until time.Time // zero where they do not end together, or nobody says when
	Timed bool      // the hour is known
	Cells []Cell    // as many as there are sessions; with rooms also an empty one for a room that has none
}

// A Cell is a session in a table of a day.
type Cell struct {
	*SessionRow     // nil for a room without a session
	Span        int // how many columns it takes
}

// A SessionRow is a session with its kind in words.
type SessionRow struct {
	site.Session
	ID   string      // of its part of the page
	Term site.Term   // its kind; empty for none
	At   *site.Place // where it is, if that is not where the event is; nil for no place of the network
	Ends time.Time   // zero where no hour of an end was written
}

// columnsAtMost is how many parallel sessions stand side by side; more of them are a list.
const columnsAtMost = 5

// sessionID returns the name of the part of a page that is about a session, by its rank from 0.
func sessionID(rank int) string { return "seance-" + strconv.Itoa(rank+1) }

// programme puts the sessions of an event in order.
func (b *book) programme(e *site.Event) Programme {
	var rows []SessionRow
	for i, s := range e.Sessions() {
		if s.From.IsZero() {
			continue
		}
		row := SessionRow{Session: s, ID: sessionID(i), At: b.site.Place(s.Place)}
		if s.Kind != "" && s.Kind != e.Kind {
			row.Term = b.config.EventKind(s.Kind)
		}
		if !s.AllDay && !s.End.IsZero() {
			row.Ends = s.Until
		}
		rows = append(rows, row)
	}
	days := cutDays(rows)
	if len(days) < 2 || len(days) < len(rows) {
		return Programme{Days: days}
	}
	p := Programme{Series: rows}
	for _, row := range rows {
		p.Hours = p.Hours || !row.AllDay
		p.Where = p.Where || row.At != nil || row.Room != "" || row.Online != ""
	}
	return p
}

// cutDays cuts sessions into days, and the days into moments.
func cutDays(rows []SessionRow) []Day {
	var days []Day
	for i := range rows {
		row := &rows[i]
		y, m, d := row.From.Date()
		date := time.Date(y, m, d, 0, 0, 0, 0, row.From.Location())
		if len(days) == 0 || !days[len(days)-1].Date.Equal(date) {
			days = append(days, Day{Date: date})
		}
		day := &days[len(days)-1]
		if n := len(day.Slots); n == 0 || !day.Slots[n-1].From.Equal(row.From) || day.Slots[n-1].Timed == row.AllDay {
			day.Slots = append(day.Slots, Slot{From: row.From, Timed: !row.AllDay})
		}
		slot := &day.Slots[len(day.Slots)-1]
		slot.Cells = append(slot.Cells, Cell{row, 1})
	}
	for i := range days {
		days[i].lay()
	}
	return days
}

// lay finds the ends of the moments of a day, and puts parallel sessions side by side.
func (d *Day) lay() {
	for i := range d.Slots {
		slot := &d.Slots[i]
		d.Width = max(d.Width, len(slot.Cells))
		ends := slot.Cells[0].Ends
		if !slices.ContainsFunc(slot.Cells, func(c Cell) bool { return !c.Ends.Equal(ends) }) {
			slot.Until = ends
		}
	}
	if d.Width < 2 || d.Width > columnsAtMost {
		d.Width = 0
		return
	}
	if d.Rooms = d.rooms(); d.Rooms != nil {
		d.Width = len(d.Rooms)
	}
	for i := range d.Slots {
		cells := d.Slots[i].Cells
		if len(cells) > 1 && d.Rooms != nil {
			byRoom := make([]Cell, len(d.Rooms))
			for j, room := range d.Rooms {
				byRoom[j].Span = 1
				for _, c := range cells {
					if c.Room == room {
						byRoom[j].SessionRow = c.SessionRow
					}
				}
			}
			d.Slots[i].Cells = byRoom
			continue
		}
		cells[len(cells)-1].Span = d.Width - len(cells) + 1
	}
}

// rooms returns the rooms of parallel sessions, in the order in which they come; nil unless each of these sessions has one of its own.
func (d *Day) rooms() []string {
	var rooms []string
	for _, slot := range d.Slots {
		if len(slot.Cells) < 2 {
			continue
		}
		taken := make(map[string]bool)
		for _, c := range slot.Cells {
			if c.Room == "" || taken[c.Room] {
				return nil
			}
			taken[c.Room] = true
			if !slices.Contains(rooms, c.Room) {
				rooms = append(rooms, c.Room)
			}
		}
	}
	if len(rooms) > columnsAtMost {
		return nil
	}
	return rooms
}

// sessionCount says how many sessions a series has; "" for an event that is none.
func (b *book) sessionCount(e *site.Event) string {
	if len(e.Meets) == 0 {
		return ""
	}
	return b.config.Words.Text("count.sessions", "count", len(e.Programme))
}

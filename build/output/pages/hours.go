// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"encoding/json"
	"sync"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// HoursRow is a day of the week with its opening hours as people write them.
type HoursRow struct {
	Day    string   // « lundi »
	Ranges []string // « 9 h – 12 h »; none when closed
}

// An hours is what a text of opening hours says on this site, in all the ways that pages say it.
type hours struct {
	rows      []HoursRow     // a week; nil where the hours are none or do not make one week
	note      string         // what the rows do not say
	timetable *Timetable     // of the next days; nil where nobody can tell
	linked    []openingHours // a normal week for programs; none where the hours do not make one
}

// An hourly keeps what was read of opening hours: many places have the same, and each of them is on several pages.
type hourly struct{ read sync.Map } // *hours by their text

// hours reads opening hours.
func (b *book) hours(text string) *hours {
	if known, ok := b.hourly.read.Load(text); ok {
		return known.(*hours)
	}
	read := new(hours)
	parsed, problem := when.ParseHours(text)
	read.rows, read.note = b.hoursRows(text, parsed, problem)
	if problem == nil && !parsed.IsZero() {
		read.timetable, read.linked = b.timetable(parsed), linkedHours(parsed)
	}
	known, _ := b.hourly.read.LoadOrStore(text, read)
	return known.(*hours)
}

// hoursRows returns opening hours as a table, nil where they cannot be told as one week, and what the table does not say.
func (b *book) hoursRows(text string, parsed when.Hours, problem *when.HoursError) (rows []HoursRow, note string) {
	words := b.config.Words
	switch text {
	case "":
		return nil, ""
	case "24/7":
		return nil, words.Text("hours.always")
	}
	written := words.Text("hours.as_written", "hours", text)
	if problem != nil && problem.Suggestion == "" {
		return nil, written
	}
	week, ok := parsed.Week()
	if !ok {
		return nil, written
	}
	rows = make([]HoursRow, len(week))
	for i, ranges := range week {
		rows[i].Day = words.Weekday(monday.AddDate(0, 0, i))
		for _, r := range ranges {
			span := words.Text("hours.span", "start", b.clock(r.Start), "end", b.clock(r.End))
			if r.Comment != "" {
				span += " (" + r.Comment + ")"
			}
			rows[i].Ranges = append(rows[i].Ranges, span)
		}
	}
	switch parsed.Exceptions() {
	case "":
	case "PH off":
		note = words.Text("list.label", "name", words.Text("hours.holidays")) + " " + words.Text("hours.closed")
	default:
		note = written
	}
	return rows, note
}

// A Timetable is the opening hours of the next days, written out: what is true on the day of reading is for the browser to say.
type Timetable struct {
	Day     string // the first day: "2026-11-23"
	Minutes string // JSON: for each day the spans in minutes since midnight, [[[540,720],[840,1080]],[]]
}

// timetableDays is how many days a timetable has: a site is made anew more often.
const timetableDays = 9

// timetable returns the hours of the next days; nil where they do not tell.
func (b *book) timetable(parsed when.Hours) *Timetable {
	today := b.site.Today.In(b.config.Location)
	days := make([][][2]int, timetableDays)
	for i := range days {
		days[i] = [][2]int{}
		for _, s := range parsed.On(today.AddDate(0, 0, i)) {
			if !s.Known {
				return nil
			}
			days[i] = append(days[i], [2]int{s.Start, s.End})
		}
	}
	text, err := json.Marshal(days)
	if err != nil {
		return nil // never: numbers
	}
	return &Timetable{Day: today.Format(time.DateOnly), Minutes: string(text)}
}

// linkedHours returns a normal week, nothing where the hours do not make one. What runs past midnight closes the day after, as
// schema.org has it.
func linkedHours(parsed when.Hours) []openingHours {
	week, ok := parsed.Week()
	if !ok {
		return nil
	}
	var all []openingHours
	for i, ranges := range week {
		day := "https://schema.org/" + monday.AddDate(0, 0, i).Weekday().String()
		for _, r := range ranges {
			all = append(all, openingHours{Type: "OpeningHoursSpecification", Day: day, Opens: clockTime(r.Start), Closes: clockTime(r.End)})
		}
	}
	return all
}

// clockTime returns minutes since midnight as "09:30"; midnight at the end of a day is "23:59".
func clockTime(minutes int) string {
	const day = 24 * 60
	if minutes == day {
		minutes--
	}
	return time.Unix(int64(minutes%day)*60, 0).UTC().Format("15:04")
}

// monday is any Monday: weeks of opening hours begin with it.
var monday = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)

// clock returns minutes after midnight as people write an hour.
func (b *book) clock(minutes int) string {
	return b.config.Words.Time(monday.Add(time.Duration(minutes) * time.Minute))
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// repeated returns an event that repeats; without an end it lasts until the end of its day.
func repeated(t *testing.T, id, start, end, rule string, except ...string) *site.Event {
	t.Helper()
	e := &site.Event{Base: site.Base{ID: id}, Title: id, Start: moment(start), Recurrence: rule}
	e.From = at(start)
	e.AllDay = e.Start.Precision == when.Day
	if end == "" {
		y, m, d := e.From.Date()
		e.Until = time.Date(y, m, d+1, 0, 0, 0, 0, paris)
	} else {
		e.End = moment(end)
		e.Until = e.End.End(paris)
	}
	for _, day := range except {
		e.Except = append(e.Except, moment(day))
	}
	var err error
	if e.Rule, err = when.ParseRule(rule); err != nil {
		t.Fatal(err)
	}
	return e
}

// spans writes occurrences as "01-02 15:04–15:04".
func spans(occurrences []site.Occurrence) string {
	var out []string
	for _, o := range occurrences {
		text := o.From.Format("01-02 15:04") + "–" + o.Until.Format("15:04")
		if o.Until.YearDay() != o.From.YearDay() {
			text = o.From.Format("01-02 15:04") + "–" + o.Until.Format("01-02 15:04")
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}

func TestEventsThatRepeat(t *testing.T) {
	for _, c := range []struct {
		name, start, end, rule string
		except                 []string
		today, want            string
	}{
		{
			"what goes on is the first", "2020-06-02 18:30", "2020-06-02 21:00", "FREQ=WEEKLY", nil,
			"2020-06-16 20:59", "06-16 18:30–21:00, 06-23 18:30–21:00, 06-30 18:30–21:00",
		}, {
			"what is over is not", "2020-06-02 18:30", "2020-06-02 21:00", "FREQ=WEEKLY", nil,
			"2020-06-16 21:00", "06-23 18:30–21:00, 06-30 18:30–21:00, 07-07 18:30–21:00",
		}, {
			"a day without it", "2020-06-02 18:30", "2020-06-02 21:00", "FREQ=WEEKLY;COUNT=4",
			[]string{"2020-06-16", "2020-06-23 18:30"},
			"2020-06-09 22:00", "",
		}, {
			"hours last as long on the night when clocks change", "2020-10-24 22:00", "2020-10-25 04:00", "FREQ=WEEKLY", nil,
			"2020-10-24", "10-24 22:00–10-25 04:00, 10-31 22:00–11-01 05:00, 11-07 22:00–11-08 05:00",
		}, {
			"days last as many days", "2020-10-17", "2020-10-18", "FREQ=WEEKLY", nil,
			"2020-10-18 23:59", "10-17 00:00–10-19 00:00, 10-24 00:00–10-26 00:00, 10-31 00:00–11-02 00:00",
		}, {
			"without an end until the end of its day", "2020-10-18 18:00", "", "FREQ=WEEKLY", nil,
			"2020-10-18 23:59", "10-18 18:00–10-19 00:00, 10-25 18:00–10-26 00:00, 11-01 18:00–11-02 00:00",
		}, {
			"some that overlap", "2020-06-01", "2020-06-03", "FREQ=DAILY", nil,
			"2020-06-10", "06-08 00:00–06-11 00:00, 06-09 00:00–06-12 00:00, 06-10 00:00–06-13 00:00",
		}, {
			"the next is years away", "2020-06-01", "", "FREQ=YEARLY;INTERVAL=10", nil, "2020-06-02", "06-01 00:00–06-02 00:00",
		},
	} {
		e := repeated(t, "e", c.start, c.end, c.rule, c.except...)
		if diff := cmp.Diff(c.want, spans(e.Occurrences(at(c.today), 3))); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if got := e.Over(at(c.today)); got != (c.want == "") {
			t.Errorf("%s: over is %v", c.name, got)
		}
	}
}

func TestTheTimesOfAMonth(t *testing.T) {
	weekly := repeated(t, "e", "2020-05-29", "2020-05-31", "FREQ=WEEKLY", "2020-06-12")
	if diff := cmp.Diff("05-29 00:00–06-01 00:00, 06-05 00:00–06-08 00:00, 06-19 00:00–06-22 00:00, 06-26 00:00–06-29 00:00",
		spans(weekly.Between(at("2020-05-31"), at("2020-07-01")))); diff != "" {
		t.Error(diff)
	}
	once := event("soir", "2020-06-19 18:30", "2020-06-19 21:00")
	for window, want := range map[string]string{
		"2020-06-01 2020-07-01": "06-19 18:30–21:00", "2020-06-19 2020-06-20": "06-19 18:30–21:00", "2020-06-20 2020-07-01": "", "2020-05-01 2020-06-19": "",
	} {
		from, until, _ := strings.Cut(window, " ")
		if diff := cmp.Diff(want, spans(once.Between(at(from), at(until)))); diff != "" {
			t.Errorf("%s: %s", window, diff)
		}
	}
}

// On the agenda an event stands where its next time is, not its first.
func TestRepeatedEventsStandAtTheirNextTime(t *testing.T) {
	entries := []site.Entry{
		repeated(t, "mardis", "2020-01-07 18:30", "2020-01-07 21:00", "FREQ=WEEKLY"),
		repeated(t, "finis", "2020-01-06 18:30", "2020-01-06 21:00", "FREQ=WEEKLY;COUNT=10"),
		event("lundi", "2020-06-15 10:00", "2020-06-15 12:00"),
		event("mercredi", "2020-06-17 10:00", "2020-06-17 12:00"),
		event("avant", "2020-01-08", "2020-01-09"),
	}
	s := site.Assemble(config(t), entries, at("2020-06-13"))
	if diff := cmp.Diff([]string{"lundi", "mardis", "mercredi"}, names(s.Upcoming())); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"avant", "finis"}, names(s.Past())); diff != "" {
		t.Error(diff)
	}
	for _, c := range []struct{ today, at, what string }{
		{"2020-06-15 12:00", "2020-06-16 18:30", "begins"},
		{"2020-06-16 18:30", "2020-06-16 21:00", "ends"},
		{"2024-01-01", "2024-01-02 18:30", "begins"},
	} {
		change, ok := site.Assemble(config(t), entries, at(c.today)).NextChange()
		if got := fmt.Sprint(ok, change.At, change.What); got != fmt.Sprint(true, at(c.at), c.what) {
			t.Errorf("after %s: %s, want %s %s", c.today, got, c.at, c.what)
		}
	}
}

func TestEventsOfAnArea(t *testing.T) {
	at59 := &site.Place{Base: site.Base{ID: "lieu"}, Where: geo.Location{Commune: "59350", Departement: "59", Region: "32"}}
	there := event("la", "2020-06-19", "2020-06-20")
	there.Place, there.Where = "lieu", geo.Location{Commune: "59512"}
	alone := event("seul", "2020-06-18", "2020-06-19")
	alone.Where = geo.Location{Commune: "59350", Departement: "32"}
	s := site.Assemble(config(t), []site.Entry{at59, there, alone}, at("2020-06-01"))
	for _, c := range []struct {
		kind geo.Kind
		code string
		want []string
	}{
		{geo.Commune, "59350", []string{"seul", "la"}},
		{geo.Commune, "59512", []string{}},
		{geo.Departement, "32", []string{"seul"}},
		{geo.Region, "32", []string{"la"}},
	} {
		if diff := cmp.Diff(c.want, names(s.EventsIn(&geo.Area{Kind: c.kind, Code: c.code}))); diff != "" {
			t.Errorf("%s %s: %s", c.kind, c.code, diff)
		}
	}
}

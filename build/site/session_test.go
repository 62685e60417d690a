// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site_test

import (
	"testing"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// sessions makes the sessions of a programme, of "2020-02-10 09:00" or of a day.
func sessions(starts ...string) []site.Session {
	var list []site.Session
	for _, start := range starts {
		s := site.Session{Start: moment(start), From: at(start), AllDay: len(start) == len(time.DateOnly)}
		s.Until = s.From.Add(2 * time.Hour)
		if s.AllDay {
			s.Until = s.From.AddDate(0, 0, 1)
		}
		list = append(list, s)
	}
	return list
}

// A training of some days within a year takes place on these days; an event of two days goes on, whatever its programme.
func TestASeriesOfSessionsTakesPlaceOnItsDays(t *testing.T) {
	for _, c := range []struct {
		name     string
		sessions []site.Session
		want     string
	}{
		{"a training", sessions("2020-02-10", "2020-02-11", "2020-03-03"), "02-10 00:00–02-11 00:00, 02-11 00:00–02-12 00:00, 03-03 00:00–03-04 00:00"},
		{"two sessions on a day, out of order, over the change of clocks", sessions("2020-04-01 14:00", "2020-03-20 09:00", "2020-04-01 09:00"), "03-20 09:00–11:00, 04-01 09:00–16:00"},
		{"two days", sessions("2020-10-22 10:30", "2020-10-23 10:30"), ""},
		{"every day over the change of clocks", sessions("2020-10-24 10:00", "2020-10-25 10:00", "2020-10-26 10:00"), ""},
		{"one day", sessions("2020-10-22 10:30", "2020-10-22 14:00"), ""},
		{"nothing", nil, ""},
	} {
		if got := spans(site.Meetings(&site.Event{Programme: c.sessions})); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestASeriesStandsAtItsNextSession(t *testing.T) {
	e := &site.Event{Programme: sessions("2020-02-10 09:00", "2020-03-03 09:00", "2020-09-08"), From: at("2020-02-10"), Until: at("2021-01-01")}
	e.Meets = site.Meetings(e)
	if from, until := e.Next(at("2020-02-10 10:00")); !from.Equal(at("2020-02-10 09:00")) || !until.Equal(at("2020-02-10 11:00")) {
		t.Errorf("during the first: %v, %v", from, until)
	}
	if got := spans(e.Occurrences(at("2020-02-11"), 9)); got != "03-03 09:00–11:00, 09-08 00:00–09-09 00:00" {
		t.Errorf("after the first: %s", got)
	}
	if got := spans(e.Between(at("2020-03-01"), at("2020-04-01"))); got != "03-03 09:00–11:00" {
		t.Errorf("in March: %s", got)
	}
	if got := e.Between(at("2020-04-01"), at("2020-05-01")); len(got) != 0 {
		t.Errorf("in April: %v", got)
	}
	if e.Over(at("2020-09-08")) || !e.Over(at("2020-09-09")) {
		t.Error("it is over after its last session, and not before")
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/compagnie-tiers-lieux/maillage/build/spent"
)

func mustRule(t testing.TB, s string) Rule {
	t.Helper()
	r, err := ParseRule(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// in reads a moment on the clock of a zone.
func in(t testing.TB, name, s string) time.Time {
	t.Helper()
	m, err := ParseMoment(s)
	if err != nil {
		t.Fatal(err)
	}
	return m.In(zone(t, name))
}

func TestRulesRepeat(t *testing.T) {
	const paris = "Europe/Paris"
	for _, c := range []struct {
		name, zone, rule, start string
		except                  string
		want                    string // in UTC when there is a T, else days of the zone
	}{
		{
			"the same hour on the clock in winter and in summer (standards §3.1)", paris, "FREQ=WEEKLY;COUNT=4;BYDAY=SU", "2026-03-15 18:00", "",
			"2026-03-15T17:00Z 2026-03-22T17:00Z 2026-03-29T16:00Z 2026-04-05T16:00Z",
		},
		{
			"an hour that is skipped counts with the offset before", paris, "FREQ=DAILY;COUNT=3", "2026-03-28 02:30", "",
			"2026-03-28T01:30Z 2026-03-29T01:30Z 2026-03-30T00:30Z",
		},
		{
			"an hour that comes twice is the first of the two", paris, "FREQ=DAILY;COUNT=3", "2026-10-24 02:30", "",
			"2026-10-24T00:30Z 2026-10-25T00:30Z 2026-10-26T01:30Z",
		},
		{"days begin at midnight of their zone", paris, "FREQ=WEEKLY;COUNT=3", "2026-10-18", "", "2026-10-18 2026-10-25 2026-11-01"},
		{
			"a day whose midnight is skipped", "America/Santiago", "FREQ=DAILY;COUNT=3", "2026-09-05", "",
			"2026-09-05T04:00Z 2026-09-06T04:00Z 2026-09-07T03:00Z",
		},
		{"overseas", "Indian/Reunion", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", "2026-01-30 09:00", "", "2026-01-30T05:00Z 2026-02-27T05:00Z"},
		{"the last working day", paris, "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3", "2026-01-30", "", "2026-01-30 2026-02-27 2026-03-31"},
		{"months without a 31st are left out", paris, "FREQ=MONTHLY;COUNT=4", "2026-01-31", "", "2026-01-31 2026-03-31 2026-05-31 2026-07-31"},
		{"no 29th of February in other years", paris, "FREQ=YEARLY;UNTIL=20301231", "2028-02-29", "", "2028-02-29"},
		{"every second week, from Monday", paris, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=4", "2026-06-02", "", "2026-06-02 2026-06-07 2026-06-16 2026-06-21"},
		{"every second week, from Sunday", paris, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=4;WKST=SU", "2026-06-02", "", "2026-06-02 2026-06-14 2026-06-16 2026-06-28"},
		{"until a day, that day included", paris, "FREQ=DAILY;UNTIL=20260603", "2026-06-01 20:00", "", "2026-06-01T18:00Z 2026-06-02T18:00Z 2026-06-03T18:00Z"},
		{"until a moment of the clock on the wall", paris, "FREQ=DAILY;UNTIL=20260602T200000", "2026-06-01 20:00", "", "2026-06-01T18:00Z 2026-06-02T18:00Z"},
		{"until a moment in UTC", paris, "FREQ=DAILY;UNTIL=20260602T175959Z", "2026-06-01 20:00", "", "2026-06-01T18:00Z"},
		{"exceptions count, but are left out", paris, "FREQ=WEEKLY;COUNT=3", "2026-12-17 18:00", "2026-12-24 18:00", "2026-12-17T17:00Z 2026-12-31T17:00Z"},
		{"parts in any order", paris, "COUNT=2;BYMONTHDAY=1;FREQ=MONTHLY", "2026-01-01", "", "2026-01-01 2026-02-01"},
		{"a year of our time in the last cycle of the library", paris, "FREQ=YEARLY;COUNT=2", "1999-12-31", "", "1999-12-31 2000-12-31"},
	} {
		start := in(t, c.zone, c.start)
		var except []time.Time
		if c.except != "" {
			except = append(except, in(t, c.zone, c.except))
		}
		layout, clock := "2006-01-02", start.Location()
		if strings.Contains(c.want, "T") {
			layout, clock = "2006-01-02T15:04Z", time.UTC
		}
		var got []string
		for _, at := range mustRule(t, c.rule).Between(start, except, start, start.AddDate(9, 0, 0), 10) {
			got = append(got, at.In(clock).Format(layout))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: %s\n%s", c.name, c.rule, diff)
		}
	}
}

// The zero Rule is an event that takes place once.
func TestNoRuleHappensOnce(t *testing.T) {
	start := in(t, "Europe/Paris", "2026-06-19 18:30")
	if got := (Rule{}).Between(start, nil, start, start.AddDate(1, 0, 0), 10); !slices.Equal(got, []time.Time{start}) {
		t.Error(got)
	}
	if _, ok := (Rule{}).Next(start, nil, start.Add(time.Second)); ok {
		t.Error("it happens again")
	}
}

func TestWhatIsAnsweredHasBounds(t *testing.T) {
	start := in(t, "Europe/Paris", "2026-01-01 08:00")
	daily := mustRule(t, "FREQ=DAILY")
	if got := daily.Between(start, nil, start, start.AddDate(100, 0, 0), 1_000_000); len(got) != MaxOccurrences {
		t.Errorf("%d occurrences", len(got))
	}
	weekly := mustRule(t, "FREQ=WEEKLY")
	if got := weekly.Between(start, nil, start, start.AddDate(100, 0, 0), MaxOccurrences); len(got) != 105 {
		t.Errorf("%d weeks in two years", len(got))
	}
	if got := daily.Between(start, nil, start.AddDate(0, 0, 3), start.AddDate(0, 0, 5), 10); len(got) != 2 || got[0] != start.AddDate(0, 0, 3) {
		t.Errorf("from a moment on, before another: %v", got)
	}
	if got := daily.Between(start, nil, start, start.AddDate(1, 0, 0), 0); len(got) != 0 {
		t.Errorf("none were asked for: %v", got)
	}
}

// A rule that has no day is answered at once.
func TestRulesWithoutADay(t *testing.T) {
	start := in(t, "Europe/Paris", "2026-01-05")
	for _, s := range []string{
		"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30,31",
		"FREQ=WEEKLY;BYDAY=MO;BYMONTH=1;BYSETPOS=2",
		"FREQ=MONTHLY;INTERVAL=12;BYMONTH=2",
		"FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
		"FREQ=DAILY;INTERVAL=7;BYDAY=TU",
		"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=" + strings.Repeat("366,", 365) + "365",
	} {
		took := spent.By(func() {
			if at, ok := mustRule(t, s).Next(start, nil, start); ok {
				t.Errorf("%.60s: %v", s, at)
			}
		})
		if took > time.Second {
			t.Errorf("%.60s took %v", s, took)
		}
	}
}

func TestRulesAsCalendarsHaveThem(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	for _, c := range []struct {
		rule    string
		day     bool
		want    string
		endless bool
	}{
		{"BYDAY=TU;FREQ=WEEKLY", false, "FREQ=WEEKLY;BYDAY=TU", true},
		{"FREQ=WEEKLY;COUNT=3", true, "FREQ=WEEKLY;COUNT=3", false},
		{"UNTIL=20260630;FREQ=WEEKLY", false, "FREQ=WEEKLY;UNTIL=20260630T215959Z", false},
		{"FREQ=WEEKLY;UNTIL=20260630", true, "FREQ=WEEKLY;UNTIL=20260630", false},
		{"FREQ=WEEKLY;UNTIL=20260630T120000", false, "FREQ=WEEKLY;UNTIL=20260630T100000Z", false},
		{"FREQ=WEEKLY;UNTIL=20260630T230000Z", true, "FREQ=WEEKLY;UNTIL=20260701", false},
	} {
		r := mustRule(t, c.rule)
		if got := r.Text(paris, c.day); got != c.want || r.Endless() != c.endless {
			t.Errorf("%s: %s %v, want %s %v", c.rule, got, r.Endless(), c.want, c.endless)
		}
	}
}

// Any rule that is accepted can be expanded: in order, without a repetition, within its bounds, and what Text writes is the same rule.
func FuzzRuleOccurrences(f *testing.F) {
	for _, s := range []string{
		"FREQ=WEEKLY;COUNT=4;BYDAY=SU", "FREQ=YEARLY;BYDAY=53MO,-53TU", "FREQ=YEARLY;BYMONTH=12;BYDAY=5MO,-5SU;BYSETPOS=-1",
		"FREQ=MONTHLY;BYMONTHDAY=31,-31;INTERVAL=999", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=999;UNTIL=20991231T235959Z",
	} {
		f.Add(s, int64(1_773_594_000))
		f.Add(s, int64(-30_000_000_000))
	}
	paris := zone(f, "Europe/Paris")
	f.Fuzz(func(t *testing.T, s string, at int64) {
		r, err := ParseRule(s)
		if err != nil || !r.until.IsZero() && (r.until.Time.Year() <= 1000 || r.until.Time.Year() >= 9999) {
			return // UNTIL in UTC may leave the years that can be written
		}
		start := time.Unix(at%30_000_000_000, 0).In(paris) // years 1019 to 2920
		found := r.Between(start, nil, start, start.AddDate(3, 0, 0), 50)
		for i, o := range found {
			if o.Before(start) || o.After(start.AddDate(maxYears, 0, 0)) || i > 0 && !o.After(found[i-1]) {
				t.Fatalf("%s from %v: %v", s, start, found)
			}
		}
		again, err := ParseRule(r.Text(paris, false))
		if err != nil {
			t.Fatalf("%s: %s: %v", s, r.Text(paris, false), err)
		}
		if got := again.Between(start, nil, start, start.AddDate(3, 0, 0), 50); !slices.EqualFunc(got, found, time.Time.Equal) {
			t.Fatalf("%s gives %v, %s gives %v", s, found, again.text, got)
		}
	})
}

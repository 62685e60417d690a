// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import (
	"encoding/json"
	"errors"
	"math/rand"
	"reflect"
	"testing"
	"testing/quick"
	"time"
	_ "time/tzdata"
)

func TestMomentsAreReadAsWritten(t *testing.T) {
	for _, c := range []struct {
		in        string
		precision Precision
		utc, out  string
	}{
		{"2020", Year, "2020-01-01T00:00:00Z", "2020"},
		{"2020-06-19", Day, "2020-06-19T00:00:00Z", "2020-06-19"},
		{"2020-02-29", Day, "2020-02-29T00:00:00Z", "2020-02-29"},
		{"2020-06-19 18:30", Minute, "2020-06-19T18:30:00Z", "2020-06-19 18:30"},
		{"2020-06-19T18:30", Minute, "2020-06-19T18:30:00Z", "2020-06-19 18:30"},
		{"2020-06-19T18:30:00+02:00", Instant, "2020-06-19T16:30:00Z", "2020-06-19T16:30:00Z"},
		{"2020-06-19 18:30:05.25Z", Instant, "2020-06-19T18:30:05.25Z", "2020-06-19T18:30:05.25Z"},
		{"2020-06-19T18:30-04:30", Instant, "2020-06-19T23:00:00Z", "2020-06-19T23:00:00Z"},
		{"9999-12-31", Day, "9999-12-31T00:00:00Z", "9999-12-31"},
	} {
		m, err := ParseMoment(c.in)
		if err != nil {
			t.Errorf("%q: %v", c.in, err)
			continue
		}
		if m.Precision != c.precision || m.Time.Format(time.RFC3339Nano) != c.utc || m.String() != c.out {
			t.Errorf("%q: %v %s %s", c.in, m.Precision, m.Time.Format(time.RFC3339Nano), m)
		}
	}
}

func TestMomentsThatAreNone(t *testing.T) {
	for _, c := range []struct {
		in         string
		reason     MomentReason
		suggestion string
	}{
		{"", MomentForm, ""},
		{"demain", MomentForm, ""},
		{"2020-06", MomentForm, ""},
		{" 2020", MomentForm, ""},
		{"20200619", MomentForm, ""},
		{"2020-06-19 18:30 ", MomentForm, "2020-06-19 18:30"},
		{"2020-06-19 18:30:00", MomentForm, "2020-06-19 18:30"},
		{"2020-06-19 18h30", MomentForm, "2020-06-19 18:30"},
		{"19/06/2020", MomentForm, "2020-06-19"},
		{"1er mai 2020", MomentForm, "2020-05-01"},
		{"vendredi 19 juin 2020 à 18h", MomentForm, "2020-06-19 18:00"},
		{"19 Février 2020, 9 h 30", MomentForm, "2020-02-19 09:30"},
		{"2020-6-9", MomentForm, "2020-06-09"},
		{"2020/06/19", MomentForm, "2020-06-19"},
		{"31/02/2020", MomentForm, ""},
		{"06/19/2020", MomentForm, ""},
		{"2021-02-29", MomentDate, ""},
		{"2020-13-01", MomentDate, ""},
		{"2020-00-10", MomentDate, ""},
		{"2020-06-19 24:00", MomentTime, ""},
		{"2020-06-19 18:60", MomentTime, ""},
		{"2020-06-19T18:30:60Z", MomentTime, ""},
		{"2020-06-19T18:30:00+25:00", MomentTime, ""},
		{"0999", MomentYear, ""},
		{"1000-01-01T00:00:00+01:00", MomentYear, ""},
		{"9999-12-31T23:59:00-01:00", MomentYear, ""},
		{"٢٠٢٠", MomentForm, ""},
	} {
		_, err := ParseMoment(c.in)
		var wrong *MomentError
		if !errors.As(err, &wrong) {
			t.Errorf("%q: accepted", c.in)
		} else if wrong.Reason != c.reason || wrong.Suggestion != c.suggestion {
			t.Errorf("%q: %s %q, want %s %q", c.in, wrong.Reason, wrong.Suggestion, c.reason, c.suggestion)
		}
	}
}

// Generate makes any Moment that can be written.
func (Moment) Generate(r *rand.Rand, _ int) reflect.Value {
	p := Precision(1 + r.Intn(4))
	first := time.Date(1000, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	last := time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC).Unix()
	t := time.Unix(first+r.Int63n(last-first), int64(r.Intn(2)*r.Intn(1e9))).UTC()
	switch p {
	case Year:
		t = time.Date(t.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	case Day:
		t = t.Truncate(wholeDay)
		t = time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	case Minute:
		t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
	}
	return reflect.ValueOf(Moment{t, p})
}

func TestMomentsSurviveWriting(t *testing.T) {
	law := func(m Moment) bool {
		text, err := json.Marshal(m)
		if err != nil {
			return false
		}
		var back Moment
		return json.Unmarshal(text, &back) == nil && back == m
	}
	if err := quick.Check(law, nil); err != nil {
		t.Error(err)
	}
}

func TestTheZeroMomentSaysNothing(t *testing.T) {
	var m Moment
	if !m.IsZero() || m.String() != "" || !m.In(time.UTC).IsZero() || !m.End(nil).IsZero() {
		t.Errorf("%q %v", m, m.In(nil))
	}
	if err := m.UnmarshalText(nil); err == nil {
		t.Error("an empty text is a moment")
	}
}

func moment(t *testing.T, s string) Moment {
	t.Helper()
	m, err := ParseMoment(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func TestWallClocksInZones(t *testing.T) {
	for _, c := range []struct {
		zone, moment, in, end string
		gap, ambiguous        bool
	}{
		{"Europe/Paris", "2020-06-19 18:30", "2020-06-19T18:30:00+02:00", "2020-06-19T18:30:00+02:00", false, false},
		{"Europe/Paris", "2020-06-19", "2020-06-19T00:00:00+02:00", "2020-06-20T00:00:00+02:00", false, false},
		{"Europe/Paris", "2020", "2020-01-01T00:00:00+01:00", "2021-01-01T00:00:00+01:00", false, false},
		{"Europe/Paris", "2020-06-19T16:30:00Z", "2020-06-19T18:30:00+02:00", "2020-06-19T18:30:00+02:00", false, false},
		{"Europe/Paris", "2026-03-29 02:30", "2026-03-29T03:30:00+02:00", "2026-03-29T03:30:00+02:00", true, false},
		{"Europe/Paris", "2026-03-29 03:00", "2026-03-29T03:00:00+02:00", "2026-03-29T03:00:00+02:00", false, false},
		{"Europe/Paris", "2026-10-25 02:30", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+02:00", false, true},
		{"Europe/Paris", "2026-10-25 03:00", "2026-10-25T03:00:00+01:00", "2026-10-25T03:00:00+01:00", false, false},
		{"Europe/Paris", "2026-10-25", "2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00", false, false},
		{"America/New_York", "2026-03-08 02:30", "2026-03-08T03:30:00-04:00", "2026-03-08T03:30:00-04:00", true, false},
		{"America/New_York", "2026-11-01 01:30", "2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-04:00", false, true},
		{"America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00", "2018-11-05T00:00:00-02:00", false, false}, // no midnight
		{"Indian/Reunion", "2026-03-29 02:30", "2026-03-29T02:30:00+04:00", "2026-03-29T02:30:00+04:00", false, false},
	} {
		m, loc := moment(t, c.moment), zone(t, c.zone)
		in, end := m.In(loc).Format(time.RFC3339), m.End(loc).Format(time.RFC3339)
		if in != c.in || end != c.end || m.InGap(loc) != c.gap || m.Ambiguous(loc) != c.ambiguous {
			t.Errorf("%s %s: %s to %s, gap %v, ambiguous %v", c.zone, c.moment, in, end, m.InGap(loc), m.Ambiguous(loc))
		}
	}
}

func TestMomentsAreOrdered(t *testing.T) {
	ordered := []string{"2019-12-31 23:59", "2020", "2020-01-01", "2020-01-01 00:00", "2020-01-01T00:00:00Z", "2020-01-02"}
	for i := range ordered {
		for j := range ordered {
			a, b := moment(t, ordered[i]), moment(t, ordered[j])
			if got, want := a.Compare(b), min(max(i-j, -1), 1); got != want {
				t.Errorf("%s and %s: %d", a, b, got)
			}
			if a.Before(b) != a.Time.Before(b.Time) {
				t.Errorf("%s before %s", a, b)
			}
		}
	}
}

func FuzzParseMoment(f *testing.F) {
	for _, s := range []string{"2020", "2020-06-19", "2020-06-19 18:30", "2020-06-19T18:30:00.5+02:00", "19 juin 2020 à 18h", "1er/13/20"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := ParseMoment(s)
		if err != nil {
			var wrong *MomentError
			if errors.As(err, &wrong) && wrong.Suggestion != "" {
				if _, err := ParseMoment(wrong.Suggestion); err != nil {
					t.Errorf("%q: suggestion %q is no moment", s, wrong.Suggestion)
				}
			}
			return
		}
		if back, err := ParseMoment(m.String()); err != nil || back != m {
			t.Errorf("%q: %v became %v, %v", s, m, back, err)
		}
	})
}

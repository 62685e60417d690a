// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import (
	"errors"
	"testing"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

func queryConfig() *Config {
	return &Config{
		EventKinds: []Term{{ID: "apero"}, {ID: "atelier"}}, Activities: []Term{{ID: "fablab"}}, AdKinds: []Term{{ID: "job"}},
		Location: time.UTC, Atlas: geo.NewAtlas(nil), Words: new(words.Set),
	}
}

// Counted by hand: five events of 2020, of which one was cancelled and one has not begun.
func TestQueriesCountWhatHandsCount(t *testing.T) {
	day := func(text string) when.Moment {
		m, err := when.ParseMoment(text)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	event := func(id, kind, start, status, place string, a *Attendance) *Event {
		m := day(start)
		return &Event{Base: Base{ID: id}, Kind: kind, Start: m, Status: status, Place: place, From: m.In(time.UTC), Until: m.End(time.UTC), Attendance: a}
	}
	place := func(id, status string, opened string, member Membership) *Place {
		p := &Place{Base: Base{ID: id}, Status: status, Activities: []string{"fablab"}, Member: member}
		if opened != "" {
			p.Opened = day(opened)
		}
		p.Where.Commune = "59350"
		return p
	}
	s := Assemble(queryConfig(), []Entry{
		event("a", "apero", "2020-01-02", "", "lieu", &Attendance{Onsite: 12}),
		event("b", "apero", "2020-02-06", "", "lieu", &Attendance{Onsite: 5, Online: 7}),
		event("c", "atelier", "2020-03-05", "", "autre", nil),
		event("d", "apero", "2020-04-05", "cancelled", "lieu", &Attendance{Onsite: 100}),
		event("e", "apero", "2020-12-03", "", "lieu", nil),
		event("f", "apero", "2019-12-05", "", "lieu", &Attendance{Onsite: 40}),
		place("lieu", "", "2019", Membership{Member: true}),
		place("autre", "project", "", Membership{}),
		place("neuf", "", "2020-05-01", Membership{Member: true, Since: day("2021-01-01")}),
		place("futur", "", "2022", Membership{}),
	}, time.Date(2020, 11, 18, 12, 0, 0, 0, time.UTC))
	for query, want := range map[string]int{
		"events": 3, "events.kind=apero": 2, "events.kind=atelier": 1, "events.places": 2, "events.communes": 1,
		"attendance": 24, "attendance.onsite": 17, "attendance.online": 7, "attendance.kind=apero.onsite": 17,
		"places": 3, "places.member": 1, "places.status=project": 1, "places.opened": 1, "places.activity=fablab": 3, "articles": 0,
	} {
		q, err := ParseQuery(query, s.Config)
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		if got := s.Answer(q, 2020); got.Value != want {
			t.Errorf("%s is %d, counted by hand %d", query, got.Value, want)
		}
	}
	q, _ := ParseQuery("events.kind=apero", s.Config)
	if got := s.Answer(q, 2019).Value; got != 1 {
		t.Errorf("apéros of 2019: %d, want 1", got)
	}
}

func TestAQueryThatIsNotKnownSaysWhatCouldStandThere(t *testing.T) {
	for query, want := range map[string]string{
		"event.kind=apero": "events.kind=apero", "events.kinds=apero": "events.kind=apero", "events.kind=apéro": "events.kind=apero",
		"events.kind": "events.kind=apero", "places.member=yes": "", "": "", "events..": "", "places.activity=": "places.activity=fablab",
	} {
		_, err := ParseQuery(query, queryConfig())
		var unknown *QueryError
		if !errors.As(err, &unknown) {
			t.Errorf("%q passes", query)
			continue
		}
		if want == "" {
			continue
		}
		found := false
		for _, c := range unknown.Choices {
			found = found || unknown.Whole(c) == want
		}
		if !found {
			t.Errorf("%q: none of %q makes %q", query, unknown.Choices, want)
		}
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, seed := range []string{"events.kind=apero", "attendance.onsite", "a.b=c", "....", "=", "events.kind=="} {
		f.Add(seed)
	}
	c := queryConfig()
	s := Assemble(c, nil, time.Unix(0, 0))
	f.Fuzz(func(t *testing.T, text string) {
		if q, err := ParseQuery(text, c); err == nil && s.Answer(q, 1970).Value != 0 {
			t.Errorf("%q counts something in an empty network", text)
		}
	})
}

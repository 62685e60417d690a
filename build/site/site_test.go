// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site_test

import (
	"io/fs"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

var paris = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		panic(err)
	}
	return zone
}()

func config(t *testing.T) *site.Config {
	t.Helper()
	look, err := fs.Sub(themes.FS(), "maillage")
	if err != nil {
		t.Fatal(err)
	}
	set, err := words.Load(look, "fr")
	if err != nil {
		t.Fatal(err)
	}
	return &site.Config{Lang: "fr", BaseURL: "https://example.org/reseau", BasePath: "/reseau", Location: paris, Words: set, Atlas: geo.NewAtlas(nil)}
}

func at(s string) time.Time {
	m, err := when.ParseMoment(s)
	if err != nil {
		panic(err)
	}
	return m.In(paris)
}

func moment(s string) when.Moment {
	m, err := when.ParseMoment(s)
	if err != nil {
		panic(err)
	}
	return m
}

func event(id, from, until string) *site.Event {
	return &site.Event{Base: site.Base{ID: id}, Title: id, Start: moment(from), From: at(from), Until: at(until)}
}

func ad(id, published, expires string) *site.Ad {
	a := &site.Ad{Base: site.Base{ID: id}, Title: id, Published: moment(published), From: at(published)}
	if expires != "" {
		a.Expires, a.Until = moment(expires), moment(expires).End(paris)
	}
	return a
}

func names[E site.Entry](entries []E) []string {
	out := []string{}
	for _, e := range entries {
		out = append(out, e.Common().ID)
	}
	return out
}

func TestEventsLeaveTheAgendaWhenTheyAreOver(t *testing.T) {
	events := []site.Entry{
		event("soir", "2020-06-19 18:30", "2020-06-19 21:00"),
		event("avant", "2020-06-18 18:30", "2020-06-18 21:00"),
		event("apres", "2020-06-20 10:00", "2020-06-20 12:00"),
	}
	for _, c := range []struct {
		today          string
		upcoming, past []string
	}{
		{"2020-06-19 20:59", []string{"soir", "apres"}, []string{"avant"}},
		{"2020-06-19 21:00", []string{"apres"}, []string{"soir", "avant"}},
		{"2021-01-01", []string{}, []string{"apres", "soir", "avant"}},
	} {
		s := site.Assemble(config(t), events, at(c.today))
		if diff := cmp.Diff(c.upcoming, names(s.Upcoming())); diff != "" {
			t.Errorf("upcoming on %s: %s", c.today, diff)
		}
		if diff := cmp.Diff(c.past, names(s.Past())); diff != "" {
			t.Errorf("past on %s: %s", c.today, diff)
		}
	}
}

// The last day of an ad is a whole day, in the zone of the network.
func TestAdsAppearAndLeaveTheBoard(t *testing.T) {
	ads := []site.Entry{ad("courte", "2020-11-17", "2020-11-30"), ad("longue", "2020-11-26", ""), ad("future", "2020-12-14", "2021-01-31")}
	for _, c := range []struct {
		today            string
		board, scheduled []string
	}{
		{"2020-11-30 23:59", []string{"longue", "courte"}, []string{"future"}},
		{"2020-12-01", []string{"longue"}, []string{"future"}},
		{"2020-12-14", []string{"future", "longue"}, []string{}},
	} {
		s := site.Assemble(config(t), ads, at(c.today))
		if diff := cmp.Diff(c.board, names(s.Board())); diff != "" {
			t.Errorf("board on %s: %s", c.today, diff)
		}
		if diff := cmp.Diff(c.scheduled, names(s.Scheduled())); diff != "" {
			t.Errorf("scheduled on %s: %s", c.today, diff)
		}
	}
}

func TestNextChangeIsTheFirstThatComes(t *testing.T) {
	entries := []site.Entry{event("soir", "2020-06-19 18:30", "2020-06-19 21:00"), ad("a", "2020-06-01", "2020-06-19"), ad("b", "2020-06-21", "2020-07-19")}
	for _, c := range []struct{ today, at, what string }{
		{"2020-06-19", "2020-06-19 18:30", "begins"},
		{"2020-06-19 18:30", "2020-06-19 21:00", "ends"},
		{"2020-06-19 21:00", "2020-06-20", "expires"},
		{"2020-06-20", "2020-06-21", "appears"},
	} {
		change, ok := site.Assemble(config(t), entries, at(c.today)).NextChange()
		if !ok || !change.At.Equal(at(c.at)) || change.What != c.what {
			t.Errorf("after %s: %v %s, want %s %s", c.today, change.At, change.What, c.at, c.what)
		}
	}
	if change, ok := site.Assemble(config(t), entries, at("2022-01-01")).NextChange(); ok {
		t.Errorf("a change after everything: %v", change)
	}
}

func TestPlacesAreFound(t *testing.T) {
	point := func(lon, lat float64) *geo.Point { return &geo.Point{Lon: lon, Lat: lat} }
	c := config(t)
	place := func(id, name string, p *geo.Point, commune string, activities ...string) *site.Place {
		return &site.Place{
			Base: site.Base{ID: id, SortKey: c.Words.SortKey(name)}, Name: name, Point: p, Activities: activities,
			Where: geo.Location{Commune: commune, Departement: "59"},
		}
	}
	s := site.Assemble(c, []site.Entry{
		place("z", "Zèbre", point(3.06, 50.63), "59350", "fablab"),
		place("e", "École", point(3.05, 50.63), "59350", "fablab", "coworking"),
		place("f", "Ferme", point(3.18, 50.69), "59512", "coworking"),
		place("p", "Projet", nil, "", "coworking"),
		event("soir", "2020-06-19", "2020-06-20"),
	}, at("2020-06-19"))
	check := func(what string, got []*site.Place, want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, names(got)); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	check("in the order of French", s.Places, "e", "f", "p", "z")
	check("by activity", s.With("fablab"), "e", "z")
	check("by commune", s.In("59350"), "e", "z")
	check("by département", s.In("59"), "e", "f", "p", "z")
	check("near", s.Near(geo.Point{Lon: 3.0601, Lat: 50.63}, 2), "z", "e")
	check("around", s.Around(geo.Point{Lon: 3.06, Lat: 50.63}, 1000), "z", "e")
	if s.Place("z") == nil || s.Place("x") != nil || s.Find(site.TypeEvent, "soir") == nil || s.Find(site.TypeEvent, "z") != nil {
		t.Error("Place or Find")
	}
	if !s.Shows(site.SectionPlaces) || s.Shows(site.SectionAds) {
		t.Error("Shows")
	}
}

func TestAddresses(t *testing.T) {
	c := config(t)
	for got, want := range map[string]string{
		c.URL(site.TypePlace, "la-coroutine"):                     "/lieux/la-coroutine/",
		c.URL(site.TypePage, "adherer"):                           "/adherer/",
		c.AreaURL(&geo.Area{Code: "59368", Name: "La Madeleine"}): "/territoires/la-madeleine-59368/",
		c.Href("/lieux/"):                                         "/reseau/lieux/",
		c.Absolute("/lieux/"):                                     "https://example.org/reseau/lieux/",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestEveryTypeIsComplete(t *testing.T) {
	folders := make(map[string]site.Type)
	for _, kind := range site.Types {
		e := site.New(kind)
		if e == nil || e.Type() != kind {
			t.Errorf("New(%s) is %T", kind, e)
		}
		if other, taken := folders[kind.Folder()]; taken {
			t.Errorf("%s and %s share a folder", kind, other)
		}
		folders[kind.Folder()] = kind
	}
}

func TestMembershipIsYesOrADay(t *testing.T) {
	for text, want := range map[string]site.Membership{
		"true": {Member: true}, "false": {}, "2020-06-01": {Member: true, Since: moment("2020-06-01")}, "2020": {Member: true, Since: moment("2020")},
	} {
		var got site.Membership
		if err := got.UnmarshalText([]byte(text)); err != nil || got != want {
			t.Errorf("%s: %v %v", text, got, err)
		}
	}
	var m site.Membership
	if err := m.UnmarshalText([]byte("oui")); err == nil {
		t.Error("oui is taken for a day")
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"slices"
	"testing"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

func TestAPagerShowsTheEndsAndTheNeighbours(t *testing.T) {
	for _, c := range []struct {
		page, pages int
		want        []int
	}{
		{1, 1, []int{1}},
		{1, 3, []int{1, 2, 3}},
		{5, 9, []int{1, 3, 4, 5, 6, 7, 9}},
		{9, 9, []int{1, 7, 8, 9}},
	} {
		if got := shown(c.page, c.pages); !slices.Equal(got, c.want) {
			t.Errorf("page %d of %d: %v, want %v", c.page, c.pages, got, c.want)
		}
	}
}

func moment(t *testing.T, text string) when.Moment {
	t.Helper()
	if text == "" {
		return when.Moment{}
	}
	m, err := when.ParseMoment(text)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// An event is said as precisely as it was written, on its own clock.
func TestTheSpanOfAnEvent(t *testing.T) {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	const clock = "2006-01-02 15:04"
	for _, c := range []struct {
		start, end   string
		begins, ends string
		precision    when.Precision
	}{
		{"2020-10-22 10:30", "2020-10-23 16:00", "2020-10-22 10:30", "2020-10-23 16:00", when.Instant},
		{"2020-10-22 10:30", "", "2020-10-22 10:30", "", when.Instant},
		{"2020-10-22", "2020-10-23", "2020-10-22 00:00", "2020-10-23 00:00", when.Day},
		{"2020-10-22 10:30", "2020-10-23", "2020-10-22 10:30", "2020-10-23 00:00", when.Day},
		{"2020-10-22T23:30:00Z", "", "2020-10-23 01:30", "", when.Instant},
	} {
		e := &site.Event{Start: moment(t, c.start), End: moment(t, c.end)}
		e.From, e.AllDay = e.Start.In(paris), e.Start.Precision < when.Minute
		begins, ends := span(e)
		if begins.Time.Format(clock) != c.begins || begins.Precision != c.precision {
			t.Errorf("%s begins %v with precision %d", c.start, begins.Time, begins.Precision)
		}
		if c.end == "" && !ends.IsZero() || c.end != "" && (ends.Time.Format(clock) != c.ends || ends.Precision != c.precision) {
			t.Errorf("%s ends %v with precision %d", c.end, ends.Time, ends.Precision)
		}
	}
}

func TestAddressesElsewhereHaveTheNameOfTheirSite(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.example.org/a/b": "example.org",
		"https://example.org":         "example.org",
		"mailto":                      "mailto",
	} {
		if got := outside(address); got.Title != want || got.URL != address {
			t.Errorf("%s: %v", address, got)
		}
	}
	if outside("") != nil {
		t.Error("no address is something")
	}
}

// Nobody is sent to the middle of a commune.
func TestDirectionsNeedAKnownPoint(t *testing.T) {
	point := &geo.Point{Lon: 3.0471, Lat: 50.6318}
	if got, want := directions(point, ""), "https://www.openstreetmap.org/directions?to=50.63180%2C3.04710"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if directions(point, "commune") != "" || directions(nil, "") != "" {
		t.Error("directions to an unknown point")
	}
}

func TestLocationsShareTheirAreas(t *testing.T) {
	a := geo.Location{Commune: "59350", EPCI: "200093201", Departement: "59", Region: "32"}
	b := geo.Location{Commune: "59512", EPCI: "200093201", Departement: "59", Region: "32"}
	if got := common(a, b); got.Commune != "" || got.EPCI != a.EPCI || got.Departement != "59" {
		t.Errorf("%+v", got)
	}
}

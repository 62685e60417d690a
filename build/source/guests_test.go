// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package source

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// Whatever another network publishes, what is shown of it is text within bounds, at a point on earth, with an address on the web.
func FuzzParseGuests(f *testing.F) {
	feature := func(properties string) string {
		return `{"type":"FeatureCollection","licence":"etalab-2.0","features":[{"id":"a","geometry":{"type":"Point","coordinates":[3,50]},"properties":{` + properties + `}}]}`
	}
	for _, seed := range []string{
		feature(`"name":"A","url":"https://a.example/lieux/a/","activities":["fablab"],"external":["osm:node/1"],"desks":3,"opening_hours":"Mo 09:00-12:00"`),
		feature(`"name":"\u202eA\u0000","url":"https://a.example/"`), feature(`"name":"A","url":"javascript:alert(1)"`), feature(`"name":1`),
		`{"type":"FeatureCollection","features":[null,{},{"geometry":{"type":"Point","coordinates":[1e999]}}]}`, `[]`, ``,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		places, licence, err := ParseGuests(text)
		if err != nil && places != nil || utf8.RuneCountInString(licence) > 64 {
			t.Errorf("%d places, licence %q, %v", len(places), licence, err)
		}
		for _, p := range places {
			if p.Name == "" || utf8.RuneCountInString(p.Name) > 120 || utf8.RuneCountInString(p.Summary) > 200 || strings.ContainsAny(p.Name+p.Summary, "\n\x00\u202e\u200b") ||
				!strings.HasPrefix(p.URL, "http") || !(math.Abs(p.Point.Lon) <= 180 && math.Abs(p.Point.Lat) <= 90) || len(p.Activities) > 12 {
				t.Errorf("%+v", p)
			}
		}
	})
}

func TestANoticeIsReadAsItIsWritten(t *testing.T) {
	day, err := when.ParseMoment("2026-11-28")
	if err != nil {
		t.Fatal(err)
	}
	want := GuestNotice{URL: "https://a.example/data/places.geojson?a=b#c", Fetched: day, Licence: "ODbL-1.0", SHA256: Checksum([]byte("a"))}
	m, problems := front.Parse(&diag.File{Path: "a.yaml", Text: want.YAML()}, front.ContributorLimits)
	var got GuestNotice
	if err := m.Decode(&got); err != nil || len(problems) > 0 || got != want {
		t.Errorf("%v %v\ngot  %+v\nwant %+v", problems, err, got, want)
	}
}

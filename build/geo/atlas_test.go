// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import (
	"math"
	"slices"
	"testing"
)

// smallAtlas has four communes in a row, two in each département; the first two are an EPCI.
func smallAtlas() *Atlas {
	communes := []Area{
		square("62001", Commune, 2, 50), square("59001", Commune, 0, 50), square("59002", Commune, 1, 50), square("62002", Commune, 3, 50),
	}
	communes[1].Name, communes[2].Name = "Saint-Momelin", "Lille"
	return NewAtlas(append(
		slices.Clone(communes),
		Union("200000001", "Agglo", EPCI, communes[1:3]),
		box("59", Departement, 0, 49.5, 2, 51.5), box("62", Departement, 2, 49.5, 4, 51.5),
		box("32", Region, 0, 49.5, 4, 51.5),
		square("59002", Commune, 8, 8), // a second one: does not count
	))
}

func TestLocate(t *testing.T) {
	a := smallAtlas()
	for _, c := range []struct {
		p    Point
		want Location
	}{
		{Point{0.5, 50.5}, Location{"59001", "200000001", "59", "32"}},
		{Point{3.5, 50.5}, Location{"62002", "", "62", "32"}},
		{Point{2, 50.5}, Location{"59002", "200000001", "59", "32"}}, // on the border: the first by code
		{Point{3.5, 51.2}, Location{"", "", "62", "32"}},
		{Point{8.5, 8.5}, Location{}},
		{Point{math.NaN(), math.NaN()}, Location{}},
		{Point{math.Inf(1), math.Inf(-1)}, Location{}},
	} {
		if got := a.Locate(c.p); got != c.want {
			t.Errorf("Locate(%v) = %+v, want %+v", c.p, got, c.want)
		}
	}
	if got := (*Atlas)(nil).Locate(lille); got != (Location{}) {
		t.Errorf("a nil atlas locates %v", got)
	}
	if got := NewAtlas(nil).Locate(lille); got != (Location{}) {
		t.Errorf("an empty atlas locates %v", got)
	}
}

func TestDepartementComesFromTheCommuneWhereNoneIsDrawn(t *testing.T) {
	a := NewAtlas([]Area{
		square("59350", Commune, 3, 50), square("97411", Commune, 55, -21), square("2A004", Commune, 8, 41), square("7711", Commune, 9, 50),
	})
	for p, want := range map[Point]string{{3.5, 50.5}: "59", {55.5, -20.5}: "974", {8.5, 41.5}: "2A", {9.5, 50.5}: ""} {
		if got := a.Locate(p).Departement; got != want {
			t.Errorf("Locate(%v).Departement = %q, want %q", p, got, want)
		}
	}
}

func TestACommuneIsLocatedByItsCode(t *testing.T) {
	a := smallAtlas()
	for insee, want := range map[string]Location{
		"59002": {"59002", "200000001", "59", "32"},
		"62001": {"62001", "", "62", "32"},
		"59999": {"", "", "59", "32"}, // not drawn
		"99999": {},
		"":      {},
	} {
		if got := a.LocateCommune(insee); got != want {
			t.Errorf("LocateCommune(%q) = %+v, want %+v", insee, got, want)
		}
	}
	shapes := NewAtlas([]Area{square("59001", Commune, 0, 50), box("200000001", EPCI, 0, 50, 3, 52)})
	if got, want := shapes.LocateCommune("59001"), (Location{"59001", "200000001", "59", ""}); got != want {
		t.Errorf("in an EPCI that has a shape of its own: %+v, want %+v", got, want)
	}
}

func TestAreasAreSortedAndTheFirstOfACodeCounts(t *testing.T) {
	a := smallAtlas()
	var codes []string
	for _, c := range a.Areas(Commune) {
		codes = append(codes, c.Code)
	}
	if want := []string{"59001", "59002", "62001", "62002"}; !slices.Equal(codes, want) {
		t.Errorf("communes %v, want %v", codes, want)
	}
	if a.Area("59002").Contains(Point{8.5, 8.5}) {
		t.Error("the second area with a code took the place of the first")
	}
	if a.Area("59").Kind != Departement || a.Find(Region, "59") != nil || a.Area("99999") != nil {
		t.Error("areas by code")
	}
	if d := a.DistanceTo("59001", Point{0.5, 50.5}); d != 0 {
		t.Errorf("DistanceTo from inside = %v", d)
	}
	if !math.IsInf(a.DistanceTo("99999", lille), 1) {
		t.Error("a distance to an area that is not there")
	}
}

func TestIntersectingFindsEachAreaOnce(t *testing.T) {
	a := smallAtlas()
	found := a.Intersecting(Commune, Bounds{0.5, 50.2, 2.5, 50.7})
	if len(found) != 3 || found[0].Code != "59001" || found[2].Code != "62001" {
		t.Errorf("found %v", found)
	}
	if got := a.Intersecting(Commune, Bounds{20, 20, 21, 21}); len(got) != 0 {
		t.Errorf("found %v far away", got)
	}
}

func TestCommunesAreFoundByTheNameAsPeopleWriteIt(t *testing.T) {
	a := smallAtlas()
	if got := a.CommunesNamed("ST MOMELIN"); len(got) != 1 || got[0].Code != "59001" {
		t.Errorf("ST MOMELIN: %v", got)
	}
	if got := a.CommunesNamed("Lomme"); len(got) != 0 {
		t.Errorf("Lomme: %v", got)
	}
}

func TestTerritory(t *testing.T) {
	a := smallAtlas()
	one := a.Territory([]string{"59"})
	if one.Area().Code != "59" || one.Contains(Point{3.5, 50.5}, 0) {
		t.Errorf("territory of one département: %q", one.Area().Code)
	}
	two := a.Territory([]string{"59", "62", "unknown"})
	if !two.Contains(Point{3.5, 50.5}, 0) || !two.Contains(Point{0.5, 50.5}, 0) || two.Contains(Point{4.01, 50.5}, 0) {
		t.Error("territory of two départements")
	}
	if two.Contains(Point{4.01, 50.5}, 500) || !two.Contains(Point{4.01, 50.5}, 1000) {
		t.Errorf("a hundredth of a degree outside is %.0f m away, want about 708", two.Distance(Point{4.01, 50.5}))
	}
	if all := a.Territory(nil); all.Area().Code != "32" || all.Bounds() != a.Area("32").Bounds() {
		t.Errorf("all areas together are %q, want the region that contains them", all.Area().Code)
	}
	if !a.Territory([]string{"unknown"}).Empty() || !NewAtlas(nil).Territory(nil).Empty() || (Territory{}).Contains(Point{}, 1e9) {
		t.Error("a territory of nothing")
	}
	apart := NewAtlas([]Area{square("59001", Commune, 0, 50), square("59002", Commune, 5, 50)})
	if all := apart.Territory(nil); !all.Contains(Point{0.5, 50.5}, 0) || !all.Contains(Point{5.5, 50.5}, 0) || all.Contains(Point{3, 50.5}, 0) {
		t.Error("two communes alone")
	}
}

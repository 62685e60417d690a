// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import (
	"math"
	"testing"
)

func TestAreaWithAHole(t *testing.T) {
	areas, faults := ParseGeoJSON([]byte(`{"type":"Feature","properties":{"code":"1","nom":"Ring"},"geometry":{"type":"Polygon","coordinates":[
		[[0,0],[0,9],[9,9],[9,0],[0,0]], [[3,3],[6,3],[6,6],[3,6],[3,3]]]}}`), Commune)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	ring := areas[0]
	if !ring.Contains(Point{1, 1}) || ring.Contains(Point{4, 4}) || ring.Contains(Point{10, 1}) {
		t.Error("the hole counts as inside, or the ring does not")
	}
	if p := ring.Center(); !ring.Contains(p) {
		t.Errorf("the label point %v is in the hole", p)
	}
	if d := ring.Distance(Point{4.5, 4.5}); math.Abs(d-1.5*metresPerDegree) > 1000 {
		t.Errorf("from the middle of the hole it is %.0f m to the area", d)
	}
}

func TestDistanceToAnAreaIsThatToItsBorder(t *testing.T) {
	a := square("1", Commune, 3, 50)
	for _, c := range []struct {
		p    Point
		want float64
	}{
		{Point{3.5, 50.5}, 0},
		{Point{3.5, 51.1}, 0.1 * metresPerDegree},
		{Point{4.01, 50.5}, 0.01 * metresPerDegree * math.Cos(radians(50.5))},
	} {
		if got := a.Distance(c.p); math.Abs(got-c.want) > 1+c.want/100 {
			t.Errorf("Distance(%v) = %.0f, want %.0f", c.p, got, c.want)
		}
	}
	var none Area
	if !math.IsInf(none.Distance(Point{}), 1) || none.Contains(Point{}) || none.Center() != (Point{}) {
		t.Error("the zero Area is somewhere")
	}
}

func TestUnionHasNoInnerBorders(t *testing.T) {
	parts := []Area{
		square("1", Commune, 0, 0), square("2", Commune, 1, 0), square("3", Commune, 2, 0),
		square("4", Commune, 0, 1) /* no 5: a hole */, square("6", Commune, 2, 1),
		square("7", Commune, 0, 2), square("8", Commune, 1, 2), square("9", Commune, 2, 2),
		square("9", Commune, 2, 2), // twice
	}
	u := Union("E", "Ring", EPCI, parts)
	if len(u.Parts) != 8 {
		t.Errorf("parts %v", u.Parts)
	}
	points := 0
	for _, r := range u.outline() {
		points += len(r) - 1
	}
	if len(u.outline()) != 2 || points != 16 {
		t.Errorf("the outline has %d rings and %d points, want the outer 12 and the hole's 4", len(u.outline()), points)
	}
	if u.Contains(Point{1.5, 1.5}) || !u.Contains(Point{0.5, 1.5}) || !u.Contains(Point{1, 0.5}) {
		t.Error("containment of the union is not that of its parts")
	}
	if p := u.Center(); !u.Contains(p) {
		t.Errorf("the label point %v is outside", p)
	}
}

func TestUnionOfAreasThatDoNotMatchIsStillDrawn(t *testing.T) {
	u := Union("E", "Two", EPCI, []Area{square("1", Commune, 0, 0), box("2", Commune, 1, 0.5, 2, 1.5), box("3", Commune, 1, 0, 1.5, 1)})
	if len(u.outline()) == 0 {
		t.Error("no outline")
	}
	empty := Union("E", "Nothing", EPCI, nil)
	if len(empty.outline()) != 0 || empty.Contains(Point{}) || empty.Center() != (Point{}) {
		t.Error("a union of nothing is somewhere")
	}
}

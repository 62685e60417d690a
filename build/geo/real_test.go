// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import (
	"strings"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/need"
)

// readReal returns the areas of a file of real administrative boundaries, which are not part of this repository: they
// lie beside its folder where the project is made. Elsewhere the tests that need them say so and stop.
func readReal(t testing.TB, name string, kind Kind) []Area {
	t.Helper()
	data := need.Data(t, "france-geojson/"+name)
	areas, faults := ParseGeoJSON(data, kind)
	for _, f := range faults {
		t.Errorf("%s: %+v", name, f)
	}
	return areas
}

func realAtlas(t testing.TB) *Atlas {
	t.Helper()
	communes := readReal(t, "communes-hauts-de-france.geojson", Commune)
	departements := readReal(t, "departements-hauts-de-france.geojson", Departement)
	region := readReal(t, "region-hauts-de-france.geojson", Region)
	return NewAtlas(append(append(communes, departements...), region...))
}

func TestRealBoundariesLoadWithoutFault(t *testing.T) {
	a := realAtlas(t)
	for kind, want := range map[Kind]int{Commune: 3808, Departement: 5, Region: 1} {
		if got := len(a.Areas(kind)); got != want {
			t.Errorf("%d areas of kind %s, want %d", got, kind, want)
		}
	}
}

func TestEveryRealCommuneContainsItsLabelPoint(t *testing.T) {
	a := realAtlas(t)
	elsewhere, misplaced := 0, 0
	for _, c := range a.Areas(Commune) {
		p := c.Center()
		if !c.Contains(p) {
			t.Errorf("%s %s does not contain its label point %v", c.Code, c.Name, p)
		}
		l := a.Locate(p)
		if l.Commune != c.Code {
			elsewhere++ // simplified shapes may overlap a little
		}
		if l.Region != "32" {
			t.Errorf("%s %s: region %q", c.Code, c.Name, l.Region)
		}
		if d := a.grids[Departement].find(p); d == nil || d.Code != l.Departement {
			misplaced++ // the commune's code against the shape of the département
		}
	}
	if elsewhere > 0 {
		t.Errorf("%d label points were found in another commune", elsewhere)
	}
	if most := len(a.Areas(Commune)) / 100; misplaced > most {
		t.Errorf("%d communes lie in another département than their code says, want at most %d", misplaced, most)
	}
	t.Logf("%d in another commune, %d in another département", elsewhere, misplaced)
}

func TestUnionOfRealCommunesHasOneOutline(t *testing.T) {
	communes := readReal(t, "communes-hauts-de-france.geojson", Commune)
	var nord, all []Area
	inner := 0
	for _, c := range communes {
		all = append(all, c)
		if strings.HasPrefix(c.Code, "59") {
			nord = append(nord, c)
			inner += len(c.outline()[0])
		}
	}
	u := Union("59", "Nord", Departement, nord)
	outline := u.outline()
	points := 0
	for _, r := range outline {
		points += len(r)
	}
	t.Logf("%d communes, %d points: outline of %d rings, %d points", len(nord), inner, len(outline), points)
	if len(outline) > 10 || points > inner/4 {
		t.Errorf("the borders between the communes are still in the outline: %d rings, %d of %d points", len(outline), points, inner)
	}
	if p := u.Center(); !u.Contains(p) {
		t.Errorf("the label point %v is not in the union", p)
	}
	region := Union("32", "Hauts-de-France", Region, all)
	t.Logf("region: %d rings", len(region.outline()))
}

func BenchmarkParseGeoJSON(b *testing.B) {
	data := need.Data(b, "france-geojson/"+"communes-hauts-de-france.geojson")
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		ParseGeoJSON(data, Commune)
	}
}

func BenchmarkNewAtlas(b *testing.B) {
	areas := readReal(b, "communes-hauts-de-france.geojson", Commune)
	areas = append(areas, readReal(b, "departements-hauts-de-france.geojson", Departement)...)
	for b.Loop() {
		NewAtlas(areas)
	}
}

func BenchmarkLocate(b *testing.B) {
	a := realAtlas(b)
	var points []Point
	for _, c := range a.Areas(Commune) {
		points = append(points, c.Center())
	}
	i := 0
	for b.Loop() {
		a.Locate(points[i%len(points)])
		i++
	}
}

func BenchmarkOutlineOfUnion(b *testing.B) {
	communes := readReal(b, "communes-hauts-de-france.geojson", Commune)
	for b.Loop() {
		u := Union("32", "Hauts-de-France", Region, communes)
		u.outline()
	}
}

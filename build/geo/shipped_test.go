// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

func shipped(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "content", "territories", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func shippedAreas(t *testing.T, name string, kind Kind) []Area {
	t.Helper()
	areas, faults := ParseGeoJSON(shipped(t, name), kind)
	if len(faults) > 0 {
		t.Fatalf("%s: %+v", name, faults)
	}
	return areas
}

func shippedAtlas(t *testing.T) *Atlas {
	t.Helper()
	return NewAtlas(append(shippedAreas(t, "communes.geojson", Commune), shippedAreas(t, "departements-hauts-de-france.geojson", Departement)...))
}

// RFC 7946 §3.1.6: exterior rings are counter-clockwise. Our reader turns what is not; our own files must be right.
func TestShippedRingsAreClosedAndTurnTheRightWay(t *testing.T) {
	for _, name := range []string{"communes.geojson", "departements-hauts-de-france.geojson"} {
		var file struct {
			Comment  string
			Features []struct {
				Properties struct{ Code string }
				Geometry   struct{ Coordinates []orb.Ring }
			}
		}
		if err := json.Unmarshal(shipped(t, name), &file); err != nil {
			t.Fatal(err)
		}
		if file.Comment == "" {
			t.Errorf("%s does not say where it comes from", name)
		}
		for _, f := range file.Features {
			for _, ring := range f.Geometry.Coordinates {
				if !ring.Closed() || ring.Orientation() != orb.CCW || crossesItself(ring) {
					t.Errorf("%s: ring of %s", name, f.Properties.Code)
				}
			}
		}
	}
}

func crossesItself(r orb.Ring) bool {
	turn := func(a, b, c orb.Point) bool { return (b[0]-a[0])*(c[1]-a[1]) > (b[1]-a[1])*(c[0]-a[0]) }
	for i := range len(r) - 1 {
		for j := i + 2; j < len(r)-1; j++ {
			a, b, c, d := r[i], r[i+1], r[j], r[j+1]
			if i == 0 && j == len(r)-2 {
				continue // neighbours around the closing point
			}
			if turn(a, c, d) != turn(b, c, d) && turn(a, b, c) != turn(a, b, d) {
				return true
			}
		}
	}
	return false
}

func TestShippedDepartementsShareTheirBorders(t *testing.T) {
	u := Union("32", "Hauts-de-France", Region, shippedAreas(t, "departements-hauts-de-france.geojson", Departement))
	if rings := u.outline(); len(rings) != 1 {
		t.Errorf("the region has %d rings, want one", len(rings))
	}
}

func TestShippedAreasDoNotOverlap(t *testing.T) {
	a := shippedAtlas(t)
	for _, kind := range []Kind{Commune, Departement} {
		for _, area := range a.Areas(kind) {
			p := area.Center()
			for _, other := range a.Areas(kind) {
				if other != area && other.Contains(p) {
					t.Errorf("the middle of %s is in %s too", area.Name, other.Name)
				}
			}
			count := make(map[edge]bool)
			for _, neighbour := range a.Areas(kind) {
				for _, ring := range neighbour.outline() {
					for i := range ring[1:] {
						e := edge{ring[i], ring[i+1]}
						if count[e] {
							t.Errorf("two areas lie on the same side of %v", e)
						}
						count[e] = true
					}
				}
			}
		}
	}
	for _, c := range a.Areas(Commune) {
		for _, ring := range c.outline() {
			for _, v := range ring {
				if code := a.grids[Departement].find(Point{v[0], v[1]}); code == nil || code.Code != c.Code[:2] {
					t.Errorf("%s: %v is not in its département", c.Name, v)
				}
			}
		}
	}
}

func TestShippedUnionsNameAreasThatAreThere(t *testing.T) {
	a := shippedAtlas(t)
	quoted := regexp.MustCompile(`"([0-9]{2}|[0-9]{5})"`)
	for _, name := range []string{"epci.yaml", "regions.yaml"} {
		listed := 0
		for _, line := range strings.Split(string(shipped(t, name)), "\n") {
			line, _, _ = strings.Cut(line, " #")
			if strings.Contains(line, "code:") || strings.HasPrefix(line, "#") {
				continue
			}
			for _, code := range quoted.FindAllStringSubmatch(line, -1) {
				listed++
				if a.Area(code[1]) == nil {
					t.Errorf("%s names %s, which is not drawn", name, code[1])
				}
			}
		}
		if want := map[string]int{"epci.yaml": len(a.Areas(Commune)), "regions.yaml": len(a.Areas(Departement))}[name]; listed != want {
			t.Errorf("%s lists %d areas of %d", name, listed, want)
		}
	}
}

func TestShippedOutlinesAgreeWithTheRealOnes(t *testing.T) {
	a := shippedAtlas(t)
	communes := readReal(t, "communes-hauts-de-france.geojson", Commune)
	wrong := 0
	real := NewAtlas(communes)
	for _, c := range a.Areas(Commune) {
		r := real.Area(c.Code)
		if r == nil || Fold(r.Name) != Fold(c.Name) {
			t.Errorf("%s is not the code of %s", c.Code, c.Name)
			continue
		}
		if l := a.Locate(r.Center()); l.Commune != c.Code {
			t.Errorf("the middle of %s is in %q", r.Name, l.Commune)
		}
	}
	for _, c := range communes {
		if d := a.grids[Departement].find(c.Center()); d == nil || d.Code != c.Code[:2] {
			wrong++
		}
	}
	if most := len(communes) * 4 / 100; wrong > most {
		t.Errorf("%d of %d communes are in another shipped département, want at most %d", wrong, len(communes), most)
	}
	t.Logf("%d of %d communes are in another shipped département", wrong, len(communes))
}

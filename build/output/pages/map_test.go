// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// A young network has few places and the outlines of its départements alone: its maps still tell where they are.
func TestMapsWithoutCommunesNameTowns(t *testing.T) {
	departement := func(code, name string, south int) string {
		return fmt.Sprintf(`{"type":"Feature","properties":{"code":%q,"nom":%q},"geometry":{"type":"Polygon","coordinates":[[[2,%d],[4,%d],[4,%d],[2,%d],[2,%d]]]}}`,
			code, name, south, south, south+1, south+1, south)
	}
	place := func(name, city, postcode string, lat float64) *fstest.MapFile {
		return &fstest.MapFile{Data: fmt.Appendf(nil, "---\nname: %s\nsummary: Un lieu.\nactivities: [coworking]\naddress: {postcode: %q, city: %s}\nlat: %v\nlon: 3\n---\n", name, postcode, city, lat)}
	}
	fsys := fstest.MapFS{
		"site.yaml": {Data: []byte("name: Réseau\nlang: fr\nbase_url: https://example.org\nterritory: {name: Nord}\nactivities: [{id: coworking, title: Coworking}]\n")},
		"content/territories/departements.geojson": {Data: []byte(`{"type":"FeatureCollection","features":[` + departement("59", "Nord", 50) + "," + departement("80", "Somme", 49) + `]}`)},
		"places/fabrique.md":                       place("La Fabrique", "Lille", "59000", 50.6),
		"places/atelier.md":                        place("L’Atelier", "Lille", "59800", 50.6),
		"places/comptoir.md":                       place("Le Comptoir", "Amiens", "80000", 49.9),
		"places/gare.md":                           place("La Gare", "Boves", "80440", 49.8),
	}
	for path, want := range map[string][]string{
		"lieux/index.html":          {">Lille</text>", ">Amiens</text>"},
		"lieux/comptoir/index.html": {">Amiens</text>", `class="map-here"`, `class="map-area"`},
		"data/outlines.json":        {`"n":"Lille"`, `"k":2`, `"n":"Amiens"`},
	} {
		text, found := published(t, fsys, path)
		for _, piece := range want {
			if !strings.Contains(text, piece) {
				t.Errorf("%s (%v) has no %s", path, found, piece)
			}
		}
		if strings.Count(text, ">Lille</text>") > 1 {
			t.Errorf("%s names Lille for each of its postcodes", path)
		}
		if strings.Contains(path, "comptoir") && strings.Contains(text, ">Boves</text>") {
			t.Errorf("%s names the towns of other places, which takes longer for each place the more there are", path)
		}
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package maps_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build"
)

type mapTile struct {
	Places   []place
	Clusters []struct {
		Count int    `json:"k"`
		Town  string `json:"c"`
	}
	Children [][3]int
}

// Below each tile that is cut, as many places are found as it announces; all tiles together have all places, each once.
func TestTilesHoldEveryPlaceOnce(t *testing.T) {
	places := make(map[string]string)
	for i := range 450 {
		lon, lat := 1.5+float64(i%30)*0.1, 49.5+float64(i/30)*0.1
		if i%2 == 0 {
			lon, lat = 3.06, 50.63 // many in one house: more than any tile wants
		}
		places[fmt.Sprintf("place-%03d", i)] = fmt.Sprintf("lat: %.5f\nlon: %.5f\n", lat, lon)
	}
	places["project"] = "status: project\n"
	files := small(places)
	files["site.yaml"].Data = append(files["site.yaml"].Data, "limits: {map_places: 100}\n"...)
	s := opened(t, files)
	var index struct {
		Count int
		Roots [][3]int
	}
	if err := json.Unmarshal(text(t, s, "data/map/index.json"), &index); err != nil {
		t.Fatal(err)
	}
	if index.Count != 450 || len(index.Roots) == 0 {
		t.Fatalf("index: %+v", index)
	}
	var found []string
	for _, root := range index.Roots {
		found = append(found, walk(t, s, root)...)
	}
	slices.Sort(found)
	if got := len(slices.Compact(found)); got != 450 || len(found) != 450 {
		t.Errorf("%d places, %d different ones", len(found), got)
	}
	if n := len(networkOf(t, s).Places); n != 451 {
		t.Errorf("map.json has %d places", n)
	}
}

func walk(t *testing.T, s *build.State, at [3]int) []string {
	t.Helper()
	var tile mapTile
	if err := json.Unmarshal(text(t, s, fmt.Sprintf("data/map/%d/%d/%d.json", at[0], at[1], at[2])), &tile); err != nil {
		t.Fatal(err)
	}
	var below []string
	for _, p := range tile.Places {
		below = append(below, p.ID)
	}
	if tile.Children == nil {
		return below
	}
	announced := len(below)
	for _, c := range tile.Clusters {
		announced += c.Count
		if c.Town != "Lille" || c.Count < 2 {
			t.Errorf("%v: %+v", at, c)
		}
	}
	below = nil
	for _, child := range tile.Children {
		below = append(below, walk(t, s, child)...)
	}
	if len(below) != announced {
		t.Errorf("%v announces %d places and has %d", at, announced, len(below))
	}
	return below
}

func TestASmallNetworkHasNoTiles(t *testing.T) {
	s := opened(t, small(map[string]string{"a": "lat: 50.63\nlon: 3.0\n"}))
	var index struct{ Roots [][3]int }
	if err := json.Unmarshal(text(t, s, "data/map/index.json"), &index); err != nil || index.Roots != nil {
		t.Errorf("%v %v", index, err)
	}
}

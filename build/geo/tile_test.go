// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo_test

import (
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
)

func TestTilesOfKnownPoints(t *testing.T) {
	for _, c := range []struct {
		p    geo.Point
		z    int
		want geo.Tile
	}{
		{geo.Point{}, 0, geo.Tile{}},
		{geo.Point{Lon: 2.2945, Lat: 48.8584}, 15, geo.Tile{Z: 15, X: 16592, Y: 11272}}, // the Eiffel tower
		{geo.Point{Lon: -180, Lat: 89}, 3, geo.Tile{Z: 3, X: 0, Y: 0}},                  // north of the map
		{geo.Point{Lon: 180, Lat: -89}, 3, geo.Tile{Z: 3, X: 7, Y: 7}},                  // the far corner
		{geo.Point{Lon: 55.5364, Lat: -21.1151}, 4, geo.Tile{Z: 4, X: 10, Y: 8}},        // La Réunion
	} {
		if got := geo.TileOf(c.p, c.z); got != c.want {
			t.Errorf("%v at %d: %v, want %v", c.p, c.z, got, c.want)
		}
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import "math"

// A Tile is a square of the map of the world, which has 4^Z of them at the scale Z: X from the west, Y from the north.
// (orb's own maptile brings a database driver along.)
type Tile struct{ Z, X, Y int }

// worldEdge is how far the map of the world goes from the point 0, 0 to each side, in Mercator metres (EPSG:3857).
const worldEdge = 6378137 * math.Pi

// TileOf returns the tile of a scale on which a point stands.
func TileOf(p Point, z int) Tile {
	x, y := Mercator(p)
	n := 1 << z
	cell := func(metres float64) int {
		return max(0, min(n-1, int(math.Floor(metres/(2*worldEdge)*float64(n)))))
	}
	return Tile{Z: z, X: cell(worldEdge + x), Y: cell(worldEdge - y)}
}

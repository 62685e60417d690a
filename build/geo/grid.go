// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import "math"

// A grid finds the few areas that may contain a point among thousands: each of its cells lists the areas whose bounds
// touch it, in their order.
type grid struct {
	bounds Bounds
	areas  []*Area
	side   int // cells in a row and in a column
	cells  [][]int32
}

// maxSide keeps a grid's cells in a few megabytes.
const maxSide = 256

func newGrid(areas []*Area) *grid {
	g := &grid{areas: areas, side: min(maxSide, 1+int(2*math.Sqrt(float64(len(areas)))))}
	for _, a := range areas {
		g.bounds = g.bounds.Union(a.bounds)
	}
	g.cells = make([][]int32, g.side*g.side)
	for i, a := range areas {
		g.walk(a.bounds, func(cell int) { g.cells[cell] = append(g.cells[cell], int32(i)) })
	}
	return g
}

// walk calls visit for every cell that b touches.
func (g *grid) walk(b Bounds, visit func(cell int)) {
	if !b.Intersects(g.bounds) {
		return
	}
	left, bottom := g.column(b.West), g.row(b.South)
	right, top := g.column(b.East), g.row(b.North)
	for row := bottom; row <= top; row++ {
		for column := left; column <= right; column++ {
			visit(row*g.side + column)
		}
	}
}

func (g *grid) column(lon float64) int { return g.cell(lon, g.bounds.West, g.bounds.East) }
func (g *grid) row(lat float64) int    { return g.cell(lat, g.bounds.South, g.bounds.North) }

func (g *grid) cell(v, low, high float64) int {
	if high <= low {
		return 0
	}
	return min(g.side-1, max(0, int(float64(g.side)*(v-low)/(high-low))))
}

// find returns the first area that contains p, nil where there is none.
func (g *grid) find(p Point) *Area {
	if !g.bounds.Contains(p) { // also false for what is not a number
		return nil
	}
	for _, i := range g.cells[g.row(p.Lat)*g.side+g.column(p.Lon)] {
		if a := g.areas[i]; a.Contains(p) {
			return a
		}
	}
	return nil
}

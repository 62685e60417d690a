// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Bounds are the smallest rectangle of longitudes and latitudes around something. The zero Bounds are around nothing.
type Bounds struct{ West, South, East, North float64 }

// BoundsOf returns the bounds of points.
func BoundsOf(points ...Point) Bounds {
	var b Bounds
	for _, p := range points {
		b = b.Union(Bounds{p.Lon, p.Lat, p.Lon, p.Lat})
	}
	return b
}

// IsZero reports whether b is around nothing.
func (b Bounds) IsZero() bool { return b == Bounds{} }

// Contains reports whether p is in b or on its edge.
func (b Bounds) Contains(p Point) bool {
	return b.West <= p.Lon && p.Lon <= b.East && b.South <= p.Lat && p.Lat <= b.North && !b.IsZero()
}

// Intersects reports whether b and c have a point in common.
func (b Bounds) Intersects(c Bounds) bool {
	return b.West <= c.East && c.West <= b.East && b.South <= c.North && c.South <= b.North && !b.IsZero() && !c.IsZero()
}

// Union returns the bounds of b and c together.
func (b Bounds) Union(c Bounds) Bounds {
	switch {
	case b.IsZero():
		return c
	case c.IsZero():
		return b
	}
	return Bounds{min(b.West, c.West), min(b.South, c.South), max(b.East, c.East), max(b.North, c.North)}
}

// Pad returns b made larger by metres on each side; around nothing there is nothing to pad.
func (b Bounds) Pad(metres float64) Bounds {
	if b.IsZero() {
		return b
	}
	lat := metres / metresPerDegree
	lon := lat / max(0.01, math.Cos(radians(b.Center().Lat)))
	return Bounds{b.West - lon, b.South - lat, b.East + lon, b.North + lat}
}

// Center returns the middle of b.
func (b Bounds) Center() Point { return Point{(b.West + b.East) / 2, (b.South + b.North) / 2} }

func boundsOf(b orb.Bound) Bounds { return Bounds{b.Min[0], b.Min[1], b.Max[0], b.Max[1]} }

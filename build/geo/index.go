// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import (
	"cmp"
	"iter"
	"math"
	"slices"
)

// An Index finds those of many points that are near another: points sorted by latitude, of which only a band is looked
// at. That is exact, has no trouble with points on top of each other (places known only by their commune), and of
// 10,000 places in a region it looks at some hundred. It is never modified.
type Index struct {
	points []Point
	order  []int // by latitude, from south to north
}

// A neighbour is a point that was found.
type neighbour struct {
	index    int
	distance float64
}

// NewIndex returns the index of points, which must not be modified afterwards.
func NewIndex(points []Point) *Index {
	x := &Index{points: points, order: make([]int, len(points))}
	for i := range points {
		x.order[i] = i
	}
	slices.SortFunc(x.order, func(i, j int) int { return cmp.Or(cmp.Compare(points[i].Lat, points[j].Lat), cmp.Compare(i, j)) })
	return x
}

// Within returns the positions in the list of the points at most metres away from p: the nearest first, of two at the
// same distance the one that is first in the list.
func (x *Index) Within(p Point, metres float64) []int {
	var found []neighbour
	for at := x.from(p.Lat - metres/metresPerDegree); at < len(x.order); at++ {
		i := x.order[at]
		if (x.points[i].Lat-p.Lat)*metresPerDegree > metres {
			break
		}
		if d := Distance(p, x.points[i]); d <= metres {
			found = insert(found, neighbour{i, d}, len(x.order))
		}
	}
	return indexes(found)
}

// Nearest returns the positions in the list of the n points nearest to p, in the order of [Index.Within].
func (x *Index) Nearest(p Point, n int) []int {
	if n <= 0 {
		return nil
	}
	var found []neighbour
	north := x.from(p.Lat)
	south := north - 1
	for south >= 0 || north < len(x.order) {
		toSouth, toNorth := x.gap(p, south), x.gap(p, north)
		at, gap := south, toSouth
		if toSouth < 0 || (toNorth >= 0 && toNorth <= toSouth) {
			at, gap = north, toNorth
		}
		if len(found) == n && gap > found[n-1].distance+1e-6 { // a micrometre for the rounding of either measure
			break
		}
		if at == south {
			south--
		} else {
			north++
		}
		i := x.order[at]
		if len(found) == n && farAside(p, x.points[i], found[n-1].distance) {
			continue
		}
		found = insert(found, neighbour{i, Distance(p, x.points[i])}, n)
	}
	return indexes(found)
}

// farAside reports whether q lies so far east or west of p that it is certainly farther away than so many metres, without
// computing how far. It knows of short distances only: there the hundredth is for the roundness of the earth.
func farAside(p, q Point, metres float64) bool {
	degrees := metres * 1.01 / (metresPerDegree * max(math.Cos(p.Lat*math.Pi/180), 1e-6))
	apart := math.Abs(q.Lon - p.Lon)
	return degrees < 1 && apart > degrees && apart < 360-degrees
}

// Pairs yields the positions in the list of every two points at most metres away from each other, each pair once.
func (x *Index) Pairs(metres float64) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for at, i := range x.order {
			p := x.points[i]
			// Farther east or west than this, no distance has to be computed; the hundredth is for the roundness of the earth.
			degrees := metres * 1.01 / (metresPerDegree * max(math.Cos(p.Lat*math.Pi/180), 1e-6))
			for _, j := range x.order[at+1:] {
				q := x.points[j]
				if (q.Lat-p.Lat)*metresPerDegree > metres {
					break
				}
				if apart := math.Abs(q.Lon - p.Lon); (apart > degrees && apart < 360-degrees) || Distance(p, q) > metres {
					continue
				}
				if !yield(i, j) {
					return
				}
			}
		}
	}
}

// from returns the place in the order of the first point not south of a latitude.
func (x *Index) from(lat float64) int {
	at, _ := slices.BinarySearchFunc(x.order, lat, func(i int, lat float64) int { return cmp.Compare(x.points[i].Lat, lat) })
	return at
}

// gap returns the metres by which a point of the order lies north or south of p, -1 when there is no such point.
func (x *Index) gap(p Point, at int) float64 {
	if at < 0 || at >= len(x.order) {
		return -1
	}
	return max(x.points[x.order[at]].Lat-p.Lat, p.Lat-x.points[x.order[at]].Lat) * metresPerDegree
}

// insert puts v into a sorted list of at most n.
func insert(found []neighbour, v neighbour, n int) []neighbour {
	at, _ := slices.BinarySearchFunc(found, v, func(a, b neighbour) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.index, b.index))
	})
	if at >= n {
		return found
	}
	return slices.Insert(found, at, v)[:min(n, len(found)+1)]
}

func indexes(found []neighbour) []int {
	list := make([]int, len(found))
	for i, f := range found {
		list[i] = f.index
	}
	return list
}

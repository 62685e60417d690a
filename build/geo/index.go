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
	order  []int   // positions in the list by latitude, from south to north
	sorted []Point // in that order: a band of them is read from one piece of memory
}

// A neighbour is a point that was found.
type neighbour struct {
	index    int
	distance float64
}

// NewIndex returns the index of points.
func NewIndex(points []Point) *Index {
	x := &Index{order: make([]int, len(points)), sorted: make([]Point, len(points))}
	for i := range points {
		x.order[i] = i
	}
	slices.SortFunc(x.order, func(i, j int) int { return cmp.Or(cmp.Compare(points[i].Lat, points[j].Lat), cmp.Compare(i, j)) })
	for at, i := range x.order {
		x.sorted[at] = points[i]
	}
	return x
}

// Within returns the positions in the list of the points at most metres away from p: the nearest first, of two at the
// same distance the one that is first in the list.
func (x *Index) Within(p Point, metres float64) []int {
	var found []neighbour
	for at := x.from(p.Lat - metres/metresPerDegree); at < len(x.order); at++ {
		q := x.sorted[at]
		if (q.Lat-p.Lat)*metresPerDegree > metres {
			break
		}
		if d := Distance(p, q); d <= metres {
			found = insert(found, neighbour{x.order[at], d}, len(x.order))
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
	var aside float64 // degrees east or west from which a point is farther away than all that were found
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
		q := x.sorted[at]
		if len(found) == n && math.Abs(q.Lon-p.Lon) > aside && math.Abs(q.Lon-p.Lon) < 360-aside {
			continue
		}
		found = insert(found, neighbour{x.order[at], Distance(p, q)}, n)
		if len(found) == n {
			aside = far(p, found[n-1].distance)
		}
	}
	return indexes(found)
}

// far returns from how many degrees east or west of p, less than 180, a point is certainly farther away than so many metres, without computing
// how far. It knows of short distances only: there the hundredth is for the roundness of the earth.
func far(p Point, metres float64) float64 {
	degrees := metres * 1.01 / (metresPerDegree * max(math.Cos(p.Lat*math.Pi/180), 1e-6))
	if degrees < 1 {
		return degrees
	}
	return 180
}

// Pairs yields the positions in the list of every two points at most metres away from each other, each pair once.
func (x *Index) Pairs(metres float64) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for at, p := range x.sorted {
			aside := far(p, metres)
			for other := at + 1; other < len(x.sorted); other++ {
				q := x.sorted[other]
				if (q.Lat-p.Lat)*metresPerDegree > metres {
					break
				}
				if apart := math.Abs(q.Lon - p.Lon); (apart > aside && apart < 360-aside) || Distance(p, q) > metres {
					continue
				}
				if !yield(x.order[at], x.order[other]) {
					return
				}
			}
		}
	}
}

// from returns the place in the order of the first point not south of a latitude.
func (x *Index) from(lat float64) int {
	at, _ := slices.BinarySearchFunc(x.sorted, lat, func(p Point, lat float64) int { return cmp.Compare(p.Lat, lat) })
	return at
}

// gap returns the metres by which a point of the order lies north or south of p, -1 when there is no such point.
func (x *Index) gap(p Point, at int) float64 {
	if at < 0 || at >= len(x.order) {
		return -1
	}
	return math.Abs(x.sorted[at].Lat-p.Lat) * metresPerDegree
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

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package maps

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

const (
	rootZoom = 4   // of the first tiles: a country is in a few of them
	leafZoom = 16  // of the last ones, whatever they hold
	leafSize = 200 // places that one tile lists before it is cut into four
	gridZoom = 3   // a tile that is cut shows 8 × 8 cells
	finest   = leafZoom + gridZoom
)

// An index is data/map/index.json: how the interactive map finds the places.
type index struct {
	Version    int         `json:"version"`
	Day        string      `json:"day"`
	Days       int         `json:"days"`
	Activities []activity  `json:"activities"`
	Origins    []string    `json:"origins,omitempty"`
	Count      int         `json:"count"`
	Bounds     *[4]float64 `json:"bounds,omitempty"`
	Roots      [][3]int    `json:"roots,omitempty"`
}

// A tile is data/map/<z>/<x>/<y>.json.
type tile struct {
	Places   []place  `json:"places,omitempty"`
	Clusters []mass   `json:"clusters,omitempty"`
	Children [][3]int `json:"children,omitempty"`
}

// A mass is several places in a cell of a tile.
type mass struct {
	Point [2]float64 `json:"g"`
	Count int        `json:"k"`
	Town  string     `json:"c,omitempty"`
}

// A node is a tile with the places on it.
type node struct {
	tile     geo.Tile
	places   []located
	children []*node
}

// tiles lists the index and, where there are more places than the network's limit, the tiles.
func tiles(s *site.Site, m *Memory) []output.File {
	var roots []*node
	var files []output.File
	if len(s.Pins()) > s.Config.Limits.MapPlaces {
		places := make([]located, len(s.Pins()))
		for i, p := range s.Pins() {
			places[i] = located{i, geo.TileOf(*p.Point, finest)}
		}
		roots = m.roots(places)
		for _, root := range roots {
			files = append(files, root.files(s)...)
		}
	}
	return append(files, output.File{Path: "data/map/index.json", Render: func(w io.Writer) error {
		f := index{
			Version: version, Day: s.Today.Format(time.DateOnly), Days: horizon, Activities: newBook(s).activities, Origins: origins(s),
			Count: len(s.Pins()), Roots: names(roots),
		}
		if len(s.Pins()) > 0 {
			var points []geo.Point
			for _, p := range s.Pins() {
				points = append(points, *p.Point)
			}
			b := geo.BoundsOf(points...)
			f.Bounds = &[4]float64{decimals(b.West), decimals(b.South), decimals(b.East), decimals(b.North)}
		}
		return write(w, f)
	}})
}

// A located is a place with the finest tile that anybody asks for.
type located struct {
	index int      // in site.Pins
	tile  geo.Tile // of the scale finest
}

// at returns the tile of a scale that a place is on.
func (l located) at(z int) geo.Tile {
	return geo.Tile{Z: z, X: l.tile.X >> (finest - z), Y: l.tile.Y >> (finest - z)}
}

// grow cuts places into the tiles of a scale, from west to east and from north to south, and those that hold too many again.
func grow(places []located, z int) []*node {
	var nodes []*node
	last := make(map[geo.Tile]*node)
	for _, p := range places {
		n := last[p.at(z)]
		if n == nil {
			n = &node{tile: p.at(z)}
			last[n.tile] = n
			nodes = append(nodes, n)
		}
		n.places = append(n.places, p)
	}
	slices.SortFunc(nodes, func(a, b *node) int { return cmp.Or(cmp.Compare(a.tile.X, b.tile.X), cmp.Compare(a.tile.Y, b.tile.Y)) })
	for _, n := range nodes {
		if len(n.places) > leafSize && z < leafZoom {
			n.children = grow(n.places, z+1)
		}
	}
	return nodes
}

// names returns the scale, column and row of tiles.
func names(nodes []*node) [][3]int {
	var list [][3]int
	for _, n := range nodes {
		list = append(list, [3]int{n.tile.Z, n.tile.X, n.tile.Y})
	}
	return list
}

func (n *node) files(s *site.Site) []output.File {
	files := []output.File{{
		Path:   fmt.Sprintf("data/map/%d/%d/%d.json", n.tile.Z, n.tile.X, n.tile.Y),
		Render: func(w io.Writer) error { return write(w, n.content(newBook(s))) },
	}}
	for _, child := range n.children {
		files = append(files, child.files(s)...)
	}
	return files
}

// content returns what a tile holds: all its places, or what its cells hold when it is cut.
func (n *node) content(b *book) tile {
	listed := func(places []located) []place {
		var list []place
		for _, p := range places {
			list = append(list, b.place(b.site.Pins()[p.index])) // without labels and areas: filters read data/map.json
		}
		return list
	}
	if n.children == nil {
		return tile{Places: listed(n.places)}
	}
	t := tile{Children: names(n.children)}
	for _, cell := range cells(n.places, n.tile.Z+gridZoom) {
		if len(cell) == 1 {
			t.Places = append(t.Places, listed(cell)...)
			continue
		}
		t.Clusters = append(t.Clusters, massOf(b.site, cell))
	}
	return t
}

// cells cuts places into the tiles of a scale without cutting these again.
func cells(places []located, z int) [][]located {
	at := make(map[geo.Tile]int)
	var list [][]located
	for _, p := range places {
		t := p.at(z)
		i, known := at[t]
		if !known {
			i = len(list)
			at[t] = i
			list = append(list, nil)
		}
		list[i] = append(list[i], p)
	}
	return list
}

// massOf returns the middle of places and the town that most of them are in, of several the first.
func massOf(s *site.Site, places []located) mass {
	m := mass{Count: len(places)}
	var lon, lat float64
	count, most := make(map[string]int), 0
	for _, l := range places {
		p := s.Pins()[l.index]
		lon, lat = lon+p.Point.Lon, lat+p.Point.Lat
		city := p.Address.City
		if count[city]++; count[city] > most {
			m.Town, most = city, count[city]
		}
	}
	n := float64(len(places))
	m.Point = [2]float64{decimals(lon / n), decimals(lat / n)}
	return m
}

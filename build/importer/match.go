// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// near is the distance, in metres, within which two places of the same name, or of names of which one begins or ends the other, are one.
const near = 150

// An index finds the places of the network and those of the records before.
type index struct {
	external map[string]int // place by key and id
	ids      map[string]bool
	named    map[string][]int // by folded name
	cells    map[cell][]int   // by where they stand
	places   []*known
}

// A known is a place that a record may be.
type known struct {
	path       string
	name, city string // folded
	at         *geo.Point
	vague      bool              // at is the middle of its town
	external   map[string]string // ids elsewhere
	place      *site.Place       // of the network; nil for a new one
	line       int               // of the record that made a new one
}

// A cell is a square of the map with sides longer than near.
type cell struct{ lat, lon int }

const cellSize = 0.0025 // degrees; 190 m from west to east at 47° north

func cellOf(at geo.Point) cell {
	return cell{int(math.Floor(at.Lat / cellSize)), int(math.Floor(at.Lon / cellSize))}
}

func newIndex(places []*site.Place) *index {
	x := &index{external: make(map[string]int), ids: make(map[string]bool), named: make(map[string][]int), cells: make(map[cell][]int)}
	for _, e := range places {
		k := &known{path: "places/" + e.ID + ".md", name: geo.Fold(e.Name), city: geo.Fold(e.Address.City), at: e.Point, vague: e.Precision == "commune", external: e.External, place: e}
		x.add(e.ID, k)
	}
	return x
}

func (x *index) add(id string, k *known) {
	n := len(x.places)
	x.places = append(x.places, k)
	x.ids[id] = true
	x.named[k.name] = append(x.named[k.name], n)
	for source, id := range k.external {
		x.external[source+"\n"+id] = n
	}
	if k.at != nil && !k.vague {
		c := cellOf(*k.at)
		x.cells[c] = append(x.cells[c], n)
	}
}

// far is the distance, in metres, beyond which two places of one name in one town are two.
const far = 2000

// find returns the place that a draft is of: with the same id elsewhere; else with the same name in the same town or nearby; else nearby
// with a name of which one holds the other. It is nil for a place that nobody knows.
func (x *index) find(d *draft) *known {
	ids := d.external()
	for _, source := range slices.Sorted(maps.Keys(ids)) {
		if n, same := x.external[source+"\n"+ids[source]]; same {
			return x.places[n]
		}
	}
	name, city, at := geo.Fold(d.one("name")), geo.Fold(d.one("address.city")), d.point()
	if d.one("precision") == "commune" {
		at = nil
	}
	for _, n := range x.named[name] {
		k := x.places[n]
		distance, measured := k.distance(at)
		switch {
		case measured && distance <= near:
			return k
		case k.otherwise(ids): // one list has both: they are two
		case k.city == city && !(measured && distance > far):
			return k
		}
	}
	if at == nil {
		return nil
	}
	for _, n := range x.around(*at) {
		k := x.places[n]
		if distance, _ := k.distance(at); distance <= near && !k.otherwise(ids) && holds(name, k.name) {
			return k
		}
	}
	return nil
}

// distance returns the metres between two points that are more than the middle of a town.
func (k *known) distance(at *geo.Point) (metres float64, measured bool) {
	if at == nil || k.at == nil || k.vague {
		return 0, false
	}
	return geo.Distance(*at, *k.at), true
}

// otherwise reports whether a place has another id than these in one of their lists.
func (k *known) otherwise(ids map[string]string) bool {
	for source, id := range ids {
		if own := k.external[source]; own != "" && own != id {
			return true
		}
	}
	return false
}

// external returns the ids elsewhere of a draft.
func (d *draft) external() map[string]string {
	ids := make(map[string]string)
	for key, values := range d.values {
		if source, found := strings.CutPrefix(key, "external."); found {
			ids[source] = values[0]
		}
	}
	return ids
}

// around returns the places of the nine squares around a point, in the order in which they were added.
func (x *index) around(at geo.Point) []int {
	var found []int
	c := cellOf(at)
	for lat := c.lat - 1; lat <= c.lat+1; lat++ {
		for lon := c.lon - 1; lon <= c.lon+1; lon++ {
			found = append(found, x.cells[cell{lat, lon}]...)
		}
	}
	slices.Sort(found)
	return found
}

// articles are the words that people leave out of a name.
var articles = []string{"le ", "la ", "les ", "l ", "the ", "un ", "une "}

// holds reports whether one of two folded names is the other one with more words around it: « coroutine » and « la coroutine lille ».
func holds(a, b string) bool {
	for _, article := range articles {
		a, b = strings.TrimPrefix(a, article), strings.TrimPrefix(b, article)
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b && a != "" || len(a) >= 5 && strings.Contains(" "+b+" ", " "+a+" ")
}

// free returns an id that no place has; "" without a name.
func (x *index) free(d *draft) string {
	slug := words.Slug(d.one("name"))
	if slug == "" || !x.ids[slug] {
		return slug
	}
	stem := slug
	if city := words.Slug(d.one("address.city")); city != "" && len(slug)+len(city) < 75 {
		stem = slug + "-" + city
		if !x.ids[stem] {
			return stem
		}
	}
	for n := 2; ; n++ {
		if id := stem[:min(len(stem), 74)] + "-" + strconv.Itoa(n); !x.ids[id] {
			return id
		}
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package maps lists the data that the site's own scripts read: one compact file with every place, for the interactive map
// and the filters of the list, one with the outlines of the land, and tiles for very many
// places. [Files] is the only entry. For other programs there is package opendata.
//
// # /data/map.json
//
//	version      1; a script that reads another one does without
//	day, days    the date on which the hours begin to be exact, in the zone of the network, and for how many days they are
//	activities   {id, title, colour, symbol}: colour is that of site.yaml, symbol path data around 0, 0, within 9 units
//	labels       {id, title}
//	areas        {kind, code, name} of the areas that have places, from small to large, by name
//	origins      names of other networks whose places are shown too
//	places       all places of the site, in the order of the list:
//	             i id    u path from the site's root    n name    c city    p postcode    s summary
//	             a activities, as indexes, the main one first    l labels, as indexes    z areas, as indexes
//	             g [longitude, latitude] with 5 decimals, about a metre; none for a project without a point
//	             st status when it is not open    w wheelchair: "yes", "limited"    t telework desks; 0 for an unknown number
//	             h opening hours, when they are known    v true when nobody checked the place for longer than the limit
//	             d since when it is there or in the network, the later of both: "2020" or "2020-06-12"
//	             o origin, as an index, of a place of another network: u is then its whole address there, and i the same
//
// What is empty is absent. Opening hours are:
//
//	w   a normal week: [from, to] in minutes since Monday 00:00 on the network's clocks, or [from, to, 1] when it may be open
//	    (by appointment, until sunset). Spans do not cross midnight: a night is two of them
//	x   by date, "2026-12-25": the spans of that date in minutes since its midnight, in place of those of the week
//	c   the date on which a place that is closed for now opens again
//
// # /data/outlines.json
//
//	version     1
//	territory   rings of the network's territory: longitude, latitude, longitude, latitude… exact to about 50 metres
//	areas       {kind, name, rings} of the départements around the places, and of the communes when they are not too many
//	towns       {n name, g [longitude, latitude], k number of places} of the communes with places, those with many first; of the
//	            towns in addresses where no commune is drawn
//
// # /data/map/index.json and /data/map/<z>/<x>/<y>.json
//
// What the interactive map reads first. Where a network has more places than its limit (limits: map_places in site.yaml), the
// places are in tiles (z scale, x column, y row of web maps) that the map reads as it moves; without filters it never reads the
// whole of map.json.
//
//	version, day, days, activities, origins   as in map.json
//	count, bounds                    number of places with a point; west, south, east, north of them
//	roots                            [z, x, y] of the first tiles; none where map.json serves
//
// A tile has all its places (as in map.json, without l and z), or, when they are too many: places that stand alone in one of its
// 8 × 8 cells, clusters {g [longitude, latitude], k number of places, c town} of the others, and children, the tiles below it.
package maps

import (
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// Files lists the files of the map. The memory keeps what was made for the last state of the site.
func Files(s *site.Site, m *Memory) []output.File {
	if !s.Shows(site.SectionPlaces) {
		return nil
	}
	return append(tiles(s, m),
		output.File{Path: "data/map.json", Render: network(s, m)},
		output.File{Path: "data/outlines.json", Render: land(s)},
	)
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import (
	"math"
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
)

// samePlace is the distance, in metres, within which two places of one name are one, whatever their networks say of the town.
const samePlace = 150

// Shown returns the places of the map and of the list, by label: our own, and those of other networks that nobody before them has, in the
// order of site.yaml. The result must not be modified.
func (s *Site) Shown() []*Place { return s.shown }

// Pins returns those of Shown that have a point. The result must not be modified.
func (s *Site) Pins() []*Place { return s.pins }

// pin lists those of Shown that have a point.
func (s *Site) pin() []*Place {
	if len(s.shown) == len(s.Places) {
		return s.located
	}
	return slices.DeleteFunc(slices.Clone(s.shown), func(p *Place) bool { return p.Point == nil })
}

// withGuests lists our own places and those of other networks, each place once.
func (s *Site) withGuests() []*Place {
	known := newAcquaintance(s.Places)
	shown := slices.Clone(s.Places)
	for _, source := range s.Config.Sources {
		for _, guest := range source.Places {
			if known.has(guest) {
				continue
			}
			known.add(guest)
			shown = append(shown, guest)
		}
	}
	if len(shown) == len(s.Places) {
		return s.Places
	}
	slices.SortFunc(shown, byLabel)
	return shown
}

// An acquaintance knows places by their ids elsewhere, by name and town, and by name and point.
type acquaintance struct {
	ids   map[string]bool
	towns map[string]bool
	spots map[spot][]geo.Point
}

// A spot is a name in a square of the map of about 200 metres.
type spot struct {
	name     string
	lat, lon int
}

func newAcquaintance(places []*Place) *acquaintance {
	a := &acquaintance{ids: make(map[string]bool), towns: make(map[string]bool), spots: make(map[spot][]geo.Point)}
	for _, p := range places {
		a.add(p)
	}
	return a
}

// square is the side of a spot in degrees: longer than samePlace up to 60° of latitude.
const square = 0.003

func spotOf(p *Place) spot {
	return spot{geo.Fold(p.Name), int(math.Floor(p.Point.Lat / square)), int(math.Floor(p.Point.Lon / square))}
}

func (a *acquaintance) add(p *Place) {
	for source, id := range p.External {
		a.ids[source+"\n"+id] = true
	}
	if p.Alike != "" {
		a.towns[p.Alike] = true
	}
	if p.Point != nil {
		a.spots[spotOf(p)] = append(a.spots[spotOf(p)], *p.Point)
	}
}

// has reports whether a place is known: by one of its ids elsewhere, by its name in its town, or by its name nearby.
func (a *acquaintance) has(p *Place) bool {
	for source, id := range p.External {
		if a.ids[source+"\n"+id] {
			return true
		}
	}
	if p.Alike != "" && a.towns[p.Alike] {
		return true
	}
	if p.Point == nil {
		return false
	}
	at := spotOf(p)
	for lat := at.lat - 1; lat <= at.lat+1; lat++ {
		for lon := at.lon - 1; lon <= at.lon+1; lon++ {
			for _, point := range a.spots[spot{at.name, lat, lon}] {
				if geo.Distance(point, *p.Point) <= samePlace {
					return true
				}
			}
		}
	}
	return false
}

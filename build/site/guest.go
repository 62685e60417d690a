// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import (
	"math"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
)

// samePlace is the distance, in metres, within which two places of one name are one, whatever their networks say of the town.
const samePlace = 150

// Shown returns the places of the map and of the list, by label: our own, and those of other networks that we do not have ourselves. The result must not be modified.
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

// Guests returns the places of other networks by label, each once: of two that are one, that of the first network. It depends on the
// configuration alone, so it is made with it: there may be very many.
func Guests(sources []*Source) []*Place {
	var guests []*Place
	known := newAcquaintance(nil)
	for _, source := range sources {
		for _, guest := range source.Places {
			if !known.has(guest) {
				known.add(guest)
				guests = append(guests, guest)
			}
		}
	}
	slices.SortFunc(guests, byLabel)
	return guests
}

// withGuests lists our own places and those guests that are none of them.
func (s *Site) withGuests() []*Place {
	if len(s.Config.Guests) == 0 {
		return s.Places
	}
	own := newAcquaintance(s.Places)
	shown := make([]*Place, 0, len(s.Places)+len(s.Config.Guests))
	rest := s.Places
	for _, guest := range s.Config.Guests {
		if own.has(guest) {
			continue
		}
		for len(rest) > 0 && byLabel(rest[0], guest) <= 0 {
			shown, rest = append(shown, rest[0]), rest[1:]
		}
		shown = append(shown, guest)
	}
	return append(shown, rest...)
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
	name, _, folded := strings.Cut(p.Alike, "\n") // it was folded with its file
	if !folded {
		name = geo.Fold(p.Name)
	}
	return spot{name, int(math.Floor(p.Point.Lat / square)), int(math.Floor(p.Point.Lon / square))}
}

func (a *acquaintance) add(p *Place) {
	for source, id := range p.External {
		a.ids[source+"\n"+id] = true
	}
	if p.Alike != "" {
		a.towns[p.Alike] = true
	}
	if p.Point != nil {
		at := spotOf(p)
		a.spots[at] = append(a.spots[at], *p.Point)
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
	if len(a.spots) == 0 {
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

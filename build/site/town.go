// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import "github.com/compagnie-tiers-lieux/maillage/build/geo"

// A Town is a town as the addresses of places name it.
type Town struct {
	Name   string
	Point  geo.Point // the middle of its places
	Places int       // those with a point
}

// Towns returns the towns of the places that are shown, for maps of a land whose communes are not drawn. Namesakes of two départements
// are two.
func (s *Site) Towns() []Town { return s.towns() }

func (s *Site) listTowns() []Town {
	type key struct{ name, departement string }
	at := make(map[key]int)
	var towns []Town
	for _, p := range s.pins {
		if p.Address.City == "" {
			continue
		}
		k := key{p.Address.City, p.Where.Departement}
		i, known := at[k]
		if !known {
			i = len(towns)
			at[k] = i
			towns = append(towns, Town{Name: p.Address.City})
		}
		t := &towns[i]
		t.Places++
		t.Point.Lon += (p.Point.Lon - t.Point.Lon) / float64(t.Places)
		t.Point.Lat += (p.Point.Lat - t.Point.Lat) / float64(t.Places)
	}
	return towns
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package geocode finds the coordinates of addresses at the geocoding service of the Géoplateforme, which knows the national base of
// addresses (BAN).
//
// [Client.Locate] asks for many addresses at once and never twice for one: what was found is kept in a cache, so that a run that
// was interrupted goes on where it stood. [Edits] writes an answer into the file of a place. The package is polite: one request after the
// other, with pauses, and it waits as long as the service asks for.
package geocode

import (
	"cmp"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
)

// Enough is the least score of an answer that is taken without a person's word.
const Enough = 0.6

// An Address is what is asked for.
type Address struct{ Street, Postcode, City, INSEE string }

// key returns what an address is kept under: written otherwise, it is the same.
func (a Address) key() string {
	return strings.Join([]string{geo.Fold(a.Street), strings.TrimSpace(a.Postcode), geo.Fold(a.City), strings.TrimSpace(a.INSEE)}, "|")
}

// An Answer is where an address is. The zero Answer is of one that was not found.
type Answer struct {
	Lat   float64 `json:"lat"`   // degrees WGS 84
	Lon   float64 `json:"lon"`   // degrees WGS 84
	Score float64 `json:"score"` // from 0 to 1
	Type  string  `json:"type"`  // housenumber, street, locality, municipality
	Label string  `json:"label"` // the address as the base has it
	INSEE string  `json:"insee"` // of its commune
}

// Found reports whether there is a point.
func (a Answer) Found() bool { return a.Type != "" }

// Precision returns how well an answer knows a place, as the key `precision` says it.
func (a Answer) Precision() string {
	switch a.Type {
	case "housenumber":
		return "exact"
	case "municipality":
		return "commune"
	}
	return "street"
}

// Elsewhere reports whether an answer is in another commune than the one that the address names. The districts of Paris, Lyon and
// Marseille have codes of their own beside that of their commune.
func (a Answer) Elsewhere(of Address) bool {
	return of.INSEE != "" && a.INSEE != "" && commune(of.INSEE) != commune(a.INSEE)
}

func commune(insee string) string {
	for _, city := range []struct{ first, last, code string }{{"75101", "75120", "75056"}, {"69381", "69389", "69123"}, {"13201", "13216", "13055"}} {
		if cmp.Compare(insee, city.first) >= 0 && cmp.Compare(insee, city.last) <= 0 {
			return city.code
		}
	}
	return insee
}

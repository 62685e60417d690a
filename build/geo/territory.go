// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import "slices"

// A Territory is where a network is at home: some areas taken as one. [Atlas.Territory] makes territories. The zero
// Territory is empty.
type Territory struct{ area Area }

// Territory returns the union of the areas with some codes, of all areas when codes is empty. Codes that are not known
// are left out.
func (a *Atlas) Territory(codes []string) Territory {
	if a == nil {
		return Territory{}
	}
	var parts []Area
	for _, code := range codes {
		if area := a.Area(code); area != nil {
			parts = append(parts, *area)
		}
	}
	if len(codes) == 0 {
		parts = a.outermost()
	}
	switch len(parts) {
	case 0:
		return Territory{}
	case 1:
		return Territory{parts[0]}
	}
	return Territory{Union("", "", parts[0].Kind, parts)}
}

// outermost returns the areas that do not lie in a larger one.
func (a *Atlas) outermost() []Area {
	var found []Area
	for i, kind := range slices.Backward(Kinds) {
		for _, area := range a.Areas(kind) {
			around := a.Locate(area.Center())
			if !slices.ContainsFunc(Kinds[i+1:], func(k Kind) bool { return a.Find(k, around.Code(k)) != nil }) {
				found = append(found, *area)
			}
		}
	}
	return found
}

// Empty reports whether t is nowhere.
func (t Territory) Empty() bool { return len(t.area.polygons) == 0 }

// Contains reports whether p is in t or no further from it than margin, in metres.
func (t Territory) Contains(p Point, margin float64) bool {
	return t.area.Contains(p) || (margin > 0 && t.area.bounds.Pad(1.1*margin).Contains(p) && t.area.Distance(p) <= margin)
}

// Distance returns the metres from p to t, 0 inside, +Inf for an empty territory.
func (t Territory) Distance(p Point) float64 { return t.area.Distance(p) }

// Bounds returns the bounds of t.
func (t Territory) Bounds() Bounds { return t.area.bounds }

// Area returns t as an area, to be drawn; it has neither code nor name when it is made of several.
func (t Territory) Area() *Area { return &t.area }

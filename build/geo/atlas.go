// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// An Atlas holds the areas of a network. It is made once by [NewAtlas] and never modified. A nil Atlas knows nothing.
type Atlas struct {
	areas   map[Kind]map[string]*Area
	grids   map[Kind]*grid // their areas are sorted by code
	parents map[Kind]map[string]string
	named   map[string][]*Area // communes by folded name
}

// NewAtlas returns the atlas of areas. Of two with the same kind and code the first counts.
func NewAtlas(areas []Area) *Atlas {
	a := &Atlas{
		areas:   make(map[Kind]map[string]*Area),
		grids:   make(map[Kind]*grid),
		parents: make(map[Kind]map[string]string),
		named:   make(map[string][]*Area),
	}
	lists := make(map[Kind][]*Area)
	for _, area := range areas {
		if a.areas[area.Kind] == nil {
			a.areas[area.Kind] = make(map[string]*Area)
		}
		if a.areas[area.Kind][area.Code] != nil {
			continue
		}
		a.areas[area.Kind][area.Code] = &area
		lists[area.Kind] = append(lists[area.Kind], &area)
	}
	for _, kind := range Kinds {
		slices.SortFunc(lists[kind], func(x, y *Area) int { return cmp.Compare(x.Code, y.Code) })
		a.grids[kind] = newGrid(lists[kind])
	}
	for _, commune := range lists[Commune] {
		name := Fold(commune.Name)
		a.named[name] = append(a.named[name], commune)
	}
	a.adopt()
	return a
}

// adopt notes which areas belong to which: as an area's list of parts says; and the region of a département, which is
// asked for each place and would be slow to find in the long outline of a region.
func (a *Atlas) adopt() {
	for _, kind := range Kinds {
		a.parents[kind] = make(map[string]string)
		for _, area := range a.Areas(kind) {
			for _, part := range area.Parts {
				if a.parents[kind][part] == "" {
					a.parents[kind][part] = area.Code
				}
			}
		}
	}
	regions := a.grids[Region]
	for _, d := range a.Areas(Departement) {
		if a.parents[Region][d.Code] != "" || len(regions.areas) == 0 {
			continue
		}
		if region := regions.find(d.Center()); region != nil {
			a.parents[Region][d.Code] = region.Code
		}
	}
}

// Area returns the area with a code, nil when there is none. Communes and EPCI have codes of their own; of a
// département and a region with the same code (32: Gers, and Hauts-de-France) it is the département: see [Atlas.Find].
func (a *Atlas) Area(code string) *Area {
	for _, kind := range Kinds {
		if area := a.Find(kind, code); area != nil {
			return area
		}
	}
	return nil
}

// Find returns the area of a kind with a code, nil when there is none.
func (a *Atlas) Find(kind Kind, code string) *Area {
	if a == nil {
		return nil
	}
	return a.areas[kind][code]
}

// Areas returns the areas of a kind, sorted by code. The result must not be modified.
func (a *Atlas) Areas(kind Kind) []*Area {
	if a == nil || a.grids[kind] == nil {
		return nil
	}
	return a.grids[kind].areas
}

// Intersecting returns the areas of a kind whose bounds touch b, sorted by code.
func (a *Atlas) Intersecting(kind Kind, b Bounds) []*Area {
	if a == nil || a.grids[kind] == nil {
		return nil
	}
	g := a.grids[kind]
	var found []int32
	g.walk(b, func(cell int) {
		for _, i := range g.cells[cell] {
			if g.areas[i].bounds.Intersects(b) {
				found = append(found, i)
			}
		}
	})
	slices.Sort(found)
	found = slices.Compact(found)
	areas := make([]*Area, len(found))
	for i, at := range found {
		areas[i] = g.areas[at]
	}
	return areas
}

// Locate says in which areas p stands. Areas nest: what is known of the commune (the list of its EPCI, the département
// in its code) counts more than the shape of the larger area, which is often drawn more coarsely.
func (a *Atlas) Locate(p Point) Location {
	if a == nil {
		return Location{}
	}
	var l Location
	for _, kind := range Kinds {
		code := a.parent(kind, l)
		if code == "" {
			if area := a.grids[kind].find(p); area != nil {
				code = area.Code
			}
		}
		if code == "" && kind == Departement {
			code = departementOf(l.Commune)
		}
		l = l.with(kind, code)
	}
	return l
}

// LocateCommune says in which areas the commune with an INSEE code lies: where something stands of which no more is
// known. Of a commune that is not drawn it is the département in its code, and the region around.
func (a *Atlas) LocateCommune(insee string) Location {
	if a == nil {
		return Location{}
	}
	l := Location{Commune: insee}
	commune := a.Find(Commune, insee)
	for _, kind := range Kinds[1:] {
		code := a.parent(kind, l)
		if code == "" && commune != nil {
			code = a.Locate(commune.Center()).Code(kind)
		}
		l = l.with(kind, code)
	}
	if commune == nil {
		l.Commune = ""
	}
	return l
}

// parent returns the code of the area of a kind around the smaller areas of l, as far as codes alone say it.
func (a *Atlas) parent(kind Kind, l Location) string {
	for _, smaller := range Kinds {
		if smaller == kind {
			break
		}
		if code := a.parents[kind][l.Code(smaller)]; code != "" {
			return code
		}
	}
	if kind == Departement {
		if code := departementOf(l.Commune); a.areas[Departement][code] != nil {
			return code
		}
	}
	return ""
}

// departementOf returns the code of the département in the INSEE code of a commune: two characters ("59", "2A"), three
// overseas ("974"); "" for what is no INSEE code.
func departementOf(insee string) string {
	switch {
	case len(insee) != 5:
		return ""
	case strings.HasPrefix(insee, "97"), strings.HasPrefix(insee, "98"):
		return insee[:3]
	}
	return insee[:2]
}

// DistanceTo returns the metres from p to the area with a code, 0 inside, +Inf when there is no such area.
func (a *Atlas) DistanceTo(code string, p Point) float64 {
	area := a.Area(code)
	if area == nil {
		return math.Inf(1)
	}
	return area.Distance(p)
}

// CommunesNamed returns the communes that have a name, compared as [Fold] does, sorted by code.
func (a *Atlas) CommunesNamed(name string) []*Area {
	if a == nil {
		return nil
	}
	return a.named[Fold(name)]
}

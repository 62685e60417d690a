// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package check

import (
	"math"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// Two places nearer than this with alike names are taken for one, in metres.
const sameDoor = 60

// neighbours finds two places at one door with alike names: the same place written twice. A place is told once, however many are
// like it: a folder that was copied has as many pairs as its files squared.
func neighbours(n Network) []diag.Diagnostic {
	var problems []diag.Diagnostic
	told := make(map[*site.Place]bool)
	known := make(map[*site.Place]Name)
	name := func(p *site.Place) Name {
		name, there := known[p]
		if !there {
			name = NewName(p.Name)
			known[p] = name
		}
		return name
	}
	for p, q := range n.Pairs(sameDoor) {
		if told[p] || told[q] || p.Precision == "commune" || q.Precision == "commune" || !name(p).alike(name(q)) {
			continue
		}
		if q.ID < p.ID {
			p, q = q, p
		}
		told[q] = true
		problems = append(problems, diag.Diagnostic{
			Code: "G103", At: at(q, "/name"), Related: []diag.Span{at(p, "/name")},
			Args: []any{"name", q.Name, "other", p.Name, "distance", math.Round(geo.Distance(*p.Point, *q.Point)), "file", p.File.Path},
		})
	}
	return problems
}

// A Name is the name of a place as it is compared with others.
type Name struct{ slug, digits, folded string }

// NewName returns a name.
func NewName(name string) Name {
	slug := words.Slug(name)
	return Name{slug, digits(slug), geo.Fold(name)}
}

// Alike reports whether two places may be told to be one by their names: nothing else of a place whose name is not alike matters.
func (n Name) Alike(other Name) bool {
	return n.folded == other.folded || n.alike(other) || other.alike(n)
}

// alike reports whether two names are one but for a few letters. Numbers tell apart: « Atelier 1 » is not « Atelier 2 ».
func (n Name) alike(other Name) bool {
	if n.slug == other.slug {
		return true
	}
	return n.digits == other.digits && diag.Nearest(n.slug, []string{other.slug}) == other.slug
}

func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
}

// names finds two places of one name in one commune.
func names(n Network) []diag.Diagnostic {
	first := make(map[string]*site.Place, len(n.Places))
	var problems []diag.Diagnostic
	for _, p := range n.Places {
		if p.Alike == "" {
			continue
		}
		if other, taken := first[p.Alike]; taken {
			problems = append(problems, diag.Diagnostic{
				Code: "P111", At: at(p, "/name"), Related: []diag.Span{at(other, "/name")},
				Args: []any{"name", p.Name, "city", p.Address.City, "file", other.File.Path},
			})
			continue
		}
		first[p.Alike] = p
	}
	return problems
}

// numbers finds two newsletters of one number.
func numbers(n Network) []diag.Diagnostic {
	first := make(map[int]*site.Newsletter)
	var problems []diag.Diagnostic
	for _, letter := range n.Newsletters {
		if letter.Number == 0 {
			continue
		}
		if other, taken := first[letter.Number]; taken {
			problems = append(problems, diag.Diagnostic{
				Code: "R105", At: at(letter, "/number"), Related: []diag.Span{at(other, "/number")},
				Args: []any{"value", strconv.Itoa(letter.Number), "file", other.File.Path},
			})
			continue
		}
		first[letter.Number] = letter
	}
	return problems
}

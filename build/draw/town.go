// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package draw

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
)

const (
	letterSize   = 12
	letterWidth  = 0.58 * letterSize // of a usual sans serif: a name is rather thought too long than too short
	townsAtMost  = 40
	dot          = 2
	dotClearance = 5
	apart        = 4 // units between two names on one line
)

// A rectangle is a piece of the sheet that is taken.
type rectangle struct{ left, top, right, bottom float64 }

func (r rectangle) overlaps(q rectangle) bool {
	return r.left < q.right && q.left < r.right && r.top < q.bottom && q.top < r.bottom
}

func around(at geo.XY, radius float64) rectangle {
	return rectangle{at.X - radius, at.Y - radius, at.X + radius, at.Y + radius}
}

// towns writes the names of towns where nothing else is, the heaviest first; who finds no room stays away. They are not
// read aloud: every place says its town.
func (s *sheet) towns(towns []Town, markers []marker) {
	ordered := slices.Clone(towns)
	slices.SortStableFunc(ordered, func(a, b Town) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Name, b.Name))
	})
	taken := make([]rectangle, 0, len(markers)+len(towns))
	for _, k := range markers {
		if k.bubble {
			taken = append(taken, around(k.at, k.radius))
		}
		for _, seat := range k.seats {
			taken = append(taken, around(seat, reach-2)) // no symbol fills its field
		}
	}
	s.write(`<g class="map-town" aria-hidden="true" fill="currentColor" font-size="`, number(letterSize), "\">\n")
	written := 0
	for _, t := range ordered {
		at := s.frame.XY(t.Point)
		if written == townsAtMost || t.Name == "" || !s.frame.Contains(at) {
			continue
		}
		if box, ok := s.room(t.Name, at, gap(at, markers), taken); ok {
			written++
			if spot := around(at, dot); free(spot, taken) {
				s.write(`<circle cx="`, number(at.X), `" cy="`, number(at.Y), `" r="`, number(dot), `"/>`)
				taken = append(taken, spot)
			}
			taken = append(taken, rectangle{box.left - apart, box.top, box.right + apart, box.bottom})
			s.write(`<text x="`, number(box.left), `" y="`, number(box.bottom-0.25*letterSize), `">`, escape(t.Name), "</text>\n")
		}
	}
	s.write("</g>\n")
}

// gap returns how far from its dot the name of a town begins: beside the marker that stands on the dot, if one does.
func gap(at geo.XY, markers []marker) float64 {
	for _, k := range markers {
		if d := distance(at, k.at); d < 0.75*k.radius {
			return d + k.radius + 2
		}
	}
	return dotClearance
}

// room looks for a free place for a name: right, left, above or below its dot, in the end above or below to a side.
func (s *sheet) room(name string, at geo.XY, gap float64, taken []rectangle) (rectangle, bool) {
	width, height := letterWidth*float64(utf8.RuneCountInString(name)), 1.1*letterSize
	for _, corner := range []geo.XY{
		{X: at.X + gap, Y: at.Y - height/2},
		{X: at.X - gap - width, Y: at.Y - height/2},
		{X: at.X - width/2, Y: at.Y - gap - height},
		{X: at.X - width/2, Y: at.Y + gap},
		{X: at.X, Y: at.Y - gap - height},
		{X: at.X - width, Y: at.Y - gap - height},
		{X: at.X, Y: at.Y + gap},
		{X: at.X - width, Y: at.Y + gap},
	} {
		box := rectangle{corner.X, corner.Y, corner.X + width, corner.Y + height}
		inside := box.left >= 1 && box.top >= 1 && box.right <= s.frame.Width-1 && box.bottom <= s.frame.Height-1
		if inside && free(box, taken) {
			return box, true
		}
	}
	return rectangle{}, false
}

func free(box rectangle, taken []rectangle) bool { return !slices.ContainsFunc(taken, box.overlaps) }

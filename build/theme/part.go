// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"maps"
	"slices"
	"strings"
)

// A Part is a file of which a page is made: a layout, a component, or what a network puts into a slot.
type Part struct {
	Name string // "layouts/place", "place-card", "slots/footer-end"
	Path string // of its file: "theme/templates/place-card.html" for one of the network's
	Own  bool   // it is the network's
}

// A Witness is a writer to which [Theme.Execute] says which layout it is going to execute.
type Witness interface{ Witness(layout string) }

// uses are what the text of a template names.
type uses struct {
	templates map[string]bool
	words     map[string]bool
}

// use notes that a template names something.
func (g *gathering) use(source string, note func(*uses)) {
	u := g.theme.uses[source]
	if u.templates == nil {
		u = uses{make(map[string]bool), make(map[string]bool)}
		g.theme.uses[source] = u
	}
	note(&u)
}

// Parts returns the files of which the pages of a layout are made, by their names, and the keys of the words that they name, sorted. What
// only some of these pages show is among them.
func (t *Theme) Parts(layout string) (parts []Part, words []string) {
	p, known := t.pages[layout]
	if !known {
		return nil, nil
	}
	spoken, seen := make(map[string]bool), make(map[string]bool)
	queue := []string{p.entry, layoutPrefix + layout}
	for len(queue) > 0 {
		name := queue[0]
		queue = queue[1:]
		if home := t.homes[name]; home != "" {
			name = home // a block is a part of the file that defines it
		}
		file := t.files[name]
		if seen[name] || file == nil {
			continue
		}
		seen[name] = true
		parts = append(parts, Part{Name: name, Path: file.Path, Own: strings.HasPrefix(file.Path, "theme/")})
		maps.Copy(spoken, t.uses[name].words)
		queue = append(queue, slices.Sorted(maps.Keys(t.uses[name].templates))...)
	}
	slices.SortFunc(parts, func(a, b Part) int { return strings.Compare(a.Name, b.Name) })
	return parts, slices.Sorted(maps.Keys(spoken))
}

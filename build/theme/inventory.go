// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"fmt"
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// A Template is a layout or a component that a network may replace by theme/templates/<name>.html.
type Template struct {
	Name     string
	Layout   bool // of a whole page; a component otherwise
	Contract int
	Text     string     // as the theme has it
	Replaced *diag.File // what the network put in its place; nil for nothing
}

// Ejected returns the template as a network begins to change it: with the contract that it was written for on its first line.
func (t Template) Ejected() string {
	return fmt.Sprintf("{{/* maillage: %s@%d */}}\n%s", t.Name, t.Contract, t.Text)
}

// Templates returns the templates that a network may replace, by name. The result must not be modified.
func (t *Theme) Templates() []Template { return t.templates }

// Template returns a template by its name.
func (t *Theme) Template(name string) (Template, bool) {
	i := slices.IndexFunc(t.templates, func(c Template) bool { return c.Name == name })
	if i < 0 {
		return Template{}, false
	}
	return t.templates[i], true
}

// Fills reports whether the network fills a slot.
func (t *Theme) Fills(slot string) bool { return slices.Contains(t.filled, slot) }

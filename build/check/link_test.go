// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package check

import "testing"

func TestTheNearestFileIsKnownByItsName(t *testing.T) {
	s := newShelf([]string{"static/documents/charte.pdf", "static/photos/atelier-bois.png", "static/photos/jardin.jpg"})
	for name, want := range map[string]string{
		"photos/atelier-bios.png": "photos/atelier-bois.png",
		"atelier-bois.jpg":        "photos/atelier-bois.png",
		"images/jardins.jpg":      "photos/jardin.jpg",
		"photos/cuisine.jpg":      "", // all of it but the name is right
		"photos/.jpg":             "",
	} {
		if s.has(name) {
			t.Errorf("%s is there", name)
		}
		if got := s.nearest(name); got != want {
			t.Errorf("%s: %q, not %q", name, got, want)
		}
	}
	if !s.has("photos/jardin.jpg") {
		t.Error("a file is missing")
	}
}

// However many names there are, and however many of them are broken, a check ends.
func TestAdviceIsBounded(t *testing.T) {
	names := make([]string, advice/2)
	names[0] = "atelier"
	a := advisor{names: func() []string { return names }}
	for i, want := range []string{"atelier", "atelier", ""} {
		if got := a.nearest("ateliers"); got != want {
			t.Errorf("%d: %q, not %q", i, got, want)
		}
	}
}

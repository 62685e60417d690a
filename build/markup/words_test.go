// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"strings"
	"testing"
)

func TestSpacedHasOneSpaceBetweenWords(t *testing.T) {
	for _, s := range []string{"", " ", "mot", "deux mots", "deux  mots", " avant", "après ", "ligne\nligne", "tab\tmot", "insécable\u00a0: ici", "fine\u202f!", "é è\u2003à"} {
		if got, want := spaced(s), strings.Join(strings.Fields(s), " "); got != want {
			t.Errorf("spaced(%q) = %q, not %q", s, got, want)
		}
	}
}

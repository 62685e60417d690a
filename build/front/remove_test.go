// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

func TestRemoveTakesAnItemAndNothingElse(t *testing.T) {
	for _, c := range []struct{ from, pointer, to string }{
		{"a:\n  - b # c\n  - d\n", "/a/0", "a:\n  - d\n"},
		{"a:\n  - b\n  # du d\n  - d\n", "/a/1", "a:\n  - b\n  # du d\n"},
		{"a:\n- id: b\n  title: B\n- id: d\n  title: D\ne: f\n", "/a/0", "a:\n- id: d\n  title: D\ne: f\n"},
		{"a:\n- {id: b}\n- {id: d}", "/a/1", "a:\n- {id: b}\n"},
		{"a: [b, c,  d]\n", "/a/0", "a: [c,  d]\n"},
		{"a: [b, c,  d]\n", "/a/2", "a: [b, c]\n"},
		{"a: [b, c, ]\n", "/a/1", "a: [b, ]\n"},
		// What cannot be done.
		{"a: [b]\n", "/a/0", ""},
		{"a:\n  - b\n", "/a/0", ""},
		{"a: [b, # c\n d]\n", "/a/1", ""},
		{"a: [b, c]\n", "/a/7", ""},
		{"a: [b, c]\n", "/a/x", ""},
		{"a: [b, c]\n", "", ""},
		{"a: b\n", "/a", ""},
		{"- - a\n  - b\n", "/0/0", ""},
	} {
		f := &diag.File{Path: "x.yaml", Text: []byte(c.from)}
		m, _ := Parse(f, NetworkLimits)
		edits := m.Remove(c.pointer)
		if (edits == nil) != (c.to == "") {
			t.Errorf("%q %s: %v", c.from, c.pointer, edits)
			continue
		}
		got, err := diag.Apply(f.Text, edits)
		if err != nil || c.to != "" && string(got) != c.to {
			t.Errorf("%q %s: %q %v", c.from, c.pointer, got, err)
		}
	}
}

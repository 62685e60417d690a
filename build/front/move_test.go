// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front_test

import (
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
)

func TestMove(t *testing.T) {
	for _, c := range []struct{ name, before, from, to, after string }{
		{"another name", "a: 1 # one\nb: 2\n", "/a", "/c", "c: 1 # one\nb: 2\n"},
		{"another name in a group, between brackets too", "a: {b: 1, c: 2}\n", "/a/b", "/a/d", "a: {d: 1, c: 2}\n"},
		{"of an item", "stops:\n  - venue: x\n    note: y\n", "/stops/0/venue", "/stops/0/place", "stops:\n  - place: x\n    note: y\n"},
		{
			"to a group that exists, with its comments", "script:\n  map:\n    # ce que dit la carte\n    # à qui ne voit pas\n    name: \"La carte\" # ici\n    open: Ouvrir\nexplorer:\n  help: Aide\n",
			"/script/map/name", "/explorer/name", "script:\n  map:\n    open: Ouvrir\nexplorer:\n  help: Aide\n  # ce que dit la carte\n  # à qui ne voit pas\n  name: \"La carte\" # ici\n",
		},
		{"to a new group; the groups that it leaves empty go", "nav:\n  home: Accueil\nscript:\n  map:\n    name: La carte\n", "/script/map/name", "/explorer/name", "nav:\n  home: Accueil\nexplorer:\n  name: La carte\n"},
		{"to new groups in each other", "a: 1\nb:\n  c: 2\n", "/a", "/x/w/z", "b:\n  c: 2\nx:\n  w:\n    z: 1\n"},
		{"several lines", "a:\n  text:\n    one: un\n    other: |\n      deux\n      lignes\nb: 1\n", "/a/text", "/text", "b: 1\ntext:\n  one: un\n  other: |\n    deux\n    lignes\n"},
		{"a file without a last line end", "b: 1\na:\n  c: 2", "/b", "/a/b", "a:\n  c: 2\n  b: 1"},
		{"line ends of another age", "a:\r\n  b: 1\r\n  c: 2\r\nd: 3\r\n", "/a/b", "/b", "a:\r\n  c: 2\r\nd: 3\r\nb: 1\r\n"},
		{"nothing there", "a: 1\n", "/b", "/c", ""},
		{"something there already", "a: 1\nb: 2\n", "/a", "/b", ""},
		{"out of brackets", "a: {b: 1, d: 2}\nc: 3\n", "/a/b", "/e", ""},
		{"into brackets", "a: {b: 1}\nc: 3\n", "/c", "/a/c", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := &diag.File{Path: "theme/words/fr.yaml", Text: []byte(c.before)}
			m, problems := front.Parse(f, front.NetworkLimits)
			if diag.Failed(problems) && c.name != "line ends of another age" {
				t.Fatal(problems)
			}
			edits := m.Move(c.from, c.to)
			if c.after == "" {
				if edits != nil {
					t.Fatalf("edits: %v", edits)
				}
				return
			}
			text, err := diag.Apply(f.Text, edits)
			if err != nil || string(text) != c.after {
				t.Fatalf("%v\n%s\nwant\n%s", err, text, c.after)
			}
			again, _ := front.Parse(&diag.File{Path: f.Path, Text: text}, front.NetworkLimits)
			if again.Move(c.from, c.to) != nil {
				t.Error("it moves twice")
			}
		})
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package dataset

import (
	"regexp"
	"strings"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// tables are the members of every dataset, by the type of document that it is made from.
func tables() map[string][]Member {
	set := schema.Load()
	return map[string][]Member{
		"place": members(set.Type("place"), places), "event": members(set.Type("event"), events), "ad": members(set.Type("ad"), ads),
		"person": members(set.Type("person"), people), "resource": members(set.Type("resource"), resources),
		"article": members(set.Type("article"), articles), "newsletter": members(set.Type("newsletter"), newsletters),
		"episode": members(set.Type("episode"), episodes), "route": members(set.Type("route"), routes), "": members(nil, areaColumns),
	}
}

// A new key of a schema is published or kept back because somebody decided so, never because nobody thought of it.
func TestEveryKeyIsAMemberOrWithheld(t *testing.T) {
	for name, list := range tables() {
		if name == "" {
			continue
		}
		published := make(map[string]bool)
		for _, m := range list {
			published[m.Key] = true
		}
		used := make(map[string]bool)
		var walk func([]schema.Property)
		walk = func(properties []schema.Property) {
			for _, p := range properties {
				_, withheld := Withheld[name][p.Path]
				used[p.Path] = true
				switch {
				case withheld && published[p.Path]:
					t.Errorf("%s.%s is both published and kept back", name, p.Path)
				case published[p.Path], withheld:
				case p.Private:
					t.Errorf("%s.%s is private and not in Withheld", name, p.Path)
				case len(p.Properties) > 0:
					walk(p.Properties)
				default:
					t.Errorf("%s.%s is neither a member nor in Withheld", name, p.Path)
				}
			}
		}
		walk(schema.Load().Type(name).Properties())
		for key, why := range Withheld[name] {
			if !hasKey(name, key) {
				t.Errorf("Withheld names %s.%s, which the schema has not", name, key)
			}
			if why.FR == "" || why.EN == "" {
				t.Errorf("nobody says why %s.%s is kept back", name, key)
			}
		}
	}
}

// The same holds for the lines of a programme, which are a dataset of their own.
func TestEveryKeyOfASessionIsAMemberOrWithheld(t *testing.T) {
	published := make(map[string]bool)
	for _, m := range members(schema.Load().Type("event"), sessions) {
		published[m.Key] = true
		if m.Kind == "" || m.Title.FR == "" || m.Help.FR == "" {
			t.Errorf("%s is not described", m.Name)
		}
	}
	n := 0
	for _, p := range schema.Load().Type("event").Properties() {
		if p.Name != "programme" {
			continue
		}
		for _, key := range p.Items.Properties {
			var paths []string
			for _, inner := range key.Properties {
				paths = append(paths, inner.Path)
			}
			if paths == nil {
				paths = []string{key.Path}
			}
			for _, path := range paths {
				n++
				if _, withheld := Withheld["event"][path]; withheld == published[path] {
					t.Errorf("%s: published %v, kept back %v", path, published[path], withheld)
				}
			}
		}
	}
	if n < 10 {
		t.Errorf("%d keys of sessions", n)
	}
}

// hasKey reports whether a schema has a key.
func hasKey(name, key string) bool {
	found := make(map[string]Member)
	describe(found, schema.Load().Type(name).Properties(), true, diag.Text{})
	_, ok := found[key]
	return ok
}

var memberName = regexp.MustCompile(`^[a-z][a-z_]*$`)

func TestEveryMemberIsNamedAndDescribed(t *testing.T) {
	for name, list := range tables() {
		seen := make(map[string]bool)
		for _, m := range list {
			if !memberName.MatchString(m.Name) || seen[m.Name] {
				t.Errorf("%s: the name %q", name, m.Name)
			}
			seen[m.Name] = true
			if m.Title.FR == "" || m.Title.EN == "" || m.Help.FR == "" || m.Help.EN == "" || m.Kind == "" {
				t.Errorf("%s.%s is not described: %+v", name, m.Name, m)
			}
		}
		if !seen["id"] {
			t.Errorf("%s has no id", name)
		}
	}
	for name := range helps {
		if titles[name].EN == "" || !strings.HasSuffix(helps[name].FR, ".") {
			t.Errorf("%s is not described", name)
		}
	}
	for _, typ := range site.Types {
		if Withheld[string(typ)] != nil && tables()[string(typ)] == nil {
			t.Errorf("%s is kept back and has no table", typ)
		}
	}
}

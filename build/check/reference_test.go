// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package check

import (
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// What may be named by its id has no day of publication: a type that has one would be named before it is in the site.
func TestWhatIsNamedIsNeverScheduled(t *testing.T) {
	set, never := schema.Load(), map[string]bool{string(site.TypePlace): true, string(site.TypeRoute): true, string(site.TypePage): true}
	named := 0
	var look func(of string, list []schema.Property)
	look = func(of string, list []schema.Property) {
		for _, p := range list {
			if p.Items != nil {
				look(of, []schema.Property{*p.Items})
			}
			look(of, p.Properties)
			if p.Ref == "" {
				continue
			}
			named++
			if !never[p.Ref] {
				t.Errorf("%s %s names a %s: see references, and site.Publication", of, p.Path, p.Ref)
			}
		}
	}
	for _, name := range set.Names() {
		look(name, set.Type(name).Properties())
	}
	if named < 8 {
		t.Errorf("only %d keys name something", named)
	}
}

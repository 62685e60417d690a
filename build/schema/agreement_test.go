// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
)

// oracle compiles a published schema with a validator that is not ours. The metaschema is checked on the way; our formats are
// made known to it, since the standard leaves the meaning of other formats open.
func oracle(t testing.TB, published []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(published))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	for _, f := range schema.Formats() {
		c.RegisterFormat(&f)
	}
	if err := c.AddResource("https://exemple.fr/schema/x.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("https://exemple.fr/schema/x.json")
	if err != nil {
		t.Fatalf("%v\n%s", err, published)
	}
	return s
}

// data turns front matter into what a JSON validator takes: keys without a value are absent, plain numbers are numbers
// unless the schema wants a text there.
func data(n *front.Node, p schema.Property) any {
	switch n.Kind {
	case front.Map:
		object := map[string]any{}
		for _, f := range n.Fields {
			if f.Value.Null || f.Value.Kind == front.Scalar && strings.TrimSpace(f.Value.Value) == "" {
				continue
			}
			object[f.Name] = data(f.Value, child(p, f.Name))
		}
		return object
	case front.List:
		list := []any{}
		for _, item := range n.Items {
			var items schema.Property
			if p.Items != nil {
				items = *p.Items
			}
			if item.Null {
				list = append(list, nil)
				continue
			}
			list = append(list, data(item, items))
		}
		return list
	}
	if !n.Quoted && p.Type != "string" {
		if v, err := jsonschema.UnmarshalJSON(strings.NewReader(n.Value)); err == nil {
			return v
		}
	}
	return n.Value
}

func child(p schema.Property, name string) schema.Property {
	for _, c := range p.Properties {
		if c.Name == name {
			return c
		}
	}
	return schema.Property{}
}

// TestWeAgreeWithAnotherValidator holds every document of these tests against our interpreter and another one.
func TestWeAgreeWithAnotherValidator(t *testing.T) {
	set := network()
	oracles := map[string]*jsonschema.Schema{}
	for _, name := range set.Names() {
		oracles[name] = oracle(t, set.Type(name).JSON("fr"))
	}
	// What JSON Schema cannot say.
	beyond := map[string]bool{"P101": true, "C102": true, "V056": true}
	for _, c := range append(append([]mistake{}, mistakes...), allowed...) {
		m := matter(t, c.document())
		ours := len(set.Type(c.kind).Check(m)) == 0 || beyond[string(c.code)]
		root := schema.Property{Properties: set.Type(c.kind).Properties()}
		err := oracles[c.kind].Validate(data(m.Root, root))
		if ours != (err == nil) {
			t.Errorf("%s, %q: we say %t, the other validator says %v", c.kind, c.lines, ours, err)
		}
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// TestSchemaAndStructsDoNotDrift holds the keys of each schema against the yaml tags of its struct, both ways, all the way down.
func TestSchemaAndStructsDoNotDrift(t *testing.T) {
	set := schema.Load()
	structs := map[string]reflect.Type{"site": reflect.TypeFor[site.Config]()}
	for _, typ := range site.Types {
		structs[string(typ)] = reflect.TypeOf(site.New(typ)).Elem()
	}
	for name, typ := range structs {
		sc := set.Type(name)
		if sc == nil {
			t.Errorf("no schema for %s", name)
			continue
		}
		sameKeys(t, name, sc.Properties(), typ)
	}
}

// sameKeys compares the keys of a group with the fields of a struct.
func sameKeys(t *testing.T, where string, properties []schema.Property, typ reflect.Type) {
	t.Helper()
	fields := tagged(typ)
	for _, p := range properties {
		field, ok := fields[p.Name]
		if !ok {
			t.Errorf("%s: the schema has %q, %s has not", where, p.Name, typ)
			continue
		}
		delete(fields, p.Name)
		sameKind(t, where+"."+p.Name, p, field)
	}
	for name := range fields {
		t.Errorf("%s: %s has %q, the schema has not", where, typ, name)
	}
}

// tagged returns the types of the fields of a struct by their yaml tag, inlined structs included.
func tagged(typ reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for i := range typ.NumField() {
		f := typ.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		switch {
		case name == "-":
		case options == "inline":
			for inner, t := range tagged(f.Type) {
				fields[inner] = t
			}
		default:
			fields[name] = f.Type
		}
	}
	return fields
}

// moments are the formats of what a when.Moment reads.
var moments = map[string]bool{"date": true, "moment": true, "year-or-date": true}

func sameKind(t *testing.T, where string, p schema.Property, typ reflect.Type) {
	t.Helper()
	if typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	ok := false
	switch {
	case typ == reflect.TypeFor[when.Moment]():
		ok = p.Type == "string" && moments[p.Format]
	case typ == reflect.TypeFor[site.Membership](), typ == reflect.TypeFor[site.Basemap]():
		ok = len(p.Kinds) == 2
	case typ.Kind() == reflect.String:
		ok = p.Type == "string" && !moments[p.Format]
	case typ.Kind() == reflect.Bool:
		ok = p.Type == "boolean"
	case typ.Kind() == reflect.Int:
		ok = p.Type == "integer"
	case typ.Kind() == reflect.Float64:
		ok = p.Type == "number"
	case typ.Kind() == reflect.Slice:
		if ok = p.Type == "array" && p.Items != nil; ok {
			sameKind(t, where+"[]", *p.Items, typ.Elem())
		}
	case typ.Kind() == reflect.Map:
		ok = p.Type == "object"
		for _, child := range p.Properties {
			sameKind(t, where+"."+child.Name, child, typ.Elem())
		}
	case typ.Kind() == reflect.Struct:
		if ok = p.Type == "object"; ok {
			sameKeys(t, where, p.Properties, typ)
		}
	}
	if !ok {
		t.Errorf("%s: the schema says %s%v (format %q), the struct %s", where, p.Type, p.Kinds, p.Format, typ)
	}
}

// TestWhatIsRightCanBeDecoded: after the schema has spoken, decoding into the structs does not fail.
func TestWhatIsRightCanBeDecoded(t *testing.T) {
	for _, d := range allowed {
		var into any = site.New(site.Type(d.kind))
		if d.kind == "site" {
			into = &site.Config{}
		}
		if err := matter(t, d.document()).Decode(into); err != nil {
			t.Errorf("%s, %q: %v", d.kind, d.lines, err)
		}
	}
	// The examples too: they show every form that a key may have.
	set := schema.Load()
	for _, typ := range site.Types {
		for _, p := range set.Type(string(typ)).Properties() {
			for _, example := range p.Examples {
				if err := matter(t, p.Name+": "+example+"\n").Decode(site.New(typ)); err != nil {
					t.Errorf("%s: %s: %s: %v", typ, p.Name, example, err)
				}
			}
		}
	}
}

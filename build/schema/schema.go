// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package schema says what a place, an event, an ad… is.
//
// The *.schema.json files beside this text are the one source (JSON Schema 2020-12, with titles, help and examples in French
// and English): one for each type of document, site.schema.json for site.yaml and common.schema.json for what they share.
// [Load] gives them as a [Set], [Set.With] fills in the terms of a network (its activities, kinds and labels) and
// [Set.Type] gives the [Schema] of one type. [Schema.Check] holds front matter against it, strictly, and says for every problem where it
// stands and what to write instead. [Schema.Refs] finds the documents that it names, [Schema.JSON] is the schema as it
// is published, [Schema.Properties] is for those who draw forms and write documentation.
//
// Beyond the standard's words the files use: x-en (title, description and titles of choices in English), x-titles (what
// people call the values of enum), x-terms (the list of the network that holds the allowed ids), x-ref (the type of
// document that an id names), x-unique (the key that tells the items of a list apart) and x-private (never leaves the
// repository). The interpreter knows the keywords that the files use and refuses every other when it loads them.
//
// Front matter is text: a number given for a text is that text (01000 stays 01000), and a key without a value
// counts as absent.
package schema

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed *.schema.json
var files embed.FS

const (
	extension = ".schema.json"
	common    = "common"
)

// A Term is one value of a list that a network chooses in site.yaml.
type Term struct{ ID, Title string }

// A Set holds the schemas of every type. It is never modified.
type Set struct {
	types map[string]*Schema
	names []string
}

// A Schema says what one type of document is. It is never modified.
type Schema struct {
	name   string
	root   *rule
	source value             // as written, $ref and all
	defs   value             // what the schemas share
	terms  map[string][]Term // by name of list; a list that is missing is not known yet and allows every id
}

// load reads the embedded files once. That they are right is our promise, not a contributor's: a test keeps it.
var load = sync.OnceValue(func() *Set {
	set, err := parseFiles()
	if err != nil {
		panic(fmt.Sprintf("schema: %v", err))
	}
	return set
})

// Load returns the schemas without the terms of a network: every id is allowed where a term is expected.
func Load() *Set { return load() }

func parseFiles() (*Set, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, err
	}
	trees := make(map[string]value, len(entries))
	for _, e := range entries {
		text, err := files.ReadFile(e.Name())
		if err != nil {
			return nil, err
		}
		tree, err := parseJSON(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name(), err)
		}
		trees[strings.TrimSuffix(path.Base(e.Name()), extension)] = tree
	}
	set := &Set{types: make(map[string]*Schema, len(trees))}
	defs := trees[common].get("$defs")
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), extension)
		if name == common {
			continue
		}
		root, err := compile(trees[name], defs)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name(), err)
		}
		set.types[name] = &Schema{name: name, root: root, source: trees[name], defs: defs}
		set.names = append(set.names, name)
	}
	return set, nil
}

// With returns s with the terms of a network, by the name of their list: "activities", "event_kinds", "ad_kinds",
// "labels". A list that is given without terms allows nothing.
func (s *Set) With(terms map[string][]Term) *Set {
	filled := &Set{types: make(map[string]*Schema, len(s.types)), names: s.names}
	for name, sc := range s.types {
		copied := *sc
		copied.terms = terms
		filled.types[name] = &copied
	}
	return filled
}

// Type returns the schema of a type of document, or of site.yaml ("site"); nil when there is none.
func (s *Set) Type(name string) *Schema { return s.types[name] }

// Names returns the names that [Set.Type] knows, sorted.
func (s *Set) Names() []string { return slices.Clone(s.names) }

// Name returns the type that sc describes: "place".
func (sc *Schema) Name() string { return sc.name }

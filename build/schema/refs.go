// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
)

// A Ref is a place in front matter that names another document by its id.
type Ref struct {
	Type    string // of the document that is named: "place"
	ID      string
	At      diag.Span
	Pointer string // JSON Pointer of the value: "/stops/2/place"
}

// Refs returns the documents that front matter names, in the order of the file. What is not an id is left out: Check says so.
func (sc *Schema) Refs(m *front.Matter) []Ref {
	if m.Root == nil {
		return nil
	}
	return appendRefs(nil, sc.root, m.Root)
}

func appendRefs(refs []Ref, r *rule, n *front.Node) []Ref {
	switch {
	case r == nil || absent(n):
	case r.ref != "":
		if n.Kind == front.Scalar && idForm.MatchString(n.Value) {
			refs = append(refs, Ref{Type: r.ref, ID: n.Value, At: n.At, Pointer: n.Pointer})
		}
	case n.Kind == front.List:
		for _, item := range n.Items {
			refs = appendRefs(refs, r.items, item)
		}
	case n.Kind == front.Map:
		for _, f := range n.Fields {
			refs = appendRefs(refs, r.index[f.Name], f.Value)
		}
	}
	return refs
}

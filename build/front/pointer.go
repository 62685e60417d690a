// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// Find returns the value at a JSON Pointer (RFC 6901), nil when there is none.
func (m *Matter) Find(pointer string) *Node {
	if n, rest := m.nearest(pointer); len(rest) == 0 {
		return n
	}
	return nil
}

// nearest returns the deepest value on the way of a pointer, and the parts of the pointer that lead on from there.
func (m *Matter) nearest(pointer string) (n *Node, rest []string) {
	n = m.Root
	if pointer == "" || n == nil {
		return n, nil
	}
	parts := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for i, part := range parts {
		parts[i] = unescape(part)
	}
	for i, part := range parts {
		child := n.child(part)
		if child == nil {
			return n, parts[i:]
		}
		n = child
	}
	return n, nil
}

// Field returns the field of a map with a name; its Value is nil when there is none.
func (n *Node) Field(name string) Field {
	for _, f := range n.Fields {
		if f.Name == name {
			return f
		}
	}
	return Field{}
}

func (n *Node) child(name string) *Node {
	switch n.Kind {
	case Map:
		return n.Field(name).Value
	case List:
		if i, err := strconv.Atoi(name); err == nil && i >= 0 && i < len(n.Items) {
			return n.Items[i]
		}
	}
	return nil
}

// Escape returns a key as a part of a JSON Pointer (RFC 6901 §3).
func Escape(key string) string {
	if !strings.ContainsAny(key, "~/") {
		return key
	}
	return strings.ReplaceAll(strings.ReplaceAll(key, "~", "~0"), "/", "~1")
}

func unescape(part string) string {
	return strings.ReplaceAll(strings.ReplaceAll(part, "~1", "/"), "~0", "~")
}

// Span returns where the value at a pointer stands. Where it is missing, that is the key of the nearest value around it (for an
// item of a list, its first key), or the first line of the front matter. What is empty is shown by its key, too.
func (m *Matter) Span(pointer string) diag.Span {
	if m.Root == nil {
		return m.head
	}
	n, rest := m.nearest(pointer)
	if len(rest) == 0 && n != m.Root && n.At.Start < n.At.End {
		return n.At
	}
	for n != m.Root {
		if key := m.Key(n.Pointer); key.File != nil {
			return key
		}
		if first := n.first(); first.Start < first.End {
			return first
		}
		n = m.Find(n.Pointer[:strings.LastIndexByte(n.Pointer, '/')])
	}
	return m.head
}

// first returns the first key or the first scalar of a value.
func (n *Node) first() diag.Span {
	switch {
	case len(n.Fields) > 0:
		return n.Fields[0].Key
	case len(n.Items) > 0:
		return n.Items[0].first()
	}
	return n.At
}

// Key returns where the key of a value stands, the zero Span when it has none.
func (m *Matter) Key(pointer string) diag.Span {
	cut := strings.LastIndexByte(pointer, '/')
	if cut < 0 {
		return diag.Span{}
	}
	parent := m.Find(pointer[:cut])
	if parent == nil {
		return diag.Span{}
	}
	return parent.Field(unescape(pointer[cut+1:])).Key
}

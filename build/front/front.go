// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package front reads front matter as text: where it is, where each of its values stands, how to change one value
// and keep comments, order and all the rest.
//
// [Split] cuts a Markdown file in two, [Parse] takes a whole YAML file. Both bound what they read before it is
// parsed, refuse anchors, aliases, tags and duplicate keys, and say so with problems that have a place. A [Matter] then
// finds values by JSON Pointer ([Matter.Find], [Matter.Span]), stores them in structs ([Matter.Decode]) and changes
// them ([Matter.Set]). What the values mean is the business of package schema.
package front

import (
	"fmt"

	"go.yaml.in/yaml/v4"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// Limits bound what is parsed (trust §1, common limits).
type Limits struct {
	Bytes int // of the YAML text
	Depth int // of lists and maps in each other, the whole being 1
	Keys  int // of one map (trust 22: the search for double keys must stay cheap)
	Nodes int // values of the whole text
}

// The limits of a contributor's front matter (trust 20–24), and of the files that a network's team writes: site.yaml,
// flows, indicators, lists of territories, themes.
var (
	ContributorLimits = Limits{Bytes: 32 << 10, Depth: 8, Keys: 200, Nodes: 2_000}
	NetworkLimits     = Limits{Bytes: 1 << 20, Depth: 8, Keys: 5_000, Nodes: 20_000}
)

// A Matter is a file cut in two, with its values found. It is never modified.
type Matter struct {
	File *diag.File
	Root *Node     // nil when the file cannot be used
	Body diag.Span // the Markdown after the front matter; empty for a YAML file

	text diag.Span  // the YAML text, without the lines of hyphens around it
	head diag.Span  // the first line, where what is missing as a whole is shown
	node *yaml.Node // what Root was made from, for Decode
}

// A Kind is what a Node is.
type Kind int

// The kinds of nodes.
const (
	Scalar Kind = iota
	List
	Map
)

// A Node is a value of the front matter with its place. Nodes are never modified.
type Node struct {
	Kind    Kind
	Pointer string    // JSON Pointer (RFC 6901): "/programme/2/start"; "" for the root
	At      diag.Span // the value as it is written, quotes included; empty, after the colon, where nothing is written

	Value  string // of a scalar: its text, exactly as meant: "01000", "no", "1.10"
	Quoted bool   // the scalar stands in quotes or in a block (| or >): it can only be a text
	Null   bool   // nothing, ~ or null was written

	Items  []*Node // of a list
	Fields []Field // of a map, in the order of the file
}

// A Field is a key of a map with its value.
type Field struct {
	Name  string
	Key   diag.Span // the key as it is written, without the colon
	Value *Node
}

// Split cuts a Markdown file into its front matter and its body. The Root of the Matter is nil where the front matter cannot be
// used; the problems then say why. Problems beside a Root that is not nil leave it usable.
func Split(f *diag.File) (*Matter, []diag.Diagnostic) {
	m := &Matter{File: f}
	if problems := CheckText(f); len(problems) > 0 {
		return m, problems
	}
	if problem := m.cut(); problem != nil {
		return m, []diag.Diagnostic{*problem}
	}
	return m, m.parse(ContributorLimits)
}

// Parse reads a whole YAML file as [Split] reads front matter.
func Parse(f *diag.File, l Limits) (*Matter, []diag.Diagnostic) {
	m := &Matter{File: f}
	if problems := CheckText(f); len(problems) > 0 {
		return m, problems
	}
	m.text = f.Span(afterBOM(f.Text), len(f.Text))
	m.head = firstLine(f)
	return m, m.parse(l)
}

// Decode stores the values in v, a pointer to a struct with `yaml` tags, embedded structs being inlined. Texts, and types with an
// UnmarshalText, get exactly what is written ("01000", "no", "2020-06-19"), numbers only what JSON takes for one; what is
// empty stays zero. Keys that v does not have are left: the schema has spoken of them.
func (m *Matter) Decode(v any) error {
	if m.node == nil {
		return nil
	}
	// Double keys were looked for when the file was read.
	if err := m.node.Load(v, yaml.WithUniqueKeys(false)); err != nil {
		return fmt.Errorf("decode %s: %w", m.File.Path, err)
	}
	return nil
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package front reads front matter as text: where it is, where each of its values stands, how to change one value
// and keep comments, order and all the rest.
//
// [Split] cuts a Markdown file in two, [Parse] takes a whole YAML file. Both bound what they read before it is
// parsed, refuse anchors, aliases, tags and duplicate keys, and say so with problems that have a place. This is the only
// door to YAML for the files of a network.
package front

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v4"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// Limits bound what is parsed (trust §1, common limits).
type Limits struct {
	Bytes int // of the YAML text
	Depth int // of lists and maps in each other
	Nodes int // keys and values
}

// The limits of a contributor's front matter, and of the files that a network's team writes.
var (
	ContributorLimits = Limits{Bytes: 32 << 10, Depth: 8, Nodes: 2_000}
	NetworkLimits     = Limits{Bytes: 256 << 10, Depth: 8, Nodes: 20_000}
)

// maxKeys is how many keys one map may have: the search for duplicates is quadratic in the parser (trust 22).
const maxKeys = 200

// A Matter is a file cut in two, with its values found. It is never modified.
type Matter struct {
	File *diag.File
	Root *Node     // nil when the file cannot be used
	Body diag.Span // the Markdown after the front matter; empty for a YAML file

	text diag.Span // the YAML text
	node *yaml.Node
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
	At      diag.Span // the value as it is written, quotes included

	Value  string // of a scalar: its text, exactly as meant: "01000", "no", "1.10"
	Quoted bool   // the scalar stands in quotes or in a block (| or >): it can only be a text
	Null   bool   // nothing, ~ or null was written

	Items  []*Node // of a list
	Fields []Field // of a map, in the order of the file
}

// A Field is a key of a map with its value.
type Field struct {
	Name  string
	Key   diag.Span
	Value *Node
}

// Split cuts a Markdown file into its front matter and its body.
func Split(f *diag.File) (*Matter, []diag.Diagnostic) {
	m := &Matter{File: f}
	if problems := CheckText(f); len(problems) > 0 {
		return m, problems
	}
	start, end, body, problem := cut(f)
	if problem != nil {
		return m, []diag.Diagnostic{*problem}
	}
	m.text = f.Span(start, end)
	m.Body = f.Span(body, len(f.Text))
	return m, m.parse(ContributorLimits)
}

// Parse reads a whole YAML file.
func Parse(f *diag.File, l Limits) (*Matter, []diag.Diagnostic) {
	m := &Matter{File: f}
	if problems := CheckText(f); len(problems) > 0 {
		return m, problems
	}
	m.text = f.Span(afterBOM(f.Text), len(f.Text))
	return m, m.parse(l)
}

func afterBOM(text []byte) int {
	if bytes.HasPrefix(text, []byte("\ufeff")) {
		return len("\ufeff")
	}
	return 0
}

// cut finds the YAML between two lines of three hyphens, and the body after them. The package frontmatter does the search;
// it keeps silent about a block that never ends or that an indented line ends, so this is looked at here.
func cut(f *diag.File) (start, end, body int, problem *diag.Diagnostic) {
	text := f.Text[afterBOM(f.Text):]
	offset := len(f.Text) - len(text)
	var matter []byte
	format := frontmatter.NewFormat("---", "---", func(data []byte, _ any) error {
		matter = data
		return nil
	})
	format.UnmarshalDelims = true
	rest, err := frontmatter.Parse(bytes.NewReader(text), &struct{}{}, format)
	trimmed := bytes.TrimLeft(text, " \t\r\n")
	head := offset + len(text) - len(trimmed)
	switch {
	case err != nil || matter == nil && !bytes.HasPrefix(trimmed, []byte("---")):
		return 0, 0, 0, noMatter(f, head)
	case matter == nil:
		return 0, 0, 0, unclosed(f, head)
	}
	start = len(f.Text) - len(rest) - len(matter)
	lines := bytes.SplitAfter(bytes.TrimRight(matter, "\r\n"), []byte("\n"))
	last := lines[len(lines)-1]
	if !bytes.HasPrefix(last, []byte("---")) || len(lines) == 1 {
		return 0, 0, 0, unclosed(f, head)
	}
	end = start + len(bytes.TrimRight(matter, "\r\n")) - len(last)
	return start + len(lines[0]), end, len(f.Text) - len(rest), nil
}

// Find returns the value at a JSON Pointer (RFC 6901), nil when there is none.
func (m *Matter) Find(pointer string) *Node {
	n := m.Root
	if pointer == "" || n == nil {
		return n
	}
	for _, part := range strings.Split(strings.TrimPrefix(pointer, "/"), "/") {
		if n = n.child(unescape(part)); n == nil {
			return nil
		}
	}
	return n
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

// RFC 6901 §3. Most keys hold neither sign and are returned as they are.
var (
	escaper   = strings.NewReplacer("~", "~0", "/", "~1")
	unescaper = strings.NewReplacer("~1", "/", "~0", "~")
)

// Escape returns a key as a part of a JSON Pointer.
func Escape(key string) string { return escaper.Replace(key) }

func unescape(part string) string { return unescaper.Replace(part) }

// Span returns where the value at a pointer stands. Where it is missing, that is the key of the nearest value around it, or the
// first line of the front matter.
func (m *Matter) Span(pointer string) diag.Span {
	if n := m.Find(pointer); n != nil && n != m.Root {
		return n.At
	}
	for pointer != "" {
		pointer = pointer[:strings.LastIndexByte(pointer, '/')]
		if at := m.Key(pointer); at.File != nil {
			return at
		}
	}
	return m.firstLine()
}

// Key returns where the key of a value stands, the zero Span when it has none.
func (m *Matter) Key(pointer string) diag.Span {
	if pointer == "" {
		return diag.Span{}
	}
	cut := strings.LastIndexByte(pointer, '/')
	parent := m.Find(pointer[:cut])
	if parent == nil {
		return diag.Span{}
	}
	return parent.Field(unescape(pointer[cut+1:])).Key
}

// firstLine returns the first line of the file, where what is missing as a whole is shown.
func (m *Matter) firstLine() diag.Span {
	start := afterBOM(m.File.Text)
	end := len(m.File.Text)
	if i := bytes.IndexAny(m.File.Text[start:], "\r\n"); i >= 0 {
		end = start + i
	}
	return m.File.Span(start, end)
}

// Decode stores the values in v, a pointer to a struct with `yaml` tags. Texts are taken exactly as they are written; keys that v
// does not have are left: the schema has spoken of them.
func (m *Matter) Decode(v any) error {
	if m.node == nil {
		return nil
	}
	if err := m.node.Load(v); err != nil {
		return fmt.Errorf("decode %s: %w", m.File.Path, err)
	}
	return nil
}

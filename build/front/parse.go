// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

var errAlias = errors.New("aliases are not allowed")

// parse reads the YAML text of m within limits and finds its values.
func (m *Matter) parse(l Limits) []diag.Diagnostic {
	text := m.text.Text()
	if len(text) > l.Bytes {
		at := m.File.Span(m.text.Start+l.Bytes, m.text.Start+l.Bytes)
		return []diag.Diagnostic{{Code: codeTooLong, At: at, Args: []any{"size", (len(text) + 1023) / 1024, "limit", l.Bytes / 1024}}}
	}
	if problems := m.tabs(); len(problems) > 0 {
		return problems
	}
	if problem := m.crowded(l); problem != nil {
		return []diag.Diagnostic{*problem}
	}
	var document yaml.Node
	err := yaml.Load(m.File.Text[m.text.Start:m.text.End], &document, yaml.WithPlugin(limited(l.Depth)))
	switch {
	case err != nil && strings.Contains(err.Error(), "no documents"): // nothing but comments
		document = yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	case err != nil && strings.Contains(err.Error(), "found multiple"):
		return []diag.Diagnostic{m.second()}
	case err != nil:
		return []diag.Diagnostic{m.fault(err)}
	}
	root := &document
	if root.Kind == yaml.DocumentNode {
		root = root.Content[0]
	}
	r := reader{file: m.File, lines: linesOf(m.File.Text, m.text.Start, m.text.End), end: m.text.End, limits: l}
	tree := r.node(root, "", 1)
	if len(r.problems) > 0 {
		return r.problems
	}
	if tree.Kind != Map && !tree.Null {
		return []diag.Diagnostic{{Code: codeNotKeys, At: tree.At}}
	}
	if tree.Null {
		tree = &Node{Kind: Map, At: m.text}
		root = &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	}
	m.Root, m.node = tree, root
	return nil
}

// limited returns the limits of the parser itself: no alias at all, and lists and maps only so deep.
func limited(depth int) *loaderlimits.Plugin {
	return loaderlimits.New(
		loaderlimits.DepthValue(depth),
		loaderlimits.AliasFunc(func(aliases, _ int) error {
			if aliases > 0 {
				return errAlias
			}
			return nil
		}),
	)
}

// linesOf returns where each line of a piece of text begins.
func linesOf(text []byte, start, end int) []int {
	lines := make([]int, 1, 1+bytes.Count(text[start:end], []byte("\n")))
	lines[0] = start
	for i := start; i < end; i++ {
		if text[i] == '\n' {
			lines = append(lines, i+1)
		}
	}
	return lines
}

// A reader turns the parser's nodes into ours.
type reader struct {
	file     *diag.File
	lines    []int // where each line of the YAML begins, in bytes
	end      int
	limits   Limits
	count    int
	problems []diag.Diagnostic
}

// offset returns the byte of a line and column, both from 1, columns in characters.
func (r *reader) offset(line, column int) int {
	if line < 1 || line > len(r.lines) {
		return r.end
	}
	at := r.lines[line-1]
	for range column - 1 {
		if at >= r.end {
			return r.end
		}
		_, size := utf8.DecodeRune(r.file.Text[at:r.end])
		at += size
	}
	return at
}

func (r *reader) refuse(code diag.Code, at diag.Span, args ...any) {
	if len(r.problems) < 20 {
		r.problems = append(r.problems, diag.Diagnostic{Code: code, At: at, Args: args})
	}
}

// node makes a Node of n and of all below it.
func (r *reader) node(n *yaml.Node, pointer string, depth int) *Node {
	start := r.offset(n.Line, n.Column)
	out := &Node{Pointer: pointer, At: r.file.Span(start, start)}
	if r.count++; r.count > r.limits.Nodes {
		if r.count == r.limits.Nodes+1 {
			r.refuse(codeTooMany, out.At, "limit", r.limits.Nodes)
		}
		return out
	}
	if n.Anchor != "" {
		r.refuse(codeAnchor, r.word(start), "value", n.Anchor)
	}
	if n.Style&yaml.TaggedStyle != 0 {
		r.refuse(codeTag, r.word(start), "value", n.Tag)
	}
	switch n.Kind {
	case yaml.MappingNode:
		out.Kind = Map
		r.fields(out, n, depth)
	case yaml.SequenceNode:
		out.Kind = List
		for i, item := range n.Content {
			out.Items = append(out.Items, r.node(item, pointer+"/"+strconv.Itoa(i), depth+1))
		}
	case yaml.ScalarNode:
		out.Value = n.Value
		out.Quoted = n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
		out.Null = !out.Quoted && n.Tag == "!!null"
	case yaml.AliasNode:
		r.refuse(codeAnchor, r.word(start), "value", n.Value)
	}
	out.At.End = r.extent(n, out, start)
	if bad := firstBad(out.Value); bad >= 0 {
		r.refuse(codeControl, out.At, "value", strconv.QuoteToASCII(out.Value[bad:bad+1]))
	}
	return out
}

// fields reads the keys of a map and their values.
func (r *reader) fields(out *Node, n *yaml.Node, depth int) {
	seen := make(map[string]diag.Span, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		start := r.offset(key.Line, key.Column)
		name := &Node{}
		at := r.file.Span(start, r.extent(key, name, start))
		switch first, double := seen[key.Value]; {
		case key.Kind != yaml.ScalarNode:
			r.refuse(codeNotKeys, at)
			continue
		case key.Value == "<<" && key.Style == 0:
			r.refuse(codeAnchor, at, "value", key.Value)
			continue
		case double:
			r.problems = append(r.problems, diag.Diagnostic{Code: codeDouble, At: at, Related: []diag.Span{first}, Args: []any{"value", key.Value}})
			continue
		}
		seen[key.Value] = at
		out.Fields = append(out.Fields, Field{
			Name: key.Value, Key: at, Value: r.node(value, out.Pointer+"/"+Escape(key.Value), depth+1),
		})
	}
}

// word returns the text from a byte to the next space.
func (r *reader) word(start int) diag.Span {
	end := start
	for end < r.end && !bytes.ContainsRune([]byte(" \t\r\n"), rune(r.file.Text[end])) {
		end++
	}
	return r.file.Span(start, end)
}

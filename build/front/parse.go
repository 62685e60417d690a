// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// parse reads the YAML text of m within limits and finds its values.
func (m *Matter) parse(l Limits) []diag.Diagnostic {
	text := m.File.Text[m.text.Start:m.text.End]
	if len(text) > l.Bytes {
		return []diag.Diagnostic{*m.tooLong(l, m.text)}
	}
	if crowded(text, l) {
		return []diag.Diagnostic{{Code: codeTooMany, At: m.head, Args: []any{"limit", l.Nodes}}}
	}
	root, err := load(text, l)
	var problems []diag.Diagnostic
	if err != nil {
		root, problems = m.faults(text, l, err)
	}
	if root == nil {
		return problems
	}
	r := reader{m: m, lines: linesOf(m.File.Text, m.text), limits: l}
	tree := r.document(root)
	if len(problems) == 0 && !r.unusable {
		m.Root, m.node = tree, root
	}
	return append(problems, r.problems...)
}

// tooLong says where a text passes its limit.
func (m *Matter) tooLong(l Limits, text diag.Span) *diag.Diagnostic {
	at := text.Start + l.Bytes
	for at > text.Start && !utf8.RuneStart(m.File.Text[at]) {
		at--
	}
	return &diag.Diagnostic{
		Code: codeTooLong, At: m.File.Span(at, at), Args: []any{"size", (text.End - text.Start + 1023) / 1024, "limit", l.Bytes / 1024},
	}
}

// crowded refuses a text with far more values than allowed before the parser makes nodes of them (trust 22). Outside of brackets,
// where the depth bounds it, there is no value without one of these signs; prose has fewer of them.
func crowded(text []byte, l Limits) bool {
	return len(text) > 5*l.Nodes &&
		bytes.Count(text, []byte{'\n'})+bytes.Count(text, []byte{','})+bytes.Count(text, []byte{':'}) > 5*l.Nodes
}

// The faults of a text that the parser itself does not name.
var (
	errSecond = errors.New("a second document")
	errParser = errors.New("the parser gave up")
)

// load parses a text that holds one document; one without any is an empty map.
func load(text []byte, l Limits) (root *yaml.Node, err error) {
	defer func() {
		// The parser is not ours and reads what strangers wrote: one file must not stop all others.
		if r := recover(); r != nil {
			root, err = nil, fmt.Errorf("%w: %v", errParser, r)
		}
	}()
	loader, err := yaml.NewLoader(bytes.NewReader(text), yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(l.Depth))))
	if err != nil {
		return nil, err
	}
	root = new(yaml.Node)
	switch err := loader.Load(root); {
	case errors.Is(err, io.EOF): // nothing but comments
		return &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}, nil
	case err != nil:
		return nil, err
	}
	if err := loader.Load(&yaml.Node{}); !errors.Is(err, io.EOF) {
		return nil, errors.Join(errSecond, err)
	}
	if root.Kind == yaml.DocumentNode {
		root = root.Content[0]
	}
	return root, nil
}

// linesOf returns where each line of a piece of text begins.
func linesOf(text []byte, piece diag.Span) []int {
	lines := make([]int, 1, 1+bytes.Count(text[piece.Start:piece.End], []byte{'\n'}))
	lines[0] = piece.Start
	for at := lineEnd(text, piece.Start) + 1; at <= piece.End; at = lineEnd(text, at) + 1 {
		lines = append(lines, at)
	}
	return lines
}

func lineEnd(text []byte, from int) int {
	if i := bytes.IndexByte(text[min(from, len(text)):], '\n'); i >= 0 {
		return from + i
	}
	return len(text)
}

// isSpace reports whether r is what YAML takes for space: a no-break space is a letter like others.
func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\r' || r == '\n' }

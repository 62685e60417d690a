// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
)

// list holds a list against its rule.
func (c *checker) list(r *rule, n *front.Node, key spot) {
	if n.Kind != front.List {
		c.listExpected(r, n, key)
		return
	}
	count := len(n.Items)
	switch {
	case r.maxItems > 0 && count > r.maxItems:
		c.add("V015", key.at, nil, "key", key.key, "max", r.maxItems, "count", count)
		return
	case count < r.minItems:
		c.add("V016", key.at, nil, "key", key.key, "min", r.minItems, "example", r.items.example())
	}
	for _, item := range n.Items {
		if absent(item) {
			c.add("V014", item.At, nil, "key", key.key, "example", r.items.example())
			continue
		}
		at := firstOf(item)
		c.value(r.items, item, spot{key: key.key, at: at, item: true})
	}
	switch {
	case r.unique:
		c.twice("V017", n.Items, key)
	case r.uniqueKey != "":
		var named []*front.Node
		for _, item := range n.Items {
			if f := fieldOf(item, r.uniqueKey); f != nil {
				named = append(named, f.Value)
			}
		}
		c.twice("C102", named, key)
	}
}

// twice finds texts that stand twice.
func (c *checker) twice(code diag.Code, nodes []*front.Node, key spot) {
	first := make(map[string]diag.Span, len(nodes))
	for _, n := range nodes {
		if n.Kind != front.Scalar || absent(n) {
			continue
		}
		other, seen := first[n.Value]
		if !seen {
			first[n.Value] = n.At
			continue
		}
		d := diag.Diagnostic{Code: code, At: n.At, Args: []any{"key", key.key, "value", n.Value}, Related: []diag.Span{other}}
		if code == "V017" {
			d.Fix = removeLine(n.At)
		}
		c.found = append(c.found, d)
	}
}

// removeLine takes away an item that has a line of its own: "  - fablab".
func removeLine(at diag.Span) []diag.Edit {
	start, end, ok := lineAround(at)
	if !ok {
		return nil
	}
	if before := string(at.File.Text[start:at.Start]); strings.TrimSpace(before) != "-" || end == len(at.File.Text) {
		return nil
	}
	return []diag.Edit{{At: at.File.Span(start, end+1)}}
}

// lineAround returns the line of a value that ends its line, without the line feed.
func lineAround(at diag.Span) (start, end int, ok bool) {
	if at.File == nil || at.Start > at.End || at.End > len(at.File.Text) {
		return 0, 0, false
	}
	text := string(at.File.Text)
	start = strings.LastIndexByte(text[:at.Start], '\n') + 1
	end = len(text)
	if i := strings.IndexByte(text[at.End:], '\n'); i >= 0 {
		end = at.End + i
	}
	if strings.Contains(at.Text(), "\n") || strings.TrimSpace(text[at.End:end]) != "" {
		return 0, 0, false
	}
	return start, end, true
}

// listExpected says that one value stands where a list must. A text is mended: « coworking, fablab » becomes two items.
func (c *checker) listExpected(r *rule, n *front.Node, key spot) {
	if n.Kind == front.Map {
		c.add("V005", firstOf(n), nil, "key", key.key, "example", r.example())
		return
	}
	items := []string{n.At.Text()}
	if !n.Quoted || r.items.terms != "" {
		items = strings.FieldsFunc(n.Value, func(r rune) bool { return r == ',' || r == ';' })
	}
	var lines, names []string
	indent, block := blockIndent(key.at)
	for _, item := range items {
		if item = strings.TrimSpace(item); item == "" {
			continue
		}
		names = append(names, item)
		lines = append(lines, "\n"+indent+"  - "+item)
	}
	var fix []diag.Edit
	start, end := spaceBefore(n.At)
	switch {
	case isBlockScalar(n) || n.At.File == nil || len(names) == 0:
	case block:
		fix = []diag.Edit{{At: n.At.File.Span(start, end), New: strings.Join(lines, "")}}
	default:
		fix = []diag.Edit{{At: n.At, New: "[" + strings.Join(names, ", ") + "]"}}
	}
	value := n.Value
	if len(names) > 0 {
		value = names[0]
	}
	c.add("V005", n.At, fix, "key", key.key, "value", value, "example", r.example())
}

// blockIndent returns the spaces before a key that begins its line; false for a key between braces or after a dash.
func blockIndent(key diag.Span) (indent string, ok bool) {
	if key.File == nil {
		return "", false
	}
	text := string(key.File.Text[:key.Start])
	before := text[strings.LastIndexByte(text, '\n')+1:]
	return before, strings.Trim(before, " ") == ""
}

// spaceBefore widens a span over the spaces before it, so that no line ends with a space.
func spaceBefore(at diag.Span) (start, end int) {
	start = at.Start
	for at.File != nil && start > 0 && at.File.Text[start-1] == ' ' {
		start--
	}
	return start, at.End
}

// inFlow reports whether a list is written between brackets.
func inFlow(n *front.Node) bool { return strings.HasPrefix(n.At.Text(), "[") }

// isBlockScalar reports whether a text is written as a block after | or >.
func isBlockScalar(n *front.Node) bool {
	s := n.At.Text()
	return strings.HasPrefix(s, "|") || strings.HasPrefix(s, ">")
}

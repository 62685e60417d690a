// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
)

// Check holds the front matter of a document against the schema and returns all that is wrong with it, in the
// order of the file.
func (sc *Schema) Check(m *front.Matter) []diag.Diagnostic {
	root := m.Root
	if root == nil {
		root = &front.Node{Kind: front.Map, At: firstLine(m.File)}
	}
	c := &checker{terms: sc.terms, file: m.File}
	c.group(sc.root, root, spot{at: firstLine(m.File)})
	return c.found
}

// A checker walks through one document.
type checker struct {
	terms map[string][]Term
	file  *diag.File
	found []diag.Diagnostic
}

// A spot is the key that a value belongs to: "" and the first line for a whole document.
type spot struct {
	key  string
	at   diag.Span
	item bool // the value is one of a list
}

// firstLine is where a key that is missing in the whole document is reported.
func firstLine(f *diag.File) diag.Span {
	if f == nil {
		return diag.Span{}
	}
	start := 0
	if strings.HasPrefix(string(f.Text[:min(3, len(f.Text))]), "\ufeff") {
		start = len("\ufeff")
	}
	end := start
	for end < len(f.Text) && f.Text[end] != '\n' && f.Text[end] != '\r' {
		end++
	}
	return f.Span(start, end)
}

func (c *checker) add(code diag.Code, at diag.Span, fix []diag.Edit, args ...any) {
	c.found = append(c.found, diag.Diagnostic{Code: code, At: at, Args: args, Fix: fix})
}

// absent reports whether nothing was written: no value, ~, or a text without a character.
func absent(n *front.Node) bool {
	return n == nil || n.Null || n.Kind == front.Scalar && strings.TrimSpace(n.Value) == ""
}

// value holds a value that is there against its rule.
func (c *checker) value(r *rule, n *front.Node, key spot) {
	switch {
	case len(r.either) > 0:
		c.either(r, n, key)
	case r.kind == groupKind:
		c.group(r, n, key)
	case r.kind == listKind:
		c.list(r, n, key)
	case n.Kind == front.List:
		c.oneExpected(r, n, key)
	case n.Kind == front.Map:
		example := "example"
		if key.item {
			example = "item"
		}
		c.add("V007", firstOf(n), c.quoteWhole(n), "key", key.key, example, r.example())
	case r.kind == textKind:
		c.text(r, n, key)
	case r.kind == booleanKind:
		c.boolean(n, key)
	case r.kind == integerKind, r.kind == numberKind:
		c.number(r, n, key)
	}
}

// accepts reports whether a value fits a rule, without a word.
func (c *checker) accepts(r *rule, n *front.Node) bool {
	silent := &checker{terms: c.terms, file: c.file}
	silent.value(r, n, spot{})
	return len(silent.found) == 0
}

// either wants one of several kinds. When none fits, the kind that knows how to mend the value speaks, else the last.
func (c *checker) either(r *rule, n *front.Node, key spot) {
	var best []diag.Diagnostic
	for _, alternative := range r.either {
		try := &checker{terms: c.terms, file: c.file}
		try.value(alternative, n, key)
		if len(try.found) == 0 {
			return
		}
		if best == nil || best[0].Fix == nil {
			best = try.found
		}
	}
	c.found = append(c.found, best...)
}

// oneExpected says that a list stands where one value must. A list of one is mended.
func (c *checker) oneExpected(r *rule, n *front.Node, key spot) {
	var fix []diag.Edit
	example, only := r.example(), ""
	if len(n.Items) == 1 && n.Items[0].Kind == front.Scalar && !absent(n.Items[0]) {
		example, only = "", n.Items[0].Value
		if inFlow(n) {
			fix = []diag.Edit{{At: n.At, New: n.Items[0].At.Text()}}
		}
	}
	c.add("V004", firstOf(n), fix, "key", key.key, "suggestion", only, "example", example)
}

// group holds a map against its rule.
func (c *checker) group(r *rule, n *front.Node, key spot) {
	if n.Kind != front.Map {
		c.add("V006", n.At, nil, "key", key.key, "value", n.Value, "keys", r.keys(), "example", r.example())
		return
	}
	var meant []string // keys that are not missing as well: something was said of them, or of what was meant to be them
	coordinates := c.coordinates(r, n)
	if coordinates {
		meant = append(meant, "lat", "lon")
	}
	count := 0
	for _, f := range n.Fields {
		rule := r.index[f.Name]
		switch {
		case rule != nil:
		case r.extra != nil:
			rule = r.extra
			if !r.names.MatchString(f.Name) {
				c.add("V021", f.Key, nil, "key", f.Name, "parent", key.key)
			}
			count++
		case r.closed:
			meant = append(meant, c.unknown(r, n, f, key))
			continue
		default:
			continue
		}
		switch {
		case absent(f.Value):
			c.hiddenColour(rule, f)
		case coordinates && isCoordinate(rule.format):
		default:
			c.value(rule, f.Value, spot{key: f.Name, at: f.Key})
		}
	}
	if r.maxProperties > 0 && count > r.maxProperties {
		c.add("V015", key.at, nil, "key", key.key, "max", r.maxProperties, "count", count)
	}
	c.missing(r, n, key, meant)
}

// missing finds the keys that must be there and are not.
func (c *checker) missing(r *rule, n *front.Node, key spot, meant []string) {
	required := slices.Clone(r.required)
	if cond := r.condition; cond != nil {
		if c.accepts(cond.when, n) {
			required = append(required, cond.then...)
		} else {
			required = append(required, cond.otherwise...)
		}
	}
	for _, d := range r.dependent {
		if f := fieldOf(n, d.key); f != nil && !absent(f.Value) {
			required = append(required, d.needs...)
		}
	}
	var coordinates []string
	where := key.at // the first line, or the key of the first one that is there with nothing after it
	for i, name := range required {
		if slices.Contains(required[:i], name) || slices.Contains(meant, name) {
			continue
		}
		f := fieldOf(n, name)
		rule := r.index[name]
		switch {
		case f != nil && !absent(f.Value):
		case rule != nil && isCoordinate(rule.format):
			if f != nil && len(coordinates) == 0 {
				where = f.Key
			}
			coordinates = append(coordinates, name)
		case rule == nil: // in the silent check of an if
			c.add("V002", key.at, nil, "key", name)
		case f != nil:
			c.add("V003", f.Key, nil, "key", name, "title", rule.title, "help", rule.help, "example", rule.example())
		case key.key != "":
			c.add("V002", key.at, nil, "key", name, "title", rule.title, "help", rule.help, "example", rule.example(), "parent", key.key)
		default:
			c.add("V002", key.at, nil, "key", name, "title", rule.title, "help", rule.help, "sample", rule.example())
		}
	}
	if len(coordinates) > 0 {
		without := ""
		if r.condition != nil { // only a place can do without a point
			without = "status: project"
		}
		c.add("P107", where, nil, "keys", coordinates, "without", without)
	}
	if len(r.requiredOne) > 0 && !slices.ContainsFunc(r.requiredOne, func(name string) bool {
		f := fieldOf(n, name)
		return slices.Contains(meant, name) || f != nil && !absent(f.Value)
	}) {
		at := key.at
		if i := slices.IndexFunc(n.Fields, func(f front.Field) bool { return slices.Contains(r.requiredOne, f.Name) }); i >= 0 {
			at = n.Fields[i].Key // with nothing after it
		}
		c.add("V020", at, nil, "keys", r.requiredOne)
	}
}

func fieldOf(n *front.Node, name string) *front.Field {
	if n.Kind != front.Map {
		return nil
	}
	for i := range n.Fields {
		if n.Fields[i].Name == name {
			return &n.Fields[i]
		}
	}
	return nil
}

// firstOf returns a short span for a value of several lines: its first key or item.
func firstOf(n *front.Node) diag.Span {
	switch {
	case n.Kind == front.Map && len(n.Fields) > 0:
		return n.Fields[0].Key
	case n.Kind == front.List && len(n.Items) > 0:
		return firstOf(n.Items[0])
	}
	return n.At
}

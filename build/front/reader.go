// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// maxProblems is how many problems of one file's YAML are shown.
const maxProblems = 20

// A reader turns the parser's nodes into ours and refuses what front matter does not need.
type reader struct {
	m        *Matter
	lines    []int // where each line of the YAML begins, in bytes
	limits   Limits
	count    int    // of nodes so far
	depth    int    // of the lists and maps that are being read
	slab     []Node // room for the next nodes
	line     int    // of the last offset, with its column and its byte
	column   int
	at       int
	problems []diag.Diagnostic
	unusable bool // one of the problems leaves no sense to the whole
}

// document reads the node of the whole text. One that holds nothing is an empty map.
func (r *reader) document(root *yaml.Node) *Node {
	if root.Line == 0 {
		return &Node{Kind: Map, At: r.m.text}
	}
	tree := r.node(root, "", -1)
	switch {
	case tree.Null && tree.Value == "":
		*root = yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
		return &Node{Kind: Map, At: r.m.text}
	case tree.Kind != Map:
		line := trimmed(r.m.File, tree.At.Start, min(lineEnd(r.m.File.Text, tree.At.Start), tree.At.End))
		r.refuse(codeNotKeys, line, "value", line.Text())
		r.unusable = true
	}
	return tree
}

// node makes a Node of n and of all below it. What it belongs to is indented by so many spaces; -1 for the root.
func (r *reader) node(n *yaml.Node, pointer string, indent int) *Node {
	if len(r.slab) == 0 {
		r.slab = make([]Node, min(len(r.lines)+4, 64)) // about one value on each line
	}
	out := &r.slab[0]
	r.slab = r.slab[1:]
	start := r.offset(n.Line, n.Column)
	out.Pointer, out.At = pointer, r.m.File.Span(start, start)
	if r.count++; r.count > r.limits.Nodes {
		if r.count == r.limits.Nodes+1 {
			r.refuse(codeTooMany, r.word(start), "limit", r.limits.Nodes)
		}
		r.unusable = true
		return out
	}
	r.properties(n, start)
	if n.Kind == yaml.MappingNode || n.Kind == yaml.SequenceNode {
		if r.depth++; r.depth > r.limits.Depth { // the parser counts brackets and indentation apart
			r.refuse(codeTooDeep, r.m.File.Span(start, start+1), "limit", r.limits.Depth)
			r.unusable = true
			n = &yaml.Node{}
		}
		defer func() { r.depth-- }()
	}
	switch n.Kind {
	case yaml.MappingNode:
		out.Kind = Map
		r.fields(out, n)
	case yaml.SequenceNode:
		out.Kind = List
		out.Items = make([]*Node, 0, len(n.Content))
		for i, item := range n.Content {
			out.Items = append(out.Items, r.node(item, pointer+"/"+strconv.Itoa(i), n.Column-1))
		}
	case yaml.AliasNode:
		r.refuse(codeAnchor, r.word(start), "value", "*"+n.Value)
		r.unusable = true
	default:
		out.Value = n.Value
		out.Quoted = n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
		out.Null = !out.Quoted && n.Tag == "!!null"
	}
	out.At.End = r.extent(n, out, indent)
	if out.Kind == Scalar {
		r.scalar(n, out)
	}
	return out
}

// jsonNumber is what every program takes for the same number: not 010 (8 for some), 1_000 or .nan.
var jsonNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)

// scalar looks at the text of a scalar.
func (r *reader) scalar(n *yaml.Node, out *Node) {
	switch n.Tag {
	case "!!int", "!!float":
		if !jsonNumber.MatchString(n.Value) {
			n.Tag = "!!str" // Decode then takes it for a text, and for nothing else
		}
	case "!!merge":
		n.Tag = "!!str"
	}
	if bad, code := escaped(out.Value); code != "" {
		r.refuse(code, out.At, "value", fmt.Sprintf("U+%04X", bad), "offset", out.At.Start)
	}
	if !out.Quoted && strings.HasPrefix(out.Value, "\xe2\x80") { // how all curly quotes begin
		r.curly(out)
	}
	r.comment(out)
}

// anyCurly is a text in the quotes that word processors make, with none inside.
var anyCurly = regexp.MustCompile(`^[“”„‟][^“”„‟]+[“”„‟]$`)

// curly says that curly quotes around a text are letters of the text for YAML.
func (r *reader) curly(out *Node) {
	if !anyCurly.MatchString(out.Value) {
		return
	}
	inner := strings.Trim(out.Value, "“”„‟")
	right := Quote(inner)
	r.problems = append(r.problems, diag.Diagnostic{
		Code: codeCurly, At: out.At, Args: []any{"value", out.Value, "right", right}, Fix: []diag.Edit{{At: out.At, New: right}},
	})
}

// comment says that what follows a text is lost: « Café #3 ». People who mean a comment write a space after the #.
func (r *reader) comment(out *Node) {
	text := r.m.File.Text[:r.m.text.End]
	at := out.At.End
	if out.At.Start == at || text[at-1] == '\n' || out.Quoted && text[out.At.Start] != '"' && text[out.At.Start] != '\'' {
		return
	}
	for at < len(text) && (text[at] == ' ' || text[at] == '\t') {
		at++
	}
	if at == out.At.End || at+1 >= len(text) || text[at] != '#' || isSpace(rune(text[at+1])) || text[at+1] == '#' {
		return
	}
	lost := trimmed(r.m.File, at, min(lineEnd(text, at), len(text)))
	whole := r.m.File.Span(out.At.Start, lost.End)
	right := Quote(out.Value + r.m.File.Span(out.At.End, lost.End).Text())
	r.problems = append(r.problems, diag.Diagnostic{
		Code: codeComment, At: lost, Args: []any{"value", lost.Text(), "right", right}, Fix: []diag.Edit{{At: whole, New: right}},
	})
}

// properties refuses what stands before a value for YAML, &names and !tags, and reports whether there is any.
func (r *reader) properties(n *yaml.Node, start int) bool {
	if n.Anchor == "" && n.Style&yaml.TaggedStyle == 0 && (start >= r.m.text.End || r.m.File.Text[start] != '!') {
		return false
	}
	code, word := codeTag, r.word(start)
	if n.Anchor != "" {
		code = codeAnchor
	}
	whole := trimmed(r.m.File, start, min(lineEnd(r.m.File.Text, start), r.m.text.End)).Text()
	if n.Kind != yaml.ScalarNode || n.Style&^yaml.TaggedStyle != 0 || strings.ContainsAny(whole, "[]{},") {
		r.refuse(code, word, "value", word.Text())
		return true
	}
	r.refuse(code, word, "value", word.Text(), "right", Quote(whole))
	return true
}

// fields reads the keys of a map and their values.
func (r *reader) fields(out *Node, n *yaml.Node) {
	if len(n.Content)/2 > r.limits.Keys {
		key := n.Content[2*r.limits.Keys]
		r.refuse(codeTooMany, r.word(r.offset(key.Line, key.Column)), "limit", r.limits.Keys)
		r.unusable = true
		return
	}
	out.Fields = make([]Field, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		start := r.offset(key.Line, key.Column)
		at := r.m.File.Span(start, r.scalarEnd(key, start, -1))
		name, ok := r.key(key, at, n.Style&yaml.FlowStyle != 0)
		if !ok {
			r.unusable = true
			continue
		}
		out.Fields = append(out.Fields, Field{
			Name: name, Key: at, Value: r.node(value, out.Pointer+"/"+Escape(name), key.Column-1),
		})
	}
	r.doubles(out)
}

// key returns the name of a key; ok says that it is a word with a colon after it, or between brackets perhaps without one.
func (r *reader) key(key *yaml.Node, at diag.Span, flow bool) (name string, ok bool) {
	switch {
	case r.properties(key, at.Start):
		return "", false
	case key.Kind == yaml.AliasNode:
		r.refuse(codeAnchor, r.word(at.Start), "value", "*"+key.Value)
		return "", false
	case key.Kind != yaml.ScalarNode:
		r.refuse(codeNotKeys, r.word(at.Start), "value", r.word(at.Start).Text())
		return "", false
	case key.Tag == "!!merge":
		r.refuse(codeAnchor, at, "value", key.Value)
		return "", false
	case !flow && !r.colon(at.End): // `? key`
		r.refuse(codeNotKeys, r.word(at.Start), "value", r.word(at.Start).Text())
		return "", false
	}
	if bad, code := escaped(key.Value); code != "" {
		r.refuse(code, at, "value", fmt.Sprintf("U+%04X", bad), "offset", at.Start)
	}
	if key.Style == 0 {
		return r.noBreaks(key.Value, at), true
	}
	return key.Value, true
}

// colon reports whether a colon stands at a byte or after the space that begins there.
func (r *reader) colon(at int) bool {
	text := r.m.File.Text[:r.m.text.End]
	for at < len(text) && (text[at] == ' ' || text[at] == '\t') {
		at++
	}
	return at < len(text) && text[at] == ':'
}

// noBreaks says that no-break spaces before or after a key are letters of it for YAML, and returns the key that was meant.
func (r *reader) noBreaks(key string, at diag.Span) string {
	name := strings.Trim(key, noBreak)
	if name == key || at.End-at.Start != len(key) {
		return key
	}
	with := name
	if head := len(key) - len(strings.TrimLeft(key, noBreak)); head > 0 {
		at.End = at.Start + head
		with = strings.Repeat(" ", utf8.RuneCountInString(key[:head]))
	}
	r.problems = append(r.problems, diag.Diagnostic{Code: codeNoBreak, At: at, Args: []any{"right", name + ":"}, Fix: []diag.Edit{{At: at, New: with}}})
	return name
}

// doubles finds keys that a map has twice.
func (r *reader) doubles(out *Node) {
	const few = 12 // so many keys are compared faster than they are put into a table
	var seen map[string]int
	if len(out.Fields) > few {
		seen = make(map[string]int, len(out.Fields))
	}
	for i, f := range out.Fields {
		first := i
		if seen == nil {
			for j := range out.Fields[:i] {
				if out.Fields[j].Name == f.Name {
					first = j
					break
				}
			}
		} else if j, found := seen[f.Name]; found {
			first = j
		} else {
			seen[f.Name] = i
		}
		if first != i && len(r.problems) < maxProblems {
			r.problems = append(r.problems, diag.Diagnostic{
				Code: codeDouble, At: f.Key, Related: []diag.Span{out.Fields[first].Key}, Args: []any{"value", f.Name},
			})
		}
	}
}

func (r *reader) refuse(code diag.Code, at diag.Span, args ...any) {
	if len(r.problems) < maxProblems {
		r.problems = append(r.problems, diag.Diagnostic{Code: code, At: at, Args: args})
	}
}

// offset returns the byte of a line and column, both from 1, columns in characters. Values come in order: it goes on from the
// last place that was asked for, however long the line.
func (r *reader) offset(line, column int) int {
	if line < 1 || line > len(r.lines) {
		return r.m.text.End
	}
	if line != r.line || column < r.column {
		r.line, r.column, r.at = line, 1, r.lines[line-1]
	}
	text := r.m.File.Text[:r.m.text.End]
	for ; r.column < column && r.at < len(text); r.column++ {
		size := 1
		if text[r.at] >= utf8.RuneSelf {
			_, size = utf8.DecodeRune(text[r.at:])
		}
		r.at += size
	}
	return r.at
}

// word returns the text from a byte to the next space.
func (r *reader) word(start int) diag.Span {
	end := start
	for end < r.m.text.End && !isSpace(rune(r.m.File.Text[end])) {
		end++
	}
	return r.m.File.Span(start, end)
}

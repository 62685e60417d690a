// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"html"
	"regexp"
	"text/template/parse"
)

// settle writes into a template, once, what is the same on every page of the site: {{t "nav.skip"}}, {{icon "rss"}}, {{asset
// "site.css"}}, {{href "/"}}; it takes out slots that no network fills, indentation and blank lines. Nothing is left of them
// to do when a page is rendered.
func (g *gathering) settle(list *parse.ListNode) {
	if list == nil {
		return
	}
	for i, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.TextNode:
			n.Text = lines.ReplaceAll(n.Text, []byte("\n"))
		case *parse.ActionNode:
			if text, ok := g.constant(n.Pipe); ok {
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(text)}
			}
		case *parse.IfNode:
			g.settle(n.List)
			g.settle(n.ElseList)
		case *parse.RangeNode:
			g.settle(n.List)
			g.settle(n.ElseList)
		case *parse.WithNode:
			g.settle(n.List)
			g.settle(n.ElseList)
		}
	}
}

// lines is the end of a line with the blank lines and the indentation after it. Between two words a line break is as good as a
// space; templates have no preformatted text (a body may: it is data).
var lines = regexp.MustCompile(`[ \t]*\n\s*`)

// constant returns what a call writes when it is the same on every page, as HTML for text and for attributes in quotes:
// templates name these functions nowhere else.
func (g *gathering) constant(pipe *parse.PipeNode) (string, bool) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 {
		return "", false
	}
	call := pipe.Cmds[0].Args
	name, ok := call[0].(*parse.IdentifierNode)
	if !ok {
		return "", false
	}
	if name.Ident == "slot" && len(call) > 1 {
		slot, literal := call[1].(*parse.StringNode)
		return "", literal && g.sources[slotPrefix+slot.Text] == nil
	}
	if len(call) != 2 {
		return "", false
	}
	argument, ok := call[1].(*parse.StringNode)
	if !ok {
		return "", false
	}
	switch name.Ident {
	case "t":
		return html.EscapeString(g.theme.words.Text(argument.Text)), true
	case "icon":
		return string(g.theme.Icon(argument.Text)), true
	case "asset":
		return html.EscapeString(g.theme.Asset(argument.Text)), true
	case "href":
		path, err := href(g.theme.base)(argument.Text)
		return html.EscapeString(path), err == nil
	}
	return "", false
}

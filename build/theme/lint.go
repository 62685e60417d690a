// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"slices"
	"strings"
	"text/template/parse"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// lint finds names in templates that stand for nothing: words, icons, slots, assets and other templates, wherever they are
// written as they are ({{t "nav.skip"}}). So a page need not be executed to find a typing mistake.
func (g *gathering) lint() {
	names := g.defined()
	for _, s := range g.sorted() {
		l := linter{gathering: g, file: s.file, templates: names}
		for _, t := range s.trees {
			if t.Tree != nil {
				l.node(t.Root)
			}
		}
	}
}

// defined returns the names of all templates, sorted.
func (g *gathering) defined() []string {
	var names []string
	for _, s := range g.sources {
		for _, t := range s.trees {
			names = append(names, t.Name())
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

type linter struct {
	*gathering
	file      *diag.File
	templates []string
}

// node walks through everything that may hold a pipeline.
func (l linter) node(n parse.Node) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, child := range n.Nodes {
			l.node(child)
		}
	case *parse.ActionNode:
		l.pipe(n.Pipe)
	case *parse.IfNode:
		l.branch(&n.BranchNode)
	case *parse.RangeNode:
		l.branch(&n.BranchNode)
	case *parse.WithNode:
		l.branch(&n.BranchNode)
	case *parse.TemplateNode:
		if !slices.Contains(l.templates, n.Name) {
			at := l.quoted(int(n.Position()), n.Name)
			l.problem(codeUnknownCall, at, "name", n.Name, "nearest", diag.Nearest(n.Name, l.templates))
		}
		l.pipe(n.Pipe)
	}
}

func (l linter) branch(b *parse.BranchNode) {
	l.pipe(b.Pipe)
	l.node(b.List)
	l.node(b.ElseList)
}

func (l linter) pipe(p *parse.PipeNode) {
	if p == nil {
		return
	}
	for _, command := range p.Cmds {
		for _, argument := range command.Args {
			if nested, ok := argument.(*parse.PipeNode); ok {
				l.pipe(nested)
			}
		}
		l.command(command)
	}
}

// command checks a call whose first argument is written as it is.
func (l linter) command(c *parse.CommandNode) {
	if len(c.Args) < 2 {
		return
	}
	function, isCall := c.Args[0].(*parse.IdentifierNode)
	name, isText := c.Args[1].(*parse.StringNode)
	if !isCall || !isText {
		return
	}
	var code diag.Code
	var choices []string
	switch function.Ident {
	case "t":
		code, choices = codeUnknownWord, l.theme.words.Keys()
	case "icon":
		code, choices = codeUnknownIcon, l.theme.Icons()
	case "once":
		code, choices = codeUnknownCall, l.templates
		l.once[name.Text] = true
	case "slot":
		code, choices = codeUnknownSlotCall, l.theme.manifest.slotNames()
	case "asset":
		code, choices = codeUnknownAsset, l.theme.assetNames()
	case "token":
		code, choices = codeUnknownToken, l.theme.manifest.tokenNames()
	default:
		return
	}
	if slices.Contains(choices, name.Text) || name.Text == "" {
		return
	}
	l.problem(code, l.quoted(int(name.Position()), name.Text), "name", name.Text, "nearest", diag.Nearest(name.Text, choices))
}

// quoted returns where a text stands in quotes at or after an offset, without the quotes; the offset alone when it is
// written otherwise.
func (l linter) quoted(offset int, text string) diag.Span {
	offset = min(offset, len(l.file.Text))
	if i := strings.Index(string(l.file.Text[offset:]), text); i >= 0 {
		return l.file.Span(offset+i, offset+i+len(text))
	}
	return l.file.Span(offset, offset)
}

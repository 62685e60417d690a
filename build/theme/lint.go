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
	templates := g.defined()
	names := map[string]vocabulary{
		"t":     {codeUnknownWord, g.theme.words.Keys()},
		"icon":  {codeUnknownIcon, g.theme.Icons()},
		"once":  {codeUnknownCall, templates},
		"slot":  {codeUnknownSlotCall, slices.Sorted(slices.Values(g.theme.manifest.slotNames()))},
		"asset": {codeUnknownAsset, slices.Sorted(slices.Values(g.theme.assetNames()))},
		"token": {codeUnknownToken, slices.Sorted(slices.Values(g.theme.manifest.tokenNames()))},
	}
	for _, s := range g.sorted() {
		l := linter{gathering: g, file: s.file, source: s.name, templates: templates, names: names}
		for _, t := range s.trees {
			if t.Name != s.name && g.theme.homes[t.Name] == "" && g.sources[t.Name] == nil && !strings.HasPrefix(s.name, layoutPrefix) {
				g.theme.homes[t.Name] = s.name
			}
			l.node(t.Root)
		}
	}
	g.blocks()
}

// defined returns the names of all templates, sorted.
func (g *gathering) defined() []string {
	var names []string
	for _, s := range g.sources {
		for _, t := range s.trees {
			names = append(names, t.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// A vocabulary is the names that a function of templates takes, sorted, and the code of the problem of any other.
type vocabulary struct {
	code  diag.Code
	names []string
}

type linter struct {
	*gathering
	file      *diag.File
	source    string // its name
	templates []string
	names     map[string]vocabulary // by function
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
		l.use(l.source, func(u *uses) { u.templates[n.Name] = true })
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
	takes, known := l.names[function.Ident]
	if !known || name.Text == "" {
		return
	}
	switch function.Ident {
	case "t":
		l.use(l.source, func(u *uses) { u.words[name.Text] = true })
	case "slot":
		l.use(l.source, func(u *uses) { u.templates[slotPrefix+name.Text] = true })
	case "once":
		l.once[name.Text] = true
		l.use(l.source, func(u *uses) { u.templates[name.Text] = true })
	}
	if _, found := slices.BinarySearch(takes.names, name.Text); !found {
		l.problem(takes.code, l.quoted(int(name.Position()), name.Text), "name", name.Text, "nearest", diag.Nearest(name.Text, takes.names))
	}
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

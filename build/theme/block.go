// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// blocks finds what layouts define and nothing shows: a page is the base layout, and what it has no block for is lost without a word.
// Where the theme's own base has the block, the network's base lost it, which is said there, once; elsewhere the name is a typing mistake.
func (g *gathering) blocks() {
	base := g.sources[layoutPrefix+baseLayout]
	if base == nil {
		return
	}
	shown := maps.Clone(g.theme.uses[base.name].templates)
	if shown == nil {
		shown = make(map[string]bool)
	}
	for name, u := range g.theme.uses {
		if !strings.HasPrefix(name, layoutPrefix) {
			maps.Copy(shown, u.templates)
		}
	}
	lost := make(map[string][]string) // layouts by the block that the network's base lost
	for _, s := range g.sorted() {
		layout, isLayout := strings.CutPrefix(s.name, layoutPrefix)
		if !isLayout || s == base || s.alone {
			continue
		}
		for _, t := range s.trees {
			name := t.Name
			if name == s.name || shown[name] || g.theme.uses[s.name].templates[name] {
				continue
			}
			if base.under != nil && blockOf(base.under.file, name) != nil {
				lost[name] = append(lost[name], layout)
				continue
			}
			l := linter{file: s.file}
			g.problem(codeUnshownBlock, l.quoted(0, name), "name", name, "nearest", diag.Nearest(name, slices.Sorted(maps.Keys(shown))))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(lost)) {
		g.problems = append(g.problems, lostBlock(base, name, lost[name]))
	}
}

// lostBlock says that a network's base has a block no longer. The problem stands at the line after which the theme has the block, if the
// network kept it; then a block that is empty in the theme can be put back.
func lostBlock(base *source, name string, layouts []string) diag.Diagnostic {
	own := base.under.file
	at := blockOf(own, name)
	start := bytes.LastIndexByte(own.Text[:at[0]], '\n') + 1
	before, _, _ := bytes.Cut(own.Text[at[0]:], []byte("\n"))
	line := string(own.Text[start:at[0]]) + string(before)
	d := diag.Diagnostic{Code: codeLostBlock, At: base.file.Span(0, 0), Args: []any{"name", name, "layouts", layouts, "block", `{{block "` + name + `" .}}{{end}}`}}
	after := anchor(own.Text[:start])
	if i := bytes.Index(base.file.Text, after); len(after) > 0 && i >= 0 && bytes.Count(base.file.Text, after) == 1 {
		d.At = base.file.Span(i, i+len(after))
		if emptyBlock.MatchString(line) {
			end := base.file.Span(i+len(after), i+len(after))
			d.Fix = []diag.Edit{{At: end, New: "\n" + line}}
		}
	}
	return d
}

// emptyBlock is a line that is a block without anything of its own.
var emptyBlock = regexp.MustCompile(`^\s*\{\{(?:- )?block "[^"]+" \.\}\}\{\{end\}\}$`)

// blockOf returns where a template begins to show another one: {{block "main" .}} or {{template "main" .}}; nil where it does not.
func blockOf(f *diag.File, name string) []int {
	return regexp.MustCompile(`\{\{-?\s*(?:block|template)\s+"` + regexp.QuoteMeta(name) + `"`).FindIndex(f.Text)
}

// anchor returns the last line of a text that is not blank, without the spaces around it.
func anchor(text []byte) []byte {
	text = bytes.TrimSpace(text)
	return bytes.TrimSpace(text[bytes.LastIndexByte(text, '\n')+1:])
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"regexp"
	"text/template/parse"
)

// lines is the end of a line with the blank lines and the indentation after it.
var lines = regexp.MustCompile(`[ \t]*\n\s*`)

// tighten takes the indentation and the blank lines out of a template's own text, once, so that no page carries them. Between two
// words a line break is as good as a space; the themes' templates have no preformatted text (a body has: it is data).
func tighten(node parse.Node) {
	switch n := node.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, child := range n.Nodes {
			tighten(child)
		}
	case *parse.IfNode:
		tighten(n.List)
		tighten(n.ElseList)
	case *parse.RangeNode:
		tighten(n.List)
		tighten(n.ElseList)
	case *parse.WithNode:
		tighten(n.List)
		tighten(n.ElseList)
	case *parse.TextNode:
		n.Text = lines.ReplaceAll(n.Text, []byte("\n"))
	}
}

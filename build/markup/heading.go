// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/unicode/norm"
)

// ids gives out ids that are unique in a body. Their prefix keeps a heading "location" from taking the place of a
// property of the page's window or document (reference trust, row 13).
type ids struct {
	prefix string
	used   map[string]bool
	last   map[string]int // the number that the last namesake got: thousands of them must not be counted again
}

func newIDs(body string) ids {
	prefix := "c-"
	if body != "" {
		prefix += body + "-"
	}
	return ids{prefix: prefix, used: map[string]bool{}, last: map[string]int{}}
}

// take returns a new id for a name.
func (i ids) take(name string) string {
	id := i.prefix + name
	for n := max(i.last[name]+1, 2); i.used[id]; n++ {
		id = i.prefix + name + "-" + strconv.Itoa(n)
		i.last[name] = n
	}
	i.used[id] = true
	return id
}

// maxSlug is the length of the name in an id, in bytes.
const maxSlug = 60

var ligatures = strings.NewReplacer("œ", "oe", "Œ", "oe", "æ", "ae", "Æ", "ae", "ß", "ss")

// slug returns a text as a name in an id: "L’été à Lyon" is "l-ete-a-lyon". Letters of other scripts are kept.
func slug(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(ligatures.Replace(text)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
		if b.Len() >= maxSlug {
			break
		}
	}
	if b.Len() == 0 {
		return "section"
	}
	return b.String()
}

// readHeadings finds all headings before anything is written, because a link may point to a later one. Their
// levels begin at 2 and never skip one; headings without words are left out.
func (w *writer) readHeadings(document ast.Node) {
	var open []int // the levels, as written, of the headings that enclose the next one
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		h, ok := n.(*ast.Heading)
		switch {
		case n.Kind() == ast.KindParagraph, n.Kind() == ast.KindTextBlock:
			return ast.WalkSkipChildren, nil // of words, which hold no heading
		case !ok || !entering:
			return ast.WalkContinue, nil
		}
		text := w.plain(h)
		if text == "" {
			return ast.WalkSkipChildren, nil
		}
		for len(open) > 0 && open[len(open)-1] >= h.Level {
			open = open[:len(open)-1]
		}
		open = append(open, h.Level)
		heading := Heading{Level: min(1+len(open), 6), ID: w.ids.take(slug(text)), Text: text}
		w.headings[h] = heading
		w.body.Headings = append(w.body.Headings, heading)
		return ast.WalkSkipChildren, nil
	})
}

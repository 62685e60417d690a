// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package mail

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// lineWidth is how many characters a line of text has at most (RFC 5322 §2.1.1 recommends 78); an address is never broken.
const lineWidth = 76

// textHead returns what stands above the body in plain text.
func (v view) textHead() string {
	return v.Network + "\n" + v.Kind + "\n\n" + underlined(v.Title, '=') + "\n" + v.OnlineAt + " : " + v.Online + "\n\n"
}

// textFoot returns what stands below it.
func (v view) textFoot() string {
	foot := "\n-- \n" + fill(v.Why, "", "") + v.Home + "\n"
	if v.Contact != "" {
		foot += v.Contact + "\n"
	}
	if v.Sender != "" {
		foot += v.Sender + "\n"
	}
	if v.Leave != "" {
		foot += v.LeaveAt + " : " + v.Leave + "\n"
	}
	return foot
}

// A page of text is written block by block; links are numbered and stand at its end.
type plain struct {
	blocks []string
	links  []string
}

// writeText returns a text as people write it without HTML: headings underlined, lists with dashes, links as numbers.
func writeText(body *html.Node) string {
	var p plain
	p.children(body, "")
	text := strings.Join(p.blocks, "\n")
	if len(p.links) > 0 {
		text += "\n"
		for i, link := range p.links {
			text += "[" + strconv.Itoa(i+1) + "] " + link + "\n"
		}
	}
	return text
}

// children writes the blocks in an element, each line after indent. Words between blocks are a block.
func (p *plain) children(n *html.Node, indent string) {
	var words strings.Builder
	flush := func() {
		p.add(fill(words.String(), indent, indent))
		words.Reset()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !isBlock(c) {
			p.inline(&words, c)
			continue
		}
		flush()
		p.block(c, indent)
	}
	flush()
}

func (p *plain) add(block string) {
	if strings.TrimSpace(block) != "" {
		p.blocks = append(p.blocks, block)
	}
}

func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Blockquote, atom.Hr, atom.Pre, atom.Table,
		atom.Figure, atom.Figcaption, atom.Section, atom.Dl, atom.Dt, atom.Dd:
		return true
	}
	return false
}

func (p *plain) block(n *html.Node, indent string) {
	switch n.DataAtom {
	case atom.H2:
		p.add(underlined(p.words(n), '-'))
	case atom.H3, atom.H4, atom.H5, atom.H6:
		p.add(fill(p.words(n), indent, indent))
	case atom.Hr:
		p.add(indent + "* * *\n")
	case atom.Pre:
		var text strings.Builder
		for c := range n.Descendants() {
			if c.Type == html.TextNode {
				text.WriteString(c.Data)
			}
		}
		p.add(indent + "    " + strings.ReplaceAll(strings.TrimRight(text.String(), "\n"), "\n", "\n"+indent+"    ") + "\n")
	case atom.Blockquote:
		p.children(n, indent+"> ")
	case atom.Ul, atom.Ol:
		p.list(n, indent)
	case atom.Table:
		p.table(n, indent)
	default:
		p.children(n, indent)
	}
}

// list writes the points of a list under each other, without an empty line between short ones.
func (p *plain) list(n *html.Node, indent string) {
	number := 1
	if start, err := strconv.Atoi(attribute(n, "start")); err == nil {
		number = start
	}
	var points strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Li {
			continue
		}
		mark := "- "
		if n.DataAtom == atom.Ol {
			mark = strconv.Itoa(number) + ". "
			number++
		}
		inner := plain{links: p.links}
		hang := indent + strings.Repeat(" ", len(mark))
		inner.children(c, hang)
		p.links = inner.links
		points.WriteString(indent + mark + strings.TrimPrefix(strings.Join(inner.blocks, ""), hang))
	}
	p.add(points.String())
}

// table writes a row a line, its cells parted by bars.
func (p *plain) table(n *html.Node, indent string) {
	var rows strings.Builder
	for row := range n.Descendants() {
		if row.DataAtom != atom.Tr {
			continue
		}
		var cells []string
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
				cells = append(cells, p.words(c))
			}
		}
		rows.WriteString(indent + strings.Join(cells, " | ") + "\n")
	}
	p.add(rows.String())
}

// words returns what stands in an element, on one line.
func (p *plain) words(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.inline(&b, c)
	}
	return oneLine(b.String())
}

func (p *plain) inline(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
		return
	case n.DataAtom == atom.Br:
		b.WriteString("\n")
		return
	case n.DataAtom == atom.Img:
		b.WriteString("[" + attribute(n, "alt") + "]")
		return
	}
	var inner strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.inline(&inner, c)
	}
	b.WriteString(inner.String())
	if href := attribute(n, "href"); n.DataAtom == atom.A && href != "" {
		p.link(b, inner.String(), href)
	}
}

// link writes the number of a link, unless its words are the address already.
func (p *plain) link(b *strings.Builder, words, href string) {
	if bare := strings.TrimPrefix(href, "mailto:"); strings.TrimSpace(words) == bare {
		return
	}
	number := 0
	for i, known := range p.links {
		if known == href {
			number = i + 1
		}
	}
	if number == 0 {
		p.links = append(p.links, href)
		number = len(p.links)
	}
	b.WriteString(" [" + strconv.Itoa(number) + "]")
}

// underlined returns a heading with a line below it.
func underlined(title string, line rune) string {
	title = oneLine(title)
	return title + "\n" + strings.Repeat(string(line), min(utf8.RuneCountInString(title), lineWidth)) + "\n"
}

// fill breaks words into lines; the first begins with first, the others with rest. Breaks of the text stay.
func fill(text, first, rest string) string {
	var b strings.Builder
	indent := first
	for line := range strings.SplitSeq(text, "\n") {
		width := 0
		for _, word := range strings.Fields(line) {
			n := utf8.RuneCountInString(word)
			switch {
			case width == 0:
				b.WriteString(indent + word)
				width = utf8.RuneCountInString(indent) + n
			case width+1+n > lineWidth:
				b.WriteString("\n" + rest + word)
				width = utf8.RuneCountInString(rest) + n
			default:
				b.WriteString(" " + word)
				width += 1 + n
			}
			indent = rest
		}
		if width > 0 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

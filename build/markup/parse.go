// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// markdown is CommonMark with tables, strikethrough, definition lists, footnotes and task lists.
// Attributes such as {#id .class} are not among them. It is made once and never changed.
var markdown = sync.OnceValue(func() parser.Parser { return newParser() })

// withAddresses is markdown with bare addresses. It stops at every space of a text.
var withAddresses = sync.OnceValue(func() parser.Parser {
	return newParser(extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"})))
})

func newParser(more ...goldmark.Extender) parser.Parser {
	return goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.DefinitionList, extension.Footnote, extension.TaskList),
		goldmark.WithExtensions(more...),
	).Parser()
}

func parse(source []byte) ast.Node {
	if mayHoldAddress(source) {
		return withAddresses().Parse(text.NewReader(source))
	}
	return markdown().Parse(text.NewReader(source))
}

// mayHoldAddress reports whether a text may have an address that is no link yet. It may say so of a text that has none, never the contrary.
func mayHoldAddress(source []byte) bool {
	if bytes.IndexByte(source, '@') >= 0 || bytes.Contains(source, []byte("www.")) {
		return true
	}
	for at := 0; ; at += len("http") {
		i := bytes.Index(source[at:], []byte("http"))
		if i < 0 {
			return false
		}
		if at += i; !isTarget(source, at) {
			return true
		}
	}
}

// isTarget reports whether the address that begins at a byte is certainly the target of a plain link: "[text](https://example.org)".
func isTarget(source []byte, at int) bool {
	words, found := bytes.CutSuffix(source[:at], []byte("]("))
	if !found {
		return false
	}
	begin := bytes.LastIndexAny(words, "[]()\n\\|<`^")
	switch {
	case begin < 0 || words[begin] != '[': // there are signs between that may mean something else
		return false
	case len(words)-begin < 3: // "[x]" may be a box to tick
		return false
	case begin > 0 && (words[begin-1] == '\\' || words[begin-1] == ']'): // no bracket, or the name of a reference: "[text][name]"
		return false
	}
	end := bytes.IndexAny(source[at:], " \t\n\r()<>\\\"")
	return end >= 0 && source[at+end] == ')'
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// markdown is CommonMark with tables, strikethrough, bare addresses, definition lists, footnotes and task lists.
// Attributes such as {#id .class} are not among them. It is made once and never changed.
var markdown = sync.OnceValue(func() parser.Parser {
	return goldmark.New(goldmark.WithExtensions(
		extension.Table,
		extension.Strikethrough,
		extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"})),
		extension.DefinitionList,
		extension.Footnote,
		extension.TaskList,
	)).Parser()
})

func parse(source []byte) ast.Node {
	return markdown().Parse(text.NewReader(source))
}

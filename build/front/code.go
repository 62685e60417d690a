// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import "github.com/compagnie-tiers-lieux/maillage/build/diag"

// The problems of this package.
const (
	codeNotUTF8   diag.Code = "F001"
	codeUTF16     diag.Code = "F002"
	codeControl   diag.Code = "F003"
	codeInvisible diag.Code = "F005" // marks of direction, letters without width
	codeReturn    diag.Code = "F006" // line ends of an old Mac

	codeNoMatter diag.Code = "Y101" // the file does not begin with front matter
	codeUnclosed diag.Code = "Y102" // the second --- is missing
	codeSecond   diag.Code = "Y103" // a second document
	codeTab      diag.Code = "Y104"
	codeDouble   diag.Code = "Y105" // a key twice
	codeAnchor   diag.Code = "Y106" // &, * and <<
	codeTag      diag.Code = "Y107" // !!binary
	codeTooLong  diag.Code = "Y108"
	codeTooDeep  diag.Code = "Y109"
	codeTooMany  diag.Code = "Y110"
	codeNotKeys  diag.Code = "Y111" // no `key: value`
	codeNoColon  diag.Code = "Y112"
	codeNoSpace  diag.Code = "Y113" // key:value, -item
	codeQuote    diag.Code = "Y114" // a quote that is not closed, or text after it
	codeColon    diag.Code = "Y115" // ": " in a text without quotes
	codeReserved diag.Code = "Y116" // a text that begins with @ % ` …
	codeIndent   diag.Code = "Y117"
	codeBracket  diag.Code = "Y118" // [ or { that is not closed
	codeSyntax   diag.Code = "Y119" // anything else
	codeDashes   diag.Code = "Y120" // —, –– or -- for ---
	codeNoBreak  diag.Code = "Y121" // a no-break space where YAML wants a space
	codeCurly    diag.Code = "Y122" // “text” where "text" was meant
	codeComment  diag.Code = "Y123" // #3 after a text, which YAML takes for a comment
)

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/yuin/goldmark/text"
)

// missed matches what follows the words of a link that is none, from the bracket that closes them. Its groups are the address in each of
// the three ways in which people miss a link:
//
//	[le programme](https://exemple.fr/le programme)   a space in the address, or nothing that closes it
//	[le programme] (https://exemple.fr)               a space between the two parts
//	(le programme)[https://exemple.fr]                the brackets of the two parts exchanged
var missed = regexp.MustCompile(`^(?:\]\((?:([^()\n"]*)\))?|\][ \t]{1,3}\(((?:https?://|mailto:|/)[^()\s]*)\)|\)\[((?:https?://|mailto:|/)[^\[\]\s]*)\])`)

// maxMissed is the length of the words of a missed link, in bytes, and of one that is mended: it bounds what each bracket costs.
const maxMissed = 300

// missedLinks notes links and pictures that the parser took for text, so that the page shows their brackets. piece is text between two marks.
func (w *writer) missedLinks(piece text.Segment) {
	source := w.source.text
	for at := piece.Start; at < piece.Stop; at++ {
		i := bytes.IndexAny(source[at:piece.Stop], "])")
		if i < 0 {
			return
		}
		at += i
		parts := missed.FindSubmatch(source[at:])
		if parts == nil {
			continue
		}
		begin := opening(source, at)
		if begin < 0 {
			continue
		}
		link := "[" + string(source[begin+1:at]) + "]"
		isPicture := begin > 0 && source[begin-1] == '!'
		if isPicture {
			begin, link = begin-1, "!"+link
		}
		span := w.source.span(begin, at+len(parts[0]))
		d := diag.Diagnostic{Code: codeMissedLink, At: span, Args: []any{"value", shown(span.Text())}}
		if address := meantAddress(parts, isPicture); address != "" && len(link)+len(address) <= maxMissed && !strings.Contains(link, "\n") {
			link += "(" + address + ")"
			d.Args = append(d.Args, "suggestion", link)
			d.Fix = []diag.Edit{{At: span, New: link}}
		}
		w.note(d)
	}
}

// opening returns where the words of a link begin whose last bracket stands at a byte, -1 where nothing opens them.
func opening(source []byte, at int) int {
	bracket := byte('[')
	if source[at] == ')' {
		bracket = '('
	}
	from := max(at-maxMissed, 0)
	i := bytes.LastIndexByte(source[from:at], bracket)
	if i < 0 || source[at-1] == '\\' {
		return -1
	}
	begin := from + i
	if begin > 0 && source[begin-1] == '\\' || bytes.Contains(source[begin:at], []byte("\n\n")) {
		return -1
	}
	return begin
}

// meantAddress returns the address that the parts of a missed link mean, "" when that cannot be told.
func meantAddress(parts [][]byte, isPicture bool) string {
	address := strings.TrimSpace(string(bytes.Join(parts[1:], nil)))
	switch {
	case isPicture && !remote.MatchString(address):
		return staticPath(address)
	case !isPicture && strings.HasPrefix(address, "http"):
		address = strings.ReplaceAll(address, " ", "%20")
	}
	if address != strings.Map(dropSpace, address) {
		return ""
	}
	return address
}

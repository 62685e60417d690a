// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"regexp"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// noBreak are the spaces that French typography wants before a colon, and YAML does not know.
const noBreak = "\u00a0\u202f\u2007"

// The shapes of a line that YAML does not take, with what was meant.
var (
	keyValue    = regexp.MustCompile(`^((?:-\s+)*["']?[\p{L}\p{N}_-]+["']?\s*:\s+)(\S.*)$`)
	itemValue   = regexp.MustCompile(`^((?:-\s+)+)(\S.*)$`)
	anyKey      = regexp.MustCompile(`^(?:-\s+)*["']?[\p{L}\p{N}_-]+["']?\s*:(\s|$)`)
	noSpace     = regexp.MustCompile(`^(?:-\s+)*([a-z_]+):([^\s/].*)$`)
	noSpaceItem = regexp.MustCompile(`^-([^\s-].*)$`)
	noColon     = regexp.MustCompile(`^([a-z_]+)\s+(\S.*)$`)
	wrongSpace  = regexp.MustCompile(`^(?:-\s+)*[\p{L}_]+([\x{a0}\x{202f}\x{2007}]*:[\x{a0}\x{202f}\x{2007}]+)|^-([\x{a0}\x{202f}\x{2007}]+)`)
)

// suspect looks for the usual mistakes on a line.
func (f *finder) suspect(line diag.Span) (s suspicion, found bool) {
	text := f.text(line)
	part := func(from, to int) diag.Span { return f.m.File.Span(line.Start+from, line.Start+to) }
	if strings.HasPrefix(text, "#") {
		return s, false
	}
	if s, found := f.noBreaks(line, text); found {
		return s, true
	}
	if at := keyValue.FindStringSubmatchIndex(text); at != nil {
		return f.suspectValue(part(at[4], at[5]))
	}
	if at := noSpace.FindStringSubmatchIndex(text); at != nil {
		return suspicion{problems: []diag.Diagnostic{{
			Code: codeNoSpace, At: part(at[2], at[5]),
			Args: []any{"value", text[at[2]:at[5]], "right", text[at[2]:at[3]] + ": " + text[at[4]:at[5]]},
			Fix:  []diag.Edit{{At: part(at[4], at[4]), New: " "}},
		}}, mask: f.comment(line)}, true
	}
	if at := noSpaceItem.FindStringSubmatchIndex(text); at != nil {
		return suspicion{problems: []diag.Diagnostic{{
			Code: codeNoSpace, At: line, Args: []any{"value", text, "right", "- " + text[1:]}, Fix: []diag.Edit{{At: part(1, 1), New: " "}},
		}}, mask: f.comment(line)}, true
	}
	if at := itemValue.FindStringSubmatchIndex(text); at != nil {
		return f.suspectValue(part(at[4], at[5]))
	}
	if at := noColon.FindStringSubmatchIndex(text); at != nil && strings.Contains(f.message, "':'") {
		return suspicion{problems: []diag.Diagnostic{{
			Code: codeNoColon, At: line,
			Args: []any{"value", text, "key", text[at[2]:at[3]], "right", text[at[2]:at[3]] + ": " + text[at[4]:at[5]]},
		}}, mask: f.comment(line)}, true
	}
	return s, false
}

// noBreaks finds no-break spaces where YAML wants spaces: before a line, after a colon, after the hyphen of an item.
func (f *finder) noBreaks(line diag.Span, text string) (s suspicion, found bool) {
	at := line
	if head := strings.TrimLeft(text, " \t"+noBreak); head != text && strings.ContainsAny(text[:len(text)-len(head)], noBreak) {
		at.End = at.Start + len(text) - len(head)
	} else if place := wrongSpace.FindStringSubmatchIndex(text); place != nil {
		from, to := place[2], place[3]
		if from < 0 {
			from, to = place[4], place[5]
		}
		at.Start, at.End = line.Start+from, line.Start+to
	} else {
		return s, false
	}
	right := strings.Map(func(r rune) rune {
		if strings.ContainsRune(noBreak, r) {
			return ' '
		}
		return r
	}, f.text(at))
	if strings.Contains(right, ":") {
		right = ": "
	}
	shown := strings.TrimSpace(f.m.File.Span(line.Start, at.Start).Text() + right + f.m.File.Span(at.End, line.End).Text())
	return suspicion{problems: []diag.Diagnostic{{
		Code: codeNoBreak, At: at, Args: []any{"right", shown}, Fix: []diag.Edit{{At: at, New: right}},
	}}, mask: f.comment(line)}, true
}

// suspectValue looks for the usual mistakes in the value of a key or in an item.
func (f *finder) suspectValue(at diag.Span) (s suspicion, found bool) {
	value := f.text(at)
	if i := strings.Index(value, " #"); i > 0 { // a comment stays outside of the quotes
		value = strings.TrimRight(value[:i], " \t")
		at.End = at.Start + len(value)
	}
	quoted := func(code diag.Code) (suspicion, bool) {
		inner := value
		if code == codeQuote || strings.HasPrefix(value, "“") {
			inner = strings.Trim(value, `"'“”„‟`)
		}
		right := doubleQuote(inner)
		return suspicion{
			problems: []diag.Diagnostic{{Code: code, At: at, Args: []any{"value", value, "right", right}, Fix: []diag.Edit{{At: at, New: right}}}},
			mask:     []mask{{at, 'x'}},
		}, true
	}
	switch first := value[0]; {
	case first == '"' || first == '\'':
		if end := quotedEnd([]byte(value), 0, first); end < len(value) || value[len(value)-1] != first || len(value) == 1 {
			return quoted(codeQuote)
		}
		if first == '"' && strings.Contains(f.message, "escape") {
			return quoted(codeQuote)
		}
	case first == '[' || first == '{':
		open, rest := balance(value)
		switch {
		case open:
			close := map[byte]string{'[': "]", '{': "}"}[first]
			return suspicion{
				problems: []diag.Diagnostic{{Code: codeBracket, At: at, Args: []any{"value", value, "right", value + close}}},
				mask:     []mask{{at, 'x'}},
			}, true
		case rest != "":
			return quoted(codeReserved)
		}
	case strings.IndexByte("@`%*&!|>?,]}", first) >= 0, strings.HasPrefix(value, "- "):
		return quoted(codeReserved)
	case strings.Contains(value, ": ") || strings.HasSuffix(value, ":"):
		return quoted(codeColon)
	}
	return s, false
}

// balance reports whether the bracket that a value begins with stays open, and returns what follows the one that closes it.
func balance(value string) (open bool, rest string) {
	depth := 0
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '"', '\'':
			// A quote inside a plain word (l'atelier) opens nothing.
			if i == 0 || strings.IndexByte(" \t,:[{", value[i-1]) >= 0 {
				i = quotedEnd([]byte(value), i, value[i]) - 1
			}
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return false, strings.TrimSpace(value[i+1:])
			}
		}
	}
	return true, ""
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"bytes"
	"errors"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// noMatter says that a file does not begin with front matter. Dashes that a word processor made of hyphens are named.
func noMatter(f *diag.File, head int) *diag.Diagnostic {
	end := lineEnd(f.Text, head)
	line := strings.TrimSpace(string(f.Text[head:end]))
	at := f.Span(head, head+len(strings.TrimRight(string(f.Text[head:end]), "\r")))
	if line != "" && strings.Trim(line, "-–—_") == "" {
		return &diag.Diagnostic{Code: codeDashes, At: at, Args: []any{"value", line}, Fix: []diag.Edit{{At: at, New: "---"}}}
	}
	return &diag.Diagnostic{Code: codeNoMatter, At: at}
}

var keyLine = regexp.MustCompile(`^\s*(- |#|[a-z_]+:|[\]}])|^\s+\S|^\s*$`)

// unclosed says that the front matter never ends, at the first line that looks like text.
func unclosed(f *diag.File, head int) *diag.Diagnostic {
	for at := lineEnd(f.Text, head) + 1; at < len(f.Text); {
		end := lineEnd(f.Text, at)
		line := bytes.TrimRight(f.Text[at:end], "\r")
		span := f.Span(at, at+len(line))
		if trimmed := strings.TrimSpace(string(line)); trimmed != "" && strings.Trim(trimmed, "-–—") == "" {
			d := &diag.Diagnostic{Code: codeDashes, At: span, Args: []any{"value", trimmed}}
			if line[0] != ' ' { // indented hyphens may be part of a text: a person must decide
				d.Fix = []diag.Edit{{At: span, New: "---"}}
			}
			return d
		}
		if !keyLine.Match(line) {
			return &diag.Diagnostic{Code: codeUnclosed, At: span, Fix: []diag.Edit{{At: f.Span(at, at), New: "---\n\n"}}}
		}
		at = end + 1
	}
	end := len(f.Text)
	fix := "---\n"
	if end > 0 && f.Text[end-1] != '\n' {
		fix = "\n---\n"
	}
	return &diag.Diagnostic{Code: codeUnclosed, At: f.Span(head, head+3), Fix: []diag.Edit{{At: f.Span(end, end), New: fix}}}
}

// tabs finds tabs at the head of lines, where YAML allows none.
func (m *Matter) tabs() []diag.Diagnostic {
	var problems []diag.Diagnostic
	for at := m.text.Start; at < m.text.End; {
		end := min(lineEnd(m.File.Text, at), m.text.End)
		blank := at
		for blank < end && (m.File.Text[blank] == ' ' || m.File.Text[blank] == '\t') {
			blank++
		}
		if lead := m.File.Text[at:blank]; blank < end && bytes.ContainsRune(lead, '\t') {
			span := m.File.Span(at, blank)
			problems = append(problems, diag.Diagnostic{
				Code: codeTab, At: span, Fix: []diag.Edit{{At: span, New: strings.ReplaceAll(string(lead), "\t", "  ")}},
			})
		}
		at = end + 1
	}
	return problems
}

// crowded refuses a text with more keys at one depth than one map may have, before the parser compares each with each.
func (m *Matter) crowded(l Limits) *diag.Diagnostic {
	lines := bytes.Count(m.File.Text[m.text.Start:m.text.End], []byte(":"))
	if lines <= l.Nodes {
		return nil
	}
	return &diag.Diagnostic{Code: codeTooMany, At: m.firstLine(), Args: []any{"limit", l.Nodes}}
}

// second says that a --- in the middle begins another document.
func (m *Matter) second() diag.Diagnostic {
	at := m.firstLine()
	for line := m.text.Start; line < m.text.End; line = lineEnd(m.File.Text, line) + 1 {
		if line > m.text.Start && bytes.HasPrefix(m.File.Text[line:], []byte("---")) {
			at = m.File.Span(line, line+3)
			break
		}
	}
	return diag.Diagnostic{Code: codeSecond, At: at}
}

// fault turns an error of the parser into a problem. What the parser says is English and about its own states; the line
// itself tells what a person meant.
func (m *Matter) fault(err error) diag.Diagnostic {
	line := 1
	message := err.Error()
	var load *yaml.LoadError
	if errors.As(err, &load) {
		line = load.Mark.Line
		message = load.Message
		if load.ContextMark.Line > 0 && strings.Contains(message, "unexpected end of stream") {
			line = load.ContextMark.Line
		}
	}
	lines := linesOf(m.File.Text, m.text.Start, m.text.End)
	line = min(max(line, 1), len(lines))
	switch {
	case errors.Is(err, errAlias) || strings.Contains(message, errAlias.Error()):
		return diag.Diagnostic{Code: codeAnchor, At: m.aliasSpan(), Args: []any{"value", m.aliasSpan().Text()}}
	case strings.Contains(message, "depth"):
		return diag.Diagnostic{Code: codeTooDeep, At: m.lineSpan(lines, line)}
	}
	// The parser stops where it is lost, often a line after the mistake.
	for _, n := range []int{line, line - 1, line - 2} {
		if n >= 1 {
			if d, found := m.suspect(m.lineSpan(lines, n)); found {
				return d
			}
		}
	}
	return diag.Diagnostic{Code: codeSyntax, At: m.lineSpan(lines, line)}
}

// lineSpan returns a line without the space around it.
func (m *Matter) lineSpan(lines []int, n int) diag.Span {
	start, end := lines[n-1], min(lineEnd(m.File.Text, lines[n-1]), m.text.End)
	for start < end && isSpace(rune(m.File.Text[start])) {
		start++
	}
	for end > start && isSpace(rune(m.File.Text[end-1])) {
		end--
	}
	return m.File.Span(start, end)
}

var alias = regexp.MustCompile(`(^|[\s\[,:-])([*&][A-Za-z0-9_]+)`)

func (m *Matter) aliasSpan() diag.Span {
	found := alias.FindStringSubmatchIndex(m.text.Text())
	if found == nil {
		return m.firstLine()
	}
	return m.File.Span(m.text.Start+found[4], m.text.Start+found[5])
}

// The shapes of a line that YAML does not take, with what was meant.
var (
	noSpace     = regexp.MustCompile(`^(?:- )*([a-z_]+):([^\s/].*)$`)
	noSpaceItem = regexp.MustCompile(`^-([^\s-].*)$`)
	keyValue    = regexp.MustCompile(`^((?:- )*[A-Za-z_]+:\s+)(.+)$`)
	onlyWord    = regexp.MustCompile(`^([a-z_]+)\s+(\S.*)$`)
)

// suspect looks for the usual mistakes on a line.
func (m *Matter) suspect(line diag.Span) (diag.Diagnostic, bool) {
	text := line.Text()
	part := func(from, to int) diag.Span { return m.File.Span(line.Start+from, line.Start+to) }
	if found := keyValue.FindStringSubmatchIndex(text); found != nil {
		return m.suspectValue(part(found[4], found[5]))
	}
	if found := noSpace.FindStringSubmatchIndex(text); found != nil {
		return diag.Diagnostic{
			Code: codeNoSpace, At: part(found[2], found[5]), Args: []any{"value", text[found[2]:found[5]], "right", text[found[2]:found[3]] + ": " + text[found[4]:found[5]]},
			Fix: []diag.Edit{{At: part(found[4], found[4]), New: " "}},
		}, true
	}
	if found := noSpaceItem.FindStringSubmatchIndex(text); found != nil {
		return diag.Diagnostic{
			Code: codeNoSpace, At: line, Args: []any{"value", text, "right", "- " + text[1:]}, Fix: []diag.Edit{{At: part(1, 1), New: " "}},
		}, true
	}
	if found := onlyWord.FindStringSubmatchIndex(text); found != nil && !strings.HasPrefix(text, "- ") {
		return diag.Diagnostic{
			Code: codeNoColon, At: line, Args: []any{"value", text, "right", text[found[2]:found[3]] + ": " + text[found[4]:found[5]]},
			Fix: []diag.Edit{{At: part(found[3], found[3]), New: ":"}},
		}, true
	}
	return diag.Diagnostic{}, false
}

// suspectValue looks for the usual mistakes in the value of a key.
func (m *Matter) suspectValue(at diag.Span) (diag.Diagnostic, bool) {
	value := at.Text()
	quoted := func(code diag.Code) (diag.Diagnostic, bool) {
		right := Quote(strings.Trim(value, `"'“”`))
		return diag.Diagnostic{Code: code, At: at, Args: []any{"value", value, "right", right}, Fix: []diag.Edit{{At: at, New: right}}}, true
	}
	switch first := value[0]; {
	case first == '"' || first == '\'':
		if end := quotedEnd([]byte(value), 0, first); end < len(value) || value[len(value)-1] != first || len(value) == 1 {
			return quoted(codeQuote)
		}
	case strings.IndexByte("@`%", first) >= 0:
		return quoted(codeReserved)
	case first == '[' || first == '{':
		if flowEnd([]byte(value), 0) == 0 {
			return diag.Diagnostic{Code: codeBracket, At: at, Args: []any{"value", value, "right", value + map[byte]string{'[': "]", '{': "}"}[first]}}, true
		}
		if flowEnd([]byte(value), 0) < len(value) {
			return quoted(codeReserved)
		}
	case strings.Contains(value, ": ") || strings.HasSuffix(value, ":"):
		return quoted(codeColon)
	case strings.IndexByte("*&!|>", first) >= 0:
		return quoted(codeReserved)
	}
	return diag.Diagnostic{}, false
}

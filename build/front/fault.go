// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// maxFaults is how many times a text that YAML refuses is parsed again to find its next fault.
const maxFaults = 8

// faults turns what the parser refuses into problems. The parser stops at the first fault; to find the others, each faulty
// line is made harmless in a copy of the same length, so that all places stay right, and the copy is parsed again. Root is
// what could be read in the end, for further problems only: it is not what is written.
func (m *Matter) faults(text []byte, l Limits, err error) (root *yaml.Node, problems []diag.Diagnostic) {
	work := slices.Clone(text)
	for range maxFaults {
		s := m.fault(work, err)
		problems = append(problems, s.problems...)
		if len(s.mask) == 0 {
			return nil, problems
		}
		for _, mask := range s.mask {
			mask.apply(work, m.text.Start)
		}
		if root, err = load(work, l); err == nil {
			return root, problems
		}
		if next := m.fault(work, err); len(next.problems) == 0 || slices.ContainsFunc(problems, next.repeats) {
			return nil, problems // the copy is stuck on the same line: say no more than is sure
		}
	}
	return nil, problems
}

// A suspicion is what is wrong with a line, and how the line is made harmless.
type suspicion struct {
	problems []diag.Diagnostic
	mask     []mask
}

// repeats reports whether a problem is the one that s begins with.
func (s suspicion) repeats(d diag.Diagnostic) bool {
	a, _ := d.At.Position()
	b, _ := s.problems[0].At.Position()
	return a == b
}

// A mask covers bytes of a text with others.
type mask struct {
	at   diag.Span
	with byte
}

func (k mask) apply(work []byte, offset int) {
	for i := k.at.Start - offset; i < k.at.End-offset; i++ {
		if work[i] != '\n' && work[i] != '\r' {
			work[i] = k.with
		}
	}
}

// fault finds what a person meant where the parser gave up. What the parser says is English and about its own states; the
// lines themselves tell more. It stops where it is lost, often a line or two after the mistake.
func (m *Matter) fault(work []byte, err error) suspicion {
	lines := linesOf(m.File.Text, m.text)
	line, context, message := 1, 0, err.Error()
	var load *yaml.LoadError
	if errors.As(err, &load) {
		line, context, message = load.Mark.Line, load.ContextMark.Line, load.Message
	}
	line = min(max(line, 1), len(lines))
	f := finder{m: m, work: work, lines: lines, message: message}
	if errors.Is(err, errSecond) {
		line = len(lines)
	}
	if s, found := f.second(line); found {
		return s
	}
	if strings.Contains(message, "exceeded max depth") {
		return only(codeTooDeep, f.short(f.line(line)), "limit", ContributorLimits.Depth)
	}
	if s, found := f.tabs(line); found {
		return s
	}
	for _, n := range f.candidates(line, context) {
		if s, found := f.suspect(f.line(n)); found {
			return s
		}
	}
	if s, found := f.openQuote(line); found {
		return s
	}
	return f.shape(line)
}

// only is a problem after which nothing more can be found.
func only(code diag.Code, at diag.Span, args ...any) suspicion {
	return suspicion{problems: []diag.Diagnostic{{Code: code, At: at, Args: args}}}
}

// A finder looks for the mistake in the lines of a text.
type finder struct {
	m       *Matter
	work    []byte // the text with the lines masked that were found already
	lines   []int  // where each line begins, in bytes of the file
	message string // of the parser
}

// line returns a line, counted from 1, without the space at its ends.
func (f *finder) line(n int) diag.Span {
	return trimmed(f.m.File, f.lines[n-1], min(lineEnd(f.m.File.Text, f.lines[n-1]), f.m.text.End))
}

// text returns what the work copy has for a span.
func (f *finder) text(at diag.Span) string {
	return string(f.work[at.Start-f.m.text.Start : at.End-f.m.text.Start])
}

// lead returns the space before a line, with no-break spaces in it.
func (f *finder) lead(n int) diag.Span {
	rest := f.work[f.lines[n-1]-f.m.text.Start:]
	return f.m.File.Span(f.lines[n-1], f.lines[n-1]+len(rest)-len(bytes.TrimLeft(rest, " \t"+noBreak)))
}

// candidates returns the lines that may hold the mistake: where the parser stopped and the two before, and where what it was
// reading began.
func (f *finder) candidates(line, context int) []int {
	var list []int
	if context > 0 && context <= len(f.lines) && strings.Contains(f.message, "end of stream") { // of a quote that is never closed
		list = append(list, context)
	}
	for n := line; n >= 1 && len(list) < 3; n-- {
		if at := f.line(n); at.Start < at.End {
			list = append(list, n)
		}
	}
	if context > 0 && context <= len(f.lines) {
		list = append(list, context)
	}
	return list
}

// openQuote finds the quote that was opened furthest above and went on over keys: the next one in the file closed it.
func (f *finder) openQuote(line int) (s suspicion, found bool) {
	for n := 1; n < line; n++ {
		text := f.text(f.line(n))
		at := keyValue.FindStringSubmatchIndex(text)
		if at == nil || !anyKey.MatchString(f.text(f.line(n+1))) {
			continue
		}
		value := text[at[4]:at[5]]
		if quote := value[0]; (quote == '"' || quote == '\'') && quotedEnd([]byte(value), 0, quote) == len(value) && (len(value) == 1 || value[len(value)-1] != quote) {
			start := f.line(n).Start
			return f.suspectValue(f.m.File.Span(start+at[4], start+at[5]))
		}
	}
	return s, false
}

// short returns the beginning of a span that is too long to be shown.
func (f *finder) short(at diag.Span) diag.Span {
	const most = 120 // bytes
	if end := at.Start + most; end < at.End {
		for !utf8.RuneStart(at.File.Text[end]) {
			end--
		}
		at.End = end
	}
	return at
}

// second says that a line of hyphens or dots begins another document, where there is one before the fault.
func (f *finder) second(line int) (s suspicion, found bool) {
	for n := range line {
		at := f.line(n + 1)
		mark := at.Start == f.lines[n] && at.Start != f.m.head.Start // not the one before the first document
		if word, _, _ := strings.Cut(f.short(at).Text(), " "); mark && (word == hyphens || word == "...") {
			return only(codeSecond, f.short(at)), true
		}
	}
	return s, false
}

// tabs finds all tabs at the head of lines where the parser met one: it allows none there.
func (f *finder) tabs(line int) (s suspicion, found bool) {
	for n := max(line-2, 1); n <= min(line+1, len(f.lines)) && !found; n++ {
		found = bytes.ContainsRune([]byte(f.text(f.lead(n))), '\t') && f.line(n).Text() != ""
	}
	if !found {
		return s, false
	}
	for n := range f.lines {
		lead := f.lead(n + 1)
		if space := f.text(lead); strings.Contains(space, "\t") && f.line(n+1).Text() != "" {
			if len(s.problems) < maxProblems {
				s.problems = append(s.problems, diag.Diagnostic{
					Code: codeTab, At: lead, Fix: []diag.Edit{{At: lead, New: strings.ReplaceAll(space, "\t", "  ")}},
				})
			}
			s.mask = append(s.mask, mask{lead, ' '})
		}
	}
	return s, true
}

// shape says what is wrong with the shape of the lines around: how far they are indented, or that there is no key.
func (f *finder) shape(line int) suspicion {
	at := f.line(line)
	for at.Start == at.End && line > 1 { // the parser stopped behind the last line
		line--
		at = f.line(line)
	}
	above := line - 1
	for above > 1 && (f.line(above).Text() == "" || strings.HasPrefix(f.line(above).Text(), "#")) {
		above--
	}
	keys := anyKey.MatchString(f.text(at)) || strings.HasPrefix(f.text(at), "- ")
	switch {
	case keys && above >= 1 && f.depth(line) != f.depth(above):
		return only(codeIndent, at, "value", at.Text(), "above", f.line(above).Text())
	case keys || at.Start == at.End:
		return only(codeSyntax, at, "value", at.Text())
	}
	return suspicion{
		problems: []diag.Diagnostic{{Code: codeNotKeys, At: at, Args: []any{"value", at.Text()}}},
		mask:     f.comment(at),
	}
}

// depth returns how many spaces stand before a line.
func (f *finder) depth(n int) int { return f.line(n).Start - f.lines[n-1] }

// comment makes comments of a line and of those that belong to it, being indented more.
func (f *finder) comment(at diag.Span) []mask {
	masks := []mask{{at, '#'}}
	n, _ := slices.BinarySearch(f.lines, at.Start+1)
	for depth := f.depth(n); n < len(f.lines); n++ {
		next := f.line(n + 1)
		if next.Start < next.End {
			if f.depth(n+1) <= depth {
				break
			}
			masks = append(masks, mask{next, '#'})
		}
	}
	return masks
}

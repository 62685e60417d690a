// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"bytes"
	"fmt"
	"maps"
	"strings"
)

const (
	pageWidth   = 100  // columns by which locations are aligned where there is no terminal
	longestLine = 1000 // columns of a line where there is no terminal: one hostile line must not fill a log
	fewest      = 40   // columns below which a terminal is not believed

	// mostAlike is how many remarks of one code have a frame each.
	mostAlike = 3

	// mostRelated is how many related places are shown with their line.
	mostRelated = 3
)

// A textPrinter prints problems as a person at a terminal reads them.
type textPrinter struct {
	*bytes.Buffer
	ink   pen
	lang  string
	align int  // the column where locations end
	limit int  // columns that a line of a file may take
	wraps bool // sentences are wrapped at limit
}

func writeText(b *bytes.Buffer, o Options, problems []problem, left int) {
	t := textPrinter{Buffer: b, ink: pen(o.Color), lang: o.Lang, align: pageWidth, limit: longestLine}
	if o.Width > 0 {
		t.align = max(o.Width, fewest)
		t.limit, t.wraps = t.align, true
	}
	alike := remarks(problems)
	for i, p := range problems {
		same := alike[p.Code]
		if len(same) > 0 && same[0] != i {
			continue // stands with the first
		}
		if i > 0 {
			t.WriteByte('\n')
		}
		t.problem(p)
		for _, other := range same[min(1, len(same)):] {
			t.sentence("   ", "· "+whereabouts(problems[other].found.At)+" "+problems[other].Message)
		}
	}
	if left > 0 {
		t.WriteString("\n" + more(o.Lang, left) + "\n")
	}
}

// remarks returns the indices of the remarks of each code that stands so often that the first speaks for all: a new network has a dozen
// examples, which need one frame and not twelve. Errors and warnings have a frame each, for each is to be mended.
func remarks(problems []problem) map[Code][]int {
	alike := make(map[Code][]int)
	for i, p := range problems {
		if p.rule.Severity == Info {
			alike[p.Code] = append(alike[p.Code], i)
		}
	}
	maps.DeleteFunc(alike, func(_ Code, at []int) bool { return len(at) <= mostAlike })
	return alike
}

func (t textPrinter) problem(p problem) {
	paint := severityColor(p.rule.Severity)
	code := " (" + string(p.Code) + ")"
	head := t.ink.paint(paint, severityIcon(p.rule.Severity)) + " " + t.ink.paint(bold, p.Title) + code
	t.right(head, columns("✖ "+p.Title+code), whereabouts(p.found.At))
	f, ok := frameOf(p.found.At, true)
	if ok {
		t.frame(f, paint, p.Message)
	} else if p.Message != p.Title {
		t.sentence("   ", p.Message)
	}
	t.related(p)
	t.hints(p)
}

// whereabouts returns path:line:column, the path alone for a file without text such as a picture.
func whereabouts(s Span) string {
	line, column := s.Position()
	if s.File != nil && len(s.File.Text) == 0 {
		line = 0
	}
	return location(s.Path(), line, column)
}

// right prints a line of some columns with words at its right end, or two spaces after it where there is no room.
func (t textPrinter) right(line string, width int, end string) {
	t.WriteString(line)
	if end != "" {
		t.WriteString(strings.Repeat(" ", max(2, t.align-width-columns(end))))
		t.WriteString(t.ink.paint(faint, end))
	}
	t.WriteByte('\n')
}

// sentence prints text after a margin, wrapped where the terminal asks for it.
func (t textPrinter) sentence(margin, text string) {
	for _, line := range t.wrap(text, t.limit-columns(margin)) {
		t.WriteString(margin + line + "\n")
	}
}

func (t textPrinter) wrap(text string, width int) []string {
	if !t.wraps {
		return []string{text}
	}
	return wrap(text, width)
}

// frame prints a frame with the label beside its caret, or below it where there is no room.
func (t textPrinter) frame(f frame, paint color, label string) {
	digits := len(fmt.Sprint(f.rows[len(f.rows)-1].number))
	view := t.limit - columns(" ▸ ") - digits - columns(" │ ")
	left := f.left(view)
	for i, r := range f.rows {
		mark := "   "
		if i == f.marked {
			mark = t.ink.paint(paint, " ▸ ")
		}
		number := t.ink.paint(faint, fmt.Sprintf("%*d │", digits, r.number))
		t.WriteString(strings.TrimRight(mark+number+" "+cutLine(r.text, left, view), " ") + "\n")
		if i == f.marked {
			t.caret(f, left, view, strings.Repeat(" ", 3+digits+1)+t.ink.paint(faint, "│")+" ", paint, label)
		}
	}
}

func (t textPrinter) caret(f frame, left, view int, margin string, paint color, label string) {
	before := f.caret - left
	carets := min(f.carets, max(1, view-before))
	line := margin + strings.Repeat(" ", before) + t.ink.paint(paint, strings.Repeat("^", carets))
	if label == "" {
		t.WriteString(line + "\n")
		return
	}
	if !t.wraps || before+carets+1+columns(label) <= view {
		t.WriteString(line + " " + t.ink.paint(paint, label) + "\n")
		return
	}
	t.WriteString(line + "\n")
	indent := min(before, max(0, view-columns(label)))
	for _, words := range wrap(label, view-indent) {
		t.WriteString(margin + strings.Repeat(" ", indent) + t.ink.paint(paint, words) + "\n")
	}
}

// related prints the places that have to do with a problem, each as a small frame.
func (t textPrinter) related(p problem) {
	shown := 0
	for i, s := range p.found.Related {
		if s.File == nil {
			continue
		}
		if shown == mostRelated {
			rest := len(p.found.Related) - i
			t.WriteString("   … " + Text{"et ", "and "}.In(t.lang) +
				quantity{Text{"autre endroit", "more place"}, Text{"autres endroits", "more places"}}.in(t.lang, rest) + "\n")
			return
		}
		shown++
		place := p.Record.Related[i]
		t.right("   "+place.Message, 3+columns(place.Message), whereabouts(s))
		if f, ok := frameOf(s, false); ok {
			t.frame(f, blue, "")
		}
	}
}

// hints prints what to do: the hints, whether --fix does it, and where to read more.
func (t textPrinter) hints(p problem) {
	lines := append([]string{}, p.Hints...)
	more := "maillage explain " + string(p.Code)
	fixable := len(p.found.Fix) > 0
	last := len(lines) - 1
	switch {
	case last >= 0 && (last > 0 || !fixable) && (!t.wraps || columns("   = "+lines[last]+" · "+more) <= t.limit):
		lines[last] += " · " + more
	default:
		lines = append(lines, more)
	}
	for i, line := range lines {
		end := ""
		if i == 0 && fixable {
			end = Text{"[corrigé par --fix]", "[mended by --fix]"}.In(t.lang)
		}
		wrapped := t.wrap(line, t.limit-5)
		for j, words := range wrapped {
			margin := "     "
			if j == 0 {
				margin = "   = "
			}
			if j < len(wrapped)-1 {
				t.WriteString(margin + words + "\n")
				continue
			}
			t.right(margin+words, 5+columns(words), end)
		}
	}
}

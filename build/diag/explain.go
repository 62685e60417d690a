// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// ErrUnknownCode says that the catalogue does not have a code; [Nearest] over [Rules] finds what was meant.
var ErrUnknownCode = errors.New("unknown code")

// explainWidth is how wide the paragraphs of Explain are, in columns.
const explainWidth = 80

// Explain prints what a person wants to know who meets a code for the first time: what it means, an example of the
// mistake and the same mended. Lang is as in [Options]; color adds ANSI colours.
func Explain(w io.Writer, code Code, lang string, color bool) error {
	rule := Lookup(code)
	if rule.Code == "" {
		return fmt.Errorf("%w: %q", ErrUnknownCode, string(code))
	}
	return explain(w, rule, lang, color)
}

func explain(w io.Writer, rule Rule, lang string, color bool) error {
	ink := pen(color)
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %s (%s)\n", ink.paint(severityColor(rule.Severity), severityIcon(rule.Severity)),
		ink.paint(bold, rule.Title.In(lang)), severityName(lang, rule.Severity)+" "+string(rule.Code))
	for paragraph := range strings.SplitSeq(rule.Explain.In(lang), "\n\n") {
		fmt.Fprintf(&b, "\n%s\n", strings.Join(wrap(paragraph, explainWidth), "\n"))
	}
	for _, example := range rule.examples(lang) {
		fmt.Fprintf(&b, "\n%s\n\n", ink.paint(example.color, example.title))
		for line := range strings.SplitSeq(example.text, "\n") {
			b.WriteString(strings.TrimRight("    "+visibleLine(line), " ") + "\n")
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

// An example is one of the two that a rule has.
type example struct {
	title, text string
	color       color
}

// examples returns the examples that r has, the wrong one first, without newline at their end.
func (r Rule) examples(lang string) []example {
	var list []example
	for _, e := range []example{
		{Text{"Ce qui ne va pas\u00a0:", "What is wrong:"}.In(lang), r.Wrong, red},
		{Text{"Ce qu’il faut écrire\u00a0:", "What to write:"}.In(lang), r.Right, green},
	} {
		if e.text = strings.Trim(e.text, "\n"); e.text != "" {
			list = append(list, e)
		}
	}
	return list
}

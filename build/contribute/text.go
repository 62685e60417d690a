// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package contribute

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// WriteText writes a report for a person at a terminal.
func (r *Report) WriteText(w io.Writer) error {
	var b bytes.Buffer
	for _, e := range r.Entries {
		fmt.Fprintf(&b, "%s %s — %s, %s (%s)\n", e.Change.sign(), diag.Visible(e.Title), r.kind(e), r.verb(e.Change), diag.Visible(e.File))
		for _, f := range e.Fields {
			text := f.After
			switch {
			case f.Before != "" && f.After != "":
				text = f.Before + " → " + f.After
			case f.Before != "" && e.Change != Removed:
				text = f.Before + " → " + r.say("rien", "nothing")
			case f.Before != "":
				text = f.Before
			}
			textLine(&b, f.Label, text)
		}
		for _, line := range r.where(e) {
			textLine(&b, line[0], line[1])
		}
		for _, line := range e.Body {
			fmt.Fprintf(&b, "    %s\n", diag.Visible(line))
		}
		b.WriteByte('\n')
	}
	for _, f := range r.Files {
		fmt.Fprintf(&b, "%s %s (%s)\n", f.Change.sign(), diag.Visible(f.File), r.verb(f.Change))
	}
	for _, note := range r.Attention() {
		fmt.Fprintf(&b, "! %s\n", diag.Visible(note))
	}
	for _, p := range r.Problems {
		fmt.Fprintf(&b, "%s %s:%d: %s (%s)\n", severitySign(p.Severity), diag.Visible(p.File), p.Line, diag.Visible(p.Message), diag.Visible(p.Code))
		if p.Hint != "" {
			fmt.Fprintf(&b, "    = %s\n", diag.Visible(p.Hint))
		}
	}
	fmt.Fprintf(&b, "%s %s\n", r.summary(), upper(r.verdict())+".")
	_, err := w.Write(b.Bytes())
	return err
}

// textLine writes a label and its text in two columns.
func textLine(b *bytes.Buffer, label, text string) {
	const column = 24
	label = diag.Visible(label)
	fmt.Fprintf(b, "    %s%*s%s\n", label, max(column-utf8.RuneCountInString(label), 1), "", diag.Visible(text))
}

func severitySign(severity string) string {
	switch severity {
	case "error":
		return "✖"
	case "warning":
		return "⚠"
	}
	return "ℹ"
}

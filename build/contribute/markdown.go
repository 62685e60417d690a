// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package contribute

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// Marker begins every Markdown report: by it a workflow finds its comment again.
const Marker = "<!-- maillage -->"

// mostComment is the length of a comment in bytes; GitHub refuses 65,536 characters.
const mostComment = 60_000

// WriteMarkdown writes a report as the comment on a pull request. Files is the address below which the files of the contribution
// are shown, with a slash at the end; "" for no links. It is the only address that is linked: what contributors write calls
// nobody, shows no picture and leads nowhere.
func (r *Report) WriteMarkdown(w io.Writer, files string) error {
	var b bytes.Buffer
	m := marker{Report: r, files: files}
	icon := "✅"
	switch {
	case r.Errors > 0:
		icon = "❌"
	case len(r.Problems) > 0:
		icon = "⚠️"
	}
	fmt.Fprintf(&b, "%s\n## %s %s\n\n%s\n", Marker, icon, upper(r.verdict()), r.summary())
	sections := []string{m.attention(), m.problems()}
	for _, e := range r.Entries {
		sections = append(sections, m.entry(e))
	}
	sections = append(sections, m.chart(), m.pictures())
	for i, s := range sections {
		if b.Len()+len(s) > mostComment {
			fmt.Fprintf(&b, r.say("\n… et %d autres parties : voir le résumé de la vérification.\n", "\n… and %d more parts: see the summary of the check.\n"), len(sections)-i)
			break
		}
		b.WriteString(s)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// A marker writes the parts of a report as Markdown.
type marker struct {
	*Report
	files string
}

// link returns a file, linked where it can be seen.
func (m marker) link(file string, line int) string {
	text := diag.EscapeMarkdown(file)
	if line > 0 {
		text += fmt.Sprintf(":%d", line)
	}
	if m.files == "" || file == "" {
		return text
	}
	at := m.files
	for i, part := range strings.Split(file, "/") {
		if i > 0 {
			at += "/"
		}
		at += strings.NewReplacer("(", "%28", ")", "%29").Replace(url.PathEscape(part))
	}
	if line > 0 {
		at += fmt.Sprintf("#L%d", line)
	}
	return "[" + text + "](" + at + ")"
}

func (m marker) attention() string {
	notes := m.Attention()
	if len(notes) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n### 👀 %s\n\n", m.say("À regarder de près", "To look at closely"))
	for _, note := range notes {
		fmt.Fprintf(&b, "- %s\n", diag.EscapeMarkdown(note))
	}
	return b.String()
}

func (m marker) problems() string {
	if len(m.Problems) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n### %s\n\n", m.say("Ce qu’il faut écrire", "What to write"))
	for _, p := range m.Problems {
		sign := map[string]string{"error": "❌", "warning": "⚠️"}[p.Severity]
		if sign == "" {
			sign = "ℹ️"
		}
		fmt.Fprintf(&b, "- %s **%s** — %s. %s", sign, diag.EscapeMarkdown(upper(p.Title)), m.link(p.File, p.Line), diag.EscapeMarkdown(sentence(p.Message)))
		if p.Hint != "" {
			fmt.Fprintf(&b, " **→ %s**", diag.EscapeMarkdown(sentence(p.Hint)))
		}
		if p.Mends {
			b.WriteString(m.say(" (`maillage check --fix` le fait)", " (`maillage check --fix` does it)"))
		}
		fmt.Fprintf(&b, " <sub>%s</sub>\n", diag.EscapeMarkdown(p.Code))
	}
	return b.String()
}

// entry writes the card of an entry: all that it says when it is new, else what changes of it.
func (m marker) entry(e Entry) string {
	var b strings.Builder
	sign := map[Change]string{Added: "➕", Modified: "✏️", Removed: "🗑️"}[e.Change]
	fmt.Fprintf(&b, "\n### %s %s\n\n%s · %s · %s\n\n", sign, diag.EscapeMarkdown(e.Title), diag.EscapeMarkdown(m.kind(e)), m.verb(e.Change), m.link(e.File, 0))
	if e.Change == Modified {
		fmt.Fprintf(&b, "| | %s | %s |\n|---|---|---|\n", m.say("Avant", "Before"), m.say("Après", "After"))
	} else {
		b.WriteString("| | |\n|---|---|\n")
	}
	for _, f := range e.Fields {
		label := diag.EscapeMarkdown(f.Label)
		if e.Change == Modified {
			fmt.Fprintf(&b, "| %s | %s | %s |\n", label, diag.EscapeMarkdown(f.Before), diag.EscapeMarkdown(f.After))
		} else {
			fmt.Fprintf(&b, "| %s | %s |\n", label, diag.EscapeMarkdown(f.After+f.Before))
		}
	}
	for _, line := range m.where(e) {
		empty := ""
		if e.Change == Modified {
			empty = " |"
		}
		fmt.Fprintf(&b, "| *%s* |%s %s |\n", line[0], empty, diag.EscapeMarkdown(line[1]))
	}
	if len(e.Body) > 0 {
		var text []string
		for _, line := range e.Body {
			line = diag.Visible(line)
			if !strings.ContainsAny(line[:min(1, len(line))], " +-@") { // never "/close": forges take orders at the start of a line
				line = " " + line
			}
			text = append(text, line)
		}
		whole := strings.Join(text, "\n")
		fence := "```"
		for strings.Contains(whole, fence) {
			fence += "`"
		}
		fmt.Fprintf(&b, "\n<details><summary>%s</summary>\n\n%sdiff\n%s\n%s\n\n</details>\n", m.say("Texte de la page", "Text of the page"), fence, whole, fence)
	}
	return b.String()
}

// chart shows where the places are, on forges that draw GeoJSON.
func (m marker) chart() string {
	drawn := m.geoJSON()
	if drawn == "" {
		return ""
	}
	return fmt.Sprintf("\n### %s\n\n```geojson\n%s\n```\n", m.say("Sur la carte", "On the map"), drawn)
}

func (m marker) pictures() string {
	var b strings.Builder
	for i, f := range m.Files {
		if i == 0 {
			fmt.Fprintf(&b, "\n### %s\n\n", m.say("Images et pièces jointes", "Pictures and attachments"))
		}
		if i == mostEntries {
			break
		}
		fmt.Fprintf(&b, "- %s (%s, %d %s)\n", m.link(f.File, 0), m.verb(f.Change), (f.Bytes+999)/1000, m.say("ko", "kB"))
	}
	return b.String()
}

// upper returns a sentence with its first letter in upper case.
func upper(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(r)) + text[size:]
}

// sentence returns text as a whole sentence.
func sentence(text string) string {
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "…") {
		return upper(text)
	}
	return upper(text) + "."
}

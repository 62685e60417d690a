// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// writeMarkdown prints a summary for the page of a job or a comment on a pull request: a table for each file, those
// with errors first, and in each table errors first.
func writeMarkdown(b *bytes.Buffer, lang string, problems []problem, left int) {
	if len(problems) == 0 {
		b.WriteString("## ✅ maillage\u00a0: " + summary(lang, 0, 0, 0, 0) + "\n")
		return
	}
	sorted := slices.Clone(problems)
	heaviest := map[string]Severity{}
	for _, p := range sorted {
		if s, seen := heaviest[p.File]; !seen || p.rule.Severity < s {
			heaviest[p.File] = p.rule.Severity
		}
	}
	slices.SortStableFunc(sorted, func(p, q problem) int {
		return cmp.Or(
			cmp.Compare(heaviest[p.File], heaviest[q.File]),
			cmp.Compare(p.File, q.File),
			cmp.Compare(p.rule.Severity, q.rule.Severity),
		)
	})
	fmt.Fprintf(b, "## %s maillage\u00a0: %s\n", severityIcon(heaviest[sorted[0].File]), tally(lang, problems))
	file := "/" // no path begins with a slash
	for _, p := range sorted {
		if p.File != file {
			file = p.File
			fmt.Fprintf(b, "\n### %s\n\n%s", title(lang, file), Text{
				"| | Ligne | Problème | Que faire |\n",
				"| | Line | Problem | What to do |\n",
			}.In(lang)+"|---|---:|---|---|\n")
		}
		markdownRow(b, lang, p)
	}
	if left > 0 {
		b.WriteString("\n" + more(lang, left) + "\n")
	}
}

// title returns the heading of a file's table.
func title(lang, file string) string {
	if file == "" {
		return Text{"Le réseau entier", "The whole network"}.In(lang)
	}
	return EscapeMarkdown(file)
}

// tally is Summary for problems that are already described.
func tally(lang string, problems []problem) string {
	var n [3]int
	fixable := 0
	for _, p := range problems {
		n[min(max(p.rule.Severity, Error), Info)]++
		if len(p.Fix) > 0 {
			fixable++
		}
	}
	return summary(lang, n[Error], n[Warning], n[Info], fixable)
}

func markdownRow(b *bytes.Buffer, lang string, p problem) {
	line := ""
	if p.Line > 0 {
		line = fmt.Sprint(p.Line)
	}
	var todo []string
	for _, hint := range p.Hints {
		todo = append(todo, EscapeMarkdown(hint))
	}
	if len(p.Fix) > 0 {
		todo = append(todo, Text{"`maillage check --fix` le corrige", "`maillage check --fix` mends it"}.In(lang))
	}
	fmt.Fprintf(b, "| %s %s | %s | **%s** (%s)<br>%s | %s |\n",
		severityIcon(p.rule.Severity), severityName(lang, p.rule.Severity), line,
		EscapeMarkdown(p.Title), p.Code, EscapeMarkdown(p.Message), strings.Join(todo, "<br>"))
}

// codeSpan is a piece of a sentence between backticks that can stand as it is in a cell of a table.
var codeSpan = regexp.MustCompile("(?:^|[^`])(`[^`|\\\\]*[^`|\\\\ ][^`|\\\\]*`)(?:[^`]|$)")

// EscapeMarkdown returns a sentence as it reads in a cell of a table on a forge: no markup but `code`, no HTML, no
// link, and nobody called.
func EscapeMarkdown(sentence string) string {
	sentence = Visible(sentence)
	var b strings.Builder
	for {
		m := codeSpan.FindStringSubmatchIndex(sentence)
		if m == nil {
			break
		}
		b.WriteString(escapeWords(sentence[:m[2]]))
		b.WriteString(sentence[m[2]:m[3]])
		sentence = sentence[m[3]:]
	}
	b.WriteString(escapeWords(sentence))
	return b.String()
}

// escapeWords escapes what has no code. Forges look for mentions of people and issues after they have read the
// escapes: only a zero-width space between the sign and the name keeps a strange file from calling people.
func escapeWords(text string) string {
	var b strings.Builder
	runes := []rune(text)
	for i, r := range runes {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case strings.ContainsRune("\\`*_{}[]()|~!#$", r), breaksLink(runes, i):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
		if strings.ContainsRune("@#!~%$&", r) && i+1 < len(runes) && (unicode.In(runes[i+1], unicode.L, unicode.N) || strings.ContainsRune(`_"`, runes[i+1])) {
			b.WriteRune('\u200b')
		}
	}
	return b.String()
}

// breaksLink reports whether forges make a link of the words around runes[i] unless it is escaped: :// and www.
func breaksLink(runes []rune, i int) bool {
	return strings.HasPrefix(string(runes[i:min(i+3, len(runes))]), "://") ||
		runes[i] == '.' && i >= 3 && strings.EqualFold(string(runes[i-3:i]), "www")
}

// fenceFor returns a fence of backticks that text cannot close.
func fenceFor(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence
}

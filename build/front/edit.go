// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// plain is text that YAML takes as it is, wherever it stands.
var plain = regexp.MustCompile(`^[\p{L}][\p{L}\p{N} _./’()+-]*$`)

// Quote returns a text as a YAML value: as it is where nothing in it means something to YAML, else in double quotes.
func Quote(text string) string {
	if plain.MatchString(text) && strings.TrimSpace(text) == text && isText(text) {
		return text
	}
	return `"` + doubleQuoted.Replace(text) + `"`
}

var doubleQuoted = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`)

// isText reports whether YAML takes a plain text for a text, and not for a number, a date or a yes.
func isText(text string) bool {
	switch strings.ToLower(text) {
	case "yes", "no", "on", "off", "y", "n":
		return false // a text for YAML 1.2, a boolean for the tools of 1.1
	}
	var n yaml.Node
	return yaml.Load([]byte(text), &n) == nil && n.ShortTag() == "!!str" ||
		len(n.Content) == 1 && n.Content[0].ShortTag() == "!!str"
}

// Set returns the edits that change the value at a pointer to a text, or add it; comments, order and all other bytes stay. It returns nil
// where a list or a map stands, or where the value around it is missing.
func (m *Matter) Set(pointer, value string) []diag.Edit {
	if n := m.Find(pointer); n != nil {
		if n.Kind != Scalar {
			return nil
		}
		text := Quote(value)
		if n.At.Start == n.At.End { // nothing was written after the colon
			text = " " + text
			return []diag.Edit{{At: m.File.Span(m.Key(pointer).End+1, m.Key(pointer).End+1), New: text}}
		}
		return []diag.Edit{{At: n.At, New: text}}
	}
	cut := strings.LastIndexByte(pointer, '/')
	if cut < 0 {
		return nil
	}
	parent := m.Find(pointer[:cut])
	if parent == nil || parent.Kind != Map {
		return nil
	}
	entry := unescape(pointer[cut+1:]) + ": " + Quote(value)
	if parent == m.Root {
		return []diag.Edit{{At: m.File.Span(m.text.End, m.text.End), New: m.newline() + entry + "\n"}}
	}
	if len(parent.Fields) == 0 || m.File.Text[parent.At.Start] == '{' {
		return nil
	}
	first := parent.Fields[0].Key.Start
	lineStart := strings.LastIndexByte(string(m.File.Text[:first]), '\n') + 1
	indent := strings.Repeat(" ", first-lineStart)
	at := parent.At.End
	return []diag.Edit{{At: m.File.Span(at, at), New: "\n" + indent + entry}}
}

// newline returns a line end where the YAML does not end with one.
func (m *Matter) newline() string {
	if m.text.End > m.text.Start && m.File.Text[m.text.End-1] != '\n' {
		return "\n"
	}
	return ""
}

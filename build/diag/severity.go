// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// severityName returns what people call a severity.
func severityName(lang string, s Severity) string {
	switch s {
	case Warning:
		return Text{"avertissement", "warning"}.In(lang)
	case Info:
		return Text{"remarque", "remark"}.In(lang)
	}
	return Text{"erreur", "error"}.In(lang)
}

func severityIcon(s Severity) string {
	switch s {
	case Warning:
		return "⚠"
	case Info:
		return "ℹ"
	}
	return "✖"
}

// A color is the number of an ANSI rendition (ECMA-48 §8.3.117, SGR).
type color string

const (
	bold   color = "1"
	faint  color = "2"
	red    color = "1;31"
	yellow color = "1;33"
	green  color = "32"
	blue   color = "1;34"
)

func severityColor(s Severity) color {
	switch s {
	case Warning:
		return yellow
	case Info:
		return blue
	}
	return red
}

// A pen paints when it is true.
type pen bool

func (p pen) paint(c color, s string) string {
	if !p || s == "" {
		return s
	}
	return "\x1b[" + string(c) + "m" + s + "\x1b[0m"
}

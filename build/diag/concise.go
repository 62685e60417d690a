// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"bytes"
	"strings"
)

// writeConcise prints one line for each problem, in the shape that editors jump from: path:line:column: what.
func writeConcise(b *bytes.Buffer, o Options, problems []problem, left int) {
	ink := pen(o.Color)
	for _, p := range problems {
		if where := location(p.File, p.Line, p.Column); where != "" {
			b.WriteString(where + ": ")
		}
		b.WriteString(ink.paint(severityColor(p.rule.Severity), severityName(o.Lang, p.rule.Severity)+" "+string(p.Code)))
		b.WriteString(Text{"\u00a0: ", ": "}.In(o.Lang))
		b.WriteString(strings.Join(append([]string{p.Message}, p.Hints...), " · "))
		b.WriteByte('\n')
	}
	if left > 0 {
		b.WriteString(more(o.Lang, left) + "\n")
	}
}

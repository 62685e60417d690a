// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// contractLine is the first line of a network's template: {{/* maillage: place-card@3 */}}.
var contractLine = regexp.MustCompile(`^\{\{-?\s*/\*\s*maillage:\s*([a-z0-9-]+)@([0-9]{1,6})\s*\*/\s*-?\}\}`)

// checkContract compares the contract for which a network's template was written with the theme's.
func checkContract(m *Manifest, name string, f *diag.File) []diag.Diagnostic {
	current := m.contract(name)
	wanted := fmt.Sprintf("{{/* maillage: %s@%d */}}", name, current)
	match := contractLine.FindSubmatchIndex(f.Text)
	if match == nil || string(f.Text[match[2]:match[3]]) != name {
		start := f.Span(0, 0)
		return []diag.Diagnostic{{
			Code: codeNoContract, At: start, Args: []any{"name", name, "line", wanted},
			Fix: []diag.Edit{{At: start, New: wanted + "\n"}},
		}}
	}
	number := f.Span(match[4], match[5])
	written, _ := strconv.Atoi(number.Text())
	switch {
	case written < current:
		return []diag.Diagnostic{{Code: codeOldContract, At: number, Args: []any{
			"name", name, "written", written, "current", current, "changes", m.changesSince(name, written),
		}}}
	case written > current:
		return []diag.Diagnostic{{Code: codeNewContract, At: number, Args: []any{"name", name, "written", written, "current", current}}}
	}
	return nil
}

// changesSince says what became different in a template since a contract.
func (m *Manifest) changesSince(template string, since int) diag.Text {
	var fr, en []string
	for _, c := range m.Changes {
		if c.Template == template && c.Contract > since {
			fr, en = append(fr, c.Text.FR), append(en, c.Text.EN)
		}
	}
	return diag.Text{FR: strings.Join(fr, " ; "), EN: strings.Join(en, "; ")}
}

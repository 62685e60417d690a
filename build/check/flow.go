// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package check

import (
	"fmt"
	"math"
	"strconv"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// flows finds money that gets lost between those who give and those who receive, and money that goes in a circle.
func flows(n Network) []diag.Diagnostic {
	var problems []diag.Diagnostic
	for _, f := range n.Flows {
		problems = append(problems, unbalanced(f)...)
		if i := circle(f.Flows); i >= 0 {
			problems = append(problems, diag.Diagnostic{Code: "N102", At: at(f, fmt.Sprintf("/flows/%d/to", i)), Args: []any{"name", f.Flows[i].To}})
		}
	}
	return problems
}

// cents keeps sums of amounts exact.
func cents(amount float64) int64 { return int64(math.Round(amount * 100)) }

func unbalanced(f *site.Flows) []diag.Diagnostic {
	in, out, last := make(map[string]int64), make(map[string]int64), make(map[string]int)
	for i, flow := range f.Flows {
		in[flow.To] += cents(flow.Amount)
		out[flow.From] += cents(flow.Amount)
		last[flow.From] = i
	}
	var problems []diag.Diagnostic
	for i, flow := range f.Flows {
		name := flow.From
		if _, through := in[name]; !through || in[name] == out[name] || last[name] != i {
			continue
		}
		gap := in[name] - out[name]
		problems = append(problems, diag.Diagnostic{Code: "N101", At: at(f, fmt.Sprintf("/flows/%d/amount", i)), Args: []any{
			"name", name, "in", amount(in[name], f.Currency), "out", amount(out[name], f.Currency), "gap", amount(max(gap, -gap), f.Currency),
		}})
	}
	return problems
}

// amount writes cents as people read them in both languages: "810 EUR", "12.50 EUR".
func amount(cents int64, currency string) string {
	text := strconv.FormatInt(cents/100, 10)
	if rest := cents % 100; rest != 0 {
		text += fmt.Sprintf(".%02d", rest)
	}
	return text + "\u00a0" + currency
}

// circle returns the first flow that leads back to where its money comes from, -1 for none.
func circle(flows []site.Flow) int {
	to := make(map[string][]string)
	for i, f := range flows {
		seen := make(map[string]bool)
		for next := []string{f.To}; len(next) > 0; next = next[1:] {
			if next[0] == f.From {
				return i
			}
			if !seen[next[0]] {
				seen[next[0]] = true
				next = append(next, to[next[0]]...)
			}
		}
		to[f.From] = append(to[f.From], f.To)
	}
	return -1
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package check

import (
	"errors"
	"fmt"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// queries finds computed indicators that ask for something that the site cannot count.
func queries(n Network) []diag.Diagnostic {
	var problems []diag.Diagnostic
	ask := func(e site.Entry, query, pointer string) {
		var unknown *site.QueryError
		if _, err := site.ParseQuery(query, n.Config); !errors.As(err, &unknown) {
			return
		}
		where := at(e, pointer)
		nearest := diag.Nearest(unknown.Part, unknown.Choices)
		d := diag.Diagnostic{Code: "N103", At: where, Args: []any{"value", query, "part", unknown.Part, "nearest", "", "choices", strings.Join(unknown.Choices, ", ")}}
		if nearest != "" {
			better := unknown.Whole(nearest)
			d.Args = []any{"value", query, "part", unknown.Part, "nearest", better, "choices", strings.Join(unknown.Choices, ", ")}
			if where.Text() == query {
				d.Fix = []diag.Edit{{At: where, New: better}}
			}
		}
		problems = append(problems, d)
	}
	for _, indicators := range n.Indicators {
		for i, w := range indicators.Workstreams {
			for j, query := range w.Events {
				ask(indicators, query, fmt.Sprintf("/workstreams/%d/events/%d", i, j))
			}
			for j, indicator := range w.Indicators {
				if indicator.Computed != "" {
					ask(indicators, indicator.Computed, fmt.Sprintf("/workstreams/%d/indicators/%d/computed", i, j))
				}
			}
		}
	}
	return problems
}

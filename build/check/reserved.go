// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package check

import (
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// kept are the folders of a site of which hosts are told something: how long browsers keep what is there, who may read it.
var kept = []string{"api", "assets", "data", "images", "schema"}

// reserved finds pages that would stand in one of them.
func reserved(n Network) []diag.Diagnostic {
	var problems []diag.Diagnostic
	for _, e := range n.all {
		if id := e.Common().ID; e.Type() == site.TypePage && slices.Contains(kept, id) {
			f := e.Common().File
			problems = append(problems, diag.Diagnostic{Code: "O104", At: f.Span(0, 0), Args: []any{"value", id, "suggestion", "page-" + id + ".md"}})
		}
	}
	return problems
}

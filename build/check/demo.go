// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package check

import "github.com/compagnie-tiers-lieux/maillage/build/diag"

// demo says while files are there that only show how files are written.
func demo(n Network) []diag.Diagnostic {
	var problems []diag.Diagnostic
	for _, e := range n.all {
		if mark := e.Common().Demo; mark.File != nil {
			problems = append(problems, diag.Diagnostic{Code: "F111", At: mark, Args: []any{"name", mark.Path()}})
		}
	}
	return problems
}

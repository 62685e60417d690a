// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package check

import (
	"bytes"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// DemoMark is in a comment of every file that only shows how files are written, as a new network has them.
const DemoMark = "maillage:demo"

// demo says while files are there that only show how files are written.
func demo(n Network) []diag.Diagnostic {
	var problems []diag.Diagnostic
	for _, e := range n.all() {
		f := e.Common().File
		if f == nil {
			continue
		}
		const head = 200 // bytes in which the mark stands
		if at := bytes.Index(f.Text[:min(head, len(f.Text))], []byte("# "+DemoMark)); at >= 0 {
			problems = append(problems, diag.Diagnostic{Code: "F111", At: f.Span(at, at+len("# ")+len(DemoMark)), Args: []any{"name", f.Path}})
		}
	}
	return problems
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package check

import (
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// references finds ids in front matter that name no document. What they name has no day of publication (places, routes, pages): it is
// in the site or nowhere.
func references(n Network) []diag.Diagnostic {
	var problems []diag.Diagnostic
	advisors := make(map[site.Type]*advisor)
	for _, e := range n.all {
		for _, ref := range e.Common().Refs {
			if n.Find(ref.Type, ref.ID) != nil {
				continue
			}
			if advisors[ref.Type] == nil {
				advisors[ref.Type] = &advisor{names: func() []string { return ids(n, ref.Type) }}
			}
			nearest := advisors[ref.Type].nearest(ref.ID)
			d := diag.Diagnostic{Code: "R101", At: ref.At, Args: []any{
				"value", ref.ID, "folder", ref.Type.Folder(), "extension", ref.Type.Extension(), "nearest", nearest,
			}}
			if nearest != "" {
				d.Fix = []diag.Edit{{At: ref.At, New: nearest}}
			}
			problems = append(problems, d)
		}
	}
	return problems
}

// ids returns the ids of the entries of a type.
func ids(n Network, t site.Type) []string {
	var ids []string
	for _, e := range n.Entries() {
		if e.Type() == t {
			ids = append(ids, e.Common().ID)
		}
	}
	return ids
}

// chapters finds pages that are chapters of themselves, or in a circle.
func chapters(n Network) []diag.Diagnostic {
	var problems []diag.Diagnostic
	for _, p := range n.Pages {
		if n.Circular(p) {
			problems = append(problems, diag.Diagnostic{Code: "R108", At: at(p, "/parent"), Args: []any{"value", p.Parent}})
		}
	}
	return problems
}

// successors finds places that moved to themselves, or in a circle.
func successors(n Network) []diag.Diagnostic {
	var problems []diag.Diagnostic
	for _, p := range n.Places {
		seen := map[string]bool{p.ID: true}
		for next := p.MovedTo; next != ""; {
			if seen[next] {
				problems = append(problems, diag.Diagnostic{Code: "R103", At: at(p, "/moved_to"), Args: []any{"value", p.MovedTo}})
				break
			}
			seen[next] = true
			successor := n.Place(next)
			if successor == nil {
				break
			}
			next = successor.MovedTo
		}
	}
	return problems
}

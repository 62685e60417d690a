// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package check

import (
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// mediation finds places that help with digital tools and lack what the national standard asks for: they would be missing in
// data/mednum.csv, and nobody would know why.
func mediation(n Network) []diag.Diagnostic {
	var problems []diag.Diagnostic
	for _, p := range n.Places {
		if p.Mediation == nil || len(p.Mediation.Services) == 0 {
			continue
		}
		var missing []string
		if p.Organisation.SIRET == "" {
			missing = append(missing, "organisation.siret")
		}
		if p.Verified.IsZero() {
			missing = append(missing, "verified")
		}
		if len(missing) > 0 {
			problems = append(problems, diag.Diagnostic{Code: "R107", At: at(p, "/mediation"), Args: []any{"fields", strings.Join(missing, ", ")}})
		}
	}
	return problems
}

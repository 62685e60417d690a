// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package dataset

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// What every dataset says of its records, found by the build.
var (
	idTitle  = diag.Text{FR: "Identifiant", EN: "Identifier"}
	idHelp   = diag.Text{FR: "Le nom de la fiche. Il ne change plus une fois publié.", EN: "The name of the record. It does not change once it is published."}
	urlTitle = diag.Text{FR: "Page", EN: "Page"}
	urlHelp  = diag.Text{FR: "L’adresse de la page qui en dit plus, texte et photos compris.", EN: "The address of the page that says more, texts and pictures included."}
	lonHelp  = diag.Text{FR: "En degrés, WGS 84, à 5 décimales au plus. Voyez la précision.", EN: "In degrees, WGS 84, 5 decimals at most. See the precision."}
	lonTitle = diag.Text{FR: "Longitude", EN: "Longitude"}
	latTitle = diag.Text{FR: "Latitude", EN: "Latitude"}
	tagHelp  = diag.Text{FR: "Des mots libres.", EN: "Free words."}
)

// whole returns an address with its host, nil for none.
func whole(s *site.Site, path string) any {
	if path == "" {
		return nil
	}
	return s.Config.Absolute(path)
}

func longitude(p *geo.Point) any {
	if p == nil {
		return nil
	}
	return Decimals(p.Lon)
}

func latitude(p *geo.Point) any {
	if p == nil {
		return nil
	}
	return Decimals(p.Lat)
}

// moment returns a moment as machines read it: a day stays a day.
func moment(s *site.Site, m when.Moment) any {
	switch m.Precision {
	case when.None:
		return nil
	case when.Year, when.Day:
		return m.String()
	}
	return m.In(s.Config.Location).Format(time.RFC3339)
}

// day returns the day of a moment.
func day(s *site.Site, m when.Moment) any {
	if m.IsZero() {
		return nil
	}
	return m.In(s.Config.Location).Format(time.DateOnly)
}

// pairs returns what a map holds as "key:value", by key.
func pairs(m map[string]string) []string {
	var list []string
	for _, key := range slices.Sorted(maps.Keys(m)) {
		if m[key] != "" {
			list = append(list, key+":"+m[key])
		}
	}
	return list
}

// or returns the first text that is not empty.
func or(texts ...string) string {
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			return t
		}
	}
	return ""
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package opendata

import (
	"bytes"
	"encoding/csv"
	"slices"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// What people write is read back from the CSV as it was, but for formulas, which are no longer formulas.
func TestPlacesCSVReadsBack(t *testing.T) {
	for name, want := range map[string]string{
		"L’Atelier":               "L’Atelier",
		"with \"quotes\", commas": "with \"quotes\", commas",
		"two\nlines":              "two\nlines",
		"=HYPERLINK(\"x\")":       "'=HYPERLINK(\"x\")",
		"+1+cmd|' /C calc'!A0":    "'+1+cmd|' /C calc'!A0",
		"-":                       "'-",
		"@SUM(A1)":                "'@SUM(A1)",
		"\t=1":                    "'\t=1",
		"+33320000000":            "+33320000000",
	} {
		p := &site.Place{Point: &geo.Point{Lon: -0.5, Lat: 44.123456}, Activities: []string{"a", "b"}, Services: []string{"c|d", "", `e\f`}}
		p.ID, p.Name = "x", name
		s := &site.Site{Config: &site.Config{}, Places: []*site.Place{p}}
		var b bytes.Buffer
		if err := writeCSV(&b, dataset.Find(dataset.Of(s, schema.Load(), new(dataset.Memory)), dataset.Places)); err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(records) != 2 {
			t.Fatalf("%q: %v, %v", name, records, err)
		}
		for column, want := range map[string]string{"name": want, "longitude": "-0.5", "latitude": "44.12346", "activities": "a|b", "services": `c\|d|e\\f`, "member": "false", "desks": ""} {
			if got := records[1][slices.Index(records[0], column)]; got != want {
				t.Errorf("%q: %s is %q, not %q", name, column, got, want)
			}
		}
	}
}

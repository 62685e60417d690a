// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package opendata

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// placeColumns are the columns of places.csv, in order: the point, then properties of the GeoJSON under the same names. A column
// is only ever added at the end: somebody may read by position.
var placeColumns = [...]string{
	"id", "name", "summary", "url", "activities", "status", "street", "postcode", "city", "insee", "epci", "departement",
	"longitude", "latitude", "precision", "website", "email", "phone", "social", "opening_hours", "wheelchair", "services", "desks",
	"meeting_rooms", "organisation", "legal_form", "siret", "opened", "labels", "member", "tags", "verified", "moved_to",
}

// placesCSV writes every place, sorted by id, one a record (RFC 4180, UTF-8). Values of a list are joined by "|".
func placesCSV(s *site.Site) func(io.Writer) error {
	return func(w io.Writer) error {
		places := slices.Clone(s.Places)
		slices.SortFunc(places, func(a, b *site.Place) int { return strings.Compare(a.ID, b.ID) })
		c := csv.NewWriter(w)
		c.UseCRLF = true
		if err := c.Write(placeColumns[:]); err != nil {
			return err
		}
		for _, p := range places {
			record, err := placeRecord(placeFeature(s.Config, p))
			if err != nil {
				return fmt.Errorf("write %s as CSV: %w", p.ID, err)
			}
			if err := c.Write(record); err != nil {
				return err
			}
		}
		c.Flush()
		return c.Error()
	}
}

// placeRecord returns the cells of a place, read from its GeoJSON, so that both files say the same.
func placeRecord(f feature) ([]string, error) {
	encoded, err := json.Marshal(f.Properties)
	if err != nil {
		return nil, err
	}
	var facts map[string]any
	if err := json.Unmarshal(encoded, &facts); err != nil {
		return nil, err
	}
	if f.Geometry != nil {
		facts["longitude"], facts["latitude"] = f.Geometry.Coordinates[0], f.Geometry.Coordinates[1]
	}
	record := make([]string, len(placeColumns))
	for i, name := range placeColumns {
		record[i] = cell(facts[name])
	}
	return record, nil
}

// cell returns a JSON value as the text of a cell. A number stays a number.
func cell(value any) string {
	switch v := value.(type) {
	case string:
		return harmless(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case []any:
		var texts []string
		for _, one := range v {
			if text, ok := one.(string); ok {
				texts = append(texts, text)
			}
		}
		return harmless(strings.Join(texts, "|"))
	}
	return ""
}

// harmless returns a text that a spreadsheet does not calculate: it gets an apostrophe before a first character that starts a
// formula, unless it is only a signed number, such as a telephone number (OWASP, CSV injection).
func harmless(text string) string {
	if text == "" || !strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return text
	}
	if digits := strings.TrimLeft(text[1:], "0123456789"); (text[0] == '+' || text[0] == '-') && len(text) > 1 && digits == "" {
		return text
	}
	return "'" + text
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geocode

import (
	"fmt"
	"math"
	"strconv"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// Wants reports whether a place can gain by being looked for: it has an address, and no point or only the middle of its town.
func Wants(p *site.Place) bool {
	if p.Address.Postcode == "" && p.Address.City == "" || p.MovedTo != "" {
		return false
	}
	return p.Point == nil || p.Precision == "commune" && p.Address.Street != ""
}

// AddressOf returns what is asked for of a place. An INSEE code narrows the search, where the file itself has one.
func AddressOf(p *site.Place) Address {
	return Address{Street: p.Address.Street, Postcode: p.Address.Postcode, City: p.Address.City, INSEE: p.Address.INSEE}
}

// Better reports whether an answer knows more than the file of a place does.
func Better(p *site.Place, a Answer) bool {
	return a.Found() && (p.Point == nil || a.Precision() != "commune")
}

// Write returns the file of a place with the point of an answer, five decimals (about a metre), and how precise it is. All else stays as it
// is. It fails where the file is not written as a place's is.
func Write(f *diag.File, a Answer) ([]byte, error) {
	m, _ := front.Split(f)
	if m == nil || m.Root == nil {
		return nil, fmt.Errorf("%s cannot be read", f.Path)
	}
	values := []struct{ pointer, value string }{{"/lat", degrees(a.Lat)}, {"/lon", degrees(a.Lon)}}
	if a.Precision() != "exact" || m.Find("/precision") != nil {
		values = append(values, struct{ pointer, value string }{"/precision", a.Precision()})
	}
	var edits []diag.Edit
	for _, v := range values {
		edit := m.Set(v.pointer, v.value)
		if edit == nil {
			return nil, fmt.Errorf("%s: %s cannot be written", f.Path, v.pointer)
		}
		edits = append(edits, edit...)
	}
	return diag.Apply(f.Text, edits)
}

func degrees(d float64) string { return strconv.FormatFloat(math.Round(d*1e5)/1e5, 'f', -1, 64) }

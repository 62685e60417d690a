// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
)

// A box is a part of the world in degrees WGS 84.
type box struct{ south, north, west, east float64 }

// france is where the places of France are, generously: enough to tell a latitude from a longitude, not a border.
var france = []box{
	{41, 51.5, -5.5, 10},       // mainland and Corsica
	{14, 18.5, -63.5, -60.5},   // Antilles
	{2, 6, -55, -51},           // Guyane
	{-22, -20.5, 55, 56},       // La Réunion
	{-13.5, -12, 44.5, 45.5},   // Mayotte
	{46.5, 47.5, -56.7, -56},   // Saint-Pierre-et-Miquelon
	{-23, -19, 163, 168.5},     // Nouvelle-Calédonie
	{-28, -7.5, -155, -134},    // Polynésie
	{-14.6, -13, -178.5, -176}, // Wallis-et-Futuna
}

func inFrance(lat, lon float64) bool {
	for _, b := range france {
		if lat >= b.south && lat <= b.north && lon >= b.west && lon <= b.east {
			return true
		}
	}
	return false
}

// coordinates looks at a latitude and a longitude together: two that stand in each other's place, or both on one
// line. It reports whether it said something, so that nothing else is said of them.
func (c *checker) coordinates(r *rule, n *front.Node) bool {
	var lat, lon *front.Field
	for i := range n.Fields {
		if rule := r.index[n.Fields[i].Name]; rule != nil {
			switch rule.format {
			case "latitude":
				lat = &n.Fields[i]
			case "longitude":
				lon = &n.Fields[i]
			}
		}
	}
	return c.pair(lat, lon, "lon") || c.pair(lon, lat, "lat") || lat != nil && lon != nil && c.swapped(lat.Value, lon.Value)
}

// pair finds both coordinates after one key: « lat: 50.6303, 3.0571 », as maps give them.
func (c *checker) pair(own, other *front.Field, missing string) bool {
	if own == nil || own.Value.Kind != front.Scalar {
		return false
	}
	f := pairForm.FindStringSubmatch(strings.TrimSpace(own.Value.Value))
	if f == nil {
		return false
	}
	lat, lon := strings.ReplaceAll(f[1]+f[3], ",", "."), strings.ReplaceAll(f[2]+f[4], ",", ".")
	first, second := lat, lon
	if missing == "lat" {
		first, second = lon, lat
	}
	fix := bare(first, own.Value)
	switch indent, block := blockIndent(own.Key); {
	case fix == nil:
	case other == nil && block:
		fix[0].New += "\n" + indent + missing + ": " + second
	case other == nil:
		fix[0].New += ", " + missing + ": " + second
	case other.Value.Null && other.Value.At.Text() == "":
		colon := other.Key.File.Span(other.Key.End, other.Key.End+1)
		fix = append(fix, diag.Edit{At: colon, New: ": " + second})
	}
	c.add("P108", own.Value.At, fix, "key", own.Name, "value", own.Value.Value, "lat", lat, "lon", lon)
	return true
}

// swapped reports a latitude and a longitude that stand in each other's place: not in France as they are written,
// in France the other way round.
func (c *checker) swapped(lat, lon *front.Node) bool {
	y, okY := degrees(lat)
	x, okX := degrees(lon)
	if !okY || !okX || inFrance(y, x) || !inFrance(x, y) {
		return false
	}
	var fix []diag.Edit
	if lat.At.File != nil {
		fix = []diag.Edit{{At: lat.At, New: lon.Value}, {At: lon.At, New: lat.Value}}
	}
	c.found = append(c.found, diag.Diagnostic{
		Code: "P101", At: lat.At, Related: []diag.Span{lon.At}, Fix: fix, Args: []any{"lat", lat.Value, "lon", lon.Value},
	})
	return true
}

func degrees(n *front.Node) (float64, bool) {
	if n.Kind != front.Scalar || n.Quoted || !numberForm.MatchString(n.Value) {
		return 0, false
	}
	f, err := strconv.ParseFloat(n.Value, 64)
	return f, err == nil
}

// What people copy from maps instead of one number.
var (
	// 50.63, 3.06: both coordinates at once. « 50,63 » alone is a decimal comma.
	pairForm = regexp.MustCompile(`^(-?\d{1,3}\.\d+)°?\s*[,; ]\s*(-?\d{1,3}\.\d+)°?$|^(-?\d{1,3},\d+)°?\s*[; ]\s*(-?\d{1,3},\d+)°?$`)
	// 50°37'48.5"N, 50° 37,5' N, 3.06 E: degrees, minutes, seconds, side (O is « ouest »).
	sexagesimalForm = regexp.MustCompile(
		`(?i)^(\d{1,3}(?:[.,]\d+)?)\s*°?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|″|”|''|’’)\s*)?([NSEWO]?)$`)
)

// sexagesimal says how to write degrees, minutes and seconds as decimal degrees.
func (c *checker) sexagesimal(n *front.Node, key spot) bool {
	text := strings.TrimSpace(n.Value)
	f := sexagesimalForm.FindStringSubmatch(text)
	if f == nil || f[2] == "" && f[4] == "" && !strings.Contains(text, "°") {
		return false
	}
	value := decimalOf(f[1]) + decimalOf(f[2])/60 + decimalOf(f[3])/3600
	if strings.ContainsAny(f[4], "SsWwOo") {
		value = -value
	}
	suggestion := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.6f", value), "0"), ".")
	c.add("P106", n.At, bare(suggestion, n), "key", key.key, "value", n.Value, "suggestion", suggestion)
	return true
}

// decimalOf returns the value of digits that a pattern found, with a point or a comma; 0 for "".
func decimalOf(digits string) float64 {
	f, err := strconv.ParseFloat(strings.Replace(digits, ",", ".", 1), 64)
	if err != nil {
		return 0
	}
	return f
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"io/fs"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// The forms of codes.
var (
	idForm       = regexp.MustCompile(`^[a-z0-9-]{1,80}$`)
	idPath       = regexp.MustCompile(`^(?:.*/)?([^/]+?)(?:\.md|\.yaml)?/?$`) // « places/la-coroutine.md » names la-coroutine
	postcodeForm = regexp.MustCompile(`^[0-9]{5}$`)
	// INSEE, code officiel géographique: two characters of the département (2A and 2B in Corsica), three overseas.
	inseeForm    = regexp.MustCompile(`^(0[1-9]|[1-8][0-9]|9[0-5]|2[AB])[0-9]{3}$|^(97[1-8]|98[4-8])[0-9]{2}$`)
	areaForm     = regexp.MustCompile(`^([0-9]{2}|2[AB]|97[1-8]|98[4-8]|[0-9]{9})$`)
	siretForm    = regexp.MustCompile(`^[0-9]{14}$`)
	colourForm   = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)
	shortColour  = regexp.MustCompile(`^#?([0-9A-Fa-f])([0-9A-Fa-f])([0-9A-Fa-f])$`)
	bareColour   = regexp.MustCompile(`^[0-9A-Fa-f]{6}$`)
	writtenHex   = regexp.MustCompile(`^\s*(#[0-9A-Fa-f]{6}|#[0-9A-Fa-f]{3})\s*$`)
	spdxForm     = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.+-]{0,63}$`)
	currencyForm = regexp.MustCompile(`^[A-Z]{3}$`)
	staticForm   = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*$`)
)

func compact(s string) string { return strings.Join(strings.Fields(s), "") }

func postcode(s string) *fault {
	if postcodeForm.MatchString(s) {
		return nil
	}
	tidy := strings.TrimPrefix(strings.TrimPrefix(strings.ToUpper(compact(s)), "F-"), "FR-")
	if len(tidy) == 4 { // a spreadsheet took the zero away, or it is a Belgian postcode
		return maybe("V051", "0"+tidy)
	}
	return suggest("V051", tidy)
}

func insee(s string) *fault {
	if inseeForm.MatchString(s) {
		return nil
	}
	tidy := strings.ToUpper(compact(s))
	if len(tidy) == 4 {
		return maybe("V052", "0"+tidy)
	}
	return suggest("V052", tidy)
}

// area wants the code of a commune, an EPCI (SIREN), a département or a region.
func area(s string) *fault {
	if areaForm.MatchString(s) || inseeForm.MatchString(s) {
		return nil
	}
	tidy := strings.ToUpper(compact(s))
	if len(tidy) == 1 {
		tidy = "0" + tidy
	}
	return suggest("C103", tidy)
}

// siret wants the 14 digits of an establishment with a right key.
func siret(s string) *fault {
	if !siretForm.MatchString(s) {
		return suggest("V053", strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ".", "", "-", "").Replace(s))
	}
	// La Poste's establishments (SIREN 356000000) follow a rule of their own: the sum of the digits is a multiple of 5.
	if luhn(s) || strings.HasPrefix(s, "356000000") && digitSum(s)%5 == 0 {
		return nil
	}
	return &fault{code: "V054"}
}

// luhn reports whether the digits have a right key (ISO/IEC 7812-1, annex B).
func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

func digitSum(digits string) int {
	sum := 0
	for _, d := range digits {
		sum += int(d - '0')
	}
	return sum
}

// colour wants #rrggbb.
func colour(s string) *fault {
	if colourForm.MatchString(s) {
		return nil
	}
	tidy := strings.TrimSpace(s)
	switch f := shortColour.FindStringSubmatch(tidy); {
	case f != nil:
		tidy = "#" + f[1] + f[1] + f[2] + f[2] + f[3] + f[3]
	case bareColour.MatchString(tidy):
		tidy = "#" + tidy
	}
	return suggest("V055", tidy)
}

// hiddenColour finds a colour without quotes: YAML takes what follows # for a comment, so that nothing is left.
func (c *checker) hiddenColour(r *rule, f front.Field) {
	if r.format != "colour" || f.Key.File == nil {
		return
	}
	text := f.Key.File.Text
	end := f.Key.End
	for end < len(text) && text[end] != '\n' && text[end] != '\r' {
		end++
	}
	rest, found := strings.CutPrefix(string(text[f.Key.End:end]), ":")
	hex := writtenHex.FindStringSubmatch(rest)
	if !found || hex == nil {
		return
	}
	suggestion := hex[1]
	if tidied := hold(colour, suggestion); tidied != nil {
		suggestion = tidied.suggestion
	}
	start := f.Key.End + 1 + strings.Index(rest, "#")
	at := f.Key.File.Span(start, start+len(hex[1]))
	c.add("V056", at, replace(&front.Node{At: at, Quoted: true}, suggestion), "key", f.Name, "value", hex[1], "suggestion", suggestion)
}

// licences are the SPDX ids that networks use, to find the one that was meant.
var licences = []string{
	"etalab-2.0", "ODbL-1.0", "CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "CC-BY-ND-4.0", "CC-BY-NC-ND-4.0",
	"MIT", "Apache-2.0", "BSD-3-Clause", "GPL-3.0-or-later", "AGPL-3.0-or-later", "LGPL-3.0-or-later", "MPL-2.0", "EUPL-1.2", "GFDL-1.3-or-later",
}

// spokenLicences are the names of licences as people say them, as slugs.
var spokenLicences = map[string]string{
	"licence-ouverte": "etalab-2.0", "licence-ouverte-2-0": "etalab-2.0", "lo-2-0": "etalab-2.0", "etalab": "etalab-2.0", "licence-etalab": "etalab-2.0",
	"odbl": "ODbL-1.0", "cc0": "CC0-1.0", "cc-0": "CC0-1.0", "domaine-public": "CC0-1.0", "cc-by": "CC-BY-4.0", "cc-by-sa": "CC-BY-SA-4.0",
	"cc-by-nc": "CC-BY-NC-4.0", "cc-by-nc-sa": "CC-BY-NC-SA-4.0", "gpl": "GPL-3.0-or-later", "gpl-3": "GPL-3.0-or-later", "gplv3": "GPL-3.0-or-later",
	"agpl": "AGPL-3.0-or-later", "agplv3": "AGPL-3.0-or-later", "apache": "Apache-2.0", "apache-2": "Apache-2.0", "eupl": "EUPL-1.2",
}

// licence wants the shape of an SPDX id; the list of SPDX is longer than ours, so an id that we do not know is allowed.
func licence(s string) *fault {
	slug := words.Slug(s)
	spoken := spokenLicences[slug]
	if spoken == "" {
		i := slices.IndexFunc(licences, func(id string) bool { return words.Slug(id) == slug })
		if i >= 0 {
			spoken = licences[i]
		}
	}
	switch {
	case spoken != "" && spoken != s:
		return &fault{code: "V058", suggestion: spoken, sure: true}
	case spdxForm.MatchString(s):
		return nil
	}
	return &fault{code: "V058"}
}

// currency wants three capitals (ISO 4217).
func currency(s string) *fault {
	if currencyForm.MatchString(s) {
		return nil
	}
	tidy := strings.ToUpper(strings.TrimSpace(s))
	switch words.Slug(s) {
	case "euro", "euros":
		tidy = "EUR"
	}
	if tidy == "€" {
		tidy = "EUR"
	}
	return suggest("V059", tidy)
}

// StaticPath reports whether a text can be the path of a file in static/. What cannot has a problem of its own.
func StaticPath(s string) bool { return staticPath(s) == nil }

// staticPath wants the path of a file in static/, with the names that static/ may have (trust §1c, row 40).
func staticPath(s string) *fault {
	if staticForm.MatchString(s) && fs.ValidPath(s) && !strings.HasPrefix(s, "static/") {
		return nil
	}
	tidy := strings.ReplaceAll(strings.TrimSpace(s), `\`, "/")
	if plain, err := url.PathUnescape(tidy); err == nil { // some editors write « mon%20atelier.jpg »
		tidy = plain
	}
	if !strings.Contains(tidy, "..") && !strings.Contains(tidy, ":") {
		tidy = strings.TrimPrefix(strings.TrimLeft(strings.TrimPrefix(tidy, "./"), "/"), "static/")
		tidy = words.FilePath(tidy)
	}
	return suggest("V057", tidy)
}

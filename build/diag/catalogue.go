// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"slices"
	"strings"
	"sync"
)

// A Text is one sentence in the two languages that every message has.
type Text struct{ FR, EN string }

// In returns the text in a language: English for "en", French for every other.
func (t Text) In(lang string) string {
	if lang == "en" {
		return t.EN
	}
	return t.FR
}

// A Rule is what the catalogue says of a code. {name} in Message and Hints is replaced by the argument of that
// name; a hint of which an argument is missing or empty is left out.
type Rule struct {
	Code     Code
	Severity Severity
	Title    Text   // what is wrong, in a few words without arguments: "activité inconnue"
	Message  Text   // the same with this case's values: "« {value} » ne fait pas partie des activités de ce réseau"
	Hints    []Text // what to do instead, the best first: "écrivez « {nearest} »"
	Related  Text   // what Diagnostic.Related shows: "déjà ici"; empty means "voir aussi"
	Explain  Text   // a paragraph for a person who meets the code for the first time
	Wrong    string // an example of the mistake, as it stands in a file
	Right    string // the same, mended
}

// rules returns the whole catalogue sorted by code.
var rules = sync.OnceValue(func() []Rule {
	all := slices.Concat(
		fileRules, nameRules, yamlRules, valueRules, placeRules, eventRules, adRules, figureRules, referenceRules,
		geographyRules, markdownRules, imageRules, configurationRules, outputRules, themeRules,
	)
	slices.SortFunc(all, func(a, b Rule) int { return strings.Compare(string(a.Code), string(b.Code)) })
	return all
})

// Rules returns what the catalogue says of every code, sorted by code. The result must not be modified.
func Rules() []Rule { return rules() }

// Lookup returns what the catalogue says of a code, and a Rule with an empty Code when it says nothing.
func Lookup(code Code) Rule {
	all := rules()
	i, found := slices.BinarySearchFunc(all, code, func(r Rule, c Code) int { return strings.Compare(string(r.Code), string(c)) })
	if !found {
		return Rule{}
	}
	return all[i]
}

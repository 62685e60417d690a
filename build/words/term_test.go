// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package words

import (
	"slices"
	"testing"
)

// What a reader types and what a page says meet in the shortest form.
func TestWordsThatMeanTheSameMeet(t *testing.T) {
	for _, group := range [][]string{
		{"cheval", "chevaux", "CHEVAL"},
		{"association", "associations", "Associations"},
		{"partagé", "partagés", "partagée", "partager", "partage"},
		{"jardin", "jardins"},
		{"numérique", "numériques", "numerique"},
		{"œuvre", "œuvres", "oeuvre"},
		{"café", "cafés", "cafe"},
		{"régional", "régionaux"},
		{"workshop", "workshops"},
		{"étage", "ÉTAGE", "étages"},
		{"lieu", "lieux"},
		{"réseau", "réseaux"},
		{"année", "années"},
	} {
		want := Terms(group[0])
		for _, word := range group[1:] {
			if got := Terms(word); !slices.Equal(got, want) {
				t.Errorf("%s is %v, %s is %v", group[0], want, word, got)
			}
		}
	}
	if got := Terms("L’Étage d’à côté, n° 2 : aujourd’hui"); !slices.Equal(got, []string{"etage", "cote", "aujourd", "hui"}) {
		t.Errorf("got %v", got)
	}
	for _, word := range []string{"lieux", "prix", "bus"} {
		if Stem(word) == "" {
			t.Errorf("nothing is left of %s", word)
		}
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

func TestEachNameMeansOneKey(t *testing.T) {
	meant := make(map[string]string)
	for key, list := range names {
		for _, name := range list {
			if folded(name) != name {
				t.Errorf("%s: %q is not folded", key, name)
			}
			if other := meant[name]; other != "" {
				t.Errorf("%q means %s and %s", name, other, key)
			}
			meant[name] = key
		}
	}
}

func TestHeadersAreUnderstood(t *testing.T) {
	for header, want := range map[string]string{
		"NOM DU LIEU": "name", "Adresse mail du contact": "email", "N° de téléphone": "phone", "addr:housenumber": "address.street", "Code Postal": "address.postcode",
		"contact:website": "website", "@id": "external.osm", "id": "external.lieux", "Coordonnées GPS": "lat", "presentation_resume": "summary", "Photo": "", "": "",
	} {
		if got := guess(header, "lieux"); got != want {
			t.Errorf("%q is %q, want %q", header, got, want)
		}
	}
}

func TestAddressesAreTakenApart(t *testing.T) {
	for text, want := range map[string][3]string{
		"12 rue de l’Église, 59000 Lille":                  {"12 rue de l’Église", "59000", "Lille"},
		"3 place du Marché\n62120 Aire-sur-la-Lys, France": {"3 place du Marché", "62120", "Aire-sur-la-Lys"},
		"59100 Roubaix":                     {"", "59100", "Roubaix"},
		"ZA du Pont - F-02000 Laon Cedex 9": {"ZA du Pont", "02000", "Laon"},
		"quelque part":                      {"quelque part", "", ""},
	} {
		d := &draft{values: make(map[string][]string)}
		d.address([]string{text})
		if got := [3]string{d.one("address.street"), d.one("address.postcode"), d.one("address.city")}; got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestNamesHoldOthers(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"la coroutine", "coroutine", true},
		{"coroutine", "la coroutine de lille", true},
		{"cafe", "le cafe des sports", false},
		{"la loco", "la coroutine", false},
		{"", "la coroutine", false},
	} {
		if got := holds(c.a, c.b); got != c.want {
			t.Errorf("holds(%q, %q) is %v", c.a, c.b, got)
		}
	}
}

func TestOfTwoColumnsTheOneThatSaysItBestIsTaken(t *testing.T) {
	table, refused := Read("lieux.csv", []byte("nom,url,website,title,Nom du contact\nA,https://a.example/1,https://a.example/2,B,C\n"))
	if len(refused) > 0 {
		t.Fatal(refused)
	}
	m := Propose(table, &site.Config{})
	for column, want := range map[string]string{"nom": "name", "url": "", "website": "website", "title": "", "Nom du contact": ""} {
		if got := m.key(column); got != want {
			t.Errorf("%q is %q, want %q", column, got, want)
		}
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"math/rand/v2"
	"strings"
	"testing"
	"testing/quick"
)

func TestNearest(t *testing.T) {
	keys := []string{"name", "summary", "activities", "address", "lat", "lon", "website", "email", "phone", "hours", "telework", "tags"}
	activities := []string{"coworking", "fablab", "cafe-associatif", "jardin-partage", "epicerie", "ressourcerie"}
	for _, test := range []struct {
		word    string
		choices []string
		want    string
	}{
		{"cowoking", activities, "coworking"},
		{"Co-Working", activities, "coworking"},
		{"cowroking", activities, "coworking"},
		{"Café associatif", activities, "cafe-associatif"},
		{"CAFE\u0301 ASSOCIATIF", activities, "cafe-associatif"},
		{"épiserie", activities, "epicerie"},
		{"jardin", activities, "jardin-partage"},
		{"piscine", activities, ""},
		{"adresse", keys, "address"},
		{"latitude", keys, "lat"},
		{"telephone", keys, "phone"},
		{"web", keys, "website"},
		{"site", keys, "website"},
		{"sumary", keys, "summary"},
		{"mail", keys, "email"},
		{"tag", keys, "tags"},
		{"name", keys, "name"},
		{"x", keys, ""},
		{"nom", keys, ""},
		{"", keys, ""},
		{"🎉", keys, ""},
		{"-- __", keys, ""},
		{"name", nil, ""},
		{"name", []string{"", "-"}, ""},
		{"P1O4", []string{"P103", "P104", "P114"}, "P104"},
		{"œuvre", []string{"oeuvre", "ouvre"}, "oeuvre"},
		{strings.Repeat("name", 1<<18), keys, ""},
		{"name", []string{strings.Repeat("name", 1<<18)}, ""},
	} {
		if got := Nearest(test.word, test.choices); got != test.want {
			t.Errorf("%.40q is near %q, want %q", test.word, got, test.want)
		}
	}
}

func TestNearestDoesNotDependOnTheOrder(t *testing.T) {
	choices := []string{"bar", "car", "far", "cars", "tar", "ear", "carton"}
	want := Nearest("dar", choices)
	random := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		random.Shuffle(len(choices), func(i, j int) { choices[i], choices[j] = choices[j], choices[i] })
		if got := Nearest("dar", choices); got != want {
			t.Fatalf("%q, then %q", want, got)
		}
	}
}

func TestDistanceIsSymmetric(t *testing.T) {
	if got := distance([]rune("abcd"), []rune("acbde")); got != 2 {
		t.Errorf("a swap and an addition are %d mistakes", got)
	}
	law := func(a, b string) bool {
		x, y := []rune(a), []rune(b)
		n := distance(x, y)
		return n == distance(y, x) && (n == 0) == (string(x) == string(y)) && n <= max(len(x), len(y))
	}
	if err := quick.Check(law, nil); err != nil {
		t.Error(err)
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import (
	"fmt"
	"testing"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
)

func TestAPlaceOfTwoNetworksIsShownOnce(t *testing.T) {
	place := func(id, name string, lon float64, external ...string) *Place {
		p := &Place{Base: Base{ID: id, SortKey: []byte(id)}, Name: name, Point: &geo.Point{Lon: lon, Lat: 50}}
		if len(external) > 0 {
			p.External = map[string]string{"osm": external[0]}
		}
		return p
	}
	town := place("z", "Ailleurs", 9)
	town.Alike, town.Point = "ailleurs\nlille", nil
	again := place("y", "AILLEURS", 8)
	again.Alike = "ailleurs\nlille"
	first := &Source{ID: "a", Places: []*Place{
		place("b", "LA COROUTINE", 3.0001), place("c", "Autre nom", 4, "node/1"), place("d", "La Coroutine", 3.1), place("e", "La Coroutine", 3.1001), again,
	}}
	second := &Source{ID: "b", Places: []*Place{place("f", "la coroutine", 3.1002), place("g", "Neuf", 5)}}
	s := Assemble(&Config{Location: time.UTC, Guests: Guests([]*Source{first, second}), Atlas: geo.NewAtlas(nil)}, []Entry{place("a", "La Coroutine", 3, "node/1"), town}, time.Now())
	var got string
	for _, p := range s.Shown() {
		got += p.ID
	}
	if got != "adgz" {
		t.Errorf("shown: %s", got)
	}
	if len(s.Places) != 2 {
		t.Errorf("%d places of our own", len(s.Places))
	}
}

// BenchmarkAssembleNation assembles a small network that shows 100 others of 1,000 places each.
func BenchmarkAssembleNation(b *testing.B) {
	c := &Config{Location: time.UTC, Atlas: geo.NewAtlas(nil)}
	for n := range 100 {
		source := &Source{ID: fmt.Sprint(n)}
		for i := range 1000 {
			name := fmt.Sprintf("Lieu %d-%d", n, i)
			source.Places = append(source.Places, &Place{
				Base: Base{ID: name, SortKey: []byte(name)}, Name: name, Alike: geo.Fold(name) + "\nville", Origin: source,
				Point: &geo.Point{Lon: float64(n) / 10, Lat: 43 + float64(i)/150},
			})
		}
		c.Sources = append(c.Sources, source)
	}
	c.Guests = Guests(c.Sources)
	for b.Loop() {
		if s := Assemble(c, nil, time.Now()); len(s.Shown()) != 100_000 {
			b.Fatalf("%d places", len(s.Shown()))
		}
	}
}

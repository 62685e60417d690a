// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package draw

import (
	"math"
	"strconv"
	"testing"
	"testing/quick"
)

func smallChart() Chart {
	return Chart{
		IDPrefix: "c", Title: "Rendez-vous par mois", Description: "De janvier à mars.", Labels: []string{"janvier", "février", "mars", "avril, le mois qui a un nom bien plus long"},
		Series: []Series{{"Apéros", []float64{1, 0, 3, 2}}, {"Ateliers", []float64{2, 12, math.NaN()}}},
	}
}

func smallSankey() Sankey {
	return Sankey{
		IDPrefix: "s", Title: "Flux 2020", Description: "Deux sources, un commun, deux personnes.",
		Flows: []Flow{{"France Tiers-Lieux", "Dokos", 3600}, {"La Coroutine", "Dokos", 500}, {"Dokos", "Développement", 4000}, {"Dokos", "Relecture", 100}},
		Href: func(name string) string {
			if name == "La Coroutine" {
				return "/lieux/la-coroutine/"
			}
			return ""
		},
		Write: func(v float64) string { return number(v) + " €" },
	}
}

func TestChartsAreDrawnAsAgreed(t *testing.T) {
	one := smallChart()
	one.Series = one.Series[:1]
	for name, svg := range map[string]SVG{
		"bars.svg": one.Bars(), "stacked.svg": smallChart().Bars(), "lines.svg": smallChart().Lines(), "area.svg": one.Lines(),
		"radar.svg": smallChart().Radar(), "progress.svg": Progress(0.4), "sankey.svg": smallSankey().SVG(),
	} {
		elements(t, svg)
		golden(t, name, svg)
	}
}

func TestASankeyKeepsItsAmounts(t *testing.T) {
	s := smallSankey()
	nodes := s.nodes()
	columns := s.columns(nodes)
	s.place(columns)
	if len(columns) != 3 || nodes["Dokos"].in != 4100 || nodes["Dokos"].out != 4100 {
		t.Fatalf("%d columns, Dokos %+v", len(columns), nodes["Dokos"])
	}
	if got, want := nodes["France Tiers-Lieux"].height/nodes["La Coroutine"].height, 7.2; math.Abs(got-want) > 0.01 {
		t.Errorf("the boxes of 3600 and 500 are as %v to 1, want %v", got, want)
	}
}

// Names in one column never cover each other, whatever the amounts, and circles end.
func TestNamesOfASankeyDoNotCoverEachOther(t *testing.T) {
	law := func(from, to []uint8, amount []uint16) bool {
		var s Sankey
		for i := range min(len(from), len(to), len(amount)) {
			s.Flows = append(s.Flows, Flow{"De " + strconv.Itoa(int(from[i]%9)), "De " + strconv.Itoa(int(to[i]%9)), float64(amount[i])})
		}
		nodes := s.nodes()
		columns := s.columns(nodes)
		height := s.place(columns)
		for _, column := range columns {
			for i, n := range column {
				half := max(n.height, lineHeight*float64(len(n.lines))) / 2
				if n.y+n.height/2-half < -0.1 || n.y+n.height/2+half > height+0.1 {
					return false
				}
				if i > 0 {
					over := column[i-1]
					if over.y+over.height/2+max(over.height, lineHeight*float64(len(over.lines)))/2 > n.y+n.height/2-half+0.1 {
						return false
					}
				}
			}
		}
		_, err := read(s.SVG())
		return err == nil
	}
	if err := quick.Check(law, nil); err != nil {
		t.Error(err)
	}
}

func TestHostileLabelsStayLabels(t *testing.T) {
	for _, text := range hostile {
		c := Chart{IDPrefix: text, Title: text, Description: text, Labels: []string{text, text, text}, Series: []Series{{text, []float64{1, math.Inf(1), -4}}, {text, nil}}, Write: func(float64) string { return text }}
		s := Sankey{Title: text, Description: text, Flows: []Flow{{text, "a" + text, 3}, {"a" + text, text, 2}}, Href: func(string) string { return text }}
		for _, svg := range []SVG{c.Bars(), c.Lines(), c.Radar(), s.SVG()} {
			if _, err := read(svg); err != nil {
				t.Errorf("%q: %v", text, err)
			}
		}
	}
}

func TestEmptyChartsAreDrawn(t *testing.T) {
	for _, svg := range []SVG{Chart{}.Bars(), Chart{}.Lines(), Chart{}.Radar(), Sankey{}.SVG(), Progress(math.NaN())} {
		if _, err := read(svg); err != nil {
			t.Error(err)
		}
	}
}

func TestScalesEndWithARoundNumber(t *testing.T) {
	for largest, want := range map[float64]float64{0: 1, 1: 1, 3: 5, 12: 20, 51: 100, 24600: 50000} {
		if got := (Chart{}).top(largest); got != want {
			t.Errorf("a scale for %v ends with %v, want %v", largest, got, want)
		}
	}
}

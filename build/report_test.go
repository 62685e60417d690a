// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// A goal is what the printed report of 2020 says: what was counted, what was aimed at, what was done.
type goal struct{ label, target, achieved string }

// printed is the table of indicators of the printed report of 2020, workstream by workstream, copied by hand; and below each the figures that its
// text gives. What the site counts itself was counted in content/ by hand.
var printed = map[string][]goal{
	"Animation du réseau": {
		{"Lieux du territoire visités", "20", "40"},
		{"Participation au temps fort annuel", "200", "151 + 97"},
		{"Meet-up dans l’année", "4", "4 (+ 1 rural)"},
		{"Porteurs de projets à chaque meet-up", "10", "21 en moyenne"},
		{"Porteurs de lieux à chaque meet-up", "3", "4"},
		{"Apéros tiers-lieux", "8", "10"}, // counted: ten files; the note says that the report prints 11
		{"Communes rencontrées", "10", "8"},
		{"Vues en direct du temps fort annuel", "", "24 600"}, // counted
		{"Lieux adhérents", "", "8"},                          // counted
	},
	"Compagnonnage": {
		{"Outil de suivi des porteurs de projet", "1", "1"},
		{"Échanges entre pairs", "10", "à la demande"},
		{"Structures d’accompagnement rencontrées", "5", "1 rencontre de 6 structures"},
		{"Communes de la métropole informées", "7", "8"},
		{"Membres du cercle des accompagnateurs", "10", "6"},
		{"Charte entre le cercle et l’association", "1", "1"},
		{"Demandes d’accompagnement traitées", "", "17"},
		{"Lieux accompagnés pour fabriquer des masques", "", "6"},
		{"Masques fabriqués", "", "2 500"},
		{"Stagiaires de la formation", "", "14"}, // counted
	},
	"Coordination des fabriques": {{"Contribution aux rencontres des fabriques", "", "à l’invitation de l’ANCT"}},
	"Mutualisation": {
		{"Outil libre de réservation", "1", "1"},
		{"Mise à jour du cahier d’activités", "1", "1"},
		{"Amélioration de Movilab", "1", "1"},
	},
	"Visibilité nationale": {
		{"Interventions dans des événements nationaux", "", "2"},
		{"Dossier REACT-EU", "1", "1"},
	},
	"Communication": {
		{"Signalétique commune", "1", "en discussion"},
		{"Mise à jour de la carte", "", "base à jour"},
		{"API en temps réel", "", "en cours"},
		{"Amélioration de la carte", "", "en cours"},
		{"Grille d’évaluation", "", "à réaliser"},
		{"Étude d’impact", "", "à réaliser"},
		{"Observatoire", "", "à réaliser"},
		{"Lieux inscrits sur la carte de la métropole", "", "147"},
		{"Abonnements à la page Facebook", "", "955"},
		{"Abonnements au compte Twitter", "", "531"},
		{"Épisodes de la mini-série", "", "11"},
		{"Numéros de la newsletter", "", "5"}, // counted
	},
	"Télétravail": {
		{"Liste à jour des lieux ouverts au télétravail", "1", "1"},
		{"Agents de la métropole accompagnés", "20", "5"},
		{"Facturation entre les lieux", "1", "0"},
		{"Étude de faisabilité", "1", "en cours"},
	},
	"Coordination et gestion": {
		{"Contributrices et contributeurs recrutés", "", "9"},
		{"Séances sur les rétributions", "", "3"},
		{"Réseaux qui ont repris la méthode", "", "3"},
	},
}

// alsoSaid are figures that the printed report gives outside of its table.
var alsoSaid = []string{
	"10 dans le texte du rapport, 11 dans son tableau", "25 personnes ont adhéré", "225 au début", "plus de 30 vidéos", "20 participants", "8 sont allées au bout",
}

// invested and paid are the money flows of 2020 as they are legible in the printed report: into the commons, out of them, and to whom.
var invested = map[string]string{
	"France Tiers-Lieux": "3600", "La MYNE": "1200", "KPA-Cité": "1000", "Optéos": "810", "Les Saprophytes": "240", "Lab01": "500", "A+ c’est mieux": "360",
	"La Voisinerie de Wazemmes": "500", "La Coopérative Tiers-Lieux": "360", "La Trame 07": "120", "L’Hermitage": "200", "La Cofabrik": "800", "La Coroutine": "500",
	"ANIS": "500", "Hop’N Work": "500", "Réactifs activités": "600", "Investissements inférieurs à 100 €": "433", "La Compagnie des Tiers-Lieux": "12157",
}

var paid = map[string]string{
	"Dokos": "8910", "Modèle de site internet": "7500", "Cahier d’activités": "1967", "Prestations de développement": "14000",
	"Contribution individuelle A": "2975", "Contribution individuelle B": "2000", "Contribution individuelle C": "1687", "Contribution individuelle D": "1500",
}

// spaces makes one space of every kind of it.
var spaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\n", " ")

func plain(s string) string { return strings.Join(strings.Fields(spaces.Replace(s)), " ") }

// textOf returns the words of a part of a page, without what programs only use.
func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if n.Data == "abbr" || n.Data == "svg" || n.Data == "span" {
		return ""
	}
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(textOf(c))
	}
	return b.String()
}

// The report of the demo says every figure of the printed report of 2020.
func TestTheReportOfTheDemoHasTheFiguresOfTheYear(t *testing.T) {
	p, err := build.Open(context.Background(), build.Options{
		FS: os.DirFS(".."), Themes: themes.FS(), Today: when.Moment{Time: time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC), Precision: when.Instant},
	})
	if err != nil {
		t.Fatal(err)
	}
	if diag.Failed(p.State().Problems) {
		t.Fatal(p.State().Problems)
	}
	file := func(path string) []byte {
		f, found := p.State().Plan.File(path)
		if !found {
			t.Fatalf("the demo has no %s", path)
		}
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	page, err := html.Parse(bytes.NewReader(file("rapports/2020/index.html")))
	if err != nil {
		t.Fatal(err)
	}
	rows := make(map[string][]goal) // by the title of their workstream
	for n := range page.Descendants() {
		if n.Type != html.ElementNode || n.Data != "section" || !strings.HasPrefix(attr(n, "id"), "chantier-") {
			continue
		}
		title := ""
		for inner := range n.Descendants() {
			if inner.Type == html.ElementNode && inner.Data == "h2" {
				title = plain(textOf(inner))
			}
			if inner.Type != html.ElementNode || inner.Data != "tr" || inner.Parent.Data != "tbody" {
				continue
			}
			var cells []string
			for c := range inner.ChildNodes() {
				if c.Type == html.ElementNode {
					cells = append(cells, plain(textOf(c)))
				}
			}
			rows[title] = append(rows[title], goal{cells[0], strings.TrimPrefix(cells[1], "–"), cells[2]})
		}
	}
	if len(rows) != 8 {
		t.Fatalf("the report has %d workstreams with indicators, the printed one 8: %v", len(rows), rows)
	}
	for title, goals := range printed {
		for _, want := range goals {
			found := false
			for name, list := range rows {
				for _, got := range list {
					target, _, _ := strings.Cut(got.target, " ") // after it comes its unit
					found = found || strings.HasPrefix(name, title) && strings.HasPrefix(got.label, want.label) && target == want.target && got.achieved == want.achieved
				}
			}
			if !found {
				t.Errorf("%s: nobody says %+v", title, want)
			}
		}
	}
	text := plain(textOf(page))
	for _, want := range alsoSaid {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	flows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(file("flux-financiers/2020/flux.csv"), []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	amount := func(at int, name string) string {
		for _, row := range flows[1:] {
			if plain(row[at]) == name {
				return row[2]
			}
		}
		return "nothing"
	}
	for name, want := range invested {
		if got := amount(0, name); got != want {
			t.Errorf("%s put %s into the commons, the printed report says %s", name, got, want)
		}
		if !strings.Contains(text, name) {
			t.Errorf("the report does not name %s", name)
		}
	}
	for name, want := range paid {
		if got := amount(1, name); got != want {
			t.Errorf("%s received %s, the printed report says %s", name, got, want)
		}
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

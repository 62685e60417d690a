// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package bench makes networks of any size, to measure the stages on them. The same size gives the same bytes.
// [Write] makes one, [WriteHugo] the same one as a site of Hugo. [Hostile], [Awkward] and [Alone] are small ones that are hard to show.
package bench

import (
	"embed"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sizes are the numbers of documents of a network, as networks have them: a third as many events as places, a twentieth as
// many ads, a fiftieth as many newsletters and a tenth as many articles.
type Sizes struct{ Places, Events, Ads, Newsletters, Articles int }

// Of returns the sizes of a network of so many places.
func Of(places int) Sizes {
	return Sizes{places, places / 3, places / 20, places / 50, places / 10}
}

// The generated network covers a square of so many communes a side, each 0.1° wide, from this corner.
const (
	side        = 10
	west, south = 2.0, 49.5
	step        = 0.1
)

var activities = []string{"coworking", "fablab", "cafe", "jardin", "culture", "atelier"}

// Write writes a network into a folder that must be empty or absent.
func Write(dir string, s Sizes) error {
	w := writer{dir: dir, random: rand.New(rand.NewPCG(1, 2))}
	w.file("site.yaml", siteYAML)
	w.file("content/territories/communes.geojson", communes())
	w.documents(s)
	return w.err
}

// WritePeer is [Write] with what the site of [WriteHugo] does not have switched off in site.yaml.
func WritePeer(dir string, s Sizes) error {
	w := writer{dir: dir, random: rand.New(rand.NewPCG(1, 2))}
	w.file("site.yaml", siteYAML+"sections: {api: false, calendars: false, cards: false, directory: false, guide: false, previews: false, signs: false}\n")
	w.file("content/territories/communes.geojson", communes())
	w.documents(s)
	return w.err
}

//go:embed all:hugo
var hugoSite embed.FS

// WriteHugo writes the documents of the same network as a site of Hugo: the same front matter and the same texts, and for places
// their commune once more as Hugo's taxonomies want it.
func WriteHugo(dir string, s Sizes) error {
	w := writer{dir: dir, hugo: true, random: rand.New(rand.NewPCG(1, 2))}
	site, err := fs.Sub(hugoSite, "hugo")
	if err != nil {
		return err
	}
	if err := os.CopyFS(dir, site); err != nil {
		return err
	}
	for folder, title := range map[string]string{"places": "Tiers-lieux", "events": "Agenda", "ads": "Annonces", "newsletters": "Newsletters", "articles": "Actualités"} {
		w.file("content/"+folder+"/_index.md", "---\ntitle: "+title+"\n---\n")
	}
	w.file("data/communes.json", communes())
	w.documents(s)
	return w.err
}

// documents writes what people of the network wrote.
func (w *writer) documents(s Sizes) {
	for i := range s.Places {
		w.place(i)
	}
	for i := range s.Events {
		w.event(i, s.Places)
	}
	for i := range s.Ads {
		w.ad(i)
	}
	for i := range s.Newsletters {
		w.dated("newsletters", "Lettre", i, fmt.Sprintf("number: %d\n", i+1))
	}
	for i := range s.Articles {
		w.dated("articles", "Article", i, "categories: [Vie du réseau]\n")
	}
}

// A writer writes files until one fails.
type writer struct {
	dir    string
	hugo   bool // for Hugo
	random *rand.Rand
	err    error
}

func (w *writer) file(name, text string) {
	if w.err != nil {
		return
	}
	path := filepath.Join(w.dir, filepath.FromSlash(name))
	if w.err = os.MkdirAll(filepath.Dir(path), 0o755); w.err == nil {
		w.err = os.WriteFile(path, []byte(text), 0o644)
	}
}

func (w *writer) place(i int) {
	column, row := w.random.IntN(side), w.random.IntN(side)
	lon := west + step*(float64(column)+0.05+0.9*w.random.Float64())
	lat := south + step*(float64(row)+0.05+0.9*w.random.Float64())
	folder, commune := "places", ""
	if w.hugo {
		folder, commune = "content/places", "communes: ["+communeName(column, row)+"]\n"
	}
	w.file(fmt.Sprintf("%s/lieu-%05d.md", folder, i), fmt.Sprintf(`---
name: Lieu %d de %s
summary: %s
activities:
  - %s
  - %s
address:
  street: %d rue de la République
  postcode: "%05d"
  city: %s
lat: %.5f
lon: %.5f
website: https://lieu-%d.example.org
email: bonjour@lieu-%d.example.org
phone: 03 20 %02d %02d %02d
hours: Mo-Fr 09:00-18:00; Sa 10:00-17:00
services: [wifi, imprimante, café]
telework: {desks: %d, meeting_rooms: %d}
access: {wheelchair: yes, transit: Métro République, bike: arceaux devant la porte}
organisation: {name: Association Lieu %d, legal_form: association}
opened: %d
%s---

%s`, i, communeName(column, row), w.sentence(12), activities[i%len(activities)], activities[(i+1)%len(activities)],
		1+w.random.IntN(200), 59000+i%999, communeName(column, row), lat, lon, i, i,
		w.random.IntN(100), w.random.IntN(100), w.random.IntN(100), w.random.IntN(40), w.random.IntN(5), i, 2005+i%20, commune, w.body()))
}

func (w *writer) event(i, places int) {
	day := fmt.Sprintf("%d-%02d-%02d", 2024+i%4, 1+w.random.IntN(12), 1+w.random.IntN(28))
	w.file(fmt.Sprintf("content/events/rendez-vous-%05d.md", i), fmt.Sprintf(`---
title: Rendez-vous %d
summary: %s
kind: %s
start: %s 18:30
end: %s 21:00
place: lieu-%05d
registration: {required: true, email: inscription@example.org, capacity: %d, price: gratuit}
---

%s`, i, w.sentence(10), []string{"apero", "atelier", "visite"}[i%3], day, day, w.random.IntN(max(places, 1)), 10+w.random.IntN(90), w.body()))
}

func (w *writer) ad(i int) {
	w.file(fmt.Sprintf("content/ads/annonce-%05d.md", i), fmt.Sprintf(`---
title: Annonce %d
summary: %s
kind: %s
published: %d-03-0%d
expires: %d-06-30
organisation: Association %d
contact: {email: contact@example.org}
---

%s`, i, w.sentence(10), []string{"job", "premises"}[i%2], 2024+i%3, 1+i%9, 2024+i%3, i, w.body()))
}

func (w *writer) dated(folder, title string, i int, more string) {
	w.file(fmt.Sprintf("content/%s/%s-%05d.md", folder, strings.ToLower(title), i), fmt.Sprintf(`---
title: %s %d
summary: %s
date: %d-%02d-%02d
%s---

%s`, title, i, w.sentence(10), 2015+i%10, 1+w.random.IntN(12), 1+w.random.IntN(28), more, w.body()))
}

var vocabulary = strings.Fields(`le lieu accueille chaque semaine des habitants qui viennent travailler fabriquer réparer apprendre et partager un repas
dans la grande salle autour des machines du fablab ou au jardin une équipe de bénévoles ouvre la porte tient le café prête les outils
explique comment participer écoute les idées accompagne les projets de quartier avec les associations voisines la commune et les écoles`)

func (w *writer) sentence(words int) string {
	var b strings.Builder
	for i := range words {
		word := vocabulary[w.random.IntN(len(vocabulary))]
		if i == 0 {
			first, size := utf8.DecodeRuneInString(word)
			word = string(unicode.ToUpper(first)) + word[size:]
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	b.WriteByte('.')
	return b.String()
}

// body returns 110 to 600 words with what people use of Markdown.
func (w *writer) body() string {
	var b strings.Builder
	for paragraph := range 4 + w.random.IntN(8) {
		switch paragraph % 4 {
		case 1:
			fmt.Fprintf(&b, "## %s\n\n", strings.TrimSuffix(w.sentence(5), "."))
		case 3:
			for range 4 {
				fmt.Fprintf(&b, "- **%s** %s\n", vocabulary[w.random.IntN(len(vocabulary))], w.sentence(8))
			}
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s [%s](https://example.org/%d) %s %s\n\n", w.sentence(14), "un lien", paragraph, w.sentence(12), w.sentence(13))
	}
	return b.String()
}

func communeName(column, row int) string { return fmt.Sprintf("Bourg-%c%c", 'A'+column, 'A'+row) }

func communes() string {
	var b strings.Builder
	b.WriteString(`{"type":"FeatureCollection","features":[`)
	for column := range side {
		for row := range side {
			if column+row > 0 {
				b.WriteByte(',')
			}
			w, s := west+step*float64(column), south+step*float64(row)
			fmt.Fprintf(&b, `{"type":"Feature","properties":{"code":"59%03d","nom":"%s"},"geometry":{"type":"Polygon","coordinates":[[[%.2f,%.2f],[%.2f,%.2f],[%.2f,%.2f],[%.2f,%.2f],[%.2f,%.2f]]]}}`,
				column*side+row, communeName(column, row), w, s, w+step, s, w+step, s+step, w, s+step, w, s)
		}
	}
	b.WriteString("]}\n")
	return b.String()
}

const siteYAML = `name: Un réseau pour mesurer
tagline: Des lieux en nombre
description: Un réseau fait pour mesurer la construction d’un site.
lang: fr
base_url: https://mesure.example.org
timezone: Europe/Paris
territory: {name: La Mesure}
activities:
  - {id: coworking, title: Coworking}
  - {id: fablab, title: Fablab}
  - {id: cafe, title: Café associatif}
  - {id: jardin, title: Jardin partagé}
  - {id: culture, title: Lieu culturel}
  - {id: atelier, title: Atelier partagé}
event_kinds:
  - {id: apero, title: Apéro}
  - {id: atelier, title: Atelier}
  - {id: visite, title: Visite}
ad_kinds:
  - {id: job, title: Emploi}
  - {id: premises, title: Local}
labels: []
licences: {content: CC-BY-SA-4.0, data: etalab-2.0}
`

package schema_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	_ "time/tzdata" // the same time zones on every machine

	"github.com/google/go-cmp/cmp"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
)

// network is a set with the terms of a small network.
func network() *schema.Set {
	return schema.Load().With(map[string][]schema.Term{
		"activities":  {{"coworking", "Coworking"}, {"fablab", "Atelier de fabrication"}, {"cafe", "Café associatif"}},
		"event_kinds": {{"apero", "Apéro"}, {"visit", "Visite"}},
		"ad_kinds":    {{"job", "Emploi"}, {"premises", "Locaux"}},
		"labels":      {{"fabrique-de-territoire", "Fabrique de territoire"}},
	})
}

// matter reads YAML as the front matter of a file.
func matter(t testing.TB, text string) *front.Matter {
	t.Helper()
	m, problems := front.Parse(&diag.File{Path: "places/test.md", Text: []byte(text)}, front.NetworkLimits)
	if len(problems) > 0 || m == nil {
		t.Fatalf("front refuses the test's own text: %v\n%s", problems, text)
	}
	return m
}

// Documents without a problem; the cases below add or change a line.
var right = map[string]string{
	"place":      "name: La Coroutine\nsummary: Un café.\nactivities: [coworking]\naddress:\n  postcode: 59000\n  city: Lille\nlat: 50.6303\nlon: 3.0571\n",
	"event":      "title: Apéro\nstart: 2020-06-19 18:30\nplace: la-coroutine\n",
	"ad":         "title: Cherche local\nkind: premises\npublished: 2020-11-26\n",
	"page":       "title: Le réseau\n",
	"route":      "title: À vélo\nstops:\n  - place: la-coroutine\n",
	"flow":       "currency: EUR\nflows:\n  - {from: ANIS, to: Dokos, amount: 500}\n",
	"episode":    "title: À l'écoute\ndate: 2020-09-15\nurl: https://exemple.fr/\n",
	"resource":   "title: Cahier\n",
	"site":       "name: Réseau\nlang: fr\nbase_url: https://exemple.fr\nactivities:\n  - {id: coworking, title: Coworking}\n",
	"newsletter": "title: Ensemble\ndate: 2020-03-27\n",
	"article":    "title: Masques\ndate: 2020-05-11\n",
	"person":     "name: Optéos\n",
	"areas":      "areas:\n  - {code: 200093201, name: MEL, kind: epci, parts: [59350]}\n",
	"redirects":  "redirects:\n  - {from: /lieux/a/, to: /lieux/b/}\n",
	"indicator":  "workstreams:\n  - title: Réseau\n    indicators:\n      - label: Visites\n        target: 20\n        achieved: 40\n",
}

var update = flag.Bool("update", false, "write testdata again")

func TestRightDocumentsHaveNoProblem(t *testing.T) {
	set := network()
	for _, name := range set.Names() {
		if right[name] == "" {
			t.Errorf("no right document of type %s", name)
			continue
		}
		if problems := set.Type(name).Check(matter(t, right[name])); len(problems) > 0 {
			t.Errorf("%s:\n%s", name, said(problems))
		}
	}
	for _, more := range allowed {
		if problems := set.Type(more.kind).Check(matter(t, more.document())); len(problems) > 0 {
			t.Errorf("%s, %q:\n%s", more.kind, more.lines, said(problems))
		}
	}
}

// A mistake is some lines of a document: they are put in the place of those with the same key, or added. « -name » takes a key away.
type mistake struct {
	code  diag.Code
	kind  string
	lines string
}

func (m mistake) document() string {
	text := right[m.kind]
	for _, block := range blocks(m.lines) {
		key, _, _ := strings.Cut(block, ":")
		if name, remove := strings.CutPrefix(key, "-"); remove {
			text = put(text, strings.TrimSpace(name), "")
			continue
		}
		text = put(text, key, block)
	}
	return text
}

// blocks cuts YAML into its keys with what belongs to them.
func blocks(text string) []string {
	var list []string
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		if strings.HasPrefix(line, " ") && len(list) > 0 {
			list[len(list)-1] += line + "\n"
			continue
		}
		list = append(list, line+"\n")
	}
	return list
}

func put(text, key, block string) string {
	all := blocks(text)
	for i, b := range all {
		if strings.HasPrefix(b, key+":") {
			all[i] = block
			return strings.Join(all, "")
		}
	}
	return strings.Join(all, "") + block
}

// TestProblems holds what people read for every mistake against testdata/problems.txt, which -update writes again.
func TestProblems(t *testing.T) {
	set := network()
	var b strings.Builder
	b.WriteString("# SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors\n# SPDX-License-Identifier: Apache-2.0\n")
	for _, c := range mistakes {
		text := c.document()
		problems := set.Type(c.kind).Check(matter(t, text))
		if len(problems) != 1 || problems[0].Code != c.code {
			t.Errorf("%s, %q: want %s alone, got\n%s", c.kind, c.lines, c.code, said(problems))
			continue
		}
		fmt.Fprintf(&b, "\n--- %s: %s\n%s", c.kind, strings.ReplaceAll(strings.TrimSpace(c.lines), "\n", "⏎"), said(problems))
		if problems[0].Fix == nil {
			continue
		}
		mended, err := diag.Apply([]byte(text), problems[0].Fix)
		if err != nil {
			t.Errorf("%s, %q: %v", c.kind, c.lines, err)
			continue
		}
		fmt.Fprintf(&b, "    ▸ %s\n", changed(text, string(mended)))
		if left := set.Type(c.kind).Check(matter(t, string(mended))); len(left) > 0 {
			t.Errorf("%s, %q: the mended document has problems:\n%s\n%s", c.kind, c.lines, mended, said(left))
		}
	}
	const golden = "testdata/problems.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("other words than in %s (-want +got):\n%s", golden, diff)
	}
}

// changed returns the lines that are new, "(nothing)" when lines only went away.
func changed(before, after string) string {
	old := strings.Split(before, "\n")
	var lines []string
	for line := range strings.SplitSeq(after, "\n") {
		if !slices.Contains(old, line) {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		return "(nothing)"
	}
	return strings.Join(lines, "⏎")
}

// TestEveryCodeHasAMistake names the codes of our subjects that no mistake provokes.
func TestEveryCodeHasAMistake(t *testing.T) {
	elsewhere := []diag.Code{"P111", "C120", "C130", "C131", "C132"} // from other packages
	for _, rule := range diag.Rules() {
		if !strings.ContainsAny(string(rule.Code[:1]), "VPC") || slices.Contains(elsewhere, rule.Code) {
			continue
		}
		if !slices.ContainsFunc(mistakes, func(m mistake) bool { return m.code == rule.Code }) {
			t.Errorf("no mistake provokes %s", rule.Code)
		}
	}
}

// TestWordsAreComplete renders every problem in both languages: no sentence may keep a {name}.
func TestWordsAreComplete(t *testing.T) {
	set := network()
	for _, c := range mistakes {
		for _, p := range set.Type(c.kind).Check(matter(t, c.document())) {
			rule := diag.Lookup(p.Code)
			for _, lang := range []string{"fr", "en"} {
				if text, complete := diag.Expand(rule.Message, lang, p.Args); !complete {
					t.Errorf("%s, %q: %s", p.Code, c.lines, text)
				}
				if !slices.ContainsFunc(rule.Hints, func(h diag.Text) bool { _, ok := diag.Expand(h, lang, p.Args); return ok }) {
					t.Errorf("%s, %q: no remedy in %s", p.Code, c.lines, lang)
				}
			}
		}
	}
}

// said returns problems as a person reads them: place, message, remedies.
func said(problems []diag.Diagnostic) string {
	var b strings.Builder
	for _, p := range problems {
		rule := diag.Lookup(p.Code)
		message, _ := diag.Expand(rule.Message, "fr", p.Args)
		line, column := p.At.Position()
		fmt.Fprintf(&b, "%s %d:%d %q\n    %s\n", p.Code, line, column, p.At.Text(), message)
		for _, hint := range rule.Hints {
			if text, complete := diag.Expand(hint, "fr", p.Args); complete {
				fmt.Fprintf(&b, "    = %s\n", text)
			}
		}
	}
	return b.String()
}

// allowed are lines that are right, though they may not look so.
var allowed = []mistake{
	{"", "place", "phone:"},
	{"", "place", "member: 2020-06-12"},
	{"", "place", "member: true"},
	{"", "place", "-lat\n-lon\nstatus: project"},
	{"", "place", "lat:\nlon:\nstatus: project"},
	{"", "place", "address: {postcode: 01000, city: Bourg-en-Bresse, insee: 2A004}"},
	{"", "place", "phone: 0320000000"},
	{"", "place", "phone: +33 (0)3 20 00 00 00"},
	{"", "place", "name: no"},
	{"", "place", "name: 1.10"},
	{"", "place", "opened: 2017"},
	{"", "place", "website: https://été.exemple.fr/où?q=1#ici"},
	{"", "place", "organisation: {siret: 35600000000048}"},
	{"", "place", "organisation: {siret: 35600000049837}"},
	{"", "place", "external: {osm: 4567890123, france-tiers-lieux: x}"},
	{"", "place", "lat: 4.9\nlon: -52.3"},
	{"", "place", "lat: -20.88\nlon: 55.45"},
	{"", "event", "-place\naddress: {postcode: 59000, city: Lille}\nlat: 50.6\nlon: 3.05"},
	{"", "event", "-place\nonline: https://exemple.fr/visio"},
	{"", "event", "start: 2020-06-19T18:30:00+02:00"},
	{"", "event", "registration: {price: 5}"},
	{"", "site", "sections: {ads: false}"},
	{"", "site", "base_url: https://exemple.fr/reseau"},
	{"", "site", "basemap: ign"},
	{"", "site", "basemap: none"},
	{"", "site", "basemap: {url: \"https://tuiles.exemple.fr/{z}/{x}/{y}.png?k=1&f=image/png\", attribution: © IGN, max_zoom: 19}"},
}

// mistakes has one line or more for every code that Check gives. What people see is in testdata/problems.txt.
var mistakes = []mistake{
	{"V001", "place", "nom: X"},
	{"V001", "place", "-name\nnom: X"},
	{"V002", "place", "-name"},
	{"V001", "place", "ville: Lille"},
	{"V001", "place", "horaires: Mo-Fr 09:00-18:00"},
	{"V001", "place", "web site: https://a.fr"},
	{"V001", "place", "adress: https://a.fr"},
	{"V001", "place", "zzz: 1"},
	{"V001", "place", "téléphone: 0320000000"},
	{"V001", "event", "lieu: x"},
	{"V001", "event", "description: x"},
	{"V003", "place", "name:"},
	{"V003", "place", "name: ''"},
	{"V004", "place", "name: [La Coroutine]"},
	{"V004", "place", "name:\n  - a\n  - b"},
	{"V005", "place", "activities: coworking"},
	{"V005", "place", "activities: coworking, fablab"},
	{"V005", "place", "services: Wifi, café"},
	{"V006", "place", "address: 16 allée, 59000 Lille"},
	{"V002", "place", "address:\n  city: Lille"},
	{"V007", "place", "services:\n  - Wifi: gratuit"},
	{"V008", "place", "draft: oui"},
	{"V008", "place", "draft: \"true\""},
	{"V008", "place", "draft: peut-être"},
	{"V009", "event", "registration: {capacity: 1 200 personnes}"},
	{"V009", "event", "registration: {capacity: 1 200}"},
	{"V009", "event", "registration: {capacity: \"30\"}"},
	{"V009", "event", "registration: {capacity: 030}"},
	{"V009", "event", "registration: {capacity: 30.5}"},
	{"V010", "flow", "flows:\n  - {from: a, to: b, amount: 3 600 €}"},
	{"V010", "flow", "flows:\n  - {from: a, to: b, amount: .nan}"},
	{"V010", "flow", "flows:\n  - {from: a, to: b, amount: 1e999}"},
	{"V010", "flow", "flows:\n  - {from: a, to: b, amount: beaucoup}"},
	{"V011", "flow", "flows:\n  - from: a\n    to: b\n    amount: 12,50"},
	{"V012", "place", "quality: {date: 2020-11-05, openness: 8}"},
	{"V013", "place", "name: " + strings.Repeat("x", 121)},
	{"V014", "place", "services:\n  - Wifi\n  -"},
	{"V015", "place", "activities: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u]"},
	{"V016", "place", "activities: []"},
	{"V017", "place", "services:\n  - Wifi\n  - Café\n  - Wifi"},
	{"V018", "place", "status: ouvert"},
	{"V018", "place", "status: opne"},
	{"V018", "place", "access: {wheelchair: oui}"},
	{"V018", "event", "status: annule"},
	{"V019", "site", "forge: {kind: github, url: https://a.fr, branch: a b}"},
	{"V020", "event", "place:"},
	{"V021", "place", "external: {Base Nationale: 1}"},
	{"V022", "event", "kind: aperro"},
	{"V022", "place", "labels: [Fabrique]"},
	{"V023", "event", "place: La Coroutine"},
	{"V023", "event", "place: places/la-coroutine.md"},
	{"V030", "place", "website: www.exemple.fr"},
	{"V030", "place", "website: exemple.fr:8080/a"},
	{"V030", "place", "website: //exemple.fr"},
	{"V031", "place", "website: javascript:alert(1)"},
	{"V031", "place", "website: htps://exemple.fr"},
	{"V031", "place", "website: mailto:a@exemple.fr"},
	{"V031", "place", "website: data:text/html,x"},
	{"V032", "place", "website: https:/exemple.fr"},
	{"V032", "place", "website: https://exemple.fr/mon fichier.pdf"},
	{"V032", "place", "website: https://exemple.fr et https://autre.fr"},
	{"V032", "place", "website: https://exemple.fr\\@evil.fr"},
	{"V033", "place", "website: https://moi:secret@exemple.fr/"},
	{"V034", "place", "website: http://localhost/"},
	{"V034", "place", "website: http://192.168.1.10/"},
	{"V034", "place", "website: https://exemple/"},
	{"V035", "place", "email: bonjour (at) exemple.fr"},
	{"V035", "place", "email: bonjour exemple.fr"},
	{"V035", "place", "email: bonjour@exemple.fr."},
	{"V035", "place", "email: hélène@exemple.fr"},
	{"V035", "place", "email: a@b.fr, c@d.fr"},
	{"V036", "place", "phone: 03 20 00 00"},
	{"V036", "place", "phone: 320000000"},
	{"V036", "place", "phone: 03 20 00 00 00 / 06 00 00 00 00"},
	{"V040", "ad", "published: 19/06/2020"},
	{"V040", "ad", "published: vendredi 19 juin 2020"},
	{"V040", "ad", "published: 2020"},
	{"V040", "ad", "published: bientôt"},
	{"V041", "ad", "published: 2020-02-30"},
	{"V041", "ad", "published: 31/02/2020"},
	{"V042", "ad", "published: 19/06/20"},
	{"V043", "ad", "expires: 2020-12-31 23:59"},
	{"V044", "event", "start: 19 juin 2020 à 18h30"},
	{"V044", "event", "start: 2020"},
	{"V044", "event", "start: 2020-06-19 25:00"},
	{"V045", "place", "opened: septembre 2017"},
	{"V045", "place", "opened: 16/09/2017"},
	{"V046", "place", "hours: Lu-Ve 9h-18h"},
	{"V046", "place", "hours: Mo-Fr 25:00-26:00"},
	{"V047", "event", "recurrence: tous les mardis"},
	{"V047", "event", "recurrence: le premier jeudi du mois"},
	{"V047", "event", "recurrence: FREQ=WEEKLY;COUNT=3;UNTIL=20201231"},
	{"V047", "event", "recurrence: RRULE:FREQ=weekly"},
	{"V048", "event", "timezone: Paris"},
	{"V048", "event", "timezone: Europe/Pari"},
	{"V048", "event", "timezone: Local"},
	{"V049", "episode", "duration: 42 min"},
	{"V049", "episode", "duration: 1h02"},
	{"V049", "episode", "duration: 42"},
	{"V050", "route", "stops:\n  - {place: a, time: 14h30}"},
	{"V050", "route", "stops:\n  - {place: a, time: 9:05}"},
	{"V051", "place", "address: {postcode: 59 000, city: Lille}"},
	{"V051", "place", "address: {postcode: 2100, city: Saint-Quentin}"},
	{"V052", "place", "address: {postcode: 59000, city: Lille, insee: 5935}"},
	{"V053", "place", "organisation: {siret: 123 456 782 00010}"},
	{"V053", "place", "organisation: {siret: 123456782}"},
	{"V054", "place", "organisation: {siret: 12345678200011}"},
	{"V055", "site", "brand: {primary: \"1d5c63\"}"},
	{"V055", "site", "brand: {primary: rouge}"},
	{"V056", "site", "brand:\n  primary: #1d5c63"},
	{"V057", "place", "image: {src: /static/photos/atelier.jpg, alt: a}"},
	{"V057", "place", "image: {src: ../secret, alt: a}"},
	{"V057", "place", "image: {src: Photo été.JPG, alt: a}"},
	{"V057", "place", "image: {src: \"https://exemple.fr/a.jpg\", alt: a}"},
	{"V058", "resource", "licence: CC BY-SA 4.0"},
	{"V058", "resource", "licence: licence ouverte"},
	{"V058", "resource", "licence: libre ?"},
	{"V059", "flow", "currency: €"},
	{"P101", "place", "lat: 3.0571\nlon: 50.6303"},
	{"P101", "place", "lat: 55.45\nlon: -20.88"},
	{"P103", "place", "lat: 50,6303"},
	{"P104", "place", "activities: [cowoking]"},
	{"P104", "place", "activities: [Atelier de fabrication]"},
	{"P104", "place", "activities: [zoo]"},
	{"P105", "place", "lat: 506303"},
	{"P105", "place", "lat: 550.6318"},
	{"P106", "place", "lat: 50°37'49\"N"},
	{"P107", "place", "lat:"},
	{"P108", "place", "lat: 50.6303, 3.0571\nlon:"},
	{"P108", "place", "-lon\nlat: 50.6303, 3.0571"},
	{"P106", "place", "lon: 3° 3,43' O"},
	{"P103", "place", "lon: \"3,0571\""},
	{"P107", "place", "-lat\n-lon"},
	{"P107", "event", "lat: 50.6303"},
	{"C101", "site", "base_url: https://exemple.fr/?a=b"},
	{"C102", "site", "activities:\n  - {id: a, title: A}\n  - {id: a, title: B}"},
	{"C104", "site", "basemap: {url: \"http://tuiles.exemple.fr/{z}/{x}/{y}.png\", attribution: © IGN}"},
	{"C104", "site", "basemap: {url: \"https://tuiles.exemple.fr/{z}/{x}.png\", attribution: © IGN}"},
	{"C104", "site", "basemap: {url: \"https://{s}.exemple.fr/{z}/{x}/{y}.png\", attribution: © IGN}"},
	{"C104", "site", "basemap: {url: \"https://{z}.exemple.fr/{z}/{x}/{y}.png\", attribution: © IGN}"},
	{"C104", "site", "basemap: {url: \"javascript:alert({z}{x}{y})\", attribution: © IGN}"},
	{"V002", "site", "basemap: {url: \"https://tuiles.exemple.fr/{z}/{x}/{y}.png\"}"},
	{"C103", "site", "territory: {name: X, areas: [Hauts-de-France]}"},
	{"V040", "place", "member: 12/06/2020"},
	{"V008", "place", "member: oui"},
	{"V040", "place", "member: peut-être"},
}

func BenchmarkCheckPlace(b *testing.B) {
	m := matter(b, right["place"]+"phone: 03 20 00 00 00\nwebsite: https://exemple.fr/\nhours: Mo-Fr 09:00-18:00\nservices: [Wifi, Café]\n")
	place := network().Type("place")
	b.ReportAllocs()
	for b.Loop() {
		if problems := place.Check(m); len(problems) > 0 {
			b.Fatal(said(problems))
		}
	}
}

// FuzzCheck: whatever stands in a file, Check returns problems whose edits fit the text.
func FuzzCheck(f *testing.F) {
	for _, c := range mistakes {
		f.Add(c.kind, c.document())
	}
	set := network()
	f.Fuzz(func(t *testing.T, kind, text string) {
		sc := set.Type(kind)
		m, problems := front.Parse(&diag.File{Path: "x.yaml", Text: []byte(text)}, front.NetworkLimits)
		if sc == nil || m == nil || len(problems) > 0 {
			return
		}
		sc.Refs(m)
		for _, p := range sc.Check(m) {
			if diag.Lookup(p.Code).Code == "" {
				t.Errorf("%s is not in the catalogue", p.Code)
			}
			if _, err := diag.Apply([]byte(text), p.Fix); err != nil {
				t.Errorf("%s: %v", p.Code, err)
			}
		}
	})
}

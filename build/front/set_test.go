// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

func TestSetChangesOneValueAndNothingElse(t *testing.T) {
	for _, c := range []struct{ pointer, value, from, to string }{
		{"/name", "Le Lieu", `"La Coroutine"`, `"Le Lieu"`},
		{"/name", `Le "Lieu"`, `"La Coroutine"`, `"Le \"Lieu\""`},
		{"/summary", "Court", "Un espace\n  sur deux lignes", "Court"},
		{"/summary", "Un: deux", "Un espace\n  sur deux lignes", `"Un: deux"`},
		{"/note", "Deux\nlignes\n", "|\n  Un bloc\n  de texte", `"Deux\nlignes\n"`},
		{"/address/postcode", "02100", "01000", `"02100"`},
		{"/address/postcode", "59000", "01000", "59000"},
		{"/address/city", "Lille", "'L''Hénin-Beaumont'", `"Lille"`},
		{"/address/insee", "59350", "Beaumont'}", "Beaumont', insee: 59350}"},
		{"/lat", "50.1", "50.62925", "50.1"},
		{"/verified", "2024-01-31", "2020-06-19", "2024-01-31"},
		{"/activities/0", "café", "coworking", "café"},
		{"/activities/-", "café", "  - fablab # le plus grand\n", "  - fablab # le plus grand\n  - café\n"},
		{"/activities/2", "café", "  - fablab # le plus grand\n", "  - fablab # le plus grand\n  - café\n"},
		{"/programme/0/room", "Salle 1", "    start: 09:00\n", "    start: 09:00\n    room: Salle 1\n"},
		{"/programme/-/title", "Fin", "{name: Zoé}]\n", "{name: Zoé}]\n  - title: Fin\n"},
		{"/programme/1/speakers/-", "A, B", "{name: Zoé}]", "{name: Zoé}, \"A, B\"]"},
		{"/programme/1/speakers/2/role", "elle", "{name: Zoé}", "{name: Zoé, role: elle}"},
		{"/programme/1/speakers/3/name", "Luc", "{name: Zoé}]", "{name: Zoé}, {name: Luc}]"},
		{"/nothing", "x", "~", "x"},
		{"/closed", "demain", "closed:\n", "closed: demain\n"},
		{"/closed/from", "demain", "closed:\n", "closed:\n  from: demain\n"},
		{"/website", "https://a.fr", "closed:\n", "closed:\nwebsite: https://a.fr\n"},
		{"/access/transit/-", "M1", "closed:\n", "closed:\naccess:\n  transit:\n    - M1\n"},
		{"/contacts/0/name", "A", "closed:\n", "closed:\ncontacts:\n  - name: A\n"},
	} {
		for i, form := range forms(place) {
			f := file(form)
			m, _ := Split(f)
			got, err := diag.Apply(f.Text, m.Set(c.pointer, c.value))
			if err != nil {
				t.Fatal(err)
			}
			if want := forms(strings.Replace(place, c.from, c.to, 1))[i]; string(got) != want {
				t.Errorf("%s:\n%s", c.pointer, cmp.Diff(want, string(got)))
				break
			}
		}
	}
}

func TestSetLeavesWhatItCannotChange(t *testing.T) {
	m := split(t, place)
	for _, pointer := range []string{"", "/address", "/activities", "/name/first", "/activities/9", "/activities/x", "/programme/0/title/x"} {
		if edits := m.Set(pointer, "x"); edits != nil {
			t.Errorf("%s: %v", pointer, edits)
		}
	}
	broken, _ := Split(file("---\na: [\n---\n"))
	if edits := broken.Set("/a", "x"); edits != nil {
		t.Errorf("a broken file: %v", edits)
	}
}

// documents have values in every way that YAML writes them.
var documents = []string{
	place,
	"---\na: |\n  x\nb: |+\n  y\n\n---\n",
	"---\na:\n  - b: |+\n      y\n\n---\n",
	"---\n{a: b, c: , d: [e, {f: g}, ], h: {}, i: []}\n---\n",
	"---\n{\n  a: b, # c\n  d: {\n    e: f }\n}\n---\n",
	"---\na: [b: c, d]\ne: [\n  f: g\n]\n---\n",
	"---\n\n: b\nc: # d\n\n---\n",
	"---\na:\n- b\n- c: d\n  e: f\n-\n- - g\n  - h\nlast:\n---\n",
	"---\n\"é à\": 'l''été'\n'b': \"c\\n\"\n1: 2\n---\n",
	"---\na: b\n  c\n\n  d # e\n\n# fin\n---\n",
	"---\na: |\n  \t\t\nb: >-\n  x \n\n  \ty\n   # z\n---\n",
	"---\na:\n|+\n  y\n\n---\n",
	"---\na: &b c\n---\n",
}

// laws are what holds for every file, pointer and value: the value is read back, all other values and bytes stay.
func laws(t *testing.T, text, pointer, value string) {
	t.Helper()
	f := file(text)
	m, _ := Split(f)
	edits := m.Set(pointer, value)
	if edits == nil || len(CheckText(file("\""+value+"\""))) > 0 || len(CheckText(file("\""+pointer+"\""))) > 0 {
		return
	}
	mended, err := diag.Apply(f.Text, edits)
	if err != nil || len(edits) != 1 {
		t.Fatalf("%q %s: %v %v", text, pointer, edits, err)
	}
	again, problems := Split(file(string(mended)))
	if again.Root == nil {
		t.Fatalf("%q with %s = %q becomes %q: %v", text, pointer, value, mended, problems)
	}
	before, after := flat(m.Root, map[string]string{}), flat(again.Root, map[string]string{})
	changed := 0
	for p, v := range after {
		if old, was := before[p]; was && old == v {
			continue
		}
		if changed++; changed > 1 || strings.ReplaceAll(v, "\r", "") != strings.ReplaceAll(value, "\r", "") {
			t.Fatalf("%q with %s = %q: %s is %q, was %q, in %q", text, pointer, value, p, v, before[p], mended)
		}
	}
	if n := m.Find(pointer); changed == 0 && (n == nil || n.Value != value) {
		t.Fatalf("%q with %s = %q: nothing changes in %q", text, pointer, value, mended)
	}
	if n := again.Find(pointer); n == nil && !strings.Contains(pointer, "/-") {
		t.Fatalf("%q with %s = %q: not found in %q", text, pointer, value, mended)
	}
	for p := range before {
		if _, stays := after[p]; !stays && !strings.HasPrefix(pointer, p+"/") {
			t.Fatalf("%q with %s = %q: %s is gone from %q", text, pointer, value, p, mended)
		}
	}
}

// flat returns the text of every scalar by its pointer.
func flat(n *Node, into map[string]string) map[string]string {
	if n.Kind == Scalar {
		into[n.Pointer] = n.Value
	}
	for _, f := range n.Fields {
		flat(f.Value, into)
	}
	for _, i := range n.Items {
		flat(i, into)
	}
	return into
}

var hostile = []string{
	"", " ", "a", "no", "01000", "1e3", "a: b", "# x", "a #b", "l’été", "\"", "\\", "'", "2020-01-01", "é\u00a0: b", "- a", "-", "---", "a\nb", "a\n", "\n", "\ta", "[a]", "{", "&a", "*a",
	"!a", "|", ">", "%", "@a", "`", "a,b", "a]", "null", "~", "<<", ".nan", "0x1", "1_0", "12:30", "?", "? a", ":", ":a", "a:", "https://a.fr/?b=c#d", "💚", "+33 3 20 00 00 00", "=", "\u00a0a", "\u200d",
}

func TestSetIsReadBack(t *testing.T) {
	for _, text := range documents {
		m, _ := Split(file(text))
		pointers := []string{"/new", "/new/in", "/new/-", "/new/-/a b", "/é: è/no", "/~0~1/true"}
		for p := range flat(m.Root, map[string]string{}) {
			parent := p[:strings.LastIndexByte(p, '/')]
			pointers = append(pointers, p, p+"/in", p+"/-", parent+"/new", parent+"/-", parent+"/-/x", parent+"/0/new")
		}
		for _, p := range pointers {
			for _, value := range hostile {
				laws(t, text, p, value)
			}
		}
	}
}

func TestQuoteLeavesPlainTextAlone(t *testing.T) {
	for text, want := range map[string]string{
		"La Coroutine": "La Coroutine", "16 allée de la Filature": "16 allée de la Filature", "https://a.fr/b#c": "https://a.fr/b#c",
		"contact@a.fr": "contact@a.fr", "L’été d'un lieu (nord)": "L’été d'un lieu (nord)", "« Bar »": "« Bar »",
		"no": `"no"`, "Oui": "Oui", "01000": `"01000"`, "59000": `"59000"`, "+33 3 20": `"+33 3 20"`, "2020-06-19": `"2020-06-19"`, "22:30": `"22:30"`, "1.10": `"1.10"`, "2A004": `"2A004"`,
		"a: b": `"a: b"`, "a #b": `"a #b"`, "a, b": `"a, b"`, "": `""`, " a": `" a"`, "@a": `"@a"`, "a\"b\\": `"a\"b\\"`, "a\n\t\x01\u0085": `"a\n\t\u0001\u0085"`,
	} {
		if got := Quote(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

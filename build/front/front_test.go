// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

func file(text string) *diag.File { return &diag.File{Path: "places/x.md", Text: []byte(text)} }

// split cuts a text that has no problem.
func split(t testing.TB, text string) *Matter {
	t.Helper()
	m, problems := Split(file(text))
	if len(problems) > 0 || m.Root == nil {
		t.Fatalf("%q: %v", text, problems)
	}
	return m
}

const place = `---
name: "La Coroutine"   # guillemets
summary: Un espace
  sur deux lignes
activities:
  - coworking
  - fablab # le plus grand
address: {street: 16 allée de la Filature, postcode: 01000, city: 'L''Hénin-Beaumont'}
note: |
  Un bloc
  de texte

lat: 50.62925
member: true
programme:
  - title: >-
      Accueil,
      café
    start: 09:00
  - title: "Un \"mot\" – é"
    speakers: [Anne, "Bô, le grand", {name: Zoé}]
links: [
  https://a.fr, # l'un ]
  https://b.fr,
]
opened: 2014
verified: 2020-06-19
nothing: ~
closed:
---
Corps
`

// forms are the same file as editors write it.
func forms(text string) []string {
	return []string{text, strings.ReplaceAll(text, "\n", "\r\n"), "\ufeff" + text, "\n\n" + text, "\ufeff\r\n" + strings.ReplaceAll(text, "\n", "\r\n")}
}

// Each value is found with exactly the bytes that it was written with.
func TestSpansAreTheBytesOfTheValue(t *testing.T) {
	want := map[string]string{
		"/name": `"La Coroutine"`, "/summary": "Un espace\n  sur deux lignes",
		"/activities": "- coworking\n  - fablab", "/activities/1": "fablab",
		"/address":          "{street: 16 allée de la Filature, postcode: 01000, city: 'L''Hénin-Beaumont'}",
		"/address/postcode": "01000", "/address/city": "'L''Hénin-Beaumont'",
		"/note": "|\n  Un bloc\n  de texte", "/lat": "50.62925", "/closed": "", "/nothing": "~",
		"/programme/0/title": ">-\n      Accueil,\n      café", "/programme/0/start": "09:00",
		"/programme/0":       "title: >-\n      Accueil,\n      café\n    start: 09:00",
		"/programme/1/title": `"Un \"mot\" – é"`, "/programme/1/speakers": `[Anne, "Bô, le grand", {name: Zoé}]`,
		"/programme/1/speakers/2": "{name: Zoé}", "/programme/1/speakers/2/name": "Zoé",
		"/links": "[\n  https://a.fr, # l'un ]\n  https://b.fr,\n]",
	}
	for _, form := range forms(place) {
		m := split(t, form)
		for pointer, text := range want {
			n := m.Find(pointer)
			if n == nil || n.Pointer != pointer {
				t.Errorf("%s: found %v", pointer, n)
				continue
			}
			if got := strings.ReplaceAll(n.At.Text(), "\r\n", "\n"); got != text {
				t.Errorf("%s is %q, want %q", pointer, got, text)
			}
		}
		if got := strings.ReplaceAll(m.Body.Text(), "\r", ""); got != "Corps\n" {
			t.Errorf("body is %q", got)
		}
	}
}

func TestValuesAreTheTextThatIsMeant(t *testing.T) {
	m := split(t, place)
	for pointer, want := range map[string]string{
		"/name": "La Coroutine", "/summary": "Un espace sur deux lignes", "/address/postcode": "01000", "/address/city": "L'Hénin-Beaumont",
		"/note": "Un bloc\nde texte\n", "/lat": "50.62925", "/member": "true", "/programme/0/title": "Accueil, café", "/verified": "2020-06-19",
	} {
		if got := m.Find(pointer); got.Value != want || got.Null {
			t.Errorf("%s is %q, want %q", pointer, got.Value, want)
		}
	}
	for _, pointer := range []string{"/closed", "/nothing"} {
		if !m.Find(pointer).Null {
			t.Errorf("%s is not null", pointer)
		}
	}
	for _, pointer := range []string{"/website", "/name/x", "/activities/2", "/activities/-1", "/activities/x"} {
		if n := m.Find(pointer); n != nil {
			t.Errorf("%s is %v", pointer, n)
		}
	}
}

// A block of text ends where its key's neighbours begin, however deep they are.
func TestBlocksEndBeforeTheirNeighbours(t *testing.T) {
	for _, c := range []struct{ text, pointer, want string }{
		{"l:\n  - a: |\n      x\n    b: y\n", "/l/0/a", "|\n      x"},
		{"l:\n- |\n  x\n- y\n", "/l/0", "|\n  x"},
		{"a:\n  b: |\n      x\n   # dit moins\n  c: y\n", "/a/b", "|\n      x"},
		{"a: |2\n    x\n  y\nb: z\n", "/a", "|2\n    x\n  y"},
		{"a: >+\n  x\n\n\nb: z\n", "/a", ">+\n  x"},
		{"a: |\nb: z\n", "/a", "|"},
		{"a: | # dit 2 mots\n  x\nb: z\n", "/a", "| # dit 2 mots\n  x"},
	} {
		m, problems := Parse(file(c.text), NetworkLimits)
		if len(problems) > 0 {
			t.Fatalf("%q: %v", c.text, problems)
		}
		if got := m.Find(c.pointer).At.Text(); got != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.pointer, got, c.want)
		}
	}
}

func TestSpanOfWhatIsMissingIsTheNearestKey(t *testing.T) {
	for _, form := range forms(place) {
		m := split(t, form)
		for pointer, want := range map[string]string{
			"/name": `"La Coroutine"`, "/address/insee": "address", "/website": "---", "/website/x/y": "---", "/activities/7": "activities",
			"/programme/1/room": "title", "/closed": "closed", "/closed/x": "closed", "": "---",
		} {
			if got := m.Span(pointer).Text(); got != want {
				t.Errorf("%s: %q, want %q", pointer, got, want)
			}
		}
		if key := m.Key("/address/city"); key.Text() != "city" {
			t.Errorf("key is %q", key.Text())
		}
		if m.Key("/website").File != nil || m.Key("").File != nil || m.Key("/activities/0").File != nil {
			t.Error("a key where there is none")
		}
	}
	m, _ := Split(file("---\nname: [\n---\n"))
	if m.Find("/name") != nil || m.Span("/name").Text() != "---" || m.Key("/name").File != nil {
		t.Error("a broken file has values")
	}
}

func TestPointersEscapeSlashesAndTildes(t *testing.T) {
	m, _ := Parse(file("\"a/b~c\": x\n~1: y\n"), NetworkLimits)
	if n := m.Find("/a~1b~0c"); n == nil || n.Value != "x" || n.Pointer != "/"+Escape("a/b~c") {
		t.Errorf("found %v", n)
	}
	if n := m.Find("/~01"); n == nil || n.Value != "y" {
		t.Errorf("found %v", n)
	}
}

type area struct {
	Postcode string `yaml:"postcode"`
	City     string `yaml:"city"`
}

// A flag takes a text, whatever YAML makes of it.
type flag struct{ text string }

func (f *flag) UnmarshalText(text []byte) error { f.text = string(text); return nil }

type common struct {
	Title string   `yaml:"title"`
	Tags  []string `yaml:"tags"`
}

type decoded struct {
	common  `yaml:",inline"`
	Phone   string             `yaml:"phone"`
	Price   string             `yaml:"price"`
	Power   string             `yaml:"power"`
	Date    string             `yaml:"date"`
	Open    string             `yaml:"open"`
	Merge   string             `yaml:"merge"`
	Nan     string             `yaml:"nan"`
	Address *area              `yaml:"address"`
	Opened  when.Moment        `yaml:"opened"`
	Checked when.Moment        `yaml:"verified"`
	Member  flag               `yaml:"member"`
	Since   *flag              `yaml:"since"`
	Flags   []flag             `yaml:"flags"`
	Lat     *float64           `yaml:"lat"`
	Number  int                `yaml:"number"`
	Quality map[string]float64 `yaml:"quality"`
	Gone    string             `yaml:"gone"`
	GoneToo *area              `yaml:"gone_too"`
	GoneAt  when.Moment        `yaml:"gone_at"`
}

// YAML would make 512 of 01000, a boolean of no and a number of 1.10: texts stay as they are written (trust 26).
func TestDecodeKeepsTexts(t *testing.T) {
	text := "---\ntitle: no\ntags: [yes, 1e3, 2020-01-01, ~, '']\nphone: 0612345670\nprice: 1.10\npower: 1e3\ndate: 2024-01-01\nopen: 22:30\nmerge: <<\nnan: .nan\n" +
		"address: {postcode: 01000, city: 2A004}\nopened: 2014\nverified: 2020-06-19\nmember: true\nsince: 0x10\nflags: [yes, 012, 1.0]\nlat: 50.50\nnumber: 12\n" +
		"quality: {accueil: 4, usage: 3.5}\ngone:\ngone_too: ~\ngone_at:\nother: [1]\n---\n"
	lat := 50.5
	day := func(s string) (m when.Moment) { _ = m.UnmarshalText([]byte(s)); return m }
	want := decoded{
		common: common{Title: "no", Tags: []string{"yes", "1e3", "2020-01-01", ""}},
		Phone:  "0612345670", Price: "1.10", Power: "1e3", Date: "2024-01-01", Open: "22:30", Merge: "<<", Nan: ".nan",
		Address: &area{"01000", "2A004"}, Opened: day("2014"), Checked: day("2020-06-19"), Member: flag{"true"}, Since: &flag{"0x10"},
		Flags: []flag{{"yes"}, {"012"}, {"1.0"}}, Lat: &lat, Number: 12, Quality: map[string]float64{"accueil": 4, "usage": 3.5},
	}
	for _, form := range forms(text) {
		var got decoded
		if err := split(t, form).Decode(&got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(decoded{}, common{}, flag{})); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// What a program may read as another number than a person is no number.
func TestDecodeTakesOnlyPlainNumbers(t *testing.T) {
	for _, number := range []string{"010", "0x1F", "0b1", "1_000", ".nan", ".inf", "-.inf", "1e999", "44,35", "+5", "1:30", "true", "texte", "[1]", "{a: 1}"} {
		var v struct {
			N *float64 `yaml:"n"`
			I int      `yaml:"i"`
		}
		m := split(t, "---\nn: "+number+"\ni: "+number+"\n---\n")
		if err := m.Decode(&v); err == nil || !strings.Contains(err.Error(), "places/x.md") {
			t.Errorf("%s: %v, error %v", number, v, err)
		}
	}
}

func TestEmptyFrontMatterIsAnEmptyMap(t *testing.T) {
	for _, text := range []string{"---\n---\n", "---\n\n# rien\n---\nTexte"} {
		m := split(t, text)
		var v decoded
		if m.Root.Kind != Map || len(m.Root.Fields) > 0 || m.Decode(&v) != nil {
			t.Errorf("%q: %+v", text, m.Root)
		}
		got, err := diag.Apply([]byte(text), m.Set("/name", "A"))
		if err != nil || split(t, string(got)).Find("/name").Value != "A" {
			t.Errorf("%q becomes %q", text, got)
		}
	}
	if m, problems := Parse(file(""), NetworkLimits); m.Root == nil || len(problems) > 0 {
		t.Errorf("empty YAML file: %v", problems)
	}
}

func TestLimitsAreWhatTheySay(t *testing.T) {
	nested := func(n int) string {
		return "---\na: " + strings.Repeat("[", n-1) + strings.Repeat("]", n-1) + "\n---\n"
	}
	keys := func(n int) string { return "---\n" + numbered(n) + "---\n" }
	long := func(n int) string { return "---\na: " + strings.Repeat("x", n-4) + "\n---\n" }
	items := func(n int) string { return "---\na: [" + strings.Repeat("x,", n-2) + "]\n---\n" }
	l := ContributorLimits
	for _, c := range []struct {
		most, more string
		code       diag.Code
	}{
		{nested(l.Depth), nested(l.Depth + 1), "Y109"},
		{keys(l.Keys), keys(l.Keys + 1), "Y110"},
		{long(l.Bytes), long(l.Bytes + 1), "Y108"},
		{items(l.Nodes), items(l.Nodes + 1), "Y110"},
	} {
		split(t, c.most)
		m, problems := Split(file(c.more))
		if len(problems) != 1 || problems[0].Code != c.code || m.Root != nil {
			t.Errorf("%s: %v", c.code, problems)
		}
	}
}

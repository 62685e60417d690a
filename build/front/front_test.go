// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

func file(text string) *diag.File { return &diag.File{Path: "places/x.md", Text: []byte(text)} }

const place = `---
name: "La Coroutine"   # guillemets
summary: Un espace
  sur deux lignes
activities:
  - coworking
  - fablab
address: {street: 16 allée de la Filature, postcode: 01000, city: 'L''Hénin-Beaumont'}
note: |
  Un bloc
  de texte

lat: 50.62925
member: true
opened: 2014
verified: 2020-06-19
closed:
---
Corps
`

// Each value is found with exactly the bytes that it was written with.
func TestSpansAreTheBytesOfTheValue(t *testing.T) {
	want := map[string]string{
		"/name": `"La Coroutine"`, "/summary": "Un espace\n  sur deux lignes", "/activities/1": "fablab", "/activities": "coworking\n  - fablab",
		"/address": "{street: 16 allée de la Filature, postcode: 01000, city: 'L''Hénin-Beaumont'}", "/address/postcode": "01000",
		"/address/city": "'L''Hénin-Beaumont'", "/note": "|\n  Un bloc\n  de texte", "/lat": "50.62925", "/closed": "",
	}
	for _, form := range []string{place, strings.ReplaceAll(place, "\n", "\r\n"), "\ufeff" + place, "\n\n" + place} {
		m, problems := Split(file(form))
		if len(problems) > 0 {
			t.Fatalf("problems: %v", problems)
		}
		for pointer, text := range want {
			n := m.Find(pointer)
			if n == nil {
				t.Errorf("%s: not found", pointer)
				continue
			}
			got := strings.ReplaceAll(n.At.Text(), "\r\n", "\n")
			if pointer == "/activities" {
				got = strings.TrimPrefix(got, "- ")
			}
			if got != text {
				t.Errorf("%s is %q, want %q", pointer, got, text)
			}
		}
		if got := strings.TrimSpace(m.Body.Text()); got != "Corps" {
			t.Errorf("body is %q", got)
		}
	}
}

func TestSpanOfWhatIsMissingIsTheNearestKey(t *testing.T) {
	m, _ := Split(file(place))
	for pointer, want := range map[string]string{"/address/insee": "address", "/website": "---", "/activities/7": "activities"} {
		if got := m.Span(pointer).Text(); got != want {
			t.Errorf("%s: %q, want %q", pointer, got, want)
		}
	}
}

// YAML would make 512 of 01000 and a boolean of no: texts stay as they are written.
func TestDecodeKeepsTexts(t *testing.T) {
	type address struct {
		Postcode string `yaml:"postcode"`
		City     string `yaml:"city"`
	}
	var got struct {
		Name     string      `yaml:"name"`
		Phone    string      `yaml:"phone"`
		Title    string      `yaml:"title"`
		Price    string      `yaml:"price"`
		Date     string      `yaml:"date"`
		Address  address     `yaml:"address"`
		Opened   when.Moment `yaml:"opened"`
		Verified when.Moment `yaml:"verified"`
		Lat      *float64    `yaml:"lat"`
		Unknown  string      `yaml:"-"`
	}
	m, problems := Split(file("---\nname: Été\nphone: 0612345670\ntitle: no\nprice: 1.10\ndate: 2024-01-01\naddress: {postcode: 01000, city: 2A004}\nopened: 2014\nverified: 2020-06-19\nlat: 50.5\nother: [1]\n---\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if err := m.Decode(&got); err != nil {
		t.Fatal(err)
	}
	if got.Phone != "0612345670" || got.Title != "no" || got.Price != "1.10" || got.Date != "2024-01-01" || got.Address != (address{"01000", "2A004"}) {
		t.Errorf("%+v", got)
	}
	if got.Opened.String() != "2014" || got.Verified.String() != "2020-06-19" || *got.Lat != 50.5 {
		t.Errorf("%v %v %v", got.Opened, got.Verified, *got.Lat)
	}
}

// What people write wrong, what they are told, and the text after the repair.
func TestMistakes(t *testing.T) {
	for _, c := range []struct{ name, text, code, at, mended string }{
		{"no front matter", "Bonjour\n", "Y101", "Bonjour", ""},
		{"empty", "", "Y101", "", ""},
		{"word processor dashes", "—-\nname: A\n---\n", "Y120", "—-", "---\nname: A\n---\n"},
		{"no closing line", "---\nname: A\n\nDu texte.\n", "Y102", "Du texte.", "---\nname: A\n\n---\n\nDu texte.\n"},
		{"never closed", "---\nname: A\n", "Y102", "---", "---\nname: A\n---\n"},
		{"closing dashes of a word processor", "---\nname: A\n———\nTexte\n", "Y120", "———", "---\nname: A\n---\nTexte\n"},
		{"indented closing line", "---\nname: |\n  a\n  ---\n  b\n---\n", "Y120", "  ---", ""},
		{"tab", "---\naddress:\n\tcity: Lille\n---\n", "Y104", "\t", "---\naddress:\n  city: Lille\n---\n"},
		{"key twice", "---\nname: A\nname: B\n---\n", "Y105", "name", ""},
		{"anchor", "---\nname: &a A\n---\n", "Y106", "&a", ""},
		{"alias", "---\nname: &a A\ntitle: *a\n---\n", "Y106", "&a", ""},
		{"merge", "---\na: {b: c}\nd:\n  <<: {b: c}\n---\n", "Y106", "<<", ""},
		{"tag", "---\nname: !!binary /w==\n---\n", "Y107", "!!binary", ""},
		{"list at the top", "---\n- a\n---\n", "Y111", "- a", ""},
		{"colon without space", "---\nname:A\nsummary: B\n---\n", "Y113", "name:A", "---\nname: A\nsummary: B\n---\n"},
		{"colon missing", "---\nname: A\nsummary Un lieu\nlat: 1\n---\n", "Y112", "summary Un lieu", "---\nname: A\nsummary: Un lieu\nlat: 1\n---\n"},
		{"quote not closed", "---\nname: \"A\nsummary: B\n---\n", "Y114", "\"A", "---\nname: A\nsummary: B\n---\n"},
		{"text after a quote", "---\nname: \"A\" et B\n---\n", "Y114", "\"A\" et B", ""},
		{"colon in a text", "---\nsummary: Atelier : le bois\nname: A: B\n---\n", "Y115", "Atelier : le bois", ""},
		{"at sign", "---\nemail: @lieu\n---\n", "Y116", "@lieu", "---\nemail: \"@lieu\"\n---\n"},
		{"bracket not closed", "---\ntags: [a, b\nname: A\n---\n", "Y118", "[a, b", ""},
		{"only comments", "---\n# rien\n---\n", "", "", ""},
		{"UTF-16", "\xff\xfe-\x00", "F002", "", ""},
		{"latin-1", "---\nname: Caf\xe9\n---\n", "F001", "\xe9", ""},
		{"NUL", "---\nname: A\x00\n---\n", "F003", "\x00", "---\nname: A\n---\n"},
		{"NUL by an escape", "---\nname: \"a\\0b\"\n---\n", "F003", "\"a\\0b\"", ""},
		{"direction mark", "---\nname: A\u202eB\n---\n", "F005", "\u202e", "---\nname: AB\n---\n"},
		{"zero width space", "---\nname: A\u200bB\n---\n", "F005", "\u200b", "---\nname: AB\n---\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := file(c.text)
			_, problems := Split(f)
			if c.code == "" {
				if len(problems) > 0 {
					t.Fatalf("%v %q", problems[0].Code, problems[0].At.Text())
				}
				return
			}
			if len(problems) == 0 {
				t.Fatal("no problem")
			}
			d := problems[0]
			if string(d.Code) != c.code || d.At.Text() != c.at {
				t.Errorf("%s at %q, want %s at %q", d.Code, d.At.Text(), c.code, c.at)
			}
			if c.mended != "" {
				mended, err := diag.Apply(f.Text, d.Fix)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(c.mended, string(mended)); diff != "" {
					t.Errorf("mended (-want +got):\n%s", diff)
				}
			}
		})
	}
}

// One hostile file costs neither time nor memory (trust 20–24).
func TestBombsAreRefusedAtOnce(t *testing.T) {
	aliases := "---\na: &a [x,x,x,x,x,x,x,x,x]\n" + strings.Repeat("b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n", 1) + "---\n"
	for name, text := range map[string]string{
		"aliases":         aliases,
		"flow lists":      "---\na: " + strings.Repeat("[", 30_000) + "\n---\n",
		"block lists":     "---\n" + strings.Repeat("- ", 15_000) + "\n---\n",
		"flow maps":       "---\n" + strings.Repeat("{a: ", 7_000) + "\n---\n",
		"keys":            "---\n" + strings.Repeat("k: v\n", 6_000) + "---\n",
		"many keys":       "---\n" + numbered(200_000) + "---\n",
		"recursive alias": "---\na: &a [*a]\n---\n",
		"long":            "---\nname: " + strings.Repeat("a", 40<<10) + "\n---\n",
		"merge bomb":      "---\na: &a {b: c}\nd: {<<: [" + strings.Repeat("*a,", 5_000) + "]}\n---\n",
	} {
		t.Run(name, func(t *testing.T) {
			done := make(chan []diag.Diagnostic, 1)
			go func() {
				_, problems := Split(file(text))
				done <- problems
			}()
			select {
			case problems := <-done:
				if len(problems) == 0 {
					t.Error("accepted")
				}
			case <-time.After(5 * time.Second):
				t.Fatal("still reading")
			}
		})
	}
}

func numbered(n int) string {
	var b bytes.Buffer
	for i := range n {
		b.WriteString("key")
		for d := i; d > 0; d /= 26 {
			b.WriteByte(byte('a' + d%26))
		}
		b.WriteString(": v\n")
	}
	return b.String()
}

func TestAYAMLFileIsOneDocument(t *testing.T) {
	_, problems := Parse(file("a: b\n---\nc: d\n"), NetworkLimits)
	if len(problems) != 1 || problems[0].Code != codeSecond || problems[0].At.Start != 5 {
		t.Errorf("%v", problems)
	}
}

func TestSetChangesOneValueAndNothingElse(t *testing.T) {
	for _, c := range []struct{ pointer, value, from, to string }{
		{"/name", "Le Lieu", `"La Coroutine"`, "Le Lieu"},
		{"/address/postcode", "02100", "01000", `"02100"`},
		{"/lat", "50.1", "50.62925", `"50.1"`},
		{"/activities/0", "café", "coworking", "café"},
		{"/closed", "demain", "closed:\n", "closed: demain\n"},
		{"/website", "https://a.fr", "closed:\n", "closed:\nwebsite: \"https://a.fr\"\n"},
	} {
		f := file(place)
		m, _ := Split(f)
		got, err := diag.Apply(f.Text, m.Set(c.pointer, c.value))
		if err != nil {
			t.Fatal(err)
		}
		if want := strings.Replace(place, c.from, c.to, 1); string(got) != want {
			t.Errorf("%s:\n%s", c.pointer, cmp.Diff(want, string(got)))
		}
		again, problems := Split(file(string(got)))
		if len(problems) > 0 || again.Find(c.pointer).Value != c.value {
			t.Errorf("%s: not read back", c.pointer)
		}
	}
}

func FuzzSplit(f *testing.F) {
	for _, seed := range []string{place, "---\na: [b, {c: d}]\n---\n", "---\n- |\n", "---\na: 'b\n---", "\ufeff---\r\na: é\r\n---\r\n", "---\n? a\n: b\n---\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		file := &diag.File{Path: "x.md", Text: text}
		m, problems := Split(file)
		for _, d := range problems {
			if d.At.Start < 0 || d.At.End < d.At.Start || d.At.End > len(text) {
				t.Fatalf("%s at %d to %d of %d", d.Code, d.At.Start, d.At.End, len(text))
			}
			if len(d.Fix) > 0 {
				if _, err := diag.Apply(text, d.Fix); err != nil {
					t.Fatalf("%s: %v", d.Code, err)
				}
			}
		}
		if m.Root == nil {
			return
		}
		inside(t, m.Root, len(text))
		var v struct {
			A string   `yaml:"a"`
			B []string `yaml:"b"`
		}
		_ = m.Decode(&v)
	})
}

func inside(t *testing.T, n *Node, size int) {
	t.Helper()
	if n.At.Start < 0 || n.At.End < n.At.Start || n.At.End > size {
		t.Fatalf("%s at %d to %d of %d", n.Pointer, n.At.Start, n.At.End, size)
	}
	for _, f := range n.Fields {
		inside(t, f.Value, size)
	}
	for _, i := range n.Items {
		inside(t, i, size)
	}
}

func FuzzQuote(f *testing.F) {
	for _, seed := range []string{"a", "no", "01000", "a: b", "# x", "l’été", "\"", "\\", "2020-01-01", "é\u00a0: b", "- a", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(CheckText(file(text))) > 0 || strings.Contains(text, "\r") || len(text) > 10_000 {
			return
		}
		m, problems := Split(file("---\na: " + Quote(text) + "\n---\n"))
		if len(problems) > 0 {
			t.Fatalf("%q: %v", Quote(text), problems)
		}
		if got := m.Find("/a"); got.Value != text {
			t.Errorf("%q is read as %q", text, got.Value)
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	f := file(place)
	b.ReportAllocs()
	for b.Loop() {
		Split(f)
	}
}

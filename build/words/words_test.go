// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package words

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"testing/quick"

	"github.com/google/go-cmp/cmp"
)

// theme is the theme that the program carries, as it stands in the repository.
func theme() fs.FS { return os.DirFS("../../themes/maillage") }

func load(t testing.TB, lang string) *Set {
	t.Helper()
	s, err := Load(theme(), lang)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// breaking writes the spaces that do not break as simple ones, to keep expectations readable.
func breaking(text string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)
}

func TestBothLanguagesSayTheSameThings(t *testing.T) {
	fr, en := load(t, "fr"), load(t, "en")
	if diff := cmp.Diff(fr.Keys(), en.Keys()); diff != "" {
		t.Fatalf("keys of fr.yaml and en.yaml differ (- fr, + en):\n%s", diff)
	}
	for _, key := range fr.Keys() {
		if fr.written[key].plural != en.written[key].plural {
			t.Errorf("%s: a plural in one language only", key)
		}
		if a, b := fr.arguments(fr.written[key]), en.arguments(en.written[key]); !sameArguments(key, a, b) {
			t.Errorf("%s: arguments %v in French, %v in English", key, a, b)
		}
	}
}

// sameArguments leaves out the patterns in which languages differ by nature.
func sameArguments(key string, a, b []string) bool {
	return strings.HasPrefix(key, "time.") || slices.Equal(a, b)
}

func TestEverySentenceCanBeSaid(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		s := load(t, lang)
		for _, key := range s.Keys() {
			var args []any
			for _, name := range s.arguments(s.written[key]) {
				if name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_") != "" {
					t.Errorf("%s %s: {%s} is neither a noun nor an argument", lang, key, name)
				}
				args = append(args, name, "x")
			}
			for _, count := range []int{0, 1, 2} {
				text := s.Text(key, append([]any{"count", count}, args...)...)
				if strings.ContainsAny(text, "⟦{}") || text == "" && !slices.Contains([]string{"time.am", "time.pm"}, key) {
					t.Errorf("%s %s: %q", lang, key, text)
				}
			}
		}
	}
}

func TestWordsOfPathsAreSafeInPaths(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		s := load(t, lang)
		seen := map[string]string{}
		for _, key := range s.Keys() {
			name, ok := strings.CutPrefix(key, "path.")
			if !ok {
				continue
			}
			word := s.Path(name)
			if word != s.Text(key) || word != Slug(word) || path.Clean(word) != word {
				t.Errorf("%s: %q is not a word for paths", key, s.Text(key))
			}
			if other := seen[word]; other != "" && !(other == "indicators" && name == "reports") {
				t.Errorf("%s and %s share the word %q", other, name, word)
			}
			seen[word] = name
		}
	}
	if got := load(t, "fr").Path("no such kind"); got != "no-such-kind" {
		t.Errorf("a kind without a word: %q", got)
	}
}

func TestTextChoosesThePlural(t *testing.T) {
	tests := []struct {
		lang  string
		count any
		want  string
	}{
		{"fr", 0, "Aucun tiers-lieu"},
		{"fr", 1, "1 tiers-lieu"},
		{"fr", 1.5, "1,5 tiers-lieu"},
		{"fr", 2, "2 tiers-lieux"},
		{"fr", 1234, "1 234 tiers-lieux"},
		{"fr", int64(1000000), "1 000 000 tiers-lieux"},
		{"en", 0, "No third place"},
		{"en", 1, "1 third place"},
		{"en", 1.5, "1.5 third places"},
		{"en", 1234, "1,234 third places"},
	}
	for _, test := range tests {
		got := breaking(load(t, test.lang).Text("count.places", "count", test.count))
		if got != test.want {
			t.Errorf("%s %v: %q, want %q", test.lang, test.count, got, test.want)
		}
	}
	if got := load(t, "fr").Text("count.places", "count", 1234); !strings.Contains(got, "1\u202f234") {
		t.Errorf("thousands are parted by U+202F: %q", got)
	}
}

func TestMissingWordsShow(t *testing.T) {
	s := load(t, "fr")
	if got := s.Text("no.such.key"); got != "⟦no.such.key⟧" {
		t.Errorf("missing key: %q", got)
	}
	if got := s.Text("place.verified"); !strings.Contains(got, "⟦date⟧") {
		t.Errorf("missing argument: %q", got)
	}
	if s.Has("no.such.key") || !s.Has("place.verified") {
		t.Error("Has is wrong")
	}
}

func TestYearsAreNotGrouped(t *testing.T) {
	if got := load(t, "fr").Text("event.archives_year", "year", 2020); got != "Agenda 2020" {
		t.Errorf("got %q", got)
	}
}

func TestNounsAgree(t *testing.T) {
	base := load(t, "fr")
	say := func(s *Set, sentence string) string {
		all := map[string]written{"x": {other: sentence}}
		return compile(s.lang, all, s.nouns).Text("x")
	}
	const all = "{place}|{places}|{Places}|{a_place}|{the_place}|{the_places}|{of_place}|{of_places}|{of_the_place}|{to_the_place}|{This_place}|{of_this_place}|{no_place}|{place?ouvert:ouverte}"
	tests := []struct {
		noun Noun
		want string
	}{
		{Noun{"tiers-lieu", "tiers-lieux", "m"}, "tiers-lieu|tiers-lieux|Tiers-lieux|un tiers-lieu|le tiers-lieu|les tiers-lieux|de tiers-lieu|de tiers-lieux|du tiers-lieu|au tiers-lieu|Ce tiers-lieu|de ce tiers-lieu|aucun tiers-lieu|ouvert"},
		{Noun{"fabrique", "", "f"}, "fabrique|fabriques|Fabriques|une fabrique|la fabrique|les fabriques|de fabrique|de fabriques|de la fabrique|à la fabrique|Cette fabrique|de cette fabrique|aucune fabrique|ouverte"},
		{Noun{"espace", "", ""}, "espace|espaces|Espaces|un espace|l’espace|les espaces|d’espace|d’espaces|de l’espace|à l’espace|Cet espace|de cet espace|aucun espace|ouvert"},
		{Noun{"hub", "", "m"}, "hub|hubs|Hubs|un hub|le hub|les hubs|de hub|de hubs|du hub|au hub|Ce hub|de ce hub|aucun hub|ouvert"},
		{Noun{"écloserie", "", "f"}, "écloserie|écloseries|Écloseries|une écloserie|l’écloserie|les écloseries|d’écloserie|d’écloseries|de l’écloserie|à l’écloserie|Cette écloserie|de cette écloserie|aucune écloserie|ouverte"},
	}
	for _, test := range tests {
		got := say(base.With(map[string]Noun{"place": test.noun}), all)
		if got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.noun.One, got, test.want)
		}
	}
	english := load(t, "en").With(map[string]Noun{"place": {One: "open workshop"}})
	if got := say(english, "{A_place}, {the_places}, {of_the_place}, {this_places}"); got != "An open workshop, the open workshops, of the open workshop, these open workshops" {
		t.Errorf("English: %s", got)
	}
	if got := base.Text("section.places"); got != "Tiers-lieux" {
		t.Errorf("With changed its receiver: %q", got)
	}
}

func TestArgumentsAreNeverReadAgain(t *testing.T) {
	got := load(t, "fr").Text("article.by", "name", "{place} {{.}} <b>")
	if got != "par {place} {{.}} <b>" {
		t.Errorf("got %q", got)
	}
}

func TestEnumerate(t *testing.T) {
	s := load(t, "fr")
	for want, items := range map[string][]string{"": nil, "a": {"a"}, "a et b": {"a", "b"}, "a, b et c": {"a", "b", "c"}} {
		if got := s.Enumerate(items); got != want {
			t.Errorf("%v: %q", items, got)
		}
	}
}

func TestLabelsSortAsInADictionary(t *testing.T) {
	s := load(t, "fr")
	labels := []string{"Zinc", "étage", "Etage", "École 10", "École 9", "la Coroutine", "Œuvre", "oeuf", "Abri"}
	slices.SortFunc(labels, func(a, b string) int { return bytes.Compare(s.SortKey(a), s.SortKey(b)) })
	want := []string{"Abri", "École 9", "École 10", "Etage", "étage", "la Coroutine", "oeuf", "Œuvre", "Zinc"}
	if diff := cmp.Diff(want, labels); diff != "" {
		t.Error(diff)
	}
}

func TestSortKeysAreSafeFromAnyGoroutine(t *testing.T) {
	s := load(t, "fr")
	want := s.SortKey("L’Étage")
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			for i := range 200 {
				s.SortKey(fmt.Sprint("autre ", i))
				if !bytes.Equal(s.SortKey("L’Étage"), want) {
					t.Error("the key changed")
					return
				}
			}
		})
	}
	group.Wait()
}

func TestFoldAndSlug(t *testing.T) {
	tests := []struct{ text, fold, slug string }{
		{"L’Étage n° 2", "l'etage n° 2", "l-etage-n-2"},
		{"Œuvre À Cœur", "oeuvre a coeur", "oeuvre-a-coeur"},
		{"  La   Coroutine ! ", "  la   coroutine ! ", "la-coroutine"},
		{"Straße Łódź", "strasse lodz", "strasse-lodz"},
		{"Hénin-Beaumont", "henin-beaumont", "henin-beaumont"},
		{"e\u0301t\u00e9", "ete", "ete"},
		{"日本", "日本", ""},
		{"../../etc", "../../etc", "etc"},
	}
	for _, test := range tests {
		if got := Fold(test.text); got != test.fold {
			t.Errorf("Fold(%q) = %q", test.text, got)
		}
		if got := Slug(test.text); got != test.slug {
			t.Errorf("Slug(%q) = %q", test.text, got)
		}
	}
}

func TestSlugsAreIds(t *testing.T) {
	law := func(text string) bool {
		slug := Slug(text)
		return len(slug) <= maxSlug && strings.Trim(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" &&
			slug == strings.Trim(slug, "-") && !strings.Contains(slug, "--") && Slug(slug) == slug
	}
	if err := quick.Check(law, nil); err != nil {
		t.Error(err)
	}
	if !law(strings.Repeat("é ", 300)) {
		t.Error("a long text")
	}
}

func TestLoadRefusesBrokenFiles(t *testing.T) {
	for name, text := range map[string]string{
		"broken":   "a: [",
		"twice":    "a: x\na: y",
		"dotted":   "a: {b: x}\na.b: y",
		"a list":   "- a",
		"empty":    "",
		"an alias": "a: &x y\nb: *x",
		"deep":     "a: {a: {a: {a: {a: {a: {a: {a: {a: {a: x}}}}}}}}}",
		"large":    "a: " + strings.Repeat("x", maxBytes),
	} {
		if _, err := Load(fstest.MapFS{"words/fr.yaml": {Data: []byte(text)}}, "fr"); err == nil {
			t.Errorf("%s: read without an error", name)
		}
	}
	if _, err := Load(theme(), "xx"); err == nil {
		t.Error("a language without a file")
	}
}

func BenchmarkText(b *testing.B) {
	s := load(b, "fr")
	for b.Loop() {
		s.Text("count.places", "count", 1234)
	}
}

func BenchmarkSortKey(b *testing.B) {
	s := load(b, "fr")
	for b.Loop() {
		s.SortKey("La Coroutine de l’Étage")
	}
}

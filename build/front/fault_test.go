// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// What people write wrong, what they are told, and the text after the repair ("" where a person must decide).
var mistakes = []struct{ name, text, code, at, mended string }{
	{"no front matter", "Bonjour\n", "Y101", "Bonjour", ""},
	{"title first", "# La Coroutine\n\n---\nname: A\n---\n", "Y101", "# La Coroutine", ""},
	{"empty", "", "Y101", "", ""},
	{"blank", "\n \n", "Y101", "", ""},
	{"word processor dashes", "—-\nname: A\n---\n", "Y120", "—-", "---\nname: A\n---\n"},
	{"one long dash", "—\nname: A\n---\n", "Y120", "—", "---\nname: A\n---\n"},
	{"two hyphens", "--\nname: A\n---\n", "Y120", "--", "---\nname: A\n---\n"},
	{"four hyphens", "----\nname: A\n---\n", "Y120", "----", "---\nname: A\n---\n"},
	{"pluses of TOML", "+++\nname: A\n---\n", "Y120", "+++", "---\nname: A\n---\n"},
	{"no closing line", "---\nname: A\n\nDu texte.\n", "Y102", "Du texte.", "---\nname: A\n\n---\n\nDu texte.\n"},
	{"no closing line before a title", "---\nname: A\n\n# Titre\n", "Y102", "# Titre", "---\nname: A\n\n---\n\n# Titre\n"},
	{"no closing line, Windows", "---\r\nname: A\r\nDu texte.\r\n", "Y102", "Du texte.", "---\r\nname: A\r\n---\r\n\r\nDu texte.\r\n"},
	{"never closed", "---\nname: A\n", "Y102", "---", "---\nname: A\n---\n"},
	{"never closed, no newline", "---\nname: A", "Y102", "---", "---\nname: A\n---\n"},
	{"only the first line", "---", "Y102", "---", "---\n---\n"},
	{"closing dashes of a word processor", "---\nname: A\n———\nTexte\n", "Y120", "———", "---\nname: A\n---\nTexte\n"},
	{"closing dots", "---\nname: A\n...\nTexte\n", "Y120", "...", "---\nname: A\n---\nTexte\n"},
	{"indented line of hyphens", "---\nname: |\n  a\n  ---\n  b\n---\n", "Y120", "---", ""},
	{"indented closing line", "---\nname: A\n ---\nTexte\n", "Y120", "---", "---\nname: A\n---\nTexte\n"},
	{"closing line forgotten, a rule in the text", "---\nname: A\n\nVoici un texte.\n\n---\n\nSuite\n", "Y111", "Voici un texte.", ""},
	{"tab", "---\naddress:\n\tcity: Lille\n\tstreet: A\n---\n", "Y104", "\t", "---\naddress:\n  city: Lille\n  street: A\n---\n"},
	{"spaces and a tab", "---\naddress:\n  city: Lille\n \tstreet: A\n---\n", "Y104", " \t", ""},
	{"key twice", "---\nname: A\nname: B\n---\n", "Y105", "name", ""},
	{"anchor", "---\nname: &a A\n---\n", "Y106", "&a", ""},
	{"ampersand", "---\nname: &co\n---\n", "Y106", "&co", ""},
	{"alias", "---\nname: &a A\ntitle: *a\n---\n", "Y106", "&a", ""},
	{"merge", "---\na: {b: c}\nd:\n  <<: {b: c}\n---\n", "Y106", "<<", ""},
	{"tag", "---\nname: !!binary /w==\n---\n", "Y107", "!!binary", ""},
	{"tag of a language", "---\nname: !!python/object:os.system {a: b}\n---\n", "Y107", "!!python/object:os.system", ""},
	{"exclamation", "---\nname: ! Attention\n---\n", "Y107", "!", ""},
	{"list at the top", "---\n- a\n- b\n---\n", "Y111", "- a", ""},
	{"text at the top", "---\nJuste du texte\n---\n", "Y111", "Juste du texte", ""},
	{"question mark", "---\n? a\n: b\n---\n", "Y111", "a", ""},
	{"list as a key", "---\n? [a, b]\n: c\n---\n", "Y111", "[a,", ""},
	{"colon without space", "---\nname:A\nsummary: B\n---\n", "Y113", "name:A", "---\nname: A\nsummary: B\n---\n"},
	{"item without space", "---\ntags:\n  - a\n  -b\n  - c: d\n---\n", "Y113", "-b", "---\ntags:\n  - a\n  - b\n  - c: d\n---\n"},
	{"first item without space", "---\ntags:\n-a\nname: B\n---\n", "Y113", "-a", "---\ntags:\n- a\nname: B\n---\n"},
	{"colon missing", "---\nname: A\nsummary Un lieu\nlat: 1\n---\n", "Y112", "summary Un lieu", ""},
	{"quote not closed", "---\nname: \"A\nsummary: B\n---\n", "Y114", "\"A", "---\nname: \"A\"\nsummary: B\n---\n"},
	{"quote not closed, another after it", "---\nname: \"A\nsummary: \"B\"\n---\n", "Y114", "\"A", "---\nname: \"A\"\nsummary: \"B\"\n---\n"},
	{"apostrophe in apostrophes", "---\nname: 'L'été'\n---\n", "Y114", "'L'été'", "---\nname: \"L'été\"\n---\n"},
	{"text after a quote", "---\nname: \"A\" et B\n---\n", "Y114", "\"A\" et B", ""},
	{"quotes in quotes", "---\nname: \"Le \"Bar\" du coin\"\n---\n", "Y114", "\"Le \"Bar\" du coin\"", "---\nname: \"Le \\\"Bar\\\" du coin\"\n---\n"},
	{"backslash in quotes", "---\nname: \"C:\\dossier\"\n---\n", "Y114", "\"C:\\dossier\"", "---\nname: \"C:\\\\dossier\"\n---\n"},
	{"colon in a text", "---\nname: A: B # note\n---\n", "Y115", "A: B", "---\nname: \"A: B\" # note\n---\n"},
	{"French colon in a text", "---\nname: Atelier : le bois\n---\n", "Y115", "Atelier : le bois", "---\nname: \"Atelier : le bois\"\n---\n"},
	{"colon at the end", "---\nname: Atelier :\n---\n", "Y115", "Atelier :", "---\nname: \"Atelier :\"\n---\n"},
	{"at sign", "---\nemail: @lieu\n---\n", "Y116", "@lieu", "---\nemail: \"@lieu\"\n---\n"},
	{"at sign in a list", "---\nsocial:\n  - @lieu\n---\n", "Y116", "@lieu", "---\nsocial:\n  - \"@lieu\"\n---\n"},
	{"percent", "---\nname: %A\n---\n", "Y116", "%A", "---\nname: \"%A\"\n---\n"},
	{"backtick", "---\nname: `A`\n---\n", "Y116", "`A`", "---\nname: \"`A`\"\n---\n"},
	{"emphasis", "---\nname: *Nouveau* lieu\n---\n", "Y116", "*Nouveau* lieu", "---\nname: \"*Nouveau* lieu\"\n---\n"},
	{"greater than", "---\nprice: > 10 €\n---\n", "Y116", "> 10 €", "---\nprice: \"> 10 €\"\n---\n"},
	{"hyphen", "---\nname: - A\n---\n", "Y116", "- A", "---\nname: \"- A\"\n---\n"},
	{"text after brackets", "---\nname: [Complet] Atelier\n---\n", "Y116", "[Complet] Atelier", "---\nname: \"[Complet] Atelier\"\n---\n"},
	{"bracket not closed", "---\ntags: [a, b\nname: A\n---\n", "Y118", "[a, b", ""},
	{"brace not closed", "---\naddress: {city: Lille\nname: A\n---\n", "Y118", "{city: Lille", ""},
	{"indented too much", "---\nname: A\n  city: B\n---\n", "Y117", "city: B", ""},
	{"indented between", "---\naddress:\n  street: A\n city: B\n---\n", "Y117", "city: B", ""},
	{"item indented between", "---\ntags:\n  - a\n - b\n---\n", "Y117", "- b", ""},
	{"list flow with a hole", "---\ntags: [a, , b]\n---\n", "Y119", "tags: [a, , b]", ""},
	{"no-break space after a colon", "---\nname:\u00a0A\nsummary: B\n---\n", "Y121", ":\u00a0", "---\nname: A\nsummary: B\n---\n"},
	{"no-break spaces around a colon", "---\nname\u202f:\u00a0A\nsummary: B\n---\n", "Y121", "\u202f:\u00a0", "---\nname: A\nsummary: B\n---\n"},
	{"no-break space before a colon", "---\nname\u00a0: A\n---\n", "Y121", "name\u00a0", "---\nname: A\n---\n"},
	{"no-break spaces before a line", "---\naddress:\n\u00a0\u00a0city: Lille\n---\n", "Y121", "\u00a0\u00a0", "---\naddress:\n  city: Lille\n---\n"},
	{"curly quotes", "---\nname: “La Coroutine”\n---\n", "Y122", "“La Coroutine”", "---\nname: La Coroutine\n---\n"},
	{"curly quotes and a colon", "---\nname: “A: B”\n---\n", "Y115", "“A: B”", "---\nname: \"A: B\"\n---\n"},
	{"quotes of a text", "---\nname: Le “Bar” et le “Café”\n---\n", "", "", ""},
	{"lost comment", "---\nname: Café #3\n---\n", "Y123", "#3", "---\nname: \"Café #3\"\n---\n"},
	{"meant comment", "---\nname: Café # 3\n---\n", "", "", ""},
	{"second document", "---\nname: A\n--- b\nc: d\n---\n", "Y103", "--- b", ""},
	{"hyphens with space after them", "---\nname: A\n--- \n---\nb: c\n---\n", "", "", ""},
	{"UTF-16", "\xff\xfe-\x00", "F002", "", ""},
	{"latin-1", "---\nname: Caf\xe9\n---\n", "F001", "\xe9", ""},
	{"NUL", "---\nname: A\x00\n---\n", "F003", "\x00", "---\nname: A\n---\n"},
	{"noncharacter", "---\nname: A\ufffe\n---\n", "F003", "\ufffe", "---\nname: A\n---\n"},
	{"NUL by an escape", "---\nname: \"a\\0b\"\n---\n", "F003", "\"a\\0b\"", ""},
	{"direction mark by an escape, in a key", "---\n\"a\\u202eb\": c\n---\n", "F005", "\"a\\u202eb\"", ""},
	{"direction mark", "---\nname: A\u202eB\n---\n", "F005", "\u202e", "---\nname: AB\n---\n"},
	{"zero width space", "---\nname: A\u200bB\n---\n", "F005", "\u200b", "---\nname: AB\n---\n"},
	{"zero width space in the text", "---\nname: A\n---\nA\u200bB\n", "F005", "\u200b", "---\nname: A\n---\nAB\n"},
	{"line separator", "---\nname: A\u2028B\n---\n", "F005", "\u2028", "---\nname: A B\n---\n"},
	{"line ends of an old Mac", "---\rname: A\r---\r", "F006", "\r", "---\nname: A\n---\n"},
}

func TestMistakes(t *testing.T) {
	for _, c := range mistakes {
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
			if c.mended == "" {
				return
			}
			var fixes []diag.Edit
			for _, d := range problems {
				fixes = append(fixes, d.Fix...)
			}
			mended, err := diag.Apply(f.Text, fixes)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.mended, string(mended)); diff != "" {
				t.Errorf("mended (-want +got):\n%s", diff)
			}
		})
	}
}

// A corrected file has no problem left: --fix never leaves a file that the next check refuses for its syntax.
func TestMendedFilesAreRead(t *testing.T) {
	for _, c := range mistakes {
		if c.mended != "" {
			if _, problems := Split(file(c.mended)); len(problems) > 0 {
				t.Errorf("%s: %s in %q", c.name, problems[0].Code, c.mended)
			}
		}
	}
}

// The words of a problem need the arguments that it carries.
func TestEveryProblemHasItsWords(t *testing.T) {
	seen := map[diag.Code]bool{}
	for _, c := range mistakes {
		_, problems := Split(file(c.text))
		for _, d := range problems {
			seen[d.Code] = true
			rule := diag.Lookup(d.Code)
			if rule.Code == "" {
				t.Errorf("%s has no words", d.Code)
				continue
			}
			for _, lang := range []string{"fr", "en"} {
				if text, complete := diag.Expand(rule.Message, lang, d.Args); !complete {
					t.Errorf("%s (%s): %q", c.name, d.Code, text)
				}
			}
		}
	}
	for _, code := range []diag.Code{codeTooLong, codeTooDeep, codeTooMany} { // they have tests of their own
		seen[code] = true
	}
	for _, rule := range diag.Rules() {
		if own := rule.Code[0] == 'Y' || rule.Code < "F004" || rule.Code == "F005" || rule.Code == "F006"; own && rule.Code[0] <= 'Y' &&
			(rule.Code[0] == 'F' || rule.Code[0] == 'Y') && !seen[rule.Code] {
			t.Errorf("%s is never raised here", rule.Code)
		}
	}
}

// The examples of the catalogue are wrong and right as they say.
func TestExamplesOfTheCatalogueAreTrue(t *testing.T) {
	for _, rule := range diag.Rules() {
		if rule.Code[0] != 'Y' {
			continue
		}
		wrong, right := example(rule.Wrong), example(rule.Right)
		_, problems := Split(file(wrong))
		if !slices.ContainsFunc(problems, func(d diag.Diagnostic) bool { return d.Code == rule.Code }) && !strings.HasPrefix(rule.Wrong, "(") {
			t.Errorf("%s is not raised by %q: %v", rule.Code, wrong, problems)
		}
		if _, problems := Split(file(right)); len(problems) > 0 && !strings.HasPrefix(rule.Right, "(") {
			t.Errorf("%s: %s is raised by %q", rule.Code, problems[0].Code, right)
		}
	}
}

// example makes a file of a piece of YAML.
func example(text string) string {
	if strings.HasPrefix(text, "-") && !strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "–") || strings.HasPrefix(text, "—") || strings.HasPrefix(text, "#") {
		return text
	}
	return "---\n" + text + "\n---\n"
}

// All faults of a file are told in one run, though the parser stops at the first.
func TestFaultsAreFoundTogether(t *testing.T) {
	text := "---\nname: Atelier: le bois\nemail: @lieu\nsummary:Un lieu\nphone: \"03 20\naddress:\n\tcity: Lille\ntags: [a, b\nlat: 50.6\nhours Mo-Fr\nlat: 1\n---\n"
	f := file(text)
	m, problems := Split(f)
	var codes []string
	for _, d := range problems {
		codes = append(codes, string(d.Code))
	}
	slices.Sort(codes)
	if want := []string{"Y104", "Y105", "Y112", "Y113", "Y114", "Y115", "Y116", "Y118"}; !slices.Equal(codes, want) {
		t.Errorf("%v, want %v", codes, want)
	}
	if m.Root != nil {
		t.Error("a broken file has values")
	}
}

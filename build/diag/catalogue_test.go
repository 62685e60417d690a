// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// subjects are the files of the catalogue with the letter of their codes.
var subjects = []struct {
	letter, file string
	rules        []Rule
}{
	{"F", "catalogue_file.go", fileRules},
	{"F", "catalogue_name.go", nameRules},
	{"Y", "catalogue_yaml.go", yamlRules},
	{"V", "catalogue_value.go", valueRules},
	{"P", "catalogue_place.go", placeRules},
	{"E", "catalogue_event.go", eventRules},
	{"A", "catalogue_ad.go", adRules},
	{"N", "catalogue_figure.go", figureRules},
	{"R", "catalogue_reference.go", referenceRules},
	{"G", "catalogue_geography.go", geographyRules},
	{"M", "catalogue_markdown.go", markdownRules},
	{"I", "catalogue_image.go", imageRules},
	{"C", "catalogue_configuration.go", configurationRules},
	{"O", "catalogue_output.go", outputRules},
	{"T", "catalogue_theme.go", themeRules},
}

func TestEveryCodeStandsInTheFileOfItsSubject(t *testing.T) {
	shape := regexp.MustCompile(`^[A-Z]\d{3}$`)
	seen := map[Code]string{}
	count := 0
	for _, s := range subjects {
		count += len(s.rules)
		for _, r := range s.rules {
			if !shape.MatchString(string(r.Code)) {
				t.Errorf("%s: code %q is not a letter and three digits", s.file, r.Code)
			}
			if !strings.HasPrefix(string(r.Code), s.letter) {
				t.Errorf("%s: %s does not begin with %s", s.file, r.Code, s.letter)
			}
			if other, twice := seen[r.Code]; twice {
				t.Errorf("%s: %s is also in %s", s.file, r.Code, other)
			}
			seen[r.Code] = s.file
			if Lookup(r.Code).Code != r.Code {
				t.Errorf("%s: Lookup does not find %s", s.file, r.Code)
			}
		}
	}
	if count != len(Rules()) {
		t.Errorf("the catalogue has %d rules, its files %d: a file is missing in this test or in rules()", len(Rules()), count)
	}
}

func TestEveryRuleIsComplete(t *testing.T) {
	for _, r := range Rules() {
		for field, text := range map[string]Text{"Title": r.Title, "Message": r.Message, "Explain": r.Explain} {
			complete(t, r.Code, field, text)
		}
		if r.Related != (Text{}) {
			complete(t, r.Code, "Related", r.Related)
		}
		for i, hint := range r.Hints {
			complete(t, r.Code, fmt.Sprintf("Hints[%d]", i), hint)
		}
		if strings.TrimSpace(r.Wrong) == "" || strings.TrimSpace(r.Right) == "" {
			t.Errorf("%s: Wrong or Right is empty", r.Code)
		} else if r.Wrong == r.Right {
			t.Errorf("%s: Wrong and Right are the same", r.Code)
		}
		if r.Severity < Error || r.Severity > Info {
			t.Errorf("%s: severity %d does not exist", r.Code, int(r.Severity))
		}
		for _, title := range []string{r.Title.FR, r.Title.EN} {
			if strings.HasSuffix(title, ".") || placeholder.MatchString(title) {
				t.Errorf("%s: Title %q must have neither a full stop at its end nor {placeholders}", r.Code, title)
			}
		}
	}
}

func complete(t *testing.T, code Code, field string, text Text) {
	t.Helper()
	if strings.TrimSpace(text.FR) == "" || strings.TrimSpace(text.EN) == "" {
		t.Errorf("%s: %s lacks a language: FR %q, EN %q", code, field, text.FR, text.EN)
	}
	for _, s := range []string{text.FR, text.EN} {
		if r, found := unsafe(s); found && field != "Explain" {
			t.Errorf("%s: %s has %U: %q", code, field, r, s)
		}
	}
}

func TestPlaceholdersAreTheSameInBothLanguages(t *testing.T) {
	for code, field := range sentences() {
		if fr, en := placeholders(field.text.FR), placeholders(field.text.EN); !slices.Equal(fr, en) {
			t.Errorf("%s: %s has %v in French and %v in English", code, field.name, fr, en)
		}
	}
}

func placeholders(s string) []string {
	names := placeholder.FindAllString(s, -1)
	slices.Sort(names)
	return slices.Compact(names)
}

func TestFrenchIsTypographic(t *testing.T) {
	for code, field := range sentences() {
		for _, fault := range faultsOfFrench(field.text.FR) {
			t.Errorf("%s: %s: %s", code, field.name, fault)
		}
	}
}

// frenchFaults are what a French typographer would mend, with the remedy.
var frenchFaults = []struct {
	pattern *regexp.Regexp
	remedy  string
}{
	{regexp.MustCompile(`'`), "write ’ for an apostrophe, or put code between backticks"},
	{regexp.MustCompile(`"`), "write « », or put code between backticks"},
	{regexp.MustCompile(`[ \x{00a0}][;!?]`), "write U+202F before ; ! ?"},
	{regexp.MustCompile(`[\pL\pN)»}][!?;](\s|$)`), "write U+202F before ; ! ?"},
	{regexp.MustCompile(`[ \x{202f}]:`), "write U+00A0 before :"},
	{regexp.MustCompile(`[\pL\pN)»}]:(\s|$)`), "write U+00A0 before :, or put YAML between backticks"},
	{regexp.MustCompile(`«[^\x{00a0}]`), "write U+00A0 after «"},
	{regexp.MustCompile(`[^\x{00a0}]»`), "write U+00A0 before »"},
	{regexp.MustCompile(`\.\.\.`), "write …"},
	{regexp.MustCompile(`  `), "write one space"},
}

var backticks = regexp.MustCompile("`[^`]*`")

// faultsOfFrench returns what is wrong with a French text; code between backticks is left alone.
func faultsOfFrench(text string) []string {
	prose := backticks.ReplaceAllString(text, "code")
	var faults []string
	for _, f := range frenchFaults {
		for _, m := range f.pattern.FindAllStringIndex(prose, -1) {
			from, to := max(0, m[0]-20), min(len(prose), m[1]+20)
			faults = append(faults, fmt.Sprintf("%s: …%q…", f.remedy, strings.ToValidUTF8(prose[from:to], "")))
		}
	}
	return faults
}

func TestFaultsOfFrenchAreFound(t *testing.T) {
	for _, good := range []string{
		"l’été\u00a0: «\u00a0{value}\u00a0» à 18:30, https://a.fr\u202f; oui\u202f!", "écrivez `name: \"L'été\" ?`", "",
	} {
		if faults := faultsOfFrench(good); len(faults) > 0 {
			t.Errorf("%q: %q", good, faults)
		}
	}
	for _, bad := range []string{
		"l'été", "quoi ?", "quoi?", "quoi\u00a0?", "ici : là", "ici: là", "ici\u202f: là", "« a\u00a0»", "«\u00a0a »", "a...", "a  b", `dit "a"`,
	} {
		if len(faultsOfFrench(bad)) == 0 {
			t.Errorf("%q passes", bad)
		}
	}
}

type sentence struct {
	name string
	text Text
}

// sentences walks everything that the catalogue says.
func sentences() iter.Seq2[Code, sentence] {
	return func(yield func(Code, sentence) bool) {
		for _, r := range Rules() {
			all := []sentence{{"Title", r.Title}, {"Message", r.Message}, {"Explain", r.Explain}, {"Related", r.Related}}
			for i, hint := range r.Hints {
				all = append(all, sentence{fmt.Sprintf("Hints[%d]", i), hint})
			}
			for _, s := range all {
				if !yield(r.Code, s) {
					return
				}
			}
		}
	}
}

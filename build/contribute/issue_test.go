// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package contribute

import (
	"errors"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
)

var schemas = schema.Load().With(map[string][]schema.Term{
	"activities":  {{ID: "cafe", Title: "Café associatif"}, {ID: "atelier", Title: "Atelier : bois, métal"}, {ID: "jardin", Title: "Jardin"}},
	"event_kinds": {{ID: "apero", Title: "Apéro"}}, "ad_kinds": {{ID: "job", Title: "Emploi"}}, "labels": {},
})

// body writes answers as GitHub does; what is not answered is "_No response_".
func body(t *testing.T, kind string, answers map[string]string) string {
	t.Helper()
	var b strings.Builder
	for _, q := range schemas.Type(kind).Questions("fr") {
		answer, given := answers[q.ID()]
		switch {
		case q.Options != nil && q.Type == "array" && !q.Main:
			var lines []string
			for _, o := range q.Options {
				box := "- [ ] "
				if given && strings.Contains(answer, o.ID) {
					box = "- [X] "
				}
				lines = append(lines, box+o.Title.FR)
			}
			answer = strings.Join(lines, "\n")
		case !given || answer == "":
			answer = "_No response_"
		}
		b.WriteString("### " + q.Label + "\n\n" + answer + "\n\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

var lighthouse = map[string]string{
	"name": "Le Phare n° 2", "summary": "On y boit : du café, du thé.", "main-activities": "Atelier : bois, métal", "activities": "cafe",
	"address-street": "1, quai des Anglais", "address-postcode": "62200", "address-city": "Boulogne-sur-Mer", "lat": "50,7264", "lon": "1.6147",
	"website": "https://phare.example.org", "services": "- Wifi\n* Cuisine : partagée\n\nDouche", "body": "## La vue\n\nOn voit la mer.",
}

func TestAnswersMakeAFile(t *testing.T) {
	p, err := ReadIssue(strings.ReplaceAll(body(t, "place", lighthouse), "\n", "\r\n"), schemas, "fr")
	if err != nil {
		t.Fatal(err)
	}
	const want = `---
name: Le Phare n° 2
summary: "On y boit : du café, du thé."
activities:
  - atelier
  - cafe
address:
  street: 1, quai des Anglais
  postcode: "62200"
  city: Boulogne-sur-Mer
lat: 50.7264
lon: 1.6147
website: https://phare.example.org
services:
  - Wifi
  - "Cuisine : partagée"
  - Douche
---

## La vue

On voit la mer.
`
	if p.Path != "places/le-phare-n-2.md" || string(p.Text) != want {
		t.Errorf("%s:\n%s", p.Path, p.Text)
	}
}

func TestEventsAndAdsHaveTheirForms(t *testing.T) {
	for kind, c := range map[string]struct {
		answers  map[string]string
		path     string
		contains string
	}{
		"event": {map[string]string{"title": "Un apéro", "kind": "Apéro", "start": "2026-12-03 18:30", "place": "La Coroutine", "registration-url": "https://example.org/venir"}, "content/events/un-apero-2026-12-03.md", "start: 2026-12-03 18:30\nplace: la-coroutine\nregistration:\n  url:"},
		"ad":    {map[string]string{"title": "Un poste", "kind": "Emploi", "published": "2026-11-20", "contact-email": "a@example.org"}, "content/ads/un-poste.md", "kind: job\npublished: 2026-11-20\ncontact:\n  email:"},
	} {
		p, err := ReadIssue(body(t, kind, c.answers), schemas, "fr")
		if err != nil || p.Path != c.path || !strings.Contains(string(p.Text), c.contains) {
			t.Errorf("%v, %s:\n%s", err, p.Path, p.Text)
		}
	}
}

func TestOtherIssuesAreLeftAlone(t *testing.T) {
	for _, text := range []string{"", "Bonjour", "### Nom\n\nLe Phare", "### Nom\n\n### Résumé\n\n### Activités"} {
		if _, err := ReadIssue(text, schemas, "fr"); !errors.Is(err, ErrNoForm) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestAnswersThatLookLikeQuestionsAreRefused(t *testing.T) {
	for _, text := range []string{"### Nom", "x\n\n### Latitude\n\n12", "### Présentation\n\n### Présentation"} {
		answers := map[string]string{"name": "Le Phare", "services": text}
		if _, err := ReadIssue(body(t, "place", answers), schemas, "fr"); !errors.Is(err, ErrUnclear) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

var goodPath = regexp.MustCompile(`^places/[a-z0-9-]{1,80}\.md$`)

// Whatever is answered is a file whose front matter says this very text, in the keys of the questions and no others; or it is refused.
func TestHostileAnswersStayAnswers(t *testing.T) {
	more := []string{
		"../../.github/workflows/x", "---\nname: autre\n---", "\n---\ndraft: true", "name: autre", "- a\n- b", "{a: b}", "[a]", "&a b", "*a", "!!binary x", "? x", "| x", "> x", "%TAG", "@x", "`x`",
		"null", "~", "yes", "0123", "1e3", ".inf", "12:30:45", "2020-01-01", "'simple'", `"double"`, `C:\temp\n`, "a: b", "a #b", "fin:", "$(touch x)", "`touch x`", "; rm -rf .", "${{ github.token }}", "{{ template }}",
		"\u202ertl", "\u00a0insécable\u00a0", "עברית", "🎈", "\u2028ligne", "\ufeffbom", "\x00nul", "\x1b[31m", "tab\tulation", strings.Repeat("x", 1000),
	}
	for _, text := range append(more, hostile...) {
		answers := map[string]string{}
		for _, q := range schemas.Type("place").Questions("fr") {
			answers[q.ID()] = text
		}
		p, err := ReadIssue(body(t, "place", answers), schemas, "fr")
		if errors.Is(err, ErrUnclear) {
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if !goodPath.MatchString(p.Path) || path.Clean(p.Path) != p.Path {
			t.Errorf("%q: a file at %q", text, p.Path)
		}
		m, problems := front.Split(&diag.File{Path: p.Path, Text: p.Text})
		if m.Root == nil {
			t.Errorf("%q: %v\n%s", text, diag.Records("fr", problems), p.Text)
			continue
		}
		seen := strings.Join(strings.Fields(strings.Map(visible, text)), " ")
		for _, f := range m.Root.Fields {
			if f.Value.Kind == front.Scalar && f.Name != "lat" && f.Name != "lon" && f.Value.Value != seen {
				t.Errorf("%q: %s says %q", text, f.Name, f.Value.Value)
			}
			if !strings.Contains(" name summary activities status address lat lon website email phone hours services ", " "+f.Name+" ") {
				t.Errorf("%q: a key %q", text, f.Name)
			}
		}
	}
}

func FuzzReadIssue(f *testing.F) {
	f.Add("### Nom\n\nLe Phare")
	for _, text := range hostile {
		var b strings.Builder
		for _, q := range schemas.Type("place").Questions("fr") {
			b.WriteString("### " + q.Label + "\n\n" + text + "\n\n")
		}
		f.Add(b.String())
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := ReadIssue(text, schemas, "fr")
		if err != nil {
			return
		}
		if !regexp.MustCompile(`^(places|content/events|content/ads)/[a-z0-9-]{1,80}\.md$`).MatchString(p.Path) {
			t.Errorf("a file at %q", p.Path)
		}
		if m, problems := front.Split(&diag.File{Path: p.Path, Text: p.Text}); m.Root == nil && len(p.Text) < front.ContributorLimits.Bytes/2 {
			t.Errorf("%v\n%s", diag.Records("fr", problems), p.Text)
		}
	})
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
)

// TestReferencePages holds the pages of the documentation that the code says itself: every command, every key, every problem, in both
// languages. -update writes them.
func TestReferencePages(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		w := &referenceWriter{lang: lang, pages: make(map[string]string)}
		w.commands()
		w.keys()
		w.problems(t)
		folder := filepath.Join("../../docs", lang, "content/pages")
		for name, want := range w.pages {
			file := filepath.Join(folder, name+".md")
			if *update {
				if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			got, err := os.ReadFile(file)
			if err != nil || string(got) != want {
				t.Errorf("%s is not what the code says: go test ./cmd/maillage -run ReferencePages -update", file)
			}
		}
		written, _ := filepath.Glob(filepath.Join(folder, "*.md"))
		for _, file := range written {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if name := strings.TrimSuffix(filepath.Base(file), ".md"); w.pages[name] == "" && bytes.Contains(text, []byte(w.mark())) {
				t.Errorf("%s: nothing writes this page any more", file)
			}
		}
	}
}

// A referenceWriter makes pages in one language.
type referenceWriter struct {
	lang  string
	pages map[string]string // text by id
	text  strings.Builder   // of the page that is being written
}

func (w *referenceWriter) say(fr, en string) string { return diag.Text{FR: fr, EN: en}.In(w.lang) }

// mark says in a page that nobody should write it by hand.
func (w *referenceWriter) mark() string {
	return w.say("# Écrit par le programme : go test ./cmd/maillage -run ReferencePages -update", "# Written by the program: go test ./cmd/maillage -run ReferencePages -update")
}

// begin starts a page.
func (w *referenceWriter) begin(title, summary, parent string, order int) {
	w.text.Reset()
	fmt.Fprintf(&w.text, "---\n%s\ntitle: %s\nsummary: %s\norder: %d\nparent: %s\n---\n", w.mark(), yamlLine(title), yamlLine(summary), order, parent)
}

// end keeps the page under its id.
func (w *referenceWriter) end(id string) { w.pages[id] = w.text.String() }

func (w *referenceWriter) printf(format string, args ...any) { fmt.Fprintf(&w.text, format, args...) }

// fence writes lines as they are typed.
func (w *referenceWriter) fence(text string) {
	var visible strings.Builder
	for _, c := range strings.Trim(text, "\n") {
		if unicode.Is(unicode.Cf, c) {
			fmt.Fprintf(&visible, "‹%U›", c)
		} else {
			visible.WriteRune(c)
		}
	}
	w.printf("\n```text\n%s\n```\n", visible.String())
}

// commands makes the page of the command line.
func (w *referenceWriter) commands() {
	root := newRootCommand(&app{lang: w.lang, out: &bytes.Buffer{}, err: &bytes.Buffer{}})
	w.begin(w.say("Les commandes", "Commands"),
		w.say("Ce que fait chaque commande, avec ses options.", "What each command does, with its flags."), "reference", 10)
	w.printf("\n%s\n", w.say(
		"Dans le dossier d’un réseau, `maillage COMMANDE --help` dit la même chose. Les codes de sortie : 0 tout va bien, 1 problèmes dans le contenu, 2 commande mal écrite, 3 panne de la machine.",
		"In the folder of a network, `maillage COMMAND --help` says the same. Exit codes: 0 all is well, 1 problems in the content, 2 a command written wrongly, 3 the machine failed."))
	var each func(c *cobra.Command)
	each = func(c *cobra.Command) {
		for _, sub := range c.Commands() {
			if sub.Hidden {
				continue
			}
			w.command(sub)
			each(sub)
		}
	}
	each(root)
	w.printf("\n## %s\n\n", w.say("Options de toutes les commandes", "Flags of every command"))
	w.flags(root.PersistentFlags())
	w.end(w.say("commandes", "commands"))
}

func (w *referenceWriter) command(c *cobra.Command) {
	w.printf("\n## %s\n\n%s\n", c.CommandPath(), sentence(c.Short))
	if c.Long != "" {
		w.printf("\n%s\n", markdown(c.Long))
	}
	if c.Runnable() {
		w.fence(useLine(c) + map[bool]string{true: w.say(" [OPTIONS]", " [FLAGS]")}[c.HasAvailableLocalFlags()])
	}
	if c.Example != "" {
		w.printf("\n%s\n", w.say("Par exemple :", "For example:"))
		w.fence(unindent(c.Example))
	}
	if c.HasAvailableLocalFlags() {
		w.printf("\n")
		w.flags(c.LocalNonPersistentFlags())
	}
}

func (w *referenceWriter) flags(set *pflag.FlagSet) {
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if kind := f.Value.Type(); kind != "bool" {
			name += w.say(" VALEUR", " VALUE")
		}
		w.printf(w.say("- `%s` : %s", "- `%s`: %s"), name, markdown(f.Usage))
		if otherwise(f) {
			w.printf(w.say(" (sinon `%s`)", " (else `%s`)"), f.DefValue)
		}
		w.printf("\n")
	})
}

// keys makes a page for each type of document, and one for site.yaml.
func (w *referenceWriter) keys() {
	set := schema.Load()
	parent := w.say("cles", "keys")
	w.begin(w.say("Les clés des fichiers", "Keys of the files"),
		w.say("Ce que chaque sorte de fichier peut dire, clé par clé.", "What each kind of file may say, key by key."), "reference", 20)
	w.printf("\n%s\n", w.say(
		"Un fichier commence par des clés, une par ligne, entre deux lignes `---`. Une clé inconnue est refusée, avec la plus proche qui existe. `maillage schema TYPE` donne la même chose aux éditeurs de texte et aux programmes ; `maillage new TYPE` commence un fichier avec cette aide en commentaires.",
		"A file begins with keys, one a line, between two lines `---`. An unknown key is refused, with the nearest one that exists. `maillage schema TYPE` gives the same to text editors and programs; `maillage new TYPE` begins a file with this help as comments."))
	w.end(parent)
	names := set.Names()
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })
	for i, name := range names {
		s := set.Type(name)
		title := s.Title().In(w.lang)
		if name == "site" {
			title = w.say("Le réseau : site.yaml", "The network: site.yaml")
		}
		w.begin(title, short(s.Help().In(w.lang)), parent, i+1)
		for _, p := range s.Properties() {
			w.printf("\n## %s\n\n", p.Name)
			w.key(p)
			w.below(p)
		}
		w.end(w.say("cles-", "keys-") + name)
	}
}

// rank puts what everybody writes before what only the team does.
func rank(name string) int {
	known := []string{"place", "event", "ad", "article", "newsletter", "page", "person", "resource", "route", "episode", "flow", "indicator", "site"}
	if i := slices.Index(known, name); i >= 0 {
		return i
	}
	return len(known)
}

// key says what a key is in a paragraph.
func (w *referenceWriter) key(p schema.Property) {
	w.printf("%s", markdown(sentence(p.Title.In(w.lang))))
	if help := p.Help.In(w.lang); help != "" {
		w.printf(" %s", markdown(sentence(help)))
	}
	w.printf(" *%s*\n", w.kind(p))
	if len(p.Choices) > 0 {
		var choices []string
		for _, c := range p.Choices {
			choice := "`" + c.ID + "`"
			if title := c.Title.In(w.lang); title != "" && title != c.ID {
				choice += " (" + markdown(title) + ")"
			}
			choices = append(choices, choice)
		}
		w.printf("  %s %s.\n", w.say("Choix :", "Choices:"), strings.Join(choices, ", "))
	}
	if len(p.Examples) > 0 && len(p.Properties) == 0 && (p.Items == nil || len(p.Items.Properties) == 0) {
		w.printf("  %s `%s`\n", w.say("Exemple :", "Example:"), p.Examples[0])
	}
}

// kind says what a value is, and its limits.
func (w *referenceWriter) kind(p schema.Property) string {
	kinds := p.Kinds
	if p.Type != "" {
		kinds = []string{p.Type}
	}
	names := map[string]string{
		"string": w.say("texte", "text"), "integer": w.say("nombre entier", "whole number"), "number": w.say("nombre", "number"),
		"boolean": w.say("true ou false", "true or false"), "array": w.say("liste", "list"), "object": w.say("groupe de clés", "group of keys"),
	}
	var parts []string
	for _, k := range kinds {
		parts = append(parts, names[k])
	}
	text := strings.Join(slices.Compact(parts), w.say(" ou ", " or "))
	if p.Terms != "" {
		text += w.say(", de la liste "+p.Terms+" de site.yaml", ", of the list "+p.Terms+" of site.yaml")
	}
	if p.Ref != "" {
		text += w.say(", nom d’un fichier de type "+p.Ref, ", name of a file of the type "+p.Ref)
	}
	if p.MaxLength > 0 {
		text += fmt.Sprintf(w.say(", %d caractères au plus", ", at most %d characters"), p.MaxLength)
	}
	if p.MaxItems > 0 {
		text += fmt.Sprintf(w.say(", %d au plus", ", at most %d"), p.MaxItems)
	}
	if p.Minimum != nil && p.Maximum != nil {
		text += fmt.Sprintf(w.say(", de %v à %v", ", from %v to %v"), *p.Minimum, *p.Maximum)
	}
	if p.Required {
		text = w.say("obligatoire, ", "required, ") + text
	}
	if p.Private {
		text += w.say(", jamais publié", ", never published")
	}
	return "(" + text + ")"
}

// below writes the keys of a group, or of the groups of a list, as a list of their own.
func (w *referenceWriter) below(p schema.Property) {
	inside := p.Properties
	if p.Items != nil {
		inside = append(inside, p.Items.Properties...)
	}
	if len(inside) == 0 {
		return
	}
	w.printf("\n")
	var each func(list []schema.Property, indent string)
	each = func(list []schema.Property, indent string) {
		for _, q := range list {
			w.printf(w.say("%s- `%s` : ", "%s- `%s`: "), indent, q.Path)
			w.key(q)
			each(q.Properties, indent+"  ")
			if q.Items != nil {
				each(q.Items.Properties, indent+"  ")
			}
		}
	}
	each(inside, "")
}

// codeFamilies are the letters with which codes begin.
var codeFamilies = []struct {
	letter string
	title  diag.Text
}{
	{"F", diag.Text{FR: "Fichiers", EN: "Files"}},
	{"Y", diag.Text{FR: "YAML", EN: "YAML"}},
	{"V", diag.Text{FR: "Valeurs", EN: "Values"}},
	{"P", diag.Text{FR: "Lieux", EN: "Places"}},
	{"E", diag.Text{FR: "Événements", EN: "Events"}},
	{"A", diag.Text{FR: "Annonces", EN: "Ads"}},
	{"R", diag.Text{FR: "Liens et références", EN: "Links and references"}},
	{"N", diag.Text{FR: "Chiffres et flux", EN: "Figures and flows"}},
	{"G", diag.Text{FR: "Géographie", EN: "Geography"}},
	{"M", diag.Text{FR: "Textes en Markdown", EN: "Texts in Markdown"}},
	{"I", diag.Text{FR: "Images et documents", EN: "Pictures and documents"}},
	{"C", diag.Text{FR: "Configuration", EN: "Configuration"}},
	{"O", diag.Text{FR: "Pages du site", EN: "Pages of the site"}},
	{"T", diag.Text{FR: "Thème", EN: "Theme"}},
}

// problems makes a page for each family of codes.
func (w *referenceWriter) problems(t *testing.T) {
	parent := w.say("problemes", "problems")
	w.begin(w.say("Les problèmes", "Problems"),
		w.say("Chaque code que montre maillage check, avec ce qu’il faut écrire.", "Every code that maillage check shows, with what to write."), "reference", 30)
	w.printf("\n%s\n", w.say(
		"Un code ne change jamais de sens. `maillage explain P104` montre la même page dans un terminal, `maillage check --fix` corrige ce qui peut l’être sans risque.",
		"A code never changes its meaning. `maillage explain P104` shows the same page in a terminal, `maillage check --fix` mends what can be mended without risk."))
	w.end(parent)
	written := 0
	for i, family := range codeFamilies {
		title := family.title.In(w.lang)
		w.begin(family.letter+" · "+title, w.say("Les codes de la famille "+family.letter+".", "The codes of the family "+family.letter+"."), parent, i+1)
		for _, r := range diag.Rules() {
			if string(r.Code[0]) != family.letter {
				continue
			}
			written++
			w.printf("\n## %s %s\n\n%s\n", r.Code, markdown(r.Title.In(w.lang)), markdown(r.Explain.In(w.lang)))
			if r.Severity != diag.Error {
				w.printf("\n*%s*\n", w.say("Une remarque : le site se publie quand même.", "A remark: the site is published all the same."))
			}
			for _, e := range []struct{ title, text string }{{w.say("Ce qui ne va pas :", "What is wrong:"), r.Wrong}, {w.say("Ce qu’il faut écrire :", "What to write:"), r.Right}} {
				if e.text != "" {
					w.printf("\n%s\n", e.title)
					w.fence(e.text)
				}
			}
		}
		w.end(parent + "-" + strings.ToLower(family.letter))
	}
	if written != len(diag.Rules()) {
		t.Errorf("%d of %d codes are in a family: give the new letter its line", written, len(diag.Rules()))
	}
}

// yamlLine returns a text as `maillage fmt` keeps it after a key.
func yamlLine(text string) string {
	if strings.Contains(text, ": ") {
		return front.Quote(text)
	}
	return text
}

var special = regexp.MustCompile("`[^`]*`|https?://[^\\s,;)]+|[\\\\*_\\[\\]<>|]")

// markdown writes a text so that it reads the same in Markdown; what stands between backticks is code there, too, and addresses become code.
func markdown(text string) string {
	return special.ReplaceAllStringFunc(text, func(s string) string {
		switch {
		case s[0] == '`':
			return s
		case len(s) > 1:
			return "`" + s + "`"
		}
		return `\` + s
	})
}

// sentence ends a text with a full stop.
func sentence(text string) string {
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?") {
		return text
	}
	return text + "."
}

// short cuts a text at its first sentence, as summaries want it.
func short(text string) string {
	first, _, _ := strings.Cut(text, ". ")
	return sentence(first)
}

// unindent takes the two spaces away with which cobra shows examples.
func unindent(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, "  ")
	}
	return strings.Join(lines, "\n")
}

// TestPagesShowTheConfigurations holds the blocks of the pages about servers to the files of docs/deploy. -update writes them.
func TestPagesShowTheConfigurations(t *testing.T) {
	shown := 0
	for _, page := range documentation(t) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		want := string(text)
		for language, file := range map[string]string{"nginx": "nginx.conf", "caddyfile": "Caddyfile"} {
			config, err := os.ReadFile(filepath.Join("../../docs/deploy", file))
			if err != nil {
				t.Fatal(err)
			}
			before, rest, found := strings.Cut(want, "```"+language+"\n")
			if !found {
				continue
			}
			shown++
			_, after, _ := strings.Cut(rest, "```\n")
			want = before + "```" + language + "\n" + string(config) + "```\n" + after
		}
		if want == string(text) {
			continue
		}
		if !*update {
			t.Errorf("%s shows other configurations than docs/deploy: go test ./cmd/maillage -run PagesShow -update", page)
		} else if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if shown != 4 {
		t.Errorf("%d configurations are shown", shown)
	}
}

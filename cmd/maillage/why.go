// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

func newWhyCommand(a *app) *cobra.Command {
	var date string
	c := &cobra.Command{
		Use:   "why PATH|URL|FILE",
		Short: a.say("Dire pourquoi une page est là, ou n’y est pas", "Say why a page is there, or is not"),
		Long: a.say(
			"Dit de quel fichier et de quels gabarits, mots et couleurs une page est faite, si un brouillon, une date ou une redirection la retient, et quelles pages, cartes, flux et données la citent.",
			"Says which file, templates, words and colours a page is made of, whether a draft, a date or a redirect keeps it back, and which pages, maps, feeds and data name it."),
		Example: "  maillage why places/la-coroutine.md\n  maillage why /agenda/apero-de-mars/\n  maillage why https://exemple.fr/lieux/la-coroutine/\n  maillage why theme/templates/place-card.html",
		Args:    cobra.ExactArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return runWhy(c.Context(), a, date, args[0]) },
	}
	c.Flags().BoolVar(&a.json, "json", false, a.say("en JSON sur la sortie", "as JSON on the output"))
	c.Flags().StringVar(&date, "date", "", a.say("jour pour lequel répondre (AAAA-MM-JJ)", "day to answer for (YYYY-MM-DD)"))
	return c
}

func runWhy(ctx context.Context, a *app, date, what string) error {
	root, project, err := a.open(ctx, date)
	if err != nil {
		return err
	}
	defer root.Close()
	if named := a.named([]string{what})[0]; project.State().Read(named) || strings.HasPrefix(named, "theme/") {
		what = named
	}
	reason, err := project.State().Why(what)
	if err != nil {
		return err
	}
	if a.json {
		err = a.printJSON(recordReason(a.lang, reason))
	} else {
		for _, line := range a.reasons(reason) {
			fmt.Fprintln(a.out, line)
		}
		err = a.printProblems(reason.Problems)
	}
	if err != nil {
		return err
	}
	if !reason.There {
		return errProblems
	}
	return nil
}

// A reasonRecord is what `why --json` prints: a [build.Reason] with every file that names the page. Lists are never null.
type reasonRecord struct {
	Path     string        `json:"path,omitempty"`
	Source   string        `json:"source,omitempty"`
	There    bool          `json:"there"`
	Draft    bool          `json:"draft"`
	From     *time.Time    `json:"from,omitempty"`
	Ended    *time.Time    `json:"ended,omitempty"`
	Moved    string        `json:"moved,omitempty"`
	Nearest  string        `json:"nearest,omitempty"`
	Layout   string        `json:"layout,omitempty"`
	Parts    []partRecord  `json:"parts"`
	Words    []string      `json:"words"`
	Look     []string      `json:"look"`
	Named    []string      `json:"named"`
	Problems []diag.Record `json:"problems"`
}

type partRecord struct {
	Name string `json:"name"`
	Path string `json:"path"`
	Own  bool   `json:"own"` // the network's
}

func recordReason(lang string, r build.Reason) reasonRecord {
	record := reasonRecord{
		Path: r.Path, Source: r.Source, There: r.There, Draft: r.Draft, Moved: r.Moved, Nearest: r.Nearest, Layout: r.Layout,
		Parts: []partRecord{}, Words: append([]string{}, r.Words...), Look: append([]string{}, r.Look...), Named: append([]string{}, r.Named...),
		Problems: append([]diag.Record{}, diag.Records(lang, r.Problems)...),
	}
	for _, p := range r.Parts {
		record.Parts = append(record.Parts, partRecord{p.Name, p.Path, p.Own})
	}
	if !r.From.IsZero() {
		record.From = &r.From
	}
	if !r.Ended.IsZero() {
		record.Ended = &r.Ended
	}
	return record
}

// mostNamed is how many files that name a page are listed.
const mostNamed = 20

// reasons says a reason in sentences.
func (a *app) reasons(r build.Reason) []string {
	var lines []string
	say := func(fr, en string, args ...any) { lines = append(lines, fmt.Sprintf(a.say(fr, en), args...)) }
	switch {
	case r.There && r.Path == "":
		say("%s sert à %s", "%s serves %s", r.Source, a.count(len(r.Named), diag.Text{FR: "page", EN: "page"}, diag.Text{FR: "pages", EN: "pages"}))
	case r.Path == "":
		say("%s ne sert à aucune page", "%s serves no page", r.Source)
	case r.There && r.Source != "":
		say("%s est dans le site, fait de %s", "%s is in the site, made of %s", r.Path, r.Source)
	case r.There:
		say("%s est dans le site ; le programme le fait de l’ensemble", "%s is in the site; the program makes it of the whole", r.Path)
	case r.Source != "":
		say("%s n’est pas dans le site ; il serait fait de %s", "%s is not in the site; it would be made of %s", r.Path, r.Source)
	default:
		say("%s n’est pas dans le site, et aucun fichier n’en parle", "%s is not in the site, and no file speaks of it", r.Path)
	}
	const day = "2006-01-02 15:04"
	if r.Draft {
		say("  c’est un brouillon : enlevez « draft: true » pour le publier", "  it is a draft: take “draft: true” away to publish it")
	}
	if !r.From.IsZero() {
		say("  il paraîtra le %s", "  it will appear on %s", r.From.Format(day))
	}
	if !r.Ended.IsZero() {
		say("  c’est passé depuis le %s : il n’est plus que dans les archives", "  it was over on %s: it is in the archives only", r.Ended.Format(day))
	}
	if r.Moved != "" {
		say("  content/redirects.yaml mène de là à %s", "  content/redirects.yaml leads from there to %s", r.Moved)
	}
	if r.Nearest != "" {
		say("  vouliez-vous dire %s ?", "  did you mean %s?", r.Nearest)
	}
	if diag.Failed(r.Problems) {
		say("  ce fichier a des erreurs : tant qu’elles sont là, rien n’est publié", "  this file has errors: while they are there, nothing is published")
	}
	if r.Layout != "" {
		a.reasonParts(r, say)
	}
	if n := len(r.Named); n > 0 && r.Path == "" {
		say("  %s", "  %s", strings.Join(r.Named[:min(n, mostNamed)], "\n  "))
	} else if n > 0 {
		say("  cité par %s", "  named by %s", strings.Join(r.Named[:min(n, mostNamed)], "\n           "))
	}
	if n := len(r.Named); n > mostNamed {
		say("           … et %d autres", "           … and %d others", n-mostNamed)
	}
	return lines
}

// reasonParts says which files of the theme a page is made of, and what of them is the network's.
func (a *app) reasonParts(r build.Reason, say func(fr, en string, args ...any)) {
	var components []string
	for _, p := range r.Parts {
		if !strings.Contains(p.Name, "/") {
			components = append(components, p.Name)
		}
	}
	say("  gabarit : %s ; composants : %s", "  layout: %s; components: %s", r.Layout, strings.Join(components, ", "))
	for _, p := range r.Parts {
		if p.Own {
			say("  du réseau : %s", "  the network's: %s", p.Path)
		}
	}
	if len(r.Words) > 0 {
		say("  mots du réseau : %s", "  the network's words: %s", strings.Join(r.Words, ", "))
	}
	for _, look := range r.Look {
		say("  apparence : %s", "  look: %s", look)
	}
}

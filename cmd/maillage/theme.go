// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

func newThemeCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "theme",
		Short: a.say("Changer l’apparence : ce que le thème offre, ce que le réseau en a changé", "Change the look: what the theme offers, what the network changed of it"),
		Args:  cobra.NoArgs,
	}
	list := &cobra.Command{
		Use:   "list",
		Short: a.say("Lister les gabarits, les emplacements et les couleurs", "List templates, slots and colours"),
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return runThemeList(c.Context(), a) },
	}
	list.Flags().BoolVar(&a.json, "json", false, a.say("en JSON sur la sortie", "as JSON on the output"))
	check := &cobra.Command{
		Use:   "check",
		Short: a.say("Vérifier ce que le réseau a changé du thème", "Check what the network changed of the theme"),
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return runThemeCheck(c.Context(), a) },
	}
	check.Flags().BoolVar(&a.json, "json", false, a.say("en JSON sur la sortie", "as JSON on the output"))
	c.AddCommand(list, check, newThemePackCommand(a),
		&cobra.Command{
			Use:     "eject " + a.say("GABARIT", "TEMPLATE"),
			Short:   a.say("Copier un gabarit du thème dans theme/templates/, pour le changer", "Copy a template of the theme into theme/templates/, to change it"),
			Example: "  maillage theme eject place-card",
			Args:    cobra.ExactArgs(1),
			RunE:    func(c *cobra.Command, args []string) error { return runThemeEject(c.Context(), a, args[0]) },
		},
		&cobra.Command{
			Use:   "diff [" + a.say("GABARIT", "TEMPLATE") + "]",
			Short: a.say("Comparer les gabarits du réseau avec ceux du thème", "Compare the network's templates with the theme's"),
			Args:  cobra.MaximumNArgs(1),
			RunE:  func(c *cobra.Command, args []string) error { return runThemeDiff(c.Context(), a, args) },
		})
	return c
}

// state opens the network as it is.
func (a *app) state(ctx context.Context) (*build.State, error) {
	root, err := a.root()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	today, err := a.today("")
	if err != nil {
		return nil, err
	}
	project, err := build.Open(ctx, build.Options{FS: root.FS(), Themes: themes.FS(), Today: today})
	if err != nil {
		return nil, err
	}
	return project.State(), nil
}

// A themeSummary is what `theme list --json` prints.
type themeSummary struct {
	Name      string          `json:"name"`
	Version   string          `json:"version"`
	Contract  int             `json:"contract"`
	Slots     []slotSummary   `json:"slots"`
	Templates []themeTemplate `json:"templates"`
	Tokens    []tokenSummary  `json:"tokens"`
}

type slotSummary struct {
	Name   string `json:"name"`
	Title  string `json:"title"`
	Filled bool   `json:"filled"`
}

type themeTemplate struct {
	Name     string `json:"name"`
	Contract int    `json:"contract"`
	Layout   bool   `json:"layout"`
	Replaced bool   `json:"replaced"`
}

type tokenSummary struct {
	Name  string `json:"name"`
	Light string `json:"light"`
	Dark  string `json:"dark"`
}

func runThemeList(ctx context.Context, a *app) error {
	state, err := a.state(ctx)
	if err != nil {
		return err
	}
	look := state.Theme()
	m := look.Manifest()
	s := themeSummary{Name: m.Name, Version: m.Version, Contract: m.Contract}
	for _, slot := range m.Slots {
		s.Slots = append(s.Slots, slotSummary{slot.Name, slot.Title.In(a.lang), look.Fills(slot.Name)})
	}
	for _, t := range look.Templates() {
		s.Templates = append(s.Templates, themeTemplate{t.Name, t.Contract, t.Layout, t.Replaced != nil})
	}
	for _, t := range m.Tokens {
		s.Tokens = append(s.Tokens, tokenSummary{t.Name, look.Palette()[theme.Light][t.Name], look.Palette()[theme.Dark][t.Name]})
	}
	if a.json {
		return a.printJSON(s)
	}
	fmt.Fprintf(a.out, "%s %s\n\n%s\n", m.Title.In(a.lang), m.Version, a.say("Emplacements, à remplir dans theme/slots/<nom>.html :", "Slots, to fill in theme/slots/<name>.html:"))
	for _, slot := range s.Slots {
		fmt.Fprintf(a.out, "  %-16s %s%s\n", slot.Name, slot.Title, a.mark(slot.Filled, "rempli", "filled"))
	}
	fmt.Fprintf(a.out, "\n%s\n", a.say("Gabarits, à remplacer dans theme/templates/<nom>.html (maillage theme eject <nom>) :", "Templates, to replace in theme/templates/<name>.html (maillage theme eject <name>):"))
	for _, t := range s.Templates {
		fmt.Fprintf(a.out, "  %s@%d%s\n", t.Name, t.Contract, a.mark(t.Replaced, "remplacé", "replaced"))
	}
	fmt.Fprintf(a.out, "\n%s\n", a.say("Couleurs, claire et sombre ; elles viennent de brand: dans site.yaml :", "Colours, light and dark; they come from brand: in site.yaml:"))
	for _, t := range s.Tokens {
		fmt.Fprintf(a.out, "  --%-18s %s %s\n", t.Name, t.Light, t.Dark)
	}
	return nil
}

// mark says what the network changed.
func (a *app) mark(yes bool, fr, en string) string {
	if !yes {
		return ""
	}
	return " ← " + a.say(fr, en)
}

func runThemeCheck(ctx context.Context, a *app) error {
	state, err := a.state(ctx)
	if err != nil {
		return err
	}
	var problems []diag.Diagnostic
	for _, d := range state.Problems {
		if strings.HasPrefix(string(d.Code), "T") {
			problems = append(problems, d)
		}
	}
	if a.json {
		if err := a.printJSON(diag.Records(a.lang, problems)); err != nil {
			return err
		}
	} else {
		if err := a.printProblems(problems); err != nil {
			return err
		}
		if len(problems) == 0 {
			a.note(a.say("✔ rien à redire à ce que le réseau a changé du thème", "✔ nothing is wrong with what the network changed of the theme"))
		}
	}
	if diag.Failed(problems) {
		return errProblems
	}
	return nil
}

func runThemeEject(ctx context.Context, a *app, name string) error {
	state, err := a.state(ctx)
	if err != nil {
		return err
	}
	t, err := a.template(state.Theme(), name)
	if err != nil {
		return err
	}
	file := filepath.Join(a.source, "theme", "templates", t.Name+".html")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("make theme/templates: %w", err)
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return usageError{fmt.Errorf(a.say("%s existe déjà : il n’a pas été touché", "%s exists already: it was not touched"), file)}
	}
	if err != nil {
		return fmt.Errorf("write the template: %w", err)
	}
	_, err = f.WriteString(t.Ejected())
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("write the template: %w", err)
	}
	a.note(a.say("✔ %s\n  Changez-le ; sa première ligne dit le contrat pour lequel il est écrit. `maillage theme diff` montre ce qui le sépare du thème.",
		"✔ %s\n  Change it; its first line says the contract that it is written for. `maillage theme diff` shows what parts it from the theme."), file)
	return nil
}

func runThemeDiff(ctx context.Context, a *app, names []string) error {
	state, err := a.state(ctx)
	if err != nil {
		return err
	}
	replaced := 0
	for _, t := range state.Theme().Templates() {
		if t.Replaced == nil || len(names) > 0 && names[0] != t.Name {
			continue
		}
		replaced++
		if _, err := a.out.Write(diff.Diff("maillage/"+t.Name+".html", []byte(t.Ejected()), t.Replaced.Path, t.Replaced.Text)); err != nil {
			return err
		}
	}
	if replaced == 0 && len(names) > 0 {
		t, err := a.template(state.Theme(), names[0])
		if err != nil {
			return err
		}
		a.note(a.say("%s est celui du thème", "%s is the theme's"), t.Name)
	}
	return nil
}

// template returns a template by its name, or an error with the nearest name.
func (a *app) template(look *theme.Theme, name string) (theme.Template, error) {
	if t, found := look.Template(name); found {
		return t, nil
	}
	var names []string
	for _, t := range look.Templates() {
		names = append(names, t.Name)
	}
	hint := ""
	if nearest := diag.Nearest(name, names); nearest != "" {
		hint = fmt.Sprintf(a.say(" ; vouliez-vous dire « %s » ?", "; did you mean %q?"), nearest)
	}
	return theme.Template{}, usageError{fmt.Errorf(a.say("le thème n’a pas de gabarit « %s »%s", "the theme has no template %q%s"), name, hint)}
}

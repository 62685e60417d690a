// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

type checkOptions struct {
	formats []string // form or form=file
	date    string
	strict  bool
	fix     bool
	max     int
	since   string
	trust   string
	links   bool
}

func newCheckCommand(a *app) *cobra.Command {
	var o checkOptions
	c := &cobra.Command{
		Use:   "check [FILE…]",
		Short: a.say("Vérifier tous les fichiers, sans rien publier", "Check every file, publish nothing"),
		Long: a.say(
			"Vérifie tout le réseau et dit, pour chaque problème, le fichier, la ligne et ce qu’il faut écrire. Avec des fichiers, ne montre que les leurs.",
			"Checks the whole network and says, for each problem, the file, the line and what to write. With files, shows only theirs."),
		Example: "  maillage check\n  maillage check places/la-coroutine.md\n  maillage check --fix\n  maillage check --since main --format github --format markdown=summary.md",
		RunE:    func(c *cobra.Command, args []string) error { return runCheck(c.Context(), a, o, args) },
	}
	f := c.Flags()
	f.StringArrayVar(&o.formats, "format", []string{"text"}, a.say("forme, ou forme=fichier ; peut être répété : ", "form, or form=file; may be repeated: ")+strings.Join(diag.Forms(), ", "))
	f.StringVar(&o.date, "date", "", a.say("jour pour lequel vérifier (AAAA-MM-JJ)", "day to check for (YYYY-MM-DD)"))
	f.BoolVar(&o.strict, "strict", false, a.say("un avertissement compte comme une erreur", "a warning counts as an error"))
	f.BoolVar(&o.fix, "fix", false, a.say("corriger ce qui peut l’être sans risque", "mend what can be mended safely"))
	f.IntVar(&o.max, "max", 0, a.say("nombre de problèmes à montrer (0 : tous)", "how many problems to show (0: all)"))
	f.StringVar(&o.since, "since", "", a.say("montrer d’abord les fichiers qui ont changé depuis cette révision git", "show first the files that changed since this git revision"))
	f.BoolVar(&o.links, "links", false, a.say("écrire aussi toutes les pages et suivre leurs liens", "write all pages, too, and follow their links"))
	f.StringVar(&o.trust, "trust", "", a.trustHelp())
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(diag.Forms(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

func runCheck(ctx context.Context, a *app, o checkOptions, files []string) error {
	started := a.clock()
	putOffSweep()
	reports, err := parseReports(a, o.formats)
	if err != nil {
		return err
	}
	root, err := a.root()
	if err != nil {
		return err
	}
	defer root.Close()
	today, err := a.today(o.date)
	if err != nil {
		return err
	}
	repository, err := a.repository(ctx, o.since, o.trust)
	if err != nil {
		return err
	}
	defer repository.close()
	options := build.Options{FS: repository.trusted(root.FS()), Themes: themes.FS(), Today: today, Drafts: true}
	problems, documents, err := a.problems(ctx, options, files)
	if err != nil {
		return err
	}
	if o.fix {
		if problems, documents, err = a.fix(ctx, root, options, files, problems, documents); err != nil {
			return err
		}
	}
	if o.links {
		dead, err := deadLinks(ctx, options)
		if err != nil {
			return err
		}
		problems = append(problems, dead...)
	}
	first(problems, repository.changed)
	for _, r := range reports {
		if err := r.write(a, o.max, problems); err != nil {
			return err
		}
	}
	errors, warnings, _, _ := diag.Count(problems)
	a.note("%s", a.verdict(documents, problems, a.clock().Sub(started).Seconds()))
	if errors > 0 || (o.strict && warnings > 0) {
		return errProblems
	}
	return nil
}

// deadLinks returns what leads to nothing in the pages of the whole site.
func deadLinks(ctx context.Context, o build.Options) ([]diag.Diagnostic, error) {
	project, err := build.Open(ctx, o)
	if err != nil {
		return nil, err
	}
	dead, err := project.State().DeadLinks(ctx)
	if problem, ours := build.ProblemOf(err); ours {
		return append(dead, problem), nil
	}
	return dead, err
}

// problems returns the problems of the network, of the files that were named where some were, and how many documents were asked about.
func (a *app) problems(ctx context.Context, o build.Options, files []string) ([]diag.Diagnostic, int, error) {
	if len(files) == 0 {
		project, err := build.Open(ctx, o)
		if err != nil {
			return nil, 0, err
		}
		state := project.State()
		return slices.Clone(state.Problems), state.Documents(), nil
	}
	files = a.named(files)
	problems, err := build.CheckFiles(ctx, o, files)
	var unknown *build.UnknownFileError
	switch {
	case errors.As(err, &unknown) && strings.HasPrefix(unknown.File, "theme/"):
		err = usageError{fmt.Errorf(a.say("« %s » est du thème, qui se vérifie en entier : « maillage theme check »", "%q is of the theme, which is checked as a whole: 'maillage theme check'"), unknown.File)}
	case errors.As(err, &unknown):
		err = usageError{fmt.Errorf(a.say("« %s » n’est pas un fichier du réseau", "%q is not a file of the network"), unknown.File)}
	}
	return problems, len(files), err
}

// rounds is how many times a network is checked again: a correction can show the next mistake of its file.
const rounds = 5

// fix mends what can be mended safely and returns what is left.
func (a *app) fix(ctx context.Context, root *os.Root, o build.Options, files []string, problems []diag.Diagnostic, documents int) ([]diag.Diagnostic, int, error) {
	total := 0
	for range rounds {
		mended, err := build.Mend(root, problems)
		if err != nil {
			return nil, 0, err
		}
		if mended == 0 {
			break
		}
		total += mended
		if problems, documents, err = a.problems(ctx, o, files); err != nil {
			return nil, 0, err
		}
	}
	if total > 0 {
		a.note("%s", a.count(total, diag.Text{FR: "problème corrigé", EN: "problem mended"}, diag.Text{FR: "problèmes corrigés", EN: "problems mended"}))
	}
	return problems, documents, nil
}

// first puts the problems of some files before the others; both stay in their order.
func first(problems []diag.Diagnostic, files []string) {
	later := func(d diag.Diagnostic) int {
		if slices.Contains(files, d.At.Path()) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(problems, func(p, q diag.Diagnostic) int { return cmp.Compare(later(p), later(q)) })
}

// named returns the files of a command line as paths of the network.
func (a *app) named(files []string) []string {
	paths := make([]string, len(files))
	for i, file := range files {
		if rel, err := filepath.Rel(a.source, file); err == nil {
			file = rel
		}
		paths[i] = path.Clean(filepath.ToSlash(file))
	}
	return paths
}

// A report is one form in which to print problems, to a file or to a stream.
type report struct {
	form diag.Form
	file string
}

func parseReports(a *app, formats []string) ([]report, error) {
	var reports []report
	for _, format := range formats {
		name, file, _ := strings.Cut(format, "=")
		form, err := diag.ParseForm(name)
		if err != nil {
			return nil, usageError{fmt.Errorf(a.say("forme inconnue « %s » : choisissez parmi %s", "unknown form %q: choose among %s"), name, strings.Join(diag.Forms(), ", "))}
		}
		reports = append(reports, report{form, file})
	}
	return reports, nil
}

// write prints problems: to the report's file, else for people on err and for programs on out.
func (r report) write(a *app, most int, problems []diag.Diagnostic) error {
	var w io.Writer = a.out
	o := diag.Options{Form: r.form, Lang: a.lang, Max: most}
	if r.form == diag.FormText {
		w, o.Color, o.Width = a.err, a.colored(), a.width
	}
	if r.file == "" {
		return diag.Write(w, o, problems)
	}
	var b bytes.Buffer
	o.Color, o.Width = false, 0
	if err := diag.Write(&b, o, problems); err != nil {
		return err
	}
	return os.WriteFile(r.file, b.Bytes(), 0o644)
}

// verdict is the last line of a check: what was read and what was found.
func (a *app) verdict(documents int, problems []diag.Diagnostic, seconds float64) string {
	checked := a.count(documents, diag.Text{FR: "document", EN: "document"}, diag.Text{FR: "documents", EN: "documents"})
	return fmt.Sprintf("%s, %s — %s", checked, diag.Summary(a.lang, problems), a.seconds(seconds))
}

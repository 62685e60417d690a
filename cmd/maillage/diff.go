// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build/contribute"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

type diffOptions struct {
	formats []string // form or form=file
	picture string
	report  string
	files   string
	date    string
}

// diffForms are the forms of a report.
var diffForms = []string{"text", "json", "markdown"}

func newDiffCommand(a *app) *cobra.Command {
	var o diffOptions
	c := &cobra.Command{
		Use:   "diff BASE [HEAD]",
		Short: a.say("Dire ce qu’une contribution change, fiche par fiche", "Say what a contribution changes, document by document"),
		Long: a.say(
			"Compare deux états du dépôt git : ce qui change dans chaque fiche, où sont les lieux, lesquels sont voisins ou peut-être déjà là, ce qui est à corriger, et ce qu’une contribution ne devrait pas toucher. Sans HEAD, compare les fichiers du dossier. La configuration et le thème sont ceux de BASE.",
			"Compares two states of the git repository: what changes in each document, where the places are, which are near or perhaps there already, what is to be mended, and what a contribution should not touch. Without HEAD, compares the files of the folder. Configuration and theme are BASE's."),
		Example: "  maillage diff main\n  maillage diff HEAD^1 HEAD --format json=report.json --map map.svg\n  maillage diff --read report.json --format markdown",
		Args:    cobra.MaximumNArgs(2),
		RunE:    func(c *cobra.Command, args []string) error { return runDiff(c.Context(), a, o, args) },
	}
	f := c.Flags()
	f.StringArrayVar(&o.formats, "format", []string{"text"}, a.say("forme, ou forme=fichier ; peut être répété : ", "form, or form=file; may be repeated: ")+strings.Join(diffForms, ", "))
	f.StringVar(&o.picture, "map", "", a.say("fichier où dessiner la carte du changement (.svg ou .png)", "file in which to draw the map of the change (.svg or .png)"))
	f.StringVar(&o.report, "read", "", a.say("lire un rapport JSON déjà fait, au lieu de comparer ; rien de ce qu’il dit n’est cru", "read a JSON report made before instead of comparing; nothing that it says is trusted"))
	f.StringVar(&o.files, "files", "", a.say("adresse des fichiers de la contribution, pour les liens de la forme markdown", "address of the files of the contribution, for the links of the form markdown"))
	f.StringVar(&o.date, "date", "", a.say("jour pour lequel vérifier (AAAA-MM-JJ)", "day to check for (YYYY-MM-DD)"))
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(diffForms, cobra.ShellCompDirectiveNoFileComp))
	return c
}

func runDiff(ctx context.Context, a *app, o diffOptions, revisions []string) error {
	var report *contribute.Report
	var err error
	switch {
	case o.report != "" && len(revisions) == 0:
		report, err = readReport(o.report)
	case o.report == "" && len(revisions) > 0:
		report, err = a.compare(ctx, o.date, revisions)
	default:
		return usageError{errors.New(a.say("donnez la révision de départ, ou un rapport avec --read", "name the revision to begin with, or a report with --read"))}
	}
	if err != nil {
		return err
	}
	for _, format := range o.formats {
		form, file, _ := strings.Cut(format, "=")
		var write func(io.Writer) error
		switch form {
		case "text":
			write = report.WriteText
		case "json":
			write = report.Write
		case "markdown":
			write = func(w io.Writer) error { return report.WriteMarkdown(w, o.files) }
		default:
			return usageError{fmt.Errorf(a.say("forme inconnue « %s » : choisissez parmi %s", "unknown form %q: choose among %s"), form, strings.Join(diffForms, ", "))}
		}
		if err := a.writeTo(file, write); err != nil {
			return err
		}
	}
	switch filepath.Ext(o.picture) {
	case "":
		return nil
	case ".svg":
		return a.writeTo(o.picture, func(w io.Writer) error { _, err := io.WriteString(w, string(report.SVG())); return err })
	case ".png":
		return a.writeTo(o.picture, report.PNG)
	}
	return usageError{errors.New(a.say("--map attend un fichier .svg ou .png", "--map takes a file .svg or .png"))}
}

func readReport(name string) (*contribute.Report, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	report, err := contribute.ReadReport(file)
	if errors.Is(err, contribute.ErrReport) {
		return nil, usageError{err}
	}
	return report, err
}

// compare compares two revisions, or one with the folder.
func (a *app) compare(ctx context.Context, date string, revisions []string) (*contribute.Report, error) {
	today, err := a.today(date)
	if err != nil {
		return nil, err
	}
	repository, err := contribute.Open(ctx, a.source)
	if err != nil {
		return nil, err
	}
	defer repository.Close()
	sides := contribute.Sides{Themes: themes.FS(), Today: today, Lang: a.lang}
	head := ""
	if len(revisions) == 2 {
		head = revisions[1]
	}
	base, err := repository.Since(ctx, revisions[0], head)
	if err != nil {
		return nil, a.revision(err)
	}
	sides.Base = base
	if head != "" {
		tree, err := repository.Tree(ctx, head)
		if err != nil {
			return nil, a.revision(err)
		}
		sides.Head, sides.Changed = tree, base.Changed(tree)
		return contribute.Compare(ctx, sides)
	}
	root, err := a.root()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	sides.Head = root.FS()
	if sides.Changed, err = repository.Changed(ctx, base); err != nil {
		return nil, err
	}
	return contribute.Compare(ctx, sides)
}

// writeTo writes to a file, whole, or to the output where there is no name.
func (a *app) writeTo(name string, write func(io.Writer) error) error {
	if name == "" {
		return write(a.out)
	}
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	return os.WriteFile(name, b.Bytes(), fs.FileMode(0o644))
}

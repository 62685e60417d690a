// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/importer"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

type importOptions struct {
	activities []string
	dryRun     bool
}

func newImportCommand(a *app) *cobra.Command {
	var o importOptions
	c := &cobra.Command{
		Use:   "import FILE",
		Short: a.say("Créer les lieux d’un tableau de la médiation numérique", "Make the places of a table of digital mediation"),
		Long: a.say(
			"Lit un fichier CSV au standard national de la médiation numérique et écrit un fichier par lieu nouveau. Aucun fichier n’est jamais remplacé.",
			"Reads a CSV file of the national standard of digital mediation and writes a file for each new place. No file is ever replaced."),
		Example: "  maillage import --activity coworking --dry-run lieux.csv",
		Args:    cobra.ExactArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return runImport(c.Context(), a, o, args[0]) },
	}
	f := c.Flags()
	f.StringArrayVar(&o.activities, "activity", nil, a.say("activité des lieux, de site.yaml ; peut être répété", "activity of the places, of site.yaml; may be repeated"))
	f.BoolVar(&o.dryRun, "dry-run", false, a.say("montrer ce qui serait écrit, sans rien écrire", "show what would be written, write nothing"))
	return c
}

func runImport(ctx context.Context, a *app, o importOptions, file string) error {
	if len(o.activities) == 0 {
		return usageError{errors.New(a.say("dites l’activité des lieux avec --activity", "name the activity of the places with --activity"))}
	}
	text, err := readBounded(file)
	if err != nil {
		return err
	}
	root, err := a.root()
	if err != nil {
		return err
	}
	defer root.Close()
	today, err := a.today("")
	if err != nil {
		return err
	}
	project, err := build.Open(ctx, build.Options{FS: root.FS(), Themes: themes.FS(), Today: today, Drafts: true})
	if err != nil {
		return err
	}
	schemas, err := build.Schemas(root.FS(), themes.FS())
	if err != nil {
		return err
	}
	records, refused := importer.ReadCSV(text)
	result := importer.Planner{Place: schemas.Type("place"), Places: project.State().Site.Places, Activities: o.activities}.Plan(records)
	if err := a.importFiles(root, o, result.Files); err != nil {
		return err
	}
	for _, m := range result.Known {
		a.note(a.say("ligne %d : existe déjà, laissé tel quel : %s", "line %d: exists already, left as it is: %s"), m.Line, m.Path)
	}
	refused = append(refused, result.Refused...)
	for _, r := range refused {
		fmt.Fprintf(a.err, a.say("ligne %d : refusée : %s\n", "line %d: refused: %s\n"), r.Line, r.Reason.In(a.lang))
	}
	a.note(a.say("nouveaux : %d, existants : %d, refusés : %d", "new: %d, existing: %d, refused: %d"), len(result.Files), len(result.Known), len(refused))
	if len(refused) > 0 {
		return errProblems
	}
	return nil
}

// readBounded reads a file, one byte more than what is accepted at most.
func readBounded(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, importer.MaxBytes+1))
}

// importFiles writes the files, or shows them.
func (a *app) importFiles(root *os.Root, o importOptions, files []importer.File) error {
	if !o.dryRun {
		if err := root.Mkdir("places", 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	for _, f := range files {
		for _, key := range f.Left {
			a.note(a.say("ligne %d : valeur laissée de côté : %s", "line %d: value left out: %s"), f.Line, key)
		}
		if o.dryRun {
			fmt.Fprintf(a.out, "%s\n%s\n", f.Path, f.Text)
			continue
		}
		w, err := root.OpenFile(f.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return err
		}
		_, err = w.Write(f.Text)
		if err := errors.Join(err, w.Close()); err != nil {
			return err
		}
		fmt.Fprintln(a.out, f.Path)
	}
	return nil
}

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
	"strings"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/importer"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

type importOptions struct {
	mapping    string
	activities []string
	dryRun     bool
}

func newImportCommand(a *app) *cobra.Command {
	var o importOptions
	c := &cobra.Command{
		Use:   "import FILE",
		Short: a.say("Créer les lieux d’un tableau ou d’une carte", "Make the places of a table or a map"),
		Long: a.say(
			"Lit un tableau (CSV, XLSX, ODS, standard de la médiation numérique) ou une carte (GeoJSON, GoGoCarto, uMap, OpenStreetMap) et écrit un fichier par lieu nouveau.\n"+
				"Un lieu que le réseau a déjà reçoit ce qui lui manque ; aucune valeur n’est jamais remplacée.",
			"Reads a table (CSV, XLSX, ODS, the mediation-num standard) or a map (GeoJSON, GoGoCarto, uMap, OpenStreetMap) and writes a file for each new place.\n"+
				"A place that the network has already gets what it lacks; no value is ever replaced."),
		Example: "  maillage import --dry-run lieux.xlsx\n  maillage import --map colonnes.yaml lieux.csv\n  maillage import --activity coworking carte.umap",
		Args:    cobra.ExactArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return runImport(c.Context(), a, o, args[0]) },
	}
	f := c.Flags()
	f.StringVar(&o.mapping, "map", "", a.say("fichier qui dit ce que sont les colonnes ; s’il n’existe pas, il est proposé", "file that says what the columns are; where there is none, it is proposed"))
	f.StringArrayVar(&o.activities, "activity", nil, a.say("activité des lieux dont le fichier n’en dit pas ; peut être répété", "activity of the places whose file says none; may be repeated"))
	f.BoolVar(&o.dryRun, "dry-run", false, a.say("montrer ce qui serait écrit, sans rien écrire", "show what would be written, write nothing"))
	f.BoolVar(&a.json, "json", false, a.say("dire en JSON ce que devient chaque ligne", "say as JSON what becomes of each line"))
	return c
}

func runImport(ctx context.Context, a *app, o importOptions, file string) error {
	root, err := a.root()
	if err != nil {
		return err
	}
	defer root.Close()
	text, err := readBounded(file, importer.MaxBytes)
	if err != nil {
		return err
	}
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
	network, place := project.State().Site, schemas.Type("place")
	table, refused := importer.Read(file, text)
	if table.Sheet != "" {
		a.note(a.say("feuille lue : « %s »", "sheet read: %q"), table.Sheet)
	}
	mapping, proposed, err := a.importMapping(o, file, table, network.Config, place)
	if err != nil || proposed {
		return err
	}
	progress := newProgress(a)
	planner := importer.Planner{
		Place: place, Config: network.Config, Places: network.Places, Mapping: mapping,
		Progress: func(done, total int) { progress.report(build.Reading, done, total) },
	}
	outcomes := importer.Outcomes(refused, planner.Plan(table))
	progress.end()
	if err := a.importFiles(root, o, outcomes); err != nil {
		return err
	}
	return a.importReport(table.Unit, outcomes)
}

// importMapping returns what the columns of a table are: what --map says, else a guess. A file that does not exist yet is proposed and
// left for a person to read.
func (a *app) importMapping(o importOptions, file string, t importer.Table, c *site.Config, place *schema.Schema) (m importer.Mapping, proposed bool, err error) {
	for _, id := range o.activities {
		if c.Activity(id).Title == id && !hasTerm(c.Activities, id) {
			return m, false, usageError{fmt.Errorf(a.say("« %s » n’est pas une activité de site.yaml : choisissez parmi %s", "%q is no activity of site.yaml: choose among %s"), id, termList(c.Activities))}
		}
	}
	m = importer.Propose(t, c)
	if len(o.activities) > 0 {
		m.Defaults = append(m.Defaults, importer.Pair{From: "activities", To: strings.Join(o.activities, "|")})
	}
	columns, values := m.Unknown()
	if o.mapping != "" {
		text, err := readBounded(o.mapping, 1<<20)
		if errors.Is(err, fs.ErrNotExist) {
			if err := os.WriteFile(o.mapping, m.YAML(t, file, a.lang), 0o644); err != nil {
				return m, false, err
			}
			a.importDoubts(columns, values)
			a.note(a.say("correspondance proposée dans %s : relisez-la, puis relancez la même commande", "mapping proposed in %s: read it, then run the same command again"), o.mapping)
			return m, true, nil
		}
		if err != nil {
			return m, false, err
		}
		m, err = a.readMapping(o, text, t, place)
		return m, false, err
	}
	a.importDoubts(columns, values)
	return m, false, nil
}

// readMapping reads the file of --map.
func (a *app) readMapping(o importOptions, text []byte, t importer.Table, place *schema.Schema) (importer.Mapping, error) {
	m, problems, refused := importer.ParseMapping(&diag.File{Path: o.mapping, Text: text}, place)
	if err := a.printProblems(problems); err != nil {
		return m, err
	}
	for _, r := range refused {
		fmt.Fprintf(a.err, a.say("%s, ligne %d : %s\n", "%s, line %d: %s\n"), o.mapping, r.Line, r.Reason.In(a.lang))
	}
	if diag.Failed(problems) || len(refused) > 0 {
		return m, errProblems
	}
	for _, column := range m.Missing(t) {
		a.note(a.say("%s parle d’une colonne « %s » que le fichier n’a pas", "%s speaks of a column %q that the file does not have"), o.mapping, column)
	}
	if len(o.activities) > 0 {
		m.Defaults = append(m.Defaults, importer.Pair{From: "activities", To: strings.Join(o.activities, "|")})
	}
	return m, nil
}

// importDoubts says what of a table was not understood.
func (a *app) importDoubts(columns, values []string) {
	if len(columns) > 0 {
		a.note(a.say("colonnes non comprises, laissées de côté : %s", "columns not understood, left out: %s"), enumerate(columns))
	}
	if len(values) > 0 {
		a.note(a.say("activités ou labels non compris : %s", "activities or labels not understood: %s"), enumerate(values))
	}
}

// enumerate returns the first of many texts.
func enumerate(list []string) string {
	const most = 12
	if len(list) > most {
		return strings.Join(list[:most], ", ") + "…"
	}
	return strings.Join(list, ", ")
}

func hasTerm(terms []site.Term, id string) bool {
	for _, t := range terms {
		if t.ID == id {
			return true
		}
	}
	return false
}

func termList(terms []site.Term) string {
	var ids []string
	for _, t := range terms {
		ids = append(ids, t.ID)
	}
	return strings.Join(ids, ", ")
}

// readBounded reads a file, one byte more than what is accepted at most.
func readBounded(name string, most int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most+1))
}

// importFiles writes the files, or shows them.
func (a *app) importFiles(root *os.Root, o importOptions, outcomes []importer.Outcome) error {
	if !o.dryRun {
		if err := root.Mkdir("places", 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	for _, f := range outcomes {
		var err error
		switch {
		case f.Fate == importer.Created && !o.dryRun:
			err = createFile(root, f.Path, f.Text)
		case f.Fate == importer.Completed && !o.dryRun:
			err = build.Replace(root, f.Path, f.Text)
		}
		if err != nil {
			return err
		}
		if a.json || f.Fate != importer.Created && f.Fate != importer.Completed {
			continue
		}
		fmt.Fprintln(a.out, f.Path)
		if f.Fate == importer.Created && o.dryRun {
			fmt.Fprintf(a.out, "%s\n", f.Text)
		}
		for _, added := range f.Added {
			fmt.Fprintf(a.out, "  + %s\n", added.In(a.lang))
		}
	}
	return nil
}

// createFile writes a file that must not be there yet.
func createFile(root *os.Root, name string, text []byte) error {
	w, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return errors.Join(err, w.Close())
}

// importReport says line by line what a person should know, and how many of each there are.
func (a *app) importReport(unit diag.Text, outcomes []importer.Outcome) error {
	count := make(map[importer.Fate]int)
	for _, f := range outcomes {
		count[f.Fate]++
		if a.json {
			continue
		}
		where := a.say("fichier", "file")
		if f.Line > 0 {
			where = fmt.Sprintf("%s %d", unit.In(a.lang), f.Line)
		}
		if f.Name != "" {
			where += fmt.Sprintf(a.say(" (%s)", " (%s)"), f.Name)
		}
		colon := a.say(" :", ":")
		switch f.Fate {
		case importer.Refused:
			fmt.Fprintf(a.err, a.say("%s%s refusé : %s\n", "%s%s refused: %s\n"), where, colon, f.Reason.In(a.lang))
		case importer.Known:
			a.note(a.say("%s%s existe déjà, laissé tel quel : %s", "%s%s exists already, left as it is: %s"), where, colon, f.Path)
		case importer.Completed:
			a.note(a.say("%s%s existe déjà, complété : %s", "%s%s exists already, completed: %s"), where, colon, f.Path)
		}
		for _, n := range f.Notes {
			a.note("%s%s %s", where, colon, n.In(a.lang))
		}
	}
	if a.json {
		if err := a.printJSON(outcomes); err != nil {
			return err
		}
	}
	a.note(a.say("nouveaux : %d, complétés : %d, déjà là : %d, refusés : %d", "new: %d, completed: %d, there already: %d, refused: %d"),
		count[importer.Created], count[importer.Completed], count[importer.Known], count[importer.Refused])
	if count[importer.Refused] > 0 {
		return errProblems
	}
	return nil
}

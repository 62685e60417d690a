// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/scaffold"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

func newNewCommand(a *app) *cobra.Command {
	var sets []string
	c := &cobra.Command{
		Use:   "new TYPE [NAME]",
		Short: a.say("Commencer un fichier : un lieu, un événement, une annonce, une lettre…", "Begin a file: a place, an event, an ad, a newsletter…"),
		Long: a.say(
			"Écrit un brouillon au bon endroit, avec l’aide de chaque clé en commentaire. Dans un terminal, demande ce qui manque. Une lettre reprend ce qui est nouveau depuis la dernière.",
			"Writes a draft in the right place, with the help of each key as a comment. In a terminal, asks for what is missing. A newsletter begins with what is new since the last one."),
		Example: "  maillage new place \"Le Phare\"\n  maillage new event \"Apéro de mars\" --set start=2026-03-12T18:30 --set place=le-phare\n  maillage new newsletter",
		Args:    cobra.RangeArgs(1, 2),
		RunE: func(c *cobra.Command, args []string) error {
			return runNew(c.Context(), a, args[0], strings.Join(args[1:], ""), sets)
		},
	}
	c.Flags().StringArrayVar(&sets, "set", nil, a.say("clé=valeur, par exemple address.city=Lille ; peut être répété", "key=value, such as address.city=Lille; may be repeated"))
	return c
}

func runNew(ctx context.Context, a *app, kind, name string, sets []string) error {
	var kinds []string
	for _, t := range site.Types {
		kinds = append(kinds, string(t))
	}
	if nearest := diag.Nearest(kind, kinds); nearest != "" && !slices.Contains(kinds, kind) {
		return usageError{fmt.Errorf(a.say("« %s » n’est pas une sorte de fichier : vouliez-vous dire « %s » ?", "%q is no kind of file: did you mean %q?"), kind, nearest)}
	}
	if !slices.Contains(kinds, kind) {
		return usageError{fmt.Errorf(a.say("« %s » n’est pas une sorte de fichier : choisissez parmi %s", "%q is no kind of file: choose among %s"), kind, strings.Join(kinds, ", "))}
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
	project, err := build.Open(ctx, build.Options{FS: root.FS(), Themes: themes.FS(), Today: today})
	if err != nil {
		return err
	}
	schemas, err := build.Schemas(root.FS(), themes.FS())
	if err != nil {
		return err
	}
	d := scaffold.NewDocument(site.Type(kind), project.State().Site, schemas, a.lang)
	if err := a.fill(d, name, sets); err != nil {
		return err
	}
	f, problems := d.File()
	if diag.Failed(problems) {
		if err := a.printProblems(problems); err != nil {
			return err
		}
		a.note("%s", a.say("Rien n’a été écrit.", "Nothing was written."))
		return errProblems
	}
	err = create(root, f.Path, f.Text)
	if errors.Is(err, fs.ErrExist) {
		return usageError{fmt.Errorf(a.say("%s existe déjà : rien n’y a été touché. Donnez un autre nom.", "%s is there already: nothing in it was touched. Give another name."), f.Path)}
	}
	if err != nil {
		return err
	}
	fmt.Fprintln(a.out, f.Path)
	a.note("%s", a.say("C’est un brouillon : complétez-le, puis enlevez « draft: true ».", "It is a draft: complete it, then take “draft: true” away."))
	return nil
}

// fill gives a document what the command line says of it, and asks for the rest.
func (a *app) fill(d *scaffold.Document, name string, sets []string) error {
	named := d.Named() // by its year
	for _, set := range sets {
		key, value, ok := strings.Cut(set, "=")
		if !ok || !d.Knows(key) {
			if nearest := diag.Nearest(key, d.Keys()); nearest != "" {
				return usageError{fmt.Errorf(a.say("--set %s : écrivez « %s=valeur »", "--set %s: write '%s=value'"), set, nearest)}
			}
			return usageError{fmt.Errorf(a.say("--set %s : il n’y a pas de telle clé ; « maillage schema %s » les montre toutes", "--set %s: there is no such key; 'maillage schema %s' shows them all"), set, d.Type)}
		}
		d.Set(key, value)
	}
	if name != "" && !named && d.Named() {
		return usageError{errors.New(a.say("le nom est donné deux fois : après le type, et par --set", "the name is given twice: after the type, and by --set"))}
	}
	if name == "" && !d.Named() {
		if err := a.ask(&name, d.NameQuestion(), "", func(s string) bool { return s != "" }); err != nil {
			return err
		}
	}
	if name != "" {
		d.Name(name)
	}
	for _, q := range d.Missing() {
		var answer string
		if err := a.ask(&answer, q.Text, q.Otherwise, nil); err != nil {
			return err
		}
		if answer != "" {
			d.Set(q.Key, answer)
		}
	}
	if !d.Named() {
		return usageError{fmt.Errorf(a.say("donnez un nom : maillage new %s \"Le nom\"", "give a name: maillage new %s \"The name\""), d.Type)}
	}
	return nil
}

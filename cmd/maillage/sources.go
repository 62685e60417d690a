// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/fetch"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

func newSourcesCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "sources",
		Short: a.say("Reprendre les lieux d’autres réseaux", "Take over the places of other networks"),
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	update := &cobra.Command{
		Use:   "update [ID…]",
		Short: a.say("Aller chercher les lieux des réseaux de site.yaml", "Fetch the places of the networks of site.yaml"),
		Long: a.say(
			"Va chercher le fichier places.geojson de chaque réseau nommé dans « sources » de site.yaml, et le garde dans content/sources avec la date, la licence et la somme de contrôle.\n"+
				"C’est la seule commande, avec geocode, qui va sur le réseau : une construction lit ce qui est gardé.",
			"Fetches the places.geojson of each network named in “sources” of site.yaml and keeps it in content/sources with the day, the licence and the checksum.\n"+
				"With geocode it is the only command that goes to the network: a build reads what is kept."),
		Example: "  maillage sources update\n  maillage sources update bretagne",
		RunE:    func(c *cobra.Command, args []string) error { return runSourcesUpdate(c.Context(), a, args) },
	}
	c.AddCommand(update)
	return c
}

func runSourcesUpdate(ctx context.Context, a *app, ids []string) error {
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
	config := project.State().Site.Config
	for _, id := range ids {
		if !slices.ContainsFunc(config.Sources, func(s *site.Source) bool { return s.ID == id }) {
			return usageError{fmt.Errorf(a.say("« %s » n’est pas dans « sources » de site.yaml", "%q is not in “sources” of site.yaml"), id)}
		}
	}
	agent := "maillage/" + programVersion() + " (+" + config.BaseURL + ")"
	var failed error
	for _, s := range config.Sources {
		if s.URL == "" || len(ids) > 0 && !slices.Contains(ids, s.ID) {
			continue
		}
		files, places, err := fetch.Source(ctx, s, agent, today)
		if err != nil {
			fmt.Fprintf(a.err, "%s: %v\n", s.ID, err)
			failed = errors.Join(failed, err)
			continue
		}
		changed, err := keepFiles(root, files)
		if err != nil {
			return err
		}
		word := a.say("inchangé", "unchanged")
		if changed {
			word = a.say("mis à jour", "updated")
		}
		fmt.Fprintf(a.out, "%s\t%d\t%s\n", files[0].Path, places, word)
	}
	if failed != nil {
		return fmt.Errorf("%s", a.say("des réseaux n’ont pas répondu : leurs lieux restent comme ils étaient", "some networks did not answer: their places stay as they were"))
	}
	return nil
}

// keepFiles writes what is kept of a network. Where its places are the same nothing is: the day is that of the last change.
func keepFiles(root *os.Root, files []fetch.File) (changed bool, err error) {
	if old, err := root.ReadFile(files[0].Path); err == nil && bytes.Equal(old, files[0].Text) {
		if _, err := root.Stat(files[1].Path); err == nil {
			return false, nil
		}
	}
	at := ""
	for _, name := range strings.Split(path.Dir(files[0].Path), "/") {
		at = path.Join(at, name)
		if err := root.Mkdir(at, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return false, err
		}
	}
	for _, f := range files {
		if err := build.Replace(root, f.Path, f.Text); err != nil {
			return false, err
		}
	}
	return true, nil
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/fetch"
)

// outlinesService is the official one of France.
const outlinesService = "https://geo.api.gouv.fr"

type outlinesOptions struct {
	service string
	replace bool
}

func newOutlinesCommand(a *app) *cobra.Command {
	var o outlinesOptions
	c := &cobra.Command{
		Use:   "outlines CODE…",
		Short: a.say("Aller chercher les contours d’un territoire français", "Fetch the outlines of a French territory"),
		Long: a.say(
			"Va chercher les contours des communes de départements, de régions ou d’EPCI au service officiel geo.api.gouv.fr (Licence Ouverte), et les garde dans content/territories avec la liste des territoires qu’elles forment. Donnez tous les codes à la fois.\nAilleurs qu’en France, déposez vous-même un fichier GeoJSON dans ce dossier.",
			"Fetches the outlines of the communes of départements, regions or EPCI from the official service geo.api.gouv.fr (Licence Ouverte), and keeps them in content/territories with the lists of the areas that they make. Give all codes at once.\nElsewhere than in France, put a GeoJSON file into this folder yourself."),
		Example: "  maillage outlines departement:29\n  maillage outlines region:53\n  maillage outlines 200093201 200093300",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return runOutlines(c.Context(), a, o, args) },
	}
	f := c.Flags()
	f.StringVar(&o.service, "service", outlinesService, a.say("adresse du service", "address of the service"))
	f.BoolVar(&o.replace, "replace", false, a.say("remplacer les contours qui sont là", "replace the outlines that are there"))
	return c
}

func runOutlines(ctx context.Context, a *app, o outlinesOptions, args []string) error {
	root, err := a.root()
	if err != nil {
		return err
	}
	defer root.Close()
	codes, err := a.codes(args)
	if err != nil {
		return err
	}
	return a.keepOutlines(ctx, root, o, codes)
}

// codes reads the codes of areas as people write them.
func (a *app) codes(args []string) ([]fetch.Code, error) {
	var codes []fetch.Code
	for _, arg := range args {
		code, err := fetch.ParseCode(arg)
		if err != nil {
			return nil, usageError{fmt.Errorf(a.say("« %s » n’est pas clair : écrivez departement:29, region:53 ou epci:242900314", "%q is not clear: write departement:29, region:53 or epci:242900314"), arg)}
		}
		codes = append(codes, code)
	}
	return codes, nil
}

// keepOutlines fetches the outlines of areas and writes them into a network.
func (a *app) keepOutlines(ctx context.Context, root *os.Root, o outlinesOptions, codes []fetch.Code) error {
	files, communes, err := fetch.Outlines(ctx, strings.TrimRight(o.service, "/"), "maillage/"+programVersion(), codes)
	if err != nil {
		return err
	}
	for _, f := range files {
		if _, err := root.Stat(f.Path); err == nil && !o.replace {
			return usageError{fmt.Errorf(a.say("%s est déjà là : rien n’a été écrit ; donnez tous les codes à la fois, avec --replace", "%s is there already: nothing was written; give all codes at once, with --replace"), f.Path)}
		}
	}
	for _, f := range files {
		if err := build.Replace(root, f.Path, f.Text); err != nil {
			return errors.Join(fmt.Errorf("write %s", f.Path), err)
		}
		fmt.Fprintf(a.out, "%s\t%s\n", f.Path, a.size(int64(len(f.Text))))
	}
	a.note(a.say("%d communes. Leurs contours viennent de geo.api.gouv.fr, sous Licence Ouverte", "%d communes. Their outlines come from geo.api.gouv.fr, under Licence Ouverte"), communes)
	return nil
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/geocode"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

type geocodeOptions struct {
	accept  bool
	dryRun  bool
	service string
}

func newGeocodeCommand(a *app) *cobra.Command {
	var o geocodeOptions
	c := &cobra.Command{
		Use:   "geocode [FILE…]",
		Short: a.say("Trouver les coordonnées des lieux par leur adresse", "Find the coordinates of places by their address"),
		Long: a.say(
			"Demande au service de géocodage de la Géoplateforme (IGN, Base adresse nationale) où sont les lieux sans coordonnées et ceux qui ne sont placés qu’au centre de leur commune, et l’écrit dans leurs fiches.\n"+
				"Une adresse trouvée n’est jamais redemandée. Sous un score de 0,6, rien n’est écrit sans --accept.",
			"Asks the geocoding service of the Géoplateforme (IGN, national base of addresses) for the places without coordinates and those that stand at the centre of their town only, and writes it into their files.\n"+
				"An address that was found is never asked for again. Below a score of 0.6 nothing is written without --accept."),
		Example: "  maillage geocode --dry-run\n  maillage geocode places/la-coroutine.md",
		RunE:    func(c *cobra.Command, args []string) error { return runGeocode(c.Context(), a, o, args) },
	}
	f := c.Flags()
	f.BoolVar(&o.accept, "accept", false, a.say("retenir aussi les réponses peu sûres", "take uncertain answers too"))
	f.BoolVar(&o.dryRun, "dry-run", false, a.say("demander et montrer, sans rien écrire", "ask and show, write nothing"))
	f.StringVar(&o.service, "service", site.Geoplateforme, a.say("adresse d’un autre service qui parle la même langue", "address of another service that speaks the same language"))
	return c
}

func runGeocode(ctx context.Context, a *app, o geocodeOptions, files []string) error {
	root, project, err := a.open(ctx, "")
	if err != nil {
		return err
	}
	defer root.Close()
	network := project.State().Site
	places, err := a.toGeocode(network.Places, files)
	if err != nil {
		return err
	}
	if len(places) == 0 {
		a.note("%s", a.say("aucun lieu à chercher : tous ont un point, ou pas d’adresse", "no place to look for: all have a point, or no address"))
		return nil
	}
	cacheDir, err := os.UserCacheDir()
	if err != nil {
		return err
	}
	cache, err := geocode.OpenCache(filepath.Join(cacheDir, "maillage", "geocode.jsonl"))
	if err != nil {
		return err
	}
	progress := newProgress(a)
	client := geocode.Client{
		URL: strings.TrimRight(o.service, "/"), Agent: "maillage/" + programVersion() + " (+" + network.Config.BaseURL + ")", Cache: cache, Wait: geocode.Sleep,
		Progress: func(done, total int) { progress.report(build.Reading, done, total) },
	}
	var addresses []geocode.Address
	for _, p := range places {
		addresses = append(addresses, geocode.AddressOf(p))
	}
	answers, failed := client.Locate(ctx, addresses)
	progress.end()
	left, err := a.geocoded(root, o, places, addresses, answers, failed != nil)
	switch {
	case failed != nil:
		return errors.Join(fmt.Errorf(a.say("%w\nCe qui a été trouvé est gardé : relancez la commande plus tard", "%w\nWhat was found is kept: run the command again later"), failed), err)
	case err != nil:
		return err
	case left > 0:
		return errProblems
	}
	return nil
}

// toGeocode returns the places that gain by being looked for, of the files that were named where some were.
func (a *app) toGeocode(places []*site.Place, files []string) ([]*site.Place, error) {
	var wanted []*site.Place
	named := make(map[string]bool)
	for _, file := range files {
		if rel, err := filepath.Rel(a.source, file); err == nil {
			file = rel
		}
		named[path.Clean(filepath.ToSlash(file))] = true
	}
	for _, p := range places {
		if geocode.Wants(p) && (len(files) == 0 || named[p.File.Path]) {
			wanted = append(wanted, p)
		}
		delete(named, p.File.Path)
	}
	for file := range named {
		return nil, usageError{fmt.Errorf(a.say("« %s » n’est pas la fiche d’un lieu", "%q is not the file of a place"), file)}
	}
	slices.SortFunc(wanted, func(p, q *site.Place) int { return strings.Compare(p.ID, q.ID) })
	return wanted, nil
}

// geocoded writes the answers into the files of their places, says each with its score, and returns how many places are left.
func (a *app) geocoded(root *os.Root, o geocodeOptions, places []*site.Place, addresses []geocode.Address, answers []geocode.Answer, cut bool) (left int, err error) {
	for i, p := range places {
		answer := answers[i]
		score := strings.Replace(fmt.Sprintf("%.2f", answer.Score), ".", a.say(",", "."), 1)
		switch {
		case !answer.Found():
			left++
			if !cut {
				fmt.Fprintf(a.err, a.say("%s : adresse introuvable : vérifiez la rue, le code postal et la ville\n", "%s: address not found: check street, postcode and town\n"), p.File.Path)
			}
			continue
		case !geocode.Better(p, answer):
			left++
			a.note(a.say("%s : seule la commune est trouvée (%s) : précisez la rue", "%s: only the town is found (%s): say the street"), p.File.Path, answer.Label)
			continue
		case answer.Score < geocode.Enough && !o.accept:
			left++
			fmt.Fprintf(a.err, a.say("%s : score %s, trop peu sûr : « %s » ; corrigez l’adresse, ou retenez la réponse avec --accept\n", "%s: score %s, too uncertain: %q; correct the address, or take the answer with --accept\n"), p.File.Path, score, answer.Label)
			continue
		case answer.Elsewhere(addresses[i]) && !o.accept:
			left++
			fmt.Fprintf(a.err, a.say("%s : « %s » est dans une autre commune ; corrigez l’adresse, ou retenez la réponse avec --accept\n", "%s: %q is in another town; correct the address, or take the answer with --accept\n"), p.File.Path, answer.Label)
			continue
		}
		text, err := geocode.Write(p.File, answer)
		if err != nil {
			return left, err
		}
		if !o.dryRun {
			if err := build.Replace(root, p.File.Path, text); err != nil {
				return left, err
			}
		}
		fmt.Fprintf(a.out, "%s\t%s\t%s\t%s\n", p.File.Path, score, answer.Precision(), answer.Label)
		if p.Draft {
			a.note(a.say("%s reste un brouillon : retirez « draft: true » pour le publier", "%s is still a draft: remove “draft: true” to publish it"), p.File.Path)
		}
	}
	a.note(a.say("trouvés : %d, restent : %d", "found: %d, left: %d"), len(places)-left, left)
	return left, nil
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/fetch"
	"github.com/compagnie-tiers-lieux/maillage/build/scaffold"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

type initOptions struct {
	scaffold.Options
	outlines string // file
	from     string // table of places

	codes []fetch.Code // of the territory, whose outlines are fetched: the areas, where no file has their outlines
	fetch outlinesOptions
}

func newInitCommand(a *app) *cobra.Command {
	var o initOptions
	c := &cobra.Command{
		Use:   "init DIR",
		Short: a.say("Commencer le site d’un réseau", "Begin the site of a network"),
		Long: a.say(
			"Écrit dans un dossier tout ce qu’il faut pour le site d’un réseau : site.yaml, un exemple de chaque sorte de fichier, ce que demandent la forge et les éditeurs. Ni programme ni thème : maillage les apporte. Ce qui n’est pas donné est demandé dans un terminal.",
			"Writes into a folder all that the site of a network needs: site.yaml, an example of each kind of file, what the forge and editors ask for. Neither program nor theme: maillage brings them. What is not given is asked for in a terminal."),
		Example: "  maillage init mon-reseau\n  maillage init mon-reseau --name \"Tiers-lieux de Bretagne\" --territory Bretagne --area region:53 --colour \"#0b6e69\" --forge github --forge-url https://github.com/reseau/site\n  maillage init mon-reseau --name \"Le réseau\" --from lieux.csv",
		Args:    cobra.ExactArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return runInit(c.Context(), a, o, args[0]) },
	}
	f := c.Flags()
	f.StringVar(&o.Name, "name", "", a.say("nom du réseau", "name of the network"))
	f.StringVar(&o.Lang, "language", "", a.say("langue du site : fr ou en", "language of the site: fr or en"))
	f.StringVar(&o.Territory, "territory", "", a.say("nom du territoire", "name of the territory"))
	f.StringArrayVar(&o.Areas, "area", nil, a.say("territoire : region:53, departement:29 ou un EPCI, dont les contours sont pris à geo.api.gouv.fr ; avec --outlines, un code de ce fichier ; peut être répété", "territory: region:53, departement:29 or an EPCI, whose outlines are fetched from geo.api.gouv.fr; with --outlines, a code of that file; may be repeated"))
	f.StringVar(&o.outlines, "outlines", "", a.say("contours du territoire, en GeoJSON", "outlines of the territory, as GeoJSON"))
	f.StringVar(&o.fetch.service, "service", outlinesService, a.say("adresse du service des contours", "address of the service of outlines"))
	f.StringVar(&o.Colour, "colour", "", a.say("couleur de la maison : #rrggbb", "colour of the house: #rrggbb"))
	f.StringVar(&o.Forge, "forge", "", a.say("où vit le dépôt : github, gitlab ou forgejo", "where the repository lives: github, gitlab or forgejo"))
	f.StringVar(&o.ForgeURL, "forge-url", "", a.say("adresse du dépôt", "address of the repository"))
	f.StringVar(&o.BaseURL, "base-url", "", a.say("adresse où le site sera publié", "address where the site will be published"))
	f.StringVar(&o.from, "from", "", a.say("tableau ou carte des lieux, comme pour « maillage import »", "table or map of the places, as for 'maillage import'"))
	return c
}

var colourForm = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

func runInit(ctx context.Context, a *app, o initOptions, dir string) error {
	if err := a.empty(dir); err != nil {
		return err
	}
	if err := a.askNetwork(&o); err != nil {
		return err
	}
	if err := a.completeNetwork(&o); err != nil {
		return err
	}
	network := o.Options
	if len(o.codes) > 0 {
		network.Areas = nil // the territory is all that is fetched
	}
	files, err := scaffold.Network(network)
	if err != nil {
		return err
	}
	if err := writeFiles(dir, files); err != nil {
		return err
	}
	a.source = dir
	later := a.fetchTerritory(ctx, o) // what the network of the day keeps back does not keep the rest back
	if o.from != "" {
		if err := runImport(ctx, a, importOptions{}, o.from); err != nil && !errors.Is(err, errProblems) {
			return err
		}
	}
	return cmp.Or(later, a.welcome(ctx, dir, len(files), o.Territory != "" && o.Outlines == nil && len(o.codes) == 0))
}

// fetchTerritory adds the outlines of the territory to a new network. Its error says how to do it later.
func (a *app) fetchTerritory(ctx context.Context, o initOptions) error {
	if len(o.codes) == 0 {
		return nil
	}
	root, err := a.root()
	if err != nil {
		return err
	}
	defer root.Close()
	if err := a.keepOutlines(ctx, root, o.fetch, o.codes); err != nil {
		return fmt.Errorf(a.say("les contours du territoire manquent encore, tout le reste est écrit. Plus tard, dans %s : maillage outlines %s\n%w", "the outlines of the territory are still missing, all else is written. Later, in %s: maillage outlines %s\n%w"),
			a.source, strings.Join(o.Areas, " "), err)
	}
	return nil
}

// askNetwork asks for what the command line left out.
func (a *app) askNetwork(o *initOptions) error {
	for _, q := range []struct {
		to         *string
		fr, en     string
		otherwise  string
		acceptable func(string) bool
	}{
		{&o.Name, "Nom du réseau", "Name of the network", "", func(s string) bool { return s != "" }},
		{&o.Lang, "Langue du site (fr, en)", "Language of the site (fr, en)", a.lang, func(s string) bool { return s == "fr" || s == "en" }},
		{&o.Territory, "Nom du territoire (vide : aucun)", "Name of the territory (empty: none)", "", nil},
		{&o.Colour, "Couleur de la maison, #rrggbb (vide : celle du thème)", "Colour of the house, #rrggbb (empty: the theme's)", "", func(s string) bool { return s == "" || colourForm.MatchString(s) }},
		{&o.Forge, "Forge (github, gitlab, forgejo ; vide : aucune)", "Forge (github, gitlab, forgejo; empty: none)", "", func(s string) bool { return s == "" || s == "github" || s == "gitlab" || s == "forgejo" }},
	} {
		if err := a.ask(q.to, a.say(q.fr, q.en), q.otherwise, q.acceptable); err != nil {
			return err
		}
	}
	if o.Territory != "" && len(o.Areas) == 0 && o.outlines == "" {
		var codes string
		if err := a.ask(&codes, a.say("Code du territoire en France : region:53, departement:29, un EPCI (vide : plus tard)", "Code of the territory in France: region:53, departement:29, an EPCI (empty: later)"), "", a.areCodes); err != nil {
			return err
		}
		o.Areas = strings.Fields(codes)
	}
	if o.Forge != "" {
		return a.ask(&o.ForgeURL, a.say("Adresse du dépôt", "Address of the repository"), "", nil)
	}
	return nil
}

// areCodes reports whether an answer is codes of areas, or nothing.
func (a *app) areCodes(answer string) bool {
	_, err := a.codes(strings.Fields(answer))
	return err == nil
}

// completeNetwork holds what was given against what it may be, and adds what the machine knows.
func (a *app) completeNetwork(o *initOptions) error {
	switch {
	case strings.TrimSpace(o.Name) == "":
		return usageError{errors.New(a.say("donnez le nom du réseau avec --name", "give the name of the network with --name"))}
	case o.Lang != "fr" && o.Lang != "en":
		return usageError{fmt.Errorf(a.say("--language attend fr ou en, pas « %s »", "--language takes fr or en, not %q"), o.Lang)}
	case o.Colour != "" && !colourForm.MatchString(o.Colour):
		return usageError{fmt.Errorf(a.say("--colour attend une couleur comme #0b6e69, pas « %s »", "--colour takes a colour such as #0b6e69, not %q"), o.Colour)}
	case o.Forge != "" && o.Forge != "github" && o.Forge != "gitlab" && o.Forge != "forgejo":
		return usageError{fmt.Errorf(a.say("--forge attend github, gitlab ou forgejo, pas « %s »", "--forge takes github, gitlab or forgejo, not %q"), o.Forge)}
	}
	var err error
	if o.outlines == "" {
		if o.codes, err = a.codes(o.Areas); err != nil {
			return err
		}
	}
	if o.outlines != "" {
		const most = 64 << 20 // bytes, as the site reads it
		text, err := readBounded(o.outlines, most)
		if err != nil {
			return err
		}
		o.Outlines = &scaffold.File{Path: filepath.ToSlash(o.outlines), Text: text}
	}
	if len(o.Areas) > 0 || o.Outlines != nil {
		o.Territory = cmp.Or(o.Territory, o.Name)
	}
	today, err := a.today("")
	if err != nil {
		return err
	}
	o.Day = today.Time.Format("2006-01-02")
	o.Version, o.Sum = pinned()
	return nil
}

// empty refuses a folder in which something is already, but for what git keeps.
func (a *app) empty(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() != ".git" {
			return usageError{fmt.Errorf(a.say(
				"« %s » n’est pas vide (%s) : rien n’y a été touché. Choisissez un dossier nouveau.",
				"%q is not empty (%s): nothing in it was touched. Choose a new folder."), dir, e.Name())}
		}
	}
	return nil
}

// writeFiles writes files into a folder; none may be there.
func writeFiles(dir string, files []scaffold.File) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, f := range files {
		if err := create(root, f.Path, f.Text); err != nil {
			return err
		}
	}
	return nil
}

// create writes a file that must not be there yet.
func create(root *os.Root, name string, text []byte) error {
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}

// welcome says what was made, what is wrong with it, and what to do next; bare is a territory without outlines.
func (a *app) welcome(ctx context.Context, dir string, files int, bare bool) error {
	root, err := a.root()
	if err != nil {
		return err
	}
	defer root.Close()
	today, err := a.today("")
	if err != nil {
		return err
	}
	problems, _, err := a.problems(ctx, build.Options{FS: root.FS(), Themes: themes.FS(), Today: today, Drafts: true}, nil)
	if err != nil {
		return err
	}
	var wrong []diag.Diagnostic
	for _, d := range problems {
		if d.Severity() != diag.Info {
			wrong = append(wrong, d)
		}
	}
	if err := a.printProblems(wrong); err != nil {
		return err
	}
	if filepath.Clean(dir) == "." {
		a.note(a.say("%d fichiers écrits dans ce dossier. La suite :", "%d files written to this folder. Next:"), files)
	} else {
		a.note(a.say("%d fichiers écrits dans %s. La suite :\n  cd %[2]s", "%d files written to %s. Next:\n  cd %[2]s"), files, dir)
	}
	if bare {
		a.note(a.say("  maillage outlines CODE    # les contours du territoire : region:53, departement:29…", "  maillage outlines CODE    # the outlines of the territory, in France: region:53, departement:29…"))
	}
	a.note(a.say("  maillage serve --drafts   # voir le site, exemples compris\n  maillage new place        # commencer une fiche",
		"  maillage serve --drafts   # see the site, examples included\n  maillage new place        # begin a file"))
	if diag.Failed(wrong) {
		return errProblems
	}
	return nil
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

type buildOptions struct {
	output  string
	baseURL string
	date    string
	drafts  bool
	strict  bool
	trust   string
	stats   bool
	trace   string
}

func newBuildCommand(a *app) *cobra.Command {
	var o buildOptions
	c := &cobra.Command{
		Use:   "build",
		Short: a.say("Construire le site dans public/", "Build the site into public/"),
		Long: a.say(
			"Construit tout le site. S’il y a une erreur dans un fichier, le site publié reste comme il est.",
			"Builds the whole site. With an error in a file the published site stays as it is."),
		Example: "  maillage build\n  maillage build -o /tmp/site --base-url https://exemple.fr/reseau --drafts",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return traced(o.trace, func() error { return runBuild(c.Context(), a, o) })
		},
	}
	f := c.Flags()
	f.StringVarP(&o.output, "output", "o", "", a.say("dossier du site (public/ dans le dossier du réseau)", "folder of the site (public/ in the folder of the network)"))
	f.StringVar(&o.baseURL, "base-url", "", a.say("adresse du site, à la place de celle de site.yaml", "address of the site, instead of site.yaml's"))
	f.StringVar(&o.date, "date", "", a.say("jour pour lequel construire (AAAA-MM-JJ)", "day to build for (YYYY-MM-DD)"))
	f.BoolVar(&o.drafts, "drafts", false, a.say("avec les brouillons", "with drafts"))
	f.BoolVar(&o.strict, "strict", false, a.say("un avertissement empêche aussi de publier", "a warning keeps from publishing too"))
	f.StringVar(&o.trust, "trust", "", a.trustHelp())
	f.BoolVar(&o.stats, "stats", false, a.say("dire où le temps est passé", "say where the time went"))
	f.StringVar(&o.trace, "trace", "", a.say("fichier où écrire la trace du travail, pour « go tool trace »", "file for the trace of the work, for 'go tool trace'"))
	f.BoolVar(&a.json, "json", false, a.say("résumé en JSON sur la sortie", "summary as JSON on the output"))
	return c
}

// A summary is what `build --json` prints.
type summary struct {
	Published  bool          `json:"published"`
	Output     string        `json:"output"`
	Files      int           `json:"files"`
	Bytes      int64         `json:"bytes"`
	Seconds    float64       `json:"seconds"`
	Errors     int           `json:"errors"`
	Warnings   int           `json:"warnings"`
	NextChange *nextChange   `json:"next_change,omitempty"`
	Problems   []diag.Record `json:"problems"`
	Stats      *statistics   `json:"stats,omitempty"`
}

// A nextChange is when the site will next be wrong by itself: the publication builds it again then.
type nextChange struct {
	At   time.Time `json:"at"`
	What string    `json:"what"`
	File string    `json:"file"`
}

func runBuild(ctx context.Context, a *app, o buildOptions) error {
	started := a.clock()
	putOffSweep()
	root, err := a.root()
	if err != nil {
		return err
	}
	defer root.Close()
	today, err := a.today(o.date)
	if err != nil {
		return err
	}
	dir := o.output
	if dir == "" {
		dir = filepath.Join(a.source, "public")
	}
	repository, err := a.repository(ctx, "", o.trust)
	if err != nil {
		return err
	}
	defer repository.close()
	progress := newProgress(a)
	defer progress.end()
	watch := newStopwatch(a, o)
	project, err := build.Open(ctx, build.Options{
		FS: repository.trusted(root.FS()), Themes: themes.FS(), Today: today, BaseURL: o.baseURL, Drafts: o.drafts, Packages: a.packages(ctx), Editor: func() theme.Packages { return a.installed(ctx, "cms") }, Cache: cacheFolder("images"),
		Progress: progress.report, Meter: watch.meter(),
	})
	if err != nil {
		return err
	}
	vanished, err := project.Vanished(dir)
	if err != nil {
		return err
	}
	problems := slices.Concat(project.State().Problems, vanished)
	s := summary{Output: dir, Problems: diag.Records(a.lang, problems)}
	s.Errors, s.Warnings, _, _ = diag.Count(problems)
	if !diag.Failed(problems) && !(o.strict && s.Warnings > 0) {
		stats, err := project.Publish(ctx, dir, output.PublishOptions{Source: a.source})
		late, mendable := build.ProblemOf(err)
		switch {
		case mendable:
			problems = append(problems, late)
			s.Errors++
			s.Problems = diag.Records(a.lang, problems)
		case err != nil:
			return err
		default:
			s.Published, s.Files, s.Bytes = true, stats.Files, stats.Bytes
		}
	}
	progress.end()
	if o.stats {
		s.Stats = watch.statistics(project.State())
	}
	s.Seconds = a.clock().Sub(started).Seconds()
	if change, ok := project.State().Site.NextChange(); ok {
		s.NextChange = &nextChange{At: change.At, What: change.What, File: change.Entry.Common().File.Path}
	}
	return finishBuild(a, s, problems)
}

// finishBuild says what was made, for a person or for a program.
func finishBuild(a *app, s summary, problems []diag.Diagnostic) error {
	if a.json {
		if err := a.printJSON(s); err != nil {
			return err
		}
	} else {
		if err := a.printProblems(problems); err != nil {
			return err
		}
		if s.Published {
			a.note(a.say("✔ %d fichiers, %s, dans %s, en %s", "✔ %d files, %s, in %s, in %s"), s.Files, a.size(s.Bytes), s.Output, a.seconds(s.Seconds))
		} else {
			fmt.Fprintln(a.err, a.say("Le site n’a pas été publié ; celui d’avant n’a pas changé.", "The site was not published; the one before has not changed."))
		}
		if s.Stats != nil {
			a.printStatistics(s.Stats)
		}
		if s.NextChange != nil {
			a.note(a.say("  prochain changement : %s (%s)", "  next change: %s (%s)"), s.NextChange.At.Format("2006-01-02 15:04"), s.NextChange.File)
		}
	}
	if !s.Published {
		return errProblems
	}
	return nil
}

// size returns bytes as people read them.
func (a *app) size(bytes int64) string {
	units := []string{"o", "ko", "Mo", "Go"}
	if a.lang == "en" {
		units = []string{"B", "kB", "MB", "GB"}
	}
	value, unit := float64(bytes), 0
	for value >= 1000 && unit < len(units)-1 {
		value /= 1000
		unit++
	}
	return a.decimal(value) + " " + units[unit]
}

func (a *app) seconds(s float64) string { return a.decimal(s) + " s" }

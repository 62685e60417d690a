// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/output/pages"
	"github.com/compagnie-tiers-lieux/maillage/build/press"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

type reportOptions struct {
	pdf  string
	date string
}

func newReportCommand(a *app) *cobra.Command {
	var o reportOptions
	c := &cobra.Command{
		Use:   "report " + a.say("ANNÉE", "YEAR"),
		Short: a.say("Écrire les indicateurs d’une année, ou son rapport en PDF", "Write the indicators of a year, or its report as a PDF"),
		Long: a.say(
			"Écrit les indicateurs de l’année en CSV, les valeurs calculées comprises. Avec --pdf, imprime la page du rapport avec le Chromium ou le Chrome de la machine.",
			"Writes the indicators of the year as CSV, computed values included. With --pdf, prints the page of the report with the Chromium or Chrome of the machine."),
		Example: "  maillage report 2020 --pdf rapport-2020.pdf",
		Args:    cobra.ExactArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return runReport(c.Context(), a, o, args[0]) },
	}
	c.Flags().StringVar(&o.pdf, "pdf", "", a.say("fichier PDF à écrire", "PDF file to write"))
	c.Flags().StringVar(&o.date, "date", "", a.say("jour du rapport (AAAA-MM-JJ)", "day of the report (YYYY-MM-DD)"))
	return c
}

func runReport(ctx context.Context, a *app, o reportOptions, year string) error {
	root, err := a.root()
	if err != nil {
		return err
	}
	defer root.Close()
	today, err := a.today(o.date)
	if err != nil {
		return err
	}
	project, err := build.Open(ctx, build.Options{FS: root.FS(), Themes: themes.FS(), Today: today, Packages: a.packages(ctx)})
	if err != nil {
		return err
	}
	state := project.State()
	entry := state.Site.Find(site.TypeIndicators, year)
	if entry == nil {
		var years []string
		for _, i := range state.Site.Indicators {
			years = append(years, i.ID)
		}
		return usageError{fmt.Errorf(a.say("il n’y a pas d’indicateurs pour « %s » ; écrivez content/indicators/%s.yaml (années connues : %v)", "there are no indicators for %q; write content/indicators/%s.yaml (known years: %v)"), year, year, years)}
	}
	if diag.Failed(state.Problems) {
		if err := a.printProblems(state.Problems); err != nil {
			return err
		}
		return errProblems
	}
	if o.pdf == "" {
		file, found := state.Plan.File(pages.FilePath(entry.Common().URL + pages.IndicatorsFile))
		if !found {
			return usageError{errors.New(a.say("la section « indicators » est éteinte dans site.yaml", "the section “indicators” is switched off in site.yaml"))}
		}
		return file.Render(a.out)
	}
	browser, err := press.Find()
	if err != nil {
		return errors.New(a.say("aucun Chromium n’a été trouvé : installez Chromium ou Google Chrome, ou ouvrez la page du rapport dans un navigateur et imprimez-la au format PDF", "no Chromium was found: install Chromium or Google Chrome, or open the page of the report in a browser and print it as a PDF"))
	}
	var pdf bytes.Buffer
	if err := press.PDF(ctx, browser, state.Plan, state.Site.Config.BasePath, entry.Common().URL, &pdf); err != nil {
		return err
	}
	if err := os.WriteFile(o.pdf, pdf.Bytes(), 0o644); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	fmt.Fprintln(a.out, o.pdf)
	return nil
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/scaffold"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

func newDoctorCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: a.say("Examiner le dépôt : version, forge, adresse, histoire", "Look at the repository: version, forge, address, history"),
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return runDoctor(c.Context(), a) },
	}
}

func runDoctor(ctx context.Context, a *app) error {
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
	found, err := scaffold.Examine(root.FS(), project.State().Site.Config, schemas, programVersion())
	if err != nil {
		return err
	}
	healthy := true
	for _, f := range found {
		if f.Fine {
			fmt.Fprintf(a.out, "✓ %s\n", f.Text.In(a.lang))
			continue
		}
		healthy = false
		fmt.Fprintf(a.out, "⚠ %s\n  = %s\n", f.Text.In(a.lang), f.Remedy.In(a.lang))
	}
	problems := project.State().Problems
	sign := "✓"
	if errors, warnings, _, _ := diag.Count(problems); errors+warnings > 0 {
		sign, healthy = "⚠", false
	}
	fmt.Fprintf(a.out, "%s %s\n", sign, fmt.Sprintf(a.say("contenu : %s", "content: %s"), diag.Summary(a.lang, problems)))
	if !healthy {
		return errProblems
	}
	return nil
}

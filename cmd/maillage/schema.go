// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

func newSchemaCommand(a *app) *cobra.Command {
	var form bool
	c := &cobra.Command{
		Use:   "schema [TYPE]",
		Short: a.say("Écrire le schéma JSON d’un type de fichier, ou lister les types", "Write the JSON Schema of a type of file, or list the types"),
		Long: a.say(
			"Écrit le schéma JSON (2020-12) d’un type, avec les activités et les listes de ce réseau s’il y a un site.yaml.",
			"Writes the JSON Schema (2020-12) of a type, with the activities and lists of this network where there is a site.yaml."),
		Example: "  maillage schema place > place.schema.json\n  maillage schema place --issue-form > .github/ISSUE_TEMPLATE/place.yml",
		Args:    cobra.MaximumNArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return schema.Load().Names(), cobra.ShellCompDirectiveNoFileComp // read only when asked: every command passes here
		},
		RunE: func(_ *cobra.Command, args []string) error { return runSchema(a, args, form) },
	}
	c.Flags().BoolVar(&form, "issue-form", false, a.say("écrire le formulaire de demande de ce type, pour GitHub ou Forgejo", "write the issue form of the type, for GitHub or Forgejo"))
	return c
}

func runSchema(a *app, args []string, form bool) error {
	schemas := schema.Load()
	if len(args) == 0 {
		_, err := fmt.Fprintln(a.out, strings.Join(schemas.Names(), "\n"))
		return err
	}
	if schemas.Type(args[0]) == nil {
		nearest := diag.Nearest(args[0], schemas.Names())
		if nearest == "" {
			nearest = strings.Join(schemas.Names(), ", ")
		}
		return usageError{fmt.Errorf(a.say("type inconnu « %s » : essayez %s", "unknown type %q: try %s"), args[0], nearest)}
	}
	if root, err := a.root(); err == nil {
		defer root.Close()
		filled, err := build.Schemas(root.FS(), themes.FS())
		if err != nil {
			return err
		}
		schemas = filled
	}
	text := schemas.Type(args[0]).JSON(a.lang)
	if form {
		if text = schemas.Type(args[0]).IssueForm(a.lang); text == nil {
			return usageError{fmt.Errorf(a.say("« %s » n’a pas de formulaire : essayez %s", "%q has no form: try %s"), args[0], strings.Join(schema.IssueForms, ", "))}
		}
	}
	_, err := a.out.Write(text)
	return err
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

func newExplainCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:     "explain [CODE]",
		Short:   a.say("Expliquer un code de problème, ou les lister tous", "Explain the code of a problem, or list them all"),
		Example: "  maillage explain P104",
		Args:    cobra.MaximumNArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return codes(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error { return runExplain(a, args) },
	}
	c.Flags().BoolVar(&a.json, "json", false, a.say("en JSON", "as JSON"))
	return c
}

func codes() []string {
	var codes []string
	for _, r := range diag.Rules() {
		codes = append(codes, string(r.Code))
	}
	return codes
}

// An explanation is what `explain --json` prints of a code.
type explanation struct {
	Code     diag.Code `json:"code"`
	Severity string    `json:"severity"`
	Title    string    `json:"title"`
	Explain  string    `json:"explain"`
	Wrong    string    `json:"wrong"`
	Right    string    `json:"right"`
}

func (a *app) explanation(r diag.Rule) explanation {
	return explanation{r.Code, r.Severity.String(), r.Title.In(a.lang), r.Explain.In(a.lang), r.Wrong, r.Right}
}

func runExplain(a *app, args []string) error {
	if len(args) == 0 {
		return listCodes(a)
	}
	code := diag.Code(strings.ToUpper(args[0]))
	rule := diag.Lookup(code)
	if rule.Code == "" {
		nearest := diag.Nearest(string(code), codes())
		if nearest == "" {
			return usageError{fmt.Errorf(a.say("code inconnu « %s » : « maillage explain » les liste tous", "unknown code %q: 'maillage explain' lists them all"), args[0])}
		}
		return usageError{fmt.Errorf(a.say("code inconnu « %s » : vouliez-vous dire %s ?", "unknown code %q: did you mean %s?"), args[0], nearest)}
	}
	if a.json {
		return a.printJSON(a.explanation(rule))
	}
	return diag.Explain(a.out, code, a.lang, a.color == "always")
}

func listCodes(a *app) error {
	if a.json {
		var all []explanation
		for _, r := range diag.Rules() {
			all = append(all, a.explanation(r))
		}
		return a.printJSON(all)
	}
	for _, r := range diag.Rules() {
		if _, err := fmt.Fprintf(a.out, "%s  %s\n", r.Code, r.Title.In(a.lang)); err != nil {
			return err
		}
	}
	return nil
}

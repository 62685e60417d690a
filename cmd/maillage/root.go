// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// newRootCommand declares the program and lists its commands.
func newRootCommand(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "maillage",
		Short: a.say("Le site d’un réseau de lieux, depuis son dépôt git", "The website of a network of places, from its git repository"),
		Long: a.say(
			"maillage vérifie les fichiers d’un réseau de lieux et en fait le site : carte, agenda, annonces, lettres, flux et données ouvertes.",
			"maillage checks the files of a network of places and makes its website: map, agenda, ads, newsletters, feeds and open data."),
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
		PersistentPreRunE: func(*cobra.Command, []string) error {
			return a.validate()
		},
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetIn(a.in)
	flags := root.PersistentFlags()
	flags.StringVar(&a.source, "source", ".", a.say("dossier du réseau", "folder of the network"))
	flags.StringVar(&a.lang, "lang", a.lang, a.say("langue de l’interface : fr ou en", "language of the interface: fr or en"))
	flags.BoolVar(&a.quiet, "quiet", false, a.say("ne dire que les problèmes", "say nothing but problems"))
	flags.StringVar(&a.color, "color", "auto", a.say("couleurs : auto, always ou never", "colours: auto, always or never"))
	flags.BoolP("help", "h", false, a.say("afficher cette aide", "show this help"))
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return usageError{a.flagError(c, err)} })
	root.AddCommand(
		newBuildCommand(a),
		newServeCommand(a),
		newCheckCommand(a),
		newFmtCommand(a),
		newExplainCommand(a),
		newContributeCommand(a),
		newDiffCommand(a),
		newImportCommand(a),
		newGeocodeCommand(a),
		newSourcesCommand(a),
		newOutlinesCommand(a),
		newNewsletterCommand(a),
		newInitCommand(a),
		newNewCommand(a),
		newWhyCommand(a),
		newDoctorCommand(a),
		newUpgradeCommand(a),
		newReportCommand(a),
		newSchemaCommand(a),
		newThemeCommand(a),
		newVersionCommand(a),
		newCompletionCommand(a),
	)
	root.SetHelpCommand(&cobra.Command{Use: "no-help", Hidden: true})
	root.SetUsageFunc(func(c *cobra.Command) error {
		_, err := fmt.Fprint(c.OutOrStderr(), a.usage(c))
		return err
	})
	for _, c := range root.Commands() {
		a.asUsage(c)
	}
	root.Args = func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		return a.unknownCommand(root, args[0])
	}
	return root
}

// asUsage makes wrong arguments errors of usage, in the language of the interface.
func (a *app) asUsage(c *cobra.Command) {
	check := c.Args
	if check == nil {
		return
	}
	c.Args = func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil {
			return usageError{fmt.Errorf(a.say("« %s » s’emploie ainsi : %s", "use %q like this: %s"), c.Name(), strings.TrimSuffix(c.UseLine(), " [flags]"))}
		}
		return nil
	}
}

// flagError says in the language of the interface what is wrong with a flag.
func (a *app) flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var without *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		name := unknown.GetSpecifiedName()
		if nearest := diag.Nearest(name, names); nearest != "" {
			return fmt.Errorf(a.say("option inconnue « --%s » : vouliez-vous dire « --%s » ?", "unknown flag '--%s': did you mean '--%s'?"), name, nearest)
		}
		return fmt.Errorf(a.say("option inconnue « %s » : « %s --help » les montre toutes", "unknown flag '%s': '%s --help' shows them all"), dashed(name), c.CommandPath())
	case errors.As(err, &without):
		return fmt.Errorf(a.say("il manque une valeur après « %s »", "a value is missing after '%s'"), dashed(without.GetSpecifiedName()))
	case errors.As(err, &wrong):
		return fmt.Errorf(a.say("« %s » ne convient pas à « --%s » : %s", "%q does not suit '--%s': %s"), wrong.GetValue(), wrong.GetFlag().Name, wrong.GetFlag().Usage)
	}
	return err
}

// dashed returns a flag as it is typed.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

func (a *app) unknownCommand(root *cobra.Command, name string) error {
	var names []string
	for _, c := range root.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	if nearest := diag.Nearest(name, names); nearest != "" {
		return usageError{fmt.Errorf(a.say("commande inconnue « %s » : vouliez-vous dire « %s » ?", "unknown command %q: did you mean %q?"), name, nearest)}
	}
	return usageError{fmt.Errorf(a.say("commande inconnue « %s » : choisissez parmi %s", "unknown command %q: choose among %s"), name, strings.Join(names, ", "))}
}

// validate holds the flags of every command against what they may say.
func (a *app) validate() error {
	for _, flag := range []struct {
		name, value string
		choices     []string
	}{{"lang", a.lang, []string{"fr", "en"}}, {"color", a.color, []string{"auto", "always", "never"}}} {
		if !slices.Contains(flag.choices, flag.value) {
			return usageError{fmt.Errorf(a.say("--%s attend %s, pas « %s »", "--%s takes %s, not %q"), flag.name, strings.Join(flag.choices, ", "), flag.value)}
		}
	}
	return nil
}

// usage is what --help shows below the description, in the language of the interface, as the pages of commands say it.
func (a *app) usage(c *cobra.Command) string {
	var b strings.Builder
	section := func(fr, en string) { b.WriteString("\n" + a.say(fr, en) + "\n") }
	b.WriteString(a.say("Usage :", "Usage:") + "\n")
	if c.Runnable() {
		b.WriteString("  " + useLine(c) + "\n")
	}
	if c.HasAvailableSubCommands() {
		b.WriteString("  " + c.CommandPath() + a.say(" COMMANDE", " COMMAND") + "\n")
		section("Commandes :", "Commands:")
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(&b, "  %-*s %s\n", sub.NamePadding(), sub.Name(), sub.Short)
			}
		}
	}
	if c.HasExample() {
		section("Exemples :", "Examples:")
		b.WriteString(c.Example + "\n")
	}
	if c.HasAvailableLocalFlags() {
		section("Options :", "Flags:")
		a.flagLines(&b, c.LocalFlags())
	}
	if c.HasAvailableInheritedFlags() {
		section("Options communes :", "Common flags:")
		a.flagLines(&b, c.InheritedFlags())
	}
	return b.String()
}

// useLine is the command with its arguments.
func useLine(c *cobra.Command) string { return strings.TrimSuffix(c.UseLine(), " [flags]") }

// flagLines writes a line for each flag: its name, what it does, what holds without it.
func (a *app) flagLines(b *strings.Builder, flags *pflag.FlagSet) {
	var names, texts []string
	width := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if f.Value.Type() != "bool" {
			name += a.say(" VALEUR", " VALUE")
		}
		text := f.Usage
		if otherwise(f) {
			text += fmt.Sprintf(a.say(" (sinon %s)", " (else %s)"), strings.Trim(f.DefValue, "[]"))
		}
		names, texts, width = append(names, name), append(texts, text), max(width, len(name))
	})
	for i, name := range names {
		fmt.Fprintf(b, "  %-*s  %s\n", width, name, texts[i])
	}
}

// otherwise reports whether a flag that is not given has a value worth saying.
func otherwise(f *pflag.Flag) bool {
	return !slices.Contains([]string{"", "false", "[]", "0"}, f.DefValue)
}

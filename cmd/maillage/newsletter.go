// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/output/mail"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
)

type newsletterOptions struct {
	service string
	output  string
}

func newNewsletterCommand(a *app) *cobra.Command {
	var o newsletterOptions
	var names []string
	for _, s := range mail.Services() {
		names = append(names, s.Name)
	}
	c := &cobra.Command{
		Use:   "newsletter " + a.say("NUMÉRO", "NUMBER"),
		Short: a.say("Écrire une lettre pour les logiciels de messagerie", "Write a letter for mail programs"),
		Long: a.say(
			"Écrit trois fichiers : letter.html à coller dans le service d’envoi, letter.txt pour sa version en texte, letter.eml à ouvrir dans un logiciel de messagerie. Rien n’est envoyé. Le numéro est celui de la lettre, ou le nom de son fichier.",
			"Writes three files: letter.html to paste into the service that sends, letter.txt for its plain text, letter.eml to open in a mail program. Nothing is sent. The number is that of the letter, or the name of its file."),
		Example: "  maillage newsletter 12 --service brevo",
		Args:    cobra.ExactArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return runNewsletter(c.Context(), a, o, args[0]) },
	}
	f := c.Flags()
	f.StringVar(&o.service, "service", "", fmt.Sprintf(a.say("service qui envoie la lettre : %s", "service that sends the letter: %s"), strings.Join(names, ", ")))
	f.StringVarP(&o.output, "output", "o", "", a.say("dossier des trois fichiers (newsletter-NUMÉRO)", "folder of the three files (newsletter-NUMBER)"))
	return c
}

func runNewsletter(ctx context.Context, a *app, o newsletterOptions, name string) error {
	service, err := a.service(o.service)
	if err != nil {
		return err
	}
	root, project, err := a.open(ctx, "")
	if err != nil {
		return err
	}
	defer root.Close()
	state := project.State()
	issue, err := a.issue(state.Site.Newsletters, name)
	if err != nil {
		return err
	}
	problems := slices.DeleteFunc(slices.Clone(state.Problems), func(d diag.Diagnostic) bool { return d.At.Path() != issue.File.Path })
	if err := a.printProblems(problems); err != nil {
		return err
	}
	if diag.Failed(problems) {
		return errProblems
	}
	letter, err := mail.Write(state.Site, issue, state.Theme().Palette()[theme.Light], service)
	if err != nil {
		return err
	}
	message, err := letter.Message()
	if err != nil {
		return err
	}
	if o.output == "" {
		o.output = "newsletter-" + name
	}
	if err := os.MkdirAll(o.output, 0o755); err != nil {
		return fmt.Errorf("make the folder of the letter: %w", err)
	}
	for _, file := range []struct {
		name string
		text []byte
	}{{"letter.html", []byte(letter.HTML)}, {"letter.txt", []byte(letter.Text)}, {"letter.eml", message}} {
		path := filepath.Join(o.output, file.name)
		if err := os.WriteFile(path, file.text, 0o644); err != nil {
			return fmt.Errorf("write the letter: %w", err)
		}
		fmt.Fprintln(a.out, path)
	}
	for _, advice := range letter.Advice {
		a.note("⚠ %s", a.say(advice.FR, advice.EN))
	}
	if issue.Draft {
		a.note(a.say("⚠ cette lettre est un brouillon : sa page et ses images ne sont pas encore publiées.", "⚠ this letter is a draft: its page and its pictures are not published yet."))
	}
	return nil
}

// service returns a service by its name; none for "".
func (a *app) service(name string) (mail.Service, error) {
	if name == "" {
		return mail.Service{}, nil
	}
	var names []string
	for _, s := range mail.Services() {
		if s.Name == name {
			return s, nil
		}
		names = append(names, s.Name)
	}
	return mail.Service{}, usageError{fmt.Errorf(a.say("--service attend %s, pas « %s »", "--service takes %s, not %q"), strings.Join(names, ", "), name)}
}

// issue returns the issue of a number or of a file's name.
func (a *app) issue(issues []*site.Newsletter, name string) (*site.Newsletter, error) {
	var names []string
	for _, n := range issues {
		if n.ID == name || n.Number > 0 && strconv.Itoa(n.Number) == name {
			return n, nil
		}
		names = append(names, n.ID)
	}
	hint := ""
	if nearest := diag.Nearest(name, names); nearest != "" {
		hint = fmt.Sprintf(a.say(" ; vouliez-vous dire « %s » ?", "; did you mean %q?"), nearest)
	} else if len(issues) > 0 {
		hint = fmt.Sprintf(a.say(" ; la dernière est « %s »", "; the latest is %q"), issues[0].ID)
	}
	return nil, usageError{fmt.Errorf(a.say("il n’y a pas de lettre « %s »%s", "there is no letter %q%s"), name, hint)}
}

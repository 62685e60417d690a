// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/contribute"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

func newContributeCommand(a *app) *cobra.Command {
	var event, answer string
	c := &cobra.Command{
		Use:   "contribute --event " + a.say("FICHIER", "FILE"),
		Short: a.say("Faire une fiche des réponses à un formulaire de demande", "Make a file of the answers to an issue form"),
		Long: a.say(
			"Lit l’événement d’une forge (le fichier de GITHUB_EVENT_PATH), écrit la fiche que font les réponses, corrige ce qui peut l’être sans risque et dit ce qu’elle change. Une fiche qui a des erreurs n’est pas gardée. Sans réponses à un formulaire, ne fait rien.",
			"Reads the event of a forge (the file of GITHUB_EVENT_PATH), writes the file that the answers make, mends what can be mended safely and says what it changes. A file with errors is not kept. Without the answers to a form, does nothing."),
		Example: `  maillage contribute --event "$GITHUB_EVENT_PATH" --answer answer.md`,
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if event == "" {
				return usageError{errors.New(a.say("--event dit où est l’événement", "--event says where the event is"))}
			}
			return runContribute(c.Context(), a, event, answer)
		},
	}
	c.Flags().StringVar(&event, "event", "", a.say("fichier de l’événement, en JSON", "file of the event, as JSON"))
	c.Flags().StringVar(&answer, "answer", "", a.say("fichier où écrire la réponse, en Markdown (sinon la sortie)", "file for the answer, as Markdown (else the output)"))
	return c
}

func runContribute(ctx context.Context, a *app, event, answer string) error {
	root, err := a.root()
	if err != nil {
		return err
	}
	defer root.Close()
	today, err := a.today("")
	if err != nil {
		return err
	}
	state, err := a.state(ctx)
	if err != nil {
		return err
	}
	lang := state.Site.Config.Lang
	file, err := os.Open(event)
	if err != nil {
		return err
	}
	defer file.Close()
	body, err := contribute.ReadEvent(file)
	if err != nil {
		return usageError{err}
	}
	refuse := func(existing string) error {
		if err := a.writeTo(answer, func(w io.Writer) error { _, err := io.WriteString(w, contribute.Refusal(lang, existing)); return err }); err != nil {
			return err
		}
		return errProblems
	}
	proposal, err := contribute.ReadIssue(body, state.Schemas(), lang)
	switch {
	case errors.Is(err, contribute.ErrNoForm):
		a.note("%s", a.say("Cette demande ne répond à aucun formulaire : rien à faire.", "This issue answers no form: nothing to do."))
		return nil
	case err != nil:
		return refuse("")
	}
	if _, err := root.Lstat(proposal.Path); !errors.Is(err, fs.ErrNotExist) {
		return refuse(proposal.Path)
	}
	if err := root.MkdirAll(path.Dir(proposal.Path), 0o755); err != nil {
		return err
	}
	if err := root.WriteFile(proposal.Path, proposal.Text, 0o644); err != nil {
		return err
	}
	report, err := a.judge(ctx, root, build.Options{FS: root.FS(), Themes: themes.FS(), Today: today, Drafts: true}, proposal.Path, lang)
	if err == nil {
		err = a.writeTo(answer, func(w io.Writer) error { return report.WriteMarkdown(w, "") })
	}
	if err == nil && report.Errors == 0 {
		a.note("✔ %s", proposal.Path)
		return nil
	}
	if removed := root.Remove(proposal.Path); removed != nil {
		return fmt.Errorf("take back %s: %w", proposal.Path, removed)
	}
	if err == nil {
		err = errProblems
	}
	return err
}

// judge mends a new file where that is safe, and says what it changes and what is wrong with it.
func (a *app) judge(ctx context.Context, root *os.Root, o build.Options, name, lang string) (*contribute.Report, error) {
	for range 3 { // a repair may wait for another
		problems, _, err := a.problems(ctx, o, []string{name})
		if err != nil {
			return nil, err
		}
		if mended, err := build.Mend(root, problems); err != nil || mended == 0 {
			break
		}
	}
	repository, err := contribute.Open(ctx, a.source)
	if err != nil {
		return nil, err
	}
	defer repository.Close()
	base, err := repository.Tree(ctx, "HEAD")
	if err != nil {
		return nil, a.revision(err)
	}
	return contribute.Compare(ctx, contribute.Sides{Base: base, Head: root.FS(), Changed: []string{name}, Themes: themes.FS(), Today: o.Today, Lang: lang})
}

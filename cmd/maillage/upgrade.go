// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/scaffold"
	"github.com/compagnie-tiers-lieux/maillage/build/upgrade"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

type upgradeOptions struct {
	dryRun bool
	old    string
	take   []string
}

func newUpgradeCommand(a *app) *cobra.Command {
	var o upgradeOptions
	c := &cobra.Command{
		Use:   "upgrade",
		Short: a.say("Passer le réseau à la version de ce programme", "Bring the network to the version of this program"),
		Long: a.say(
			"Dit ce qui a changé depuis la version de maillage.lock, donne aux clés et aux mots leurs nouveaux noms, remplace les fichiers de la forge et des éditeurs que vous n’avez pas changés, compare le site d’avant et celui d’après, et laisse un commit à relire.\nLe site d’avant est construit par le programme de l’ancienne version : --old, ou un « maillage-v1.2.3 » de votre machine.",
			"Says what changed since the version of maillage.lock, gives keys and words their new names, replaces the files of the forge and of editors that you have not changed, compares the site before and after, and leaves one commit to read.\nThe site before is built by the program of the old version: --old, or a “maillage-v1.2.3” of your machine."),
		Example: "  maillage upgrade --dry-run\n  maillage upgrade\n  maillage upgrade --take .github/workflows/check.yml",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return runUpgrade(c.Context(), a, o) },
	}
	f := c.Flags()
	f.BoolVar(&o.dryRun, "dry-run", false, a.say("dire ce qui serait fait, sans rien écrire", "say what would be done, write nothing"))
	f.StringVar(&o.old, "old", "", a.say("programme de l’ancienne version, pour comparer les deux sites", "program of the old version, to compare the two sites"))
	f.StringArrayVar(&o.take, "take", nil, a.say("fichier à prendre de cette version bien que vous l’ayez changé ; peut être répété", "file to take from this version though you changed it; may be repeated"))
	return c
}

func runUpgrade(ctx context.Context, a *app, o upgradeOptions) error {
	root, err := a.root()
	if err != nil {
		return err
	}
	defer root.Close()
	plan, err := a.upgradePlan(root, o)
	if err != nil {
		return err
	}
	if err := a.upgradeSays(plan); err != nil {
		return err
	}
	if len(plan.Paths()) == 0 {
		a.note(a.say("✔ rien à faire : le réseau est à la version %s", "✔ nothing to do: the network is at version %s"), plan.To)
		return nil
	}
	if o.dryRun {
		return nil
	}
	clean, err := upgrade.Clean(ctx, a.source)
	switch {
	case errors.Is(err, upgrade.ErrNoRepository):
		return usageError{errors.New(a.say("ce dossier n’est pas dans un dépôt git, ou git n’est pas installé : une mise à jour se relit et s’annule par git", "this folder is in no git repository, or git is not installed: an upgrade is read and taken back by git"))}
	case err != nil:
		return err
	case !clean:
		return usageError{errors.New(a.say("des changements attendent un commit : faites-le d’abord (git status les montre), la mise à jour aura le sien", "changes wait for a commit: make it first (git status shows them), the upgrade will have its own"))}
	}
	work, err := os.MkdirTemp("", "maillage-upgrade-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	before, after := filepath.Join(work, "before"), filepath.Join(work, "after")
	compare := a.buildBefore(ctx, o, plan.From, before)
	if err := plan.Write(root); err != nil {
		return err
	}
	failed, err := a.buildAfter(ctx, root, after)
	if err != nil {
		return err
	}
	if compare && !failed {
		d, err := upgrade.Differ(before, after)
		if err != nil {
			return err
		}
		a.printDifference(d)
	}
	if err := upgrade.Commit(ctx, a.source, plan.Paths(), upgradeMessage(plan)); err != nil {
		return err
	}
	a.note(a.say("\n✔ un commit à relire : git show ; pour l’annuler : git revert HEAD", "\n✔ one commit to read: git show; to take it back: git revert HEAD"))
	if failed {
		return errProblems
	}
	return nil
}

// upgradePlan makes the plan and says in words why there can be none.
func (a *app) upgradePlan(root *os.Root, o upgradeOptions) (*upgrade.Plan, error) {
	changes, err := a.changes()
	if err != nil {
		return nil, err
	}
	version, sum := pinned()
	plan, err := upgrade.Read(upgrade.Options{FS: root.FS(), Themes: themes.FS(), Version: version, Sum: sum, Changes: changes, Take: o.take})
	switch {
	case errors.Is(err, upgrade.ErrNoLock):
		return nil, usageError{errors.New(a.say("il n’y a pas de maillage.lock : ce dépôt construit lui-même son programme, ou n’a pas été commencé par « maillage init »", "there is no maillage.lock: this repository builds its own program, or was not begun by 'maillage init'"))}
	case errors.Is(err, upgrade.ErrNewer):
		return nil, usageError{fmt.Errorf(a.say("maillage.lock demande une version plus récente que ce programme (%s) : go install %s@latest", "maillage.lock asks for a newer version than this program (%s): go install %s@latest"), version, scaffold.Module)}
	case errors.Is(err, upgrade.ErrNoVersion):
		return nil, usageError{fmt.Errorf(a.say("ce programme a été construit d’un dossier de sources : la forge ne pourrait pas l’installer. Prenez une version publiée : go install %s@latest", "this program was built from a folder of sources: the forge could not install it. Take a published version: go install %s@latest"), scaffold.Module)}
	case err != nil:
		return nil, err
	}
	for _, name := range o.take {
		i := slices.IndexFunc(plan.Kept, func(k scaffold.KeptFile) bool { return k.Path == name && k.Wants != nil })
		if i < 0 {
			return nil, usageError{fmt.Errorf(a.say("--take : maillage n’écrit pas de fichier « %s »", "--take: maillage writes no file %q"), name)}
		}
	}
	return plan, nil
}

// abouts are what a change may be about.
var abouts = map[string]diag.Text{
	"content":   {FR: "contenu", EN: "content"},
	"addresses": {FR: "adresses", EN: "addresses"},
	"theme":     {FR: "thème", EN: "theme"},
	"files":     {FR: "fichiers", EN: "files"},
	"commands":  {FR: "commandes", EN: "commands"},
}

// upgradeSays says what changed and what is going to be written.
func (a *app) upgradeSays(p *upgrade.Plan) error {
	line := func(format string, args ...any) { fmt.Fprintf(a.out, format+"\n", args...) }
	line("maillage %s → %s", p.From, p.To)
	if len(p.Changes) > 0 {
		line("\n%s", a.say("Ce qui a changé", "What changed"))
		for _, c := range p.Changes {
			about := abouts[c.About]
			line("  %s, %s%s %s", c.Version, about.In(a.lang), a.say(" :", ":"), c.Text().In(a.lang))
		}
	}
	if len(p.Paths()) > 0 {
		line("\n%s", a.say("Ce qui est écrit", "What is written"))
	}
	for _, f := range p.Files {
		switch {
		case f.Text == nil:
			line("  %s  %s", f.Path, a.say("(enlevé : cette version n’en a plus besoin)", "(taken away: this version no longer needs it)"))
		case f.Was == nil:
			line("  %s  %s", f.Path, a.say("(nouveau)", "(new)"))
		case !bytes.Equal(f.Was, f.Text):
			line("  %s", f.Path)
		}
		for _, step := range f.Done {
			line("    %s", step)
		}
		for _, step := range f.Left {
			line("  ⚠ %s  %s%s %s", f.Path, a.say("à faire à la main", "to be done by hand"), a.say(" :", ":"), step)
		}
	}
	written := p.Paths()
	for _, k := range p.Kept {
		if slices.Contains(written, k.Path) {
			continue
		}
		switch k.Standing {
		case scaffold.Changed:
			line("\n⚠ %s\n  = %s", fmt.Sprintf(a.say("%s n’est pas celui de cette version et peut être de votre main : il reste comme il est", "%s is not that of this version and may be of your hand: it stays as it is"), k.Path),
				fmt.Sprintf(a.say("pour prendre celui de la version : maillage upgrade --take %s", "to take the version's: maillage upgrade --take %s"), k.Path))
			if _, err := a.out.Write(diff.Diff(k.Path, k.Has, a.say("cette version", "this version"), k.Wants)); err != nil {
				return err
			}
		case scaffold.Deleted:
			line("\n%s", fmt.Sprintf(a.say("%s a été supprimé : il le reste", "%s was deleted: it stays so"), k.Path))
		}
	}
	return nil
}

// upgradeMessage is the message of the commit, in the network's language.
func upgradeMessage(p *upgrade.Plan) string {
	var b strings.Builder
	fmt.Fprintf(&b, "maillage %s → %s\n", p.From, p.To)
	for _, c := range p.Changes {
		fmt.Fprintf(&b, "\n- %s", c.Text().In(p.Lang))
	}
	return b.String()
}

// buildBefore builds the site with the program of the old version, and reports whether there is one.
func (a *app) buildBefore(ctx context.Context, o upgradeOptions, from, dir string) bool {
	old := o.old
	if old == "" {
		found, err := exec.LookPath("maillage-" + from)
		if err != nil {
			a.note(a.say(
				"\nLe site d’avant n’est pas comparé : le programme de %s n’est pas là. Installez-le sous le nom maillage-%s, ou donnez-le avec --old.",
				"\nThe site before is not compared: the program of %s is not here. Install it under the name maillage-%s, or name it with --old."), from, from)
			return false
		}
		old = found
	}
	var said bytes.Buffer
	c := exec.CommandContext(ctx, old, "build", "--quiet", "--source", a.source, "--output", dir, "--lang", a.lang)
	c.Stdout, c.Stderr = &said, &said
	if err := c.Run(); err != nil {
		a.note(a.say("\nLe site d’avant n’est pas comparé : %s n’a pas pu le construire (%v).\n%s", "\nThe site before is not compared: %s could not build it (%v).\n%s"), old, err, said.String())
		return false
	}
	return true
}

// buildAfter builds the site as it is after the upgrade, and reports whether problems keep it from being published.
func (a *app) buildAfter(ctx context.Context, root *os.Root, dir string) (failed bool, err error) {
	today, err := a.today("")
	if err != nil {
		return false, err
	}
	project, err := build.Open(ctx, build.Options{FS: root.FS(), Themes: themes.FS(), Today: today, Packages: a.packages(ctx), Cache: cacheFolder("images")})
	if err != nil {
		return false, err
	}
	problems := project.State().Problems
	if failed = diag.Failed(problems); !failed {
		_, err = project.Publish(ctx, dir, output.PublishOptions{Source: a.source})
		if late, mendable := build.ProblemOf(err); mendable {
			problems, failed, err = append(problems, late), true, nil
		}
	}
	if err != nil {
		return false, err
	}
	return failed, a.printProblems(problems)
}

// mostListed is how many addresses of a kind are listed.
const mostListed = 20

// printDifference says what the two sites do not have in common.
func (a *app) printDifference(d *upgrade.Difference) {
	line := func(format string, args ...any) { fmt.Fprintf(a.out, format+"\n", args...) }
	list := func(title string, paths []string) {
		if len(paths) == 0 {
			return
		}
		line("  %s (%d)", title, len(paths))
		for _, path := range paths[:min(len(paths), mostListed)] {
			line("    %s", path)
		}
		if len(paths) > mostListed {
			line("    …")
		}
	}
	line("\n%s", a.say("Le site, avant et après", "The site, before and after"))
	line(a.say("  %d pages → %d, %s → %s", "  %d pages → %d, %s → %s"), d.Pages[0], d.Pages[1], a.size(d.Bytes[0]), a.size(d.Bytes[1]))
	var lost []string
	for _, l := range d.Lost {
		if l.Nearest == "" {
			lost = append(lost, l.Path)
		} else {
			lost = append(lost, fmt.Sprintf(a.say("%s  → dans content/redirects.yaml : - {from: %s, to: %s}", "%s  → in content/redirects.yaml: - {from: %s, to: %s}"), l.Path, l.Path, l.Nearest))
		}
	}
	list(a.say("⚠ adresses perdues", "⚠ addresses lost"), lost)
	list(a.say("adresses nouvelles", "new addresses"), d.Added)
	list(a.say("pages qui disent autre chose", "pages that say something else"), d.Said)
	if d.Styled > 0 {
		line(a.say("  %d pages disent la même chose dans un autre HTML", "  %d pages say the same in other HTML"), d.Styled)
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

type fmtOptions struct {
	check  bool
	rename string // old=new
}

func newFmtCommand(a *app) *cobra.Command {
	var o fmtOptions
	c := &cobra.Command{
		Use:   "fmt [FILE…]",
		Short: a.say("Ranger les fichiers : ordre des clés, guillemets, dates, téléphones, coordonnées", "Tidy files: order of keys, quotes, dates, phones, coordinates"),
		Long: a.say(
			"Réécrit l’en-tête des fichiers comme le réseau les garde, et dit lesquels ont changé. Les commentaires et le texte ne changent pas ; ce que dit un fichier non plus. Sans fichier nommé, les range tous.",
			"Writes the front matter of files as the network keeps them, and says which ones changed. Comments and text do not change; nor does what a file says. With no file named, tidies all."),
		Example: "  maillage fmt\n  maillage fmt places/la-coroutine.md\n  maillage fmt --check\n  maillage fmt --rename-activity bureau-partage=coworking",
		RunE: func(_ *cobra.Command, args []string) error {
			if o.rename != "" {
				return runRename(a, o, args)
			}
			return runFmt(a, o, args)
		},
	}
	f := c.Flags()
	f.BoolVar(&o.check, "check", false, a.say("dire ce qui changerait, sans rien écrire ; code 1 s’il y en a", "say what would change, write nothing; code 1 if anything would"))
	f.StringVar(&o.rename, "rename-activity", "", a.say("ancienne=nouvelle : renommer une activité partout, ou la fondre dans une autre", "old=new: rename an activity everywhere, or merge it into another"))
	return c
}

func runFmt(a *app, o fmtOptions, files []string) error {
	root, err := a.root()
	if err != nil {
		return err
	}
	defer root.Close()
	changed, problems, err := build.Format(root, themes.FS(), a.named(files), o.check)
	if errors.Is(err, build.ErrNoDocument) {
		return usageError{fmt.Errorf(a.say("%w : « maillage fmt » range les fichiers de places et de content", "%w: 'maillage fmt' tidies the files of places and content"), err)}
	}
	if err != nil {
		return err
	}
	a.listFiles(changed)
	if err := a.printProblems(problems); err != nil {
		return err
	}
	if o.check {
		a.note("%s", a.count(len(changed), diag.Text{FR: "fichier à ranger", EN: "file to tidy"}, diag.Text{FR: "fichiers à ranger", EN: "files to tidy"}))
	} else {
		a.note("%s", a.count(len(changed), diag.Text{FR: "fichier rangé", EN: "file tidied"}, diag.Text{FR: "fichiers rangés", EN: "files tidied"}))
	}
	if len(problems) > 0 || o.check && len(changed) > 0 {
		return errProblems
	}
	return nil
}

func runRename(a *app, o fmtOptions, files []string) error {
	from, to, ok := strings.Cut(o.rename, "=")
	if !ok || from == to || !schema.IsID(from) || !schema.IsID(to) || o.check || len(files) > 0 {
		return usageError{errors.New(a.say(
			"écrivez --rename-activity ancienne=nouvelle, avec des lettres sans accent, des chiffres et des tirets, et rien d’autre",
			"write --rename-activity old=new, with letters without accents, digits and hyphens, and nothing else"))}
	}
	root, err := a.root()
	if err != nil {
		return err
	}
	defer root.Close()
	changed, problems, err := build.RenameActivity(root, themes.FS(), from, to)
	if errors.Is(err, build.ErrNoActivity) {
		return usageError{fmt.Errorf(a.say("« %s » n’est pas une activité de site.yaml", "%q is not an activity of site.yaml"), from)}
	}
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		if err := a.printProblems(problems); err != nil {
			return err
		}
		a.note("%s", a.say("Rien n’a été écrit : corrigez d’abord ces fichiers.", "Nothing was written: mend these files first."))
		return errProblems
	}
	a.listFiles(changed)
	a.note("%s", a.count(len(changed), diag.Text{FR: "fichier modifié", EN: "file changed"}, diag.Text{FR: "fichiers modifiés", EN: "files changed"}))
	return nil
}

// listFiles prints paths for programs, one a line.
func (a *app) listFiles(files []string) {
	for _, file := range files {
		fmt.Fprintln(a.out, file)
	}
}

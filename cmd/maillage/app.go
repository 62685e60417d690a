// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/upgrade"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// An app is what commands have of the world: streams, language, clock. It is made once, in newApp.
type app struct {
	in       io.Reader
	out, err io.Writer
	lang     string // fr or en
	asks     bool   // in is a terminal, where a person can answer
	terminal bool   // err is one
	width    int    // of the terminal, in columns; 0 when it is none
	noColor  bool   // NO_COLOR is set

	clock           func() time.Time
	sourceDateEpoch string
	charset         string                           // of the terminal, as the environment names it; "" where it does not
	changes         func() ([]upgrade.Change, error) // what versions changed, for upgrade
	scratch         string                           // folder that is gone with the program, "" while nothing needs one

	// Flags of every command.
	source string
	quiet  bool
	color  string // auto, always, never
	json   bool
}

// language returns the language of the interface: --lang, else that of the environment, else French.
func language(args []string, getenv func(string) string) string {
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return value
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			if strings.HasPrefix(value, "en") {
				return "en"
			}
			break
		}
	}
	return "fr"
}

// charset returns the letters of the terminal by the environment: "UTF-8" of "fr_FR.UTF-8".
func charset(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if value := getenv(name); value != "" {
			_, letters, _ := strings.Cut(value, ".")
			return letters
		}
	}
	return ""
}

// say returns one of two sentences by the language of the interface.
func (a *app) say(fr, en string) string { return diag.Text{FR: fr, EN: en}.In(a.lang) }

// note writes a line for the person at the keyboard, unless --quiet.
func (a *app) note(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintf(a.err, format+"\n", args...)
	}
}

// colored reports whether to write in colours.
func (a *app) colored() bool {
	switch a.color {
	case "always":
		return true
	case "never":
		return false
	}
	return a.terminal && !a.noColor
}

// printJSON writes v for a program.
func (a *app) printJSON(v any) error {
	e := json.NewEncoder(a.out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// today returns the moment for which a site is made: --date, else SOURCE_DATE_EPOCH, else the clock.
func (a *app) today(date string) (when.Moment, error) {
	if date != "" {
		m, err := when.ParseMoment(date)
		if err != nil || m.Precision == when.Year {
			return m, usageError{fmt.Errorf(a.say("--date attend un jour comme 2026-11-23, pas « %s »", "--date takes a day such as 2026-11-23, not %q"), date)}
		}
		return m, nil
	}
	now := a.clock()
	if a.sourceDateEpoch != "" {
		seconds, err := strconv.ParseInt(a.sourceDateEpoch, 10, 64)
		if err != nil {
			return when.Moment{}, usageError{fmt.Errorf(a.say("SOURCE_DATE_EPOCH n’est pas un nombre de secondes : « %s »", "SOURCE_DATE_EPOCH is not a number of seconds: %q"), a.sourceDateEpoch)}
		}
		now = time.Unix(seconds, 0)
	}
	return when.Moment{Time: now.UTC().Truncate(time.Second), Precision: when.Instant}, nil
}

// root opens the folder of the network. Whatever is read goes through it: no path leads out.
func (a *app) root() (*os.Root, error) {
	info, err := os.Stat(filepath.Join(a.source, "site.yaml"))
	if errors.Is(err, os.ErrNotExist) || (err == nil && info.IsDir()) {
		return nil, usageError{fmt.Errorf(a.say(
			"il n’y a pas de site.yaml dans « %s » : placez-vous dans le dossier du réseau, ou donnez-le avec --source",
			"there is no site.yaml in %q: go to the folder of the network, or name it with --source"), a.source)}
	}
	root, err := os.OpenRoot(a.source)
	if err != nil {
		return nil, fmt.Errorf("open the network's folder: %w", err)
	}
	return root, nil
}

// open opens the folder of the network, which the caller closes, and the network as it is on a day, "" for today, with its drafts.
func (a *app) open(ctx context.Context, date string) (*os.Root, *build.Project, error) {
	root, err := a.root()
	if err != nil {
		return nil, nil, err
	}
	today, err := a.today(date)
	if err != nil {
		return nil, nil, errors.Join(err, root.Close())
	}
	project, err := build.Open(ctx, build.Options{FS: root.FS(), Themes: themes.FS(), Today: today, Drafts: true})
	if err != nil {
		return nil, nil, errors.Join(err, root.Close())
	}
	return root, project, nil
}

// machine returns an error of the machine in words for a person, with what to do where that is known.
func (a *app) machine(err error) error {
	switch {
	case errors.Is(err, output.ErrNotOurs):
		return fmt.Errorf(a.say(
			"%w\nCe dossier n’a pas été fait par maillage : rien n’y a été touché. Choisissez-en un autre avec -o, ou videz-le vous-même.",
			"%w\nThis folder was not made by maillage: nothing in it was touched. Choose another one with -o, or empty it yourself."), err)
	case errors.Is(err, output.ErrUnsafe):
		return fmt.Errorf(a.say(
			"%w\nPublier remplace tout le dossier : rien n’y a été touché. Avec -o, donnez un dossier qui ne sert qu’au site, par exemple public.",
			"%w\nTo publish replaces the whole folder: nothing in it was touched. With -o, name a folder that is for the site alone, such as public."), err)
	case errors.Is(err, output.ErrLocked):
		return fmt.Errorf(a.say(
			"%w\nUne autre construction écrit dans ce dossier : attendez qu’elle finisse.",
			"%w\nAnother build is writing to this folder: wait until it ends."), err)
	case errors.As(err, new(*url.Error)):
		return fmt.Errorf(a.say(
			"%w\nCe service ne répond pas : vérifiez la connexion et l’adresse, ou recommencez plus tard.",
			"%w\nThis service does not answer: check the connection and the address, or try again later."), err)
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf(a.say(
			"%w\nLe disque est plein. Le site publié n’a pas changé : faites de la place et recommencez.",
			"%w\nThe disk is full. The published site has not changed: make room and start again."), err)
	}
	return err
}

// printProblems writes problems for the person at the keyboard.
func (a *app) printProblems(problems []diag.Diagnostic) error {
	return diag.Write(a.err, diag.Options{Form: diag.FormText, Lang: a.lang, Color: a.colored(), Width: a.width}, problems)
}

// count returns a number before its noun; nothing is singular in French only.
func (a *app) count(n int, one, many diag.Text) string {
	noun := many
	if n == 1 || n == 0 && a.lang != "en" {
		noun = one
	}
	return strconv.Itoa(n) + " " + noun.In(a.lang)
}

// decimal returns a number with one decimal, as people of the language write it.
func (a *app) decimal(n float64) string {
	return strings.Replace(strconv.FormatFloat(n, 'f', 1, 64), ".", a.say(",", "."), 1)
}

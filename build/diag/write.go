// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A Form is a way to print problems.
type Form int

// The forms.
const (
	FormText     Form = iota // for a person at a terminal: each problem with its line
	FormConcise              // one line each: path:line:column: …
	FormJSON                 // an array of [Record]
	FormGitHub               // annotations of a workflow on GitHub and Forgejo
	FormGitLab               // a code quality report of GitLab
	FormSARIF                // SARIF 2.1.0
	FormMarkdown             // a summary for the page of a job or of a pull request
)

var forms = []string{"text", "concise", "json", "github", "gitlab", "sarif", "markdown"}

// Forms returns the names of all forms, for help and for [Nearest].
func Forms() []string { return slices.Clone(forms) }

// String returns the form's name.
func (f Form) String() string {
	if f < 0 || int(f) >= len(forms) {
		return fmt.Sprintf("form %d", int(f))
	}
	return forms[f]
}

// ParseForm returns the form of a name.
func ParseForm(name string) (Form, error) {
	i := slices.Index(forms, name)
	if i < 0 {
		return 0, fmt.Errorf("unknown form %q: choose among %s", name, strings.Join(forms, ", "))
	}
	return Form(i), nil
}

// Options say how [Write] prints.
type Options struct {
	Form  Form
	Lang  string // "en" for English, else French
	Color bool   // ANSI colours, in FormText and FormConcise
	Width int    // columns of the terminal, to which FormText cuts and wraps; 0 cuts only lines beyond 1,000 columns
	Max   int    // how many problems to print; 0 is all. Forms for people say how many were left out
}

// Write prints problems in the order given (see [Sort]), in one call of w.Write. Everything that comes from a file
// is made harmless for the form it is printed in.
func Write(w io.Writer, o Options, ds []Diagnostic) error { return write(w, o, ds, Lookup) }

// write is Write with the catalogue as an argument.
func write(w io.Writer, o Options, ds []Diagnostic, lookup func(Code) Rule) error {
	left := 0
	if o.Max > 0 && len(ds) > o.Max {
		left = len(ds) - o.Max
		ds = ds[:o.Max]
	}
	problems := describe(o.Lang, ds, lookup)
	var b bytes.Buffer
	var err error
	switch o.Form {
	case FormText:
		writeText(&b, o, problems, left)
	case FormConcise:
		writeConcise(&b, o, problems, left)
	case FormJSON:
		err = writeJSON(&b, problems)
	case FormGitHub:
		writeGitHub(&b, problems)
	case FormGitLab:
		err = writeGitLab(&b, problems)
	case FormSARIF:
		err = writeSARIF(&b, o.Lang, problems)
	case FormMarkdown:
		writeMarkdown(&b, o.Lang, problems, left)
	default:
		err = fmt.Errorf("no such form: %d", int(o.Form))
	}
	if err != nil {
		return fmt.Errorf("print problems as %s: %w", o.Form, err)
	}
	_, err = w.Write(b.Bytes())
	return err
}

// network is the file at which tools that ask for one show a problem of the network as a whole.
const network = "site.yaml"

// A problem is a Diagnostic with its words.
type problem struct {
	Record
	found Diagnostic
	rule  Rule
}

// location returns path:line:column, the path alone where line is 0, "" for the network as a whole. Somebody chose the
// path: it is made visible and never begins as a workflow command does.
func location(path string, line, column int) string {
	path = Visible(path)
	if strings.HasPrefix(strings.TrimSpace(path), ":") {
		path = "./" + path
	}
	if line == 0 {
		return path
	}
	return fmt.Sprintf("%s:%d:%d", path, line, column)
}

// A quantity is a noun that counts.
type quantity struct{ one, other Text }

// in returns "1 erreur", "2 erreurs". French has the singular for 0 too.
func (q quantity) in(lang string, n int) string {
	noun := q.other.In(lang)
	if n == 1 || n == 0 && lang != "en" {
		noun = q.one.In(lang)
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// Summary returns how many problems there are, in words: "2 erreurs, 1 avertissement, dont 1 que --fix corrige".
func Summary(lang string, ds []Diagnostic) string {
	errors, warnings, infos, fixable := Count(ds)
	return summary(lang, errors, warnings, infos, fixable)
}

func summary(lang string, errors, warnings, infos, fixable int) string {
	if errors+warnings+infos == 0 {
		return Text{"aucun problème", "no problem"}.In(lang)
	}
	var parts []string
	for _, c := range []struct {
		n    int
		noun quantity
	}{
		{errors, quantity{Text{"erreur", "error"}, Text{"erreurs", "errors"}}},
		{warnings, quantity{Text{"avertissement", "warning"}, Text{"avertissements", "warnings"}}},
		{infos, quantity{Text{"remarque", "remark"}, Text{"remarques", "remarks"}}},
	} {
		if c.n > 0 {
			parts = append(parts, c.noun.in(lang, c.n))
		}
	}
	if fixable > 0 {
		parts = append(parts, fmt.Sprintf(Text{"dont %d que --fix corrige", "of which --fix mends %d"}.In(lang), fixable))
	}
	return strings.Join(parts, ", ")
}

// more returns the line that says that problems were left out; "" when none were.
func more(lang string, left int) string {
	if left == 0 {
		return ""
	}
	return "… " + Text{"et ", "and "}.In(lang) +
		quantity{Text{"autre problème", "more problem"}, Text{"autres problèmes", "more problems"}}.in(lang, left)
}

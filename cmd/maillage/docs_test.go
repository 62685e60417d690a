// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"
)

// documentation lists the pages that people read to learn the program.
func documentation(t *testing.T) []string {
	t.Helper()
	pages, err := filepath.Glob("../../docs/*/content/pages/*.md")
	if err != nil || len(pages) < 20 {
		t.Fatalf("%d pages of documentation: %v", len(pages), err)
	}
	return append(pages, "../../README.md", "../../CONTRIBUTING.md")
}

// english reports whether a page is for readers of English.
func english(page string) bool { return strings.Contains(filepath.ToSlash(page), "/docs/en/") }

// A block is what stands between two fences of a page.
type block struct {
	language string
	line     int // of its first line
	text     string
}

var fence = regexp.MustCompile("(?m)^ *```([a-z]*)\n((?s:.*?))^ *```$")

func blocks(text string) []block {
	var list []block
	for _, m := range fence.FindAllStringSubmatchIndex(text, -1) {
		list = append(list, block{text[m[2]:m[3]], 1 + strings.Count(text[:m[4]], "\n"), unfenced(text[m[4]:m[5]])})
	}
	return list
}

// unfenced takes away the indentation of a block in a list.
func unfenced(text string) string {
	indent := text[:len(text)-len(strings.TrimLeft(text, " "))]
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, indent)
	}
	return strings.Join(lines, "")
}

// A step is one thing that a page tells people to do.
type step struct {
	line    int
	file    string   // to write; "" for a command
	text    string   // of the file
	command string   // as it is typed
	shown   []string // what the page says that it prints
}

// TestDocumentation does what each page says, in its order, in the network of testdata/network: files of ```yaml and ```markdown blocks are
// written at the path in their first comment (keys of site.yaml take the place of those that are there), commands of ```console blocks run,
// and print what the page shows of it ("…" stands for anything). A command fails if and only if an error is shown. At the end
// `maillage check` has nothing to say.
func TestDocumentation(t *testing.T) {
	ran := 0
	for _, page := range documentation(t) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		steps := steps(t, page, string(text))
		if len(steps) == 0 {
			continue
		}
		ran += len(steps)
		t.Run(strings.TrimSuffix(filepath.ToSlash(strings.TrimPrefix(page, "../../")), ".md"), func(t *testing.T) { follow(t, page, steps) })
	}
	if ran < 30 {
		t.Errorf("the documentation has only %d steps", ran)
	}
}

var pathComment = regexp.MustCompile(`^(?:---\n)?# ([a-z0-9._/-]+)\n`)

func steps(t *testing.T, page, text string) []step {
	t.Helper()
	var list []step
	for _, b := range blocks(text) {
		switch b.language {
		case "yaml", "markdown":
			m := pathComment.FindStringSubmatch(b.text)
			if m == nil {
				t.Errorf("%s:%d: the first line of an example says its path: # places/mon-lieu.md", page, b.line)
				continue
			}
			list = append(list, step{line: b.line, file: m[1], text: b.text})
		case "console":
			for i, line := range strings.Split(strings.TrimRight(b.text, "\n"), "\n") {
				if command, typed := strings.CutPrefix(line, "$ "); typed {
					command, _, _ = strings.Cut(command, "  # ")
					list = append(list, step{line: b.line + i, command: command})
				} else if n := len(list); i > 0 {
					list[n-1].shown = append(list[n-1].shown, line)
				} else {
					t.Errorf("%s:%d: a console begins with a command: $ maillage …", page, b.line)
				}
			}
		case "sh", "text", "nginx", "caddyfile", "html", "csv":
		default:
			t.Errorf("%s:%d: no test knows blocks of %q", page, b.line, b.language)
		}
	}
	return list
}

func follow(t *testing.T, page string, steps []step) {
	script := filepath.Join(t.TempDir(), "page.txtar")
	var lines strings.Builder
	for i := range steps {
		lines.WriteString("step " + strconv.Itoa(i) + "\n")
	}
	lines.WriteString("exec maillage check\n! stderr ✖\n")
	if err := os.WriteFile(script, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Files: []string{script},
		Setup: func(e *testscript.Env) error {
			if err := prepare(e); err != nil {
				return err
			}
			if english(page) {
				e.Setenv("LANG", "en_GB.UTF-8")
			}
			e.Cd = filepath.Join(e.WorkDir, "reseau")
			return repository(e)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"step": func(ts *testscript.TestScript, _ bool, args []string) {
			n, err := strconv.Atoi(args[0])
			ts.Check(err)
			ts.Logf("%s:%d", page, steps[n].line)
			steps[n].take(ts)
		}},
	})
}

// repository makes a repository of the network of a page, with the files that the documentation takes for granted.
func repository(e *testscript.Env) error {
	if err := os.CopyFS(e.Cd, os.DirFS("testdata/docs")); err != nil {
		return err
	}
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"add", "."}, {"commit", "-qm", "Le réseau"}} {
		c := exec.Command("git", args...)
		c.Dir, c.Env = e.Cd, e.Vars
		if text, err := c.CombinedOutput(); err != nil {
			return fmt.Errorf("git %s: %w\n%s", args[0], err, text)
		}
	}
	return nil
}

// take does a step.
func (s step) take(ts *testscript.TestScript) {
	if s.file != "" {
		text := []byte(s.text)
		if s.file == "site.yaml" {
			text = replaceKeys([]byte(ts.ReadFile("site.yaml")), text)
		}
		ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(s.file)), 0o755))
		ts.Check(os.WriteFile(ts.MkAbs(s.file), text, 0o644))
		return
	}
	words, err := shellWords(s.command)
	ts.Check(err)
	switch words[0] {
	case "cd":
		ts.Check(ts.Chdir(words[1]))
		return
	case "maillage", "git":
	default:
		ts.Fatalf("%s: no test runs this; a block of ```sh shows what only a person does", words[0])
	}
	err = ts.Exec(words[0], words[1:]...)
	printed := ts.ReadFile("stdout") + ts.ReadFile("stderr")
	begins := func(sign string) bool {
		return slices.ContainsFunc(s.shown, func(line string) bool { return strings.HasPrefix(line, sign) })
	}
	if fails := begins("✖"); fails != (err != nil) && !begins("⚠") { // a warning is enough for doctor to fail
		ts.Fatalf("%s: %v\n%s", s.command, err, printed)
	}
	rest := strings.Split(printed, "\n")
	for _, line := range s.shown {
		if strings.TrimSpace(line) == "…" || strings.TrimSpace(line) == "" {
			continue
		}
		at := slices.IndexFunc(rest, func(got string) bool { return says(got, line) })
		if at < 0 {
			ts.Fatalf("%s does not print, or not in this order: %s\n%s", s.command, line, printed)
		}
		rest = rest[at+1:]
	}
}

// says reports whether a printed line is the one that a page shows: spaces do not count, "…" stands for anything.
func says(printed, shown string) bool {
	squeeze := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	pattern := regexp.QuoteMeta(squeeze(shown))
	return regexp.MustCompile("^" + anything.ReplaceAllString(pattern, ".*") + "$").MatchString(squeeze(printed))
}

var anything = regexp.MustCompile(" ?… ?")

// replaceKeys puts the keys of one YAML text in the place of those of another.
func replaceKeys(base, with []byte) []byte {
	key := regexp.MustCompile(`(?m)^([a-z_]+):.*\n(?:(?:[ #].*)?\n)*`)
	for _, m := range key.FindAllSubmatch(with, -1) {
		old := regexp.MustCompile(`(?m)^` + string(m[1]) + `:.*\n(?:[ #].*\n)*`)
		base = old.ReplaceAll(base, nil)
	}
	return append(base, with...)
}

// shellWords splits a command line as a shell does, without expanding anything.
func shellWords(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	quote, open := rune(0), false
	for _, c := range line {
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '\'' || c == '"'):
			quote, open = c, true
		case quote == 0 && c == ' ':
			if open {
				words = append(words, word.String())
			}
			open = false
			word.Reset()
		case quote == 0 && strings.ContainsRune("|&;<>$`\\", c):
			return nil, errors.New(line + ": one command a line, as everybody's shell knows it")
		default:
			open = true
			word.WriteRune(c)
		}
	}
	if open {
		words = append(words, word.String())
	}
	if quote != 0 || len(words) == 0 {
		return nil, errors.New(line + ": not a command")
	}
	return words, nil
}

var mention = regexp.MustCompile("(?m)`(maillage [^`\n]*)`|^ *\\$? ?(maillage .*)$")

// TestDocumentedCommandsExist finds commands and flags in the documentation that the program does not have, wherever they stand.
func TestDocumentedCommandsExist(t *testing.T) {
	found := 0
	for _, page := range documentation(t) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range mention.FindAllStringSubmatch(string(text), -1) {
			found++
			if err := mentioned(strings.Fields(m[1] + m[2])[1:]); err != nil {
				t.Errorf("%s: `%s%s`: %v", page, m[1], m[2], err)
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d commands are mentioned", found)
	}
}

func mentioned(words []string) error {
	root := newRootCommand(&app{lang: "en", out: &bytes.Buffer{}, err: &bytes.Buffer{}})
	var c *cobra.Command = root
	for _, word := range words {
		if word == "#" {
			break
		}
		word = strings.Trim(word, "[](),.;:…")
		if sub := child(c, word); sub != nil {
			c = sub
			continue
		}
		if c == root && len(word) > 1 && word == strings.ToLower(word) && !strings.HasPrefix(word, "-") {
			return errors.New("there is no such command")
		}
		if name, long := strings.CutPrefix(word, "--"); long {
			name, _, _ = strings.Cut(name, "=")
			if name != "help" && c.Flags().Lookup(name) == nil && c.InheritedFlags().Lookup(name) == nil {
				return errors.New("there is no flag --" + name)
			}
		}
	}
	return nil
}

func child(c *cobra.Command, name string) *cobra.Command {
	for _, sub := range c.Commands() {
		if sub.Name() == name {
			return sub
		}
	}
	return nil
}

var target = regexp.MustCompile(`\]\(([^) ]+)\)`)

// TestLinksOfTheDocumentation holds what `maillage check` does not see: links of the two files at the top, between the two languages, and
// to files of this repository on its forge.
func TestLinksOfTheDocumentation(t *testing.T) {
	const forge, site, demo = "https://github.com/compagnie-tiers-lieux/maillage/blob/main/", "https://maillage.example.org/", "https://tiers-lieux-hdf.example.org/"
	found := 0
	for _, page := range documentation(t) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range target.FindAllStringSubmatch(string(text), -1) {
			file := ""
			if path, ours := strings.CutPrefix(m[1], forge); ours {
				file = path
			} else if path, ours := strings.CutPrefix(m[1], site); ours {
				lang, id, _ := strings.Cut(strings.Trim(path, "/"), "/")
				file = filepath.Join("docs", lang, "content/pages", id+".md")
			} else if path, ours := strings.CutPrefix(m[1], demo); ours {
				file = filepath.Join("content/pages", strings.Trim(path, "/")+".md")
			} else if filepath.Dir(page) == "../.." && !strings.Contains(m[1], "//") && !strings.HasPrefix(m[1], "#") && !strings.HasPrefix(m[1], "../") {
				file = m[1]
			}
			if file == "" {
				continue
			}
			found++
			if _, err := os.Stat(filepath.Join("../..", file)); err != nil {
				t.Errorf("%s: %s leads nowhere", page, m[1])
			}
		}
	}
	if found < 30 {
		t.Errorf("only %d links were followed", found)
	}
}

var pair = regexp.MustCompile(`(?m)^ *"(/[a-z-]*/?)" "(/[a-z-]*/?)"$`)

// TestLanguagesOfTheDocumentation holds that each page is there in both languages, and that the two lead to each other.
func TestLanguagesOfTheDocumentation(t *testing.T) {
	to := make(map[string]map[string]string)
	for _, lang := range []string{"fr", "en"} {
		text, err := os.ReadFile(filepath.Join("../../docs", lang, "theme/slots/header-end.html"))
		if err != nil {
			t.Fatal(err)
		}
		to[lang] = make(map[string]string)
		for _, m := range pair.FindAllStringSubmatch(string(text), -1) {
			to[lang][m[1]] = m[2]
		}
	}
	var styles [2]string // each documentation is a network of its own, and both look the same
	for i, lang := range []string{"fr", "en"} {
		text, err := os.ReadFile(filepath.Join("../../docs", lang, "theme/styles.css"))
		if err != nil {
			t.Fatal(err)
		}
		styles[i] = string(text)
	}
	if styles[0] != styles[1] {
		t.Error("theme/styles.css of the two languages differ")
	}
	for lang, other := range map[string]string{"fr": "en", "en": "fr"} {
		for here, there := range to[lang] {
			if to[other][there] != here {
				t.Errorf("%s: %s leads to %s, which leads to %q", lang, here, there, to[other][there])
			}
		}
		files, _ := filepath.Glob(filepath.Join("../../docs", lang, "content/pages/*.md"))
		pages := map[string]bool{"/": true}
		for _, file := range files {
			id := strings.TrimSuffix(filepath.Base(file), ".md")
			pages["/"+id+"/"] = true
			if to[lang]["/"+id+"/"] == "" {
				t.Errorf("%s: theme/slots/header-end.html does not say the page of the other language for %s", lang, id)
			}
		}
		for here := range to[lang] {
			if !pages[here] {
				t.Errorf("%s: there is no page %s", lang, here)
			}
		}
	}
}

var library = regexp.MustCompile(`[a-z0-9.-]+(?:/[a-zA-Z0-9.-]+)+`)

// TestTheShorterDecisionsNameNothingElse holds the libraries of the French page of decisions, which has fewer words, to the English one.
func TestTheShorterDecisionsNameNothingElse(t *testing.T) {
	var pages [2]string
	for i, name := range []string{"../../docs/fr/content/pages/decisions.md", "../../docs/en/content/pages/decisions.md"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pages[i] = string(text)
	}
	_, table, _ := strings.Cut(pages[0], "## Les bibliothèques")
	table, _, _ = strings.Cut(table, "\n## ")
	found := library.FindAllString(table, -1)
	for _, name := range found {
		if !strings.Contains(pages[1], name) {
			t.Errorf("decisions.md in French names %s, the English one does not", name)
		}
	}
	if len(found) < 8 {
		t.Errorf("only %d libraries: %q", len(found), found)
	}
}

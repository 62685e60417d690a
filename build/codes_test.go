// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

var update = flag.Bool("update", false, "write the golden files again")

const codesFolder = "testdata/codes"

// elsewhere are the codes that no folder of files provokes, with the test that does.
var elsewhere = map[diag.Code]string{
	"F107": "source: TestAFolderThatCannotBeReadIsNamed",
	"F108": "source: half a million files, which no test writes",
	"F110": "source: TestASiteWithoutConfigurationSaysSo",
	"F120": "a fault of ours: no input is known that provokes it",
	"I109": "images: a file of static/ that the system does not let be read",
	"O103": "output: no document has a path that is another's folder",
	"O110": "TestVanishedPagesAreNamed",
	"T116": "theme: TestExecutionErrors, and the script theme",
	"T140": "theme: the colours of our own theme.yaml",
	"T150": "theme: our own theme.yaml",
}

// A case is a file of testdata/codes. Its files stand in the base network, or in the place of files of it. What people read is in the
// sections "fr" and "en", the files after `check --fix` in "fixed/…". A name that ends with ".quoted" holds one Go string,
// for bytes that no text file should have; one that ends with ".link" is a link; ⟦a⟧×9 stands for aaaaaaaaa.
type codeCase struct {
	archive *txtar.Archive
	fsys    fstest.MapFS
}

func readCase(t *testing.T, name string) codeCase {
	t.Helper()
	c := codeCase{fsys: fstest.MapFS{}}
	for _, file := range []string{"_base.txtar", name} {
		archive, err := txtar.ParseFile(filepath.Join(codesFolder, file))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if f.Name == "fr" || f.Name == "en" || strings.HasPrefix(f.Name, "fixed/") {
				continue
			}
			data := f.Data
			f.Name, data = unquote(t, f.Name, data)
			mode := os.FileMode(0o644)
			if link, ok := strings.CutSuffix(f.Name, ".link"); ok {
				f.Name, mode = link, os.ModeSymlink
			}
			c.fsys[f.Name] = &fstest.MapFile{Data: repeat(t, data), Mode: mode}
		}
		c.archive = archive
	}
	return c
}

var repeated = regexp.MustCompile(`⟦([^⟧]*)⟧×(\d+)`)

func repeat(t *testing.T, data []byte) []byte {
	t.Helper()
	return repeated.ReplaceAllFunc(data, func(found []byte) []byte {
		parts := repeated.FindSubmatch(found)
		times, err := strconv.Atoi(string(parts[2]))
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Repeat(parts[1], times)
	})
}

func unquote(t *testing.T, name string, data []byte) (string, []byte) {
	t.Helper()
	plain, quoted := strings.CutSuffix(name, ".quoted")
	if !quoted {
		return name, data
	}
	text, err := strconv.Unquote(strings.TrimSpace(string(data)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return plain, []byte(text)
}

// problems returns what the network of the case has to say on a day.
func (c codeCase) problems(t *testing.T) []diag.Diagnostic {
	t.Helper()
	p, err := build.Open(context.Background(), build.Options{
		FS: c.fsys, Themes: themes.FS(), Today: when.Moment{Time: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC), Precision: when.Instant},
	})
	if err != nil {
		t.Fatal(err)
	}
	return p.State().Problems
}

// TestCodes shows, for every code, exactly what a person sees, in both languages, and the file after the repair.
func TestCodes(t *testing.T) {
	for _, rule := range diag.Rules() {
		name := string(rule.Code) + ".txtar"
		if _, ok := elsewhere[rule.Code]; ok {
			continue
		}
		t.Run(string(rule.Code), func(t *testing.T) {
			if _, err := os.Stat(filepath.Join(codesFolder, name)); err != nil {
				t.Fatalf("no case provokes this code: %v", err)
			}
			c := readCase(t, name)
			problems := c.problems(t)
			if !slices.ContainsFunc(problems, func(d diag.Diagnostic) bool { return d.Code == rule.Code }) {
				t.Errorf("the case does not provoke its code")
			}
			got := &txtar.Archive{Comment: c.archive.Comment, Files: original(t, name)}
			for _, lang := range []string{"fr", "en"} {
				var b bytes.Buffer
				if err := diag.Write(&b, diag.Options{Lang: lang}, problems); err != nil {
					t.Fatal(err)
				}
				got.Files = append(got.Files, txtar.File{Name: lang, Data: b.Bytes()})
			}
			got.Files = append(got.Files, fixed(t, problems, rule.Code)...)
			compare(t, filepath.Join(codesFolder, name), txtar.Format(got))
		})
	}
}

// original returns the input files of a case as they are written.
func original(t *testing.T, name string) []txtar.File {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join(codesFolder, name))
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(archive.Files, func(f txtar.File) bool {
		return f.Name == "fr" || f.Name == "en" || strings.HasPrefix(f.Name, "fixed/")
	})
}

// fixed returns the file of the first problem of a code after its repair; nothing when it has none.
func fixed(t *testing.T, problems []diag.Diagnostic, code diag.Code) []txtar.File {
	t.Helper()
	for _, d := range problems {
		if d.Code != code || len(d.Fix) == 0 {
			continue
		}
		f := d.Fix[0].At.File
		text, err := diag.Apply(f.Text, d.Fix)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasSuffix(text, []byte("\n")) {
			text = append(text, '\n')
		}
		return []txtar.File{{Name: "fixed/" + f.Path, Data: text}}
	}
	return nil
}

// compare holds a text against a golden file, which -update writes again.
func compare(t *testing.T, golden string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", golden, diff)
	}
}

// A case whose code is gone would never run again.
func TestEveryCaseHasACode(t *testing.T) {
	cases, err := filepath.Glob(codesFolder + "/[A-Z]*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range cases {
		code := diag.Code(strings.TrimSuffix(path.Base(filepath.ToSlash(name)), ".txtar"))
		if diag.Lookup(code).Code == "" {
			t.Errorf("%s: the catalogue does not know %s", name, code)
		}
	}
}

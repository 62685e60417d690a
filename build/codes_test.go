// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

var update = flag.Bool("update", false, "write the golden files again")

const codesFolder = "testdata/codes"

// elsewhere are the codes that no small folder of files provokes, with the folder and the name of the test that does.
var elsewhere = map[diag.Code]struct{ folder, test string }{
	"F108": {"source", "TestAFloodOfFilesIsCutShort"},          // half a million files
	"O103": {"output", "TestAFileThatWouldBeAFolderIsLeftOut"}, // no document has a path that is another's folder
	"O110": {".", "TestVanishedPagesAreNamed"},                 // it takes a site that was published before
	"O111": {".", "TestDeadLinksOfPages"},                      // only rendered pages have it
	"T134": {".", "TestTheEditorIsOffByDefault"},               // the same
	"T133": {"theme", "TestPackages"},                          // what the machine has, not the network
	"T140": {"theme", "TestProblemsOfThemes"},                  // the colours of a theme's own theme.yaml
	"T142": {"theme", "TestProblemsOfThemes"},                  // the same; the schema speaks of those of site.yaml
	"T150": {"theme", "TestProblemsOfThemes"},                  // a theme's own theme.yaml
	"T153": {"theme", "TestPictograms"},                        // it takes the packages, which not every machine has
}

// ours are the codes of what only a fault of the program shows.
var ours = []diag.Code{"F120"}

// A network is the files of one or more archives, each in the place of those before. A case of testdata/codes stands on the base beside it; what
// people read of it is in its sections "fr" and "en", the file after `check --fix` in "fixed/…". The end of a name says what a section is:
//
//	.quoted      one Go string, for bytes that no text file should have
//	.link        a link to the path that it holds
//	.absent      a file of the base that this network does not have
//	.unreadable  a file, or a folder where it ends with a slash, that the system does not let be read
//
// ⟦a⟧×9 stands for aaaaaaaaa.
type network struct {
	archive    *txtar.Archive
	files      fstest.MapFS
	unreadable map[string]bool
}

func readCase(t *testing.T, name string) network {
	t.Helper()
	return readNetwork(t, filepath.Join(codesFolder, "_base.txtar"), filepath.Join(codesFolder, name))
}

func readNetwork(t *testing.T, archives ...string) network {
	t.Helper()
	n := network{files: fstest.MapFS{}, unreadable: make(map[string]bool)}
	for _, file := range archives {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if !expected(f.Name) {
				n.add(t, f)
			}
		}
		n.archive = archive
	}
	return n
}

// expected reports whether a section is what a case must lead to.
func expected(name string) bool {
	return name == "fr" || name == "en" || name == "left" || strings.HasPrefix(name, "fixed/") || strings.HasPrefix(name, "public/")
}

func (n network) add(t *testing.T, f txtar.File) {
	t.Helper()
	name, data, mode := f.Name, f.Data, fs.FileMode(0o644)
	switch ext := path.Ext(name); ext {
	case ".quoted", ".link", ".absent", ".unreadable":
		name = strings.TrimSuffix(name, ext)
		switch ext {
		case ".quoted":
			text, err := strconv.Unquote(strings.TrimSpace(string(data)))
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			data = []byte(text)
		case ".link":
			mode = fs.ModeSymlink
		case ".absent":
			delete(n.files, name)
			return
		case ".unreadable":
			n.unreadable[strings.TrimSuffix(name, "/")] = true
			if strings.HasSuffix(name, "/") {
				name, mode = strings.TrimSuffix(name, "/"), fs.ModeDir|0o755
			}
		}
	}
	n.files[name] = &fstest.MapFile{Data: repeat(t, data), Mode: mode}
}

// A partly is a MapFS of which some files and folders cannot be read.
type partly struct {
	fstest.MapFS
	unreadable map[string]bool
}

func (p partly) Open(name string) (fs.File, error) {
	if p.unreadable[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return p.MapFS.Open(name)
}

func (p partly) ReadFile(name string) ([]byte, error) {
	if p.unreadable[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return p.MapFS.ReadFile(name)
}

func (p partly) ReadDir(name string) ([]fs.DirEntry, error) {
	if p.unreadable[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return p.MapFS.ReadDir(name)
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

var november = when.Moment{Time: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC), Precision: when.Instant}

func (n network) options() build.Options {
	return build.Options{FS: partly{n.files, n.unreadable}, Themes: themes.FS(), Today: november}
}

// bare is for networks of which nothing is shown.
func (n network) bare() build.Options {
	o := n.options()
	if !n.dressed() {
		o.Themes = mute()
	}
	return o
}

// dressed reports whether a network changes something of the theme.
func (n network) dressed() bool {
	return slices.ContainsFunc(slices.Collect(maps.Keys(n.files)), func(name string) bool { return strings.HasPrefix(name, "theme/") })
}

// mute is the theme without its templates, styles and scripts, which say nothing of what stands in documents and take most of the time
// in which a small network is opened.
var mute = sync.OnceValue(func() fs.FS {
	few := fstest.MapFS{"maillage/styles/index.css": {}}
	err := fs.WalkDir(themes.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		for _, part := range []string{"/layouts/", "/components/", "/scripts/", "/styles/"} {
			if strings.Contains(name, part) {
				return nil
			}
		}
		text, err := fs.ReadFile(themes.FS(), name)
		few[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		panic(err) // files inside this program
	}
	return few
})

// open opens the network of a case on a day.
func (n network) open(t *testing.T) *build.Project {
	t.Helper()
	p, err := build.Open(context.Background(), n.options())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// problems returns what the network has to say: when it is read, and, where that is fine, when its files are made.
func (n network) problems(t *testing.T) []diag.Diagnostic {
	t.Helper()
	project, err := build.Open(context.Background(), n.bare())
	if err != nil {
		t.Fatal(err)
	}
	state := project.State()
	if diag.Failed(state.Problems) || !n.dressed() {
		return state.Problems // the program's own templates have tests of their own
	}
	for _, f := range state.Plan.Files() {
		var template *theme.Error
		if err := f.Render(io.Discard); errors.As(err, &template) {
			return append(state.Problems, template.Diagnostic)
		} else if err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
	}
	return state.Problems
}

func count(problems []diag.Diagnostic, code diag.Code) int {
	n := 0
	for _, d := range problems {
		if d.Code == code {
			n++
		}
	}
	return n
}

// TestCodes shows, for every code, exactly what a person sees, in both languages, and the file after the repair.
func TestCodes(t *testing.T) {
	for _, rule := range diag.Rules() {
		if _, ok := elsewhere[rule.Code]; ok || slices.Contains(ours, rule.Code) {
			continue
		}
		t.Run(string(rule.Code), func(t *testing.T) {
			t.Parallel()
			testCode(t, rule.Code)
		})
	}
}

func testCode(t *testing.T, code diag.Code) {
	t.Helper()
	name := string(code) + ".txtar"
	if _, err := os.Stat(filepath.Join(codesFolder, name)); err != nil {
		t.Fatalf("no case provokes this code: %v", err)
	}
	c := readCase(t, name)
	problems := c.problems(t)
	if count(problems, code) == 0 {
		t.Errorf("the case does not provoke its code")
	}
	if i := slices.IndexFunc(problems, func(d diag.Diagnostic) bool {
		return d.Code == code && d.At.File != nil && !strings.HasPrefix(d.At.Path(), "theme/")
	}); i >= 0 {
		alone(t, c.bare(), problems[i].At.Path(), problems)
	}
	got := &txtar.Archive{Comment: c.archive.Comment, Files: c.original()}
	for _, lang := range []string{"fr", "en"} {
		for _, d := range problems {
			if text, complete := diag.Expand(diag.Lookup(d.Code).Message, lang, d.Args); !complete {
				t.Errorf("%s lacks a value: %s", d.Code, text)
			}
		}
		var b bytes.Buffer
		if err := diag.Write(&b, diag.Options{Lang: lang}, problems); err != nil {
			t.Fatal(err)
		}
		got.Files = append(got.Files, txtar.File{Name: lang, Data: b.Bytes()})
	}
	got.Files = append(got.Files, fixed(t, c, problems, code)...)
	compare(t, filepath.Join(codesFolder, name), txtar.Format(got))
}

// original returns the input files of the last archive as they are written.
func (n network) original() []txtar.File {
	return slices.DeleteFunc(slices.Clone(n.archive.Files), func(f txtar.File) bool { return expected(f.Name) })
}

// fixed returns the file of the first problem of a code after its repair, and holds that the repair does repair; nothing when there is none.
func fixed(t *testing.T, c network, problems []diag.Diagnostic, code diag.Code) []txtar.File {
	t.Helper()
	i := slices.IndexFunc(problems, func(d diag.Diagnostic) bool { return d.Code == code && len(d.Fix) > 0 })
	if i < 0 {
		return nil
	}
	f := problems[i].Fix[0].At.File
	text, err := diag.Apply(f.Text, problems[i].Fix)
	if err != nil {
		t.Fatal(err)
	}
	c.files[f.Path] = &fstest.MapFile{Data: text}
	if left := count(c.problems(t), code); left >= count(problems, code) {
		t.Errorf("the repair leaves %d problems of %d", left, count(problems, code))
	}
	if !bytes.HasSuffix(text, []byte("\n")) {
		text = append(text, '\n')
	}
	return []txtar.File{{Name: "fixed/" + f.Path, Data: text}}
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

// A code that is tested elsewhere is: the test exists.
func TestEveryCodeElsewhereHasItsTest(t *testing.T) {
	for code, where := range elsewhere {
		if diag.Lookup(code).Code == "" {
			t.Errorf("the catalogue does not know %s", code)
		}
		files, err := filepath.Glob(filepath.Join(where.folder, "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(files, func(name string) bool { return declares(t, name, where.test) }) {
			t.Errorf("%s: no test %s in %s", code, where.test, where.folder)
		}
	}
}

// declares reports whether a Go file has a function.
func declares(t *testing.T, file, function string) bool {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(parsed.Decls, func(d ast.Decl) bool {
		f, ok := d.(*ast.FuncDecl)
		return ok && f.Name.Name == function
	})
}

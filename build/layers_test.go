// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// layers is the architecture: a package may import only those of the lines above its own, never of its own line.
const layers = `
diag  folded  geo  memory  need  spent  when  ../themes
words
front  markup  draw  output  render
schema  site  images  theme
check  dataset  source
output/api  output/calendar  output/cms  output/feeds  output/mail  output/maps  output/opendata  output/pages  output/search
.
bench  contribute  fetch  geocode  importer  press  scaffold  serve
upgrade
../cmd/maillage  bench/compare  bench/write
`

const module = "github.com/compagnie-tiers-lieux/maillage/"

func TestPackagesImportOnlyTheLayersAbove(t *testing.T) {
	level := make(map[string]int)
	for i, line := range strings.Split(strings.TrimSpace(layers), "\n") {
		for _, name := range strings.Fields(line) {
			level[path.Join("build", name)] = i
		}
	}
	seen := make(map[string]bool)
	root := os.DirFS("..")
	for _, top := range []string{"build", "cmd", "themes"} {
		err := fs.WalkDir(root, top, func(name string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if e.IsDir() && (e.Name() == "testdata" || e.Name() == "node_modules") {
				return fs.SkipDir
			}
			if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return nil
			}
			from := path.Dir(name)
			line, known := level[from]
			if !known {
				t.Errorf("%s: package %s is in no layer", name, from)
				return nil
			}
			seen[from] = true
			text, err := fs.ReadFile(root, name)
			if err != nil {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
			if err != nil {
				return err
			}
			for _, spec := range file.Imports {
				to, ours := strings.CutPrefix(strings.Trim(spec.Path.Value, `"`), module)
				if ours && level[to] >= line {
					t.Errorf("%s imports %s, which is not above it", name, to)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(seen) < 15 {
		t.Errorf("only %d packages were looked at", len(seen))
	}
}

// The pages that newcomers read show the layers that the test holds, and have a line for each package.
func TestTheArchitecturePagesAreTrue(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		page, err := os.ReadFile("../docs/" + lang + "/content/pages/architecture.md")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(page), strings.TrimSpace(layers)) {
			t.Errorf("%s: the page of the architecture shows other layers", lang)
		}
		for _, name := range strings.Fields(layers) {
			name = strings.TrimPrefix(name, "../")
			if name == "." {
				name = "build"
			} else if family, _, nested := strings.Cut(name, "/"); nested && family == "output" {
				name = "output/*"
			}
			if name != "themes" && !strings.HasPrefix(name, "bench/") && !strings.Contains(string(page), "\n| `"+name+"` | ") {
				t.Errorf("%s: the page of the architecture has no line for %s", lang, name)
			}
		}
	}
}

var pictured = regexp.MustCompile(`<text class="stages-name"[^>]*>(?:\[\])?([^<]+)</text>`)

// The picture of the stages, in both languages, names what is in the code.
func TestThePictureOfTheStagesIsTrue(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		svg, err := os.ReadFile("../docs/" + lang + "/theme/slots/page-start.html")
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, m := range pictured.FindAllSubmatch(svg, -1) {
			pkg, name, _ := strings.Cut(string(m[1]), ".")
			if pkg == "public/" {
				continue
			}
			found++
			if !hasName(t, pkg, name) {
				t.Errorf("%s: the picture of the stages shows %s, which is not in the code", lang, m[1])
			}
		}
		if found != 8 {
			t.Errorf("%s: the picture shows %d stages", lang, found)
		}
	}
}

// hasName reports whether a package declares a type or a function of a name.
func hasName(t *testing.T, pkg, name string) bool {
	t.Helper()
	files, err := filepath.Glob(pkg + "/*.go")
	if err != nil {
		t.Fatal(err)
	}
	declaration := regexp.MustCompile(`(?m)^(type|func) ` + regexp.QuoteMeta(name) + `\b`)
	return slices.ContainsFunc(files, func(file string) bool {
		text, err := os.ReadFile(file)
		return err == nil && declaration.Match(text)
	})
}

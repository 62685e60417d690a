// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package output

import (
	"io/fs"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/quick"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// files returns a file for each path, asked for by "content/<n>.md".
func files(paths ...string) []File {
	list := make([]File, len(paths))
	for i, path := range paths {
		list[i] = File{Path: path, From: &diag.File{Path: "content/" + string(rune('0'+i)) + ".md"}}
	}
	return list
}

func TestPlanIsSortedAndFindsItsFiles(t *testing.T) {
	p, problems := NewPlan(files("lieux/b/index.html", "index.html", "lieux/a/index.html", "lieux/a-b/index.html", "a.b_c-d/.well-known/x"))
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	paths := slices.Collect(p.Paths())
	if !slices.IsSorted(paths) || len(paths) != 5 || p.Len() != 5 || len(p.Files()) != 5 {
		t.Errorf("paths: %q", paths)
	}
	for _, path := range paths {
		if f, found := p.File(path); !found || f.Path != path {
			t.Errorf("%s is not found", path)
		}
	}
	if _, found := p.File("lieux"); found {
		t.Error("a folder is found")
	}
}

func TestTwoWritersOfOnePathAreToldAndTheFirstStays(t *testing.T) {
	for _, c := range []struct{ name, first, second string }{
		{"the same", "fablab.html", "fablab.html"},
		{"other case", "fablab.html", "Fablab.html"},
		{"the first is refused too", "Fablab.html", "fablab.html"},
		{"Unicode forms", "caf\u00e9", "cafe\u0301"},
		{"Unicode forms and case", "CAF\u00c9", "cafe\u0301"},
	} {
		t.Run(c.name, func(t *testing.T) {
			list := files(c.first, c.second)
			p, problems := NewPlan(list)
			i := slices.IndexFunc(problems, func(d diag.Diagnostic) bool { return d.Code == codeTaken })
			if i < 0 {
				t.Fatalf("problems: %v", problems)
			}
			d := problems[i]
			if d.At.File != list[1].From || len(d.Related) != 1 || d.Related[0].File != list[0].From {
				t.Errorf("%+v does not name both", d)
			}
			if f, found := p.File(c.second); found && f.From != list[0].From {
				t.Error("the second file took the place of the first")
			}
		})
	}
}

func TestAProblemWithTheProgramsOwnFileIsShownAtThePersonsFile(t *testing.T) {
	mine, theirs := File{Path: "sitemap.xml"}, files("sitemap.xml")[0]
	for _, list := range [][]File{{mine, theirs}, {theirs, mine}} {
		_, problems := NewPlan(list)
		if len(problems) != 1 || problems[0].At.File != theirs.From || len(problems[0].Related) != 0 {
			t.Errorf("problems: %+v", problems)
		}
	}
}

func TestAFileThatWouldBeAFolderIsLeftOut(t *testing.T) {
	for _, paths := range [][]string{{"a", "a/b", "a/c", "a-b"}, {"a/b", "a/c", "a-b", "a"}} {
		p, problems := NewPlan(files(paths...))
		if len(problems) != 1 || problems[0].Code != codeInner || len(problems[0].Related) != 1 {
			t.Errorf("problems of %q: %+v", paths, problems)
		}
		if got := slices.Collect(p.Paths()); !slices.Equal(got, []string{"a-b", "a/b", "a/c"}) {
			t.Errorf("the plan of %q has %q", paths, got)
		}
	}
}

// TestNoFileIsLostInSilence is a law: files in = files out + files that a problem names.
func TestNoFileIsLostInSilence(t *testing.T) {
	words := []string{"a", "A", "b", "index.html", "\u00e9", "e\u0301", "con", "..", "a b", "é"}
	random := func(args []reflect.Value, r *rand.Rand) {
		var list []File
		for range r.Intn(30) {
			names := make([]string, 1+r.Intn(3))
			for j := range names {
				names[j] = words[r.Intn(len(words))]
			}
			list = append(list, File{Path: strings.Join(names, "/")})
		}
		args[0] = reflect.ValueOf(list)
	}
	law := func(list []File) bool {
		p, problems := NewPlan(list)
		keys := map[string]bool{}
		for path := range p.Paths() {
			if !fs.ValidPath(path) {
				return false
			}
			keys[key(path)] = true
			for dir := range folders(path) {
				if _, both := p.File(dir); both {
					return false
				}
			}
		}
		return p.Len()+len(problems) == len(list) && len(keys) == p.Len()
	}
	if err := quick.Check(law, &quick.Config{MaxCount: 500, Values: random}); err != nil {
		t.Error(err)
	}
}

func TestPathsThatNotEveryServerTakesAreRefused(t *testing.T) {
	for _, path := range []string{
		"index.html", "404.html", "a/b/c.txt", "assets/site-1a2b3c.css", ".nojekyll", ".well-known/security.txt", "_headers",
		"comment.html", "console", "com10", strings.Repeat("a", 80) + ".geojson",
	} {
		if !Publishable(path) {
			t.Errorf("%q is refused", path)
		}
	}
	for _, path := range []string{
		"", "/", ".", "..", "a/", "/a", "a//b", "./a", "a/./b", "../a", "a/../../b", `a\b`, "c:a", "a b", "a\x00", "é", "A", "a%2e", "a?b", "a#b",
		"-a", ".git/config", ".env", marker, "a.", "a/b./c", "con", "nul.html", "a/aux/b", "com1.txt", "lpt9",
		strings.Repeat("a", maxName+1), strings.Repeat("abcdefghi/", 21) + "a",
	} {
		if Publishable(path) {
			t.Errorf("%q is accepted", path)
		}
		if p, problems := NewPlan([]File{{Path: path}}); p.Len() != 0 || len(problems) != 1 || problems[0].Code != codePath {
			t.Errorf("%q: %v", path, problems)
		}
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/bench"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// A file that is asked about alone has the problems that it has when the whole network is read. What is wrong is held by [TestCodes].
func TestAFileAloneHasTheProblemsOfTheWhole(t *testing.T) {
	awkward, err := bench.Awkward()
	if err != nil {
		t.Fatal(err)
	}
	for name, network := range map[string]fs.FS{"demo": os.DirFS(".."), "hostile": bench.Hostile(), "awkward": awkward} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := build.Options{FS: network, Themes: themes.FS(), Today: november, Drafts: true}
			whole, err := build.Open(context.Background(), o)
			if err != nil {
				t.Fatal(err)
			}
			for i, file := range documents(t, network) {
				if i%5 == 0 {
					alone(t, o, file, whole.State().Problems)
				}
			}
		})
	}
}

// alone holds what is said of a file that is asked about alone against the problems of its network.
func alone(t *testing.T, o build.Options, file string, problems []diag.Diagnostic) {
	t.Helper()
	few, err := build.CheckFiles(context.Background(), o, []string{file})
	if err != nil {
		t.Fatal(err)
	}
	whole := slices.DeleteFunc(slices.Clone(problems), func(d diag.Diagnostic) bool { return d.At.Path() != file })
	if diff := cmp.Diff(said(t, whole), said(t, few)); diff != "" {
		t.Errorf("%s: the whole network (-), the file alone (+):\n%s", file, diff)
	}
}

// documents lists what stands in the folders of documents.
func documents(t *testing.T, network fs.FS) []string {
	t.Helper()
	var files []string
	for _, of := range site.Types {
		entries, err := fs.ReadDir(network, of.Folder())
		if err != nil && len(entries) == 0 {
			continue
		}
		for _, e := range entries {
			files = append(files, of.Folder()+"/"+e.Name())
		}
	}
	return files
}

func said(t *testing.T, problems []diag.Diagnostic) string {
	t.Helper()
	var b bytes.Buffer
	if err := diag.Write(&b, diag.Options{Lang: "fr"}, problems); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The folder of a section holds the pages of its entries, and else only names that are known to be reserved: a file of another name is
// checked without the list of all pages.
func TestPagesThatAreNoEntryHaveReservedNames(t *testing.T) {
	for _, network := range []fs.FS{os.DirFS(".."), readNetwork(t, "testdata/sites/reseau.txtar").files} {
		project, err := build.Open(context.Background(), build.Options{FS: network, Themes: themes.FS(), Today: november})
		if err != nil {
			t.Fatal(err)
		}
		s := project.State()
		taken := make(map[string]bool)
		for _, e := range s.Site.Entries() {
			taken[e.Common().URL] = true
		}
		for file := range s.Plan.Paths() {
			parts := strings.SplitN(file, "/", 3)
			for _, of := range site.Types {
				if len(parts) < 3 || of == site.TypePage || s.Site.Config.SectionURL(of.Section()) != "/"+parts[0]+"/" {
					continue
				}
				if !taken["/"+parts[0]+"/"+parts[1]+"/"] && !s.Site.Config.Reserves(parts[1]) {
					t.Errorf("%s is neither the page of an entry nor reserved", file)
				}
			}
		}
	}
}

// Thousands of broken links are told, the first of them with a suggestion: a check ends however much is wrong.
func TestManyBrokenLinksAreToldInTime(t *testing.T) {
	n := readCase(t, "R102.txtar")
	const many = 3000
	for i := range many {
		n.files[fmt.Sprintf("content/pages/perdue-%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: Perdue %d\nsummary: Une page.\n---\n\n[Ailleurs](/perdues-%d/)\n", i, i)}
	}
	suggested, told := 0, 0
	for _, d := range n.problems(t) {
		if d.Code == "R102" {
			told++
			if i := slices.Index(d.Args, any("nearest")); d.Args[i+1] != "" {
				suggested++
			}
		}
	}
	if told < many || suggested == 0 || suggested >= many/2 {
		t.Errorf("%d links told, %d with a suggestion", told, suggested)
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/bench"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// A few files that are asked about have the problems that they have when the whole network is read, whatever is wrong with it.
func TestAFileAloneHasTheProblemsOfTheWhole(t *testing.T) {
	networks := map[string]fs.FS{"demo": os.DirFS(".."), "hostile": bench.Hostile()}
	awkward, err := bench.Awkward()
	if err != nil {
		t.Fatal(err)
	}
	networks["awkward"] = awkward
	for _, folder := range []string{codesFolder, "testdata/mistakes"} {
		cases, err := filepath.Glob(folder + "/*.txtar")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range cases {
			n := readNetwork(t, filepath.Join(codesFolder, "_base.txtar"), name)
			networks[folder+"/"+path.Base(filepath.ToSlash(name))] = partly{n.files, n.unreadable}
		}
	}
	for name, network := range networks {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, o := context.Background(), build.Options{FS: network, Themes: themes.FS(), Today: november, Drafts: true}
			whole, err := build.Open(ctx, o)
			if err != nil {
				t.Fatal(err)
			}
			asked, every := documents(t, network), 5
			if _, isCase := network.(partly); isCase { // a case is about the files that are wrong
				every = 1
				asked = slices.DeleteFunc(asked, func(file string) bool {
					return !slices.ContainsFunc(whole.State().Problems, func(d diag.Diagnostic) bool { return d.At.Path() == file })
				})
			}
			for i, file := range asked {
				if i%every != 0 {
					continue
				}
				few, err := build.CheckFiles(ctx, o, []string{file})
				if err != nil {
					t.Fatal(err)
				}
				all := slices.DeleteFunc(slices.Clone(whole.State().Problems), func(d diag.Diagnostic) bool { return d.At.Path() != file })
				if diff := cmp.Diff(said(t, all), said(t, few)); diff != "" {
					t.Errorf("%s: the whole network (-), the file alone (+):\n%s", file, diff)
				}
			}
		})
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

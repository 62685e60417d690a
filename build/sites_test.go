// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// pathsSection is the section of a site with the paths of all that is published.
const pathsSection = "public/*"

// TestSites holds small networks against what is made of them: which files there are, and what programs read. The pages themselves are
// held by package pages. A section "public/feed.xml" is what that file must say.
func TestSites(t *testing.T) {
	archives, err := filepath.Glob("testdata/sites/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no sites: ", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			n := readNetwork(t, name)
			state := n.open(t).State()
			if len(state.Problems) > 0 {
				var b bytes.Buffer
				if err := diag.Write(&b, diag.Options{}, state.Problems); err != nil {
					t.Fatal(err)
				}
				t.Fatal(b.String())
			}
			got := &txtar.Archive{Comment: n.archive.Comment, Files: n.original()}
			for _, f := range n.archive.Files {
				switch path, found := strings.CutPrefix(f.Name, "public/"); {
				case f.Name == pathsSection:
					got.Files = append(got.Files, txtar.File{Name: f.Name, Data: []byte(publishedPaths(state))})
				case found:
					got.Files = append(got.Files, txtar.File{Name: f.Name, Data: rendered(t, state, path)})
				}
			}
			compare(t, name, txtar.Format(got))
		})
	}
}

// publishedPaths lists the files of a site but for those of the theme, which are no matter of these networks.
func publishedPaths(s *build.State) string {
	var b strings.Builder
	for path := range s.Plan.Paths() {
		if !strings.HasPrefix(path, "assets/") && !strings.HasPrefix(path, "guide/") {
			b.WriteString(path + "\n")
		}
	}
	return b.String()
}

// assetHash is the digest in the name of a file of the theme: it changes with the theme.
var assetHash = regexp.MustCompile(`(/assets/[a-z-]+)-[0-9a-z]{8}\.`)

func rendered(t *testing.T, s *build.State, path string) []byte {
	t.Helper()
	f, found := s.Plan.File(path)
	if !found {
		t.Fatalf("there is no %s", path)
	}
	var b bytes.Buffer
	if err := f.Render(&b); err != nil {
		t.Fatal(err)
	}
	text := assetHash.ReplaceAll(b.Bytes(), []byte("$1-*."))
	if !bytes.HasSuffix(text, []byte("\n")) {
		text = append(text, '\n') // an archive has whole lines
	}
	return text
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"context"
	"os"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// What templates and texts of a network lead to is followed below its base path: pages, places of pages, pictures, in each of their sizes.
func TestDeadLinksOfPages(t *testing.T) {
	n := readCase(t, "R101.txtar")
	delete(n.files, "content/events/cas.md")
	n.files["content/pages/adherer.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Adhérer\n---\n\n## Les tarifs\n\n[là](#c-les-tarifs), [ailleurs](https://example.com/x/), [mort](/rien/)\n"), Mode: 0o644}
	n.files["theme/slots/footer-end.html"] = &fstest.MapFile{Data: []byte(`<p><a href="{{href "/adherer/"}}#c-les-tarifs">A</a> <a href='{{href "/adherer/"}}#c-les-prix'>B</a> <a href="{{href "/adhesion/"}}">C</a>
<img src="{{href "/favicon.svg"}}" srcset="{{href "/favicon.svg"}} 1x, {{href "/autre.svg"}} 2x" alt=""> <a href="/sans-base/">D</a> <a href="mailto:a@example.org">E</a></p>`), Mode: 0o644}
	project, err := build.Open(context.Background(), build.Options{FS: n.files, Themes: themes.FS(), BaseURL: "https://example.org/reseau", Today: november})
	if err != nil {
		t.Fatal(err)
	}
	problems, err := project.State().DeadLinks(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range problems {
		if d.Code != "O111" {
			t.Errorf("%s", d.Code)
		}
		if d.At.Path() == "content/pages/adherer.md" {
			got = append(got, d.Args[3].(string)) //nolint:forcetypeassert // the test fails then
		}
	}
	want := []string{"/reseau/adherer/#c-les-prix", "/reseau/adhesion/", "/reseau/autre.svg", "/sans-base/"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("dead links of a page (-want +got):\n%s", diff)
	}
}

// Neither the demo nor the documentation leads anywhere that does not exist.
func TestOurOwnSitesHaveNoDeadLink(t *testing.T) {
	for _, folder := range []string{"..", "../docs/fr", "../docs/en"} {
		project, err := build.Open(context.Background(), build.Options{FS: os.DirFS(folder), Themes: themes.FS(), Today: november})
		if err != nil {
			t.Fatal(err)
		}
		problems, err := project.State().DeadLinks(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range append(problems, project.State().Problems...) {
			t.Errorf("%s: %s %v", folder, d.Code, d.Args)
		}
	}
}

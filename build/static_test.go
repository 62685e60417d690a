// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// What one package accepts in static/ another publishes, or says why not: nothing is lost in silence. The two lists are held together here.
func TestNothingInStaticIsLostInSilence(t *testing.T) {
	n := readCase(t, "R101.txtar")
	delete(n.files, "content/events/cas.md")
	open := func() *build.State {
		t.Helper()
		project, err := build.Open(context.Background(), build.Options{FS: n.files, Themes: themes.FS(), Today: november})
		if err != nil {
			t.Fatal(err)
		}
		return project.State()
	}
	n.files["static/a.exe"] = &fstest.MapFile{Data: []byte("MZ"), Mode: 0o644}
	var extensions []string
	for _, d := range open().Problems {
		if d.Code == "F106" {
			extensions = strings.Fields(d.Args[slices.Index(d.Args, any("choices"))+1].(string)) //nolint:forcetypeassert // the test fails then
		}
	}
	delete(n.files, "static/a.exe")
	if len(extensions) < 10 {
		t.Fatalf("static/ takes only %q", extensions)
	}
	for _, ext := range extensions {
		n.files["static/essai"+ext] = &fstest.MapFile{Data: []byte("?"), Mode: 0o644}
	}
	state := open()
	told := make(map[string]bool)
	for _, d := range state.Problems {
		told[d.At.Path()] = true
	}
	for _, ext := range extensions {
		if ext == ".woff2" {
			continue // of a typeface, which site.yaml names: the theme publishes it
		}
		if _, published := state.Plan.File("essai" + ext); !published && !told["static/essai"+ext] {
			t.Errorf("a file %s is taken, not published, and nobody is told", ext)
		}
	}
}

// What site.yaml names of static/ is missed like what a front matter names.
func TestLogosThatAreMissingAreTold(t *testing.T) {
	n := readCase(t, "R101.txtar")
	delete(n.files, "content/events/cas.md")
	text := string(n.files["site.yaml"].Data) + "partners:\n  - {name: Une fondation}\n  - {name: Une région, logo: logos/region.png}\n"
	n.files["site.yaml"] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	project, err := build.Open(context.Background(), build.Options{FS: n.files, Themes: themes.FS(), Today: november})
	if err != nil {
		t.Fatal(err)
	}
	problems := project.State().Problems
	if len(problems) != 1 || problems[0].Code != "R104" || problems[0].At.Path() != "site.yaml" || problems[0].At.Text() != "logos/region.png" {
		t.Errorf("%v", problems)
	}
}

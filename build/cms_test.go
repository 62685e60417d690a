// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// edited returns the files below /admin/ of a network, with the codes of its problems.
func edited(t *testing.T, line string, packages theme.Packages) (files map[string]string, codes []diag.Code) {
	t.Helper()
	network := fstest.MapFS{"site.yaml": {Data: []byte("name: Essai <b>\nlang: fr\nbase_url: https://example.org\nactivities: [{id: cafe, title: Café}]\nevent_kinds: [{id: apero, title: Apéro}]\nad_kinds: [{id: job, title: Emploi}]\n" +
		"forge: {kind: github, url: \"https://github.com/reseau/site\", branch: main}\n" + line)}}
	asked := false
	project, err := build.Open(context.Background(), build.Options{FS: network, Themes: themes.FS(), Editor: func() theme.Packages { asked = true; return packages }})
	if err != nil {
		t.Fatal(err)
	}
	if asked != (line != "") {
		t.Errorf("the editor is asked for: %v", asked)
	}
	files = map[string]string{}
	for _, name := range []string{"admin/index.html", "admin/config.yml", "admin/sveltia-cms.js", "admin/symbols.woff2"} {
		if f, found := project.State().Plan.File(name); found {
			var b bytes.Buffer
			if err := f.Render(&b); err != nil {
				t.Fatal(err)
			}
			files[name] = b.String()
		}
	}
	for _, d := range project.State().Problems {
		codes = append(codes, d.Code)
	}
	return files, codes
}

func TestTheEditorIsOffByDefault(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"@sveltia/cms/dist/sveltia-cms.js", "@fontsource-variable/material-symbols-outlined/files/material-symbols-outlined-latin-wght-normal.woff2"} {
		name = filepath.Join(dir, "node_modules", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("// stands for the editor"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if files, _ := edited(t, "", theme.Packages{Dir: dir}); len(files) > 0 {
		t.Errorf("%v", files)
	}
	if files, codes := edited(t, "cms: true\n", theme.Packages{Missing: "npm n’est pas installé"}); len(files) > 0 || !slices.Contains(codes, "T134") {
		t.Errorf("%v, %v", files, codes)
	}
	files, codes := edited(t, "cms: true\n", theme.Packages{Dir: dir})
	if len(files) != 4 || slices.Contains(codes, "T134") {
		t.Fatalf("%v, %v", files, codes)
	}
	if files["admin/sveltia-cms.js"] != "// stands for the editor" || !strings.Contains(files["admin/index.html"], "default-src 'none'; script-src 'self';") || strings.Contains(files["admin/index.html"], "<b>") {
		t.Error(files["admin/index.html"])
	}
	var c struct {
		Backend     map[string]string
		Collections []struct {
			Name, Folder string
			Fields       []struct{ Name, Widget string }
		}
	}
	if err := json.Unmarshal([]byte(files["admin/config.yml"]), &c); err != nil {
		t.Fatal(err)
	}
	if c.Backend["repo"] != "reseau/site" || len(c.Collections) != 4 || c.Collections[0].Folder != "places" || len(c.Collections[0].Fields) < 20 {
		t.Errorf("%+v", c)
	}
}

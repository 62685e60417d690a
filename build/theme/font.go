// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// Fonts are the typefaces that a network chose: names of the theme's faces, or paths in static/ of .woff2 files; "" for the theme's
// own choice.
type Fonts struct {
	Title, Text     string
	TitleAt, TextAt diag.Span // where site.yaml says so
}

// fonts writes the typefaces of a site: the files that have to be loaded, and the tokens --font-title and --font-text. Browsers show the
// face of the device rather than shift a text when a file comes late (font-display: optional): pages are legible at once.
func (t *Theme) fonts(chosen Fonts, packages bool) (string, []diag.Diagnostic) {
	var css, tokens strings.Builder
	var problems []diag.Diagnostic
	written := make(map[string]bool)
	for _, role := range []struct {
		token, chosen, fallback string
		at                      diag.Span
	}{
		{"--font-title", chosen.Title, t.manifest.TitleFace, chosen.TitleAt},
		{"--font-text", chosen.Text, t.manifest.TextFace, chosen.TextAt},
	} {
		face, problem := t.manifest.choose(role.chosen, role.fallback)
		if problem != nil {
			problem.At = role.at
			problems = append(problems, *problem)
		}
		if !packages && len(face.Files) > 0 && !strings.HasPrefix(face.Files[0].Path, "/") {
			face.Family = ""
		}
		if face.Family == "" {
			fmt.Fprintf(&tokens, "%s:%s;", role.token, cmp.Or(face.Stack, "sans-serif"))
			continue
		}
		fmt.Fprintf(&tokens, "%s:%s,%s;", role.token, strconv.Quote(face.Family), cmp.Or(face.Stack, "sans-serif"))
		if written[face.Name] {
			continue
		}
		written[face.Name] = true
		for _, f := range face.Files {
			fmt.Fprintf(&css, "@font-face{font-family:%q;font-style:normal;font-display:optional;font-weight:%s;src:url(%q) format(\"woff2\");", face.Family, f.Weights, f.Path)
			if f.Range != "" {
				css.WriteString("unicode-range:" + f.Range)
			}
			css.WriteString("}\n")
		}
	}
	return css.String() + "@layer tokens{:root{" + tokens.String() + "}}", problems
}

// choose returns the typeface of a network's choice: one of the theme, a file of its own, or the theme's own choice.
func (m *Manifest) choose(chosen, fallback string) (Face, *diag.Diagnostic) {
	own, _ := m.face(fallback)
	if chosen == "" {
		return own, nil
	}
	if path.Ext(chosen) == ".woff2" {
		return Face{Name: chosen, Family: "network " + stem(chosen), Stack: own.Stack, Files: []FaceFile{{Path: "/" + chosen, Weights: "100 900"}}}, nil
	}
	if face, known := m.face(chosen); known {
		return face, nil
	}
	names := m.faceNames()
	return own, &diag.Diagnostic{Code: codeFont, Args: []any{"name", chosen, "nearest", diag.Nearest(chosen, names), "known", strings.Join(names, ", ")}}
}

// face returns a typeface of the theme by its name.
func (m *Manifest) face(name string) (Face, bool) {
	for _, f := range m.Faces {
		if f.Name == name {
			return f, true
		}
	}
	return Face{}, false
}

func (m *Manifest) faceNames() []string {
	names := make([]string, len(m.Faces))
	for i, f := range m.Faces {
		names[i] = f.Name
	}
	return names
}

// preloads returns the paths of the first file of each typeface, which browsers fetch before they read the styles: the letters of most
// texts.
func (t *Theme) preloads(chosen Fonts) []string {
	var paths []string
	for _, name := range []string{cmp.Or(chosen.Title, t.manifest.TitleFace), cmp.Or(chosen.Text, t.manifest.TextFace)} {
		found := ""
		if face, known := t.manifest.face(name); known && len(face.Files) > 0 {
			found = t.Asset(path.Base(face.Files[0].Path))
		} else if path.Ext(name) == ".woff2" {
			found = t.base + "/" + name
		}
		if found != "" && !slices.Contains(paths, found) {
			paths = append(paths, found)
		}
	}
	return paths
}

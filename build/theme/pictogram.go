// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// A Pictogram is the name of an icon that a network gave to one of its activities: of the theme, of its own theme/icons, or of the
// icon set among the packages.
type Pictogram struct {
	Name string
	At   diag.Span // where site.yaml says so
}

// iconSet is the file of Lucide's icons (ISC) among the packages, as Iconify publishes them: one file, kept up every week.
const iconSet = "node_modules/@iconify-json/lucide/icons.json"

// readPictograms adds the icons of the set that the network names and the theme does not have. Without packages a name that is not
// the theme's stands for nothing, and nobody can say whether it is right.
func (t *Theme) readPictograms(wanted []Pictogram, packages string) ([]diag.Diagnostic, error) {
	foreign := slices.DeleteFunc(slices.Clone(wanted), func(p Pictogram) bool { return t.icons[p.Name] != "" })
	if len(foreign) == 0 || packages == "" {
		return nil, nil
	}
	text, err := os.ReadFile(filepath.Join(packages, filepath.FromSlash(iconSet)))
	if err != nil {
		return nil, fmt.Errorf("read the set of icons: %w", err)
	}
	var set struct {
		Icons map[string]struct {
			Body string `json:"body"`
		} `json:"icons"`
	}
	if err := json.Unmarshal(text, &set); err != nil {
		return nil, fmt.Errorf("read the set of icons: %w", err)
	}
	var problems []diag.Diagnostic
	for _, p := range foreign {
		icon, found := set.Icons[p.Name]
		if !found {
			names := append(slices.Collect(maps.Keys(set.Icons)), t.Icons()...)
			slices.Sort(names)
			problems = append(problems, diag.Diagnostic{Code: codePictogram, At: p.At, Args: []any{"name", p.Name, "nearest", diag.Nearest(p.Name, names)}})
			continue
		}
		body := strings.ReplaceAll(icon.Body, `stroke-width="2"`, `stroke-width="1.75"`) // as those of the theme
		drawn, err := readIcon(p.Name, []byte(`<svg viewBox="0 0 24 24" fill="none">`+body+`</svg>`))
		if err != nil {
			problems = append(problems, diag.Diagnostic{Code: codePictogram, At: p.At, Args: []any{"name", p.Name}})
			continue
		}
		t.icons[p.Name] = drawn
	}
	return problems, nil
}

// pictogramSheet is the asset with the icons that a network names, for scripts: <use href="…#desk">.
const pictogramSheet = "pictograms.svg"

// sheet writes the icons of activities into one file, each a <symbol>. It is nil when there are none.
func (t *Theme) sheet(wanted []Pictogram) []byte {
	var symbols strings.Builder
	written := make(map[string]bool)
	for _, p := range wanted {
		icon := string(t.icons[p.Name])
		if icon == "" || written[p.Name] {
			continue
		}
		written[p.Name] = true
		_, shapes, _ := strings.Cut(icon, ` focusable="false"`) // what comes before is for an icon inside a page
		symbols.WriteString(`<symbol id="` + template.HTMLEscapeString(p.Name) + `"` + strings.TrimSuffix(shapes, "</svg>") + "</symbol>\n")
	}
	if symbols.Len() == 0 {
		return nil
	}
	return []byte(`<svg xmlns="http://www.w3.org/2000/svg">` + "\n" + symbols.String() + "</svg>\n")
}

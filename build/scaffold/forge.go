// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package scaffold

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"text/template"

	"github.com/compagnie-tiers-lieux/maillage/build/schema"
)

//go:embed all:forges
var forges embed.FS

// Module is the address of the program for `go install`.
const Module = "github.com/compagnie-tiers-lieux/maillage/cmd/maillage"

// ForgeOptions say for whom the files of a forge are.
type ForgeOptions struct {
	Kind    string      // github, gitlab or forgejo, as in site.yaml
	Owner   string      // of the repository: the organisation on the forge
	Own     bool        // for the repository of the program, which builds it from its source instead of installing a version
	Schemas *schema.Set // with the terms of the network, for the issue forms
	Lang    string      // of the issue forms
}

// destinations are where the templates of a forge go.
var destinations = map[string]map[string]string{
	"github": {
		"check.yml": ".github/workflows/check.yml", "comment.yml": ".github/workflows/comment.yml",
		"publish.yml": ".github/workflows/publish.yml", "contribute.yml": ".github/workflows/contribute.yml",
		"dependabot.yml": ".github/dependabot.yml", "CODEOWNERS": ".github/CODEOWNERS",
	},
	"gitlab":  {"gitlab-ci.yml": ".gitlab-ci.yml"},
	"forgejo": {"check.yml": ".forgejo/workflows/check.yml", "publish.yml": ".forgejo/workflows/publish.yml"},
}

// Forge returns the files by which a forge checks contributions and publishes the site, by path. A network's own install the
// version of the program that maillage.lock names on a line `version: v1.2.3`.
func Forge(o ForgeOptions) ([]File, error) {
	places, known := destinations[o.Kind]
	if !known {
		return nil, fmt.Errorf("no forge is called %q", o.Kind)
	}
	folder, err := fs.Sub(forges, path.Join("forges", o.Kind))
	if err != nil {
		return nil, err
	}
	// ${{ }} belongs to the forge.
	t, err := template.New("").Delims("[[", "]]").ParseFS(folder, "*")
	if err != nil {
		return nil, fmt.Errorf("read the files of %s: %w", o.Kind, err)
	}
	data := struct {
		ForgeOptions
		Module string
	}{o, Module}
	var files []File
	for name, place := range places {
		var text bytes.Buffer
		if err := t.ExecuteTemplate(&text, name, data); err != nil {
			return nil, fmt.Errorf("write %s: %w", place, err)
		}
		files = append(files, File{place, text.Bytes()})
	}
	if o.Kind == "github" && o.Schemas != nil {
		for _, form := range schema.IssueForms {
			files = append(files, File{".github/ISSUE_TEMPLATE/" + form + ".yml", o.Schemas.Type(form).IssueForm(o.Lang)})
		}
	}
	slices.SortFunc(files, func(a, b File) int { return bytes.Compare([]byte(a.Path), []byte(b.Path)) })
	return files, nil
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package scaffold

import (
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/schema"
)

// KeptOptions say for whom the kept files are.
type KeptOptions struct {
	Forge    string // github, gitlab, forgejo; "" for none
	ForgeURL string // of the repository
	BaseURL  string // of the site
	Lang     string
	Schemas  *schema.Set // with the terms of the network
}

// Kept returns the files of a network that each version of the program writes anew, by path: what its forge runs and asks, and the
// settings of editors. They follow from site.yaml and the version; maillage.lock has their digests.
func Kept(o KeptOptions) ([]File, error) {
	config, err := networkFiles.ReadFile("network/editorconfig")
	if err != nil {
		return nil, err
	}
	files := []File{{".editorconfig", config}}
	editor, err := Editor(o.Schemas, o.Lang, strings.TrimSuffix(o.BaseURL, "/")+"/schema/")
	if err != nil {
		return nil, err
	}
	files = append(files, editor...)
	if o.Forge != "" {
		forge, err := Forge(ForgeOptions{Kind: o.Forge, Owner: owner(o.ForgeURL), Schemas: o.Schemas, Lang: o.Lang})
		if err != nil {
			return nil, err
		}
		files = append(files, forge...)
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files, nil
}

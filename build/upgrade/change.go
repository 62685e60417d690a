// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package upgrade

import (
	_ "embed"
	"fmt"
	"slices"

	"golang.org/x/mod/semver"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
)

//go:embed changes.yaml
var changes []byte

// A Change is something on which networks rely and that became different in a version.
type Change struct {
	Version string `yaml:"version"`
	About   string `yaml:"about"` // content, addresses, theme, files or commands
	FR      string `yaml:"fr"`
	EN      string `yaml:"en"`
	Keys    []Key  `yaml:"keys"`
	Words   []Word `yaml:"words"`
}

// Text says what changed.
func (c Change) Text() diag.Text { return diag.Text{FR: c.FR, EN: c.EN} }

// A Key is a key of a type of document, or of site.yaml ("site"), that got another name or group.
type Key struct {
	In   string `yaml:"in"`
	From string `yaml:"from"` // "access.bus", "stops[].venue"
	To   string `yaml:"to"`
}

// A Word is a word of the theme, or a group of them, that got another name.
type Word struct {
	From string `yaml:"from"`
	To   string `yaml:"to"`
}

// ParseChanges reads a list of changes as changes.yaml has it.
func ParseChanges(text []byte) ([]Change, error) {
	m, problems := front.Parse(&diag.File{Path: "changes.yaml", Text: text}, front.NetworkLimits)
	if diag.Failed(problems) {
		return nil, fmt.Errorf("read the list of changes: %s", problems[0].Code)
	}
	var list struct {
		Changes []Change `yaml:"changes"`
	}
	if err := m.Decode(&list); err != nil {
		return nil, err
	}
	return list.Changes, nil
}

// Changes returns what changed up to the version of this program.
func Changes() ([]Change, error) { return ParseChanges(changes) }

// since returns the changes that came after a version. A version without a number is older than all.
func since(list []Change, version string) []Change {
	return slices.DeleteFunc(slices.Clone(list), func(c Change) bool {
		return semver.IsValid(version) && semver.Compare(c.Version, version) <= 0
	})
}

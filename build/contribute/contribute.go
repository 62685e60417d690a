// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package contribute is for those who receive contributions: it says what a pull request changes, and makes the file of
// somebody who has answered the questions of an issue form.
//
// [Open] reads the states of a git repository as file systems; [Compare] holds two of them against each other and returns a
// [Report], which writes itself as text, JSON, Markdown and a map. [ReadReport] takes a report that somebody else's machine
// wrote for what it is: a stranger's text. [IssueForm] makes the form of a type from its schema, [ReadIssue] reads what GitHub
// made of the answers.
//
// Nothing of a contribution is executed, and nothing of it decides how it is judged: [Trusted] takes the configuration and the
// theme from the base branch.
package contribute

import (
	"path"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/source"
)

// typeOf returns the type of document that a path is, "" for none.
func typeOf(name string) site.Type {
	at := slices.IndexFunc(site.Types, func(t site.Type) bool { return path.Dir(name) == t.Folder() && path.Ext(name) == t.Extension() })
	if at < 0 {
		return ""
	}
	return site.Types[at]
}

// open reports whether a path is open to everybody: documents and what they show. All else of a network is its team's: what
// configures it, the theme, the workflows. A change there needs somebody who knows what it does.
func open(name string) bool {
	folder, _, below := strings.Cut(name, "/")
	switch {
	case !below:
		return false
	case folder == "content":
		return !source.Configures(name)
	}
	return folder == "places" || folder == "static"
}

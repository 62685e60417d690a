// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"bytes"
	"fmt"
	"strings"
)

// writeGitHub prints workflow commands that the runners of GitHub and Forgejo show beside the lines of a pull request.
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
func writeGitHub(b *bytes.Buffer, problems []problem) {
	for _, p := range problems {
		var properties []string
		add := func(name, value string) {
			properties = append(properties, name+"="+commandProperty(value))
		}
		if p.File != "" {
			add("file", p.File)
		}
		if p.Line > 0 {
			add("line", fmt.Sprint(p.Line))
			add("endLine", fmt.Sprint(p.EndLine))
		}
		if p.Line > 0 && p.Line == p.EndLine { // columns of two lines are refused
			add("col", fmt.Sprint(p.Column))
			add("endColumn", fmt.Sprint(p.EndColumn))
		}
		add("title", fmt.Sprintf("%s (%s)", p.Title, p.Code))
		message := strings.Join(append([]string{p.Message}, p.Hints...), "\n")
		fmt.Fprintf(b, "::%s %s::%s\n", gitHubLevel(p.rule.Severity), strings.Join(properties, ","), commandData(message))
	}
}

func gitHubLevel(s Severity) string {
	switch s {
	case Warning:
		return "warning"
	case Info:
		return "notice"
	}
	return "error"
}

// commandData and commandProperty escape as actions/toolkit does (escapeData, escapeProperty): without it the name of
// a file would give commands to the workflow.
func commandData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func commandProperty(s string) string {
	return Visible(strings.NewReplacer(":", "%3A", ",", "%2C").Replace(commandData(s)))
}

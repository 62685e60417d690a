// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// A gitLabIssue is an entry of a code quality report.
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
type gitLabIssue struct {
	Description string         `json:"description"`
	CheckName   Code           `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitLabLocation `json:"location"`
}

type gitLabLocation struct {
	Path  string      `json:"path"`
	Lines gitLabLines `json:"lines"`
}

type gitLabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

func writeGitLab(b *bytes.Buffer, problems []problem) error {
	issues := make([]gitLabIssue, 0, len(problems))
	prints := fingerprints(problems)
	for i, p := range problems {
		issue := gitLabIssue{
			Description: p.Message,
			CheckName:   p.Code,
			Fingerprint: prints[i],
			Severity:    gitLabSeverity(p.rule.Severity),
			Location:    gitLabLocation{Path: p.File, Lines: gitLabLines{Begin: max(p.Line, 1), End: max(p.EndLine, 1)}},
		}
		if p.Hint != "" {
			issue.Description += " · " + p.Hint
		}
		if p.File == "" {
			issue.Location.Path = network
		}
		issues = append(issues, issue)
	}
	return encode(b, issues)
}

func gitLabSeverity(s Severity) string {
	switch s {
	case Warning:
		return "minor"
	case Info:
		return "info"
	}
	return "major"
}

// fingerprints returns a name for each problem that stays when lines move and when the words of the catalogue change:
// it depends on code, path and arguments, and on the rank among problems that have these in common.
func fingerprints(problems []problem) []string {
	prints := make([]string, len(problems))
	seen := map[string]int{}
	for i, p := range problems {
		key := fmt.Sprintf("%q %q", p.Code, p.File)
		for _, arg := range p.found.Args {
			key += fmt.Sprintf(" %q", fmt.Sprint(arg))
		}
		if n := seen[key]; n > 0 {
			prints[i] = digest(fmt.Sprintf("%s #%d", key, n))
		} else {
			prints[i] = digest(key)
		}
		seen[key]++
	}
	return prints
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
)

// The types of SARIF 2.1.0 (OASIS, 2020) that a report of ours needs, named as the standard names them; § is the
// section that defines each.
type (
	sarifLog struct { // §3.13
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct { // §3.14
		Tool       sarifTool     `json:"tool"`
		Language   string        `json:"language"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct { // §3.18
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct { // §3.19
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct { // §3.49
		ID      Code               `json:"id"`
		Short   sarifText          `json:"shortDescription"`
		Full    *sarifText         `json:"fullDescription,omitempty"`
		Help    *sarifText         `json:"help,omitempty"`
		Default sarifConfiguration `json:"defaultConfiguration"`
	}
	sarifConfiguration struct { // §3.50
		Level string `json:"level"`
	}
	sarifText struct { // §3.11, §3.12
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifResult struct { // §3.27
		RuleID       Code              `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Related      []sarifLocation   `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		Fixes        []sarifFix        `json:"fixes,omitempty"`
	}
	sarifLocation struct { // §3.28
		ID       int           `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct { // §3.29
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct { // §3.4
		URI  string `json:"uri"`
		Base string `json:"uriBaseId"`
	}
	sarifRegion struct { // §3.30: lines and columns from 1, the end is the first character after
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
	sarifFix struct { // §3.55
		Changes []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct { // §3.56
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct { // §3.57
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted sarifText   `json:"insertedContent"`
	}
)

func writeSARIF(b *bytes.Buffer, lang string, problems []problem) error {
	if lang != "en" {
		lang = "fr"
	}
	rules := []sarifRule{}
	results := make([]sarifResult, 0, len(problems))
	prints := fingerprints(problems)
	for i, p := range problems {
		index := slices.IndexFunc(rules, func(r sarifRule) bool { return r.ID == p.Code })
		if index < 0 {
			index = len(rules)
			rules = append(rules, sarifRuleOf(p.rule, lang))
		}
		results = append(results, sarifResultOf(p, index, prints[i]))
	}
	return encode(b, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs: []sarifRun{{
			Tool:       sarifTool{sarifDriver{Name: "maillage", Rules: rules}},
			Language:   lang,
			ColumnKind: "unicodeCodePoints",
			Results:    results,
		}},
	})
}

func sarifRuleOf(r Rule, lang string) sarifRule {
	rule := sarifRule{
		ID:      r.Code,
		Short:   sarifText{Text: r.Title.In(lang)},
		Default: sarifConfiguration{sarifLevel(r.Severity)},
	}
	if explain := r.Explain.In(lang); explain != "" {
		rule.Full = &sarifText{Text: explain}
		plain, marked := explain, explain
		for _, example := range r.examples(lang) {
			plain += "\n\n" + example.title + "\n\n" + example.text
			fence := fenceFor(example.text)
			marked += "\n\n" + example.title + "\n\n" + fence + "\n" + example.text + "\n" + fence
		}
		rule.Help = &sarifText{Text: plain, Markdown: marked}
	}
	return rule
}

func sarifResultOf(p problem, index int, fingerprint string) sarifResult {
	result := sarifResult{
		RuleID:       p.Code,
		RuleIndex:    index,
		Level:        sarifLevel(p.rule.Severity),
		Message:      sarifText{Text: sarifPlain(strings.Join(append([]string{p.Message}, p.Hints...), "\n"))},
		Locations:    []sarifLocation{{Physical: sarifPlace(p.found.At)}},
		Fingerprints: map[string]string{"maillage/v1": fingerprint},
	}
	for i, s := range p.found.Related {
		result.Related = append(result.Related, sarifLocation{
			ID:       i + 1,
			Physical: sarifPlace(s),
			Message:  &sarifText{Text: p.Record.Related[i].Message},
		})
	}
	if changes := sarifChanges(p.found.Fix); len(changes) > 0 {
		result.Fixes = []sarifFix{{changes}}
	}
	return result
}

// sarifPlain keeps a value of a file from becoming a link: [text](target) is one even in plain messages (§3.11.6).
func sarifPlain(message string) string {
	if !strings.Contains(message, "](") {
		return message
	}
	return strings.NewReplacer("[", `\[`, "]", `\]`).Replace(message)
}

// sarifPlace returns where s is; tools that show a report want a file, the network as a whole has its own.
func sarifPlace(s Span) sarifPhysical {
	if s.File == nil {
		return sarifPhysical{Artifact: sarifFile(network)}
	}
	region := sarifRegionOf(s)
	return sarifPhysical{Artifact: sarifFile(s.File.Path), Region: &region}
}

// sarifFile returns a path as a URI reference relative to the root of the repository.
func sarifFile(path string) sarifArtifact {
	return sarifArtifact{URI: (&url.URL{Path: path}).String(), Base: "%SRCROOT%"}
}

func sarifRegionOf(s Span) sarifRegion {
	var r sarifRegion
	r.StartLine, r.StartColumn = s.Position()
	r.EndLine, r.EndColumn = s.EndPosition()
	return r
}

// sarifChanges returns edits by file, in the order in which the files first appear.
func sarifChanges(edits []Edit) []sarifChange {
	var changes []sarifChange
	var files []*File
	for _, e := range edits {
		if e.At.File == nil {
			continue
		}
		i := slices.Index(files, e.At.File)
		if i < 0 {
			i = len(files)
			files = append(files, e.At.File)
			changes = append(changes, sarifChange{Artifact: sarifFile(e.At.File.Path)})
		}
		changes[i].Replacements = append(changes[i].Replacements, sarifReplacement{sarifRegionOf(e.At), sarifText{Text: e.New}})
	}
	return changes
}

func sarifLevel(s Severity) string {
	switch s {
	case Warning:
		return "warning"
	case Info:
		return "note"
	}
	return "error"
}

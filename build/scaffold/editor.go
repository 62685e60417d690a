// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package scaffold

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
)

// Editor returns the settings by which Visual Studio Code and its relatives complete the files of a network: YAML files by their
// schemas, which are below the address at, new Markdown files by snippets with the network's activities.
func Editor(schemas *schema.Set, lang, at string) ([]File, error) {
	type object = map[string]any
	settings := object{
		"yaml.schemas": object{
			at + "site.schema.json":      "site.yaml",
			at + "flow.schema.json":      "content/flows/*.yaml",
			at + "indicator.schema.json": "content/indicators/*.yaml",
			at + "redirects.schema.json": "content/redirects.yaml",
		},
		"files.eol":                "\n",
		"files.insertFinalNewline": true,
		"[yaml]":                   object{"editor.insertSpaces": true, "editor.tabSize": 2},
		"[markdown]":               object{"editor.insertSpaces": true, "editor.tabSize": 2, "editor.wordWrap": "on", "editor.quickSuggestions": object{"other": true}},
	}
	snippets := object{}
	for _, kind := range schema.IssueForms {
		s := schemas.Type(kind)
		snippets[s.Title().In(lang)] = object{
			"scope": "markdown", "prefix": []string{kind, strings.ToLower(s.Title().In(lang))}, "description": s.Help().In(lang), "body": snippet(s.Questions(lang), lang),
		}
	}
	var files []File
	for _, f := range []struct {
		name string
		data any
	}{
		{".vscode/extensions.json", object{"recommendations": []string{"redhat.vscode-yaml", "editorconfig.editorconfig"}}},
		{".vscode/maillage.code-snippets", snippets},
		{".vscode/settings.json", settings},
	} {
		var text bytes.Buffer
		e := json.NewEncoder(&text)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(f.data); err != nil {
			return nil, fmt.Errorf("write %s: %w", f.name, err)
		}
		files = append(files, File{f.name, text.Bytes()})
	}
	return files, nil
}

// snippet returns the lines of a new file, with a stop of the Tab key at each answer.
func snippet(questions []schema.Question, lang string) []string {
	lines, stop, group := []string{"---"}, 0, ""
	for _, q := range questions {
		if q.Body || q.Type == "array" && q.Options != nil && !q.Main {
			continue
		}
		stop++
		around, key, inner := strings.Cut(q.Path, ".")
		indent := ""
		if !inner {
			key = around
		} else {
			if indent = "  "; around != group {
				lines = append(lines, around+":")
			}
			group = around
		}
		answer := fmt.Sprintf("${%d:%s}", stop, literal.Replace(example(q)))
		if q.Options != nil {
			var ids []string
			for _, o := range q.Options {
				ids = append(ids, choice.Replace(o.ID))
			}
			answer = fmt.Sprintf("${%d|%s|}", stop, strings.Join(ids, ","))
		}
		if q.Type == "array" {
			lines = append(lines, indent+key+":", indent+"  - "+answer)
		} else {
			lines = append(lines, indent+key+": "+answer)
		}
	}
	return append(lines, "---", "", "${0:"+diag.Text{FR: "Quelques phrases pour présenter.", EN: "A few sentences to present it."}.In(lang)+"}")
}

// example returns an answer to be written over.
func example(q schema.Question) string {
	if q.Type == "array" && q.Items != nil && len(q.Items.Examples) > 0 {
		return q.Items.Examples[0]
	}
	if len(q.Examples) > 0 {
		return q.Examples[0]
	}
	return ""
}

// Signs that mean something in a snippet.
var (
	literal = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`)
	choice  = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`, `,`, `\,`, `|`, `\|`)
)

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/render"
)

// A Component is what components/<name>/<name>.yaml says of a component: for the style guide, and for the tests that hold its examples.
type Component struct {
	Name       string
	Title      diag.Text
	Text       diag.Text // in a sentence or two
	Parameters []Parameter
	Examples   []Example
}

// A Parameter is a value that a component takes.
type Parameter struct {
	Name string
	Type string
	Text diag.Text
}

// An Example is a component with data, as a page would show it.
type Example struct {
	Title diag.Text
	Data  any
	HTML  template.HTML
}

// bilingual is a text as YAML has it.
type bilingual struct{ FR, EN string }

func (b bilingual) text() diag.Text { return diag.Text{FR: b.FR, EN: b.EN} }

// readComponents reads what the components say of themselves, and executes their examples.
func readComponents(own layer, set *render.Set) ([]Component, error) {
	files, err := own.list("components/*/*.yaml")
	if err != nil {
		return nil, err
	}
	var all []Component
	for _, name := range files {
		file, err := own.read(name)
		if err != nil {
			return nil, err
		}
		c, err := readComponent(file, set)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

func readComponent(file *diag.File, set *render.Set) (Component, error) {
	var written struct {
		Title, Text bilingual
		Inside      string // element that it has to stand in
		Parameters  []struct{ Name, Type, FR, EN string }
		Examples    []struct {
			Title bilingual
			Data  map[string]any
		}
	}
	decoder := yaml.NewDecoder(bytes.NewReader(file.Text))
	decoder.KnownFields(true)
	if err := decoder.Decode(&written); err != nil {
		return Component{}, fmt.Errorf("read %s: %w", file.Path, err)
	}
	c := Component{Name: stem(file.Path), Title: written.Title.text(), Text: written.Text.text()}
	for _, p := range written.Parameters {
		c.Parameters = append(c.Parameters, Parameter{p.Name, p.Type, diag.Text{FR: p.FR, EN: p.EN}})
	}
	for _, e := range written.Examples {
		data := typed(e.Data)
		var b strings.Builder
		if err := set.Execute(&b, c.Name, data); err != nil {
			return Component{}, fmt.Errorf("execute an example of %s: %w", c.Name, err)
		}
		html := b.String()
		if tag, inside := elements[written.Inside]; inside {
			html = written.Inside + html + tag
		}
		c.Examples = append(c.Examples, Example{Title: e.Title.text(), Data: data, HTML: template.HTML(html)})
	}
	return c, nil
}

// elements are those in which a component may say that it has to stand, with their ends.
var elements = map[string]string{`<dl class="facts">`: "</dl>"}

// typed returns data as YAML has it with lists of texts as []string, which functions of templates ask for.
func typed(data any) any {
	switch data := data.(type) {
	case map[string]any:
		for key, value := range data {
			data[key] = typed(value)
		}
	case []any:
		texts := make([]string, 0, len(data))
		for i, value := range data {
			data[i] = typed(value)
			if text, ok := value.(string); ok {
				texts = append(texts, text)
			}
		}
		if len(texts) == len(data) && len(data) > 0 {
			return texts
		}
	}
	return data
}

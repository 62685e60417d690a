// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package scaffold

import (
	"regexp"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Draft is a document to be filled in.
type Draft struct {
	Schema  *schema.Schema      // of its type, with the terms of the network
	Lang    string              // of the help
	Values  map[string][]string // what is known, by the path of its key: "address.city"; several of a list
	Written map[string]string   // the YAML after a key, by its name
	Demo    bool                // the document only shows how such files are written
	Help    bool                // each key comes with its help, and keys that may be added stand in comments
	Body    string              // Markdown; "" for a sentence that invites to write
}

// Text returns the file: keys in the order of the schema, what is required and not known with an example, and the line that keeps
// a draft out of the site.
func (d Draft) Text(yaml bool) []byte {
	w := &draftWriter{Draft: d}
	if !yaml {
		w.line("---")
	}
	if d.Demo {
		w.line("# " + site.DemoMark + diag.Text{
			FR: " — un exemple : écrivez le vôtre à la place et enlevez cette ligne, ou supprimez le fichier.",
			EN: " — an example: write yours in its place and take this line away, or delete the file.",
		}.In(d.Lang))
	}
	w.keys(d.Schema.Properties(), "", d.needs())
	if !yaml {
		body := d.Body
		if body == "" {
			body = diag.Text{FR: "Racontez ici, en quelques phrases.", EN: "Tell more here, in a few sentences."}.In(d.Lang)
		}
		w.line("---\n\n" + strings.TrimSpace(body))
	}
	f := &diag.File{Path: "draft", Text: []byte(w.String())}
	m, _ := front.Split(f)
	if yaml {
		m, _ = front.Parse(f, front.NetworkLimits)
	}
	return d.Schema.Write(m)
}

// needs returns the keys that a document of the type needs although the schema does not require each of them.
func (d Draft) needs() []string {
	switch name := d.Schema.Name(); {
	case name == "event" && d.Values["place"] == nil && d.Values["online"] == nil && d.Values["address.city"] == nil:
		return []string{"online"} // an event is somewhere
	case name == "episode" && d.Values["file"] == nil:
		return []string{"url"} // a recording is somewhere
	}
	return nil
}

// A draftWriter writes a draft line by line.
type draftWriter struct {
	Draft
	strings.Builder
}

func (w *draftWriter) line(text string) { w.WriteString(text + "\n") }

// keys writes the keys of a group.
func (w *draftWriter) keys(properties []schema.Property, indent string, needs []string) {
	for _, p := range properties {
		if p.Name == "draft" {
			w.help(indent, diag.Text{FR: "Un brouillon n’est pas publié : enlevez cette ligne quand le fichier est prêt.", EN: "A draft is not published: take this line away when the file is ready."}.In(w.Lang))
			w.line(indent + "draft: true")
			continue
		}
		known := w.known(p)
		switch {
		case known || p.Required || slices.Contains(needs, p.Name):
			w.help(indent, w.sentence(p))
			w.value(p, indent)
		case w.Help && indent == "" && len(p.Examples) > 0 && !strings.Contains(p.Examples[0], "{"):
			w.help(indent, w.sentence(p))
			w.line("# " + p.Name + ": " + p.Examples[0])
		}
	}
}

// known reports whether something is known of a key, or of one in its group.
func (w *draftWriter) known(p schema.Property) bool {
	if len(w.Values[p.Path]) > 0 {
		return true
	}
	return slices.ContainsFunc(p.Properties, w.known)
}

func (w *draftWriter) sentence(p schema.Property) string {
	sentence := p.Title.In(w.Lang) + " : " + p.Help.In(w.Lang)
	if w.Lang == "en" {
		sentence = p.Title.EN + ": " + p.Help.EN
	}
	if len(p.Choices) > 0 || p.Items != nil && len(p.Items.Choices) > 0 {
		choices := p.Choices
		if p.Items != nil {
			choices = p.Items.Choices
		}
		var ids []string
		for _, c := range choices {
			ids = append(ids, c.ID)
		}
		sentence += " (" + strings.Join(ids, ", ") + ")"
	}
	return sentence
}

func (w *draftWriter) help(indent, sentence string) {
	if w.Help {
		w.line(indent + "# " + sentence)
	}
}

// value writes a key with what is known, else with an example.
func (w *draftWriter) value(p schema.Property, indent string) {
	values := w.Values[p.Path]
	switch {
	case w.Written[p.Path] != "":
		w.line(indent + p.Name + ": " + w.Written[p.Path])
	case p.Type == "object":
		w.line(indent + p.Name + ":")
		w.keys(p.Properties, indent+"  ", nil)
	case p.Type == "array":
		if len(values) == 0 {
			values = firstItem(p)
		}
		if len(values) == 0 {
			w.line(indent + p.Name + ": " + first(p.Examples, `""`))
			return
		}
		w.line(indent + p.Name + ":")
		for _, v := range values {
			w.line(indent + "  - " + scalar(*p.Items, v))
		}
	case len(values) > 0:
		w.line(indent + p.Name + ": " + scalar(p, values[0]))
	case len(p.Choices) > 0:
		w.line(indent + p.Name + ": " + p.Choices[0].ID)
	default:
		w.line(indent + p.Name + ": " + first(p.Examples, `""`))
	}
}

// firstItem returns an example of a list of texts.
func firstItem(p schema.Property) []string {
	switch {
	case p.Items == nil || p.Items.Type == "object":
		return nil
	case len(p.Items.Choices) > 0:
		return []string{p.Items.Choices[0].ID}
	case len(p.Items.Examples) > 0:
		return []string{p.Items.Examples[0]}
	}
	return nil
}

var bare = regexp.MustCompile(`^([0-9]{4}(-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2})?)?|-?[0-9]+(\.[0-9]+)?|true|false)$`)

// scalar returns a value as it is written: a number, a date and a yes or no stand for themselves.
func scalar(p schema.Property, value string) string {
	day := p.Format == "date" || p.Format == "moment" || p.Format == "year-or-date"
	if (p.Type != "string" || day) && bare.MatchString(value) {
		return value
	}
	return front.Quote(value)
}

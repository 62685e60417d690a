// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
)

// IssueForms are the types that have an issue form.
var IssueForms = []string{"place", "event", "ad"}

// asked are the keys that an issue form asks for, in its order. It is a short form: a reviewer or the form of the site asks the rest.
var asked = map[string][]string{
	"place": {
		"name", "summary", "activities", "status", "address.street", "address.postcode", "address.city", "lat", "lon",
		"website", "email", "phone", "hours", "services",
	},
	"event": {
		"title", "summary", "kind", "start", "end", "place", "online", "address.street", "address.postcode", "address.city", "organiser", "registration.url",
	},
	"ad": {
		"title", "summary", "kind", "published", "expires", "organisation", "place", "city", "contract", "contact.name", "contact.email", "contact.phone", "contact.url",
	},
}

// purpose is what the forms are called, and what they say of themselves.
var purpose = map[string]diag.Text{
	"place": {FR: "Ajouter un lieu", EN: "Add a place"},
	"event": {FR: "Annoncer un événement", EN: "Announce an event"},
	"ad":    {FR: "Publier une annonce", EN: "Publish an ad"},
}

// A Question is one question of an issue form.
type Question struct {
	Property
	Label   string   // what the answer stands under
	Main    bool     // asks for the first item of a list, of which another question asks the rest
	Body    bool     // asks for the text of the page; the Property is empty
	Options []Choice // of which one, or several of a list, are the answer; nil for a text
}

// Questions returns the questions of the issue form of a type, nil for a type that has none. Their labels are all different.
func (sc *Schema) Questions(lang string) []Question {
	var questions []Question
	for _, path := range asked[sc.name] {
		p, group := find(sc.Properties(), path)
		q := Question{Property: p, Label: p.Title.In(lang), Options: p.Choices}
		if group != nil {
			q.Label = group.Title.In(lang) + diag.Text{FR: "\u00a0: ", EN: ": "}.In(lang) + lower(q.Label)
		}
		if p.Type == "array" && p.Items.Terms != "" {
			q.Options = p.Items.Choices
			main := q
			main.Main, main.Label = true, q.Label+diag.Text{FR: "\u00a0: la principale", EN: ": the main one"}.In(lang)
			q.Label += diag.Text{FR: "\u00a0: les autres", EN: ": the others"}.In(lang)
			questions = append(questions, main)
		}
		questions = append(questions, q)
	}
	if len(questions) == 0 {
		return nil
	}
	return append(questions, Question{Body: true, Label: diag.Text{FR: "Présentation", EN: "Presentation"}.In(lang)})
}

// find returns a property by its path, and the group around it.
func find(properties []Property, path string) (p Property, group *Property) {
	name, rest, inner := strings.Cut(path, ".")
	at := slices.IndexFunc(properties, func(p Property) bool { return p.Name == name })
	if at < 0 {
		return Property{}, nil
	}
	if inner {
		p, _ = find(properties[at].Properties, rest)
		return p, &properties[at]
	}
	return properties[at], nil
}

// lower returns a title as it stands inside a sentence.
func lower(title string) string {
	r, size := utf8.DecodeRuneInString(title)
	return string(unicode.ToLower(r)) + title[size:]
}

// IssueForm returns the issue form of a type for GitHub and Forgejo, as YAML; nil for a type that has none.
// https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
func (sc *Schema) IssueForm(lang string) []byte {
	questions := sc.Questions(lang)
	if questions == nil {
		return nil
	}
	var f issueForm
	say := func(fr, en string) string { return diag.Text{FR: fr, EN: en}.In(lang) }
	f.line(0, "# "+say("Fait par `maillage schema --issue-form", "Made by `maillage schema --issue-form")+" "+sc.name+"`.")
	f.line(0, "name: "+front.Quote(purpose[sc.name].In(lang)))
	f.line(0, "description: "+front.Quote(sc.Help().In(lang)))
	f.line(0, "title: "+front.Quote(purpose[sc.name].In(lang)+say("\u00a0: ", ": ")))
	f.line(0, "body:")
	f.line(1, "- type: markdown")
	f.line(2, "attributes:")
	f.line(3, "value: "+front.Quote(say(
		"Répondez à ce que vous savez : un fichier en sera fait, vérifié et proposé à l’équipe du réseau. Tout ce que vous écrivez ici sera public.",
		"Answer what you know: a file is made of it, checked, and proposed to the network’s team. All that you write here will be public.")))
	for _, q := range questions {
		f.question(q, lang)
	}
	return []byte(f.String())
}

// An issueForm is being written.
type issueForm struct{ strings.Builder }

func (f *issueForm) line(depth int, text string) {
	fmt.Fprintf(f, "%s%s\n", strings.Repeat("  ", depth), text)
}

func (f *issueForm) question(q Question, lang string) {
	say := func(fr, en string) string { return diag.Text{FR: fr, EN: en}.In(lang) }
	kind, help := "input", q.Help.In(lang)
	switch {
	case q.Body:
		kind, help = "textarea", say("Quelques phrases pour présenter, en Markdown si vous le connaissez.", "A few sentences to present it, in Markdown if you know it.")
	case q.Options != nil && q.Type == "array" && !q.Main:
		kind = "checkboxes"
	case q.Options != nil:
		kind = "dropdown"
	case q.Type == "array":
		kind, help = "textarea", help+say(" Un par ligne.", " One a line.")
	}
	f.line(1, "- type: "+kind)
	f.line(2, "id: "+q.ID())
	f.line(2, "attributes:")
	f.line(3, "label: "+front.Quote(q.Label))
	f.line(3, "description: "+front.Quote(help))
	if q.Options == nil && len(q.Examples) > 0 && q.Type != "array" {
		f.line(3, "placeholder: "+front.Quote(strings.Trim(q.Examples[0], `"`)))
	}
	if q.Options != nil {
		f.line(3, "options:")
	}
	for _, o := range q.Options {
		if kind == "checkboxes" {
			f.line(4, "- label: "+front.Quote(o.Title.In(lang)))
		} else {
			f.line(4, "- "+front.Quote(o.Title.In(lang)))
		}
	}
	if q.Required && (q.Type != "array" || q.Main) {
		f.line(2, "validations:")
		f.line(3, "required: true")
	}
}

// ID returns the name of the question in links that fill the form in.
func (q Question) ID() string {
	switch {
	case q.Body:
		return "body"
	case q.Main:
		return "main-" + q.Name
	}
	return strings.NewReplacer(".", "-", "_", "-").Replace(q.Path)
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"net/url"

	"github.com/compagnie-tiers-lieux/maillage/build/images"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// Contribute is the page that says how to add or correct something, layout "contribute".
type Contribute struct {
	Frame
	Forms  []FormLink // what can be written with a form, in the order of the menu
	Issue  string     // address on the forge where people can ask for a change in words; "" without a forge
	Source string     // address of the repository; "" without a forge
	Mail   string     // address to write to; "" for none
}

// A FormLink leads to a form.
type FormLink struct {
	Title string // « Ajouter un tiers-lieu »
	Text  string // what it is for
	Path  string // of the form
	Icon  string // name of its pictogram, for {{icon .}}
}

// ContributeForm is a form that writes the file of a document, layout "form". It needs a script; without one it leads to the
// other ways.
type ContributeForm struct {
	Frame
	Type   string       // of the document: place, event, ad
	Groups []FieldGroup // the questions
	Search bool         // a service may be asked where an address is
	Model  string       // path of what the script knows of the type
	Back   Link         // to the other ways
	Mail   string       // address to send the file to; "" for none
	Forge  string       // what the forge is called: « GitHub »; "" for none

	PictureLimit int // of a picture, in megabytes: a form sends none, and says how
}

// forms are the types that have a form, with the section that shows them.
var forms = []struct{ kind, section, icon string }{
	{"place", site.SectionPlaces, "place"},
	{"event", site.SectionEvents, "event"},
	{"ad", site.SectionAds, "commons"},
}

// contributePath returns the path of the page that says how to contribute.
func (b *book) contributePath() string { return "/" + b.config.Words.Path("contribute") + "/" }

// contribute adds the page that says how to contribute, and the forms.
func (b *book) contribute() {
	words := b.config.Words
	var links []FormLink
	for _, form := range forms {
		if !b.config.Has(form.section) {
			continue
		}
		link := FormLink{
			Title: words.Text("contribute.new_" + form.kind), Text: words.Text("contribute.new_" + form.kind + "_text"),
			Path: b.contributePath() + words.Path(form.section) + "/", Icon: form.icon,
		}
		links = append(links, link)
		b.form(form.kind, link)
	}
	forge := b.config.Forge
	b.add(page{
		path: b.contributePath(), layout: "contribute",
		frame: Frame{Title: words.Text("contribute.title"), Description: words.Text("contribute.text"), Breadcrumbs: b.crumbs()},
		data: func(f Frame) any {
			return Contribute{Frame: f, Forms: links, Issue: b.issueURL(), Source: forge.URL, Mail: b.config.Email}
		},
	})
}

// form adds the form of a type, and what its script knows.
func (b *book) form(kind string, link FormLink) {
	back := Link{Title: b.config.Words.Text("contribute.title"), Path: b.contributePath()}
	model := link.Path + "form.json"
	b.add(page{
		path: link.Path, layout: "form",
		frame: Frame{Title: link.Title, Description: link.Text, Breadcrumbs: b.crumbs(back), Asks: b.config.Addresses.Origin()},
		data: func(f Frame) any {
			return ContributeForm{
				Frame: f, Search: b.config.Addresses.URL() != "", Type: kind, Groups: b.questions(kind), Model: model, Back: back, Mail: b.config.Email, Forge: forgeNames[b.config.Forge.Kind],
				PictureLimit: images.MaxBytes / 1_000_000,
			}
		},
	})
	b.json(model[1:], func() any { return b.formModel(kind) })
}

// forgeNames are what people call the software of forges.
var forgeNames = map[string]string{"github": "GitHub", "gitlab": "GitLab", "forgejo": "Forgejo"}

// issueURL returns the address where people can write to those who keep the repository, "" without a forge.
func (b *book) issueURL() string {
	switch forge := b.config.Forge; forge.Kind {
	case "github", "forgejo":
		return forge.URL + "/issues/new"
	case "gitlab":
		return forge.URL + "/-/issues/new"
	}
	return ""
}

// closedURL returns the address of a message, ready to send, which says that a place is closed; "" without a forge and an
// e-mail address.
func (b *book) closedURL(p *site.Place) string {
	words := b.config.Words
	title, text := words.Text("place.closed_subject", "name", p.Name), words.Text("place.closed_text", "address", b.config.Absolute(p.URL))
	switch b.config.Forge.Kind {
	case "github", "forgejo":
		return b.issueURL() + "?" + url.Values{"title": {title}, "body": {text}}.Encode()
	case "gitlab":
		return b.issueURL() + "?" + url.Values{"issue[title]": {title}, "issue[description]": {text}}.Encode()
	}
	if b.config.Email == "" {
		return ""
	}
	return "mailto:" + b.config.Email + "?subject=" + url.PathEscape(title) + "&body=" + url.PathEscape(text)
}

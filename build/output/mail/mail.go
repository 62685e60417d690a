// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package mail writes a newsletter for mail programs: HTML in tables with its styles inside, plain text, and a message that a
// mail program opens as a draft. It sends nothing.
//
// [Write] makes a [Letter] from an issue; [Letter.Message] wraps it. Mail programs know little of CSS and nothing of the site:
// every style stands on its element, every address is absolute, every length is in pixels.
package mail

import (
	_ "embed" // letter.html
	"errors"
	"fmt"
	"html/template"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Letter is an issue of the newsletter as it is sent.
type Letter struct {
	Subject string      // one line
	HTML    string      // the whole page, to paste or to send
	Text    string      // lines of 76 characters at most, but for addresses
	Advice  []diag.Text // what mail programs will not show as it was meant

	sent        time.Time
	name, email string // of the network
	id          string // of the message, made of the address
}

// letter is the frame of a letter, the template "head" above its body and "foot" below.
//
//go:embed letter.html
var letter string

// A view is what the frame shows.
type view struct {
	Lang      string
	Network   string
	Home      string // URL
	Kind      string // « Numéro 12 · 20 novembre 2020 »
	Title     string
	Preheader string // what a list of mails shows beside the subject
	Online    string // URL, or the mark that a service replaces
	OnlineAt  string // words of that link
	Why       string // why one receives it
	Leave     string // mark that a service replaces; "" without a service
	LeaveAt   string // words of that link
	Sender    string // mark that a service replaces by the postal address of who sends; "" for none
	Contact   string // address of the network; "" for none
	Colours   map[string]string
}

// Write makes the letter of an issue, in the colours of a theme by their names, for a service that sends letters.
func Write(s *site.Site, n *site.Newsletter, colours map[string]string, service Service) (Letter, error) {
	c := s.Config
	page, err := url.Parse(c.Absolute(n.URL))
	if err != nil {
		return Letter{}, fmt.Errorf("read the address of the site: %w", err)
	}
	body, err := read(string(n.Body.HTML), page)
	if err != nil {
		return Letter{}, fmt.Errorf("read the text of the letter: %w", err)
	}
	frame, err := template.New("letter").Parse(letter)
	if err != nil {
		return Letter{}, err
	}
	v := newView(s, n, colours, service, page.String())
	var head, text, foot strings.Builder
	if err := errors.Join(frame.ExecuteTemplate(&head, "head", v), writeHTML(&text, body, styles(colours)), frame.ExecuteTemplate(&foot, "foot", v)); err != nil {
		return Letter{}, fmt.Errorf("write the letter: %w", err)
	}
	l := Letter{
		Subject: v.Title,
		HTML:    service.fill(inHTML.Replace(head.String())) + inHTML.Replace(text.String()) + service.fill(inHTML.Replace(foot.String())),
		Text:    service.fill(inText.Replace(v.textHead())) + inText.Replace(writeText(body)) + service.fill(inText.Replace(v.textFoot())),
		sent:    n.Date.In(c.Location), name: oneLine(c.Name), email: c.Email,
		id: n.ID + "@" + page.Hostname(),
	}
	l.Advice = advice(l, v, body)
	return l, nil
}

// newView gathers what stands around the text of an issue.
func newView(s *site.Site, n *site.Newsletter, colours map[string]string, service Service, page string) view {
	c, w := s.Config, s.Config.Words
	v := view{
		Lang: c.Lang, Network: c.Name, Home: c.Absolute("/"), Title: oneLine(n.Title), Preheader: oneLine(n.Preheader),
		Kind: w.Date(n.Date.In(c.Location)), Online: page, OnlineAt: w.Text("mail.online"), Why: w.Text("mail.why", "name", c.Name),
		Contact: c.Email, Colours: colours,
	}
	if n.Number > 0 {
		v.Kind = w.Text("newsletter.number", "number", strconv.Itoa(n.Number)) + " · " + v.Kind
	}
	if v.Preheader == "" {
		v.Preheader = oneLine(n.Summary)
	}
	if service.Leave != "" {
		v.Online, v.Leave, v.LeaveAt = onlineMark, leaveMark, w.Text("mail.leave")
		if service.Sender != "" {
			v.Sender = senderMark
		}
	}
	return v
}

// oneLine returns a text without breaks: a subject with one would be two headers.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package mail_test

import (
	"bytes"
	"context"
	"flag"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	netmail "net/mail"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/output/mail"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

var update = flag.Bool("update", false, "write the golden files again")

const network = "name: Réseau d’ici\nlang: fr\nbase_url: https://exemple.org/reseau\nemail: bonjour@exemple.org\nactivities: [{id: a, title: A}]\n"

// issue holds what a letter can hold, and what a service could take for a command of its own.
const issue = `---
number: 12
title: "Été {{ 7*7 }} *|UNSUB|* <b>"
date: 2026-06-20
preheader: Trois rendez-vous, deux lieux et une annonce.
---

Bonjour, lisez [l’agenda](/agenda/), [un site](https://exemple.net/?a=1&b={{unsubscribe}}) et <https://exemple.net/seul>.
Écrivez à [bonjour@exemple.org](mailto:bonjour@exemple.org). Et encore [l’agenda](/agenda/), dans une phrase assez longue pour passer à la ligne.

## Rendez-vous *du mois*

- Lundi, chez Zoé
- Mardi, [au jardin](/lieux/)
  1. le matin
  2. l’après-midi

> On en parle {% if %} beaucoup.

![Une table](photos/table.jpg "À table")

| Jour | Lieu |
|---|---|
| lundi | Lille |

***

` + "```\nun *|code|*\n  en retrait\n```\n"

func write(t *testing.T, service string, text string) mail.Letter {
	t.Helper()
	p, err := build.Open(context.Background(), build.Options{
		FS:     fstest.MapFS{"site.yaml": {Data: []byte(network)}, "content/newsletters/ete.md": {Data: []byte(text)}},
		Themes: themes.FS(), Today: when.Moment{Time: time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC), Precision: when.Instant},
	})
	if err != nil {
		t.Fatal(err)
	}
	var chosen mail.Service
	for _, s := range mail.Services() {
		if s.Name == service {
			chosen = s
		}
	}
	s := p.State()
	if len(s.Site.Newsletters) != 1 {
		t.Fatalf("the network has %d letters: %v", len(s.Site.Newsletters), s.Problems)
	}
	l, err := mail.Write(s.Site, s.Site.Newsletters[0], s.Theme().Palette()[theme.Light], chosen)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestALetterLooksLikeThis(t *testing.T) {
	l := write(t, "brevo", issue)
	message, err := l.Message()
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string][]byte{"letter.html": []byte(l.HTML), "letter.txt": []byte(l.Text), "letter.eml": message} {
		golden := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not the golden one; got\n%s", name, got)
		}
	}
}

// What mail programs leave out is not there, addresses are whole, pictures have a description and a width, and colours are written out.
func TestMailProgramsUnderstandALetter(t *testing.T) {
	l := write(t, "", issue)
	if len(l.HTML) >= mail.ClippedAt {
		t.Errorf("a short letter has %d bytes", len(l.HTML))
	}
	root, err := html.Parse(strings.NewReader(l.HTML))
	if err != nil {
		t.Fatal(err)
	}
	links, pictures, tables := 0, 0, 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if slices.Contains([]string{"script", "style", "link", "form", "iframe", "svg", "picture", "video", "object", "base"}, n.Data) {
			t.Errorf("<%s> in a letter", n.Data)
		}
		attributes := map[string]string{}
		for _, a := range n.Attr {
			attributes[a.Key] = a.Val
			if slices.Contains([]string{"class", "id", "srcset", "sizes", "loading", "decoding"}, a.Key) || strings.HasPrefix(a.Key, "on") {
				t.Errorf("<%s %s> in a letter", n.Data, a.Key)
			}
			if a.Key == "style" && (strings.Contains(a.Val, "var(") || strings.Contains(a.Val, "rem") || strings.Contains(a.Val, "flex") || strings.Contains(a.Val, ":;")) {
				t.Errorf("style %q", a.Val)
			}
		}
		switch n.Data {
		case "a":
			links++
			if u, err := url.Parse(attributes["href"]); err != nil || u.Scheme != "https" && u.Scheme != "mailto" {
				t.Errorf("link to %q", attributes["href"])
			}
		case "img":
			pictures++
			if !strings.HasPrefix(attributes["src"], "https://exemple.org/reseau/") || attributes["alt"] == "" || attributes["width"] == "" {
				t.Errorf("picture %v", attributes)
			}
		case "table":
			tables++
			if tables <= 2 && attributes["role"] != "presentation" {
				t.Errorf("table of the frame is %v", attributes)
			}
		}
	}
	if links < 7 || pictures != 1 || tables != 3 {
		t.Errorf("%d links, %d pictures, %d tables", links, pictures, tables)
	}
}

// A service finds its own marks, and none in what people wrote.
func TestServicesFindTheirMarksOnly(t *testing.T) {
	for _, s := range mail.Services() {
		l := write(t, s.Name, issue)
		for what, text := range map[string]string{"HTML": l.HTML, "text": l.Text} {
			if strings.Count(text, s.Leave) != 1 || strings.Count(text, s.Online) != 1 {
				t.Errorf("%s: %s has %d and %d marks", s.Name, what, strings.Count(text, s.Leave), strings.Count(text, s.Online))
			}
			if s.Sender != "" && strings.Count(text, s.Sender) != 1 {
				t.Errorf("%s: %s has %d marks of the sender", s.Name, what, strings.Count(text, s.Sender))
			}
			rest := strings.NewReplacer(s.Leave, "", s.Online, "", s.Sender+"\n", "\n").Replace(text)
			if s.Sender != "" {
				rest = strings.ReplaceAll(rest, s.Sender, "")
			}
			for _, command := range []string{"{{", "}}", "{%", "%}", "*|", "|*"} {
				if strings.Contains(rest, command) {
					t.Errorf("%s: %s still has %q", s.Name, what, command)
				}
			}
		}
	}
	if l := write(t, "", issue); strings.Contains(l.HTML, ".invalid") || strings.Contains(l.Text, ".invalid") {
		t.Error("a mark is left in a letter without a service")
	}
}

// The text says all that the HTML says, on lines that mail programs do not break.
func TestTheTextIsComplete(t *testing.T) {
	l := write(t, "", issue)
	for _, want := range []string{"l’agenda", "https://exemple.org/reseau/agenda/", "Rendez-vous du mois\n----", "- Lundi, chez Zoé\n", "  2. l’après-midi", "> On en parle", "Jour | Lieu", "    un ", "[Une table]", "À table", "https://exemple.org/reseau/newsletters/ete/", "bonjour@exemple.org"} {
		if !strings.Contains(l.Text, want) {
			t.Errorf("the text lacks %q:\n%s", want, l.Text)
		}
	}
	if strings.Count(l.Text, "https://exemple.org/reseau/agenda/") != 1 {
		t.Error("an address is listed twice")
	}
	for line := range strings.SplitSeq(l.Text, "\n") {
		if utf8.RuneCountInString(line) > 78 && strings.Contains(strings.TrimSpace(line), " ") && !strings.Contains(line, "https://") {
			t.Errorf("a long line: %q", line)
		}
	}
}

func TestAMessageIsReadByAnother(t *testing.T) {
	l := write(t, "", issue)
	raw, err := l.Message()
	if err != nil {
		t.Fatal(err)
	}
	again, err := l.Message()
	if err != nil || !bytes.Equal(raw, again) {
		t.Error("the same letter makes two messages")
	}
	m, err := netmail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil || subject != l.Subject {
		t.Errorf("subject %q, %v", subject, err)
	}
	if from, err := m.Header.AddressList("From"); err != nil || from[0].Name != "Réseau d’ici" || from[0].Address != "bonjour@exemple.org" {
		t.Errorf("from %v, %v", from, err)
	}
	if date, err := m.Header.Date(); err != nil || date.Format(time.DateOnly) != "2026-06-20" {
		t.Errorf("date %v, %v", date, err)
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("%s, %v", kind, err)
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for _, want := range []struct{ kind, text string }{{"text/plain", l.Text}, {"text/html", l.HTML}} {
		part, err := parts.NextRawPart()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(quotedprintable.NewReader(part))
		if err != nil {
			t.Fatal(err)
		}
		if kind, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type")); kind != want.kind || strings.ReplaceAll(string(got), "\r\n", "\n") != want.text {
			t.Errorf("%s differs:\n%s", want.kind, got)
		}
	}
	if _, err := parts.NextRawPart(); err != io.EOF {
		t.Error("a third part")
	}
}

// A title cannot add a header.
func TestATitleIsOneLine(t *testing.T) {
	l := write(t, "", "---\ntitle: \"Un\\nBcc: x@exemple.org\"\ndate: 2026-06-20\n---\n\nTexte.\n")
	raw, err := l.Message()
	if err != nil {
		t.Fatal(err)
	}
	m, err := netmail.ReadMessage(bytes.NewReader(raw))
	if err != nil || m.Header.Get("Bcc") != "" {
		t.Errorf("%v, %v", m, err)
	}
}

// What mail programs will not show as it was meant is said, and nothing of a letter that they show well.
func TestALetterIsAdvised(t *testing.T) {
	const good = "---\ntitle: Un été ensemble\ndate: 2026-06-20\npreheader: Trois rendez-vous, deux lieux et une annonce.\n---\n\n"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a good one", good + "Bonjour.\n", nil},
		{"a long subject", strings.Replace(good, "Un été ensemble", strings.Repeat("été ", 20), 1), []string{"l’objet a 79 caractères"}},
		{"no preheader", "---\ntitle: Un été\ndate: 2026-06-20\n---\n\nBonjour.\n", []string{"l’accroche a 8 caractères"}},
		{"a long preheader", strings.Replace(good, "Trois rendez-vous", strings.Repeat("trois ", 20), 1), []string{"l’accroche a "}},
		{"a picture for browsers", good + "![Une table](photos/table.webp)\n", []string{"table.webp est en WebP"}},
		{"too much", good + strings.Repeat("Une phrase de plus dans cette lettre.\n\n", 1600), []string{"Gmail"}},
	} {
		l := write(t, "", c.text)
		var got []string
		for _, a := range l.Advice {
			got = append(got, a.FR)
			if a.EN == "" || strings.Contains(a.FR+a.EN, "%!") {
				t.Errorf("%s: %+v", c.name, a)
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
			continue
		}
		for i, want := range c.want {
			if !strings.Contains(got[i], want) {
				t.Errorf("%s: %q, want %q", c.name, got[i], want)
			}
		}
	}
}

// Every letter of the demo is within what mail programs show, in the form of every service, and its text has every address of its HTML.
func TestTheLettersOfTheDemo(t *testing.T) {
	p, err := build.Open(context.Background(), build.Options{
		FS: os.DirFS("../../.."), Themes: themes.FS(), Today: when.Moment{Time: time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC), Precision: when.Instant},
	})
	if err != nil {
		t.Fatal(err)
	}
	s := p.State()
	if len(s.Site.Newsletters) < 5 {
		t.Fatalf("the demo has %d letters", len(s.Site.Newsletters))
	}
	for _, n := range s.Site.Newsletters {
		for _, service := range append(mail.Services(), mail.Service{}) {
			l, err := mail.Write(s.Site, n, s.Theme().Palette()[theme.Light], service)
			if err != nil {
				t.Fatal(err)
			}
			if len(l.HTML) >= mail.ClippedAt {
				t.Errorf("%s has %d bytes", n.ID, len(l.HTML))
			}
			for _, a := range l.Advice {
				t.Errorf("%s: %s", n.ID, a.FR)
			}
			root, err := html.Parse(strings.NewReader(l.HTML))
			if err != nil {
				t.Fatal(err)
			}
			for e := range root.Descendants() {
				for _, a := range e.Attr {
					if address := strings.TrimPrefix(a.Val, "mailto:"); e.Data == "a" && a.Key == "href" && !strings.Contains(l.Text, address) {
						t.Errorf("%s for %q: the text lacks %s", n.ID, service.Name, address)
					}
				}
			}
			raw, err := l.Message()
			if err != nil {
				t.Fatal(err)
			}
			if m, err := netmail.ReadMessage(bytes.NewReader(raw)); err != nil || m.Header.Get("Subject") == "" || m.Header.Get("X-Unsent") != "1" {
				t.Errorf("%s: %v", n.ID, err)
			}
		}
	}
}

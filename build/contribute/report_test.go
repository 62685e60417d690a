// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package contribute

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
)

// hostile are texts that try to be something else on a forge, in a terminal or in a table.
var hostile = []string{
	"@torvalds", "@compagnie-tiers-lieux/equipe", "#1", "GH-1", "!12", "&3", "$snippet", "https://evil.example", "www.evil.example", "mailto:a@evil.example",
	"![](https://evil.example/beacon.png)", "[lien](https://evil.example)", "[ref]: https://evil.example", "<https://evil.example>", "<img src=https://evil.example/x.png>", "<script>alert(1)</script>",
	"a | b | c", "a\n\n## titre", "```\n</details>\n@torvalds", "`code` | `x`", "````", "~~~", "<!-- maillage -->", "-->", "<details>", "\\", "\\|", "*gras*", "_souligné_", "~~barré~~", "[x]", "> citation", "- liste",
	"::error file=x::y", "##[command]", "\x1b[31mrouge", "\u202eetrevni", "\u200b", "${{ github.token }}", "{{ . }}", ":tada:", "[[wiki]]", "/close", "/label ~bug", "\r\n/assign me",
}

// strange is a report in which everything that can be a text is one.
func strange(text string) *Report {
	point := &Point{Lat: 50.6, Lon: 3}
	near := []Near{{ID: text, Title: text, Metres: 12, At: *point}}
	return &Report{
		Version: reportVersion, Lang: "fr", Errors: 1,
		Entries: []Entry{
			{Type: "place", ID: text, Title: text, File: text, Change: Added, Fields: []Field{{text, text, "", text}}, Body: []string{text, "+" + text}, At: point, Commune: text, Near: near, Suspects: near},
			{Type: "event", ID: text, Title: text, File: text, Change: Modified, Fields: []Field{{text, text, text, text}, {"/member", text, text, text}}, Body: []string{text}, At: point, Was: point, Moved: 3},
			{Type: "place", ID: text, Title: text, File: text, Change: Removed, Was: point},
		},
		Files:    []File{{File: text, Change: Added, Bytes: 3}},
		Guarded:  []Guarded{{File: text, Configures: true}, {File: text}},
		Problems: []Problem{{Code: text, Severity: "error", File: text, Line: 3, Title: text, Message: text, Hint: text}},
	}
}

const files = "https://forge.example/reseau/site/blob/abc/"

// faults returns what a comment does that it should not: it calls nobody, shows no picture, gives no order and has no other link
// than those to the files.
func faults(t *testing.T, comment []byte) (faults []string, tables int) {
	t.Helper()
	var page bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert(comment, &page); err != nil {
		t.Fatal(err)
	}
	tree, err := html.Parse(&page)
	if err != nil {
		t.Fatal(err)
	}
	for n := range tree.Descendants() {
		switch {
		case n.Type == html.ElementNode && n.Data == "table":
			tables++
		case n.Type == html.ElementNode && (n.Data == "img" || n.Data == "script"):
			faults = append(faults, n.Data)
		case n.Type == html.ElementNode && n.Data == "a":
			for _, a := range n.Attr {
				if a.Key == "href" && !strings.HasPrefix(a.Val, files) {
					faults = append(faults, "a link to "+a.Val)
				}
			}
		case n.Type == html.TextNode && !inCode(n):
			if called.MatchString(n.Data) {
				faults = append(faults, "calls somebody: "+n.Data)
			}
		}
	}
	for line := range strings.Lines(string(comment)) {
		if strings.HasPrefix(line, "/") {
			faults = append(faults, "an order: "+line)
		}
	}
	return faults, tables
}

// called is how forges name people, issues, merge requests and snippets.
var called = regexp.MustCompile(`(^|[^\w&])[@#!$][a-zA-Z0-9_]`)

func TestACommentIsHarmless(t *testing.T) {
	for _, text := range hostile {
		var comment bytes.Buffer
		if err := strange(text).WriteMarkdown(&comment, files); err != nil {
			t.Fatal(err)
		}
		faults, tables := faults(t, comment.Bytes())
		if len(faults) > 0 || tables != 3 {
			t.Errorf("%q: %d tables, not 3; %q:\n%s", text, tables, faults, comment.String())
		}
	}
}

func inCode(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == "code" || p.Data == "pre" {
			return true
		}
	}
	return false
}

func TestATerminalIsGivenNoOrders(t *testing.T) {
	for _, text := range hostile {
		var b bytes.Buffer
		if err := strange(text).WriteText(&b); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(b.String(), "\x1b\u202e\r") {
			t.Errorf("%q goes through", text)
		}
		for line := range strings.Lines(b.String()) {
			if strings.HasPrefix(line, "::") || strings.Contains(line, "##[") {
				t.Errorf("%q: a command of a workflow: %q", text, line)
			}
		}
	}
}

func TestAReportComesBackAsItWas(t *testing.T) {
	for _, text := range hostile {
		var one, two bytes.Buffer
		if err := strange(text).Write(&one); err != nil {
			t.Fatal(err)
		}
		r, err := ReadReport(bytes.NewReader(one.Bytes()))
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if err := r.Write(&two); err != nil {
			t.Fatal(err)
		}
		if one.String() != two.String() {
			t.Errorf("%q comes back as\n%s", text, two.String())
		}
	}
}

func TestWhatIsNoReportIsRefused(t *testing.T) {
	many := strange("x")
	for len(many.Entries) <= mostEntries {
		many.Entries = append(many.Entries, many.Entries...)
	}
	long, err := json.Marshal(many)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"nothing":             "",
		"not JSON":            "<html>",
		"another version":     `{"version": 2, "lang": "fr", "errors": 0}`,
		"another language":    `{"version": 1, "lang": "../../fr", "errors": 0}`,
		"an unknown key":      `{"version": 1, "lang": "fr", "errors": 0, "number": 12}`,
		"two reports":         `{"version": 1, "lang": "fr", "errors": 0}{}`,
		"an unknown type":     `{"version": 1, "lang": "fr", "errors": 0, "entries": [{"type": "/close", "change": "added"}]}`,
		"an impossible point": `{"version": 1, "lang": "fr", "errors": 0, "entries": [{"type": "place", "change": "added", "at": {"lat": 1e9, "lon": 0}}]}`,
		"an unknown change":   `{"version": 1, "lang": "fr", "errors": 0, "entries": [{"type": "place", "change": "<b>"}]}`,
		"an unknown severity": `{"version": 1, "lang": "fr", "errors": 0, "problems": [{"severity": "**"}]}`,
		"fewer than no error": `{"version": 1, "lang": "fr", "errors": -1}`,
		"too many entries":    string(long),
		"too long":            `{"version": 1, "lang": "fr", "errors": 0, "entries": [{"change": "added", "title": "` + strings.Repeat("x", reportBytes) + `"}]}`,
		"a bomb of lists":     strings.Repeat("[", reportBytes-1),
	} {
		if _, err := ReadReport(strings.NewReader(text)); !errors.Is(err, ErrReport) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestACommentFitsItsForge(t *testing.T) {
	r := strange(strings.Repeat("é", 300))
	for len(r.Entries) < mostEntries {
		r.Entries = append(r.Entries, r.Entries[0])
	}
	var b bytes.Buffer
	if err := r.WriteMarkdown(&b, ""); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 65_000 {
		t.Errorf("%d bytes", b.Len())
	}
}

func FuzzReadReport(f *testing.F) {
	for _, text := range hostile {
		var b bytes.Buffer
		if err := strange(text).Write(&b); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ReadReport(bytes.NewReader(data))
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := r.WriteMarkdown(&b, files); err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(b.Bytes(), []byte(Marker)) {
			t.Error("without its marker")
		}
		if faults, _ := faults(t, b.Bytes()); len(faults) > 0 {
			t.Errorf("%q:\n%s", faults, b.String())
		}
	})
}

// Others have the event in their calendars: where it moves, its file says when that was decided.
func TestAnEventThatMovesSaysWhen(t *testing.T) {
	start, updated, title := Field{Pointer: "/start", Label: "Début"}, Field{Pointer: "/updated", Label: "Mis à jour"}, Field{Pointer: "/title", Label: "Titre"}
	city := Field{Pointer: "/address/city", Label: "Adresse › Ville"}
	for _, c := range []struct {
		entry Entry
		notes string // of all
	}{
		{Entry{Type: "event", Change: Modified, File: "f", Fields: []Field{start, city}}, "f : « Début » change et la clé updated non : les agendas qui ont déjà l’événement peuvent l’ignorer"},
		{Entry{Type: "event", Change: Modified, File: "f", Fields: []Field{title, city}}, "f : « Adresse › Ville » change et la clé updated non : les agendas qui ont déjà l’événement peuvent l’ignorer"},
		{Entry{Type: "event", Change: Modified, File: "f", Fields: []Field{start, updated}}, ""},
		{Entry{Type: "event", Change: Modified, File: "f", Fields: []Field{title}}, ""},
		{Entry{Type: "event", Change: Added, File: "f", Fields: []Field{start}}, ""},
		{Entry{Type: "ad", Change: Modified, File: "f", Fields: []Field{start}}, ""},
	} {
		r := Report{Version: reportVersion, Lang: "fr", Entries: []Entry{c.entry}}
		if got := strings.Join(r.Attention(), "\n"); got != c.notes {
			t.Errorf("%v: %q", c.entry, got)
		}
	}
}

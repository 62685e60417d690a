// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// network returns the files of the network of these tests, in a language.
func network(t *testing.T, lang string) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/network.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{"static/fiche.pdf": {Data: []byte("%PDF-1.4\n%%EOF\n")}, "static/logo.png": {Data: picture(t)}}
	for _, f := range archive.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	replace := func(name, from, to string) {
		fsys[name].Data = bytes.Replace(fsys[name].Data, []byte(from), []byte(to), 1)
	}
	if lang == "en" {
		replace("site.yaml", "lang: fr", "lang: en")
		replace("content/redirects.yaml", "/lieux/", "/places/")
	}
	return fsys
}

// picture returns a picture that is wide enough for several sizes.
func picture(t *testing.T) []byte {
	t.Helper()
	canvas := image.NewRGBA(image.Rect(0, 0, 900, 600))
	for x := range 900 {
		canvas.Set(x, x/2, color.RGBA{R: uint8(x % 256), G: 90, B: 60, A: 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, canvas); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// render returns the pages of the network as they are on a day, by their files, and the paths of all files.
func render(t *testing.T, lang string, fsys, themes fs.FS) (pages map[string]string, files []string) {
	t.Helper()
	project, err := build.Open(context.Background(), build.Options{
		FS: fsys, Themes: themes, Today: when.Moment{Time: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC), Precision: when.Instant},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range project.State().Problems {
		if d.Severity() == diag.Error {
			var b strings.Builder
			_ = diag.Write(&b, diag.Options{Lang: lang}, []diag.Diagnostic{d})
			t.Error(b.String())
		}
	}
	pages = make(map[string]string)
	for _, f := range project.State().Plan.Files() {
		files = append(files, f.Path)
		if path.Ext(f.Path) != ".html" {
			continue
		}
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Errorf("%s: %v", f.Path, err)
		}
		pages[f.Path] = b.String()
	}
	return pages, files
}

// walk calls visit for each element of a page.
func walk(t *testing.T, page string, visit func(*html.Node)) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			visit(n)
		}
	}
}

// attribute returns an attribute of an element, "" for none.
func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// flaws are what a page never has: words that are missing, what html/template writes instead of something unsafe, and
// values that a template printed as Go sees them.
var flaws = regexp.MustCompile(`⟦|ZgotmplZ|&lt;no value&gt;|<no value>|%!|&lt;nil&gt;|0001-01-01|\{\{`)

// sample is the page of an example of the style guide.
var sample = regexp.MustCompile(`^guide/.+/index\.html$`)

func TestEveryPageIsWhole(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		pages, files := render(t, lang, network(t, lang), themes.FS())
		for _, name := range slices.Sorted(maps.Keys(pages)) {
			if found := flaws.FindString(pages[name]); found != "" {
				t.Errorf("%s %s has %q", lang, name, found)
			}
			if sample.MatchString(name) {
				continue // an example shows places that this network does not have
			}
			holds(t, name, pages[name])
			leads(t, name, pages[name], files)
		}
		if len(pages) < 30 {
			t.Errorf("only %d pages", len(pages))
		}
	}
}

// holds checks what each page promises of its structure.
func holds(t *testing.T, name, page string) {
	t.Helper()
	number := make(map[string]int)
	ids := make(map[string]bool)
	level := 0
	walk(t, page, func(n *html.Node) {
		number[n.Data]++
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("%s: <%s %s> would need a weaker policy", name, n.Data, a.Key)
			}
		}
		if n.Data == "script" && attribute(n, "type") != "application/ld+json" && (!strings.Contains(attribute(n, "src"), "/assets/site-") || n.FirstChild != nil) {
			t.Errorf("%s: a script that is not the theme's: %v", name, n.Attr)
		}
		if id := attribute(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("%s: id %s is there twice", name, id)
			}
			ids[id] = true
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			if now := int(n.Data[1] - '0'); now > level+1 {
				t.Errorf("%s: a title of level %d follows one of level %d", name, now, level)
			} else {
				level = now
			}
		}
		if n.Data == "img" && (attribute(n, "width") == "" || attribute(n, "height") == "" || !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "alt" })) {
			t.Errorf("%s: a picture without size or words: %v", name, n.Attr)
		}
	})
	for _, element := range []string{"h1", "main"} {
		if number[element] != 1 {
			t.Errorf("%s has %d <%s>", name, number[element], element)
		}
	}
	for _, element := range []string{"style"} {
		if number[element] != 0 {
			t.Errorf("%s has a <%s>", name, element)
		}
	}
}

// leads checks that every link inside the site leads to a file of it, and that the others say what they are.
func leads(t *testing.T, name, page string, files []string) {
	t.Helper()
	const base = "/reseau/"
	walk(t, page, func(n *html.Node) {
		for _, key := range []string{"href", "src"} {
			target, _, _ := strings.Cut(attribute(n, key), "#")
			if target == "" {
				continue
			}
			if strings.HasPrefix(target, "/") {
				rest, inside := strings.CutPrefix(target, base)
				if rest == "" || strings.HasSuffix(rest, "/") {
					rest += "index.html"
				}
				if !inside || !slices.Contains(files, rest) {
					t.Errorf("%s: %s leads nowhere", name, target)
				}
				continue
			}
			scheme, _, _ := strings.Cut(target, ":")
			if !slices.Contains([]string{"https", "mailto", "tel", "webcal"}, scheme) {
				t.Errorf("%s: odd address %s", name, target)
			}
			if scheme == "https" && n.Data == "a" && !strings.Contains(attribute(n, "rel"), "noopener") {
				t.Errorf("%s: %s has no rel", name, target)
			}
		}
	})
}

// What people write is shown as they wrote it.
func TestHostileWordsStayWords(t *testing.T) {
	pages, _ := render(t, "fr", network(t, "fr"), themes.FS())
	for name, want := range map[string]string{
		"lieux/ouvert/index.html": `<h1 class="page-title">L’ouvert &#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</h1>`,
		"lieux/index.html":        `Un lieu &lt;img src=x onerror=alert(1)&gt; avec tout.`,
		"index.html":              `Réseau &#34;A&#34; &amp; &lt;b&gt;co&lt;/b&gt;`,
	} {
		if !strings.Contains(pages[name], want) {
			t.Errorf("%s does not have %s", name, want)
		}
	}
}

func TestAPageSaysWhatIsTrueToday(t *testing.T) {
	pages, _ := render(t, "fr", network(t, "fr"), themes.FS())
	for _, c := range []struct{ page, want string }{
		{"agenda/passe/index.html", "Ce rendez-vous est passé."},
		{"agenda/passe/index.html", "du 22 au 23 octobre 2020"},
		{"agenda/passe/index.html", "1 300 personnes en ligne"},
		{"agenda/annule/index.html", "Ce rendez-vous est annulé."},
		{"agenda/reporte/index.html", "Ce rendez-vous est reporté."},
		{"agenda/avenir/index.html", "https://example.org/inscription"},
		{"annonces/expiree/index.html", "Cette annonce a expiré le 1er février 2020."},
		{"annonces/expiree/index.html", `<meta name="robots" content="noindex">`},
		{"annonces/emploi/index.html", "Publiée le 1er janvier 2020"},
		{"lieux/ouvert/index.html", "n’a pas été vérifiée depuis le 1er janvier 2020"},
		{"lieux/ouvert/index.html", "Position à la rue près"},
		{"lieux/ouvert/index.html", "9 h – 12 h"},
		{"lieux/ouvert/index.html", "Jours fériés : fermé"},
		{"lieux/ouvert/index.html", "depuis mars 2018"},
		{"lieux/ouvert/index.html", "https://github.com/example/reseau/edit/main/places/ouvert.md"},
		{"lieux/ferme/index.html", "a fermé"},
		{"lieux/ferme/index.html", "Fermé jusqu’au 1er janvier 2030"},
		{"lieux/ferme/index.html", "a déménagé"},
		{"lieux/ferme/index.html", "Horaires indiqués par le lieu"},
		{"lieux/voisin/index.html", "Ouvert jour et nuit"},
		{"lieux/projet/index.html", "est en projet"},
		{"lieux/page/2/index.html", `aria-current="page"`},
		{"ancien/index.html", `content="0; url=/reseau/lieux/ouvert/"`},
		{"ancien/index.html", `<link rel="canonical" href="https://example.org/reseau/lieux/ouvert/">`},
		{"lieux/ouvert/index.html", `data-colour="activity-fablab" class="map-place act-2"`},
	} {
		page := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(html.UnescapeString(pages[c.page]))
		if !strings.Contains(page, c.want) {
			t.Errorf("%s does not have %q", c.page, c.want)
		}
	}
	if strings.Contains(pages["agenda/passe/index.html"], "S’inscrire") {
		t.Error("one can still register for an event that is over")
	}
}

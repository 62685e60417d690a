// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// french returns the words of the theme that the program carries.
func french(t testing.TB) *words.Set {
	t.Helper()
	own, err := fs.Sub(themes.FS(), "maillage")
	if err != nil {
		t.Fatal(err)
	}
	w, err := words.Load(own, "fr")
	if err != nil {
		t.Fatal(err)
	}
	return w
}

const smallManifest = `name: small
brand: {primary: "#176058", accent: "#f2b544"}
slots:
  footer-end: {fr: "à la fin", en: "at the end"}
templates: {card: 2}
changes:
  - {template: card, contract: 2, fr: "le titre s’appelle Name", en: "the title is called Name"}
tokens:
  surface: {light: white, dark: grey-95}
  text: {light: grey-90, dark: grey-10}
contrast:
  - {text: text, on: [surface]}
`

// small returns a theme of a few files, and then those that a test adds.
func small(files ...string) fstest.MapFS {
	theme := fstest.MapFS{
		"small/theme.yaml":                {Data: []byte(smallManifest)},
		"small/styles/index.css":          {Data: []byte(`@layer tokens, components, network; @import "maillage:colours" layer(tokens); @import "maillage:components" layer(components); @import "maillage:network" layer(network);`)},
		"small/icons/place.svg":           {Data: []byte(`<svg viewBox="0 0 24 24"><path d="M1 1"/></svg>`)},
		"small/layouts/base.html":         {Data: []byte(`{{block "title" .}}<title>none</title>{{end}}{{block "main" .}}{{end}}<footer>{{slot "footer-end" .}}</footer>`)},
		"small/layouts/page.html":         {Data: []byte(`{{define "main"}}{{template "card" .}}{{end}}`)},
		"small/layouts/alone.html":        {Data: []byte(`alone {{.}}`)},
		"small/components/card/card.html": {Data: []byte(`<p title="{{.}}">{{.}}</p>`)},
		"small/components/card/card.css":  {Data: []byte(".card { & p { color: var(--text) } }")},
	}
	maps.Copy(theme, tree("small/", files...))
	return theme
}

// tree makes files of alternating names and texts.
func tree(prefix string, files ...string) fstest.MapFS {
	all := fstest.MapFS{}
	for i := 0; i+1 < len(files); i += 2 {
		all[prefix+files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return all
}

// open opens a theme that has no problems.
func open(t testing.TB, o Options) *Theme {
	t.Helper()
	theme, problems := openAnyway(t, o)
	if len(problems) > 0 {
		t.Fatalf("problems: %v", told(problems))
	}
	return theme
}

func openAnyway(t testing.TB, o Options) (*Theme, []diag.Diagnostic) {
	t.Helper()
	if o.Words == nil {
		o.Words = french(t)
	}
	theme, problems, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	return theme, problems
}

func told(problems []diag.Diagnostic) string {
	var b strings.Builder
	if err := diag.Write(&b, diag.Options{}, problems); err != nil {
		return err.Error()
	}
	return b.String()
}

func execute(t testing.TB, theme *Theme, layout string, data any) string {
	t.Helper()
	var b strings.Builder
	if err := theme.Execute(&b, layout, data); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTheThemeThatWeCarryHasNoProblems(t *testing.T) {
	theme := open(t, Options{Themes: themes.FS()})
	if theme.Manifest().Licence != "CC-BY-SA-4.0" || len(theme.Icons()) < 12 || theme.Asset("site.css") == "" {
		t.Errorf("%+v", theme.Manifest())
	}
	for name := range theme.Manifest().Templates {
		if theme.files[name] == nil && theme.files[layoutPrefix+name] == nil {
			t.Errorf("theme.yaml has a contract for a template that does not exist: %s", name)
		}
	}
	for _, layout := range theme.Layouts() {
		if theme.files[layout] != nil {
			t.Errorf("a layout and a component are both called %s", layout)
		}
	}
}

func TestALayoutOfBlocksIsPutIntoBase(t *testing.T) {
	theme := open(t, Options{Themes: small(), Name: "small"})
	if got := execute(t, theme, "page", "x"); got != `<title>none</title><p title="x">x</p><footer></footer>` {
		t.Errorf("got %s", got)
	}
	if got := execute(t, theme, "alone", "x"); got != "alone x" {
		t.Errorf("got %s", got)
	}
	if got := theme.Layouts(); !slices.Equal(got, []string{"alone", "page"}) {
		t.Errorf("layouts: %v", got)
	}
	if err := theme.Execute(io.Discard, "none", nil); err == nil {
		t.Error("a layout that does not exist")
	}
}

// What a layout defines stands in its own page alone, wherever it is called from: the skeleton, a component, a slot, what is written once.
func TestWhatALayoutDefinesIsItsOwn(t *testing.T) {
	theme := open(t, Options{Themes: small(
		"layouts/base.html", `{{block "title" .}}T{{end}}{{template "frame" .}}{{once "foot" .}}{{slot "footer-end" .}}`,
		"layouts/page.html", `{{define "main"}}{{template "card" .}}{{template "note" .}}{{end}}`,
		"layouts/own.html", `{{define "title"}}O{{end}}{{define "main"}}own {{template "card" .}}{{template "note" .}}{{end}}{{define "card"}}({{.N}}){{end}}`,
		"components/card/card.html", `[{{.N}}]`,
		"components/frame/frame.html", `<main>{{template "main" .}}</main>`,
		"components/note/note.html", `{{template "card" .}}`,
		"components/foot/foot.html", `<i>{{.N}}</i>`,
	), Name: "small", Network: tree("", "slots/footer-end.html", `{{template "title" .}}{{template "card" .}}`)})
	for layout, want := range map[string]string{"page": "T<main>[1][1]</main><i>1</i>T[1]", "own": "O<main>own (1)(1)</main><i>1</i>O(1)"} {
		if got := execute(t, theme, layout, &struct{ N int }{1}); got != want {
			t.Errorf("%s: got %s, want %s", layout, got, want)
		}
	}
}

// A component that is unsafe is said once, where it is so, and only the pages that show it cannot be written.
func TestAnUnsafeComponentIsSaidOnce(t *testing.T) {
	theme, problems := openAnyway(t, Options{Themes: small(
		"layouts/x.html", `{{define "main"}}{{template "outer" .}}{{end}}`,
		"layouts/y.html", `{{define "main"}}{{template "outer" .}}{{template "card" .}}{{end}}`,
		"components/outer/outer.html", `{{template "bad" .}}`,
		"components/bad/bad.html", "<p title={{.}}</p>",
		"components/worse/worse.html", `<script>let a = {{.}}</script>`,
	), Name: "small"})
	if len(problems) != 2 || problems[0].Code != codeUnsafe || problems[0].At.Path() != "themes/small/components/bad/bad.html" ||
		problems[1].Code != codeExecution || problems[1].At.Path() != "themes/small/components/worse/worse.html" {
		t.Fatalf("problems: %v", told(problems))
	}
	if got := execute(t, theme, "page", "x"); !strings.Contains(got, `<p title="x">x</p>`) {
		t.Errorf("got %s", got)
	}
	for _, layout := range []string{"x", "y"} {
		if err := theme.Execute(io.Discard, layout, "x"); err == nil {
			t.Errorf("%s was written", layout)
		}
	}
}

func TestAnUnsafeSlotLeavesThePages(t *testing.T) {
	theme, problems := openAnyway(t, Options{Themes: small(), Name: "small", Network: tree("", "slots/footer-end.html", `<a title="{{.}}>x</a>`)})
	if len(problems) != 1 || problems[0].Code != codeUnsafe || problems[0].At.Path() != "theme/slots/footer-end.html" {
		t.Fatalf("problems: %v", told(problems))
	}
	if got := execute(t, theme, "page", "x"); !strings.HasSuffix(got, `<p title="x">x</p><footer></footer>`) {
		t.Errorf("got %s", got)
	}
}

func TestANetworkLaysItsFilesOver(t *testing.T) {
	theme := open(t, Options{Themes: small(), Name: "small", Network: tree("",
		"templates/card.html", "{{/* maillage: card@2 */}}<b>{{.}}</b>",
		"slots/footer-end.html", `<a href="{{href "/x/"}}">{{.}}</a>`,
		"icons/own.svg", `<svg viewBox="0 0 24 24"><circle r="2"/></svg>`,
		"styles.css", "body { color: red }",
	)})
	if got := execute(t, theme, "page", "<x>"); got != `<title>none</title><b>&lt;x&gt;</b><footer><a href="/x/">&lt;x&gt;</a></footer>` {
		t.Errorf("got %s", got)
	}
	if !slices.Contains(theme.Icons(), "own") || !strings.Contains(styles(t, theme), "@layer network{body{color:red}}") {
		t.Error("the icon or the styles are missing")
	}
}

// styles returns the bundled style sheet.
func styles(t testing.TB, theme *Theme) string {
	t.Helper()
	var b strings.Builder
	for _, f := range theme.Assets() {
		if strings.HasSuffix(f.Path, ".css") {
			if err := f.Render(&b); err != nil {
				t.Fatal(err)
			}
		}
	}
	return b.String()
}

func TestProblemsOfThemes(t *testing.T) {
	own := func(files ...string) Options { return Options{Themes: small(files...), Name: "small"} }
	net := func(files ...string) Options {
		return Options{Themes: small(), Name: "small", Network: tree("", files...)}
	}
	tests := []struct {
		name    string
		options Options
		code    diag.Code
		at      string // the text of the span
		nearest string
	}{
		{"syntax", own("layouts/x.html", "a\n{{if .}}b"), codeSyntax, "{{if .}}b", ""},
		{"unknown function", net("slots/footer-end.html", "a\n  {{nothing 1}}\n"), codeSyntax, "nothing", ""},
		{"unknown template", net("templates/crad.html", "x"), codeUnknownTemplate, "", "card"},
		{"unknown slot", net("slots/foter-end.html", "x"), codeUnknownSlot, "", "footer-end"},
		{"no contract", net("templates/card.html", "x"), codeNoContract, "", ""},
		{"another's contract", net("templates/card.html", "{{/* maillage: page@1 */}}"), codeNoContract, "", ""},
		{"older contract", net("templates/card.html", "{{/* maillage: card@1 */}}"), codeOldContract, "1", ""},
		{"newer contract", net("templates/card.html", "{{- /* maillage: card@9 */ -}}"), codeNewContract, "9", ""},
		{"unsafe place", own("layouts/x.html", "{{define \"main\"}}\n<a {{.}}=x href={{.}}\n\"{{end}}"), codeUnsafe, "", ""},
		{"unknown word", own("layouts/x.html", `<p>{{with .}}{{t "nav.sikp" "a" .}}{{end}}`), codeUnknownWord, "nav.sikp", "nav.skip"},
		{"unknown icon", own("layouts/x.html", `{{dict "a" (icon "plaec")}}`), codeUnknownIcon, "plaec", "place"},
		{"unknown slot call", own("layouts/x.html", `{{slot "footer-edn" .}}`), codeUnknownSlotCall, "footer-edn", "footer-end"},
		{"unknown component", own("layouts/x.html", `{{range .}}{{else}}{{template "crad" .}}{{end}}`), codeUnknownCall, "crad", "card"},
		{"unknown asset", own("layouts/x.html", `{{asset "site.cs"}}`), codeUnknownAsset, "site.cs", "site.css"},
		{"unknown token", own("layouts/x.html", `{{token "surfcae" "light"}}`), codeUnknownToken, "surfcae", "surface"},
		{"base without a block", net("templates/base.html", "{{/* maillage: base@1 */}}\n{{block \"title\" .}}<title>none</title>{{end}}"), codeLostBlock, "", ""},
		{"block that nothing shows", own("layouts/x.html", `{{define "mian"}}a{{end}}`), codeUnshownBlock, "mian", "main"},
		{"block of a network that nothing shows", net("templates/page.html", "{{/* maillage: page@1 */}}\n{{define \"tilte\"}}a{{end}}{{define \"main\"}}b{{end}}"), codeUnshownBlock, "tilte", "title"},
		{"missing style", own("styles/index.css", "\n  @import './none.css';"), codeBundle, "'./none.css'", ""},
		{"broken script", own("scripts/map.ts", "let a = ;"), codeBundle, ";", ""},
		{"odd style", net("styles.css", "a { colour: red }\nb { widht: 2px }"), codeBundleWarning, "widht", "width"},
		{"style elsewhere", net("styles.css", "a { background: url(https://example.org/x.png) }"), codeRemote, "url(https://example.org/x.png)", ""},
		{"font elsewhere", net("styles.css", "@import '//example.org/x.css';"), codeRemote, "'//example.org/x.css'", ""},
		{"unreadable pair", own("theme.yaml", strings.Replace(smallManifest, "light: grey-90", "light: grey-30", 1)), codeContrast, "grey-30", ""},
		{"bad colour", Options{Themes: small(), Name: "small", Brand: Brand{Primary: "vert"}}, codeColour, "", ""},
		{"unknown shade", own("theme.yaml", strings.Replace(smallManifest, "light: white", "light: gery-5", 1)), codeManifest, "gery-5", "grey-5"},
		{"unknown key", own("theme.yaml", smallManifest+"tokns: {}\n"), codeManifest, "tokns", "tokens"},
		{"icon with a script", net("icons/x.svg", `<svg viewBox="0 0 1 1"><script>alert(1)</script></svg>`), codeIcon, "", ""},
		{"file without effect", net("card.html", "x"), codeStranger, "", "theme/templates/card.html"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems := openAnyway(t, test.options)
			if len(problems) == 0 || problems[0].Code != test.code {
				t.Fatalf("want %s, got: %v", test.code, told(problems))
			}
			d := problems[0]
			if test.at != "" && d.At.Text() != test.at {
				t.Errorf("at %q, want %q", d.At.Text(), test.at)
			}
			for i := 0; i < len(d.Args); i += 2 {
				if d.Args[i] == "nearest" && test.nearest != "" && d.Args[i+1] != test.nearest {
					t.Errorf("nearest %v, want %s", d.Args[i+1], test.nearest)
				}
			}
			if diag.Lookup(d.Code).Code == "" {
				t.Errorf("%s is not in the catalogue", d.Code)
			}
			for _, lang := range []string{"fr", "en"} {
				if text, complete := diag.Expand(diag.Lookup(d.Code).Message, lang, d.Args); !complete {
					t.Errorf("the message has a hole: %s", text)
				}
			}
		})
	}
}

func TestAFailingTemplateSaysWhere(t *testing.T) {
	theme := open(t, Options{Themes: small("layouts/x.html", "{{define \"main\"}}\n<p>{{.Nmae}}</p>{{end}}"), Name: "small"})
	var b bytes.Buffer
	err := theme.Execute(&b, "x", struct{ Name string }{"a"})
	var failed *Error
	if !errors.As(err, &failed) {
		t.Fatalf("error: %v", err)
	}
	if d := failed.Diagnostic; d.Code != codeExecution || d.At.Text() != ".Nmae" || d.At.Path() != "themes/small/layouts/x.html" {
		t.Errorf("%s at %s %q", d.Code, d.At.Path(), d.At.Text())
	}
	if b.Len() > 0 {
		t.Errorf("half a page was written: %s", b.String())
	}
}

// Whatever fails in a template is said in words, in French and in English: none of them is Go's.
func TestReasonsOfTemplates(t *testing.T) {
	tests := []struct{ template, fr string }{
		{`{{nothing}}`, "la fonction « nothing » n’existe pas"},
		{`{{.Nmae}}`, "pas de champ « Nmae »"},
		{`{{if .}}`, "il manque un {{end}}"},
		{`{{end}}`, "un {{end}} de trop"},
		{`{{.Name`, "il manque peut-être }}"},
		{`{{.Name "a`, "un texte entre guillemets"},
		{`{{if}}a{{end}}`, "il manque quelque chose après « if »"},
		{`{{.Name = 3}}`, "n’a pas sa place ici"},
		{`{{$x}}`, "la variable « $x »"},
		{`{{.None.Name}}`, "rien dont lire « Name »"},
		{`{{break}}`, "que dans un {{range}}"},
		{`{{range .Name}}a{{end}}`, "{{range}} attend une liste, et non « Ici »"},
		{`{{len .Number}}`, "« 3 » n’a pas de longueur"},
		{`{{index .List 7}}`, "pas d’élément numéro 7"},
		{`{{index .Number 0}}`, "int n’a pas d’éléments numérotés"},
		{`{{slice .List 1 0}}`, "commence à 1"},
		{`{{lt .Name .Number}}`, "ne se comparent pas"},
		{`{{mailto .Number}}`, "de type string, et non « 3 »"},
		{`{{mailto .Name .Name}}`, "il en faut 1"},
		{`{{.Name 3}}`, "« Name » n’est pas une fonction"},
		{`{{"a" 3}}`, "n’est pas une fonction"},
		{`{{date .Number}}`, "une valeur de type int n’est pas une date"},
		{`{{number .Name}}`, "une valeur de type string n’est pas un nombre"},
		{`{{svg .Name}}`, "ce que le programme a dessiné"},
		{`{{dict "a"}}`, "une valeur après chaque nom, et reçoit 1 arguments"},
		{`{{dict 1 2}}`, "un nom entre guillemets"},
		{`{{asset .Name}}`, "pas de fichier « Ici »"},
		{`{{href .Name}}`, "« Ici » n’est pas un chemin du site"},
		{`<p title="{{template "card" .}}">`, "entre deux éléments"},
		{`<script>let a = {{.Name}}</script>`, "ni dans un script"},
		{`<p title="`, "n’est pas refermé"},
		{`<p {{if .Name}}title="{{end}}>`, "l’une des branches de ce {{if}}"},
		{`<p title=a"b>`, "manque des guillemets"},
	}
	page := struct {
		Name   string
		Number int
		List   []int
		None   *struct{ Name string }
	}{Name: "Ici", Number: 3, List: []int{1}}
	for _, test := range tests {
		theme, problems := openAnyway(t, Options{Themes: small("layouts/x.html", `{{define "main"}}`+test.template+`{{end}}`), Name: "small"})
		if len(problems) == 0 {
			var failed *Error
			if err := theme.Execute(io.Discard, "x", page); !errors.As(err, &failed) {
				t.Errorf("%s: error: %v", test.template, err)
				continue
			}
			problems = append(problems, failed.Diagnostic)
		}
		for i := 0; i < len(problems[0].Args); i += 2 {
			if said, ok := problems[0].Args[i+1].(diag.Text); ok && (!strings.Contains(said.FR, test.fr) || said.FR == said.EN) {
				t.Errorf("%s: %s / %s, want … %s …", test.template, said.FR, said.EN, test.fr)
			}
		}
	}
}

func TestAFailingSlotSaysWhere(t *testing.T) {
	theme := open(t, Options{Themes: small(), Name: "small", Network: tree("", "slots/footer-end.html", "\n{{.Nmae}}")})
	var failed *Error
	if err := theme.Execute(io.Discard, "page", struct{ Name string }{"a"}); !errors.As(err, &failed) || failed.Diagnostic.At.Path() != "theme/slots/footer-end.html" {
		t.Errorf("error: %v", err)
	}
}

func TestPagesAreWrittenSideBySide(t *testing.T) {
	theme := open(t, Options{Themes: small(), Name: "small", Network: tree("", "slots/footer-end.html", "{{.}}")})
	var group sync.WaitGroup
	for i := range 200 {
		group.Go(func() {
			var b strings.Builder
			text := fmt.Sprint(i)
			if err := theme.Execute(&b, "page", text); err != nil || strings.Count(b.String(), text) != 3 {
				t.Errorf("%v %s", err, b.String())
			}
		})
	}
	group.Wait()
}

// hostile texts, each with what must not be found in a page as it is.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `javascript:alert(1)`, "`", `{{7}}`,
	`</title><script>`, `]]>`, "a\u2028b", `--><svg onload=alert(1)>`,
}

func TestHostileTextsStayText(t *testing.T) {
	theme := open(t, Options{Themes: small("layouts/x.html", `{{define "title"}}<title>{{.T}}</title>{{end}}{{define "main"}}<p title="{{.T}}" class='{{.T}}' id={{.T}}>{{.T}}</p>
<p>{{t "article.by" "name" .T}} {{phone .T}} {{enumerate .List}} {{icon .T}}</p><a href="{{ext .T}}" title="{{t "article.by" "name" .T}}">x</a>
<a href="{{mailto .T}}">x</a><a href="{{tel .T}}">x</a><a href="{{webcal .T}}">x</a><a href="/recherche/?q={{.T}}">x</a><svg><title>{{.T}}</title></svg>{{end}}`), Name: "small"})
	for _, text := range hostile {
		page := execute(t, theme, "x", map[string]any{"T": text, "List": []string{text, text}})
		if strings.Contains(page, "ZgotmplZ") {
			t.Errorf("%q: an address was refused by html/template, not by us", text)
		}
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if n.Data == "script" || n.Data == "img" {
				t.Errorf("%q: <%s> in %s", text, n.Data, page)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "href" && strings.HasPrefix(a.Val, "javascript") {
					t.Errorf("%q: %s=%q", text, a.Key, a.Val)
				}
			}
		}
	}
}

func TestFunctionsOfDates(t *testing.T) {
	theme := open(t, Options{Themes: small("layouts/x.html", `{{date .D}}|{{shortdate .D}}|{{month .D}}|{{time .M}}|{{iso .D}}|{{iso .M}}|{{iso .Y}}|{{iso .T}}|{{shortdate .Y}}|{{daterange .D .E}}|{{date .Z}}{{iso .Z}}{{time nil}}`), Name: "small"})
	day := func(d int) time.Time { return time.Date(2020, time.June, d, 0, 0, 0, 0, time.UTC) }
	at := time.Date(2020, time.June, 19, 9, 30, 0, 0, time.FixedZone("", 7200))
	got := execute(t, theme, "x", map[string]any{
		"D": when.Moment{Time: day(19), Precision: when.Day}, "E": when.Moment{Time: day(20), Precision: when.Day},
		"M": when.Moment{Time: at, Precision: when.Minute}, "Y": when.Moment{Time: day(1), Precision: when.Year},
		"T": at, "Z": when.Moment{},
	})
	want := "vendredi 19 juin 2020|19 juin 2020|juin 2020|9\u00a0h\u00a030|2020-06-19|2020-06-19T09:30|2020|2020-06-19T09:30:00&#43;02:00|2020|du 19 au 20 juin 2020|"
	if got != want {
		t.Errorf(" got %s\nwant %s", got, want)
	}
}

func TestAssetsAreTheSameEachTime(t *testing.T) {
	a, b := open(t, Options{Themes: themes.FS()}), open(t, Options{Themes: themes.FS()})
	if styles(t, a) != styles(t, b) || a.Asset("site.css") != b.Asset("site.css") {
		t.Error("two bundles of one theme differ")
	}
	based := open(t, Options{Themes: small("styles/index.css", "a { background: url(/photos/x.jpg) }"), Name: "small", BasePath: "/reseau"})
	if got := styles(t, based); !strings.Contains(got, "url(/reseau/photos/x.jpg)") {
		t.Errorf("got %s", got)
	}
	if !strings.HasPrefix(based.Asset("site.css"), "/reseau/assets/site-") {
		t.Errorf("asset: %s", based.Asset("site.css"))
	}
}

func TestScriptsAreBundled(t *testing.T) {
	theme := open(t, Options{Themes: small(
		"scripts/map.ts", "import { greet } from './map/greet'\nconst n: number = 1\ngreet(n)",
		"scripts/map/greet.ts", "export function greet(n: number): void { document.title = String(n ?? 0) }",
	), Name: "small"})
	if !strings.HasPrefix(theme.Asset("map.js"), "/assets/map-") || len(theme.Assets()) != 2 {
		t.Fatalf("assets: %v", theme.assetNames())
	}
	if got := string(theme.assets[1].bytes); !strings.Contains(got, "document.title") || strings.Contains(got, "number") {
		t.Errorf("got %s", got)
	}
}

// packages writes npm packages that stand for the real ones, by their paths below node_modules, and returns their folder.
func packages(t *testing.T, files map[string]string) Packages {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, "node_modules", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return Packages{Dir: dir}
}

func TestPictograms(t *testing.T) {
	set := packages(t, map[string]string{"@iconify-json/lucide/icons.json": `{"icons": {
		"sprout": {"body": "<path stroke=\"currentColor\" d=\"M4 12h16\"/>"}, "bad": {"body": "<script>alert(1)</script>"}}}`})
	at := (&diag.File{Path: "site.yaml", Text: []byte("icon: sprot")}).Span(6, 11)
	theme, problems, err := Open(Options{
		Themes: small(), Name: "small", Words: french(t), Packages: set,
		Icons: []Pictogram{{Name: "place"}, {Name: "sprout"}, {Name: "sprot", At: at}, {Name: "bad"}, {Name: "sprout"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(problems) != 2 || problems[0].Code != codePictogram || problems[1].Code != codePictogram {
		t.Fatalf("problems: %v", problems)
	}
	if _, spoken := diag.Records("fr", problems), slices.Contains(problems[1].Args, any("sprout")); !spoken {
		t.Errorf("no nearest name: %v", problems[1].Args)
	}
	if got := string(theme.Icon("sprout")); !strings.Contains(got, `<path stroke="currentColor" d="M4 12h16">`) {
		t.Errorf("sprout is %q", got)
	}
	sheet := ""
	for _, a := range theme.assets {
		if a.name == pictogramSheet {
			sheet = string(a.bytes)
		}
	}
	if strings.Count(sheet, "<symbol") != 2 || !strings.Contains(sheet, `<symbol id="sprout" viewBox="0 0 24 24"`) || strings.Contains(sheet, "script") {
		t.Errorf("the sheet is %s", sheet)
	}
}

func TestFonts(t *testing.T) {
	faces := `
faces:
  made: {family: "Made by Hand", stack: "Georgia, serif", files: [{path: "hand/latin.woff2", weights: "200 800", range: "U+0-FF"}]}
  book: {stack: "Charter, serif"}
fonts: {title: made, text: book}
`
	files := small("theme.yaml", smallManifest+faces,
		"styles/index.css", `@layer tokens; @import "maillage:fonts";`)
	hand := packages(t, map[string]string{"hand/latin.woff2": "letters"})
	for _, c := range []struct {
		name            string
		options         Options
		styles, preload string
		absent          string
	}{
		{"the theme's", Options{Packages: hand}, `--font-title:"Made by Hand",Georgia, serif;--font-text:Charter, serif`, "/assets/latin-", ""},
		{"without packages", Options{}, `--font-title:Georgia, serif;--font-text:Charter, serif`, "", "@font-face"},
		{"of the reader's device", Options{Packages: hand, Fonts: Fonts{Title: "book"}}, `--font-title:Charter, serif`, "", "@font-face"},
		{"the network's own", Options{BasePath: "/reseau", Fonts: Fonts{Title: "fonts/ours.woff2"}}, "url(/reseau/fonts/ours.woff2)", "/reseau/fonts/ours.woff2", ""},
	} {
		c.options.Themes, c.options.Name = files, "small"
		theme := open(t, c.options)
		if got := styles(t, theme); !strings.Contains(got, c.styles) || c.absent != "" && strings.Contains(got, c.absent) {
			t.Errorf("%s: styles are %s", c.name, got)
		}
		if got := strings.Join(theme.preload, " "); !strings.HasPrefix(got, c.preload) || (got == "") != (c.preload == "") {
			t.Errorf("%s: preloaded are %q", c.name, got)
		}
	}
}

// A package stands for one of npm: styles and scripts import it by its name.
func TestPackages(t *testing.T) {
	dir := packages(t, map[string]string{
		"leaflet/package.json": `{"name": "leaflet", "module": "src/index.js"}`,
		"leaflet/src/index.js": `export { zoom } from "./zoom.js"`,
		"leaflet/src/zoom.js":  `export function zoom() { document.title = "zoomed" }`,
		"leaflet/map.css":      `.map { background: url(layers.png) }`,
		"leaflet/layers.png":   "a picture",
	})
	files := small(
		"scripts/site.ts", `import { site } from "maillage:site"; import { words } from "maillage:words"
			document.title = site.assets["map.css"] + site.timezone + words["script.share.copied"]
			const map = PACKAGES ? () => import("./parts/map") : undefined; map?.()`,
		"scripts/parts/map.ts", `import { zoom } from "leaflet"; zoom()`,
		"styles/parts/map.css", `@import "leaflet/map.css";`,
	)
	with := open(t, Options{Themes: files, Name: "small", Packages: dir, Facts: map[string]any{"timezone": "Europe/Paris"}})
	all := ""
	for _, a := range with.assets {
		all += string(a.bytes)
	}
	for _, want := range []string{"zoomed", with.Asset("map.css"), "Europe/Paris", "Adresse"} {
		if want == "" || !strings.Contains(all, want) {
			t.Errorf("no %q in the assets %v", want, with.assetNames())
		}
	}

	if strings.Contains(all, "a picture") || !strings.Contains(all, "data:,") {
		t.Errorf("the pictures of a package are among the assets %v", with.assetNames())
	}

	delete(files, "small/styles/parts/map.css")
	without, problems, err := Open(Options{Themes: files, Name: "small", Words: french(t), Packages: Packages{Missing: "npm n’est pas installé"}})
	if err != nil || len(problems) != 1 || problems[0].Code != codePackages || diag.Failed(problems) {
		t.Fatalf("problems: %v, %v", problems, err)
	}
	if names := without.assetNames(); !slices.Equal(names, []string{"site.css", "site.js"}) {
		t.Errorf("without packages the assets are %v", names)
	}
}

// A component that a sheet of some pages names comes with that sheet; the others come with every page.
func TestStylesOfComponents(t *testing.T) {
	files := small(
		"components/card/card.css", `.card { margin: 1px }`,
		"components/chart/chart.css", `.chart { margin: 2px }`,
		"components/chart/chart.html", `<p class="chart"></p>`,
		"styles/pages/figures.css", `@import "../../components/chart/chart.css" layer(components);`,
	)
	sheets := make(map[string]string)
	for _, a := range open(t, Options{Themes: files, Name: "small"}).assets {
		sheets[a.name] = string(a.bytes)
	}
	if site := sheets["site.css"]; !strings.Contains(site, ".card") || strings.Contains(site, ".chart") {
		t.Errorf("the sheet of every page is %s", site)
	}
	if !strings.Contains(sheets["figures.css"], ".chart") {
		t.Errorf("the sheet of figures is %s", sheets["figures.css"])
	}
}

// Sizes are read where the theme has them, each once and under its kind.
func TestScales(t *testing.T) {
	got := open(t, Options{Themes: small("styles/tokens.css", ":root {\n  --text-s: 1rem;\n  --text-m: 2rem;\n  --space-s: clamp(1px,\n    2vw, 3px);\n  --quick: 1ms;\n  --leading: 2;\n}\n@media (prefers-reduced-motion: reduce) {\n  :root {\n    --quick: 0s;\n  }\n}\n"), Name: "small"}).Scales()
	want := []Scale{
		{"text", []ScaleToken{{"text-s", "1rem"}, {"text-m", "2rem"}}},
		{"space", []ScaleToken{{"space-s", "clamp(1px, 2vw, 3px)"}}},
		{"motion", []ScaleToken{{"quick", "1ms"}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAThemeIsNeeded(t *testing.T) {
	if _, _, err := Open(Options{Themes: fstest.MapFS{}, Words: french(t)}); err == nil {
		t.Error("opened a theme that does not exist")
	}
}

func BenchmarkOpen(b *testing.B) {
	w := french(b)
	for b.Loop() {
		if _, _, err := Open(Options{Themes: themes.FS(), Words: w}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkExecute writes a page of a list: 24 cards with a title, a link, words, a date and an icon.
func BenchmarkExecute(b *testing.B) {
	theme := open(b, Options{Themes: small(
		"layouts/list.html", `{{define "main"}}<h1>{{t "count.places" "count" (len .)}}</h1><ul>{{range .}}<li>{{template "item" .}}</li>{{end}}</ul>{{end}}`,
		"components/item/item.html", `<article><h2><a href="{{href .URL}}">{{icon "place"}} {{.Title}}</a></h2><p>{{.Summary}}</p><time datetime="{{iso .Date}}">{{shortdate .Date}}</time>{{with ext .Web}}<a href="{{.}}" rel="nofollow">{{t "nav.contents"}}</a>{{end}}</article>`,
	), Name: "small"})
	type item struct {
		URL, Title, Summary, Web string
		Date                     time.Time
	}
	items := make([]item, 24)
	for i := range items {
		items[i] = item{"/lieux/la-coroutine/", "La Coroutine", strings.Repeat("Un lieu pour travailler ensemble. ", 5), "https://example.org/", time.Date(2020, 6, 19, 9, 0, 0, 0, time.UTC)}
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := theme.Execute(io.Discard, "list", items); err != nil {
			b.Fatal(err)
		}
	}
}

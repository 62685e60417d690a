// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package render_test

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"
	"testing"
	"text/template/parse"

	"github.com/compagnie-tiers-lieux/maillage/build/render"
)

var funcs = template.FuncMap{
	"dict": func(pairs ...any) (map[string]any, error) {
		m := make(map[string]any)
		for i := 0; i+1 < len(pairs); i += 2 {
			m[pairs[i].(string)] = pairs[i+1]
		}
		return m, nil
	},
	"say":   func(key string, args ...any) string { return fmt.Sprint(append([]any{key}, args...)...) },
	"html_": func(s string) template.HTML { return template.HTML(s) },
	"url_":  func(s string) template.URL { return template.URL(s) },
	"set_":  func(s string) template.Srcset { return template.Srcset(s) },
	"add":   func(a, b int) int { return a + b },
	"half":  func(n float64) float64 { return n / 2 },
	"fail":  func(s string) (string, error) { return "", errors.New("failed on " + s) },
	"shout": func(s string) string { return strings.ToUpper(s) },
	"upper": func(k kind) string { return strings.ToUpper(string(k)) },
	"any_":  func(v any) (string, error) { return fmt.Sprintf("%v", v), nil },
	"both":  func(a, b any) (string, error) { return fmt.Sprint(a, b), nil },
	"either": func(a, b any) any {
		if truth, _ := template.IsTrue(a); truth {
			return a
		}
		return b
	},
}

type kind string

type weekday int

func (d weekday) String() string { return [...]string{"lundi", "mardi"}[d] }

type address struct{ City string }

func (a address) Upper() string             { return strings.ToUpper(a.City) }
func (a *address) Repeat(n int) string      { return strings.Repeat(a.City, n) }
func (a address) Wrong() (string, error)    { return "", errors.New("wrong address") }
func (a address) In(lang string) string     { return lang + ":" + a.City }
func (a address) Join(all ...string) string { return strings.Join(all, a.City) }

type base struct{ ID string }

func (b *base) Common() *base { return b }

type data struct {
	*base
	Name    string
	Kind    kind
	Day     weekday
	N       int
	U       uint8
	F       float64
	Yes     bool
	Nothing *address
	At      address
	To      *address
	Any     any
	Nil     any
	List    []string
	Places  []*data
	Words   map[string]string
	Mixed   map[string]any
	HTML    template.HTML
	Err     error
	Nested  [][]int
}

func sample(text string) *data {
	return &data{
		base: &base{ID: "id-" + text}, Name: text, Kind: "k", Day: 1, N: 3, U: 7, F: 2.5, Yes: true,
		At: address{text}, To: &address{"Lille"}, Any: text, List: []string{"a", text, ""},
		Places: []*data{{Name: "one", base: &base{}}, {Name: text, Yes: true, base: &base{}}},
		Words:  map[string]string{"b": text, "a": "x"}, Mixed: map[string]any{"n": 5, "s": text, "nil": nil, "at": address{"Roubaix"}},
		HTML: "<b>ok</b>", Err: errors.New("an error <i>"), Nested: [][]int{{1, 2}, {}},
	}
}

// templates are what the language of templates has, each against html/template itself.
var templates = []string{
	`{{.Name}} {{.N}} {{.U}} {{.F}} {{.Yes}} {{.Kind}} {{.Day}} {{.HTML}} {{.Any}} {{.Nil}} {{.Err}} {{.Nothing}} {{.To}} {{.At}}`,
	`<p title="{{.Name}}" class='{{.Name}}' id={{.Name}} data-n="{{.N}}">{{.Name}}</p><title>{{.Name}}{{.HTML}}</title><textarea>{{.Name}}</textarea>`,
	`<a href="{{.Name}}">x</a><a href="/x/{{.Name}}">x</a><a href="/?q={{.Name}}&r={{.N}}">x</a><a href="{{url_ .Name}}">x</a><a href='#{{.Name}}'>x</a><a href="/?{{url_ .Name}}">x</a>`,
	`<img src="{{.Name}}" srcset="{{.Name}}"><img srcset="{{set_ .Name}}"><img srcset="{{url_ .Name}}"><img alt="{{.Name}}">`,
	`<!-- {{.Name}} -->a{{/* c */}}b`,
	`{{if .Yes}}a{{else}}b{{end}}{{if .Nothing}}a{{else if .Name}}c{{else}}b{{end}}{{if not .Yes}}x{{end}}{{if and .Yes .Name}}y{{end}}{{if or .Nil .Nothing .N}}z{{end}}`,
	`{{with .To}}{{.City}}{{else}}none{{end}}{{with .Nothing}}{{.City}}{{else}}none{{end}}{{with $x := .At}}{{$x.City}}{{.City}}{{$.Name}}{{end}}{{with .Nothing}}a{{else with .To}}{{.City}}{{end}}`,
	`{{range .List}}[{{.}}]{{else}}none{{end}}{{range $i, $e := .List}}{{$i}}={{$e}};{{end}}{{range $e := .Places}}{{$e.Name}}{{if $e.Yes}}!{{end}}{{end}}{{range .Nil}}{{else}}empty{{end}}`,
	`{{range $k, $v := .Words}}{{$k}}:{{$v}} {{end}}{{range .N}}{{.}}{{end}}{{range $i, $row := .Nested}}{{range $row}}{{$i}}{{.}}{{else}}-{{end}}{{end}}`,
	`{{range .List}}{{if eq . ""}}{{break}}{{end}}{{if eq . "a"}}{{continue}}{{end}}{{.}}{{end}}`,
	`{{$x := 1}}{{if .Yes}}{{$x = 2}}{{$y := 3}}{{$y}}{{end}}{{$x}}{{range .List}}{{$x = add $x 1}}{{end}}{{$x}}`,
	`{{define "card"}}<i>{{.Place.Name}}{{.Level}}</i>{{end}}{{template "card" (dict "Place" . "Level" 2)}}{{range .Places}}{{template "card" (dict "Place" . "Level" 3)}}{{end}}`,
	`{{define "deep"}}{{.ID}}{{with .Name}}({{.}}){{end}}{{$a := "x"}}{{template "leaf" $a}}{{$a}}{{end}}{{define "leaf"}}{{$a := "y"}}{{.}}{{$a}}{{end}}{{template "deep" .}}{{template "leaf"}}`,
	`{{.At.Upper}} {{.To.Upper}} {{.To.Repeat 2}} {{.At.In "fr"}} {{.At.Join "a" .Name "b"}} {{.Common.ID}} {{.ID}} {{.base.ID}}`,
	`{{.ID}} {{(index .Places 1).Name}} {{(dict "A" .).A.Name}} {{index .Words "b"}} {{index .Nested 0 1}} {{.Words.a}} {{.Words.missing}} {{.Mixed.s}} {{.Mixed.missing}} {{.Mixed.at.City}} {{.Mixed.nil}}`,
	`{{len .List}} {{len .Name}} {{slice .Name 0 0}} {{printf "%s-%d" .Name .N}} {{print .Name .N}} {{print "a" 1 2 "b"}} {{println .N}}`,
	`{{eq .N 3}} {{eq .Name "x" "y"}} {{ne .N 3}} {{lt .N 4}} {{le .F 2.5}} {{gt .N 2}} {{ge .U 7}} {{eq .Kind "k"}} {{eq .U 7}} {{eq .Yes true}} {{lt .Name "b"}} {{eq .Any .Name}}`,
	`{{.Name | shout | say "key"}} {{say "key" "count" .N "name" .Name}} {{add 1 2 | add 3}} {{half 3}} {{upper .Kind}} {{upper "const"}} {{any_ .Nil}} {{any_ .To}} {{.Any | shout}}`,
	`{{either .Nil .Name}} {{either .Nothing .To}} {{(either .To .Nil).City}} {{either .HTML .Name}} {{either .Nil .Nil}} {{either .Nothing .Nothing}} {{.Name | either .Nil}} {{both .Nil .N}} {{both .Name .Day}}`,
	`{{if either .Nil .Nothing}}a{{else}}b{{end}}{{with either .Nil .At}}{{.City}}{{end}}{{range either .Nil .List}}{{.}}{{end}}{{eq (either .Nil .N) 3}}{{eq (either .Nil .Nil) .Nil}}{{not (either .Nil .Nil)}}{{len (either .Nil .List)}}{{$x := either .Nil .Nil}}{{$x}}{{dict "a" (either .Nil .Nil)}}`,
	`{{true}} {{"text <b>"}} {{'a'}} {{1.5}} {{0x10}} {{(len .List) | add 1}} {{not true}} {{and 0 1}} {{or 0 "x"}} {{and}}`,
	`<a {{if .Yes}}href="{{.Name}}"{{end}} title='{{.Name}}'>{{.Name}}</a><svg><title>{{.Name}}</title></svg><p>{{html_ .Name}}</p>`,
	`<meta http-equiv="refresh" content="0; url={{.Name}}"><button type="button" aria-label="{{say "a" .Name}}">x</button>`,
	`{{.Missing}}`, `{{.Nothing.City}}`, `{{.At.Wrong}}`, `{{fail .Name}}`, `{{index .List 9}}`, `{{range .F}}{{end}}`, `{{range .Nothing}}{{end}}`, `{{.Name.City}}`, `{{shout .N}}`, `{{lt .At .N}}`, `{{.At.In}}`, `{{either .N}}`, `{{both 1 2 3}}`, `{{range either .Nil .Nil}}{{end}}{{len (either .Nil .Nil)}}`, `{{template "x" .}}{{define "x"}}{{.Missing}}{{end}}`,
}

// trees returns those of a template and of the ones that it defines.
func trees(of *template.Template) func(name string) *parse.Tree {
	return func(name string) *parse.Tree {
		if t := of.Lookup(name); t != nil {
			return t.Tree
		}
		return nil
	}
}

// both executes a template by html/template and by this package.
func both(t *testing.T, text string, of any) (want, got string, wantErr, gotErr error) {
	t.Helper()
	parsed, err := template.New("page").Funcs(funcs).Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	var w, g bytes.Buffer
	wantErr = parsed.Execute(&w, of)
	set, err := render.Compile(trees(parsed), funcs, nil, "page")
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	gotErr = set.Execute(&g, "page", of)
	return w.String(), g.String(), wantErr, gotErr
}

// hostile are texts that try to be something else.
var hostile = []string{
	"Lille", "", `<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `javascript:alert(1)`, "`", `a+b&amp;c%20%zz`,
	`</title><script>`, "a\u2028b\x00\xff\ufffe", `https://example.org/é?a=1&b=[2]#x`, `/a b, /c 2x, javascript:x 3x`, "a.jpg 400w, b.jpg 1;2", "mailto:a@b.fr", "x:y/z", "\t\n",
}

func TestPagesAreThoseOfHTMLTemplate(t *testing.T) {
	for _, text := range templates {
		t.Run(text[:min(len(text), 30)], func(t *testing.T) {
			for _, word := range hostile {
				want, got, wantErr, gotErr := both(t, text, sample(word))
				if (wantErr == nil) != (gotErr == nil) {
					t.Fatalf("%q: html/template: %v; here: %v", word, wantErr, gotErr)
				}
				if wantErr == nil && got != want {
					t.Errorf("%q:\n got %s\nwant %s", word, got, want)
				}
				if gotErr != nil && (got != "" || !strings.Contains(gotErr.Error(), "template: page:1:")) {
					t.Errorf("%q: %v after %q; html/template says %v", word, gotErr, got, wantErr)
				}
			}
		})
	}
}

// Where html/template lets a value stand inside a script, a style or the name of an attribute, this package refuses the template.
func TestValuesThatNeedAnotherPolicyAreRefused(t *testing.T) {
	for _, text := range []string{
		`<script>var x = {{.Name}}</script>`, `<style>p { color: {{.Name}} }</style>`, `<p style="color: {{.Name}}">`, `<p onclick="f({{.Name}})">`, `<p {{.Name}}="x">`,
		`<title>{{template "x" .}}</title>{{define "x"}}{{.Name}}{{end}}`,
	} {
		parsed := template.Must(template.New("page").Funcs(funcs).Parse(text))
		if err := parsed.Execute(io.Discard, sample("x")); err != nil {
			t.Fatal(err)
		}
		var failed *render.Error
		if _, err := render.Compile(trees(parsed), funcs, nil, "page"); !errors.As(err, &failed) || failed.Location == "" {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestTemplatesThatCallThemselvesEnd(t *testing.T) {
	parsed := template.Must(template.New("page").Parse(`{{define "x"}}{{template "x" .}}{{end}}{{if .}}{{template "x" .}}{{end}}`))
	_ = parsed.Execute(io.Discard, nil)
	set, err := render.Compile(trees(parsed), nil, nil, "page")
	if err != nil {
		t.Fatal(err)
	}
	if err := set.Execute(io.Discard, "page", true); err == nil || !strings.Contains(err.Error(), "deep") {
		t.Errorf("error: %v", err)
	}
}

func TestPagesAreWrittenSideBySide(t *testing.T) {
	parsed := template.Must(template.New("page").Funcs(funcs).Parse(`{{$n := .Name}}{{range .Places}}{{.Name}}{{$n}}{{end}}`))
	_ = parsed.Execute(io.Discard, sample("x"))
	set, err := render.Compile(trees(parsed), funcs, nil, "page")
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for i := range 100 {
		group.Go(func() {
			var b strings.Builder
			word := fmt.Sprint("w", i)
			if err := set.Execute(&b, "page", sample(word)); err != nil || b.String() != "one"+word+word+word {
				t.Errorf("%v %s", err, b.String())
			}
		})
	}
	group.Wait()
}

// FuzzEscaping holds every place where a value can stand against html/template, for any text.
func FuzzEscaping(f *testing.F) {
	for _, word := range hostile {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		for _, text := range templates[:5] {
			want, got, wantErr, gotErr := both(t, text, sample(word))
			if wantErr != nil || gotErr != nil || got != want {
				t.Fatalf("%s\n got %s (%v)\nwant %s (%v)", text, got, gotErr, want, wantErr)
			}
		}
	})
}

// BenchmarkPage writes a list of cards, by both.
func BenchmarkPage(b *testing.B) {
	text := `{{define "card"}}<article><h2><a href="{{.Place.Name}}">{{.Place.Name}}</a></h2><p title="{{.Place.Kind}}">{{.Place.Name}}</p>{{if .Place.Yes}}{{say "k" "n" .Level}}{{end}}</article>{{end}}` +
		`<ul>{{range .Places}}<li>{{template "card" (dict "Place" . "Level" 2)}}</li>{{end}}</ul>`
	parsed := template.Must(template.New("page").Funcs(funcs).Parse(text))
	of := &data{}
	for range 24 {
		of.Places = append(of.Places, sample("La Coroutine"))
	}
	_ = parsed.Execute(io.Discard, of)
	set, err := render.Compile(trees(parsed), funcs, nil, "page")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("html-template", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_ = parsed.Execute(io.Discard, of)
		}
	})
	b.Run("render", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_ = set.Execute(io.Discard, "page", of)
		}
	})
}

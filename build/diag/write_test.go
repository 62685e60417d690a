// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

// golden compares got with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got; -update rewrites):\n%s", path, diff)
	}
}

// sampleCatalogue stands for the catalogue: goldens must not change when its words do.
func sampleCatalogue(code Code) Rule {
	for _, r := range []Rule{
		{
			Code: "P104", Severity: Error,
			Title:   Text{"activité inconnue", "unknown activity"},
			Message: Text{"« {value} » ne fait pas partie des activités de ce réseau", "“{value}” is not one of this network's activities"},
			Hints: []Text{
				{"écrivez « {nearest} »", "write “{nearest}”"},
				{"la liste est dans site.yaml, ligne {line}", "the list is in site.yaml, line {line}"},
			},
			Explain: Text{
				"Chaque lieu choisit ses activités dans la liste du réseau, écrite dans `site.yaml`.\n\nUn autre mot ne mènerait à aucune page.",
				"Each place chooses its activities in the network's list, written in `site.yaml`.\n\nAnother word would lead to no page.",
			},
			Wrong: "activities:\n  - cowoking\n", Right: "activities:\n  - coworking\n",
		},
		{
			Code: "R201", Severity: Error,
			Title:   Text{"nom déjà pris", "name already taken"},
			Message: Text{"deux lieux s’appellent « {name} »", "two places are called “{name}”"},
			Related: Text{"déjà ici", "already here"},
			Hints:   []Text{{"ajoutez la commune au nom", "add the commune to the name"}},
		},
		{
			Code: "Y102", Severity: Warning,
			Title:   Text{"tabulation", "tabulator"},
			Message: Text{"une tabulation sépare la clé de sa valeur", "a tabulator stands between key and value"},
			Hints:   []Text{{"écrivez une espace", "write a space"}},
		},
		{
			Code: "I301", Severity: Info,
			Title:   Text{"image lourde", "heavy picture"},
			Message: Text{"{size} Mo{missing}", "{size} MB{missing}"},
		},
		{
			Code: "C001", Severity: Warning,
			Title:   Text{"réseau vide", "empty network"},
			Message: Text{"aucun lieu n’a été trouvé", "no place was found"},
			Hints:   []Text{{"créez le premier avec `maillage new place`", "make the first with `maillage new place`"}},
		},
	} {
		if r.Code == code {
			return r
		}
	}
	return Rule{}
}

// at returns the span of the first occurrence of a piece of f.
func at(f *File, piece string) Span {
	i := bytes.Index(f.Text, []byte(piece))
	if i < 0 {
		panic("the sample has no " + piece)
	}
	return f.Span(i, i+len(piece))
}

// sample returns problems of every kind that the printers treat differently.
func sample() []Diagnostic {
	coroutine := &File{"places/la-coroutine.md", []byte("---\nname: La Coroutine\nsummary: Un café à Hénin-Beaumont\nactivities:\n  - cowoking\n  - fablab\n---\n")}
	other := &File{"places/été, 100%:a.md", []byte("\ufeff---\r\nname:\t\"La Coroutine\"\r\ncity: Hénin-Beaumont 🎉 日本 ici\r\n---\r\n")}
	picture := &File{Path: "static/grande photo#1.jpg"}
	hostile := &File{"places/pirate.md", []byte("summary: \u202eexe.txt\x1b[31m ##[set-output name=a]b\x00\xff | @tous <img src=x> [ici](http://x.example) `a` #12\n")}
	return []Diagnostic{
		{
			Code: "P104", At: at(coroutine, "cowoking"),
			Args: []any{"value", "cowoking", "nearest", "coworking", "line", 42},
			Fix:  []Edit{{at(coroutine, "cowoking"), "coworking"}},
		},
		{Code: "P104", At: at(other, "日本"), Args: []any{"value", "日本", "nearest", ""}},
		{Code: "R201", At: at(other, "La Coroutine"), Args: []any{"name", "La Coroutine"}, Related: []Span{
			at(coroutine, "La Coroutine"), {}, picture.Span(0, 0), at(other, "ici"), at(coroutine, "fablab"), at(coroutine, "café"),
		}},
		{Code: "P104", At: at(hostile, hostile.Span(9, 500).Text()), Args: []any{"value", hostile.Span(9, 500).Text(), "nearest", "a|b"}},
		{Code: "Y102", At: at(other, "\t"), Fix: []Edit{{at(other, "\t"), " "}}},
		{Code: "Y102", At: at(coroutine, "activities:\n  - cowoking\n")},
		{Code: "C001"},
		{Code: "I301", At: picture.Span(0, 0), Args: []any{"size", 12.5, "missing", ""}},
		{Code: "Z999", At: at(coroutine, "---"), Args: []any{"value", 3}},
	}
}

func TestEveryFormHasAGolden(t *testing.T) {
	for _, test := range []struct {
		name string
		Options
	}{
		{"text.fr.txt", Options{}},
		{"text.en.txt", Options{Lang: "en"}},
		{"text.narrow.txt", Options{Width: 60, Max: 5}},
		{"text.color.txt", Options{Color: true, Width: 100, Max: 3}},
		{"concise.fr.txt", Options{Form: FormConcise}},
		{"concise.en.txt", Options{Form: FormConcise, Lang: "en", Color: true, Max: 2}},
		{"records.fr.json", Options{Form: FormJSON}},
		{"github.fr.txt", Options{Form: FormGitHub}},
		{"gitlab.fr.json", Options{Form: FormGitLab}},
		{"sarif.fr.json", Options{Form: FormSARIF}},
		{"markdown.fr.md", Options{Form: FormMarkdown}},
		{"markdown.en.md", Options{Form: FormMarkdown, Lang: "en", Max: 8}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := write(&b, test.Options, sample(), sampleCatalogue); err != nil {
				t.Fatal(err)
			}
			golden(t, test.name, b.Bytes())
		})
	}
}

func TestNoProblemsIsStillAReport(t *testing.T) {
	for form, want := range map[Form]string{
		FormText: "", FormConcise: "", FormGitHub: "", FormJSON: "[]\n", FormGitLab: "[]\n",
		FormMarkdown: "## ✅ maillage\u00a0: aucun problème\n",
	} {
		var b bytes.Buffer
		if err := Write(&b, Options{Form: form}, nil); err != nil || b.String() != want {
			t.Errorf("%s: %q, %v; want %q", form, b.String(), err, want)
		}
	}
	var b bytes.Buffer
	if err := Write(&b, Options{Form: FormSARIF}, nil); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `"results": []`) {
		t.Errorf("SARIF without results must say so:\n%s", b.String())
	}
}

// Of many remarks of one code the first is shown and the others are named; what must be mended is shown each by itself.
func TestManyRemarksShareOneFrame(t *testing.T) {
	for _, test := range []struct {
		severity Severity
		many     int
		frames   int
	}{{Info, mostAlike, mostAlike}, {Info, mostAlike + 2, 1}, {Warning, mostAlike + 2, mostAlike + 2}} {
		var ds []Diagnostic
		for i := range test.many {
			f := &File{Path: fmt.Sprintf("places/p%d.md", i), Text: []byte("name: x\n")}
			ds = append(ds, Diagnostic{Code: "X100", At: f.Span(0, 4)}, Diagnostic{Code: Code(fmt.Sprintf("X20%d", i)), At: f.Span(6, 7)})
		}
		var b bytes.Buffer
		lookup := func(code Code) Rule {
			return Rule{Code: code, Severity: test.severity, Title: Text{"t" + string(code), "t"}, Message: Text{"m" + string(code), "m"}}
		}
		if err := write(&b, Options{Form: FormText, Lang: "fr"}, ds, lookup); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(b.String(), "tX100 (X100)"); got != test.frames {
			t.Errorf("%d of severity %d: %d frames, want %d\n%s", test.many, test.severity, got, test.frames, b.String())
		}
		for _, d := range ds {
			if !strings.Contains(b.String(), whereabouts(d.At)) {
				t.Errorf("nothing is said of %s", whereabouts(d.At))
			}
		}
	}
}

func TestFormsHaveNames(t *testing.T) {
	for _, name := range Forms() {
		form, err := ParseForm(name)
		if err != nil || form.String() != name {
			t.Errorf("%s becomes %s, %v", name, form, err)
		}
	}
	if _, err := ParseForm("jsn"); err == nil || !strings.Contains(err.Error(), "json") {
		t.Errorf("an unknown form must be refused with the list, not %v", err)
	}
	if err := Write(&bytes.Buffer{}, Options{Form: 99}, nil); err == nil {
		t.Error("a form that does not exist must be an error")
	}
}

type broken struct{}

var errBroken = errors.New("disk full")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func TestWriteReportsABrokenWriter(t *testing.T) {
	if err := Write(broken{}, Options{}, sample()); !errors.Is(err, errBroken) {
		t.Errorf("got %v", err)
	}
}

func TestRecordsCanBeReadBack(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, Options{Form: FormJSON, Lang: "en"}, sample()); err != nil {
		t.Fatal(err)
	}
	var got []Record
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	want := Records("en", sample())
	for i := range want { // JSON cannot hold bytes that are not UTF-8
		want[i].Fix = got[i].Fix
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFingerprintsStayWhenLinesMove(t *testing.T) {
	prints := func(text string) []string {
		f := &File{"places/a.md", []byte(text)}
		first := at(f, "velo")
		second := f.Span(strings.LastIndex(text, "velo"), strings.LastIndex(text, "velo")+4)
		return fingerprints(describe("fr", []Diagnostic{
			{Code: "P104", At: first, Args: []any{"value", "velo"}},
			{Code: "P104", At: second, Args: []any{"value", "velo"}},
			{Code: "P104", At: second, Args: []any{"value", "velos"}},
		}, sampleCatalogue))
	}
	before, after := prints("- velo\n- velo\n"), prints("\n\n# plus bas\n- velo\n- x\n- velo\n")
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("fingerprints moved with the lines:\n%s", diff)
	}
	if before[0] == before[1] || before[1] == before[2] {
		t.Errorf("different problems share a fingerprint: %v", before)
	}
}

// A file name that a contributor chose must not give commands to the workflow that checks it.
func TestFileNamesCannotCommandAWorkflow(t *testing.T) {
	f := &File{"::stop-commands::x\r\n::set-output name=a,b::\x1b[1m%0A.md", []byte("a\n")}
	for _, form := range []Form{FormText, FormConcise, FormGitHub} {
		var b bytes.Buffer
		if err := write(&b, Options{Form: form}, []Diagnostic{{Code: "C001", At: f.Span(0, 1)}}, sampleCatalogue); err != nil {
			t.Fatal(err)
		}
		commands := 0
		for line := range strings.Lines(b.String()) {
			if strings.HasPrefix(strings.TrimSpace(line), "::") {
				commands++
			}
		}
		want := 0
		if form == FormGitHub {
			want = 1
		}
		if commands != want || strings.ContainsRune(b.String(), '\x1b') {
			t.Errorf("%s: %d commands in\n%s", form, commands, b.String())
		}
	}
}

// unsafe returns the first character that must never reach a terminal.
func unsafe(out string) (rune, bool) {
	for _, r := range out {
		if r != '\n' && !unicode.IsGraphic(r) {
			return r, true
		}
	}
	return 0, false
}

func FuzzWriteShowsNothingRaw(f *testing.F) {
	for _, d := range sample() {
		if d.At.File != nil {
			f.Add(d.At.File.Text, d.At.File.Path, d.At.Start, d.At.End, 80)
		}
	}
	f.Add([]byte("a\r\nb\tc\u200d\u2066\u0085\u2028"), "\u202e.md", -1, 99, 3)
	f.Add([]byte("\ufeff"), "", 1, 0, 0)
	f.Add([]byte("##[group]"), "##[x", 8, 3, 41)
	f.Fuzz(func(t *testing.T, text []byte, path string, start, end, width int) {
		file := &File{path, text}
		span := file.Span(start, end)
		ds := []Diagnostic{{
			Code: "P104", At: span, Args: []any{"value", span.Text(), "nearest", path},
			Related: []Span{file.Span(end, start), file.Span(end, end)}, Fix: []Edit{{span, path}},
		}}
		for form := range Form(len(forms)) {
			var b bytes.Buffer
			if err := write(&b, Options{Form: form, Width: width % 200}, ds, sampleCatalogue); err != nil {
				t.Fatalf("%s: %v", form, err)
			}
			out := b.String()
			if form == FormMarkdown {
				out = strings.ReplaceAll(out, "\u200b", "") // ours, against mentions
			}
			if r, found := unsafe(out); found || !utf8.ValidString(out) {
				t.Fatalf("%s shows %U raw:\n%q", form, r, out)
			}
			if (form == FormText || form == FormConcise || form == FormGitHub) && strings.Contains(out, "##[") {
				t.Fatalf("%s lets a command through:\n%s", form, out)
			}
		}
	})
}

func TestSpansOutsideTheTextAreShownAtItsEnds(t *testing.T) {
	for _, text := range []string{"", "\ufeff", "\n", "\r\n", "a", "a\n", "a\r\n\r\nb"} {
		f := &File{"a.md", []byte(text)}
		for _, s := range []Span{f.Span(0, 0), f.Span(-5, 2), f.Span(50, 90), f.Span(3, 1), f.Span(len(text), len(text))} {
			for form := range Form(len(forms)) {
				if err := write(&bytes.Buffer{}, Options{Form: form, Width: 40}, []Diagnostic{{Code: "Y102", At: s}}, sampleCatalogue); err != nil {
					t.Errorf("%q %d-%d: %v", text, s.Start, s.End, err)
				}
			}
		}
	}
}

func ExampleWrite() {
	f := &File{"places/la-coroutine.md", []byte("activities:\n  - cowoking\n")}
	d := Diagnostic{Code: "Z999", At: f.Span(16, 24), Args: []any{"value", "cowoking"}}
	if err := Write(os.Stdout, Options{Lang: "en", Width: 80}, []Diagnostic{d}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// ✖ problem without description (Z999)                  places/la-coroutine.md:2:5
	//    1 │ activities:
	//  ▸ 2 │   - cowoking
	//      │     ^^^^^^^^ value=cowoking
	//    = maillage explain Z999
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

func TestMayHoldAddress(t *testing.T) {
	for source, want := range map[string]bool{
		"Rien de tel ici.": false,
		"Le [site](https://exemple.fr/a?b=c&d=e#f) et [un autre](http://exemple.org), puis une [page](/lieux/).": false,
		"![une photo](https://exemple.fr/a.jpg)":                  false,
		"Voir https://exemple.fr":                                 true,
		"Voir www.exemple.fr":                                     true,
		"Écrire à bonjour@exemple.fr":                             true,
		"Un lien [cassé](https://exemple.fr/a b)":                 true,
		"Pas un lien](https://exemple.fr)":                        true,
		`Ni \[celui-ci](https://exemple.fr)`:                      true,
		"- [x](https://exemple.fr)":                               true,
		"[nom][note](https://exemple.fr)\n\n[note]: /lieux/":      true,
		"[^1](https://exemple.fr)\n\n[^1]: une note":              true,
		"| [a | b](https://exemple.fr) |\n|---|---|":              true,
		"[deux\nlignes](https://exemple.fr)":                      true,
		"[a](https://exemple.fr) et (https://exemple.fr)":         true,
		"[a](https://fr.wikipedia.org/wiki/Lille_(Nord)) et fini": true,
	} {
		if got := mayHoldAddress([]byte(source)); got != want {
			t.Errorf("mayHoldAddress(%q) = %v", source, got)
		}
	}
}

// What the faster parser is asked to read it reads as the other would.
func TestParsersAgree(t *testing.T) {
	pieces := []string{
		"[", "]", "](", "](http://a.fr)", "](https://a.fr/b?c=d)", "[mot](https://a.fr)", "![", "(", ")", "https://a.fr", "http", "<", ">", "`", "*", "_", "~~",
		"\\", "^", "[^1]", "[^1]: ", "[x]", "[ ]", "- ", "1. ", "> ", ": ", "|", "|---|---|\n", "\n", "\n\n", " ", "mot", "é", "&amp;", "\"titre\"", "<b>", "</b>", "[mot]: /a\n", "\t", "\r\n", "#",
	}
	random := rand.New(rand.NewPCG(1, 2))
	agreed := 0
	for range 50_000 {
		var b strings.Builder
		for range 2 + random.IntN(14) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		if compareParsers(t, b.String()) {
			agreed++
		}
	}
	if agreed < 1000 {
		t.Errorf("only %d of the texts were for the faster parser", agreed)
	}
}

func FuzzParsersAgree(f *testing.F) {
	f.Add("Le [site](https://exemple.fr/a?b=c) et `[a](http://b)`.\n\n- [x](https://exemple.fr)\n")
	f.Fuzz(func(t *testing.T, source string) { compareParsers(t, source) })
}

// compareParsers reports whether a text is for the faster parser, and an error where it should not be.
func compareParsers(t *testing.T, source string) bool {
	t.Helper()
	if mayHoldAddress([]byte(source)) {
		return false
	}
	fast, full := outline(markdown(), source), outline(withAddresses(), source)
	if fast != full {
		t.Errorf("%q:\n%s\nwith addresses:\n%s", source, fast, full)
	}
	return true
}

// outline lists the nodes of a text; pieces of text that follow each other are one.
func outline(p parser.Parser, source string) string {
	var b strings.Builder
	words := ""
	end := func() {
		if words != "" {
			fmt.Fprintf(&b, "%q ", words)
		}
		words = ""
	}
	_ = ast.Walk(p.Parse(text.NewReader([]byte(source))), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if piece, ok := n.(*ast.Text); ok {
			if entering {
				words += string(piece.Segment.Value([]byte(source)))
				if piece.SoftLineBreak() || piece.HardLineBreak() {
					words = strings.TrimRight(words, " \t\r") + "\n" // spaces at the end of a line mean nothing
				}
			}
			return ast.WalkContinue, nil
		}
		end()
		fmt.Fprintf(&b, "%s %v ", n.Kind(), entering)
		return ast.WalkContinue, nil
	})
	end()
	return b.String()
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/spent"
)

// repeat fills n bytes with a piece of text.
func repeat(piece string, n int) string { return strings.Repeat(piece, n/len(piece)) }

// pathological are texts that cost some parsers more than they weigh, in the manner of cmark's own list, for a body
// of n bytes.
func pathological(n int) map[string]string {
	ragged := "|" + strings.Repeat("a|", n/8) + "\n|" + strings.Repeat("-|", n/8) + "\n"
	indented := ""
	for depth := 0; len(indented) < n/2; depth++ {
		indented += strings.Repeat("  ", depth) + "- a\n"
	}
	lazy := ""
	for depth := 0; len(lazy) < n/2; depth += 19 {
		lazy += strings.Repeat("  ", depth) + strings.Repeat("- ", 19) + "x\nlazy\n"
	}
	ordered := ""
	for depth := 0; len(ordered) < n/2; depth++ {
		ordered += strings.Repeat("   ", depth) + "1. a\n2. b\n"
	}
	fences := ""
	for i := 3; len(fences) < n; i++ {
		fences += strings.Repeat("`", i) + "\n"
	}
	ticks := ""
	for i := 1; len(ticks) < n; i++ {
		ticks += "e" + strings.Repeat("`", i)
	}
	return map[string]string{
		"nested strong emphasis":     repeat("*a **a ", n/2) + "b" + repeat(" a** a*", n/2),
		"many emphasis closers":      repeat("a_ ", n),
		"many emphasis openers":      repeat("_a ", n),
		"mismatched openers":         repeat("*a_ ", n),
		"mixed delimiter runs":       repeat("a**b", n/2) + repeat("c* ", n/2),
		"multiples of three":         "a**b" + repeat("c* ", n-4),
		"strikethroughs":             repeat("~a ~~b ", n),
		"many link closers":          repeat("a]", n),
		"many link openers":          repeat("[a", n),
		"links never closed":         repeat("[a](b", n),
		"links with spaces":          repeat("[a](<b", n),
		"links with titles":          repeat("[a](b \"", n),
		"reference links":            repeat("[a][b]", n),
		"nested brackets":            repeat("[", n/2) + "a" + repeat("]", n/2),
		"nested images":              repeat("![", n/2) + "a" + repeat("](b)", n/2),
		"image openers":              repeat("![a", n),
		"links in links":             repeat("[a", n/2) + repeat("](b)", n/2),
		"nested parentheses":         "[a](" + repeat("(", n/2) + repeat(")", n/2),
		"footnote calls":             "[^a]: x\n\n" + repeat("[^a]", n-10),
		"nested footnotes":           repeat("[^a]: ", n) + "x",
		"footnotes":                  repeat("[^a]: x\n", n),
		"nested quotes":              repeat("> ", n) + "a",
		"nested quotes, no space":    repeat(">", n) + "a",
		"nested lists":               repeat("- ", n) + "a",
		"nested lists, blank lines":  repeat("- ", n/2) + "x\n" + repeat("\n", n/2),
		"nested ordered lists":       repeat("1. ", n) + "a",
		"nested quotes, blank lines": strings.Repeat("> ", 20) + "x\n" + repeat(">\n", n-60),
		"allowed depth, blank lines": strings.Repeat("- ", 20) + "x\n" + repeat("\n", n-60),
		"allowed depth, lazy lines":  strings.Repeat("- ", 20) + "x\n" + repeat("a\n", n-60),
		"allowed depth, headings":    strings.Repeat("> ", 20) + "x\n" + repeat("#\n", n-60),
		"less depth, blank lines":    strings.Repeat("- ", 3) + "x\n" + repeat("\n", n-60),
		"quotes and lists":           repeat("> - ", n) + "x",
		"nested definitions":         "a\n" + repeat(": ", n) + "x",
		"indented lists":             indented + repeat("\n", n/2),
		"lazy lists":                 lazy + repeat("\n", n/2),
		"indented ordered lists":     ordered + repeat("\n", n/2),
		"ragged table":               ragged + repeat("|a\n", n-len(ragged)),
		"ragged table in a list":     "- " + ragged[:len(ragged)/2] + "\n  " + ragged[len(ragged)/2:] + repeat("|a\n", n/2),
		"table without pipes":        "a\n:-\n" + repeat("a\n", n-6),
		"wide table row":             "|a|\n|-|\n" + repeat("|", n-10),
		"many small tables":          repeat("|a|b|\n|-|-|\n|c|\n\n", n),
		"table headers only":         repeat("|a|a|a|a|a|a|a|a\n", n),
		"delimiter rows":             repeat("|-|-|-|-|-|-|-|-|\n", n),
		"reference definitions":      repeat("[a]: b\n", n),
		"different definitions":      func() string { return numbered("[", "]: u\n", n) }(),
		"long definition, many uses": "[a]: http://a.fr/" + repeat("x", n/4) + "\n\n" + repeat("[a] ", n/2),
		"long label":                 "[" + repeat("a", n),
		"definition never closed":    repeat("[a]: <b\n", n),
		"unclosed titles":            repeat("[a]: b 'c\n", n),
		"backtick runs":              ticks,
		"same backticks":             repeat("`a``", n),
		"fences":                     fences,
		"unclosed comments":          "</" + repeat("<!--", n-2),
		"unclosed declarations":      repeat("a<!A ", n),
		"unclosed instructions":      repeat("a<?", n),
		"unclosed CDATA":             repeat("a <![CDATA[", n),
		"unclosed tags":              repeat("<a b='", n),
		"attributes":                 "<a " + repeat("b ", n-3),
		"angle brackets":             repeat("<", n),
		"autolinks never closed":     repeat("<http://a", n),
		"mail autolinks":             repeat("<a@b", n),
		"bare addresses":             repeat(" http://a.b", n),
		"long bare address":          "http://a.fr/" + repeat("&amp;", n-12),
		"www":                        repeat(" www.a", n),
		"parentheses after address":  "http://a.fr/" + repeat("(", n/2) + repeat(")", n/2-12),
		"semicolons after address":   "http://a.fr/" + repeat("&a;", n-12),
		"bare mail":                  repeat(" a@", n),
		"long bare mail":             repeat("a", n/2) + "@" + repeat("b.", n/2),
		"entities":                   repeat("&#x41;&amp;", n),
		"unclosed entities":          repeat("&a", n),
		"backslashes":                repeat("\\", n),
		"hard breaks":                repeat("a  \n", n),
		"setext":                     repeat("a\n-\n", n),
		"headings alike":             repeat("# a\n", n),
		"thematic breaks":            repeat("* * *\n", n),
		"null":                       "abc\x00de" + repeat("\x00", n-7),
		"spaces":                     repeat(" ", n),
		"tabs":                       repeat("\t", n) + "a",
		"carriage returns":           repeat("\r", n),
		"not UTF-8":                  repeat("\xff\xfe", n),
		"one line":                   repeat("mot ", n),
		"one word":                   repeat("é", n),
		"many paragraphs":            repeat("a\n\n", n),
		"task lists":                 repeat("- [ ] a\n", n),
		"hash":                       repeat("#", n),
		"guillemets":                 repeat("« a » ! ", n),
	}
}

// numbered fills n bytes with pieces that differ by a number.
func numbered(before, after string, n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(before + strings.Repeat("a", i%50) + string(rune('a'+i%26)) + after)
	}
	return b.String()
}

// paragraphs are texts of n bytes whose paragraphs have as many marks as the guard lets through.
func paragraphs(n int) map[string]string {
	texts := map[string]string{}
	for _, piece := range []string{
		"*a ", "a* ", "**a ", "a** ", "*a_ ", "_a ", "a_ ", "a**b", "c* ", "*a **a ", "~a ~~b ", "~~a ", "[a", "a]", "![a", "[a](b", "[a](<b", "[a](b \"", "[a][b]", "[^a]", "]",
		"](b)", "(", "<", "<a ", "<a b='", "<!--", "<!A ", "<?", "<![CDATA[", "</a", "<http://a", "<a@b", "`a``", "a`", "e```", "*_~`[", "*[a](b)* ", "[*a](b)", "***a", "__a**b~~c",
	} {
		var c counter
		c.addMarks([]byte(piece))
		times := maxMarks / max(c.marks, 1)
		if c.open > 0 {
			times = min(times, maxOpen)
		}
		paragraph := strings.Repeat(piece, times)
		paragraph = paragraph[:min(len(paragraph), n-1)]
		texts["paragraphs of "+piece] = repeat(paragraph+"\n\n", n)
	}
	half := maxMarks / 2
	texts["closed brackets"] = repeat(strings.Repeat("[", maxOpen)+"a"+strings.Repeat("]", maxOpen)+"\n\n", n)
	texts["closed links"] = repeat(strings.Repeat("[", maxOpen)+"a"+strings.Repeat("](b)", maxOpen)+"\n\n", n)
	texts["brackets in code"] = repeat(strings.Repeat("[`]`", half/2)+"a"+strings.Repeat("]", half/2)+"\n\n", n)
	texts["brackets in tags"] = repeat(strings.Repeat("[<a b=']'>", half/2)+"a"+strings.Repeat("]", half/2)+"\n\n", n)
	texts["links in code"] = repeat(strings.Repeat("[`]`", half/2)+"a"+strings.Repeat("](b)", half/2)+"\n\n", n)
	texts["images in code"] = repeat(strings.Repeat("![`]`", half/2)+"a"+strings.Repeat("](b)", half/2)+"\n\n", n)
	texts["openers then closers"] = repeat(strings.Repeat("a**b", half)+strings.Repeat("c* ", half)+"\n\n", n)
	texts["nested emphasis"] = repeat(strings.Repeat("*a **a ", half/2)+"b"+strings.Repeat(" a** a*", half/2)+"\n\n", n)
	texts["definitions and uses"] = strings.Repeat("[a]: b\n", maxDefinitions) + "\n" + repeat(strings.Repeat("[a][", maxMarks/2)+"\n\n", n-2200)
	texts["footnotes and calls"] = strings.Repeat("[^a]: b\n\n", maxDefinitions-1) + repeat(strings.Repeat("[^a]", maxMarks/2)+"\n\n", n-3000)
	return texts
}

func TestPathologicalTextsAreRefusedOrCheap(t *testing.T) {
	for _, size := range []int{ShortBody, LongBody} {
		texts := pathological(size - 200)
		maps.Copy(texts, paragraphs(size-200))
		for name, text := range texts {
			text = text[:min(len(text), size)]
			var body Body
			var problems []diag.Diagnostic
			took := spent.By(func() { body, problems = render(text, Options{MaxBytes: size, Lang: "fr"}) })
			if took > slow && took > 40*ordinary(size) {
				t.Errorf("%s, %d bytes: %v", name, len(text), took)
			}
			if len(body.HTML) > maxHTML {
				t.Errorf("%s: %d bytes of HTML", name, len(body.HTML))
			}
			if len(problems) > 20*maxProblems {
				t.Errorf("%s: %d problems", name, len(problems))
			}
		}
	}
}

// slow is what a body may cost at most (reference trust, row 27).
const slow = 200 * time.Millisecond

// ordinary returns what an ordinary text of n bytes costs here: a machine may be slow, or look for races.
func ordinary(n int) time.Duration {
	text := repeat("Un *lieu* ouvert, avec [un agenda](/agenda/), du `code` et **du gras** ; venez !\n\n", n)
	return spent.By(func() { render(text, Options{MaxBytes: n, Lang: "fr"}) })
}

func TestGuards(t *testing.T) {
	for _, c := range []struct {
		name, text string
		code       diag.Code
		at         string // where the problem is, in the text
	}{
		{"too long", repeat("a", ShortBody) + "bcd", codeTooLong, "bcd"},
		{"too deep", "a\n\n" + strings.Repeat("- ", 21) + "x\n", codeTooDeep, strings.Repeat("- ", 21) + "x"},
		{"too deep by spaces", strings.Repeat(" ", 42) + "- x", codeTooDeep, strings.Repeat(" ", 42) + "- x"},
		{"too deep by tabs", strings.Repeat("\t", 11) + "> x", codeTooDeep, strings.Repeat("\t", 11) + "> x"},
		{"too deep after code", "~~~ yaml\n- - x\n~~~~\n" + strings.Repeat("> ", 21) + "x", codeTooDeep, strings.Repeat("> ", 21) + "x"},
		{"no code in HTML", "<!--\n```\n-->\n\n" + strings.Repeat("> ", 21) + "x", codeTooDeep, strings.Repeat("> ", 21) + "x"},
		{"code that its item ends", "- a\n  ```\n\n" + strings.Repeat("> ", 21) + "x", codeTooDeep, strings.Repeat("> ", 21) + "x"},
		{"a code span is no fence", "``` a ```\n" + strings.Repeat("> ", 21) + "x", codeTooDeep, strings.Repeat("> ", 21) + "x"},
		{"a shorter fence ends nothing", "````\n```\n````\n" + strings.Repeat("> ", 21) + "x", codeTooDeep, strings.Repeat("> ", 21) + "x"},
		{"lines", strings.Repeat("- ", 20) + "x\n" + repeat("\n", 6000), codeTooManyLines, ""},
		{"cells", "|a|b|\n|-|-|\n" + strings.Repeat("|\n", 2500), codeTooManyCells, "|"},
		{"definitions", strings.Repeat("[a]: b\n", 301), codeTooManyDefinitions, "]:"},
		{"marks", strings.Repeat("*a* ", 1001), codeTooManyMarks, strings.Repeat("*a* ", 1001)},
		{"brackets", "a\n" + strings.Repeat("[a\n", 101), codeTooManyMarks, "[a"},
	} {
		body, problems := render(c.text, Options{})
		if len(problems) != 1 || problems[0].Code != c.code || body.HTML != "" {
			t.Errorf("%s: %v", c.name, codes(problems))
		} else if got := problems[0].At.Text(); got != c.at {
			t.Errorf("%s: at %.60q", c.name, got)
		}
	}
	long := "[a]: http://a.fr/" + strings.Repeat("x", 1900) + "\n\n" + strings.Repeat(strings.Repeat("[a] ", 500)+"\n\n", 10)
	if body, problems := render(long, Options{MaxBytes: LongBody}); body.HTML != "" || len(problems) != 1 || problems[0].Code != codeTooMuchHTML {
		t.Errorf("too much HTML: %d bytes, %v", len(body.HTML), codes(problems))
	}
}

func TestOrdinaryTextsPassTheGuards(t *testing.T) {
	for name, text := range map[string]string{
		"long rule":    strings.Repeat("* ", 40) + "\n\ntexte",
		"twenty":       strings.Repeat("- ", 20) + "x",
		"code":         "```\n" + strings.Repeat(" ", 60) + "x\n```",
		"deep code":    "Voici :\n```yaml\n" + strings.Repeat(" ", 60) + "- x\n" + strings.Repeat("> ", 30) + "\n~~~\n```\n\n~~~\n" + strings.Repeat("\t", 20) + "1. x\n~~~\n",
		"table":        "|a|b|\n|-|-|\n" + strings.Repeat("|c|d|\n", 300),
		"many links":   strings.Repeat("- [un lien](https://exemple.fr) et **gras**\n", 380),
		"full article": strings.Repeat("Un *texte* avec [un lien](/agenda/), `du code` et **du gras**.\n\n", 700),
	} {
		if body, problems := render(text, Options{MaxBytes: LongBody}); len(problems) > 0 || body.HTML == "" {
			t.Errorf("%s: %v", name, codes(problems))
		}
	}
}

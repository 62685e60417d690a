// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// render renders a text that stands after some front matter.
func render(text string, o Options) (Body, []diag.Diagnostic) {
	const matter = "---\r\nname: é\r\n---\r\n"
	f := &diag.File{Path: "places/a.md", Text: []byte(matter + text)}
	return Render(f.Span(len(matter), len(f.Text)), o)
}

// codes writes problems as "M301 «place»".
func codes(problems []diag.Diagnostic) []string {
	var list []string
	for _, p := range problems {
		list = append(list, fmt.Sprintf("%s %.60q", p.Code, p.At.Text()))
	}
	return list
}

var site = Options{
	Lang:    "fr",
	BaseURL: "https://reseau.example/tl",
	Resolve: func(target string) (string, bool) {
		if name, ok := strings.CutPrefix(target, "../places/"); ok && strings.HasSuffix(name, ".md") {
			return "/lieux/" + strings.TrimSuffix(name, ".md") + "/", true
		}
		return target, strings.HasPrefix(target, "/")
	},
}

func TestRichDocument(t *testing.T) {
	source, err := os.ReadFile("testdata/rich.md")
	if err != nil {
		t.Fatal(err)
	}
	body, problems := render(string(source), site)
	var got strings.Builder
	fmt.Fprintf(&got, "%s\n-- lead --\n%s\n-- headings --\n", body.HTML, body.Lead)
	for _, h := range body.Headings {
		fmt.Fprintf(&got, "%d %s %s\n", h.Level, h.ID, h.Text)
	}
	got.WriteString("-- links --\n")
	for _, l := range slices.Concat(body.Links, body.Outside) {
		fmt.Fprintf(&got, "%s %q\n", l.Target, l.At.Text())
	}
	got.WriteString("-- images --\n")
	for _, i := range body.Images {
		fmt.Fprintf(&got, "%s %q %q\n", i.Src, i.Alt, i.At.Text())
	}
	fmt.Fprintf(&got, "-- problems --\n%s\n", strings.Join(codes(problems), "\n"))
	const golden = "testdata/rich.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Error(diff)
	}
	if err := safe(string(body.HTML)); err != nil {
		t.Error(err)
	}
}

func TestLineEndsDoNotMatter(t *testing.T) {
	source, err := os.ReadFile("testdata/rich.md")
	if err != nil {
		t.Fatal(err)
	}
	unix, problems := render(string(source), site)
	for _, end := range []string{"\r\n", "\r"} {
		other, otherProblems := render(strings.ReplaceAll(string(source), "\n", end), site)
		if other.HTML != unix.HTML || other.Lead != unix.Lead {
			t.Errorf("%q: another page", end)
		}
		if diff := cmp.Diff(codes(problems), codes(otherProblems)); diff != "" {
			t.Errorf("%q: %s", end, diff)
		}
	}
}

func TestMarkdownBecomesThisHTML(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"# Titre\n\n### Trop bas\n\n## Milieu", `<h2 id="c-titre">Titre</h2> <h3 id="c-trop-bas">Trop bas</h3> <h3 id="c-milieu">Milieu</h3>`},
		{"### a\n\n# a\n\n# a", `<h2 id="c-a">a</h2> <h2 id="c-a-2">a</h2> <h2 id="c-a-3">a</h2>`},
		{"# L’été à Hénin-Beaumont, l'œuvre", `<h2 id="c-l-ete-a-henin-beaumont-l-oeuvre">L’été à Hénin-Beaumont, l&#39;œuvre</h2>`},
		{"# location\n\n# __proto__\n\n# 日本", `<h2 id="c-location">location</h2> <h2 id="c-proto"><strong>proto</strong></h2> <h2 id="c-日本">日本</h2>`},
		{"#\n\n# !", `<h2 id="c-section">!</h2>`},
		{"# a {#evil .x}", `<h2 id="c-a-evil-x">a {#evil .x}</h2>`},
		{"a  \nb\\\nc\nd", "<p>a<br> b<br> c d</p>"},
		{"```js\"><script>\nx\n```", `<pre tabindex="0"><code>x </code></pre>`},
		{"```C++ {.x}\n<b>\n```", `<pre tabindex="0"><code class="language-c++">&lt;b&gt; </code></pre>`},
		{"3. a\n4. b", `<ol start="3"> <li>a</li> <li>b</li> </ol>`},
		{"- [x] a\n- [ ] b", `<ul> <li><span role="img" aria-label="fait">☑</span> a</li> <li><span role="img" aria-label="à faire">☐</span> b</li> </ul>`},
		{"~~a~~ `b *c*`", `<p><del>a</del> <code>b *c*</code></p>`},
		{"a&copy;&#0;&#x1f;\\*\\&amp;", "<p>a©*&amp;amp;</p>"},
		{"[x](#haut)\n\n# Haut", `<p><a href="#c-haut">x</a></p> <h2 id="c-haut">Haut</h2>`},
		{"[x](<#L'été>)\n\n# L'été", `<p><a href="#c-l-ete">x</a></p> <h2 id="c-l-ete">L&#39;été</h2>`},
		{"[x](../places/a.md?b=c#d)", `<p><a href="/tl/lieux/a/?b=c#d">x</a></p>`},
		{"[x](https://reseau.example/tl/agenda/)", `<p><a href="/tl/agenda/">x</a></p>`},
		{"[x](https://reseau.example/tl)", `<p><a href="/tl/">x</a></p>`},
		{"[x](https://exemple.fr/é?a=b&c \"Un \\\"titre\\\"\")", `<p><a href="https://exemple.fr/%C3%A9?a=b&amp;c" rel="nofollow ugc noopener" title="Un &#34;titre&#34;">x</a></p>`},
		{"<https://exemple.fr>, www.exemple.fr et a@exemple.fr.", `<p><a href="https://exemple.fr" rel="nofollow ugc noopener">https://exemple.fr</a>, <a href="https://www.exemple.fr" rel="nofollow ugc noopener">www.exemple.fr</a> et <a href="mailto:a@exemple.fr">a@exemple.fr</a>.</p>`},
		{"[x](tel:03&nbsp;20.00-00(00)) [y](tel:+33-320-00)", `<p><a href="tel:0320000000">x</a> <a href="tel:+3332000">y</a></p>`},
		{"[x](geo:50.6,3.05?z=12)", `<p><a href="geo:50.6,3.05?z=12">x</a></p>`},
		{"[x](mailto:a@exemple.fr?subject=Un%20sujet&body=a%0Ab)", `<p><a href="mailto:a@exemple.fr?subject=Un%20sujet&amp;body=a%0Ab">x</a></p>`},
		{"[x](webcal://exemple.fr/agenda.ics)", `<p><a href="webcal://exemple.fr/agenda.ics" rel="nofollow ugc noopener">x</a></p>`},
		{"[x](https://été.fr)", `<p><a href="https://xn--t-9fab.fr" rel="nofollow ugc noopener">x</a></p>`},
		{"[a <https://exemple.fr> b](/c)", `<p><a href="/tl/c">a https://exemple.fr b</a></p>`},
		{"![a](photos/b.jpg \"Une légende !\")", "<figure><img src=\"/tl/photos/b.jpg\" alt=\"a\" loading=\"lazy\" decoding=\"async\"><figcaption>Une légende\u202f!</figcaption></figure>"},
		{"a ![b *c*](/photos/d.png \"t\")", `<p>a <img src="/tl/photos/d.png" alt="b c" title="t" loading="lazy" decoding="async"></p>`},
		{"[![b](photos/d.jpg)](/x/)", `<p><a href="/tl/x/"><img src="/tl/photos/d.jpg" alt="b" loading="lazy" decoding="async"></a></p>`},
		{"|a|b|\n|-:|:-:|\n|c|", `<section class="table" tabindex="0" aria-label="Tableau 1"> <table> <thead> <tr> <th scope="col" class="right">a</th> <th scope="col" class="center">b</th> </tr> </thead> <tbody> <tr> <td class="right">c</td> <td class="center"></td> </tr> </tbody> </table> </section>`},
		{"a\n: b\n", `<dl> <dt>a</dt> <dd>b</dd> </dl>`},
		{"a <b>b</b> <!-- c --> d", "<p>a b d</p>"},
		{"<!-- note -->\n\na", "<p>a</p>"},
		{"Bonjour ! Quoi ? Oui ; « non » : «si».", "<p>Bonjour\u202f! Quoi\u202f? Oui\u202f; «\u202fnon\u202f»\u00a0: «\u202fsi\u202f».</p>"},
		{"« *a* » **b** ! `c !` d:e 18:30 a != b :x", "<p>«\u202f<em>a</em>\u202f» <strong>b</strong>\u202f! <code>c !</code> d:e 18:30 a != b :x</p>"},
		{"«*a*»", "<p>«\u202f<em>a</em>\u202f»</p>"},
	} {
		body, _ := render(c.in, site)
		if got := strings.Join(strings.FieldsFunc(string(body.HTML), func(r rune) bool { return r == ' ' || r == '\n' }), " "); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
		if err := safe(string(body.HTML)); err != nil {
			t.Errorf("%q: %v", c.in, err)
		}
	}
}

func TestProblemsOfBodies(t *testing.T) {
	for _, c := range []struct {
		in   string
		code diag.Code
		at   string
	}{
		{"é\n\na <b>x</b>", codeRawHTML, "<b"},
		{"a\n\n<div class=x>\nb\n</div>\n", codeRawHTML, "<div"},
		{"<?php echo 1 ?>", codeRawHTML, "<?php echo 1 ?>"},
		{"<!-- a\n\nb", codeOpenComment, "<!-- a\n"},
		{"é [a](javascript:alert(1))", codeScheme, "javascript:alert(1)"},
		{"<javascript:alert(1)>", codeScheme, "javascript:alert(1)"},
		{"[a]\n\n[a]: data:text/html,x", codeScheme, "data:text/html,x"},
		{"[a](ftp://exemple.fr)", codeScheme, "ftp://exemple.fr"},
		{"[a](//evil.example)", codeBadAddress, "//evil.example"},
		{"[a](/\\evil.example)", codeBadAddress, "/\\evil.example"},
		{"[a](https:evil.example)", codeBadAddress, "https:evil.example"},
		{"[a](https:/evil.example)", codeBadAddress, "https:/evil.example"},
		{"[a](https:///evil.example)", codeBadAddress, "https:///evil.example"},
		{"[a](http://localhost/)", codeBadAddress, "http://localhost/"},
		{"[a](http://a.fr:99999999/)", codeBadAddress, "http://a.fr:99999999/"},
		{"[a](mailto:a@b.fr?bcc=c@d.fr)", codeBadAddress, "mailto:a@b.fr?bcc=c@d.fr"},
		{"[a](mailto:a@b.fr?subject=x%0D%0ABcc:c@d.fr)", codeBadAddress, "mailto:a@b.fr?subject=x%0D%0ABcc:c@d.fr"},
		{"[a](tel:112;phone-context=x)", codeBadAddress, "tel:112;phone-context=x"},
		{"[a](geo:here)", codeBadAddress, "geo:here"},
		{"[a](<https://exemple.fr/a b>)", codeBadAddress, "https://exemple.fr/a b"},
		{"[a](https://u:p@exemple.fr)", codeUserInfo, "https://u:p@exemple.fr"},
		{"[a](b.md)", codeNoSuchPath, "b.md"},
		{"[a](/../x)", codeNoSuchPath, "/../x"},
		{"[a](/%2e%2e/x)", codeNoSuchPath, "/%2e%2e/x"},
		{"# Haut\n\n[a](#bas)", codeNoSuchHeading, "#bas"},
		{"[a]()", codeNoAddress, "["},
		{"[](/a/)", codeNoLinkText, "/a/"},
		{"[https://banque.fr](https://evil.example)", codeOtherHost, "https://evil.example"},
		{"[www.banque.fr](https://evil.example)", codeOtherHost, "https://evil.example"},
		{"[banque.fr](https://evil.example)", codeOtherHost, "https://evil.example"},
		{"[voir **https://banque.fr** là](https://evil.example)", codeOtherHost, "https://evil.example"},
		{"[a@banque.fr](mailto:a@evil.example)", codeOtherHost, "mailto:a@evil.example"},
		{"é [a](https://exemple.fr/a b) c", codeMissedLink, "[a](https://exemple.fr/a b)"},
		{"[a] (https://exemple.fr/a)", codeMissedLink, "[a] (https://exemple.fr/a)"},
		{"a (**b**)[https://exemple.fr/a]", codeMissedLink, "(**b**)[https://exemple.fr/a]"},
		{"- ![a](photos/a b.jpg)", codeMissedLink, "![a](photos/a b.jpg)"},
		{"[a](https://exemple.fr", codeMissedLink, "[a]("},
		{"![a](https://evil.example/a.jpg)", codeRemoteImage, "https://evil.example/a.jpg"},
		{"![a](//evil.example/a.jpg)", codeRemoteImage, "//evil.example/a.jpg"},
		{"![a](data:image/png;base64,AA)", codeRemoteImage, "data:image/png;base64,AA"},
		{"![a](../static/photos/a.jpg)", codeImagePath, "../static/photos/a.jpg"},
		{"![a](photos/A.jpg)", codeImagePath, "photos/A.jpg"},
		{"![a](photos/!!!.jpg)", codeImagePath, "photos/!!!.jpg"}, // and not "section.jpg"
		{"![a](photos/a.jpg?x)", codeImagePath, "photos/a.jpg?x"},
		{"![a](photos/a.svg)", codeImageKind, "photos/a.svg"},
		{"![](photos/a.jpg)", codeNoAlt, "photos/a.jpg"},
	} {
		body, problems := render(c.in, site)
		if len(problems) != 1 || problems[0].Code != c.code || problems[0].At.Text() != c.at {
			t.Errorf("%q: %v", c.in, codes(problems))
		}
		if err := safe(string(body.HTML)); err != nil {
			t.Errorf("%q: %v", c.in, err)
		}
		// Windows line ends move the place, not the text at it.
		if _, problems := render("a\r\n\r\n\r\n"+c.in, site); len(problems) != 1 || problems[0].At.Text() != c.at {
			t.Errorf("%q after CRLF: %v", c.in, codes(problems))
		}
	}
}

func TestOrdinaryLinksAreNotSuspect(t *testing.T) {
	for _, in := range []string{
		"[exemple.fr](https://www.exemple.fr/a)", "[https://exemple.fr](http://exemple.fr)", "[le site.](https://exemple.fr)",
		"[site.yaml](https://forge.example.org/a)", "[Node.js](https://exemple.fr)", "[blog.exemple.fr](https://exemple.fr/blog)",
		"[contact@exemple.fr](mailto:contact@exemple.fr)", "https://exemple.fr/a_(b)", "[Été.fr](https://été.fr)",
		"[12.30](https://exemple.fr)", "[banque.fr](/agenda/)",
		"`[a](b c)`", `\[a](b c)`, `[a\](b c)`, "a](b c)", "[a\n\nb](c d)", "[a] (b)", "(a) [b]", "(a)[b]", "[a][b](c)\n\n[b]: /d/",
	} {
		if _, problems := render(in, site); len(problems) > 0 {
			t.Errorf("%q: %v", in, codes(problems))
		}
	}
}

func TestSuggestionsMend(t *testing.T) {
	for in, want := range map[string]string{
		"![a](../../static/photos/a.jpg)":                      "![a](photos/a.jpg)",
		"![a](/Photos d’été/L’Atelier.JPG)":                    "![a](photos-d-ete/l-atelier.jpg)",
		`![a](photos\été\a.jpg)`:                               "![a](photos/ete/a.jpg)",
		"![a](photos/mon%20atelier.jpg)":                       "![a](photos/mon-atelier.jpg)",
		"![a](<photos/Mon atelier_2.png>)":                     "![a](<photos/mon-atelier-2.png>)",
		"é [le *programme*](https://exemple.fr/a b/c d.pdf )é": "é [le *programme*](https://exemple.fr/a%20b/c%20d.pdf)é",
		"[a] (/agenda/) et [b]\t(mailto:b@exemple.fr)":         "[a](/agenda/) et [b](mailto:b@exemple.fr)",
		"a (b)[https://exemple.fr/a]":                          "a [b](https://exemple.fr/a)",
	} {
		f := &diag.File{Path: "places/a.md", Text: []byte(in)}
		_, problems := Render(f.Span(0, len(in)), site)
		var edits []diag.Edit
		for _, p := range problems {
			edits = append(edits, p.Fix...)
		}
		got, err := diag.Apply(f.Text, edits)
		if err != nil || string(got) != want {
			t.Errorf("%q: %q %v %v", in, got, err, codes(problems))
		}
	}
}

// What cannot be mended for sure is left to a person.
func TestMissedLinksWithoutASuggestion(t *testing.T) {
	for _, in := range []string{
		"![a](photos/! !.jpg)", "[a](mon lieu)", "[a](https://exemple.fr/a (b) c)", `[a](https://exemple.fr/a b "c")`, "![a](https://exemple.fr/a b.jpg)", "[a\nb](https://exemple.fr/a b)",
		"[a](" + strings.Repeat("b c", 200) + ")",
	} {
		_, problems := render(in, site)
		if len(problems) != 1 || problems[0].Code != codeMissedLink || problems[0].Fix != nil {
			t.Errorf("%q: %v", in, codes(problems))
		}
	}
}

func TestEveryCodeHasItsWords(t *testing.T) {
	known := []diag.Code{
		codeTooLong, codeTooDeep, codeTooManyCells, codeTooManyDefinitions, codeTooManyMarks, codeTooMuchHTML, codeTooManyLines, codeRawHTML,
		codeOpenComment, codeScheme, codeBadAddress, codeUserInfo, codeNoSuchPath, codeNoSuchHeading, codeNoAddress,
		codeNoLinkText, codeOtherHost, codeMissedLink, codeRemoteImage, codeImagePath, codeImageKind, codeNoAlt,
	}
	for _, code := range known {
		if diag.Lookup(code).Code == "" {
			t.Errorf("%s is not in the catalogue", code)
		}
	}
	for _, r := range diag.Rules() {
		if strings.HasPrefix(string(r.Code), "M") && !slices.Contains(known, r.Code) {
			t.Errorf("%s of the catalogue is never raised", r.Code)
		}
	}
}

func TestPicturesComeInSizes(t *testing.T) {
	o := Options{Picture: func(src string) Picture {
		return Picture{Src: "/i/" + src, Srcset: "/i/1.jpg 320w", Sizes: `"><script>`, Width: 640, Height: 480}
	}}
	body, _ := render("![a](photos/a.jpg)", o)
	const want = `<figure><img src="/i/photos/a.jpg" srcset="/i/1.jpg 320w" sizes="&#34;&gt;&lt;script&gt;" width="640" height="480" alt="a" loading="lazy" decoding="async"></figure>`
	if got := strings.TrimSpace(string(body.HTML)); got != want {
		t.Error(got)
	}
}

func TestIDsOfSeveralBodiesDiffer(t *testing.T) {
	body, _ := render("# a\n\nb[^1] [c](#a)\n\n[^1]: d\n", Options{ID: "n12"})
	for _, id := range []string{`id="c-n12-a"`, `href="#c-n12-a"`, `id="c-n12-note-1"`, `href="#c-n12-call-1"`} {
		if !strings.Contains(string(body.HTML), id) {
			t.Errorf("%s not in %s", id, body.HTML)
		}
	}
}

func TestRenderMayRunAtOnce(t *testing.T) {
	source, err := os.ReadFile("testdata/rich.md")
	if err != nil {
		t.Fatal(err)
	}
	want, _ := render(string(source), site)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				if got, _ := render(string(source), site); got.HTML != want.HTML {
					t.Error("another page")
				}
			}
		})
	}
	group.Wait()
}

func TestExcerpt(t *testing.T) {
	for _, c := range []struct {
		words string
		most  int
		want  string
	}{
		{"un lieu ouvert", 14, "un lieu ouvert"},
		{"un lieu ouvert", 13, "un lieu…"},
		{"un lieu, ouvert", 11, "un lieu…"},
		{"un lieu ouvert", 8, "un lieu…"},
		{"un lieu ouvert", 7, "un…"},
		{"anticonstitutionnellement", 5, "anti…"},
		{"été « à » Lille", 7, "été…"},
		{"a  b\n c", 10, "a b c"},
		{"a b", 0, ""},
		{"", 10, ""},
	} {
		if got := Excerpt(c.words, c.most); got != c.want {
			t.Errorf("%q to %d: %q", c.words, c.most, got)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	text := "# Le lieu\n\n" + strings.Repeat("Un *tiers-lieu* ouvert à tous, avec **un atelier bois**, [un agenda](/agenda/) et du café ; venez ! ", 10) +
		"\n\n- fablab\n- jardin\n- coworking\n\n" + strings.Repeat("Chaque jeudi, les voisins réparent, cousent, jardinent et mangent ensemble. ", 14)
	f := &diag.File{Text: []byte(text)}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Render(f.Span(0, len(text)), site)
	}
	b.ReportMetric(float64(len(strings.Fields(text))), "words")
}

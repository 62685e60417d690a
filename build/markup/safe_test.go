// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// allowed are the elements that a body may hold, with their attributes. It is written here once more, apart from the
// writer, and read with another parser.
var allowed = map[string][]string{
	"h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"},
	"p": nil, "br": nil, "hr": nil, "em": nil, "strong": nil, "del": nil, "sup": nil, "blockquote": nil,
	"ul": nil, "ol": {"start"}, "li": {"id"}, "dl": nil, "dt": nil, "dd": nil,
	"pre": {"tabindex"}, "code": {"class"}, "span": {"role", "aria-label"},
	"section": {"class", "tabindex", "aria-label"}, "table": nil, "thead": nil, "tbody": nil, "tr": nil,
	"th": {"scope", "class"}, "td": {"class"},
	"a":      {"href", "rel", "title", "id", "aria-label"},
	"figure": nil, "figcaption": nil,
	"img": {"src", "srcset", "sizes", "width", "height", "alt", "title", "loading", "decoding"},
}

var (
	safeClass = regexp.MustCompile(`^(table|notes|right|center|language-[a-z0-9+#-]{1,20})$`)
	safeID    = regexp.MustCompile(`^c-[\p{L}\p{N}-]+$`)
)

// safe reports the first thing in a page that should not be there.
func safe(page string) error {
	// As a browser reads it inside of a page, and as it reads it when it is put into an element by a script.
	ids := map[string]bool{}
	tokens := html.NewTokenizer(strings.NewReader(page))
	var open []string
	for {
		switch kind := tokens.Next(); kind {
		case html.ErrorToken:
			if len(open) > 0 {
				return fmt.Errorf("never closed: %v", open)
			}
			return safeTree(page)
		case html.CommentToken, html.DoctypeToken:
			return fmt.Errorf("%v: %s", kind, tokens.Raw())
		case html.EndTagToken:
			t := tokens.Token()
			if len(open) == 0 || open[len(open)-1] != t.Data {
				return fmt.Errorf("</%s> closes %v", t.Data, open)
			}
			open = open[:len(open)-1]
		case html.StartTagToken, html.SelfClosingTagToken:
			t := tokens.Token()
			if err := safeElement(t.Data, t.Attr, ids); err != nil {
				return err
			}
			if !slices.Contains([]string{"br", "hr", "img"}, t.Data) {
				open = append(open, t.Data)
			}
		}
	}
}

// safeTree looks at the tree that a browser builds.
func safeTree(page string) error {
	document, err := html.Parse(strings.NewReader("<!doctype html><title>x</title><main>" + page + "</main>"))
	if err != nil {
		return err
	}
	for n := range document.Descendants() {
		if n.Type == html.ElementNode && !slices.Contains([]string{"html", "head", "title", "body", "main"}, n.Data) {
			if err := safeElement(n.Data, n.Attr, map[string]bool{}); err != nil {
				return err
			}
		}
	}
	return nil
}

func safeElement(name string, attributes []html.Attribute, ids map[string]bool) error {
	names, known := allowed[name]
	if !known {
		return fmt.Errorf("<%s>", name)
	}
	for _, a := range attributes {
		if !slices.Contains(names, a.Key) {
			return fmt.Errorf("<%s %s>", name, a.Key)
		}
		switch a.Key {
		case "class":
			if !safeClass.MatchString(a.Val) {
				return fmt.Errorf("class %q", a.Val)
			}
		case "id":
			if !safeID.MatchString(a.Val) || ids[a.Val] {
				return fmt.Errorf("id %q", a.Val)
			}
			ids[a.Val] = true
		case "href", "src":
			if err := safeURL(a.Val, a.Key == "src"); err != nil {
				return err
			}
			web := regexp.MustCompile(`^(https?|webcal):`).MatchString(a.Val)
			if a.Key == "href" && web != slices.Contains(attributes, html.Attribute{Key: "rel", Val: "nofollow ugc noopener"}) {
				return fmt.Errorf("rel of %q", a.Val)
			}
		}
	}
	return nil
}

// safeURL reads an address as a browser does: spaces around and tabs and line ends inside do not count, and a
// backslash is a slash (URL standard).
func safeURL(address string, picture bool) error {
	browser := strings.NewReplacer("\t", "", "\n", "", "\r", "", `\`, "/").Replace(strings.TrimFunc(address, func(r rune) bool { return r <= ' ' }))
	if browser != address {
		return fmt.Errorf("address %q", address)
	}
	u, err := url.Parse(browser)
	switch {
	case err != nil:
		return fmt.Errorf("address %q: %w", address, err)
	case strings.HasPrefix(browser, "#c-") && !picture:
		return nil
	case strings.HasPrefix(browser, "/") && !strings.HasPrefix(browser, "//") && u.Scheme == "" && u.Host == "":
		return nil
	case picture:
		return fmt.Errorf("picture %q", address)
	case slices.Contains([]string{"http", "https", "webcal"}, u.Scheme) && strings.Contains(u.Host, ".") && u.User == nil && u.Opaque == "":
		return nil
	case slices.Contains([]string{"mailto", "tel", "geo"}, u.Scheme):
		return nil
	}
	return fmt.Errorf("address %q", address)
}

// targets are addresses that must not become links.
var targets = []string{
	"javascript:alert(1)", "JaVaScRiPt:alert(1)", "JAVASCRIPT:alert(1)", "javascript&colon;alert(1)", "javascript&#58;alert(1)",
	"javascript&#x3a;alert(1)", "javascript&#x3A;alert(1)", "javascript&#0000058;alert(1)", "&#106;avascript:alert(1)",
	"&#x6A;avascript:alert(1)", "&#x6a;&#x61;vascript:alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)",
	"java&#9;script:alert(1)", "java&#10;script:alert(1)", "java&#13;script:alert(1)", "java\tscript:alert(1)", "java\x00script:alert(1)",
	"\x01javascript:alert(1)", "\x1fjavascript:alert(1)", "&#1;javascript:alert(1)", "&#14;javascript:alert(1)", " javascript:alert(1)",
	"&#32;javascript:alert(1)", "&nbsp;javascript:alert(1)", "\u00a0javascript:alert(1)", "\u200bjavascript:alert(1)",
	"java\u200bscript:alert(1)", "java&shy;script:alert(1)", "java&ZeroWidthSpace;script:alert(1)", "\ufeffjavascript:alert(1)",
	"\u2028javascript:alert(1)", "javascript\\:alert(1)", "\\javascript:alert(1)", "javascript&bsol;:alert(1)", "j&bsol;avascript:alert(1)",
	"javascript://exemple.fr/%0aalert(1)", "javascript://%0aalert(1)", "javascript:/*--></title></style></script>*/alert(1)",
	"javascript:%61lert(1)", "javascript%3Aalert(1)", "javascript%253Aalert(1)", "feed:javascript:alert(1)", "view-source:javascript:alert(1)",
	"jar:javascript:alert(1)!/", "livescript:alert(1)", "mocha:alert(1)", "vbscript:msgbox(1)", "VBScript:msgbox(1)", "vbscript&colon;msgbox(1)",
	"data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "DATA:text/html,x",
	"data&colon;text/html,x", "data:image/svg+xml,<svg onload=alert(1)>", "data:image/svg+xml;base64,AA==", "data:image/png;base64,AA==",
	"data:application/javascript,alert(1)", "data:,x", "d&Tab;ata:text/html,x", "blob:https://exemple.fr/1", "blob:null/1", "filesystem:https://exemple.fr/x",
	"file:///etc/passwd", "file:/etc/passwd", "FILE:///c:/x", "about:blank", "about:srcdoc", "chrome://settings", "resource://x", "ws://exemple.fr",
	"wss://exemple.fr", "ftp://exemple.fr", "ssh://exemple.fr", "x:y", "x-x:y", "a+b.c-d:e", "intent://x#Intent;scheme=javascript;end", "ms-word:ofe|u|x",
	"smb://x.y/z", "steam://x", "sms:+33", "cid:x", "mid:x", "urn:x:y", "tag:x", "magnet:?xt=x", "irc://x.y", "xmpp:a@b.fr", "gopher://x.y", "ldap://x.y",
	"//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "/&Tab;/evil.example", "/\t/evil.example",
	"/&#10;/evil.example", "&sol;/evil.example", "&sol;&sol;evil.example", "&#47;&#47;evil.example", "/&bsol;evil.example", "&bsol;&bsol;evil.example",
	"https:evil.example", "https:/evil.example", "https:///evil.example", "https:////evil.example", "https:\\\\evil.example", "https:/\\evil.example",
	"http:evil.example", "http://user@evil.example", "http://user:pw@evil.example", "http://exemple.fr@evil.example", "http://exemple.fr%40evil.example",
	"http://exemple.fr\\@evil.example", "https://exemple.fr&bsol;@evil.example", "http://@evil.example", "http://:@evil.example", "http://", "https://",
	"http://evil", "http://127.1:x/", "http://[::1]/", "http://2130706433/", "http://0x7f000001/", "http://%65vil.example%2f@x/", "http://a b.example",
	"http://a\u0000b.example", "http://exa<script>mple.fr", "http://exemple.fr\"onmouseover=alert(1)", "http://exemple.fr:80:80/", "http://exemple.fr:/",
	"http://-.-/", "http://./", "http://../", "webcal:evil", "webcal:javascript:alert(1)", "mailto:", "mailto:x", "mailto:@", "mailto:a@b", "mailto:a@b.fr?bcc=x@y.fr",
	"mailto:a@b.fr?subject=x%0aBcc:y", "mailto:a@b.fr%0aBcc:y@z.fr", "mailto:a@b.fr,c@d.fr", "mailto:javascript:alert(1)", "tel:", "tel:javascript:alert(1)",
	"tel:*#06#", "geo:", "geo:javascript:alert(1)", "geo:1,2&quot;x", ":", ":x", "1:x", "é:x", "ｊavascript:alert(1)", "jаvascript:alert(1)",
	"../../etc/passwd", "/../etc/passwd", "/..%2fetc", "/%2e%2e/etc", "/%5c%5cevil.example", "/%2f/evil.example", "%2f%2fevil.example", "/a/%0d%0ax",
	"#\"><script>alert(1)</script>", "?x", "x", "./x", "//", "///", "\\", "&Tab;", "&NewLine;", "<>", "\u202ejavascript:alert(1)",
}

// pieces are texts that try to become elements or attributes.
var pieces = []string{
	"<script>alert(1)</script>", "<SCRIPT SRC=//evil.example></SCRIPT>", "<scr<script>ipt>alert(1)</script>", "<script\n>alert(1)</script\n>", "<script/x>alert(1)</script>",
	"<svg onload=alert(1)>", "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><animate onbegin=alert(1) attributeName=x>",
	"<svg><a xlink:href=javascript:alert(1)><text y=1em>x", "<svg><style><img src=x onerror=alert(1)></style>", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
	"<math href=javascript:alert(1)>x", "<img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>", "<img src=x onerror=alert(1)//", "<img \"\"\"><script>alert(1)</script>\">",
	"<image src=x onerror=alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>", "<iframe src=javascript:alert(1)>", "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>",
	"<body onload=alert(1)>", "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>", "<audio src=x onerror=alert(1)>", "<input autofocus onfocus=alert(1)>",
	"<select onfocus=alert(1) autofocus>", "<marquee onstart=alert(1)>", "<form action=javascript:alert(1)><input type=submit>", "<button formaction=javascript:alert(1)>x",
	"<a href=javascript:alert(1)>x</a>", "<a href=\"java&#x09;script:alert(1)\">x</a>", "<base href=//evil.example>", "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
	"<link rel=stylesheet href=//evil.example>", "<style>@import '//evil.example'</style>", "<div style=background:url(javascript:alert(1))>", "<template><script>alert(1)</script></template>",
	"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<textarea></textarea><script>alert(1)</script>", "<title></title><script>alert(1)</script>", "<plaintext>", "<xmp><script>alert(1)</script>",
	"<!--><script>alert(1)</script>", "<!--!><img src=x onerror=alert(1)>", "<!-- --!><script>alert(1)</script>", "<!-- -- ><script>alert(1)</script> -->", "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
	"<![CDATA[<script>alert(1)</script>]]>", "<?xml version=1?><script>alert(1)</script>", "<!DOCTYPE x [<!ENTITY y 'z'>]>", "</p><script>alert(1)</script>", "</main></body><script>alert(1)</script>",
	"\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "` onmouseover=`alert(1)", "\"><script>alert(1)</script>", "'><script>alert(1)</script>", "\"/><svg onload=alert(1)>", "x\" autofocus onfocus=\"alert(1)",
	"&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "&#x3c;img src=x onerror=alert(1)&#x3e;", "&quot; onmouseover=&quot;alert(1)", "&#34;&gt;&lt;script&gt;", "&NewLine;<script>",
	"\\<script>alert(1)\\</script>", "\\\"><script>alert(1)</script>", "\u2028<script>alert(1)</script>", "<\x00script>alert(1)</script>", "<scr\x00ipt>alert(1)</script>", "＜script＞alert(1)＜/script＞",
	"+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "{{constructor.constructor('alert(1)')()}}", "{{ template \"x\" . }}", "${alert(1)}", "<%= 1 %>", "#{7*7}", "<x contenteditable onblur=alert(1)>x", "<a\x0bhref=javascript:alert(1)>x",
	"<a/href=javascript:alert(1)>x", "<a target=_blank href=x>", "<x:script xmlns:x=http://www.w3.org/1999/xhtml>alert(1)</x:script>", "{onclick=alert(1)}", "{#x onclick=alert(1) style=\"x\"}", "]]>", "</script>", "-->", "<", "</", "<!",
	"\u202e<script>", "\xff<script>", "<\xffscript>", "\ufffe",
}

// places are the ways in which a piece can come into a body: %s is the piece.
var places = []string{
	"%s", "a %s b", "# %s", "%s\n===", "> %s", "- %s", "1. %s", "    %s", "```\n%s\n```", "```%s\nx\n```", "~~~ %s\nx\n~~~", "`%s`", "**%s**", "~~%s~~",
	"[%s](https://exemple.fr)", "[a](%s)", "[a](<%s>)", "[a](https://exemple.fr/%s)", "[a](<https://exemple.fr/?%s>)", "[a](https://exemple.fr/#%s)", "[a](/%s)", "[a](</%s>)", "[a](#%s)", "[a](../places/%s.md)",
	"[a](https://exemple.fr \"%s\")", "[a](https://exemple.fr '%s')", "[a](https://exemple.fr (%s))", "[a][b]\n\n[b]: %s", "[a][b]\n\n[b]: <%s>", "[a][b]\n\n[b]: https://exemple.fr \"%s\"", "[%s]\n\n[%s]: https://exemple.fr",
	"<%s>", "<https://exemple.fr/%s>", "<a@exemple.fr%s>", "https://exemple.fr/%s", "www.exemple.fr/%s", "%s@exemple.fr", "a@%s.fr", "![%s](photos/a.jpg)", "![a](%s)", "![a](<%s>)", "![a](photos/%s.jpg)", "![a](<photos/%s.jpg>)",
	"![a](photos/a.jpg \"%s\")", "a ![a](photos/a.jpg '%s')", "![a][b]\n\n[b]: %s", "[![a](%s)](%s)", "|%s|b|\n|-|-|\n|%s|c|", "|a|\n|-|\n|`%s`|", "a\n: %s", "%s\n: b", "a[^1]\n\n[^1]: %s", "a[^%s]\n\n[^%s]: b", "- [x] %s", "<!-- %s", "<!-- a --> %s",
	"<div>\n%s\n</div>", "<div>\n\n%s\n\n</div>", "<b>%s</b>", "<a href=\"%s\">b</a>", "<img src=\"%s\">", "&%s;", "\\%s", "[a](mailto:%s)", "[a](mailto:a@exemple.fr?subject=%s)", "[a](tel:%s)", "[a](geo:%s)", "[a](webcal://exemple.fr/%s)",
}

func TestNothingThatRuns(t *testing.T) {
	if n := len(targets) + len(pieces); n < 150 {
		t.Errorf("only %d payloads", n)
	}
	for _, payload := range append(slices.Clone(targets), pieces...) {
		for _, place := range places {
			text := strings.ReplaceAll(place, "%s", payload)
			body, _ := render(text, site)
			if err := safe(string(body.HTML)); err != nil {
				t.Errorf("%q: %v\n%s", text, err, body.HTML)
			}
		}
	}
}

func TestNoLinkToTheseAddresses(t *testing.T) {
	for _, target := range targets {
		for _, place := range []string{"[a](%s)", "[a](<%s>)", "[a]\n\n[a]: <%s>", "![a](<%s>)"} {
			body, _ := render(strings.ReplaceAll(place, "%s", target), Options{Lang: "fr"})
			page := string(body.HTML)
			if strings.Contains(page, " href=") || strings.Contains(page, " src=") {
				t.Errorf("%q: %s", target, page)
			}
		}
	}
}

func FuzzRender(f *testing.F) {
	for i, place := range places {
		f.Add(strings.ReplaceAll(place, "%s", targets[i%len(targets)]))
		f.Add(strings.ReplaceAll(place, "%s", pieces[i%len(pieces)]))
	}
	for _, text := range pathological(300) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		body, problems := render(text, site)
		if err := safe(string(body.HTML)); err != nil {
			t.Errorf("%q: %v\n%s", text, err, body.HTML)
		}
		for _, p := range problems {
			if p.At.File == nil || p.At.Start < 0 || p.At.End < p.At.Start || p.At.End > len(p.At.File.Text) {
				t.Errorf("%q: %s at %d:%d", text, p.Code, p.At.Start, p.At.End)
			}
		}
	})
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"net/url"
	"strings"
	"testing"
)

func TestExtLinksOnlyToGoodAddresses(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/a?b=c#d":       "https://example.org/a?b=c#d",
		"http://example.org":                "http://example.org",
		"HTTPS://example.org/é":             "https://example.org/%C3%A9",
		"webcal://example.org/agenda.ics":   "webcal://example.org/agenda.ics",
		"mailto:bonjour@example.org":        "mailto:bonjour@example.org",
		"tel:+33320123456":                  "tel:+33320123456",
		"geo:50.63,3.06":                    "geo:50.630000,3.060000",
		"":                                  "",
		"/lieux/":                           "",
		"//example.org":                     "",
		"example.org":                       "",
		"https:example.org":                 "",
		"https://localhost/":                "",
		"https://./":                        "",
		"https://user:pw@example.org/":      "",
		"https://example.org/ a":            "",
		"https://example.org/\\u2028":       "",
		"https://exa\nmple.org/":            "",
		"https://example.org/\">":           "",
		"https://example.org\\\\@evil.org/": "",
		"javascript:alert(1)":               "",
		"JaVaScRiPt:alert(1)":               "",
		"\x01javascript:alert(1)":           "",
		"data:text/html,x":                  "",
		"blob:https://example.org/x":        "",
		"file:///etc/passwd":                "",
		"vbscript:x":                        "",
		"mailto:a@b":                        "",
		"mailto:a@example.org?bcc=x":        "",
		"mailto:a@example.org,b@b.org":      "",
		"tel:112;phone-context=x":           "",
		"geo:91,0":                          "",
		"geo:nan,0":                         "",
		"https://example.org/" + strings.Repeat("x", maxURL): "",
	} {
		if got := string(ext(address)); got != want {
			t.Errorf("ext(%q) = %q, want %q", address, got, want)
		}
	}
}

func TestTypedAddresses(t *testing.T) {
	for got, want := range map[string]string{
		string(mailto("l'atelier+x@example.org")):           "mailto:l%27atelier+x@example.org",
		string(mailto("a b@example.org")):                   "",
		string(mailto(strings.Repeat("a", 250) + "@b.org")): "",
		string(tel("+33320123456")):                         "tel:+33320123456",
		string(tel("03 20 12 34 56")):                       "",
		string(geo(50.63, 3.06)):                            "geo:50.630000,3.060000",
		string(webcal("https://example.org/agenda.ics")):    "webcal://example.org/agenda.ics",
		string(webcal("/agenda.ics")):                       "",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestHrefTakesPathsOfTheSiteOnly(t *testing.T) {
	link := href("/reseau")
	for path, want := range map[string]string{"/": "/reseau/", "/lieux/?a=b#c": "/reseau/lieux/?a=b#c", "#carte": "#carte"} {
		if got, err := link(path); err != nil || got != want {
			t.Errorf("%q: %q %v", path, got, err)
		}
	}
	for _, path := range []string{"", "lieux/", "//evil.org", "/\\evil.org", "https://evil.org", "javascript:x", "/a\nb"} {
		if got, err := link(path); err == nil {
			t.Errorf("%q: %q", path, got)
		}
	}
}

func FuzzExt(f *testing.F) {
	for _, seed := range []string{"https://example.org/", "mailto:a@example.org", "tel:+33320123456", "geo:1,2", "javascript:x", "https://a.b:c@d.e/", "//x.y"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, address string) {
		got := string(ext(address))
		if got == "" {
			return
		}
		u, err := url.Parse(got)
		if err != nil || u.User != nil || strings.ContainsAny(got, " \"'<>`\\") && u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "webcal" {
			t.Fatalf("ext(%q) = %q", address, got)
		}
		switch u.Scheme {
		case "http", "https", "webcal", "mailto", "tel", "geo":
		default:
			t.Fatalf("ext(%q) = %q", address, got)
		}
	})
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"slices"
	"strings"
	"testing"
	"testing/quick"
	"time"
	_ "time/tzdata"

	"github.com/compagnie-tiers-lieux/maillage/build/spent"
)

func TestPhonesBecomeE164(t *testing.T) {
	for s, want := range map[string]string{
		"03 20 12 34 56": "+33320123456", "03.20.12.34.56": "+33320123456", "03-20-12-34-56": "+33320123456", "0320123456": "+33320123456",
		"+33 3 20 12 34 56": "+33320123456", "+33 (0)3 20 12 34 56": "+33320123456", "0033 3 20 12 34 56": "+33320123456",
		"06\u00a012\u00a034\u00a056\u00a078": "+33612345678", "+32 2 123 45 67": "+3221234567",
		"0262 12 34 56": "+262262123456", "0590 12 34 56": "+590590123456", "0694 12 34 56": "+594694123456",
		"": "", "3949": "", "03 20 12 34": "", "+33 03 20 12 34 56": "", "+330": "", "00": "", "trois": "", "+": "",
		strings.Repeat("0", 1000): "",
	} {
		got, ok := Phone(s)
		if got != want || ok != (want != "") {
			t.Errorf("Phone(%q) = %q, %t; want %q", s, got, ok, want)
		}
	}
}

// What Phone returns is a phone of its own.
func TestPhoneIsIdempotent(t *testing.T) {
	law := func(n uint64, prefix string) bool {
		for _, s := range []string{grouped("0" + string(rune('1'+n%9)) + strings.Repeat("12", 4)), prefix} {
			if e164, ok := Phone(s); ok {
				if again, ok := Phone(e164); !ok || again != e164 {
					return false
				}
			}
		}
		return true
	}
	if err := quick.Check(law, nil); err != nil {
		t.Error(err)
	}
}

// The hostile web addresses of trust §1a, rows 2, 3, 10 and 11, and §1c, row 40: each is refused by every format for
// web addresses and paths.
var hostile = []string{
	"javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&colon;alert(1)", "java&Tab;script:alert(1)", "\x01javascript:alert(1)",
	" javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)", "vbscript:msgbox(1)", "data:text/html,<script>", "data:image/svg+xml,<svg>",
	"blob:https://exemple.fr/x", "file:///etc/passwd", "x:y", "//evil", "/\\evil", "\\\\evil", "https:evil", "https:/evil", "https:///evil", "https://evil",
	"https://user:pw@exemple.fr/", "https://user@exemple.fr/", "https://exemple.fr\\@evil.fr/", "https://127.0.0.1/", "https://2130706433/", "https://[::1]/",
	"https://localhost/", "https://exemple.fr:99999999/", "https://exemple.fr:/", "https://exemple.fr:0/", "https://-exemple.fr/", "https://exemple..fr/", "https://.fr/",
	"https://exemple.fr/\x00", "https://exemple.fr/\u0085", "https://exemple.fr/a b", "https://exemple.fr/<script>", "https://exemple.fr/\"onclick=", "https://exemple.fr/%zz",
	"https://xn--a.fr/", "https://exem\u200bple.fr/", "https://exemple.fr/{{template}}", "../secret", "a/../../b", "/etc/passwd", "C:\\x", "%2e%2e%2f", "ht\u200btps://exemple.fr",
	"mailto:a@exemple.fr", "tel:+33320000000", "ftp://exemple.fr/",
}

func TestHostileAddressesAreRefused(t *testing.T) {
	for _, s := range hostile {
		for _, name := range []string{"uri", "base-uri", "static-path"} {
			if formats[name](s) == nil {
				t.Errorf("%s accepts %q", name, s)
			}
		}
	}
	if f := formats["uri"]("https://exemple.fr/" + strings.Repeat("a/", 100000)); f != nil {
		t.Errorf("length is the schema's business: %v", f)
	}
}

// Every key of the schemas that holds a web address or a path refuses all of them, so that a new key cannot be forgotten.
func TestEveryAddressOfTheSchemasIsGuarded(t *testing.T) {
	guarded := 0
	set := Load()
	for _, name := range set.Names() {
		var visit func([]Property)
		visit = func(list []Property) {
			for _, p := range list {
				key := strings.TrimSuffix(p.Path[strings.LastIndexByte(p.Path, '.')+1:], "[]")
				if slices.Contains([]string{"url", "website", "online", "booking", "social", "base_url"}, key) && p.Type == "string" {
					guarded++
					if p.Format != "uri" && p.Format != "base-uri" {
						t.Errorf("%s %s has format %q", name, p.Path, p.Format)
					}
				}
				if slices.Contains([]string{"src", "path", "logo"}, key) && p.Format != "static-path" {
					t.Errorf("%s %s has format %q", name, p.Path, p.Format)
				}
				visit(p.Properties)
				if p.Items != nil {
					visit([]Property{*p.Items})
				}
			}
		}
		visit(set.Type(name).Properties())
	}
	if guarded < 15 {
		t.Errorf("only %d web addresses were found", guarded)
	}
}

func TestFormats(t *testing.T) {
	for _, c := range []struct{ format, text, code, suggestion string }{
		{"uri", "https://exemple.fr", "", ""},
		{"uri", "HTTP://EXEMPLE.FR/A", "", ""},
		{"uri", "https://exemple.fr:8443/a?b=c&d=é#e", "", ""},
		{"uri", "https://été.fr/", "", ""},
		{"uri", "https://fr.wikipedia.org/wiki/Tiers-lieu_(notion)", "", ""},
		{"uri", "exemple.fr", "V030", "https://exemple.fr"},
		{"uri", "lieu", "V030", ""},
		{"uri", "http//exemple.fr", "V030", ""},
		{"uri", "htttp://exemple.fr/a", "V031", "https://exemple.fr/a"},
		{"email", "a.b+c@sous.exemple.fr", "", ""},
		{"email", ".a@exemple.fr", "V035", ""},
		{"email", "a..b@exemple.fr", "V035", ""},
		{"email", "a@exemple", "V035", ""},
		{"email", "a@@exemple.fr", "V035", ""},
		{"email", "Bonjour <bonjour@exemple.fr>", "V035", "bonjour@exemple.fr"},
		{"email", "bonjour [arobase] exemple [point] fr", "V035", "bonjour@exemple.fr"},
		{"email", "mailto:a@exemple.fr", "V035", "a@exemple.fr"},
		{"date", "2020-02-29", "", ""},
		{"date", "2021-02-29", "V041", ""},
		{"date", "1er juin 2020", "V040", "2020-06-01"},
		{"date", "2020-6-9", "V040", "2020-06-09"},
		{"date", "19/06/2020 18h30", "V040", "2020-06-19"},
		{"date", "2020-13-01", "V041", ""},
		{"moment", "2020-06-19T18:30", "", ""},
		{"moment", "19/06/2020 18h", "V044", "2020-06-19 18:00"},
		{"year-or-date", "vers 1950", "V045", "1950"},
		{"year-or-date", "2017-09", "V045", ""},
		{"clock", "00:00", "", ""},
		{"clock", "24:00", "V050", ""},
		{"clock", "8h", "V050", "08:00"},
		{"clock", "midi", "V050", "12:00"},
		{"running-time", "0:59", "", ""},
		{"running-time", "90:00", "", ""},
		{"running-time", "1:75:00", "V049", ""},
		{"running-time", "1 h 2 min 3 s", "V049", "1:02:03"},
		{"running-time", "75 min", "V049", "1:15:00"},
		{"timezone", "Indian/Reunion", "", ""},
		{"timezone", "La Réunion", "V048", ""},
		{"timezone", "Réunion", "V048", "Indian/Reunion"},
		{"timezone", "../../etc/passwd", "V048", ""},
		{"timezone", "GMT+1", "V048", ""},
		{"postcode", "02100", "", ""},
		{"postcode", "F-59000", "V051", "59000"},
		{"insee", "2A004", "", ""},
		{"insee", "2a004", "V052", "2A004"},
		{"insee", "97411", "", ""},
		{"insee", "96001", "V052", ""},
		{"area", "32", "", ""},
		{"area", "2A", "", ""},
		{"area", "974", "", ""},
		{"area", "200093201", "", ""},
		{"area", "200 093 201", "C103", "200093201"},
		{"siret", "35600000000048", "", ""},
		{"siret", "35600000049837", "", ""},
		{"siret", "35600000049838", "V054", ""},
		{"colour", "#ABCDEF", "", ""},
		{"colour", "#abc", "V055", "#aabbcc"},
		{"spdx", "MIT", "", ""},
		{"spdx", "LicenseRef-maison", "", ""},
		{"spdx", "mit", "V058", "MIT"},
		{"spdx", "CC0", "V058", "CC0-1.0"},
		{"currency", "eur", "V059", "EUR"},
		{"static-path", "a/b-c_d.1.jpg", "", ""},
		{"static-path", "static/a.jpg", "V057", "a.jpg"},
		{"static-path", "a//b.jpg", "V057", ""},
		{"static-path", "/Photos d’été/L’Atelier_2.JPG", "V057", "photos-d-ete/l-atelier-2.jpg"},
		{"static-path", "photos\\mon%20atelier.jpg", "V057", "photos/mon-atelier.jpg"},
		{"static-path", "C:/a.jpg", "V057", ""},
		{"static-path", ".htaccess", "V057", ""},
		{"id", "la-coroutine", "", ""},
		{"id", "L'Étage n° 2", "V023", "l-etage-n-2"},
		{"id", "content/routes/a-velo.md", "V023", "a-velo"},
		{"id", strings.Repeat("a", 81), "V023", strings.Repeat("a", 80)},
		{"rrule", "FREQ=WEEKLY;BYDAY=TU", "", ""},
		{"rrule", "le dernier vendredi de chaque mois", "V047", "FREQ=MONTHLY;BYDAY=-1FR"},
		{"rrule", "FREQ=SECONDLY", "V047", ""},
		{"opening-hours", "24/7", "", ""},
	} {
		f := hold(formats[c.format], c.text)
		switch {
		case f == nil && c.code != "":
			t.Errorf("%s accepts %q", c.format, c.text)
		case f != nil && (string(f.code) != c.code || f.suggestion != c.suggestion):
			t.Errorf("%s, %q: %s %q, want %s %q", c.format, c.text, f.code, f.suggestion, c.code, c.suggestion)
		}
	}
}

// FuzzFormats: no text makes a format fail or dawdle, and what it suggests is right itself.
func FuzzFormats(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	for _, s := range []string{"bonjour@exemple.fr.", "hélène@exemple.fr", "19 juin 2020 à 18h30", "Lu-Ve 9h-18h", "tous les mardis", "Paris", "1h02", "320000000", "2100", "#abc"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > longestMistake*4 {
			return
		}
		for name, format := range formats {
			took := spent.By(func() {
				if wrong := hold(format, s); wrong != nil && wrong.suggestion != "" && format(wrong.suggestion) != nil {
					t.Errorf("%s suggests %q for %q, which is wrong itself", name, wrong.suggestion, s)
				}
			})
			if took > time.Second {
				t.Errorf("%s takes %s for %q", name, took, s)
			}
		}
	})
}

func TestScalarsAreQuotedWhereNeeded(t *testing.T) {
	for s, want := range map[string]string{
		"coworking": "coworking", "2020-06-19": "2020-06-19", "https://exemple.fr/a": "https://exemple.fr/a", "#1d5c63": `"#1d5c63"`, "true": `"true"`,
		"Wifi: gratuit": `"Wifi: gratuit"`, "a #b": `"a #b"`, "- a": `"- a"`, "a, b": `"a, b"`, `a"b\c`: `"a\"b\\c"`, "a\nb": `"a\nb"`, "": `""`, " a": `" a"`, "+33 3": "+33 3",
	} {
		if got := scalar(s, false); got != want {
			t.Errorf("scalar(%q) = %s, want %s", s, got, want)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := parseFiles(); err != nil {
			b.Fatal(err)
		}
	}
}

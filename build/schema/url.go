// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/idna"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// What a web address begins with. A dot is right in a scheme but never stands in one: « exemple.fr:8080 » has none.
var schemeForm = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+-]*):`)

// webAddress wants an absolute http or https URL of a public host: a host with a dot and letters after the last one, no
// user name, no space, no control or invisible character (trust §1a, row 3). The published site links to it.
func webAddress(s string) *fault {
	trimmed := strings.TrimSpace(s)
	if strings.ContainsFunc(trimmed, func(r rune) bool { return r == '\\' || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }) {
		return &fault{code: "V032"}
	}
	scheme := schemeForm.FindStringSubmatch(trimmed)
	if scheme == nil {
		rest := strings.TrimLeft(trimmed, ":/")
		return suggest("V030", "https://"+rest)
	}
	rest := trimmed[len(scheme[0]):]
	name := strings.ToLower(scheme[1])
	if name != "http" && name != "https" {
		return otherScheme(name, rest)
	}
	if !strings.HasPrefix(rest, "//") || strings.HasPrefix(rest, "///") {
		return suggest("V032", name+"://"+strings.TrimLeft(rest, "/"))
	}
	if trimmed != s {
		return suggest("V032", trimmed)
	}
	if strings.ContainsFunc(s, unicode.IsSpace) {
		return spaced(s)
	}
	return absolute(s)
}

// otherScheme is for javascript:, mailto: and htps:.
func otherScheme(name, rest string) *fault {
	if near := diag.Nearest(name, []string{"https", "http"}); near != "" && strings.HasPrefix(rest, "/") {
		return suggest("V031", "https://"+strings.TrimLeft(rest, "/"))
	}
	return &fault{code: "V031"}
}

// spaced is for an address with spaces: they are %20 in a path, but two addresses are two values.
func spaced(s string) *fault {
	if strings.Count(s, "://") > 1 || strings.ContainsAny(s, ",;") {
		return &fault{code: "V032"}
	}
	return maybe("V032", strings.Join(strings.Fields(s), "%20"))
}

func absolute(s string) *fault {
	if strings.ContainsAny(s, "<>\"`{}|^") {
		return &fault{code: "V032"}
	}
	u, err := url.Parse(s)
	if err != nil || u.Opaque != "" {
		return &fault{code: "V032"}
	}
	if u.User != nil {
		u.User = nil
		return maybe("V033", u.String())
	}
	if !publicHost(u.Hostname()) || !realPort(u) {
		return &fault{code: "V034"}
	}
	return nil
}

// publicHost reports whether a host can be reached by everybody: example.org, but not localhost or 10.0.0.1.
func publicHost(host string) bool {
	ascii, err := idna.Lookup.ToASCII(host)
	if err != nil || len(ascii) > 253 {
		return false
	}
	labels := strings.Split(ascii, ".")
	last := labels[len(labels)-1]
	for _, label := range labels {
		if label == "" || len(label) > 63 {
			return false
		}
	}
	return len(labels) > 1 && len(last) > 1 && strings.ContainsFunc(last, unicode.IsLetter)
}

func realPort(u *url.URL) bool {
	port := u.Port()
	return port == "" && !strings.HasSuffix(u.Host, ":") || len(port) <= 5 && strings.Trim(port, "0123456789") == "" && strings.TrimLeft(port, "0") != ""
}

// baseURL wants the address under which a site is published: the paths of pages are put behind it.
func baseURL(s string) *fault {
	if f := webAddress(s); f != nil {
		return f
	}
	if i := strings.IndexAny(s, "?#"); i >= 0 {
		return suggest("C101", strings.TrimRight(s[:i], "/"))
	}
	return nil
}

// A placeholder is a part of the address of a tile that the map fills in.
var placeholder = strings.NewReplacer("{z}", "0", "{x}", "0", "{y}", "0")

// tiles wants the address of the tiles of a map: https, one server, and a place for scale, column and row.
func tiles(s string) *fault {
	whole := strings.Contains(s, "{z}") && strings.Contains(s, "{x}") && strings.Contains(s, "{y}")
	plain := placeholder.Replace(s)
	u, err := url.Parse(plain)
	switch {
	case strings.HasPrefix(s, "http://"):
		return suggest("C104", "https://"+strings.TrimPrefix(s, "http://"))
	case !whole || err != nil || strings.ContainsAny(plain, "{}"), !strings.HasPrefix(s, "https://"), u.Host != hostOf(s):
		return &fault{code: "C104"}
	}
	return webAddress(plain)
}

// hostOf returns what stands between https:// and the path, as it is written: no placeholder may stand there.
func hostOf(s string) string {
	host, _, _ := strings.Cut(strings.TrimPrefix(s, "https://"), "/")
	return host
}

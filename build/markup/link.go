// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/idna"
)

// maxURL is the length that an address may have, in bytes (reference trust, row 3).
const maxURL = 2048

// An address is where a link goes, once it is known to be safe.
type address struct {
	href string // as it stands in the attribute, before HTML escaping
	path string // of a page of the site, with query and fragment; "" for all others
	host string // of another site or a mailbox, in ASCII without "www."; "" for all others
	web  bool   // goes to another site
}

// A refusal says why a link is left out.
type refusal struct {
	code diag.Code
	args []any
}

func refuse(code diag.Code, args ...any) *refusal { return &refusal{code, args} }

// schemeOf returns what stands before the colon of an address that has a scheme (RFC 3986 §3.1); "" for another.
func schemeOf(target string) string {
	for i := range len(target) {
		switch c := target[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '.' || c == '-'):
		case c == ':':
			return target[:i]
		default:
			return ""
		}
	}
	return ""
}

// address reads the target of a link, entities and backslashes already taken away. What is not on the list of
// schemes is refused, so that nothing depends on knowing every dangerous one.
func (w *writer) address(target string) (address, *refusal) {
	target = strings.TrimFunc(target, func(r rune) bool { return r <= ' ' || r == '\u00a0' })
	bare := strings.Map(dropSpace, target) // what a browser's parser may see
	scheme := schemeOf(bare)
	if strings.EqualFold(scheme, "tel") {
		target = bare // people part the digits of a number by spaces
	}
	switch {
	case bare == "":
		return address{}, refuse(codeNoAddress)
	case len(target) > maxURL:
		return address{}, refuse(codeBadAddress, "value", shown(target))
	case strings.ContainsRune(bare, '\\'), strings.HasPrefix(bare, "//"), bare != target:
		return address{}, refuse(codeBadAddress, "value", shown(target))
	case strings.HasPrefix(bare, "#"):
		return w.fragment(target)
	}
	if own, ok := w.ownPath(target); ok {
		return w.inSite(own)
	}
	if scheme != "" {
		return outside(strings.ToLower(scheme), target)
	}
	if i := strings.IndexAny(bare, ":/?#"); i >= 0 && bare[i] == ':' {
		return address{}, refuse(codeScheme, "scheme", shown(bare[:i+1]), "value", shown(target))
	}
	return w.inSite(target)
}

// dropSpace leaves out what a browser ignores or may ignore in an address: spaces, controls, invisible characters.
func dropSpace(r rune) rune {
	if unicode.IsSpace(r) {
		return -1
	}
	return dropControl(r)
}

func dropControl(r rune) rune {
	if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar {
		return -1
	}
	return r
}

// shown returns an address as a message may show it: short and without controls.
func shown(s string) string {
	runes := []rune(strings.Map(dropControl, s))
	if len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return string(runes)
}

// ownPath returns the path of an address that begins with the site's own.
func (w *writer) ownPath(target string) (string, bool) {
	if w.options.BaseURL == "" {
		return "", false
	}
	path, found := strings.CutPrefix(target, w.options.BaseURL)
	if found && path == "" {
		path = "/"
	}
	return path, found && path[0] == '/'
}

// inSite asks the caller which page of the site is meant.
func (w *writer) inSite(target string) (address, *refusal) {
	end := len(target)
	if i := strings.IndexAny(target, "?#"); i >= 0 {
		end = i
	}
	path, tail := target[:end], target[end:]
	resolved, ok := path, strings.HasPrefix(path, "/")
	if w.options.Resolve != nil {
		resolved, ok = w.options.Resolve(path)
	}
	plain, err := url.PathUnescape(resolved)
	if !ok || err != nil || !strings.HasPrefix(plain, "/") || strings.HasPrefix(plain, "//") || strings.Contains(plain, `\`) ||
		strings.Contains(plain+"/", "/../") || strings.ContainsFunc(plain, unicode.IsControl) {
		return address{}, refuse(codeNoSuchPath, "value", shown(target))
	}
	return address{href: escapeURL(w.basePath + resolved + tail), path: resolved + tail}, nil
}

// fragment finds a heading of the same body: "#horaires".
func (w *writer) fragment(target string) (address, *refusal) {
	name, err := url.PathUnescape(strings.TrimPrefix(target, "#"))
	if err != nil {
		return address{}, refuse(codeBadAddress, "value", shown(target))
	}
	for _, id := range []string{w.ids.prefix + slug(name), name} {
		if w.ids.used[id] && strings.HasPrefix(id, w.ids.prefix) {
			return address{href: "#" + id}, nil
		}
	}
	return address{}, refuse(codeNoSuchHeading, "value", shown(target), "headings", w.headingList())
}

// headingList names the first headings of a body as links to them are written.
func (w *writer) headingList() string {
	var names []string
	for _, h := range w.body.Headings[:min(len(w.body.Headings), 5)] {
		names = append(names, "#"+strings.TrimPrefix(h.ID, w.ids.prefix))
	}
	return strings.Join(names, ", ")
}

// outside reads an address with a scheme.
func outside(scheme, target string) (address, *refusal) {
	rest := target[len(scheme)+1:]
	switch scheme {
	case "http", "https", "webcal":
		return webAddress(target)
	case "mailto":
		return mailAddress(rest)
	case "tel":
		if digits := strings.Map(phoneRune, rest); phone.MatchString(digits) {
			return address{href: "tel:" + digits}, nil
		}
		return address{}, refuse(codeBadAddress, "value", shown(target))
	case "geo":
		if geoURI.MatchString(rest) {
			return address{href: "geo:" + rest}, nil
		}
		return address{}, refuse(codeBadAddress, "value", shown(target))
	default:
		return address{}, refuse(codeScheme, "scheme", shown(scheme)+":", "value", shown(target))
	}
}

var (
	phone   = regexp.MustCompile(`^\+?[0-9]{2,20}$`)
	geoURI  = regexp.MustCompile(`^-?\d{1,2}(\.\d{1,12})?,-?\d{1,3}(\.\d{1,12})?(;[a-z]+=[A-Za-z0-9.-]+)*(\?z=\d{1,2})?$`) // RFC 5870
	mailbox = regexp.MustCompile(`^[A-Za-z0-9.!#$&'*+/=^_{|}~-]{1,64}$`)
	port    = regexp.MustCompile(`^[0-9]{1,5}$`)
)

// phoneRune leaves out what people put between the digits of a number (RFC 3966 §5.1.1).
func phoneRune(r rune) rune {
	if strings.ContainsRune(".-()", r) {
		return -1
	}
	return r
}

// webAddress reads http, https and webcal: a host with a dot, no user.
func webAddress(target string) (address, *refusal) {
	u, err := url.Parse(target)
	switch {
	case err != nil, u.Opaque != "":
		return address{}, refuse(codeBadAddress, "value", shown(target))
	case u.User != nil:
		return address{}, refuse(codeUserInfo, "value", shown(target))
	}
	host, ok := asciiHost(u.Hostname())
	if !ok || u.Port() != "" && !port.MatchString(u.Port()) || strings.HasSuffix(u.Host, ":") {
		return address{}, refuse(codeBadAddress, "value", shown(target))
	}
	u.Host = host
	if p := u.Port(); p != "" {
		u.Host += ":" + p
	}
	return address{href: escapeURL(u.String()), host: strings.TrimPrefix(host, "www."), web: true}, nil
}

// asciiHost returns a name of a host as browsers ask for it.
func asciiHost(host string) (string, bool) {
	ascii, err := idna.Lookup.ToASCII(host)
	return ascii, err == nil && strings.Contains(strings.Trim(ascii, "."), ".") && len(ascii) <= 253
}

// mailAddress reads "name@host?subject=…". Other headers are refused: they could send copies to strangers.
func mailAddress(rest string) (address, *refusal) {
	to, query, _ := strings.Cut(rest, "?")
	if plain, err := url.PathUnescape(to); err == nil {
		to = plain
	}
	name, domain, _ := strings.Cut(to, "@")
	host, ok := asciiHost(domain)
	values, err := url.ParseQuery(strings.ReplaceAll(query, "+", "%2B"))
	if !ok || !mailbox.MatchString(name) || err != nil {
		return address{}, refuse(codeBadAddress, "value", shown("mailto:"+rest))
	}
	href := "mailto:" + escapeURL(name) + "@" + host
	mark := "?"
	for _, header := range []string{"subject", "body"} {
		if text := values.Get(header); text != "" {
			if header == "subject" && strings.ContainsFunc(text, unicode.IsControl) {
				return address{}, refuse(codeBadAddress, "value", shown("mailto:"+rest))
			}
			href += mark + header + "=" + strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
			mark = "&"
		}
		values.Del(header)
	}
	if len(values) > 0 {
		return address{}, refuse(codeBadAddress, "value", shown("mailto:"+rest))
	}
	return address{href: href, host: host}, nil
}

// escapeURL percent-encodes what may not stand in an address, and keeps what is already encoded.
func escapeURL(s string) string { return string(util.URLEscape([]byte(s), false)) }

// shownHost is a host that a text shows. Without https:// or www. only common endings count, so that "site.yaml"
// is not taken for one.
var shownHost = regexp.MustCompile(`(?i)(?:^|[\s(<«"])(?:https?://(?:[^\s/@]*@)?|www\.)([\p{L}\p{N}.-]+\.[\p{L}]{2,})|` +
	`^(?:[^\s@/]+@)?([\p{L}\p{N}.-]+\.(?:fr|com|org|net|eu|coop|info|be|ch|lu|de|uk|paris|bzh))(?:[/?#]\S*)?$`)

// hostShown returns the host that the text of a link names, without "www.", "" when it names none.
func hostShown(text string) string {
	if !strings.Contains(text, ".") {
		return ""
	}
	m := shownHost.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return ""
	}
	host, ok := asciiHost(strings.Trim(m[1]+m[2], "."))
	if !ok {
		return ""
	}
	return strings.TrimPrefix(host, "www.")
}

// sameSite reports whether two hosts belong together: one is the other or a part of it.
func sameSite(a, b string) bool {
	return a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a)
}

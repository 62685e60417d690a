// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package render

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
)

// A kind says for what a text is safe as it is.
type kind byte

const (
	plainText kind = iota
	safeHTML
	safeURL
	safeSrcset
)

// An escaper makes a text safe for where it stands and writes it.
type escaper func(out *bytes.Buffer, s string, k kind)

// writerOf returns what writes a value through the escapers of html/template, by their names.
func writerOf(names []string) (func(out *bytes.Buffer, v reflect.Value), error) {
	escape, err := escaperOf(names)
	if err != nil {
		return nil, err
	}
	return func(out *bytes.Buffer, v reflect.Value) {
		s, k := text(v)
		escape(out, s, k)
	}, nil
}

func escaperOf(names []string) (escaper, error) {
	switch strings.Join(names, " ") {
	case "htmlescaper":
		return escapeText, nil
	case "rcdataescaper":
		return escapeTitle, nil
	case "attrescaper":
		return escapeAttribute, nil
	case "urlfilter urlnormalizer attrescaper":
		return func(out *bytes.Buffer, s string, k kind) {
			escapeAttribute(out, normalizeURL(filterURL(s, k), true), plainText)
		}, nil
	case "urlfilter attrescaper": // <meta http-equiv="refresh">
		return func(out *bytes.Buffer, s string, k kind) { escapeAttribute(out, filterURL(s, k), plainText) }, nil
	case "urlnormalizer attrescaper":
		return func(out *bytes.Buffer, s string, _ kind) { escapeAttribute(out, normalizeURL(s, true), plainText) }, nil
	case "urlescaper attrescaper":
		return func(out *bytes.Buffer, s string, k kind) {
			escapeAttribute(out, normalizeURL(s, k == safeURL), plainText)
		}, nil
	case "srcsetescaper attrescaper":
		return func(out *bytes.Buffer, s string, k kind) { escapeAttribute(out, filterSrcset(s, k), plainText) }, nil
	case "nospaceescaper":
		return escapeBare, nil
	case "commentescaper":
		return func(*bytes.Buffer, string, kind) {}, nil
	}
	return nil, fmt.Errorf("a value cannot stand inside a script, a style or the name of an attribute (%s)", strings.Join(names, ", "))
}

var (
	stringType   = reflect.TypeFor[string]()
	htmlType     = reflect.TypeFor[template.HTML]()
	urlType      = reflect.TypeFor[template.URL]()
	srcsetType   = reflect.TypeFor[template.Srcset]()
	stringerType = reflect.TypeFor[fmt.Stringer]()
	errorType    = reflect.TypeFor[error]()
)

// text returns a value as it is written, and what it is safe for.
func text(v reflect.Value) (string, kind) {
	for v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if !v.IsValid() {
		return "", plainText
	}
	at := v
	for at.Kind() == reflect.Pointer && !at.IsNil() {
		at = at.Elem()
	}
	switch at.Type() {
	case stringType:
		return at.String(), plainText
	case htmlType:
		return at.String(), safeHTML
	case urlType:
		return at.String(), safeURL
	case srcsetType:
		return at.String(), safeSrcset
	}
	for !v.Type().Implements(stringerType) && !v.Type().Implements(errorType) && v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	if v.CanInt() && v.NumMethod() == 0 {
		return strconv.FormatInt(v.Int(), 10), plainText
	}
	return fmt.Sprint(v.Interface()), plainText
}

// The letters that HTML takes for its own, and what stands for them: as html/template has them, for texts and for attributes in quotes.
var (
	special     = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}
	specialBare = [256]string{
		0: "&#xfffd;", '\t': "&#9;", '\n': "&#10;", '\v': "&#11;", '\f': "&#12;", '\r': "&#13;", ' ': "&#32;", '"': "&#34;", '&': "&amp;",
		'\'': "&#39;", '+': "&#43;", '<': "&lt;", '=': "&#61;", '>': "&gt;", '`': "&#96;",
	}
	specialNormalized = [256]string{0: "\uFFFD", '"': "&#34;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"} // entities stay
)

func replace(out *bytes.Buffer, s string, table *[256]string) {
	written := 0
	for i := range len(s) {
		if by := table[s[i]]; by != "" {
			out.WriteString(s[written:i])
			out.WriteString(by)
			written = i + 1
		}
	}
	out.WriteString(s[written:])
}

func escapeText(out *bytes.Buffer, s string, k kind) {
	if k == safeHTML {
		out.WriteString(s)
		return
	}
	replace(out, s, &special)
}

func escapeTitle(out *bytes.Buffer, s string, k kind) {
	if k == safeHTML {
		replace(out, s, &specialNormalized)
		return
	}
	replace(out, s, &special)
}

// escapeAttribute writes the value of an attribute. Of HTML html/template keeps the text alone; here its tags would be read as they are
// written, and no theme puts HTML into an attribute.
func escapeAttribute(out *bytes.Buffer, s string, k kind) {
	if k == safeHTML {
		replace(out, s, &specialNormalized)
		return
	}
	replace(out, s, &special)
}

// escapeBare writes the value of an attribute without quotes, which cannot be empty. Some letters beyond Unicode's are taken for blanks
// there by old browsers.
func escapeBare(out *bytes.Buffer, s string, _ kind) {
	if s == "" {
		out.WriteString(unsafe[1:])
		return
	}
	var b bytes.Buffer
	replace(&b, s, &specialBare)
	for _, r := range b.String() {
		if 0xfdd0 <= r && r <= 0xfdef || 0xfff0 <= r && r <= 0xffff {
			fmt.Fprintf(out, "&#x%x;", r)
			continue
		}
		out.WriteRune(r)
	}
}

// unsafe is what stands for an address that could do something else than lead somewhere.
const unsafe = "#ZgotmplZ"

// filterURL lets relative addresses pass and those of http, https and mailto.
func filterURL(s string, k kind) string {
	if k != safeURL && !leads(s) {
		return unsafe
	}
	return s
}

func leads(s string) bool {
	scheme, _, found := strings.Cut(s, ":")
	return !found || strings.Contains(scheme, "/") ||
		strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto")
}

// normalizeURL encodes what may not stand in an address; with whole, what gives it its structure stays.
func normalizeURL(s string, whole bool) string {
	var b strings.Builder
	written := 0
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~", c) >= 0:
			continue
		case whole && strings.IndexByte("!#$&*+,/:;=?@[]", c) >= 0:
			continue
		case whole && c == '%' && i+2 < len(s) && hexadecimal(s[i+1]) && hexadecimal(s[i+2]):
			continue
		}
		b.WriteString(s[written:i])
		fmt.Fprintf(&b, "%%%02x", c)
		written = i + 1
	}
	if written == 0 {
		return s
	}
	b.WriteString(s[written:])
	return b.String()
}

func hexadecimal(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// filterSrcset lets the addresses of a srcset pass that lead somewhere.
func filterSrcset(s string, k kind) string {
	switch k {
	case safeSrcset:
		return s
	case safeURL:
		return strings.ReplaceAll(normalizeURL(s, true), ",", "%2c")
	}
	var b strings.Builder
	for i, part := range strings.Split(s, ",") {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(filterCandidate(part))
	}
	return b.String()
}

// blank are the letters that part an address from its size in a srcset.
const blank = " \t\n\f\r"

// filterCandidate lets one picture of a srcset pass: an address, and letters and digits that say its size.
func filterCandidate(s string) string {
	address := strings.TrimLeft(s, blank)
	left := s[:len(s)-len(address)]
	size := ""
	if i := strings.IndexAny(address, blank); i >= 0 {
		address, size = address[:i], address[i:]
	}
	for _, c := range []byte(size) {
		if strings.IndexByte(blank, c) < 0 && !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9') {
			return unsafe
		}
	}
	if !leads(address) {
		return unsafe
	}
	return left + normalizeURL(address, true) + size
}

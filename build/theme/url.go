// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"fmt"
	"html/template"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// This file is the only one that says that an address is safe: html/template lets http, https and mailto through and
// nothing else, whatever the value. Everything here is checked as if no reader had checked it before.

// maxURL is the longest address that a page links to, in bytes.
const maxURL = 2048

// href returns a path of the site below the base path: "/lieux/" or "#carte".
func href(base string) func(path string) (string, error) {
	return func(path string) (string, error) {
		if strings.HasPrefix(path, "#") && !hasControl(path) {
			return path, nil
		}
		if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.ContainsRune(path, '\\') || hasControl(path) {
			return "", fmt.Errorf("%q is no path of the site", path)
		}
		return base + path, nil
	}
}

// ext returns an address elsewhere, "" when it is not one that a page may link to.
func ext(address string) template.URL {
	if len(address) > maxURL || hasControl(address) || strings.ContainsAny(address, " <>\"\\^`{|}") {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil || u.User != nil {
		return ""
	}
	switch u.Scheme {
	case "http", "https", "webcal":
		if u.Opaque != "" || !strings.Contains(strings.Trim(u.Hostname(), "."), ".") {
			return ""
		}
		return template.URL(u.String())
	case "mailto":
		return mailto(strings.TrimPrefix(address, "mailto:"))
	case "tel":
		return tel(u.Opaque)
	case "geo":
		lat, lon, _ := strings.Cut(u.Opaque, ",")
		return geoText(lat, lon)
	}
	return ""
}

// mail is an address without the rarities that RFC 5322 allows and nobody has.
var mail = regexp.MustCompile(`^[\pL\pN.!#$%&'*+/=_~-]+@[\pL\pN](?:[\pL\pN.-]*[\pL\pN])?\.\pL{2,}$`)

// maxMail is the longest electronic address, in bytes (RFC 5321 §4.5.3.1).
const maxMail = 254

// mailto returns the link to an electronic address.
func mailto(address string) template.URL {
	if len(address) > maxMail || !mail.MatchString(address) {
		return ""
	}
	name, host, _ := strings.Cut(address, "@")
	return template.URL("mailto:" + url.PathEscape(name) + "@" + host)
}

var e164 = regexp.MustCompile(`^\+[1-9][0-9]{5,14}$`)

// tel returns the link to a telephone number (RFC 3966).
func tel(number string) template.URL {
	if !e164.MatchString(number) {
		return ""
	}
	return template.URL("tel:" + number)
}

// geo returns the link to a point (RFC 5870): latitude first, degrees WGS 84.
func geo(lat, lon float64) template.URL {
	if !(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180) {
		return ""
	}
	const decimals = 6 // 11 cm
	return template.URL("geo:" + strconv.FormatFloat(lat, 'f', decimals, 64) + "," + strconv.FormatFloat(lon, 'f', decimals, 64))
}

func geoText(lat, lon string) template.URL {
	y, err := strconv.ParseFloat(lat, 64)
	x, errX := strconv.ParseFloat(lon, 64)
	if err != nil || errX != nil {
		return ""
	}
	return geo(y, x)
}

// webcal returns an https address as calendar programs subscribe to it.
func webcal(address string) template.URL {
	rest, ok := strings.CutPrefix(address, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(address, "http://")
	}
	if !ok {
		return ""
	}
	return ext("webcal://" + rest)
}

// hasControl reports whether text has characters that nobody types: C0, C1 and the separators of lines.
func hasControl(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r < 0x20 || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' || r == '\ufffd'
	})
}

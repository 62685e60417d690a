// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package output

import "strings"

const (
	maxPath = 200 // bytes of a path: Windows allows 260 with the folder that the site is in

	// maxName is the bytes of one name in a path: an id of 80 and what is added to it. tar archives and NTFS take more.
	maxName = 120
)

// hidden are the only names that may begin with a full stop.
var hidden = [...]string{".nojekyll", ".well-known"}

// Publishable reports whether a path can be published everywhere: clean, relative, made of names that every server,
// file system and archive takes as they are (trust, rows 40, 43, 48, 58).
func Publishable(path string) bool {
	if path == "" || len(path) > maxPath {
		return false
	}
	for name := range strings.SplitSeq(path, "/") {
		if !plain(name) || reserved(name) {
			return false
		}
	}
	return true
}

// plain reports whether a name is of [a-z0-9._-], neither hidden nor one that Windows shortens.
func plain(name string) bool {
	if name == "" || len(name) > maxName || name[len(name)-1] == '.' {
		return false
	}
	for i := range len(name) {
		switch c := name[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-', c == '_', c == '.':
		default:
			return false
		}
	}
	switch name[0] {
	case '-': // an option to every program that is given the name
		return false
	case '.':
		return name == hidden[0] || name == hidden[1]
	}
	return true
}

// reserved reports whether Windows keeps a name for a device, with whatever extension.
func reserved(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	switch stem {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(stem) == 4 && (stem[:3] == "com" || stem[:3] == "lpt") && '0' <= stem[3] && stem[3] <= '9'
}

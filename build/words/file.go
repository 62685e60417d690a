// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package words

import (
	"path"
	"regexp"
	"strings"
)

// fileForm is the form that the name of a file or a folder in static/ has.
var fileForm = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]*$`)

// FileName returns the name of a file in static/ near the one that was written, its extension in small letters: "L’Été.JPG" is "l-ete.jpg".
// It is "" when nothing of it is left.
func FileName(name string) string {
	extension := path.Ext(name)
	near := Slug(strings.TrimSuffix(name, extension)) + strings.ToLower(extension)
	if !fileForm.MatchString(near) {
		return ""
	}
	return near
}

// FilePath returns the path of a file in static/ near the one that was written: names that files may have stay, others become [FileName].
// It is "" when nothing of a name is left.
func FilePath(written string) string {
	names := strings.Split(written, "/")
	for i, name := range names {
		if fileForm.MatchString(name) {
			continue
		}
		if names[i] = FileName(name); names[i] == "" {
			return ""
		}
	}
	return strings.Join(names, "/")
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package themes carries the themes inside the program, so that a network's repository need not. It is the only Go
// outside cmd/ and build/, because a Go package can only embed what stands below it.
package themes

import (
	"embed"
	"io/fs"
)

// The folders are named one by one: a whole folder would bring node_modules along.
//
//go:embed maillage/theme.yaml maillage/layouts maillage/components maillage/styles maillage/words maillage/icons maillage/scripts
//go:embed maillage/package.json maillage/package-lock.json cms/package.json cms/package-lock.json
var files embed.FS

// FS returns the themes, one folder each: "maillage". In "cms" is what the editor at /admin/ is installed by.
func FS() fs.FS { return files }

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package themes carries the themes inside the program, so that a network's repository need not. It is the only Go
// outside cmd/ and build/, because a Go package can only embed what stands below it.
package themes

import (
	"archive/zip"
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
)

// The folders are named one by one: a whole folder would bring node_modules along.
//
//go:embed maillage/theme.yaml maillage/layouts maillage/components maillage/styles maillage/words maillage/icons maillage/scripts
//go:embed maillage/package.json maillage/package-lock.json cms/package.json cms/package-lock.json
var files embed.FS

// FS returns the themes, one folder each: "maillage". In "cms" is what the editor at /admin/ is installed by.
func FS() fs.FS { return files }

// ErrNoPackages says that the program was built without npm packages: they are installed from npm.
var ErrNoPackages = errors.New("the program carries no npm packages")

// Packages returns what the program carries of the npm packages that a folder of themes/ asks for: a tree with node_modules. Released
// programs carry them, so that they need neither npm nor a network; the error is [ErrNoPackages] for every other.
func Packages(name string) (fs.FS, error) {
	if packages == nil {
		return nil, ErrNoPackages
	}
	archive, err := zip.NewReader(bytes.NewReader(packages), int64(len(packages)))
	if err != nil {
		return nil, fmt.Errorf("read the packages of the program: %w", err)
	}
	return fs.Sub(archive, name)
}

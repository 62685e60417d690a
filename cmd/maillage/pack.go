// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// packed are the files of npm packages that a released program carries, by the folder of themes/ that asks for them: what the bundler,
// the pictograms and the editor read, and the licences.
var packed = map[string][]string{
	"maillage": {
		"leaflet/package.json", "leaflet/LICENSE", "leaflet/dist/leaflet-src.js", "leaflet/dist/leaflet.css", "leaflet/dist/images/*.png",
		"supercluster/package.json", "supercluster/LICENSE", "supercluster/index.js",
		"kdbush/package.json", "kdbush/LICENSE", "kdbush/index.js",
		"@iconify-json/lucide/package.json", "@iconify-json/lucide/icons.json",
		"@fontsource-variable/bricolage-grotesque/LICENSE", "@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin*-wght-normal.woff2",
	},
	"cms": {
		"@sveltia/cms/LICENSE.txt", "@sveltia/cms/dist/sveltia-cms.js",
		"@fontsource-variable/material-symbols-outlined/LICENSE", "@fontsource-variable/material-symbols-outlined/files/material-symbols-outlined-latin-wght-normal.woff2",
	},
}

// newThemePackCommand is for release/prepare.sh.
func newThemePackCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:    "pack FILE.zip",
		Short:  a.say("Empaqueter les bibliothèques npm pour un programme publié", "Pack the npm packages for a released program"),
		Args:   cobra.ExactArgs(1),
		Hidden: true,
		RunE:   func(c *cobra.Command, args []string) error { return runThemePack(c.Context(), a, args[0]) },
	}
}

func runThemePack(ctx context.Context, a *app, file string) (err error) {
	w, err := os.Create(file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	archive := zip.NewWriter(w)
	for _, name := range []string{"cms", "maillage"} {
		packages := a.installed(ctx, name)
		if packages.Missing != "" {
			return errors.New(packages.Missing)
		}
		root, err := os.OpenRoot(packages.Dir)
		if err != nil {
			return err
		}
		if err := pack(archive, root.FS(), name); err != nil {
			return errors.Join(err, root.Close())
		}
		if err := root.Close(); err != nil {
			return err
		}
	}
	return archive.Close()
}

// pack adds the files of a folder of packages, in their order and without times: the same packages are the same bytes.
func pack(archive *zip.Writer, packages fs.FS, name string) error {
	var files []string
	for _, pattern := range packed[name] {
		found, err := fs.Glob(packages, path.Join("node_modules", pattern))
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return fmt.Errorf("the packages of %s have no %s", name, pattern)
		}
		files = append(files, found...)
	}
	slices.SortFunc(files, strings.Compare)
	for _, file := range files {
		w, err := archive.CreateHeader(&zip.FileHeader{Name: path.Join(name, file), Method: zip.Deflate})
		if err != nil {
			return err
		}
		r, err := packages.Open(file)
		if err != nil {
			return err
		}
		_, err = io.Copy(w, r)
		if err := errors.Join(err, r.Close()); err != nil {
			return fmt.Errorf("pack %s: %w", file, err)
		}
	}
	return nil
}

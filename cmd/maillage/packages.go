// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/theme"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// packages returns the folder with the npm packages of the theme. They are installed on first use, into the cache of the person at
// the keyboard, one folder per lock file: a released program brings them along, another one asks npm. Without them a site is built all the same.
func (a *app) packages(ctx context.Context) theme.Packages { return a.installed(ctx, "maillage") }

// installed returns the folder with the npm packages that a folder of themes/ asks for.
func (a *app) installed(ctx context.Context, name string) theme.Packages {
	cache, err := a.cache()
	if err != nil {
		return theme.Packages{Missing: err.Error()}
	}
	dir, err := packagesDir(cache, name)
	if err != nil {
		return theme.Packages{Missing: err.Error()}
	}
	if _, err := os.Stat(dir); err == nil {
		return theme.Packages{Dir: dir}
	}
	if carried, err := themes.Packages(name); !errors.Is(err, themes.ErrNoPackages) {
		if err == nil {
			err = settle(dir, func(work string) error { return os.CopyFS(work, carried) })
		}
		if err != nil {
			return theme.Packages{Missing: err.Error()}
		}
		return theme.Packages{Dir: dir}
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		return theme.Packages{Missing: a.say("npm n’est pas installé", "npm is not installed")}
	}
	a.note(a.say(
		"Installation des bibliothèques du site par npm ci, une fois pour toutes…",
		"Installing the libraries of the site by npm ci, once and for all…"))
	if err := install(ctx, npm, name, dir); err != nil {
		return theme.Packages{Missing: err.Error()}
	}
	return theme.Packages{Dir: dir}
}

// cacheFolder returns where on this machine the program keeps things of a kind from one build to the next; "" where there is no place.
func cacheFolder(kind string) string {
	cache, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(cache, "maillage", kind)
}

// packagesDir returns where in a cache the packages that a folder of themes/ asks for are, or are to be.
func packagesDir(cache, name string) (string, error) {
	lock, err := fs.ReadFile(themes.FS(), name+"/package-lock.json")
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(lock)
	return filepath.Join(cache, "maillage", "packages-"+hex.EncodeToString(sum[:6])), nil
}

// cache returns the folder for what the program keeps from one run to the next. A machine that has no place for it, such as a container
// without a home, gets one that is gone with the program.
func (a *app) cache() (string, error) {
	if cache, err := os.UserCacheDir(); err == nil {
		return cache, nil
	}
	if a.scratch == "" {
		dir, err := os.MkdirTemp("", "maillage-")
		if err != nil {
			return "", fmt.Errorf("make the cache: %w", err)
		}
		a.scratch = dir
	}
	return a.scratch, nil
}

// settle fills a folder beside dir and puts the result in its place at once: dir is whole or not there.
func settle(dir string, fill func(work string) error) error {
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return fmt.Errorf("make the cache: %w", err)
	}
	work, err := os.MkdirTemp(filepath.Dir(dir), "installing-")
	if err != nil {
		return fmt.Errorf("make the cache: %w", err)
	}
	defer os.RemoveAll(work)
	if err := fill(work); err != nil {
		return err
	}
	if err := os.Rename(work, dir); err != nil && !errors.Is(err, fs.ErrExist) { // somebody else was faster
		return fmt.Errorf("keep the packages: %w", err)
	}
	return nil
}

// install runs `npm ci` for a folder of themes/. Scripts of packages do not run.
func install(ctx context.Context, npm, name, dir string) error {
	return settle(dir, func(work string) error {
		for _, file := range []string{"package.json", "package-lock.json"} {
			text, err := fs.ReadFile(themes.FS(), name+"/"+file)
			if err != nil {
				return err
			}
			if err := os.WriteFile(filepath.Join(work, file), text, 0o644); err != nil {
				return fmt.Errorf("make the cache: %w", err)
			}
		}
		var said bytes.Buffer
		command := exec.CommandContext(ctx, npm, "ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error")
		command.Dir, command.Stdout, command.Stderr = work, &said, &said
		if err := command.Run(); err != nil {
			return fmt.Errorf("npm ci: %s", lastWord(said.String(), err))
		}
		return nil
	})
}

// lastWord returns the first line of what npm says of its failure that is about it.
func lastWord(said string, err error) string {
	for line := range strings.Lines(said) {
		line = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(line, "npm error"), "npm ERR!"))
		if line != "" && !strings.HasPrefix(line, "code ") && !strings.HasPrefix(line, "npm warn") {
			return line
		}
	}
	return err.Error()
}

// bundled reports whether the program carries the npm packages.
func bundled() bool {
	_, err := themes.Packages("maillage")
	return !errors.Is(err, themes.ErrNoPackages)
}

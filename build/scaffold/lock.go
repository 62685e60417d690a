// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package scaffold

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
)

// LockFile is where a network names the version of the program that checks and builds its site. The machines of its forge install it.
const LockFile = "maillage.lock"

// Latest stands for a version that has no name: that of a program built from a checkout.
const Latest = "latest"

// A Lock is what maillage.lock says.
type Lock struct {
	Version string            `yaml:"version"`  // "v1.2.3", or [Latest]
	Sum     string            `yaml:"checksum"` // of the version's module, as go.sum has it; "" where none is known
	Files   map[string]string `yaml:"files"`    // digests of the files that the version wrote, by path: who changed one can be told by them
}

// Digest returns what a Lock keeps of a file.
func Digest(text []byte) string {
	sum := sha256.Sum256(text)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// NewLock returns the lock of a network for a version, which is "" for a program that has none, and for the files that it writes.
func NewLock(version, sum string, files []File) Lock {
	l := Lock{Version: version, Sum: sum, Files: make(map[string]string, len(files))}
	if version == "" {
		l.Version = Latest
	}
	for _, f := range files {
		l.Files[f.Path] = Digest(f.Text)
	}
	return l
}

// ReadLock reads the lock of a network. The error wraps [fs.ErrNotExist] where there is none.
func ReadLock(fsys fs.FS) (Lock, error) {
	var l Lock
	text, err := fs.ReadFile(fsys, LockFile)
	if err != nil {
		return l, fmt.Errorf("read the version of the program: %w", err)
	}
	m, problems := front.Parse(&diag.File{Path: LockFile, Text: text}, front.NetworkLimits)
	if diag.Failed(problems) {
		line, _ := problems[0].At.Position()
		return l, fmt.Errorf("%s, line %d cannot be read (%s)", LockFile, line, problems[0].Code)
	}
	if err := m.Decode(&l); err != nil {
		return l, err
	}
	return l, nil
}

// Forge returns the forge of a network: the one that site.yaml names, else the one for which an earlier version wrote files. A network
// may begin before its repository has an address.
func (l Lock) Forge(named string) string {
	if named != "" {
		return named
	}
	for _, kind := range slices.Sorted(maps.Keys(destinations)) {
		for _, place := range destinations[kind] {
			if l.Files[place] != "" {
				return kind
			}
		}
	}
	return ""
}

// Text returns the file. What it does not know, it says: no checksum is better than one that nobody could hold anything against.
func (l Lock) Text(lang string) []byte {
	var b strings.Builder
	b.WriteString(diag.Text{
		FR: "# La version de maillage qui vérifie et construit ce site. Les machines de la forge installent celle-ci ; maillage upgrade la change.\n",
		EN: "# The version of maillage that checks and builds this site. The machines of the forge install this one; maillage upgrade changes it.\n",
	}.In(lang))
	b.WriteString("version: " + l.Version + "\n")
	if l.Sum != "" {
		b.WriteString(diag.Text{
			FR: "# L’empreinte de son code, comme go.sum et sum.golang.org la donnent : la forge la vérifie.\n",
			EN: "# The checksum of its code, as go.sum and sum.golang.org have it: the forge verifies it.\n",
		}.In(lang))
		b.WriteString("checksum: " + l.Sum + "\n")
	} else {
		b.WriteString(diag.Text{
			FR: "# Pas d’empreinte : le programme qui a écrit ce fichier a été construit d’un dossier de sources, que nul autre ne peut installer.\n",
			EN: "# No checksum: the program that wrote this file was built from a folder of sources, which nobody else can install.\n",
		}.In(lang))
	}
	if len(l.Files) > 0 {
		b.WriteString(diag.Text{
			FR: "# Les fichiers que cette version a écrits : maillage upgrade remplace ceux que vous n’avez pas changés.\n",
			EN: "# The files that this version wrote: maillage upgrade replaces those that you have not changed.\n",
		}.In(lang))
		b.WriteString("files:\n")
		for _, name := range slices.Sorted(maps.Keys(l.Files)) {
			b.WriteString("  " + front.Quote(name) + ": " + l.Files[name] + "\n")
		}
	}
	return []byte(b.String())
}

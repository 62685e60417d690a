// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package upgrade brings a network's repository from the version of the program that its maillage.lock names to a newer one.
//
//	maillage.lock + changes.yaml ─▶ Read ─▶ Plan ─▶ Plan.Write ─▶ Publish twice ─▶ Difference
//
// [Read] says what changed since that version, which keys and words get another name, and how the files stand that the program keeps for
// the forge and for editors; nothing is written yet. [Plan.Write] writes it. [Differ] holds two sites against each other, made before and
// after: addresses that are lost, pages that say something else, weight. [Clean] and [Commit] make one commit of it, to be read by a person.
package upgrade

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"golang.org/x/mod/semver"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/scaffold"
	"github.com/compagnie-tiers-lieux/maillage/build/source"
)

// Reasons not to upgrade.
var (
	ErrNoLock    = errors.New("the repository has no maillage.lock")
	ErrNewer     = errors.New("maillage.lock names a newer version than this program's")
	ErrNoVersion = errors.New("this program has no version that others could install")
)

// Options say what to upgrade, and to what.
type Options struct {
	FS      fs.FS // the network's folder
	Themes  fs.FS
	Version string   // of this program; "" when it has none that others could install
	Sum     string   // of its module
	Changes []Change // see [Changes]
	Take    []string // files to take from this version though the network changed them
}

// A File is a file that becomes another one.
type File struct {
	Path string
	Was  []byte   // nil for a new one
	Text []byte   // nil for one that goes away
	Done []string // keys or words that got another name: "script.map.name → explorer.name"
	Left []string // those for which a person must do it
}

// A Plan is what an upgrade is going to do.
type Plan struct {
	From, To string // versions
	Lang     string // of the network
	Changes  []Change
	Files    []File              // by path; maillage.lock is one of them where it changes
	Kept     []scaffold.KeptFile // how the files stand that the program keeps, by path
}

// Read makes the plan of an upgrade. The error is [ErrNoLock], [ErrNewer], [ErrNoVersion], or the machine's.
func Read(o Options) (*Plan, error) {
	lock, err := scaffold.ReadLock(o.FS)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, ErrNoLock
	case err != nil:
		return nil, err
	case semver.IsValid(lock.Version) && o.Version == "":
		return nil, ErrNoVersion
	case semver.IsValid(lock.Version) && semver.Compare(lock.Version, o.Version) > 0:
		return nil, ErrNewer
	}
	theme, err := build.Look(o.Themes)
	if err != nil {
		return nil, err
	}
	reader, _, err := source.NewReader(o.FS, theme, nil, "")
	if err != nil {
		return nil, err
	}
	c := reader.Config()
	p := &Plan{From: lock.Version, To: o.Version, Lang: c.Lang, Changes: since(o.Changes, lock.Version)}
	if p.To == "" {
		p.To = scaffold.Latest
	}
	r := rewriter{fsys: o.FS, theme: theme, reader: reader}
	if p.Files, err = r.rewrite(p.Changes); err != nil {
		return nil, err
	}
	if len(p.Files) == 0 && !semver.IsValid(lock.Version) {
		p.Changes = nil // nobody knows whether they are news
	}
	files, err := scaffold.Kept(scaffold.KeptOptions{Forge: lock.Forge(c.Forge.Kind), ForgeURL: c.Forge.URL, BaseURL: c.BaseURL, Lang: c.Lang, Schemas: reader.Schemas()})
	if err != nil {
		return nil, err
	}
	if p.Kept, err = scaffold.Compare(o.FS, lock, files); err != nil {
		return nil, err
	}
	next := scaffold.NewLock(o.Version, o.Sum, files)
	for _, k := range p.Kept {
		taken := slices.Contains(o.Take, k.Path) && k.Wants != nil
		if k.Standing == scaffold.Behind || k.Standing == scaffold.New || k.Standing == scaffold.Over || taken && k.Standing != scaffold.Same {
			p.Files = append(p.Files, File{Path: k.Path, Was: k.Has, Text: k.Wants})
		} else if k.Standing == scaffold.Changed && lock.Files[k.Path] == "" {
			delete(next.Files, k.Path) // nobody knows whose it is: that is said until somebody takes the version's
		}
	}
	was, err := fs.ReadFile(o.FS, scaffold.LockFile)
	if err != nil {
		return nil, err
	}
	if now := next.Text(c.Lang); !bytes.Equal(was, now) {
		p.Files = append(p.Files, File{Path: scaffold.LockFile, Was: was, Text: now})
	}
	slices.SortFunc(p.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return p, nil
}

// Paths returns the files that an upgrade writes or takes away.
func (p *Plan) Paths() []string {
	var names []string
	for _, f := range p.Files {
		if !bytes.Equal(f.Was, f.Text) {
			names = append(names, f.Path)
		}
	}
	return names
}

// Write does what a plan says.
func (p *Plan) Write(root *os.Root) error {
	for _, f := range p.Files {
		var err error
		if f.Text == nil {
			err = root.Remove(f.Path)
		} else if !bytes.Equal(f.Was, f.Text) {
			err = build.Replace(root, f.Path, f.Text)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", f.Path, err)
		}
	}
	return nil
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build

import (
	"context"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/compagnie-tiers-lieux/maillage/build/check"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/images"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/source"
)

// An UnknownFileError says that a network is not made of a file.
type UnknownFileError struct{ File string }

func (e *UnknownFileError) Error() string { return e.File + " is not a file of the network" }

// CheckFiles returns the problems of some files, the same that [Open] has for them. Of the other documents it reads only those
// that could be the cause of one: what the files name and link to, and places that could be the same as theirs. Where more
// may matter, the whole network is read. The error is [UnknownFileError] or the machine's.
func CheckFiles(ctx context.Context, o Options, files []string) ([]diag.Diagnostic, error) {
	problems, enough, err := checkFew(ctx, o, files)
	if err == nil && !enough {
		problems, err = checkAll(ctx, o, files)
	}
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(problems, func(d diag.Diagnostic) bool { return !slices.Contains(files, d.At.Path()) }), nil
}

// checkAll checks the whole network of which some files are asked about.
func checkAll(ctx context.Context, o Options, files []string) ([]diag.Diagnostic, error) {
	project, err := Open(ctx, o)
	if err != nil {
		return nil, err
	}
	state := project.State()
	for _, file := range files {
		if !state.Read(file) {
			return nil, &UnknownFileError{file}
		}
	}
	return slices.Clone(state.Problems), nil
}

// checkFew checks files with as little of the network as they need. It reports false where it cannot tell what that is.
func checkFew(ctx context.Context, o Options, files []string) (problems []diag.Diagnostic, enough bool, err error) {
	look, err := fs.Sub(o.Themes, themeName)
	if err != nil {
		return nil, false, err
	}
	pictures := images.OpenCached(o.FS, o.Cache)
	reader, _, err := source.NewReader(o.FS, look, pictures, o.BaseURL)
	if err != nil {
		return nil, false, fmt.Errorf("read the configuration: %w", err)
	}
	n := narrow{reader: reader, listing: reader.Paths(), read: make(map[string]*source.Document)}
	for _, file := range files {
		if !n.ordinary(file) {
			return nil, false, nil
		}
		n.add(file)
	}
	if err := n.resemble(ctx); err != nil {
		return nil, false, err
	}
	if !n.follow() {
		return nil, false, nil
	}
	return append(n.check(o), pictures.Problems()...), true, nil
}

// A narrow is a network of which few documents are read.
type narrow struct {
	reader  *source.Reader
	listing source.Listing
	read    map[string]*source.Document // by path
	queue   []*source.Document          // read, and not yet asked what they name
}

// alone are the types of which one document says nothing about another that does not name it, and that each have a page.
var alone = []site.Type{site.TypePlace, site.TypeEvent, site.TypeAd, site.TypeArticle, site.TypeEpisode, site.TypeRoute}

// ordinary reports whether a file can be checked without the list of all pages: it is a document of its own, in a section that is
// shown, and no page but its own can have its address.
func (n *narrow) ordinary(file string) bool {
	if _, listed := slices.BinarySearch(n.listing.Documents, file); !listed {
		return false
	}
	c := n.reader.Config()
	e := n.reader.Unread(file).Entry
	return slices.Contains(alone, e.Type()) && c.Has(e.Type().Section()) && !c.Reserves(e.Common().ID)
}

// add reads a document, once.
func (n *narrow) add(file string) {
	if n.read[file] != nil {
		return
	}
	d := n.reader.Read(file)
	n.read[file] = d
	n.queue = append(n.queue, d)
}

// resemble adds the places that somebody could take for one that was read.
func (n *narrow) resemble(ctx context.Context) error {
	var named []string
	for _, d := range n.queue {
		if p, ok := d.Entry.(*site.Place); ok {
			named = append(named, p.Name)
		}
	}
	if len(named) == 0 {
		return nil
	}
	others, err := n.names(ctx)
	if err != nil {
		return err
	}
	for len(named) > 0 { // what is alike has others alike
		name := check.NewName(named[0])
		named = named[1:]
		others = slices.DeleteFunc(others, func(other place) bool {
			alike := other.name.Alike(name)
			if alike && n.read[other.file] == nil {
				n.add(other.file)
				named = append(named, n.read[other.file].Entry.(*site.Place).Name)
			}
			return alike
		})
	}
	return nil
}

// A place is the file of one and how it is called.
type place struct {
	file string
	name check.Name
}

// names returns the places whose names show without reading their files; the others it reads.
func (n *narrow) names(ctx context.Context) ([]place, error) {
	files := slices.DeleteFunc(slices.Clone(n.listing.Documents), func(file string) bool {
		return !strings.HasPrefix(file, site.TypePlace.Folder()+"/")
	})
	found := make([]place, len(files))
	workers := runtime.GOMAXPROCS(0)
	group, ctx := errgroup.WithContext(ctx)
	for w := range workers {
		group.Go(func() error {
			room := n.reader.Room()
			for i := w; i < len(files); i += workers {
				if name, plain := n.reader.Name(files[i], room); plain {
					found[i] = place{files[i], check.NewName(name)}
				}
			}
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	for i, p := range found {
		if p.file == "" {
			n.add(files[i])
			found[i] = place{files[i], check.NewName(n.read[files[i]].Entry.(*site.Place).Name)}
		}
	}
	return found, nil
}

// follow adds what the documents that were read name and link to. It reports false where that is not known before every page is
// listed.
func (n *narrow) follow() bool {
	var files map[string]string // by address, made when the first link asks
	for ; len(n.queue) > 0; n.queue = n.queue[1:] {
		base := n.queue[0].Entry.Common()
		for _, ref := range base.Refs {
			if file := ref.Type.Folder() + "/" + ref.ID + ref.Type.Extension(); n.listing.Has(file) {
				n.add(file)
			}
		}
		for _, link := range base.Body.Links {
			target, _, _ := strings.Cut(link.Target, "#")
			if target == "" {
				continue
			}
			if files == nil {
				files = n.addresses()
			}
			file := files[target]
			if file == "" || !n.ordinary(file) {
				return false
			}
			n.add(file)
		}
	}
	return true
}

// addresses returns the documents by the addresses of their pages.
func (n *narrow) addresses() map[string]string {
	files := make(map[string]string, len(n.listing.Documents))
	for _, file := range n.listing.Documents {
		files[n.reader.Unread(file).Entry.Common().URL] = file
	}
	return files
}

// check holds what was read against the rules, among the names of all the others.
func (n *narrow) check(o Options) []diag.Diagnostic {
	problems := slices.Clone(n.listing.Problems)
	var entries []site.Entry
	for _, file := range n.listing.Documents {
		d := n.read[file]
		if d == nil {
			d = n.reader.Unread(file)
		}
		problems = append(problems, d.Problems...)
		if o.Drafts || !d.Entry.Common().Draft {
			entries = append(entries, d.Entry)
		}
	}
	config := n.reader.Config()
	s := site.Assemble(config, entries, o.Today.In(config.Location))
	published := make(map[string]bool)
	for _, e := range s.Entries() {
		published[e.Common().URL] = true
	}
	problems = append(problems, check.Run(check.Network{
		Site: s, Static: n.listing.Static,
		Page: func(url string) bool { return published[url] },
	})...)
	diag.Sort(problems)
	return problems
}

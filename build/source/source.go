// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package source reads a network's files, each alone, into documents.
//
// [NewReader] reads site.yaml and the territories, which every document may depend on; [Reader.Paths] lists the
// files of the network and refuses names; [Reader.Read] makes a [Document] of one file and is safe from any goroutine. A
// Document depends on its bytes, its path and the configuration, on nothing else.
package source

import (
	"bytes"
	"io/fs"
	"path"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/images"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Document is what one file says.
type Document struct {
	File     *diag.File
	Entry    site.Entry        // of a file that cannot be used: empty but for its id, so that who names it is not wrong as well
	Problems []diag.Diagnostic // kept with the document: a cached file repeats its problems
}

// A Reader reads the documents of one network under one configuration. It is never modified.
type Reader struct {
	fsys     fs.FS
	config   *site.Config
	schemas  *schema.Set
	pictures *images.Set
	home     geo.Territory // where the network is at home
}

// NewReader reads site.yaml and what else configures the network in fsys. Words come from a theme's folder; pictures say how a body shows
// its pictures, nil as they are; baseURL replaces that of site.yaml where it is not empty.
// The Reader is usable whatever the problems are; the error is the machine's or the theme's.
func NewReader(fsys, theme fs.FS, pictures *images.Set, baseURL string) (*Reader, []diag.Diagnostic, error) {
	r := &Reader{fsys: fsys, pictures: pictures}
	problems, err := r.configure(theme, baseURL)
	if err == nil {
		r.home = r.config.Atlas.Territory(r.config.Territory.Areas)
	}
	return r, problems, err
}

// With returns a reader that asks other pictures how bodies show theirs.
func (r *Reader) With(pictures *images.Set) *Reader {
	other := *r
	other.pictures = pictures
	return &other
}

// Config returns the configuration of the network.
func (r *Reader) Config() *site.Config { return r.config }

// Schemas returns the schemas with the terms of the network.
func (r *Reader) Schemas() *schema.Set { return r.schemas }

// Read makes the document of one file. The path must be one of [Reader.Paths].
func (r *Reader) Read(name string) *Document {
	d := r.Unread(name)
	if d.Entry == nil {
		return d
	}
	t := d.Entry.Type()
	d.File, d.Problems = readBounded(r.fsys, name, documentBytes)
	d.Entry.Common().File = d.File
	if len(d.Problems) > 0 {
		return d
	}
	d.Entry.Common().Demo = demo(d.File)
	matter, problems := r.split(d.File, t)
	d.Problems = append(d.Problems, problems...)
	if matter == nil || matter.Root == nil {
		return d
	}
	d.check(r, matter, t)
	d.forget(matter)
	d.tidy(r.config, matter)
	d.situate(r, matter)
	d.draw(r, matter)
	d.render(r, matter)
	return d
}

// demo returns the mark that stands at the head of a file which only shows how files are written.
func demo(f *diag.File) diag.Span {
	const head = 200 // bytes in which the mark stands
	mark := []byte("# " + site.DemoMark)
	at := bytes.Index(f.Text[:min(head, len(f.Text))], mark)
	if at < 0 {
		return diag.Span{}
	}
	return f.Span(at, at+len(mark))
}

// split cuts a file as its type is written: Markdown with front matter, or YAML alone.
func (r *Reader) split(f *diag.File, t site.Type) (*front.Matter, []diag.Diagnostic) {
	if t.Extension() == ".yaml" {
		return front.Parse(f, front.NetworkLimits)
	}
	return front.Split(f)
}

// check holds a document against the schema of its type and decodes it.
func (d *Document) check(r *Reader, m *front.Matter, t site.Type) {
	s := r.schemas.Type(string(t))
	d.Problems = append(d.Problems, s.Check(m)...)
	base := d.Entry.Common()
	for _, ref := range s.Refs(m) {
		base.Refs = append(base.Refs, site.Ref{Type: site.Type(ref.Type), ID: ref.ID, At: ref.At, Pointer: ref.Pointer})
	}
	if err := m.Decode(d.Entry); err != nil && !diag.Failed(d.Problems) {
		d.Problems = append(d.Problems, diag.Diagnostic{Code: "F120", At: m.Span(""), Args: []any{"reason", err.Error()}})
	}
}

// idOf returns the id of the entry that a path of a type is the file of.
func idOf(name string, t site.Type) string { return strings.TrimSuffix(path.Base(name), t.Extension()) }

// typeOf returns the type of document that a path is, by its folder and extension.
func typeOf(name string) (site.Type, bool) {
	for _, t := range site.Types {
		if path.Dir(name) == t.Folder() && path.Ext(name) == t.Extension() {
			return t, true
		}
	}
	return "", false
}

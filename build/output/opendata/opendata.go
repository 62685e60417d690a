// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package opendata lists the files of /data/ that other programs read: each dataset as JSON, CSV (RFC 4180) and, where its records
// have a place on the earth, GeoJSON (RFC 7946), with its descriptions beside it (JSON Schema, Table Schema); places also as vCards
// (RFC 6350) and in the national standard of digital mediation; and the catalogues of all of them (DCAT-AP, Data Package).
//
// [Files] is the only entry. What a record says comes from package dataset: a format here writes it and adds nothing.
package opendata

import (
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// Files lists the data files of a site. The set holds the schemas with the terms of the network.
func Files(s *site.Site, sets []*dataset.Dataset, schemas *schema.Set) []output.File {
	if !s.Config.Has(site.SectionData) {
		return nil
	}
	f := &family{site: s, config: s.Config, sets: sets, measured: make(map[string]*measured)}
	for _, d := range sets {
		f.dataset(d)
	}
	f.cards()
	f.schemas(schemas)
	f.catalogues()
	return f.files
}

// A family is the list of files while it is made.
type family struct {
	site   *site.Site
	config *site.Config
	sets   []*dataset.Dataset
	files  []output.File

	measured map[string]*measured // the files of datasets, by path
}

// add lists a file.
func (f *family) add(path string, render func(io.Writer) error) {
	f.files = append(f.files, output.File{Path: path, Render: render})
}

// dataset lists the files of a dataset and its descriptions. Its calendar is that of package calendar.
func (f *family) dataset(d *dataset.Dataset) {
	renderers := map[string]func(io.Writer) error{
		"json":    func(w io.Writer) error { return f.writeJSON(w, d) },
		"csv":     func(w io.Writer) error { return writeCSV(w, d) },
		"geojson": func(w io.Writer) error { return f.writeGeoJSON(w, d) },
		"vcf":     func(w io.Writer) error { return f.writeCards(w, d) },
	}
	for _, file := range d.Files(f.site) {
		if render := renderers[file.Format]; render != nil {
			m := &measured{render: render}
			f.measured[file.Path] = m
			f.files = append(f.files, output.File{Path: strings.TrimPrefix(file.Path, "/"), Render: render, Written: m.written})
		}
	}
	if d.Standard == "" {
		f.add("data/"+d.Name+".schema.json", func(w io.Writer) error { return output.WriteDocument(w, f.jsonSchema(d)) })
	}
	f.add("data/"+d.Name+".tableschema.json", func(w io.Writer) error { return output.WriteDocument(w, f.tableSchema(d)) })
}

// cards lists the vCard of each place.
func (f *family) cards() {
	d := dataset.Find(f.sets, dataset.Places)
	if d == nil || !f.config.Has(site.SectionCards) {
		return
	}
	f.files = slices.Grow(f.files, len(d.Records))
	for _, r := range d.Records {
		f.files = append(f.files, output.File{
			Path: strings.TrimPrefix(f.config.CardURL(r.ID), "/"), From: r.Entry.Common().File,
			Render: func(w io.Writer) error { return f.writeCard(w, r) },
		})
	}
}

// schemas lists the schemas of what people write: /schema/<type>.schema.json.
func (f *family) schemas(set *schema.Set) {
	for _, name := range set.Names() {
		sc := set.Type(name)
		f.add("schema/"+name+".schema.json", func(w io.Writer) error {
			_, err := w.Write(sc.JSON(f.config.Lang))
			return err
		})
	}
}

// A head is what the JSON file of a dataset says before its records.
type head struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	dataset.Notice
	Schema string `json:"schema"` // address of the JSON Schema of a record
	Count  int    `json:"count"`
}

func (f *family) head(d *dataset.Dataset) head {
	return head{
		Name: d.Name, Title: d.Title.In(f.config.Lang), Notice: dataset.NoticeOf(f.site, d),
		Schema: f.config.Absolute(dataset.FilePath(d.Name, "schema.json")), Count: len(d.Records),
	}
}

// writeJSON writes a dataset as one JSON object with the array of its records.
func (f *family) writeJSON(w io.Writer, d *dataset.Dataset) error {
	return output.WriteArray(w, f.head(d), "items", objects(d.Records))
}

// objects yields records as JSON.
func objects(records []*dataset.Record) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for _, r := range records {
			if !yield(r.JSON()) {
				return
			}
		}
	}
}

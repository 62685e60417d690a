// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package opendata

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

const (
	authority = "http://publications.europa.eu/resource/authority/"
	// mediaTypes is where IANA names them.
	mediaTypes = "https://www.iana.org/assignments/media-types/"
	spdx       = "http://spdx.org/rdf/terms#"
)

// catalogues lists the files that name all others.
func (f *family) catalogues() {
	if len(f.sets) == 0 {
		return
	}
	f.catalogue("data/catalog.jsonld", f.catalog)
	f.catalogue("data/datapackage.json", f.dataPackage)
}

// catalogue lists a file that says how large others are.
func (f *family) catalogue(path string, describe func(sizes map[string]measure) output.Object) {
	f.files = append(f.files, output.File{Path: path, Last: true, Render: func(w io.Writer) error {
		sizes := make(map[string]measure, len(f.measured))
		for path, file := range f.measured {
			size, err := file.measure()
			if err != nil {
				return err
			}
			sizes[path] = size
		}
		return output.WriteDocument(w, describe(sizes))
	}})
}

// said is a text in the language of the site.
func (f *family) said(text string) output.Object {
	return output.Object{{Name: "@value", Value: text}, {Name: "@language", Value: f.config.Lang}}
}

// typed names a thing with its class: the range shapes of DCAT-AP want each of them to be told in the file.
func typed(id, class string, more ...output.Field) output.Object {
	return append(output.Object{{Name: "@id", Value: id}, {Name: "@type", Value: class}}, more...)
}

// english is a name that an authority gives.
func english(text string) output.Object {
	return output.Object{{Name: "@value", Value: text}, {Name: "@language", Value: "en"}}
}

func reference(id string) output.Object { return output.Object{{Name: "@id", Value: id}} }

func literal(value, class string) output.Object {
	return output.Object{{Name: "@value", Value: value}, {Name: "@type", Value: class}}
}

// context gives the prefixes their meaning. It stands in the file: who reads a catalogue fetches nothing else.
var context = output.Object{
	{Name: "dcat", Value: "http://www.w3.org/ns/dcat#"},
	{Name: "dct", Value: "http://purl.org/dc/terms/"},
	{Name: "foaf", Value: "http://xmlns.com/foaf/0.1/"},
	{Name: "vcard", Value: "http://www.w3.org/2006/vcard/ns#"},
	{Name: "xsd", Value: "http://www.w3.org/2001/XMLSchema#"},
	{Name: "skos", Value: "http://www.w3.org/2004/02/skos/core#"},
	{Name: "gsp", Value: "http://www.opengis.net/ont/geosparql#"},
	{Name: "locn", Value: "http://www.w3.org/ns/locn#"},
	{Name: "spdx", Value: spdx},
	{Name: "dcatap", Value: "http://data.europa.eu/r5r/"},
}

// catalog describes all datasets (DCAT-AP 3): what data.gouv.fr and other portals harvest. A property that is not known is left out.
func (f *family) catalog(sizes map[string]measure) output.Object {
	c := f.config
	home := c.Absolute(c.DataURL())
	var datasets []output.Object
	var updated time.Time
	var bounds geo.Bounds
	for _, d := range f.sets {
		datasets = append(datasets, f.catalogued(d, sizes))
		if box, known := d.Bounds(); known {
			bounds = bounds.Union(box)
		}
		if d.Updated.After(updated) {
			updated = d.Updated
		}
	}
	o := output.Object{
		{Name: "@context", Value: context},
		{Name: "@id", Value: c.Absolute("/data/catalog.jsonld")},
		{Name: "@type", Value: "dcat:Catalog"},
		{Name: "dct:title", Value: f.said(c.Words.Text("data.catalogue", "name", c.Name))},
		{Name: "dct:description", Value: f.said(c.Words.Text("data.intro"))},
		{Name: "dct:publisher", Value: typed(f.publisher(), "foaf:Agent", output.Field{Name: "foaf:name", Value: c.Name}, output.Field{Name: "foaf:homepage", Value: typed(c.Absolute("/"), "foaf:Document")})},
		{Name: "dct:language", Value: typed(authority+"language/"+map[string]string{"fr": "FRA", "en": "ENG"}[c.Lang], "dct:LinguisticSystem")},
		{Name: "foaf:homepage", Value: typed(home, "foaf:Document")},
		{Name: "dcat:themeTaxonomy", Value: typed(authority+"data-theme", "skos:ConceptScheme", output.Field{Name: "dct:title", Value: english("Data theme")})},
	}
	if !bounds.IsZero() {
		o = append(o, output.Field{Name: "dct:spatial", Value: extent(c.Absolute(c.DataURL())+"#extent", bounds)})
	}
	o = append(o, f.licence(true)...)
	if !updated.IsZero() {
		o = append(o, output.Field{Name: "dct:modified", Value: literal(updated.Format(time.DateOnly), "xsd:date")})
	}
	o = append(o, output.Field{Name: "dcat:dataset", Value: datasets})
	if c.Has(site.SectionAPI) {
		o = append(o, output.Field{Name: "dcat:service", Value: f.service()})
	}
	return o
}

func (f *family) publisher() string { return f.config.Absolute("/") + "#organisation" }

// datasetID names a dataset for ever: harvesters know it again by its identifier.
func (f *family) datasetID(d *dataset.Dataset) string {
	return f.config.Absolute(f.config.DataURL()) + "#" + d.Name
}

// licence returns the licence of the data, and its name for harvesters that do not know the address; nothing for none.
func (f *family) licence(first bool) output.Object {
	id := f.config.Licences.Data
	if id == "" {
		return nil
	}
	named := reference(dataset.LicenceURL(id))
	if first {
		named = typed(dataset.LicenceURL(id), "dct:LicenseDocument")
	}
	return output.Object{{Name: "dct:license", Value: named}}
}

// catalogued describes a dataset.
func (f *family) catalogued(d *dataset.Dataset, sizes map[string]measure) output.Object {
	c := f.config
	o := typed(f.datasetID(d), "dcat:Dataset")
	o = append(
		o,
		output.Field{Name: "dct:identifier", Value: d.Name},
		output.Field{Name: "dct:title", Value: f.said(c.Words.Text("data.dataset_of", "title", d.Title.In(c.Lang), "name", c.Name))},
		output.Field{Name: "dct:description", Value: f.said(d.Help.In(c.Lang))},
		output.Field{Name: "dct:publisher", Value: reference(f.publisher())},
		output.Field{Name: "dcat:contactPoint", Value: f.contact()},
		output.Field{Name: "dcat:keyword", Value: f.keywords(d)},
		output.Field{Name: "dcat:theme", Value: typed(authority+"data-theme/SOCI", "skos:Concept", output.Field{Name: "skos:prefLabel", Value: english("Population and society")})},
		output.Field{Name: "dcat:landingPage", Value: typed(f.config.Absolute(f.config.DatasetURL(d.Name)), "foaf:Document")},
		// Somebody changes a file and the site follows: nobody can say how often.
		output.Field{Name: "dct:accrualPeriodicity", Value: typed(authority+"frequency/IRREG", "dct:Frequency")},
	)
	o = append(o, f.licence(false)...)
	if id := c.Licences.Data; id != "" {
		o = append(o, output.Field{Name: "dct:rights", Value: typed(f.datasetID(d)+"-rights", "dct:RightsStatement", output.Field{Name: "skos:prefLabel", Value: f.said(dataset.LicenceTitle(id))})})
	}
	if day := d.Day(); day != "" {
		o = append(o, output.Field{Name: "dct:modified", Value: literal(day, "xsd:date")})
	}
	if d.Standard != "" {
		o = append(o, output.Field{Name: "dct:conformsTo", Value: typed(d.Standard, "dct:Standard")})
	}
	if bounds, known := d.Bounds(); known {
		o = append(o, output.Field{Name: "dct:spatial", Value: extent(f.datasetID(d)+"-extent", bounds)})
	}
	if from, until, known := period(d); known {
		o = append(o, output.Field{Name: "dct:temporal", Value: output.Object{
			{Name: "@type", Value: "dct:PeriodOfTime"},
			{Name: "dcat:startDate", Value: literal(from.Format(time.DateOnly), "xsd:date")},
			{Name: "dcat:endDate", Value: literal(until.Format(time.DateOnly), "xsd:date")},
		}})
	}
	var distributions []output.Object
	for _, file := range d.Files(f.site) {
		distributions = append(distributions, f.distribution(d, file, sizes))
	}
	return append(o, output.Field{Name: "dcat:distribution", Value: distributions})
}

// keywords are words under which people look for a dataset.
func (f *family) keywords(d *dataset.Dataset) []output.Object {
	words := []string{f.config.Words.Text("data.keyword"), strings.ToLower(d.Title.In(f.config.Lang))}
	if name := f.config.Territory.Name; name != "" {
		words = append(words, name)
	}
	slices.Sort(words)
	var list []output.Object
	for _, word := range slices.Compact(words) {
		list = append(list, f.said(word))
	}
	return list
}

func (f *family) contactID() string { return f.config.Absolute("/") + "#contact" }

func (f *family) contact() output.Object {
	o := typed(f.contactID(), "vcard:Kind", output.Field{Name: "vcard:fn", Value: f.config.Name})
	if f.config.Email != "" {
		return append(o, output.Field{Name: "vcard:hasEmail", Value: reference("mailto:" + f.config.Email)})
	}
	return append(o, output.Field{Name: "vcard:hasURL", Value: reference(f.config.Absolute("/"))})
}

// extent is a box as a polygon.
func extent(id string, b geo.Bounds) output.Object {
	west, south, east, north := dataset.Decimals(b.West), dataset.Decimals(b.South), dataset.Decimals(b.East), dataset.Decimals(b.North)
	polygon := fmt.Sprintf(`{"type":"Polygon","coordinates":[[[%v,%v],[%v,%v],[%v,%v],[%v,%v],[%v,%v]]]}`, west, south, east, south, east, north, west, north, west, south)
	return typed(id, "dct:Location", output.Field{Name: "locn:geometry", Value: literal(polygon, "gsp:geoJSONLiteral")})
}

// period returns the days that a dataset of events speaks of.
func period(d *dataset.Dataset) (from, until time.Time, known bool) {
	for _, r := range d.Records {
		e, ok := r.Entry.(*site.Event)
		if !ok || e.From.IsZero() {
			continue
		}
		if from.IsZero() || e.From.Before(from) {
			from = e.From
		}
		if last := e.Until.Add(-time.Second); last.After(until) {
			until = last
		}
	}
	return from, until, !from.IsZero()
}

func (f *family) distribution(d *dataset.Dataset, file dataset.File, sizes map[string]measure) output.Object {
	url := f.config.Absolute(file.Path)
	o := typed(url+"#distribution", "dcat:Distribution")
	o = append(
		o,
		output.Field{Name: "dct:identifier", Value: d.Name + "-" + file.Format},
		output.Field{Name: "dct:title", Value: f.said(d.Title.In(f.config.Lang) + " (" + file.Title + ")")},
		output.Field{Name: "dct:description", Value: f.said(f.config.Words.Text("data.format." + file.Format))},
		output.Field{Name: "dcat:accessURL", Value: reference(url)},
		output.Field{Name: "dcat:downloadURL", Value: reference(url)},
		output.Field{Name: "dcat:mediaType", Value: typed(mediaTypes+file.Media, "dct:MediaType")},
		output.Field{Name: "dcatap:availability", Value: typed(authority+"planned-availability/STABLE", "skos:Concept", output.Field{Name: "skos:prefLabel", Value: english("stable")})},
	)
	if size, known := sizes[file.Path]; known { // calendars are not of this package
		o = append(o,
			output.Field{Name: "dcat:byteSize", Value: literal(strconv.FormatInt(size.bytes, 10), "xsd:nonNegativeInteger")},
			output.Field{Name: "spdx:checksum", Value: output.Object{
				{Name: "@type", Value: "spdx:Checksum"},
				{Name: "spdx:algorithm", Value: typed(spdx+"checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm")},
				{Name: "spdx:checksumValue", Value: literal(size.sha256, "xsd:hexBinary")},
			}},
		)
	}
	if file.FileType != "" {
		o = append(o, output.Field{Name: "dct:format", Value: typed(authority+"file-type/"+file.FileType, "dct:MediaTypeOrExtent")})
	}
	o = append(o, f.licence(false)...)
	if schema := described(d, file.Format); schema != "" {
		o = append(o, output.Field{Name: "dct:conformsTo", Value: typed(f.config.Absolute(schema), "dct:Standard")})
	}
	if day := d.Day(); day != "" {
		o = append(o, output.Field{Name: "dct:modified", Value: literal(day, "xsd:date")})
	}
	return o
}

// described returns the path of what describes a file, "" for a format that a standard describes.
func described(d *dataset.Dataset, format string) string {
	switch format {
	case "csv":
		return dataset.FilePath(d.Name, "tableschema.json")
	case "json", "geojson":
		return dataset.FilePath(d.Name, "schema.json")
	}
	return ""
}

// service describes the API.
func (f *family) service() output.Object {
	c := f.config
	var serves []output.Object
	for _, d := range f.sets {
		serves = append(serves, reference(f.datasetID(d)))
	}
	return append(typed(
		c.Absolute(dataset.APIPath), "dcat:DataService",
		output.Field{Name: "dct:title", Value: f.said(c.Words.Text("data.api_of", "name", c.Name))},
		output.Field{Name: "dct:publisher", Value: reference(f.publisher())},
		output.Field{Name: "dcat:contactPoint", Value: reference(f.contactID())},
		output.Field{Name: "dcat:endpointURL", Value: reference(c.Absolute(dataset.APIPath))},
		output.Field{Name: "dcat:endpointDescription", Value: reference(c.Absolute(dataset.APIPath + "openapi.json"))},
		output.Field{Name: "dcat:servesDataset", Value: serves},
	), f.licence(false)...)
}

// dataPackage describes the tables (Data Package 1, which Frictionless and Validata read).
func (f *family) dataPackage(sizes map[string]measure) output.Object {
	c := f.config
	resources := []output.Object{}
	for _, d := range f.sets {
		size := sizes[dataset.FilePath(d.Name, "csv")]
		resources = append(resources, output.Object{
			{Name: "name", Value: d.Name},
			{Name: "path", Value: d.Name + ".csv"},
			{Name: "title", Value: d.Title.In(c.Lang)},
			{Name: "description", Value: d.Help.In(c.Lang)},
			{Name: "profile", Value: "tabular-data-resource"},
			{Name: "format", Value: "csv"},
			{Name: "mediatype", Value: "text/csv"},
			{Name: "encoding", Value: "utf-8"},
			{Name: "bytes", Value: size.bytes},
			{Name: "hash", Value: "sha256:" + size.sha256},
			{Name: "dialect", Value: output.Object{{Name: "delimiter", Value: ","}, {Name: "lineTerminator", Value: "\r\n"}, {Name: "quoteChar", Value: `"`}, {Name: "doubleQuote", Value: true}, {Name: "header", Value: true}}},
			{Name: "schema", Value: d.Name + ".tableschema.json"},
		})
	}
	return output.Object{
		{Name: "profile", Value: "tabular-data-package"},
		{Name: "name", Value: "data"},
		{Name: "title", Value: c.Words.Text("data.catalogue", "name", c.Name)},
		{Name: "description", Value: c.Words.Text("data.intro")},
		{Name: "homepage", Value: c.Absolute(c.DataURL())},
		{Name: "licenses", Value: f.licences()},
		{Name: "contributors", Value: []output.Object{{{Name: "title", Value: c.Name}, {Name: "path", Value: c.Absolute("/")}, {Name: "role", Value: "publisher"}}}},
		{Name: "resources", Value: resources},
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// DataPage is the page of the open data: what there is, what one may do with it and how, layout "data".
type DataPage struct {
	Frame
	Datasets    []DatasetCard // in the order of the files
	Licence     string        // what people call the licence of the data; "" for none
	LicenceURL  string        // where it can be read
	Freedom     string        // what it allows and asks, in a sentence; "" for a licence that the theme has no words for
	Attribution string        // what to write beside what is made of the data
	API         string        // path of the first file of the API; "" without one
	OpenAPI     string        // path of its description
	Changes     string        // path of the months with something new
	Versions    string        // address of the versions of a dataset, with {…} in it
	Catalogue   string        // whole address of the DCAT catalogue, for portals
	Package     string        // path of the data package
	Schemas     []Link        // of what contributors write
	Examples    []CodeExample // for those who write programs
	Embed       string        // path of the page that gives the code of the map; "" for none
	Feeds       string        // path of the list of all feeds
	Subscribe   string        // path of the page about calendars; "" for none
	Withheld    []string      // why some things are not here
}

// A DatasetCard is a dataset in a list.
type DatasetCard struct {
	Name    string         // "places"
	Title   string         // « Lieux »
	Help    string         // what it holds
	Path    string         // of its page
	Count   int            // of its records
	Updated when.Moment    // the last day that a record gives for itself; zero for none
	Files   []dataset.File // its forms
}

// DatasetPage is the page of one dataset, layout "dataset".
type DatasetPage struct {
	Frame
	Dataset     DatasetCard // its files
	Columns     []Column    // what its records say
	TableSchema string      // path of the description of its table
	JSONSchema  string      // path of the description of its objects; "" where it has none
	API         string      // address of its collection in the API; "" without one
	Licence     string      // what people call the licence of the data; "" for none
	LicenceURL  string      // where it can be read
	Attribution string      // what to write beside what is made of the data
	Sample      string      // one record as JSON; "" for a dataset that is empty for now
	Back        Link        // to the page of all data
}

// A Column is a member of the records of a dataset: a column of its table.
type Column struct {
	Name    string         // "postcode"
	Title   string         // « Code postal »
	Help    string         // what it says
	Kind    string         // « texte », « liste »
	Always  bool           // every record has it
	Choices []ColumnChoice // its only values; nil for any
}

// A ColumnChoice is a value with what people call it.
type ColumnChoice struct {
	ID    string // "open"
	Title string // « ouvert »
}

// A CodeExample is a program of a few lines, to copy.
type CodeExample struct {
	Language string // « Python »
	Code     string // as it stands in a file
}

// data adds the page of the open data and the page of each dataset.
func (b *book) data() {
	if !b.config.Has(site.SectionData) {
		return
	}
	words := b.config.Words
	title := words.Text("data.title")
	b.add(page{
		path: b.config.DataURL(), layout: "data", about: b.linkedCatalog,
		frame: Frame{
			Sheet: "data.css", Title: title, Description: words.Text("data.intro"), Breadcrumbs: b.crumbs(),
			Alternates: []Alternate{{Type: "application/ld+json", Path: "/data/catalog.jsonld"}},
		},
		data: func(f Frame) any { return b.dataPage(f) },
	})
	back := Link{Title: title, Path: b.config.DataURL()}
	for _, d := range b.sets {
		var forms []Alternate
		for _, file := range d.Files(b.site) {
			forms = append(forms, Alternate{Type: file.Media, Path: file.Path})
		}
		b.add(page{
			path: b.config.DatasetURL(d.Name), layout: "dataset", about: func() []any { return []any{b.linkedDataset(d)} },
			frame: Frame{Sheet: "data.css", Title: words.Text("data.dataset", "title", d.Title.In(b.config.Lang)), Description: d.Help.In(b.config.Lang), Breadcrumbs: b.crumbs(back), Alternates: forms},
			data:  func(f Frame) any { return b.datasetPage(f, d, back) },
		})
	}
}

func (b *book) dataPage(f Frame) DataPage {
	c := b.config
	p := DataPage{
		Frame: f, Licence: dataset.LicenceTitle(c.Licences.Data), LicenceURL: dataset.LicenceURL(c.Licences.Data), Attribution: b.attribution(nil),
		Catalogue: c.Absolute("/data/catalog.jsonld"), Package: "/data/datapackage.json", Feeds: "/feeds.opml",
		Examples: b.codeExamples(), Withheld: b.withheld(),
	}
	if key := "data.freedom." + strings.ToLower(c.Licences.Data); c.Words.Has(key) {
		p.Freedom = c.Words.Text(key)
	}
	for _, d := range b.sets {
		p.Datasets = append(p.Datasets, b.datasetCard(d))
		if d.Schema != "" {
			p.Schemas = append(p.Schemas, Link{Title: d.Title.In(c.Lang), Path: "/schema/" + d.Schema + ".schema.json"})
		}
	}
	if c.Has(site.SectionAPI) {
		p.API, p.OpenAPI, p.Changes = dataset.APIPath+"index.json", dataset.APIPath+"openapi.json", dataset.APIPath+"changes.json"
		p.Versions = c.Absolute(dataset.APIPath + "versions/{…}.json")
	}
	if b.site.Shows(site.SectionPlaces) {
		p.Embed = b.embedPath()
	}
	if len(b.site.Calendars()) > 0 {
		p.Subscribe = b.subscribePath()
	}
	return p
}

func (b *book) datasetCard(d *dataset.Dataset) DatasetCard {
	card := DatasetCard{
		Name: d.Name, Title: d.Title.In(b.config.Lang), Help: d.Help.In(b.config.Lang), Path: b.config.DatasetURL(d.Name),
		Count: len(d.Records), Files: d.Files(b.site),
	}
	if !d.Updated.IsZero() {
		card.Updated = when.Moment{Time: d.Updated, Precision: when.Day}
	}
	return card
}

func (b *book) datasetPage(f Frame, d *dataset.Dataset, back Link) DatasetPage {
	c := b.config
	p := DatasetPage{
		Frame: f, Dataset: b.datasetCard(d), Back: back, TableSchema: dataset.FilePath(d.Name, "tableschema.json"), JSONSchema: dataset.FilePath(d.Name, "schema.json"),
		Licence: dataset.LicenceTitle(c.Licences.Data), LicenceURL: dataset.LicenceURL(c.Licences.Data), Attribution: b.attribution(d),
	}
	if d.Standard != "" {
		p.JSONSchema = ""
	} else if c.Has(site.SectionAPI) {
		p.API = c.Absolute(dataset.APIPath + d.Name + ".json")
	}
	for _, m := range d.Members {
		column := Column{Name: m.Name, Title: m.Title.In(c.Lang), Help: m.Help.In(c.Lang), Kind: c.Words.Text("data.kind." + string(m.Kind)), Always: m.Always}
		for _, choice := range m.Choices {
			column.Choices = append(column.Choices, ColumnChoice{ID: choice.ID, Title: choice.Title.In(c.Lang)})
		}
		p.Columns = append(p.Columns, column)
	}
	if r := fullest(d); r != nil && d.Standard == "" {
		p.Sample = r.Indented()
	}
	return p
}

// sampled is how many records are looked at for one that shows well what a dataset holds.
const sampled = 200

// fullest returns the record that says most, among the first ones; nil for none.
func fullest(d *dataset.Dataset) *dataset.Record {
	var best *dataset.Record
	most := -1
	for _, r := range first(d.Records, sampled) {
		known := 0
		for _, value := range r.Values() {
			if value != nil {
				known++
			}
		}
		if known > most {
			best, most = r, known
		}
	}
	return best
}

// attribution returns what to write beside what is made of a dataset, or of all of them.
func (b *book) attribution(d *dataset.Dataset) string {
	c := b.config
	text := c.Words.Text("data.attribution_model", "name", c.Name, "address", c.Absolute("/"))
	if c.Licences.Data != "" {
		text += ", " + dataset.LicenceTitle(c.Licences.Data)
	}
	if d != nil && d.Day() != "" {
		text += ", " + d.Day()
	}
	return text
}

// withheld returns why some things are not in the data.
func (b *book) withheld() []string {
	var list []string
	for _, reason := range dataset.Reasons {
		list = append(list, reason.In(b.config.Lang))
	}
	return list
}

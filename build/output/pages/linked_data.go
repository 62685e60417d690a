// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"strconv"

	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
)

type dataCatalog struct {
	Type        string      `json:"@type"`
	ID          string      `json:"@id"`
	Name        string      `json:"name"`
	Description string      `json:"description"`
	URL         string      `json:"url"`
	Licence     string      `json:"license,omitempty"`
	Publisher   reference   `json:"publisher"`
	Datasets    []reference `json:"dataset"`
}

type linkedDataset struct {
	Type         string         `json:"@type"`
	ID           string         `json:"@id"`
	Name         string         `json:"name"`
	Description  string         `json:"description"`
	URL          string         `json:"url"`
	Identifier   string         `json:"identifier"`
	Licence      string         `json:"license,omitempty"`
	Creator      reference      `json:"creator"`
	Free         bool           `json:"isAccessibleForFree"`
	Modified     string         `json:"dateModified,omitempty"`
	Keywords     []string       `json:"keywords"`
	Language     string         `json:"inLanguage"`
	Catalog      reference      `json:"includedInDataCatalog"`
	Distribution []dataDownload `json:"distribution"`
	Spatial      *spatial       `json:"spatialCoverage,omitempty"`
	Variables    []string       `json:"variableMeasured"`
}

type dataDownload struct {
	Type   string `json:"@type"`
	Name   string `json:"name"`
	Format string `json:"encodingFormat"`
	URL    string `json:"contentUrl"`
}

type spatial struct {
	Type string `json:"@type"`
	Name string `json:"name,omitempty"`
	Geo  *box   `json:"geo,omitempty"`
}

// A box is "south west north east", in degrees WGS 84.
type box struct {
	Type string `json:"@type"`
	Box  string `json:"box"`
}

func (b *book) catalogID() string { return b.config.Absolute(b.config.DataURL()) + "#catalogue" }

func (b *book) datasetID(d *dataset.Dataset) string {
	return b.config.Absolute(b.config.DatasetURL(d.Name)) + "#donnees"
}

// linkedCatalog describes the open data: schema.org, DataCatalog.
func (b *book) linkedCatalog() []any {
	c := b.config
	l := dataCatalog{
		Type: "DataCatalog", ID: b.catalogID(), Name: c.Words.Text("data.catalogue", "name", c.Name), Description: c.Words.Text("data.intro"),
		URL: c.Absolute(c.DataURL()), Licence: dataset.LicenceURL(c.Licences.Data), Publisher: b.network(), Datasets: []reference{},
	}
	for _, d := range b.sets {
		l.Datasets = append(l.Datasets, reference{Type: "Dataset", ID: b.datasetID(d), Name: b.datasetName(d), URL: c.Absolute(c.DatasetURL(d.Name))})
	}
	return []any{l}
}

func (b *book) datasetName(d *dataset.Dataset) string {
	return b.config.Words.Text("data.dataset_of", "title", d.Title.In(b.config.Lang), "name", b.config.Name)
}

// network names the network with what search engines want of a creator.
func (b *book) network() reference {
	return reference{Type: "Organization", ID: b.networkID(), Name: b.config.Name, URL: b.config.Absolute("/")}
}

// linkedDataset describes a dataset: schema.org, Dataset (Google asks for a name and a description of at least 50 characters).
func (b *book) linkedDataset(d *dataset.Dataset) linkedDataset {
	c := b.config
	l := linkedDataset{
		Type: "Dataset", ID: b.datasetID(d), Name: b.datasetName(d), Description: d.Help.In(c.Lang), URL: c.Absolute(c.DatasetURL(d.Name)),
		Identifier: d.Name, Licence: dataset.LicenceURL(c.Licences.Data), Creator: b.network(), Free: true, Modified: d.Day(), Language: c.Lang,
		Keywords: []string{c.Words.Text("data.keyword"), d.Title.In(c.Lang)}, Catalog: reference{Type: "DataCatalog", ID: b.catalogID(), Name: c.Words.Text("data.catalogue", "name", c.Name)},
	}
	for _, file := range d.Files(b.site) {
		l.Distribution = append(l.Distribution, dataDownload{Type: "DataDownload", Name: file.Title, Format: file.Media, URL: c.Absolute(file.Path)})
	}
	for _, m := range d.Members {
		l.Variables = append(l.Variables, m.Title.In(c.Lang))
	}
	l.Spatial = b.spatialOf(d)
	return l
}

// spatialOf says where the records of a dataset are, nil where nobody knows.
func (b *book) spatialOf(d *dataset.Dataset) *spatial {
	s := spatial{Type: "Place", Name: b.config.Territory.Name}
	if bounds, known := d.Bounds(); known {
		corner := func(lat, lon float64) string {
			return strconv.FormatFloat(dataset.Decimals(lat), 'f', -1, 64) + " " + strconv.FormatFloat(dataset.Decimals(lon), 'f', -1, 64)
		}
		s.Geo = &box{Type: "GeoShape", Box: corner(bounds.South, bounds.West) + " " + corner(bounds.North, bounds.East)}
	}
	if s.Name == "" && s.Geo == nil {
		return nil
	}
	return &s
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package api

import (
	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
)

// An entrance is the first file that a program reads: what there is and where.
type entrance struct {
	Name          string       `json:"name"`
	Version       string       `json:"version"`
	Self          string       `json:"self"`
	Documentation string       `json:"documentation"`
	OpenAPI       string       `json:"openapi"`
	Catalogue     string       `json:"catalogue"`
	Licence       string       `json:"licence,omitempty"`
	LicenceURL    string       `json:"licence_url,omitempty"`
	Attribution   string       `json:"attribution"`
	Contact       string       `json:"contact,omitempty"`
	Datasets      []collection `json:"datasets"`
	Activities    []link       `json:"activities,omitempty"` // their places
	Changes       string       `json:"changes"`
}

// A collection is where a dataset is, in each form.
type collection struct {
	Name     string `json:"name"`
	Title    string `json:"title"`
	Count    int    `json:"count"`
	Updated  string `json:"updated,omitempty"`
	Href     string `json:"href"`
	Versions string `json:"versions"`
	Schema   string `json:"schema"`
	JSON     string `json:"json"`
	CSV      string `json:"csv"`
	GeoJSON  string `json:"geojson,omitempty"`
}

type link struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Count int    `json:"count"`
	Href  string `json:"href"`
}

// promiseVersion is the version of what openapi.json describes: the first number is that of the path, the second grows when something
// is added.
const promiseVersion = "1.0.0"

func (a *api) index() entrance {
	c := a.config
	e := entrance{
		Name: c.Name, Version: promiseVersion, Self: a.url("index"), Documentation: c.Absolute(c.DataURL()), OpenAPI: a.url("openapi"),
		Catalogue: c.Absolute("/data/catalog.jsonld"), Licence: c.Licences.Data, LicenceURL: dataset.LicenceURL(c.Licences.Data),
		Attribution: c.Name, Contact: c.Email, Changes: a.url("changes"), Datasets: []collection{},
	}
	for _, d := range a.sets {
		one := collection{
			Name: d.Name, Title: d.Title.In(c.Lang), Count: len(d.Records), Updated: d.Day(), Href: a.url(d.Name), Versions: a.url("versions/" + d.Name),
			Schema: c.Absolute(dataset.FilePath(d.Name, "schema.json")), JSON: c.Absolute(dataset.FilePath(d.Name, "json")), CSV: c.Absolute(dataset.FilePath(d.Name, "csv")),
		}
		if d.Located {
			one.GeoJSON = c.Absolute(dataset.FilePath(d.Name, "geojson"))
		}
		e.Datasets = append(e.Datasets, one)
	}
	if dataset.Find(a.sets, dataset.Places) != nil {
		for _, term := range c.Activities {
			e.Activities = append(e.Activities, link{term.ID, term.Title, len(a.site.With(term.ID)), a.url("activities/" + term.ID + "/places")})
		}
	}
	return e
}

// o makes an object of names and values that follow each other.
func o(fields ...output.Field) output.Object { return fields }

func f(name string, value any) output.Field { return output.Field{Name: name, Value: value} }

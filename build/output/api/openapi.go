// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package api

import (
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// openAPI describes the API (OpenAPI 3.1). What a record is stands in its JSON Schema beside the data; this file names it.
func (a *api) openAPI() output.Object {
	c := a.config
	info := o(
		f("title", c.Words.Text("data.api_of", "name", c.Name)), f("version", promiseVersion),
		f("description", c.Words.Text("data.promise")+"\n\n"+c.Words.Text("data.changes_text")),
		f("termsOfService", c.Absolute(c.DataURL())),
		f("contact", a.contact()),
	)
	if id := c.Licences.Data; id != "" {
		info = append(info, f("license", o(f("name", dataset.LicenceTitle(id)), f("url", dataset.LicenceURL(id)))))
	}
	var tags []output.Object
	for _, d := range a.sets {
		tags = append(tags, o(f("name", d.Name), f("description", d.Help.In(c.Lang))))
	}
	tags = append(tags, o(f("name", "api"), f("description", c.Words.Text("data.api_tag"))))
	return o(
		f("openapi", "3.1.1"),
		f("info", info),
		f("servers", []output.Object{o(f("url", strings.TrimSuffix(c.Absolute(dataset.APIPath), "/")))}),
		f("security", []output.Object{}), // everybody may read
		f("tags", tags),
		f("externalDocs", o(f("url", c.Absolute(c.DataURL())))),
		f("paths", a.paths()),
		f("components", o(f("schemas", a.schemas()), f("responses", o(f("NotFound", o(f("description", c.Words.Text("data.not_found")))))))),
	)
}

func (a *api) contact() output.Object {
	contact := o(f("name", a.config.Name), f("url", a.config.Absolute("/")))
	if a.config.Email != "" {
		contact = append(contact, f("email", a.config.Email))
	}
	return contact
}

// paths lists every address.
func (a *api) paths() output.Object {
	w := a.config.Words
	paths := o(
		f("/index.json", a.get("api", "index", w.Text("data.api_index"), "Index")),
		f("/changes.json", a.get("api", "months", w.Text("data.api_months"), "Months")),
		f("/changes/{month}.json", a.get("api", "month", w.Text("data.api_month"), "Month", parameter("month", o(f("type", "string"), f("pattern", "^[0-9]{4}-[0-9]{2}$"))))),
		f("/versions/{dataset}.json", a.get("api", "versions", w.Text("data.api_versions"), "Versions", parameter("dataset", o(f("type", "string"), f("enum", a.names()))))),
	)
	id, number := parameter("id", o(f("type", "string"), f("pattern", "^[a-z0-9-]+$"))), parameter("page", o(f("type", "integer"), f("minimum", 2)))
	for _, d := range a.sets {
		title := d.Title.In(a.config.Lang)
		paths = append(
			paths,
			f("/"+d.Name+".json", a.get(d.Name, d.Name, title, pageOf(d))),
			f("/"+d.Name+"/page/{page}.json", a.get(d.Name, d.Name+"Page", w.Text("data.api_page", "title", title), pageOf(d), number)),
			f("/"+d.Name+"/{id}.json", a.get(d.Name, d.Name+"Record", w.Text("data.api_record", "title", title), recordOf(d), id)),
		)
	}
	return append(paths, a.viewPaths()...)
}

// viewPaths lists the addresses of collections by activity, territory and kind.
func (a *api) viewPaths() output.Object {
	var paths output.Object
	w := a.config.Words
	number := parameter("page", o(f("type", "integer"), f("minimum", 2)))
	add := func(d *dataset.Dataset, id, path, says string, by output.Object) {
		paths = append(
			paths,
			f(path+".json", a.get(d.Name, id, says, pageOf(d), by)),
			f(path+"/page/{page}.json", a.get(d.Name, id+"Page", w.Text("data.api_page", "title", says), pageOf(d), by, number)),
		)
	}
	places, events, ads := dataset.Find(a.sets, dataset.Places), dataset.Find(a.sets, dataset.Events), dataset.Find(a.sets, dataset.Ads)
	territory := parameter("territory", o(f("type", "string"), f("pattern", "^[a-z0-9-]+$")))
	if places != nil {
		add(places, "placesByActivity", "/activities/{activity}/places", w.Text("data.api_by_activity"), parameter("activity", terms(a.config.Activities)))
		add(places, "placesByTerritory", "/territories/{territory}/places", w.Text("data.api_by_territory"), territory)
	}
	if events != nil {
		if places != nil {
			add(events, "eventsByTerritory", "/territories/{territory}/events", w.Text("data.api_events_by_territory"), territory)
		}
		if len(a.config.EventKinds) > 0 {
			add(events, "eventsByKind", "/events/kinds/{kind}", w.Text("data.api_events_by_kind"), parameter("kind", terms(a.config.EventKinds)))
		}
	}
	if ads != nil && len(a.config.AdKinds) > 0 {
		add(ads, "adsByKind", "/ads/kinds/{kind}", w.Text("data.api_ads_by_kind"), parameter("kind", terms(a.config.AdKinds)))
	}
	return paths
}

func (a *api) names() []string {
	var names []string
	for _, d := range a.sets {
		names = append(names, d.Name)
	}
	return names
}

// terms describes the ids of a list of the network.
func terms(list []site.Term) output.Object {
	ids := []string{}
	for _, t := range list {
		ids = append(ids, t.ID)
	}
	return o(f("type", "string"), f("enum", ids))
}

func parameter(name string, schema output.Object) output.Object {
	return o(f("name", name), f("in", "path"), f("required", true), f("schema", schema))
}

// get describes an address that gives a schema of the components.
func (a *api) get(tag, id, summary, schema string, parameters ...output.Object) output.Object {
	operation := o(f("operationId", id), f("tags", []string{tag}), f("summary", summary))
	if len(parameters) > 0 {
		operation = append(operation, f("parameters", parameters))
	}
	responses := o(f("200", o(
		f("description", summary),
		f("content", o(f("application/json", o(f("schema", reference(schema)))))),
	)))
	responses = append(responses, f("404", o(f("$ref", "#/components/responses/NotFound"))))
	return o(f("get", append(operation, f("responses", responses))))
}

func reference(name string) output.Object { return o(f("$ref", "#/components/schemas/"+name)) }

func recordOf(d *dataset.Dataset) string { return d.Name + "Record" }
func pageOf(d *dataset.Dataset) string   { return d.Name + "Page" }

var (
	text    = o(f("type", "string"))
	address = o(f("type", "string"), f("format", "uri"))
	maybe   = o(f("type", []string{"string", "null"}), f("format", "uri"))
	count   = o(f("type", "integer"), f("minimum", 0))
)

// schemas describes what files hold: the records by reference, the rest here.
func (a *api) schemas() output.Object {
	list := func(item output.Object) output.Object { return o(f("type", "array"), f("items", item)) }
	object := func(required []string, properties ...output.Field) output.Object {
		return o(f("type", "object"), f("required", required), f("properties", output.Object(properties)))
	}
	schemas := o(
		f("Page", object(
			[]string{"title", "self", "first", "last", "prev", "next", "page", "pages", "count", "producer", "source", "attribution", "schema"},
			f("title", text), f("self", address), f("first", address), f("last", address), f("prev", maybe), f("next", maybe),
			f("page", o(f("type", "integer"), f("minimum", 1))), f("pages", o(f("type", "integer"), f("minimum", 1))), f("count", count),
			f("producer", text), f("source", address), f("licence", text), f("licence_url", address), f("attribution", text),
			f("updated", o(f("type", "string"), f("format", "date"))), f("schema", address),
		)),
		f("Index", object(
			[]string{"name", "version", "self", "documentation", "openapi", "catalogue", "attribution", "datasets", "changes"},
			f("name", text), f("version", text), f("self", address), f("documentation", address), f("openapi", address), f("catalogue", address),
			f("licence", text), f("licence_url", address), f("attribution", text), f("contact", text), f("changes", address),
			f("datasets", list(object(
				[]string{"name", "title", "count", "href", "versions", "schema", "json", "csv"},
				f("name", text), f("title", text), f("count", count), f("updated", o(f("type", "string"), f("format", "date"))), f("href", address),
				f("versions", address), f("schema", address), f("json", address), f("csv", address), f("geojson", address),
			))),
			f("activities", list(object([]string{"id", "title", "count", "href"}, f("id", text), f("title", text), f("count", count), f("href", address)))),
		)),
		f("Months", object(
			[]string{"self", "note", "months"}, f("self", address), f("note", text),
			f("months", list(object([]string{"month", "count", "href"}, f("month", text), f("count", count), f("href", address)))),
		)),
		f("Month", object(
			[]string{"self", "month", "prev", "next", "count", "items"}, f("self", address), f("month", text), f("prev", maybe), f("next", maybe), f("count", count),
			f("items", list(object(
				[]string{"date", "dataset", "id", "label", "href"},
				f("date", o(f("type", "string"), f("format", "date"))), f("dataset", text), f("id", text), f("label", text), f("href", address), f("url", address),
			))),
		)),
		f("Versions", object(
			[]string{"self", "dataset", "count", "items"}, f("self", address), f("dataset", text), f("count", count),
			f("items", list(object([]string{"id", "version", "href"}, f("id", text), f("version", text), f("href", address)))),
		)),
	)
	for _, d := range a.sets {
		schemas = append(
			schemas,
			// The path from /api/v1/openapi.json to the schema beside the data.
			f(recordOf(d), o(f("$ref", "../.."+dataset.FilePath(d.Name, "schema.json")))),
			f(pageOf(d), o(f("allOf", []output.Object{
				reference("Page"),
				object([]string{"items"}, f("items", o(f("type", "array"), f("maxItems", pageSize), f("items", reference(recordOf(d)))))),
			}))),
		)
	}
	return schemas
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package dataset

import (
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// ads is the table of the ads on the board. Whom to write to stands on the page alone: see [Withheld].
var ads = []column[*site.Ad]{
	{name: "id", kind: Text, always: true, title: idTitle, help: idHelp, value: func(_ *site.Site, a *site.Ad) any { return a.ID }},
	{name: "title", key: "title", value: func(_ *site.Site, a *site.Ad) any { return a.Title }},
	{name: "summary", key: "summary", value: func(_ *site.Site, a *site.Ad) any { return a.Summary }},
	{name: "url", kind: URL, always: true, title: urlTitle, help: urlHelp, value: func(s *site.Site, a *site.Ad) any { return whole(s, a.URL) }},
	{name: "kind", key: "kind", value: func(_ *site.Site, a *site.Ad) any { return a.Kind }},
	{name: "published", key: "published", value: func(s *site.Site, a *site.Ad) any { return day(s, a.Published) }},
	{name: "expires", key: "expires", value: func(s *site.Site, a *site.Ad) any { return day(s, a.Expires) }},
	{name: "organisation", key: "organisation", value: func(_ *site.Site, a *site.Ad) any { return a.Organisation }},
	{name: "place", key: "place", value: func(_ *site.Site, a *site.Ad) any { return a.Place }},
	{
		name: "city", key: "city",
		value: func(s *site.Site, a *site.Ad) any {
			if p := s.Place(a.Place); p != nil {
				return or(a.City, p.Address.City)
			}
			return a.City
		},
	},
	{name: "contract", key: "contract", value: func(_ *site.Site, a *site.Ad) any { return a.Contract }},
	{name: "start", key: "start", value: func(s *site.Site, a *site.Ad) any { return day(s, a.Start) }},
	{name: "contact_url", key: "contact.url", value: func(_ *site.Site, a *site.Ad) any { return a.Contact.URL }},
	{name: "tags", key: "tags", help: tagHelp, value: func(_ *site.Site, a *site.Ad) any { return a.Tags }},
	{name: "longitude", kind: Number, title: lonTitle, help: lonHelp, value: func(s *site.Site, a *site.Ad) any { return longitude(pointOf(s, a)) }},
	{name: "latitude", kind: Number, title: latTitle, help: lonHelp, value: func(s *site.Site, a *site.Ad) any { return latitude(pointOf(s, a)) }},
}

// people is the table of the roles that people have in public.
var people = []column[*site.Person]{
	{name: "id", kind: Text, always: true, title: idTitle, help: idHelp, value: func(_ *site.Site, p *site.Person) any { return p.ID }},
	{name: "name", key: "name", value: func(_ *site.Site, p *site.Person) any { return p.Name }},
	{name: "summary", key: "summary", value: func(_ *site.Site, p *site.Person) any { return p.Summary }},
	{name: "url", kind: URL, always: true, title: urlTitle, help: urlHelp, value: func(s *site.Site, p *site.Person) any { return whole(s, p.URL) }},
	{name: "role", key: "role", value: func(_ *site.Site, p *site.Person) any { return p.Role }},
	{name: "skills", key: "skills", value: func(_ *site.Site, p *site.Person) any { return p.Skills }},
	{name: "territory", key: "territory", value: func(_ *site.Site, p *site.Person) any { return p.Territory }},
	{name: "website", key: "website", value: func(_ *site.Site, p *site.Person) any { return p.Website }},
	{name: "tags", key: "tags", help: tagHelp, value: func(_ *site.Site, p *site.Person) any { return p.Tags }},
	{name: "charter", key: "charter", value: func(_ *site.Site, p *site.Person) any { return p.Charter }},
}

// resources is the table of the commons.
var resources = []column[*site.Resource]{
	{name: "id", kind: Text, always: true, title: idTitle, help: idHelp, value: func(_ *site.Site, r *site.Resource) any { return r.ID }},
	{name: "title", key: "title", value: func(_ *site.Site, r *site.Resource) any { return r.Title }},
	{name: "summary", key: "summary", value: func(_ *site.Site, r *site.Resource) any { return r.Summary }},
	{name: "url", kind: URL, always: true, title: urlTitle, help: urlHelp, value: func(s *site.Site, r *site.Resource) any { return whole(s, r.URL) }},
	{name: "kind", key: "kind", value: func(_ *site.Site, r *site.Resource) any { return r.Kind }},
	{name: "resource_url", key: "url", value: func(_ *site.Site, r *site.Resource) any { return r.Web }},
	{name: "licence", key: "licence", value: func(_ *site.Site, r *site.Resource) any { return r.Licence }},
	{name: "maintainers", key: "maintainers", value: func(_ *site.Site, r *site.Resource) any { return r.Maintainers }},
	{name: "tags", key: "tags", help: tagHelp, value: func(_ *site.Site, r *site.Resource) any { return r.Tags }},
	{name: "used_by", key: "used_by", value: func(_ *site.Site, r *site.Resource) any { return r.UsedBy }},
}

var articles = []column[*site.Article]{
	{name: "id", kind: Text, always: true, title: idTitle, help: idHelp, value: func(_ *site.Site, a *site.Article) any { return a.ID }},
	{name: "title", key: "title", value: func(_ *site.Site, a *site.Article) any { return a.Title }},
	{name: "summary", key: "summary", value: func(_ *site.Site, a *site.Article) any { return a.Summary }},
	{name: "url", kind: URL, always: true, title: urlTitle, help: urlHelp, value: func(s *site.Site, a *site.Article) any { return whole(s, a.URL) }},
	{name: "date", key: "date", value: func(s *site.Site, a *site.Article) any { return moment(s, a.Date) }},
	{name: "categories", key: "categories", value: func(_ *site.Site, a *site.Article) any { return a.Categories }},
	{name: "author", key: "author", value: func(_ *site.Site, a *site.Article) any { return a.Author }},
	{name: "tags", key: "tags", help: tagHelp, value: func(_ *site.Site, a *site.Article) any { return a.Tags }},
}

var newsletters = []column[*site.Newsletter]{
	{name: "id", kind: Text, always: true, title: idTitle, help: idHelp, value: func(_ *site.Site, n *site.Newsletter) any { return n.ID }},
	{name: "title", key: "title", value: func(_ *site.Site, n *site.Newsletter) any { return n.Title }},
	{name: "summary", key: "summary", value: func(_ *site.Site, n *site.Newsletter) any { return n.Summary }},
	{name: "url", kind: URL, always: true, title: urlTitle, help: urlHelp, value: func(s *site.Site, n *site.Newsletter) any { return whole(s, n.URL) }},
	{name: "number", key: "number", value: func(_ *site.Site, n *site.Newsletter) any { return n.Number }},
	{name: "date", key: "date", value: func(s *site.Site, n *site.Newsletter) any { return day(s, n.Date) }},
	{name: "preheader", key: "preheader", value: func(_ *site.Site, n *site.Newsletter) any { return n.Preheader }},
	{name: "theme", key: "theme", value: func(_ *site.Site, n *site.Newsletter) any { return n.Theme }},
	{name: "tags", key: "tags", help: tagHelp, value: func(_ *site.Site, n *site.Newsletter) any { return n.Tags }},
}

var episodes = []column[*site.Episode]{
	{name: "id", kind: Text, always: true, title: idTitle, help: idHelp, value: func(_ *site.Site, e *site.Episode) any { return e.ID }},
	{name: "title", key: "title", value: func(_ *site.Site, e *site.Episode) any { return e.Title }},
	{name: "summary", key: "summary", value: func(_ *site.Site, e *site.Episode) any { return e.Summary }},
	{name: "url", kind: URL, always: true, title: urlTitle, help: urlHelp, value: func(s *site.Site, e *site.Episode) any { return whole(s, e.URL) }},
	{name: "date", key: "date", value: func(s *site.Site, e *site.Episode) any { return day(s, e.Date) }},
	{name: "media", key: "media", value: func(_ *site.Site, e *site.Episode) any { return e.Media }},
	{name: "episode_url", key: "url", value: func(_ *site.Site, e *site.Episode) any { return e.Web }},
	{name: "duration", key: "duration", value: func(_ *site.Site, e *site.Episode) any { return e.Duration }},
	{name: "guests", key: "guests", value: func(_ *site.Site, e *site.Episode) any { return e.Guests }},
	{name: "places", key: "places", value: func(_ *site.Site, e *site.Episode) any { return e.Places }},
	{name: "tags", key: "tags", help: tagHelp, value: func(_ *site.Site, e *site.Episode) any { return e.Tags }},
	{name: "series", key: "series", value: func(_ *site.Site, e *site.Episode) any { return e.Series }},
}

var routes = []column[*site.Route]{
	{name: "id", kind: Text, always: true, title: idTitle, help: idHelp, value: func(_ *site.Site, r *site.Route) any { return r.ID }},
	{name: "title", key: "title", value: func(_ *site.Site, r *site.Route) any { return r.Title }},
	{name: "summary", key: "summary", value: func(_ *site.Site, r *site.Route) any { return r.Summary }},
	{name: "url", kind: URL, always: true, title: urlTitle, help: urlHelp, value: func(s *site.Site, r *site.Route) any { return whole(s, r.URL) }},
	{name: "mode", key: "mode", value: func(_ *site.Site, r *site.Route) any { return r.Mode }},
	{
		name: "stops", key: "stops", help: diag.Text{FR: "Les identifiants des lieux, dans l’ordre du parcours.", EN: "The identifiers of the places, in the order of the route."},
		value: func(_ *site.Site, r *site.Route) any {
			var ids []string
			for _, stop := range r.Stops {
				ids = append(ids, stop.Place)
			}
			return ids
		},
	},
	{name: "tags", key: "tags", help: tagHelp, value: func(_ *site.Site, r *site.Route) any { return r.Tags }},
}

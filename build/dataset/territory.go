// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package dataset

import (
	"path"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// AreaKinds are the kinds of territories that have pages and data, from small to large.
var AreaKinds = []geo.Kind{geo.Commune, geo.EPCI, geo.Departement}

var areaColumns = []column[*geo.Area]{
	{
		name: "id", kind: Text, always: true, title: idTitle,
		help:  diag.Text{FR: "Le nom du territoire dans les adresses du site.", EN: "The name of the territory in the addresses of the site."},
		value: func(s *site.Site, a *geo.Area) any { return AreaID(s.Config, a) },
	},
	{
		name: "name", kind: Text, always: true, title: diag.Text{FR: "Nom", EN: "Name"}, help: diag.Text{FR: "Le nom du territoire.", EN: "The name of the territory."},
		value: func(_ *site.Site, a *geo.Area) any { return a.Name },
	},
	{
		name: "kind", kind: Text, always: true, title: diag.Text{FR: "Genre", EN: "Kind"},
		help:  diag.Text{FR: "Une commune, une intercommunalité ou un département.", EN: "A commune, an association of communes or a département."},
		value: func(_ *site.Site, a *geo.Area) any { return string(a.Kind) },
	},
	{
		name: "code", kind: Text, always: true, title: diag.Text{FR: "Code", EN: "Code"},
		help:  diag.Text{FR: "Le code INSEE d’une commune ou d’un département, le numéro SIREN d’une intercommunalité.", EN: "The INSEE code of a commune or a département, the SIREN number of an association of communes."},
		value: func(_ *site.Site, a *geo.Area) any { return a.Code },
	},
	{name: "url", kind: URL, always: true, title: urlTitle, help: urlHelp, value: func(s *site.Site, a *geo.Area) any { return whole(s, s.Config.AreaURL(a)) }},
	{
		name: "places", kind: Integer, always: true, title: diag.Text{FR: "Lieux", EN: "Places"},
		help:  diag.Text{FR: "Le nombre de lieux du réseau qui s’y trouvent.", EN: "The number of places of the network in it."},
		value: func(s *site.Site, a *geo.Area) any { return len(s.In(a.Code)) },
	},
	{
		name: "epci", kind: Text, title: diag.Text{FR: "Intercommunalité", EN: "EPCI"},
		help:  diag.Text{FR: "Le numéro SIREN de l’intercommunalité d’une commune.", EN: "The SIREN number of the association that a commune belongs to."},
		value: func(s *site.Site, a *geo.Area) any { return around(s, a).EPCI },
	},
	{
		name: "departement", kind: Text, title: diag.Text{FR: "Département", EN: "Département"},
		help:  diag.Text{FR: "Le code du département d’une commune.", EN: "The code of the département of a commune."},
		value: func(s *site.Site, a *geo.Area) any { return around(s, a).Departement },
	},
}

// AreaID returns the name of an area in addresses: "lille-59350".
func AreaID(c *site.Config, a *geo.Area) string { return path.Base(c.AreaURL(a)) }

// around says in which areas a commune lies; nothing for larger areas.
func around(s *site.Site, a *geo.Area) geo.Location {
	if a.Kind != geo.Commune {
		return geo.Location{}
	}
	return s.Config.Atlas.LocateCommune(a.Code)
}

// territories makes the dataset of the areas that have places.
func territories(s *site.Site) *Dataset {
	d := &Dataset{Name: Territories, Title: titles[Territories], Help: helps[Territories], Members: members(nil, areaColumns), Located: located[Territories]}
	for i, m := range d.Members {
		if m.Name == "kind" {
			d.Members[i].Choices = []schema.Choice{
				{ID: string(geo.Commune), Title: diag.Text{FR: "commune", EN: "commune"}},
				{ID: string(geo.EPCI), Title: diag.Text{FR: "intercommunalité", EN: "association of communes"}},
				{ID: string(geo.Departement), Title: diag.Text{FR: "département", EN: "département"}},
			}
		}
	}
	names := prefixes(d.Members)
	for _, kind := range AreaKinds {
		for _, a := range s.Areas(kind) {
			r := record(s, d.Members, names, areaColumns, a)
			r.ID, r.Label, r.Path, r.Area = AreaID(s.Config, a), a.Name, s.Config.AreaURL(a), a
			d.Records = append(d.Records, r)
		}
	}
	d.sort()
	return d
}

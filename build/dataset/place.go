// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package dataset

import (
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// places is the table of places. A line is only ever added at the end.
var places = []column[*site.Place]{
	{name: "id", kind: Text, always: true, title: idTitle, help: idHelp, value: func(_ *site.Site, p *site.Place) any { return p.ID }},
	{name: "name", key: "name", value: func(_ *site.Site, p *site.Place) any { return p.Name }},
	{name: "summary", key: "summary", value: func(_ *site.Site, p *site.Place) any { return p.Summary }},
	{name: "url", kind: URL, always: true, title: urlTitle, help: urlHelp, value: func(s *site.Site, p *site.Place) any { return whole(s, p.URL) }},
	{name: "activities", key: "activities", value: func(_ *site.Site, p *site.Place) any { return p.Activities }},
	{name: "status", key: "status", always: true, value: func(_ *site.Site, p *site.Place) any { return or(p.Status, "open") }},
	{name: "street", key: "address.street", value: func(_ *site.Site, p *site.Place) any { return p.Address.Street }},
	{name: "postcode", key: "address.postcode", value: func(_ *site.Site, p *site.Place) any { return p.Address.Postcode }},
	{name: "city", key: "address.city", value: func(_ *site.Site, p *site.Place) any { return p.Address.City }},
	{
		name: "insee", key: "address.insee", help: diag.Text{FR: "Le code de la commune, différent du code postal.", EN: "The code of the commune, which is not the postcode."},
		value: func(_ *site.Site, p *site.Place) any { return p.Address.INSEE },
	},
	{
		name: "epci", kind: Text, title: diag.Text{FR: "Intercommunalité", EN: "EPCI"},
		help:  diag.Text{FR: "Le numéro SIREN de l’intercommunalité.", EN: "The SIREN number of the association of communes."},
		value: func(_ *site.Site, p *site.Place) any { return p.Where.EPCI },
	},
	{
		name: "departement", kind: Text, title: diag.Text{FR: "Département", EN: "Département"},
		help:  diag.Text{FR: "Le code du département.", EN: "The code of the département."},
		value: func(_ *site.Site, p *site.Place) any { return p.Where.Departement },
	},
	{name: "longitude", key: "lon", title: lonTitle, help: lonHelp, value: func(_ *site.Site, p *site.Place) any { return longitude(p.Point) }},
	{name: "latitude", key: "lat", title: latTitle, help: lonHelp, value: func(_ *site.Site, p *site.Place) any { return latitude(p.Point) }},
	{name: "precision", key: "precision", always: true, value: func(_ *site.Site, p *site.Place) any { return or(p.Precision, "exact") }},
	{name: "website", key: "website", value: func(_ *site.Site, p *site.Place) any { return p.Website }},
	{name: "email", key: "email", value: func(_ *site.Site, p *site.Place) any { return p.Email }},
	{
		name: "phone", key: "phone", help: diag.Text{FR: "Le numéro avec l’indicatif du pays, sans espaces (E.164).", EN: "The number with the country’s prefix, without spaces (E.164)."},
		value: func(_ *site.Site, p *site.Place) any { return p.Phone },
	},
	{name: "social", key: "social", value: func(_ *site.Site, p *site.Place) any { return p.Social }},
	{name: "opening_hours", key: "hours", value: func(_ *site.Site, p *site.Place) any { return p.Hours }},
	{name: "wheelchair", key: "access.wheelchair", value: func(_ *site.Site, p *site.Place) any { return p.Access.Wheelchair }},
	{name: "services", key: "services", value: func(_ *site.Site, p *site.Place) any { return p.Services }},
	{name: "desks", key: "telework.desks", value: func(_ *site.Site, p *site.Place) any { return telework(p).Desks }},
	{name: "meeting_rooms", key: "telework.meeting_rooms", value: func(_ *site.Site, p *site.Place) any { return telework(p).MeetingRooms }},
	{name: "organisation", key: "organisation.name", value: func(_ *site.Site, p *site.Place) any { return p.Organisation.Name }},
	{name: "legal_form", key: "organisation.legal_form", value: func(_ *site.Site, p *site.Place) any { return p.Organisation.LegalForm }},
	{name: "siret", key: "organisation.siret", value: func(_ *site.Site, p *site.Place) any { return p.Organisation.SIRET }},
	{name: "opened", key: "opened", value: func(_ *site.Site, p *site.Place) any { return p.Opened.String() }},
	{name: "labels", key: "labels", value: func(_ *site.Site, p *site.Place) any { return p.Labels }},
	{
		name: "member", key: "member", kind: Boolean, always: true,
		help:  diag.Text{FR: "true si le lieu adhère à l’association.", EN: "true if the place belongs to the association."},
		value: func(_ *site.Site, p *site.Place) any { return p.Member.Member },
	},
	{name: "tags", key: "tags", help: tagHelp, value: func(_ *site.Site, p *site.Place) any { return p.Tags }},
	{name: "verified", key: "verified", kind: Date, value: func(s *site.Site, p *site.Place) any { return day(s, p.Verified) }},
	{name: "moved_to", key: "moved_to", value: func(_ *site.Site, p *site.Place) any { return p.MovedTo }},
	{
		name: "member_since", kind: Date, title: diag.Text{FR: "Adhérent depuis", EN: "Member since"},
		help:  diag.Text{FR: "Le jour de l’adhésion, s’il est connu.", EN: "The day of joining, where it is known."},
		value: func(s *site.Site, p *site.Place) any { return day(s, p.Member.Since) },
	},
	{name: "closed_until", key: "closed_until", kind: Date, value: func(s *site.Site, p *site.Place) any { return day(s, p.ClosedUntil) }},
	{name: "booking", key: "telework.booking", value: func(_ *site.Site, p *site.Place) any { return telework(p).Booking }},
	{name: "pass", key: "telework.pass", value: func(_ *site.Site, p *site.Place) any { return pass(p) }},
	{name: "transit", key: "access.transit", value: func(_ *site.Site, p *site.Place) any { return p.Access.Transit }},
	{name: "bike", key: "access.bike", value: func(_ *site.Site, p *site.Place) any { return p.Access.Bike }},
	{name: "parking", key: "access.parking", value: func(_ *site.Site, p *site.Place) any { return p.Access.Parking }},
	{
		name: "external", key: "external", kind: List,
		help:  diag.Text{FR: "Les identifiants de ce lieu dans d’autres bases : « osm:node/123 ».", EN: "The identifiers of this place in other databases: “osm:node/123”."},
		value: func(_ *site.Site, p *site.Place) any { return pairs(p.External) },
	},
	{name: "mediation_services", key: "mediation.services", value: func(_ *site.Site, p *site.Place) any { return mediation(p).Services }},
	{name: "mediation_audiences", key: "mediation.audiences", value: func(_ *site.Site, p *site.Place) any { return mediation(p).Audiences }},
	{name: "mediation_costs", key: "mediation.costs", value: func(_ *site.Site, p *site.Place) any { return mediation(p).Costs }},
	{name: "mediation_support", key: "mediation.support", value: func(_ *site.Site, p *site.Place) any { return mediation(p).Support }},
}

// mediation returns the help that a place gives with digital tools.
func mediation(p *site.Place) site.Mediation {
	if p.Mediation == nil {
		return site.Mediation{}
	}
	return *p.Mediation
}

// telework returns what a place offers to people who work at a distance.
func telework(p *site.Place) site.Telework {
	if p.Telework == nil {
		return site.Telework{}
	}
	return *p.Telework
}

// pass reports whether a place takes the network's pass, nil where it says nothing of telework.
func pass(p *site.Place) any {
	if p.Telework == nil {
		return nil
	}
	return p.Telework.Pass
}

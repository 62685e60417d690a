// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package opendata

import (
	"io"
	"math"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A collection is a FeatureCollection without its features (RFC 7946 §3.3). Licence and source are foreign members (§6.1).
type collection struct {
	Type        string      `json:"type"`
	Name        string      `json:"name"`
	Source      string      `json:"source"`
	Licence     string      `json:"licence"`
	Attribution string      `json:"attribution"`
	BBox        *[4]float64 `json:"bbox,omitempty"` // west, south, east, north (§5)
}

// A feature is one place. Its geometry is null where no point is known: a place is never left out, and never at 0, 0 (§3.2).
type feature struct {
	Type       string     `json:"type"`
	ID         string     `json:"id"`
	Geometry   *point     `json:"geometry"`
	Properties properties `json:"properties"`
}

type point struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // lon, lat (§3.1.1)
}

// decimals returns a coordinate with at most 5 decimals, about a metre, and zero without a sign.
func decimals(degrees float64) float64 { return math.Round(degrees*1e5)/1e5 + 0 }

// properties are the public facts of a place; what is not known is left out but for the few that every reader expects.
type properties struct {
	ID           string            `json:"id"`
	Name         string            `json:"name"`
	Summary      string            `json:"summary"`
	URL          string            `json:"url"`
	Activities   []string          `json:"activities"`
	Status       string            `json:"status"`
	Street       string            `json:"street,omitempty"`
	Postcode     string            `json:"postcode"`
	City         string            `json:"city"`
	INSEE        string            `json:"insee,omitempty"`
	EPCI         string            `json:"epci,omitempty"`
	Departement  string            `json:"departement,omitempty"`
	Precision    string            `json:"precision"`
	Website      string            `json:"website,omitempty"`
	Email        string            `json:"email,omitempty"`
	Phone        string            `json:"phone,omitempty"`
	Social       []string          `json:"social,omitempty"`
	Hours        string            `json:"opening_hours,omitempty"`
	Wheelchair   string            `json:"wheelchair,omitempty"`
	Services     []string          `json:"services,omitempty"`
	Desks        int               `json:"desks,omitempty"`
	MeetingRooms int               `json:"meeting_rooms,omitempty"`
	Organisation string            `json:"organisation,omitempty"`
	LegalForm    string            `json:"legal_form,omitempty"`
	SIRET        string            `json:"siret,omitempty"`
	Opened       string            `json:"opened,omitempty"`
	Labels       []string          `json:"labels,omitempty"`
	Member       bool              `json:"member"`
	Tags         []string          `json:"tags,omitempty"`
	External     map[string]string `json:"external,omitempty"` // encoding/json sorts the keys
	Verified     string            `json:"verified,omitempty"`
	MovedTo      string            `json:"moved_to,omitempty"`
}

// placesGeoJSON writes every place, sorted by id, one on a line.
func placesGeoJSON(s *site.Site) func(io.Writer) error {
	return func(w io.Writer) error {
		places := slices.Clone(s.Places)
		slices.SortFunc(places, func(a, b *site.Place) int { return strings.Compare(a.ID, b.ID) })
		head := collection{
			Type: "FeatureCollection", Name: s.Config.Name, Source: s.Config.Absolute("/"),
			Licence: s.Config.Licences.Data, Attribution: s.Config.Name, BBox: bounds(s.Located()),
		}
		return output.WriteJSON(w, head, "features", len(places), func(i int) any { return placeFeature(s.Config, places[i]) })
	}
}

func placeFeature(c *site.Config, p *site.Place) feature {
	f := feature{Type: "Feature", ID: p.ID, Properties: properties{
		ID: p.ID, Name: p.Name, Summary: p.Summary, URL: c.Absolute(p.URL), Activities: p.Activities, Status: p.Status,
		Street: p.Address.Street, Postcode: p.Address.Postcode, City: p.Address.City, INSEE: p.Address.INSEE,
		EPCI: p.Where.EPCI, Departement: p.Where.Departement, Precision: p.Precision,
		Website: p.Website, Email: p.Email, Phone: p.Phone, Social: p.Social, Hours: p.Hours,
		Wheelchair: p.Access.Wheelchair, Services: p.Services,
		Organisation: p.Organisation.Name, LegalForm: p.Organisation.LegalForm, SIRET: p.Organisation.SIRET,
		Opened: p.Opened.String(), Labels: p.Labels, Member: p.Member.Member, Tags: p.Tags, External: p.External,
		Verified: p.Verified.String(), MovedTo: p.MovedTo,
	}}
	if p.Telework != nil {
		f.Properties.Desks, f.Properties.MeetingRooms = p.Telework.Desks, p.Telework.MeetingRooms
	}
	if p.Point != nil {
		f.Geometry = &point{Type: "Point", Coordinates: [2]float64{decimals(p.Point.Lon), decimals(p.Point.Lat)}}
	}
	return f
}

// bounds returns the bounding box of places, nil for none.
func bounds(places []*site.Place) *[4]float64 {
	if len(places) == 0 {
		return nil
	}
	var points []geo.Point
	for _, p := range places {
		points = append(points, *p.Point)
	}
	b := geo.BoundsOf(points...)
	return &[4]float64{decimals(b.West), decimals(b.South), decimals(b.East), decimals(b.North)}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import "net/url"

// A Basemap is what the interactive map shows under its points. The zero Basemap is none: outlines alone, and no other site
// is called.
type Basemap struct {
	URL         string `yaml:"url"`         // of a tile, with {z}, {x} and {y}
	Attribution string `yaml:"attribution"` // what the licence asks to show
	MaxZoom     int    `yaml:"max_zoom"`    // the largest scale of the service; 0 is not known
}

// basemaps are those that site.yaml may name.
func basemaps(name string) Basemap {
	switch name {
	case "ign": // Géoplateforme, WMTS in the projection of web maps; Licence Ouverte
		return Basemap{
			URL: "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2" +
				"&STYLE=normal&TILEMATRIXSET=PM&FORMAT=image/png&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}",
			Attribution: "Plan IGN © IGN", MaxZoom: 18,
		}
	case "osm-fr": // for moderate use; ODbL
		return Basemap{
			URL:         "https://a.tile.openstreetmap.fr/osmfr/{z}/{x}/{y}.png",
			Attribution: "© les contributeurs d’OpenStreetMap, rendu OpenStreetMap France", MaxZoom: 18,
		}
	}
	return Basemap{}
}

// UnmarshalYAML reads the name of a base map, or its address and attribution.
func (b *Basemap) UnmarshalYAML(unmarshal func(any) error) error {
	var name string
	if unmarshal(&name) == nil {
		*b = basemaps(name)
		return nil
	}
	type plain Basemap
	return unmarshal((*plain)(b))
}

// IsZero reports whether there is none.
func (b Basemap) IsZero() bool { return b.URL == "" }

// Origin returns the scheme and host of the service, the only other site that pages may ask for pictures; "" for none.
func (b Basemap) Origin() string { return origin(b.URL) }

// origin returns the scheme and host of an address in https, "" of any other.
func origin(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return "https://" + u.Host
}

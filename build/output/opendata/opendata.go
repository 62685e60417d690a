// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package opendata lists the files that other programs read: /data/places.geojson (RFC 7946) and /data/places.csv (RFC 4180).
package opendata

import (
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// Files lists the data files of a site.
func Files(s *site.Site) []output.File {
	if !s.Config.Has(site.SectionPlaces) {
		return nil
	}
	return []output.File{
		{Path: "data/places.geojson", Render: placesGeoJSON(s)},
		{Path: "data/places.csv", Render: placesCSV(s)},
	}
}

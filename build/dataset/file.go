// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package dataset

import "github.com/compagnie-tiers-lieux/maillage/build/site"

// A File is a form in which a dataset is published.
type File struct {
	Format   string // its extension: "csv"
	Title    string // what people call it: « GeoJSON »
	Media    string // type of IANA: "text/csv"
	FileType string // of the Publications Office of the EU: "CSV"; "" where it has none
	Path     string // from the site's root: "/data/places.csv"
}

// formats describes the forms. Their order is the one in which people want them.
var formats = []File{
	{Format: "csv", Title: "CSV", Media: "text/csv", FileType: "CSV"},
	{Format: "json", Title: "JSON", Media: "application/json", FileType: "JSON"},
	{Format: "geojson", Title: "GeoJSON", Media: "application/geo+json", FileType: "GEOJSON"},
	{Format: "vcf", Title: "vCard", Media: "text/vcard"},
	{Format: "ics", Title: "iCalendar", Media: "text/calendar"},
}

// Files lists the forms of a dataset.
func (d *Dataset) Files(s *site.Site) []File {
	var list []File
	for _, f := range formats {
		f.Path = FilePath(d.Name, f.Format)
		switch f.Format {
		case "geojson":
			if !d.Located {
				continue
			}
		case "vcf":
			if d.Name != Places {
				continue
			}
		case "ics":
			calendars := s.Calendars()
			if d.Name != Events || len(calendars) == 0 || calendars[0].Scope != site.WholeCalendar {
				continue
			}
			f.Path = calendars[0].Path
		case "json":
			if d.Standard != "" {
				continue
			}
		}
		list = append(list, f)
	}
	return list
}

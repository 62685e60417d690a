// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package dataset

import (
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Notice is what a data file says of itself: who made it, what one may do with it, how recent it is.
type Notice struct {
	Producer   string `json:"producer"`
	Source     string `json:"source"` // address of the site
	Licence    string `json:"licence,omitempty"`
	LicenceURL string `json:"licence_url,omitempty"`
	// Attribution is what to write beside what is made of the data.
	Attribution string `json:"attribution"`
	// Updated is the last day that a record gives for itself; it comes from the content, never from the clock.
	Updated string `json:"updated,omitempty"`
}

// NoticeOf returns the notice of a dataset.
func NoticeOf(s *site.Site, d *Dataset) Notice {
	c := s.Config
	n := Notice{
		Producer: c.Name, Source: c.Absolute("/"), Licence: c.Licences.Data, LicenceURL: LicenceURL(c.Licences.Data),
		Attribution: c.Name, Updated: d.Day(),
	}
	if n.Updated != "" {
		n.Attribution += ", " + n.Updated
	}
	return n
}

// Day returns the day of Updated, "" for none.
func (d *Dataset) Day() string {
	if d.Updated.IsZero() {
		return ""
	}
	return d.Updated.Format(time.DateOnly)
}

// licences are those that networks choose for data, with their names and the addresses that catalogues know them by: for etalab-2.0
// that is the one of the standard of digital mediation and of data.gouv.fr.
var licences = map[string]struct{ title, url string }{
	"etalab-2.0":   {"Licence Ouverte 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence"},
	"ODbL-1.0":     {"Open Data Commons Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"},
	"CC-BY-4.0":    {"Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"},
	"CC-BY-SA-4.0": {"Creative Commons Attribution-ShareAlike 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"},
	"CC0-1.0":      {"Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"},
}

// LicenceURL returns the address of a licence by its SPDX id, "" for none.
func LicenceURL(id string) string {
	if l, found := licences[id]; found {
		return l.url
	}
	if id == "" {
		return ""
	}
	return "https://spdx.org/licenses/" + id + ".html"
}

// LicenceTitle returns the name of a licence by its SPDX id; the id itself for one that is not known.
func LicenceTitle(id string) string {
	if l, found := licences[id]; found {
		return l.title
	}
	return id
}

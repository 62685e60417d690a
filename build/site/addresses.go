// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

// Geoplateforme is the geocoding service of the IGN: without a key, for addresses in France. Others speak its language (addok).
const Geoplateforme = "https://data.geopf.fr/geocodage"

// An AddressSearch is the name of the service that forms may ask where an address is. The zero AddressSearch and "none" are none: what
// is written in a form stays in the browser.
type AddressSearch string

// URL returns the address of the service, without a slash at the end; "" for none.
func (a AddressSearch) URL() string {
	if a == "geoplateforme" {
		return Geoplateforme
	}
	return ""
}

// Origin returns the scheme and host of the service, the only other site that a form may ask; "" for none.
func (a AddressSearch) Origin() string { return origin(a.URL()) }

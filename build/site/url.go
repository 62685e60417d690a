// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import (
	"regexp"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// sections says in which section the entries of a type live; pages live at the root.
var sections = map[Type]string{
	TypePlace: SectionPlaces, TypeEvent: SectionEvents, TypeNewsletter: SectionNewsletters, TypeAd: SectionAds,
	TypeArticle: SectionArticles, TypePerson: SectionPeople, TypeResource: SectionResources, TypeRoute: SectionRoutes,
	TypeEpisode: SectionEpisodes, TypeFlows: SectionFlows, TypeIndicators: SectionIndicators,
}

// Section returns the section of a type, "" for pages.
func (t Type) Section() string { return sections[t] }

// Folder returns the folder of a type's files: "places", "content/events".
func (t Type) Folder() string {
	switch t {
	case TypePlace:
		return "places"
	case TypePage:
		return "content/pages"
	}
	return "content/" + t.Section()
}

// Extension returns the extension of a type's files.
func (t Type) Extension() string {
	if t == TypeFlows || t == TypeIndicators {
		return ".yaml"
	}
	return ".md"
}

// URL returns the path of an entry's page from the site's root: "/lieux/la-coroutine/". It needs no other document.
func (c *Config) URL(t Type, id string) string {
	if t == TypePage {
		return "/" + id + "/"
	}
	return c.SectionURL(t.Section()) + id + "/"
}

// dated is how the folders of years and months are called.
var dated = regexp.MustCompile(`^\d{4}(-\d\d)?$`)

// Reserves reports whether the folder of a section may have a page of the site under a name: the next page of its list, a year, its archives.
func (c *Config) Reserves(name string) bool { return dated.MatchString(name) || c.Words.Reserves(name) }

// SectionURL returns the path of a section from the site's root: "/lieux/".
func (c *Config) SectionURL(section string) string { return "/" + c.Words.Path(section) + "/" }

// ActivityURL returns the path of the page of an activity: "/activites/fablab/".
func (c *Config) ActivityURL(id string) string {
	return "/" + c.Words.Path("activities") + "/" + id + "/"
}

// AreaURL returns the path of the page of an area: "/territoires/lille-59350/". The code keeps communes of one name apart.
func (c *Config) AreaURL(a *geo.Area) string {
	return "/" + c.Words.Path("territories") + "/" + words.Slug(a.Name) + "-" + words.Slug(a.Code) + "/"
}

// DataURL returns the path of the page of the open data: "/donnees/".
func (c *Config) DataURL() string { return "/" + c.Words.Path("data") + "/" }

// DatasetURL returns the path of the page of a dataset: "/donnees/lieux/".
func (c *Config) DatasetURL(name string) string { return c.DataURL() + c.Words.Path(name) + "/" }

// CardURL returns the path of the vCard of a place: "/lieux/la-coroutine.vcf".
func (c *Config) CardURL(place string) string { return c.SectionURL(SectionPlaces) + place + ".vcf" }

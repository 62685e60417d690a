// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// Home is the first page, layout "home".
type Home struct {
	Frame
	Map         *Map               // of all places; nil for none
	Activities  []Count            // those of places, in the order of site.yaml
	Figures     []Figure           // the network in numbers
	Events      []EventCard        // the next ones, or the last ones where none is to come
	EventsPast  bool               // Events are the last ones
	Ads         []AdCard           // the newest ones on the board
	Articles    []ArticleCard      // the featured one first
	Newsletters []*site.Newsletter // the newest ones
	Pages       []*site.Page       // those of the main menu, of a site that is made of pages alone
	Links       Sections           // paths of the sections that the page leads to
}

// Sections are the paths of the sections that a site shows; "" for those that it does not.
type Sections struct {
	Places, Events, Articles, Ads, Newsletters, Activities, Contribute string // "/lieux/"; that to contribute where there is a form
}

// alone reports whether a site has pages and nothing else to show at home.
func (s Sections) alone() bool {
	return s.Places == "" && s.Events == "" && s.Articles == "" && s.Ads == "" && s.Newsletters == ""
}

// A Figure is a number of the network with its words.
type Figure struct {
	Number int    // of entries
	Label  string // what they are: « tiers-lieux »
	Path   string // of their list
}

const (
	homeEvents   = 4
	homeAds      = 3
	homeArticles = 3
	homeLetters  = 3
)

func (b *book) home() {
	var drawn *poster
	if b.config.Has(site.SectionPreviews) {
		drawn = &poster{kicker: b.config.Tagline}
	}
	b.add(page{
		path: "/", layout: "home", frame: Frame{Description: b.config.Description}, about: b.linkedNetwork, poster: drawn,
		data: func(f Frame) any {
			h := Home{
				Frame: f, Map: b.mapOf(b.site.Shown(), mapOptions{width: mapHome}), Activities: b.everyActivity(),
				Figures: b.figures(), Links: b.sections(),
			}
			if h.Links.Events != "" {
				upcoming := b.site.Upcoming()
				if len(upcoming) == 0 {
					upcoming, h.EventsPast = b.site.Past(), true
				}
				h.Events = cards(first(upcoming, homeEvents), b.eventCard)
			}
			if h.Links.Ads != "" {
				h.Ads = cards(first(b.site.Board(), homeAds), b.adCard)
			}
			if h.Links.Articles != "" {
				h.Articles = cards(first(featuredFirst(b.site.Articles), homeArticles), b.articleCard)
			}
			if h.Links.Newsletters != "" {
				h.Newsletters = first(b.site.Newsletters, homeLetters)
			}
			if h.Links.alone() {
				for _, p := range b.site.Pages {
					if p.Menu == "main" {
						h.Pages = append(h.Pages, p)
					}
				}
			}
			return h
		},
	})
}

func first[E any](list []E, n int) []E { return list[:min(n, len(list))] }

// featuredFirst returns articles with the newest featured one at the head.
func featuredFirst(articles []*site.Article) []*site.Article {
	for i, a := range articles {
		if a.Featured {
			ordered := append([]*site.Article{a}, articles[:i]...)
			return append(ordered, articles[i+1:]...)
		}
	}
	return articles
}

// sections returns the paths of the sections that the site shows.
func (b *book) sections() Sections {
	path := func(section string) string {
		if !b.site.Shows(section) {
			return ""
		}
		return b.config.SectionURL(section)
	}
	s := Sections{
		Places: path(site.SectionPlaces), Events: path(site.SectionEvents), Articles: path(site.SectionArticles),
		Ads: path(site.SectionAds), Newsletters: path(site.SectionNewsletters),
	}
	for _, form := range forms {
		if b.config.Has(form.section) {
			s.Contribute = b.contributePath()
		}
	}
	if s.Places != "" {
		s.Activities = "/" + b.config.Words.Path("activities") + "/"
	}
	return s
}

func (b *book) figures() []Figure {
	var figures []Figure
	add := func(section string, n int) {
		if b.site.Shows(section) && n > 0 {
			figures = append(figures, Figure{
				Number: n, Label: b.config.Words.Text("figure."+section, "count", n), Path: b.config.SectionURL(section),
			})
		}
	}
	add(site.SectionPlaces, len(b.site.Places))
	add(site.SectionEvents, len(b.site.Events))
	add(site.SectionResources, len(b.site.Resources))
	add(site.SectionPeople, len(b.site.People))
	return figures
}

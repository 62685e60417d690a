// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// Home is the first page, layout "home".
type Home struct {
	Frame
	Map         draw.SVG
	Activities  []Count
	Figures     []Figure
	Events      []EventCard // the next ones, or the last ones where none is to come
	EventsPast  bool        // Events are the last ones
	Ads         []AdCard
	Articles    []*site.Article // the featured one first
	Newsletters []*site.Newsletter
}

// A Figure is a number of the network with its words.
type Figure struct {
	Number int
	Label  string
	Path   string
}

const (
	homeEvents   = 4
	homeAds      = 3
	homeArticles = 3
	homeLetters  = 3
)

func (b *book) home() {
	b.add(page{
		path: "/", layout: "home", frame: Frame{Description: b.config.Description},
		data: func(f Frame) any {
			h := Home{
				Frame: f, Map: b.mapOf(b.site.Places, b.config.Words.Text("map.title")), Activities: b.activityCounts(b.site.Places), Figures: b.figures(),
			}
			if b.site.Shows(site.SectionEvents) {
				upcoming := b.site.Upcoming()
				if len(upcoming) == 0 {
					upcoming, h.EventsPast = b.site.Past(), true
				}
				h.Events = cards(first(upcoming, homeEvents), b.eventCard)
			}
			if b.site.Shows(site.SectionAds) {
				h.Ads = cards(first(b.site.Board(), homeAds), b.adCard)
			}
			if b.site.Shows(site.SectionArticles) {
				h.Articles = first(featuredFirst(b.site.Articles), homeArticles)
			}
			if b.site.Shows(site.SectionNewsletters) {
				h.Newsletters = first(b.site.Newsletters, homeLetters)
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
	return figures
}

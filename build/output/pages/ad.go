// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// AdPage is the page of an ad, layout "ad". An expired ad keeps its page and says so.
type AdPage struct {
	Frame
	Ad      *site.Ad
	Term    site.Term   // its kind
	At      *site.Place // nil when it belongs to no place of the network
	Expired bool
	Picture *Picture
}

func (b *book) ads() {
	if !b.site.Shows(site.SectionAds) {
		return
	}
	words := b.config.Words
	board := b.site.Board()
	var expired []*site.Ad
	for _, a := range b.site.Ads {
		if a.Expired(b.site.Today) {
			expired = append(expired, a)
		}
	}
	path := b.config.SectionURL(site.SectionAds)
	archives := Group{Title: words.Text("ads.archives")}
	if len(expired) > 0 {
		archives.Links = []Count{{Link: Link{Title: words.Text("ads.expired"), Path: path + words.Path("archives") + "/"}, Count: len(expired)}}
	}
	b.paginate(listing{
		path: path, total: len(board),
		frame:  Frame{Title: b.title(site.SectionAds), Description: words.Text("ads.description", "name", b.config.Name), Breadcrumbs: b.crumbs()},
		intro:  words.Text("ads.intro"),
		empty:  words.Text("ads.none"),
		groups: []Group{archives},
		fill:   func(l *List, from, to int) { l.Ads = cards(board[from:to], b.adCard) },
	})
	if len(expired) > 0 {
		b.paginate(listing{
			path: path + words.Path("archives") + "/", total: len(expired), hidden: true,
			frame: Frame{Title: words.Text("ads.expired"), Description: words.Text("ads.expired"), Breadcrumbs: b.crumbs(b.section(site.SectionAds))},
			fill:  func(l *List, from, to int) { l.Ads = cards(expired[from:to], b.adCard) },
		})
	}
	for _, a := range b.site.Ads {
		b.add(page{
			path: a.URL, layout: "ad", from: a.File, hidden: a.Expired(b.site.Today),
			frame: Frame{Title: a.Title, Description: a.Summary, Breadcrumbs: b.crumbs(b.section(site.SectionAds))},
			data: func(f Frame) any {
				card := b.adCard(a)
				return AdPage{Frame: f, Ad: a, Term: card.Term, At: card.At, Expired: card.Expired, Picture: b.picture(a.Image)}
			},
		})
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// AdPage is the page of an ad, layout "ad". An expired ad keeps its page and says so.
type AdPage struct {
	Frame
	Ad      AdCard   // the ad
	Web     *Outside // where to answer; nil for none
	Picture *Picture // nil for none
	Others  []AdCard // the newest other ones on the board
}

// otherAds is how many other ads the page of an ad shows.
const otherAds = 3

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
	section := b.section(site.SectionAds)
	archives := Link{Title: words.Text("ad.archives"), Path: section.Path + words.Path("archives") + "/"}
	groups := b.kinds(site.SectionAds)
	if len(expired) > 0 {
		link := Link{Title: words.Text("ad.see_expired"), Path: archives.Path}
		groups = append(groups, Group{Title: archives.Title, Links: []Count{{Link: link, Count: len(expired)}}})
	}
	b.paginate(listing{
		path: section.Path, section: site.SectionAds, total: len(board),
		frame:  Frame{Title: section.Title, Description: words.Text("intro.ads"), Breadcrumbs: b.crumbs()},
		intro:  words.Text("intro.ads"),
		empty:  words.Text("list.empty_ads"),
		groups: func() []Group { return groups },
		fill:   func(l *List, from, to int) { l.Ads = cards(board[from:to], b.adCard) },
	})
	if len(expired) > 0 {
		b.paginate(listing{
			path: archives.Path, section: site.SectionAds, total: len(expired), hidden: true,
			frame: Frame{Title: archives.Title, Description: archives.Title, Breadcrumbs: b.crumbs(section)},
			fill:  func(l *List, from, to int) { l.Ads = cards(expired[from:to], b.adCard) },
		})
	}
	for _, a := range b.site.Ads {
		b.add(page{
			path: a.URL, section: site.SectionAds, layout: "ad", from: a.File, image: a.Image, hidden: a.Expired(b.site.Today),
			frame: Frame{Title: a.Title, Description: a.Summary, Breadcrumbs: b.crumbs(section)},
			data:  func(f Frame) any { return b.adPage(f, a, board) },
			about: func() []any { return b.linkedAd(a) }, poster: b.posterOf(a),
		})
	}
}

func (b *book) adPage(f Frame, a *site.Ad, board []*site.Ad) AdPage {
	page := AdPage{Frame: f, Ad: b.adCard(a), Web: outside(a.Contact.URL), Picture: b.picture(a.Image, sizesPage)}
	for _, other := range first(board, otherAds+1) {
		if other != a && len(page.Others) < otherAds {
			page.Others = append(page.Others, b.adCard(other))
		}
	}
	return page
}

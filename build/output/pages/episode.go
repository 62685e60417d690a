// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// EpisodePage is the page of something to hear or to see, layout "episode". It leads to where it is played and plays nothing itself: a
// player of somebody else would tell them who reads.
type EpisodePage struct {
	Frame
	Episode        *site.Episode // the episode
	Web            *Outside      // where it is played; nil for none
	Places         []PlaceCard   // that it is about
	Picture        *Picture      // nil for none
	Previous, Next *site.Episode // the one before and after in time; nil at the ends
}

func (b *book) episodes() {
	if !b.site.Shows(site.SectionEpisodes) {
		return
	}
	all := b.site.Episodes
	b.entryList(site.SectionEpisodes, len(all), nil, func(l *List, from, to int) { l.Episodes = all[from:to] })
	for i, e := range all {
		b.entry(e, "episode", func(f Frame) any {
			page := EpisodePage{Frame: f, Episode: e, Web: outside(e.Web), Picture: b.picture(e.Image, sizesPage)}
			page.Previous, page.Next = around(all, i)
			for _, id := range e.Places {
				if p := b.site.Place(id); p != nil {
					page.Places = append(page.Places, b.placeCard(p))
				}
			}
			return page
		})
	}
}

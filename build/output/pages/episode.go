// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// EpisodePage is the page of something to hear or to see, layout "episode". It plays what the site has itself, when somebody asks; to
// what others have it only leads: their player would tell them who reads.
type EpisodePage struct {
	Frame
	Episode        *site.Episode // the episode
	Web            *Outside      // where others play it; nil for none
	Recording      string        // path of the file that the site plays; "" for none
	MediaType      string        // of the file; "" for one that browsers do not know
	Series         []Link        // the page of its series; none for none
	Places         []PlaceCard   // that it is about
	Picture        *Picture      // nil for none
	Previous, Next *site.Episode // the one before and after in time; nil at the ends
}

func (b *book) episodes() {
	if !b.site.Shows(site.SectionEpisodes) {
		return
	}
	all := b.site.Episodes
	b.entryList(site.SectionEpisodes, len(all), b.kinds(site.SectionEpisodes), func(l *List, from, to int) { l.Episodes = all[from:to] })
	for i, e := range all {
		b.entry(e, "episode", func(f Frame) any {
			page := EpisodePage{Frame: f, Episode: e, Web: outside(e.Web), Picture: b.picture(e.Image, sizesPage)}
			page.Previous, page.Next = around(all, i)
			page.Recording, page.MediaType = b.recording(e)
			if path := b.seriesPath(e); path != "" {
				page.Series = []Link{{Title: e.Series, Path: path}}
			}
			for _, id := range e.Places {
				if p := b.site.Place(id); p != nil {
					page.Places = append(page.Places, b.placeCard(p))
				}
			}
			return page
		})
	}
}

// recording returns the path of the file of an episode that the site has itself: one of static/, or an address of this site.
func (b *book) recording(e *site.Episode) (path, mediaType string) {
	if e.Recording != "" {
		return "/" + e.Recording, site.MediaType(e.Recording)
	}
	if own, found := strings.CutPrefix(e.Web, b.config.Absolute("/")); found && site.MediaType(own) != "" {
		return "/" + own, site.MediaType(own)
	}
	return "", ""
}

// seriesPath returns the path of the page of an episode's series, "" for none.
func (b *book) seriesPath(e *site.Episode) string {
	for _, k := range b.site.Kinds(site.SectionEpisodes) {
		for _, other := range k.Entries {
			if other == site.Entry(e) {
				return k.Path
			}
		}
	}
	return ""
}

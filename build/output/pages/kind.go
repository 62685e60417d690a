// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"cmp"
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// kindTitles are the titles of the links to the kinds of a section, by what sorts them.
var kindTitles = map[string]string{
	"kinds": "list.by_kind", "categories": "list.by_category", "skills": "list.by_skill", "territories": "list.by_territory", "series": "list.by_series",
}

// kinds adds the list of each kind of a section, and returns the links to them for the lists of the section.
func (b *book) kinds(section string) []Group {
	kinds := b.site.Kinds(section)
	if len(kinds) == 0 {
		return nil
	}
	said := b.config.Words
	var groups []Group
	for i, k := range kinds {
		if i == 0 || kinds[i-1].By != k.By {
			groups = append(groups, Group{Title: said.Text(kindTitles[k.By])})
		}
		last := &groups[len(groups)-1]
		last.Links = append(last.Links, Count{Link: Link{Title: k.Title, Path: k.Path}, Count: len(k.Entries)})
	}
	for _, k := range kinds {
		b.paginate(listing{
			path: k.Path, section: section, total: len(k.Entries), intro: k.Help, feed: slices.Contains(site.FollowedByKind[:], section),
			frame:  Frame{Title: words.Capital(k.Title), Description: cmp.Or(k.Help, said.Text("intro."+section)), Breadcrumbs: b.crumbs(b.section(section))},
			empty:  said.Text("list.empty_kind"),
			groups: func() []Group { return groups },
			fill:   func(l *List, from, to int) { b.fill(l, k.Entries[from:to]) },
		})
	}
	return groups
}

// fill puts entries of one type into a list.
func (b *book) fill(l *List, entries []site.Entry) {
	for _, e := range entries {
		switch e := e.(type) {
		case *site.Event:
			l.Events = append(l.Events, b.eventCard(e))
		case *site.Ad:
			l.Ads = append(l.Ads, b.adCard(e))
		case *site.Article:
			l.Articles = append(l.Articles, b.articleCard(e))
		case *site.Person:
			l.People = append(l.People, personCard(e))
		case *site.Episode:
			l.Episodes = append(l.Episodes, e)
		case *site.Resource:
			l.Resources = append(l.Resources, resourceCard(e))
		}
	}
}

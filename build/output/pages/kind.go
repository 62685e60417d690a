// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"cmp"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// kinds adds the list of each kind of a section, and returns the links to them for the lists of the section.
func (b *book) kinds(section string) []Group {
	kinds := b.site.Kinds(section)
	if len(kinds) == 0 {
		return nil
	}
	words := b.config.Words
	group := Group{Title: words.Text("list.by_kind")}
	if section == site.SectionArticles {
		group.Title = words.Text("list.by_category")
	}
	for _, k := range kinds {
		group.Links = append(group.Links, Count{Link: Link{Title: k.Title, Path: k.Path}, Count: len(k.Entries)})
	}
	for _, k := range kinds {
		b.paginate(listing{
			path: k.Path, section: section, total: len(k.Entries), intro: k.Help, feed: true,
			frame:  Frame{Title: k.Title, Description: cmp.Or(k.Help, words.Text("intro."+section)), Breadcrumbs: b.crumbs(b.section(section))},
			empty:  words.Text("list.empty_kind"),
			groups: func() []Group { return []Group{group} },
			fill:   func(l *List, from, to int) { b.fill(l, k.Entries[from:to]) },
		})
	}
	return []Group{group}
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
		}
	}
}

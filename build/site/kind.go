// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import (
	"cmp"
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// A Kind is entries of a section that are of one kind: apéros, job offers, news of a category.
type Kind struct {
	ID      string // in addresses
	Title   string // in the plural
	Help    string // a sentence; "" for none
	Section string
	Path    string  // of its page: "/agenda/types/apero/"
	Entries []Entry // as the list of the section orders them; of ads those on the board
}

// Kinds returns the kinds of a section that something is or was of, in the order of site.yaml; categories of news in alphabetical
// order. A kind stays when its last event is over or its last ad expires: somebody may follow it.
func (s *Site) Kinds(section string) []Kind {
	switch {
	case !s.Shows(section):
		return nil
	case section == SectionEvents:
		return kinds(s.Config, section, s.Config.EventKinds, append(s.Upcoming(), s.Past()...), func(e *Event) string { return e.Kind }, nil)
	case section == SectionAds:
		return kinds(s.Config, section, s.Config.AdKinds, s.Ads, func(a *Ad) string { return a.Kind }, func(a *Ad) bool { return !a.Expired(s.Today) })
	case section == SectionArticles:
		return s.categories()
	}
	return nil
}

// kinds sorts entries by the terms of site.yaml; those that shown does not accept only say that the kind exists.
func kinds[E Entry](c *Config, section string, terms []Term, entries []E, kind func(E) string, shown func(E) bool) []Kind {
	exists, of := make(map[string]bool), make(map[string][]Entry)
	for _, e := range entries {
		id := kind(e)
		exists[id] = true
		if shown == nil || shown(e) {
			of[id] = append(of[id], e)
		}
	}
	var list []Kind
	for _, t := range terms {
		if exists[t.ID] {
			list = append(list, Kind{t.ID, cmp.Or(t.Plural, t.Title), t.Help, section, c.KindURL(section, t.ID), of[t.ID]})
		}
	}
	return list
}

// categories returns the categories that people wrote, those that differ by accents or capitals as one.
func (s *Site) categories() []Kind {
	at := make(map[string]int)
	var list []Kind
	for _, a := range s.Articles {
		for _, title := range a.Categories {
			id := words.Slug(title)
			if id == "" {
				continue
			}
			i, known := at[id]
			if !known {
				i, at[id] = len(list), len(list)
				list = append(list, Kind{ID: id, Title: title, Section: SectionArticles, Path: s.Config.KindURL(SectionArticles, id)})
			}
			if n := len(list[i].Entries); n == 0 || list[i].Entries[n-1] != Entry(a) {
				list[i].Entries = append(list[i].Entries, a)
			}
		}
	}
	slices.SortFunc(list, func(x, y Kind) int { return cmp.Compare(x.ID, y.ID) })
	return list
}

// KindURL returns the path below which there is what is of a kind: "/agenda/types/apero/", "/actualites/categories/communs/".
func (c *Config) KindURL(section, kind string) string {
	word := "kinds"
	if section == SectionArticles {
		word = "categories"
	}
	return c.SectionURL(section) + c.Words.Path(word) + "/" + kind + "/"
}

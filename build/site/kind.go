// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import (
	"cmp"
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// A Kind is entries of a section that are of one kind: apéros, job offers, news of a category, advisers with a skill.
type Kind struct {
	By      string // what sorts them: kinds, categories, skills, territories, series; a word in paths
	ID      string // in addresses
	Title   string // in the plural
	Help    string // a sentence; "" for none
	Section string
	Path    string  // of its page: "/agenda/types/apero/"
	Entries []Entry // as the list of the section orders them; of ads those on the board
}

// FollowedByKind are the sections whose kinds have feeds of their own.
var FollowedByKind = [...]string{SectionArticles, SectionAds, SectionEvents}

// Kinds returns the kinds of a section that something is or was of, in the order of site.yaml; those that people write themselves
// in alphabetical order. A kind stays when its last event is over or its last ad expires: somebody may follow it.
func (s *Site) Kinds(section string) []Kind {
	switch {
	case !s.Shows(section):
		return nil
	case section == SectionEvents:
		return kinds(s.Config, section, s.Config.EventKinds, slices.Concat(s.Upcoming(), s.Past()), func(e *Event) string { return e.Kind }, nil)
	case section == SectionAds:
		return kinds(s.Config, section, s.Config.AdKinds, s.Ads, func(a *Ad) string { return a.Kind }, func(a *Ad) bool { return !a.Expired(s.Today) })
	case section == SectionArticles:
		return written(s.Config, section, "categories", s.Articles, func(a *Article) []string { return a.Categories })
	case section == SectionResources:
		return written(s.Config, section, "kinds", s.Resources, func(r *Resource) []string { return []string{r.Kind} })
	case section == SectionEpisodes:
		return written(s.Config, section, "series", s.Episodes, func(e *Episode) []string { return []string{e.Series} })
	case section == SectionPeople:
		return append(
			written(s.Config, section, "skills", s.People, func(p *Person) []string { return p.Skills }),
			written(s.Config, section, "territories", s.People, func(p *Person) []string { return []string{p.Territory} })...)
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
			list = append(list, Kind{"kinds", t.ID, cmp.Or(t.Plural, t.Title), t.Help, section, c.KindURL(section, "kinds", t.ID), of[t.ID]})
		}
	}
	return list
}

// written sorts entries by titles that people wrote; those that differ by accents or capitals are one.
func written[E Entry](c *Config, section, by string, entries []E, titles func(E) []string) []Kind {
	at, ids := make(map[string]int), make(map[string]string) // ids by titles, which come again and again
	var list []Kind
	for _, e := range entries {
		for _, title := range titles(e) {
			id, met := ids[title]
			if !met {
				id = words.Slug(title)
				ids[title] = id
			}
			if id == "" {
				continue
			}
			i, known := at[id]
			if !known {
				i, at[id] = len(list), len(list)
				list = append(list, Kind{By: by, ID: id, Title: title, Section: section, Path: c.KindURL(section, by, id)})
			}
			if n := len(list[i].Entries); n == 0 || list[i].Entries[n-1] != Entry(e) {
				list[i].Entries = append(list[i].Entries, e)
			}
		}
	}
	slices.SortFunc(list, func(x, y Kind) int { return cmp.Compare(x.ID, y.ID) })
	return list
}

// KindURL returns the path of what is of a kind: "/agenda/types/apero/", "/actualites/categories/communs/".
func (c *Config) KindURL(section, by, kind string) string {
	return c.SectionURL(section) + c.Words.Path(by) + "/" + kind + "/"
}

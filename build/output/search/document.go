// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package search

import (
	"cmp"
	"html"
	"slices"
	"strings"
	"sync"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// Weights of a word by where it stands. A word in several places has the greatest.
const (
	inTitle   = 16
	inFacts   = 8 // the town, the activities, the kind
	inSummary = 4
	inText    = 2
)

// mostText is how many bytes of a text are looked at: what a page is about stands at its beginning.
const mostText = 1500

// A found is the words of an entry. It is filled once, by whoever asks first.
type found struct {
	subject
	once  sync.Once
	terms []term // by hash, then by text
}

// A term is a word of an entry in its shortest form.
type term struct {
	text   string
	hash   uint32
	weight int
}

// bound returns where the terms of shard n begin, of so many.
func (f *found) bound(n, shards int) int {
	from := uint64(n) << 32 / uint64(shards)
	at, _ := slices.BinarySearchFunc(f.terms, from, func(t term, from uint64) int { return cmp.Compare(uint64(t.hash), from) })
	return at
}

// words finds the words of an entry.
func (f *found) words(b *book) {
	f.once.Do(func() {
		weights := make(map[string]int)
		add := func(text string, weight int) {
			for _, w := range words.Terms(text) {
				weights[w] = max(weights[w], weight)
			}
		}
		base := f.entry.Common()
		add(f.entry.Label(), inTitle)
		add(strings.Join(b.facts(f.subject), " "), inFacts)
		add(base.Summary, inSummary)
		add(strings.Join(base.Tags, " "), inSummary)
		add(plain(string(base.Body.HTML)), inText)
		for text, weight := range weights {
			f.terms = append(f.terms, term{text, hash(text), weight})
		}
		slices.SortFunc(f.terms, func(x, y term) int {
			return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.text, y.text))
		})
	})
}

// facts returns the words under which an entry is filed.
func (b *book) facts(s subject) []string {
	c := b.config
	var facts []string
	switch e := s.entry.(type) {
	case *site.Place:
		facts = append(facts, e.Address.City, e.Address.Postcode)
		for _, id := range e.Activities {
			facts = append(facts, c.Activity(id).Title)
		}
		for _, id := range e.Labels {
			facts = append(facts, c.LabelTerm(id).Title)
		}
		facts = append(facts, e.Services...)
	case *site.Event:
		facts = append(facts, c.EventKind(e.Kind).Title, e.Address.City, e.Series, e.Organiser)
		if s.at != nil {
			facts = append(facts, s.at.Name, s.at.Address.City)
		}
	case *site.Ad:
		facts = append(facts, c.AdKind(e.Kind).Title, e.Organisation, e.City)
	case *site.Article:
		facts = append(facts, e.Categories...)
	case *site.Person:
		facts = append(facts, append([]string{e.Role}, e.Skills...)...)
	case *site.Resource:
		facts = append(facts, e.Kind)
	}
	return facts
}

// plain returns the beginning of HTML of package markup, without tags and entities.
func plain(body string) string {
	var b strings.Builder
	for {
		text, rest, found := strings.Cut(body, "<")
		b.WriteString(text)
		if !found || b.Len() > mostText {
			return html.UnescapeString(b.String())
		}
		_, body, _ = strings.Cut(rest, ">")
		b.WriteByte(' ')
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package search

import (
	"html"
	"strings"
	"sync"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
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
	terms []term // in their order
}

// of returns the terms of one part of so many of all leads: of a shard, or of a batch of them.
func (f *found) of(n, parts int) []term {
	begin, end := bound(n, parts), bound(n+1, parts)
	from := len(f.terms) * n / parts // near to where they are: hashes are spread evenly
	for from > 0 && int(f.terms[from-1].lead()) >= begin {
		from--
	}
	for from < len(f.terms) && int(f.terms[from].lead()) < begin {
		from++
	}
	to := from
	for to < len(f.terms) && int(f.terms[to].lead()) < end {
		to++
	}
	return f.terms[from:to]
}

// bound returns the lead with which part n begins, of so many: a power of two.
func bound(n, parts int) int { return n << 16 / parts }

// shardOf returns the shard in which words of a lead are, of so many.
func shardOf(lead uint16, shards int) int { return int(lead) * shards >> 16 }

// words finds the words of an entry.
func (f *found) words(b *book) {
	f.once.Do(func() {
		base := f.entry.Common()
		f.terms = b.vocabulary.terms([]weighed{
			{f.entry.Label(), inTitle},
			{strings.Join(b.facts(f.subject), " "), inFacts},
			{base.Summary, inSummary},
			{strings.Join(base.Tags, " "), inSummary},
			{plain(string(base.Body.HTML)), inText},
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
	case *site.Episode:
		facts = append(facts, e.Guests...)
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

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A PlaceCard is a place as lists show it.
type PlaceCard struct {
	*site.Place
	Terms    []site.Term // its activities, the main one first
	Distance float64     // metres to the place of the page; 0 where that says nothing
}

// An EventCard is an event as lists show it.
type EventCard struct {
	*site.Event
	Term site.Term   // its kind
	At   *site.Place // nil when it is at no place of the network
	City string
	Past bool
}

// An AdCard is an ad as lists show it.
type AdCard struct {
	*site.Ad
	Term    site.Term   // its kind
	At      *site.Place // nil when it belongs to no place of the network
	Expired bool
}

func (b *book) placeCard(p *site.Place) PlaceCard {
	card := PlaceCard{Place: p, Terms: make([]site.Term, len(p.Activities))}
	for i, id := range p.Activities {
		card.Terms[i] = b.config.Activity(id)
	}
	return card
}

func (b *book) eventCard(e *site.Event) EventCard {
	card := EventCard{
		Event: e, Term: b.config.EventKind(e.Kind), At: b.site.Place(e.Place), City: e.Address.City, Past: e.Over(b.site.Today),
	}
	if card.At != nil {
		card.City = card.At.Address.City
	}
	return card
}

func (b *book) adCard(a *site.Ad) AdCard {
	return AdCard{Ad: a, Term: b.config.AdKind(a.Kind), At: b.site.Place(a.Place), Expired: a.Expired(b.site.Today)}
}

// cards makes cards of entries.
func cards[E, C any](entries []E, card func(E) C) []C {
	out := make([]C, len(entries))
	for i, e := range entries {
		out[i] = card(e)
	}
	return out
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package dataset

import (
	"github.com/compagnie-tiers-lieux/maillage/build/memory"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Memory keeps the records of entries, which never change, while the configuration stays. It is used from one goroutine at a
// time; the zero Memory is empty.
type Memory struct {
	config  *site.Config
	schemas *schema.Set
	sets    map[string]*memory.Of[subject, *Record]
	filled  bool // it has the records of a site
}

// A subject is all that a record comes from: an entry, and the place of an event or an ad.
type subject struct {
	entry site.Entry
	at    *site.Place
}

// begin prepares for the datasets of a site.
func (m *Memory) begin(c *site.Config, set *schema.Set) {
	if m.filled = m.config == c && m.schemas == set; !m.filled {
		*m = Memory{config: c, schemas: set, sets: make(map[string]*memory.Of[subject, *Record])}
	}
}

// records returns the records of a dataset that are kept.
func (m *Memory) records(name string) *memory.Of[subject, *Record] {
	if m.sets[name] == nil {
		m.sets[name] = new(memory.Of[subject, *Record])
	}
	return m.sets[name]
}

// placeOf returns the place of the network that an event or an ad belongs to, nil for none.
func placeOf(s *site.Site, e site.Entry) *site.Place {
	switch e := e.(type) {
	case *site.Event:
		return s.Place(e.Place)
	case *site.Ad:
		return s.Place(e.Place)
	}
	return nil
}

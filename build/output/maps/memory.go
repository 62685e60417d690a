// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package maps

import (
	"reflect"
	"slices"
	"sync"

	"github.com/compagnie-tiers-lieux/maillage/build/memory"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Memory keeps what was made for the last state of a site: places in data/map.json, and the tiles while every place stands where
// it stood. It may be used from any goroutine; the zero Memory is empty.
type Memory struct {
	mu     sync.Mutex
	head   file // what places refer to
	config *site.Config
	kept   *memory.Of[*site.Place, *written]

	points []located
	nodes  []*node
}

// A written is a place in data/map.json. It is encoded once, by whoever asks first.
type written struct {
	place *site.Place
	once  sync.Once
	text  []byte
	err   error
}

// as returns the place as JSON.
func (w *written) as(b *book) ([]byte, error) {
	w.once.Do(func() { w.text, w.err = output.JSON(b.place(w.place)) })
	return w.text, w.err
}

// places returns the places of a site under a head: what is encoded of them stays while the head says the same.
func (m *Memory) places(s *site.Site, head file) []*written {
	m.mu.Lock()
	if m.config != s.Config || !reflect.DeepEqual(m.head, head) {
		m.config, m.head, m.kept = s.Config, head, new(memory.Of[*site.Place, *written])
	}
	kept := m.kept
	m.mu.Unlock()
	return kept.Recall(s.Shown(), func(p *site.Place) *written { return &written{place: p} })
}

// roots returns the first tiles of places.
func (m *Memory) roots(places []located) []*node {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !slices.Equal(m.points, places) {
		m.points, m.nodes = places, grow(places, rootZoom)
	}
	return m.nodes
}

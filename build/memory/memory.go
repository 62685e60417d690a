// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package memory keeps what was made of things that never change from one state of a site to the next: an edit then costs what
// it changed. [Of.Recall] is the only entry.
package memory

import "sync"

// An Of keeps values by the keys that they were made of. It may be used from any goroutine; the zero Of is empty.
type Of[K comparable, V any] struct {
	mu     sync.Mutex
	keys   []K
	values []V
}

// Recall returns the values of keys in their order: those that the last call returned, and new ones of keys that it did not have.
// All others are forgotten. Keys mostly come in the order of the last call, which is found without a table.
func (m *Of[K, V]) Recall(keys []K, make func(K) V) []V {
	m.mu.Lock()
	defer m.mu.Unlock()
	values, missing := m.inPlace(keys)
	if len(missing) > 0 {
		elsewhere := m.displaced(keys)
		for _, i := range missing {
			value, known := elsewhere[keys[i]]
			if !known {
				value = make(keys[i])
			}
			values[i] = value
		}
	}
	m.keys, m.values = keys, values
	return values
}

// inPlace returns the values of keys that stand where they stood, and where the others stand now.
func (m *Of[K, V]) inPlace(keys []K) (values []V, missing []int) {
	values = make([]V, len(keys))
	for i, k := range keys {
		if i < len(m.keys) && m.keys[i] == k {
			values[i] = m.values[i]
			continue
		}
		missing = append(missing, i)
	}
	return values, missing
}

// displaced returns the values of the keys that do not stand where they stood.
func (m *Of[K, V]) displaced(keys []K) map[K]V {
	values := make(map[K]V)
	for i, k := range m.keys {
		if i >= len(keys) || keys[i] != k {
			values[k] = m.values[i]
		}
	}
	return values
}

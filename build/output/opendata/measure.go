// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package opendata

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"sync"
)

// A measure is what the catalogues say of the bytes of a file: who harvests it sees whether it changed, and whether it came whole.
type measure struct {
	bytes  int64
	sha256 string // in hexadecimal digits
}

// A measured is a file of which the catalogues say what it holds. They are published last and know by then what was written. Where
// somebody asks for a catalogue alone, the file is rendered for it and nothing is kept of it.
type measured struct {
	render func(io.Writer) error

	mu    sync.Mutex
	known *measure // nil before it was asked for or published
}

// written measures what was published.
func (m *measured) written(text []byte) {
	sum := sha256.Sum256(text)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.known = &measure{int64(len(text)), hex.EncodeToString(sum[:])}
}

// measure returns what the file is or will be.
func (m *measured) measure() (measure, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.known == nil {
		sum := sha256.New()
		var n count
		if err := m.render(io.MultiWriter(sum, &n)); err != nil {
			return measure{}, err
		}
		m.known = &measure{int64(n), hex.EncodeToString(sum.Sum(nil))}
	}
	return *m.known, nil
}

// A count counts what is written to it.
type count int64

func (c *count) Write(b []byte) (int, error) {
	*c += count(len(b))
	return len(b), nil
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import (
	"fmt"

	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// A Membership says whether a place belongs to the association, and since when where that is written.
type Membership struct {
	Member bool
	Since  when.Moment
}

// Since returns since when a place is there, or in the network where that came later; the zero Moment where nobody says so.
func (p *Place) Since() when.Moment {
	if joined := p.Member.Since; p.Opened.Before(joined) {
		return joined
	}
	return p.Opened
}

// UnmarshalText reads "true", "false" or the date of joining.
func (m *Membership) UnmarshalText(text []byte) error {
	switch string(text) {
	case "true":
		*m = Membership{Member: true}
		return nil
	case "false":
		*m = Membership{}
		return nil
	}
	if err := m.Since.UnmarshalText(text); err != nil {
		return fmt.Errorf("member: neither true nor a date: %w", err)
	}
	m.Member = true
	return nil
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import "slices"

// relatePages fills the index from a page to its chapters.
func (s *Site) relatePages() {
	s.chapters = make(map[string][]*Page)
	for _, p := range s.Pages {
		if p.Parent != "" {
			s.chapters[p.Parent] = append(s.chapters[p.Parent], p)
		}
	}
}

// Page returns a page by its id, nil when there is none.
func (s *Site) Page(id string) *Page {
	p, _ := s.byID[TypePage][id].(*Page)
	return p
}

// maxAbove is how many pages may be above each other.
const maxAbove = 6

// Above returns the pages that a page is a chapter of, from the topmost to the nearest. Pages of a circle, and those too far
// below, have none: package check says so.
func (s *Site) Above(p *Page) []*Page {
	var above []*Page
	for next := s.Page(p.Parent); next != nil; next = s.Page(next.Parent) {
		if len(above) == maxAbove {
			return nil
		}
		above = append(above, next)
	}
	slices.Reverse(above)
	return above
}

// Chapters returns the pages right below a page, in their order. The result must not be modified.
func (s *Site) Chapters(p *Page) []*Page {
	if s.Circular(p) {
		return nil
	}
	return s.chapters[p.ID]
}

// Circular reports whether the way up from a page never ends, or only after more pages than anybody would open.
func (s *Site) Circular(p *Page) bool { return s.Page(p.Parent) != nil && s.Above(p) == nil }

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A circle of pages, and a tower of them, have neither way up nor chapters: nothing that reads them goes on for ever.
func TestCirclesOfPagesAreNoBook(t *testing.T) {
	var entries []site.Entry
	add := func(id, parent string) {
		entries = append(entries, &site.Page{Base: site.Base{ID: id}, Parent: parent})
	}
	add("alone", "")
	add("self", "self")
	add("a", "b")
	add("b", "a")
	add("hangs-on", "a")
	add("nowhere", "missing")
	add("0", "")
	for i := 1; i < 10; i++ {
		add(strconv.Itoa(i), strconv.Itoa(i-1))
	}
	s := site.Assemble(config(t), entries, time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC))
	for id, want := range map[string]struct {
		above, chapters int
		circular        bool
	}{
		"alone": {}, "self": {circular: true}, "a": {circular: true}, "b": {circular: true}, "hangs-on": {circular: true}, "nowhere": {},
		"0": {chapters: 1}, "1": {above: 1, chapters: 1}, "6": {above: 6, chapters: 1}, "7": {circular: true}, "9": {circular: true},
	} {
		p := s.Page(id)
		if got := len(s.Above(p)); got != want.above {
			t.Errorf("%s: %d pages above, want %d", id, got, want.above)
		}
		if got := len(s.Chapters(p)); got != want.chapters {
			t.Errorf("%s: %d chapters, want %d", id, got, want.chapters)
		}
		if got := s.Circular(p); got != want.circular {
			t.Errorf("%s: circular is %v", id, got)
		}
	}
}

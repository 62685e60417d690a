// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Picture is a photograph or drawing in the sizes that a page needs.
type Picture struct {
	Src           string // address of one size, for <img src>
	Srcset        string // every size with its width; "" when there is only one
	Sizes         string // how wide it stands on the page, for <img sizes>
	Width, Height int    // of Src in pixels, so that the page does not jump when it arrives
	Alt           string // the words that replace it; "" for an ornament
	Credit        string // who made it; "" when nobody says so
}

// How wide pictures stand on a page of the theme.
const (
	sizesPage = "(min-width: 60rem) 44rem, 100vw"
	sizesCard = "(min-width: 60rem) 22rem, (min-width: 40rem) 50vw, 100vw"
	sizesLogo = "12rem"
)

// picture returns a picture of an entry, nil for none.
func (b *book) picture(*site.Image, string) *Picture { return nil }

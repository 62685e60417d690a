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
	Lazy          bool   // it stands further down: browsers fetch it when it comes near
}

// How wide pictures stand on a page of the theme.
const (
	sizesPage = "(min-width: 60rem) 44rem, 100vw"
	sizesCard = "(min-width: 60rem) 22rem, (min-width: 40rem) 50vw, 100vw"
	sizesLogo = "12rem"
)

// picture returns a picture of an entry; nil for none, or for one that is not in static/ (package check says so).
func (b *book) picture(i *site.Image, sizes string) *Picture {
	if i == nil || b.pictures == nil {
		return nil
	}
	info, ok := b.pictures.Image(i.Src)
	if !ok {
		return nil
	}
	largest := info.Largest()
	p := &Picture{
		Src: b.config.Href("/" + largest.Path), Width: largest.Width, Height: largest.Height, Alt: i.Alt, Credit: i.Credit,
	}
	if len(info.Variants) > 1 {
		p.Srcset, p.Sizes = info.Srcset(b.config.BasePath), sizes
	}
	return p
}

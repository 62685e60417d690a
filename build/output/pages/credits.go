// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"cmp"
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// Credits is the page of who made what, and of what may be done with it, layout "credits".
type Credits struct {
	Frame
	Theme    *theme.Manifest // what the site looks like: its authors, its licence and the works of others in it
	Pictures []PictureCredit // by who made them
	Sources  []SourceCredit  // other networks whose places are shown, in the order of site.yaml
}

// A SourceCredit is another network whose places are shown.
type SourceCredit struct {
	Name    string      // of the network
	URL     string      // of its data; "" for none
	Licence string      // SPDX id; "" where it says none
	Fetched when.Moment // the day from which its data is; zero when unknown
	Count   int         // of its places
}

// A PictureCredit is a picture with who made it.
type PictureCredit struct {
	Credit string // who made it
	Alt    string // what it shows
	Page   Link   // where it is shown
}

// creditsPath returns the path of the credits.
func (b *book) creditsPath() string { return "/" + b.config.Words.Path("credits") + "/" }

func (b *book) credits() {
	title := b.config.Words.Text("credits.title")
	b.add(page{
		path: b.creditsPath(), layout: "credits",
		frame: Frame{Title: title, Description: b.config.Words.Text("credits.intro"), Breadcrumbs: b.crumbs()},
		data: func(f Frame) any {
			return Credits{Frame: f, Theme: b.theme.Manifest(), Pictures: b.pictureCredits(), Sources: b.sourceCredits()}
		},
	})
}

// sourceCredits returns the networks whose places are shown.
func (b *book) sourceCredits() []SourceCredit {
	count := make(map[*site.Source]int)
	for _, p := range b.site.Shown() {
		count[p.Origin]++
	}
	var credits []SourceCredit
	for _, s := range b.config.Sources {
		if count[s] > 0 {
			credits = append(credits, SourceCredit{Name: s.Name, URL: s.URL, Licence: s.Licence, Fetched: s.Fetched, Count: count[s]})
		}
	}
	return credits
}

// pictureCredits returns the pictures of the site that somebody is named for, each once for a page that shows it.
func (b *book) pictureCredits() []PictureCredit {
	var credits []PictureCredit
	for _, e := range b.site.Entries() {
		images := slices.Clone(photosOf(e))
		if own := e.Common().Image; own != nil {
			images = append(images, *own)
		}
		for _, i := range images {
			if i.Credit != "" {
				credits = append(credits, PictureCredit{Credit: i.Credit, Alt: i.Alt, Page: Link{Title: e.Label(), Path: e.Common().URL}})
			}
		}
	}
	slices.SortStableFunc(credits, func(x, y PictureCredit) int {
		return cmp.Or(cmp.Compare(x.Credit, y.Credit), cmp.Compare(x.Page.Path, y.Page.Path))
	})
	return slices.Compact(credits)
}

func photosOf(e site.Entry) []site.Image {
	if p, ok := e.(*site.Place); ok {
		return p.Photos
	}
	return nil
}

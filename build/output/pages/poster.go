// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"io"
	"strings"
	"sync"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/images"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
)

// A poster is what the drawn preview of a page shows beside its title.
type poster struct {
	kicker string
	at     *geo.Point // nil for nowhere
}

// posters draws the previews of pages that have no picture of their own.
type posters struct {
	frame geo.Frame // puts the territory into a square whose sides are 1
	drawn func() (*images.Poster, error)
}

func (b *book) posters() posters {
	var p posters
	if b.territory != nil {
		p.frame = geo.Fit(b.territory.Bounds(), 1, 1, 0)
	}
	p.drawn = sync.OnceValues(func() (*images.Poster, error) {
		colours := b.theme.Palette()[theme.Light]
		style := images.PosterStyle{
			Name: b.config.Name, Mark: b.mark(),
			Ground: colours["brand-deep"], Ink: colours["on-brand-deep"], Land: colours["brand"],
			Accent: b.theme.Palette()[theme.Dark]["accent"], // to be read on a dark ground
		}
		if b.territory != nil {
			const fine = 1.0 / 200
			for _, ring := range p.frame.Rings(b.territory, fine) {
				var points [][2]float64
				for _, at := range ring {
					points = append(points, [2]float64{at.X, at.Y})
				}
				style.Outline = append(style.Outline, points)
			}
		}
		return images.NewPoster(style)
	})
	return p
}

// previewPath returns the path of the drawn preview of a page: "/previews/lieux/la-coroutine.png".
func previewPath(page string) string {
	if page == "/" {
		page = "/index"
	}
	return "/previews" + strings.TrimSuffix(page, "/") + ".png"
}

// draw writes the preview of a page.
func (b *book) draw(w io.Writer, p page) error {
	drawn, err := b.drawn.drawn()
	if err != nil {
		return err
	}
	title := p.frame.Title
	if p.path == "/" {
		title = b.config.Name
	}
	var at *[2]float64
	if p.poster.at != nil && b.territory != nil {
		if xy := b.drawn.frame.XY(*p.poster.at); b.drawn.frame.Contains(xy) {
			at = &[2]float64{xy.X, xy.Y}
		}
	}
	return drawn.Write(w, p.poster.kicker, title, at)
}

// drawsFor reports whether a preview is drawn for the page of an entry: it has no picture of its own.
func (b *book) drawsFor(e site.Entry) bool {
	return e.Common().Image == nil && b.config.Has(site.SectionPreviews)
}

// posterOf returns what the preview of an entry shows beside its title; nil for one with a picture of its own.
func (b *book) posterOf(e site.Entry) *poster {
	if !b.drawsFor(e) {
		return nil
	}
	switch e := e.(type) {
	case *site.Place:
		kicker := b.mainActivity(e).Title
		if e.Address.City != "" {
			kicker = strings.TrimPrefix(kicker+" · "+e.Address.City, " · ")
		}
		return &poster{kicker: kicker, at: e.Point}
	case *site.Event:
		p := &poster{kicker: b.config.EventKind(e.Kind).Title + " · " + b.config.Words.ShortDate(e.From), at: e.Point}
		if at := b.site.Place(e.Place); at != nil {
			p.at = at.Point
		}
		return p
	case *site.Ad:
		return &poster{kicker: b.config.AdKind(e.Kind).Title}
	}
	return &poster{kicker: b.title(e.Type().Section())}
}

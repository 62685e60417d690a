// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package source

import (
	"path"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/markup"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// summaryLength is how many characters a summary has at most, as the schema says.
const summaryLength = 200

// render makes the body of a document.
func (d *Document) render(r *Reader, m *front.Matter) {
	c := r.config
	limit := markup.LongBody
	switch d.Entry.Type() {
	case site.TypePlace, site.TypeEvent, site.TypeAd:
		limit = markup.ShortBody
	}
	body, problems := markup.Render(m.Body, markup.Options{
		Lang: c.Lang, MaxBytes: limit, BaseURL: c.BaseURL,
		Picture: r.picture,
		Resolve: func(target string) (string, bool) { return sitePath(c, d.File.Path, target) },
	})
	base := d.Entry.Common()
	base.Body = body
	if base.Summary == "" {
		base.Summary = markup.Excerpt(body.Lead, summaryLength)
	}
	d.Problems = append(d.Problems, problems...)
}

// bodySizes says how wide a picture in a body stands on the page.
const bodySizes = "(min-width: 48rem) 42rem, 100vw"

// picture says how a body shows a picture of static/. One that cannot be published is shown where it would be: package check names it.
func (r *Reader) picture(src string) markup.Picture {
	if r.pictures == nil {
		return markup.Picture{Src: r.config.Href("/" + src)}
	}
	info, ok := r.pictures.Image(src)
	if !ok {
		return markup.Picture{Src: r.config.Href("/" + src)}
	}
	largest := info.Largest()
	return markup.Picture{
		Src: r.config.Href("/" + largest.Path), Srcset: info.Srcset(r.config.BasePath), Sizes: bodySizes,
		Width: largest.Width, Height: largest.Height,
	}
}

// sitePath returns the path in the site of what a document links to: a path of the site as it is, or another document of the repository
// named by its file, as forges show it ("../places/la-coroutine.md").
func sitePath(c *site.Config, from, target string) (string, bool) {
	file := path.Join(path.Dir(from), target)
	if strings.HasPrefix(target, "/") {
		if path.Ext(target) != ".md" {
			return target, true
		}
		file = strings.TrimPrefix(target, "/")
	}
	t, ok := typeOf(file)
	if !ok {
		return "", false
	}
	return c.URL(t, idOf(file, t)), true
}

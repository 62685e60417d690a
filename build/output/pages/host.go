// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/images"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
)

// headers is the file by which Netlify, Cloudflare Pages and others know the headers of answers. Pages carry their own
// Content-Security-Policy. Any site may show our pages in a frame (a town hall shows the map): nobody is logged in here, there
// is nothing to steal by it. Names with a hash of their content are kept for ever; data may be read by the scripts of any site.
const headers = `%[1]s/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: geolocation=(self), camera=(), microphone=(), payment=(), usb=()

%[1]s/assets/*
  Cache-Control: public, max-age=31536000, immutable

%[1]s/images/*
  Cache-Control: public, max-age=31536000, immutable

%[1]s/data/*
  Access-Control-Allow-Origin: *

%[1]s/api/*
  Access-Control-Allow-Origin: *

%[1]s/schema/*
  Access-Control-Allow-Origin: *

%[1]s/*.ics
  Access-Control-Allow-Origin: *

%[1]s/feed.xml
  Access-Control-Allow-Origin: *

%[1]s/feed.json
  Access-Control-Allow-Origin: *

%[1]s/*/feed.xml
  Access-Control-Allow-Origin: *

%[1]s/*/feed.json
  Access-Control-Allow-Origin: *
`

// host adds the files that are for hosts and devices: headers, redirects, the icon of the site and its manifest.
func (b *book) host() {
	base := b.config.BasePath
	b.text("_headers", fmt.Sprintf(headers, base))
	if len(b.config.Redirects) > 0 {
		var moved strings.Builder
		for _, r := range b.config.Redirects {
			fmt.Fprintf(&moved, "%s%s %s%s 301\n", base, r.From, base, r.To)
		}
		b.text("_redirects", moved.String())
	}
	b.files = append(b.files, output.File{Path: "manifest.webmanifest", Render: b.manifest})
	if b.icon() != nil {
		return
	}
	mark := b.mark()
	b.text("favicon.svg", string(draw.PatchesSVG(mark)))
	for _, i := range markIcons {
		b.files = append(b.files, output.File{Path: i.path, Render: func(w io.Writer) error { return images.Paint(w, mark, i.size, i.margin) }})
	}
}

func (b *book) text(path, text string) {
	b.files = append(b.files, output.File{Path: path, Render: func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}})
}

// markIcons are the pictures of the mark. Phones cut a maskable icon: what counts lies in a circle of 40 % of the side
// (W3C Manifest §2.5 purpose).
var markIcons = [...]struct {
	path, purpose string
	size          int
	margin        float64
}{
	{"icons/icon-180.png", "any", 180, 0},
	{"icons/icon-192.png", "any", 192, 0},
	{"icons/maskable-192.png", "maskable", 192, 0.3},
}

// mark returns the mark of a network that has no icon of its own, in its colours.
func (b *book) mark() []draw.Patch {
	colours := b.theme.Palette()[theme.Light]
	return draw.Mark(draw.MarkColours{Brand: colours["brand"], Deep: colours["brand-deep"], Accent: colours["accent"], Paper: colours["surface"]})
}

// icon returns the network's own icon, nil for none.
func (b *book) icon() *images.Variant {
	info, found := b.pictures.Image(b.config.Brand.Icon)
	if b.config.Brand.Icon == "" || !found {
		return nil
	}
	largest := info.Largest()
	return &largest
}

// A SiteIcon is the small square picture of the site, in browsers and on phones.
type SiteIcon struct {
	Drawn string // path of the drawn one, an SVG; "" for a network with its own
	Photo string // path of the picture, at least 180 × 180 pixels
}

func (b *book) siteIcon() SiteIcon {
	if own := b.icon(); own != nil {
		return SiteIcon{Photo: "/" + own.Path}
	}
	return SiteIcon{Drawn: "/favicon.svg", Photo: "/" + markIcons[0].path}
}

// manifest writes the W3C Web App Manifest: the site's name, icon and colours on a phone's home screen.
func (b *book) manifest(w io.Writer) error {
	type icon struct {
		Src     string `json:"src"`
		Sizes   string `json:"sizes"`
		Type    string `json:"type"`
		Purpose string `json:"purpose,omitempty"`
	}
	colours, base := b.theme.Palette()[theme.Light], b.config.BasePath
	m := struct {
		Name       string `json:"name"`
		Lang       string `json:"lang"`
		Start      string `json:"start_url"`
		Scope      string `json:"scope"`
		Display    string `json:"display"`
		Theme      string `json:"theme_color"`
		Background string `json:"background_color"`
		Icons      []icon `json:"icons"`
	}{
		Name: b.config.Name, Lang: b.config.Lang, Start: base + "/", Scope: base + "/", Display: "browser",
		Theme: colours["surface-sunken"], Background: colours["surface"],
	}
	if own := b.icon(); own != nil {
		m.Icons = []icon{{Src: base + "/" + own.Path, Sizes: fmt.Sprintf("%dx%d", own.Width, own.Height), Type: mediaType(own.Path)}}
	} else {
		for _, i := range markIcons[1:] {
			m.Icons = append(m.Icons, icon{Src: base + "/" + i.path, Sizes: fmt.Sprintf("%dx%d", i.size, i.size), Type: "image/png", Purpose: i.purpose})
		}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(m)
}

func mediaType(path string) string {
	if strings.HasSuffix(path, ".png") {
		return "image/png"
	}
	return "image/jpeg"
}

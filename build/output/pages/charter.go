// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"archive/zip"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
)

// Charter is the page of the network's graphic identity, layout "charter": its mark, colours, letters and pictograms, for whoever makes
// a poster or a slide, and the same as an archive. The style guide beside it is for those who build with the theme.
type Charter struct {
	Frame
	Mark       draw.SVG          // "" for a network with an icon of its own
	Colours    []GuideColour     // by their meaning
	Activities []CharterActivity // as site.yaml lists them
	Sign       string            // path of a sheet to hang up, as an example; "" for none
	Kit        string            // path of the archive
	Works      []theme.Credit    // works of others in it
	Licence    string            // SPDX id of what is in it
	Authors    []string          // of the theme
}

// A CharterActivity is an activity with what it is drawn with.
type CharterActivity struct {
	Title  string   // as people say it
	Icon   string   // name of its pictogram; "" for none
	Symbol draw.SVG // its form on maps
	Sample draw.SVG // a patch of its colour; "" for none
	Colour string   // #rrggbb; "" for none
}

// identity are the colours by which people know a network, of all that the theme has.
var identity = [...]string{"brand", "on-brand", "brand-deep", "accent", "on-accent", "surface", "surface-sunken", "text", "text-soft", "border", "event", "ad", "article"}

func (b *book) charterPath() string { return "/" + b.config.Words.Path("charter") + "/" }

func (b *book) charter() {
	if !b.config.Has(site.SectionGuide) {
		return
	}
	title, path := b.config.Words.Text("charter.title"), b.charterPath()
	kit := path + b.config.Words.Path("charter") + ".zip"
	b.add(page{
		path: path, layout: "charter",
		frame: Frame{Sheet: "guide.css", Title: title, Description: b.config.Words.Text("charter.intro"), Breadcrumbs: b.crumbs()},
		data:  func(f Frame) any { return b.charterPage(f, kit) },
	})
	b.files = append(b.files, output.File{Path: strings.TrimPrefix(kit, "/"), Render: b.writeKit})
}

func (b *book) charterPage(f Frame, kit string) Charter {
	manifest := b.theme.Manifest()
	c := Charter{Frame: f, Colours: b.identityColours(), Kit: kit, Licence: manifest.Licence, Authors: manifest.Authors, Works: manifest.Credits}
	if b.icon() == nil {
		c.Mark = draw.PatchesSVG(b.mark())
	}
	for _, term := range b.config.Activities {
		a := CharterActivity{Title: term.Title, Icon: b.known[term.ID].Icon, Symbol: b.known[term.ID].Symbol, Colour: term.Colour}
		if term.Colour != "" {
			a.Sample = sample(term.Colour)
		}
		c.Activities = append(c.Activities, a)
	}
	for _, p := range b.site.Places {
		if c.Sign = b.signPath(p.URL); p.Status == "open" {
			break
		}
	}
	return c
}

func (b *book) identityColours() []GuideColour {
	light, dark := b.theme.Palette()[theme.Light], b.theme.Palette()[theme.Dark]
	var colours []GuideColour
	for _, name := range identity {
		colours = append(colours, GuideColour{name, light[name], dark[name], sample(light[name]), sample(dark[name])})
	}
	return colours
}

// kitDate is the date of the files in the archive, the first that the format knows: the same bytes each time.
var kitDate = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// writeKit writes the archive.
func (b *book) writeKit(w io.Writer) error {
	archive := zip.NewWriter(w)
	for _, f := range b.kit() {
		entry, err := archive.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: kitDate})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(entry, f.text); err != nil {
			return err
		}
	}
	return archive.Close()
}

type kitFile struct{ name, text string }

// kit returns the files of the archive: mark, colours for style sheets and for drawing programs, pictograms, and what one may do.
func (b *book) kit() []kitFile {
	manifest, words := b.theme.Manifest(), b.config.Words
	var css, gpl, readme strings.Builder
	css.WriteString(":root {\n")
	fmt.Fprintf(&gpl, "GIMP Palette\nName: %s\nColumns: 1\n#\n", strings.ReplaceAll(b.config.Name, "\n", " "))
	for _, c := range b.identityColours() {
		fmt.Fprintf(&css, "  --%s: %s;\n", c.Name, c.Light)
		var red, green, blue uint8
		if _, err := fmt.Sscanf(c.Light, "#%02x%02x%02x", &red, &green, &blue); err == nil {
			fmt.Fprintf(&gpl, "%3d %3d %3d\t%s\n", red, green, blue, c.Name)
		}
	}
	css.WriteString("}\n")
	readme.WriteString(words.Text("charter.title") + " — " + b.config.Name + "\n" + b.config.Absolute("/") + "\n\n")
	readme.WriteString(words.Text("charter.licence", "licence", manifest.Licence, "authors", words.Enumerate(manifest.Authors)) + "\n")
	for _, work := range manifest.Credits {
		readme.WriteString(words.Text("credits.work", "name", work.Name, "author", work.Author, "licence", work.Licence, "purpose", work.For.In(b.config.Lang)) + "\n")
	}
	files := []kitFile{{words.Text("charter.readme") + ".txt", readme.String()}, {"colours.css", css.String()}, {"colours.gpl", gpl.String()}}
	if b.icon() == nil {
		files = append(files, kitFile{"mark.svg", string(draw.PatchesSVG(b.mark()))})
	}
	icons := slices.Clone(b.theme.Icons())
	slices.Sort(icons)
	for _, name := range icons {
		picture := strings.Replace(string(b.theme.Icon(name)), "<svg ", `<svg xmlns="http://www.w3.org/2000/svg" `, 1)
		files = append(files, kitFile{"icons/" + name + ".svg", picture})
	}
	return files
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"slices"
	"strconv"

	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
)

// Guide is the style guide of the theme, layout "guide": what designers have to build with. It is made for them, not listed anywhere.
type Guide struct {
	Frame
	Components []GuideComponent // by name
	Colours    []GuideColour    // tokens, in the order of the theme
	Pairs      []GuidePair      // what has to be seen on what
	Scales     []GuideScale     // sizes of type, spaces, lines, corners, shadows, times
	Icons      []string         // names of icons, sorted
}

// A GuideComponent is a component with what it takes and how it looks.
type GuideComponent struct {
	Name       string           // of its folder
	Title      string           // what it is
	Text       string           // in a sentence or two; may be empty
	Parameters []GuideParameter // what it takes
	Examples   []GuideExample   // how it looks
}

// A GuideParameter is a value that a component takes.
type GuideParameter struct {
	Name string // as templates write it
	Type string // what it is
	Text string // what it is for
}

// A GuideExample is a component with data.
type GuideExample struct {
	Link        // to the page that shows it alone
	Code string // its HTML
}

// A GuideColour is a colour by its meaning.
type GuideColour struct {
	Name        string   // as in var(--name)
	Light, Dark string   // #rrggbb
	LightSample draw.SVG // a patch of it
	DarkSample  draw.SVG // likewise
}

// A GuideScale is tokens of one kind.
type GuideScale struct {
	Kind   string             // text, space, line, radius, shadow, motion
	Title  string             // as people say it
	Tokens []theme.ScaleToken // in the order of the theme
}

// A GuidePair is a colour on another.
type GuidePair struct {
	Name, On    string // of the colours
	Wanted      string // the least contrast
	Light, Dark string // the contrast that there is
}

// GuideSample is a page that shows one example alone, layout "example".
type GuideSample struct {
	Frame
	Example theme.Example // the component with its data
	List    string        // path of the guide
	Frames  bool          // the component is a landmark of its own, beside the content of pages
}

func (b *book) guide() {
	if !b.config.Has(site.SectionGuide) {
		return
	}
	components, err := b.theme.Components()
	if err != nil {
		return // a theme whose examples are wrong fails its own tests
	}
	path := "/" + b.config.Words.Path("guide") + "/"
	title := b.config.Words.Text("guide.title")
	for _, c := range components {
		for i, e := range c.Examples {
			b.add(page{
				path: samplePath(path, c, i), layout: "example", hidden: true, frame: Frame{Title: c.Title.In(b.config.Lang) + " : " + e.Title.In(b.config.Lang)},
				data: func(f Frame) any {
					return GuideSample{Frame: f, Example: e, List: path, Frames: c.Name == "site-header"}
				},
			})
		}
	}
	b.add(page{
		path: path, layout: "guide", hidden: true, frame: Frame{Sheet: "guide.css", Title: title, Description: b.config.Words.Text("guide.text"), Breadcrumbs: b.crumbs()},
		data: func(f Frame) any { return b.guidePage(f, components) },
	})
}

func samplePath(guide string, c theme.Component, example int) string {
	return guide + c.Name + "/" + strconv.Itoa(example+1) + "/"
}

func (b *book) guidePage(f Frame, components []theme.Component) Guide {
	lang := b.config.Lang
	g := Guide{Frame: f, Icons: b.theme.Icons()}
	for _, c := range components {
		shown := GuideComponent{Name: c.Name, Title: c.Title.In(lang), Text: c.Text.In(lang)}
		for _, p := range c.Parameters {
			shown.Parameters = append(shown.Parameters, GuideParameter{p.Name, p.Type, p.Text.In(lang)})
		}
		for i, e := range c.Examples {
			shown.Examples = append(shown.Examples, GuideExample{Link{Title: e.Title.In(lang), Path: samplePath(f.Path, c, i)}, string(e.HTML)})
		}
		g.Components = append(g.Components, shown)
	}
	manifest, palette := b.theme.Manifest(), b.theme.Palette()
	for _, t := range manifest.Tokens {
		light, dark := palette[theme.Light][t.Name], palette[theme.Dark][t.Name]
		g.Colours = append(g.Colours, GuideColour{t.Name, light, dark, sample(light), sample(dark)})
	}
	ratio := func(mode theme.Mode, name, on string) string {
		return b.config.Words.Number(float64(int(100*theme.Contrast(palette[mode][name], palette[mode][on]))) / 100)
	}
	for _, p := range manifest.Pairs {
		for _, on := range p.On {
			g.Pairs = append(g.Pairs, GuidePair{p.Token, on, b.config.Words.Number(p.Ratio), ratio(theme.Light, p.Token, on), ratio(theme.Dark, p.Token, on)})
		}
	}
	for _, s := range b.theme.Scales() {
		g.Scales = append(g.Scales, GuideScale{s.Kind, b.config.Words.Text("guide.scale." + s.Kind), s.Tokens})
	}
	slices.Sort(g.Icons)
	return g
}

// sample draws a patch of a colour: a policy without inline styles leaves no other way to show one.
func sample(hex string) draw.SVG {
	return draw.PatchesSVG([]draw.Patch{{Colour: hex, Points: [][2]float64{{0, 0}, {1, 0}, {1, 1}, {0, 1}}}})
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/quick"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

func TestContrastIsThatOfWCAG(t *testing.T) {
	tests := []struct {
		a, b string
		want float64
	}{
		{"#000000", "#ffffff", 21},
		{"#ffffff", "#ffffff", 1},
		{"#767676", "#ffffff", 4.54}, // the lightest grey that passes on white
		{"#777777", "#ffffff", 4.48},
		{"#0000ff", "#ffffff", 8.59},
		{"red", "#ffffff", 0},
		{"#12345g", "#ffffff", 0},
	}
	for _, test := range tests {
		if got := Contrast(test.a, test.b); math.Abs(got-test.want) > 0.005 {
			t.Errorf("Contrast(%s, %s) = %.3f, want %.2f", test.a, test.b, got, test.want)
		}
	}
}

func colourOf(r, g, b uint8) string { return fmt.Sprintf("#%02x%02x%02x", r, g, b) }

func TestContrastHasNoOrder(t *testing.T) {
	law := func(r, g, b, s, u, v uint8) bool {
		x, y := colourOf(r, g, b), colourOf(s, u, v)
		return Contrast(x, y) == Contrast(y, x) && Contrast(x, y) >= 1 && Contrast(x, x) == 1
	}
	if err := quick.Check(law, nil); err != nil {
		t.Error(err)
	}
}

func TestColoursComeBackFromOKLCH(t *testing.T) {
	law := func(r, g, b uint8) bool {
		hex := colourOf(r, g, b)
		c, _ := parseHex(hex)
		return c.oklch().fitted().hex() == hex
	}
	if err := quick.Check(law, &quick.Config{MaxCount: 2000}); err != nil {
		t.Error(err)
	}
}

func TestNearestPassingPasses(t *testing.T) {
	law := func(r, g, b, s, u, v uint8) bool {
		colour, background := colourOf(r, g, b), colourOf(s, u, v)
		got := NearestPassing(colour, background, TextContrast)
		return Contrast(got, background) >= TextContrast && (Contrast(colour, background) < TextContrast || got == colour)
	}
	if err := quick.Check(law, &quick.Config{MaxCount: 500}); err != nil {
		t.Error(err)
	}
}

func TestNearestPassingKeepsTheHue(t *testing.T) {
	for _, colour := range []string{"#f2b544", "#e26d5c", "#4fb3bf", "#9ccc65"} {
		got := NearestPassing(colour, "#ffffff", TextContrast)
		before, _ := parseHex(colour)
		after, _ := parseHex(got)
		if turn := math.Abs(before.oklch().h - after.oklch().h); turn > 3 {
			t.Errorf("%s → %s turns the hue by %.1f°", colour, got, turn)
		}
		if ratio := Contrast(got, "#ffffff"); ratio > TextContrast+0.1 {
			t.Errorf("%s → %s goes further than it must: %.2f", colour, got, ratio)
		}
	}
}

// Every pair that the theme promises is readable with any brand, light and dark: 50 brands from a fixed seed, and the
// corners of the cube of colours.
func TestEveryBrandIsReadable(t *testing.T) {
	own, err := fs.Sub(themes.FS(), "maillage")
	if err != nil {
		t.Fatal(err)
	}
	manifest, problems, err := readManifest(layer{own, "themes/maillage"})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, told(problems))
	}
	brands := []string{"#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#00ffff", "#ff00ff", "#808080"}
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		brands = append(brands, colourOf(uint8(random.IntN(256)), uint8(random.IntN(256)), uint8(random.IntN(256))))
	}
	lowest := math.Inf(1)
	for i, accent := range brands {
		primary := NearestPassing(brands[len(brands)-1-i], "#ffffff", TextContrast) // what a network is asked to write
		p := palette(manifest, scales(manifest.Hues, primary, accent))
		if len(p[Light]) != len(manifest.Tokens) || len(p[Dark]) != len(manifest.Tokens) {
			t.Fatalf("%d tokens, %d light, %d dark", len(manifest.Tokens), len(p[Light]), len(p[Dark]))
		}
		for _, s := range p.shortfalls(manifest.Pairs) {
			t.Errorf("primary %s, accent %s: %s %s on %s is %s", primary, accent, s.mode, s.token, s.on, s.ratio)
		}
		for _, pair := range manifest.Pairs {
			for _, on := range pair.On {
				lowest = min(lowest, Contrast(p[Light][pair.Token], p[Light][on])/pair.Ratio, Contrast(p[Dark][pair.Token], p[Dark][on])/pair.Ratio)
			}
		}
	}
	t.Logf("the lowest pair has %.3f times what it needs", lowest)
}

func TestAPaleBrandIsRefusedWithTheNearestShade(t *testing.T) {
	file := &diag.File{Path: "site.yaml", Text: []byte("brand:\n  primary: \"#f2b544\"\n")}
	at := file.Span(18, 27)
	if at.Text() != `"#f2b544"` {
		t.Fatal(at.Text())
	}
	_, problems := openAnyway(t, Options{Themes: themes.FS(), Brand: Brand{Primary: "#F2B544", PrimaryAt: at}})
	if len(problems) != 1 || problems[0].Code != codeBrandContrast {
		t.Fatal(told(problems))
	}
	mended, err := diag.Apply(file.Text, problems[0].Fix)
	if err != nil {
		t.Fatal(err)
	}
	_, hex, _ := strings.Cut(strings.TrimSpace(string(mended)), `"`)
	hex = strings.TrimSuffix(hex, `"`)
	if Contrast(hex, "#ffffff") < TextContrast {
		t.Errorf("mended: %s", mended)
	}
	open(t, Options{Themes: themes.FS(), Brand: Brand{Primary: hex, Accent: "#ffee00"}})
}

func TestColoursWithANameAreSeen(t *testing.T) {
	theme := open(t, Options{Themes: themes.FS(), Colours: []Colour{{"activity-fablab", "#FFE000"}, {"bad name}", "#000000"}, {"activity-x", "red"}}})
	css := styles(t, theme)
	if !strings.Contains(css, "[data-colour=activity-fablab]") || strings.Contains(css, "bad name") || strings.Contains(css, "activity-x") {
		t.Error("the names are wrong")
	}
	for _, mode := range modes {
		if strong := theme.palette.strong("#ffe000", mode); Contrast(strong, theme.palette[mode]["surface"]) < MarkContrast {
			t.Errorf("%s: %s", mode, strong)
		}
	}
}

func BenchmarkPalette(b *testing.B) {
	for b.Loop() {
		scales(nil, "#176058", "#f2b544")
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"fmt"
	"math"
	"strconv"
)

// Contrast ratios that WCAG 2.2 asks for (success criteria 1.4.3 and 1.4.11, level AA).
const (
	TextContrast = 4.5 // text on its background
	MarkContrast = 3.0 // borders of fields, focus rings, icons that carry meaning
)

// Contrast returns the contrast ratio of two colours (#rrggbb) as WCAG 2.2 defines it, from 1 to 21; 0 when one of them is
// not a colour.
func Contrast(a, b string) float64 {
	first, ok := parseHex(a)
	second, also := parseHex(b)
	if !ok || !also {
		return 0
	}
	light, dark := first.luminance(), second.luminance()
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// NearestPassing returns the colour of the same hue that comes closest to a colour (#rrggbb) and has at least a contrast
// ratio with a background. It is colour itself when that passes, black or white when no shade does.
func NearestPassing(colour, background string, ratio float64) string {
	rgb, ok := parseHex(colour)
	if !ok || Contrast(colour, background) >= ratio {
		return colour
	}
	const step = 1.0 / 512 // of lightness: about half of what 8 bits a channel can tell apart
	base := rgb.oklch()
	for distance := step; distance <= 1; distance += step {
		for _, lightness := range [...]float64{base.l - distance, base.l + distance} {
			if lightness < 0 || lightness > 1 {
				continue
			}
			shade := oklch{lightness, base.c, base.h}.fitted().hex()
			if Contrast(shade, background) >= ratio {
				return shade
			}
		}
	}
	return readable(background)
}

// readable returns white or black, whichever is read better on a background: one of them always has 4.58 or more.
func readable(background string) string {
	if Contrast("#ffffff", background) >= Contrast("#000000", background) {
		return "#ffffff"
	}
	return "#000000"
}

// A linear is a colour in linear light, red, green and blue from 0 to 1 (IEC 61966-2-1).
type linear struct{ r, g, b float64 }

// parseHex reads #rrggbb.
func parseHex(text string) (linear, bool) {
	if len(text) != 7 || text[0] != '#' {
		return linear{}, false
	}
	n, err := strconv.ParseUint(text[1:], 16, 32)
	if err != nil {
		return linear{}, false
	}
	return linear{expand(byte(n >> 16)), expand(byte(n >> 8)), expand(byte(n))}, true
}

// expand undoes the transfer function of sRGB.
func expand(channel byte) float64 {
	v := float64(channel) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// compress applies the transfer function of sRGB.
func compress(v float64) byte {
	v = min(max(v, 0), 1)
	if v <= 0.0031308 {
		v *= 12.92
	} else {
		v = 1.055*math.Pow(v, 1/2.4) - 0.055
	}
	return byte(math.Round(v * 255))
}

// hex writes #rrggbb.
func (c linear) hex() string {
	return fmt.Sprintf("#%02x%02x%02x", compress(c.r), compress(c.g), compress(c.b))
}

// luminance is the relative luminance of WCAG 2.2.
func (c linear) luminance() float64 { return 0.2126*c.r + 0.7152*c.g + 0.0722*c.b }

// An oklch is a colour by lightness (0 to 1), chroma (0 to about 0.37) and hue (degrees), in a space where equal steps look
// equal: Björn Ottosson, "A perceptual color space for image processing", 2020; CSS Color 4 §9.4.
type oklch struct{ l, c, h float64 }

// linear converts; the result may lie outside of what a screen shows.
func (o oklch) linear() linear {
	sin, cos := math.Sincos(o.h * math.Pi / 180)
	a, b := o.c*cos, o.c*sin
	l := cube(o.l + 0.3963377774*a + 0.2158037573*b)
	m := cube(o.l - 0.1055613458*a - 0.0638541728*b)
	s := cube(o.l - 0.0894841775*a - 1.2914855480*b)
	return linear{
		r: 4.0767416621*l - 3.3077115913*m + 0.2309699292*s,
		g: -1.2684380046*l + 2.6097574011*m - 0.3413193965*s,
		b: -0.0041960863*l - 0.7034186147*m + 1.7076147010*s,
	}
}

// oklch converts.
func (c linear) oklch() oklch {
	l := math.Cbrt(0.4122214708*c.r + 0.5363325363*c.g + 0.0514459929*c.b)
	m := math.Cbrt(0.2119034982*c.r + 0.6806995451*c.g + 0.1073969566*c.b)
	s := math.Cbrt(0.0883024619*c.r + 0.2817188376*c.g + 0.6299787005*c.b)
	a := 1.9779984951*l - 2.4285922050*m + 0.4505937099*s
	b := 0.0259040371*l + 0.7827717662*m - 0.8086757660*s
	hue := math.Atan2(b, a) * 180 / math.Pi
	if hue < 0 {
		hue += 360
	}
	return oklch{0.2104542553*l + 0.7936177850*m - 0.0040720468*s, math.Hypot(a, b), hue}
}

func cube(v float64) float64 { return v * v * v }

// fitted returns o with as much of its chroma as a screen can show.
func (o oklch) fitted() linear {
	if shown := o.linear(); shown.inGamut() {
		return shown
	}
	low, high := 0.0, o.c
	for range 20 {
		middle := (low + high) / 2
		if (oklch{o.l, middle, o.h}).linear().inGamut() {
			low = middle
		} else {
			high = middle
		}
	}
	return oklch{o.l, low, o.h}.linear()
}

// inGamut reports whether a screen can show c, within a rounding error.
func (c linear) inGamut() bool {
	const low, high = -0.0001, 1.0001
	return c.r >= low && c.r <= high && c.g >= low && c.g <= high && c.b >= low && c.b <= high
}

// withLuminance returns the shade of a hue that has a relative luminance.
func withLuminance(luminance, chroma, hue float64) linear {
	low, high := 0.0, 1.0
	for range 24 {
		middle := (low + high) / 2
		if (oklch{middle, chroma, hue}).fitted().luminance() < luminance {
			low = middle
		} else {
			high = middle
		}
	}
	return oklch{(low + high) / 2, chroma, hue}.fitted()
}

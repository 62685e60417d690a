// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package draw

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
)

// A sign stays a picture whatever a place calls itself: well-formed, nothing of a contributor is an element, every line on the sheet.
func TestASignHoldsAnyName(t *testing.T) {
	code, err := NewQR("https://exemple.org/lieux/x/")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"", "La Coroutine", strings.Repeat("très ", 18), strings.Repeat("W", 90), "<script>alert(1)</script>", `"/><a href="x">`, "سوق السبت", "a\x00b",
	} {
		s := Sign{
			Lang: "fr", Title: name, Note: name, Scan: name, Address: name, Code: code, Footer: name,
			Brand: "#a3341f", OnBrand: "#ffffff", Text: "#000000", Soft: "#444444",
		}
		for range 14 {
			s.Lines = append(s.Lines, SignLine{Symbol: Symbol(1), Colour: "#1b64a5", Title: name, Note: name})
		}
		decoder := xml.NewDecoder(strings.NewReader(s.SVG()))
		lines := 0
		for {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%q: %v", name, err)
			}
			e, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			switch e.Name.Local {
			case "script", "a", "foreignObject":
				t.Errorf("%q: <%s>", name, e.Name.Local)
			case "text":
				lines++
				for _, a := range e.Attr {
					if v, err := strconv.ParseFloat(a.Value, 64); a.Name.Local == "y" && (err != nil || v < 0 || v > signHeight) {
						t.Errorf("%q: a line at %s", name, a.Value)
					}
				}
			}
		}
		if lines < 5 && name != "" {
			t.Errorf("%q: %d lines", name, lines)
		}
	}
}

func TestLinesFit(t *testing.T) {
	if small, _ := fitLines("un lieu en capitales et en toutes lettres", 174, 22, 2); len(small) != 2 {
		t.Errorf("%q", small)
	}
	if _, capital := fitLines("UN LIEU EN CAPITALES ET EN TOUTES LETTRES", 174, 22, 2); capital >= 17 {
		t.Errorf("capitals of a size of %.1f reach over the edge", capital)
	}
	for _, words := range []string{"Lieu", "Un nom qui est long et qui veut trois lignes au moins", strings.Repeat("W", 200)} {
		lines, size := fitLines(words, 174, 24, 4)
		for _, line := range lines {
			if float64(len([]rune(line)))*letterWide*size > 174+letterWide*size && size > 3 {
				t.Errorf("%q at %.1f is too wide", line, size)
			}
		}
		if strings.Join(lines, " ") != words {
			t.Errorf("%q became %q", words, lines)
		}
	}
}

// The squares of a code are those of the encoder, within its quiet zone.
func TestAQRCodeHasAQuietZone(t *testing.T) {
	code, err := NewQR("https://exemple.org/")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(code.Path, "M4 4h7v1h-7z") { // the first finder pattern is seven squares wide
		t.Errorf("begins with %.30s", code.Path)
	}
	if code.Side != 25+8 {
		t.Errorf("has %d units", code.Side)
	}
	if _, err := NewQR(strings.Repeat("x", 5000)); err == nil {
		t.Error("a code for 5,000 bytes")
	}
}

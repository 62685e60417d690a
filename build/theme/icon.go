// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"html/template"
	"io"
	"slices"
	"strings"
)

// shapes are the elements that an icon may have: lines and surfaces, nothing that runs, loads or refers.
var shapes = [...]string{"svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"}

// attributes of these elements that an icon may have; those of the size are set here, those of the look by styles.
var attributes = [...]string{
	"viewBox", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "fill-rule", "clip-rule", "transform", "opacity",
	"d", "cx", "cy", "r", "rx", "ry", "x", "y", "x1", "y1", "x2", "y2", "points", "width", "height",
}

// maxIcon is the largest file of an icon, in bytes.
const maxIcon = 8 << 10

// readIcon writes an icon anew from what it may have, for use inside a page.
func readIcon(name string, text []byte) (template.HTML, error) {
	if len(text) > maxIcon {
		return "", fmt.Errorf("more than %d KiB", maxIcon>>10)
	}
	var b strings.Builder
	decoder := xml.NewDecoder(strings.NewReader(string(text)))
	open := 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if !slices.Contains(shapes[:], token.Name.Local) || (open == 0) != (token.Name.Local == "svg") || open == 0 && b.Len() > 0 {
				return "", fmt.Errorf("<%s>", token.Name.Local)
			}
			open++
			if err := writeShape(&b, name, token); err != nil {
				return "", err
			}
		case xml.EndElement:
			open--
			b.WriteString("</" + token.Name.Local + ">")
		case xml.CharData:
			if strings.TrimSpace(string(token)) != "" {
				return "", fmt.Errorf("%q", strings.TrimSpace(string(token)))
			}
		case xml.Directive:
			return "", errors.New("<!DOCTYPE>")
		}
	}
	if b.Len() == 0 {
		return "", errors.New("no <svg>")
	}
	return template.HTML(b.String()), nil
}

func writeShape(b *strings.Builder, name string, e xml.StartElement) error {
	b.WriteString("<" + e.Name.Local)
	root := e.Name.Local == "svg"
	if root {
		b.WriteString(` class="icon icon-` + html.EscapeString(name) + `" width="24" height="24" aria-hidden="true" focusable="false"`)
	}
	for _, a := range e.Attr {
		switch {
		case a.Name.Local == "xmlns", root && slices.Contains([]string{"width", "height", "class"}, a.Name.Local):
			continue
		case a.Name.Space != "" || !slices.Contains(attributes[:], a.Name.Local) || strings.Contains(strings.ToLower(a.Value), "url("):
			return fmt.Errorf("%s=%q", a.Name.Local, a.Value)
		}
		b.WriteString(" " + a.Name.Local + `="` + html.EscapeString(a.Value) + `"`)
	}
	b.WriteString(">")
	return nil
}

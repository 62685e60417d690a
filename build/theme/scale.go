// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"fmt"
	"regexp"
	"strings"
)

// A Scale is tokens of one kind, as styles/tokens.css has them: the sizes of type, the spaces.
type Scale struct {
	Kind   string // text, space, line, radius, shadow, motion
	Tokens []ScaleToken
}

// A ScaleToken is one step of a scale.
type ScaleToken struct {
	Name  string // as in var(--name)
	Value string
}

// tokensFile has the sizes of a theme; its colours are in theme.yaml.
const tokensFile = "styles/tokens.css"

// scaleKinds are the kinds of tokens that a guide can show, with what shows each and the names of its tokens.
var scaleKinds = [...]struct {
	kind, property string
	names          *regexp.Regexp
}{
	{"text", "font-size", regexp.MustCompile(`^text-`)},
	{"space", "inline-size", regexp.MustCompile(`^(space-|gutter$|touch$)`)},
	{"line", "block-size", regexp.MustCompile(`^line`)},
	{"radius", "border-radius", regexp.MustCompile(`^radius-`)},
	{"shadow", "box-shadow", regexp.MustCompile(`^shadow-`)},
	{"motion", "transition-duration", regexp.MustCompile(`^(quick|slow)$`)},
}

var token = regexp.MustCompile(`(?m)^\s*--([a-z0-9-]+):\s*([^;]+);`)

// readScales reads the scales of a theme; those of which it has no token are left out.
func readScales(own layer) ([]Scale, error) {
	file, err := own.read(tokensFile)
	if err != nil || file == nil {
		return nil, err
	}
	seen := make(map[string]bool) // what a media query changes is said once
	byKind := make(map[string][]ScaleToken)
	for _, match := range token.FindAllStringSubmatch(string(file.Text), -1) {
		name, value := match[1], strings.Join(strings.Fields(match[2]), " ")
		if seen[name] {
			continue
		}
		seen[name] = true
		for _, k := range scaleKinds {
			if k.names.MatchString(name) {
				byKind[k.kind] = append(byKind[k.kind], ScaleToken{name, value})
			}
		}
	}
	var scales []Scale
	for _, k := range scaleKinds {
		if tokens := byKind[k.kind]; len(tokens) > 0 {
			scales = append(scales, Scale{k.kind, tokens})
		}
	}
	return scales, nil
}

// scaleSheet is a style sheet in which an element shows the token that it names: <i data-token="space-m">. Pages have no styles of their
// own elements.
func scaleSheet(scales []Scale) string {
	var b strings.Builder
	for _, k := range scaleKinds {
		for _, s := range scales {
			if s.Kind != k.kind {
				continue
			}
			for _, t := range s.Tokens {
				fmt.Fprintf(&b, "[data-token=%q]{%s:var(--%s)}\n", t.Name, k.property, t.Name)
			}
		}
	}
	return b.String()
}

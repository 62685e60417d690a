// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
)

// readManifest reads theme.yaml. A theme without one cannot be used.
func readManifest(own layer) (*Manifest, []diag.Diagnostic, error) {
	file, err := own.read("theme.yaml")
	if err != nil {
		return nil, nil, err
	}
	if file == nil {
		return nil, nil, fmt.Errorf("read theme: %s has no theme.yaml", own.prefix)
	}
	matter, problems := front.Parse(file, front.NetworkLimits)
	if matter.Root == nil {
		return nil, nil, fmt.Errorf("read theme: %s is not readable YAML", file.Path)
	}
	r := &manifestReader{file: file, problems: problems, manifest: &Manifest{Contract: 1, Templates: make(map[string]int)}}
	r.fields(matter.Root, r.sections())
	r.check()
	return r.manifest, r.problems, nil
}

// A manifestReader fills a manifest from the nodes of its file.
type manifestReader struct {
	file     *diag.File
	manifest *Manifest
	problems []diag.Diagnostic
}

// sections says what reads each key of theme.yaml.
func (r *manifestReader) sections() map[string]func(*front.Node) {
	m := r.manifest
	return map[string]func(*front.Node){
		"name":      r.text(&m.Name),
		"title":     func(n *front.Node) { m.Title = r.bilingual(n) },
		"version":   r.text(&m.Version),
		"contract":  func(n *front.Node) { m.Contract = int(r.number(n)) },
		"engine":    r.text(&m.Engine),
		"licence":   r.text(&m.Licence),
		"homepage":  r.text(&m.Homepage),
		"authors":   func(n *front.Node) { m.Authors = r.texts(n) },
		"languages": func(n *front.Node) { m.Languages = r.texts(n) },
		"credits": r.items(func(n *front.Node) {
			var c Credit
			r.fields(n, map[string]func(*front.Node){
				"name": r.text(&c.Name), "author": r.text(&c.Author), "licence": r.text(&c.Licence), "url": r.text(&c.URL),
				"for": func(n *front.Node) { c.For = r.bilingual(n) },
			})
			m.Credits = append(m.Credits, c)
		}),
		"slots": r.each(func(f front.Field) {
			m.Slots = append(m.Slots, Slot{Name: f.Name, Title: r.bilingual(f.Value)})
		}),
		"templates": r.each(func(f front.Field) { m.Templates[f.Name] = int(r.number(f.Value)) }),
		"changes":   r.items(r.change),
		"brand": func(n *front.Node) {
			r.fields(n, map[string]func(*front.Node){"primary": r.colour(&m.Primary), "accent": r.colour(&m.Accent)})
		},
		"faces": r.each(r.face),
		"fonts": func(n *front.Node) {
			r.fields(n, map[string]func(*front.Node){"title": r.text(&m.TitleFace), "text": r.text(&m.TextFace)})
		},
		"hues":     r.each(r.hue),
		"tokens":   r.each(r.token),
		"contrast": r.items(r.pair),
	}
}

func (r *manifestReader) change(n *front.Node) {
	var c Change
	r.fields(n, map[string]func(*front.Node){
		"template": r.text(&c.Template),
		"contract": func(n *front.Node) { c.Contract = int(r.number(n)) },
		"fr":       r.text(&c.Text.FR),
		"en":       r.text(&c.Text.EN),
	})
	r.manifest.Changes = append(r.manifest.Changes, c)
}

func (r *manifestReader) face(f front.Field) {
	face := Face{Name: f.Name}
	r.fields(f.Value, map[string]func(*front.Node){
		"family": r.text(&face.Family),
		"stack":  r.text(&face.Stack),
		"files": r.items(func(n *front.Node) {
			var file FaceFile
			r.fields(n, map[string]func(*front.Node){"path": r.text(&file.Path), "range": r.text(&file.Range), "weights": r.text(&file.Weights)})
			face.Files = append(face.Files, file)
		}),
	})
	r.manifest.Faces = append(r.manifest.Faces, face)
}

func (r *manifestReader) hue(f front.Field) {
	h := Hue{Name: f.Name}
	r.fields(f.Value, map[string]func(*front.Node){
		"degrees": func(n *front.Node) { h.Degrees = r.number(n) },
		"chroma":  func(n *front.Node) { h.Chroma = r.number(n) },
	})
	r.manifest.Hues = append(r.manifest.Hues, h)
}

func (r *manifestReader) token(f front.Field) {
	t := Token{Name: f.Name}
	r.fields(f.Value, map[string]func(*front.Node){
		"light": func(n *front.Node) { t.Light, t.LightAt = n.Value, n.At },
		"dark":  func(n *front.Node) { t.Dark, t.DarkAt = n.Value, n.At },
	})
	r.manifest.Tokens = append(r.manifest.Tokens, t)
}

func (r *manifestReader) pair(n *front.Node) {
	p := Pair{At: n.At}
	r.fields(n, map[string]func(*front.Node){
		"text": func(n *front.Node) { p.Token, p.Ratio = n.Value, TextContrast },
		"mark": func(n *front.Node) { p.Token, p.Ratio = n.Value, MarkContrast },
		"on":   func(n *front.Node) { p.On = r.texts(n) },
	})
	r.manifest.Pairs = append(r.manifest.Pairs, p)
}

// fields gives each value of a map to its reader; keys without one are problems.
func (r *manifestReader) fields(n *front.Node, readers map[string]func(*front.Node)) {
	if n.Kind != front.Map {
		r.refuse(n.At, diag.Text{FR: "des clés et leurs valeurs sont attendues ici", EN: "keys with their values are expected here"}, "")
		return
	}
	names := make([]string, 0, len(readers))
	for name := range readers {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, f := range n.Fields {
		if read, known := readers[f.Name]; known {
			read(f.Value)
			continue
		}
		r.refuse(f.Key, diag.Text{FR: "la clé « " + f.Name + " » n’existe pas", EN: "there is no key “" + f.Name + "”"}, diag.Nearest(f.Name, names))
	}
}

func (r *manifestReader) each(read func(front.Field)) func(*front.Node) {
	return func(n *front.Node) {
		if n.Kind != front.Map {
			r.refuse(n.At, diag.Text{FR: "des clés et leurs valeurs sont attendues ici", EN: "keys with their values are expected here"}, "")
			return
		}
		for _, f := range n.Fields {
			read(f)
		}
	}
}

func (r *manifestReader) items(read func(*front.Node)) func(*front.Node) {
	return func(n *front.Node) {
		if n.Kind != front.List {
			r.refuse(n.At, diag.Text{FR: "une liste est attendue ici", EN: "a list is expected here"}, "")
			return
		}
		for _, item := range n.Items {
			read(item)
		}
	}
}

func (r *manifestReader) text(target *string) func(*front.Node) {
	return func(n *front.Node) {
		if n.Kind != front.Scalar {
			r.refuse(n.At, diag.Text{FR: "un texte est attendu ici", EN: "a text is expected here"}, "")
			return
		}
		*target = n.Value
	}
}

func (r *manifestReader) colour(target *string) func(*front.Node) {
	return func(n *front.Node) {
		if _, ok := parseHex(n.Value); !ok {
			r.problems = append(r.problems, diag.Diagnostic{Code: codeColour, At: n.At, Args: []any{"value", n.Value}})
			return
		}
		*target = strings.ToLower(n.Value)
	}
}

func (r *manifestReader) texts(n *front.Node) []string {
	var all []string
	r.items(func(item *front.Node) { all = append(all, item.Value) })(n)
	return all
}

func (r *manifestReader) number(n *front.Node) float64 {
	value, err := strconv.ParseFloat(n.Value, 64)
	if err != nil || n.Kind != front.Scalar {
		r.refuse(n.At, diag.Text{FR: "un nombre est attendu ici", EN: "a number is expected here"}, "")
	}
	return value
}

func (r *manifestReader) bilingual(n *front.Node) diag.Text {
	var t diag.Text
	r.fields(n, map[string]func(*front.Node){"fr": r.text(&t.FR), "en": r.text(&t.EN)})
	return t
}

func (r *manifestReader) refuse(at diag.Span, reason diag.Text, nearest string) {
	r.problems = append(r.problems, diag.Diagnostic{Code: codeManifest, At: at, Args: []any{"reason", reason, "nearest", nearest}})
}

// check looks at what one key alone cannot promise: tokens of colours that exist, pairs of tokens that exist.
func (r *manifestReader) check() {
	m := r.manifest
	if m.Primary == "" || m.Accent == "" {
		m.Primary, m.Accent = "#000000", "#000000"
		r.refuse(r.file.Span(0, 0), diag.Text{FR: "il manque brand, avec primary et accent", EN: "brand is missing, with primary and accent"}, "")
	}
	raw := scales(m.Hues, m.Primary, m.Accent)
	shades := make([]string, 0, len(raw))
	for name := range raw {
		shades = append(shades, name)
	}
	slices.Sort(shades)
	for _, t := range m.Tokens {
		r.shade(t.Light, t.LightAt, shades)
		r.shade(t.Dark, t.DarkAt, shades)
	}
	names := m.tokenNames()
	for _, p := range m.Pairs {
		for _, name := range append([]string{p.Token}, p.On...) {
			if !slices.Contains(names, name) {
				r.refuse(p.At, diag.Text{FR: "aucun jeton ne s’appelle « " + name + " »", EN: "no token is called “" + name + "”"}, diag.Nearest(name, names))
			}
		}
	}
}

func (r *manifestReader) shade(name string, at diag.Span, shades []string) {
	if _, ok := parseHex(name); !ok && !slices.Contains(shades, name) {
		r.refuse(at, diag.Text{FR: "aucune nuance ne s’appelle « " + name + " »", EN: "no shade is called “" + name + "”"}, diag.Nearest(name, shades))
	}
}

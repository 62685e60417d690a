// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
)

// rounds is how often a file is held against the schema: to mend one thing may show another.
const rounds = 12

// required are the keys without which there is no place; another one that is wrong is left out.
var required = []string{"/name", "/summary", "/activities", "/address", "/address/postcode", "/address/city", "/lat", "/lon"}

// hold holds a file of a place against the schema of places: what a check would mend by itself is mended, what is left wrong is taken out,
// with a note, and the rest is written as the network keeps its files. A reason refuses the record.
func (p *planner) hold(path string, text []byte) (m *front.Matter, notes []diag.Text, reason *diag.Text) {
	for range rounds {
		f := &diag.File{Path: path, Text: text}
		m, problems := front.Split(f)
		if m == nil || m.Root == nil {
			return nil, nil, say(problems[0])
		}
		problems = append(problems, p.Place.Check(m)...)
		if edits := mends(problems); len(edits) > 0 {
			mended, err := diag.Apply(text, edits)
			if err != nil {
				return nil, nil, &diag.Text{FR: err.Error(), EN: err.Error()}
			}
			text = mended
			continue
		}
		wrong := slices.IndexFunc(problems, func(d diag.Diagnostic) bool { return d.Severity() == diag.Error })
		if wrong < 0 {
			if kept := p.Place.Write(m); !bytes.Equal(kept, text) {
				text = kept
				continue
			}
			return m, notes, nil
		}
		d := problems[wrong]
		pointer := pointerAt(m.Root, d.At)
		if pointer == "" || slices.Contains(required, pointer) {
			return nil, nil, say(d)
		}
		key := strings.ReplaceAll(strings.TrimPrefix(pointer, "/"), "/", ".")
		why := say(d)
		notes = append(notes, diag.Text{
			FR: fmt.Sprintf("%s laissé de côté : %s", key, why.FR),
			EN: fmt.Sprintf("%s left out: %s", key, why.EN),
		})
		text = without(m, pointer)
	}
	return nil, nil, &diag.Text{FR: "la fiche garde des erreurs", EN: "the file keeps errors"}
}

// mends returns the corrections of problems that do not touch each other.
func mends(problems []diag.Diagnostic) []diag.Edit {
	var edits []diag.Edit
	for _, d := range problems {
		if !slices.ContainsFunc(d.Fix, func(e diag.Edit) bool {
			return slices.ContainsFunc(edits, func(o diag.Edit) bool { return e.At.Start <= o.At.End && o.At.Start <= e.At.End })
		}) {
			edits = append(edits, d.Fix...)
		}
	}
	return edits
}

// pointerAt returns the pointer of the deepest value that a piece of a file belongs to, or whose key it is.
func pointerAt(n *front.Node, at diag.Span) string {
	for _, f := range n.Fields {
		if f.Key.Start <= at.Start && at.Start <= max(f.Key.End, f.Value.At.End) {
			if f.Value.Kind == front.Map {
				return pointerAt(f.Value, at)
			}
			for _, item := range f.Value.Items {
				if len(f.Value.Items) > 1 && item.At.Start <= at.Start && at.Start < item.At.End {
					return item.Pointer
				}
			}
			return f.Value.Pointer
		}
	}
	return n.Pointer
}

// without returns the text of a file without the lines of a value, and of the group that it leaves empty.
func without(m *front.Matter, pointer string) []byte {
	parent := m.Find(pointer[:strings.LastIndexByte(pointer, '/')])
	if parent != m.Root && parent.Kind == front.Map && len(parent.Fields) == 1 {
		pointer = parent.Pointer
	}
	key, value := m.Key(pointer), m.Find(pointer)
	text := m.File.Text
	if key.File == nil { // an item of a list
		key = value.At
	}
	start := bytes.LastIndexByte(text[:key.Start], '\n') + 1
	end := max(key.End, value.At.End)
	if n := bytes.IndexByte(text[end:], '\n'); n >= 0 {
		end += n + 1
	}
	return slices.Concat(text[:start], text[end:])
}

// say returns a problem in both languages, with what to do about it where that is known.
func say(d diag.Diagnostic) *diag.Text {
	rule := diag.Lookup(d.Code)
	fr, _ := diag.Expand(rule.Message, "fr", d.Args)
	en, _ := diag.Expand(rule.Message, "en", d.Args)
	for _, hint := range rule.Hints {
		hintFR, complete := diag.Expand(hint, "fr", d.Args)
		if hintEN, _ := diag.Expand(hint, "en", d.Args); complete {
			fr, en = fr+" ; "+hintFR, en+"; "+hintEN
			break
		}
	}
	return &diag.Text{FR: fmt.Sprintf("%s (%s)", fr, d.Code), EN: fmt.Sprintf("%s (%s)", en, d.Code)}
}

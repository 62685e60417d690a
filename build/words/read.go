// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package words

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// Limits of a file of words, before and while it is parsed: a network's own is written by strangers too.
const (
	maxBytes = 256 << 10
	maxDepth = 8
)

// An entry is a word with the place of its key and of its value.
type entry struct {
	key   string
	at    place // of the last part of the key
	value place // of the text; the key's for a plural
	written
}

// A place is where a node begins: line and column from 1, columns in characters; and what stands there.
type place struct {
	line, column int
	text         string
}

// A fault is a file of words that cannot be read at a place.
type fault struct {
	line, column int
	reason       string
}

func (f *fault) Error() string { return fmt.Sprintf("line %d: %s", f.line, f.reason) }

// read flattens a file of words in its own order.
func read(text []byte) ([]entry, *fault) {
	if len(text) > maxBytes {
		return nil, &fault{1, 1, fmt.Sprintf("more than %d KiB", maxBytes>>10)}
	}
	loader, err := yaml.NewLoader(bytes.NewReader(text), yaml.WithPlugin(loaderlimits.New(
		loaderlimits.DepthValue(maxDepth),
		loaderlimits.AliasFunc(func(aliases, _ int) error {
			if aliases > 0 {
				return errors.New("aliases are not used in words")
			}
			return nil
		}))))
	if err != nil {
		return nil, &fault{1, 1, err.Error()}
	}
	var document yaml.Node
	if err := loader.Load(&document); err != nil {
		return nil, faultOf(err)
	}
	if len(document.Content) != 1 || document.Content[0].Kind != yaml.MappingNode {
		return nil, &fault{1, 1, "a group of words is expected"}
	}
	f := &flattener{seen: make(map[string]bool)}
	if broken := f.group("", document.Content[0], 0); broken != nil {
		return nil, broken
	}
	return f.entries, nil
}

// faultOf finds the place in an error of the YAML reader.
func faultOf(err error) *fault {
	var load *yaml.LoadError
	if errors.As(err, &load) && load.Mark.Line > 0 {
		return &fault{load.Mark.Line, max(load.Mark.Column, 1), load.Message}
	}
	return &fault{1, 1, err.Error()}
}

type flattener struct {
	entries []entry
	seen    map[string]bool
}

// group takes the words of a mapping.
func (f *flattener) group(prefix string, n *yaml.Node, depth int) *fault {
	if depth > maxDepth {
		return &fault{n.Line, n.Column, "groups inside groups inside groups"}
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			return &fault{key.Line, key.Column, "a key is expected"}
		}
		if broken := f.add(prefix+key.Value, placeOf(key), value, depth); broken != nil {
			return broken
		}
	}
	return nil
}

// add takes one value: a text, a plural, a list or a group.
func (f *flattener) add(key string, at place, value *yaml.Node, depth int) *fault {
	switch {
	case value.Kind == yaml.ScalarNode:
		return f.put(entry{key: key, at: at, value: placeOf(value), written: written{other: value.Value}})
	case value.Kind == yaml.MappingNode && isPlural(value):
		return f.put(entry{key: key, at: at, value: at, written: plural(value)})
	case value.Kind == yaml.MappingNode:
		return f.group(key+".", value, depth+1)
	case value.Kind == yaml.SequenceNode && depth < maxDepth:
		for i, item := range value.Content {
			if broken := f.add(key+"."+strconv.Itoa(i+1), placeOf(item), item, depth+1); broken != nil {
				return broken
			}
		}
		return nil
	}
	return &fault{value.Line, value.Column, "a text is expected"}
}

func (f *flattener) put(e entry) *fault {
	if f.seen[e.key] {
		return &fault{e.at.line, e.at.column, fmt.Sprintf("%s stands twice", e.key)}
	}
	f.seen[e.key] = true
	f.entries = append(f.entries, e)
	return nil
}

// isPlural reports whether a mapping has the forms of a plural and nothing else.
func isPlural(n *yaml.Node) bool {
	other := false
	for i := 0; i+1 < len(n.Content); i += 2 {
		switch n.Content[i].Value {
		case "other":
			other = true
		case "one", "zero":
		default:
			return false
		}
		if n.Content[i+1].Kind != yaml.ScalarNode {
			return false
		}
	}
	return other
}

func plural(n *yaml.Node) written {
	w := written{plural: true}
	for i := 0; i+1 < len(n.Content); i += 2 {
		switch value := n.Content[i+1].Value; n.Content[i].Value {
		case "zero":
			w.zero = value
		case "one":
			w.one = value
		case "other":
			w.other = value
		}
	}
	if w.one == "" {
		w.one = w.other
	}
	return w
}

func placeOf(n *yaml.Node) place { return place{line: n.Line, column: n.Column, text: n.Value} }

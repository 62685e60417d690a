// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
)

// A Mapping says which column is which key of a place: "address.postcode". Beside the keys of the schema, `description` is the text
// below the front matter and `address` a whole address in one value. A person may write it as YAML, see [ParseMapping].
type Mapping struct {
	Columns  []Pair            // name of a column → key; "" leaves the column out
	Values   map[string][]Pair // by key: what the file says → what the place says; "" leaves the value out
	Defaults []Pair            // key → value of the places whose record has none
}

// A Pair is two texts of a Mapping.
type Pair struct{ From, To string }

// The keys of a mapping that are none of a place.
const (
	keyDescription = "description"
	keyAddress     = "address"
)

// key returns the key of a column, "" for none.
func (m Mapping) key(column string) string {
	for _, p := range m.Columns {
		if p.From == column {
			return p.To
		}
	}
	return ""
}

// The sections of a mapping's file.
const (
	sectionColumns  = "columns"
	sectionValues   = "values"
	sectionDefaults = "defaults"
)

// ParseMapping reads a mapping's file. The problems are of its YAML; the refusals name keys that no place has.
func ParseMapping(f *diag.File, place *schema.Schema) (Mapping, []diag.Diagnostic, []Refusal) {
	m := Mapping{Values: make(map[string][]Pair)}
	matter, problems := front.Parse(f, front.NetworkLimits)
	if matter == nil || matter.Root == nil {
		return m, problems, nil
	}
	keys := keysOf(place)
	var refused []Refusal
	known := func(at diag.Span, key string) bool {
		if key == "" || keys.has(key) {
			return true
		}
		line, _ := at.Position()
		fr, en := fmt.Sprintf("« %s » n’est pas une clé d’un lieu", key), fmt.Sprintf("%q is no key of a place", key)
		if nearest := diag.Nearest(key, keys.names); nearest != "" {
			fr, en = fr+fmt.Sprintf(" : vouliez-vous dire « %s » ?", nearest), en+fmt.Sprintf(": did you mean %q?", nearest)
		}
		refused = append(refused, Refusal{line, diag.Text{FR: fr, EN: en}})
		return false
	}
	for _, section := range matter.Root.Fields {
		switch section.Name {
		case sectionColumns:
			for _, f := range section.Value.Fields {
				if known(f.Value.At, f.Value.Value) {
					m.Columns = append(m.Columns, Pair{f.Name, f.Value.Value})
				}
			}
		case sectionValues:
			for _, f := range section.Value.Fields {
				if known(f.Key, f.Name) {
					for _, v := range f.Value.Fields {
						m.Values[f.Name] = append(m.Values[f.Name], Pair{v.Name, v.Value.Value})
					}
				}
			}
		case sectionDefaults:
			for _, f := range section.Value.Fields {
				if known(f.Key, f.Name) {
					m.Defaults = append(m.Defaults, Pair{f.Name, listed(f.Value)})
				}
			}
		default:
			line, _ := section.Key.Position()
			refused = append(refused, Refusal{line, diag.Text{
				FR: fmt.Sprintf("« %s » : il n’y a que columns, values et defaults", section.Name),
				EN: fmt.Sprintf("%q: there are only columns, values and defaults", section.Name),
			}})
		}
	}
	return m, problems, refused
}

// listed returns a value, and a list as the tables write one.
func listed(n *front.Node) string {
	if n.Kind != front.List {
		return n.Value
	}
	var items []string
	for _, item := range n.Items {
		items = append(items, item.Value)
	}
	return strings.Join(items, "|")
}

// Missing returns the columns that a mapping names and that a table does not have: a mapping of another file.
func (m Mapping) Missing(t Table) []string {
	var missing []string
	for _, p := range m.Columns {
		if p.To != "" && !slices.Contains(t.Columns, p.From) {
			missing = append(missing, p.From)
		}
	}
	return missing
}

// YAML writes a mapping for a person to correct, with an example of what each column holds that was not understood.
func (m Mapping) YAML(t Table, file, lang string) []byte {
	say := func(fr, en string) string { return diag.Text{FR: fr, EN: en}.In(lang) }
	var b strings.Builder
	fmt.Fprintf(&b, say("# Ce que maillage a compris de %s : à gauche ce que dit le fichier, à droite les clés d’un lieu.\n", "# What maillage understood of %s: on the left what the file says, on the right the keys of a place.\n"), clean(file))
	b.WriteString(say("# Corrigez, puis relancez la même commande. Ce qui n’a rien à droite n’est pas importé.\n", "# Correct it, then run the same command again. What has nothing on the right is not imported.\n"))
	b.WriteString(sectionColumns + ":\n")
	for _, p := range m.Columns {
		b.WriteString(pairLine("  ", p, exampleOf(t, p.From), say))
	}
	if len(m.Values) > 0 {
		b.WriteString(sectionValues + ":\n")
	}
	for _, key := range sorted(m.Values) {
		b.WriteString("  " + key + ":\n")
		for _, p := range m.Values[key] {
			b.WriteString(pairLine("    ", p, "", say))
		}
	}
	if len(m.Defaults) > 0 {
		b.WriteString(sectionDefaults + ":\n")
	}
	for _, p := range m.Defaults {
		b.WriteString("  " + p.From + ": " + flow(strings.Split(p.To, "|")) + "\n")
	}
	return []byte(b.String())
}

// pairLine writes a pair; one that has nothing on the right says that it was not understood.
func pairLine(indent string, p Pair, example string, say func(fr, en string) string) string {
	line := indent + front.Quote(p.From) + ":"
	switch {
	case p.To != "":
		return line + " " + front.Quote(p.To) + "\n"
	case example != "":
		return line + " # " + fmt.Sprintf(say("pas compris, par exemple « %s »", "not understood, for example “%s”"), example) + "\n"
	}
	return line + " # " + say("pas compris", "not understood") + "\n"
}

// exampleOf returns the first value of a column.
func exampleOf(t Table, column string) string {
	at := slices.Index(t.Columns, column)
	for _, r := range t.Records[:min(len(t.Records), 1000)] {
		if value := r.value(at); value != "" {
			return short(value)
		}
	}
	return ""
}

// flow writes a value, or a list between brackets.
func flow(items []string) string {
	for i := range items {
		items[i] = front.Quote(items[i])
	}
	if len(items) == 1 {
		return items[0]
	}
	return "[" + strings.Join(items, ", ") + "]"
}

func sorted(m map[string][]Pair) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// A keySet is the keys that a mapping may name, with what stands under each.
type keySet struct {
	names      []string
	properties map[string]schema.Property
}

// keysOf returns the keys of a place that a table can fill: texts, numbers, choices, and lists of texts.
func keysOf(place *schema.Schema) keySet {
	k := keySet{properties: make(map[string]schema.Property)}
	var add func(list []schema.Property)
	add = func(list []schema.Property) {
		for _, p := range list {
			switch {
			case p.Private, p.Name == "draft":
			case p.Type == "object":
				add(p.Properties)
			case p.Type == "array" && (p.Items == nil || p.Items.Type == "object"):
			default:
				k.names = append(k.names, p.Path)
				k.properties[p.Path] = p
			}
		}
	}
	add(place.Properties())
	k.names = append(k.names, keyDescription, keyAddress)
	return k
}

func (k keySet) has(key string) bool {
	if source, found := strings.CutPrefix(key, "external."); found {
		return source != "" && len(source) <= 40 && strings.Trim(source, "abcdefghijklmnopqrstuvwxyz0123456789_-") == ""
	}
	return slices.Contains(k.names, key)
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package dataset

import (
	"bytes"
	"encoding/json"
	"math"
	"sync"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Record is one object of a dataset: a place, an event… Its values are found and encoded once, when somebody asks first.
type Record struct {
	ID    string
	Label string // what people call it
	Path  string // of its page, from the site's root: "/lieux/la-coroutine/"; "" for none
	Dated time.Time
	Point *geo.Point // nil where none is known
	Area  *geo.Area  // of a territory; nil for others
	Entry site.Entry // that it is made from; nil for a territory

	members []Member
	values  func() []any
	object  func() []byte
}

// record makes a record of e. Names are the encoded names of the members: see [prefixes].
func record[E any](s *site.Site, members []Member, names [][]byte, columns []column[E], e E) *Record {
	r := &Record{members: members}
	r.values = sync.OnceValue(func() []any {
		values := make([]any, len(columns))
		for i, c := range columns {
			values[i] = known(c.value(s, e))
		}
		return values
	})
	r.object = sync.OnceValue(func() []byte { return encode(members, names, r.values()) })
	return r
}

// Values returns the values in the order of the members; nil for what is not known. The result must not be modified.
func (r *Record) Values() []any { return r.values() }

// Get returns the value of a member by its name, nil where it is not known.
func (r *Record) Get(name string) any {
	for i, m := range r.members {
		if m.Name == name {
			return r.values()[i]
		}
	}
	return nil
}

// JSON returns the record as a JSON object without spaces: what is not known is left out, but for what every record has. The
// same bytes stand in every file. The result must not be modified.
func (r *Record) JSON() []byte { return r.object() }

// Indented returns the record as JSON that people read.
func (r *Record) Indented() string {
	var b bytes.Buffer
	if json.Indent(&b, r.JSON(), "", "  ") != nil {
		return ""
	}
	return b.String()
}

// known returns nil for a value that says nothing.
func known(value any) any {
	switch v := value.(type) {
	case string:
		if v == "" {
			return nil
		}
	case int:
		if v == 0 {
			return nil
		}
	case []string:
		var items []string
		for _, item := range v {
			if item != "" {
				items = append(items, item)
			}
		}
		if items == nil {
			return nil
		}
		return items
	}
	return value
}

// prefixes returns the names of members as an object has them: `"postcode":`.
func prefixes(members []Member) [][]byte {
	names := make([][]byte, len(members))
	for i, m := range members {
		names[i] = []byte(`"` + m.Name + `":`) // names are of [a-z_]
	}
	return names
}

// encode writes an object. A data file is no HTML: < and & stay as they are.
func encode(members []Member, names [][]byte, values []any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, value := range values {
		if value == nil {
			if !members[i].Always {
				continue
			}
			value = empty(members[i].Kind)
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		b.Write(names[i])
		if e.Encode(value) != nil { // kinds have no value that cannot be encoded
			b.WriteString("null\n")
		}
		b.Truncate(b.Len() - 1) // the end of line
	}
	b.WriteByte('}')
	return bytes.Clone(b.Bytes())
}

// empty returns the value of a member that every record has and that this one says nothing for: a file with problems.
func empty(k Kind) any {
	switch k {
	case Integer, Number:
		return 0
	case Boolean:
		return false
	case List:
		return []string{}
	}
	return ""
}

// Decimals returns a coordinate in degrees with at most 5 decimals, about a metre, and zero without a sign.
func Decimals(degrees float64) float64 { return math.Round(degrees*1e5)/1e5 + 0 }

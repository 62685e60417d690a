// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
)

// A value is a piece of JSON that keeps the order of its keys, which encoding/json does not: the order of a
// schema's properties is the order of forms and documentation.
type value struct {
	kind   byte    // '{', '[', '"', '0' (number), 't' (true or false), 'n' (null); 0 is nothing
	fields []field // of an object
	items  []value // of an array
	text   string  // of a string; of a number or a boolean as written
}

type field struct {
	name  string
	value value
}

// parseJSON reads one value and nothing after it.
func parseJSON(text []byte) (value, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	v, err := readValue(d)
	if err != nil {
		return value{}, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return value{}, errors.New("more than one value")
	}
	return v, nil
}

func readValue(d *json.Decoder) (value, error) {
	token, err := d.Token()
	if err != nil {
		return value{}, err
	}
	switch token := token.(type) {
	case string:
		return text(token), nil
	case json.Number:
		return value{kind: '0', text: token.String()}, nil
	case bool:
		return value{kind: 't', text: strconv.FormatBool(token)}, nil
	case json.Delim:
		if token == '{' {
			return readObject(d)
		}
		return readArray(d)
	}
	return value{kind: 'n', text: "null"}, nil
}

func readObject(d *json.Decoder) (value, error) {
	v := value{kind: '{'}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return value{}, err
		}
		item, err := readValue(d)
		if err != nil {
			return value{}, err
		}
		v.fields = append(v.fields, field{name.(string), item})
	}
	_, err := d.Token()
	return v, err
}

func readArray(d *json.Decoder) (value, error) {
	v := value{kind: '['}
	for d.More() {
		item, err := readValue(d)
		if err != nil {
			return value{}, err
		}
		v.items = append(v.items, item)
	}
	_, err := d.Token()
	return v, err
}

func text(s string) value { return value{kind: '"', text: s} }

func texts(list []string) value {
	v := value{kind: '['}
	for _, s := range list {
		v.items = append(v.items, text(s))
	}
	return v
}

// get returns the value of a key, nothing when it is not there.
func (v value) get(name string) value {
	for _, f := range v.fields {
		if f.name == name {
			return f.value
		}
	}
	return value{}
}

func (v value) exists() bool { return v.kind != 0 }

// strings returns the texts of an array; a text alone is an array of one.
func (v value) strings() []string {
	if v.kind == '"' {
		return []string{v.text}
	}
	var list []string
	for _, item := range v.items {
		list = append(list, item.text)
	}
	return list
}

// over returns the object v with the keys of w put over its own; new keys come after.
func (v value) over(w value) value {
	merged := value{kind: '{', fields: append([]field(nil), v.fields...)}
	for _, f := range w.fields {
		merged = merged.set(f.name, f.value)
	}
	return merged
}

// set returns the object v with one key changed or added. v may be changed: it must be ours.
func (v value) set(name string, to value) value {
	for i, f := range v.fields {
		if f.name == name {
			v.fields[i].value = to
			return v
		}
	}
	v.fields = append(v.fields, field{name, to})
	return v
}

// appendTo writes v as compact JSON.
func (v value) appendTo(b []byte) []byte {
	switch v.kind {
	case '{':
		b = append(b, '{')
		for i, f := range v.fields {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(quoteTo(b, f.name), ':')
			b = f.value.appendTo(b)
		}
		return append(b, '}')
	case '[':
		b = append(b, '[')
		for i, item := range v.items {
			if i > 0 {
				b = append(b, ',')
			}
			b = item.appendTo(b)
		}
		return append(b, ']')
	case '"':
		return quoteTo(b, v.text)
	}
	return append(b, v.text...)
}

// quoteTo writes a JSON string that is safe in a page too: encoding/json escapes <, > and &.
func quoteTo(b []byte, s string) []byte {
	quoted, err := json.Marshal(s)
	if err != nil { // a string is always marshalled
		return append(b, `""`...)
	}
	return append(b, quoted...)
}

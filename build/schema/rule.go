// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// A kind is what a value must be. Several may be allowed; a text that may be a number is a text.
type kind string

const (
	textKind    kind = "string"
	integerKind kind = "integer"
	numberKind  kind = "number"
	booleanKind kind = "boolean"
	listKind    kind = "array"
	groupKind   kind = "object"
)

// A rule is a schema made ready for checking, with its $refs resolved.
type rule struct {
	kind     kind // "" where anyOf decides
	title    diag.Text
	help     diag.Text
	examples []string // as they are written after the key
	private  bool

	// Of a text.
	enum                 []choice
	terms                string // name of the network's list
	ref                  string // type of the document that is named
	format               string
	pattern              *regexp.Regexp
	minLength, maxLength int // in characters

	// Of a number.
	minimum, maximum *float64

	// Of a list.
	items              *rule
	minItems, maxItems int
	unique             bool
	uniqueKey          string // of the items that are groups

	// Of a group.
	properties    []property
	index         map[string]*rule
	required      []string
	closed        bool  // other keys are refused
	extra         *rule // or follow this
	names         *regexp.Regexp
	maxProperties int
	dependent     []dependency
	condition     *condition
	requiredOne   []string // at least one of them
	either        []*rule  // one of these must fit
}

// A choice is one value of an enum with what people call it.
type choice struct {
	id    string
	title diag.Text
}

type property struct {
	name string
	rule *rule
}

// A dependency says that a key needs others.
type dependency struct {
	key   string
	needs []string
}

// A condition adds required keys to a group according to what stands in it.
type condition struct {
	when            *rule
	then, otherwise []string
}

// notBlank is the pattern of texts that are not blank.
const notBlank = `\S`

// compile makes the rule of a schema. It refuses keywords that it does not know.
func compile(v, defs value) (*rule, error) {
	v, err := resolve(v, defs)
	if err != nil {
		return nil, err
	}
	r := &rule{}
	hasFormat := v.get("format").exists()
	for _, f := range v.fields {
		if f.name == "pattern" && hasFormat { // for other programs: our formats are stricter than their patterns
			continue
		}
		if err := r.keyword(f.name, f.value, defs); err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
	}
	switch {
	case r.kind != "":
	case len(r.enum) > 0:
		r.kind = textKind
	case len(r.properties) > 0:
		r.kind = groupKind
	}
	return r, nil
}

// resolve puts what a $ref names under the keys that stand beside it.
func resolve(v, defs value) (value, error) {
	ref := v.get("$ref")
	if !ref.exists() {
		return v, nil
	}
	_, name, found := strings.Cut(ref.text, "#/$defs/")
	target := defs.get(name)
	if !found || !target.exists() {
		return value{}, fmt.Errorf("$ref %q names nothing", ref.text)
	}
	target, err := resolve(target, defs)
	if err != nil {
		return value{}, err
	}
	merged := target.over(v)
	merged.fields = slices.DeleteFunc(merged.fields, func(f field) bool { return f.name == "$ref" })
	return merged, nil
}

// keyword takes in one keyword of a schema.
func (r *rule) keyword(name string, v, defs value) error {
	switch name {
	case "$schema", "$id", "default":
		return nil
	case "title", "description", "x-en", "x-titles", "examples", "x-private":
		return r.annotation(name, v)
	case "type":
		return r.setKind(v.strings())
	case "properties", "required", "additionalProperties", "propertyNames", "maxProperties", "dependentRequired", "if", "then", "else":
		return r.groupKeyword(name, v, defs)
	case "items", "minItems", "maxItems", "uniqueItems", "x-unique":
		return r.listKeyword(name, v, defs)
	case "anyOf":
		return r.alternatives(v, defs)
	}
	return r.scalarKeyword(name, v)
}

func (r *rule) annotation(name string, v value) error {
	switch name {
	case "title":
		r.title.FR = v.text
	case "description":
		r.help.FR = v.text
	case "x-en":
		r.title.EN, r.help.EN = v.get("title").text, v.get("description").text
		for i, title := range v.get("titles").strings() {
			r.choice(i).title.EN = title
		}
	case "x-titles":
		for i, title := range v.strings() {
			r.choice(i).title.FR = title
		}
	case "examples":
		r.examples = nil
		for _, example := range v.items {
			r.examples = append(r.examples, example.yaml())
		}
	case "x-private":
		r.private = v.text == "true"
	}
	return nil
}

// choice returns the i-th value of enum, which may stand in the file before or after its titles.
func (r *rule) choice(i int) *choice {
	for len(r.enum) <= i {
		r.enum = append(r.enum, choice{})
	}
	return &r.enum[i]
}

func (r *rule) setKind(names []string) error {
	if len(names) > 1 {
		if names[0] != string(textKind) {
			return fmt.Errorf("only a text may be something else as well: %v", names)
		}
	}
	switch k := kind(names[0]); k {
	case textKind, integerKind, numberKind, booleanKind, listKind, groupKind:
		r.kind = k
		return nil
	}
	return fmt.Errorf("unknown type %q", names[0])
}

func (r *rule) scalarKeyword(name string, v value) (err error) {
	switch name {
	case "enum":
		for i, id := range v.strings() {
			r.choice(i).id = id
		}
	case "const": // the only value of an enum
		r.choice(0).id = v.text
	case "x-terms":
		r.terms = v.text
	case "x-ref":
		r.ref = v.text
	case "format":
		if formats[v.text] == nil && !isCoordinate(v.text) {
			return fmt.Errorf("unknown format %q", v.text)
		}
		r.format = v.text
	case "pattern":
		if v.text != notBlank { // a text without a character counts as absent and never comes this far
			r.pattern, err = regexp.Compile(v.text)
		}
	case "minLength":
		r.minLength, err = strconv.Atoi(v.text)
	case "maxLength":
		r.maxLength, err = strconv.Atoi(v.text)
	case "minimum":
		r.minimum, err = bound(v)
	case "maximum":
		r.maximum, err = bound(v)
	default:
		return fmt.Errorf("unknown keyword")
	}
	return err
}

func bound(v value) (*float64, error) {
	f, err := strconv.ParseFloat(v.text, 64)
	return &f, err
}

func (r *rule) listKeyword(name string, v, defs value) (err error) {
	switch name {
	case "items":
		r.items, err = compile(v, defs)
	case "minItems":
		r.minItems, err = strconv.Atoi(v.text)
	case "maxItems":
		r.maxItems, err = strconv.Atoi(v.text)
	case "uniqueItems":
		r.unique = v.text == "true"
	case "x-unique":
		r.uniqueKey = v.text
	}
	return err
}

func (r *rule) groupKeyword(name string, v, defs value) (err error) {
	switch name {
	case "properties":
		return r.setProperties(v, defs)
	case "required":
		r.required = v.strings()
	case "additionalProperties":
		if v.kind == '{' {
			r.extra, err = compile(v, defs)
			return err
		}
		r.closed = v.text == "false"
	case "propertyNames":
		r.names, err = regexp.Compile(v.get("pattern").text)
	case "maxProperties":
		r.maxProperties, err = strconv.Atoi(v.text)
	case "dependentRequired":
		for _, f := range v.fields {
			r.dependent = append(r.dependent, dependency{f.name, f.value.strings()})
		}
	case "if":
		r.cond().when, err = compile(v, defs)
	case "then":
		r.cond().then, err = onlyRequired(v)
	case "else":
		r.cond().otherwise, err = onlyRequired(v)
	}
	return err
}

func (r *rule) cond() *condition {
	if r.condition == nil {
		r.condition = &condition{}
	}
	return r.condition
}

// onlyRequired reads a branch of a condition: all that we need there is required.
func onlyRequired(v value) ([]string, error) {
	if len(v.fields) > 1 || len(v.fields) == 1 && v.fields[0].name != "required" {
		return nil, fmt.Errorf("only required may stand here")
	}
	return v.get("required").strings(), nil
}

func (r *rule) setProperties(v, defs value) error {
	r.index = make(map[string]*rule, len(v.fields))
	for _, f := range v.fields {
		p, err := compile(f.value, defs)
		if err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		r.properties = append(r.properties, property{f.name, p})
		r.index[f.name] = p
	}
	return nil
}

// alternatives reads anyOf: either a group needs one of several keys, or a value may be of several kinds.
func (r *rule) alternatives(v, defs value) error {
	for _, alternative := range v.items {
		a, err := compile(alternative, defs)
		if err != nil {
			return err
		}
		if a.kind == "" {
			keys, err := onlyRequired(alternative)
			if err != nil || len(keys) != 1 {
				return fmt.Errorf("an alternative has a type, or requires one key")
			}
			r.requiredOne = append(r.requiredOne, keys[0])
			continue
		}
		r.either = append(r.either, a)
	}
	return nil
}

// keys returns the names of the properties in their order.
func (r *rule) keys() []string {
	names := make([]string, len(r.properties))
	for i, p := range r.properties {
		names[i] = p.name
	}
	return names
}

// example returns how the value may be written, "" when the schema does not say.
func (r *rule) example() string {
	if len(r.examples) == 0 {
		return ""
	}
	return r.examples[0]
}

func isCoordinate(format string) bool { return format == "latitude" || format == "longitude" }

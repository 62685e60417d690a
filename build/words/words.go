// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package words holds the words of the interface in one language: sentences with plurals, dates, hours and numbers
// as people write them, the words in paths, and the order of the alphabet.
//
// [Load] reads words/<lang>.yaml of a theme. [Set.Overlay] lays a network's own file over it, [Set.With] the nouns of
// site.yaml. The three give a [Set], which is never modified and may be read from any goroutine:
//
//	set.Text("article.by", "name", "Ada")      « par Ada »
//	set.Text("count.places", "count", 1234)    « 1 234 tiers-lieux »
//
// # The file
//
// Words stand in groups; a key is the path to one of them with dots: "place.status.open". A word with the two forms
// `one` and `other` is a plural, chosen by the argument `count`; a form `zero` is optional and stands for 0 alone.
// {name} is replaced by the argument of that name; numbers are written as people write them. Words are text,
// never HTML.
//
// # The network's nouns
//
// The group `nouns` has the words by which a network calls its things, with their gender; site.yaml changes them. A
// sentence names them with their grammar, the first letter's case says the case to write:
//
//	{place} {places}          tiers-lieu, tiers-lieux        espace, espaces
//	{a_place}                 un tiers-lieu                  un espace           une fabrique
//	{the_place} {the_places}  le tiers-lieu, les…            l’espace            la fabrique
//	{of_place} {of_places}    de tiers-lieu, de tiers-lieux  d’espace, d’espaces de fabrique
//	{of_the_place} {of_the_places}  du tiers-lieu, des…      de l’espace, des…   de la fabrique, des…
//	{to_the_place} {to_the_places}  au tiers-lieu, aux…      à l’espace, aux…    à la fabrique, aux…
//	{this_place}              ce tiers-lieu                  cet espace          cette fabrique
//	{of_this_place}           de ce tiers-lieu               de cet espace       de cette fabrique
//	{no_place}                aucun tiers-lieu               aucun espace        aucune fabrique
//	{place?ouvert:ouverte}    ouvert                         ouvert              ouverte
//
// These names belong to the nouns: an argument of a sentence is called otherwise ({name}, not {place}).
package words

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate"
)

// A Set is the words of one language. It is never modified.
type Set struct {
	lang    string
	written map[string]written // as the file has them, by key
	nouns   map[string]Noun
	words   map[string]word // ready to be said, with the nouns in their places
	slugs   map[string]string
	dates   calendar
	collate *sync.Pool // of *collator: a collate.Collator is not safe for two goroutines
}

// A Noun is a word of the network with its grammar. Other defaults to One with an s, Gender to m.
type Noun struct {
	One    string // tiers-lieu
	Other  string // tiers-lieux
	Gender string // m or f
}

// Load reads words/<lang>.yaml of a theme. A broken file of a theme is an error: a network's own goes to [Set.Overlay].
func Load(theme fs.FS, lang string) (*Set, error) {
	path := "words/" + lang + ".yaml"
	text, err := fs.ReadFile(theme, path)
	if err != nil {
		return nil, fmt.Errorf("read the words of language %q: %w", lang, err)
	}
	entries, fault := read(text)
	if fault != nil {
		return nil, fmt.Errorf("read %s: %w", path, fault)
	}
	all := make(map[string]written, len(entries))
	for _, e := range entries {
		all[e.key] = e.written
	}
	nouns := make(map[string]Noun)
	for key := range all {
		name, part, isNoun := splitNoun(key)
		if isNoun && part == "one" {
			nouns[name] = Noun{One: all[key].other, Other: all["nouns."+name+".other"].other, Gender: all["nouns."+name+".gender"].other}.complete()
		}
	}
	return compile(lang, all, nouns), nil
}

// splitNoun takes a key of the group nouns apart: "nouns.place.one".
func splitNoun(key string) (name, part string, ok bool) {
	rest, ok := strings.CutPrefix(key, "nouns.")
	if !ok {
		return "", "", false
	}
	name, part, ok = strings.Cut(rest, ".")
	return name, part, ok
}

// compile makes a Set of what is written.
func compile(lang string, all map[string]written, nouns map[string]Noun) *Set {
	s := &Set{lang: lang, written: all, nouns: nouns, words: make(map[string]word, len(all)), slugs: make(map[string]string)}
	known := forms(lang, nouns)
	for key, w := range all {
		s.words[key] = word{zero: parse(w.zero, known), one: parse(w.one, known), other: parse(w.other, known), plural: w.plural}
		if path, ok := strings.CutPrefix(key, "path."); ok {
			s.slugs[path] = Slug(w.other)
		}
	}
	s.dates = newCalendar(s)
	s.collate = &sync.Pool{New: func() any { return newCollator(lang) }}
	return s
}

// With returns the words of s with a network's own nouns ("place", "network"). Nouns that no word names are left out.
func (s *Set) With(nouns map[string]Noun) *Set {
	merged := maps.Clone(s.nouns)
	for name, noun := range nouns {
		if _, known := merged[name]; known && noun.One != "" {
			merged[name] = noun.complete()
		}
	}
	return compile(s.lang, s.written, merged)
}

// Lang returns the language, as in <html lang>: "fr".
func (s *Set) Lang() string { return s.lang }

// Own reports whether a network says the words of a key in its own way (see [Set.Overlay]).
func (s *Set) Own(key string) bool { return s.written[key].own }

// Has reports whether there are words for a key.
func (s *Set) Has(key string) bool {
	_, ok := s.words[key]
	return ok
}

// Keys returns every key, sorted.
func (s *Set) Keys() []string { return slices.Sorted(maps.Keys(s.words)) }

// Text returns the words of a key; args alternate names and values. The argument `count` chooses the plural (French: 0
// and 1 are singular). Numbers are written as people write them, but for `year`, which is never grouped. A key without
// words gives the key in white brackets, ⟦key⟧: no page may show one, tests look.
func (s *Set) Text(key string, args ...any) string {
	w, ok := s.words[key]
	if !ok {
		return missing(key)
	}
	return s.say(w.form(s.lang, args), args)
}

// say puts the arguments into a sentence.
func (s *Set) say(pieces []piece, args []any) string {
	if len(pieces) == 1 && pieces[0].arg == "" {
		return pieces[0].text
	}
	var b strings.Builder
	for _, p := range pieces {
		if p.arg == "" {
			b.WriteString(p.text)
			continue
		}
		value, given := argument(args, p.arg)
		if !given {
			b.WriteString(missing(p.arg))
			continue
		}
		b.WriteString(s.value(p.arg, value))
	}
	return b.String()
}

// value writes one argument.
func (s *Set) value(name string, v any) string {
	if text, ok := v.(string); ok {
		return text
	}
	if n, ok := number(v); ok && name != "year" {
		return s.Number(n)
	}
	return fmt.Sprint(v)
}

// Path returns the word that stands in paths for a section or a kind of page: Path("places") is "lieux". The result is
// always safe in a path; a kind without a word is its own.
func (s *Set) Path(key string) string {
	if slug := s.slugs[key]; slug != "" {
		return slug
	}
	return Slug(key)
}

// Reserves reports whether a word stands in paths for a section or a kind of page.
func (s *Set) Reserves(word string) bool {
	for _, slug := range s.slugs {
		if slug == word {
			return true
		}
	}
	return false
}

// Enumerate returns items as a sentence has them: « a, b et c ».
func (s *Set) Enumerate(items []string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	last := len(items) - 1
	return s.Text("list.and", "items", strings.Join(items[:last], ", "), "last", items[last])
}

func missing(key string) string { return "⟦" + key + "⟧" }

// A collator orders labels; it belongs to one goroutine at a time.
type collator struct {
	*collate.Collator
	buffer collate.Buffer
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// complete fills what a noun leaves out.
func (n Noun) complete() Noun {
	if n.Other == "" {
		n.Other = n.One + "s"
	}
	if n.Gender != "f" {
		n.Gender = "m"
	}
	return n
}

// forms returns everything that sentences may say of nouns, by the name between the braces: "place", "the_places".
// The gender stands under "place?".
func forms(lang string, nouns map[string]Noun) map[string]string {
	all := make(map[string]string, 16*len(nouns))
	for name, n := range nouns {
		all[name], all[name+"s"], all[name+"?"] = n.One, n.Other, n.Gender
		if lang == "fr" {
			frenchForms(all, name, n)
		} else {
			englishForms(all, name, n)
		}
	}
	return all
}

func frenchForms(all map[string]string, name string, n Noun) {
	feminine := n.Gender == "f"
	choose := func(masculine, feminineForm, elided string) string {
		switch {
		case elided != "" && elides(n.One):
			return elided
		case feminine:
			return feminineForm
		}
		return masculine
	}
	all["a_"+name] = choose("un ", "une ", "") + n.One
	all["the_"+name] = choose("le ", "la ", "l’") + n.One
	all["of_the_"+name] = choose("du ", "de la ", "de l’") + n.One
	all["to_the_"+name] = choose("au ", "à la ", "à l’") + n.One
	all["no_"+name] = choose("aucun ", "aucune ", "") + n.One
	all["this_"+name] = choose("ce ", "cette ", "") + n.One
	if !feminine && elides(n.One) {
		all["this_"+name] = "cet " + n.One
	}
	all["of_this_"+name] = "de " + all["this_"+name]
	all["of_"+name] = of(n.One) + n.One
	all["a_"+name+"s"] = "des " + n.Other
	all["the_"+name+"s"] = "les " + n.Other
	all["of_"+name+"s"] = of(n.Other) + n.Other
	all["of_the_"+name+"s"] = "des " + n.Other
	all["to_the_"+name+"s"] = "aux " + n.Other
	all["this_"+name+"s"], all["of_this_"+name+"s"] = "ces "+n.Other, "de ces "+n.Other
}

func of(noun string) string {
	if elides(noun) {
		return "d’"
	}
	return "de "
}

func englishForms(all map[string]string, name string, n Noun) {
	article := "a "
	if beginsWithVowelSound(n.One) {
		article = "an "
	}
	all["a_"+name], all["a_"+name+"s"] = article+n.One, n.Other
	all["this_"+name], all["this_"+name+"s"] = "this "+n.One, "these "+n.Other
	all["of_this_"+name], all["of_this_"+name+"s"] = "of this "+n.One, "of these "+n.Other
	all["no_"+name] = "no " + n.One
	for prefix, text := range map[string]string{"the_": "the ", "of_": "of ", "of_the_": "of the ", "to_the_": "to the "} {
		all[prefix+name], all[prefix+name+"s"] = text+n.One, text+n.Other
	}
}

// aspirated lists the beginnings of French words before which le, la and de keep their vowel, among the words by which
// people call their places.
var aspirated = [...]string{"hack", "hall", "hameau", "hangar", "haut", "hub", "hutte", "huit", "onze", "ouistiti", "oui", "yaourt", "yourte"}

// elides reports whether le, la and de lose their vowel before a French word.
func elides(word string) bool {
	folded := Fold(word)
	for _, beginning := range aspirated {
		if strings.HasPrefix(folded, beginning) {
			return false
		}
	}
	return folded != "" && strings.ContainsRune("aeiouh", rune(folded[0]))
}

// beginsWithVowelSound reports whether an English word takes "an".
func beginsWithVowelSound(word string) bool {
	folded := Fold(word)
	for _, consonant := range [...]string{"eu", "one", "uni", "use", "usu", "uto"} {
		if strings.HasPrefix(folded, consonant) {
			return false
		}
	}
	return folded != "" && (strings.ContainsRune("aeiou", rune(folded[0])) || strings.HasPrefix(folded, "hour") || strings.HasPrefix(folded, "honest"))
}

// sayNoun returns what stands between two braces when it names a noun: "the_place", "Places", "place?ouvert:ouverte".
func sayNoun(name string, nouns map[string]string) (string, bool) {
	if noun, choice, ok := strings.Cut(name, "?"); ok {
		masculine, feminine, both := strings.Cut(choice, ":")
		gender, known := nouns[noun+"?"]
		if !known || !both {
			return "", false
		}
		if gender == "f" {
			return feminine, true
		}
		return masculine, true
	}
	first, size := utf8.DecodeRuneInString(name)
	if !unicode.IsUpper(first) {
		said, ok := nouns[name]
		return said, ok
	}
	said, ok := nouns[string(unicode.ToLower(first))+name[size:]]
	return Capital(said), ok
}

// Capital returns text with its first letter in upper case, as a title begins.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

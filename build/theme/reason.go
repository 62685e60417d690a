// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"regexp"
	"sync"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// A reason is an error of a template, and the words for those who never programmed in Go.
type reason struct {
	pattern *regexp.Regexp
	text    diag.Text // with $1, $2 for what the pattern caught
}

// reasons are the errors of html/template, of package render and of the functions of templates that people meet: what cannot be read,
// what fails in a page, what would be unsafe.
var reasons = sync.OnceValue(func() []reason {
	said := func(pattern, fr, en string) reason {
		return reason{regexp.MustCompile(pattern), diag.Text{FR: fr, EN: en}}
	}
	return []reason{
		said(`^function "(.*)" not defined$`, "la fonction « $1 » n’existe pas", "there is no function “$1”"),
		said(`^can't evaluate field (\S+) in type (.+)$`, "il n’y a pas de champ « $1 » ici ($2)", "there is no field “$1” here ($2)"),
		said(`^unexpected EOF$`, "il manque un {{end}}", "an {{end}} is missing"),
		said(`^unexpected \{\{end\}\}$`, "il y a un {{end}} de trop", "there is an {{end}} too many"),
		said(`^unclosed action.*$`, "une accolade double {{ n’est pas refermée par }}", "a {{ is never closed by }}"),
		said(`^unterminated .*$`, "un texte entre guillemets n’est pas refermé", "a text in quotation marks is not closed"),
		said(`^bad character (.*)$`, "le caractère $1 n’a pas sa place ici : il manque peut-être }} avant lui", "the character $1 has no place here: }} may be missing before it"),
		said(`^unexpected (.*) in .*$`, "$1 n’a pas sa place ici", "$1 has no place here"),
		said(`^undefined variable "(.*)"$`, "la variable « $1 » n’existe pas", "there is no variable “$1”"),
		said(
			`^nil pointer evaluating .*\.(\S+)$`,
			"il n’y a rien dont lire « $1 » : entourez de {{with}}",
			"there is nothing to read “$1” of: put {{with}} around it",
		),
		said(`^missing value for (.*)$`, "il manque quelque chose après « $1 »", "something is missing after “$1”"),
		said(`^nothing to write$`, "il n’y a rien entre {{ et }}", "there is nothing between {{ and }}"),
		said(
			`^\{?\{?(break|continue)\}?\}? outside (?:of a range|\{\{range\}\})$`,
			"{{$1}} n’a de sens que dans un {{range}}",
			"{{$1}} has a meaning only inside a {{range}}",
		),
		said(`^(.*) is not supported$`, "« $1 » n’existe pas dans les gabarits de maillage", "“$1” does not exist in templates of maillage"),
		said(`^(?:there is )?no (?:such )?template "(.*)"$`, "le gabarit « $1 » n’existe pas", "there is no template “$1”"),
		said(`^"(.*)" is an incomplete or empty template$`, "le gabarit « $1 » est vide ou inachevé", "the template “$1” is empty or incomplete"),
		said(
			`^templates call each other more than (\d+) deep$`,
			"des gabarits s’appellent les uns les autres sur plus de $1 niveaux : l’un d’eux s’appelle lui-même sans fin",
			"templates call each other more than $1 deep: one of them calls itself without end",
		),
		said(
			`^can't give argument to non-function (.*)$`,
			"« $1 » n’est pas une fonction : rien ne peut le suivre",
			"“$1” is no function: nothing can follow it",
		),
		said(
			`^(\S+) (?:is no function|has arguments but cannot be invoked as function)$`,
			"« $1 » n’est pas une fonction : rien ne peut le suivre",
			"“$1” is no function: nothing can follow it",
		),

		said(`^range can't iterate over (.*)$`, "{{range}} attend une liste, et non « $1 »", "{{range}} wants a list, not “$1”"),
		said(`^len of (.*)$`, "« $1 » n’a pas de longueur", "“$1” has no length"),
		said(
			`^index out of range: (.*)$`,
			"la liste n’a pas d’élément numéro $1 : le premier est le numéro 0",
			"the list has no element number $1: the first is number 0",
		),
		said(`^can't index item of type (.*)$`, "une valeur de type $1 n’a pas d’éléments numérotés", "a value of type $1 has no numbered elements"),
		said(`^can't slice item of type (.*)$`, "une valeur de type $1 ne se découpe pas", "a value of type $1 cannot be cut"),
		said(`^invalid slice index: (.*) > (.*)$`, "le morceau commence à $1, après sa fin, $2", "the piece begins at $1, after its end, $2"),
		said(
			`^incompatible types for comparison$`,
			"ces valeurs ne se comparent pas : elles ne sont pas du même type",
			"these values cannot be compared: they are not of the same type",
		),
		said(
			`^wrong type for value; expected (\S+); got (.*)$`,
			"il faut ici une valeur de type $1, et non « $2 »",
			"a value of type $1 is wanted here, not “$2”",
		),
		said(
			`^invalid value; expected (\S+)$`,
			"il faut ici une valeur de type $1, et il n’y en a pas",
			"a value of type $1 is wanted here, and there is none",
		),
		said(
			`^wrong number of args(?: for \S+)?: want (\d+) got (\d+)$`,
			"nombre de valeurs après la fonction : $2, il en faut $1",
			"values after the function: $2, it wants $1",
		),
		said(`^(\S+) is no moment$`, "une valeur de type $1 n’est pas une date", "a value of type $1 is no date"),
		said(`^(\S+) is no number$`, "une valeur de type $1 n’est pas un nombre", "a value of type $1 is no number"),
		said(
			`^svg wants a draw\.SVG, not (\S+)$`,
			"svg ne montre que ce que le programme a dessiné, et non une valeur de type $1",
			"svg shows only what the program drew, not a value of type $1",
		),
		said(
			`^dict wants a value for each name, got (\d+) arguments$`,
			"dict attend une valeur après chaque nom, et reçoit $1 arguments",
			"dict wants a value after each name, and has $1 arguments",
		),
		said(
			`^dict wants names, got (\S+)$`,
			"dict attend un nom entre guillemets avant chaque valeur, et reçoit une valeur de type $1",
			"dict wants a name in quotation marks before each value, and has a value of type $1",
		),
		said(`^the theme has no asset "(.*)"$`, "le thème n’a pas de fichier « $1 »", "the theme has no asset “$1”"),
		said(
			`^"(.*)" is no path of the site$`,
			"« $1 » n’est pas un chemin du site, comme /lieux/ : ext prend les adresses d’ailleurs",
			"“$1” is no path of the site, such as /lieux/: ext takes addresses elsewhere",
		),
		said(`^once takes a pointer: .*$`, "once attend des données communes à plusieurs pages", "once wants data that several pages share"),

		said(
			`^a template can only be called between elements, .*$`,
			"un gabarit ne s’appelle qu’entre deux éléments, pas dans un titre ni dans un attribut",
			"a template can only be called between elements, not inside a title or an attribute",
		),
		said(
			`^a value cannot stand inside a script, a style or the name of an attribute .*$`,
			"une valeur ne peut être ni dans un script, ni dans un style, ni dans le nom d’un attribut",
			"a value cannot stand inside a script, a style or the name of an attribute",
		),
		said(
			`(?s)^\{\{(if|with|range)\}\} branches end in different contexts.*$`,
			"un guillemet ou un chevron ne se ferme que dans l’une des branches de ce {{$1}}",
			"only one branch of this {{$1}} closes a quotation mark or an angle bracket",
		),
		said(
			`(?s)^.*ends in a non-text context.*$`,
			"le gabarit finit dans une balise, un attribut ou un commentaire qui n’est pas refermé",
			"the template ends inside a tag, an attribute or a comment that is not closed",
		),
		said(
			`^(.*) appears in an ambiguous context within a URL$`,
			"on ne sait pas de quelle partie de l’adresse $1 est",
			"it is unclear which part of the address $1 is",
		),
		said(
			`(?s)^(.*) in (?:attribute name|unquoted attr): .*$`,
			"il y a $1 dans un attribut, autour duquel il manque des guillemets",
			"there is $1 in an attribute that lacks its quotation marks",
		),
		said(
			`(?s)^expected space, attr name, or end of tag, but got (.*)$`,
			"il faut ici un espace, un attribut ou la fin de la balise, et non $1",
			"a space, an attribute or the end of the tag is wanted here, not $1",
		),
	}
})

// reasonOf says an error of a template in both languages; one that has no words of ours is repeated as it is.
func reasonOf(text string) diag.Text {
	for _, r := range reasons() {
		if r.pattern.MatchString(text) {
			return diag.Text{FR: r.pattern.ReplaceAllString(text, r.text.FR), EN: r.pattern.ReplaceAllString(text, r.text.EN)}
		}
	}
	return diag.Text{FR: text, EN: text}
}

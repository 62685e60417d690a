// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"regexp"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// formats are the values of "format" with what holds a text against each. A text that is never empty goes in; nil
// comes out for a text that is right. latitude and longitude are for numbers and live in coordinate.go.
//
// The names of the standard (date, email, uri) mean here what they mean there, only stricter; the others are ours.
var formats = map[string]func(string) *fault{
	"area":          area,
	"base-uri":      baseURL,
	"tiles":         tiles,
	"clock":         clock,
	"colour":        colour,
	"currency":      currency,
	"date":          date,
	"email":         email,
	"id":            id,
	"insee":         insee,
	"moment":        moment,
	"opening-hours": openingHours,
	"phone":         phone,
	"postcode":      postcode,
	"rrule":         recurrence,
	"running-time":  runningTime,
	"siret":         siret,
	"spdx":          licence,
	"static-path":   staticPath,
	"timezone":      timezone,
	"uri":           webAddress,
	"year-or-date":  yearOrDate,
}

// hold holds a text against a format. A suggestion that would not be right itself is dropped: formats do not look
// at their own suggestions.
func hold(format func(string) *fault, s string) *fault {
	f := format(s)
	if f != nil && f.suggestion != "" && (f.suggestion == s || format(f.suggestion) != nil) {
		f.suggestion, f.sure = "", false
	}
	return f
}

// suggest makes a fault whose suggestion may be put in without asking.
func suggest(code diag.Code, suggestion string) *fault {
	return &fault{code: code, suggestion: suggestion, sure: true}
}

// maybe makes a fault whose suggestion a person must decide on.
func maybe(code diag.Code, suggestion string) *fault {
	return &fault{code: code, suggestion: suggestion}
}

// IsID reports whether a text can be an id: of a document, an activity, a kind.
func IsID(s string) bool { return idForm.MatchString(s) }

// id wants the name of a document: [a-z0-9-]{1,80}.
func id(s string) *fault {
	if IsID(s) {
		return nil
	}
	name := idPath.ReplaceAllString(s, "$1")
	return suggest("V023", words.Slug(name))
}

// openingHours wants OpenStreetMap's opening_hours, in the part that package when reads.
func openingHours(s string) *fault {
	_, err := when.ParseHours(s)
	if err == nil {
		return nil
	}
	f := &fault{code: "V046", at: err.Offset, length: err.Length, reason: hoursReasons[err.Reason]}
	if turned := timesFirst.FindStringSubmatch(s); err.Suggestion == "" && turned != nil {
		if _, again := when.ParseHours(turned[2] + " " + turned[1]); again != nil {
			err = again
		}
	}
	if err.Suggestion != "" {
		f.suggestion, f.sure = err.Suggestion, true
	}
	return f
}

// timesFirst are hours as people say them the other way round: « 9h-18h du lundi au vendredi ».
var timesFirst = regexp.MustCompile(`(?i)^\s*((?:de )?\d{1,2} ?[h:].*?),? ((?:du|le|les|tous|chaque) .+)$`)

var hoursReasons = map[when.HoursReason]diag.Text{
	when.HoursWord:        {FR: "ce mot n’existe pas dans les horaires", EN: "this word does not exist in opening hours"},
	when.HoursTime:        {FR: "cette heure n’existe pas", EN: "there is no such time"},
	when.HoursDate:        {FR: "ce jour n’existe pas", EN: "there is no such day"},
	when.HoursNumber:      {FR: "ce nombre est trop grand ou trop petit", EN: "this number is too great or too small"},
	when.HoursEmptyRange:  {FR: "l’ouverture et la fermeture sont à la même heure", EN: "it opens and closes at the same time"},
	when.HoursNoTime:      {FR: "il manque les heures après les jours", EN: "the times are missing after the days"},
	when.HoursUnclosed:    {FR: "il manque le second guillemet ou crochet", EN: "the second quote or bracket is missing"},
	when.HoursUnexpected:  {FR: "ce morceau n’est pas à sa place", EN: "this piece is not where it can stand"},
	when.HoursUnsupported: {FR: "cette écriture d’OpenStreetMap n’est pas lue ici", EN: "this form of OpenStreetMap is not read here"},
	when.HoursTooLong:     {FR: "le texte est trop long", EN: "the text is too long"},
}

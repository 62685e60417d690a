// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import "strings"

// The names of days and months in opening_hours.
var (
	weekdayNames = [...]string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"}
	monthNames   = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
)

// weekdayWords are the days as people write them, folded; Monday is 1. "mar" is left out: it is a month in
// OpenStreetMap, and the lexer makes a Tuesday of it where its neighbours are French days.
var weekdayWords = map[string]int{
	"mo": 1, "mon": 1, "monday": 1, "lu": 1, "lun": 1, "lundi": 1, "lundis": 1,
	"tu": 2, "tue": 2, "tuesday": 2, "ma": 2, "mardi": 2, "mardis": 2,
	"we": 3, "wed": 3, "wednesday": 3, "me": 3, "mer": 3, "mercredi": 3, "mercredis": 3,
	"th": 4, "thu": 4, "thursday": 4, "je": 4, "jeu": 4, "jeudi": 4, "jeudis": 4,
	"fr": 5, "fri": 5, "friday": 5, "ve": 5, "ven": 5, "vendredi": 5, "vendredis": 5,
	"sa": 6, "sat": 6, "saturday": 6, "sam": 6, "samedi": 6, "samedis": 6,
	"su": 7, "sun": 7, "sunday": 7, "di": 7, "dim": 7, "dimanche": 7, "dimanches": 7,
}

// frenchDays are the short days that only French writes: beside one of them, "mar" is a Tuesday.
var frenchDays = map[string]bool{
	"lu": true, "lun": true, "lundi": true, "me": true, "mer": true, "mercredi": true, "je": true, "jeu": true,
	"jeudi": true, "ve": true, "ven": true, "vendredi": true, "sam": true, "samedi": true, "dim": true, "dimanche": true,
}

// monthWords are the months as people write them, folded.
var monthWords = map[string]int{
	"jan": 1, "january": 1, "janvier": 1, "janv": 1,
	"feb": 2, "february": 2, "fevrier": 2, "fev": 2, "fevr": 2,
	"mar": 3, "march": 3, "mars": 3,
	"apr": 4, "april": 4, "avril": 4, "avr": 4,
	"may": 5, "mai": 5,
	"jun": 6, "june": 6, "juin": 6,
	"jul": 7, "july": 7, "juillet": 7, "juil": 7,
	"aug": 8, "august": 8, "aout": 8,
	"sep": 9, "september": 9, "septembre": 9, "sept": 9,
	"oct": 10, "october": 10, "octobre": 10,
	"nov": 11, "november": 11, "novembre": 11,
	"dec": 12, "december": 12, "decembre": 12,
}

// A phrase is several words with one meaning.
type phrase struct{ from, to string }

// phrases are read before words, longest first. All of them are folded.
var phrases = []phrase{
	{"7j/7 24h/24", "24/7"},
	{"7j/7, 24h/24", "24/7"},
	{"24h/24 7j/7", "24/7"},
	{"24h/24, 7j/7", "24/7"},
	{"24/24 7/7", "24/7"},
	{"24h/24", "24/7"},
	{"24h/7", "24/7"},
	{"24/24", "24/7"},
	{"tous les jours", "Mo-Su"},
	{"7j/7", "Mo-Su"},
	{"7/7", "Mo-Su"},
	{"week-ends", "Sa-Su"},
	{"week-end", "Sa-Su"},
	{"weekend", "Sa-Su"},
	{"jours feries", "PH"},
	{"jour ferie", "PH"},
	{"vacances scolaires", "SH"},
}

// otherWords are the remaining words that people write, folded, with what OpenStreetMap writes instead. An empty
// one is left out.
var otherWords = map[string]string{
	"ph": "PH", "sh": "SH", "feries": "PH", "ferie": "PH", "jf": "PH", "off": "off", "closed": "closed",
	"ferme": "off", "fermee": "off", "fermes": "off", "open": "open", "ouvert": "open", "ouverte": "open",
	"unknown": "unknown", "week": "week", "semaine": "week", "semaines": "week", "easter": "easter", "paques": "easter",
	"day": "day", "days": "days", "sunrise": "sunrise", "sunset": "sunset", "dawn": "dawn", "dusk": "dusk",
	"midi": "12:00", "minuit": "24:00", "et": ",", "and": ",", "a": "-", "au": "-", "aux": "-", "to": "-",
	"jusqu'a": "-", "jusque": "-", "de": "", "des": "", "du": "", "le": "", "les": "", "from": "",
}

// fold writes a text in lower case without the accents of French.
func fold(s string) string { return accents.Replace(strings.ToLower(s)) }

var accents = strings.NewReplacer(
	"à", "a", "â", "a", "ä", "a", "é", "e", "è", "e", "ê", "e", "ë", "e", "î", "i", "ï", "i",
	"ô", "o", "ö", "o", "ù", "u", "û", "u", "ü", "u", "ç", "c", "œ", "oe", "’", "'",
	"a\u0300", "a", "e\u0301", "e", "e\u0300", "e", "u\u0302", "u",
)

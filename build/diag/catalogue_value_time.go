// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// timeRules are about dates, hours and repetition.
var timeRules = []Rule{
	{
		Code:    "V040",
		Title:   Text{FR: "date mal écrite", EN: "date that is not well written"},
		Message: Text{FR: "« {value} » n’est pas une date écrite comme il faut", EN: "“{value}” is not a date as it should be written"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "l’année, le mois et le jour, avec des tirets : 2020-06-19 pour le 19 juin 2020", EN: "the year, the month and the day, with hyphens: 2020-06-19 for 19 June 2020"},
		},
		Explain: Text{
			FR: "Les dates s’écrivent de la plus grande unité à la plus petite : année, mois, jour. Tout le monde les comprend de la même façon, et elles se trient toutes seules. Le site les affiche ensuite en toutes lettres.",
			EN: "Dates are written from the greatest unit to the smallest: year, month, day. Everybody understands them in the same way, and they sort by themselves. The site then shows them in words.",
		},
		Wrong: "date: 19/06/2020",
		Right: "date: 2020-06-19",
	},
	{
		Code:    "V041",
		Title:   Text{FR: "ce jour n’existe pas", EN: "there is no such day"},
		Message: Text{FR: "« {value} » n’existe pas dans le calendrier", EN: "“{value}” does not exist in the calendar"},
		Hints: []Text{
			{FR: "vérifiez le jour et le mois : l’année d’abord, puis le mois (01 à 12), puis le jour", EN: "check the day and the month: first the year, then the month (01 to 12), then the day"},
		},
		Explain: Text{
			FR: "Le mois de février n’a jamais 30 jours, et il n’y a pas de mois 13. Souvent, le jour et le mois sont inversés.",
			EN: "February never has 30 days, and there is no month 13. Often the day and the month are swapped.",
		},
		Wrong: "start: 2020-02-30",
		Right: "start: 2020-02-29",
	},
	{
		Code:    "V042",
		Title:   Text{FR: "année sur deux chiffres", EN: "year of two digits"},
		Message: Text{FR: "l’année de « {value} » n’a que deux chiffres", EN: "the year of “{value}” has two digits only"},
		Hints: []Text{
			{FR: "écrivez l’année en entier, puis le mois et le jour, par exemple 2020-06-19", EN: "write the whole year, then the month and the day, for example 2020-06-19"},
		},
		Explain: Text{
			FR: "Dans « 19/06/20 », rien ne dit si 20 est l’année ou le jour, ni de quel siècle il s’agit. Avec l’année en entier et devant, il n’y a plus de doute.",
			EN: "In “19/06/20” nothing says whether 20 is the year or the day, or which century is meant. With the whole year in front there is no doubt.",
		},
		Wrong: "date: 19/06/20",
		Right: "date: 2020-06-19",
	},
	{
		Code:    "V043",
		Title:   Text{FR: "date sans heure attendue", EN: "a date without a time is needed"},
		Message: Text{FR: "« {key} » attend un jour, sans heure", EN: "“{key}” takes a day, without a time"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
		},
		Explain: Text{
			FR: "Cette clé dit un jour entier : l’heure n’y a pas de sens.",
			EN: "This key says a whole day: a time has no meaning here.",
		},
		Wrong: "expires: 2020-12-31 23:59",
		Right: "expires: 2020-12-31",
	},
	{
		Code:    "V044",
		Title:   Text{FR: "jour ou heure mal écrits", EN: "day or time that is not well written"},
		Message: Text{FR: "« {value} » n’est pas un jour ou une heure écrits comme il faut", EN: "“{value}” is not a day or a time as it should be written"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "le jour puis l’heure : 2020-06-19 18:30 ; sans heure, l’événement dure toute la journée : 2020-06-19", EN: "the day, then the time: 2020-06-19 18:30; without a time it lasts all day: 2020-06-19"},
		},
		Explain: Text{
			FR: "Un moment s’écrit de la plus grande unité à la plus petite : année, mois, jour, heure, minutes. L’heure est celle de la pendule, là où cela se passe.",
			EN: "A moment is written from the greatest unit to the smallest: year, month, day, hour, minutes. The time is that of the clock on the wall, where it happens.",
		},
		Wrong: "start: 19 juin 2020 à 18h30",
		Right: "start: 2020-06-19 18:30",
	},
	{
		Code:    "V045",
		Title:   Text{FR: "année ou date mal écrite", EN: "year or date that is not well written"},
		Message: Text{FR: "« {value} » n’est ni une année ni une date écrite comme il faut", EN: "“{value}” is neither a year nor a date as it should be written"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "vouliez-vous écrire « {maybe} » ?", EN: "did you mean “{maybe}”?"},
			{FR: "l’année seule, 2017, ou le jour précis, 2017-09-16", EN: "the year alone, 2017, or the day, 2017-09-16"},
		},
		Explain: Text{
			FR: "On se souvient souvent de l’année d’ouverture, plus rarement du jour. Les deux conviennent, avec quatre chiffres pour l’année.",
			EN: "People often remember the year of an opening, and the day less often. Both are fine, with four digits for the year.",
		},
		Wrong: "opened: septembre 2017",
		Right: "opened: 2017",
	},
	{
		Code:    "V046",
		Title:   Text{FR: "horaires mal écrits", EN: "opening hours that are not well written"},
		Message: Text{FR: "ces horaires ne sont pas écrits comme dans OpenStreetMap", EN: "these opening hours are not written as in OpenStreetMap"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "{reason}", EN: "{reason}"},
			{FR: "les jours sont Mo, Tu, We, Th, Fr, Sa, Su (lundi à dimanche), les heures ont quatre chiffres, un point-virgule sépare les règles : « {example} »", EN: "the days are Mo, Tu, We, Th, Fr, Sa, Su, the hours have four digits, a semicolon separates the rules: “{example}”"},
		},
		Explain: Text{
			FR: "Les horaires suivent l’écriture d’OpenStreetMap, que comprennent aussi d’autres cartes et d’autres sites. Le site s’en sert pour dire « ouvert en ce moment » et les affiche en français. Un jour de fermeture s’écrit « Su off », un jour férié « PH off ».",
			EN: "Opening hours are written as in OpenStreetMap, which other maps and sites understand as well. The site uses them to say “open now” and shows them in words. A day off is “Su off”, public holidays are “PH off”.",
		},
		Wrong: "hours: Lu-Ve 9h-18h",
		Right: "hours: Mo-Fr 09:00-18:00",
	},
	{
		Code:    "V047",
		Title:   Text{FR: "répétition mal écrite", EN: "repetition that is not well written"},
		Message: Text{FR: "« {value} » n’est pas une règle de répétition", EN: "“{value}” is not a rule of repetition"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "{reason}", EN: "{reason}"},
			{FR: "tous les mardis : FREQ=WEEKLY;BYDAY=TU ; le premier jeudi du mois : FREQ=MONTHLY;BYDAY=1TH", EN: "each Tuesday: FREQ=WEEKLY;BYDAY=TU; the first Thursday of the month: FREQ=MONTHLY;BYDAY=1TH"},
		},
		Explain: Text{
			FR: "Un événement qui revient suit une règle que tous les agendas comprennent (RRULE, RFC 5545). FREQ donne le rythme, BYDAY les jours (MO, TU, WE, TH, FR, SA, SU), COUNT le nombre de fois, UNTIL le dernier jour. Les exceptions se mettent sous « except ».",
			EN: "A repeated event follows a rule that every calendar understands (RRULE, RFC 5545). FREQ gives the rhythm, BYDAY the days (MO, TU, WE, TH, FR, SA, SU), COUNT how many times, UNTIL the last day. Exceptions go under “except”.",
		},
		Wrong: "recurrence: tous les mardis",
		Right: "recurrence: FREQ=WEEKLY;BYDAY=TU",
	},
	{
		Code:    "V048",
		Title:   Text{FR: "fuseau horaire inconnu", EN: "unknown time zone"},
		Message: Text{FR: "« {value} » n’est pas le nom d’un fuseau horaire", EN: "“{value}” is not the name of a time zone"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "vouliez-vous écrire « {maybe} » ?", EN: "did you mean “{maybe}”?"},
			{FR: "un continent et une ville, en anglais : « Europe/Paris », « Indian/Reunion »", EN: "a continent and a town: “Europe/Paris”, “Indian/Reunion”"},
		},
		Explain: Text{
			FR: "Le fuseau s’écrit avec un nom de la base IANA, qui connaît aussi l’heure d’été : « Europe/Paris ». Un décalage comme « GMT+1 » serait faux la moitié de l’année.",
			EN: "The zone is written with a name of the IANA database, which knows summer time as well: “Europe/Paris”. An offset such as “GMT+1” would be wrong for half of the year.",
		},
		Wrong: "timezone: Paris",
		Right: "timezone: Europe/Paris",
	},
	{
		Code:    "V049",
		Title:   Text{FR: "durée mal écrite", EN: "duration that is not well written"},
		Message: Text{FR: "« {value} » n’est pas une durée écrite comme il faut", EN: "“{value}” is not a duration as it should be written"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "les minutes et les secondes, 42:10, ou les heures, les minutes et les secondes, 1:02:03", EN: "minutes and seconds, 42:10, or hours, minutes and seconds, 1:02:03"},
		},
		Explain: Text{
			FR: "La durée s’écrit comme sur un lecteur audio : minutes:secondes ou heures:minutes:secondes.",
			EN: "A duration is written as players show it: minutes:seconds or hours:minutes:seconds.",
		},
		Wrong: "duration: 42 min",
		Right: "duration: 42:00",
	},
	{
		Code:    "V050",
		Title:   Text{FR: "heure mal écrite", EN: "time that is not well written"},
		Message: Text{FR: "« {value} » n’est pas une heure écrite comme il faut", EN: "“{value}” is not a time as it should be written"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "deux chiffres pour l’heure, deux-points, deux chiffres pour les minutes : 09:30, 14:00", EN: "two digits for the hour, a colon, two digits for the minutes: 09:30, 14:00"},
		},
		Explain: Text{
			FR: "Les heures vont de 00:00 à 23:59, toujours avec quatre chiffres. Le site les affiche ensuite à la française : 14 h 30.",
			EN: "Times go from 00:00 to 23:59, always with four digits.",
		},
		Wrong: "time: 14h30",
		Right: "time: 14:30",
	},
}

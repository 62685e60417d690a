// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// eventRules are about the agenda.
var eventRules = []Rule{
	{
		Code:    "E101",
		Title:   Text{FR: "fin avant le début", EN: "end before the beginning"},
		Message: Text{FR: "l’événement finit ({end}) avant de commencer ({start})", EN: "the event ends ({end}) before it begins ({start})"},
		Hints: []Text{
			{FR: "vérifiez le jour et l’heure de `start` et de `end` ; un événement qui passe minuit finit le lendemain", EN: "check the day and the hour of `start` and `end`; an event that goes past midnight ends on the next day"},
		},
		Related: Text{FR: "le début est ici", EN: "the beginning is here"},
		Explain: Text{FR: "`end` dit quand tout est fini : il vient après `start`. Pour un événement d’une journée entière, les deux jours peuvent être les mêmes, ou `end` peut manquer.", EN: "`end` says when all is over: it comes after `start`. For an event of a whole day both days may be the same, or `end` may be left out."},
		Wrong:   "start: 2020-06-19 18:30\nend: 2020-06-19 01:00",
		Right:   "start: 2020-06-19 18:30\nend: 2020-06-20 01:00",
	},
	{
		Code:    "E102",
		Title:   Text{FR: "séance hors des jours de l’événement", EN: "session outside of the days of the event"},
		Message: Text{FR: "« {title} » est le {value}, mais l’événement {days}", EN: "“{title}” is on {value}, but the event {days}"},
		Hints: []Text{
			{FR: "corrigez le jour de la séance, ou allongez l’événement avec `end`", EN: "correct the day of the session, or make the event longer with `end`"},
		},
		Explain: Text{FR: "Le programme est montré jour par jour. Une séance un autre jour que l’événement est presque toujours une faute de frappe, ou il manque `end` à un événement de plusieurs jours.", EN: "The programme is shown day by day. A session on another day than the event is nearly always a typing mistake, or an event of several days lacks its `end`."},
		Wrong:   "start: 2020-10-22\nprogramme:\n  - start: 2020-10-23 10:30\n    title: Ateliers",
		Right:   "start: 2020-10-22\nend: 2020-10-23\nprogramme:\n  - start: 2020-10-23 10:30\n    title: Ateliers",
	},
	{
		Code:    "E103",
		Title:   Text{FR: "séance qui finit avant de commencer", EN: "session that ends before it begins"},
		Message: Text{FR: "« {title} » finit ({end}) avant de commencer ({start})", EN: "“{title}” ends ({end}) before it begins ({start})"},
		Hints: []Text{
			{FR: "vérifiez l’heure de `start` et de `end` de cette séance", EN: "check the hour of `start` and `end` of this session"},
		},
		Explain: Text{FR: "Chaque séance du programme a son début et, si on le connaît, sa fin, qui vient après.", EN: "Each session of the programme has its beginning and, where it is known, its end, which comes later."},
		Wrong:   "- start: 2020-10-22 14:00\n  end: 2020-10-22 12:00",
		Right:   "- start: 2020-10-22 14:00\n  end: 2020-10-22 18:00",
	},
	{
		Code:    "E104",
		Title:   Text{FR: "heure qui n’existe pas", EN: "hour that does not exist"},
		Message: Text{FR: "cette nuit-là on passe à l’heure d’été : {value} n’existe pas ({zone})", EN: "clocks go forward that night: {value} does not exist ({zone})"},
		Hints: []Text{
			{FR: "ajoutez une heure : ce qui commence à 2 h 30 commence ce jour-là à 3 h 30", EN: "add one hour: what begins at 2:30 begins at 3:30 on that day"},
		},
		Explain: Text{FR: "La nuit du changement d’heure, au printemps, on passe de 2 h à 3 h : aucune montre n’indique 2 h 30. Les agendas des lecteurs ne sauraient pas quand sonner.", EN: "On the night of the change of clocks, in spring, it is three o'clock right after two: no watch shows half past two. The calendars of readers would not know when to ring."},
		Wrong:   "start: 2026-03-29 02:30",
		Right:   "start: 2026-03-29 03:30",
	},
	{
		Code:    "E105",
		Title:   Text{FR: "premier jour hors de la règle", EN: "first day outside of the rule"},
		Message: Text{FR: "l’événement commence le {value}, un jour que la règle {rule} ne donne pas", EN: "the event begins on {value}, a day that the rule {rule} does not give"},
		Hints: []Text{
			{FR: "écrivez `start: {suggestion}`, le premier jour de la règle, ou corrigez la règle", EN: "write `start: {suggestion}`, the first day of the rule, or correct the rule"},
			{FR: "la règle {never} ne donne aucun jour à partir de là : corrigez-la", EN: "the rule {never} gives no day from then on: correct it"},
		},
		Related: Text{FR: "la règle est ici", EN: "the rule is here"},
		Explain: Text{FR: "Un événement qui se répète commence un des jours de sa règle : un rendez-vous du mardi commence un mardi. Sinon, les agendas des lecteurs ne sont pas d’accord sur le premier jour, ni sur le nombre de fois.", EN: "A repeated event begins on one of the days of its rule: what happens on Tuesdays begins on a Tuesday. Otherwise the calendars of readers disagree about the first day, and about how many times there are."},
		Wrong:   "start: 2026-03-16 18:00\nrecurrence: FREQ=WEEKLY;BYDAY=TU",
		Right:   "start: 2026-03-17 18:00\nrecurrence: FREQ=WEEKLY;BYDAY=TU",
	},
	{
		Code:     "E106",
		Severity: Warning,
		Title:    Text{FR: "exception sans effet", EN: "exception without effect"},
		Message:  Text{FR: "{value} est une exception, mais l’événement n’a de toute façon pas lieu à ce moment-là", EN: "{value} is an exception, but the event does not take place then anyway"},
		Hints: []Text{
			{FR: "la fois suivante est le {suggestion} : est-ce elle que vous vouliez retirer ?", EN: "the next time is {suggestion}: is that the one to leave out?"},
			{FR: "retirez cette exception, ou vérifiez la règle", EN: "take this exception away, or check the rule"},
		},
		Related: Text{FR: "la règle est ici", EN: "the rule is here"},
		Explain: Text{FR: "`except` donne les jours où un événement qui se répète n’a pas lieu. Un jour que la règle ne donne pas est presque toujours une faute de frappe : la bonne date reste à l’agenda, et des gens viendront pour rien.", EN: "`except` has the days on which a repeated event does not take place. A day that the rule does not give is nearly always a typing mistake: the right date stays on the agenda, and people will come for nothing."},
		Wrong:   "start: 2026-12-03\nrecurrence: FREQ=WEEKLY;BYDAY=TH\nexcept: [2026-12-25]",
		Right:   "start: 2026-12-03\nrecurrence: FREQ=WEEKLY;BYDAY=TH\nexcept: [2026-12-24]",
	},
	{
		Code:     "E107",
		Severity: Warning,
		Title:    Text{FR: "programme dans le désordre", EN: "programme out of order"},
		Message:  Text{FR: "« {title} » ({value}) vient après « {other} » ({before}), qui commence plus tard", EN: "“{title}” ({value}) comes after “{other}” ({before}), which begins later"},
		Hints: []Text{
			{FR: "vérifiez le jour et l’heure ; s’ils sont justes, montez cette séance à sa place", EN: "check the day and the hour; if they are right, move this session up to its place"},
		},
		Related: Text{FR: "la séance qui commence plus tard est ici", EN: "the session that begins later is here"},
		Explain: Text{FR: "Les séances d’un programme s’écrivent dans l’ordre où elles ont lieu. Le site les remet en ordre, mais une séance mal rangée a souvent un mauvais jour ou une mauvaise heure.", EN: "The sessions of a programme are written in the order in which they take place. The site puts them in order, but a session out of its place often has a wrong day or hour."},
		Wrong:   "- start: 2020-10-22 14:00\n  title: Visites\n- start: 2020-10-22 10:30\n  title: Table ronde",
		Right:   "- start: 2020-10-22 10:30\n  title: Table ronde\n- start: 2020-10-22 14:00\n  title: Visites",
	},
	{
		Code:     "E108",
		Severity: Warning,
		Title:    Text{FR: "deux séances dans une salle", EN: "two sessions in one room"},
		Message:  Text{FR: "« {title} » ({value}) et « {other} » sont dans la même salle au même moment : {room}", EN: "“{title}” ({value}) and “{other}” are in one room at the same time: {room}"},
		Hints: []Text{
			{FR: "donnez une autre salle à l’une des deux, ou corrigez les heures", EN: "give one of them another room, or correct the hours"},
		},
		Related: Text{FR: "l’autre séance est ici", EN: "the other session is here"},
		Explain: Text{FR: "Les séances en parallèle sont montrées côte à côte, une colonne par salle. Deux séances à la fois dans la même salle, c’est une faute de frappe dans la salle ou dans les heures ; si `room` n’est pas une salle, laissez-la de côté.", EN: "Parallel sessions are shown side by side, a column for each room. Two sessions in one room at the same time are a typing mistake in the room or in the hours; if `room` is no room, leave it out."},
		Wrong:   "- start: 2020-10-23 10:30\n  end: 2020-10-23 12:30\n  room: Halle B\n- start: 2020-10-23 11:00\n  end: 2020-10-23 12:00\n  room: Halle B",
		Right:   "- start: 2020-10-23 10:30\n  end: 2020-10-23 12:30\n  room: Halle B\n- start: 2020-10-23 11:00\n  end: 2020-10-23 12:00\n  room: Atelier",
	},
}

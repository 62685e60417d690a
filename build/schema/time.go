// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// shortYear is a date whose year has two digits: only a person knows the century, and often the order.
var shortYear = regexp.MustCompile(`^\d{1,2}[ /.-]\d{1,2}[ /.-]\d{2}$`)

// numeric is a date that has the right shape, or the French one, whatever its day is.
var numeric = regexp.MustCompile(`^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})$`)

// « septembre 2017 » and « vers 2017 » have a year in them, but no day.
var (
	anyYear     = regexp.MustCompile(`\b(1\d{3}|20\d\d)\b`)
	spokenMonth = regexp.MustCompile(`^[\pL .,]+\b\d{4}$`)
)

// date wants a day: 2020-06-19.
func date(s string) *fault {
	m, err := when.ParseMoment(s)
	switch {
	case err != nil:
		return onlyDay(noMoment(s, err, "V040"))
	case m.Precision == when.Day:
		return nil
	case m.Precision == when.Year:
		return &fault{code: "V040"}
	}
	return onlyDay(suggest("V043", s))
}

// moment wants a day, with an hour if it is known: 2020-06-19 18:30.
func moment(s string) *fault {
	m, err := when.ParseMoment(s)
	switch {
	case err != nil:
		return noMoment(s, err, "V044")
	case m.Precision == when.Year:
		return &fault{code: "V044"}
	}
	return nil
}

// yearOrDate wants 2017 or 2017-09-16.
func yearOrDate(s string) *fault {
	m, err := when.ParseMoment(s)
	switch {
	case err != nil:
		if years := anyYear.FindAllString(s, 2); spokenMonth.MatchString(s) && len(years) == 1 {
			return maybe("V045", years[0])
		}
		return onlyDay(noMoment(s, err, "V045"))
	case m.Precision > when.Day:
		return onlyDay(suggest("V043", s))
	}
	return nil
}

// onlyDay takes the hour away from a suggestion.
func onlyDay(f *fault) *fault {
	f.suggestion = f.suggestion[:min(len(f.suggestion), len("2006-01-02"))]
	return f
}

// noMoment says why a text is not a moment: no such day, a year of two digits, or another form of writing.
func noMoment(s string, err error, code diag.Code) *fault {
	var wrong *when.MomentError
	if !errors.As(err, &wrong) {
		return &fault{code: code}
	}
	written := strings.TrimSpace(s)
	switch {
	case wrong.Reason == when.MomentDate, wrong.Suggestion == "" && numeric.MatchString(written):
		return &fault{code: "V041"}
	case shortYear.MatchString(written):
		return &fault{code: "V042"}
	}
	return suggest(code, wrong.Suggestion)
}

var (
	clockForm   = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)
	spokenClock = regexp.MustCompile(`(?i)^(\d{1,2}) ?(?:h|:|heures?|\.) ?(\d{2})?(?::\d\d)?$`)
)

// clock wants an hour: 14:30.
func clock(s string) *fault {
	if clockForm.MatchString(s) {
		return nil
	}
	suggestion := ""
	switch f := spokenClock.FindStringSubmatch(strings.TrimSpace(s)); {
	case f != nil:
		suggestion = fmt.Sprintf("%02d:%02d", number(f[1]), number(f[2]))
	case words.Fold(s) == "midi":
		suggestion = "12:00"
	}
	return suggest("V050", suggestion)
}

var (
	runningForm   = regexp.MustCompile(`^(?:(\d{1,2}):)?([0-5]?\d):[0-5]\d$`)
	runningMinute = regexp.MustCompile(`^\d{1,2}:[0-5]\d$`)
	spokenTime    = regexp.MustCompile(`(?i)^(?:(\d{1,2}) ?h(?:eures?)?)? ?(?:(\d{1,3})(?: ?(?:min\.?|minutes?|mn|m|'|’|′))?)? ?(?:(\d{1,2}) ?(?:s|sec|secondes?|"|″))?$`)
)

// runningTime wants a duration: 42:10 or 1:02:03.
func runningTime(s string) *fault {
	if runningForm.MatchString(s) || runningMinute.MatchString(s) {
		return nil
	}
	f := spokenTime.FindStringSubmatch(strings.TrimSpace(s))
	if f == nil || len(s) < 2 || f[1] == "" && strings.Trim(s, "0123456789") == "" { // « 42 » may be minutes or seconds
		return &fault{code: "V049"}
	}
	hours, minutes, seconds := number(f[1]), number(f[2]), number(f[3])
	hours, minutes = hours+minutes/60, minutes%60
	suggestion := fmt.Sprintf("%d:%02d", minutes, seconds)
	if hours > 0 {
		suggestion = fmt.Sprintf("%d:%02d:%02d", hours, minutes, seconds)
	}
	return suggest("V049", suggestion)
}

// number returns the value of digits that a pattern found, 0 for "".
func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

// zones are the time zones of France and its neighbours, to find the one that was meant.
var zones = []string{
	"Europe/Paris", "Europe/Brussels", "Europe/London", "Europe/Berlin", "Europe/Madrid", "Europe/Rome", "Europe/Zurich", "Europe/Luxembourg",
	"America/Guadeloupe", "America/Martinique", "America/Cayenne", "America/Miquelon", "America/Montreal", "Indian/Reunion", "Indian/Mayotte",
	"Pacific/Noumea", "Pacific/Tahiti", "Pacific/Wallis", "UTC",
}

var zoneForm = regexp.MustCompile(`^(UTC|[A-Za-z]+(/[A-Za-z0-9_+-]+){1,2})$`)

// timezone wants an IANA name. The program brings its own tables (time/tzdata), so that every machine knows the same.
func timezone(s string) *fault {
	if zoneForm.MatchString(s) {
		if _, err := time.LoadLocation(s); err == nil {
			return nil
		}
	}
	slug := words.Slug(s)
	for _, zone := range zones {
		if _, city, _ := strings.Cut(zone, "/"); words.Slug(zone) == slug || words.Slug(city) == slug && slug != "" {
			return suggest("V048", zone)
		}
	}
	return maybe("V048", diag.Nearest(s, zones))
}

// recurrence wants an RRULE (RFC 5545 §3.3.10).
func recurrence(s string) *fault {
	err := when.CheckRule(s)
	if err == nil {
		return nil
	}
	return &fault{code: "V047", suggestion: spokenRule(s), sure: true, reason: ruleReason(err)}
}

func ruleReason(err error) diag.Text {
	var wrong *when.RuleError
	if !errors.As(err, &wrong) {
		return diag.Text{}
	}
	part := wrong.Part
	switch wrong.Reason {
	case when.RuleNoFrequency:
		return diag.Text{FR: "il manque FREQ (DAILY, WEEKLY, MONTHLY ou YEARLY)", EN: "FREQ is missing (DAILY, WEEKLY, MONTHLY or YEARLY)"}
	case when.RuleTwoEnds:
		return diag.Text{FR: "COUNT et UNTIL ne vont pas ensemble", EN: "COUNT and UNTIL do not go together"}
	case when.RuleTwice:
		return diag.Text{FR: part + " est écrit deux fois", EN: part + " stands twice"}
	case when.RuleConflict:
		return diag.Text{FR: part + " ne va pas avec cette fréquence", EN: part + " does not go with this frequency"}
	case when.RuleValue:
		return diag.Text{FR: "la valeur de " + part + " n’est pas possible", EN: "the value of " + part + " is not possible"}
	case when.RulePart, when.RuleUnsupported:
		return diag.Text{FR: part + " n’est pas compris ici", EN: part + " is not understood here"}
	}
	return diag.Text{}
}

var (
	everyDay = regexp.MustCompile(`^(?:tous les|toutes les semaines le|chaque|le|les) (lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?$`)
	everyNth = regexp.MustCompile(`^(?:tous les |chaque |le |les )?(1er|premier|2e|2eme|deuxieme|second|3e|3eme|troisieme|4e|4eme|quatrieme|dernier)s? (lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s? (?:du|de chaque|par) mois$`)
	dayCodes = map[string]string{"lundi": "MO", "mardi": "TU", "mercredi": "WE", "jeudi": "TH", "vendredi": "FR", "samedi": "SA", "dimanche": "SU"}
	ordinals = map[string]string{
		"1er": "1", "premier": "1", "2e": "2", "2eme": "2", "deuxieme": "2", "second": "2",
		"3e": "3", "3eme": "3", "troisieme": "3", "4e": "4", "4eme": "4", "quatrieme": "4", "dernier": "-1",
	}
)

// spokenRule turns what people say into a rule: « tous les mardis », « le premier jeudi du mois ».
func spokenRule(s string) string {
	said := strings.Join(strings.Fields(words.Fold(s)), " ")
	if f := everyDay.FindStringSubmatch(said); f != nil {
		return "FREQ=WEEKLY;BYDAY=" + dayCodes[f[1]]
	}
	if f := everyNth.FindStringSubmatch(said); f != nil {
		return "FREQ=MONTHLY;BYDAY=" + ordinals[f[1]] + dayCodes[f[2]]
	}
	upper := strings.ToUpper(strings.Join(strings.Fields(s), ""))
	return strings.TrimSuffix(strings.TrimPrefix(upper, "RRULE:"), ";")
}

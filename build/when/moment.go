// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A MomentReason says why a text is not a Moment.
type MomentReason string

// The reasons of a [MomentError].
const (
	MomentForm MomentReason = "form" // not one of the forms that ParseMoment reads
	MomentYear MomentReason = "year" // before 1000
	MomentDate MomentReason = "date" // no such day: 2021-02-29
	MomentTime MomentReason = "time" // no such hour: 25:00
)

// A MomentError is the error of [ParseMoment].
type MomentError struct {
	Value      string
	Reason     MomentReason
	Suggestion string // what was probably meant, in a form that ParseMoment reads; "" when that cannot be told
}

// Error says what is wrong, for programmers; the words for contributors are in the catalogue of diagnostics.
func (e *MomentError) Error() string {
	return fmt.Sprintf("%q is not a moment: %s", e.Value, e.Reason)
}

// momentForm is every form of a Moment, by its digits only; whether such a day exists is asked afterwards.
// RFC 3339 §5.6 wants seconds when there is a zone; people leave them out, so they are optional here.
var momentForm = regexp.MustCompile(
	`^(\d{4})(?:-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?:(?::(\d\d)(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?)?)?$`)

// ParseMoment reads "2020", "2020-06-19", "2020-06-19 18:30", "2020-06-19T18:30" or RFC 3339 with its offset,
// which becomes UTC. Days and hours must exist, years are 1000 to 9999. The error is a [*MomentError].
func ParseMoment(s string) (Moment, error) {
	m, reason := parseMoment(s)
	if reason != "" {
		return Moment{}, &MomentError{Value: s, Reason: reason, Suggestion: suggestMoment(s)}
	}
	return m, nil
}

func parseMoment(s string) (Moment, MomentReason) {
	f := momentForm.FindStringSubmatch(s)
	if f == nil {
		return Moment{}, MomentForm
	}
	year := digits(f[1])
	if year < 1000 {
		return Moment{}, MomentYear
	}
	if f[2] == "" {
		return Moment{time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), Year}, ""
	}
	month, day := time.Month(digits(f[2])), digits(f[3])
	if month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return Moment{}, MomentDate
	}
	if f[4] == "" {
		return Moment{time.Date(year, month, day, 0, 0, 0, 0, time.UTC), Day}, ""
	}
	hour, minute, second := digits(f[4]), digits(f[5]), digits(f[6])
	if hour > 23 || minute > 59 || second > 59 {
		return Moment{}, MomentTime
	}
	t := time.Date(year, month, day, hour, minute, second, nanoseconds(f[7]), time.UTC)
	if f[8] == "" {
		return Moment{t, Minute}, ""
	}
	offset, ok := zoneOffset(f[8])
	if !ok {
		return Moment{}, MomentTime
	}
	t = t.Add(-offset)
	if t.Year() < 1000 || t.Year() > 9999 {
		return Moment{}, MomentYear
	}
	return Moment{t, Instant}, ""
}

// digits returns the value of a short text of ASCII digits, 0 for "".
func digits(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// nanoseconds returns the value of a fraction of a second such as ".25".
func nanoseconds(fraction string) int {
	if fraction == "" {
		return 0
	}
	return digits((fraction[1:] + "000000000")[:9])
}

// zoneOffset reads "Z" or "+02:00".
func zoneOffset(s string) (time.Duration, bool) {
	if s == "Z" {
		return 0, true
	}
	hours, minutes := digits(s[1:3]), digits(s[4:6])
	offset := time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
	if s[0] == '-' {
		offset = -offset
	}
	return offset, hours <= 23 && minutes <= 59
}

// daysIn returns the number of days of a month.
func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// String returns the Moment as it is written in front matter, "" for the zero Moment. ParseMoment reads it back.
func (m Moment) String() string {
	switch m.Precision {
	case Year:
		return m.Time.Format("2006")
	case Day:
		return m.Time.Format("2006-01-02")
	case Minute:
		return m.Time.Format("2006-01-02 15:04")
	case Instant:
		return m.Time.Format(time.RFC3339Nano)
	default:
		return ""
	}
}

// MarshalText returns what [Moment.String] returns.
func (m Moment) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads what [ParseMoment] reads; the error is a [*MomentError].
func (m *Moment) UnmarshalText(text []byte) error {
	parsed, err := ParseMoment(string(text))
	if err != nil {
		return err
	}
	*m = parsed
	return nil
}

// IsZero reports whether nothing was written.
func (m Moment) IsZero() bool { return m.Precision == None }

// Compare orders moments by their Time, then the vaguer first. Wall clocks count as UTC: to compare a wall clock
// with an Instant, compare what In returns.
func (m Moment) Compare(o Moment) int {
	return cmp.Or(m.Time.Compare(o.Time), cmp.Compare(m.Precision, o.Precision))
}

// Before reports whether m begins before o, in the order of [Moment.Compare] without its precisions.
func (m Moment) Before(o Moment) bool { return m.Time.Before(o.Time) }

// Forms that people write instead of a Moment, and the French names of months without accents.
var (
	frenchDate = regexp.MustCompile(`^(\d{1,2})(?:er)?[ /.-]+(\d{1,2}|[a-z]+)\.?[ /.-]+(\d{4})$`)
	bigEndian  = regexp.MustCompile(`^(\d{4})[ /.-](\d{1,2})[ /.-](\d{1,2})$`)
	clockTail  = regexp.MustCompile(`^(.*?\d{4}|\d{4}.*?)(?:[ ,t]+|,? a )(\d{1,2}) ?[:h] ?(\d\d)?(?::\d\d)?(?: ?min)?$`)
)

// suggestMoment returns the Moment that a person probably meant: « 19/06/2020 », « 19 juin 2020 à 18h30 »,
// « 2020-6-9 ». It returns "" rather than guess.
func suggestMoment(s string) string {
	if len(s) > 60 {
		return ""
	}
	text := fold(strings.Join(strings.Fields(s), " "))
	if first, rest, found := strings.Cut(text, " "); found && weekdayWords[first] != 0 {
		text = rest
	}
	clock := ""
	if f := clockTail.FindStringSubmatch(text); f != nil && len(f[1]) >= len("1.1.2020") {
		text, clock = f[1], fmt.Sprintf(" %02d:%02d", digits(f[2]), digits(f[3]))
	}
	var year, month, day string
	if f := frenchDate.FindStringSubmatch(text); f != nil {
		day, month, year = f[1], f[2], f[3]
	} else if f := bigEndian.FindStringSubmatch(text); f != nil {
		year, month, day = f[1], f[2], f[3]
	} else {
		return ""
	}
	number := digits(month)
	if number == 0 {
		number = monthWords[month]
	}
	suggestion := fmt.Sprintf("%s-%02d-%02d%s", year, number, digits(day), clock)
	if _, reason := parseMoment(suggestion); reason != "" || suggestion == s {
		return ""
	}
	return suggestion
}

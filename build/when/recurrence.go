// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import (
	"fmt"
	"regexp"
	"strings"
)

// A RuleReason says why a text is not a recurrence rule.
type RuleReason string

// The reasons of a [RuleError].
const (
	RuleForm        RuleReason = "form"        // not NAME=VALUE;NAME=VALUE
	RulePart        RuleReason = "part"        // a name that RFC 5545 does not have
	RuleUnsupported RuleReason = "unsupported" // right in RFC 5545, but of no use for events: hours, seconds, year days
	RuleTwice       RuleReason = "twice"       // a name that stands twice
	RuleValue       RuleReason = "value"       // a value that this name cannot have
	RuleNoFrequency RuleReason = "no-freq"     // FREQ is missing
	RuleTwoEnds     RuleReason = "two-ends"    // COUNT and UNTIL
	RuleConflict    RuleReason = "conflict"    // a part that goes not with this FREQ: BYDAY=1MO;FREQ=WEEKLY
)

// A RuleError is the error of [CheckRule].
type RuleError struct {
	Offset, Length int // the piece that is wrong, in bytes
	Reason         RuleReason
	Part           string // its name: "BYDAY"; "" for RuleForm and RuleNoFrequency
}

// Error says what is wrong, for programmers; the words for contributors are in the catalogue of diagnostics.
func (e *RuleError) Error() string {
	return fmt.Sprintf("recurrence rule: %s %s at byte %d", e.Part, e.Reason, e.Offset)
}

// A ruleForm is what a value of a part looks like, and how many of them may stand there between commas.
type ruleForm struct {
	value *regexp.Regexp
	most  int
}

// maxRuleList is how many values a list of a rule may have.
const maxRuleList = 366

// ruleValues are the values that each part of a rule may have (RFC 5545 §3.3.10).
var ruleValues = map[string]ruleForm{
	"FREQ":       {regexp.MustCompile(`^(DAILY|WEEKLY|MONTHLY|YEARLY)$`), 1},
	"INTERVAL":   {regexp.MustCompile(`^[1-9]\d{0,2}$`), 1},
	"COUNT":      {regexp.MustCompile(`^[1-9]\d{0,3}$`), 1},
	"UNTIL":      {regexp.MustCompile(`^\d{8}(T\d{6}Z?)?$`), 1},
	"BYDAY":      {regexp.MustCompile(`^([+-]?([1-9]|[1-4]\d|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU)$`), maxRuleList},
	"BYMONTHDAY": {regexp.MustCompile(`^[+-]?([1-9]|[12]\d|3[01])$`), maxRuleList},
	"BYMONTH":    {regexp.MustCompile(`^([1-9]|1[0-2])$`), maxRuleList},
	"BYSETPOS":   {regexp.MustCompile(`^[+-]?([1-9]|[1-9]\d|[12]\d\d|3[0-5]\d|36[0-6])$`), maxRuleList},
	"WKST":       {regexp.MustCompile(`^(MO|TU|WE|TH|FR|SA|SU)$`), 1},
}

// fits reports whether a text is of the form.
func (f ruleForm) fits(text string) bool {
	if strings.Count(text, ",") >= f.most {
		return false
	}
	for value := range strings.SplitSeq(text, ",") {
		if !f.value.MatchString(value) {
			return false
		}
	}
	return true
}

// beyondMonth is a sixth Monday or a later one: a year has it, no month has.
var beyondMonth = regexp.MustCompile(`([6-9]|\d\d)[A-Z]`)

// ruleUnsupported are the parts and frequencies of RFC 5545 that no event of a network needs.
var ruleUnsupported = map[string]bool{
	"BYSECOND": true, "BYMINUTE": true, "BYHOUR": true, "BYYEARDAY": true, "BYWEEKNO": true,
	"SECONDLY": true, "MINUTELY": true, "HOURLY": true,
}

// A rulePart is NAME=VALUE with its place in the rule.
type rulePart struct {
	name, value string
	offset      int
}

func (p rulePart) wrong(reason RuleReason) error {
	return &RuleError{Offset: p.offset, Length: len(p.name) + 1 + len(p.value), Reason: reason, Part: p.name}
}

// CheckRule reports what is wrong with an RRULE value such as "FREQ=MONTHLY;BYDAY=1TH;COUNT=10" (RFC 5545 §3.3.10,
// with FREQ from DAILY to YEARLY and without hours, week numbers and days of the year). The error is a
// [*RuleError]; nil is a rule that calendars understand.
func CheckRule(rrule string) error {
	parts := map[string]rulePart{}
	offset := 0
	for text := range strings.SplitSeq(rrule, ";") {
		name, value, found := strings.Cut(text, "=")
		p := rulePart{name, value, offset}
		offset += len(text) + 1
		if !found || name == "" || value == "" {
			return &RuleError{Offset: p.offset, Length: len(text), Reason: RuleForm}
		}
		if _, twice := parts[name]; twice {
			return p.wrong(RuleTwice)
		}
		if err := p.check(); err != nil {
			return err
		}
		parts[name] = p
	}
	return checkParts(parts, len(rrule))
}

// check looks at one part alone.
func (p rulePart) check() error {
	form, known := ruleValues[p.name]
	switch {
	case ruleUnsupported[p.name], p.name == "FREQ" && ruleUnsupported[p.value]:
		return p.wrong(RuleUnsupported)
	case !known:
		return p.wrong(RulePart)
	case !form.fits(p.value):
		return p.wrong(RuleValue)
	case p.name == "UNTIL" && parseUntil(p.value).IsZero():
		return p.wrong(RuleValue)
	}
	return nil
}

// parseUntil reads the value of UNTIL: "20261231", or "20261231T235959" on the wall clock, or the same with a Z in UTC. It is zero
// for a moment that does not exist.
func parseUntil(s string) Moment {
	text := s[:4] + "-" + s[4:6] + "-" + s[6:8]
	if len(s) > 8 {
		text += "T" + s[9:11] + ":" + s[11:13] + ":" + s[13:15] + "Z"
	}
	m, _ := parseMoment(text)
	if m.Precision == Instant && !strings.HasSuffix(s, "Z") {
		m.Precision = Minute
	}
	return m
}

// checkParts looks at what the parts are together.
func checkParts(parts map[string]rulePart, length int) error {
	freq, hasFreq := parts["FREQ"]
	_, hasCount := parts["COUNT"]
	until, hasUntil := parts["UNTIL"]
	byDay, hasDay := parts["BYDAY"]
	byMonthDay, hasMonthDay := parts["BYMONTHDAY"]
	_, hasMonth := parts["BYMONTH"]
	inMonth := freq.value == "MONTHLY" || freq.value == "YEARLY" && hasMonth
	bySetPos, hasSetPos := parts["BYSETPOS"]
	ordinal := strings.ContainsAny(byDay.value, "0123456789")
	switch {
	case !hasFreq:
		return &RuleError{Length: length, Reason: RuleNoFrequency}
	case hasCount && hasUntil:
		return until.wrong(RuleTwoEnds)
	case hasDay && ordinal && freq.value != "MONTHLY" && freq.value != "YEARLY":
		return byDay.wrong(RuleConflict)
	case hasDay && inMonth && beyondMonth.MatchString(byDay.value):
		return byDay.wrong(RuleConflict)
	case hasMonthDay && freq.value == "WEEKLY":
		return byMonthDay.wrong(RuleConflict)
	case hasSetPos && !hasDay && !hasMonthDay && !hasMonth:
		return bySetPos.wrong(RuleConflict)
	}
	return nil
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import (
	"errors"
	"testing"
)

func TestRulesThatCalendarsUnderstand(t *testing.T) {
	for _, s := range []string{
		"FREQ=DAILY",
		"FREQ=WEEKLY;BYDAY=TU,TH;COUNT=10",
		"FREQ=MONTHLY;BYDAY=1TH",
		"FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261231T235959Z",
		"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
		"FREQ=MONTHLY;BYMONTHDAY=1,15,-1",
		"FREQ=YEARLY;INTERVAL=2;BYMONTH=1,12;BYDAY=+2SU;WKST=MO",
		"UNTIL=20261231;FREQ=WEEKLY",
		"FREQ=YEARLY;UNTIL=20280229",
		"FREQ=YEARLY;BYDAY=53MO,-53TU",
	} {
		if err := CheckRule(s); err != nil {
			t.Errorf("%s: %v", s, err)
		}
	}
}

func TestRulesThatAreNone(t *testing.T) {
	for _, c := range []struct {
		in     string
		reason RuleReason
		wrong  string
	}{
		{"", RuleForm, ""},
		{"tous les jeudis", RuleForm, "tous les jeudis"},
		{"FREQ=WEEKLY;", RuleForm, ""},
		{"FREQ=", RuleForm, "FREQ="},
		{"RRULE:FREQ=WEEKLY", RulePart, "RRULE:FREQ=WEEKLY"},
		{"freq=WEEKLY", RulePart, "freq=WEEKLY"},
		{"FREQ=FORTNIGHTLY", RuleValue, "FREQ=FORTNIGHTLY"},
		{"FREQ=HOURLY", RuleUnsupported, "FREQ=HOURLY"},
		{"FREQ=DAILY;BYHOUR=9", RuleUnsupported, "BYHOUR=9"},
		{"FREQ=DAILY;FREQ=DAILY", RuleTwice, "FREQ=DAILY"},
		{"INTERVAL=2", RuleNoFrequency, "INTERVAL=2"},
		{"FREQ=DAILY;INTERVAL=0", RuleValue, "INTERVAL=0"},
		{"FREQ=DAILY;COUNT=-1", RuleValue, "COUNT=-1"},
		{"FREQ=DAILY;COUNT=99999999999999999999", RuleValue, "COUNT=99999999999999999999"},
		{"FREQ=DAILY;UNTIL=2026-12-31", RuleValue, "UNTIL=2026-12-31"},
		{"FREQ=DAILY;UNTIL=20260230", RuleValue, "UNTIL=20260230"},
		{"FREQ=DAILY;UNTIL=20260228T250000Z", RuleValue, "UNTIL=20260228T250000Z"},
		{"FREQ=DAILY;COUNT=2;UNTIL=20261231", RuleTwoEnds, "UNTIL=20261231"},
		{"FREQ=WEEKLY;BYDAY=LU", RuleValue, "BYDAY=LU"},
		{"FREQ=WEEKLY;BYDAY=1MO", RuleConflict, "BYDAY=1MO"},
		{"FREQ=MONTHLY;BYDAY=0MO", RuleValue, "BYDAY=0MO"},
		{"FREQ=MONTHLY;BYDAY=6MO", RuleConflict, "BYDAY=6MO"},
		{"FREQ=YEARLY;BYMONTH=12;BYDAY=1TU,-53MO", RuleConflict, "BYDAY=1TU,-53MO"},
		{"FREQ=WEEKLY;BYMONTHDAY=1", RuleConflict, "BYMONTHDAY=1"},
		{"FREQ=MONTHLY;BYMONTHDAY=32", RuleValue, "BYMONTHDAY=32"},
		{"FREQ=MONTHLY;BYSETPOS=1", RuleConflict, "BYSETPOS=1"},
		{"FREQ=DAILY\r\nATTENDEE=x", RuleValue, "FREQ=DAILY\r\nATTENDEE=x"},
	} {
		var wrong *RuleError
		if err := CheckRule(c.in); !errors.As(err, &wrong) {
			t.Errorf("%q: accepted", c.in)
		} else if got := c.in[wrong.Offset : wrong.Offset+wrong.Length]; wrong.Reason != c.reason || got != c.wrong {
			t.Errorf("%q: %s at %q, want %s at %q", c.in, wrong.Reason, got, c.reason, c.wrong)
		}
	}
}

func FuzzCheckRule(f *testing.F) {
	f.Add("FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261231T235959Z")
	f.Add("FREQ=;=;;")
	f.Fuzz(func(t *testing.T, s string) {
		var wrong *RuleError
		if err := CheckRule(s); errors.As(err, &wrong) && (wrong.Offset < 0 || wrong.Offset+wrong.Length > len(s)) {
			t.Errorf("%q: error outside of the rule: %+v", s, wrong)
		}
	})
}

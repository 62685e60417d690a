// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package check

import (
	"fmt"
	"regexp"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// events finds events that end before they begin, programmes outside their event, and rules that do not go with its days.
func events(n Network) []diag.Diagnostic {
	var problems []diag.Diagnostic
	for _, e := range n.Events {
		if e.Start.IsZero() {
			continue
		}
		if !e.End.IsZero() && !e.Until.After(e.From) {
			problems = append(problems, diag.Diagnostic{Code: "E101", At: at(e, "/end"), Related: []diag.Span{at(e, "/start")}, Args: []any{
				"start", e.Start.String(), "end", e.End.String(),
			}})
			continue
		}
		problems = append(problems, programme(e)...)
		problems = append(problems, recurrence(e)...)
	}
	return problems
}

// recurrence holds the first day of an event and its exceptions against the days of its rule. Calendars count the first day, whatever
// the rule says, and each in its own way (RFC 5545 §3.8.5.3): it must be one of the rule.
func recurrence(e *site.Event) []diag.Diagnostic {
	if e.Rule.IsZero() {
		return nil
	}
	first, found := e.Rule.Next(e.From, nil, e.From)
	if !found || !first.Equal(e.From) {
		suggestion, never := "", e.Recurrence
		if found {
			suggestion, never = written(first, e.Start), ""
		}
		return []diag.Diagnostic{{Code: "E105", At: at(e, "/start"), Related: []diag.Span{at(e, "/recurrence")}, Args: []any{
			"value", e.Start.String(), "rule", e.Recurrence, "suggestion", suggestion, "never", never,
		}}}
	}
	var problems []diag.Diagnostic
	for i, skipped := range e.Exceptions() {
		next, found := e.Rule.Next(e.From, nil, skipped)
		if found && next.Equal(skipped) {
			continue
		}
		suggestion := ""
		if found {
			suggestion = written(next, e.Except[i])
		}
		problems = append(problems, diag.Diagnostic{Code: "E106", At: at(e, fmt.Sprintf("/except/%d", i)), Related: []diag.Span{at(e, "/recurrence")}, Args: []any{
			"value", e.Except[i].String(), "suggestion", suggestion,
		}})
	}
	return problems
}

// written returns a moment in the form in which another was written: as a day, or with its hour.
func written(t time.Time, like when.Moment) string {
	if like.Precision <= when.Day {
		return t.Format("2006-01-02")
	}
	return t.Format("2006-01-02 15:04")
}

// programme holds the sessions of an event against its days. An hour before or after is a welcome, another day is a mistake.
func programme(e *site.Event) []diag.Diagnostic {
	zone := e.From.Location()
	first := e.From.Format("2006-01-02")
	last := e.Until.Add(-1).Format("2006-01-02")
	var problems []diag.Diagnostic
	latest := -1 // of the sessions before this one, that which begins last
	for i, s := range e.Programme {
		if s.Start.IsZero() {
			continue
		}
		pointer := fmt.Sprintf("/programme/%d", i)
		start := s.Start.In(zone)
		if latest >= 0 && s.From.Before(e.Programme[latest].From) {
			before := e.Programme[latest]
			problems = append(problems, diag.Diagnostic{Code: "E107", At: at(e, pointer+"/start"), Related: []diag.Span{at(e, fmt.Sprintf("/programme/%d/start", latest))}, Args: []any{
				"value", s.Start.String(), "title", s.Title, "before", before.Start.String(), "other", before.Title,
			}})
		} else {
			latest = i
		}
		if day := start.Format("2006-01-02"); (day < first || day > last) && e.Recurrence == "" {
			problems = append(problems, diag.Diagnostic{Code: "E102", At: at(e, pointer+"/start"), Args: []any{
				"value", s.Start.String(), "title", s.Title, "days", days(first, last),
			}})
		}
		if !s.End.IsZero() && !s.End.End(zone).After(start) {
			problems = append(problems, diag.Diagnostic{Code: "E103", At: at(e, pointer+"/end"), Args: []any{
				"start", s.Start.String(), "end", s.End.String(), "title", s.Title,
			}})
		}
	}
	return append(problems, rooms(e)...)
}

// rooms finds sessions that take place in one room at the same time.
func rooms(e *site.Event) []diag.Diagnostic {
	var problems []diag.Diagnostic
	for i, s := range e.Programme {
		for j, other := range e.Programme[:i] {
			if s.Room == "" || s.Room != other.Room || s.Place != other.Place || s.AllDay || other.AllDay {
				continue
			}
			if s.From.Before(closes(other)) && other.From.Before(closes(s)) {
				problems = append(problems, diag.Diagnostic{Code: "E108", At: at(e, fmt.Sprintf("/programme/%d/room", i)), Related: []diag.Span{at(e, fmt.Sprintf("/programme/%d/room", j))}, Args: []any{
					"title", s.Title, "other", other.Title, "room", s.Room, "value", s.Start.String(),
				}})
				break
			}
		}
	}
	return problems
}

// closes returns when a session leaves its room: where no end is written, at once after it has begun.
func closes(s site.Session) time.Time {
	if s.End.IsZero() {
		return s.From.Add(time.Minute)
	}
	return s.Until
}

// days says when an event is, after its name.
func days(first, last string) diag.Text {
	if first == last {
		return diag.Text{FR: "a lieu le " + first, EN: "is on " + first}
	}
	return diag.Text{FR: "va du " + first + " au " + last, EN: "goes from " + first + " to " + last}
}

// ads finds ads that expire before they are published, and ads without an end.
func ads(n Network) []diag.Diagnostic {
	var problems []diag.Diagnostic
	for _, e := range n.all {
		a, ok := e.(*site.Ad)
		if !ok || a.Published.IsZero() || a.Expires.IsZero() {
			continue
		}
		if !a.Until.After(a.From) {
			problems = append(problems, diag.Diagnostic{Code: "A101", At: at(a, "/expires"), Related: []diag.Span{at(a, "/published")}, Args: []any{
				"published", a.Published.String(), "expires", a.Expires.String(),
			}})
		}
	}
	return problems
}

var year = regexp.MustCompile(`^(19|20)\d\d$`)

// years finds flows and indicators whose file is not named by its year.
func years(n Network) []diag.Diagnostic {
	var problems []diag.Diagnostic
	for _, e := range n.Entries() {
		if t := e.Type(); (t == site.TypeFlows || t == site.TypeIndicators) && !year.MatchString(e.Common().ID) {
			problems = append(problems, diag.Diagnostic{Code: "R106", At: diag.Span{File: e.Common().File}, Args: []any{
				"name", e.Common().ID + t.Extension(), "folder", t.Folder(),
			}})
		}
	}
	return problems
}

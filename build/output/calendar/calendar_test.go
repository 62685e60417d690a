// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package calendar_test

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	_ "time/tzdata"
	"unicode/utf8"

	"github.com/emersion/go-ical"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/bench"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

var october = time.Date(2020, 10, 1, 12, 0, 0, 0, time.UTC)

// calendars returns the calendars of a network by their path.
func calendars(t *testing.T, fsys fs.FS, today time.Time) map[string]string {
	t.Helper()
	p, err := build.Open(context.Background(), build.Options{
		FS: fsys, Themes: themes.FS(), BaseURL: "https://example.org/reseau", Today: when.Moment{Time: today, Precision: when.Instant},
	})
	if err != nil {
		t.Fatal(err)
	}
	if diag.Failed(p.State().Problems) {
		t.Fatal(p.State().Problems)
	}
	all := make(map[string]string)
	for _, f := range p.State().Plan.Files() {
		if !strings.HasSuffix(f.Path, ".ics") {
			continue
		}
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Fatal(err)
		}
		all[f.Path] = b.String()
	}
	return all
}

// read reads a calendar with a library that is not ours.
func read(t *testing.T, text string) *ical.Calendar {
	t.Helper()
	c, err := ical.NewDecoder(strings.NewReader(text)).Decode()
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return c
}

// network is a small network with some events.
func network(events map[string]string) fstest.MapFS {
	fsys := bench.Hostile()
	maps.DeleteFunc(fsys, func(name string, _ *fstest.MapFile) bool { return strings.HasPrefix(name, "content/") })
	for id, front := range events {
		fsys["content/events/"+id+".md"] = &fstest.MapFile{Data: []byte("---\n" + front + "\n---\n")}
	}
	return fsys
}

func TestCalendarsHoldTheRules(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"demo": os.DirFS("../../.."), "hostile": bench.Hostile()} {
		all := calendars(t, fsys, october)
		if !maps.Equal(all, calendars(t, fsys, october)) {
			t.Errorf("%s: not the same twice", name)
		}
		if len(all) < 4 {
			t.Fatalf("%s: only %d calendars", name, len(all))
		}
		for path, text := range all {
			if !utf8.ValidString(text) || !strings.HasSuffix(text, "END:VCALENDAR\r\n") {
				t.Errorf("%s %s: not whole", name, path)
			}
			for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
				if len(line) > 75 || strings.ContainsAny(line, "\r\n\x00") || !utf8.ValidString(line) || line == "" {
					t.Errorf("%s %s: %q", name, path, line)
				}
			}
			c := read(t, text)
			zones := make(map[string]bool)
			for _, child := range c.Children {
				if child.Name == ical.CompTimezone {
					zones[child.Props.Get("TZID").Value] = true
				}
			}
			for _, e := range c.Events() {
				start := e.Props.Get(ical.PropDateTimeStart)
				if id := start.Params.Get("TZID"); id != "" && !zones[id] {
					t.Errorf("%s %s: %s is a zone that it does not have", name, path, id)
				}
				if !strings.HasSuffix(e.Props.Get(ical.PropUID).Value, "@reseau.example.org") {
					t.Errorf("%s %s: %v", name, path, e.Props.Get(ical.PropUID))
				}
			}
		}
	}
}

// What people write stays a text, and comes back as it was.
func TestTextsComeBack(t *testing.T) {
	c := read(t, calendars(t, bench.Hostile(), october)["agenda/evenement.ics"])
	e := c.Events()[0]
	for prop, want := range map[string]string{ical.PropSummary: bench.HostileText, ical.PropContact: bench.HostileText} {
		if got, err := e.Props.Text(prop); got != want || err != nil {
			t.Errorf("%s is %q (%v)", prop, got, err)
		}
	}
	if got, _ := e.Props.Text(ical.PropLocation); got != bench.HostileText+", "+bench.HostileText+", 59000 Lille" {
		t.Errorf("LOCATION is %q", got)
	}
}

func TestTheFieldsOfAnEvent(t *testing.T) {
	all := calendars(t, network(map[string]string{
		"weekly":    "title: Atelier\nkind: apero\nstart: 2020-10-06 18:00\nend: 2020-10-06 20:00\nplace: lieu\norganiser: 'Ada, \"la\" ^ Grande'\nregistration: {email: ada@example.org, required: true}\nrecurrence: FREQ=WEEKLY;BYDAY=TU;UNTIL=20201231\nexcept: [2020-10-27]\nupdated: 2020-09-30\ntags: ['a,b', c]",
		"cancelled": "title: Fête\nkind: apero\nstart: 2020-10-10\nend: 2020-10-11\nplace: lieu\nstatus: cancelled",
		"postponed": "title: Visite\nkind: apero\nstart: 2020-10-12 10:00\nonline: https://example.org/salle?a=1;b=2\nstatus: postponed\ntimezone: Indian/Reunion",
	}), october)
	for id, want := range map[string][]string{
		"weekly": {
			"DTSTART;TZID=Europe/Paris:20201006T180000", "DTEND;TZID=Europe/Paris:20201006T200000", "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20201231T225959Z",
			"EXDATE;TZID=Europe/Paris:20201027T180000", "CATEGORIES:", `a\,b,c`, "GEO:50.630000;", "STATUS:CONFIRMED", "DTSTAMP:20200929T220000Z", "LAST-MODIFIED:20200929T220000Z", "SEQUENCE:819",
			`ORGANIZER;CN="Ada, ^'la^' ^^ Grande":mailto:ada@example.org`, "URL:https://example.org/reseau/agenda/weekly/", "UID:weekly@reseau.example.org",
			"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200",
		},
		"cancelled": {"DTSTART;VALUE=DATE:20201010", "DTEND;VALUE=DATE:20201012", "STATUS:CANCELLED", "DTSTAMP:20200101T000000Z", "SEQUENCE:2", "SUMMARY:Annulé", "TRANSP:TRANSPARENT"},
		"postponed": {"DTSTART;TZID=Indian/Reunion:20201012T100000", "STATUS:TENTATIVE", "SEQUENCE:1", "SUMMARY:Reporté", "CONFERENCE;VALUE=URI:https://example.org/salle?a=1;b=2", "LOCATION:En ligne", "TZOFFSETTO:+0400"},
	} {
		text := strings.ReplaceAll(all["agenda/"+id+".ics"], "\r\n ", "")
		for _, line := range want {
			if !strings.Contains(text, line) {
				t.Errorf("%s has no %s\n%s", id, line, text)
			}
		}
	}
	for _, path := range []string{"agenda/agenda.ics", "agenda/types/apero/agenda.ics", "lieux/lieu/agenda.ics"} {
		if n := len(read(t, all[path]).Events()); n == 0 {
			t.Errorf("%s has %d events", path, n)
		}
	}
}

// The dates that another library computes from a calendar are those of the agenda, over changes of clocks.
func TestOccurrencesAreThoseOfTheAgenda(t *testing.T) {
	c := read(t, calendars(t, network(map[string]string{
		"sundays": "title: Marché\nkind: apero\nstart: 2026-03-15 18:00\nplace: lieu\nrecurrence: FREQ=WEEKLY;COUNT=4;BYDAY=SU\nexcept: [2026-03-22]",
	}), october)["agenda/sundays.ics"])
	set, err := c.Events()[0].RecurrenceSet(nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, at := range set.All() {
		got = append(got, at.UTC().Format("01-02T15:04"))
	}
	if strings.Join(got, " ") != "03-15T17:00 03-29T16:00 04-05T16:00" {
		t.Error(got)
	}
}

func TestWhatIsLongOverLeavesTheCalendarsButNotItsPage(t *testing.T) {
	all := calendars(t, network(map[string]string{"old": "title: Ancien\nkind: apero\nstart: 2018-01-01\nplace: lieu"}), october)
	if len(read(t, all["agenda/agenda.ics"]).Events()) != 0 || !strings.Contains(all["agenda/agenda.ics"], "BEGIN:VTIMEZONE") {
		t.Error(all["agenda/agenda.ics"])
	}
	if len(read(t, all["agenda/old.ics"]).Events()) != 1 {
		t.Error(all["agenda/old.ics"])
	}
}

// A series of sessions is its sessions, in every calendar; an event of several days brings its programme along in its own file.
func TestSessionsAreEvents(t *testing.T) {
	all := calendars(t, network(map[string]string{
		"formation": "title: Formation\nstart: 2020-09-01\nend: 2020-11-30\nkind: apero\naddress: {postcode: \"59000\", city: Lille}\nprogramme:\n" +
			"  - {start: 2020-10-05 09:00, end: 2020-10-05 17:00, title: \"Un; deux\", room: Halle B, speakers: [A, B]}\n  - {start: 2020-11-09, title: Trois}\n",
		"rencontre": "title: Rencontre\nstart: 2020-10-22 10:30\nend: 2020-10-23 16:00\nkind: apero\naddress: {postcode: \"59000\", city: Lille}\nprogramme:\n" +
			"  - {start: 2020-10-22 10:30, end: 2020-10-22 12:00, title: Table ronde}\n  - {start: 2020-10-23 10:30, title: Atelier 1}\n  - {start: 2020-10-23 10:30, title: Atelier 2}\n",
		"jour": "title: Jour\nstart: 2020-10-24 10:30\nkind: apero\naddress: {postcode: \"59000\", city: Lille}\nprogramme:\n  - {start: 2020-10-24 10:30, title: Accueil}\n",
	}), october)
	uids := func(path string) string {
		var list []string
		for _, e := range read(t, all[path]).Events() {
			uid, _ := e.Props.Text(ical.PropUID)
			name, _, _ := strings.Cut(uid, "@")
			if of := e.Props.Get("RELATED-TO"); of != nil {
				parent, _, _ := strings.Cut(of.Value, "@")
				name += "<" + parent
			}
			list = append(list, name)
		}
		return strings.Join(list, " ")
	}
	for path, want := range map[string]string{
		"agenda/agenda.ics":    "formation-20201005T0900 formation-20201109 rencontre jour",
		"agenda/formation.ics": "formation-20201005T0900 formation-20201109",
		"agenda/rencontre.ics": "rencontre rencontre-20201022T1030<rencontre rencontre-20201023T1030<rencontre rencontre-20201023T1030-2<rencontre",
		"agenda/jour.ics":      "jour",
	} {
		if got := uids(path); got != want {
			t.Errorf("%s has %s, want %s", path, got, want)
		}
	}
	first := read(t, all["agenda/formation.ics"]).Events()[0]
	start, err := first.DateTimeStart(nil)
	summary, _ := first.Props.Text(ical.PropSummary)
	where, _ := first.Props.Text(ical.PropLocation)
	if err != nil || start.UTC().Format(time.RFC3339) != "2020-10-05T07:00:00Z" || summary != "Formation – Un; deux" || !strings.HasPrefix(where, "Halle B, ") {
		t.Errorf("%v %v %s, %s", start, err, summary, where)
	}
	if !strings.Contains(all["agenda/formation.ics"], "BEGIN:VTIMEZONE") || !strings.Contains(all["agenda/formation.ics"], "DTSTART;VALUE=DATE:20201109") {
		t.Error(all["agenda/formation.ics"])
	}
}

// The day of the build is no revision: built on another day, a calendar changes only by the events that leave it.
func TestAnotherDayChangesNothing(t *testing.T) {
	events := map[string]string{
		"weekly": "title: Atelier\nkind: apero\nstart: 2020-10-06 18:00\nplace: lieu\nrecurrence: FREQ=WEEKLY",
		"moved":  "title: Visite\nkind: apero\nstart: 2020-11-12 10:00\nplace: lieu\nstatus: postponed\nupdated: 2020-09-12 10:00",
		"days":   "title: Formation\nstart: 2020-09-01\nend: 2020-11-30\nplace: lieu\nprogramme:\n  - {start: 2020-10-05 09:00, title: Un}\n  - {start: 2020-11-09, title: Deux}\n",
		"old":    "title: Ancien\nkind: visite\nstart: 2018-01-01\naddress: {postcode: \"59000\", city: Lille}",
	}
	first := calendars(t, network(events), october)
	for _, days := range []int{1, 30, 200} { // over a change of clocks too
		for path, text := range calendars(t, network(events), october.AddDate(0, 0, days)) {
			if text != first[path] {
				t.Errorf("%s is another one %d days later:\n%s\nwas\n%s", path, days, text, first[path])
			}
		}
	}
	for _, change := range []struct{ key, is string }{
		{"updated: 2020-09-13", "20200912T220000Z"}, {"updated: 2020-09-12 10:30", "20200912T083000Z"},
	} {
		events["moved"] = "title: Visite\nkind: apero\nstart: 2020-11-12 10:00\nplace: lieu\nstatus: postponed\n" + change.key
		now := calendars(t, network(events), october)
		if !strings.Contains(now["agenda/moved.ics"], "LAST-MODIFIED:"+change.is) || now["agenda/weekly.ics"] != first["agenda/weekly.ics"] {
			t.Errorf("%s: %s", change.key, now["agenda/moved.ics"])
		}
	}
}

// Whatever happens to an event that says when it was revised, its sequence grows; and where its file forgets to say so, it grows
// still when it is called off.
func TestSequencesGrow(t *testing.T) {
	last := -1
	for _, keys := range []string{"", "status: postponed", "status: cancelled", "updated: 2020-01-01", "updated: 2020-09-12", "updated: 2020-09-12\nstatus: postponed", "updated: 2020-09-13", "updated: 9999-12-31\nstatus: cancelled"} {
		text := calendars(t, network(map[string]string{"moved": "title: Visite\nkind: apero\nstart: 2020-11-12 10:00\nplace: lieu\n" + keys}), october)["agenda/moved.ics"]
		n, err := strconv.ParseInt(read(t, text).Events()[0].Props.Get(ical.PropSequence).Value, 10, 32) // RFC 5545 §3.3.8
		if err != nil || int(n) <= last {
			t.Errorf("%s: %d, %d before: %v", keys, n, last, err)
		}
		last = int(n)
	}
}

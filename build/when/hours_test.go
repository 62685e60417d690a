// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package when

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// canonical hours are written as OpenStreetMap writes them.
var canonical = []string{
	"24/7",
	"24/7; Dec 25 off",
	"Mo-Fr 09:00-18:00",
	"Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-13:00; PH off",
	"Mo,We,Fr 10:00-12:00",
	"Mo-We,Fr 10:00-12:00",
	"Fr,Sa 18:00-02:00",
	"Mo 10:00-12:00, Tu 14:00-18:00",
	"PH,Mo-Su 10:00-18:00",
	"SH Mo-Fr 14:00-18:00",
	"PH off",
	"Th 18:00+",
	"Th 14:00-18:00+",
	"Sa[1] 10:00-12:00",
	"Sa[1,3],Su[-1] 10:00-12:00",
	"Sa[1-2] 10:00-12:00",
	"Apr-Sep Mo-Su 10:00-19:00; Oct-Mar We-Su 10:00-17:00",
	"Dec 25-Jan 01 off",
	"Dec 24-26 off",
	"2026 Dec 25-2027 Jan 02 off",
	"Jan 01,May 01,Dec 25 off",
	"easter -2 days off",
	"easter +1 day off",
	"2026 Mo-Fr 09:00-18:00",
	"2026+ Mo-Fr 09:00-18:00",
	"2026-2028 Jul-Aug off",
	"week 01-53/2 Mo 09:00-12:00",
	"week 02,10 Mo 09:00-12:00",
	"Mo-Fr 09:00-18:00 || \"sur rendez-vous\"",
	"Mo-Fr 09:00-18:00 \"sonner à l’entrée\"",
	"\"sur rendez-vous\"",
	"Mo-Fr \"sur rendez-vous\"",
	"Mo-Fr unknown",
	"Mo-Fr 09:00-18:00 unknown \"à confirmer\"",
	"Mo-Fr open; Sa,Su off",
	"Mo-Su 09:00-sunset",
	"Mo-Su (sunrise+01:00)-(sunset-00:30)",
	"09:00-18:00",
	"Mo 22:00-24:00",
	"Mo 00:00-24:00",
}

func TestCanonicalHoursAreAccepted(t *testing.T) {
	for _, s := range canonical {
		if h, err := ParseHours(s); err != nil {
			t.Errorf("%s: %v", s, err)
		} else if h.String() != s {
			t.Errorf("%s became %s", s, h)
		}
	}
}

func TestOtherFormsOfTheSameHours(t *testing.T) {
	for in, want := range map[string]string{
		"Mo-Fr 09:00-12:00, 14:00-18:00":    "Mo-Fr 09:00-12:00,14:00-18:00",
		"Mo-Fr 09:00-18:00;PH closed":       "Mo-Fr 09:00-18:00; PH off",
		"Apr-Sep: Mo-Fr 09:00-18:00":        "Apr-Sep Mo-Fr 09:00-18:00",
		"Fr 18:00-26:00":                    "Fr 18:00-02:00",
		"Fr 18:00-00:00":                    "Fr 18:00-24:00",
		"Dec 5 off":                         "Dec 05 off",
		"Jan-Mar 15 off":                    "Jan 01-Mar 15 off",
		"Mo-Fr 09:00-18:00 open \"entrez\"": "Mo-Fr 09:00-18:00 open \"entrez\"",
	} {
		h, err := ParseHours(in)
		if err != nil || h.String() != want {
			t.Errorf("%s became %s, %v", in, h, err)
		}
	}
}

func TestFrenchHabitsAreMended(t *testing.T) {
	for _, c := range []struct{ in, wrong, want string }{
		{"Mo-Fr 9:00-18:00", "9:00", "Mo-Fr 09:00-18:00"},
		{"Mo - Fr 09:00 - 18:00", " ", "Mo-Fr 09:00-18:00"},
		{"mo-fr 09:00-18:00", "mo", "Mo-Fr 09:00-18:00"},
		{"Lu-Ve 9h-18h", "Lu", "Mo-Fr 09:00-18:00"},
		{"Mo-Fr 09.00-18.00", "09.00", "Mo-Fr 09:00-18:00"},
		{"Mo-Fr 09:00-18:00;", ";", "Mo-Fr 09:00-18:00"},
		{"Mo-Fr 09:00-18:00 ", " ", "Mo-Fr 09:00-18:00"},
		{" Mo-Fr 09:00-18:00", " ", "Mo-Fr 09:00-18:00"},
		{"Mo-Fr  09:00-18:00", "  ", "Mo-Fr 09:00-18:00"},
		{"Mo-Fr09:00-18:00", "09:00", "Mo-Fr 09:00-18:00"},
		{"Mo–Fr 09:00–18:00", "–", "Mo-Fr 09:00-18:00"},
		{"lundi-vendredi 9h30-18h", "lundi", "Mo-Fr 09:30-18:00"},
		{"du lundi au vendredi de 9h à 18h", "du", "Mo-Fr 09:00-18:00"},
		{"Lundi au vendredi, de 9 h à 12 h 30 et de 14h à 18h", "Lundi", "Mo-Fr 09:00-12:30,14:00-18:00"},
		{"Lundi : 9h-12h / 14h-18h", "Lundi", "Mo 09:00-12:00,14:00-18:00"},
		{"lun, mar, jeu 9h-18h", "lun", "Mo,Tu,Th 09:00-18:00"},
		{"mar-sam 10h-19h", "mar", "Tu-Sa 10:00-19:00"},
		{"Mardi à jeudi 10h-minuit", "Mardi", "Tu-Th 10:00-24:00"},
		{"mars à mai : mercredi 14h-17h", "mars", "Mar-May We 14:00-17:00"},
		{"Mo-Fr 9-12, 14-18", "9", "Mo-Fr 09:00-12:00,14:00-18:00"},
		{"tous les jours 10h-18h", "tous les jours", "Mo-Su 10:00-18:00"},
		{"Lu-Ve 9h-18h; jours fériés fermé", "Lu", "Mo-Fr 09:00-18:00; PH off"},
		{"24h/24", "24h/24", "24/7"},
		{"7j/7 24h/24", "7j/7 24h/24", "24/7"},
		{"Lu-Ve 9h-18h\nSa 10h-12h", "Lu", "Mo-Fr 09:00-18:00; Sa 10:00-12:00"},
		{"25 décembre-1er janvier fermé", "25", "Dec 25-Jan 01 off"},
		{"24/12-02/01 fermé", "", ""},
		{"week-end 14h-18h", "week-end", "Sa-Su 14:00-18:00"},
		{"Mo-Fr 09:00-18:00 «  sur rdv »", "«  sur rdv »", `Mo-Fr 09:00-18:00 "sur rdv"`},
		{"Mo-Tu 24/7", "24/7", "Mo-Tu 00:00-24:00"},
		{"Lu-Ve 9h-12h; 14h-18h", "Lu", "Mo-Fr 09:00-12:00,14:00-18:00"},
		{"Mo-Fr 09:00-12:00; 14:00-18:00", "14:00", "Mo-Fr 09:00-12:00,14:00-18:00"},
		{"Mo 00:00-00:00", "00:00", "Mo 00:00-24:00"},
		{"Lu-Ve 9h-18h, ", "Lu", "Mo-Fr 09:00-18:00"},
	} {
		h, err := ParseHours(c.in)
		switch {
		case err == nil:
			t.Errorf("%q: accepted as %s", c.in, h)
		case err.Suggestion != c.want:
			t.Errorf("%q: %s, suggestion %q, want %q", c.in, err.Reason, err.Suggestion, c.want)
		case c.want != "" && (err.Reason != HoursSpelling || h.String() != c.want || c.in[err.Offset:err.Offset+err.Length] != c.wrong):
			t.Errorf("%q: %s at %q", c.in, err.Reason, c.in[err.Offset:err.Offset+err.Length])
		}
	}
}

func TestHoursThatAreNone(t *testing.T) {
	for _, c := range []struct {
		in     string
		reason HoursReason
		wrong  string
	}{
		{"", HoursEmpty, ""},
		{"  ", HoursEmpty, "  "},
		{";", HoursEmpty, ""},
		{"Mo 25:00-26:00", HoursTime, "25:00"},
		{"Mo 09:75-12:00", HoursTime, "09:75"},
		{"Mo 09:00-49:00", HoursTime, "49:00"},
		{"Mo 10:00-10:00", HoursEmptyRange, "10:00-10:00"},
		{"Mo-Fr", HoursNoTime, "Mo-Fr"},
		{"Mo 09:00", HoursNoTime, "09:00"},
		{"PH", HoursNoTime, "PH"},
		{"Apr-Sep", HoursNoTime, "Apr-Sep"},
		{"Mo-Fr 09:00-18:00 \"sur rdv", HoursUnclosed, `"`},
		{"Mo[1 09:00-18:00", HoursUnclosed, "["},
		{"Mo[7] 09:00-18:00", HoursNumber, "7"},
		{"week 60 Mo 09:00-18:00", HoursNumber, "60"},
		{"Feb 30 off", HoursDate, "30"},
		{"Feb 29 off; 2025 Feb 29 off", HoursDate, "29"},
		{"Lundy 09:00-18:00", HoursWord, "Lundy"},
		{"sur rendez-vous", HoursWord, "sur"},
		{"09:00-18:00 Mo-Fr", HoursUnexpected, "Mo"},
		{"Mo-Fr 09:00-18:00 || ", HoursUnexpected, "||"},
		{"|| Mo", HoursUnexpected, "||"},
		{"Mo <b>", HoursUnexpected, "<"},
		{"Mo 10:00-16:00/01:30", HoursUnsupported, "/"},
		{"PH +1 day off", HoursUnsupported, "day"},
		{"12345 off", HoursNumber, "12345"},
		{strings.Repeat("Mo off;", 80), HoursTooLong, strings.Repeat("Mo off;", 80)[500:]},
	} {
		h, err := ParseHours(c.in)
		switch {
		case err == nil:
			t.Errorf("%q: accepted as %s", c.in, h)
		case err.Suggestion != "" || !h.IsZero():
			t.Errorf("%q: suggestion %q", c.in, err.Suggestion)
		case err.Reason != c.reason || c.in[err.Offset:err.Offset+err.Length] != c.wrong:
			t.Errorf("%q: %s at %q, want %s at %q", c.in, err.Reason, c.in[err.Offset:err.Offset+err.Length], c.reason, c.wrong)
		}
	}
}

func hours(t *testing.T, s string) Hours {
	t.Helper()
	h, err := ParseHours(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return h
}

func TestOpenAt(t *testing.T) {
	const yes, no, maybe = "open", "closed", "unknown"
	for _, c := range []struct{ hours, at, want string }{
		{"24/7", "2026-07-14 03:00", yes},
		{"Mo-Fr 09:00-18:00", "2026-11-23 09:00", yes}, // a Monday
		{"Mo-Fr 09:00-18:00", "2026-11-23 08:59", no},
		{"Mo-Fr 09:00-18:00", "2026-11-23 18:00", no},
		{"Mo-Fr 09:00-18:00", "2026-11-22 12:00", no},
		{"Mo-Fr 09:00-12:00,14:00-18:00", "2026-11-23 13:00", no},
		{"Mo-Fr 09:00-12:00,14:00-18:00", "2026-11-23 15:00", yes},
		{"Sa-Mo 09:00-18:00", "2026-11-22 12:00", yes},
		{"Sa-Mo 09:00-18:00", "2026-11-24 12:00", no},
		// Rules replace, add, fall back.
		{"Mo-Fr 09:00-18:00; We 14:00-18:00", "2026-11-25 10:00", no},
		{"Mo-Fr 09:00-12:00, We 14:00-18:00", "2026-11-25 10:00", yes},
		{"Mo-Fr 09:00-18:00; Mo 12:00-14:00 off", "2026-11-23 13:00", no},
		{"Mo-Fr 09:00-18:00; Mo 12:00-14:00 off", "2026-11-23 15:00", yes},
		{"Mo-Fr 09:00-18:00; We off", "2026-11-25 10:00", no},
		{"Mo-Fr 09:00-18:00 || \"sur rdv\"", "2026-11-23 20:00", maybe},
		{"Mo-Fr 09:00-18:00 || \"sur rdv\"", "2026-11-23 10:00", yes},
		// Past midnight belongs to the evening before.
		{"Fr 18:00-02:00", "2026-11-28 01:59", yes},
		{"Fr 18:00-02:00", "2026-11-28 02:00", no},
		{"Fr 18:00-02:00", "2026-11-27 01:00", no},
		{"Fr 18:00-02:00; Sa 10:00-12:00", "2026-11-28 01:00", yes},
		{"Fr 18:00-02:00; Sa off", "2026-11-28 01:00", yes},
		{"Mo-Su 18:00-02:00; Dec 25 off", "2026-12-25 01:00", yes},
		{"Mo-Su 18:00-02:00; Dec 25 off", "2026-12-26 01:00", no},
		// Holidays of France.
		{"Mo-Su 09:00-18:00; PH off", "2026-07-14 10:00", no},
		{"Mo-Su 09:00-18:00; PH off", "2026-04-06 10:00", no}, // Easter Monday
		{"Mo-Su 09:00-18:00; PH off", "2026-05-14 10:00", no}, // Ascension
		{"Mo-Su 09:00-18:00; PH off", "2026-05-25 10:00", no}, // Whit Monday
		{"Mo-Su 09:00-18:00; PH off", "2026-04-03 10:00", yes},
		{"Mo,PH 09:00-18:00", "2026-07-14 10:00", yes}, // a Tuesday
		{"Mo-Su 09:00-18:00; SH off", "2026-11-23 10:00", maybe},
		{"Mo-Su 09:00-18:00; SH off", "2026-11-23 20:00", no},
		{"SH Mo-Fr 09:00-18:00", "2026-11-22 10:00", no},
		{"SH Mo-Fr 09:00-18:00", "2026-11-23 10:00", maybe},
		// Dates.
		{"Mo-Su 09:00-18:00; Dec 25-Jan 01 off", "2026-12-31 10:00", no},
		{"Mo-Su 09:00-18:00; Dec 25-Jan 01 off", "2027-01-01 10:00", no},
		{"Mo-Su 09:00-18:00; Dec 25-Jan 01 off", "2027-01-02 10:00", yes},
		{"Mo-Su 09:00-18:00; 2026 Dec 25-2027 Jan 02 off", "2025-12-26 10:00", yes},
		{"Mo-Su 09:00-18:00; 2026 Dec 25-2027 Jan 02 off", "2027-01-02 10:00", no},
		{"Oct-Mar 10:00-17:00", "2026-01-31 12:00", yes},
		{"Oct-Mar 10:00-17:00", "2026-04-01 12:00", no},
		{"Feb 10:00-17:00", "2028-02-29 12:00", yes},
		{"easter 10:00-12:00", "2027-03-28 11:00", yes},
		{"easter -2 days 10:00-12:00", "2027-03-26 11:00", yes},
		{"2027+ 10:00-17:00", "2026-12-31 12:00", no},
		{"week 48 Mo 10:00-17:00", "2026-11-23 12:00", yes},
		{"week 01-53/2 Mo 10:00-17:00", "2026-11-23 12:00", no},
		{"Sa[1] 10:00-12:00", "2026-11-07 11:00", yes},
		{"Sa[1] 10:00-12:00", "2026-11-14 11:00", no},
		{"Sa[-1] 10:00-12:00", "2026-11-28 11:00", yes},
		{"Sa[-1] 10:00-12:00", "2026-11-21 11:00", no},
		// What nobody can tell.
		{"\"sur rendez-vous\"", "2026-11-23 10:00", maybe},
		{"Mo 09:00-18:00 \"sur rendez-vous\"", "2026-11-23 10:00", maybe},
		{"Mo 09:00-18:00 \"sur rendez-vous\"", "2026-11-23 19:00", no},
		{"Mo 09:00-18:00 open \"sonner\"", "2026-11-23 10:00", yes},
		{"Mo \"sur rendez-vous\"", "2026-11-24 10:00", no},
		{"Mo-Su 09:00-sunset", "2026-11-23 08:00", no},
		{"Mo-Su 09:00-sunset", "2026-11-23 12:00", maybe},
		{"Th 18:00+", "2026-11-26 17:00", no},
		{"Th 18:00+", "2026-11-26 19:00", maybe},
		{"Th 18:00+", "2026-11-27 03:00", maybe},
		{"Th 18:00+", "2026-11-27 06:00", no},
		{"Th 14:00-18:00+", "2026-11-26 15:00", yes},
		{"Th 14:00-16:00+", "2026-11-26 23:00", maybe},
		{"Th 14:00-16:00+", "2026-11-27 00:30", no},
	} {
		isOpen, known := hours(t, c.hours).OpenAt(moment(t, c.at).Time)
		got := map[[2]bool]string{{true, true}: yes, {false, true}: no, {false, false}: maybe}[[2]bool{isOpen, known}]
		if got != c.want {
			t.Errorf("%s at %s: %s, want %s", c.hours, c.at, got, c.want)
		}
	}
	if isOpen, known := (Hours{}).OpenAt(time.Time{}); isOpen || known {
		t.Error("the zero Hours know something")
	}
}

func TestHoursFollowTheWallClock(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	h := hours(t, "Su 02:30-03:30")
	for at, want := range map[string]bool{
		"2026-10-25T00:30:00Z": true,  // 02:30, the first time
		"2026-10-25T01:15:00Z": false, // 02:15, the second time
		"2026-10-25T01:30:00Z": true,  // 02:30, the second time
		"2026-03-29T00:59:00Z": false, // 01:59; 02:30 does not exist
		"2026-03-29T01:00:00Z": true,  // 03:00
	} {
		if got, known := h.OpenAt(moment(t, at).In(paris)); got != want || !known {
			t.Errorf("%s: %v", at, got)
		}
	}
}

func TestWeek(t *testing.T) {
	for _, c := range []struct{ hours, week, exceptions string }{
		{"Mo-Tu 09:00-18:00", "[[09:00-18:00] [09:00-18:00] [] [] [] [] []]", ""},
		{"Mo 14:00-18:00,09:00-12:00; PH off", "[[09:00-12:00 14:00-18:00] [] [] [] [] [] []]", "PH off"},
		{"Mo,PH 09:00-12:00", "[[09:00-12:00] [] [] [] [] [] []]", ""},
		{"Mo-Tu 09:00-18:00; Tu 12:00-14:00 off; Aug off", "[[09:00-18:00] [09:00-12:00 14:00-18:00] [] [] [] [] []]", "Aug off"},
		{"Su 18:00-02:00", "[[] [] [] [] [] [] [18:00-26:00]]", ""},
		{"Mo 09:00-12:00,11:00-14:00", "[[09:00-14:00] [] [] [] [] [] []]", ""},
		{"Mo 09:00-12:00; Sa[1] 10:00-12:00 || \"sur rdv\"", "[[09:00-12:00] [] [] [] [] [] []]", "Sa[1] 10:00-12:00 || \"sur rdv\""},
		{"Mo 09:00-12:00 \"fablab\", Tu 13:00-14:00", "[[09:00-12:00] [13:00-14:00] [] [] [] [] []]", ""},
		{"Apr-Sep Mo 09:00-12:00", "", ""},
		{"Mo 09:00-sunset", "", ""},
		{"Mo 09:00+", "", ""},
		{"\"sur rdv\"", "", ""},
		{"Mo off", "", ""},
		{"SH Mo 09:00-12:00", "", ""},
	} {
		h, fault := ParseHours(c.hours)
		if fault != nil {
			if c.week != "" {
				t.Errorf("%s: %v", c.hours, fault)
			}
			continue
		}
		week, ok := h.Week()
		if ok != (c.week != "") {
			t.Errorf("%s: exact %v", c.hours, ok)
		}
		if got := weekText(week); ok && (got != c.week || h.Exceptions() != c.exceptions) {
			t.Errorf("%s: %s, except %q", c.hours, got, h.Exceptions())
		}
	}
	week, ok := hours(t, "24/7").Week()
	if !ok || slices.ContainsFunc(week[:], func(d []Range) bool { return len(d) != 1 || d[0] != Range{0, 1440, ""} }) {
		t.Errorf("24/7: %v", week)
	}
}

func weekText(week [7][]Range) string {
	var days [7][]string
	for i, ranges := range week {
		for _, r := range ranges {
			days[i] = append(days[i], Clock(r.Start)+"-"+Clock(r.End))
		}
	}
	return fmt.Sprint(days)
}

// The week and the clock must agree wherever both speak.
func TestWeekAgreesWithOpenAt(t *testing.T) {
	for _, s := range canonical {
		h := hours(t, s)
		week, ok := h.Week()
		if !ok || h.Exceptions() != "" {
			continue
		}
		monday := today(2026, time.September, 7) // no holiday near
		for minute := range 7 * 1440 {
			day, m := minute/1440, minute%1440
			want := covers(week[day], m) || covers(week[(day+6)%7], m+1440)
			if got, known := h.OpenAt(monday.Add(time.Duration(minute) * time.Minute)); known && got != want {
				t.Fatalf("%s: day %d %s: open %v, week %v", s, day, Clock(m), got, week)
			}
		}
	}
}

func covers(ranges []Range, minute int) bool {
	return slices.ContainsFunc(ranges, func(r Range) bool { return r.Start <= minute && minute < r.End })
}

func TestEaster(t *testing.T) {
	for year, want := range map[int]string{
		1818: "03-22", 1943: "04-25", 2000: "04-23", 2019: "04-21", 2024: "03-31", 2025: "04-20", 2026: "04-05", 2038: "04-25", 2076: "04-19",
	} {
		if got := easter(year).Format("01-02"); got != want {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
}

func TestElevenHolidaysAYear(t *testing.T) {
	for year := 2020; year < 2040; year++ {
		n := 0
		for day := today(year, 1, 1); day.Year() == year; day = day.AddDate(0, 0, 1) {
			if PublicHoliday(day) {
				n++
			}
		}
		if n != 11 {
			t.Errorf("%d: %d holidays", year, n)
		}
	}
}

func FuzzParseHours(f *testing.F) {
	for _, s := range canonical {
		f.Add(s)
	}
	for _, s := range []string{
		"Lu-Ve 9h-18h;", "du lundi au vendredi, de 9h à 12h", "25 déc-1er janv fermé", "7j/7", "Mo[1", "((sunset", "2026-+",
		"Mo 9-12/14-18", "Mo–Fr", "||", ",,", "week 1/0", "easter -2", "“a”«b»", "1er1", "a-a", "Mo \"\"", "2024 2024 Dec",
	} {
		f.Add(s)
	}
	at := today(2026, time.November, 23).Add(10 * time.Hour)
	f.Fuzz(func(t *testing.T, s string) {
		h, err := ParseHours(s)
		if err != nil && (err.Offset < 0 || err.Length < 0 || err.Offset+err.Length > len(s)) {
			t.Fatalf("%q: error outside of the text: %+v", s, err)
		}
		if err != nil && err.Suggestion == "" {
			if !h.IsZero() {
				t.Fatalf("%q: hours with an error", s)
			}
			return
		}
		back, err := ParseHours(h.String())
		if err != nil {
			t.Fatalf("%q became %q: %+v", s, h, err)
		}
		if back.String() != h.String() {
			t.Fatalf("%q became %q, then %q", s, h, back)
		}
		isOpen, known := h.OpenAt(at)
		if o, k := back.OpenAt(at); o != isOpen || k != known {
			t.Fatalf("%q is not %q", s, h)
		}
		h.Week()
		h.Exceptions()
	})
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package words

import (
	"testing"
	"time"
)

func moment(t testing.TB, text string) time.Time {
	t.Helper()
	if text == "" {
		return time.Time{}
	}
	at, err := time.Parse("2006-01-02 15:04", text)
	if err != nil {
		at, err = time.Parse(time.DateOnly, text)
	}
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestDatesAsPeopleWriteThem(t *testing.T) {
	fr, en := load(t, "fr"), load(t, "en")
	june, may := moment(t, "2020-06-19 09:30"), moment(t, "2021-05-01 14:00")
	for got, want := range map[string]string{
		fr.Date(june):                          "vendredi 19 juin 2020",
		fr.Date(may):                           "samedi 1er mai 2021",
		fr.ShortDate(june):                     "19 juin 2020",
		fr.ShortDate(may):                      "1er mai 2021",
		fr.DayMonth(june):                      "19 juin",
		fr.Month(june):                         "juin 2020",
		fr.Weekday(june):                       "vendredi",
		fr.MonthName(time.August):              "août",
		fr.Time(june):                          "9\u00a0h\u00a030",
		fr.Time(may):                           "14\u00a0h",
		fr.Date(time.Time{}):                   "",
		fr.Weekday(moment(t, "2021-05-02")):    "dimanche",
		fr.Weekday(moment(t, "2021-05-03")):    "lundi",
		en.Date(june):                          "Friday 19 June 2020",
		en.ShortDate(may):                      "1 May 2021",
		en.Time(june):                          "9:30am",
		en.Time(may):                           "2pm",
		en.Time(moment(t, "2021-05-01 00:05")): "12:05am",
		en.Time(moment(t, "2021-05-01 12:00")): "12pm",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestRanges(t *testing.T) {
	tests := []struct {
		start, end string
		allDay     bool
		fr, en     string
	}{
		{"2020-06-19 09:00", "2020-06-19 12:00", false, "vendredi 19 juin 2020, de 9 h à 12 h", "Friday 19 June 2020, 9am to 12pm"},
		{"2020-06-19 09:30", "", false, "vendredi 19 juin 2020, à 9 h 30", "Friday 19 June 2020, 9:30am"},
		{"2020-06-19 09:30", "2020-06-19 09:30", false, "vendredi 19 juin 2020, à 9 h 30", "Friday 19 June 2020, 9:30am"},
		{"2020-06-19", "", true, "vendredi 19 juin 2020", "Friday 19 June 2020"},
		{"2020-06-19", "2020-06-19", true, "vendredi 19 juin 2020", "Friday 19 June 2020"},
		{"2020-10-22", "2020-10-23", true, "du 22 au 23 octobre 2020", "22 to 23 October 2020"},
		{"2020-10-01", "2020-10-03", true, "du 1er au 3 octobre 2020", "1 to 3 October 2020"},
		{"2020-09-30", "2020-10-02", true, "du 30 septembre au 2 octobre 2020", "30 September to 2 October 2020"},
		{"2020-12-30", "2021-01-02", true, "du 30 décembre 2020 au 2 janvier 2021", "30 December 2020 to 2 January 2021"},
		{"2020-06-19 20:00", "2020-06-20 02:00", false, "vendredi 19 juin 2020, de 20 h à 2 h", "Friday 19 June 2020, 8pm to 2am"},
		{"2020-10-22 14:00", "2020-10-23 12:00", false, "du jeudi 22 octobre 2020 à 14 h au vendredi 23 octobre 2020 à 12 h", "Thursday 22 October 2020, 2pm to Friday 23 October 2020, 12pm"},
		{"", "", false, "", ""},
	}
	fr, en := load(t, "fr"), load(t, "en")
	for _, test := range tests {
		start, end := moment(t, test.start), moment(t, test.end)
		if got := breaking(fr.Range(start, end, test.allDay)); got != test.fr {
			t.Errorf("got %q, want %q", got, test.fr)
		}
		if got := breaking(en.Range(start, end, test.allDay)); got != test.en {
			t.Errorf("got %q, want %q", got, test.en)
		}
	}
}

func TestNumbersAsPeopleWriteThem(t *testing.T) {
	fr, en := load(t, "fr"), load(t, "en")
	for _, test := range []struct{ got, want string }{
		{fr.Number(0), "0"},
		{fr.Number(1234), "1 234"},
		{fr.Number(1234567.891), "1 234 567,89"},
		{fr.Number(12.5), "12,5"},
		{fr.Number(-1234), "−1 234"},
		{fr.Number(-0.001), "0"},
		{fr.Number(100), "100"},
		{en.Number(1234.5), "1,234.5"},
		{fr.Percent(0.42), "42 %"},
		{en.Percent(0.425), "43%"},
		{fr.Money(1234, "EUR"), "1 234 €"},
		{fr.Money(12.5, "EUR"), "12,50 €"},
		{fr.Money(12.5, "CHF"), "12,50 CHF"},
		{en.Money(1234.5, "EUR"), "€1,234.50"},
		{en.Money(12, "CHF"), "12 CHF"},
		{fr.Distance(0), "0 m"},
		{fr.Distance(347), "350 m"},
		{fr.Distance(996), "1 km"},
		{fr.Distance(1234), "1,2 km"},
		{fr.Distance(12345), "12 km"},
		{en.Distance(1234), "1.2 km"},
	} {
		if breaking(test.got) != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

func TestPhonesAsPeopleReadThem(t *testing.T) {
	tests := []struct{ number, fr, en string }{
		{"+33320123456", "03 20 12 34 56", "+33 3 20 12 34 56"},
		{"+262262123456", "02 62 12 34 56", "+262 2 62 12 34 56"},
		{"+3221234567", "+32 21 23 45 67", "+32 21 23 45 67"},
		{"+352123456", "+352 12 34 56", "+352 12 34 56"},
		{"+12025550123", "+1 20 25 55 01 23", "+1 20 25 55 01 23"},
		{"3949", "3949", "3949"},
		{"+33 3 20", "+33 3 20", "+33 3 20"},
		{"", "", ""},
	}
	fr, en := load(t, "fr"), load(t, "en")
	for _, test := range tests {
		if got := breaking(fr.Phone(test.number)); got != test.fr {
			t.Errorf("fr %s: %q, want %q", test.number, got, test.fr)
		}
		if got := breaking(en.Phone(test.number)); got != test.en {
			t.Errorf("en %s: %q, want %q", test.number, got, test.en)
		}
	}
}

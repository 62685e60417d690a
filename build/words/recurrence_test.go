// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package words

import (
	"strings"
	"testing"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// Rules of events that begin on Tuesday, 15 September 2020, as people say them; "" for those that no short sentence says.
func TestRecurrencesInWords(t *testing.T) {
	start := time.Date(2020, 9, 15, 18, 0, 0, 0, time.UTC)
	for _, c := range []struct{ rule, fr, en string }{
		{"FREQ=DAILY", "chaque jour", "every day"},
		{"FREQ=DAILY;INTERVAL=3", "tous les 3 jours", "every 3 days"},
		{"FREQ=WEEKLY", "chaque mardi", "every Tuesday"},
		{"FREQ=WEEKLY;BYDAY=TU", "chaque mardi", "every Tuesday"},
		{"FREQ=WEEKLY;BYDAY=TH,TU", "chaque semaine, le mardi et le jeudi", "every week, on Tuesday and on Thursday"},
		{"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "du lundi au vendredi", "Monday to Friday"},
		{"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "un mardi sur 2", "every 2 weeks on Tuesday"},
		{"FREQ=WEEKLY;INTERVAL=3;BYDAY=TU", "un mardi sur 3", "every 3 weeks on Tuesday"},
		{"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA;WKST=MO", "toutes les 2 semaines, le mardi et le samedi", "every 2 weeks, on Tuesday and on Saturday"},
		{"FREQ=WEEKLY;BYDAY=TU;UNTIL=20201215", "chaque mardi, jusqu’au 15 décembre 2020", "every Tuesday, until 15 December 2020"},
		{"FREQ=MONTHLY;BYDAY=1TH;COUNT=4", "le premier jeudi du mois, 4 fois", "the first Thursday of the month, 4 times"},
		{"FREQ=MONTHLY;BYDAY=1TH,3TH", "le premier et le troisième jeudi du mois", "the first and third Thursday of the month"},
		{"FREQ=MONTHLY;BYDAY=-1FR", "le dernier vendredi du mois", "the last Friday of the month"},
		{"FREQ=MONTHLY;INTERVAL=2;BYDAY=2WE", "tous les 2 mois, le deuxième mercredi du mois", "every 2 months, the second Wednesday of the month"},
		{"FREQ=MONTHLY", "le 15 du mois", "day 15 of the month"},
		{"FREQ=MONTHLY;BYMONTHDAY=1", "le 1er du mois", "the first day of the month"},
		{"FREQ=MONTHLY;BYMONTHDAY=-1", "le dernier jour du mois", "the last day of the month"},
		{"FREQ=YEARLY", "chaque année, le 15 septembre", "every year, on 15 September"},
		{"FREQ=YEARLY;INTERVAL=2", "tous les 2 ans, le 15 septembre", "every 2 years, on 15 September"},
		{"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "", ""},
		{"FREQ=MONTHLY;BYDAY=1TH,2FR", "", ""},
		{"FREQ=MONTHLY;BYDAY=TH", "", ""},
		{"FREQ=YEARLY;BYMONTH=6;BYDAY=3SA", "", ""},
		{"FREQ=DAILY;BYDAY=SA", "", ""},
	} {
		rule, err := when.ParseRule(c.rule)
		if err != nil {
			t.Fatal(err)
		}
		pattern, said := rule.Pattern(start)
		if said != (c.fr != "") {
			t.Errorf("%s: said %v", c.rule, said)
			continue
		}
		if !said {
			continue
		}
		for lang, want := range map[string]string{"fr": c.fr, "en": c.en} {
			got := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(load(t, lang).Recurrence(pattern, time.UTC))
			if got != want {
				t.Errorf("%s: %q, want %q", c.rule, got, want)
			}
		}
	}
}

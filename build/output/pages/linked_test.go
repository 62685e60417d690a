// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// linked returns what a page says to programs, by the type of each thing.
func linked(t *testing.T, name, page string) map[string]map[string]any {
	t.Helper()
	things := make(map[string]map[string]any)
	walk(t, page, func(n *html.Node) {
		if n.Data != "script" || attribute(n, "type") != "application/ld+json" {
			return
		}
		var document struct {
			Context string           `json:"@context"`
			Graph   []map[string]any `json:"@graph"`
		}
		if err := json.Unmarshal([]byte(n.FirstChild.Data), &document); err != nil || document.Context != "https://schema.org" {
			t.Errorf("%s: %v: %s", name, err, n.FirstChild.Data)
		}
		for _, thing := range document.Graph {
			kind, _ := thing["@type"].(string)
			if kind == "" || things[kind] != nil {
				t.Errorf("%s: a thing of type %q, again or without one", name, kind)
			}
			things[kind] = thing
		}
	})
	return things
}

func TestPagesSpeakToPrograms(t *testing.T) {
	pages, _ := render(t, "fr", network(t, "fr"), themes.FS())
	for name, page := range pages {
		things := linked(t, name, page)
		if strings.Contains(page, `name="robots" content="noindex"`) {
			continue
		}
		if way := things["BreadcrumbList"]; way == nil && name != "index.html" {
			t.Errorf("%s does not say the way to it", name)
		} else if way != nil {
			last := 0.0
			for _, i := range way["itemListElement"].([]any) {
				item := i.(map[string]any)
				if item["position"] != last+1 || item["name"] == "" || !strings.HasPrefix(item["item"].(string), "https://example.org/reseau/") {
					t.Errorf("%s: step %v", name, item)
				}
				last++
			}
		}
	}
	home := linked(t, "home", pages["index.html"])
	if home["Organization"]["name"] != `Réseau "A" & <b>co</b>` || home["WebSite"]["inLanguage"] != "fr" {
		t.Errorf("home: %v", home)
	}
	place := linked(t, "place", pages["lieux/ouvert/index.html"])["LocalBusiness"]
	want := map[string]string{
		"name": `L’ouvert "><script>alert(1)</script>`, "telephone": "+33320123456", "email": "lieu@example.org", "foundingDate": "2004",
	}
	for key, text := range want {
		if place[key] != text {
			t.Errorf("place: %s is %v, want %s", key, place[key], text)
		}
	}
	if hours := place["openingHoursSpecification"].([]any); len(hours) != 11 || hours[0].(map[string]any)["opens"] != "09:00" {
		t.Errorf("hours: %v", hours)
	}
	if where := place["address"].(map[string]any); where["postalCode"] != "59000" || where["addressCountry"] != "FR" {
		t.Errorf("address: %v", where)
	}
}

func TestEventsAndJobsAreFound(t *testing.T) {
	fsys := network(t, "fr")
	add := func(name, text string) { fsys[name] = &fstest.MapFile{Data: []byte(text)} }
	add("content/events/payant.md", "---\ntitle: Payant\nkind: apero\nstart: 2026-12-01 18:30\nend: 2026-12-01 20:00\nplace: ouvert\nonline: https://visio.example.org/\nregistration: {price: \"12,50 €\", capacity: 20}\n---\n")
	add("content/events/jour.md", "---\ntitle: Deux jours\nkind: apero\nstart: 2026-12-01\nend: 2026-12-02\nstatus: cancelled\nonline: https://visio.example.org/\n---\n")
	add("content/ads/stage.md", "---\ntitle: Un stage\nkind: job\npublished: 2026-11-20\nexpires: 2026-12-20\norganisation: Une association\ncity: Lille\n---\n\nLa **mission**.\n")
	pages, _ := render(t, "fr", fsys, themes.FS())
	event := linked(t, "event", pages["agenda/payant/index.html"])["Event"]
	if event["startDate"] != "2026-12-01T18:30:00+01:00" || event["endDate"] != "2026-12-01T20:00:00+01:00" ||
		event["eventAttendanceMode"] != "https://schema.org/MixedEventAttendanceMode" || event["offers"].(map[string]any)["price"] != "12.50" || len(event["location"].([]any)) != 2 {
		t.Errorf("event: %v", event)
	}
	days := linked(t, "days", pages["agenda/jour/index.html"])["Event"]
	if days["startDate"] != "2026-12-01" || days["endDate"] != "2026-12-02" || days["eventStatus"] != "https://schema.org/EventCancelled" ||
		days["eventAttendanceMode"] != "https://schema.org/OnlineEventAttendanceMode" {
		t.Errorf("days: %v", days)
	}
	job := linked(t, "job", pages["annonces/stage/index.html"])["JobPosting"]
	if job["title"] != "Un stage" || job["datePosted"] != "2026-11-20" || !strings.HasPrefix(job["validThrough"].(string), "2026-12-2") || !strings.Contains(job["description"].(string), "<strong>mission</strong>") {
		t.Errorf("job: %v", job)
	}
	if expired := linked(t, "expired", pages["annonces/expiree/index.html"])["JobPosting"]; expired != nil {
		t.Errorf("an expired ad is still a job: %v", expired)
	}
}

func TestTheProgrammeOfATraining(t *testing.T) {
	fsys := network(t, "fr")
	fsys["content/events/formation.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Piloter\nkind: apero\nstart: 2026-12-01\nend: 2027-03-31\nplace: ouvert\nattendance: {onsite: 14}\ncompleted: 8\nprogramme:\n" +
		"  - {start: 2026-12-01 09:00, end: 2026-12-01 17:00, title: Visites, attendance: {onsite: 1203}}\n  - {start: 2027-01-12, title: Créativité, room: À distance}\n---\n")}
	pages, _ := render(t, "fr", fsys, themes.FS())
	page := pages["agenda/formation/index.html"]
	for _, want := range []string{
		"<th scope=\"col\">Horaires</th>", "9\u00a0h</time> – <time", "Visites</p>", "1\u202f203 personnes sur place", "mardi 12 janvier 2027", "À distance", "8 personnes jusqu’au bout", "2 séances",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	event := linked(t, "training", page)["Event"]
	sessions, _ := event["subEvent"].([]any)
	if len(sessions) != 2 || event["startDate"] != "2026-12-01" || event["endDate"] != "2027-03-31" {
		t.Fatalf("%v", event)
	}
	first, second := sessions[0].(map[string]any), sessions[1].(map[string]any)
	if first["startDate"] != "2026-12-01T09:00:00+01:00" || first["endDate"] != "2026-12-01T17:00:00+01:00" || second["startDate"] != "2027-01-12" || len(first["location"].([]any)) != 1 {
		t.Errorf("%v, %v", first, second)
	}
	if month := pages["agenda/2027-02/index.html"]; month != "" && strings.Contains(month, "Piloter") {
		t.Error("a training without a session in February stands in it")
	}
	if !strings.Contains(pages["agenda/2027-01/index.html"], "Piloter") {
		t.Error("its session of January is not in the calendar")
	}
}

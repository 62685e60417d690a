// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/compagnie-tiers-lieux/maillage/build/bench"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// What Google asks for, by type of schema.org: a name with dots leads into what it names; of a list every item has it.
var required = map[string][]string{
	"Organization":   {"name", "url", "@id"},
	"WebSite":        {"name", "url", "publisher.@id"},
	"LocalBusiness":  {"name", "address.@type", "url", "@id"},
	"Event":          {"name", "startDate", "eventStatus", "eventAttendanceMode", "organizer.name", "url"},
	"JobPosting":     {"title", "description", "datePosted", "hiringOrganization.name", "jobLocation.address.addressLocality", "jobLocation.address.addressCountry"},
	"NewsArticle":    {"headline", "datePublished", "author.name", "publisher.name"},
	"BreadcrumbList": {"itemListElement.position", "itemListElement.name", "itemListElement.item"},
	"Dataset":        {"name", "description", "license", "creator.name", "isAccessibleForFree", "distribution.contentUrl", "distribution.encodingFormat", "includedInDataCatalog.name", "identifier"},
	"DataCatalog":    {"name", "description", "url", "dataset.url"},
}

// has reports whether a thing says something under a name, everywhere that the name leads to.
func has(thing any, name string) bool {
	switch v := thing.(type) {
	case []any:
		return len(v) > 0 && !slices.ContainsFunc(v, func(item any) bool { return !has(item, name) })
	case map[string]any:
		first, rest, deeper := strings.Cut(name, ".")
		if !deeper {
			return v[first] != nil && v[first] != ""
		}
		return has(v[first], rest)
	}
	return false
}

var dates = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}([+-]\d{2}:\d{2}|Z))?$`)

// Every thing that a page tells search engines has what they ask for; every type is somewhere in the demo.
func TestThingsHaveWhatSearchEnginesAskFor(t *testing.T) {
	seen := make(map[string]bool)
	small := network(t, "fr")
	small["content/ads/stage.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Un stage\nkind: job\npublished: 2026-11-20\norganisation: Une association\ncity: Lille\n---\n\nLa mission.\n")}
	for network, fsys := range map[string]fs.FS{"demo": os.DirFS("../../.."), "hostile": bench.Hostile(), "small": small} {
		pages, files := render(t, "fr", fsys, themes.FS())
		for name, page := range pages {
			for kind, thing := range linked(t, name, page) {
				seen[kind] = true
				if required[kind] == nil {
					t.Errorf("%s %s: nobody knows what a %s needs", network, name, kind)
				}
				for _, property := range required[kind] {
					if !has(thing, property) {
						t.Errorf("%s %s: %s has no %s: %v", network, name, kind, property, thing)
					}
				}
				for _, property := range []string{"startDate", "endDate", "datePosted", "validThrough", "datePublished", "dateModified"} {
					if date, found := thing[property].(string); found && !dates.MatchString(date) {
						t.Errorf("%s %s: %s is %q", network, name, property, date)
					}
				}
				if text, _ := thing["description"].(string); kind == "Dataset" && (utf8.RuneCountInString(text) < 50 || len(text) > 5000) {
					t.Errorf("%s %s: a description of %d characters", network, name, len(text))
				}
				if location, _ := thing["location"].([]any); kind == "Event" && len(location) == 0 && network == "hostile" {
					t.Errorf("%s %s: an event that is nowhere: %v", network, name, thing)
				}
			}
			// Each page names itself, and other forms of it that are there.
			canonical := 0
			walk(t, page, func(n *html.Node) {
				if n.Data != "link" {
					return
				}
				switch attribute(n, "rel") {
				case "canonical":
					canonical++
				case "alternate":
					path := strings.TrimPrefix(strings.TrimPrefix(attribute(n, "href"), "/reseau"), "/")
					if !slices.Contains(files, path) {
						t.Errorf("%s %s: the other form %s is not there", network, name, path)
					}
				}
			})
			if canonical > 1 {
				t.Errorf("%s %s has %d canonical addresses", network, name, canonical)
			}
		}
	}
	for kind := range required {
		if !seen[kind] {
			t.Errorf("no page tells of a %s", kind)
		}
	}
}

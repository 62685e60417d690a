// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package feeds_test

import (
	"encoding/json"
	"encoding/xml"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"

	"github.com/compagnie-tiers-lieux/maillage/build/bench"
)

// JSON Feed and RSS say the same of the same entries, on the demo and on hostile texts.
func TestBothFormatsSayTheSame(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"demo": os.DirFS("../../.."), "hostile": bench.Hostile()} {
		all := filesOf(t, fsys, "https://example.org/reseau", october, "feed.xml", "feed.json")
		for path, text := range all {
			if !strings.HasSuffix(path, "feed.json") {
				continue
			}
			var document struct {
				Version, Title string
				Feed           string `json:"feed_url"`
				Items          []struct {
					ID, URL     string
					HTML        string `json:"content_html"`
					Text        string `json:"content_text"`
					Coordinates struct {
						Coordinates []float64
					} `json:"_geo"`
				}
			}
			if err := json.Unmarshal([]byte(text), &document); err != nil || !utf8.ValidString(text) {
				t.Fatalf("%s %s: %v", name, path, err)
			}
			if document.Version != "https://jsonfeed.org/version/1.1" || document.Title == "" || document.Feed != "https://example.org/reseau/"+path {
				t.Errorf("%s %s: %+v", name, path, document)
			}
			twin, err := gofeed.NewParser().ParseString(all[strings.TrimSuffix(path, "json")+"xml"])
			if err != nil || len(twin.Items) != len(document.Items) || twin.Title != document.Title {
				t.Fatalf("%s %s: %v, %d items, RSS has %d", name, path, err, len(document.Items), len(twin.Items))
			}
			for i, item := range document.Items {
				other := twin.Items[i]
				if item.ID != other.GUID || item.URL != other.Link || item.HTML != other.Content || item.HTML+item.Text == "" {
					t.Errorf("%s %s: item %d differs: %+v, %+v", name, path, i, item, other)
				}
				if point := item.Coordinates.Coordinates; (len(point) == 2) != (other.Extensions["georss"]["point"] != nil) {
					t.Errorf("%s %s: item %d is at %v, in RSS at %v", name, path, i, point, other.Extensions["georss"])
				}
			}
		}
	}
}

// Whoever follows a town or an activity has a feed of it, and its page says so.
func TestActivitiesAndTerritoriesHaveFeeds(t *testing.T) {
	all := filesOf(t, os.DirFS("../../.."), "https://example.org", october, "feed.xml", "index.html", "feeds.opml")
	for _, want := range []string{"activites/coworking/", "territoires/lille-59350/"} {
		if all[want+"feed.xml"] == "" || !strings.Contains(all[want+"index.html"], `href="/`+want+`feed.xml"`) || !strings.Contains(all[want+"index.html"], `href="/`+want+`feed.json"`) {
			t.Errorf("%s has no feed, or does not say so", want)
		}
	}
	var opml struct {
		Version  string `xml:"version,attr"`
		Outlines []struct {
			Text string `xml:"text,attr"`
			URL  string `xml:"xmlUrl,attr"`
		} `xml:"body>outline"`
	}
	if err := xml.Unmarshal([]byte(all["feeds.opml"]), &opml); err != nil || opml.Version != "2.0" {
		t.Fatalf("%v: %s", err, all["feeds.opml"])
	}
	listed := make(map[string]bool)
	for _, o := range opml.Outlines {
		path := strings.TrimPrefix(o.URL, "https://example.org/")
		if all[path] == "" || o.Text == "" || listed[path] {
			t.Errorf("OPML names %s (%q)", o.URL, o.Text)
		}
		listed[path] = true
	}
	for path := range all {
		if strings.HasSuffix(path, "feed.xml") && !listed[path] {
			t.Errorf("OPML leaves out %s", path)
		}
	}
}

func TestEpisodesWithAFileAreAPodcast(t *testing.T) {
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{
		"site.yaml":                    "name: Réseau\nlang: fr\nbase_url: https://example.org\nemail: a@example.org\nlicences: {content: CC-BY-SA-4.0}\nterritory: {name: Nord}\nactivities: [{id: coworking, title: Coworking}]\n",
		"places/lieu.md":               "---\nname: Lieu\nsummary: Un lieu.\nactivities: [coworking]\naddress: {postcode: \"59000\", city: Lille}\nlat: 50.63\nlon: 3.06\n---\n",
		"content/episodes/audible.md":  "---\ntitle: 'À écouter & <b>'\ndate: 2020-09-01\nmedia: audio\nurl: https://example.org/a.mp3\nduration: \"42:10\"\nguests: [Ada]\nplaces: [lieu]\n---\n",
		"content/episodes/ailleurs.md": "---\ntitle: Une page ailleurs\ndate: 2020-09-02\nmedia: audio\nurl: https://example.com/b\n---\n",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	text := filesOf(t, fsys, "", october, "podcast.xml")["ecouter/podcast.xml"]
	feed, err := gofeed.NewParser().ParseString(text)
	if err != nil || len(feed.Items) != 1 {
		t.Fatalf("%v: %s", err, text)
	}
	i := feed.Items[0]
	if i.Title != "À écouter & <b>" || i.ITunesExt == nil || i.ITunesExt.Duration != "2530" || len(i.Enclosures) != 1 ||
		*i.Enclosures[0] != (gofeed.Enclosure{URL: "https://example.org/a.mp3", Length: "0", Type: "audio/mpeg"}) {
		t.Errorf("%+v %+v", i, i.ITunesExt)
	}
	if feed.ITunesExt.Author != "Réseau" || feed.ITunesExt.Explicit != "false" || feed.ITunesExt.Owner.Email != "a@example.org" || feed.ITunesExt.Categories[0].Text != "Society & Culture" {
		t.Errorf("%+v", feed.ITunesExt)
	}
	for _, want := range []string{`<podcast:license>cc-by-sa-4.0</podcast:license>`, `<podcast:person role="guest">Ada</podcast:person>`, `<podcast:location rel="subject" geo="geo:50.63000,3.06000">Lieu</podcast:location>`, `<podcast:medium>podcast</podcast:medium>`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
	// Of the demo's episodes all but one are pages elsewhere.
	demo, err := gofeed.NewParser().ParseString(filesOf(t, os.DirFS("../../.."), "", october, "podcast.xml")["ecouter/podcast.xml"])
	if err != nil || len(demo.Items) != 1 || demo.Items[0].Title != "L’indicatif" {
		t.Errorf("%v: %+v", err, demo)
	}
}

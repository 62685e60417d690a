// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package feeds_test

import (
	"bytes"
	"context"
	"io/fs"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/bench"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// feedsOf returns the text of every RSS feed of a network by its path.
func feedsOf(t *testing.T, fsys fs.FS, base string, today time.Time) map[string]string {
	t.Helper()
	return filesOf(t, fsys, base, today, "feed.xml")
}

// filesOf returns the text of the files of a network with one of some names, by their paths.
func filesOf(t *testing.T, fsys fs.FS, base string, today time.Time, names ...string) map[string]string {
	t.Helper()
	p, err := build.Open(context.Background(), build.Options{
		FS: fsys, Themes: themes.FS(), BaseURL: base, Today: when.Moment{Time: today, Precision: when.Instant},
	})
	if err != nil {
		t.Fatal(err)
	}
	if diag.Failed(p.State().Problems) {
		t.Fatal(p.State().Problems)
	}
	feeds := make(map[string]string)
	for _, f := range p.State().Plan.Files() {
		if !slices.Contains(names, path.Base(f.Path)) {
			continue
		}
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Fatal(err)
		}
		feeds[f.Path] = b.String()
	}
	return feeds
}

var october = time.Date(2020, 10, 1, 12, 0, 0, 0, time.UTC)

// Every feed holds the rules of the W3C validator that concern us, on the demo and on texts that try to be something else.
func TestFeedsHoldTheRules(t *testing.T) {
	const base = "https://example.org/reseau"
	for name, fsys := range map[string]fs.FS{"demo": os.DirFS("../../.."), "hostile": bench.Hostile()} {
		feeds := feedsOf(t, fsys, base, october)
		if len(feeds) < 5 {
			t.Fatalf("%s: only %d feeds", name, len(feeds))
		}
		for path, text := range feeds {
			feed, err := gofeed.NewParser().ParseString(text)
			if err != nil {
				t.Errorf("%s %s: %v", name, path, err)
				continue
			}
			if feed.FeedType != "rss" || feed.FeedVersion != "2.0" || feed.Title == "" || feed.Description == "" || feed.Language != "fr" {
				t.Errorf("%s %s: %+v", name, path, feed)
			}
			if !strings.Contains(text, `<atom:link href="`+base+"/"+path+`" rel="self"`) {
				t.Errorf("%s %s: no link to itself", name, path)
			}
			ids := make(map[string]bool)
			for _, i := range feed.Items {
				if i.Title == "" || !strings.HasPrefix(i.Link, base+"/") || !strings.HasPrefix(i.GUID, "tag:example.org,2020:reseau/") || ids[i.GUID] {
					t.Errorf("%s %s: item %q, %s, %s", name, path, i.Title, i.Link, i.GUID)
				}
				ids[i.GUID] = true
				if i.PublishedParsed != nil && i.PublishedParsed.After(october) {
					t.Errorf("%s %s: %q is published in the future", name, path, i.Title)
				}
				wholeLinks(t, name+" "+path, i.Content)
			}
			if strings.Contains(text, "isPermaLink=\"true\"") || strings.Contains(text, "<script>") && !strings.Contains(text, "CDATA") {
				t.Errorf("%s %s: %s", name, path, text)
			}
		}
	}
}

// wholeLinks holds that what readers of feeds follow says where it is, and that nothing in it can run.
func wholeLinks(t *testing.T, where, content string) {
	t.Helper()
	for token := html.NewTokenizer(strings.NewReader(content)); ; {
		kind := token.Next()
		if kind == html.ErrorToken {
			return
		}
		tag := token.Token()
		if tag.Data == "script" && kind == html.StartTagToken {
			t.Errorf("%s: a script", where)
		}
		for _, a := range tag.Attr {
			if a.Key == "srcset" {
				t.Errorf("%s: srcset=%q, which few readers of feeds make whole", where, a.Val)
			}
			if a.Key != "href" && a.Key != "src" {
				continue
			}
			if u, err := url.Parse(a.Val); err != nil || u.Scheme == "" {
				t.Errorf("%s: %s=%q is not whole", where, a.Key, a.Val)
			}
		}
	}
}

func TestHostileTextsArriveAsTheyAre(t *testing.T) {
	feed, err := gofeed.NewParser().ParseString(feedsOf(t, bench.Hostile(), "https://example.org", october)["actualites/feed.xml"])
	if err != nil {
		t.Fatal(err)
	}
	if len(feed.Items) != 1 || feed.Items[0].Title != bench.HostileText || feed.Items[0].Categories[0] != bench.HostileText {
		t.Errorf("%+v", feed.Items)
	}
	for _, want := range []string{`href="https://example.org/lieux/lieu/"`, `href="https://example.org/actualites/article/#c-titre"`} {
		if !strings.Contains(feed.Items[0].Content, want) {
			t.Errorf("%s is missing in %s", want, feed.Items[0].Content)
		}
	}
}

// A feed is as new as its newest entry: building it again changes nothing.
func TestFeedsDoNotDependOnTheClock(t *testing.T) {
	demo := os.DirFS("../../..")
	later := feedsOf(t, demo, "", october.Add(time.Hour))
	for path, text := range feedsOf(t, demo, "", october) {
		if later[path] != text {
			t.Errorf("%s has changed within an hour", path)
		}
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package feeds

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// rss is an RSS 2.0 document. Prefixes are written as they are: encoding/xml declares no namespace for them.
type rss struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	Atom    string   `xml:"xmlns:atom,attr"`
	Content string   `xml:"xmlns:content,attr"`
	DC      string   `xml:"xmlns:dc,attr"`
	GeoRSS  string   `xml:"xmlns:georss,attr"`
	Channel channel  `xml:"channel"`
}

type channel struct {
	Title         string   `xml:"title"`
	Link          string   `xml:"link"`
	Description   string   `xml:"description"`
	Language      string   `xml:"language"`
	LastBuildDate string   `xml:"lastBuildDate,omitempty"`
	Generator     string   `xml:"generator"`
	Docs          string   `xml:"docs"`
	Self          selfLink `xml:"atom:link"`
	Items         []item   `xml:"item"`
}

type selfLink struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
}

type item struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	GUID        guid     `xml:"guid"`
	PubDate     string   `xml:"pubDate,omitempty"`
	Creator     string   `xml:"dc:creator,omitempty"`
	Categories  []string `xml:"category"`
	Description string   `xml:"description"` // before content:encoded, or readers show the wrong one
	Content     *cdata   `xml:"content:encoded"`
	Point       string   `xml:"georss:point,omitempty"` // "lat lon"
}

type guid struct {
	IsPermaLink bool   `xml:"isPermaLink,attr"`
	Value       string `xml:",chardata"`
}

type cdata struct {
	Text string `xml:",cdata"`
}

// write prints a feed.
func write(w io.Writer, feed rss) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := encoder.Encode(feed); err != nil {
		return fmt.Errorf("write a feed: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// feed makes the feed of a path from its entries. Its date is that of its newest entry, not the clock's.
func (f *family) feed(path, title string, list []site.Entry) rss {
	description := cmp.Or(f.config.Description, f.config.Tagline, f.config.Name)
	if path != "/" {
		title = title + " · " + f.config.Name
		description = title
	}
	c := channel{
		Title: title, Link: f.config.Absolute(path), Description: description, Language: f.config.Lang,
		Generator: "maillage", Docs: "https://www.rssboard.org/rss-specification",
		Self: selfLink{Href: f.config.Absolute(path + "feed.xml"), Rel: "self", Type: "application/rss+xml"},
	}
	var newest time.Time
	for _, e := range list {
		if at := f.published(e); at.After(newest) {
			newest = at
		}
		c.Items = append(c.Items, f.item(e))
	}
	if !newest.IsZero() {
		c.LastBuildDate = newest.Format(time.RFC1123Z)
	}
	return rss{
		Version: "2.0", Channel: c,
		Atom: "http://www.w3.org/2005/Atom", Content: "http://purl.org/rss/1.0/modules/content/",
		DC: "http://purl.org/dc/elements/1.1/", GeoRSS: "http://www.georss.org/georss",
	}
}

func (f *family) item(e site.Entry) item {
	base := e.Common()
	i := item{
		Title: e.Label(), Link: f.config.Absolute(base.URL), Categories: f.categories(e), Description: base.Summary,
		GUID: guid{Value: f.tag(e)},
	}
	if at := f.published(e); !at.IsZero() {
		i.PubDate = at.Format(time.RFC1123Z)
	}
	switch e := e.(type) {
	case *site.Article:
		i.Creator = e.Author
	case *site.Ad:
		i.Creator = e.Organisation
	}
	if html := f.absolute(string(base.Body.HTML), base.URL); html != "" {
		i.Content = &cdata{html}
	}
	if p := f.point(e); p != nil {
		i.Point = fmt.Sprintf("%.5f %.5f", p.Lat, p.Lon)
	}
	return i
}

// categories returns the words under which an entry is filed.
func (f *family) categories(e site.Entry) []string {
	switch e := e.(type) {
	case *site.Place:
		var titles []string
		for _, id := range e.Activities {
			titles = append(titles, f.config.Activity(id).Title)
		}
		return titles
	case *site.Event:
		return named(f.config.EventKind(e.Kind))
	case *site.Ad:
		return named(f.config.AdKind(e.Kind))
	case *site.Article:
		return e.Categories
	}
	return nil
}

// named returns the title of a term as a list, nothing for an entry without one.
func named(t site.Term) []string {
	if t.Title == "" {
		return nil
	}
	return []string{t.Title}
}

// tag returns the permanent name of an entry (RFC 4151): it stays when the page moves, so that no reader sees it twice.
// The year is one in which the domain was held; it never changes.
func (f *family) tag(e site.Entry) string {
	host := "example.org"
	if u, err := url.Parse(f.config.BaseURL); err == nil && u.Hostname() != "" {
		host = u.Hostname()
	}
	return fmt.Sprintf("tag:%s,2020:%s/%s", host, e.Type(), e.Common().ID)
}

// pictureSizes are the attributes of a picture that a page chooses its size by. A reader of feeds takes the one in src.
var pictureSizes = regexp.MustCompile(` (?:srcset|sizes)="[^"]*"`)

// absolute makes the links of a body whole. Bodies come from package markup, which writes attributes in double quotes and
// escapes quotes in text: what is replaced can only be an attribute.
func (f *family) absolute(html, page string) string {
	root := f.config.BaseURL
	if f.config.BasePath != "" {
		root = strings.TrimSuffix(root, f.config.BasePath)
	}
	return strings.NewReplacer(
		` href="/`, ` href="`+root+`/`,
		` src="/`, ` src="`+root+`/`,
		` href="#`, ` href="`+f.config.Absolute(page)+`#`,
	).Replace(pictureSizes.ReplaceAllLiteralString(html, ""))
}

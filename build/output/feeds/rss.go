// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package feeds

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"
)

// rss is an RSS 2.0 document. Prefixes are written as they are: encoding/xml declares no namespace for them.
type rss struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	Lang    string   `xml:"xml:lang,attr"`
	Atom    string   `xml:"xmlns:atom,attr"`
	Content string   `xml:"xmlns:content,attr"`
	DC      string   `xml:"xmlns:dc,attr"`
	GeoRSS  string   `xml:"xmlns:georss,attr"`
	ITunes  string   `xml:"xmlns:itunes,attr,omitempty"`
	Podcast string   `xml:"xmlns:podcast,attr,omitempty"`
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
	*podcastChannel
	Items []rssItem `xml:"item"`
}

type selfLink struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
}

type rssItem struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	GUID        guid     `xml:"guid"`
	PubDate     string   `xml:"pubDate,omitempty"`
	Creator     string   `xml:"dc:creator,omitempty"`
	Categories  []string `xml:"category"`
	Description string   `xml:"description"` // before content:encoded, or readers show the wrong one
	Content     *cdata   `xml:"content:encoded"`
	Point       string   `xml:"georss:point,omitempty"` // "lat lon"
	*podcastItem
}

type guid struct {
	IsPermaLink bool   `xml:"isPermaLink,attr"`
	Value       string `xml:",chardata"`
}

type cdata struct {
	Text string `xml:",cdata"`
}

// namespaces is an RSS document without a channel.
func (f *family) namespaces() rss {
	return rss{
		Version: "2.0", Lang: f.config.Lang,
		Atom: "http://www.w3.org/2005/Atom", Content: "http://purl.org/rss/1.0/modules/content/",
		DC: "http://purl.org/dc/elements/1.1/", GeoRSS: "http://www.georss.org/georss",
	}
}

// writeRSS writes a feed as RSS.
func (f *family) writeRSS(w io.Writer, one feed) error {
	document := f.namespaces()
	items, newest := f.items(one.entries())
	document.Channel = f.channel(one, one.path+"feed.xml", newest)
	for _, i := range items {
		document.Channel.Items = append(document.Channel.Items, i.rss())
	}
	return writeXML(w, f.look, document)
}

func (f *family) channel(one feed, self string, newest time.Time) channel {
	c := channel{
		Title: one.title, Link: f.config.Absolute(one.path), Description: one.about, Language: f.config.Lang,
		Generator: "maillage", Docs: "https://www.rssboard.org/rss-specification",
		Self: selfLink{Href: f.config.Absolute(self), Rel: "self", Type: "application/rss+xml"},
	}
	if !newest.IsZero() {
		c.LastBuildDate = newest.Format(time.RFC1123Z)
	}
	return c
}

func (i item) rss() rssItem {
	r := rssItem{
		Title: i.title, Link: i.url, GUID: guid{Value: i.id}, Creator: i.author, Categories: i.categories, Description: i.summary,
	}
	if !i.published.IsZero() {
		r.PubDate = i.published.Format(time.RFC1123Z)
	}
	if i.html != "" {
		r.Content = &cdata{i.html}
	}
	if i.point != nil {
		r.Point = fmt.Sprintf("%.5f %.5f", i.point.Lat, i.point.Lon)
	}
	return r
}

// writeXML writes a document with the style sheet that makes it legible in a browser, "" for none. Browsers no longer transform
// XML, but they do paint it.
func writeXML(w io.Writer, look string, document any) error {
	head := xml.Header
	if look != "" {
		head += `<?xml-stylesheet type="text/css" href="` + strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;").Replace(look) + `"?>` + "\n"
	}
	if _, err := io.WriteString(w, head); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := encoder.Encode(document); err != nil {
		return fmt.Errorf("write a feed: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package feeds

import (
	"crypto/sha1"
	"encoding/binary"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// podcastFile is the feed of the episodes, beside their list.
const podcastFile = "podcast.xml"

// podcastChannel is what Apple Podcasts and the Podcasting 2.0 namespace add to a channel.
type podcastChannel struct {
	Author   string           `xml:"itunes:author"`
	Owner    *podcastOwner    `xml:"itunes:owner"`
	Category podcastCategory  `xml:"itunes:category"`
	Explicit string           `xml:"itunes:explicit"`
	Kind     string           `xml:"itunes:type"`
	Image    *podcastImage    `xml:"itunes:image"`
	GUID     string           `xml:"podcast:guid"`
	Medium   string           `xml:"podcast:medium"`
	Licence  string           `xml:"podcast:license,omitempty"`
	Locked   string           `xml:"podcast:locked"`
	Location *podcastLocation `xml:"podcast:location"`
}

type podcastOwner struct {
	Name  string `xml:"itunes:name"`
	Email string `xml:"itunes:email"`
}

type podcastCategory struct {
	Text string `xml:"text,attr"`
}

type podcastImage struct {
	Href string `xml:"href,attr"`
}

type podcastLocation struct {
	Relation string `xml:"rel,attr"`
	Geo      string `xml:"geo,attr,omitempty"`
	Name     string `xml:",chardata"`
}

// podcastItem is what they add to an item.
type podcastItem struct {
	Enclosure enclosure         `xml:"enclosure"`
	Duration  int               `xml:"itunes:duration,omitempty"` // seconds
	Explicit  string            `xml:"itunes:explicit"`
	Kind      string            `xml:"itunes:episodeType"`
	Guests    []podcastPerson   `xml:"podcast:person"`
	Locations []podcastLocation `xml:"podcast:location"`
}

// An enclosure is the file of an episode. Its length in bytes is not known before it is fetched: the RSS Advisory Board asks for
// 0 then.
type enclosure struct {
	URL    string `xml:"url,attr"`
	Length int    `xml:"length,attr"`
	Type   string `xml:"type,attr"`
}

type podcastPerson struct {
	Role string `xml:"role,attr"`
	Name string `xml:",chardata"`
}

// podcast returns the feed of the episodes whose address is that of a file to play; false when there is none. An episode that only
// has a page elsewhere cannot be played by a podcast program.
func (f *family) podcast() (output.File, bool) {
	var playable []site.Entry
	for _, e := range f.site.Episodes {
		if mediaType(f.recording(e)) != "" {
			playable = append(playable, e)
		}
	}
	if len(playable) == 0 || !f.config.Has(site.SectionEpisodes) {
		return output.File{}, false
	}
	at := f.config.SectionURL(site.SectionEpisodes)
	one := f.feed(at, f.config.Words.Text("section."+site.SectionEpisodes), func() []site.Entry { return playable })
	return output.File{
		Path:   strings.TrimPrefix(at, "/") + podcastFile,
		Render: func(w io.Writer) error { return f.writePodcast(w, one) },
	}, true
}

func (f *family) writePodcast(w io.Writer, one feed) error {
	document := f.namespaces()
	document.ITunes, document.Podcast = "http://www.itunes.com/dtds/podcast-1.0.dtd", "https://podcastindex.org/namespace/1.0"
	playable := one.list()
	_, newest := f.items(playable)
	document.Channel = f.channel(one, one.path+podcastFile, newest)
	document.Channel.Link = f.config.Absolute(one.path)
	document.Channel.podcastChannel = f.podcastChannel(one)
	for _, e := range playable {
		episode := e.(*site.Episode)
		r := f.item(e).rss()
		r.podcastItem = f.podcastItem(episode)
		document.Channel.Items = append(document.Channel.Items, r)
	}
	return writeXML(w, f.look, document)
}

func (f *family) podcastChannel(one feed) *podcastChannel {
	c := &podcastChannel{
		Author: f.config.Name, Category: podcastCategory{"Society & Culture"}, Explicit: "false", Kind: "episodic",
		GUID: podcastGUID(f.config.Absolute(one.path + podcastFile)), Medium: "podcast", Licence: strings.ToLower(f.config.Licences.Content), Locked: "no",
	}
	if f.config.Email != "" {
		c.Owner = &podcastOwner{f.config.Name, f.config.Email}
	}
	if f.config.Brand.Icon != "" {
		c.Image = &podcastImage{f.config.Absolute("/" + f.config.Brand.Icon)}
	}
	if f.config.Territory.Name != "" {
		c.Location = &podcastLocation{Relation: "subject", Name: f.config.Territory.Name}
	}
	return c
}

func (f *family) podcastItem(e *site.Episode) *podcastItem {
	i := &podcastItem{Enclosure: enclosure{URL: f.recording(e), Type: mediaType(f.recording(e))}, Duration: seconds(e.Duration), Explicit: "false", Kind: "full"}
	for _, guest := range e.Guests {
		i.Guests = append(i.Guests, podcastPerson{"guest", guest})
	}
	for _, id := range e.Places {
		if p := f.site.Place(id); p != nil {
			at := podcastLocation{Relation: "subject", Name: p.Name}
			if p.Point != nil {
				at.Geo = fmt.Sprintf("geo:%.5f,%.5f", p.Point.Lat, p.Point.Lon)
			}
			i.Locations = append(i.Locations, at)
		}
	}
	return i
}

// recording returns the address at which an episode is played: of the file that the site has, else the one that it names.
func (f *family) recording(e *site.Episode) string {
	if e.Recording != "" {
		return f.config.Absolute("/" + e.Recording)
	}
	return e.Web
}

// mediaType returns the type of a file to play by its address, "" for a page.
func mediaType(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" {
		return ""
	}
	return site.MediaType(u.Path)
}

// seconds reads "42:10" and "1:02:03"; 0 for nothing.
func seconds(duration string) int {
	total := 0
	for part := range strings.SplitSeq(duration, ":") {
		n, err := strconv.Atoi(part)
		if err != nil {
			return 0
		}
		total = total*60 + n
	}
	return total
}

// podcastNamespace is that of the UUIDs of podcasts (Podcasting 2.0, podcast:guid).
const podcastNamespace = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6"

// podcastGUID returns the name of a podcast for ever: the UUIDv5 (RFC 9562 §5.5) of its address without scheme and slashes at the end.
func podcastGUID(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	sum := sha1.New()
	for group := range strings.SplitSeq(podcastNamespace, "-") {
		for i := 0; i < len(group); i += 2 {
			b, _ := strconv.ParseUint(group[i:i+2], 16, 8)
			sum.Write([]byte{byte(b)})
		}
	}
	sum.Write([]byte(strings.TrimRight(rest, "/")))
	id := sum.Sum(nil)[:16]
	id[6] = id[6]&0x0f | 0x50
	id[8] = id[8]&0x3f | 0x80
	return fmt.Sprintf("%08x-%04x-%04x-%04x-%012x", binary.BigEndian.Uint32(id), binary.BigEndian.Uint16(id[4:]), binary.BigEndian.Uint16(id[6:]), binary.BigEndian.Uint16(id[8:]), id[10:])
}

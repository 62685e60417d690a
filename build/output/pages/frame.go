// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"cmp"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Frame is what every page has, whatever its layout.
type Frame struct {
	Site        *site.Config // the network: name, licences, forge
	Section     string       // the section that this page belongs to ("places"), "" for none
	Path        string       // of this page, from the site's root: "/lieux/"
	Canonical   string       // the whole URL of this page
	Title       string       // of this page alone; "" on the home page
	Description string       // one sentence, for search engines and previews
	Breadcrumbs []Link       // from the home page to the page above this one
	Menu        []Link       // the main menu
	Foot        *Foot        // the footer
	Feeds       []Link       // folders of the feeds that this page announces (feed.xml, feed.json): the network's, that of its section, its own
	Alternates  []Alternate  // this page in other forms, for programs
	Logo        *Picture     // of the network; nil for none
	Icon        SiteIcon     // of the network, in browsers and on phones
	Preview     string       // whole URL of the picture that previews of this page show; "" for none
	Source      string       // address on the forge to edit the document that this page shows; "" for none
	Asks        string       // scheme and host of the only other site that scripts of this page may ask; "" for none
	Sheet       string       // style sheet that this page has besides that of all pages: "guide.css"; "" for none
	Hidden      bool         // search engines are asked to leave this page out
	Search      string       // path of the search; "" for a site without one
	Linked      *Linked      // what it says to programs (schema.org); nil for nothing
}

// An Alternate is a file that says what a page says, in another form.
type Alternate struct {
	Type string // of IANA: "text/vcard"
	Path string // from the site's root
}

// A Foot is what the footer shows. It is one for all pages of the site, so that the footer can be written once.
type Foot struct {
	Site       *site.Config // the network: name, licences, forge
	Pages      []Link       // pages of the network
	Feeds      []Link       // folders of the network's feed, then of those of its sections
	Elsewhere  []Outside    // the network's pages elsewhere
	Contribute string       // path of the page that says how to add or correct something
	Partners   []Partner    // the organisations that support the network
}

// A Partner is an organisation that supports the network, as the footer and the activity report show it.
type Partner struct {
	Name string   // of the organisation
	URL  string   // of its site; "" for none
	Logo *Picture // beside its name; nil for none
}

// A Link is a title and a path of the site.
type Link struct {
	Title   string // what people read
	Path    string // from the site's root: "/lieux/"
	Current bool   // the page that is shown, or the section that it belongs to
}

// An Outside is an address on another site.
type Outside struct {
	Title string // the name of the site: its host without "www."
	URL   string // as somebody wrote it
}

// shared is what the frames of all pages have in common, made once.
type shared struct {
	menu  []Link
	feed  Link            // of the whole network
	feeds map[string]Link // by section
	foot  *Foot
	logo  *Picture
	icon  SiteIcon
}

// sectionOrder is the order of the sections in the menu.
var sectionOrder = [...]string{
	site.SectionPlaces, site.SectionEvents, site.SectionArticles, site.SectionAds, site.SectionResources,
	site.SectionPeople, site.SectionNewsletters,
}

// quietSections is the order of the sections that are in the footer: they have no feed.
var quietSections = [...]string{site.SectionRoutes, site.SectionEpisodes, site.SectionIndicators, site.SectionFlows}

func (b *book) share() shared {
	s := shared{icon: b.siteIcon(), feed: Link{Title: b.config.Name, Path: "/"}, feeds: make(map[string]Link)}
	s.foot = &Foot{Site: b.config, Feeds: []Link{s.feed}, Elsewhere: outsides(b.config.Social), Contribute: b.contributePath()}
	for _, p := range b.config.Partners {
		partner := Partner{Name: p.Name, URL: p.URL}
		if p.Logo != "" {
			partner.Logo = b.picture(&site.Image{Src: p.Logo}, sizesLogo)
		}
		s.foot.Partners = append(s.foot.Partners, partner)
	}
	if b.config.Brand.Logo != "" {
		s.logo = b.picture(&site.Image{Src: b.config.Brand.Logo}, sizesLogo)
	}
	for _, section := range sectionOrder {
		if b.site.Shows(section) {
			link := b.section(section)
			s.menu = append(s.menu, link)
			s.feeds[section] = b.feedLink(link.Title, link.Path)
			s.foot.Feeds = append(s.foot.Feeds, link)
		}
	}
	for _, section := range quietSections {
		if b.site.Shows(section) {
			s.foot.Pages = append(s.foot.Pages, b.section(section))
		}
	}
	if b.hasObservatory() {
		s.foot.Pages = append(s.foot.Pages, b.section(site.SectionObservatory))
	}
	for _, p := range b.site.Pages {
		link := Link{Title: p.Title, Path: p.URL}
		switch p.Menu {
		case "main":
			s.menu = append(s.menu, link)
		case "footer":
			s.foot.Pages = append(s.foot.Pages, link)
		}
	}
	if b.hasDirectory() {
		s.foot.Pages = append(s.foot.Pages, Link{Title: b.config.Words.Text("directory.title"), Path: b.directoryPath()})
	}
	if b.config.Has(site.SectionData) {
		s.foot.Pages = append(s.foot.Pages, Link{Title: b.config.Words.Text("data.title"), Path: b.config.DataURL()})
	}
	if b.config.Has(site.SectionGuide) {
		s.foot.Pages = append(s.foot.Pages, Link{Title: b.config.Words.Text("charter.title"), Path: b.charterPath()})
	}
	s.foot.Pages = append(s.foot.Pages, Link{Title: b.config.Words.Text("credits.title"), Path: b.creditsPath()})
	return s
}

// feedLink returns the link to the feed of a page, by a title that tells it apart.
func (b *book) feedLink(title, path string) Link {
	return Link{Title: b.config.Words.Text("feed.of", "site", b.config.Name, "name", title), Path: path}
}

// title returns the title of a section as the words of the theme have it.
func (b *book) title(section string) string { return b.config.Words.Text("section." + section) }

// complete makes the whole frame of a page of what the page says of itself and what all pages share.
func (b *book) complete(p page) Frame {
	f := p.frame
	f.Site = b.config
	f.Section = p.section
	f.Path = p.path
	f.Canonical = b.config.Absolute(p.path)
	f.Hidden = p.hidden
	f.Menu = current(b.shared.menu, p.path, cmp.Or(p.top, b.sectionPath(p.section)))
	f.Foot = b.shared.foot
	f.Logo = b.shared.logo
	f.Icon = b.shared.icon
	f.Search = b.searchPath()
	f.Feeds = []Link{b.shared.feed}
	if feed, ok := b.shared.feeds[p.section]; ok {
		f.Feeds = append(f.Feeds, feed)
	}
	if p.feed {
		f.Feeds = append(f.Feeds, b.feedLink(f.Title, p.path))
	}
	switch picture := b.preview(p.image); {
	case picture != "":
		f.Preview = picture
	case p.poster != nil:
		f.Preview = b.config.Absolute(previewPath(p.path))
	case b.config.Has(site.SectionPreviews):
		f.Preview = b.config.Absolute(previewPath("/"))
	}
	if p.from != nil {
		f.Source = b.editURL(p.from.Path)
	}
	var about []any
	if p.about != nil {
		about = p.about()
	}
	f.Linked = b.link(f, about)
	return f
}

// current returns links with the one marked that leads to a page or to its section.
func current(links []Link, path, section string) []Link {
	marked := make([]Link, len(links))
	for i, l := range links {
		l.Current = l.Path == path || l.Path == section
		marked[i] = l
	}
	return marked
}

// crumbs returns the way from the home page to a section.
func (b *book) crumbs(sections ...Link) []Link {
	return append([]Link{{Title: b.config.Words.Text("home.title"), Path: "/"}}, sections...)
}

// section returns a link to a section.
func (b *book) section(name string) Link {
	return Link{Title: b.title(name), Path: b.config.SectionURL(name)}
}

func (b *book) sectionPath(name string) string {
	if name == "" {
		return ""
	}
	return b.config.SectionURL(name)
}

// editURL returns the address on the forge where a file can be edited, "" without a forge.
func (b *book) editURL(file string) string {
	forge := b.config.Forge
	switch forge.Kind {
	case "github":
		return forge.URL + "/edit/" + forge.Branch + "/" + file
	case "gitlab":
		return forge.URL + "/-/edit/" + forge.Branch + "/" + file
	case "forgejo":
		return forge.URL + "/_edit/" + forge.Branch + "/" + file
	}
	return ""
}

// outside returns an address elsewhere with the name of its site, nil for none.
func outside(address string) *Outside {
	if address == "" {
		return nil
	}
	_, rest, found := strings.Cut(address, "://")
	if !found {
		return &Outside{Title: address, URL: address}
	}
	host, _, _ := strings.Cut(rest, "/")
	return &Outside{Title: strings.TrimPrefix(host, "www."), URL: address}
}

func outsides(addresses []string) []Outside {
	var list []Outside
	for _, address := range addresses {
		if o := outside(address); o != nil {
			list = append(list, *o)
		}
	}
	return list
}

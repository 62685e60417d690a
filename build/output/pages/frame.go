// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Frame is what every page has, whatever its layout.
type Frame struct {
	Site        *site.Config
	Path        string // of this page, from the site's root: "/lieux/"
	Canonical   string // the whole URL of this page
	Title       string // of this page alone; "" on the home page
	Description string // one sentence, for search engines and previews
	Breadcrumbs []Link // from the home page to the page above this one
	Menu        []Link // the main menu
	Footer      []Link // the pages that stand in the footer
	Feeds       []Link // feeds that this page announces
	Source      string // address on the forge to edit the document that this page shows; "" for none
	Hidden      bool   // search engines are asked to leave this page out
}

// A Link is a title and a path of the site.
type Link struct {
	Title   string
	Path    string
	Current bool // the page that is shown, or the section that it belongs to
}

// shared is what the frames of all pages have in common, made once.
type shared struct {
	menu, footer []Link
	feeds        []Link
}

// sectionOrder is the order of the sections in the menu.
var sectionOrder = []string{
	site.SectionPlaces, site.SectionEvents, site.SectionArticles, site.SectionAds, site.SectionResources,
	site.SectionPeople, site.SectionNewsletters,
}

func (b *book) share() shared {
	var s shared
	s.feeds = append(s.feeds, Link{Title: b.config.Name, Path: "/feed.xml"})
	for _, section := range sectionOrder {
		if b.site.Shows(section) {
			link := b.section(section)
			s.menu = append(s.menu, link)
			s.feeds = append(s.feeds, Link{Title: link.Title + " · " + b.config.Name, Path: link.Path + "feed.xml"})
		}
	}
	for _, p := range b.site.Pages {
		link := Link{Title: p.Title, Path: p.URL}
		switch p.Menu {
		case "main":
			s.menu = append(s.menu, link)
		case "footer":
			s.footer = append(s.footer, link)
		}
	}
	return s
}

// title returns the title of a section as the words of the theme have it.
func (b *book) title(section string) string { return b.config.Words.Text("section." + section) }

// complete makes the whole frame of a page of what the page says of itself and what all pages share.
func (b *book) complete(p page) Frame {
	f := p.frame
	f.Site = b.config
	f.Path = p.path
	f.Canonical = b.config.Absolute(p.path)
	f.Hidden = p.hidden
	f.Footer = b.shared.footer
	f.Feeds = b.shared.feeds
	f.Menu = make([]Link, len(b.shared.menu))
	copy(f.Menu, b.shared.menu)
	for i := range f.Menu {
		f.Menu[i].Current = within(p.path, f.Menu[i].Path)
	}
	if p.from != nil {
		f.Source = b.editURL(p.from.Path)
	}
	return f
}

// within reports whether a page belongs to a section, by their paths.
func within(path, section string) bool {
	return len(path) >= len(section) && path[:len(section)] == section
}

// crumbs returns the way from the home page to a section.
func (b *book) crumbs(sections ...Link) []Link {
	return append([]Link{{Title: b.config.Words.Text("home.title"), Path: "/"}}, sections...)
}

// section returns a link to a section.
func (b *book) section(name string) Link {
	return Link{Title: b.title(name), Path: b.config.SectionURL(name)}
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

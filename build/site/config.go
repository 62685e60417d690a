// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import (
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// A Config is site.yaml and what it brings: everything that a document may depend on. When it changes, every
// document is read again. It is never modified.
type Config struct {
	Name        string          `yaml:"name"`
	Tagline     string          `yaml:"tagline"`
	Description string          `yaml:"description"`
	Lang        string          `yaml:"lang"`     // fr or en
	BaseURL     string          `yaml:"base_url"` // where the site is published, without a slash at the end
	Timezone    string          `yaml:"timezone"` // IANA name
	Email       string          `yaml:"email"`
	Social      []string        `yaml:"social"`
	Territory   Territory       `yaml:"territory"`
	Activities  []Term          `yaml:"activities"`
	EventKinds  []Term          `yaml:"event_kinds"`
	AdKinds     []Term          `yaml:"ad_kinds"`
	Labels      []Term          `yaml:"labels"`
	Sections    map[string]bool `yaml:"sections"` // false switches a section off; absent is on
	Nouns       map[string]Noun `yaml:"nouns"`    // the network's own words: place, network
	Brand       Brand           `yaml:"brand"`
	Licences    Licences        `yaml:"licences"`
	Forge       Forge           `yaml:"forge"`
	Partners    []Partner       `yaml:"partners"`
	Sources     []*Source       `yaml:"sources"`
	Newsletter  Subscription    `yaml:"newsletter"`
	Basemap     Basemap         `yaml:"basemap"`
	Addresses   AddressSearch   `yaml:"address_search"`
	CMS         bool            `yaml:"cms"` // an editor at /admin/
	Limits      Limits          `yaml:"limits"`

	Guests []*Place `yaml:"-"` // places of Sources, see the function Guests

	Redirects     []Redirect `yaml:"-"` // content/redirects.yaml
	RedirectsFile *diag.File `yaml:"-"`

	File     *diag.File     `yaml:"-"`
	Words    *words.Set     `yaml:"-"`
	Atlas    *geo.Atlas     `yaml:"-"`
	Location *time.Location `yaml:"-"` // of Timezone
	BasePath string         `yaml:"-"` // the path of BaseURL without a slash at the end: "" or "/reseau"
}

// A Term is one value of a list that the network chooses: an activity, a kind of event or ad, a label.
type Term struct {
	ID     string `yaml:"id"`
	Title  string `yaml:"title"`
	Plural string `yaml:"plural"`
	Icon   string `yaml:"icon"`
	Colour string `yaml:"colour"` // #rrggbb
	Help   string `yaml:"help"`

	IconAt diag.Span `yaml:"-"` // where site.yaml says so
}

// A Territory is where the network is at home.
type Territory struct {
	Name  string   `yaml:"name"`
	Areas []string `yaml:"areas"` // codes of areas in content/territories; empty means all of them together
}

// A Noun is a word of the network with its grammar.
type Noun struct {
	One    string `yaml:"one"`
	Other  string `yaml:"other"`
	Gender string `yaml:"gender"` // m or f
}

// A Brand is what a network sets of its look; the build derives the rest.
type Brand struct {
	Primary string `yaml:"primary"` // #rrggbb
	Accent  string `yaml:"accent"`  // #rrggbb
	Logo    string `yaml:"logo"`    // path in static/
	Icon    string `yaml:"icon"`    // path in static/ of the small square picture of browsers and phones
	Fonts   Fonts  `yaml:"fonts"`

	PrimaryAt diag.Span `yaml:"-"` // where site.yaml says so
	AccentAt  diag.Span `yaml:"-"`
}

// Fonts are the typefaces of a network: names of the theme's, or paths in static/ of .woff2 files.
type Fonts struct {
	Title string `yaml:"title"`
	Text  string `yaml:"text"`

	TitleAt diag.Span `yaml:"-"` // where site.yaml says so
	TextAt  diag.Span `yaml:"-"`
}

// Licences are SPDX ids.
type Licences struct {
	Content string `yaml:"content"`
	Data    string `yaml:"data"`
}

// A Subscription says how people receive the newsletter.
type Subscription struct {
	Subscribe string `yaml:"subscribe"` // address of the form, at the service that sends it; "" for none
}

// A Forge is where the repository lives.
type Forge struct {
	Kind   string `yaml:"kind"`   // github, gitlab, forgejo
	URL    string `yaml:"url"`    // of the repository
	Branch string `yaml:"branch"` // main
}

// A Partner is an organisation that supports the network.
type Partner struct {
	Name string `yaml:"name"`
	URL  string `yaml:"url"`
	Logo string `yaml:"logo"` // path in static/; "" for none
}

// A Source is another network whose places are shown beside our own.
type Source struct {
	ID   string `yaml:"id"`
	Name string `yaml:"name"`
	URL  string `yaml:"url"` // of its places.geojson; "" for a file that was put there by hand

	// What content/sources holds of it.
	Licence string      `yaml:"-"` // SPDX id; "" where it says none
	Fetched when.Moment `yaml:"-"` // the day on which it was fetched
	Places  []*Place    `yaml:"-"` // with Origin
}

// A Redirect is an address that moved. Both are paths of the site: "/lieux/ancien/".
type Redirect struct {
	From string `yaml:"from"`
	To   string `yaml:"to"`
}

// Limits are thresholds that a network may set.
type Limits struct {
	PageSize     int `yaml:"page_size"`     // entries on a page of a list
	VerifiedDays int `yaml:"verified_days"` // a place that nobody checked for longer is shown pale
	MapPlaces    int `yaml:"map_places"`    // of more places than this the interactive map reads what it shows, tile by tile
}

// The sections of a site: the words of their paths are in the theme's words.
const (
	SectionPlaces      = "places"
	SectionEvents      = "events"
	SectionNewsletters = "newsletters"
	SectionAds         = "ads"
	SectionArticles    = "articles"
	SectionPeople      = "people"
	SectionResources   = "resources"
	SectionRoutes      = "routes"
	SectionEpisodes    = "episodes"
	SectionFlows       = "flows"
	SectionIndicators  = "indicators"
	SectionObservatory = "observatory" // the figures of the places and events, computed
	SectionSearch      = "search"
	SectionGuide       = "guide"     // the style guide of the theme, and the graphic identity
	SectionPreviews    = "previews"  // pictures that stand for pages elsewhere
	SectionCalendars   = "calendars" // of events, to subscribe to
	SectionDirectory   = "directory" // the printable list of places
	SectionSigns       = "signs"     // the sheet for the door of each place, the poster of the agenda
	SectionData        = "data"      // the files of open data and their page
	SectionAPI         = "api"       // the same, one object a file
	SectionCards       = "cards"     // a vCard for each place
)

// Has reports whether a section is part of the site.
func (c *Config) Has(section string) bool {
	on, set := c.Sections[section]
	return on || !set
}

// Href returns what a page writes to link to a path of the site: the path below BaseURL's own.
func (c *Config) Href(path string) string { return c.BasePath + path }

// Absolute returns the whole URL of a path of the site.
func (c *Config) Absolute(path string) string { return strings.TrimSuffix(c.BaseURL, "/") + path }

// Activity returns a term of Activities by its id; a term that has only this id when there is none.
func (c *Config) Activity(id string) Term { return term(c.Activities, id) }

// EventKind returns a term of EventKinds by its id.
func (c *Config) EventKind(id string) Term { return term(c.EventKinds, id) }

// AdKind returns a term of AdKinds by its id.
func (c *Config) AdKind(id string) Term { return term(c.AdKinds, id) }

// LabelTerm returns a term of Labels by its id.
func (c *Config) LabelTerm(id string) Term { return term(c.Labels, id) }

func term(terms []Term, id string) Term {
	for _, t := range terms {
		if t.ID == id {
			return t
		}
	}
	return Term{ID: id, Title: id}
}

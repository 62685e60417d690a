// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"cmp"
	"regexp"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Linked is what a page says to programs, in the words of schema.org: the way to the page, and what it is about.
type Linked struct {
	Context string `json:"@context"` // https://schema.org
	Graph   []any  `json:"@graph"`   // what it is about, and the way to it
}

// link makes what a page says to programs of its way from the home page and what it is about.
func (b *book) link(f Frame, things []any) *Linked {
	if len(f.Breadcrumbs) > 0 && !f.Hidden {
		way := breadcrumbList{Type: "BreadcrumbList"}
		for i, l := range append(f.Breadcrumbs[:len(f.Breadcrumbs):len(f.Breadcrumbs)], Link{Title: f.Title, Path: f.Path}) {
			way.Items = append(way.Items, listItem{Type: "ListItem", Position: i + 1, Name: l.Title, Item: b.config.Absolute(l.Path)})
		}
		things = append(things, way)
	}
	if len(things) == 0 {
		return nil
	}
	return &Linked{Context: "https://schema.org", Graph: things}
}

type breadcrumbList struct {
	Type  string     `json:"@type"`
	Items []listItem `json:"itemListElement"`
}

type listItem struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name"`
	Item     string `json:"item"`
}

// A reference names a thing that another page, or another part of this one, says more of.
type reference struct {
	Type string `json:"@type,omitempty"`
	ID   string `json:"@id,omitempty"`
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
}

type organization struct {
	Type        string   `json:"@type"`
	ID          string   `json:"@id"`
	Name        string   `json:"name"`
	Description string   `json:"description,omitempty"`
	URL         string   `json:"url"`
	Logo        string   `json:"logo,omitempty"`
	Email       string   `json:"email,omitempty"`
	AreaServed  string   `json:"areaServed,omitempty"`
	SameAs      []string `json:"sameAs,omitempty"`
}

type website struct {
	Type      string    `json:"@type"`
	ID        string    `json:"@id"`
	Name      string    `json:"name"`
	URL       string    `json:"url"`
	Language  string    `json:"inLanguage"`
	Publisher reference `json:"publisher"`
}

// networkID names the network in the data of all pages.
func (b *book) networkID() string { return b.config.Absolute("/") + "#organisation" }

func (b *book) linkedNetwork() []any {
	o := organization{
		Type: "Organization", ID: b.networkID(), Name: b.config.Name, Description: b.config.Description, URL: b.config.Absolute("/"),
		Email: b.config.Email, AreaServed: b.config.Territory.Name, SameAs: b.config.Social,
	}
	if icon := b.siteIcon(); icon.Photo != "" {
		o.Logo = b.config.Absolute(icon.Photo)
	}
	return []any{o, website{
		Type: "WebSite", ID: b.config.Absolute("/") + "#site", Name: b.config.Name, URL: b.config.Absolute("/"), Language: b.config.Lang,
		Publisher: reference{ID: o.ID},
	}}
}

type linkedPlace struct {
	Type         string         `json:"@type"`
	ID           string         `json:"@id"`
	Name         string         `json:"name"`
	Description  string         `json:"description,omitempty"`
	URL          string         `json:"url"`
	Image        string         `json:"image,omitempty"`
	Address      *postalAddress `json:"address,omitempty"`
	Geo          *coordinates   `json:"geo,omitempty"`
	Telephone    string         `json:"telephone,omitempty"`
	Email        string         `json:"email,omitempty"`
	SameAs       []string       `json:"sameAs,omitempty"`
	Hours        []openingHours `json:"openingHoursSpecification,omitempty"`
	Amenities    []amenity      `json:"amenityFeature,omitempty"`
	Keywords     []string       `json:"keywords,omitempty"`
	FoundingDate string         `json:"foundingDate,omitempty"`
	MemberOf     *reference     `json:"memberOf,omitempty"`
}

type postalAddress struct {
	Type     string `json:"@type"`
	Street   string `json:"streetAddress,omitempty"`
	Postcode string `json:"postalCode,omitempty"`
	City     string `json:"addressLocality,omitempty"`
	Country  string `json:"addressCountry,omitempty"`
}

// coordinates are degrees WGS 84.
type coordinates struct {
	Type      string  `json:"@type"`
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

type openingHours struct {
	Type   string `json:"@type"`
	Day    string `json:"dayOfWeek"`
	Opens  string `json:"opens"`
	Closes string `json:"closes"`
}

type amenity struct {
	Type  string `json:"@type"`
	Name  string `json:"name"`
	Value bool   `json:"value"`
}

// linkedPlace describes a place. schema.org has no tiers-lieu; a LocalBusiness has an address, hours and a mail address.
func (b *book) linkedPlace(p *site.Place) []any {
	page := b.config.Absolute(p.URL)
	l := linkedPlace{
		Type: "LocalBusiness", ID: page + "#lieu", Name: p.Name, Description: p.Summary, URL: page, Image: b.preview(p.Image),
		Address: address(p.Address), Telephone: p.Phone, Email: p.Email, Hours: b.hours(p.Hours).linked,
	}
	if p.Website != "" {
		l.SameAs = append(l.SameAs, p.Website)
	}
	l.SameAs = append(l.SameAs, p.Social...)
	if p.Point != nil {
		l.Geo = &coordinates{Type: "GeoCoordinates", Latitude: p.Point.Lat, Longitude: p.Point.Lon}
	}
	for _, id := range p.Activities {
		l.Keywords = append(l.Keywords, b.config.Activity(id).Title)
	}
	for _, s := range p.Services {
		l.Amenities = append(l.Amenities, amenity{Type: "LocationFeatureSpecification", Name: s, Value: true})
	}
	if !p.Opened.IsZero() {
		l.FoundingDate = p.Opened.String()
	}
	if p.Member.Member {
		l.MemberOf = &reference{Type: "Organization", ID: b.networkID(), Name: b.config.Name}
	}
	return []any{l}
}

// address returns nil for an empty one. Postcodes of five digits are French; the country of others is not guessed.
func address(a site.Address) *postalAddress {
	if a.Street == "" && a.Postcode == "" && a.City == "" {
		return nil
	}
	l := &postalAddress{Type: "PostalAddress", Street: a.Street, Postcode: a.Postcode, City: a.City}
	if len(a.Postcode) == 5 {
		l.Country = "FR"
	}
	return l
}

// preview returns the whole URL of a picture, "" for none.
func (b *book) preview(image *site.Image) string {
	picture := b.picture(image, sizesPage)
	if picture == nil {
		return ""
	}
	return b.config.Absolute(strings.TrimPrefix(picture.Src, b.config.BasePath))
}

type linkedEvent struct {
	Type           string     `json:"@type"`
	ID             string     `json:"@id"`
	Name           string     `json:"name"`
	Description    string     `json:"description,omitempty"`
	URL            string     `json:"url"`
	Image          string     `json:"image,omitempty"`
	Start          string     `json:"startDate"`
	End            string     `json:"endDate,omitempty"`
	Status         string     `json:"eventStatus"`
	AttendanceMode string     `json:"eventAttendanceMode"`
	Location       []any      `json:"location,omitempty"`
	Organizer      *reference `json:"organizer,omitempty"`
	Offers         *offer     `json:"offers,omitempty"`
	Capacity       int        `json:"maximumAttendeeCapacity,omitempty"`
	Sessions       []any      `json:"subEvent,omitempty"`
}

type linkedSession struct {
	Type       string      `json:"@type"`
	Name       string      `json:"name"`
	URL        string      `json:"url"`
	Start      string      `json:"startDate"`
	End        string      `json:"endDate,omitempty"`
	Location   []any       `json:"location,omitempty"`
	Performers []reference `json:"performer,omitempty"`
}

type linkedLocation struct {
	Type    string         `json:"@type"`
	ID      string         `json:"@id,omitempty"`
	Name    string         `json:"name,omitempty"`
	URL     string         `json:"url,omitempty"`
	Address *postalAddress `json:"address,omitempty"`
}

type offer struct {
	Type         string `json:"@type"`
	URL          string `json:"url,omitempty"`
	Price        string `json:"price"`
	Currency     string `json:"priceCurrency"`
	Availability string `json:"availability"`
}

// linkedEvent describes an event: of one that repeats, its next time, or its last page says nothing true (Google, Event).
func (b *book) linkedEvent(e *site.Event) []any {
	page := b.config.Absolute(e.URL)
	from, until := e.Next(b.site.Today)
	if from.IsZero() || len(e.Meets) > 0 {
		from, until = e.From, e.Until
	}
	l := linkedEvent{
		Type: "Event", ID: page + "#rendez-vous", Name: e.Title, Description: e.Summary, URL: page, Image: b.preview(e.Image),
		Start: from.Format(time.RFC3339), Status: "https://schema.org/EventScheduled", Capacity: e.Registration.Capacity,
		Organizer: &reference{Type: "Organization", ID: b.networkID(), Name: b.config.Name},
	}
	switch e.Status {
	case "cancelled":
		l.Status = "https://schema.org/EventCancelled"
	case "postponed":
		l.Status = "https://schema.org/EventPostponed"
	}
	switch {
	case e.AllDay:
		l.Start, l.End = from.Format(time.DateOnly), until.Add(-time.Second).Format(time.DateOnly)
	case !e.End.IsZero():
		l.End = until.Format(time.RFC3339)
	}
	if e.Organiser != "" {
		l.Organizer = &reference{Type: "Organization", Name: e.Organiser}
	}
	l.Location, l.AttendanceMode = b.linkedLocations(e)
	l.Sessions = b.linkedSessions(e)
	if price, known := euros(e.Registration.Price); known {
		l.Offers = &offer{Type: "Offer", URL: e.Registration.URL, Price: price, Currency: "EUR", Availability: "https://schema.org/InStock"}
	}
	return []any{l}
}

// linkedSessions describes the programme of an event.
func (b *book) linkedSessions(e *site.Event) []any {
	var sessions []any
	for i, s := range e.Sessions() {
		if s.From.IsZero() {
			continue
		}
		l := linkedSession{Type: "Event", Name: s.Title, URL: b.config.Absolute(e.URL) + "#" + sessionID(i), Start: s.From.Format(time.RFC3339)}
		switch {
		case s.AllDay:
			l.Start = s.From.Format(time.DateOnly)
		case !s.End.IsZero():
			l.End = s.Until.Format(time.RFC3339)
		}
		at := *e
		at.Place, at.Online = cmp.Or(s.Place, e.Place), cmp.Or(s.Online, e.Online)
		l.Location, _ = b.linkedLocations(&at)
		for _, name := range s.Speakers { // a name or a role: nobody knows whether it is a person
			l.Performers = append(l.Performers, reference{Type: "Organization", Name: name})
		}
		sessions = append(sessions, l)
	}
	return sessions
}

// linkedLocations returns where an event takes place, and whether one goes there, connects, or chooses.
func (b *book) linkedLocations(e *site.Event) (locations []any, mode string) {
	if at := b.site.Place(e.Place); at != nil {
		locations = append(locations, linkedLocation{
			Type: "Place", ID: b.config.Absolute(at.URL) + "#lieu", Name: at.Name, URL: b.config.Absolute(at.URL), Address: address(at.Address),
		})
	} else if where := address(e.Address); where != nil {
		locations = append(locations, linkedLocation{Type: "Place", Name: e.Address.City, Address: where})
	}
	onsite := len(locations) > 0
	if e.Online != "" {
		locations = append(locations, linkedLocation{Type: "VirtualLocation", URL: e.Online})
	}
	switch {
	case onsite && e.Online != "":
		mode = "MixedEventAttendanceMode"
	case e.Online != "":
		mode = "OnlineEventAttendanceMode"
	default:
		mode = "OfflineEventAttendanceMode"
	}
	return locations, "https://schema.org/" + mode
}

// price is an amount in euros as people write it: "5 €", "12,50 euros".
var price = regexp.MustCompile(`^(\d{1,5})(?:[.,](\d{2}))?\s*(?:€|euros?|EUR)$`)

// euros reads what an event costs: "0" for one that is free. Other words ("prix libre", "de 5 à 10 €") are no price.
func euros(text string) (string, bool) {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	switch text {
	case "gratuit", "gratuite", "entrée libre", "free", "0", "0 €":
		return "0", true
	}
	found := price.FindStringSubmatch(text)
	if found == nil {
		return "", false
	}
	if found[2] == "" {
		return found[1], true
	}
	return found[1] + "." + found[2], true
}

type jobPosting struct {
	Type         string         `json:"@type"`
	ID           string         `json:"@id"`
	Title        string         `json:"title"`
	Description  string         `json:"description"`
	URL          string         `json:"url"`
	Posted       string         `json:"datePosted"`
	ValidThrough string         `json:"validThrough,omitempty"`
	Employment   string         `json:"employmentType,omitempty"`
	Organization reference      `json:"hiringOrganization"`
	Location     linkedLocation `json:"jobLocation"`
}

// The kinds of ads that are jobs; their names are those of the schema's examples.
const (
	kindJob        = "job"
	kindInternship = "internship"
)

// linkedAd describes an ad for a job that is on the board: search engines want to hear nothing of others, and nothing of one that has
// expired or does not say who hires and where.
func (b *book) linkedAd(a *site.Ad) []any {
	if a.Kind != kindJob && a.Kind != kindInternship || a.Expired(b.site.Today) {
		return nil
	}
	where := &postalAddress{Type: "PostalAddress", City: a.City, Country: "FR"}
	hires := a.Organisation
	if at := b.site.Place(a.Place); at != nil {
		where = address(at.Address)
		if hires == "" {
			hires = at.Name
		}
	}
	if where == nil || where.City == "" || hires == "" {
		return nil
	}
	page := b.config.Absolute(a.URL)
	l := jobPosting{
		Type: "JobPosting", ID: page + "#annonce", Title: a.Title, Description: string(a.Body.HTML), URL: page,
		Posted: a.From.Format(time.DateOnly), Organization: reference{Type: "Organization", Name: hires},
		Location: linkedLocation{Type: "Place", Address: where},
	}
	if l.Description == "" {
		l.Description = a.Summary
	}
	if !a.Until.IsZero() {
		l.ValidThrough = a.Until.Format(time.RFC3339)
	}
	if a.Kind == kindInternship {
		l.Employment = "INTERN"
	}
	return []any{l}
}

type newsArticle struct {
	Type        string    `json:"@type"`
	ID          string    `json:"@id"`
	Headline    string    `json:"headline"`
	Description string    `json:"description,omitempty"`
	URL         string    `json:"url"`
	Image       string    `json:"image,omitempty"`
	Published   string    `json:"datePublished"`
	Author      reference `json:"author"`
	Publisher   reference `json:"publisher"`
	Licence     string    `json:"license,omitempty"`
	Section     []string  `json:"articleSection,omitempty"`
}

func (b *book) linkedArticle(a *site.Article) []any {
	page := b.config.Absolute(a.URL)
	network := reference{Type: "Organization", ID: b.networkID(), Name: b.config.Name}
	l := newsArticle{
		Type: "NewsArticle", ID: page + "#article", Headline: a.Title, Description: a.Summary, URL: page, Image: b.preview(a.Image),
		Published: a.Date.In(b.config.Location).Format(time.RFC3339), Author: network, Publisher: network, Section: a.Categories,
	}
	if a.Author != "" {
		l.Author = reference{Type: "Person", Name: a.Author}
	}
	if b.config.Licences.Content != "" {
		l.Licence = "https://spdx.org/licenses/" + b.config.Licences.Content
	}
	return []any{l}
}

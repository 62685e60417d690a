// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import (
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/markup"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// A Type is a type of document: "place", "event"… (`kind` stays free for the front matter's key.)
type Type string

// The types of documents.
const (
	TypePlace      Type = "place"
	TypeEvent      Type = "event"
	TypeNewsletter Type = "newsletter"
	TypeAd         Type = "ad"
	TypeArticle    Type = "article"
	TypePage       Type = "page"
	TypePerson     Type = "person"
	TypeResource   Type = "resource"
	TypeRoute      Type = "route"
	TypeEpisode    Type = "episode"
	TypeFlows      Type = "flow"
	TypeIndicators Type = "indicator"
)

// Types lists every type, for the tables and tests that must miss none.
var Types = []Type{
	TypePlace, TypeEvent, TypeNewsletter, TypeAd, TypeArticle, TypePage,
	TypePerson, TypeResource, TypeRoute, TypeEpisode, TypeFlows, TypeIndicators,
}

// An Entry is a document of the network: a *Place, an *Event… It is made from one file and never modified.
// It names other entries by their ids and never points to them: the [Site] finds them.
type Entry interface {
	Type() Type
	Label() string // its name or title, as people say it
	Common() *Base
}

// New returns an empty entry of a type, to decode a file into; nil for an unknown type.
func New(t Type) Entry {
	switch t {
	case TypePlace:
		return &Place{}
	case TypeEvent:
		return &Event{}
	case TypeNewsletter:
		return &Newsletter{}
	case TypeAd:
		return &Ad{}
	case TypeArticle:
		return &Article{}
	case TypePage:
		return &Page{}
	case TypePerson:
		return &Person{}
	case TypeResource:
		return &Resource{}
	case TypeRoute:
		return &Route{}
	case TypeEpisode:
		return &Episode{}
	case TypeFlows:
		return &Flows{}
	case TypeIndicators:
		return &Indicators{}
	}
	return nil
}

// Base is what every entry has.
type Base struct {
	Summary string   `yaml:"summary"` // at most 200 characters
	Image   *Image   `yaml:"image"`
	Tags    []string `yaml:"tags"`
	Draft   bool     `yaml:"draft"`

	ID      string      `yaml:"-"` // the file's name without extension
	URL     string      `yaml:"-"` // path from the site's root: "/lieux/la-coroutine/"
	Body    markup.Body `yaml:"-"`
	File    *diag.File  `yaml:"-"`
	SortKey []byte      `yaml:"-"` // collation key of the label in the site's language
	Refs    []Ref       `yaml:"-"` // the entries that the front matter names
	Demo    diag.Span   `yaml:"-"` // the mark of a file that only shows how files are written; zero for none
}

// DemoMark is in a comment of every file that only shows how files are written, as a new network has them.
const DemoMark = "maillage:demo"

// A Ref is a place in a front matter that names another entry by its id.
type Ref struct {
	Type    Type
	ID      string
	At      diag.Span
	Pointer string // JSON Pointer of the value: "/stops/2/place"
}

// Common returns b itself.
func (b *Base) Common() *Base { return b }

// An Image is a picture in static/ with the words that replace it.
type Image struct {
	Src    string `yaml:"src"` // path in static/: "photos/atelier.jpg"
	Alt    string `yaml:"alt"`
	Credit string `yaml:"credit"`
}

// An Address is a postal address.
type Address struct {
	Street   string `yaml:"street"`
	Postcode string `yaml:"postcode"`
	City     string `yaml:"city"`
	INSEE    string `yaml:"insee"` // code of the commune, 5 characters
}

// A Place is a tiers-lieu: one file of places/.
type Place struct {
	Base         `yaml:",inline"`
	Name         string            `yaml:"name"`
	Activities   []string          `yaml:"activities"` // ids of site.yaml; the first is the main one
	Status       string            `yaml:"status"`     // open, project, seasonal, closed; "" is open
	Address      Address           `yaml:"address"`
	Lat          *float64          `yaml:"lat"`       // degrees WGS 84
	Lon          *float64          `yaml:"lon"`       // degrees WGS 84
	Precision    string            `yaml:"precision"` // exact, street, commune; "" is exact
	Website      string            `yaml:"website"`
	Email        string            `yaml:"email"`
	Phone        string            `yaml:"phone"` // E.164 once read: "+33320000000"
	Social       []string          `yaml:"social"`
	Hours        string            `yaml:"hours"` // OpenStreetMap opening_hours
	Services     []string          `yaml:"services"`
	Telework     *Telework         `yaml:"telework"`
	Access       Access            `yaml:"access"`
	Mediation    *Mediation        `yaml:"mediation"`
	Organisation Organisation      `yaml:"organisation"`
	Opened       when.Moment       `yaml:"opened"` // a day, or only a year
	Labels       []string          `yaml:"labels"` // ids of site.yaml
	Member       Membership        `yaml:"member"`
	Photos       []Image           `yaml:"photos"`
	Quality      *Quality          `yaml:"quality"`
	External     map[string]string `yaml:"external"` // id elsewhere by service: osm, mednum, tierslieux
	Verified     when.Moment       `yaml:"verified"`
	ClosedUntil  when.Moment       `yaml:"closed_until"`
	MovedTo      string            `yaml:"moved_to"` // id of the place that follows this one

	Origin *Source      `yaml:"-"` // the network of a place that is not ours: its URL is an address of theirs, it has no file and no page; nil for our own
	Point  *geo.Point   `yaml:"-"` // nil for a project without a place yet
	Where  geo.Location `yaml:"-"` // where Point stands, or the commune of the address
	Alike  string       `yaml:"-"` // name and town without what people write differently: two places with the same are one; "" without a name
}

// Telework says what a place offers to those who work at a distance.
type Telework struct {
	Desks        int    `yaml:"desks"`
	MeetingRooms int    `yaml:"meeting_rooms"`
	Booking      string `yaml:"booking"` // URL
	Pass         bool   `yaml:"pass"`    // takes the network's pass
}

// Access says how to come to a place and into it.
type Access struct {
	Wheelchair string `yaml:"wheelchair"` // yes, limited, no; "" is unknown
	Transit    string `yaml:"transit"`
	Bike       string `yaml:"bike"`
	Parking    string `yaml:"parking"`
}

// Mediation is the help that a place gives with digital tools, in the words of the national standard (standard-mediation-num).
type Mediation struct {
	Services  []string `yaml:"services"`
	Audiences []string `yaml:"audiences"`
	Costs     []string `yaml:"costs"`
	Support   []string `yaml:"support"`
}

// An Organisation is who runs a place.
type Organisation struct {
	Name      string `yaml:"name"`
	LegalForm string `yaml:"legal_form"`
	SIRET     string `yaml:"siret"` // 14 digits
}

// Quality is what a place says of itself on the six criteria of the network's quality approach, from 0 to 5.
type Quality struct {
	Date       when.Moment `yaml:"date"`
	Processes  *float64    `yaml:"processes"`
	Openness   *float64    `yaml:"openness"`
	Territory  *float64    `yaml:"territory"`
	Users      *float64    `yaml:"users"`
	Economy    *float64    `yaml:"economy"`
	Governance *float64    `yaml:"governance"`
}

// A Session is one line of an event's programme.
type Session struct {
	Start      when.Moment `yaml:"start"`
	End        when.Moment `yaml:"end"`
	Title      string      `yaml:"title"`
	Kind       string      `yaml:"kind"`
	Speakers   []string    `yaml:"speakers"`
	Place      string      `yaml:"place"` // id, where it is not that of the event
	Room       string      `yaml:"room"`
	Online     string      `yaml:"online"` // URL
	Web        string      `yaml:"url"`    // what there is to read or to see about it
	Attendance *Attendance `yaml:"attendance"`

	From   time.Time `yaml:"-"` // Start in the zone of the event
	Until  time.Time `yaml:"-"` // the moment when it is over: End, or the end of its day; exclusive
	AllDay bool      `yaml:"-"` // no hour was written
}

// An Event is a moment of the network: one file of content/events/.
type Event struct {
	Base         `yaml:",inline"`
	Title        string        `yaml:"title"`
	Kind         string        `yaml:"kind"` // id of site.yaml
	Start        when.Moment   `yaml:"start"`
	End          when.Moment   `yaml:"end"`
	Timezone     string        `yaml:"timezone"` // IANA name; "" is the network's
	Place        string        `yaml:"place"`    // id; or Address, Lat and Lon
	Address      Address       `yaml:"address"`
	Lat          *float64      `yaml:"lat"`
	Lon          *float64      `yaml:"lon"`
	Precision    string        `yaml:"precision"`
	Online       string        `yaml:"online"` // URL
	Organiser    string        `yaml:"organiser"`
	Registration Registration  `yaml:"registration"`
	Recurrence   string        `yaml:"recurrence"` // RRULE, RFC 5545 §3.3.10
	Except       []when.Moment `yaml:"except"`
	Status       string        `yaml:"status"`  // scheduled, cancelled, postponed; "" is scheduled
	Updated      when.Moment   `yaml:"updated"` // when its date, place or status last changed; zero where nobody says so
	Series       string        `yaml:"series"`
	Route        string        `yaml:"route"` // id
	Programme    []Session     `yaml:"programme"`
	Partners     []string      `yaml:"partners"`
	Outcomes     []Outcome     `yaml:"outcomes"`
	Attendance   *Attendance   `yaml:"attendance"`
	Completed    int           `yaml:"completed"` // people who followed a training to its end

	From   time.Time    `yaml:"-"` // Start in the zone of the event
	Until  time.Time    `yaml:"-"` // the moment when it is over: End, or the end of its last day; exclusive
	AllDay bool         `yaml:"-"` // no hour was written
	Rule   when.Rule    `yaml:"-"` // Recurrence; the zero Rule for an event that takes place once
	Meets  []Occurrence `yaml:"-"` // the days of a series of sessions: see [Meetings]; nil for other events
	Point  *geo.Point   `yaml:"-"` // of the event itself, when it is at no known place
	Where  geo.Location `yaml:"-"` // where Point stands, or the commune of the address
}

// A Registration says how to take part in an event.
type Registration struct {
	URL      string `yaml:"url"`
	Email    string `yaml:"email"`
	Required bool   `yaml:"required"`
	Capacity int    `yaml:"capacity"`
	Price    string `yaml:"price"` // as people say it: "gratuit", "5 €"
}

// An Outcome is what is left of an event: a report, a video.
type Outcome struct {
	Label string `yaml:"label"`
	URL   string `yaml:"url"`
}

// Attendance is the number of people who came.
type Attendance struct {
	Onsite int `yaml:"onsite"`
	Online int `yaml:"online"`
}

// A Newsletter is one issue: one file of content/newsletters/.
type Newsletter struct {
	Base      `yaml:",inline"`
	Number    int         `yaml:"number"`
	Title     string      `yaml:"title"`
	Date      when.Moment `yaml:"date"`
	Preheader string      `yaml:"preheader"`
	Theme     string      `yaml:"theme"`
}

// An Ad is a classified ad: one file of content/ads/.
type Ad struct {
	Base         `yaml:",inline"`
	Title        string       `yaml:"title"`
	Kind         string       `yaml:"kind"` // id of site.yaml
	Published    when.Moment  `yaml:"published"`
	Expires      when.Moment  `yaml:"expires"` // the last day on the board
	Organisation string       `yaml:"organisation"`
	Place        string       `yaml:"place"` // id
	City         string       `yaml:"city"`
	Contract     string       `yaml:"contract"`
	Start        when.Moment  `yaml:"start"`
	Contact      Contact      `yaml:"contact"`
	Attachments  []Attachment `yaml:"attachments"`

	From  time.Time `yaml:"-"` // Published in the zone of the network
	Until time.Time `yaml:"-"` // the end of the day of Expires, exclusive; zero when it never expires
}

// A Contact is how to answer an ad.
type Contact struct {
	Name  string `yaml:"name"`
	Email string `yaml:"email"`
	Phone string `yaml:"phone"`
	URL   string `yaml:"url"`
}

// An Attachment is a document in static/.
type Attachment struct {
	Src   string `yaml:"src"`
	Label string `yaml:"label"`
}

// An Article is a piece of news: one file of content/articles/.
type Article struct {
	Base       `yaml:",inline"`
	Title      string      `yaml:"title"`
	Date       when.Moment `yaml:"date"`
	Categories []string    `yaml:"categories"`
	Featured   bool        `yaml:"featured"`
	Author     string      `yaml:"author"`
}

// A Page is a page that is none of the others: one file of content/pages/.
type Page struct {
	Base   `yaml:",inline"`
	Title  string `yaml:"title"`
	Menu   string `yaml:"menu"`   // main, footer; "" is none
	Order  int    `yaml:"order"`  // in the menu or the chapter, small first
	Parent string `yaml:"parent"` // id of the page above; "" is none
}

// A Person is one of the circle of advisers: one file of content/people/.
type Person struct {
	Base      `yaml:",inline"`
	Name      string   `yaml:"name"`
	Role      string   `yaml:"role"`
	Skills    []string `yaml:"skills"`
	Territory string   `yaml:"territory"`
	Charter   string   `yaml:"charter"` // id of the page of the charter that they signed
	Website   string   `yaml:"website"`
	Email     string   `yaml:"email"`
}

// A Resource is a common: one file of content/resources/.
type Resource struct {
	Base        `yaml:",inline"`
	Title       string   `yaml:"title"`
	Kind        string   `yaml:"kind"`
	Web         string   `yaml:"url"`
	Licence     string   `yaml:"licence"`
	Maintainers []string `yaml:"maintainers"`
	UsedBy      []string `yaml:"used_by"` // ids of places
}

// A Route is a way from place to place: one file of content/routes/.
type Route struct {
	Base  `yaml:",inline"`
	Title string `yaml:"title"`
	Mode  string `yaml:"mode"` // walk, bike, bus, metro, train
	Stops []Stop `yaml:"stops"`
	Path  string `yaml:"path"` // a GeoJSON file in static/

	Line []geo.Point `yaml:"-"` // what the file draws; nil for a way from stop to stop
}

// A Stop is a place on a route.
type Stop struct {
	Place string `yaml:"place"` // id
	Time  string `yaml:"time"`  // "14:30"
	Note  string `yaml:"note"`
}

// An Episode is something to hear or to see: one file of content/episodes/.
type Episode struct {
	Base      `yaml:",inline"`
	Title     string      `yaml:"title"`
	Date      when.Moment `yaml:"date"`
	Media     string      `yaml:"media"` // audio, video
	Web       string      `yaml:"url"`
	Recording string      `yaml:"file"` // a file of static/ that the site plays itself
	Series    string      `yaml:"series"`
	Duration  string      `yaml:"duration"` // "42:10" or "1:02:03"
	Guests    []string    `yaml:"guests"`
	Places    []string    `yaml:"places"` // ids
}

// Flows are the money flows of a year: one file of content/flows/.
type Flows struct {
	Base     `yaml:",inline"`
	Title    string `yaml:"title"`
	Currency string `yaml:"currency"` // ISO 4217
	Flows    []Flow `yaml:"flows"`
}

// A Flow is an amount that went from one to another.
type Flow struct {
	From   string  `yaml:"from"`
	To     string  `yaml:"to"`
	Amount float64 `yaml:"amount"`
	Note   string  `yaml:"note"`
}

// Indicators are what a network aimed at and reached in a year: one file of content/indicators/.
type Indicators struct {
	Base        `yaml:",inline"`
	Title       string       `yaml:"title"`
	Workstreams []Workstream `yaml:"workstreams"`
}

// A Workstream is one field of work (chantier) with its indicators.
type Workstream struct {
	Title      string      `yaml:"title"`
	Text       string      `yaml:"text"`
	Events     []string    `yaml:"events"` // queries whose events belong to it
	Indicators []Indicator `yaml:"indicators"`
}

// An Indicator is a target and what was achieved, written or computed from the content.
type Indicator struct {
	Label    string `yaml:"label"`
	Target   string `yaml:"target"`
	Unit     string `yaml:"unit"`
	Achieved string `yaml:"achieved"`
	Computed string `yaml:"computed"` // a query: "events.kind=apero"
	Note     string `yaml:"note"`
}

// The types and labels of the entries.

// Type returns TypePlace.
func (*Place) Type() Type { return TypePlace }

// Label returns the place's name.
func (p *Place) Label() string { return p.Name }

// Type returns TypeEvent.
func (*Event) Type() Type { return TypeEvent }

// Label returns the event's title.
func (e *Event) Label() string { return e.Title }

// Type returns TypeNewsletter.
func (*Newsletter) Type() Type { return TypeNewsletter }

// Label returns the newsletter's title.
func (n *Newsletter) Label() string { return n.Title }

// Type returns TypeAd.
func (*Ad) Type() Type { return TypeAd }

// Label returns the ad's title.
func (a *Ad) Label() string { return a.Title }

// Type returns TypeArticle.
func (*Article) Type() Type { return TypeArticle }

// Label returns the article's title.
func (a *Article) Label() string { return a.Title }

// Type returns TypePage.
func (*Page) Type() Type { return TypePage }

// Label returns the page's title.
func (p *Page) Label() string { return p.Title }

// Type returns TypePerson.
func (*Person) Type() Type { return TypePerson }

// Label returns the person's name.
func (p *Person) Label() string { return p.Name }

// Type returns TypeResource.
func (*Resource) Type() Type { return TypeResource }

// Label returns the resource's title.
func (r *Resource) Label() string { return r.Title }

// Type returns TypeRoute.
func (*Route) Type() Type { return TypeRoute }

// Label returns the route's title.
func (r *Route) Label() string { return r.Title }

// Type returns TypeEpisode.
func (*Episode) Type() Type { return TypeEpisode }

// Label returns the episode's title.
func (e *Episode) Label() string { return e.Title }

// Type returns TypeFlows.
func (*Flows) Type() Type { return TypeFlows }

// Label returns the title of the year's flows.
func (f *Flows) Label() string { return f.Title }

// Type returns TypeIndicators.
func (*Indicators) Type() Type { return TypeIndicators }

// Label returns the title of the year's indicators.
func (i *Indicators) Label() string { return i.Title }

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"strconv"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// An Activity is an activity of the network as pages show it. Its colour is found by data-colour="activity-<ID>".
type Activity struct {
	ID     string   // of site.yaml
	Title  string   // as people say it
	Path   string   // of its page; "" when no place has it
	Symbol draw.SVG // the form by which maps know it
	Icon   string   // name of its pictogram, for {{icon .}}; "" for none
}

// A PlaceCard is a place as lists show it. Its fields stand in it and not in an embedded place: templates find those many
// times faster, and lists show a card for each place several times.
type PlaceCard struct {
	URL        string     // path of its page; of a place of another network its address there
	Origin     string     // the network that it is of; "" for ours
	Name       string     // as people say it
	Summary    string     // one sentence
	Status     string     // open, project, seasonal, closed
	City       string     // of its address
	Activities []Activity // the main one first
	Picture    *Picture   // nil for none
	Timetable  *Timetable // when it is open in the next days; nil where nobody can tell
	Distance   float64    // metres to the place of the page; 0 where that says nothing
}

// An EventCard is an event as lists show it.
type EventCard struct {
	*site.Event
	Term    site.Term   // its kind
	At      *site.Place // nil when it is at no place of the network
	City    string      // "" when it is nowhere but online
	Past    bool        // it is over
	Repeats string      // when it comes back: « chaque mardi »; "" for one that takes place once
	Begins  when.Moment // the next time of one that repeats; in the zone of the event, as precise as it was written
	Ends    when.Moment // likewise; zero where no end was written
	Day     string      // of the month, on which it begins: "19"
	Month   string      // « juin »
	Year    string      // "2020"
	Is      *EventIs    // what it says of itself to the script of a list; nil elsewhere
	Free    bool        // it costs nothing
	Asks    bool        // one has to register, or can
	Over    string      // the moment when what is shown ends, RFC 3339; "" for one that is over
}

// An AdCard is an ad as lists show it.
type AdCard struct {
	*site.Ad
	Term    site.Term   // its kind
	At      *site.Place // nil when it belongs to no place of the network
	City    string      // as the ad says it, else that of its place
	Expired bool        // it has left the board
	Leaves  string      // the moment when it leaves the board, RFC 3339; "" where it does not
}

// An ArticleCard is a piece of news as lists show it.
type ArticleCard struct {
	*site.Article
	Picture *Picture // nil for none
}

// A PersonCard is a person as lists show them.
type PersonCard struct {
	*site.Person
	SkillIDs    string // ids of the skills, apart by spaces: what a Narrowing finds
	TerritoryID string // likewise
}

// A ResourceCard is a common as lists show it.
type ResourceCard struct {
	*site.Resource
	KindID string // id of the kind: what a Narrowing finds
}

// activity returns an activity by its id, with the symbol of its rank in site.yaml.
func (b *book) activity(id string) Activity {
	if a, known := b.known[id]; known {
		return a
	}
	return Activity{ID: id, Title: b.config.Activity(id).Title, Symbol: draw.Symbol(0)}
}

// knownActivities makes the activities of site.yaml once: there are many cards.
func (b *book) knownActivities() map[string]Activity {
	known := make(map[string]Activity, len(b.config.Activities))
	for i, term := range b.config.Activities {
		a := Activity{ID: term.ID, Title: term.Title, Symbol: draw.Symbol(i + 1)}
		if b.theme.Icon(term.Icon) != "" {
			a.Icon = term.Icon
		}
		if len(b.site.With(term.ID)) > 0 && b.site.Shows(site.SectionPlaces) {
			a.Path = b.config.ActivityURL(term.ID)
		}
		known[term.ID] = a
	}
	return known
}

func (b *book) placeCard(p *site.Place) PlaceCard {
	card := PlaceCard{
		URL: p.URL, Origin: originOf(p), Name: p.Name, Summary: p.Summary, Status: p.Status, City: p.Address.City,
		Activities: make([]Activity, len(p.Activities)), Picture: b.picture(p.Image, sizesCard), Timetable: b.timetableOf(p),
	}
	for i, id := range p.Activities {
		card.Activities[i] = b.activity(id)
	}
	return card
}

// originOf returns the name of the network that a place is of, "" for ours.
func originOf(p *site.Place) string {
	if p.Origin == nil {
		return ""
	}
	return p.Origin.Name
}

func (b *book) eventCard(e *site.Event) EventCard {
	card := EventCard{
		Event: e, Term: b.config.EventKind(e.Kind), At: b.site.Place(e.Place), City: e.Address.City, Past: e.Over(b.site.Today),
		Repeats: b.repeats(e), Free: free(e), Asks: asks(e),
	}
	card.Begins, card.Ends = span(e)
	if _, until := e.Next(b.site.Today); !until.IsZero() {
		card.Over = until.UTC().Format(time.RFC3339)
		if next := e.Occurrences(b.site.Today, 1); e.Recurs() && len(next) > 0 {
			card.Begins, card.Ends = spanOf(e, next[0])
		}
	}
	first := card.Begins.Time
	card.Day, card.Month, card.Year = strconv.Itoa(first.Day()), b.config.Words.MonthName(first.Month()), strconv.Itoa(first.Year())
	if card.At != nil {
		card.City = card.At.Address.City
	}
	return card
}

// repeats says when an event comes back, or how many sessions a series has; "" for one that takes place once.
func (b *book) repeats(e *site.Event) string {
	if e.Rule.IsZero() {
		return b.sessionCount(e)
	}
	if pattern, said := e.Rule.Pattern(e.From); said {
		return b.config.Words.Recurrence(pattern, e.From.Location())
	}
	return b.config.Words.Text("event.recurrence")
}

// span returns the beginning and the end of an event on its own clock. Where one of the two is only known as a day, both are
// said as days.
func span(e *site.Event) (begins, ends when.Moment) {
	precision := when.Instant
	if e.AllDay || e.End.Precision == when.Day || e.End.Precision == when.Year {
		precision = when.Day
	}
	if e.Start.Precision == when.Year {
		precision = when.Year
	}
	begins = when.Moment{Time: e.From, Precision: precision}
	if !e.End.IsZero() {
		ends = when.Moment{Time: e.End.In(e.From.Location()), Precision: precision}
	}
	return begins, ends
}

// spanOf returns the beginning and the end of one time that an event takes place.
func spanOf(e *site.Event, o site.Occurrence) (begins, ends when.Moment) {
	if len(e.Meets) > 0 { // the sessions know their hours, whatever the event says of itself
		if o.AllDay {
			return when.Moment{Time: o.From, Precision: when.Day}, when.Moment{}
		}
		begins = when.Moment{Time: o.From, Precision: when.Instant}
		if hour, minute, _ := o.Until.Clock(); hour+minute > 0 { // nobody wrote an end: midnight is when the day is over
			ends = when.Moment{Time: o.Until, Precision: when.Instant}
		}
		return begins, ends
	}
	begins, ends = span(e)
	begins.Time = o.From
	if !ends.IsZero() {
		ends.Time = o.Until
		if ends.Precision < when.Minute { // Until is the first moment after the last day
			ends.Time = o.Until.Add(-time.Second)
		}
	}
	return begins, ends
}

func (b *book) adCard(a *site.Ad) AdCard {
	card := AdCard{Ad: a, Term: b.config.AdKind(a.Kind), At: b.site.Place(a.Place), City: a.City, Expired: a.Expired(b.site.Today)}
	if card.City == "" && card.At != nil {
		card.City = card.At.Address.City
	}
	if !a.Until.IsZero() {
		card.Leaves = a.Until.UTC().Format(time.RFC3339)
	}
	return card
}

func (b *book) articleCard(a *site.Article) ArticleCard {
	return ArticleCard{Article: a, Picture: b.picture(a.Image, sizesCard)}
}

func personCard(p *site.Person) PersonCard {
	ids := make([]string, len(p.Skills))
	for i, skill := range p.Skills {
		ids[i] = words.Slug(skill)
	}
	return PersonCard{Person: p, SkillIDs: strings.Join(ids, " "), TerritoryID: words.Slug(p.Territory)}
}

func resourceCard(r *site.Resource) ResourceCard {
	return ResourceCard{Resource: r, KindID: words.Slug(r.Kind)}
}

// free reports whether an event says that it costs nothing.
func free(e *site.Event) bool {
	price, known := euros(e.Registration.Price)
	return known && price == "0"
}

// asks reports whether one has to register for an event, or can.
func asks(e *site.Event) bool {
	return e.Registration.Required || e.Registration.URL != "" || e.Registration.Email != ""
}

// cards makes cards of entries.
func cards[E, C any](entries []E, card func(E) C) []C {
	out := make([]C, len(entries))
	for i, e := range entries {
		out[i] = card(e)
	}
	return out
}

// directions returns the address of a map on which people find their way to a point; "" for none, or one that is not known
// well enough to send somebody there.
func directions(p *geo.Point, precision string) string {
	if p == nil || precision == "commune" {
		return ""
	}
	const decimals = 5 // one metre
	lat, lon := strconv.FormatFloat(p.Lat, 'f', decimals, 64), strconv.FormatFloat(p.Lon, 'f', decimals, 64)
	return "https://www.openstreetmap.org/directions?to=" + lat + "%2C" + lon
}

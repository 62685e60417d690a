// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Filter is what a list of places can be narrowed by, for browsers with scripts; without them the links of the list lead to the same
// places. It has what the network's places have: nobody looks for what is not there.
type Filter struct {
	Activities []Choice      // in the order of site.yaml; empty on the page of an activity
	Areas      []ChoiceGroup // a group a kind of area, large ones first; empty on the page of an area
	Labels     []Choice      // in the order of site.yaml
	Hours      bool          // some places say when they are open
	Wheelchair bool          // some places can be entered in a wheelchair
	Telework   bool          // some places have desks to work at
	Activity   string        // id of the activity that the page is about; "" for none
	Area       string        // code of the area that the page is about; "" for none
}

// A ChoiceGroup is choices under a title.
type ChoiceGroup struct {
	Title   string   // of the group
	Choices []Choice // in alphabetical order
}

// A Choice is one value to choose.
type Choice struct {
	Value string // in the address of the page
	Title string // as people read it
}

// filterAreas are the kinds of areas to choose from. Towns are many: the search for words finds them.
var filterAreas = [...]geo.Kind{geo.Departement, geo.EPCI}

// filter returns what places can be narrowed by; nil for a few, which one sees at a glance, and where there are more than the
// browser is given at once.
func (b *book) filter(places []*site.Place, activity, area string) *Filter {
	if len(places) < filterAtLeast || len(b.site.Shown()) > b.config.Limits.MapPlaces {
		return nil
	}
	f := &Filter{Activity: activity, Area: area}
	labels := make(map[string]bool)
	for _, p := range places {
		f.Hours = f.Hours || p.Hours != ""
		f.Wheelchair = f.Wheelchair || p.Access.Wheelchair == "yes" || p.Access.Wheelchair == "limited"
		f.Telework = f.Telework || p.Telework != nil
		for _, id := range p.Labels {
			labels[id] = true
		}
	}
	if activity == "" {
		for _, c := range b.activityCounts(places) {
			f.Activities = append(f.Activities, Choice{Value: c.Activity, Title: c.Title})
		}
	}
	for _, l := range b.config.Labels {
		if labels[l.ID] {
			f.Labels = append(f.Labels, Choice{Value: l.ID, Title: l.Title})
		}
	}
	if area != "" {
		return f
	}
	for _, kind := range filterAreas {
		g := ChoiceGroup{Title: b.config.Words.Text("territory.by_" + string(kind))}
		for _, a := range b.areas[kind] {
			g.Choices = append(g.Choices, Choice{Value: a.Code, Title: a.Name})
		}
		if len(g.Choices) > 0 {
			f.Areas = append(f.Areas, g)
		}
	}
	return f
}

const (
	// filterAtLeast is how many entries make a list that is worth narrowing.
	filterAtLeast = 5
	// filterPages is how many pages of a list a browser fetches to narrow it.
	filterPages = 20
)

// A Narrowing is what a list of cards can be narrowed by, besides words: its script reads what the cards say of themselves.
type Narrowing struct {
	Title  string        // of the form
	Fields []FilterField // lists to choose from
	Pages  int           // of the list
	Page   string        // path of its pages, without their number
}

// A FilterField is a list of choices, and the data-… attribute of cards in which they stand.
type FilterField struct {
	Of     string        // name of the attribute: "kind"
	Name   string        // in the address of the page
	Title  string        // above the choices
	All    string        // « Tous les types »
	Groups []ChoiceGroup // one without a title where the choices are of one sort
}

// The values of data-how.
const (
	onSite = "sur-place"
	online = "en-ligne"
)

// narrowEvents returns what events can be narrowed by: what they differ in.
func (b *book) narrowEvents(events []*site.Event) *Narrowing {
	words := b.config.Words
	kinds, how, areas := make(map[string]bool), make(map[string]bool), make(map[string]bool)
	for _, e := range events {
		is := b.eventIs(e)
		kinds[e.Kind] = true
		for _, code := range strings.Fields(is.Areas) {
			areas[code] = true
		}
		for _, way := range strings.Fields(is.How) {
			how[way] = true
		}
	}
	n := &Narrowing{Title: words.Text("filter.events")}
	add := func(of, name, title, all string, groups []ChoiceGroup) {
		count := 0
		for _, g := range groups {
			count += len(g.Choices)
		}
		if count > 1 {
			n.Fields = append(n.Fields, FilterField{of, words.Text(name), words.Text(title), words.Text(all), groups})
		}
	}
	var kindChoices []Choice
	for _, k := range b.config.EventKinds {
		if kinds[k.ID] {
			kindChoices = append(kindChoices, Choice{Value: k.ID, Title: k.Title})
		}
	}
	add("kind", "script.list.kind", "filter.kind", "filter.all_kinds", []ChoiceGroup{{Choices: kindChoices}})
	var groups []ChoiceGroup
	for _, kind := range filterAreas {
		g := ChoiceGroup{Title: words.Text("territory.by_" + string(kind))}
		for _, a := range b.areas[kind] {
			if areas[a.Code] {
				g.Choices = append(g.Choices, Choice{Value: a.Code, Title: a.Name})
			}
		}
		if len(g.Choices) > 0 {
			groups = append(groups, g)
		}
	}
	add("area", "script.embed.area", "filter.territory", "filter.all_areas", groups)
	var ways []Choice
	for _, way := range []Choice{{onSite, words.Text("filter.on_site")}, {online, words.Text("filter.online")}} {
		if how[way.Value] {
			ways = append(ways, way)
		}
	}
	add("how", "script.list.how", "filter.how", "filter.all_ways", []ChoiceGroup{{Choices: ways}})
	return n
}

// An EventIs is what the card of an event says of itself for a Narrowing, values apart by spaces.
type EventIs struct {
	Kind  string // id of site.yaml
	Areas string // codes of the areas that one can choose
	How   string // sur-place, en-ligne or both
}

func (b *book) eventIs(e *site.Event) *EventIs {
	is := &EventIs{Kind: e.Kind}
	where := b.site.Where(e)
	var areas, how []string
	for _, kind := range filterAreas {
		if code := where.Code(kind); code != "" {
			areas = append(areas, code)
		}
	}
	if e.Place != "" || e.Address.City != "" {
		how = append(how, onSite)
	}
	if e.Online != "" {
		how = append(how, online)
	}
	is.Areas, is.How = strings.Join(areas, " "), strings.Join(how, " ")
	return is
}

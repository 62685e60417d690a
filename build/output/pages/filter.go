// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
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
	Recent     bool          // of some places it is known since when they are there
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
		f.Recent = f.Recent || !p.Since().IsZero()
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

// The values of data-how and data-terms.
const (
	onSite     = "sur-place"
	online     = "en-ligne"
	freeEntry  = "gratuit"
	registered = "inscription"
)

// add gives a narrowing a list of at least so many choices: of fewer one has nothing to choose.
func (n *Narrowing) add(w *words.Set, least int, f FilterField) {
	count := 0
	for _, g := range f.Groups {
		count += len(g.Choices)
	}
	if count >= least {
		f.Name, f.Title, f.All = w.Text(f.Name), w.Text(f.Title), w.Text(f.All)
		n.Fields = append(n.Fields, f)
	}
}

// narrowEvents returns what events can be narrowed by: what they differ in.
func (b *book) narrowEvents(events []*site.Event) *Narrowing {
	w := b.config.Words
	said := make(map[string]map[string]bool) // values by attribute
	say := func(of, values string) {
		if said[of] == nil {
			said[of] = make(map[string]bool)
		}
		for _, value := range strings.Fields(values) {
			said[of][value] = true
		}
	}
	for _, e := range events {
		is := b.eventIs(e)
		say("kind", is.Kind)
		say("area", is.Areas)
		say("how", is.How)
		say("terms", is.Terms)
	}
	known := func(of string, choices ...Choice) ChoiceGroup {
		var g ChoiceGroup
		for _, c := range choices {
			if said[of][c.Value] {
				g.Choices = append(g.Choices, c)
			}
		}
		return g
	}
	n := &Narrowing{Title: w.Text("filter.events")}
	var kinds []Choice
	for _, k := range b.config.EventKinds {
		kinds = append(kinds, Choice{Value: k.ID, Title: k.Title})
	}
	n.add(w, 2, FilterField{"kind", "script.list.kind", "filter.kind", "filter.all_kinds", []ChoiceGroup{known("kind", kinds...)}})
	var areas []ChoiceGroup
	for _, kind := range filterAreas {
		var choices []Choice
		for _, a := range b.areas[kind] {
			choices = append(choices, Choice{Value: a.Code, Title: a.Name})
		}
		if g := known("area", choices...); len(g.Choices) > 0 {
			g.Title = w.Text("territory.by_" + string(kind))
			areas = append(areas, g)
		}
	}
	n.add(w, 2, FilterField{"area", "script.embed.area", "filter.territory", "filter.all_areas", areas})
	ways := known("how", Choice{onSite, w.Text("filter.on_site")}, Choice{online, w.Text("filter.online")})
	n.add(w, 2, FilterField{"how", "script.list.how", "filter.how", "filter.all_ways", []ChoiceGroup{ways}})
	terms := known("terms", Choice{freeEntry, w.Text("filter.free")}, Choice{registered, w.Text("filter.registration")})
	n.add(w, 1, FilterField{"terms", "script.list.terms", "filter.terms", "filter.all_terms", []ChoiceGroup{terms}})
	return n
}

// kindFields are the lists to choose a kind from, by what sorts the entries of a section.
var kindFields = map[string]FilterField{
	"kinds":       {Of: "kind", Name: "script.list.kind", Title: "filter.kind", All: "filter.all_kinds"},
	"skills":      {Of: "skill", Name: "script.list.skill", Title: "filter.skill", All: "filter.all_skills"},
	"territories": {Of: "area", Name: "script.embed.area", Title: "filter.territory", All: "filter.all_areas"},
}

// narrowKinds returns what entries that people sorted by their own words can be narrowed by; nil for other sections.
func (b *book) narrowKinds(section string) *Narrowing {
	if section != site.SectionPeople && section != site.SectionResources {
		return nil
	}
	w := b.config.Words
	n := &Narrowing{Title: w.Text("filter.title")}
	kinds := b.site.Kinds(section)
	for len(kinds) > 0 {
		f := kindFields[kinds[0].By]
		var choices []Choice
		for len(kinds) > 0 && kindFields[kinds[0].By].Of == f.Of {
			choices, kinds = append(choices, Choice{kinds[0].ID, kinds[0].Title}), kinds[1:]
		}
		f.Groups = []ChoiceGroup{{Choices: choices}}
		n.add(w, 2, f)
	}
	return n
}

// An EventIs is what the card of an event says of itself for a Narrowing, values apart by spaces.
type EventIs struct {
	Kind  string // id of site.yaml
	Areas string // codes of the areas that one can choose
	How   string // sur-place, en-ligne or both
	Terms string // gratuit, inscription or both
}

func (b *book) eventIs(e *site.Event) *EventIs {
	is := &EventIs{Kind: e.Kind}
	where := b.site.Where(e)
	var areas, how, terms []string
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
	if free(e) {
		terms = append(terms, freeEntry)
	}
	if asks(e) {
		terms = append(terms, registered)
	}
	is.Areas, is.How, is.Terms = strings.Join(areas, " "), strings.Join(how, " "), strings.Join(terms, " ")
	return is
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
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
	if len(places) < filterAtLeast || len(b.site.Places) > b.config.Limits.MapPlaces {
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

// filterAtLeast is how many places make a list that is worth narrowing.
const filterAtLeast = 5

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// Subscribe is the page that says how to have the agenda in one's own calendar, layout "subscribe".
type Subscribe struct {
	Frame
	Whole  Subscription        // the calendar of all events
	Groups []SubscriptionGroup // by kind, by territory, by place; none is empty
}

// A SubscriptionGroup is calendars of one sort under a title: « Par territoire ».
type SubscriptionGroup struct {
	Title     string         // above the calendars
	Calendars []Subscription // in the order of the site's lists
}

// A Subscription is a calendar that people subscribe to.
type Subscription struct {
	Title   string // what its events have in common
	Address string // whole, as calendar programs want it
}

// subscribePath returns the path of the page about calendars.
func (b *book) subscribePath() string {
	return b.config.SectionURL(site.SectionEvents) + b.config.Words.Path("subscribe") + "/"
}

// subscribe adds the page about calendars where the site has some.
func (b *book) subscribe(calendars []site.Calendar) {
	if len(calendars) == 0 {
		return
	}
	title := b.config.Words.Text("event.subscribe")
	b.add(page{
		path: b.subscribePath(), section: site.SectionEvents, layout: "subscribe",
		frame: Frame{Title: title, Description: b.config.Words.Text("calendar.intro"), Breadcrumbs: b.crumbs(b.section(site.SectionEvents))},
		data:  func(f Frame) any { return b.subscriptions(f, calendars) },
	})
}

func (b *book) subscriptions(f Frame, calendars []site.Calendar) Subscribe {
	s := Subscribe{Frame: f}
	for _, sort := range []struct {
		scope site.CalendarScope
		title string
	}{{site.KindCalendar, "calendar.by_kind"}, {site.AreaCalendar, "calendar.by_area"}, {site.PlaceCalendar, "calendar.by_place"}} {
		g := SubscriptionGroup{Title: b.config.Words.Text(sort.title)}
		for _, c := range calendars {
			one := Subscription{Title: c.Title, Address: b.config.Absolute(c.Path)}
			switch c.Scope {
			case sort.scope:
				g.Calendars = append(g.Calendars, one)
			case site.WholeCalendar:
				s.Whole = one
			}
		}
		if len(g.Calendars) > 0 {
			s.Groups = append(s.Groups, g)
		}
	}
	return s
}

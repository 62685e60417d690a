// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"io"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// signEvents is how many events the poster of the agenda announces: those that a sheet has room for.
const signEvents = 6

// signPath returns the path of the sheet to hang up that goes with a page; "" where the site has none.
func (b *book) signPath(page string) string {
	if !b.config.Has(site.SectionSigns) {
		return ""
	}
	return page + b.config.Words.Path("sign") + ".svg"
}

// sign lists a sheet to hang up, with what is the same on all of them.
func (b *book) sign(page string, from *diag.File, scan string, fill func(*draw.Sign)) {
	path := b.signPath(page)
	if path == "" {
		return
	}
	b.files = append(b.files, output.File{Path: strings.TrimPrefix(path, "/"), From: from, Render: func(w io.Writer) error {
		address := b.config.Absolute(page)
		code, err := draw.NewQR(address)
		if err != nil {
			return err
		}
		colours := b.theme.Palette()[theme.Light]
		s := draw.Sign{
			Lang: b.config.Lang, Scan: b.config.Words.Text(scan), Code: code, Footer: b.config.Name,
			Address: strings.TrimSuffix(strings.TrimPrefix(address, "https://"), "/"),
			Brand:   colours["brand"], OnBrand: colours["on-brand"], Text: colours["text"], Soft: colours["text-soft"],
		}
		fill(&s)
		_, err = io.WriteString(w, s.SVG())
		return err
	}})
}

// doorSign lists the sheet for the door of a place.
func (b *book) doorSign(p *site.Place) {
	b.sign(p.URL, p.File, "sign.scan", func(s *draw.Sign) {
		s.Title, s.Note, s.Lead = p.Name, p.Address.City, p.Summary
		for _, id := range p.Activities {
			a := b.activity(id)
			symbol := a.Symbol
			if a.Icon != "" {
				symbol = draw.SVG(b.theme.Icon(a.Icon))
			}
			colour := b.config.Activity(id).Colour
			if colour == "" {
				colour = s.Brand
			}
			s.Lines = append(s.Lines, draw.SignLine{Symbol: symbol, Colour: colour, Title: a.Title})
		}
	})
}

// agendaSign lists the poster of what comes next.
func (b *book) agendaSign(upcoming []*site.Event) {
	b.sign(b.config.SectionURL(site.SectionEvents), nil, "sign.agenda_scan", func(s *draw.Sign) {
		s.Title = b.config.Words.Text("sign.agenda_title")
		for _, e := range first(upcoming, signEvents) {
			card := b.eventCard(e)
			allDay := card.Begins.Precision == when.Day || card.Begins.Precision == when.Year
			note := []string{b.config.Words.Range(card.Begins.Time, card.Ends.Time, allDay)}
			if card.At != nil {
				note = append(note, card.At.Name)
			}
			if card.City != "" {
				note = append(note, card.City)
			}
			s.Lines = append(s.Lines, draw.SignLine{
				Symbol: draw.SVG(b.theme.Icon("event")), Colour: b.theme.Palette()[theme.Light]["event"], Title: e.Title, Note: strings.Join(note, " · "),
			})
		}
	})
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package opendata

import (
	"io"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
	"github.com/compagnie-tiers-lieux/maillage/build/folded"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// writeCards writes the cards of all places, one after the other (RFC 6350 §3.3).
func (f *family) writeCards(w io.Writer, d *dataset.Dataset) error {
	var cards folded.Document
	for _, r := range d.Records {
		f.card(&cards, r)
	}
	_, err := cards.WriteTo(w)
	return err
}

// writeCard writes the card of a place.
func (f *family) writeCard(w io.Writer, r *dataset.Record) error {
	var card folded.Document
	f.card(&card, r)
	_, err := card.WriteTo(w)
	return err
}

// card writes a place as a vCard 4.0 (RFC 6350).
func (f *family) card(d *folded.Document, r *dataset.Record) {
	p, ok := r.Entry.(*site.Place)
	if !ok {
		return
	}
	page := f.config.Absolute(p.URL)
	d.Raw("BEGIN", "VCARD")
	d.Raw("VERSION", "4.0") // comes right after BEGIN (§6.7.9)
	d.Raw("PRODID", "-//maillage//places//"+strings.ToUpper(f.config.Lang))
	d.Raw("KIND", "org")
	d.Line("UID:" + folded.Clean(page, false)) // a URI (§6.7.6)
	d.Line("SOURCE:" + folded.Clean(f.config.Absolute(f.config.CardURL(p.ID)), false))
	text(d, "FN", or(p.Name, p.ID)) // exactly one is needed (§6.2.1)
	d.Text("ORG", p.Organisation.Name)
	address(d, p.Address)
	if p.Point != nil && p.Precision != "commune" { // people would drive there
		d.Raw("GEO", "geo:"+degrees(p.Point.Lat)+","+degrees(p.Point.Lon)) // RFC 5870: latitude first
	}
	if p.Phone != "" {
		d.Line(`TEL;VALUE=uri;TYPE="work,voice":tel:` + folded.Clean(p.Phone, false))
	}
	if p.Email != "" {
		text(d, "EMAIL;TYPE=work", p.Email)
	}
	d.Line("URL:" + folded.Clean(page, false))
	for _, url := range append([]string{p.Website}, p.Social...) {
		if url != "" {
			d.Line("URL:" + folded.Clean(url, false))
		}
	}
	var categories []string
	for _, id := range p.Activities {
		categories = append(categories, folded.Escape(f.config.Activity(id).Title))
	}
	if len(categories) > 0 {
		d.Line("CATEGORIES:" + strings.Join(categories, ","))
	}
	text(d, "NOTE", p.Summary)
	if !r.Dated.IsZero() {
		d.Raw("REV", r.Dated.UTC().Format("20060102T150405Z"))
	}
	d.Raw("END", "VCARD")
}

// text writes a property of one part. A semicolon in it needs no escape (§3.4), and some readers would show the escape.
func text(d *folded.Document, name, value string) {
	if value = strings.TrimSpace(value); value != "" {
		d.Line(name + ":" + strings.ReplaceAll(folded.Escape(value), `\;`, ";"))
	}
}

// address writes an ADR: post office box, extended address, street, town, region, postcode, country (§6.3.1); the first two stay
// empty, as the RFC asks. The country of a postcode of five digits is France; others are not guessed.
func address(d *folded.Document, a site.Address) {
	if a == (site.Address{}) {
		return
	}
	country := ""
	if len(a.Postcode) == 5 {
		country = "France"
	}
	parts := []string{"", "", a.Street, a.City, "", a.Postcode, country}
	for i, part := range parts {
		parts[i] = folded.Escape(part)
	}
	d.Line("ADR;TYPE=work:" + strings.Join(parts, ";"))
}

func degrees(d float64) string { return strconv.FormatFloat(dataset.Decimals(d), 'f', -1, 64) }

func or(a, b string) string {
	if strings.TrimSpace(a) != "" {
		return a
	}
	return b
}

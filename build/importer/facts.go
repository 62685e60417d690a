// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
)

// A draft is what a record says of a place, by key; what is wrong in it is mended or left out later.
type draft struct {
	values map[string][]string // by key of the schema
	body   string
	notes  []diag.Text
}

func (d *draft) note(fr, en string) { d.notes = append(d.notes, diag.Text{FR: fr, EN: en}) }

// one returns the first value of a key, "" for none.
func (d *draft) one(key string) string {
	if list := d.values[key]; len(list) > 0 {
		return list[0]
	}
	return ""
}

func (d *draft) set(key string, values ...string) {
	if len(values) > 0 && values[0] != "" {
		d.values[key] = values
	}
}

// draft reads a record by the mapping.
func (p *planner) draft(r Record) *draft {
	d := &draft{values: make(map[string][]string)}
	said := make(map[string][]string)
	for _, v := range r.Values {
		if key := p.keys[v.Column]; key != "" {
			said[key] = append(said[key], v.Text)
		}
	}
	for _, pair := range p.Mapping.Defaults {
		if len(said[pair.From]) == 0 {
			said[pair.From] = []string{pair.To}
		}
	}
	for key, values := range said {
		p.fill(d, key, values)
	}
	d.address(said[keyAddress])
	p.addressIn(d)
	p.situate(d)
	p.present(d)
	return d
}

// fill puts what the columns of a key say into a draft, each kind of value as people write it.
func (p *planner) fill(d *draft, key string, values []string) {
	property := p.known.properties[key]
	switch {
	case key == keyAddress:
	case key == keyDescription:
		d.body = plainText(strings.Join(values, "\n\n"))
	case key == "summary":
		d.set(key, strings.Join(strings.Fields(plainText(values[0])), " "))
	case key == "address.street":
		d.set(key, street(values))
	case key == "activities", key == "labels":
		d.set(key, p.terms(d, key, values)...)
	case key == "social":
		d.set(key, cutList(values, property, addresses)...)
	case property.Type == "array":
		d.set(key, cutList(values, property, split)...)
	case key == "website":
		sites := addresses(values[0])
		d.set(key, sites[:min(len(sites), 1)]...)
		if len(sites) > 1 {
			d.set("social", slices.Concat(d.values["social"], sites[1:])...)
		}
	case key == "email":
		d.set(key, first(strings.FieldsFunc(values[0], func(r rune) bool { return strings.ContainsRune("|;,/ \n", r) }), values[0], "@"))
	case key == "phone":
		d.set(key, phone(values[0]))
	case key == "lat", key == "lon":
		d.set(key, coordinate(values[0]))
	case key == "address.postcode", key == "address.insee":
		d.set(key, code(values[0]))
	case key == "organisation.siret":
		d.set(key, strings.Join(strings.Fields(values[0]), ""))
	case property.Format == "date", property.Format == "year-or-date", slices.Contains(property.Kinds, "boolean"):
		d.set(key, day(values[0]))
	case key == "hours":
		d.set(key, strings.ReplaceAll(values[0], "|", "; "))
	case values[0] != "":
		one, _, _ := strings.Cut(values[0], "|")
		d.set(key, strings.Join(strings.Fields(one), " "))
	}
}

// terms returns the network's own words for what a record says, as the mapping has them.
func (p *planner) terms(d *draft, key string, values []string) []string {
	list := p.Config.Activities
	if key == "labels" {
		list = p.Config.Labels
	}
	var ids []string
	for _, value := range values {
		for _, item := range split(value) {
			id, known := p.values[key][item]
			if !known {
				id = termOf(item, list)
			}
			switch {
			case id == "":
				d.note(fmt.Sprintf("« %s » n’est pas dans la liste « %s » de site.yaml : laissé de côté", short(item), key), fmt.Sprintf("%q is not in the list %q of site.yaml: left out", short(item), key))
			case !slices.Contains(ids, id):
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// cutList returns the items of a list, each once, as many as a place may have.
func cutList(values []string, property schema.Property, cut func(string) []string) []string {
	var items []string
	for _, value := range values {
		for _, item := range cut(value) {
			if !slices.Contains(items, item) {
				items = append(items, item)
			}
		}
	}
	if most := property.MaxItems; most > 0 && len(items) > most {
		items = items[:most]
	}
	return items
}

// addresses returns the web addresses of a value, with their scheme.
func addresses(list string) []string {
	var out []string
	for _, item := range strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("| \n", r) }) {
		item = strings.Trim(item, ",;")
		if item == "" || !strings.Contains(item, ".") {
			continue
		}
		if !strings.Contains(item, "://") {
			item = "https://" + item
		}
		out = append(out, item)
	}
	return out
}

// first returns the first item that has a sign, else the whole.
func first(items []string, whole, sign string) string {
	for _, item := range items {
		if strings.Contains(item, sign) {
			return item
		}
	}
	return whole
}

// street joins the columns of an address: number, street, what completes it.
func street(values []string) string {
	out := ""
	for _, value := range values {
		value = strings.Join(strings.Fields(value), " ")
		switch {
		case value == "" || strings.HasSuffix(out, value):
		case out == "":
			out = value
		case bareNumber.MatchString(out):
			out += " " + value
		default:
			out += ", " + value
		}
	}
	return out
}

var (
	// bareNumber is the number of a house: 12, 12 bis.
	bareNumber = regexp.MustCompile(`(?i)^\d+ ?(bis|ter|quater|[a-d])?$`)
	// wholeAddress is a street, a postcode and a town in one text.
	wholeAddress = regexp.MustCompile(`^(.*?)[\s,;–-]*\b(?:F-)?(\d{5})[\s,]+([^\d,;(]+?)(?:[\s,]+(?:France|Cedex.*))?\s*$`)
)

// address takes an address in one text apart where its pieces are not known otherwise.
func (d *draft) address(whole []string) {
	if len(whole) == 0 {
		return
	}
	text := strings.ReplaceAll(whole[0], "\n", ", ")
	f := wholeAddress.FindStringSubmatch(text)
	if f == nil {
		if d.one("address.street") == "" {
			d.set("address.street", text)
		}
		return
	}
	for i, key := range []string{"address.street", "address.postcode", "address.city"} {
		if d.one(key) == "" {
			d.set(key, strings.Trim(f[i+1], " ,"))
		}
	}
}

// addressIn finds the address of a place that has none where people of maps write it: on a line of the text. The town must be one that
// the network knows, lest a sum of money be a postcode.
func (p *planner) addressIn(d *draft) {
	if d.one("address.postcode") != "" || d.one("address.city") != "" || d.body == "" {
		return
	}
	lines := strings.Split(d.body, "\n")
	for i, line := range lines {
		f := wholeAddress.FindStringSubmatch(line)
		if f == nil || len(line) > maxAddress || len(p.Config.Atlas.CommunesNamed(f[3])) == 0 {
			continue
		}
		d.address([]string{line})
		d.body = strings.TrimSpace(strings.Join(slices.Delete(lines, i, i+1), "\n"))
		d.note("l’adresse est une ligne du texte", "the address is a line of the text")
		return
	}
}

// phone returns the first number of several. A number without its first zero lost it in a table program.
func phone(value string) string {
	one := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune("|;/\n", r) })
	if len(one) == 0 {
		return ""
	}
	number := strings.TrimSpace(one[0])
	if lostZero.MatchString(number) {
		number = "0" + number
	}
	return number
}

var (
	lostZero   = regexp.MustCompile(`^[1-9](?:[ .]?\d\d){4}$`)
	plainDigit = regexp.MustCompile(`^\d+(\.0+)?$`)
	plainFloat = regexp.MustCompile(`^-?\d{1,3}\.\d+$`)
)

// coordinate returns degrees with five decimals; what is not a plain number stays for the schema to mend.
func coordinate(value string) string {
	value = strings.TrimSpace(strings.ReplaceAll(value, "\u00a0", ""))
	if plainFloat.MatchString(strings.Replace(value, ",", ".", 1)) {
		if f, err := strconv.ParseFloat(strings.Replace(value, ",", ".", 1), 64); err == nil {
			return degrees(f)
		}
	}
	return value
}

// code returns a postcode or an INSEE code of five characters: table programs take the zero in front away.
func code(value string) string {
	value = strings.TrimSpace(value)
	if plainDigit.MatchString(value) {
		value, _, _ = strings.Cut(value, ".")
		if len(value) == 4 {
			return "0" + value
		}
	}
	return strings.TrimPrefix(value, "F-")
}

// day returns a date; a number of five digits is what table programs write for one: days since 30 December 1899.
func day(value string) string {
	if n, err := strconv.Atoi(value); err == nil && n > 20000 && n < 60000 {
		return time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	}
	return value
}

// situate finds what a place needs to stand on the map: the town from its point, its point from the town.
func (p *planner) situate(d *draft) {
	atlas := p.Config.Atlas
	at := d.point()
	if at != nil && d.one("address.city") == "" {
		if area := atlas.Find(geo.Commune, atlas.Locate(*at).Commune); area != nil {
			d.set("address.city", area.Name)
			d.note("la ville est celle du point", "the town is that of the point")
		}
	}
	if d.one("lat") != "" && d.one("lon") != "" || pair(d.one("lat")) || d.one("status") == "project" {
		return
	}
	delete(d.values, "lat")
	delete(d.values, "lon")
	area := atlas.Find(geo.Commune, d.one("address.insee"))
	if named := atlas.CommunesNamed(d.one("address.city")); area == nil && len(named) == 1 {
		area = named[0]
	}
	if area != nil {
		c := area.Center()
		d.set("lat", degrees(c.Lat))
		d.set("lon", degrees(c.Lon))
		d.set("precision", "commune")
		d.note("sans coordonnées : placé au centre de la commune ; « maillage geocode » fait mieux", "without coordinates: put at the centre of the town; “maillage geocode” does better")
		return
	}
	d.set("draft", "true")
	d.note("sans coordonnées : c’est un brouillon ; « maillage geocode » les cherche, puis retirez « draft: true »", "without coordinates: it is a draft; “maillage geocode” looks for them, then remove “draft: true”")
}

// pair reports whether a value may hold both coordinates.
func pair(value string) bool {
	return strings.ContainsAny(value, ",; ") && strings.Count(value, ".") == 2
}

// point returns the point of a draft where both coordinates are plain numbers.
func (d *draft) point() *geo.Point {
	lat, err := strconv.ParseFloat(d.one("lat"), 64)
	if err != nil {
		return nil
	}
	lon, err := strconv.ParseFloat(d.one("lon"), 64)
	if err != nil {
		return nil
	}
	return &geo.Point{Lon: lon, Lat: lat}
}

// The most that a name and a summary may have, in characters (place.schema.json), and a line that is an address.
const (
	maxAddress = 150
	maxName    = 120
	maxSummary = 200
)

// present gives a place its summary: the first sentences of a text that is longer, and where there is none what it is and where.
func (p *planner) present(d *draft) {
	if name := []rune(d.one("name")); len(name) > maxName {
		d.set("name", strings.TrimSpace(string(name[:maxName-1]))+"…")
	}
	summary := d.one("summary")
	if summary == "" && d.body != "" {
		summary, _, _ = strings.Cut(d.body, "\n")
		if len([]rune(d.body)) <= maxSummary {
			summary, d.body = strings.Join(strings.Fields(d.body), " "), ""
		}
	} else if d.body == "" && len([]rune(summary)) > maxSummary {
		d.body = summary
	}
	if summary = sentences(summary); summary == "" {
		if activities, city := d.values["activities"], d.one("address.city"); len(activities) > 0 && city != "" {
			summary = diag.Text{FR: "%s à %s.", EN: "%s in %s."}.In(p.Config.Lang)
			summary = fmt.Sprintf(summary, p.Config.Activity(activities[0]).Title, city)
			d.note("sans présentation : le résumé dit l’activité et la ville", "without presentation: the summary says the activity and the town")
		}
	}
	d.set("summary", summary)
}

// sentences returns as many whole sentences of a text as a summary holds, else as many whole words.
func sentences(text string) string {
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, "|", " ")), " ")
	runes := []rune(text)
	if len(runes) <= maxSummary {
		return text
	}
	head := string(runes[:maxSummary])
	if at := strings.LastIndexAny(head, ".!?"); at > 60 && at+1 < len(head) && head[at+1] == ' ' {
		return head[:at+1]
	}
	if i := strings.LastIndex(head, ". "); i > 60 {
		return head[:i+1]
	}
	head = string(runes[:maxSummary-1])
	return strings.TrimRight(head[:max(strings.LastIndexByte(head, ' '), 1)], " ,;:") + "…"
}

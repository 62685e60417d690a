// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package importer makes files of places from the tables that a network already has.
//
// ReadCSV reads a table; Plan makes new files of its lines, in the columns of the national standard of digital
// mediation, held against the schema that holds every place. It writes nothing: the command does.
package importer

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// near is the distance, in metres, within which two places of the same name are one.
const near = 150

// A File is a place to write.
type File struct {
	Line int // of the record
	Path string
	Text []byte
	Left []string // keys whose value no place may have: they are not in Text
}

// A Match is a record of a place that the network has already.
type Match struct {
	Line int // of the record
	Path string
}

// A Result is what an import would do.
type Result struct {
	Files   []File
	Known   []Match
	Refused []Refusal
}

// A Planner knows the network that places are imported into.
type Planner struct {
	Place      *schema.Schema
	Places     []*site.Place
	Activities []string // of every imported place; ids of site.yaml
}

// Plan returns the files to write for the records.
func (p Planner) Plan(records []Record) Result {
	known := p.known()
	var result Result
	for _, r := range records {
		if path := known.find(r); path != "" {
			result.Known = append(result.Known, Match{r.Line, path})
			continue
		}
		id := known.free(r)
		if id == "" {
			result.Refused = append(result.Refused, Refusal{r.Line, diag.Text{FR: "il n’y a pas de nom", EN: "there is no name"}})
			continue
		}
		f, reason := p.file(r, "places/"+id+".md")
		if reason != nil {
			result.Refused = append(result.Refused, Refusal{r.Line, *reason})
			continue
		}
		known.add(id, f.Path, r)
		result.Files = append(result.Files, f)
	}
	return result
}

// file makes the file of a record. Optional values that the schema refuses are left out; a reason refuses the record.
func (p Planner) file(r Record, path string) (File, *diag.Text) {
	lines := p.lines(r)
	f := File{Line: r.Line, Path: path}
	for {
		text := render(lines, r.Fields["presentation_detail"])
		d := p.problem(path, text)
		if d == nil {
			f.Text = text
			return f, nil
		}
		row, _ := d.At.Position()
		i := row - 2 // after the first ---
		if i < 0 || i >= len(lines) || !lines[i].optional {
			reason := p.reason(*d)
			return f, &reason
		}
		f.Left = append(f.Left, lines[i].key)
		lines = append(lines[:i], lines[i+1:]...)
	}
}

// problem returns the first error of a file.
func (p Planner) problem(path string, text []byte) *diag.Diagnostic {
	m, problems := front.Split(&diag.File{Path: path, Text: text})
	if m != nil && m.Root != nil {
		problems = append(problems, p.Place.Check(m)...)
	}
	for _, d := range problems {
		if d.Severity() == diag.Error {
			return &d
		}
	}
	return nil
}

// reason says a problem in both languages.
func (p Planner) reason(d diag.Diagnostic) diag.Text {
	rule := diag.Lookup(d.Code)
	fr, _ := diag.Expand(rule.Message, "fr", d.Args)
	en, _ := diag.Expand(rule.Message, "en", d.Args)
	return diag.Text{FR: fmt.Sprintf("%s (%s)", fr, d.Code), EN: fmt.Sprintf("%s (%s)", en, d.Code)}
}

// A line is a line of front matter.
type line struct {
	key      string
	text     string
	optional bool // may be left out
}

// lines returns the front matter of a record.
func (p Planner) lines(r Record) []line {
	var lines []line
	put := func(key, value string, optional bool) {
		if value != "" {
			lines = append(lines, line{key, key + ": " + value, optional})
		}
	}
	quoted := func(column string) string {
		if r.Fields[column] == "" {
			return ""
		}
		return front.Quote(r.Fields[column])
	}
	put("name", quoted("nom"), false)
	put("summary", quoted("presentation_resume"), false)
	put("activities", "["+strings.Join(p.Activities, ", ")+"]", false)
	lines = append(lines, line{key: "address", text: "address:"})
	put("  street", quoted("adresse"), true)
	put("  postcode", quoted("code_postal"), false)
	put("  city", quoted("commune"), false)
	put("  insee", quoted("code_insee"), true)
	put("lat", coordinate(r.Fields["latitude"]), false)
	put("lon", coordinate(r.Fields["longitude"]), false)
	put("website", first(r.Fields["site_web"]), true)
	put("email", first(r.Fields["courriels"]), true)
	put("phone", quoted("telephone"), true)
	put("hours", quoted("horaires"), true)
	if r.Fields["id"] != "" {
		lines = append(lines, line{"external", "external: {mednum: " + strconv.Quote(r.Fields["id"]) + "}", true})
	}
	return lines
}

// first returns the first value of a list of the standard, as YAML.
func first(list string) string {
	value, _, _ := strings.Cut(list, "|")
	if value == "" {
		return ""
	}
	return front.Quote(value)
}

// coordinate returns degrees with 5 decimals, about a metre; "" for what is no number.
func coordinate(text string) string {
	degrees, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil || math.IsNaN(degrees) || math.IsInf(degrees, 0) {
		return ""
	}
	return strconv.FormatFloat(math.Round(degrees*1e5)/1e5, 'f', -1, 64)
}

// marks are the characters that mean something in Markdown.
var (
	marks   = regexp.MustCompile("[\\\\`*_\\[\\]<>&|~{}#]")
	opening = regexp.MustCompile(`^([0-9]*)([-+=:.)])`)
)

// render writes a file. The presentation is text, whatever it holds: Markdown and HTML in it mean nothing.
func render(lines []line, presentation string) []byte {
	var b strings.Builder
	b.WriteString("---\n")
	for _, l := range lines {
		b.WriteString(l.text + "\n")
	}
	b.WriteString("---\n")
	if presentation != "" {
		b.WriteString("\n" + opening.ReplaceAllString(marks.ReplaceAllString(presentation, `\$0`), `$1\$2`) + "\n")
	}
	return []byte(b.String())
}

// An index finds the places of the network and of the records before.
type index struct {
	external map[string]string   // path by id of the standard
	ids      map[string]bool     // of places
	named    map[string][]placed // by folded name
}

type placed struct {
	path, city string
	at         *geo.Point
}

func (p Planner) known() index {
	x := index{map[string]string{}, map[string]bool{}, map[string][]placed{}}
	for _, e := range p.Places {
		path := "places/" + e.ID + ".md"
		if id := e.External["mednum"]; id != "" {
			x.external[id] = path
		}
		x.ids[e.ID] = true
		name := geo.Fold(e.Name)
		x.named[name] = append(x.named[name], placed{path, geo.Fold(e.Address.City), e.Point})
	}
	return x
}

// find returns the path of the place of a record: the same id, or the same name in the same town or within 150 m.
func (x index) find(r Record) string {
	if path := x.external[r.Fields["id"]]; path != "" {
		return path
	}
	city, at := geo.Fold(r.Fields["commune"]), point(r)
	for _, e := range x.named[geo.Fold(r.Fields["nom"])] {
		if e.city == city || (at != nil && e.at != nil && geo.Distance(*at, *e.at) <= near) {
			return e.path
		}
	}
	return ""
}

// free returns an id that no place has; "" without a name.
func (x index) free(r Record) string {
	slug := words.Slug(r.Fields["nom"])
	if slug == "" || !x.ids[slug] {
		return slug
	}
	for n := 2; ; n++ {
		if id := slug + "-" + strconv.Itoa(n); !x.ids[id] {
			return id
		}
	}
}

func (x index) add(id, path string, r Record) {
	if external := r.Fields["id"]; external != "" {
		x.external[external] = path
	}
	x.ids[id] = true
	name := geo.Fold(r.Fields["nom"])
	x.named[name] = append(x.named[name], placed{path, geo.Fold(r.Fields["commune"]), point(r)})
}

func point(r Record) *geo.Point {
	lat, err := strconv.ParseFloat(coordinate(r.Fields["latitude"]), 64)
	if err != nil {
		return nil
	}
	lon, err := strconv.ParseFloat(coordinate(r.Fields["longitude"]), 64)
	if err != nil {
		return nil
	}
	return &geo.Point{Lon: lon, Lat: lat}
}

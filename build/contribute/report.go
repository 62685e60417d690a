// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package contribute

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

const (
	reportVersion = 1
	reportBytes   = 256 << 10 // of a report that is read
)

// A Report is what a pull request changes. Its texts are the contributor's: they are escaped where they are written.
type Report struct {
	Version  int       `json:"version"`
	Lang     string    `json:"lang"`               // of titles and labels: fr or en
	Entries  []Entry   `json:"entries,omitempty"`  // documents, by path
	More     int       `json:"more,omitempty"`     // documents that changed too, beyond those that are shown
	Files    []File    `json:"files,omitempty"`    // pictures and attachments, by path
	Guarded  []Guarded `json:"guarded,omitempty"`  // files that are the team's
	Problems []Problem `json:"problems,omitempty"` // of the changed files first
	Errors   int       `json:"errors"`             // how many problems keep the site from being published

	site *site.Site // with the change, for maps; nil of a report that was read
}

// A Change is what happened to a file.
type Change string

// The changes.
const (
	Added    Change = "added"
	Modified Change = "modified"
	Removed  Change = "removed"
)

// An Entry is a document that changed.
type Entry struct {
	Type   string   `json:"type"`
	ID     string   `json:"id"`
	Title  string   `json:"title"`
	File   string   `json:"file"`
	Change Change   `json:"change"`
	Fields []Field  `json:"fields,omitempty"`
	Same   int      `json:"same,omitempty"` // fields that did not change
	Body   []string `json:"body,omitempty"` // lines of its text that changed, as diff shows them

	// Of places.
	At       *Point  `json:"at,omitempty"`
	Was      *Point  `json:"was,omitempty"`
	Moved    float64 `json:"moved,omitempty"`   // metres
	Commune  string  `json:"commune,omitempty"` // in which the point stands
	Near     []Near  `json:"near,omitempty"`
	Suspects []Near  `json:"suspects,omitempty"` // places that may be this one
}

// A Field is a key with another value; "" for none.
type Field struct {
	Pointer string `json:"pointer"` // JSON Pointer: /address/city
	Label   string `json:"label"`   // « Adresse › Ville »
	Before  string `json:"before,omitempty"`
	After   string `json:"after,omitempty"`
}

// A Point is in degrees WGS 84.
type Point struct {
	Lat float64 `json:"lat"`
	Lon float64 `json:"lon"`
}

// Near is a place that stands near another one.
type Near struct {
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	Metres float64 `json:"metres"`
	At     Point   `json:"at"`
}

// A File is a picture or an attachment that changed.
type File struct {
	File   string `json:"file"`
	Change Change `json:"change"`
	Bytes  int64  `json:"bytes,omitempty"`
}

// Guarded is a file that contributors leave to the team.
type Guarded struct {
	File       string `json:"file"`
	Configures bool   `json:"configures,omitempty"` // it decides how the site is made or published
}

// A Problem is one of the check's, in words.
type Problem struct {
	Code     string `json:"code"`
	Severity string `json:"severity"` // error, warning, info
	File     string `json:"file,omitempty"`
	Line     int    `json:"line,omitempty"`
	Title    string `json:"title"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
	Mends    bool   `json:"mends,omitempty"` // `maillage check --fix` does what is to do
}

// Empty reports whether nothing changed.
func (r *Report) Empty() bool { return len(r.Entries)+len(r.Files)+len(r.Guarded) == 0 }

// Write writes a report as JSON.
func (r *Report) Write(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// ErrReport says that a report is none of ours.
var ErrReport = errors.New("not a report of maillage")

// ReadReport reads a report that somebody else's machine wrote: a pull request can make its own machine write anything. What does
// not have the form of a report is refused; what has it is still a stranger's text.
func ReadReport(from io.Reader) (*Report, error) {
	data, err := io.ReadAll(io.LimitReader(from, reportBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read the report: %w", err)
	}
	if len(data) > reportBytes {
		return nil, fmt.Errorf("%w: larger than %d kB", ErrReport, reportBytes>>10)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	r := new(Report)
	if err := d.Decode(r); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrReport, err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%w: something follows it", ErrReport)
	}
	if r.Version != reportVersion || r.Lang != "fr" && r.Lang != "en" || r.More < 0 || r.Errors < 0 {
		return nil, fmt.Errorf("%w: another version", ErrReport)
	}
	return r, r.bound()
}

// bound holds a report to what [Compare] writes.
func (r *Report) bound() error {
	if len(r.Entries) > mostEntries || len(r.Problems) > mostProblems {
		return fmt.Errorf("%w: too long", ErrReport)
	}
	for i := range r.Entries {
		e := &r.Entries[i]
		points := []*Point{e.At, e.Was}
		for j := range e.Near {
			points = append(points, &e.Near[j].At)
		}
		for j := range e.Suspects {
			points = append(points, &e.Suspects[j].At)
		}
		if schema.Load().Type(e.Type) == nil || !e.Change.valid() || slices.ContainsFunc(points, func(p *Point) bool { return p != nil && !p.valid() }) || e.Moved < 0 || len(e.Near)+len(e.Suspects) > 2*mostNear {
			return fmt.Errorf("%w: an entry that cannot be", ErrReport)
		}
	}
	for _, f := range r.Files {
		if !f.Change.valid() || f.Bytes < 0 {
			return fmt.Errorf("%w: a file that cannot be", ErrReport)
		}
	}
	for _, p := range r.Problems {
		if !slices.Contains([]string{"error", "warning", "info"}, p.Severity) || p.Line < 0 {
			return fmt.Errorf("%w: a problem that cannot be", ErrReport)
		}
	}
	return nil
}

func (c Change) valid() bool { return c == Added || c == Modified || c == Removed }

func (p Point) valid() bool { return math.Abs(p.Lat) <= 90 && math.Abs(p.Lon) <= 180 }

// decided are the keys that the team decides, not contributors.
var decided = map[string][]string{
	"place":   {"/member", "/quality", "/labels"},
	"page":    {"/menu", "/order"},
	"article": {"/featured"},
}

// announced are the keys of an event that others have in their calendars, which learn from the key updated that one has changed.
var announced = []string{"start", "end", "timezone", "place", "address", "lat", "lon", "online", "status", "recurrence", "except"}

// unannounced returns the label of a key of an event that changed while updated did not, "" for none.
func (e Entry) unannounced() string {
	label := ""
	if e.Type != string(site.TypeEvent) || e.Change != Modified {
		return ""
	}
	for _, f := range e.Fields {
		key, _, _ := strings.Cut(strings.TrimPrefix(f.Pointer, "/"), "/")
		switch {
		case key == "updated":
			return ""
		case label == "" && slices.Contains(announced, key):
			label = f.Label
		}
	}
	return label
}

// many is the number of documents of others in one pull request that is worth a look.
const many = 3

// Attention returns what a reviewer must look at, in sentences. The names in them are the contributor's text.
func (r *Report) Attention() []string {
	var notes []string
	var configuring, others []string
	for _, g := range r.Guarded {
		if g.Configures {
			configuring = append(configuring, g.File)
		} else {
			others = append(others, g.File)
		}
	}
	if len(configuring) > 0 {
		notes = append(notes, r.say("Touche à ce qui est réservé à l’équipe, et que la vérification lit dans la branche principale : ", "Touches what is the team’s, and what the check reads in the main branch: ")+enumerate(configuring))
	}
	if len(others) > 0 {
		notes = append(notes, r.say("Touche à des fichiers qui ne sont pas des contributions : ", "Touches files that are no contributions: ")+enumerate(others))
	}
	var removed, existing []string
	for _, e := range r.Entries {
		switch e.Change {
		case Removed:
			removed = append(removed, e.File)
		case Modified:
			existing = append(existing, e.File)
		}
		for _, f := range e.Fields {
			if slices.ContainsFunc(decided[e.Type], func(key string) bool { return f.Pointer == key || strings.HasPrefix(f.Pointer, key+"/") }) {
				notes = append(notes, fmt.Sprintf(r.say("%s : « %s » se décide dans l’équipe", "%s: “%s” is decided by the team"), e.File, f.Label))
			}
		}
		if label := e.unannounced(); label != "" {
			notes = append(notes, fmt.Sprintf(r.say("%s : « %s » change et la clé updated non : les agendas qui ont déjà l’événement peuvent l’ignorer", "%s: “%s” changes and the key updated does not: calendars that have the event already may not notice"), e.File, label))
		}
		if len(e.Suspects) > 0 && e.Change == Added {
			notes = append(notes, fmt.Sprintf(r.say("%s : peut-être déjà là sous le nom de %s", "%s: perhaps there already as %s"), e.File, e.Suspects[0].Title))
		}
	}
	if len(removed) > 0 {
		notes = append(notes, r.say("Supprime : ", "Removes: ")+enumerate(removed))
	}
	if len(existing) > many {
		notes = append(notes, fmt.Sprintf(r.say("Modifie %d fiches existantes d’un coup", "Changes %d existing documents at once"), len(existing)+r.More))
	}
	return notes
}

// enumerate returns the first names of a list.
func enumerate(names []string) string {
	const most = 8
	if len(names) > most {
		return strings.Join(names[:most], ", ") + fmt.Sprintf("… (%d)", len(names))
	}
	return strings.Join(names, ", ")
}

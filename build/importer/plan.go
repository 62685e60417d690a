// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Planner knows the network that places are imported into.
type Planner struct {
	Place    *schema.Schema // of places, with the terms of the network
	Config   *site.Config
	Places   []*site.Place // that the network has
	Mapping  Mapping
	Progress func(done, total int) // nil for silence
}

// A Fate is what becomes of a record.
type Fate string

// The fates of records.
const (
	Created   Fate = "created"   // a new file
	Completed Fate = "completed" // an existing file gets values that it lacks; no value of it changes
	Known     Fate = "known"     // the network has this place, and all of this
	Refused   Fate = "refused"   // for a reason
)

// An Outcome is what becomes of one record.
type Outcome struct {
	Fate   Fate        `json:"fate"`
	Line   int         `json:"line"`           // of the record; 0 for the file as a whole
	Name   string      `json:"name,omitempty"` // of the place
	Path   string      `json:"path,omitempty"` // of its file
	Text   []byte      `json:"-"`              // the whole new text of the file, of Created and Completed
	Added  []diag.Text `json:"added,omitempty"`
	Notes  []diag.Text `json:"notes,omitempty"` // what was left out, guessed or found
	Reason diag.Text   `json:"reason,omitzero"` // of Refused
}

// A planner is a Planner at work.
type planner struct {
	Planner
	keys   []string // of the columns
	values map[string]map[string]string
	known  keySet
	index  *index
}

// Plan returns what becomes of each record, in the order of the file. Nothing is written.
func (p Planner) Plan(t Table) []Outcome {
	w := &planner{Planner: p, known: keysOf(p.Place), index: newIndex(p.Places), values: make(map[string]map[string]string)}
	for _, column := range t.Columns {
		w.keys = append(w.keys, p.Mapping.key(column))
	}
	for key, pairs := range p.Mapping.Values {
		w.values[key] = make(map[string]string, len(pairs))
		for _, pair := range pairs {
			w.values[key][pair.From] = pair.To
		}
	}
	outcomes := make([]Outcome, 0, len(t.Records))
	for i, r := range t.Records {
		outcomes = append(outcomes, w.outcome(r, t.Unit))
		if p.Progress != nil && (i%256 == 255 || i+1 == len(t.Records)) {
			p.Progress(i+1, len(t.Records))
		}
	}
	return outcomes
}

// outcome decides what becomes of a record.
func (p *planner) outcome(r Record, unit diag.Text) Outcome {
	d := p.draft(r)
	o := Outcome{Line: r.Line, Name: short(d.one("name"))}
	refuse := func(reason diag.Text) Outcome {
		o.Fate, o.Reason = Refused, reason
		return o
	}
	if reason := p.lacks(d); reason != nil && p.index.find(d) == nil {
		return refuse(*reason)
	}
	id := p.index.free(d)
	if id == "" {
		return refuse(diag.Text{FR: "il n’y a pas de nom : dites dans « columns » quelle colonne est « name »", EN: "there is no name: say in “columns” which column is “name”"})
	}
	path := "places/" + id + ".md"
	m, notes, reason := p.hold(path, p.write(d))
	if m != nil {
		d.settle(m)
	}
	same := p.index.find(d)
	switch {
	case same != nil && same.place == nil:
		return refuse(diag.Text{FR: fmt.Sprintf("même lieu que %s %d", unit.FR, same.line), EN: fmt.Sprintf("the same place as %s %d", unit.EN, same.line)})
	case same != nil:
		return p.complete(o, same.place, m)
	case reason != nil:
		return refuse(*reason)
	}
	o.Fate, o.Path, o.Text, o.Notes = Created, path, m.File.Text, append(d.notes, notes...)
	p.index.add(id, &known{path: path, name: geo.Fold(d.one("name")), city: geo.Fold(d.one("address.city")), at: d.point(), vague: d.one("precision") == "commune", external: d.external(), line: r.Line})
	return o
}

// lacks returns what a draft must have and has not, with what to do: nil for nothing.
func (p *planner) lacks(d *draft) *diag.Text {
	switch {
	case d.one("name") == "":
		return &diag.Text{FR: "il n’y a pas de nom", EN: "there is no name"}
	case d.one("address.city") == "" && d.one("address.postcode") == "":
		return &diag.Text{FR: "il n’y a ni code postal ni ville : ajoutez-les au fichier", EN: "there is neither a postcode nor a town: add them to the file"}
	case d.one("address.postcode") == "":
		return &diag.Text{FR: "il n’y a pas de code postal : ajoutez-le au fichier", EN: "there is no postcode: add it to the file"}
	case d.one("address.city") == "":
		return &diag.Text{FR: "il n’y a pas de ville : ajoutez-la au fichier", EN: "there is no town: add it to the file"}
	case len(d.values["activities"]) == 0:
		return &diag.Text{FR: "aucune activité n’est comprise : donnez-la avec --activity, ou dites dans « values » ce que les mots du fichier veulent dire", EN: "no activity is understood: name it with --activity, or say in “values” what the words of the file mean"}
	}
	return nil
}

// settle takes over what became of the values that finding a place needs.
func (d *draft) settle(m *front.Matter) {
	for _, key := range []string{"lat", "lon", "address.city", "address.postcode"} {
		if n := m.Find("/" + strings.ReplaceAll(key, ".", "/")); n != nil {
			d.values[key] = []string{n.Value}
		}
	}
}

// complete adds to an existing place what a record says and its file does not. What stands there stays.
func (p *planner) complete(o Outcome, place *site.Place, record *front.Matter) Outcome {
	o.Fate, o.Path = Known, place.File.Path
	if record == nil {
		return o
	}
	m, _ := front.Split(place.File)
	if m == nil || m.Root == nil {
		return o
	}
	for _, f := range record.Root.Fields {
		m = p.add(&o, m, f.Value)
	}
	if len(o.Added) == 0 {
		return o
	}
	if problems := p.Place.Check(m); diag.Failed(problems) && !diag.Failed(p.Place.Check(reread(place.File))) {
		o.Added = nil
		return o
	}
	o.Fate, o.Text = Completed, m.File.Text
	return o
}

// only are the keys that describe a new place and no existing one: what was guessed, and what only makes sense together.
var only = []string{"/summary", "/draft", "/precision", "/status", "/lat", "/lon", "/activities"}

// add adds a value of a record, and of a group each, where a file has none.
func (p *planner) add(o *Outcome, m *front.Matter, n *front.Node) *front.Matter {
	for _, key := range only {
		if n.Pointer == key {
			return m
		}
	}
	if n.Kind == front.Map {
		for _, f := range n.Fields {
			m = p.add(o, m, f.Value)
		}
		return m
	}
	if old := m.Find(n.Pointer); old != nil && !(old.Null || old.Kind == front.Scalar && old.Value == "") {
		return m
	}
	items := []*front.Node{n}
	pointer := n.Pointer
	if n.Kind == front.List {
		items, pointer = n.Items, n.Pointer+"/-"
	}
	before := m
	for _, item := range items {
		next := set(m, pointer, item.Value)
		if next == nil {
			return before
		}
		m = next
	}
	key := strings.ReplaceAll(strings.TrimPrefix(n.Pointer, "/"), "/", ".")
	text := key + ": " + strings.Join(strings.Fields(n.At.Text()), " ")
	o.Added = append(o.Added, diag.Text{FR: text, EN: text})
	return m
}

// set returns a file with one value more, nil where that cannot be done.
func set(m *front.Matter, pointer, value string) *front.Matter {
	edits := m.Set(pointer, value)
	if edits == nil {
		return nil
	}
	text, err := diag.Apply(m.File.Text, edits)
	if err != nil {
		return nil
	}
	next := reread(&diag.File{Path: m.File.Path, Text: text})
	if next == nil || next.Root == nil {
		return nil
	}
	return next
}

// reread reads a file that was read before.
func reread(f *diag.File) *front.Matter {
	m, _ := front.Split(f)
	return m
}

// Outcomes returns what becomes of a whole file: the lines that could not be read, and the records, in the order of the file.
func Outcomes(refused []Refusal, records []Outcome) []Outcome {
	all := make([]Outcome, 0, len(refused)+len(records))
	for _, r := range refused {
		all = append(all, Outcome{Fate: Refused, Line: r.Line, Reason: r.Reason})
	}
	all = append(all, records...)
	slices.SortStableFunc(all, func(a, b Outcome) int { return a.Line - b.Line })
	return all
}

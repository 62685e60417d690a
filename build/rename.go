// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/source"
)

// ErrNoActivity says that site.yaml has no activity of a name.
var ErrNoActivity = errors.New("no such activity in site.yaml")

// redirectsFile holds the addresses that moved.
const redirectsFile = "content/redirects.yaml"

// RenameActivity gives an activity another id everywhere: in site.yaml, in the places that have it, and by a redirect from its page.
// When the network has an activity of the new id already, both become one. It returns the paths of the files that it wrote; when one
// of them cannot be read, it writes none and the problems say why.
func RenameActivity(root *os.Root, themes fs.FS, from, to string) (changed []string, problems []diag.Diagnostic, err error) {
	reader, err := openReader(root.FS(), themes)
	if err != nil {
		return nil, nil, err
	}
	r := renaming{from: from, to: to, config: reader.Config()}
	if !slices.ContainsFunc(r.config.Activities, func(t site.Term) bool { return t.ID == from }) {
		return nil, nil, fmt.Errorf("%w: %s", ErrNoActivity, from)
	}
	if problems := r.places(reader); len(problems) > 0 {
		return nil, problems, nil
	}
	if problems := r.site(); len(problems) > 0 {
		return nil, problems, nil
	}
	if problems := r.redirect(); len(problems) > 0 {
		return nil, problems, nil
	}
	for _, e := range r.edits {
		if err := e.write(root); err != nil {
			return changed, nil, err
		}
		changed = append(changed, e.file.Path)
	}
	return changed, nil, nil
}

// A renaming gathers the edits of files before the first is written.
type renaming struct {
	from, to string
	config   *site.Config
	edits    []fileEdits
}

type fileEdits struct {
	file  *diag.File
	edits []diag.Edit
}

func (e fileEdits) write(root *os.Root) error {
	text, err := diag.Apply(e.file.Text, e.edits)
	if err == nil {
		err = Replace(root, e.file.Path, text)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", e.file.Path, err)
	}
	return nil
}

func (r *renaming) edit(f *diag.File, edits []diag.Edit) {
	if len(edits) > 0 {
		r.edits = append(r.edits, fileEdits{f, edits})
	}
}

// places renames the activity of every place. One that has both keeps the first: it may be the main one.
func (r *renaming) places(reader *source.Reader) []diag.Diagnostic {
	for _, name := range reader.Paths().Documents {
		if path.Dir(name) != site.TypePlace.Folder() {
			continue
		}
		m, problems := reader.Matter(name)
		if m == nil {
			return problems
		}
		r.edit(m.File, r.items(m, m.Find("/activities")))
	}
	return nil
}

// items returns the edits of a list of activities.
func (r *renaming) items(m *front.Matter, list *front.Node) []diag.Edit {
	if list == nil || list.Kind != front.List {
		return nil
	}
	is := func(id string) int {
		return slices.IndexFunc(list.Items, func(n *front.Node) bool { return n.Kind == front.Scalar && n.Value == id })
	}
	from, to := is(r.from), is(r.to)
	switch {
	case from < 0:
		return nil
	case to < 0:
		return m.Set(list.Items[from].Pointer, r.to)
	case to < from:
		return m.Remove(list.Items[from].Pointer)
	}
	return slices.Concat(m.Set(list.Items[from].Pointer, r.to), m.Remove(list.Items[to].Pointer))
}

// site renames the activity in site.yaml, or takes it out where the other is.
func (r *renaming) site() []diag.Diagnostic {
	m, problems := front.Parse(r.config.File, front.NetworkLimits)
	if m.Root == nil {
		return problems
	}
	exists := slices.ContainsFunc(r.config.Activities, func(t site.Term) bool { return t.ID == r.to })
	for i, t := range r.config.Activities {
		pointer := fmt.Sprintf("/activities/%d", i)
		if t.ID == r.from && exists {
			r.edit(m.File, m.Remove(pointer))
		} else if t.ID == r.from {
			r.edit(m.File, m.Set(pointer+"/id", r.to))
		}
	}
	return nil
}

// redirect leads those who kept the address of the activity's page to the new one.
func (r *renaming) redirect() []diag.Diagnostic {
	old, now := r.config.ActivityURL(r.from), r.config.ActivityURL(r.to)
	entry := len(r.config.Redirects) // the one that says so
	var sets [][2]string
	for i, known := range r.config.Redirects {
		switch {
		case known.From == now: // the page comes back to an address that it had
			entry = i
		case known.To == old:
			sets = append(sets, [2]string{fmt.Sprintf("/redirects/%d/to", i), now})
		}
	}
	sets = append(sets, [2]string{fmt.Sprintf("/redirects/%d/from", entry), old}, [2]string{fmt.Sprintf("/redirects/%d/to", entry), now})
	f := r.config.RedirectsFile
	if f == nil {
		f = &diag.File{Path: redirectsFile}
	}
	text := f.Text
	for _, set := range sets { // each in the text that the one before left
		m, problems := front.Parse(&diag.File{Path: f.Path, Text: text}, front.NetworkLimits)
		edits := m.Set(set[0], set[1])
		if len(edits) == 0 {
			return problems
		}
		var err error
		if text, err = diag.Apply(text, edits); err != nil {
			return problems
		}
	}
	r.edit(f, []diag.Edit{{At: f.Span(0, len(f.Text)), New: string(text)}})
	return nil
}

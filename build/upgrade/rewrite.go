// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package upgrade

import (
	"errors"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/source"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// A rewriter gives keys and words their new names. What has its new name already is left alone: rewriting twice changes nothing more.
type rewriter struct {
	fsys   fs.FS
	theme  fs.FS // the theme's own folder
	reader *source.Reader
	files  []File
}

// rewrite returns the files of a network that a list of changes writes otherwise.
func (r *rewriter) rewrite(changes []Change) ([]File, error) {
	keys := make(map[string][]Key)
	var moved []Word
	for _, c := range changes {
		for _, k := range c.Keys {
			keys[k.In] = append(keys[k.In], k)
		}
		moved = append(moved, c.Words...)
	}
	if len(keys["site"]) > 0 {
		if f := r.reader.Config().File; f != nil {
			r.keys(f, whole, keys["site"])
		}
	}
	for _, name := range r.reader.Paths().Documents {
		t := typeOf(name)
		if len(keys[string(t)]) == 0 {
			continue
		}
		text, err := fs.ReadFile(r.fsys, name)
		if err != nil {
			return nil, err
		}
		read := front.Split
		if t.Extension() == ".yaml" {
			read = whole
		}
		r.keys(&diag.File{Path: name, Text: text}, read, keys[string(t)])
	}
	return r.files, r.words(moved)
}

// whole reads a file that is YAML from its first line to its last.
func whole(f *diag.File) (*front.Matter, []diag.Diagnostic) {
	return front.Parse(f, front.NetworkLimits)
}

// typeOf returns the type of document that a path is.
func typeOf(name string) site.Type {
	for _, t := range site.Types {
		if path.Dir(name) == t.Folder() {
			return t
		}
	}
	return ""
}

// keys gives the keys of one file their new names, one after the other, each in the text that the one before left.
func (r *rewriter) keys(f *diag.File, read func(*diag.File) (*front.Matter, []diag.Diagnostic), keys []Key) {
	file := File{Path: f.Path, Was: f.Text, Text: f.Text}
	for _, k := range keys {
		m, _ := read(&diag.File{Path: f.Path, Text: file.Text})
		if m.Root == nil {
			return // the check says why
		}
		for _, at := range pointers(m.Root, strings.Split(k.From, ".")) {
			file.move(m, at, target(at, k), k.From, k.To)
			if m, _ = read(&diag.File{Path: f.Path, Text: file.Text}); m.Root == nil {
				return
			}
		}
	}
	r.add(file)
}

// add keeps a file that something was done to, or could not be.
func (r *rewriter) add(f File) {
	if len(f.Done)+len(f.Left) > 0 {
		r.files = append(r.files, f)
	}
}

// move gives one value another pointer.
func (f *File) move(m *front.Matter, from, to, oldName, newName string) {
	edits := m.Move(from, to)
	text, err := diag.Apply(f.Text, edits)
	step := oldName + " → " + newName
	if edits == nil || err != nil {
		f.Left = append(f.Left, step)
		return
	}
	f.Text = text
	f.Done = append(f.Done, step)
}

// pointers returns where the values of a key stand: one, or one in each item of a list.
func pointers(n *front.Node, parts []string) []string {
	if len(parts) == 0 {
		return []string{n.Pointer}
	}
	name, items := strings.CutSuffix(parts[0], "[]")
	child := n.Field(name).Value
	switch {
	case child == nil:
		return nil
	case !items:
		return pointers(child, parts[1:])
	}
	var all []string
	for _, item := range child.Items {
		all = append(all, pointers(item, parts[1:])...)
	}
	return all
}

// target returns the new pointer of a value: the lists in which it is stay, from the left.
func target(at string, k Key) string {
	var items []string
	for part := range strings.SplitSeq(at, "/") {
		if _, err := strconv.Atoi(part); err == nil {
			items = append(items, part)
		}
	}
	to := ""
	for part := range strings.SplitSeq(k.To, ".") {
		name, item := strings.CutSuffix(part, "[]")
		to += "/" + front.Escape(name)
		if item && len(items) > 0 {
			to += "/" + items[0]
			items = items[1:]
		}
	}
	return to
}

// words gives the words of theme/words/<lang>.yaml their new names.
func (r *rewriter) words(moved []Word) error {
	names, err := fs.Glob(r.fsys, "theme/words/*.yaml")
	if err != nil || len(moved) == 0 {
		return err
	}
	for _, name := range names {
		known, err := words.Load(r.theme, strings.TrimSuffix(path.Base(name), ".yaml"))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		text, err := fs.ReadFile(r.fsys, name)
		if err != nil {
			return err
		}
		r.add(movedWords(File{Path: name, Was: text, Text: text}, known, moved))
	}
	return nil
}

// movedWords gives the words of one file their new names.
func movedWords(f File, known *words.Set, moved []Word) File {
	tried := make(map[string]bool)
	for {
		m, _ := whole(&diag.File{Path: f.Path, Text: f.Text})
		if m.Root == nil {
			return f
		}
		at, from, to := nextWord(m.Root, "", known, moved, tried)
		if at == "" {
			return f
		}
		tried[from] = true
		pointer := "/" + strings.ReplaceAll(to, ".", "/")
		if at == "/"+front.Escape(from) { // written with its dots, as one key
			pointer = "/" + front.Escape(to)
		}
		f.move(m, at, pointer, from, to)
	}
}

// nextWord returns the first word that is to move and was not tried: where it stands, its name and the new one.
func nextWord(n *front.Node, prefix string, known *words.Set, moved []Word, tried map[string]bool) (at, from, to string) {
	for _, field := range n.Fields {
		name := prefix + field.Name
		for _, w := range moved {
			rest, below := strings.CutPrefix(name+".", w.From+".")
			next := strings.TrimSuffix(w.To+"."+rest, ".")
			if below && !known.Has(name) && known.Has(next) && !tried[name] {
				return field.Value.Pointer, name, next
			}
		}
		if field.Value.Kind == front.Map {
			if at, from, to := nextWord(field.Value, name+".", known, moved, tried); at != "" {
				return at, from, to
			}
		}
	}
	return "", "", ""
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package source

import (
	"bytes"
	"errors"
	"io"
	"regexp"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// headBytes is how much of a file is looked at for its name: whoever writes it further down is read as a whole.
const headBytes = 4 << 10

var (
	// nameLine is the key of a name with a value that is all on its line: plain text that no sign of YAML begins, or text in quotes
	// that hold none.
	nameLine  = regexp.MustCompile(`^\nname:[ \t]+(?:(\pL[^\n#:]*?)|"([^"\\\n]*)"|'([^'\n]*)')[ \t]*\r?\n(?:[\w-]|$)`)
	nameStart = []byte("\nname") // of the line after another: the first one is three hyphens
)

// Unread returns the document of a file that was not looked at: an entry with its id and its address alone.
func (r *Reader) Unread(name string) *Document {
	t, ok := typeOf(name)
	if !ok {
		return &Document{}
	}
	d := &Document{Entry: site.New(t)}
	base := d.Entry.Common()
	base.ID = idOf(name, t)
	base.URL = r.config.URL(t, base.ID)
	return d
}

// Room returns the room that [Reader.Name] reads into.
func (r *Reader) Room() []byte { return make([]byte, headBytes) }

// Name returns the name that a place has in its file, of which it reads only the head. It reports false where only a reader of YAML could tell.
func (r *Reader) Name(path string, room []byte) (string, bool) {
	file, err := r.fsys.Open(path)
	if err != nil {
		return "", false
	}
	defer file.Close()
	n, err := io.ReadFull(file, room)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return "", false
	}
	head := room[:n]
	at := bytes.Index(head, nameStart)
	if at < 0 || at != bytes.LastIndex(head, nameStart) { // none, or one more inside a text
		return "", false
	}
	found := nameLine.FindSubmatch(head[at:])
	if found == nil {
		return "", false
	}
	return string(bytes.Join(found[1:], nil)), true
}

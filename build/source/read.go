// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package source

import (
	"errors"
	"io"
	"io/fs"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
)

// Limits of trust §1, decided before a byte is parsed.
const (
	documentBytes  = 160 << 10 // front matter 32 KiB, body 64 KiB, flows and indicators more: the readers of each part are stricter
	siteBytes      = 256 << 10
	territoryBytes = 64 << 20 // the 36,000 communes of France simplified
)

// readBounded reads a file of at most limit bytes. It never follows a link and never opens what is not a plain file.
func readBounded(fsys fs.FS, name string, limit int64) (*diag.File, []diag.Diagnostic) {
	f := &diag.File{Path: name}
	refuse := func(code diag.Code, args ...any) (*diag.File, []diag.Diagnostic) {
		return f, []diag.Diagnostic{{Code: code, At: f.Span(0, 0), Args: append([]any{"name", name}, args...)}}
	}
	info, err := fs.Lstat(fsys, name)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return refuse("F110")
		}
		return refuse("F107", "reason", err.Error())
	}
	if !info.Mode().IsRegular() {
		return refuse("F101")
	}
	if info.Size() > limit {
		return refuse("F004", "size", kibibytes(info.Size()), "limit", kibibytes(limit))
	}
	file, err := fsys.Open(name)
	if err != nil {
		return refuse("F107", "reason", err.Error())
	}
	defer file.Close()
	text := make([]byte, 0, info.Size()+1)
	// One byte more than allowed shows a file that grew since it was measured.
	text, err = appendAll(text, io.LimitReader(file, limit+1))
	if err != nil {
		return refuse("F107", "reason", err.Error())
	}
	if int64(len(text)) > limit {
		return refuse("F004", "size", kibibytes(int64(len(text))), "limit", kibibytes(limit))
	}
	f.Text = text
	return f, nil
}

// readText reads a file as [readBounded] does and refuses what is no text, as package front does with what it reads.
func readText(fsys fs.FS, name string, limit int64) (*diag.File, []diag.Diagnostic) {
	f, problems := readBounded(fsys, name, limit)
	if len(problems) == 0 {
		problems = front.CheckText(f)
	}
	return f, problems
}

// kibibytes returns a number of bytes in KiB, rounded up.
func kibibytes(n int64) int64 { return (n + 1023) / 1024 }

// appendAll reads r to its end into the room that b has, without growing when the size was right.
func appendAll(b []byte, r io.Reader) ([]byte, error) {
	for {
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if errors.Is(err, io.EOF) {
			return b, nil
		}
		if err != nil {
			return b, err
		}
	}
}

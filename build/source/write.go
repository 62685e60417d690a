// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package source

import (
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
)

// Matter returns the front matter of a document, for who changes it. It is nil where the file cannot be changed without a loss, since it
// cannot be read or says a thing twice: the problems say why. The path must be one of [Reader.Paths].
func (r *Reader) Matter(name string) (*front.Matter, []diag.Diagnostic) {
	t, ok := typeOf(name)
	if !ok {
		return nil, nil
	}
	f, problems := readBounded(r.fsys, name, documentBytes)
	if len(problems) > 0 {
		return nil, problems
	}
	matter, problems := r.split(f, t)
	if matter.Root == nil || diag.Failed(problems) {
		return nil, problems
	}
	return matter, nil
}

// Write returns a document as the network keeps it, see [schema.Schema.Write].
func (r *Reader) Write(m *front.Matter) []byte {
	t, ok := typeOf(m.File.Path)
	if !ok {
		return m.File.Text
	}
	return r.schemas.Type(string(t)).Write(m)
}

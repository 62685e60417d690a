// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build

import (
	"io"
	"path"

	"github.com/compagnie-tiers-lieux/maillage/build/output"
)

// A Stage is a part of the work.
type Stage string

// The stages in the order in which they begin. Reading and Writing report progress.
const (
	Configuring Stage = "configuring" // site.yaml, territories, words, schemas
	Reading     Stage = "reading"     // documents, and beside them the theme
	Theming     Stage = "theming"     // templates compiled, styles and scripts bundled
	Assembling  Stage = "assembling"  // the model
	Listing     Stage = "listing"     // which files the site has
	Checking    Stage = "checking"    // beside Listing, for which checks of links wait
	Writing     Stage = "writing"
)

// A Part is a piece of the work that is measured: a stage or, with a family, one file of that family of outputs being made.
type Part struct {
	Stage  Stage
	Family string // pages, calendar, feeds…; "" for the stage itself
	Ext    string // of the file, such as .html
}

// A Meter is told when a part begins and returns what is to be called when it ends, in the same goroutine, with the bytes
// that it made. It is called from any goroutine, and parts overlap.
type Meter func(Part) (end func(bytes int))

// begin tells the meter that a stage begins, and returns what tells it of the end.
func (p *Project) begin(s Stage) (end func()) {
	if p.options.Meter == nil {
		return func() {}
	}
	ended := p.options.Meter(Part{Stage: s})
	return func() { ended(0) }
}

// metered returns the files of a family with a meter on each; without one they are as they were.
func (p *Project) metered(family string, files []output.File) []output.File {
	if p.options.Meter == nil {
		return files
	}
	with := make([]output.File, len(files))
	for i, f := range files {
		with[i] = f
		with[i].Render = func(w io.Writer) error {
			counted := &counter{Writer: w}
			end := p.options.Meter(Part{Stage: Writing, Family: family, Ext: path.Ext(f.Path)})
			defer func() { end(counted.bytes) }()
			return f.Render(counted)
		}
	}
	return with
}

// A counter counts the bytes that go through it.
type counter struct {
	io.Writer
	bytes int
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.Writer.Write(p)
	c.bytes += n
	return n, err
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package render executes the templates of html/template, several times faster than it does.
//
// html/template finds out where each value stands in a page and what makes it safe there; it writes that into the trees of the
// templates, once. What remains, to walk these trees for each page, it does by asking reflection at every step. [Compile] turns the trees into
// functions instead: the fields of a type are found once, text is escaped straight into the page.
//
// What html/template makes of a template, this package makes too, to the byte: a fuzz test holds the two against each other. What a theme has no use for, and a page's
// policy forbids anyway, is refused when a template is compiled: values inside scripts and styles, templates called
// inside an attribute, channels, the function call.
package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"maps"
	"reflect"
	"sync"
	"text/template/parse"
)

// A Set is templates that call each other, compiled. It is never modified: any number of goroutines may execute it.
type Set struct {
	templates map[string]*program
	frames    *sync.Pool // of *frame
}

// A program is a compiled template.
type program struct {
	name  string
	steps []step
	slots int // variables of the template, $ included
}

// A step writes a part of a page. The dot is what {{.}} stands for.
type step func(f *frame, dot reflect.Value) error

// A frame is what one execution writes to, and the variables of the template that is executed.
type frame struct {
	out   *bytes.Buffer
	stack []reflect.Value // variables of all templates that are being executed
	vars  []reflect.Value // those of the one that is executed, at the end of the stack
	depth int
}

// maxDepth is how deep templates may call each other.
const maxDepth = 100

// Compile compiles templates, by their names, and those that they call. Lookup returns the trees that html/template has escaped, which it does
// when a template is executed; nil for a name that has none. Funcs are the functions that they call. What is in known is taken as it is there, and
// is in the new set too; nil is none. The error is an [*Error] for a template that cannot be compiled.
func Compile(lookup func(name string) *parse.Tree, funcs template.FuncMap, known *Set, names ...string) (*Set, error) {
	s := &Set{templates: make(map[string]*program), frames: &sync.Pool{New: func() any { return &frame{out: new(bytes.Buffer)} }}}
	if known != nil {
		s.templates, s.frames = maps.Clone(known.templates), known.frames
	}
	l := linker{set: s, lookup: lookup, funcs: funcs}
	for _, name := range names {
		if l.program(name) == nil {
			return nil, &Error{Template: name, Err: errors.New("template not defined")}
		}
	}
	for len(l.waiting) > 0 {
		name := l.waiting[0]
		l.waiting = l.waiting[1:]
		c := &compiler{linker: &l, tree: lookup(name), name: name, scope: []string{"$"}}
		steps, err := c.list(c.tree.Root)
		if err != nil {
			return nil, err
		}
		s.templates[name].steps, s.templates[name].slots = steps, max(c.most, 1)
	}
	return s, nil
}

// A linker finds the programs of templates that are called, and keeps in mind which are still to be compiled.
type linker struct {
	set     *Set
	lookup  func(name string) *parse.Tree
	funcs   template.FuncMap
	waiting []string
}

// program returns the program of a template, nil where there is no such template.
func (l *linker) program(name string) *program {
	if p := l.set.templates[name]; p != nil {
		return p
	}
	if l.lookup(name) == nil {
		return nil
	}
	p := &program{name: name}
	l.set.templates[name] = p
	l.waiting = append(l.waiting, name)
	return p
}

// Has reports whether the set has a template of a name.
func (s *Set) Has(name string) bool { return s.templates[name] != nil }

// Execute writes what a template makes of data; nothing when it fails. The error is an [*Error] or that of w.
func (s *Set) Execute(w io.Writer, name string, data any) error {
	p := s.templates[name]
	if p == nil {
		return fmt.Errorf("there is no template %q", name)
	}
	f := s.frames.Get().(*frame)
	defer func() {
		f.out.Reset()
		clear(f.stack[:cap(f.stack)]) // the page's data may go
		f.stack, f.vars, f.depth = f.stack[:0], nil, 0
		s.frames.Put(f)
	}()
	if err := f.call(p, reflect.ValueOf(data)); err != nil {
		return err
	}
	_, err := w.Write(f.out.Bytes())
	return err
}

// call executes a template with variables of its own, of which the first is its data.
func (f *frame) call(p *program, data reflect.Value) error {
	if f.depth++; f.depth > maxDepth {
		return &Error{Template: p.name, Err: fmt.Errorf("templates call each other more than %d deep", maxDepth)}
	}
	caller, bottom := f.vars, len(f.stack)
	for range p.slots {
		f.stack = append(f.stack, reflect.Value{})
	}
	f.vars = f.stack[bottom:]
	f.vars[0] = data
	err := f.run(p.steps, data)
	f.vars, f.stack = caller, f.stack[:bottom]
	f.depth--
	return err
}

func (f *frame) run(steps []step, dot reflect.Value) error {
	for _, s := range steps {
		if err := s(f, dot); err != nil {
			return err
		}
	}
	return nil
}

// An Error is what went wrong in a template, and where: as text/template says it.
type Error struct {
	Template   string
	Location   string // "layouts/place:12:4": template, line, byte in the line
	Expression string // what was executed
	Err        error
}

// Error returns what text/template would say.
func (e *Error) Error() string {
	if e.Location == "" {
		return fmt.Sprintf("template: %s: %v", e.Template, e.Err)
	}
	return fmt.Sprintf("template: %s: executing %q at <%s>: %v", e.Location, e.Template, e.Expression, e.Err)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

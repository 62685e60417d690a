// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"text/template/parse"

	"github.com/compagnie-tiers-lieux/maillage/build/render"
)

// Every template is escaped once, by itself: package render takes calls between elements only, and a template has to end where it began. So
// what html/template finds out in one is the same wherever it is called, and in its place an empty one does for those that call it.

// assemble makes a page of each layout. What layouts bring no other templates for is compiled once, and shared by all pages.
func (g *gathering) assemble() error {
	var shared, layouts []*source
	for _, s := range g.sorted() {
		if strings.HasPrefix(s.name, layoutPrefix) && s.name != layoutPrefix+baseLayout {
			layouts = append(layouts, s)
		} else {
			shared = append(shared, s)
		}
		for _, t := range s.trees {
			g.settle(t.Root)
		}
	}
	ofLayouts := make(map[string]bool)
	for _, s := range layouts {
		for _, t := range s.trees {
			ofLayouts[t.Name] = true
		}
	}
	defined := g.defined()
	trees, err := g.escape(shared, func(name string) bool { return slices.Contains(defined, name) })
	if err != nil {
		return err
	}
	b := binder{gathering: g, trees: trees, varying: g.above(ofLayouts, shared)}
	b.compile()
	for _, s := range layouts {
		if g.theme.pages[strings.TrimPrefix(s.name, layoutPrefix)], err = b.page(s); err != nil {
			return err
		}
	}
	var components []string
	for _, s := range shared {
		if trees[s.name] != nil && !strings.Contains(s.name, "/") { // as the names of slots and layouts do
			components = append(components, s.name)
		}
	}
	own, functions := g.own, g.functions
	g.theme.components = sync.OnceValues(func() ([]Component, error) {
		set, err := render.Compile(trees.lookup, functions, nil, components...)
		if err != nil {
			return nil, fmt.Errorf("compile the theme's components: %w", err)
		}
		return readComponents(own, set)
	})
	return nil
}

// A binder makes pages of templates that are escaped.
type binder struct {
	*gathering
	trees   escaped         // of the templates that are no layout's
	varying map[string]bool // names that stand for something else in the page of one layout than in that of another
	common  *render.Set     // those that do not
}

// escaped are the trees of templates that html/template has made safe, by name.
type escaped map[string]*parse.Tree

func (e escaped) lookup(name string) *parse.Tree { return e[name] }

// names returns their names, sorted.
func (e escaped) names() []string { return slices.Sorted(maps.Keys(e)) }

// escape has html/template find out what makes the values in the templates of some files safe. Exists reports whether there is a template of a
// name. What is unsafe is left out, as are those that call it.
func (g *gathering) escape(sources []*source, exists func(name string) bool) (escaped, error) {
	safe, unsafe := make(escaped), make(map[string]bool)
	for _, s := range sources {
		for _, t := range s.trees {
			set := template.New("")
			_, err := set.AddParseTree(t.Name, t)
			for name := range g.theme.uses[s.name].templates {
				if err == nil && name != t.Name && exists(name) {
					_, err = set.AddParseTree(name, &parse.Tree{Root: &parse.ListNode{NodeType: parse.NodeList}})
				}
			}
			if err != nil {
				return nil, fmt.Errorf("add template %s: %w", t.Name, err)
			}
			switch {
			case g.safe(set, t.Name):
				safe[t.Name] = t
			case !strings.HasPrefix(t.Name, slotPrefix): // without what fills a slot a page is still one
				unsafe[t.Name] = true
			}
		}
	}
	unsafe = g.above(unsafe, sources)
	maps.DeleteFunc(safe, func(name string, _ *parse.Tree) bool { return unsafe[name] })
	return safe, nil
}

// safe executes a template on nothing, because html/template looks at what a template does with its data no sooner. What fails for want of
// data or functions says nothing yet. False says that the template cannot be used.
func (g *gathering) safe(set *template.Template, name string) bool {
	err := set.ExecuteTemplate(io.Discard, name, nil)
	var unsafe *template.Error
	if !errors.As(err, &unsafe) {
		return true
	}
	if unsafe.ErrorCode != template.ErrNoSuchTemplate { // lint has found calls of templates that do not exist
		g.fault(diagnose(err, g.files))
	}
	return false
}

// above returns names, and those of the files that call one of them, by themselves or by way of others.
func (g *gathering) above(names map[string]bool, sources []*source) map[string]bool {
	all, waiting := maps.Clone(names), slices.Clone(sources)
	for before := -1; before != len(all); {
		before = len(all)
		waiting = slices.DeleteFunc(waiting, func(s *source) bool {
			for name := range g.theme.uses[s.name].templates {
				if all[name] {
					for _, t := range s.trees {
						all[t.Name] = true
					}
					return true
				}
			}
			return false
		})
	}
	return all
}

// compile compiles what all layouts share, but for what cannot be.
func (b *binder) compile() {
	functions := b.of(&b.common)
	names := slices.DeleteFunc(b.trees.names(), func(name string) bool { return b.varying[name] })
	var err error
	if b.common, err = render.Compile(b.trees.lookup, functions, nil, names...); err == nil {
		return
	}
	names = slices.DeleteFunc(names, func(name string) bool {
		_, err := render.Compile(b.trees.lookup, functions, nil, name)
		if err != nil {
			b.fault(diagnose(err, b.files))
		}
		return err != nil
	})
	b.common, _ = render.Compile(b.trees.lookup, functions, nil, names...) // each of them can be
}

// of returns what the templates of a set may call, with what executes others of it.
func (b *binder) of(set **render.Set) template.FuncMap {
	functions, t := maps.Clone(b.functions), b.theme
	functions["slot"] = func(name string, data any) (template.HTML, error) { return slot(*set, name, data) }
	functions["once"] = func(name string, data any) (template.HTML, error) { return t.written(*set, name, data) }
	return functions
}

// page makes the page of a layout, whose templates take the place of those of the same names.
func (b *binder) page(s *source) (page, error) {
	defined := make(map[string]bool)
	for _, t := range s.trees {
		defined[t.Name] = true
	}
	own, err := b.escape([]*source{s}, func(name string) bool { return defined[name] || b.trees[name] != nil })
	if err != nil {
		return page{}, err
	}
	for _, t := range s.trees {
		if own[t.Name] == nil {
			return page{}, nil
		}
	}
	lookup := func(name string) *parse.Tree {
		if defined[name] {
			return own[name]
		}
		return b.trees[name]
	}
	p := page{entry: layoutPrefix + baseLayout}
	if s.alone || b.sources[p.entry] == nil {
		p.entry = s.name
	}
	if lookup(p.entry) == nil {
		return page{}, nil
	}
	entries := []string{p.entry}
	for name := range b.varying {
		if lookup(name) != nil && (strings.HasPrefix(name, slotPrefix) || b.once[name]) {
			entries = append(entries, name)
		}
	}
	if p.set, err = render.Compile(lookup, b.of(&p.set), b.common, entries...); err != nil {
		b.fault(diagnose(err, b.files))
		return page{}, nil
	}
	return p, nil
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"cmp"
	"errors"
	"html/template"
	"maps"
	"reflect"
	"slices"
	"strings"
	texttemplate "text/template"
	"text/template/parse"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/render"
)

// Prefixes of template names: a component's own name has none, so that {{template "place-card" .}} finds it.
const (
	layoutPrefix = "layouts/"
	slotPrefix   = "slots/"
	baseLayout   = "base"
)

// A source is a template as it was read.
type source struct {
	name  string // place-card, layouts/place, slots/footer-end
	file  *diag.File
	trees []*parse.Tree // the file's own template and those that it defines
	alone bool          // it has text of its own beside the blocks that it defines
	under *source       // the theme's own, in whose place a network put this one
}

// A page is a layout ready to be executed.
type page struct {
	set   *render.Set
	entry string // the name of the template that stands for the whole page
}

// A gathering is the templates of a theme while it is opened.
type gathering struct {
	theme     *Theme
	own, net  layer
	sources   map[string]*source // by name
	files     map[string]*diag.File
	functions template.FuncMap
	once      map[string]bool // components that a template calls with once
	problems  []diag.Diagnostic
}

// collect reads the templates of both layers.
func (g *gathering) collect() error {
	if err := g.collectOwn("layouts/*.html", func(p string) string { return layoutPrefix + stem(p) }); err != nil {
		return err
	}
	if err := g.collectOwn("components/*/*.html", stem); err != nil {
		return err
	}
	if err := g.overrides(); err != nil {
		return err
	}
	return g.slots()
}

func (g *gathering) collectOwn(pattern string, name func(string) string) error {
	paths, err := g.own.list(pattern)
	if err != nil {
		return err
	}
	for _, p := range paths {
		file, err := g.own.read(p)
		if err != nil {
			return err
		}
		g.sources[name(p)] = &source{name: name(p), file: file}
	}
	return nil
}

// overrides puts a network's templates in the place of the theme's.
func (g *gathering) overrides() error {
	paths, err := g.net.list("templates/*.html")
	if err != nil {
		return err
	}
	for _, p := range paths {
		file, err := g.net.read(p)
		if err != nil {
			return err
		}
		name := stem(p)
		if _, component := g.sources[name]; !component {
			name = layoutPrefix + name
		}
		if _, known := g.sources[name]; !known {
			g.problem(codeUnknownTemplate, file.Span(0, 0), "name", stem(p), "nearest", diag.Nearest(stem(p), g.templateNames()))
			continue
		}
		g.problems = append(g.problems, checkContract(g.theme.manifest, stem(p), file)...)
		g.sources[name] = &source{name: name, file: file, under: g.sources[name]}
	}
	return nil
}

// slots reads what a network puts into the theme's slots.
func (g *gathering) slots() error {
	paths, err := g.net.list("slots/*.html")
	if err != nil {
		return err
	}
	names := g.theme.manifest.slotNames()
	for _, p := range paths {
		file, err := g.net.read(p)
		if err != nil {
			return err
		}
		if !slices.Contains(names, stem(p)) {
			g.problem(codeUnknownSlot, file.Span(0, 0), "name", stem(p), "nearest", diag.Nearest(stem(p), names), "known", names)
			continue
		}
		g.sources[slotPrefix+stem(p)] = &source{name: slotPrefix + stem(p), file: file}
	}
	return nil
}

// templateNames returns the names by which a network may replace templates, sorted.
func (g *gathering) templateNames() []string {
	var names []string
	for name := range g.sources {
		names = append(names, strings.TrimPrefix(name, layoutPrefix))
	}
	slices.Sort(names)
	return names
}

func (g *gathering) problem(code diag.Code, at diag.Span, args ...any) {
	g.problems = append(g.problems, diag.Diagnostic{Code: code, At: at, Args: args})
}

// sorted returns the sources by name.
func (g *gathering) sorted() []*source {
	return slices.SortedFunc(maps.Values(g.sources), func(a, b *source) int { return cmp.Compare(a.name, b.name) })
}

// inventory lists the templates that a network may replace, and the slots that it fills.
func (g *gathering) inventory() {
	for _, s := range g.sorted() {
		name, isSlot := strings.CutPrefix(s.name, slotPrefix)
		if isSlot {
			g.theme.filled = append(g.theme.filled, name)
			continue
		}
		own := s
		for own.under != nil {
			own = own.under
		}
		name, isLayout := strings.CutPrefix(s.name, layoutPrefix)
		t := Template{Name: name, Layout: isLayout, Contract: g.theme.manifest.contract(name), Text: string(own.file.Text)}
		if own != s {
			t.Replaced = s.file
		}
		g.theme.templates = append(g.theme.templates, t)
	}
}

// parse takes every source apart. One that cannot be gives way to the theme's own, so that nothing is said of who calls it, or is left out.
func (g *gathering) parse() {
	for _, s := range g.sorted() {
		name := s.name
		for s != nil && !g.take(s) {
			s = s.under
		}
		if s == nil {
			delete(g.sources, name)
			continue
		}
		g.sources[name] = s
	}
}

// take takes one source apart; false says that it cannot be.
func (g *gathering) take(s *source) bool {
	g.files[s.name] = s.file
	t, err := texttemplate.New(s.name).Funcs(g.functions).Parse(string(s.file.Text))
	if err != nil {
		g.problems = append(g.problems, diagnose(err, g.files))
		return false
	}
	for _, defined := range t.Templates() {
		s.trees = append(s.trees, defined.Tree)
	}
	slices.SortFunc(s.trees, func(a, b *parse.Tree) int { return cmp.Compare(a.Name, b.Name) })
	s.alone = !parse.IsEmptyTree(t.Root)
	return true
}

// fault adds a problem of a template once: a component's is found in every layout that calls it.
func (g *gathering) fault(problem diag.Diagnostic) {
	for _, d := range g.problems {
		if d.Code == problem.Code && d.At == problem.At {
			return
		}
	}
	g.problems = append(g.problems, problem)
}

// A written is what once keeps apart: a component, and the data that it was executed on.
type written struct {
	name string
	data any // a pointer
}

var errOnce = errors.New("once takes a pointer: data that is the same for several pages")

// written is the function once. All layouts share what was written: with the same pointer as data a component is executed for the
// first page only.
func (t *Theme) written(set *render.Set, name string, data any) (template.HTML, error) {
	if reflect.ValueOf(data).Kind() != reflect.Pointer {
		return "", errOnce
	}
	key := written{name, data}
	if text, ok := t.once.Load(key); ok {
		return text.(template.HTML), nil
	}
	var b strings.Builder
	if err := set.Execute(&b, name, data); err != nil {
		return "", err
	}
	text, _ := t.once.LoadOrStore(key, template.HTML(b.String()))
	return text.(template.HTML), nil
}

// slot is the function of its name: a slot that no network fills is nothing.
func slot(set *render.Set, name string, data any) (template.HTML, error) {
	if !set.Has(slotPrefix + name) {
		return "", nil
	}
	var b strings.Builder
	if err := set.Execute(&b, slotPrefix+name, data); err != nil {
		return "", err
	}
	return template.HTML(b.String()), nil
}

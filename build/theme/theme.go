// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package theme is the look of a site: the layers of a theme's templates, its colours and their contrast, styles and
// scripts bundled, icons. [Open] reads a theme and what a network lays over it, [Theme.Execute] writes a page,
// [Theme.Assets] lists the files that pages need.
//
// # Files of a theme
//
//	theme.yaml                        what it is: version, contract of each template, slots, colours, pairs to keep readable
//	layouts/base.html                 the skeleton of every page, with {{block "main" .}}
//	layouts/<name>.html               one per type of page
//	components/<name>/<name>.html     called by {{template "<name>" .}}: the whole file is the template
//	components/<name>/<name>.css      its style, collected in the layer "components"; one that a sheet in styles/pages/
//	                                  imports comes with that sheet alone
//	styles/index.css                  brings the styles together in cascade layers
//	styles/parts/<name>.css           a style sheet of its own, asset "<name>.css", that a script fetches when it is wanted
//	styles/pages/<name>.css           likewise, that the pages link which need it
//	scripts/<name>.ts                 each file here is a script of its own, asset "<name>.js"; folders hold their modules
//	package.json                      npm packages that styles and scripts import by name
//	icons/<name>.svg                  24 × 24, one colour
//	words/<lang>.yaml                 read by package words
//
// A layout that only defines blocks ({{define "main"}}…) is put into base.html; a layout with text of its own stands alone.
// A block that no layout defines keeps what base.html says.
//
// # Files of a network, in theme/
//
//	words/<lang>.yaml                 other words (see words.Set.Overlay)
//	slots/<slot>.html                 fills {{slot "<slot>" .}}
//	templates/<name>.html             replaces a layout or component; its first line names the contract it was written
//	                                  for: {{/* maillage: place-card@3 */}}
//	styles.css                        comes last, in the layer "network"
//	icons/<name>.svg                  more icons, or other ones
//
// # What templates may call
//
// See [Functions]. Everything else is Go's html/template: text is escaped for the place where it stands. This package
// and markup are the only ones that say that text is safe.
package theme

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/render"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// Options say which theme to open and for whom.
type Options struct {
	Themes   fs.FS  // the themes that the program carries, one folder each
	Name     string // folder in Themes; "" is maillage
	Network  fs.FS  // the network's own theme/ folder; nil for none
	Title    string // what the network is called, for style sheets: var(--network)
	Words    *words.Set
	BasePath string // what stands before every path of the site: "" or "/reseau"
	Brand    Brand
	Colours  []Colour // colours that the network gave to its activities and kinds
	Fonts    Fonts
	Icons    []Pictogram    // of the network's activities
	Facts    map[string]any // of the site, for its scripts: import { site } from "maillage:site"
	Packages Packages
}

// Packages are the npm packages of themes/<name>/package.json, installed by the program that uses this package.
type Packages struct {
	Dir     string // absolute path of the folder with node_modules; "" for none: what needs them is left out
	Missing string // why there are none, for a warning; "" where nobody wanted any
}

// A Brand is what a network sets of its look. Empty colours are the theme's.
type Brand struct {
	Primary, Accent     string    // #rrggbb
	PrimaryAt, AccentAt diag.Span // where site.yaml says so, for problems and their repair
}

// A Colour is a colour with a name: the page's elements with data-colour="<name>" find it, as it is, in --own, with
// --on-own to write on it and --own-strong to be seen on the page's background, light or dark.
type Colour struct {
	Name string // [a-z0-9-]
	Hex  string // #rrggbb
}

// A Theme is a theme with a network's overrides, ready to write pages. It is never modified: any number of goroutines
// may use it.
type Theme struct {
	words      *words.Set
	base       string
	manifest   *Manifest
	palette    Palette
	scales     []Scale
	icons      map[string]template.HTML
	assets     []asset
	preload    []string // paths of the typefaces of every page
	pages      map[string]page
	components func() ([]Component, error)
	templates  []Template
	filled     []string              // slots that the network fills
	styles     string                // path of the network's own styles, "" for none
	files      map[string]*diag.File // of the templates, by their names, for problems
	uses       map[string]uses       // of the templates, by the names of their files
	homes      map[string]string     // the files of templates that are defined in others
	once       *sync.Map             // template.HTML by written
}

// Open reads a theme and a network's overrides. Problems in their files are diagnostics; with an error among them the
// Theme still works as far as it can, so that `serve` has something to show. The error is for the machine's faults.
func Open(o Options) (*Theme, []diag.Diagnostic, error) {
	name := cmp.Or(o.Name, "maillage")
	sub, err := fs.Sub(o.Themes, name)
	if err != nil {
		return nil, nil, fmt.Errorf("open theme %s: %w", name, err)
	}
	own, net := layer{sub, "themes/" + name}, layer{o.Network, "theme"}
	manifest, problems, err := readManifest(own)
	if err != nil {
		return nil, nil, err
	}
	t := &Theme{
		words: o.Words, base: o.BasePath, manifest: manifest,
		pages: make(map[string]page), icons: make(map[string]template.HTML), once: new(sync.Map), uses: make(map[string]uses), homes: make(map[string]string),
	}
	colours := t.paint(o, &problems)
	for _, step := range []func() ([]diag.Diagnostic, error){
		func() ([]diag.Diagnostic, error) { return strangers(net) },
		func() ([]diag.Diagnostic, error) { return t.readIcons(own, net) },
		func() ([]diag.Diagnostic, error) { return t.readPictograms(o.Icons, o.Packages.Dir) },
		func() ([]diag.Diagnostic, error) { return t.bundle(own, net, colours, o) },
		func() ([]diag.Diagnostic, error) { return t.readTemplates(own, net) },
	} {
		found, err := step()
		if err != nil {
			return nil, nil, err
		}
		problems = append(problems, found...)
	}
	diag.Sort(problems)
	return t, problems, nil
}

// paint makes the colours of the site from its brand, and returns those with a name of the network's own.
func (t *Theme) paint(o Options, problems *[]diag.Diagnostic) []Colour {
	primary := colourOr(o.Brand.Primary, o.Brand.PrimaryAt, t.manifest.Primary, problems)
	accent := colourOr(o.Brand.Accent, o.Brand.AccentAt, t.manifest.Accent, problems)
	t.palette = palette(t.manifest, scales(t.manifest.Hues, primary, accent))
	for _, s := range t.palette.shortfalls(t.manifest.Pairs) {
		*problems = append(*problems, s.diagnostic(t.manifest, o.Brand))
	}
	var named []Colour
	for _, c := range o.Colours {
		if _, ok := parseHex(c.Hex); ok && c.Name == words.Slug(c.Name) {
			named = append(named, Colour{Name: c.Name, Hex: strings.ToLower(c.Hex)})
		}
	}
	return named
}

// colourOr returns a colour of site.yaml, or the theme's where there is none or it cannot be read.
func colourOr(hex string, at diag.Span, fallback string, problems *[]diag.Diagnostic) string {
	if hex == "" {
		return fallback
	}
	if _, ok := parseHex(hex); !ok {
		*problems = append(*problems, diag.Diagnostic{Code: codeColour, At: at, Args: []any{"value", hex}})
		return fallback
	}
	return strings.ToLower(hex)
}

// diagnostic says what is wrong with a pair: where the network's own brand is the cause, in site.yaml.
func (s shortfall) diagnostic(m *Manifest, brand Brand) diag.Diagnostic {
	token := m.token(s.token)
	args := []any{"token", s.token, "on", s.on, "mode", s.mode.words(), "ratio", s.ratio, "wanted", strconv.FormatFloat(s.pair.Ratio, 'g', -1, 64), "nearest", s.nearest}
	value := token.In(s.mode)
	if value == "primary" && brand.Primary != "" {
		return mended(diag.Diagnostic{Code: codeBrandContrast, At: brand.PrimaryAt, Args: append(args, "value", brand.Primary)}, s.nearest)
	}
	if value == "accent" && brand.Accent != "" {
		return mended(diag.Diagnostic{Code: codeBrandContrast, At: brand.AccentAt, Args: append(args, "value", brand.Accent)}, s.nearest)
	}
	at := token.LightAt
	if s.mode == Dark {
		at = token.DarkAt
	}
	return mended(diag.Diagnostic{Code: codeContrast, At: at, Args: append(args, "value", value)}, s.nearest)
}

// mended adds the repair: the colour in quotes, because YAML takes # for a comment.
func mended(d diag.Diagnostic, colour string) diag.Diagnostic {
	if d.At.Text() == "" {
		return d
	}
	replacement := `"` + colour + `"`
	if strings.HasPrefix(d.At.Text(), "#") { // a span without the quotes around it
		replacement = colour
	}
	d.Fix = []diag.Edit{{At: d.At, New: replacement}}
	return d
}

// readIcons reads the icons of both layers.
func (t *Theme) readIcons(layers ...layer) ([]diag.Diagnostic, error) {
	var problems []diag.Diagnostic
	for _, l := range layers {
		paths, err := l.list("icons/*.svg")
		if err != nil {
			return nil, err
		}
		for _, p := range paths {
			file, err := l.read(p)
			if err != nil {
				return nil, err
			}
			icon, broken := readIcon(stem(p), file.Text)
			if broken != nil {
				problems = append(problems, diag.Diagnostic{Code: codeIcon, At: file.Span(0, 0), Args: []any{"name", stem(p), "reason", broken.Error()}})
				continue
			}
			t.icons[stem(p)] = icon
		}
	}
	return problems, nil
}

// bundle makes the assets.
func (t *Theme) bundle(own, net layer, colours []Colour, o Options) ([]diag.Diagnostic, error) {
	components, err := own.list("components/*/*.css")
	if err != nil {
		return nil, err
	}
	if t.scales, err = readScales(own); err != nil {
		return nil, err
	}
	elsewhere, err := ofPages(own)
	if err != nil {
		return nil, err
	}
	var imports strings.Builder
	for _, p := range components {
		if elsewhere[p] {
			continue
		}
		imports.WriteString("@import " + strconv.Quote(p) + ";\n")
	}
	ours := ""
	file, err := net.read(networkStyles)
	if err != nil {
		return nil, err
	}
	if file != nil {
		ours, t.styles = string(file.Text), file.Path
	}
	spoken := make(map[string]string)
	for _, group := range wordGroups {
		text, err := json.Marshal(t.words.Phrases(group + "."))
		if err != nil {
			return nil, fmt.Errorf("write the words of scripts: %w", err)
		}
		spoken[group] = "export const words = " + string(text)
	}
	fonts, ofFonts := t.fonts(o.Fonts, o.Packages.Dir != "")
	b := &bundler{own: own, net: net, base: t.base, packages: o.Packages.Dir, virtual: map[string]string{
		virtualColours:    t.palette.css(t.manifest, colours),
		virtualScales:     scaleSheet(t.scales),
		virtualComponents: imports.String(),
		virtualFonts:      fonts,
		virtualNetwork:    ours,
		virtualPhrases:    phrases(t.words, o.Title),
		virtualWords:      spoken[wordGroups[0]],
	}}
	for _, group := range wordGroups[1:] {
		b.virtual[virtualWords+"/"+group] = spoken[group]
	}
	var problems []diag.Diagnostic
	facts := map[string]any{"base": t.base, "lang": t.words.Lang()}
	maps.Copy(facts, o.Facts)
	var sheets []asset
	if sheet := t.sheet(o.Icons); sheet != nil {
		sum := sha256.Sum256(sheet)
		sheets = append(sheets, asset{name: pictogramSheet, path: "assets/" + stem(pictogramSheet) + "-" + hex.EncodeToString(sum[:4]) + ".svg", bytes: sheet})
	}
	t.assets, problems, err = b.bundle(facts, sheets...)
	problems = append(problems, ofFonts...)
	t.preload = t.preloads(o.Fonts)
	if o.Packages.Missing != "" {
		problems = append(problems, diag.Diagnostic{Code: codePackages, Args: []any{"reason", o.Packages.Missing}})
	}
	return problems, err
}

var componentOf = regexp.MustCompile(`@import "\.\./\.\./(components/[a-z0-9-]+/[a-z0-9-]+\.css)"`)

// ofPages returns the styles of components that sheets in styles/pages/ name: they come with these sheets and not with every page.
func ofPages(own layer) (map[string]bool, error) {
	sheets, err := own.list("styles/pages/*.css")
	if err != nil {
		return nil, err
	}
	found := make(map[string]bool)
	for _, name := range sheets {
		file, err := own.read(name)
		if err != nil {
			return nil, err
		}
		for _, match := range componentOf.FindAllSubmatch(file.Text, -1) {
			found[string(match[1])] = true
		}
	}
	return found, nil
}

// phrases returns the words of style sheets as custom properties: style.feed.intro is var(--style-feed-intro), the name of the network
// var(--network).
func phrases(w *words.Set, network string) string {
	var b strings.Builder
	property := func(name, text string) {
		b.WriteString("--" + name + `:"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(text) + `";`)
	}
	property("network", network)
	spoken := w.Phrases("style.")
	for _, key := range slices.Sorted(maps.Keys(spoken)) {
		property(strings.ReplaceAll(key, ".", "-"), spoken[key].Other)
	}
	return ":root{" + b.String() + "}"
}

// readTemplates reads, checks and assembles the templates.
func (t *Theme) readTemplates(own, net layer) ([]diag.Diagnostic, error) {
	g := &gathering{theme: t, own: own, net: net, sources: make(map[string]*source), once: make(map[string]bool), files: make(map[string]*diag.File), functions: t.functions()}
	if err := g.collect(); err != nil {
		return nil, err
	}
	g.inventory()
	g.parse()
	g.lint()
	if err := g.assemble(); err != nil {
		return nil, err
	}
	t.files = g.files
	return g.problems, nil
}

// Manifest returns what theme.yaml says. It must not be modified.
func (t *Theme) Manifest() *Manifest { return t.manifest }

// Palette returns the colours of all tokens, light and dark. It must not be modified.
func (t *Theme) Palette() Palette { return t.palette }

// Scales returns the sizes of the theme by kind. They must not be modified.
func (t *Theme) Scales() []Scale { return t.scales }

// Execute writes a page: layout is the name of a file of layouts/ without extension. Nothing is written when it fails;
// the error is then an [Error].
func (t *Theme) Execute(w io.Writer, layout string, data any) error {
	p, ok := t.pages[layout]
	if !ok || p.set == nil {
		return fmt.Errorf("the theme has no layout %q", layout)
	}
	if witness, asks := w.(Witness); asks {
		witness.Witness(layout)
	}
	err := p.set.Execute(w, p.entry, data)
	var failed *render.Error
	if errors.As(err, &failed) {
		return &Error{Diagnostic: diagnose(failed, t.files), Err: failed}
	}
	if err != nil {
		return fmt.Errorf("write a page of layout %s: %w", layout, err)
	}
	return nil
}

// OwnStyles returns the path of the network's own styles, "theme/styles.css"; "" where it has none.
func (t *Theme) OwnStyles() string { return t.styles }

// Components returns the components of the theme with their examples, by name; they are made when first asked for. The result must not be
// modified.
func (t *Theme) Components() ([]Component, error) { return t.components() }

// Layouts returns the names of the layouts, sorted. base is none of them.
func (t *Theme) Layouts() []string { return slices.Sorted(maps.Keys(t.pages)) }

// Assets returns the bundled style sheet and scripts under their hashed names: assets/site-1a2b3c4d5e.css.
func (t *Theme) Assets() []output.File {
	files := make([]output.File, len(t.assets))
	for i, a := range t.assets {
		files[i] = output.File{Path: a.path, Render: func(w io.Writer) error {
			_, err := w.Write(a.bytes)
			return err
		}}
	}
	return files
}

// Icons returns the names of the icons, sorted: what `icon:` in site.yaml may say.
func (t *Theme) Icons() []string { return slices.Sorted(maps.Keys(t.icons)) }

// Icon returns an icon as inline SVG, hidden from screen readers; "" for a name that does not exist.
func (t *Theme) Icon(name string) template.HTML { return t.icons[name] }

// Asset returns the path of a bundled file by the name that templates use ("site.css", "map.js"), with the base path;
// "" when there is none.
func (t *Theme) Asset(name string) string {
	for _, a := range t.assets {
		if a.name == name {
			return t.base + "/" + a.path
		}
	}
	return ""
}

// AssetText returns the text of a bundled file by the name that templates use, for a copy at an address that stays; nil when
// there is none.
func (t *Theme) AssetText(name string) []byte {
	for _, a := range t.assets {
		if a.name == name {
			return a.bytes
		}
	}
	return nil
}

func (t *Theme) assetNames() []string {
	names := make([]string, len(t.assets))
	for i, a := range t.assets {
		names[i] = a.name
	}
	return names
}

// An Error is a template that could not be executed.
type Error struct {
	Diagnostic diag.Diagnostic
	Err        error
}

// Error returns what html/template says.
func (e *Error) Error() string { return e.Err.Error() }

// Unwrap returns the error of html/template.
func (e *Error) Unwrap() error { return e.Err }

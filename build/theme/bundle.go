// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// Files that the build makes: styles and scripts import them by these names.
const (
	virtualColours    = "maillage:colours"
	virtualComponents = "maillage:components"
	virtualFonts      = "maillage:fonts"
	virtualNetwork    = "maillage:network"
	virtualNone       = "maillage:none"    // an empty style sheet
	virtualScales     = "maillage:scales"  // samples of the tokens
	virtualPhrases    = "maillage:phrases" // the words of styles, as custom properties
	virtualSite       = "maillage:site"    // facts of the site, for scripts
	virtualWords      = "maillage:words"   // the words of scripts; "maillage:words/NAME" are those that one part brings along
)

// wordGroups are the words of scripts: those of every page first, then those that one part brings along, so that other pages stay light.
var wordGroups = [...]string{"script", "explorer", "finder", "soon"}

// engines are the oldest browsers for which styles and scripts are written: those that know cascade layers.
var engines = []api.Engine{
	{Name: api.EngineChrome, Version: "99"},
	{Name: api.EngineFirefox, Version: "97"},
	{Name: api.EngineSafari, Version: "15.4"},
}

// An asset is a bundled file.
type asset struct {
	name  string // site.css: what templates call it
	path  string // assets/site-1a2b3c4d5e.css
	bytes []byte
}

// A bundler gives esbuild the files of a theme: it reads no other but the packages that they import by name.
type bundler struct {
	own, net layer
	base     string            // path before those of the site, in url(/…)
	packages string            // folder with node_modules; "" for none
	virtual  map[string]string // text of the virtual files
}

// bundle makes the style sheets and the scripts: styles/index.css is the asset "site.css", every other file in
// styles/pages/, styles/parts/ and scripts/ an asset of its own name. The paths of parts are facts for the scripts, which fetch them.
func (b *bundler) bundle(facts map[string]any, others ...asset) ([]asset, []diag.Diagnostic, error) {
	pages, err := b.own.list("styles/pages/*.css")
	if err != nil {
		return nil, nil, err
	}
	parts, err := b.own.list("styles/parts/*.css")
	if err != nil {
		return nil, nil, err
	}
	scripts, err := b.own.list("scripts/*.ts")
	if err != nil {
		return nil, nil, err
	}
	assets, problems := b.run(slices.Concat([]string{mainStyles}, pages, parts)...)
	paths := make(map[string]string)
	for _, a := range assets {
		if slices.ContainsFunc(parts, func(part string) bool { return a.name == assetName(part) }) {
			paths[a.name] = b.base + "/" + a.path
		}
	}
	assets = append(assets, others...)
	if len(scripts) == 0 {
		return once(assets), problems, nil
	}
	facts["assets"] = paths
	text, err := json.Marshal(facts)
	if err != nil {
		return nil, nil, fmt.Errorf("write the facts of the site for scripts: %w", err)
	}
	b.virtual[virtualSite] = "export const site = " + string(text)
	made, found := b.run(scripts...)
	return once(append(assets, made...)), append(problems, found...), nil
}

// once takes out what several entries made: a typeface that two style sheets load is one file.
func once(assets []asset) []asset {
	seen := make(map[string]bool, len(assets))
	return slices.DeleteFunc(assets, func(a asset) bool {
		again := seen[a.path]
		seen[a.path] = true
		return again
	})
}

// assetName returns what templates call an entry: "styles/index.css" is "site.css", "scripts/site.ts" is "site.js".
func assetName(entry string) string {
	switch name := stem(entry); {
	case entry == mainStyles:
		return "site.css"
	case path.Ext(entry) == ".ts":
		return name + ".js"
	default:
		return name + ".css"
	}
}

// collect makes assets of what esbuild wrote. Their names end with a hash of their content, so that browsers may keep a path for
// ever: "site-7gqxlwra.js" is the asset "site.js". esbuild writes the hash in capitals, paths of a site are in small letters.
func collect(files []api.OutputFile) []asset {
	var names []string
	for _, f := range files {
		base := path.Base(f.Path)
		names = append(names, base, strings.ToLower(base))
	}
	small := strings.NewReplacer(names...)
	var assets []asset
	for _, f := range files {
		base := strings.ToLower(path.Base(f.Path))
		extension := path.Ext(base)
		name, hash := cutLast(strings.TrimSuffix(base, extension), "-")
		if name == "index" {
			name = "site"
		}
		text := f.Contents
		if extension == ".js" || extension == ".css" {
			text = []byte(small.Replace(string(text)))
		}
		assets = append(assets, asset{name: name + extension, path: "assets/" + name + "-" + hash + extension, bytes: text})
	}
	slices.SortFunc(assets, func(a, b asset) int { return cmp.Compare(a.path, b.path) })
	return assets
}

// cutLast cuts text around the last separator.
func cutLast(text, separator string) (before, after string) {
	i := strings.LastIndex(text, separator)
	if i < 0 {
		return text, ""
	}
	return text[:i], text[i+len(separator):]
}

// run bundles entries; what several scripts import becomes a file that they share.
func (b *bundler) run(entries ...string) ([]asset, []diag.Diagnostic) {
	result := api.Build(api.BuildOptions{
		EntryPoints:       entries,
		EntryNames:        "[name]-[hash]",
		ChunkNames:        "[name]-[hash]",
		AssetNames:        "[name]-[hash]",
		Splitting:         path.Ext(entries[0]) == ".ts",
		Define:            map[string]string{"PACKAGES": strconv.FormatBool(b.packages != "")},
		Loader:            map[string]api.Loader{".png": api.LoaderFile, ".svg": api.LoaderFile, ".woff2": api.LoaderFile},
		Bundle:            true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsEndOfFile, // the licences of packages ask for their notice
		Charset:           api.CharsetUTF8,
		Format:            api.FormatESModule,
		Platform:          api.PlatformBrowser,
		Target:            api.ES2020,
		Engines:           engines,
		TsconfigRaw:       "{}", // none of the machine's
		LogLevel:          api.LogLevelSilent,
		AbsWorkingDir:     "/",
		Outdir:            "/out",
		Plugins:           []api.Plugin{{Name: "theme", Setup: b.setup}},
	})
	problems := append(b.problems(result.Errors, codeBundle), b.problems(result.Warnings, codeBundleWarning)...)
	if len(result.Errors) > 0 { // what calls them has no problem of its own
		var broken []asset
		for _, entry := range entries {
			broken = append(broken, asset{name: assetName(entry), path: "assets/" + assetName(entry)})
		}
		return broken, problems
	}
	return collect(result.OutputFiles), problems
}

// setup answers every question of esbuild about files, so that it never looks at the machine's. Only a name without a path, such
// as "leaflet", is looked for among the packages, and what a package imports is looked for by esbuild itself.
func (b *bundler) setup(build api.PluginBuild) {
	build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
		inPackage := a.Namespace == packagesNamespace
		switch {
		case inPackage && a.Kind == api.ResolveCSSURLToken && packagePicture.MatchString(a.Path):
			return api.OnResolveResult{Path: "data:,", External: true}, nil
		case a.PluginData == inPackages:
			return api.OnResolveResult{}, nil
		case inPackage, b.packages != "" && a.Kind != api.ResolveEntryPoint && a.Importer != virtualComponents && bare.MatchString(a.Path):
			dir := b.packages
			if inPackage {
				dir = filepath.Join(b.packages, filepath.FromSlash(path.Dir(a.Importer)))
			}
			found := build.Resolve(a.Path, api.ResolveOptions{ResolveDir: dir, Kind: a.Kind, PluginData: inPackages})
			return b.packaged(found), nil
		}
		return b.resolve(a), nil
	})
	build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "theme"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		return b.load(a.Path)
	})
	build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: packagesNamespace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		text, err := os.ReadFile(filepath.Join(b.packages, filepath.FromSlash(a.Path)))
		contents := string(text)
		return api.OnLoadResult{Contents: &contents, Loader: api.LoaderDefault}, err
	})
}

// bare is the name of a package, with the path of a file in it: "leaflet/dist/leaflet.css".
var bare = regexp.MustCompile(`^(@[a-z0-9-]+/)?[a-z0-9][a-z0-9.-]*(/[A-Za-z0-9._-]+)*$`)

// packagePicture are the pictures that styles of packages name. The theme draws its own: nothing shows them, and none is published.
var packagePicture = regexp.MustCompile(`\.(png|gif|jpe?g|webp|svg)$`)

// inPackages marks a question of ours that esbuild is to answer.
const inPackages = "in packages"

// packagesNamespace has the files of packages by their paths from the folder of packages: where that is on a machine would else be a part
// of the hashes in the names of assets, and the same site would have other names on another machine.
const packagesNamespace = "packages"

// packaged returns a file of a package as one of packagesNamespace.
func (b *bundler) packaged(found api.ResolveResult) api.OnResolveResult {
	result := api.OnResolveResult{Path: found.Path, Namespace: found.Namespace, Errors: found.Errors, SideEffects: sideEffects(found), External: found.External}
	if name, err := filepath.Rel(b.packages, found.Path); err == nil && found.Namespace == "file" {
		result.Path, result.Namespace = filepath.ToSlash(name), packagesNamespace
	}
	return result
}

func sideEffects(r api.ResolveResult) api.SideEffects {
	if r.SideEffects {
		return api.SideEffectsTrue
	}
	return api.SideEffectsFalse
}

func (b *bundler) resolve(a api.OnResolveArgs) api.OnResolveResult {
	inTheme := func(p string) api.OnResolveResult { return api.OnResolveResult{Path: p, Namespace: "theme"} }
	outside := func(p string) api.OnResolveResult { return api.OnResolveResult{Path: p, External: true} }
	_, virtual := b.virtual[a.Path]
	switch {
	case a.Kind == api.ResolveEntryPoint:
		return inTheme(strings.TrimPrefix(a.Path, "/"))
	case virtual:
		return inTheme(a.Path)
	case strings.HasPrefix(a.Path, "data:"), strings.HasPrefix(a.Path, "#"):
		return outside(a.Path)
	case strings.HasPrefix(a.Path, "//"), strings.Contains(a.Path, "://"):
		return api.OnResolveResult{Errors: []api.Message{{Text: a.Path, Detail: codeRemote}}}
	case strings.HasPrefix(a.Path, "/") && a.Kind == api.ResolveCSSURLToken:
		return outside(b.base + a.Path)
	case a.Importer == virtualComponents:
		return inTheme(a.Path)
	}
	found := path.Join(path.Dir(a.Importer), a.Path)
	for _, candidate := range []string{found, found + ".ts"} {
		if b.own.has(candidate) {
			return inTheme(candidate)
		}
	}
	if b.packages == "" && a.Kind == api.ResolveCSSImportRule && bare.MatchString(a.Path) {
		return inTheme(virtualNone) // the styles of a package, whose script is left out as well
	}
	return api.OnResolveResult{Errors: []api.Message{{Text: fmt.Sprintf("no file %s", found)}}}
}

func (b *bundler) load(name string) (api.OnLoadResult, error) {
	if text, virtual := b.virtual[name]; virtual || name == virtualNone {
		loader := api.LoaderCSS
		if name == virtualSite || strings.HasPrefix(name, virtualWords) {
			loader = api.LoaderJS
		}
		return api.OnLoadResult{Contents: &text, Loader: loader}, nil
	}
	f, err := b.own.read(name)
	if err != nil {
		return api.OnLoadResult{}, err
	}
	if f == nil {
		return api.OnLoadResult{}, fmt.Errorf("no file %s", name)
	}
	text, loader := string(f.Text), api.LoaderTS
	if path.Ext(name) == ".css" {
		loader = api.LoaderCSS
	}
	return api.OnLoadResult{Contents: &text, Loader: loader}, nil
}

// problems makes diagnostics of esbuild's messages.
func (b *bundler) problems(messages []api.Message, code diag.Code) []diag.Diagnostic {
	var problems []diag.Diagnostic
	for _, m := range messages {
		d := diag.Diagnostic{Code: code, At: b.span(m.Location), Args: []any{"reason", m.Text}}
		if m.Detail == codeRemote {
			d.Code, d.Args = codeRemote, []any{"address", m.Text}
		}
		if m.Location != nil && m.Location.Suggestion != "" {
			d.Args = append(d.Args, "nearest", m.Location.Suggestion)
			d.Fix = []diag.Edit{{At: d.At, New: m.Location.Suggestion}}
		}
		problems = append(problems, d)
	}
	return problems
}

// span returns where a message of esbuild points to: lines from 1, columns and length in bytes.
func (b *bundler) span(l *api.Location) diag.Span {
	if l == nil {
		return diag.Span{}
	}
	name := strings.TrimPrefix(l.File, "theme:")
	var file *diag.File
	if name == virtualNetwork {
		file, _ = b.net.read(networkStyles)
	} else {
		file, _ = b.own.read(name)
	}
	if file == nil {
		return diag.Span{}
	}
	line := lineSpan(file, l.Line, "")
	indent := line.Start - strings.LastIndexByte(string(file.Text[:line.Start]), '\n') - 1
	start := min(max(line.Start-indent+l.Column, 0), len(file.Text))
	return file.Span(start, min(start+l.Length, len(file.Text)))
}

// mainStyles is the style sheet of every page.
const mainStyles = "styles/index.css"

// networkStyles is where a network writes its own styles.
const networkStyles = "styles.css"

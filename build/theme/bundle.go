// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// Files that the build makes: styles/index.css imports them by these names.
const (
	virtualColours    = "maillage:colours"
	virtualComponents = "maillage:components"
	virtualNetwork    = "maillage:network"
)

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

// A bundler gives esbuild the files of a theme: it reads no other.
type bundler struct {
	own, net layer
	base     string            // path before those of the site, in url(/…)
	virtual  map[string]string // text of the virtual files
}

// bundle makes the style sheet and the scripts.
func (b *bundler) bundle() ([]asset, []diag.Diagnostic, error) {
	var assets []asset
	var problems []diag.Diagnostic
	scripts, err := b.own.list("scripts/*.ts")
	if err != nil {
		return nil, nil, err
	}
	for _, entry := range append([]string{"styles/index.css"}, scripts...) {
		text, found := b.run(entry)
		problems = append(problems, found...)
		name := stem(entry) + ".js"
		if path.Ext(entry) == ".css" {
			name = "site.css"
		}
		assets = append(assets, asset{name: name, path: hashed(name, text), bytes: text})
	}
	return assets, problems, nil
}

// hashed returns the path of an asset: a new content has a new path, so that browsers may keep the old one for ever.
func hashed(name string, text []byte) string {
	sum := sha256.Sum256(text)
	const digits = 10
	extension := path.Ext(name)
	return "assets/" + strings.TrimSuffix(name, extension) + "-" + hex.EncodeToString(sum[:])[:digits] + extension
}

// run bundles one entry.
func (b *bundler) run(entry string) ([]byte, []diag.Diagnostic) {
	result := api.Build(api.BuildOptions{
		EntryPoints:       []string{entry},
		Bundle:            true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone,
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
	if len(result.Errors) > 0 || len(result.OutputFiles) == 0 {
		return nil, problems
	}
	return result.OutputFiles[0].Contents, problems
}

// setup answers every question of esbuild about files, so that it never looks at the machine's.
func (b *bundler) setup(build api.PluginBuild) {
	build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
		return b.resolve(a), nil
	})
	build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "theme"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		return b.load(a.Path)
	})
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
		if f, err := b.own.read(candidate); err == nil && f != nil {
			return inTheme(candidate)
		}
	}
	return api.OnResolveResult{Errors: []api.Message{{Text: fmt.Sprintf("no file %s", found)}}}
}

func (b *bundler) load(name string) (api.OnLoadResult, error) {
	if text, virtual := b.virtual[name]; virtual {
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderCSS}, nil
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

// networkStyles is where a network writes its own styles.
const networkStyles = "styles.css"

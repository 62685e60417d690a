// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package scaffold

import (
	"bytes"
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"text/template"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

//go:embed network
var networkFiles embed.FS

// Options say which network begins.
type Options struct {
	Name      string
	Lang      string // fr or en
	BaseURL   string // where the site will be published; "" for an address that says so itself
	Territory string // its name; "" for none
	Areas     []string
	Outlines  *File  // of the territory: a GeoJSON file, Path being its name; nil for none
	Colour    string // #rrggbb; "" for that of the theme
	Forge     string // github, gitlab, forgejo; "" for none
	ForgeURL  string // of the repository
	Version   string // of the program; "" when it has none that others could install
	Sum       string // of the program's module, as go.sum has it; "" when it is not known
	Day       string // today: 2026-11-23
}

// Network returns the files of a new network, by path: its site.yaml, an example of each type of document as a draft that bears
// the mark of examples ([site.DemoMark]), what its forge and its editors need, and the version of the program. None is code.
func Network(o Options) ([]File, error) {
	if o.BaseURL == "" {
		o.BaseURL = "https://example.org"
	}
	config, err := o.execute("site.yaml")
	if err != nil {
		return nil, err
	}
	schemas, err := termsOf(config)
	if err != nil {
		return nil, err
	}
	readme, err := o.execute("README.md")
	if err != nil {
		return nil, err
	}
	files := []File{{"site.yaml", config}, {"README.md", readme}, {".gitignore", []byte("/public/\n")}}
	if o.Outlines != nil {
		files = append(files, File{"content/territories/" + outlinesName(o.Outlines.Path), o.Outlines.Text})
	}
	files = append(files, examples(o, schemas)...)
	kept, err := Kept(KeptOptions{Forge: o.Forge, ForgeURL: o.ForgeURL, BaseURL: o.BaseURL, Lang: o.Lang, Schemas: schemas})
	if err != nil {
		return nil, err
	}
	files = append(files, kept...)
	files = append(files, File{LockFile, NewLock(o.Version, o.Sum, kept).Text(o.Lang)})
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files, nil
}

// execute fills in a file of network/, in the language where there is one for each.
func (o Options) execute(name string) ([]byte, error) {
	from := path.Join("network", o.Lang, name)
	if _, err := networkFiles.Open(from); err != nil {
		from = path.Join("network", name)
	}
	t, err := template.New(path.Base(from)).Delims("[[", "]]").Funcs(template.FuncMap{"yaml": front.Quote, "quoted": quoted, "module": func() string { return Module }}).ParseFS(networkFiles, from)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", from, err)
	}
	var text bytes.Buffer
	if err := t.Execute(&text, o); err != nil {
		return nil, fmt.Errorf("write %s: %w", name, err)
	}
	return text.Bytes(), nil
}

// quoted returns texts as a YAML list on one line.
func quoted(list []string) string {
	parts := make([]string, len(list))
	for i, text := range list {
		parts[i] = front.Quote(text)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// termsOf returns the schemas with the terms of a site.yaml of ours.
func termsOf(config []byte) (*schema.Set, error) {
	var c site.Config
	m, problems := front.Parse(&diag.File{Path: "site.yaml", Text: config}, front.NetworkLimits)
	if diag.Failed(problems) {
		return nil, fmt.Errorf("site.yaml: %s", problems[0].Code)
	}
	if err := m.Decode(&c); err != nil {
		return nil, err
	}
	lists := make(map[string][]schema.Term)
	for name, list := range map[string][]site.Term{"activities": c.Activities, "event_kinds": c.EventKinds, "ad_kinds": c.AdKinds, "labels": c.Labels} {
		for _, t := range list {
			lists[name] = append(lists[name], schema.Term{ID: t.ID, Title: t.Title})
		}
	}
	return schema.Load().With(lists), nil
}

// outlinesName returns a name for a file of outlines that says which kind of area it holds, as content/territories wants it.
func outlinesName(name string) string {
	base := path.Base(name)
	for _, kind := range geo.Kinds {
		if strings.HasPrefix(base, string(kind)) {
			return base
		}
	}
	return "communes.geojson"
}

// owner returns who owns a repository: "reseau" of https://github.com/reseau/site.
func owner(url string) string {
	parts := strings.Split(strings.TrimSuffix(url, "/"), "/")
	if len(parts) < 2 {
		return ""
	}
	return parts[len(parts)-2]
}

// exampleID is the name of the file that shows how those of a type are written.
func exampleID(t site.Type, o Options) string {
	if t == site.TypeFlows || t == site.TypeIndicators {
		return o.Day[:4]
	}
	return diag.Text{FR: "exemple", EN: "example"}.In(o.Lang)
}

// examples returns an example of each type of document.
func examples(o Options, schemas *schema.Set) []File {
	place := exampleID(site.TypePlace, o)
	values := map[site.Type]map[string][]string{
		site.TypePlace:      {"name": {diag.Text{FR: "Un lieu d’exemple", EN: "An example of a place"}.In(o.Lang)}},
		site.TypeFlows:      {"currency": {"EUR"}},
		site.TypeEvent:      {"place": {place}, "start": {o.Day + " 18:30"}},
		site.TypeNewsletter: {"date": {o.Day}, "number": {"1"}, "title": {diag.Text{FR: "La première lettre", EN: "The first newsletter"}.In(o.Lang)}},
		site.TypeAd:         {"published": {o.Day}, "place": {place}},
		site.TypeArticle:    {"date": {o.Day}},
		site.TypeEpisode:    {"date": {o.Day}},
	}
	var files []File
	for _, t := range site.Types {
		d := Draft{Schema: schemas.Type(string(t)), Lang: o.Lang, Values: values[t], Demo: true, Help: true}
		if t == site.TypeRoute {
			d.Written = map[string]string{"stops": "[{place: " + place + "}]"}
		}
		files = append(files, File{t.Folder() + "/" + exampleID(t, o) + t.Extension(), d.Text(t.Extension() == ".yaml")})
	}
	return files
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package cms lists the files of the editor at /admin/, for networks that switch it on with `cms: true`: Sveltia CMS from npm, on the
// site's own host, and its configuration, which is derived from the schemas and which Decap CMS reads, too.
//
// The editor signs in to the forge and writes there with the rights of the person at the keyboard; the site has no part in it. Its
// page has a Content-Security-Policy of its own, because the editor needs more than any other page: styles of its own making, and the
// forge. No other page gets weaker by it.
package cms

import (
	"encoding/json"
	"fmt"
	"html"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// The files of the npm packages: the editor, and the symbols on its buttons, which it would fetch from elsewhere.
const (
	script  = "node_modules/@sveltia/cms/dist/sveltia-cms.js"
	symbols = "node_modules/@fontsource-variable/material-symbols-outlined/files/material-symbols-outlined-latin-wght-normal.woff2"
)

const style = `@font-face {
  font-family: "Material Symbols Outlined";
  font-weight: 100 700;
  src: url("symbols.woff2") format("woff2");
}
`

// Files lists the files of the editor; none where the network has not switched it on, has no forge, or where the npm package is not in
// the folder of packages.
func Files(c *site.Config, schemas *schema.Set, packages string) []output.File {
	if !c.CMS || c.Forge.Kind == "" || packages == "" {
		return nil
	}
	return []output.File{
		{Path: "admin/index.html", Render: func(w io.Writer) error {
			_, err := fmt.Fprintf(w, page, c.Lang, html.EscapeString(c.Name), policy(c.Forge))
			return err
		}},
		{Path: "admin/config.yml", Render: func(w io.Writer) error { // JSON is YAML
			e := json.NewEncoder(w)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			return e.Encode(configuration(c, schemas))
		}},
		{Path: "admin/admin.css", Render: func(w io.Writer) error { _, err := io.WriteString(w, style); return err }},
		packaged("admin/sveltia-cms.js", filepath.Join(packages, filepath.FromSlash(script))),
		packaged("admin/symbols.woff2", filepath.Join(packages, filepath.FromSlash(symbols))),
	}
}

// packaged is a file of an npm package as it is.
func packaged(path, from string) output.File {
	return output.File{Path: path, Render: func(w io.Writer) error {
		f, err := os.Open(from)
		if err != nil {
			return fmt.Errorf("read the editor: %w", err)
		}
		defer f.Close()
		_, err = io.Copy(w, f)
		return err
	}}
}

const page = `<!doctype html>
<html lang="%s">
<head>
<meta charset="utf-8">
<title>%s</title>
<meta http-equiv="Content-Security-Policy" content="%s">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="admin.css">
<link rel="cms-config-url" type="text/yaml" href="config.yml">
<script src="sveltia-cms.js" defer></script>
</head>
<body></body>
</html>
`

// policy returns what the page of the editor may do: run its own script, style itself, and talk to the forge.
func policy(f site.Forge) string {
	forge := "https://api.github.com https://github.com https://*.githubusercontent.com https://www.githubstatus.com"
	if f.Kind != "github" {
		forge = origin(f.URL)
	}
	return "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data: blob: " + forge +
		"; media-src 'self' blob:; connect-src 'self' data: blob: " + forge + "; worker-src 'self' blob:; manifest-src blob:; frame-src blob:; base-uri 'none'; form-action 'self'"
}

func origin(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Scheme + "://" + u.Host
}

type object = map[string]any

// configuration returns the configuration of the editor.
func configuration(c *site.Config, schemas *schema.Set) object {
	var collections []object
	for _, t := range []site.Type{site.TypePlace, site.TypeEvent, site.TypeAd, site.TypeArticle} {
		if !c.Has(t.Section()) {
			continue
		}
		s := schemas.Type(string(t))
		name := "title"
		if t == site.TypePlace {
			name = "name"
		}
		fields := append(fieldsOf(s.Properties(), c.Lang), object{"name": "body", "label": body(c.Lang), "widget": "markdown", "required": false})
		collections = append(collections, object{
			"name": string(t), "label": c.Words.Text("section." + t.Section()), "label_singular": s.Title().In(c.Lang), "description": s.Help().In(c.Lang),
			"folder": t.Folder(), "create": true, "extension": "md", "format": "yaml-frontmatter",
			"identifier_field": name, "slug": "{{" + name + "}}", "fields": fields,
		})
	}
	return object{
		"backend": backend(c.Forge), "site_url": c.BaseURL, "media_folder": "static/photos", "public_folder": "photos",
		"slug": object{"encoding": "ascii", "clean_accents": true, "sanitize_replacement": "-"}, "collections": collections,
	}
}

func body(lang string) string {
	if lang == "en" {
		return "Text"
	}
	return "Texte"
}

// backend returns where the editor writes. It signs in with a token of the person, or by PKCE where the forge knows it.
func backend(f site.Forge) object {
	repository := ""
	if u, err := url.Parse(f.URL); err == nil {
		repository = strings.Trim(u.Path, "/")
	}
	b := object{"name": f.Kind, "repo": repository, "branch": f.Branch}
	switch f.Kind {
	case "gitlab":
		b["auth_type"] = "pkce"
		if o := origin(f.URL); o != "https://gitlab.com" {
			b["base_url"], b["api_root"] = o, o+"/api/v4"
		}
	case "forgejo":
		b["name"], b["base_url"], b["api_root"] = "gitea", origin(f.URL), origin(f.URL)+"/api/v1"
	}
	return b
}

// fieldsOf returns the fields of the keys that the editor can ask for.
func fieldsOf(properties []schema.Property, lang string) []object {
	var fields []object
	for _, p := range properties {
		if f := field(p, lang); f != nil && !p.Private {
			fields = append(fields, f)
		}
	}
	return fields
}

// field returns the field of a key, nil for one that may be of several kinds.
func field(p schema.Property, lang string) object {
	f := object{"name": p.Name, "label": p.Title.In(lang), "required": p.Required}
	if help := p.Help.In(lang); help != "" {
		f["hint"] = help
	}
	switch {
	case p.Type == "object" && !p.Open:
		f["widget"], f["collapsed"], f["fields"] = "object", !p.Required, fieldsOf(p.Properties, lang)
	case p.Type == "array" && p.Items.Terms != "":
		f["widget"], f["multiple"], f["options"] = "select", true, options(p.Items.Choices, lang)
		if len(p.Items.Choices) == 0 {
			return nil
		}
	case p.Type == "array" && p.Items.Type == "object":
		f["widget"], f["collapsed"], f["fields"] = "list", true, fieldsOf(p.Items.Properties, lang)
	case p.Type == "array":
		f["widget"] = "list"
	case p.Type == "boolean":
		f["widget"] = "boolean"
	case p.Type == "integer", p.Type == "number":
		f["widget"], f["value_type"] = "number", map[string]string{"integer": "int", "number": "float"}[p.Type]
		if p.Minimum != nil {
			f["min"] = *p.Minimum
		}
		if p.Maximum != nil {
			f["max"] = *p.Maximum
		}
		if p.Type == "number" {
			f["step"] = 0.00001
		}
	case p.Type != "string":
		return nil
	case p.Terms != "" && len(p.Choices) == 0:
		return nil
	case len(p.Choices) > 0:
		f["widget"], f["options"] = "select", options(p.Choices, lang)
	case p.Ref == "place":
		f["widget"], f["collection"], f["value_field"], f["display_fields"], f["search_fields"] = "relation", "place", "{{slug}}", []string{"name"}, []string{"name"}
	case p.Format == "date":
		f["widget"], f["type"], f["format"] = "datetime", "date", "YYYY-MM-DD"
	case p.Format == "moment":
		f["widget"], f["format"] = "datetime", "YYYY-MM-DD HH:mm"
	case p.Name == "src":
		f["widget"] = "image"
	case p.MaxLength > 160:
		f["widget"] = "text"
	default:
		f["widget"] = "string"
	}
	return f
}

func options(choices []schema.Choice, lang string) []object {
	var list []object
	for _, c := range choices {
		list = append(list, object{"label": c.Title.In(lang), "value": c.ID})
	}
	return list
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"html"
	"image"
	"image/png"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	nethtml "golang.org/x/net/html"

	"github.com/compagnie-tiers-lieux/maillage/build/theme"
)

// A follower looks at whatever leads somewhere in a site that is published below a path.
type follower struct {
	t        *testing.T
	base     string // "https://example.org/reseau"
	there    map[string]bool
	folders  map[string]bool
	followed map[string]int // by kind of link
	faults   int
}

// TestNothingLeavesTheBasePath builds the demo below /reseau/ and follows every link, source, srcset, style, import, address of feeds,
// sitemap, calendars, tables, data and API: each leads to a file of the site.
func TestNothingLeavesTheBasePath(t *testing.T) {
	const base = "https://example.org/reseau"
	dir := filepath.Join(t.TempDir(), "site")
	f := &follower{t: t, base: base, there: make(map[string]bool), folders: make(map[string]bool), followed: make(map[string]int)}
	files := publish(t, illustrated(t, ".."), standIns(t), base, dir)
	for _, file := range files {
		f.there["/reseau"+address(file)] = true
		f.there["/reseau/"+file] = true
		for folder := path.Dir(file); folder != "."; folder = path.Dir(folder) {
			f.folders["/reseau/"+folder] = true
		}
	}
	for _, file := range files {
		if strings.HasPrefix(file, "guide/") || file == "schema/redirects.schema.json" {
			continue // examples, of places that do not exist
		}
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file)))
		if err != nil {
			t.Fatal(err)
		}
		f.read(file, string(text))
	}
	for kind, least := range map[string]int{
		"href": 5000, "src": 200, "srcset": 1, "address": 3000, "style": 3, "import": 10, "json": 500, "data": 10, "host": 5,
	} {
		if f.followed[kind] < least {
			t.Errorf("only %d of the kind %s were followed", f.followed[kind], kind)
		}
	}
}

// illustrated returns the network of a folder with what ours do not have: a picture, and a page that moved.
func illustrated(t *testing.T, root string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	for _, folder := range []string{"site.yaml", "places", "content", "static"} {
		if _, err := os.Stat(filepath.Join(root, folder)); errors.Is(err, fs.ErrNotExist) {
			continue // not every network has all of them
		}
		err := fs.WalkDir(os.DirFS(root), folder, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
			files[name] = &fstest.MapFile{Data: text, Mode: 0o644}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewRGBA(image.Rect(0, 0, 900, 600))); err != nil {
		t.Fatal(err)
	}
	files["static/photos/salle.png"] = &fstest.MapFile{Data: picture.Bytes(), Mode: 0o644}
	files["content/pages/en-images.md"] = &fstest.MapFile{Data: []byte("---\ntitle: En images\nimage: {src: photos/salle.png, alt: Une salle}\n---\n\n![Une salle](/photos/salle.png)\n"), Mode: 0o644}
	files["content/redirects.yaml"] = &fstest.MapFile{Data: []byte("redirects:\n  - from: /anciennes-images/\n    to: /en-images/\n"), Mode: 0o644}
	return files
}

// standIns returns what stands for the npm packages of the theme: the styles of the map and a typeface.
func standIns(t *testing.T) theme.Packages {
	t.Helper()
	dir := t.TempDir()
	modules := filepath.Join(dir, "node_modules")
	if err := os.CopyFS(modules, os.DirFS("../cmd/maillage/testdata/npm")); err != nil {
		t.Fatal(err)
	}
	faces := filepath.Join(modules, "@fontsource-variable", "bricolage-grotesque", "files")
	if err := os.MkdirAll(faces, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, letters := range []string{"latin", "latin-ext"} {
		if err := os.WriteFile(filepath.Join(faces, "bricolage-grotesque-"+letters+"-wght-normal.woff2"), []byte("stands for a typeface"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return theme.Packages{Dir: dir}
}

var (
	whole      = regexp.MustCompile(`https?://example\.org[^\s"'<>\\)\],;|]*`)
	inStyle    = regexp.MustCompile(`url\(["']?([^"')]+)["']?\)|@import ["']([^"']+)`)
	inScript   = regexp.MustCompile(`(?:from|import)\s*\(?["'](\.?\.?/[^"']+)["']`)
	fromTop    = regexp.MustCompile(`^/[^/]`)
	candidates = regexp.MustCompile(`[^\s,]+( [0-9.]+[wx])?`)
)

// read follows what a file of the site has.
func (f *follower) read(file, text string) {
	switch path.Ext(file) {
	case ".html":
		f.page(file, text)
	case ".css":
		for _, m := range inStyle.FindAllStringSubmatch(text, -1) {
			f.follow("style", file, m[1]+m[2])
		}
	case ".js":
		for _, m := range inScript.FindAllStringSubmatch(text, -1) {
			f.follow("import", file, m[1])
		}
	case ".json", ".geojson", ".jsonld", ".webmanifest":
		var v any
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			f.t.Errorf("%s: %v", file, err)
		}
		f.json(file, v)
	case "":
		for line := range strings.SplitSeq(text, "\n") {
			if fromTop.MatchString(line) {
				f.host(file, line)
			}
		}
	}
	if ext := path.Ext(file); ext == ".ics" || ext == ".vcf" {
		text = strings.NewReplacer("\r\n ", "", `\,`, " ", `\;`, " ", `\n`, " ").Replace(text)
	}
	if path.Ext(file) != ".json" { // their strings were followed one by one
		for _, found := range whole.FindAllString(html.UnescapeString(text), -1) {
			f.follow("address", file, strings.TrimRight(found, ".:"))
		}
	}
}

// page follows the attributes of a page that browsers fetch, go to or that scripts read.
func (f *follower) page(file, text string) {
	z := nethtml.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			return
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken:
			for _, a := range z.Token().Attr {
				switch {
				case a.Key == "srcset" || a.Key == "imagesrcset":
					for _, one := range candidates.FindAllString(a.Val, -1) {
						target, _, _ := strings.Cut(one, " ")
						f.follow("srcset", file, target)
					}
				case a.Key == "href" || a.Key == "xlink:href":
					f.follow("href", file, a.Val)
				case a.Key == "src" || a.Key == "action" || a.Key == "poster":
					f.follow("src", file, a.Val)
				case strings.HasPrefix(a.Key, "data-") && fromTop.MatchString(a.Val):
					f.follow("data", file, a.Val)
				}
			}
		}
	}
}

// json follows the texts of a JSON value that are addresses or paths from the top.
func (f *follower) json(file string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for _, inner := range v {
			f.json(file, inner)
		}
	case []any:
		for _, inner := range v {
			f.json(file, inner)
		}
	case string:
		if fromTop.MatchString(v) && !strings.ContainsAny(v, " $^*") {
			if !strings.HasPrefix(v, "/reseau/") {
				v = "/reseau" + v // what our own scripts read: they know the base
			}
			f.follow("json", file, v)
		}
		for _, found := range whole.FindAllString(v, -1) {
			f.follow("json", file, strings.TrimRight(found, ".:"))
		}
	}
}

// host holds the patterns of _headers and _redirects below the path.
func (f *follower) host(file, line string) {
	f.followed["host"]++
	for _, word := range strings.Fields(line) {
		if fromTop.MatchString(word) && !strings.HasPrefix(word, "/reseau/") {
			f.t.Errorf("%s: %s is not below the base path", file, word)
		}
	}
}

// follow holds that a target on this site is one of its files.
func (f *follower) follow(kind, file, target string) {
	from, _ := url.Parse(f.base + address(file))
	to, err := from.Parse(target)
	if err != nil || to.Host != from.Host || to.Scheme != "https" || strings.Contains(target, "{") {
		return
	}
	f.followed[kind]++
	if kind == "data" && f.folders[path.Dir(strings.TrimSuffix(to.Path, "/"))] {
		return // further pages of a list that may have but one
	}
	if kind != "href" && kind != "src" && f.folders[strings.TrimSuffix(to.Path, "/")] || to.Path == "/reseau" {
		return // a folder, below which a script or program looks; the name of the site
	}
	if !f.there[to.Path] && f.faults < 40 {
		f.faults++
		f.t.Errorf("%s: %s %s leads to nothing", file, kind, target)
	}
}

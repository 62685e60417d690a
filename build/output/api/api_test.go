// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/bench"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

const base = "https://example.org/reseau/"

// written returns the files of the API and of the data by their addresses.
func written(t *testing.T, fsys fs.FS) map[string][]byte {
	t.Helper()
	p, err := build.Open(context.Background(), build.Options{
		FS: fsys, Themes: themes.FS(), BaseURL: strings.TrimSuffix(base, "/"),
		Today: when.Moment{Time: time.Date(2020, 11, 18, 12, 0, 0, 0, time.UTC), Precision: when.Instant},
	})
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string][]byte)
	for _, f := range p.State().Plan.Files() {
		if !strings.HasPrefix(f.Path, "api/") && !strings.HasPrefix(f.Path, "data/") {
			continue
		}
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Fatal(err)
		}
		all[base+f.Path] = b.Bytes()
	}
	return all
}

// crowd is a network with more places than a page has.
func crowd() fs.FS {
	fsys := bench.Hostile()
	for i := range 230 {
		fsys[fmt.Sprintf("places/lieu-%03d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\nname: Lieu %d\nsummary: Un lieu.\nactivities: [fablab]\naddress: {postcode: \"59000\", city: Lille}\nlat: 50.%03d\nlon: 3.1\nverified: 2020-%02d-01\n---\n", i, i, 1+i%10)}
	}
	return fsys
}

func networks() map[string]fs.FS {
	return map[string]fs.FS{"demo": os.DirFS("../../.."), "hostile": bench.Hostile(), "crowd": crowd()}
}

func read(t *testing.T, address string, text []byte) map[string]any {
	t.Helper()
	var o map[string]any
	if err := json.Unmarshal(text, &o); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return o
}

// Every file of the API is at an address that openapi.json describes, and is what it says there; every address that it describes
// is used. An independent library judges.
func TestFilesAreWhatOpenAPISays(t *testing.T) {
	used := make(map[string]bool)
	described := make(map[string]bool)
	for network, fsys := range networks() {
		all := written(t, fsys)
		const at = base + "api/v1/openapi.json"
		description := read(t, at, all[at])
		compiler := jsonschema.NewCompiler()
		compiler.AssertFormat()
		for address, text := range all {
			if address != at && !strings.HasSuffix(address, ".schema.json") {
				continue
			}
			document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if err := compiler.AddResource(address, document); err != nil {
				t.Fatal(err)
			}
		}
		type route struct {
			path    string
			pattern *regexp.Regexp
			schema  *jsonschema.Schema
		}
		var routes []route
		for path, item := range description["paths"].(map[string]any) {
			ok := item.(map[string]any)["get"].(map[string]any)["responses"].(map[string]any)["200"].(map[string]any)
			ref := ok["content"].(map[string]any)["application/json"].(map[string]any)["schema"].(map[string]any)["$ref"].(string)
			schema, err := compiler.Compile(at + ref)
			if err != nil {
				t.Fatalf("%s %s: %v", network, path, err)
			}
			described[path] = true
			routes = append(routes, route{path, regexp.MustCompile("^" + regexp.MustCompile(`\\\{[a-z]+\\\}`).ReplaceAllString(regexp.QuoteMeta(path), "[a-z0-9-]+") + "$"), schema})
		}
		for address, text := range all {
			path, inside := strings.CutPrefix(address, base+"api/v1")
			if !inside || address == at {
				continue
			}
			found := false
			for _, r := range routes {
				if !r.pattern.MatchString(path) {
					continue
				}
				found = true
				used[r.path] = true
				document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
				if err != nil {
					t.Fatal(err)
				}
				if err := r.schema.Validate(document); err != nil {
					t.Errorf("%s %s: %v", network, path, err)
				}
			}
			if !found {
				t.Errorf("%s: openapi.json does not describe %s", network, path)
			}
		}
	}
	for path := range described {
		if !used[path] && !strings.HasSuffix(path, "/page/{page}.json") {
			t.Errorf("no network has %s", path)
		}
	}
}

// Whoever follows the links from index.json finds every record once, each the same as in its own file, and no link is dead.
func TestLinksLeadToEveryRecord(t *testing.T) {
	for network, fsys := range networks() {
		all := written(t, fsys)
		var dead func(from string, v any)
		dead = func(from string, v any) {
			switch v := v.(type) {
			case string:
				if path, ours := strings.CutPrefix(v, base); ours && (strings.HasPrefix(path, "api/") || strings.HasPrefix(path, "data/")) && strings.HasSuffix(path, ".json") && all[v] == nil {
					t.Errorf("%s: %s leads to %s", network, from, v)
				}
			case []any:
				for _, item := range v {
					dead(from, item)
				}
			case map[string]any:
				for _, item := range v {
					dead(from, item)
				}
			}
		}
		for address, text := range all {
			if strings.HasPrefix(address, base+"api/v1/") && !strings.HasSuffix(address, "openapi.json") {
				dead(address, read(t, address, text))
			}
		}
		index := read(t, "index", all[base+"api/v1/index.json"])
		for _, set := range index["datasets"].([]any) {
			set := set.(map[string]any)
			found, before := 0, any(nil)
			for next := set["href"]; next != nil; {
				address := next.(string)
				page := read(t, address, all[address])
				if page["self"] != address || page["prev"] != before || page["count"] != set["count"] {
					t.Errorf("%s: %s says %v", network, address, page)
				}
				for _, item := range page["items"].([]any) {
					found++
					own := all[base+"api/v1/"+set["name"].(string)+"/"+item.(map[string]any)["id"].(string)+".json"]
					one, _ := json.Marshal(read(t, address, own))
					other, _ := json.Marshal(item)
					if !bytes.Equal(one, other) {
						t.Errorf("%s: %s is not the record on %s", network, one, address)
					}
				}
				before, next = next, page["next"]
			}
			if float64(found) != set["count"] {
				t.Errorf("%s %s: %d records on all pages, the index says %v", network, set["name"], found, set["count"])
			}
		}
		if network == "crowd" && all[base+"api/v1/places/page/3.json"] == nil {
			t.Error("231 places are on less than three pages")
		}
	}
}

// A version changes with a record and with nothing else: a copy is kept fresh by it.
func TestVersionsTellWhatChanged(t *testing.T) {
	versions := func(fsys fs.FS) map[string]string {
		var list struct {
			Items []struct{ ID, Version string }
		}
		if err := json.Unmarshal(written(t, fsys)[base+"api/v1/versions/places.json"], &list); err != nil {
			t.Fatal(err)
		}
		all := make(map[string]string)
		for _, v := range list.Items {
			all[v.ID] = v.Version
		}
		return all
	}
	before := versions(crowd())
	changed := crowd().(fstest.MapFS)
	changed["places/lieu-007.md"].Data = bytes.Replace(changed["places/lieu-007.md"].Data, []byte("Un lieu."), []byte("Un autre lieu."), 1)
	delete(changed, "places/lieu-008.md")
	after := versions(changed)
	for id, version := range before {
		switch now, there := after[id]; {
		case id == "lieu-007" && now == version, id == "lieu-008" && there, id != "lieu-007" && id != "lieu-008" && now != version:
			t.Errorf("%s was %s and is %q", id, version, now)
		}
	}
}

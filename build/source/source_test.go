// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package source_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/need"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/source"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

const siteYAML = `name: Le réseau
lang: fr
base_url: https://example.org/reseau
activities:
  - {id: coworking, title: Coworking}
event_kinds:
  - {id: apero, title: Apéro}
ad_kinds:
  - {id: job, title: Emploi}
`

const placeMD = "---\nname: La Coroutine\nsummary: Un lieu.\nactivities: [coworking]\naddress: {postcode: \"59000\", city: Lille}\nlat: 50.63\nlon: 3.06\nphone: 03 20 00 00 00\n---\n\n"

// network returns a network of the given files, with a good site.yaml.
func network(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{"site.yaml": {Data: []byte(siteYAML)}}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func open(t *testing.T, fsys fs.FS) (*source.Reader, []diag.Diagnostic) {
	t.Helper()
	look, err := fs.Sub(themes.FS(), "maillage")
	if err != nil {
		t.Fatal(err)
	}
	r, problems, err := source.NewReader(fsys, look, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	return r, problems
}

func codes(problems []diag.Diagnostic) []string {
	out := []string{}
	for _, d := range problems {
		out = append(out, fmt.Sprintf("%s %s", d.Code, d.At.Path()))
	}
	return out
}

// Rows 40–48 of the attack table that concern names: what is not a plain name is refused and never opened.
func TestNamesAreRefused(t *testing.T) {
	fsys := network(map[string]string{
		"places/la-coroutine.md":                    placeMD,
		"places/La Coroutine.md":                    placeMD,
		"places/l'été.md":                           placeMD,
		"places/lieu.txt":                           "",
		"places/lieu.md~":                           "",
		"places/.lieu.md.swp":                       "",
		"places/.DS_Store":                          "",
		"places/sous/lieu.md":                       placeMD,
		"places/" + strings.Repeat("a", 81) + ".md": placeMD,
		"content/evenements/a.md":                   "",
		"content/events/con.md":                     "---\ntitle: A\nstart: 2020-01-01\nonline: https://example.org\n---\n",
		"static/photos/atelier.jpg":                 "",
		"static/photos/Été.jpg":                     "",
		"static/a..b.jpg":                           "",
		"static/script.js":                          "",
		"static/dessin.svg":                         "",
		"static/page.html":                          "",
	})
	fsys["places/lien.md"] = &fstest.MapFile{Data: []byte("/etc/passwd"), Mode: fs.ModeSymlink}
	fsys["places/tube.md"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	fsys["static/lien.jpg"] = &fstest.MapFile{Mode: fs.ModeSymlink}
	r, problems := open(t, fsys)
	if len(problems) > 0 {
		t.Fatal(codes(problems))
	}
	l := r.Paths()
	if diff := cmp.Diff([]string{"content/events/con.md", "places/la-coroutine.md"}, l.Documents); diff != "" {
		t.Errorf("documents: %s", diff)
	}
	if diff := cmp.Diff([]string{"static/photos/atelier.jpg"}, l.Static); diff != "" {
		t.Errorf("static: %s", diff)
	}
	got := codes(l.Problems)
	for _, want := range []string{
		"F102 places/La Coroutine.md", "F102 places/l'été.md", "F103 places/lieu.txt", "F109 places/lieu.md~", "F109 places/.lieu.md.swp",
		"F105 places/sous", "F104 content/evenements", "F102 static/photos/Été.jpg", "F102 static/a..b.jpg", "F106 static/script.js",
		"F106 static/dessin.svg", "F106 static/page.html", "F101 places/lien.md", "F101 places/tube.md", "F101 static/lien.jpg",
	} {
		if !strings.Contains(strings.Join(got, "\n"), want) {
			t.Errorf("%s is missing in\n%s", want, strings.Join(got, "\n"))
		}
	}
	if len(got) != 16 { // with the name that is too long
		t.Errorf("%d problems:\n%s", len(got), strings.Join(got, "\n"))
	}
}

// On a real disk a link is refused as well, and nothing behind it is read.
func TestLinksOnDiskAreRefused(t *testing.T) {
	dir := t.TempDir()
	for name, text := range network(map[string]string{"places/a.md": placeMD}) {
		if err := os.MkdirAll(dir+"/places", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(dir+"/"+name, text.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("/etc/passwd", dir+"/places/b.md"); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/etc", dir+"/static"); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	r, _ := open(t, root.FS())
	l := r.Paths()
	if len(l.Static) > 0 || len(l.Documents) != 1 || len(l.Problems) < 2 {
		t.Errorf("documents %v, static %v, problems %v", l.Documents, l.Static, codes(l.Problems))
	}
}

// A flood is a file system whose folder static/ says that it has more files than a network may have.
type flood struct {
	fstest.MapFS
	entries []fs.DirEntry
}

func (f flood) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "static" {
		return f.entries, nil
	}
	return f.MapFS.ReadDir(name)
}

type plainFile string

func (p plainFile) Name() string               { return string(p) }
func (p plainFile) IsDir() bool                { return false }
func (p plainFile) Type() fs.FileMode          { return 0 }
func (p plainFile) Info() (fs.FileInfo, error) { return nil, fs.ErrNotExist }

// The limit is told once, not half a million times.
func TestAFloodOfFilesIsCutShort(t *testing.T) {
	const limit = 500_000
	f := flood{network(nil), slices.Repeat([]fs.DirEntry{plainFile("a.txt")}, limit+2)}
	r, _ := open(t, f)
	l := r.Paths()
	if diff := cmp.Diff([]string{"F108 static/a.txt"}, codes(l.Problems)); diff != "" || len(l.Static) != limit {
		t.Errorf("%d files: %s", len(l.Static), diff)
	}
}

func TestReadTidiesWhatWasWritten(t *testing.T) {
	r, _ := open(t, network(map[string]string{
		"places/la-coroutine.md": placeMD + "Voir [l’agenda](/agenda/) et [le fablab](le-fablab.md), [l’apéro](../content/events/apero.md#quand).\n",
	}))
	d := r.Read("places/la-coroutine.md")
	if len(d.Problems) > 0 {
		t.Fatal(codes(d.Problems))
	}
	p := d.Entry.(*site.Place)
	if p.Phone != "+33320000000" || p.Status != "open" || p.Precision != "exact" || p.Point == nil || p.Point.Lon != 3.06 || p.URL != "/lieux/la-coroutine/" {
		t.Errorf("%+v", p)
	}
	var targets []string
	for _, link := range p.Body.Links {
		targets = append(targets, link.Target)
	}
	if diff := cmp.Diff([]string{"/agenda/", "/lieux/le-fablab/", "/agenda/apero/#quand"}, targets); diff != "" {
		t.Error(diff)
	}
	if html := string(p.Body.HTML); !strings.Contains(html, `href="/reseau/lieux/le-fablab/"`) {
		t.Errorf("links begin with the path of the site: %s", html)
	}
}

func TestEventsHaveMomentsInTheirZone(t *testing.T) {
	r, _ := open(t, network(map[string]string{
		"content/events/a.md": "---\ntitle: A\nstart: 2020-06-19 18:30\nonline: https://example.org\n---\n",
		"content/events/b.md": "---\ntitle: B\nstart: 2020-10-22\nend: 2020-10-23\nonline: https://example.org\ntimezone: Indian/Reunion\n---\n",
		"content/events/c.md": "---\ntitle: C\nstart: 2026-03-29 02:30\nonline: https://example.org\n---\n",
	}))
	for path, want := range map[string]string{
		"content/events/a.md": "2020-06-19T18:30:00+02:00 2020-06-20T00:00:00+02:00 false",
		"content/events/b.md": "2020-10-22T00:00:00+04:00 2020-10-24T00:00:00+04:00 true",
	} {
		d := r.Read(path)
		e := d.Entry.(*site.Event)
		const layout = "2006-01-02T15:04:05-07:00"
		if got := fmt.Sprintf("%s %s %v", e.From.Format(layout), e.Until.Format(layout), e.AllDay); got != want || len(d.Problems) > 0 {
			t.Errorf("%s: %s, want %s %v", path, got, want, codes(d.Problems))
		}
	}
	if d := r.Read("content/events/c.md"); len(d.Problems) != 1 || d.Problems[0].Code != "E104" {
		t.Errorf("an hour that does not exist: %v", codes(d.Problems))
	}
}

// A file that cannot be used still has its id: who refers to it is not wrong as well.
func TestABrokenFileKeepsItsID(t *testing.T) {
	r, _ := open(t, network(map[string]string{"places/a.md": "pas d’en-tête"}))
	d := r.Read("places/a.md")
	if len(d.Problems) == 0 || d.Entry.Common().ID != "a" || d.Entry.Type() != site.TypePlace {
		t.Errorf("%v %+v", codes(d.Problems), d.Entry)
	}
}

func TestFilesAreBoundedBeforeTheyAreParsed(t *testing.T) {
	r, _ := open(t, network(map[string]string{
		"places/grand.md": placeMD + strings.Repeat("mot ", 100_000),
		"places/long.md":  placeMD + strings.Repeat("mot ", 8_000),
	}))
	for path, want := range map[string]string{"places/grand.md": "F004", "places/long.md": "M101"} {
		if d := r.Read(path); len(d.Problems) != 1 || string(d.Problems[0].Code) != want {
			t.Errorf("%s: %v, want %s", path, codes(d.Problems), want)
		}
	}
}

const square = `{"type":"FeatureCollection","features":[%s]}`

func feature(code, name string, w, s float64) string {
	return fmt.Sprintf(`{"type":"Feature","properties":{"code":"%s","nom":"%s"},"geometry":{"type":"Polygon","coordinates":[[[%v,%v],[%v,%v],[%v,%v],[%v,%v],[%v,%v]]]}}`,
		code, name, w, s, w+1, s, w+1, s+1, w, s+1, w, s)
}

func TestTerritoriesSayWhereAPlaceStands(t *testing.T) {
	r, problems := open(t, network(map[string]string{
		"content/territories/communes.geojson": fmt.Sprintf(square, feature("59350", "Lille", 3, 50)+","+feature("59512", "Roubaix", 4, 50)),
		"content/territories/epci.yaml":        "areas:\n  - {code: \"200093201\", name: MEL, kind: epci, parts: [\"59350\", \"59512\"]}\n",
		"places/a.md":                          placeMD,
	}))
	if len(problems) > 0 {
		t.Fatal(codes(problems))
	}
	p := r.Read("places/a.md").Entry.(*site.Place)
	if p.Where.Commune != "59350" || p.Where.EPCI != "200093201" || p.Where.Departement != "59" || p.Address.INSEE != "59350" {
		t.Errorf("%+v %+v", p.Where, p.Address)
	}
}

func TestFaultsOfTerritoriesHaveAPlace(t *testing.T) {
	_, problems := open(t, network(map[string]string{
		"content/territories/communes-a.geojson": fmt.Sprintf(square, feature("59350", "Lille", 3, 50)),
		"content/territories/communes-b.geojson": fmt.Sprintf(square, feature("59350", "Lille", 3, 50)),
		"content/territories/communes-c.geojson": "{",
		"content/territories/communes-d.geojson": fmt.Sprintf(square, feature("", "Sans code", 3, 50)),
		"content/territories/epci.yaml":          "areas:\n  - {code: \"200093201\", name: MEL, kind: epci, parts: [\"59999\"]}\n",
		"content/territories/lisez-moi.txt":      "",
	}))
	want := []string{
		"G113 content/territories/communes-b.geojson", "G110 content/territories/communes-c.geojson", "G111 content/territories/communes-d.geojson",
		"G114 content/territories/epci.yaml", "F103 content/territories/lisez-moi.txt",
	}
	if diff := cmp.Diff(want, codes(problems)); diff != "" {
		t.Error(diff)
	}
}

// The 3,808 communes and 5 départements of the region, as others drew them.
func TestRealTerritories(t *testing.T) {
	fsys := network(map[string]string{"places/a.md": placeMD})
	for _, name := range []string{"communes-hauts-de-france.geojson", "departements-hauts-de-france.geojson"} {
		fsys["content/territories/"+name] = &fstest.MapFile{Data: need.Data(t, "france-geojson/"+name)}
	}
	r, problems := open(t, fsys)
	if len(problems) > 0 {
		t.Fatal(codes(problems))
	}
	if got := len(r.Config().Atlas.Areas("commune")); got != 3808 {
		t.Errorf("%d communes", got)
	}
	if got := len(r.Config().Atlas.Areas("departement")); got != 5 {
		t.Errorf("%d départements", got)
	}
	if p := r.Read("places/a.md").Entry.(*site.Place); p.Where.Commune != "59350" || p.Where.Departement != "59" {
		t.Errorf("50.63, 3.06 is in %+v", p.Where)
	}
}

// A mistake in site.yaml is told once, not once more in each document that names an activity.
func TestABrokenConfigurationBlamesNoDocument(t *testing.T) {
	for _, text := range []string{"activities: [\n", "name: A\nlang: fr\nbase_url: https://example.org\nactivities: oups\n"} {
		r, problems := open(t, fstest.MapFS{"site.yaml": {Data: []byte(text)}, "places/a.md": {Data: []byte(placeMD)}})
		if !diag.Failed(problems) {
			t.Errorf("%q has no error", text)
		}
		if found := r.Read("places/a.md").Problems; len(found) > 0 {
			t.Errorf("%q: %v", text, codes(found))
		}
	}
}

// What the schema refused is not held against the rest: a latitude with a comma is not far from everything.
func TestRefusedValuesAreForgotten(t *testing.T) {
	r, _ := open(t, network(map[string]string{"places/a.md": strings.Replace(placeMD, "lat: 50.63", "lat: 50,63", 1)}))
	d := r.Read("places/a.md")
	if p := d.Entry.(*site.Place); p.Point != nil || p.Lat != nil || len(d.Problems) != 1 {
		t.Errorf("%v %v %v", p.Point, p.Lat, codes(d.Problems))
	}
}

func TestASiteWithoutConfigurationSaysSo(t *testing.T) {
	_, problems := open(t, fstest.MapFS{})
	if len(problems) != 1 || problems[0].Code != "F110" {
		t.Errorf("%v", codes(problems))
	}
}

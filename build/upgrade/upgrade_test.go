// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package upgrade_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/semver"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/scaffold"
	"github.com/compagnie-tiers-lieux/maillage/build/upgrade"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// The list says each change in both languages, in order, and sends words only to where the theme has them.
func TestTheListOfChanges(t *testing.T) {
	changes, err := upgrade.Changes()
	if err != nil {
		t.Fatal(err)
	}
	look, err := build.Look(themes.FS())
	if err != nil {
		t.Fatal(err)
	}
	french, err := words.Load(look, "fr")
	if err != nil {
		t.Fatal(err)
	}
	schemas, err := build.Schemas(network(nil), themes.FS())
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range changes {
		if !semver.IsValid(c.Version) || i > 0 && semver.Compare(changes[i-1].Version, c.Version) > 0 {
			t.Errorf("%s comes after a later version, or is none", c.Version)
		}
		if c.FR == "" || c.EN == "" || !slices.Contains([]string{"content", "addresses", "theme", "files", "commands"}, c.About) {
			t.Errorf("%+v", c)
		}
		for _, w := range c.Words {
			if !slices.ContainsFunc(french.Keys(), func(key string) bool { return strings.HasPrefix(key+".", w.To+".") }) {
				t.Errorf("%s → %s: the theme has no word there", w.From, w.To)
			}
		}
		for _, k := range c.Keys {
			if schemas.Type(k.In) == nil {
				t.Errorf("%s is no type of document", k.In)
			}
		}
	}
}

const site = `# Le réseau.
name: Réseau
house: Chez nous # dit partout
lang: fr
base_url: https://example.org
activities:
  - {id: coworking, title: Coworking}
event_kinds:
  - {id: apero, title: Apéro}
ad_kinds:
  - {id: job, title: Emploi}
`

// network returns a small network with other files.
func network(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{"site.yaml": {Data: []byte(site)}, "maillage.lock": {Data: []byte("version: v0.1.0\n")}}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// No key of the format was renamed yet: these names are the test's own.
const renamed = `changes:
  - version: v0.2.0
    about: content
    fr: Trois clés ont changé de nom.
    en: Three keys got another name.
    keys:
      - {in: site, from: house, to: tagline}
      - {in: place, from: access.bus, to: access.transit}
      - {in: place, from: wifi, to: access.parking}
      - {in: route, from: "stops[].venue", to: "stops[].place"}
  - version: v0.1.0
    about: content
    fr: D’avant.
    en: From before.
    keys:
      - {in: site, from: name, to: title}
`

func TestKeysGetTheirNewNames(t *testing.T) {
	changes, err := upgrade.ParseChanges([]byte(renamed))
	if err != nil {
		t.Fatal(err)
	}
	fsys := network(map[string]string{
		"places/a.md":         "---\nname: A # ici\n# le wifi\nwifi: au fond\naccess:\n  bike: oui\n  # la ligne\n  bus: \"ligne 3\" # sauf dimanche\n---\n\nLe bus : bus: 3\n",
		"places/b.md":         "---\nname: B\naccess: {bus: un, transit: deux}\n---\n",
		"content/routes/r.md": "---\ntitle: R\nstops:\n  - {venue: a}\n  - venue: b\n    note: n\n---\n",
	})
	before := map[string]string{}
	for name, f := range fsys {
		before[name] = string(f.Data)
	}
	plan, err := upgrade.Read(upgrade.Options{FS: fsys, Themes: themes.FS(), Version: "v0.2.0", Sum: "h1:x", Changes: changes})
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.Changes) != 1 {
		t.Errorf("%d changes since v0.1.0", len(plan.Changes))
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, fsys); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := plan.Write(root); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"site.yaml":           strings.Replace(site, "house:", "tagline:", 1),
		"places/a.md":         "---\nname: A # ici\naccess:\n  bike: oui\n  # la ligne\n  transit: \"ligne 3\" # sauf dimanche\n  # le wifi\n  parking: au fond\n---\n\nLe bus : bus: 3\n",
		"places/b.md":         before["places/b.md"],
		"content/routes/r.md": "---\ntitle: R\nstops:\n  - {place: a}\n  - place: b\n    note: n\n---\n",
	}
	for name, text := range want {
		got, err := root.ReadFile(name)
		if err != nil || string(got) != text {
			t.Errorf("%s: %v\n%s", name, err, cmp.Diff(text, string(got)))
		}
	}
	i := slices.IndexFunc(plan.Files, func(f upgrade.File) bool { return f.Path == "places/b.md" })
	if i < 0 || !slices.Equal(plan.Files[i].Left, []string{"access.bus → access.transit"}) {
		t.Errorf("what a person must do: %+v", plan.Files)
	}
	// Again, as if nothing had been written down: nothing more changes.
	if err := root.WriteFile("maillage.lock", []byte("version: v0.1.0\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	again, err := upgrade.Read(upgrade.Options{FS: root.FS(), Themes: themes.FS(), Version: "v0.2.0", Sum: "h1:x", Changes: changes})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range again.Paths() {
		if name != "maillage.lock" {
			t.Errorf("twice is more than once: %s", name)
		}
	}
}

func TestWordsMoveOnlyWhereTheThemeMovedThem(t *testing.T) {
	changes, err := upgrade.Changes()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, before, after string }{
		{"a word that stayed stays", "script:\n  map:\n    open: Ouvrir\n", ""},
		{"a word of nobody stays", "script:\n  map:\n    nothing: Rien\n", ""},
		{"written with dots", "script.map.name: Le plan\nnav.open: Menu\n", "explorer.name: Le plan\nnav.open: Menu\n"},
		{"a plural", "script:\n  map:\n    here: {one: \"{count} lieu\", other: \"{count} lieux\"}\n    open: Ouvrir\n", "script:\n  map:\n    open: Ouvrir\nexplorer:\n  here: {one: \"{count} lieu\", other: \"{count} lieux\"}\n"},
		{"moved twice", "search:\n  none: Rien\n  title: Chercher\n", "search:\n  title: Chercher\nfinder:\n  none: Rien\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			plan, err := upgrade.Read(upgrade.Options{
				FS: network(map[string]string{"theme/words/fr.yaml": c.before, "maillage.lock": "version: v0.0.1\n"}), Themes: themes.FS(),
				Version: "v0.1.0", Sum: "h1:x", Changes: changes,
			})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, f := range plan.Files {
				if f.Path == "theme/words/fr.yaml" {
					got = string(f.Text)
				}
			}
			if got != c.after {
				t.Errorf("got\n%s\nwant\n%s", got, c.after)
			}
		})
	}
}

func TestHowKeptFilesStand(t *testing.T) {
	digest := func(text string) string { return scaffold.Digest([]byte(text)) }
	lock := scaffold.Lock{Files: map[string]string{
		"behind": digest("old"), "own": digest("new"), "changed": digest("old"), "deleted": digest("old"), "over": digest("old"), "over-own": digest("old"), "over-gone": digest("old"),
	}}
	has := fstest.MapFS{}
	for name, text := range map[string]string{"same": "new", "behind": "old", "own": "mine", "changed": "mine", "unknown": "old", "over": "old", "over-own": "mine"} {
		has[name] = &fstest.MapFile{Data: []byte(text)}
	}
	var files []scaffold.File
	for _, name := range []string{"same", "behind", "new", "own", "changed", "unknown", "deleted"} {
		files = append(files, scaffold.File{Path: name, Text: []byte("new")})
	}
	kept, err := scaffold.Compare(has, lock, files)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]scaffold.Standing{}
	for _, k := range kept {
		got[k.Path] = k.Standing
	}
	want := map[string]scaffold.Standing{
		"same": scaffold.Same, "behind": scaffold.Behind, "new": scaffold.New, "own": scaffold.Own, "changed": scaffold.Changed, "unknown": scaffold.Changed,
		"deleted": scaffold.Deleted, "over": scaffold.Over,
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	// A lock is a file of the repository: it cannot lead out of it.
	lock.Files["../elsewhere"] = digest("x")
	if _, err := scaffold.Compare(has, lock, files); err == nil {
		t.Error("a path that leads out is no fault")
	}
}

// A file that no lock knows may be of an old version or of somebody's hand: it is spoken of until somebody takes the version's.
func TestAFileOfUnknownOriginStaysUnknown(t *testing.T) {
	fsys := network(map[string]string{".editorconfig": "root = false\n", "maillage.lock": "version: v0.0.1\n"})
	read := func(take ...string) *upgrade.Plan {
		t.Helper()
		plan, err := upgrade.Read(upgrade.Options{FS: fsys, Themes: themes.FS(), Version: "v0.1.0", Sum: "h1:x", Take: take})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range plan.Files {
			fsys[f.Path] = &fstest.MapFile{Data: f.Text}
		}
		return plan
	}
	standing := func(plan *upgrade.Plan) scaffold.Standing {
		i := slices.IndexFunc(plan.Kept, func(k scaffold.KeptFile) bool { return k.Path == ".editorconfig" })
		return plan.Kept[i].Standing
	}
	for range 2 {
		if got := standing(read()); got != scaffold.Changed {
			t.Fatalf("it is %s", got)
		}
	}
	read(".editorconfig")
	if got := standing(read()); got != scaffold.Same {
		t.Errorf("once it was taken it is %s", got)
	}
}

func TestTwoSitesAreCompared(t *testing.T) {
	write := func(files map[string]string) string {
		dir := t.TempDir()
		for name, text := range files {
			name = filepath.Join(dir, filepath.FromSlash(name))
			if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
				t.Fatal(err)
			}
		}
		return dir
	}
	before := write(map[string]string{
		"index.html": "<p>Bonjour</p>", "a/index.html": "<p class=x>A</p>", "b/index.html": "B", "lieux/x/index.html": "X", "feed.xml": "<rss/>", "assets/site-1.css": "a{}", "guide/card/1/index.html": "",
	})
	after := write(map[string]string{
		"index.html": "<p>Bonsoir</p>", "a/index.html": "<script>1</script><p class=y>A</p>", "b/index.html": "B", "lieux/y/index.html": "X", "assets/site-22.css": "a{}", "guide/card/2/index.html": "",
	})
	d, err := upgrade.Differ(before, after)
	if err != nil {
		t.Fatal(err)
	}
	want := &upgrade.Difference{
		Pages: [2]int{4, 4}, Bytes: [2]int64{41, 53}, Said: []string{"/"}, Styled: 1, Added: []string{"/lieux/y/"},
		Lost: []upgrade.Lost{{Path: "/feed.xml"}, {Path: "/lieux/x/", Nearest: "/lieux/y/"}},
	}
	if diff := cmp.Diff(want, d); diff != "" {
		t.Error(diff)
	}
}

func TestReasonsNotToUpgrade(t *testing.T) {
	for _, c := range []struct {
		name, lock, version string
		want                error
	}{
		{"no lock", "", "v0.1.0", upgrade.ErrNoLock},
		{"older than the lock", "version: v0.10.0\n", "v0.9.0", upgrade.ErrNewer},
		{"of no version", "version: v0.1.0\n", "", upgrade.ErrNoVersion},
		{"of no version, as the lock", "version: latest\n", "", nil},
		{"the same", "version: v0.1.0\n", "v0.1.0", nil},
	} {
		fsys := network(map[string]string{"maillage.lock": c.lock})
		if c.lock == "" {
			delete(fsys, "maillage.lock")
		}
		if _, err := upgrade.Read(upgrade.Options{FS: fsys, Themes: themes.FS(), Version: c.version}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if _, err := upgrade.Read(upgrade.Options{FS: network(map[string]string{"maillage.lock": "version: [\n"}), Themes: themes.FS(), Version: "v0.1.0"}); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a broken lock: %v", err)
	}
}

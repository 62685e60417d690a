// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package contribute

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/compagnie-tiers-lieux/maillage/build/need"
)

// git runs git in a folder, as nobody in particular.
func git(t *testing.T, dir string, args ...string) {
	t.Helper()
	c := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"}, args...)...)
	c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// commit writes a network below a folder of a new repository and commits it.
func commit(t *testing.T, files map[string]string) (dir string, r *Repository) {
	t.Helper()
	top := t.TempDir()
	dir = filepath.Join(top, "site")
	git(t, top, "init", "--quiet", "--initial-branch=main")
	write(t, top, "README.md", "beside the network")
	for name, text := range files {
		write(t, dir, name, text)
	}
	git(t, top, "add", "-A")
	git(t, top, "commit", "--quiet", "-m", "one")
	r, err := Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return dir, r
}

func TestATreeIsAFileSystem(t *testing.T) {
	dir, r := commit(t, map[string]string{"site.yaml": "name: Essai\n", "places/a.md": "a", "places/b.md": "", "content/events/e.md": "e"})
	tree, err := r.Tree(context.Background(), "main")
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(tree, "site.yaml", "places/a.md", "places/b.md", "content/events/e.md"); err != nil {
		t.Error(err)
	}
	if _, err := fs.Stat(tree, "README.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what stands beside the network is seen: %v", err)
	}

	write(t, dir, "places/a.md", "other")
	write(t, dir, "places/é \n.md", "new")
	if err := os.Remove(filepath.Join(dir, "places", "b.md")); err != nil {
		t.Fatal(err)
	}
	want := []string{"places/a.md", "places/b.md", "places/é \n.md"}
	if changed, err := r.Changed(context.Background(), tree); err != nil || !slices.Equal(changed, want) {
		t.Errorf("changed in the folder: %q, %v", changed, err)
	}
	git(t, dir, "add", "-A")
	git(t, dir, "commit", "--quiet", "-m", "two")
	next, err := r.Tree(context.Background(), "main")
	if err != nil {
		t.Fatal(err)
	}
	if changed := tree.Changed(next); !slices.Equal(changed, want) {
		t.Errorf("changed between revisions: %q", changed)
	}
}

func TestALinkIsNeverFollowed(t *testing.T) {
	dir, r := commit(t, map[string]string{"site.yaml": "name: Essai\n"})
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "lien.md")); err != nil {
		need.Missing(t, err)
	}
	git(t, dir, "add", "-A")
	git(t, dir, "commit", "--quiet", "-m", "two")
	tree, err := r.Tree(context.Background(), "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if about, err := fs.Lstat(tree, "lien.md"); err != nil || about.Mode().IsRegular() {
		t.Errorf("%v, %v", about, err)
	}
	if text, err := fs.ReadFile(tree, "lien.md"); err == nil {
		t.Errorf("it says %q", text)
	}
}

func TestARevisionIsNoOption(t *testing.T) {
	dir, r := commit(t, map[string]string{"site.yaml": "name: Essai\n"})
	for _, revision := range []string{"--output=" + filepath.Join(dir, "x"), "absent", "", "main:site.yaml"} {
		if _, err := r.Tree(context.Background(), revision); !errors.Is(err, ErrNoRevision) {
			t.Errorf("%q: %v", revision, err)
		}
	}
}

func TestChangesOfTheBaseAreNotTheContributors(t *testing.T) {
	dir, r := commit(t, map[string]string{"places/a.md": "a"})
	git(t, dir, "switch", "--quiet", "-c", "mine")
	write(t, dir, "places/mine.md", "m")
	git(t, dir, "add", "-A")
	git(t, dir, "commit", "--quiet", "-m", "mine")
	git(t, dir, "switch", "--quiet", "main")
	write(t, dir, "places/a.md", "theirs")
	git(t, dir, "commit", "--quiet", "-a", "-m", "theirs")
	ctx := context.Background()
	base, err := r.Since(ctx, "main", "mine")
	if err != nil {
		t.Fatal(err)
	}
	head, err := r.Tree(ctx, "mine")
	if err != nil {
		t.Fatal(err)
	}
	if changed := base.Changed(head); !slices.Equal(changed, []string{"places/mine.md"}) {
		t.Errorf("changed: %q", changed)
	}
}

func TestTheBaseConfiguresTheContribution(t *testing.T) {
	base := fstest.MapFS{
		"site.yaml": {Data: []byte("base")}, "theme/slots/foot.html": {Data: []byte("base")}, "places/a.md": {Data: []byte("base")},
		"content/redirects.yaml": {Data: []byte("base")}, "content/territories/e.geojson": {Data: []byte("base")},
	}
	head := fstest.MapFS{
		"site.yaml": {Data: []byte("head")}, "theme/slots/foot.html": {Data: []byte("head")}, "theme/words/fr.yaml": {Data: []byte("head")}, "places/a.md": {Data: []byte("head")},
		"content/redirects.yaml": {Data: []byte("head")}, "content/territories/e.geojson": {Data: []byte("head")}, "content/territories/f.geojson": {Data: []byte("head")},
		"content/events/e.md": {Data: []byte("head")}, "content/strange.md": {Data: []byte("head")}, "static/photos/p.jpg": {Data: []byte("head")},
	}
	both := Trusted(base, head)
	for name, want := range map[string]string{
		"site.yaml": "base", "theme/slots/foot.html": "base", "content/redirects.yaml": "base", "content/territories/e.geojson": "base",
		"places/a.md": "head", "content/events/e.md": "head", "content/strange.md": "head", "static/photos/p.jpg": "head",
		"theme/words/fr.yaml": "", "content/territories/f.geojson": "",
	} {
		if text, _ := fs.ReadFile(both, name); string(text) != want {
			t.Errorf("%s comes from %q, not %q", name, text, want)
		}
	}
	entries, err := fs.ReadDir(both, "content")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if want := []string{"events", "redirects.yaml", "strange.md", "territories"}; !slices.Equal(names, want) {
		t.Errorf("content/ holds %q", names)
	}
}

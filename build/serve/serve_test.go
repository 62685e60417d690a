// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package serve_test

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/bench"
	"github.com/compagnie-tiers-lieux/maillage/build/need"
	"github.com/compagnie-tiers-lieux/maillage/build/serve"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

var today = when.Moment{Time: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC), Precision: when.Instant}

// network writes a generated network and returns its folder and how to open it.
func network(tb testing.TB, places int) (string, build.Options) {
	tb.Helper()
	dir := filepath.Join(tb.TempDir(), "network")
	if err := bench.Write(dir, bench.Of(places)); err != nil {
		tb.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { root.Close() })
	return dir, build.Options{FS: root.FS(), Themes: themes.FS(), Today: today}
}

func open(tb testing.TB, o build.Options) *build.Project {
	tb.Helper()
	p, err := build.Open(context.Background(), o)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// running serves a network from disk until the test ends.
func running(tb testing.TB, dir string, o build.Options) http.Handler {
	tb.Helper()
	return heard(tb, dir, o, nil)
}

// heard serves a network and says what it does about each edit.
func heard(tb testing.TB, dir string, o build.Options, changed func(serve.Change)) http.Handler {
	tb.Helper()
	return serving(tb, open(tb, o), serve.Options{Dir: dir, Lang: "fr", Changed: changed})
}

// serving serves a project until the test ends.
func serving(tb testing.TB, p *build.Project, o serve.Options) http.Handler {
	tb.Helper()
	s := serve.New(p, o)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx, l) }()
	tb.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			tb.Error(err)
		}
	})
	for range 200 { // watching begins before the first answer
		if c, err := net.Dial("tcp", l.Addr().String()); err == nil {
			fmt.Fprintf(c, "GET /robots.txt HTTP/1.0\r\nHost: localhost\r\n\r\n")
			n, _ := c.Read(make([]byte, 1))
			c.Close()
			if n == 1 {
				return s.Handler()
			}
		}
		time.Sleep(5 * time.Millisecond)
	}
	tb.Fatal("the server does not answer")
	return nil
}

func ask(h http.Handler, method, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://localhost/", nil)
	r.URL.Path, r.RequestURI = path, path
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func untagged(b []byte) []byte {
	if from := bytes.Index(b, []byte(`<script src="/_maillage/`)); from >= 0 {
		to := from + bytes.Index(b[from:], []byte("</script>")) + len("</script>")
		return append(bytes.Clone(b[:from]), b[to:]...)
	}
	return b
}

// patience is how long a test waits for what must come: only one that fails waits so long, whatever else the machine does.
const patience = 3 * time.Minute

func eventually(tb testing.TB, what string, holds func() bool) {
	tb.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		if holds() {
			return
		}
	}
	tb.Fatal(what)
}

// A clean is the files of a clean build of what is on the disk now.
type clean []struct {
	path string
	text []byte
}

func cleanly(tb testing.TB, o build.Options) clean {
	tb.Helper()
	files := open(tb, o).State().Plan.Files()
	c := make(clean, len(files))
	for i, f := range files {
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			tb.Fatal(err)
		}
		c[i].path, c[i].text = "/"+strings.TrimSuffix(f.Path, "index.html"), b.Bytes()
	}
	return c
}

// served reports whether every file is served. One that is not yet is the first to be asked for the next time.
func (c clean) served(h http.Handler) bool {
	for i, f := range c {
		if !bytes.Equal(untagged(ask(h, "GET", f.path).Body.Bytes()), f.text) {
			c[0], c[i] = c[i], c[0]
			return false
		}
	}
	return true
}

func TestServesWhatABuildWrites(t *testing.T) {
	_, o := network(t, 20)
	p := open(t, o)
	h := serve.New(p, serve.Options{}).Handler()
	if !cleanly(t, o).served(h) {
		t.Error("served files differ from those of a build")
	}
	for path, want := range map[string]string{
		"/": "text/html; charset=utf-8", "/data/places.geojson": "application/geo+json", "/feed.xml": "application/xml; charset=utf-8",
		p.State().Style(): "text/css; charset=utf-8",
	} {
		w := ask(h, "GET", path)
		if got := w.Header().Get("Content-Type"); w.Code != 200 || got != want {
			t.Errorf("%s: %d %s, want %s", path, w.Code, got, want)
		}
		if again := ask(h, "GET", path, "If-None-Match", w.Header().Get("ETag")); again.Code != http.StatusNotModified {
			t.Errorf("%s: asked again: %d", path, again.Code)
		}
		if head := ask(h, "HEAD", path); head.Code != 200 || head.Body.Len() != 0 {
			t.Errorf("%s: HEAD: %d with %d bytes", path, head.Code, head.Body.Len())
		}
	}
}

func TestAnswersThatAreNoFile(t *testing.T) {
	_, o := network(t, 5)
	h := serve.New(open(t, o), serve.Options{}).Handler()
	for _, c := range []struct {
		method, path, host string
		code               int
	}{
		{"GET", "/nulle-part/", "localhost", 404},
		{"GET", "/../site.yaml", "localhost", 404},
		{"GET", "/..%2fsite.yaml", "localhost", 404},
		{"GET", "/site.yaml", "localhost", 404},
		{"GET", "/lieux", "localhost:1313", 302},
		{"POST", "/", "localhost", 405},
		{"GET", "/", "attaque.example", 403},
		{"GET", "/", "192.168.1.2:1313", 403},
		{"GET", "/", "[::1]:1313", 200},
	} {
		if w := ask(h, c.method, c.path, "Host", c.host); w.Code != c.code {
			t.Errorf("%s %s at %s: %d, want %d", c.method, c.path, c.host, w.Code, c.code)
		}
	}
	if w := ask(h, "GET", "/nulle-part/"); !bytes.Contains(w.Body.Bytes(), []byte("client.js")) {
		t.Error("the page of what is not there does not reload")
	}
}

// place returns a place file and its page.
func place(tb testing.TB, dir string) (file, page string) {
	tb.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "places", "*.md"))
	if err != nil || len(files) == 0 {
		tb.Fatal("no place", err)
	}
	return files[0], "/lieux/" + strings.TrimSuffix(filepath.Base(files[0]), ".md") + "/"
}

// rename gives a place another name, as editors that save in one step do.
func rename(tb testing.TB, file, name string) {
	tb.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, "name:") {
			lines[i] = "name: " + name
		}
	}
	if err := os.WriteFile(file+"~", []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		tb.Fatal(err)
	}
	if err := os.Rename(file+"~", file); err != nil {
		tb.Fatal(err)
	}
}

func contains(h http.Handler, path, text string) bool {
	r := httptest.NewRequest(http.MethodGet, "http://localhost/", nil)
	r.URL.Path, r.RequestURI = path, path
	f := finder{header: make(http.Header), text: []byte(text)}
	h.ServeHTTP(&f, r)
	return f.found
}

// A finder is a client that looks for a text in an answer and keeps nothing of it: what is measured is the server.
type finder struct {
	header http.Header
	text   []byte
	window []byte // what was read last: the text may have begun there
	found  bool
}

func (f *finder) Header() http.Header { return f.header }
func (f *finder) WriteHeader(int)     {}

func (f *finder) Write(p []byte) (int, error) {
	f.window = append(f.window, p...)
	f.found = f.found || bytes.Contains(f.window, f.text)
	f.window = append(f.window[:0], f.window[max(0, len(f.window)-len(f.text)+1):]...)
	return len(p), nil
}

func TestAProblemKeepsTheLastGoodPage(t *testing.T) {
	dir, o := network(t, 10)
	h := running(t, dir, o)
	file, page := place(t, dir)
	rename(t, file, "Le Bon Lieu")
	eventually(t, "the edit is not served", func() bool { return contains(h, page, "Le Bon Lieu") })
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rename(t, file, "[")
	eventually(t, "the problem is not told", func() bool { return strings.Contains(told(h), `"failed":true`) })
	if message := told(h); !strings.Contains(message, "name: [") || !contains(h, page, "Le Bon Lieu") {
		t.Errorf("no frame, or no good page: %s", message)
	}
	if err := os.WriteFile(file, good, 0o600); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the problem stays", func() bool { return strings.Contains(told(h), `"failed":false`) })
}

// told returns the first event that a page gets.
func told(h http.Handler) string {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	r := httptest.NewRequest("GET", "http://localhost/_maillage/events", nil).WithContext(ctx)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Body.String()
}

func TestStylesOfTheNetworkAreExchanged(t *testing.T) {
	dir, o := network(t, 5)
	if err := os.Mkdir(filepath.Join(dir, "theme"), 0o700); err != nil {
		t.Fatal(err)
	}
	h := running(t, dir, o)
	before := told(h)
	if err := os.WriteFile(filepath.Join(dir, "theme", "styles.css"), []byte(".nouveau{color:red}"), 0o600); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the style is not exchanged", func() bool { return told(h) != before })
	if !strings.Contains(told(h), `"version":1`) {
		t.Errorf("a style asks for a reload: %s", told(h))
	}
}

// Large files are written into memory that was used before: who asks at the same time gets a whole file of their own. The race detector sees it, too.
func TestLargeFilesAreAskedForAtOnce(t *testing.T) {
	_, o := network(t, 1500)
	h := serve.New(open(t, o), serve.Options{}).Handler()
	paths := []string{"/data/places.geojson", "/data/places.json"}
	want := make(map[string][]byte)
	for _, path := range paths {
		if want[path] = ask(h, "GET", path).Body.Bytes(); len(want[path]) < 1<<20 {
			t.Fatalf("%s has %d bytes", path, len(want[path]))
		}
	}
	var asked sync.WaitGroup
	for n := range 16 {
		asked.Go(func() {
			for i := range 4 {
				path := paths[(n+i)%len(paths)]
				if got := ask(h, "GET", path).Body.Bytes(); !bytes.Equal(got, want[path]) {
					t.Errorf("%s: %d bytes, not the %d of before", path, len(got), len(want[path]))
				}
			}
		})
	}
	asked.Wait()
}

func TestManyFilesAtOnce(t *testing.T) {
	dir, o := network(t, 30)
	h := running(t, dir, o)
	file, _ := place(t, dir)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2000 { // far more events than files
		name := filepath.Join(dir, "places", fmt.Sprintf("rafale-%d.md", i%50))
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want := cleanly(t, o)
	eventually(t, "a burst is not served whole", func() bool { return want.served(h) })
	if err := os.Rename(filepath.Join(dir, "content", "events"), filepath.Join(dir, "content", "attic")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, "content", "articles"), filepath.Join(dir, "aside")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "places", "rafale-7.md")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, "content", "attic"), filepath.Join(dir, "content", "events")); err != nil {
		t.Fatal(err)
	}
	want = cleanly(t, o)
	eventually(t, "renamed folders are not served", func() bool { return want.served(h) })
}

// Two thousand files are written at once, and half of them removed: no event is lost, however many come.
func TestABurstIsServedWhole(t *testing.T) {
	dir, o := network(t, 20)
	h := running(t, dir, o)
	file, _ := place(t, dir)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	name := func(i int) string { return filepath.Join(dir, "places", fmt.Sprintf("rafale-%04d.md", i)) }
	for i := range 2000 {
		if err := os.WriteFile(name(i), text, 0o600); err != nil { // two thousand doubles of one place
			t.Fatal(err)
		}
	}
	eventually(t, "a burst is not served", func() bool {
		return ask(h, "GET", "/lieux/rafale-0000/").Code == http.StatusOK && ask(h, "GET", "/lieux/rafale-1999/").Code == http.StatusOK
	})
	for i := 1; i < 2000; i++ {
		if err := os.Remove(name(i)); err != nil {
			t.Fatal(err)
		}
	}
	want := cleanly(t, o)
	eventually(t, "what is left of a burst is not served", func() bool { return want.served(h) })
}

// git writes hundreds of files, removes others and moves folders, and is done when it says so.
func TestABranchIsSwitched(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		need.Missing(t, err)
	}
	dir, o := network(t, 60)
	git := func(args ...string) {
		t.Helper()
		c := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "core.hooksPath=" + os.DevNull}, args...)...)
		c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
		if said, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, said)
		}
	}
	git("init", "--quiet", "--initial-branch=main")
	git("add", ".")
	git("commit", "--quiet", "--message=main")
	git("switch", "--quiet", "--create=autre")
	events, err := filepath.Glob(filepath.Join(dir, "content", "events", "*.md"))
	if err != nil || len(events) < 20 {
		t.Fatal(len(events), err)
	}
	for _, file := range events {
		git("mv", file, strings.TrimSuffix(file, ".md")+"-autre.md")
	}
	first, _ := place(t, dir)
	rename(t, first, "Autre nom")
	git("rm", "--quiet", "-r", "content/articles")
	config, err := os.ReadFile(filepath.Join(dir, "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "site.yaml"), bytes.Replace(config, []byte("Un réseau pour mesurer"), []byte("Un autre réseau"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	git("commit", "--quiet", "--all", "--message=autre")

	h := running(t, dir, o)
	for _, branch := range []string{"main", "autre", "main"} {
		git("switch", "--quiet", branch)
		want := cleanly(t, o)
		eventually(t, branch+" is not served whole", func() bool { return want.served(h) })
	}
	if !contains(h, "/", "Un réseau pour mesurer") || ask(h, "GET", "/actualites/").Code != http.StatusOK {
		t.Error("the branch that was switched to is not the one that is served")
	}
}

// At midnight the site is another one, without a file having changed.
func TestADayEnds(t *testing.T) {
	dir, o := network(t, 5)
	evening := time.Date(2026, 11, 23, 23, 59, 59, 0, time.FixedZone("CET", 3600))
	began := time.Now()
	now := func() when.Moment {
		return when.Moment{Time: evening.Add(time.Since(began)).UTC(), Precision: when.Instant}
	}
	o.Today = now()
	text := "---\ntitle: Ce soir\nkind: apero\nstart: 2026-11-23\n---\n"
	if err := os.WriteFile(filepath.Join(dir, "content", "events", "ce-soir.md"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	h := serving(t, open(t, o), serve.Options{Dir: dir, Lang: "fr", Now: now})
	if contains(h, "/agenda/ce-soir/", "est passé") {
		t.Fatal("the event is over before its day ends")
	}
	eventually(t, "the event is not over", func() bool { return contains(h, "/agenda/ce-soir/", "est passé") })
}

// What a designer changes is shown: templates, styles, scripts and words, of the network and of a theme on disk.
func TestTheThemeIsReadAgain(t *testing.T) {
	dir, o := network(t, 5)
	look := filepath.Join(dir, "themes")
	if err := os.CopyFS(filepath.Join(look, "maillage"), os.DirFS("../../themes/maillage")); err != nil {
		t.Fatal(err)
	}
	o.Themes = os.DirFS(look)
	h := running(t, dir, o)
	file := func(name string) string { return filepath.Join(look, "maillage", filepath.FromSlash(name)) }
	edit := func(name, from, to string) {
		t.Helper()
		text, err := os.ReadFile(file(name))
		if err != nil || !bytes.Contains(text, []byte(from)) {
			t.Fatalf("%s has no %q: %v", name, from, err)
		}
		if err := os.WriteFile(file(name), bytes.Replace(text, []byte(from), []byte(to), 1), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	asset := func(kind *regexp.Regexp) string {
		return string(kind.FindSubmatch(ask(h, "GET", "/").Body.Bytes())[1])
	}
	script := regexp.MustCompile(`<script type="module" src="([^"]+)"`)
	style := regexp.MustCompile(`<link rel="stylesheet" href="([^"]+)"`)

	edit("layouts/base.html", `<main class="site-main"`, `<main data-essai class="site-main"`)
	eventually(t, "a template is not read again", func() bool { return contains(h, "/lieux/", "data-essai") })

	edit("words/fr.yaml", "Aller au contenu", "Sauter au contenu")
	eventually(t, "words are not read again", func() bool { return contains(h, "/lieux/", "Sauter au contenu") })

	before := asset(script)
	entry, err := filepath.Glob(filepath.Join(look, "maillage", "scripts", "site.ts"))
	if err != nil || len(entry) != 1 {
		t.Fatal(entry, err)
	}
	text, err := os.ReadFile(entry[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(entry[0], append(text, "\ndocument.documentElement.dataset.essai = \"oui\";\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	eventually(t, "a script is not bundled again", func() bool { return asset(script) != before && contains(h, asset(script), "essai") })

	version, before := told(h), asset(style)
	edit("styles/base.css", "{", "{ --essai: 1;")
	eventually(t, "a style is not bundled again", func() bool { return asset(style) != before })
	if number := regexp.MustCompile(`"version":\d+`); number.FindString(told(h)) != number.FindString(version) {
		t.Error("a style asks for a reload")
	}
	if !cleanly(t, o).served(h) {
		t.Error("what is served is not what a build writes")
	}
}

// Editors write beside a file, try whether they may, and rename: none of it makes everything be read again.
func TestAnEditorSaves(t *testing.T) {
	dir, o := network(t, 10)
	changes := make(chan serve.Change, 100)
	h := heard(t, dir, o, func(c serve.Change) { changes <- c })
	file, page := place(t, dir)
	for _, name := range []string{"4913", ".#lieu.md", "#lieu.md#", filepath.Base(file) + ".tmp.812", filepath.Base(file) + "~"} {
		passing := filepath.Join(filepath.Dir(file), name)
		if err := os.WriteFile(passing, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(passing); err != nil {
			t.Fatal(err)
		}
	}
	rename(t, file, "Le Bon Lieu")
	eventually(t, "the edit is not served", func() bool { return contains(h, page, "Le Bon Lieu") })
	for len(changes) > 0 {
		if c := <-changes; c.Paths == nil || len(c.Problems) > 0 {
			t.Errorf("after %q there is %v", c.Paths, c.Problems)
		}
	}
	if !cleanly(t, o).served(h) {
		t.Error("what is served is not what a build writes")
	}
}

// Most editors empty a file before they write it: nobody sees what is between. A busy machine may hold back one of the steps: it is tried
// several times.
func TestAFileIsEmptiedAndWritten(t *testing.T) {
	dir, o := network(t, 10)
	changes := make(chan serve.Change, 100)
	h := heard(t, dir, o, func(c serve.Change) { changes <- c })
	file, page := place(t, dir)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for attempt := range 10 {
		if err := os.Truncate(file, 0); err != nil {
			t.Fatal(err)
		}
		time.Sleep(6 * time.Millisecond)
		name := fmt.Sprintf("Le Lieu %d", attempt)
		if err := os.WriteFile(file, bytes.Replace(text, []byte("name: "), []byte("name: "+name+" "), 1), 0o600); err != nil {
			t.Fatal(err)
		}
		eventually(t, "the edit is not served", func() bool { return contains(h, page, name) })
		seen := false
		for len(changes) > 0 {
			c := <-changes
			seen = seen || len(c.Problems) > 0
		}
		if !seen {
			return
		}
	}
	t.Error("an empty file is a problem before anybody can write it")
}

// BenchmarkEdit is what a writer waits for: from the write of one place until everything that shows its name is served anew,
// its page, the list, the open data, the map's data and the index of the search. Like a browser the client is told of the edit and then
// asks for all of them at once.
func BenchmarkEdit(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(serve.HeapGrowth))
	for _, places := range []int{1_000, 10_000} {
		b.Run(fmt.Sprintf("places=%d", places), func(b *testing.B) {
			dir, o := network(b, places)
			told := make(chan serve.Change, 1)
			h := heard(b, dir, o, func(c serve.Change) {
				select {
				case told <- c:
				default:
				}
			})
			file, page := place(b, dir)
			word := func(n int) string { return strconv.Itoa(100_000_000+n) + "z" } // found nowhere else
			edit := func(n int) { rename(b, file, "A "+word(n)) }                   // the first of the list
			edit(0)
			eventually(b, page+" is not served", func() bool { return contains(h, page, word(0)) })
			shown := []string{page, "/lieux/", "/data/places.geojson", "/data/map.json"}
			for _, f := range open(b, o).State().Plan.Files() {
				if strings.HasPrefix(f.Path, "recherche/index/") && contains(h, "/"+f.Path, word(0)) {
					shown = append(shown, "/"+f.Path)
				}
			}
			if len(shown) != 6 {
				b.Fatalf("the name is in %v", shown)
			}
			var took []time.Duration
			for n := 1; b.Loop(); n++ {
				started := time.Now()
				edit(n)
				for <-told; !contains(h, page, word(n)); <-told { // told of something else
				}
				var asked sync.WaitGroup
				for _, path := range shown {
					asked.Go(func() {
						if !contains(h, path, word(n)) {
							b.Errorf("%s is not served", path)
						}
					})
				}
				asked.Wait()
				took = append(took, time.Since(started))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2])/1e6, "ms-median")
		})
	}
}

// BenchmarkBurst is the time from the last of two thousand writes, a third of them new files, until what is served is what a build writes.
func BenchmarkBurst(b *testing.B) {
	dir, o := network(b, 1000)
	h := running(b, dir, o)
	file, _ := place(b, dir)
	text, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		last := fmt.Sprintf("Rafale %d", n)
		for i := range 2000 {
			name := filepath.Join(dir, "places", fmt.Sprintf("rafale-%d-%d.md", n, i/3))
			if err := os.WriteFile(name, bytes.Replace(text, []byte("name: "), fmt.Appendf(nil, "name: Rafale %d ", n), 1), 0o600); err != nil {
				b.Fatal(err)
			}
		}
		b.StartTimer()
		page := fmt.Sprintf("/lieux/rafale-%d-666/", n)
		eventually(b, "a burst is not served", func() bool { return contains(h, page, last) && contains(h, "/data/places.geojson", page) })
	}
}

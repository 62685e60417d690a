// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/need"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// publish builds a network into a folder, and returns the paths of the site.
func publish(t *testing.T, network fs.FS, packages theme.Packages, baseURL, dir string) []string {
	t.Helper()
	project, err := build.Open(context.Background(), build.Options{
		FS: network, Themes: themes.FS(), BaseURL: baseURL, Packages: packages,
		Today: when.Moment{Time: time.Date(2020, 11, 18, 12, 0, 0, 0, time.UTC), Precision: when.Instant},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := project.Publish(context.Background(), dir, output.PublishOptions{}); err != nil {
		t.Fatal(err)
	}
	return slices.Collect(project.State().Plan.Paths())
}

// address returns the path by which readers ask for a file.
func address(file string) string { return "/" + strings.TrimSuffix(file, "index.html") }

// A rule of headers: those that answers to a path have, as Netlify and Cloudflare read the file _headers.
type headerRule struct {
	matches func(path string) bool
	headers map[string]string
}

// headersOf returns what the rules say of a path. What they do not say of caches is that answers are asked for again.
func headersOf(rules []headerRule, path string) map[string]string {
	all := map[string]string{"Cache-Control": "no-cache"}
	for _, r := range rules {
		if r.matches(path) {
			maps.Copy(all, r.headers)
		}
	}
	maps.DeleteFunc(all, func(_, value string) bool { return value == "" })
	return all
}

// starred returns what tells whether a path is one of those that a pattern with stars means.
func starred(pattern string) func(string) bool {
	return regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(pattern), `\*`, ".*") + "$").MatchString
}

func readHeaders(t *testing.T, file string) []headerRule {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var rules []headerRule
	for line := range strings.SplitSeq(string(text), "\n") {
		if strings.HasPrefix(line, "/") {
			rules = append(rules, headerRule{starred(line), make(map[string]string)})
		} else if name, value, found := strings.Cut(strings.TrimSpace(line), ": "); found {
			rules[len(rules)-1].headers[name] = value
		}
	}
	return rules
}

// readNginx reads the headers of docs/deploy/nginx.conf.
func readNginx(t *testing.T, text string) []headerRule {
	t.Helper()
	values := make(map[string]func(path string) string) // by variable
	for _, m := range regexp.MustCompile(`(?s)map \$uri (\$\w+) \{(.*?)\n\}`).FindAllStringSubmatch(text, -1) {
		lines := regexp.MustCompile(`(?m)^\s*(\S+)\s+"(.*?)";`).FindAllStringSubmatch(m[2], -1)
		values[m[1]] = func(path string) (value string) {
			for _, line := range lines {
				if pattern, found := strings.CutPrefix(line[1], "~"); found && regexp.MustCompile(pattern).MatchString(path) {
					return line[2]
				} else if line[1] == "default" {
					value = line[2]
				}
			}
			return value
		}
	}
	var rules []headerRule
	for _, m := range regexp.MustCompile(`(?m)^\s*add_header (\S+) (".*?"|\S+)( always)?;`).FindAllStringSubmatch(text, -1) {
		if value, variable := values[m[2]]; variable {
			for _, choice := range []string{"", "*", "no-cache", "public, max-age=31536000, immutable"} {
				rules = append(rules, headerRule{func(path string) bool { return value(path) == choice }, map[string]string{m[1]: choice}})
			}
			continue
		}
		rules = append(rules, headerRule{func(string) bool { return true }, map[string]string{m[1]: strings.Trim(m[2], `"`)}})
	}
	return rules
}

// readCaddy reads the headers of docs/deploy/Caddyfile, but for types.
func readCaddy(t *testing.T, text string) []headerRule {
	t.Helper()
	matchers := map[string]func(string) bool{"": func(string) bool { return true }}
	for _, m := range regexp.MustCompile(`(?m)^\s*(@\w+)( not)? path (.*)$`).FindAllStringSubmatch(text, -1) {
		patterns := strings.Fields(m[3])
		matchers[m[1]] = func(path string) bool {
			return slices.ContainsFunc(patterns, func(p string) bool { return starred(p)(path) }) == (m[2] == "")
		}
	}
	var rules []headerRule
	for _, m := range regexp.MustCompile(`(?m)^\s*header (@\w+)? ?([A-Z]\S+) (".*?"|\S+)$`).FindAllStringSubmatch(text, -1) {
		if m[2] == "Content-Type" {
			continue
		}
		matches, known := matchers[m[1]]
		if !known {
			t.Fatalf("the Caddyfile has no matcher %s", m[1])
		}
		rules = append(rules, headerRule{matches, map[string]string{m[2]: strings.Trim(m[3], `"`)}})
	}
	return rules
}

func readText(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

const smallNetwork = "../cmd/maillage/testdata/network"

// The example configurations of web servers give every file of a site the headers that the file _headers gives it elsewhere.
func TestExampleConfigurationsHaveTheHeadersOfHosts(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	files := publish(t, illustrated(t, smallNetwork), theme.Packages{}, "", dir)
	want := readHeaders(t, filepath.Join(dir, "_headers"))
	if len(want) < 10 {
		t.Fatalf("_headers has %d rules", len(want))
	}
	for name, got := range map[string][]headerRule{
		"nginx.conf": readNginx(t, readText(t, "../docs/deploy/nginx.conf")),
		"Caddyfile":  readCaddy(t, readText(t, "../docs/deploy/Caddyfile")),
	} {
		for _, file := range files {
			path := address(file)
			if g, w := headersOf(got, path), headersOf(want, path); !maps.Equal(g, w) {
				t.Errorf("%s: %s has %v, and %v by _headers", name, path, g, w)
			}
		}
	}
}

// A server is a program that serves a site as an example configuration says.
type server struct {
	program string
	config  func(t *testing.T, dir, listen, site, base string) []string // writes the configuration, returns the arguments
}

// below does with an example configuration what the guide says for a site below a path: it puts the path before every other.
func below(base, config string) string {
	paths := regexp.MustCompile(`(\s)(~?\^?)(/(?:\(|assets|images|data|api|schema|404\.html|_))`)
	return paths.ReplaceAllString(config, "${1}${2}"+base+"${3}")
}

var servers = []server{
	{"nginx", func(t *testing.T, dir, listen, site, base string) []string {
		t.Helper()
		text := below(base, readText(t, "../docs/deploy/nginx.conf"))
		text = strings.NewReplacer("listen 80;", "listen "+listen+";", "/srv/site", site, "include mime.types", "include /etc/nginx/mime.types").Replace(text)
		temporary, user := "", ""
		if os.Getuid() == 0 {
			user = "user root;\n" // the folders of tests are their user's alone
		}
		for _, use := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
			temporary += use + "_temp_path " + dir + "/" + use + ";\n"
		}
		text = user + "daemon off;\nworker_processes 1;\npid " + dir + "/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n" + temporary + text + "}\n"
		config := filepath.Join(dir, "nginx.conf")
		if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return []string{"-p", dir, "-c", config}
	}},
	{"caddy", func(t *testing.T, dir, listen, site, base string) []string {
		t.Helper()
		text := below(base, readText(t, "../docs/deploy/Caddyfile"))
		text = strings.NewReplacer("exemple.fr {", "http://"+listen+" {", "/srv/site", site).Replace(text)
		config := filepath.Join(dir, "Caddyfile")
		if err := os.WriteFile(config, []byte("{\n\tadmin off\n\tauto_https off\n\tstorage file_system "+dir+"\n}\n"+text), 0o600); err != nil {
			t.Fatal(err)
		}
		return []string{"run", "--adapter", "caddyfile", "--config", config}
	}},
}

// types are the media types of files that programs read, by their extension.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
	".csv": "text/csv; charset=utf-8", ".vcf": "text/vcard; charset=utf-8", ".geojson": "application/geo+json", ".json": "application/json",
	".jsonld": "application/ld+json", ".webmanifest": "application/manifest+json", ".svg": "image/svg+xml", ".png": "image/png",
}

// TestExampleConfigurationsServe runs the web servers that this machine has with their example configurations, at the top and below a path,
// and asks for every file.
func TestExampleConfigurationsServe(t *testing.T) {
	for _, s := range servers {
		for _, base := range []string{"", "/reseau"} {
			t.Run(s.program+base, func(t *testing.T) {
				program, err := exec.LookPath(s.program)
				if err != nil {
					need.Missing(t, err, ": only its configuration was read")
				}
				dir := t.TempDir()
				site := filepath.Join(dir, "site")
				baseURL := ""
				if base != "" {
					baseURL = "https://example.org" + base
				}
				files := publish(t, illustrated(t, smallNetwork), theme.Packages{}, baseURL, site+base)
				listen := free(t)
				run(t, program, dir, listen, s.config(t, dir, listen, site, base))
				served(t, "http://"+listen, base, site+base, files)
			})
		}
	}
}

// served asks a server for all files of a site.
func served(t *testing.T, origin, base, site string, files []string) {
	t.Helper()
	want := readHeaders(t, filepath.Join(site, "_headers"))
	for _, file := range files {
		if strings.HasPrefix(file, "_") || file == "404.html" {
			continue
		}
		answer, body := ask(t, origin+base+address(file), "")
		if answer.StatusCode != http.StatusOK || body != readText(t, filepath.Join(site, file)) {
			t.Errorf("%s: %s, %d bytes", file, answer.Status, len(body))
		}
		for name, value := range headersOf(want, base+address(file)) {
			if got := answer.Header.Values(name); len(got) != 1 || got[0] != value {
				t.Errorf("%s: %s is %q, want %q", file, name, got, value)
			}
		}
		if value := types[path.Ext(file)]; value != "" && answer.Header.Get("Content-Type") != value {
			t.Errorf("%s is of the type %q, want %q", file, answer.Header.Get("Content-Type"), value)
		}
	}
	for _, file := range []string{"index.html", "feed.xml", "data/places.geojson", "agenda/agenda.ics", "favicon.svg"} {
		whole, err := os.Stat(filepath.Join(site, file))
		if err != nil {
			t.Fatal(err)
		}
		if packed, _ := ask(t, origin+base+address(file), "gzip"); packed.Header.Get("Content-Encoding") != "gzip" && whole.Size() > 1024 {
			t.Errorf("%s is not compressed", file)
		}
	}
	missing, body := ask(t, origin+base+"/rien/", "")
	if missing.StatusCode != http.StatusNotFound || body != readText(t, filepath.Join(site, "404.html")) || missing.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("a page that does not exist: %s, %d bytes, %v", missing.Status, len(body), missing.Header)
	}
	if hidden, _ := ask(t, origin+base+"/_headers", ""); hidden.StatusCode != http.StatusNotFound {
		t.Errorf("_headers: %s", hidden.Status)
	}
	if short, _ := ask(t, origin+base+"/lieux", ""); short.StatusCode/100 != 3 || !strings.HasSuffix(short.Header.Get("Location"), "/lieux/") {
		t.Errorf("/lieux: %s to %q", short.Status, short.Header.Get("Location"))
	}
}

// free returns an address of the loopback at which nobody listens.
func free(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// run starts a server, waits until it answers, and stops it when the test ends.
func run(t *testing.T, program, dir, listen string, args []string) {
	t.Helper()
	said := new(strings.Builder)
	c := exec.Command(program, args...)
	c.Dir, c.Env, c.Stdout, c.Stderr = dir, append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_DATA_HOME="+dir), said, said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	t.Cleanup(func() {
		_ = c.Process.Signal(os.Interrupt)
		select {
		case <-ended:
		case <-time.After(5 * time.Second):
			_ = c.Process.Kill()
		}
	})
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		if conn, err := net.Dial("tcp", listen); err == nil {
			conn.Close()
			return
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("%s ended: %v\n%s", program, err, said)
		default:
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s does not answer", program)
		}
	}
}

// ask gets an address without following where it leads.
func ask(t *testing.T, url, encoding string) (answer *http.Response, body string) {
	t.Helper()
	request, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	if encoding == "" {
		encoding = "identity"
	}
	request.Header.Set("Accept-Encoding", encoding)
	answer, err = http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Fatal(fmt.Errorf("%s: %w", url, err))
	}
	return answer, string(text)
}

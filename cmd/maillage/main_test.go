// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/charmap"

	"github.com/compagnie-tiers-lieux/maillage/build/upgrade"
)

var update = flag.Bool("update", false, "write the golden parts of the scripts again")

// The scripts run this very program: as it is built from a checkout, and as two published versions say of themselves.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"maillage": main, "maillage-v0.0.9": released("v0.0.9"), "maillage-v0.1.0": released("v0.1.0"), "maillage-v0.2.0": renaming})
}

// released is the program with what the linker gives to a published version.
func released(version string) func() {
	return func() {
		releaseVersion, releaseSum = version, "h1:"+version
		main()
	}
}

// renaming is a published version that gives keys of the format other names: no version did so far, so the list is the test's own.
func renaming() {
	releaseVersion, releaseSum = "v0.2.0", "h1:v0.2.0"
	a := newApp(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	a.changes = func() ([]upgrade.Change, error) { return upgrade.ParseChanges([]byte(renamedKeys)) }
	os.Exit(a.main(context.Background(), os.Args[1:]))
}

// renamedKeys are names that were never in the format, and those that are: in each kind of file, in a group, in the items of a list.
const renamedKeys = `changes:
  - version: v0.2.0
    about: content
    fr: Les clés motto, bus, venue, salary et unit ont un autre nom.
    en: The keys motto, bus, venue, salary and unit got another name.
    keys:
      - {in: site, from: motto, to: tagline}
      - {in: place, from: bus, to: access.transit}
      - {in: route, from: "stops[].venue", to: "stops[].place"}
      - {in: ad, from: salary, to: contract}
      - {in: flow, from: unit, to: currency}
`

// TestScripts runs testdata/script: what a person types and sees.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               prepare,
		Cmds:                map[string]func(ts *testscript.TestScript, neg bool, args []string){"exit": exit, "same": same, "zip": zipTree, "latin1": latin1, "geocoder": geocoder, "website": website},
	})
}

// prepare makes the folder of a script: the small network, some of the machine's programs, and nothing else of the machine.
func prepare(e *testscript.Env) error {
	e.Setenv("LANG", "fr_FR.UTF-8")
	bin, err := programs(e.WorkDir, "git")
	if err != nil {
		return err
	}
	e.Setenv("PATH", filepath.SplitList(e.Getenv("PATH"))[0]+string(filepath.ListSeparator)+bin) // no npm of the machine
	for _, name := range []string{"AUTHOR", "COMMITTER"} {
		e.Setenv("GIT_"+name+"_NAME", "Test")
		e.Setenv("GIT_"+name+"_EMAIL", "test@example.org")
	}
	e.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	e.Setenv("SOURCE_DATE_EPOCH", "1795435200") // 23 November 2026, noon
	e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, "cache"))
	if err := packages(filepath.Join(e.WorkDir, "cache")); err != nil {
		return err
	}
	return network(e.WorkDir)
}

// programs makes a folder with some of the machine's programs.
func programs(dir string, names ...string) (string, error) {
	bin := filepath.Join(dir, "bin")
	if err := os.Mkdir(bin, 0o755); err != nil {
		return "", err
	}
	for _, name := range names {
		path, err := exec.LookPath(name)
		if err != nil {
			continue // the script says so
		}
		if err := os.Symlink(path, filepath.Join(bin, name)); err != nil {
			return "", err
		}
	}
	return bin, nil
}

// network copies the small network of testdata/network into the folder of a script.
func network(dir string) error {
	return os.CopyFS(filepath.Join(dir, "reseau"), os.DirFS("testdata/network"))
}

// packages puts what stands for the npm packages of the theme (testdata/npm) into a cache.
func packages(cache string) error {
	dir, err := packagesDir(cache, "maillage")
	if err != nil {
		return err
	}
	modules := filepath.Join(dir, "node_modules")
	if err := os.CopyFS(modules, os.DirFS("testdata/npm")); err != nil {
		return err
	}
	faces := filepath.Join(modules, "@fontsource-variable", "bricolage-grotesque", "files")
	if err := os.MkdirAll(faces, 0o755); err != nil {
		return err
	}
	for _, letters := range []string{"latin", "latin-ext"} {
		if err := os.WriteFile(filepath.Join(faces, "bricolage-grotesque-"+letters+"-wght-normal.woff2"), []byte("stands for a typeface"), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// exit runs a command and holds its exit code: exit 2 maillage build --nothing.
func exit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exit CODE COMMAND [ARG…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var failed *exec.ExitError
	if err != nil {
		if !asExit(err, &failed) {
			ts.Fatalf("%v", err)
		}
		got = failed.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// zipTree packs a folder: zip lieux.xlsx DIR.
func zipTree(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: zip FILE DIR")
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	ts.Check(w.AddFS(os.DirFS(ts.MkAbs(args[1]))))
	ts.Check(w.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
}

// latin1 saves a file as table programs did for long, in Windows-1252: latin1 FILE.
func latin1(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: latin1 FILE")
	}
	text, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	encoded, err := charmap.Windows1252.NewEncoder().Bytes(text)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), encoded, 0o644))
}

// geocoder starts a service on the loopback that speaks as the Géoplateforme does, and puts its address into GEOCODER.
func geocoder(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: geocoder")
	}
	known := map[string]string{
		"1 rue Haute": "50.631234,3.057654,1 rue Haute 59000 Lille,0.9312,housenumber,59350",
		"2 rue Haute": "50.631234,3.057754,2 rue Haute 59000 Lille,0.9312,housenumber,59350",
		"rue Haut":    "50.6313,3.0575,rue Haute 59000 Lille,0.41,street,59350",
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		file, _, err := r.FormFile("data")
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		rows, err := csv.NewReader(file).ReadAll()
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		out := csv.NewWriter(w)
		out.Write(append(rows[0], "latitude", "longitude", "result_label", "result_score", "result_type", "result_citycode"))
		for _, row := range rows[1:] {
			answer := strings.Split(known[row[1]], ",")
			out.Write(slices.Concat(row, answer, make([]string, 6-len(answer))))
		}
		out.Flush()
	}))
	ts.Defer(s.Close)
	ts.Setenv("GEOCODER", s.URL)
}

// website serves a folder on the loopback as if it were any site in http: website DIR.
func website(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: website DIR")
	}
	s := httptest.NewServer(http.FileServerFS(os.DirFS(ts.MkAbs(args[0]))))
	ts.Defer(s.Close)
	ts.Setenv("HTTP_PROXY", s.URL)
}

func asExit(err error, target **exec.ExitError) bool {
	e, ok := err.(*exec.ExitError) //nolint:errorlint // testscript returns it as it is
	*target = e
	return ok
}

// same holds that two folders have the same files with the same bytes, or with ! that they do not.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: same DIR DIR")
	}
	a, err := tree(ts.MkAbs(args[0]))
	ts.Check(err)
	b, err := tree(ts.MkAbs(args[1]))
	ts.Check(err)
	if (a == b) == neg {
		ts.Fatalf("%s and %s: same is %v", args[0], args[1], a == b)
	}
}

func tree(dir string) (string, error) {
	var all string
	err := filepath.Walk(dir, func(name string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		all += fmt.Sprintf("%s %x\n", rel, text)
		return err
	})
	return all, err
}

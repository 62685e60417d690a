// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Command compare builds the same network with maillage and with Hugo, cold and in turn, beside the floor that no program
// can go below, and writes what it measured as a table:
//
//	compare [-runs 5] PLACES…
//	compare scale PLACES…        maillage alone, at each size: how time and memory grow
//	compare plot TABLE.md        the table of scale in a document as a picture, on the output
//
// It is run at the root of the repository. Hugo is installed by go install, at a fixed version, into the cache of whoever runs it.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/bench"
)

// hugoVersion is the newest that the Go version of this repository builds.
const hugoVersion = "v0.165.0"

// day is the day for which the site is built: events pass.
const day = "2026-11-23"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 3 && args[0] == "floor" { // the program measures itself as another process
		return floor(args[1], args[2])
	}
	if len(args) > 1 && args[0] == "scale" {
		return scale(args[1:])
	}
	if len(args) == 2 && args[0] == "plot" {
		return plotFile(os.Stdout, args[1])
	}
	flags := flag.NewFlagSet("compare", flag.ContinueOnError)
	runs := flags.Int("runs", 5, "builds by each program, of which the median counts")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errors.New("usage: compare [-runs 5] PLACES…")
	}
	work, err := os.MkdirTemp("", "maillage-compare-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	tools, err := prepare(work)
	if err != nil {
		return err
	}
	for _, arg := range flags.Args() {
		places, err := strconv.Atoi(arg)
		if err != nil {
			return fmt.Errorf("number of places: %w", err)
		}
		results, err := compare(tools, filepath.Join(work, arg), places, *runs)
		if err != nil {
			return err
		}
		report(places, results)
	}
	return nil
}

// tools are the programs that are compared, by their paths.
type tools struct{ maillage, hugo, self string }

// prepare builds maillage and, where the cache does not have it yet, Hugo.
func prepare(work string) (tools, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return tools{}, err
	}
	self, err := os.Executable()
	if err != nil {
		return tools{}, err
	}
	t := tools{hugo: filepath.Join(cache, "maillage-bench", "hugo-"+hugoVersion, "hugo"), self: self}
	if t.maillage, err = compile(work); err != nil {
		return tools{}, err
	}
	if _, err := os.Stat(t.hugo); err == nil {
		return t, nil
	}
	fmt.Fprintln(os.Stderr, "installing Hugo", hugoVersion)
	return t, command([]string{"GOBIN=" + filepath.Dir(t.hugo)}, "go", "install", "github.com/gohugoio/hugo@"+hugoVersion)
}

// compile builds maillage into a folder and returns its path.
func compile(work string) (string, error) {
	name := filepath.Join(work, "maillage")
	return name, command(nil, "go", "build", "-o", name, "./cmd/maillage")
}

// command runs a command to its end.
func command(env []string, name string, args ...string) error {
	c := exec.Command(name, args...)
	c.Env = append(c.Environ(), env...)
	if said, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%v: %w\n%s", c.Args, err, said)
	}
	return nil
}

// A contender is one way to build the network, and what was measured of it.
type contender struct {
	name    string
	command func(out string) *exec.Cmd
	builds  []build
}

// A build is what was measured of one.
type build struct {
	wall, cpu time.Duration
	memory    int64 // most bytes in RAM
	files     int   // written
	bytes     int64
}

// compare builds a network of so many places in every way, in turn.
func compare(t tools, dir string, places, runs int) ([]*contender, error) {
	network, peer, hugo := filepath.Join(dir, "network"), filepath.Join(dir, "peer"), filepath.Join(dir, "hugo")
	size := bench.Of(places)
	if err := errors.Join(bench.Write(network, size), bench.WritePeer(peer, size), bench.WriteHugo(hugo, size)); err != nil {
		return nil, err
	}
	maillage := t.build
	all := []*contender{
		{name: "floor: read, YAML, Markdown, write", command: func(out string) *exec.Cmd { return exec.Command(t.self, "floor", peer, out) }},
		{name: "maillage", command: maillage(peer)},
		{name: "Hugo " + hugoVersion, command: func(out string) *exec.Cmd {
			return exec.Command(t.hugo, "--quiet", "--noBuildLock", "--source", hugo, "--destination", out)
		}},
		{name: "maillage, every output", command: maillage(network)},
	}
	for range runs {
		for _, c := range all {
			b, err := measure(c.command(filepath.Join(dir, "public")), filepath.Join(dir, "public"))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", c.name, err)
			}
			c.builds = append(c.builds, b)
		}
	}
	return all, os.RemoveAll(dir)
}

// build returns how maillage builds a network.
func (t tools) build(network string) func(out string) *exec.Cmd {
	return func(out string) *exec.Cmd {
		return exec.Command(t.maillage, "build", "--quiet", "--date", day, "--source", network, "-o", out)
	}
}

// report writes the table of a size. Only the ratios are to be quoted: a machine has its good and its bad hours.
func report(places int, all []*contender) {
	median := func(c *contender, of func(build) float64) float64 {
		var values []float64
		for _, b := range c.builds {
			values = append(values, of(b))
		}
		slices.Sort(values)
		return values[len(values)/2]
	}
	wall := func(b build) float64 { return b.wall.Seconds() }
	cpu := func(b build) float64 { return b.cpu.Seconds() }
	memory := func(b build) float64 { return float64(b.memory) }
	ours := all[1]
	fmt.Printf("%d places, median of %d\n\n| | time | CPU time | peak memory | files | written | time ÷ maillage | CPU ÷ maillage | memory ÷ maillage |\n|---|---|---|---|---|---|---|---|---|\n", places, len(ours.builds))
	for _, c := range all {
		fmt.Printf("| %s | %.2f s | %.1f s | %.0f MB | %d | %.0f MB | %.2f | %.2f | %.2f |\n", c.name,
			median(c, wall), median(c, cpu), median(c, memory)/1e6,
			c.builds[0].files, float64(c.builds[0].bytes)/1e6,
			median(c, wall)/median(ours, wall), median(c, cpu)/median(ours, cpu), median(c, memory)/median(ours, memory))
	}
	fmt.Println()
}

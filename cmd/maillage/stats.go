// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"os"
	"runtime/trace"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// A stopwatch measures a build for --stats and --trace.
type stopwatch struct {
	clock func() time.Time

	mu    sync.Mutex
	parts map[build.Part]*measured
}

// A measured is what was measured of a part of the work.
type measured struct {
	time  time.Duration // of all files together where the part is a family
	files int
	bytes int64
}

// newStopwatch returns what measures a build, nil when nobody asked.
func newStopwatch(a *app, o buildOptions) *stopwatch {
	if !o.stats && o.trace == "" {
		return nil
	}
	return &stopwatch{clock: a.clock, parts: make(map[build.Part]*measured)}
}

// meter returns what the build calls, nil for nothing.
func (s *stopwatch) meter() build.Meter {
	if s == nil {
		return nil
	}
	return s.measure
}

// measure is a [build.Meter]: it adds up, and marks the parts in the trace.
func (s *stopwatch) measure(p build.Part) (end func(bytes int)) {
	region := trace.StartRegion(context.Background(), strings.TrimSpace(string(p.Stage)+" "+p.Family+p.Ext))
	began := s.clock()
	return func(bytes int) {
		took := s.clock().Sub(began)
		region.End()
		s.mu.Lock()
		defer s.mu.Unlock()
		m := s.parts[p]
		if m == nil {
			m = new(measured)
			s.parts[p] = m
		}
		m.time += took
		m.files++
		m.bytes += int64(bytes)
	}
}

// traced does work and writes to a file what the program did meanwhile; to none when the name is empty.
func traced(name string, work func() error) error {
	if name == "" {
		return work()
	}
	f, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("write the trace: %w", err)
	}
	defer f.Close()
	if err := trace.Start(f); err != nil {
		return fmt.Errorf("write the trace: %w", err)
	}
	err = work()
	trace.Stop()
	return cmp.Or(err, f.Close())
}

// A statistics is what `build --stats` says.
type statistics struct {
	Stages     []stageTime  `json:"stages"`
	Families   []familyTime `json:"families"` // the files of the site by what they are, what took longest first
	Documents  int          `json:"documents"`
	Pictures   pictureUse   `json:"pictures"`
	PeakMemory int64        `json:"peak_memory"` // bytes; 0 where the system does not tell
}

type stageTime struct {
	Stage   build.Stage `json:"stage"`
	Seconds float64     `json:"seconds"`
}

type familyTime struct {
	Family string  `json:"family"`
	Ext    string  `json:"ext"`
	Files  int     `json:"files"`
	Bytes  int64   `json:"bytes"`
	Share  float64 `json:"share"` // of the time that making files took on all cores together
}

type pictureUse struct {
	Cached int `json:"cached"`
	Made   int `json:"made"`
}

// statistics returns what was measured of a build whose state is s.
func (s *stopwatch) statistics(state *build.State) *statistics {
	use := state.Pictures()
	r := &statistics{Documents: state.Documents(), Pictures: pictureUse{use.Cached, use.Made}, PeakMemory: peakMemory()}
	s.mu.Lock()
	defer s.mu.Unlock()
	var all time.Duration
	for p, m := range s.parts {
		if p.Family != "" {
			all += m.time
		}
	}
	for _, stage := range stages() {
		if m := s.parts[build.Part{Stage: stage.Stage}]; m != nil {
			r.Stages = append(r.Stages, stageTime{stage.Stage, m.time.Seconds()})
		}
	}
	for p, m := range s.parts {
		if p.Family != "" {
			r.Families = append(r.Families, familyTime{p.Family, p.Ext, m.files, m.bytes, m.time.Seconds() / max(all.Seconds(), 1e-9)})
		}
	}
	slices.SortFunc(r.Families, func(a, b familyTime) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Family, b.Family), cmp.Compare(a.Ext, b.Ext))
	})
	return r
}

// A stageName is a stage in the words of the interface.
type stageName struct {
	build.Stage
	name diag.Text
}

// stages returns the stages in their order.
func stages() []stageName {
	return []stageName{
		{build.Configuring, diag.Text{FR: "configuration", EN: "configuration"}},
		{build.Reading, diag.Text{FR: "lecture des documents", EN: "reading of documents"}},
		{build.Theming, diag.Text{FR: "  thème, en même temps", EN: "  theme, meanwhile"}},
		{build.Assembling, diag.Text{FR: "modèle du site", EN: "model of the site"}},
		{build.Listing, diag.Text{FR: "liste des fichiers", EN: "list of files"}},
		{build.Checking, diag.Text{FR: "  vérifications, en même temps", EN: "  checks, meanwhile"}},
		{build.Writing, diag.Text{FR: "fabrication et écriture", EN: "making and writing"}},
	}
}

// families returns kinds of files in the words of the interface.
func families() map[string]diag.Text {
	return map[string]diag.Text{
		"pages":    {FR: "pages", EN: "pages"},
		"calendar": {FR: "agendas", EN: "calendars"},
		"feeds":    {FR: "flux", EN: "feeds"},
		"maps":     {FR: "cartes", EN: "maps"},
		"opendata": {FR: "données", EN: "data"},
		"search":   {FR: "recherche", EN: "search"},
		"theme":    {FR: "thème", EN: "theme"},
		"images":   {FR: "images", EN: "pictures"},
	}
}

// smallShare is the share of the time below which a kind of files is counted with the others.
const smallShare = 0.01

// printStatistics writes tables for the person at the keyboard.
func (a *app) printStatistics(s *statistics) {
	names := stages()
	times := [][]string{{a.say("étape", "stage"), a.say("durée", "time")}}
	for _, took := range s.Stages {
		at := slices.IndexFunc(names, func(n stageName) bool { return n.Stage == took.Stage })
		times = append(times, []string{names[at].name.In(a.lang), strconv.Itoa(int(math.Round(1000*took.Seconds))) + " ms"})
	}
	a.printTable(times)

	made := [][]string{{a.say("fichiers du site", "files of the site"), a.say("nombre", "number"), a.say("taille", "size"), a.say("part du temps", "share of the time")}}
	row := func(name string, f familyTime) {
		made = append(made, []string{name, strconv.Itoa(f.Files), a.size(f.Bytes), a.decimal(100*f.Share) + " %"})
	}
	var rest familyTime
	for _, f := range s.Families {
		if f.Share >= smallShare {
			row(families()[f.Family].In(a.lang)+" "+f.Ext, f)
			continue
		}
		rest.Files, rest.Bytes, rest.Share = rest.Files+f.Files, rest.Bytes+f.Bytes, rest.Share+f.Share
	}
	if rest.Files > 0 {
		row(a.say("le reste", "the rest"), rest)
	}
	a.printTable(made)

	fmt.Fprintf(a.err, a.say(
		"%s, mémoire au plus %s, images : %d du cache, %d faites\n",
		"%s, at most %s of memory, pictures: %d from the cache, %d made\n"),
		a.count(s.Documents, diag.Text{FR: "document", EN: "document"}, diag.Text{FR: "documents", EN: "documents"}),
		a.size(s.PeakMemory), s.Pictures.Cached, s.Pictures.Made)
}

// printTable writes rows in columns and an empty line: the first column is of words, the others of numbers.
func (a *app) printTable(rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if i == 0 {
				line.WriteString(cell + space)
			} else {
				line.WriteString("  " + space + cell)
			}
		}
		fmt.Fprintln(a.err, line.String())
	}
	fmt.Fprintln(a.err)
}

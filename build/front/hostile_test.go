// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"bytes"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/spent"
)

// What one hostile file may cost, on a busy machine.
const (
	mostTime   = 100 * time.Millisecond
	mostMemory = 64 << 20 // bytes allocated in all, most of them garbage at once
)

// bombs are the rows 20–25 and 33 of trust: what is small to write and large to read.
var bombs = map[string]string{
	"aliases (20)":         "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d]\n",
	"flow lists (21)":      "a: " + strings.Repeat("[", 30_000),
	"more flow lists (21)": "a: " + strings.Repeat("[", 100_000),
	"closed lists (21)":    "a: " + strings.Repeat("[", 15_000) + strings.Repeat("]", 15_000),
	"block lists (21)":     strings.Repeat("- ", 15_000),
	"flow maps (21)":       strings.Repeat("{a: ", 7_000),
	"question marks (21)":  strings.Repeat("? ", 15_000),
	"many lists (21)":      "a: [" + strings.Repeat("[],", 10_000) + "]",
	"same key (22)":        strings.Repeat("k: v\n", 6_000),
	"short keys (22)":      numbered(3_000),
	"many keys (22)":       numbered(200_000),
	"flow keys (22)":       "{" + strings.ReplaceAll(numbered(3_000), "\n", ",") + "}",
	"recursive alias (23)": "a: &a [*a]\n",
	"recursive map (23)":   "a: &a {b: *a}\n",
	"merge self (23)":      "a: &a\n  <<: *a\n",
	"merge bomb (23)":      "a: &a {b: c}\nd: {<<: [" + strings.Repeat("*a,", 5_000) + "]}\n",
	"anchors (23)":         strings.ReplaceAll(numbered(2_000), "v\n", "&a v\n"),
	"long (33)":            "name: " + strings.Repeat("a", 40<<10),
	"very long (33)":       strings.Repeat("# ceci n’est rien\n", 10<<20/19),
	"one long quote":       "a: \"" + strings.Repeat("x\n", 15_000),
	"quotes":               "a: " + strings.Repeat("'\" ", 10_000),
	"faults":               strings.Repeat("a: b: c\n", 4_000),
	"tabs":                 strings.Repeat("\ta: b\n", 5_000),
	"no colons":            strings.Repeat("word word\n", 3_000),
	"hyphens":              strings.Repeat("-a\n", 10_000),
	"stars":                "a: " + strings.Repeat("*", 30_000),
	"tags (25)":            "a: " + strings.Repeat("!a ", 10_000),
	"binary (25)":          "a: !!binary /w==\n",
	"two documents (24)":   "a: b\n--- c\n",
	"double keys (24)":     "a: b\na: c\n",
}

func TestBombsAreRefusedAtOnce(t *testing.T) {
	for name, text := range bombs {
		t.Run(name, func(t *testing.T) {
			cheap(t, func() []diag.Diagnostic { _, p := Split(file("---\n" + text + "\n---\n")); return p }, true)
			cheap(t, func() []diag.Diagnostic { _, p := Split(file("---\n" + text)); return p }, true)
			cheap(t, func() []diag.Diagnostic { _, p := Parse(file(text), NetworkLimits); return p }, false)
		})
	}
}

// A network's own files may be larger; the largest that pass are still cheap.
func TestLargestFilesOfANetworkAreCheap(t *testing.T) {
	for name, text := range map[string]string{
		"keys":  strings.Join([]string{"a:\n  ", strings.ReplaceAll(strings.TrimSpace(numbered(4_900)), "\n", "\n  "), "\n"}, ""),
		"items": "a: [" + strings.Repeat("x,", 19_990) + "]\n",
		"text":  "a: |\n" + strings.Repeat("  Une phrase, puis une autre, de la longueur que l’on trouve d’ordinaire.\n", 13_000),
	} {
		t.Run(name, func(t *testing.T) {
			if raceDetector {
				t.Skip("times mean nothing under the race detector")
			}
			took := spent.By(func() {
				m, problems := Parse(file(text), NetworkLimits)
				if len(problems) > 0 {
					t.Fatal(problems)
				}
				var v struct {
					A any `yaml:"a"`
				}
				if err := m.Decode(&v); err != nil {
					t.Fatal(err)
				}
			})
			if took > 5*mostTime {
				t.Errorf("%v", took)
			}
		})
	}
}

// cheap holds a reader against what a hostile file may cost, and wants a problem where that is said.
func cheap(t *testing.T, read func() []diag.Diagnostic, refused bool) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var problems []diag.Diagnostic
	took := spent.By(func() { problems = read() })
	runtime.ReadMemStats(&after)
	if refused && len(problems) == 0 {
		t.Fatal("accepted")
	}
	if len(problems) > 2*maxProblems {
		t.Fatalf("%d problems", len(problems))
	}
	most := mostTime
	if raceDetector {
		most *= 20
	}
	if memory := after.TotalAlloc - before.TotalAlloc; took > most || memory > mostMemory && !raceDetector {
		t.Errorf("%v, %d MiB", took, memory>>20)
	}
}

// numbered returns so many lines with a key each.
func numbered(n int) string {
	var b bytes.Buffer
	for i := range n {
		b.WriteString("k")
		for d := i; d > 0; d /= 26 {
			b.WriteByte(byte('a' + d%26))
		}
		b.WriteString(": v\n")
	}
	return b.String()
}

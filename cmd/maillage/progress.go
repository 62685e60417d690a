// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build"
)

// Work shorter than this shows no progress.
const progressAfter = 500 * time.Millisecond

// A progress tells how far long work is: one line that is rewritten on a terminal, plain lines elsewhere.
type progress struct {
	app     *app
	started time.Time

	mu    sync.Mutex
	next  time.Time // no line before
	shown int       // columns of the line on the terminal
}

func newProgress(a *app) *progress {
	now := a.clock()
	return &progress{app: a, started: now, next: now.Add(progressAfter)}
}

// report is called from any goroutine.
func (p *progress) report(stage build.Stage, done, total int) {
	if p.app.quiet || p.app.json {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.app.clock()
	if now.Before(p.next) {
		return
	}
	word := p.app.say("lecture", "reading")
	if stage == build.Writing {
		word = p.app.say("écriture", "writing")
	}
	line := fmt.Sprintf("%s… %d/%d", word, done, total)
	if !p.app.terminal {
		p.next = now.Add(5 * time.Second)
		fmt.Fprintln(p.app.err, line)
		return
	}
	p.next = now.Add(100 * time.Millisecond)
	width := len([]rune(line))
	fmt.Fprintf(p.app.err, "\r%s%s", line, strings.Repeat(" ", max(0, p.shown-width)))
	p.shown = width
}

// end removes the line from the terminal. It may be called again.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown > 0 {
		fmt.Fprintf(p.app.err, "\r%s\r", strings.Repeat(" ", p.shown))
		p.shown = 0
	}
}

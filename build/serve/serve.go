// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package serve shows a network's site while somebody writes it. [New] makes a [Server] of an open project; [Server.Run]
// listens, watches the network's folder and keeps what is shown true.
//
// It serves what a build would write, with the same bytes; only HTML gets one tag more, a script that reloads the page.
// A state with a new error is not shown: the last good one stays, and the problems appear over the page.
package serve

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// HeapGrowth is how much the heap of a server may grow, in percent of what is in use, before it is swept (GOGC). Somebody waits for
// each edit: sweeping a large network less often than Go's own 100 takes a third off it.
const HeapGrowth = 300

// Options say what to watch and how to speak.
type Options struct {
	Dir     string             // the network's folder on disk, watched
	Lang    string             // of the problems: "en" for English, else French
	Hosts   []string           // names by which other machines may ask, beside numeric addresses; nil: this machine alone
	Now     func() when.Moment // the moment for which the site is made; nil keeps the project's for ever
	Changed func(Change)       // told after each edit; nil for silence
}

// A Change is what an edit did.
type Change struct {
	Paths    []string // slash-separated, from the network's folder; nil when everything was read again
	Took     time.Duration
	Problems []diag.Diagnostic // all of the network, sorted
	Shown    bool              // false when a new error keeps the last good site
	Err      error             // of the machine: nothing changed
}

// A Server serves one project.
type Server struct {
	project *build.Project
	options Options
	client  *hub

	mu    sync.RWMutex
	shown shown

	buffers sync.Map // in which large files were made last, by their paths: new memory of their size would be cleared first
}

// A shown is what browsers see. It is never modified.
type shown struct {
	state   *build.State
	version int               // counts states that ask for a reload
	latest  []diag.Diagnostic // of the newest state, which may be another
	failure error             // why the newest state could not be made
	late    []diag.Diagnostic // that showed when a page was asked for
}

// New returns a server of an open project.
func New(p *build.Project, o Options) *Server {
	s := &Server{project: p, options: o, client: newHub()}
	s.shown = shown{state: p.State(), version: 1, latest: p.State().Problems}
	return s
}

// Run serves on a listener, which it closes, until the context ends. Ending is no error.
func (s *Server) Run(ctx context.Context, l net.Listener) error {
	group, ctx := errgroup.WithContext(ctx)
	web := &http.Server{
		Handler: s.Handler(), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute,
		BaseContext: func(net.Listener) context.Context { return ctx }, // ends the streams of events
	}
	watching, err := watch(s.options.Dir)
	if err != nil {
		l.Close()
		return err
	}
	group.Go(func() error {
		if err := web.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			return fmt.Errorf("serve: %w", err)
		}
		return nil
	})
	group.Go(func() error {
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		if web.Shutdown(grace) != nil {
			return web.Close()
		}
		return nil
	})
	group.Go(func() error { return watching.run(ctx) })
	group.Go(func() error { return s.follow(ctx, watching) })
	return group.Wait()
}

// follow makes a new state after each edit and when time has changed the site.
func (s *Server) follow(ctx context.Context, w *watcher) error {
	var failed bool
	for {
		paths, all, err := w.next(ctx, s.wake())
		if ctx.Err() != nil {
			return nil //nolint:nilerr // ending is no error
		}
		if err != nil {
			return err
		}
		if all || failed {
			paths = nil
		}
		failed = s.update(ctx, paths) != nil
	}
}

// wake returns a channel that is ready when the site is wrong by itself: at midnight, or when an event begins or ends.
func (s *Server) wake() <-chan time.Time {
	if s.options.Now == nil {
		return nil
	}
	site := s.project.State().Site
	year, month, day := site.Today.In(site.Config.Location).Date()
	at := time.Date(year, month, day+1, 0, 0, 0, 0, site.Config.Location)
	if change, ok := site.NextChange(); ok && change.At.Before(at) {
		at = change.At
	}
	return time.After(max(at.Sub(site.Today), 0) + time.Second) // a second later the change is past on every clock
}

// update makes a new state and shows it unless it has a new error. Without paths everything is read.
func (s *Server) update(ctx context.Context, paths []string) error {
	started := time.Now() //nolint:forbidigo // how long work takes, not what day it is
	if s.options.Now != nil {
		s.project.Turn(s.options.Now())
	}
	err := s.project.Update(ctx, paths...)
	if ctx.Err() != nil {
		return nil //nolint:nilerr // ending is no error
	}
	next := s.project.State()
	s.mu.Lock()
	now := s.shown
	now.failure = err
	change := Change{Paths: paths, Err: err, Problems: next.Problems}
	if err == nil {
		now.latest = next.Problems
		if change.Shown = !worse(s.shown.state.Problems, next.Problems); change.Shown {
			now.state, now.late = next, nil
			if !only(paths, ".css") {
				now.version++
			}
		}
	}
	s.shown = now
	s.mu.Unlock()
	s.client.tell()
	if change.Took = time.Since(started); s.options.Changed != nil {
		s.options.Changed(change)
	}
	return err
}

// only reports whether all paths end so; nothing is known of no paths.
func only(paths []string, suffix string) bool {
	return len(paths) > 0 && !slices.ContainsFunc(paths, func(p string) bool { return !strings.HasSuffix(p, suffix) })
}

// worse reports whether there is an error after an edit that was not there before.
func worse(before, after []diag.Diagnostic) bool {
	type key struct {
		code diag.Code
		path string
	}
	count := make(map[key]int)
	for _, d := range before {
		count[key{d.Code, d.At.Path()}]++
	}
	for _, d := range after {
		if d.Severity() != diag.Error {
			continue
		}
		k := key{d.Code, d.At.Path()}
		if count[k]--; count[k] < 0 {
			return true
		}
	}
	return false
}

// now returns what browsers see.
func (s *Server) now() shown {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.shown
}

// largeFile is the size, in bytes, from which on the buffer of a file is kept.
const largeFile = 1 << 20

// take returns a buffer for a file, and who gives it back once the file is sent.
func (s *Server) take(path string) (b *bytes.Buffer, done func()) {
	b = new(bytes.Buffer)
	if kept, known := s.buffers.LoadAndDelete(path); known {
		b = kept.(*bytes.Buffer)
		b.Reset()
	}
	return b, func() {
		if b.Len() >= largeFile {
			s.buffers.Store(path, b)
		}
	}
}

// render writes a file of the site. A problem that only shows now is told to the page.
func (s *Server) render(now shown, path string, b *bytes.Buffer) error {
	f, ok := now.state.Plan.File(path)
	if !ok {
		return errAbsent
	}
	err := f.Render(b)
	if err == nil {
		return nil
	}
	if d, mendable := build.ProblemOf(err); mendable {
		s.mu.Lock()
		known := slices.ContainsFunc(s.shown.late, func(o diag.Diagnostic) bool { return o.Code == d.Code && o.At == d.At })
		if s.shown.state == now.state && !known {
			s.shown.late = append(slices.Clone(s.shown.late), d)
		}
		s.mu.Unlock()
		s.client.tell()
	}
	return fmt.Errorf("write %s: %w", path, err)
}

var errAbsent = errors.New("no such file")

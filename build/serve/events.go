// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package serve

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// maxProblems is how many problems a page shows.
const maxProblems = 20

// A hub wakes everybody who waits for news. The news are what [Server.now] says then.
type hub struct {
	mu   sync.Mutex
	news chan struct{} // closed when there are some
}

func newHub() *hub { return &hub{news: make(chan struct{})} }

// tell wakes everybody.
func (h *hub) tell() {
	h.mu.Lock()
	defer h.mu.Unlock()
	close(h.news)
	h.news = make(chan struct{})
}

// wait returns a channel that is closed at the next news.
func (h *hub) wait() <-chan struct{} {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.news
}

// A message is what a page is told: where the site stands and what is wrong. The same words as in a terminal.
type message struct {
	Version  int      `json:"version"` // a page of another one reloads
	Style    string   `json:"style"`   // the style sheet of every page
	Summary  string   `json:"summary"`
	Close    string   `json:"close"`  // the word on the button
	Failed   bool     `json:"failed"` // an error is among the problems
	Problems []string `json:"problems"`
}

// message says where the site stands.
func (s *Server) message() message {
	now := s.now()
	problems := slices.Concat(now.late, now.latest)
	problems = slices.DeleteFunc(problems, func(d diag.Diagnostic) bool { return d.Severity() == diag.Info })
	m := message{
		Version: now.version, Style: now.state.Style(), Problems: []string{},
		Close: diag.Text{FR: "Fermer", EN: "Close"}.In(s.options.Lang),
	}
	if now.failure != nil {
		m.Failed, m.Summary, m.Problems = true, diag.Text{FR: "le site n’a pas pu être relu", EN: "the site could not be read again"}.In(s.options.Lang), []string{now.failure.Error()}
		return m
	}
	if len(problems) == 0 {
		return m
	}
	m.Failed, m.Summary = diag.Failed(problems), diag.Summary(s.options.Lang, problems)
	for _, d := range problems[:min(len(problems), maxProblems)] {
		var b bytes.Buffer
		if diag.Write(&b, diag.Options{Lang: s.options.Lang}, []diag.Diagnostic{d}) == nil { // a buffer takes everything
			m.Problems = append(m.Problems, strings.TrimRight(b.String(), "\n"))
		}
	}
	return m
}

// events tells a page where the site stands, now and after each change, until it leaves.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	out := http.NewResponseController(w)
	alive := time.NewTicker(30 * time.Second) // finds out that a browser has gone
	defer alive.Stop()
	last := ""
	for {
		news := s.client.wait()
		text, err := json.Marshal(s.message())
		if err != nil {
			return
		}
		line := ": alive\n\n"
		if string(text) != last {
			last = string(text)
			line = "data: " + last + "\n\n"
		}
		if _, err := fmt.Fprint(w, line); err != nil || out.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-news:
		case <-alive.C:
		}
	}
}

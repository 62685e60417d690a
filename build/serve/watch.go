// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	quiet     = 2 * time.Millisecond   // an editor writes a file in several steps
	toCome    = 40 * time.Millisecond  // that an edit waits for what is still to be written in a file
	burst     = 32                     // files from which an edit is a program's, such as git
	burstRest = 100 * time.Millisecond // that a program's edit waits for its end
	longest   = time.Second            // that an edit waits, whatever comes
	many      = 1000                   // files from which everything is read again
)

// watched are the folders of a network that a site is made of; site.yaml stands beside them.
var watched = []string{"places", "content", "static", "theme", "themes"}

// byHand are the extensions of what people write. Editors make files of other names for a moment.
var byHand = []string{".md", ".yaml", ".html", ".css", ".ts"}

// A watcher collects the files that change below a folder.
type watcher struct {
	dir  string
	wake chan struct{} // holds one when there is something

	mu    sync.Mutex
	eyes  *eyes
	paths map[string]bool // that changed, and whether something is still to be written there
	all   bool            // folders came or went, or something may have been missed
}

// Eyes are on the folders that there were when they opened.
type eyes struct {
	*fsnotify.Watcher
	folders map[string]bool
}

// watch begins to watch a network's folder.
func watch(dir string) (*watcher, error) {
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return nil, fmt.Errorf("watch the network: %w", err)
	}
	w := &watcher{dir: real, wake: make(chan struct{}, 1), paths: make(map[string]bool)}
	if w.eyes, err = w.open(); err != nil {
		return nil, err
	}
	return w, nil
}

// open returns eyes on every folder there is now. A folder is watched before it is listed: what comes meanwhile is seen.
func (w *watcher) open() (*eyes, error) {
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch the network: %w", err)
	}
	e := &eyes{system, make(map[string]bool)}
	if err := e.Add(w.dir); err != nil {
		e.Close()
		return nil, fmt.Errorf("watch the network: %w", err)
	}
	for _, top := range watched {
		if err := e.follow(filepath.Join(w.dir, top)); err != nil {
			e.Close()
			return nil, fmt.Errorf("watch the network: %w", err)
		}
	}
	return e, nil
}

// follow watches a folder and those below. What went meanwhile is no error.
func (e *eyes) follow(dir string) error {
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() {
		return nil //nolint:nilerr // nothing to watch
	}
	if err := e.Add(dir); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	e.folders[dir] = true
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil //nolint:nilerr // the reader of the network says so
	}
	for _, entry := range entries {
		if entry.IsDir() && !strings.HasPrefix(entry.Name(), ".") && entry.Name() != "node_modules" {
			if err := e.follow(filepath.Join(dir, entry.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// run collects until the context ends. It does nothing slow: the system forgets what is not fetched.
func (w *watcher) run(ctx context.Context) error {
	defer func() { w.current().Close() }()
	for {
		eyes := w.current()
		select {
		case <-ctx.Done():
			return nil
		case event, open := <-eyes.Events:
			if open && !event.Has(fsnotify.Chmod) || event.Op&^fsnotify.Chmod != 0 {
				w.note(eyes, event)
			} else if !open && w.current() == eyes {
				return errors.New("watch the network: the system ended it")
			}
		case err, open := <-eyes.Errors:
			if open && err != nil { // too much came at once, or a folder could not be followed
				w.doubt()
			}
		}
	}
}

func (w *watcher) current() *eyes {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.eyes
}

// note keeps what an event says.
func (w *watcher) note(eyes *eyes, e fsnotify.Event) {
	rel, err := filepath.Rel(w.dir, e.Name)
	if err != nil {
		w.doubt()
		return
	}
	name := filepath.ToSlash(rel)
	top, _, below := strings.Cut(name, "/")
	if name != "site.yaml" && !slices.Contains(watched, top) {
		if name == "." {
			w.doubt()
		}
		return
	}
	info, err := os.Lstat(e.Name)
	folder := !below || err == nil && info.IsDir() || err != nil && eyes.folders[e.Name]
	if name != "site.yaml" && folder {
		w.doubt()
		return
	}
	// Most editors empty or move a file before they write it.
	unwritten := slices.Contains(byHand, filepath.Ext(name)) && (err != nil || info.Size() == 0)
	w.mu.Lock()
	w.paths[name] = unwritten
	w.mu.Unlock()
	w.signal()
}

// doubt asks for everything to be read again.
func (w *watcher) doubt() {
	w.mu.Lock()
	w.all = true
	w.mu.Unlock()
	w.signal()
}

func (w *watcher) signal() {
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// next waits for an edit to end and returns its files, or that everything is to be read; that is so too when alarm is ready.
func (w *watcher) next(ctx context.Context, alarm <-chan time.Time) (paths []string, all bool, err error) {
	select {
	case <-ctx.Done():
		return nil, false, nil
	case <-alarm:
		return nil, true, nil
	case <-w.wake:
	}
	w.settle(ctx)
	w.mu.Lock()
	defer w.mu.Unlock()
	paths, all = slices.Sorted(maps.Keys(w.paths)), w.all || len(w.paths) >= many
	w.paths, w.all = make(map[string]bool), false
	if all {
		// Watched anew before it is read: folders may have moved away under their watch.
		eyes, err := w.open()
		if err != nil {
			return nil, true, err
		}
		w.eyes.Close()
		w.eyes = eyes
	}
	return paths, all, nil
}

// settle waits until nothing comes for a moment, longer when a program writes.
func (w *watcher) settle(ctx context.Context) {
	end := time.After(longest)
	for {
		rest := w.rest()
		select {
		case <-ctx.Done():
			return
		case <-end:
			return
		case <-w.wake:
		case <-time.After(rest):
			return
		}
	}
}

// rest returns how long nothing may come until an edit has ended.
func (w *watcher) rest() time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.all || len(w.paths) >= burst {
		return burstRest
	}
	for _, unwritten := range w.paths {
		if unwritten {
			return toCome
		}
	}
	return quiet
}

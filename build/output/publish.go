// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package output

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// What keeps a folder from being published.
var (
	ErrNotOurs = errors.New("the folder holds something that maillage did not make")
	ErrLocked  = errors.New("another build is publishing to this folder")
	ErrUnsafe  = errors.New("a site cannot be published here")
)

// marker is the file that says that a folder is ours to replace. It lists the pages, so that a later build can tell which
// addresses have disappeared.
const marker = ".maillage"

const markerHead = "maillage site 1"

// PublishOptions say how to publish.
type PublishOptions struct {
	Source   string                // the network's folder, which is never replaced; "" for none
	Progress func(done, total int) // called from any goroutine; nil for silence
}

// Stats says what a publication did.
type Stats struct {
	Files int
	Bytes int64
}

// Publish writes a plan into a folder beside dir and exchanges the two at once: dir is the old site or the new one, whatever
// happens. It replaces only a folder that is absent, empty or its own ([ErrNotOurs]).
func Publish(ctx context.Context, p *Plan, dir string, o PublishOptions) (Stats, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return Stats{}, fmt.Errorf("publish: %w", err)
	}
	if err := replaceable(dir, o.Source); err != nil {
		return Stats{}, err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return Stats{}, fmt.Errorf("publish: %w", err)
	}
	unlock, err := lock(dir + ".lock")
	if err != nil {
		return Stats{}, err
	}
	defer unlock()
	if err := recoverFrom(dir); err != nil {
		return Stats{}, err
	}
	fresh, err := os.MkdirTemp(filepath.Dir(dir), filepath.Base(dir)+temporary+"*")
	if err != nil {
		return Stats{}, fmt.Errorf("publish: %w", err)
	}
	stats, err := write(ctx, p, fresh, o.Progress)
	if err == nil {
		err = exchange(fresh, dir)
	}
	// Here fresh is the old site, or what was written of one that failed.
	if gone := os.RemoveAll(fresh); err == nil && gone != nil {
		err = fmt.Errorf("remove the site before: %w", gone)
	}
	return stats, err
}

// temporary marks the folders beside a site that a build was writing: "public.new-123456".
const temporary = ".new-"

// replaceable returns an error when publishing would destroy something that is not a site.
func replaceable(dir, source string) error {
	if dir == filepath.Dir(dir) {
		return fmt.Errorf("%w: %s is the root of the disk", ErrUnsafe, dir)
	}
	if source != "" {
		source, err := filepath.Abs(source)
		if err != nil {
			return fmt.Errorf("publish: %w", err)
		}
		if inside(source, dir) {
			return fmt.Errorf("%w: %s holds the network's own files", ErrUnsafe, dir)
		}
	}
	info, err := os.Lstat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	if !info.IsDir() {
		return fmt.Errorf("%w: %s", ErrNotOurs, dir)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	if len(entries) > 0 && !ours(dir) {
		return fmt.Errorf("%w: %s", ErrNotOurs, dir)
	}
	return nil
}

// inside reports whether a path is a folder or lies below it.
func inside(name, folder string) bool {
	rel, err := filepath.Rel(folder, name)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// ours reports whether a folder was made by Publish.
func ours(dir string) bool {
	head := make([]byte, len(markerHead))
	f, err := os.Open(filepath.Join(dir, marker))
	if err != nil {
		return false
	}
	defer f.Close()
	n, _ := f.Read(head)
	return string(head[:n]) == markerHead
}

// recoverFrom removes what builds that were killed have left beside a site. The lock says that none of them still runs.
func recoverFrom(dir string) error {
	if err := restore(dir); err != nil {
		return err
	}
	left, err := filepath.Glob(escapeGlob(dir) + temporary + "*")
	if err != nil {
		return fmt.Errorf("look for unfinished sites: %w", err)
	}
	for _, folder := range left {
		if err := os.RemoveAll(folder); err != nil {
			return fmt.Errorf("remove an unfinished site: %w", err)
		}
	}
	return nil
}

func escapeGlob(name string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(name)
}

// write renders every file of a plan into a folder, on all cores.
func write(ctx context.Context, p *Plan, dir string, progress func(done, total int)) (Stats, error) {
	// The marker comes first: a folder that was begun is ours to remove.
	if err := os.WriteFile(filepath.Join(dir, marker), index(p), 0o644); err != nil {
		return Stats{}, fmt.Errorf("write the list of pages: %w", err)
	}
	if err := os.Chmod(dir, 0o755); err != nil { // a temporary folder is private at first
		return Stats{}, fmt.Errorf("publish: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Stats{}, fmt.Errorf("publish: %w", err)
	}
	defer root.Close()
	if err := folders(root, p); err != nil {
		return Stats{}, err
	}
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	var bytesWritten, done atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for f := range p.Files() {
		if ctx.Err() != nil {
			break
		}
		group.Go(func() error {
			b := buffers.Get().(*bytes.Buffer)
			defer buffers.Put(b)
			b.Reset()
			if err := f.Render(b); err != nil {
				return fmt.Errorf("render %s: %w", f.Path, err)
			}
			if err := root.WriteFile(filepath.FromSlash(f.Path), b.Bytes(), 0o644); err != nil {
				return fmt.Errorf("write %s: %w", f.Path, err)
			}
			bytesWritten.Add(int64(b.Len()))
			if n := int(done.Add(1)); progress != nil {
				progress(n, p.Len())
			}
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return Stats{}, err
	}
	if err := ctx.Err(); err != nil && int(done.Load()) < p.Len() {
		return Stats{}, err
	}
	return Stats{Files: p.Len(), Bytes: bytesWritten.Load()}, nil
}

// folders makes every folder of a plan once.
func folders(root *os.Root, p *Plan) error {
	made := map[string]bool{".": true}
	for f := range p.Files() {
		dir := path.Dir(f.Path)
		if made[dir] {
			continue
		}
		if err := root.MkdirAll(filepath.FromSlash(dir), 0o755); err != nil {
			return fmt.Errorf("make folder %s: %w", dir, err)
		}
		for ; !made[dir]; dir = path.Dir(dir) {
			made[dir] = true
		}
	}
	return nil
}

// index returns the text of the marker: what it is, then the path of each page on a line.
func index(p *Plan) []byte {
	var b bytes.Buffer
	b.WriteString(markerHead + "\n")
	for f := range p.Files() {
		if strings.HasSuffix(f.Path, ".html") {
			b.WriteString(f.Path + "\n")
		}
	}
	return b.Bytes()
}

// maxIndex bounds what is read of a marker, in bytes: a million pages.
const maxIndex = 64 << 20

// Published returns the paths of the pages of the site in a folder, sorted; none where there is no site.
func Published(dir string) ([]string, error) {
	f, err := os.Open(filepath.Join(dir, marker))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > maxIndex {
		return nil, fmt.Errorf("%s is too large", f.Name())
	}
	var pages []string
	lines := bufio.NewScanner(f)
	if !lines.Scan() || lines.Text() != markerHead {
		return nil, nil
	}
	for lines.Scan() {
		pages = append(pages, lines.Text())
	}
	slices.Sort(pages)
	return pages, lines.Err()
}

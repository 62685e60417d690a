// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package output

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"

	"golang.org/x/sync/errgroup"
)

// What keeps a folder from being published. The folder is untouched then.
var (
	ErrNotOurs = errors.New("the folder holds files that maillage did not make")
	ErrLocked  = errors.New("another build is publishing to this folder")
	ErrUnsafe  = errors.New("a site must not replace this folder")
)

// PublishOptions say how to publish.
type PublishOptions struct {
	Source   string                // the network's folder: neither it nor a folder around it is replaced; "" for none
	Progress func(done, total int) // called every 256 files and at the end, from any goroutine; nil for silence
}

// Stats says what a publication wrote.
type Stats struct {
	Files int
	Bytes int64
}

// Publish writes a plan into a folder beside dir and exchanges the two at once: dir is the old site or the new one,
// whatever happens. It replaces only a folder that is absent, empty or made by it ([ErrNotOurs]); on an error the old
// site is as it was and nothing is left beside it. What a killed build left is removed by the next one.
// The one error that comes with Stats is that of an old site which could not be removed: the new one is in its place.
//
// Everybody may read the files, whatever the person's umask: a site is for a server that runs as somebody else (trust, row
// 76). Nothing is flushed to the disk: a power cut is not a kill.
func Publish(ctx context.Context, p *Plan, dir string, o PublishOptions) (Stats, error) {
	return publish(ctx, p, dir, o, exchange)
}

// publish is Publish with a way to exchange two folders.
func publish(ctx context.Context, p *Plan, dir string, o PublishOptions, exchange func(fresh, dir string) error) (Stats, error) {
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
	unlock, err := lock(dir + lockMark)
	if err != nil {
		return Stats{}, err
	}
	defer unlock()
	if err := tidy(dir); err != nil {
		return Stats{}, err
	}

	fresh := dir + freshMark + strconv.Itoa(os.Getpid())
	if err := os.Mkdir(fresh, folderMode); err != nil {
		return Stats{}, fmt.Errorf("publish: %w", err)
	}
	stats, err := write(ctx, p, fresh, o.Progress)
	if err == nil {
		err = replaceable(dir, o.Source) // writing took its time
	}
	if err == nil {
		err = movable(dir, exchange(fresh, dir))
	}
	if err != nil {
		return Stats{}, errors.Join(err, discard(fresh))
	}
	return stats, discard(fresh) // the old site
}

// replaceable returns an error when publishing to dir would destroy something that is not a site.
func replaceable(dir, source string) error {
	if dir == filepath.Dir(dir) {
		return fmt.Errorf("%w: %s is the root of the disk", ErrUnsafe, dir)
	}
	info, err := os.Lstat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		return fmt.Errorf("%w: %s is a symbolic link, name the folder itself", ErrUnsafe, dir)
	}
	if !info.IsDir() {
		return fmt.Errorf("%w: %s is a file", ErrNotOurs, dir)
	}
	if source != "" && holds(info, source) {
		return fmt.Errorf("%w: %s holds the network's own files", ErrUnsafe, dir)
	}
	if empty, err := isEmpty(dir); err != nil || !empty && !ours(dir) {
		return errors.Join(err, fmt.Errorf("%w: %s", ErrNotOurs, dir))
	}
	return nil
}

// movable says in words what it means that a folder could not be exchanged for another: it is a disk of its own, such as a
// container's volume (EBUSY), or belongs to a container's image (EXDEV).
func movable(dir string, err error) error {
	if errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV) {
		return fmt.Errorf("%w: %s is a mounted disk, name a folder inside it (%w)", ErrUnsafe, dir, err)
	}
	return err
}

// holds reports whether a folder is another one or lies around it, under whatever names the two are known.
func holds(folder fs.FileInfo, inner string) bool {
	inner, err := filepath.Abs(inner)
	if err != nil {
		return true // better refuse
	}
	if real, err := filepath.EvalSymlinks(inner); err == nil {
		inner = real
	}
	for {
		if info, err := os.Stat(inner); err == nil && os.SameFile(info, folder) {
			return true
		}
		outer := filepath.Dir(inner)
		if outer == inner {
			return false
		}
		inner = outer
	}
}

func isEmpty(dir string) (bool, error) {
	f, err := os.Open(dir)
	if err != nil {
		return false, err
	}
	defer f.Close()
	if _, err := f.Readdirnames(1); !errors.Is(err, io.EOF) {
		return false, err
	}
	return true, nil
}

// A writer renders the files of a plan into a folder. The folder is new and ours, and paths of a plan are clean: they lead
// nowhere else.
type writer struct {
	plan     *Plan
	dir      string
	masked   bool // the umask takes something from the modes that files are made with
	progress func(done, total int)
	done     atomic.Int64
	bytes    atomic.Int64
}

// write renders every file of a plan into an empty folder, on all cores.
func write(ctx context.Context, p *Plan, dir string, progress func(done, total int)) (Stats, error) {
	w := &writer{plan: p, dir: dir, progress: progress}
	made, err := os.Stat(dir)
	if err != nil {
		return Stats{}, fmt.Errorf("publish: %w", err)
	}
	w.masked = made.Mode().Perm()&folderMode != folderMode
	// The marker comes first: a folder that was begun is ours to remove.
	if err := w.put(marker, markerOf(p)); err != nil {
		return Stats{}, err
	}
	group, working := errgroup.WithContext(ctx)
	files := make(chan File)
	// More than there are cores: some wait for the disk, others for a picture that is being read for its neighbour. Each writes many:
	// its stack and its buffer are grown once.
	for range 4 * runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			var b bytes.Buffer
			for f := range files {
				if err := w.file(f, &b); err != nil {
					return err
				}
			}
			return nil
		})
	}
	var late []File
	last := ""
	for _, f := range p.Files() {
		// Folders are made here while files are written there: a file system makes those of one folder one by one anyway.
		if err = w.folders(f.Path, last); err != nil || working.Err() != nil {
			break
		}
		last = f.Path
		if f.Last {
			late = append(late, f)
			continue
		}
		select {
		case files <- f:
		case <-working.Done():
		}
	}
	close(files)
	err = cmp.Or(group.Wait(), err, ctx.Err())
	for _, f := range late {
		if err == nil {
			err = w.file(f, new(bytes.Buffer))
		}
	}
	if err = cmp.Or(err, w.open(".", folderMode)); err != nil {
		return Stats{}, err
	}
	return Stats{Files: p.Len(), Bytes: w.bytes.Load()}, nil
}

// folders makes the folders of a path that those of last, the path before it in sorted order, do not have: each is made once.
func (w *writer) folders(path, last string) error {
	for dir := range folders(path) {
		if strings.HasPrefix(last, path[:len(dir)+1]) {
			continue
		}
		err := os.Mkdir(w.at(dir), folderMode)
		if err == nil {
			err = w.open(dir, folderMode)
		}
		if err != nil {
			return fmt.Errorf("make the folder %s: %w", dir, err)
		}
	}
	return nil
}

// What everybody may do with what is published: read.
const (
	fileMode   = 0o644
	folderMode = 0o755
)

// at returns where a path of the plan is on the disk.
func (w *writer) at(path string) string {
	return w.dir + string(filepath.Separator) + filepath.FromSlash(path)
}

func (w *writer) put(path string, text []byte) error {
	if err := os.WriteFile(w.at(path), text, fileMode); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return w.open(path, fileMode)
}

// open gives back to a file or a folder what the umask took.
func (w *writer) open(path string, mode fs.FileMode) error {
	if !w.masked {
		return nil
	}
	return os.Chmod(w.at(path), mode)
}

const (
	progressStep = 256     // files between two calls of Progress
	keptBuffer   = 1 << 20 // bytes above which the room of a buffer is given back
)

// file renders one file into a buffer, which it empties before, and writes it.
func (w *writer) file(f File, b *bytes.Buffer) error {
	b.Reset()
	if err := f.Render(b); err != nil {
		return fmt.Errorf("render %s: %w", f.Path, err)
	}
	if err := w.put(f.Path, b.Bytes()); err != nil {
		return err
	}
	if f.Written != nil {
		f.Written(b.Bytes())
	}
	w.bytes.Add(int64(b.Len()))
	if b.Cap() > keptBuffer {
		*b = bytes.Buffer{}
	}
	if n, total := int(w.done.Add(1)), w.plan.Len(); w.progress != nil && (n%progressStep == 0 || n == total) {
		w.progress(n, total)
	}
	return nil
}

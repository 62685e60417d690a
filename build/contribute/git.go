// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package contribute

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A Repository is the git repository in which a network's folder lies. It is read with the plumbing of the git program, which
// runs no hook and no filter for it: a tree is a list of names, a file is its bytes.
type Repository struct {
	dir string

	mu    sync.Mutex // of the one program that gives contents
	batch *exec.Cmd
	ask   io.WriteCloser
	said  *bufio.Reader
}

// ErrNoRevision says that a repository has no such revision.
var ErrNoRevision = errors.New("no such revision")

// Open starts to read the repository around a folder; Close ends it.
func Open(ctx context.Context, dir string) (*Repository, error) {
	r := &Repository{dir: dir}
	r.batch = r.command(ctx, "cat-file", "--batch")
	var err error
	if r.ask, err = r.batch.StdinPipe(); err != nil {
		return nil, fmt.Errorf("start git: %w", err)
	}
	out, err := r.batch.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start git: %w", err)
	}
	r.said = bufio.NewReader(out)
	if err := r.batch.Start(); err != nil {
		return nil, fmt.Errorf("start git: %w", err)
	}
	return r, nil
}

// Close ends the program that gives contents. Trees cannot be read afterwards.
func (r *Repository) Close() error {
	_ = r.ask.Close()
	return r.batch.Wait()
}

func (r *Repository) command(ctx context.Context, args ...string) *exec.Cmd {
	return exec.CommandContext(ctx, "git", append([]string{"-C", r.dir, "--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false"}, args...)...)
}

// run returns what git says.
func (r *Repository) run(ctx context.Context, args ...string) ([]byte, error) {
	var errs bytes.Buffer
	c := r.command(ctx, args...)
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("git %s: %w: %s", args[0], err, strings.TrimSpace(errs.String()))
	}
	return out, nil
}

// resolve returns the commit of a revision as people name it; the error wraps [ErrNoRevision] when there is none.
func (r *Repository) resolve(ctx context.Context, revision string) (string, error) {
	out, err := r.run(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 1 {
		return "", fmt.Errorf("%q: %w", revision, ErrNoRevision)
	}
	return strings.TrimSpace(string(out)), err
}

// Since returns the revision from which head was made when it left base: what changed on base meanwhile is none of the
// contributor's business. An empty head is the commit on which the folder stands. Without a common past, as in a shallow clone,
// it is base itself.
func (r *Repository) Since(ctx context.Context, base, head string) (*Tree, error) {
	commit, err := r.resolve(ctx, base)
	if err != nil {
		return nil, err
	}
	if head == "" {
		head = "HEAD"
	}
	if out, err := r.run(ctx, "merge-base", "--end-of-options", commit, head); err == nil {
		commit = strings.TrimSpace(string(out))
	}
	return r.Tree(ctx, commit)
}

// Tree returns the network's folder as it is in a revision.
func (r *Repository) Tree(ctx context.Context, revision string) (*Tree, error) {
	commit, err := r.resolve(ctx, revision)
	if err != nil {
		return nil, err
	}
	// Without --full-tree the list is of the folder, with names that begin there.
	out, err := r.run(ctx, "ls-tree", "-r", "-z", "--long", commit)
	if err != nil {
		return nil, err
	}
	t := &Tree{repository: r, commit: commit, files: map[string]object{}}
	for line := range strings.SplitSeq(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		about, name, found := strings.Cut(line, "\t")
		fields := strings.Fields(about) // mode, type, id, size
		if !found || len(fields) != 4 {
			continue
		}
		size, _ := strconv.ParseInt(fields[3], 10, 64) // "-" of a submodule
		t.files[name] = object{mode: fields[0], id: fields[2], size: size}
	}
	t.index()
	return t, nil
}

// Changed returns the files that differ between a tree and the folder on disk, sorted; files that git ignores are none.
func (r *Repository) Changed(ctx context.Context, t *Tree) ([]string, error) {
	tracked, err := r.run(ctx, "diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z", "--end-of-options", t.commit, "--", ".")
	if err != nil {
		return nil, err
	}
	strange, err := r.run(ctx, "ls-files", "--others", "--exclude-standard", "-z")
	if err != nil {
		return nil, err
	}
	names := strings.FieldsFunc(string(tracked)+string(strange), func(c rune) bool { return c == 0 })
	slices.Sort(names)
	return slices.Compact(names), nil
}

// content returns the bytes of an object.
func (r *Repository) content(id string) ([]byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, err := io.WriteString(r.ask, id+"\n"); err != nil {
		return nil, fmt.Errorf("ask git for %s: %w", id, err)
	}
	head, err := r.said.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("read %s from git: %w", id, err)
	}
	fields := strings.Fields(head) // id, type, size; or: id "missing"
	if len(fields) != 3 {
		return nil, fmt.Errorf("read %s from git: %s", id, strings.TrimSpace(head))
	}
	size, err := strconv.Atoi(fields[2])
	if err != nil {
		return nil, fmt.Errorf("read %s from git: %w", id, err)
	}
	data := make([]byte, size+1) // a newline follows
	if _, err := io.ReadFull(r.said, data); err != nil {
		return nil, fmt.Errorf("read %s from git: %w", id, err)
	}
	return data[:size], nil
}

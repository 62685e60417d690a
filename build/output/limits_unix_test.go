// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

//go:build linux || darwin

package output

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// alone, when set in the environment, says that this process runs one test for another.
const alone = "MAILLAGE_TEST_ALONE"

// inProcessOfItsOwn runs the test that calls it in another process, and reports whether this is that process.
func inProcessOfItsOwn(t *testing.T) bool {
	t.Helper()
	if os.Getenv(alone) != "" {
		return true
	}
	cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), alone+"=1")
	if said, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(said), "--- PASS: "+t.Name()+" ") {
		t.Errorf("%v\n%s", err, said)
	}
	return false
}

// limited lets no file of this process be larger than some bytes for the time of a function: writes fail as on a full disk.
func limited(t *testing.T, bytes uint64, f func()) {
	t.Helper()
	var before unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	signal.Ignore(unix.SIGXFSZ) // else the system ends a process that writes too much
	defer signal.Reset(unix.SIGXFSZ)
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: bytes, Max: before.Max}); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &before); err != nil {
			t.Fatal(err)
		}
	}()
	f()
}

// Needs neither root nor a disk of its own, as TestAFullDiskLeavesTheOldSite does.
func TestAWriteThatFailsLeavesTheOldSite(t *testing.T) {
	if !inProcessOfItsOwn(t) { // which has no log that the limit could meet
		return
	}
	p := site(t, "neuf")
	for name, bytes := range map[string]uint64{"in a page": uint64(len(markerOf(p))), "in the marker": uint64(len(markerOf(p))) - 1, "at once": 1} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			mustPublish(t, site(t, "vieux"), dir)
			old := manifest(t, dir)
			limited(t, bytes, func() {
				if _, err := Publish(t.Context(), p, dir, PublishOptions{}); !errors.Is(err, unix.EFBIG) {
					t.Errorf("got %v", err)
				}
			})
			if manifest(t, dir) != old {
				t.Error("the old site changed")
			}
			onlySite(t, dir)
			mustPublish(t, p, dir)
		})
	}
}

// A server reads the site as somebody else (trust, row 76).
func TestEverybodyMayReadASiteWhateverTheUmask(t *testing.T) {
	for _, umask := range []int{0o022, 0o002, 0o027, 0o077, 0o111} {
		dir := filepath.Join(t.TempDir(), "public")
		p := site(t, "mot")
		before := unix.Umask(umask)
		_, err := Publish(t.Context(), p, dir, PublishOptions{})
		unix.Umask(before)
		if err != nil {
			t.Fatal(err)
		}
		err = filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := e.Info()
			if err != nil {
				return err
			}
			want := fs.FileMode(0o644)
			if e.IsDir() {
				want = 0o755
			}
			if info.Mode().Perm() != want {
				t.Errorf("umask %03o: %s is %v, not %v", umask, name, info.Mode().Perm(), want)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package output

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/compagnie-tiers-lieux/maillage/build/need"
)

// disk mounts a disk of 2 MB, or skips the test.
func disk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if unix.Geteuid() != 0 {
		t.Skip("a small disk can be mounted by root only")
	}
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=2m"); err != nil {
		need.Missing(t, err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// A disk that fills up while a site is written leaves the old site and gives its room back (trust, row 71). What does not need a
// disk of its own is in TestAFailureLeavesTheOldSite and TestAWriteThatFailsLeavesTheOldSite.
func TestAFullDiskLeavesTheOldSite(t *testing.T) {
	disk := disk(t)
	dir := filepath.Join(disk, "public")
	mustPublish(t, site(t, "vieux"), dir)
	old := manifest(t, dir)
	text := make([]byte, 50_000)
	p := site(t, "neuf")
	for i := range p.files {
		p.files[i].Render = func(w io.Writer) error { _, err := w.Write(text); return err }
	}
	fails := func() {
		t.Helper()
		if _, err := Publish(t.Context(), p, dir, PublishOptions{}); !errors.Is(err, unix.ENOSPC) {
			t.Errorf("got %v", err)
		}
		if manifest(t, dir) != old {
			t.Error("the old site changed")
		}
	}
	fails()
	onlySite(t, dir)
	room := filepath.Join(disk, "room")
	if err := os.WriteFile(room, make([]byte, 500_000), 0o644); err != nil {
		t.Errorf("there is no room: %v", err)
	}
	if err := os.WriteFile(room, make([]byte, 3<<20), 0o644); !errors.Is(err, unix.ENOSPC) {
		t.Fatalf("the disk is not full: %v", err)
	}
	fails() // in the marker
	if err := os.Remove(room); err != nil {
		t.Error(err)
	}
	onlySite(t, dir)
}

// A container's volume cannot be exchanged for another folder; a folder inside it can.
func TestAMountedDiskIsRefusedWithAWord(t *testing.T) {
	disk := disk(t)
	for name, exchange := range map[string]func(fresh, dir string) error{"exchange": exchange, "swap": swap} {
		if _, err := publish(t.Context(), site(t, "mot"), disk, PublishOptions{}, exchange); !errors.Is(err, ErrUnsafe) {
			t.Errorf("%s: got %v", name, err)
		}
		if empty, err := isEmpty(disk); err != nil || !empty {
			t.Errorf("%s: something was left in it, %v", name, err)
		}
		onlySite(t, disk)
	}
	mustPublish(t, site(t, "mot"), filepath.Join(disk, "public"))
}

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
)

// A disk that fills up while a site is written leaves the old site and gives its room back (trust, row 71). What does not need a
// disk of its own is in TestAFailureLeavesTheOldSite.
func TestAFullDiskLeavesTheOldSite(t *testing.T) {
	disk := t.TempDir()
	if err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size=2m"); err != nil {
		t.Skipf("a small disk can be mounted by root only: %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	})
	dir := filepath.Join(disk, "public")
	mustPublish(t, site(t, "vieux"), dir)
	old := manifest(t, dir)
	text := make([]byte, 50_000)
	p := site(t, "neuf")
	for i := range p.files {
		p.files[i].Render = func(w io.Writer) error { _, err := w.Write(text); return err }
	}
	if _, err := Publish(t.Context(), p, dir, PublishOptions{}); !errors.Is(err, unix.ENOSPC) {
		t.Errorf("got %v", err)
	}
	if manifest(t, dir) != old {
		t.Error("the old site changed")
	}
	onlySite(t, dir)
	if err := os.WriteFile(filepath.Join(disk, "room"), make([]byte, 500_000), 0o644); err != nil {
		t.Errorf("there is no room: %v", err)
	}
}

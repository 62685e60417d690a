// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package output

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// publisher, when set in the environment, makes this test binary publish two sites in turn until it is killed. Its value says how the
// folders are exchanged.
const publisher = "MAILLAGE_TEST_PUBLISHER"

func TestMain(m *testing.M) {
	if how := os.Getenv(publisher); how != "" {
		publishForEver(how, os.Args[len(os.Args)-1])
	}
	os.Exit(m.Run())
}

func publishForEver(how, dir string) {
	way := map[string]func(fresh, dir string) error{"exchange": exchange, "swap": swap}[how]
	var b testing.B
	plans := []*Plan{site(&b, "avant"), site(&b, "apres")}
	fmt.Println("ready")
	for i := 0; ; i++ {
		if _, err := publish(context.Background(), plans[i%2], dir, PublishOptions{}, way); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
}

// A build that is killed leaves the old site or the new one, and the next build cleans up after it (trust, row 70).
func TestAKillLeavesTheOldSiteOrTheNewOne(t *testing.T) {
	for how, kills := range map[string]int{"exchange": 50, "swap": 20} {
		t.Run(how, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			wants := map[string]bool{}
			for _, word := range []string{"apres", "avant"} {
				mustPublish(t, site(t, word), dir)
				wants[manifest(t, dir)] = true
			}
			unfinished := 0
			for range kills {
				killPublisher(t, how, dir)
				if entries, err := os.ReadDir(filepath.Dir(dir)); err != nil {
					t.Fatal(err)
				} else if len(entries) > 1 {
					unfinished++
				}
				if how == "swap" {
					// There may be no site for a moment: what the next build does first brings it back.
					if err := tidy(dir); err != nil {
						t.Fatal(err)
					}
				}
				if !wants[manifest(t, dir)] {
					t.Fatal("the site is a mixture")
				}
			}
			if unfinished == 0 {
				t.Error("no kill fell into a publication: this test proves nothing")
			}
			mustPublish(t, site(t, "avant"), dir)
			onlySite(t, dir)
		})
	}
}

// killPublisher starts a publisher and kills it some random time after it began.
func killPublisher(t *testing.T, how, dir string) {
	t.Helper()
	cmd := exec.Command(os.Args[0], dir)
	cmd.Env = append(os.Environ(), publisher+"="+how)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() || lines.Text() != "ready" {
		t.Fatalf("the publisher said %q", lines.Text())
	}
	time.Sleep(time.Duration(rand.Intn(50_000)) * time.Microsecond)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if lines.Scan() {
		t.Errorf("the publisher stopped: %s", lines.Text())
	}
	_ = cmd.Wait()
}

// Each state in which a kill can leave swap is mended by the next build.
func TestTheNextBuildMendsWhatAKillLeft(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(dir string) error
		word  string // of the site that is there afterwards
	}{
		{"between the renames", func(dir string) error { return os.Rename(dir, dir+oldMark) }, "un"},
		{"after both", func(dir string) error { return os.CopyFS(dir+oldMark, os.DirFS(dir)) }, "un"},
		{"before the marker", func(dir string) error { return os.Mkdir(dir+freshMark+"12", 0o755) }, "un"},
		{"in the marker", func(dir string) error {
			return errors.Join(os.Mkdir(dir+freshMark+"12", 0o755), os.WriteFile(dir+freshMark+"12/"+marker, nil, 0o644))
		}, "un"},
		{"while the old site is removed", func(dir string) error {
			return errors.Join(os.Mkdir(dir+freshMark+"12", 0o755), os.WriteFile(dir+freshMark+"12/"+marker, []byte(markerHead+"\n"), 0o644))
		}, "un"},
		{"a lock is left", func(dir string) error { return os.WriteFile(dir+lockMark, nil, 0o644) }, "un"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			mustPublish(t, site(t, c.word), dir)
			want := manifest(t, dir)
			if err := c.spoil(dir); err != nil {
				t.Fatal(err)
			}
			stopped, _ := NewPlan([]File{{Path: "x", Render: func(io.Writer) error { return errors.New("stop") }}})
			if _, err := Publish(t.Context(), stopped, dir, PublishOptions{}); err == nil {
				t.Fatal("no error")
			}
			if manifest(t, dir) != want {
				t.Error("the old site is not there")
			}
			onlySite(t, dir)
		})
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

var siteAt = regexp.MustCompile(`http://\S+`)

// serving runs `maillage serve` until the test has asked what it wants; it holds that an interrupted server ends well.
func serving(t *testing.T, args []string, ask func(url string)) string {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	t.Setenv("PATH", dir)
	if err := network(dir); err != nil {
		t.Fatal(err)
	}
	read, write := io.Pipe()
	a := newApp(nil, strings.NewReader(""), io.Discard, os.Stderr)
	a.err, a.lang, a.sourceDateEpoch = write, "fr", "1795435200"
	ctx, interrupt := context.WithCancel(context.Background())
	defer interrupt()
	code := make(chan int, 1)
	go func() {
		code <- a.main(ctx, append([]string{"serve", "--source", filepath.Join(dir, "reseau")}, args...))
		write.Close()
	}()
	var said strings.Builder
	lines := bufio.NewScanner(read)
	for lines.Scan() {
		said.WriteString(lines.Text() + "\n")
		if url := siteAt.FindString(lines.Text()); url != "" {
			break
		}
	}
	go func() { _, _ = io.Copy(io.Discard, read) }()
	url := siteAt.FindString(said.String())
	if url == "" {
		t.Fatalf("no address: %s", said.String())
	}
	ask(strings.Replace(url, "localhost", "127.0.0.1", 1))
	interrupt()
	select {
	case got := <-code:
		if got != exitFine {
			t.Errorf("exit code %d, want 0", got)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the server does not end")
	}
	return said.String()
}

func TestServeShowsTheSiteUntilItIsInterrupted(t *testing.T) {
	serving(t, []string{"--port", "0"}, func(url string) {
		r, err := http.Get(url)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		text, err := io.ReadAll(r.Body)
		if err != nil || r.StatusCode != http.StatusOK || !strings.Contains(string(text), "/_maillage/client.js") {
			t.Errorf("%d %v", r.StatusCode, err)
		}
	})
}

func TestServeTakesTheNextPort(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	said := serving(t, []string{"--port", strconv.Itoa(port)}, func(string) {})
	if !strings.Contains(said, "le port "+strconv.Itoa(port)+" est pris") {
		t.Errorf("said %s", said)
	}
}

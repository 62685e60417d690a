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

// With --lan other machines may ask by an address or by this machine's name, but not by a name that leads here by a trick.
func TestServeOnTheLocalNetwork(t *testing.T) {
	name, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	code := func(url, host string) int {
		r, err := http.NewRequest(http.MethodGet, url, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = host
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		return answer.StatusCode
	}
	for _, c := range []struct {
		args []string
		host string
		want int
	}{
		{[]string{"--lan"}, "192.168.1.20:1313", http.StatusOK},
		{[]string{"--lan"}, name, http.StatusOK},
		{[]string{"--lan"}, "attaque.example", http.StatusForbidden},
		{nil, "192.168.1.20:1313", http.StatusForbidden},
	} {
		serving(t, append(c.args, "--port", "0"), func(url string) {
			if got := code(url, c.host); got != c.want {
				t.Errorf("%v, asked as %s: %d, want %d", c.args, c.host, got, c.want)
			}
		})
	}
}

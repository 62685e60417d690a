// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package press makes a PDF of a page of a site, by a Chromium of the machine: [Find] one, then [PDF].
//
// The browser reads the site from a server of this process on the loopback interface, on a port of its own and only while it
// prints. It has a profile of its own that is thrown away.
package press

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/output/pages"
)

// ErrNoBrowser says that no Chromium was found.
var ErrNoBrowser = errors.New("no Chromium was found")

// browsers are the names and places under which Chromium and its relatives are installed.
var browsers = [...]string{
	"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge", "brave-browser",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
	`C:\Program Files\Google\Chrome\Application\chrome.exe`, `C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
}

// Find returns the program of a Chromium. The error is [ErrNoBrowser].
func Find() (string, error) {
	for _, name := range browsers {
		if program, err := exec.LookPath(name); err == nil {
			return program, nil
		}
	}
	return "", ErrNoBrowser
}

// patience is how long a browser may take for one page.
const patience = 2 * time.Minute

// PDF writes the page at a path of a site ("/rapports/2020/") as a PDF. base is the path below which the site's links are.
func PDF(ctx context.Context, browser string, plan *output.Plan, base, page string, w io.Writer) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("serve the page to the browser: %w", err)
	}
	server := &http.Server{Handler: handler(plan, base), ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = server.Serve(listener) }() // ends when it is closed
	defer server.Close()

	folder, err := os.MkdirTemp("", "maillage-press-")
	if err != nil {
		return fmt.Errorf("make a profile for the browser: %w", err)
	}
	defer os.RemoveAll(folder)
	made := filepath.Join(folder, "page.pdf")
	arguments := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir=" + filepath.Join(folder, "profile"), "--no-pdf-header-footer", "--print-to-pdf=" + made,
	}
	if os.Geteuid() == 0 { // Chromium has no sandbox for the superuser
		arguments = append(arguments, "--no-sandbox")
	}
	command := exec.CommandContext(ctx, browser, append(arguments, "http://"+listener.Addr().String()+base+page)...)
	said := new(bytes.Buffer)
	command.Stderr = said
	if err := command.Run(); err != nil {
		return fmt.Errorf("print with %s: %w: %s", browser, err, lastLine(said.String()))
	}
	file, err := os.Open(made)
	if err != nil {
		return fmt.Errorf("print with %s: %w: %s", browser, err, lastLine(said.String()))
	}
	defer file.Close()
	_, err = io.Copy(w, file)
	return err
}

// lastLine returns the last thing that a program said.
func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}

// handler gives the files of a site below a base path.
func handler(plan *output.Plan, base string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, inside := strings.CutPrefix(r.URL.Path, base)
		file, found := plan.File(pages.FilePath(name))
		if !inside || !found {
			http.NotFound(w, r)
			return
		}
		var b bytes.Buffer
		if err := file.Render(&b); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		if kind := mime.TypeByExtension(path.Ext(file.Path)); kind != "" {
			w.Header().Set("Content-Type", kind)
		}
		_, _ = w.Write(b.Bytes()) // a browser that went away needs no answer
	})
}

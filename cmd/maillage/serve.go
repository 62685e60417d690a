// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/serve"
	"github.com/compagnie-tiers-lieux/maillage/build/theme"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

type serveOptions struct {
	port    int
	open    bool
	lan     bool
	baseURL string
	date    string
	drafts  bool
}

func newServeCommand(a *app) *cobra.Command {
	var o serveOptions
	c := &cobra.Command{
		Use:   "serve",
		Short: a.say("Voir le site pendant qu’on l’écrit", "See the site while writing it"),
		Long: a.say(
			"Montre le site sur cette machine et le tient à jour : chaque modification paraît aussitôt dans le navigateur, les problèmes aussi. Ctrl-C arrête.",
			"Shows the site on this machine and keeps it true: each edit appears in the browser at once, and so do problems. Ctrl-C ends it."),
		Example: "  maillage serve --open\n  maillage serve --lan --port 8080 --drafts",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return runServe(c.Context(), a, o) },
	}
	f := c.Flags()
	f.IntVar(&o.port, "port", 1313, a.say("port, ou le suivant qui est libre", "port, or the next free one"))
	f.BoolVar(&o.open, "open", false, a.say("ouvrir le site dans le navigateur", "open the site in the browser"))
	f.BoolVar(&o.lan, "lan", false, a.say("montrer aussi le site aux autres appareils du réseau local", "show the site to the other devices of the local network too"))
	f.StringVar(&o.baseURL, "base-url", "", a.say("adresse du site, à la place de celle de site.yaml", "address of the site, instead of site.yaml's"))
	f.StringVar(&o.date, "date", "", a.say("jour pour lequel montrer le site (AAAA-MM-JJ)", "day to show the site for (YYYY-MM-DD)"))
	f.BoolVar(&o.drafts, "drafts", false, a.say("avec les brouillons", "with drafts"))
	return c
}

func runServe(ctx context.Context, a *app, o serveOptions) error {
	debug.SetGCPercent(serve.HeapGrowth)
	if o.port < 0 || o.port > 65535 {
		return usageError{fmt.Errorf(a.say("--port attend un nombre de 0 à 65535, pas %d", "--port takes a number from 0 to 65535, not %d"), o.port)}
	}
	root, err := a.root()
	if err != nil {
		return err
	}
	defer root.Close()
	today, err := a.today(o.date)
	if err != nil {
		return err
	}
	look := themes.FS()
	if info, err := fs.Stat(root.FS(), "themes/maillage/theme.yaml"); err == nil && info.Mode().IsRegular() { // a designer's repository
		if look, err = fs.Sub(root.FS(), "themes"); err != nil {
			return err
		}
	}
	progress := newProgress(a)
	defer progress.end()
	project, err := build.Open(ctx, build.Options{
		FS: root.FS(), Themes: look, Today: today, BaseURL: o.baseURL, Drafts: o.drafts, Packages: a.packages(ctx), Editor: func() theme.Packages { return a.installed(ctx, "cms") }, Cache: cacheFolder("images"), Progress: progress.report,
	})
	if err != nil {
		return err
	}
	progress.end()
	if err := a.printProblems(project.State().Problems); err != nil {
		return err
	}
	listener, err := listen(o.port, o.lan)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	options := serve.Options{Dir: a.source, Lang: a.lang, Changed: a.changed}
	if o.date == "" && a.sourceDateEpoch == "" {
		options.Now = func() when.Moment {
			return when.Moment{Time: a.clock().UTC().Truncate(time.Second), Precision: when.Instant}
		}
	}
	if o.lan {
		options.Hosts = hostNames()
	}
	a.where(listener, o, project.State().Site.Config.BasePath)
	return serve.New(project, options).Run(ctx, listener)
}

// where says where the site is, and opens it.
func (a *app) where(l net.Listener, o serveOptions, base string) {
	address := l.Addr().(*net.TCPAddr)
	url := "http://localhost:" + strconv.Itoa(address.Port) + base + "/"
	if o.port != 0 && address.Port != o.port {
		a.note(a.say("  le port %d est pris", "  port %d is taken"), o.port)
	}
	a.note(a.say("✔ le site est à %s (Ctrl-C pour arrêter)", "✔ the site is at %s (Ctrl-C to end)"), url)
	if o.lan {
		for _, host := range addresses() {
			a.note("  http://%s%s/", net.JoinHostPort(host, strconv.Itoa(address.Port)), base)
		}
	}
	if o.open {
		if err := openBrowser(url); err != nil {
			a.note(a.say("  le navigateur n’a pas pu être ouvert : %v", "  the browser could not be opened: %v"), err)
		}
	}
}

// changed says what an edit did.
func (a *app) changed(c serve.Change) {
	if c.Err != nil {
		fmt.Fprintf(a.err, "✖ %v\n", a.machine(c.Err))
		return
	}
	what := a.say("tout a été relu", "everything was read again")
	if len(c.Paths) > 0 {
		what = diag.Visible(c.Paths[0])
		if more := len(c.Paths) - 1; more > 0 {
			what += fmt.Sprintf(" + %d", more)
		}
	}
	a.note("✔ %s · %d ms · %s", what, c.Took.Milliseconds(), diag.Summary(a.lang, c.Problems))
	if !c.Shown {
		_ = a.printProblems(c.Problems) // a terminal that is gone ends the program by itself
	}
}

// listen takes a port, or one of the twenty after it that is free, else any.
func listen(port int, lan bool) (net.Listener, error) {
	host := "127.0.0.1"
	if lan {
		host = ""
	}
	for next := port; next <= min(port+20, 65535); next++ {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(next)))
		if err == nil || !errors.Is(err, syscall.EADDRINUSE) {
			return l, err
		}
	}
	return net.Listen("tcp", net.JoinHostPort(host, "0"))
}

// hostNames returns the names by which other devices may call this machine.
func hostNames() []string {
	names := []string{}
	if name, err := os.Hostname(); err == nil {
		name = strings.ToLower(name)
		names = append(names, name, name+".local")
	}
	return names
}

// addresses returns the numeric addresses of this machine in its local networks.
func addresses() []string {
	var list []string
	all, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	for _, a := range all {
		if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil && !n.IP.IsLoopback() {
			list = append(list, n.IP.String())
		}
	}
	return list
}

// openBrowser opens an address as the system does.
func openBrowser(url string) error {
	command := []string{"xdg-open", url}
	switch runtime.GOOS {
	case "darwin":
		command[0] = "open"
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler", url}
	}
	return exec.Command(command[0], command[1:]...).Start() //nolint:gosec // the address is our own
}

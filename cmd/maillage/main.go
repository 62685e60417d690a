// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Command maillage turns the repository of a network of places into its website, and says what to mend in it.
//
// Each command is a file of its own: declare, options, flags, run. They hold no logic: they read flags, call package
// build or its tools, and print.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // zones of events must not depend on the machine

	"golang.org/x/term"

	"github.com/compagnie-tiers-lieux/maillage/build/upgrade"
)

// Exit codes are part of the interface: programs decide by them.
const (
	exitFine     = 0
	exitProblems = 1 // in the content
	exitUsage    = 2
	exitMachine  = 3 // disk, network, a broken theme
)

// errProblems says that the content has problems, which were printed.
var errProblems = errors.New("problems in the content")

// A usageError is a command that was written wrong.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	a := newApp(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	code := a.main(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// newApp makes the app of this process from its streams and environment.
func newApp(args []string, in io.Reader, out io.Writer, errs *os.File) *app {
	a := &app{in: in, out: out, err: errs, clock: time.Now, changes: upgrade.Changes, lang: language(args, os.Getenv), charset: charset(os.Getenv)}
	a.terminal = term.IsTerminal(int(errs.Fd()))
	if keyboard, ok := in.(*os.File); ok {
		a.asks = term.IsTerminal(int(keyboard.Fd()))
	}
	if width, _, err := term.GetSize(int(errs.Fd())); err == nil {
		a.width = width
	}
	a.sourceDateEpoch = os.Getenv("SOURCE_DATE_EPOCH")
	a.noColor = os.Getenv("NO_COLOR") != ""
	return a
}

// main runs a command line and returns the exit code.
func (a *app) main(ctx context.Context, args []string) int {
	root := newRootCommand(a)
	root.SetArgs(args)
	root.SetContext(ctx)
	err := root.ExecuteContext(ctx)
	if a.scratch != "" {
		_ = os.RemoveAll(a.scratch)
	}
	var usage usageError
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errProblems):
		return exitProblems
	case errors.As(err, &usage):
		fmt.Fprintf(a.err, "maillage: %v\n%s\n", err, a.say("« maillage --help » montre ce qui est possible", "see 'maillage --help'"))
		return exitUsage
	default:
		fmt.Fprintf(a.err, "maillage: %v\n", a.machine(err))
		return exitMachine
	}
}

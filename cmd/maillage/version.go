// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

func newVersionCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "version",
		Short: a.say("Afficher la version", "Show the version"),
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return runVersion(a) },
	}
	c.Flags().BoolVar(&a.json, "json", false, a.say("en JSON", "as JSON"))
	return c
}

// A version says which program this is.
type version struct {
	Version string `json:"version"`            // of the module; "(devel)" for a program built from a checkout
	Sum     string `json:"checksum,omitempty"` // of the module, as go.sum has it; "" for a program built from a checkout
	Bundled bool   `json:"bundled"`            // the npm packages are in the program
	Go      string `json:"go"`
	System  string `json:"system"`
}

func runVersion(a *app) error {
	v := version{Version: programVersion(), Bundled: bundled(), Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH}
	_, v.Sum = pinned()
	if a.json {
		return a.printJSON(v)
	}
	_, err := fmt.Fprintf(a.out, "maillage %s (%s, %s)\n", v.Version, v.Go, v.System)
	return err
}

// What a released archive says of itself, set by the linker (.goreleaser.yaml). `go install` leaves it in the program by itself.
var releaseVersion, releaseSum string

// programVersion returns the version of the module; "(devel)" for a program built from a checkout.
func programVersion() string {
	if releaseVersion != "" {
		return releaseVersion
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// pinned returns the version of this program and the checksum of its module, as go.sum has it, for maillage.lock: whoever installs the
// version by whatever means gets the same two. A program built from a checkout has none that others could install; both are "".
func pinned() (version, sum string) {
	if releaseSum != "" {
		return releaseVersion, releaseSum
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Sum != "" && strings.HasPrefix(info.Main.Version, "v") {
		return info.Main.Version, info.Main.Sum
	}
	return "", ""
}

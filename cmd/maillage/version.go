// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

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
	Version string `json:"version"` // of the module; "(devel)" for a program built from a checkout
	Go      string `json:"go"`
	System  string `json:"system"`
}

func runVersion(a *app) error {
	v := version{Version: programVersion(), Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH}
	if a.json {
		return a.printJSON(v)
	}
	_, err := fmt.Fprintf(a.out, "maillage %s (%s, %s)\n", v.Version, v.Go, v.System)
	return err
}

// programVersion returns the version of the module; "(devel)" for a program built from a checkout.
func programVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/compagnie-tiers-lieux/maillage/build/press"
	"github.com/compagnie-tiers-lieux/maillage/build/scaffold"
)

func newDoctorCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "doctor",
		Short: a.say("Examiner le dépôt : versions, forge, adresse, histoire, thème, restes", "Look at the repository: versions, forge, address, history, theme, leftovers"),
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return runDoctor(c.Context(), a) },
	}
	c.Flags().BoolVar(&a.json, "json", false, a.say("en JSON sur la sortie", "as JSON on the output"))
	return c
}

// A diagnosis is what `doctor --json` prints.
type diagnosis struct {
	Healthy  bool            `json:"healthy"` // no finding is a warning
	Findings []findingRecord `json:"findings"`
}

type findingRecord struct {
	Name   string         `json:"name"`
	Level  scaffold.Level `json:"level"`
	Text   string         `json:"text"`
	Remedy string         `json:"remedy,omitempty"`
}

func runDoctor(ctx context.Context, a *app) error {
	root, project, err := a.open(ctx, "")
	if err != nil {
		return err
	}
	defer root.Close()
	state := project.State()
	machine := a.machineAround(ctx)
	machine.Today = state.Site.Today
	found, err := scaffold.Examine(scaffold.Patient{FS: root.FS(), Config: state.Site.Config, Schemas: state.Schemas(), Problems: state.Problems, Machine: machine})
	if err != nil {
		return err
	}
	d := diagnosis{Healthy: true}
	signs := map[scaffold.Level]string{scaffold.Fine: "✓", scaffold.Note: "ℹ", scaffold.Warning: "⚠"}
	for _, f := range found {
		d.Healthy = d.Healthy && f.Level != scaffold.Warning
		d.Findings = append(d.Findings, findingRecord{f.Name, f.Level, f.Text.In(a.lang), f.Remedy.In(a.lang)})
		if a.json {
			continue
		}
		fmt.Fprintf(a.out, "%s %s\n", signs[f.Level], f.Text.In(a.lang))
		if remedy := f.Remedy.In(a.lang); remedy != "" {
			fmt.Fprintf(a.out, "  = %s\n", remedy)
		}
	}
	if a.json {
		if err := a.printJSON(d); err != nil {
			return err
		}
	}
	if !d.Healthy {
		return errProblems
	}
	return nil
}

// machineAround looks at the machine.
func (a *app) machineAround(ctx context.Context) scaffold.Machine {
	_, sum := pinned()
	m := scaffold.Machine{Version: programVersion(), Sum: sum, Bundled: bundled(), Charset: a.charset, Timezone: a.clock().Format("MST"), Tools: []string{runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}}
	for _, name := range []string{"git", "node", "npm"} {
		if version := versionOf(ctx, name); version != "" {
			m.Tools = append(m.Tools, name+" "+version)
		} else {
			m.Missing = append(m.Missing, name)
		}
	}
	if browser, err := press.Find(); err == nil {
		m.Tools = append(m.Tools, browser)
	} else {
		m.Missing = append(m.Missing, "chromium")
	}
	if said, err := exec.CommandContext(ctx, "git", "-C", a.source, "rev-parse", "--is-shallow-repository").Output(); err != nil {
		m.Clone = scaffold.NoRepository
	} else if strings.TrimSpace(string(said)) == "true" {
		m.Clone = scaffold.Shallow
	}
	return m
}

// versionOf returns the version that a program says it is; "" for one that is not there.
func versionOf(ctx context.Context, name string) string {
	ctx, stop := context.WithTimeout(ctx, 5*time.Second)
	defer stop()
	said, err := exec.CommandContext(ctx, name, "--version").Output()
	if err != nil {
		return ""
	}
	words := strings.Fields(string(said))
	if len(words) == 0 {
		return ""
	}
	return strings.TrimPrefix(words[len(words)-1], "v")
}

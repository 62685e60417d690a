// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/compagnie-tiers-lieux/maillage/build/bench"
)

// scaleHead is the head of the table of scale.
const scaleHead = "| places | documents | time | CPU time | peak memory | files | written |\n|---|---|---|---|---|---|---|\n"

// scale builds networks of several sizes once each and writes how time and memory grow, as a table.
func scale(sizes []string) error {
	work, err := os.MkdirTemp("", "maillage-scale-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	program, err := compile(work)
	if err != nil {
		return err
	}
	fmt.Print(scaleHead)
	for _, arg := range sizes {
		places, err := strconv.Atoi(arg)
		if err != nil {
			return fmt.Errorf("number of places: %w", err)
		}
		network, out := filepath.Join(work, "network"), filepath.Join(work, "public")
		size := bench.Of(places)
		if err := bench.WritePeer(network, size); err != nil {
			return err
		}
		b, err := measure(tools{maillage: program}.build(network)(out), out)
		if err != nil {
			return err
		}
		if err := os.RemoveAll(network); err != nil {
			return err
		}
		documents := size.Places + size.Events + size.Ads + size.Newsletters + size.Articles
		fmt.Printf("| %d | %d | %.1f s | %.1f s | %.0f MB | %d | %.0f MB |\n",
			places, documents, b.wall.Seconds(), b.cpu.Seconds(), float64(b.memory)/1e6, b.files, float64(b.bytes)/1e6)
	}
	return nil
}

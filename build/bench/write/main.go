// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Command write writes a generated network into a folder: write DIR PLACES.
package main

import (
	"fmt"
	"os"
	"strconv"

	"github.com/compagnie-tiers-lieux/maillage/build/bench"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: write DIR PLACES")
	}
	places, err := strconv.Atoi(args[1])
	if err != nil {
		return fmt.Errorf("usage: write DIR PLACES: %w", err)
	}
	return bench.Write(args[0], bench.Of(places))
}

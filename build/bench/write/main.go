// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Command write writes a generated network into a folder: write DIR PLACES, or write DIR hostile for the network whose texts
// try to be something else.
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
		return fmt.Errorf("usage: write DIR PLACES|hostile")
	}
	if args[1] == "hostile" {
		return os.CopyFS(args[0], bench.Hostile())
	}
	places, err := strconv.Atoi(args[1])
	if err != nil {
		return fmt.Errorf("usage: write DIR PLACES|hostile: %w", err)
	}
	return bench.Write(args[0], bench.Of(places))
}

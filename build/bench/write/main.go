// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Command write writes a generated network into a folder:
//
//	write DIR PLACES          a network of so many places
//	write DIR PLACES peer     the same, with what the site of Hugo does not have switched off
//	write DIR PLACES hugo     the same as a site of Hugo
//	write DIR hostile         the network whose texts try to be something else
//	write DIR awkward         the network that nothing suits
//	write DIR alone           the smallest network
package main

import (
	"fmt"
	"io/fs"
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

// written are the networks that are not generated.
var written = map[string]func() (fs.FS, error){
	"hostile": func() (fs.FS, error) { return bench.Hostile(), nil },
	"awkward": bench.Awkward,
	"alone":   bench.Alone,
}

func run(args []string) error {
	if len(args) == 2 && written[args[1]] != nil {
		network, err := written[args[1]]()
		if err != nil {
			return err
		}
		return os.CopyFS(args[0], network)
	}
	write := bench.Write
	if len(args) == 3 {
		write = map[string]func(string, bench.Sizes) error{"peer": bench.WritePeer, "hugo": bench.WriteHugo}[args[2]]
	}
	if len(args) < 2 || len(args) > 3 || write == nil {
		return fmt.Errorf("usage: write DIR PLACES [peer|hugo], or write DIR hostile|awkward|alone")
	}
	places, err := strconv.Atoi(args[1])
	if err != nil {
		return fmt.Errorf("usage: write DIR PLACES: %w", err)
	}
	return write(args[0], bench.Of(places))
}

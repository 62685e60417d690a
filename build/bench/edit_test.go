// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package bench_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build"
)

// BenchmarkUpdate makes the next state after an edit of one place, as `maillage serve` does.
func BenchmarkUpdate(b *testing.B) {
	for _, places := range []int{1_000, 10_000} {
		b.Run(fmt.Sprintf("places=%d", places), func(b *testing.B) {
			p, err := build.Open(context.Background(), network(b, places))
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := p.Update(context.Background(), p.State().Site.Places[0].File.Path); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

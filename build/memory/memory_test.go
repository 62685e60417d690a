// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package memory_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/memory"
)

// Whatever comes, goes and moves, what was there the last time is not made again, and nothing else is kept.
func TestOnlyWhatIsNewIsMade(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var m memory.Of[int, int]
	var last []int
	for range 500 {
		keys := random.Perm(30)[:random.IntN(31)]
		if random.IntN(2) == 0 {
			keys = slices.Clone(last)
			if len(keys) > 0 {
				keys = slices.Delete(keys, 0, 1)
			}
			if k := 100 + random.IntN(5); !slices.Contains(keys, k) {
				keys = append(keys, k)
			}
		}
		var made []int
		values := m.Recall(keys, func(k int) int {
			made = append(made, k)
			return 2 * k
		})
		for i, k := range keys {
			if values[i] != 2*k {
				t.Fatalf("%d stands for %d", values[i], k)
			}
		}
		for _, k := range made {
			if slices.Contains(last, k) {
				t.Fatalf("%d was made again", k)
			}
		}
		last = keys
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// The picture in docs/ is that of the table beside it.
func TestThePictureIsThatOfTheTable(t *testing.T) {
	want, err := os.ReadFile("../../../docs/performance-scale.svg")
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := plotFile(&got, "../../../docs/en/content/pages/performance.md"); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Error("go run ./build/bench/compare plot docs/en/content/pages/performance.md > docs/performance-scale.svg")
	}
}

func TestATableThatIsNoneIsRefused(t *testing.T) {
	for _, text := range []string{"", scaleHead, scaleHead + "| 1 | 1 | 1 s | x s | 1 MB | 1 | 1 MB |\n", scaleHead + strings.Repeat("| 1 | 1 | 1 s | 0 s | 1 MB | 1 | 1 MB |\n", 2)} {
		if sizes, err := readScale(text); err == nil {
			t.Errorf("%q: %v", text, sizes)
		}
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package spent

import (
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestOnlyWorkIsCounted(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells work from waiting")
	}
	const pause = 300 * time.Millisecond
	if took := By(func() { time.Sleep(pause) }); took > pause/2 {
		t.Errorf("a pause costs %v", took)
	}
	work := func(n int) func() { return func() { _ = strings.Repeat(strings.Repeat("a", 1<<10), n<<10) } }
	if small, large := By(work(1)), By(work(64)); small <= 0 || large <= small {
		t.Errorf("a text costs %v, one 64 times as long %v", small, large)
	}
}

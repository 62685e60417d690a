// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package need

import (
	"runtime"
	"testing"
)

// An ending is a test that notes how it ends.
type ending struct {
	testing.TB
	how string
}

func (e *ending) Helper()      {}
func (e *ending) Skip(...any)  { e.how = "skipped"; runtime.Goexit() }
func (e *ending) Fatal(...any) { e.how = "failed"; runtime.Goexit() }

func ends(t *testing.T, test func(testing.TB)) string {
	e := ending{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		test(&e)
	}()
	<-done
	return e.how
}

func TestWhatIsMissingFailsOnCI(t *testing.T) {
	missing := func(t testing.TB) { Missing(t, "a thing") }
	data := func(t testing.TB) { Data(t, "no such file") }
	for _, c := range []struct {
		ci, data, ofMissing, ofData string
	}{
		{"", "", "skipped", "skipped"},
		{"true", "", "failed", "failed"},
		{"true", "absent", "failed", "skipped"},
	} {
		t.Setenv("CI", c.ci)
		t.Setenv("SHARED_DATA", c.data)
		if got := ends(t, missing); got != c.ofMissing {
			t.Errorf("%+v: what is missing %s", c, got)
		}
		if got := ends(t, data); got != c.ofData {
			t.Errorf("%+v: data %s", c, got)
		}
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package need says what becomes of a test that needs what not every machine has. A programmer's machine skips it with a word; where CI is
// set it fails, as .ci/run installs what tests need: nobody takes for passed what did not run.
package need

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// Missing ends a test that this machine cannot run.
func Missing(t testing.TB, what ...any) {
	t.Helper()
	if os.Getenv("CI") != "" { //nolint:forbidigo // a helper of tests, which no program links
		t.Fatal(what...)
	}
	t.Skip(what...)
}

// Data returns a file of the real data by others, which may stand beside a checkout in shared/data and is no part of it. A CI that does
// not have the data says so by SHARED_DATA=absent.
func Data(t testing.TB, name string) []byte {
	t.Helper()
	dir := ".."
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir = filepath.Join("..", dir); len(dir) > 60 {
			t.Fatal("no go.mod above this test")
		}
	}
	text, err := os.ReadFile(filepath.Join(dir, "..", "shared", "data", filepath.FromSlash(name)))
	switch {
	case errors.Is(err, fs.ErrNotExist) && os.Getenv("SHARED_DATA") == "absent": //nolint:forbidigo // likewise
		t.Skip("this CI does not have the real data")
	case errors.Is(err, fs.ErrNotExist):
		Missing(t, "the real data is not beside this checkout: ", err)
	case err != nil:
		t.Fatal(err)
	}
	return text
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package press

import (
	"bytes"
	"errors"
	"io"
	"net/http/httptest"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/need"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
)

func plan(t *testing.T) *output.Plan {
	t.Helper()
	p, problems := output.NewPlan([]output.File{{Path: "rapports/2020/index.html", Render: func(w io.Writer) error {
		_, err := io.WriteString(w, "<!doctype html><title>2020</title><h1>Rapport</h1>")
		return err
	}}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return p
}

func TestThePressGivesTheSiteBelowItsBaseAndNothingElse(t *testing.T) {
	h := handler(plan(t), "/reseau")
	for path, want := range map[string]int{"/reseau/rapports/2020/": 200, "/rapports/2020/": 404, "/reseau/../etc/passwd": 404, "/": 404} {
		w := httptest.NewRecorder()
		r := httptest.NewRequest("GET", "/", nil)
		r.URL.Path = path
		if h.ServeHTTP(w, r); w.Code != want {
			t.Errorf("%s: %d, want %d", path, w.Code, want)
		}
	}
}

func TestAPageBecomesAPDF(t *testing.T) {
	browser, err := Find()
	if err != nil {
		need.Missing(t, err)
	}
	var b bytes.Buffer
	if err := PDF(t.Context(), browser, plan(t), "/reseau", "/rapports/2020/", &b); err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(b.Bytes(), []byte("%PDF-")) || b.Len() < 1000 {
		t.Errorf("%d bytes that begin with %q", b.Len(), b.Bytes()[:min(8, b.Len())])
	}
}

func TestWithoutAChromiumThePressSaysSo(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Find(); err != nil && !errors.Is(err, ErrNoBrowser) {
		t.Error(err)
	}
}

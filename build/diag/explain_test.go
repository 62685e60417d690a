// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import (
	"bytes"
	"errors"
	"testing"
)

func TestExplain(t *testing.T) {
	for _, test := range []struct {
		name, lang string
		color      bool
	}{
		{"explain.fr.txt", "fr", false},
		{"explain.en.txt", "en", true},
	} {
		var b bytes.Buffer
		if err := explain(&b, sampleCatalogue("P104"), test.lang, test.color); err != nil {
			t.Fatal(err)
		}
		golden(t, test.name, b.Bytes())
	}
}

func TestExplainRefusesAnUnknownCode(t *testing.T) {
	var b bytes.Buffer
	if err := Explain(&b, "Z999", "fr", false); !errors.Is(err, ErrUnknownCode) || b.Len() > 0 {
		t.Errorf("%v, %q", err, b.String())
	}
}

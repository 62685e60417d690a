// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"strings"
	"testing"
)

func TestTextOfAllLanguagesIsText(t *testing.T) {
	for _, text := range []string{
		"L’été à Hénin-Beaumont\u00a0: «\u202foui\u202f»\t!\r\n", "日本語 العربية עברית", "\ufeffabc", "👩‍🌾 🏳️‍🌈 👨‍👩‍👧 ❤️‍🔥 👩🏽‍💻", "क्‍ष می‌خواهم",
		"a\u0301", "\ufffd", "", "a\u00adb",
	} {
		if problems := CheckText(file(text)); len(problems) > 0 {
			t.Errorf("%q: %s at %d", text, problems[0].Code, problems[0].At.Start)
		}
	}
}

func TestWhatIsNoTextIsRefusedWhereItStands(t *testing.T) {
	for _, c := range []struct {
		text string
		code string
		at   int
	}{
		{"abc\xe9d", "F001", 3},
		{"é\xff", "F001", 2},
		{"\xed\xa0\x80", "F001", 0}, // a lone surrogate
		{"\xc0\x80", "F001", 0},     // an overlong NUL
		{"\xfe\xff\x00a", "F002", 0},
		{"a\x00", "F003", 1},
		{"a\x1b[31m", "F003", 1},
		{"a\u0085b", "F003", 1},
		{"a\ufdd0", "F003", 1},
		{"a\U0001ffff", "F003", 1},
		{"a\u2066b", "F005", 1},
		{"a \u200d", "F005", 2}, // a joiner that joins nothing
		{"a\ufeffb", "F005", 1},
		{"a\u2060b", "F005", 1},
		{"a\rb", "F006", 1},
	} {
		problems := CheckText(file(c.text))
		if len(problems) != 1 || string(problems[0].Code) != c.code || problems[0].At.Start != c.at {
			t.Errorf("%q: %v, want %s at %d", c.text, problems, c.code, c.at)
		}
	}
	if n := len(CheckText(file(strings.Repeat("\x00", 1000)))); n != maxLetters {
		t.Errorf("%d problems", n)
	}
}

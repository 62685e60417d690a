// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import "testing"

func TestMarkdownOfStrangersHasNoEffect(t *testing.T) {
	for in, want := range map[string]string{
		"a|b":                      `a\|b`,
		"<img> & <!-- x":           `&lt;img&gt; &amp; &lt;\!-- x`,
		"@maire #12 GH#3 50 % à !": "@\u200bmaire \\#\u200b12 GH\\#\u200b3 50 % à \\!",
		"[a](b) *c* _d_ ~e~":       "\\[a\\]\\(b\\) \\*c\\* \\_d\\_ \\~\u200be\\~",
		"https://a.fr WWW.b.fr":    `https\://a.fr WWW\.b.fr`,
		`écrivez ${name: x}$ ici`:  `écrivez \$\{name: x\}\$ ici`,
		"lancez `maillage` là":     "lancez `maillage` là",
		"`@a` et `<b>`":            "`@a` et `<b>`",
		"un ` seul":                "un \\` seul",
		"`a|b` ``c`` `d\\`":        "\\`a\\|b\\` \\`\\`c\\`\\` \\`d\\\\\\`",
		"a\u202eb\nc":              "a‹U+202E›b c",
	} {
		if got := EscapeMarkdown(in); got != want {
			t.Errorf("%q\n got %q\nwant %q", in, got, want)
		}
	}
}

func TestFenceIsLongerThanWhatItHolds(t *testing.T) {
	if got := fenceFor("a ```` b"); got != "`````" {
		t.Errorf("got %s", got)
	}
}

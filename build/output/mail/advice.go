// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package mail

import (
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// What mail programs do with letters.
const (
	ClippedAt    = 102_000 // bytes from which Gmail hides the end
	nearlyAt     = 90_000  // services add something of their own
	subjectAt    = 60      // characters of a subject that a telephone shows
	preheaderMin = 40      // characters: with fewer, programs go on with what comes next
	preheaderMax = 130
)

// advice returns what mail programs will not show as it was meant.
func advice(l Letter, v view, body *html.Node) []diag.Text {
	var list []diag.Text
	say := func(fr, en string, args ...any) {
		list = append(list, diag.Text{FR: fmt.Sprintf(fr, args...), EN: fmt.Sprintf(en, args...)})
	}
	if size := len(l.HTML); size >= nearlyAt {
		say("la lettre pèse %d ko : Gmail en cache la fin au-delà de %d ko. Raccourcissez-la.", "the letter weighs %d kB: Gmail hides its end beyond %d kB. Make it shorter.", size/1000, ClippedAt/1000)
	}
	if n := utf8.RuneCountInString(l.Subject); n > subjectAt {
		say("l’objet a %d caractères : un téléphone n’en montre qu’une soixantaine. Raccourcissez `title`.", "the subject has %d characters: a telephone shows some sixty of them. Make `title` shorter.", n)
	}
	switch n := utf8.RuneCountInString(v.Preheader); {
	case n < preheaderMin:
		say("l’accroche a %d caractères : en dessous de %d, les messageries la complètent par le début de la lettre. Écrivez `preheader`.", "the preheader has %d characters: below %d, mail programs go on with the beginning of the letter. Write `preheader`.", n, preheaderMin)
	case n > preheaderMax:
		say("l’accroche a %d caractères : les messageries n’en montrent que %d au plus. Raccourcissez `preheader`.", "the preheader has %d characters: mail programs show %d of them at most. Make `preheader` shorter.", n, preheaderMax)
	}
	for n := range body.Descendants() {
		if src := attribute(n, "src"); n.DataAtom == atom.Img && strings.EqualFold(path.Ext(src), ".webp") {
			say("l’image %s est en WebP, qu’Outlook ne montre pas. Mettez un JPEG ou un PNG.", "the picture %s is WebP, which Outlook does not show. Put a JPEG or a PNG.", path.Base(src))
		}
	}
	if !strings.HasPrefix(v.Home, "https://") {
		say("les liens mènent à %s, sans https : corrigez `base_url` dans site.yaml.", "links lead to %s, without https: correct `base_url` in site.yaml.", v.Home)
	}
	return list
}

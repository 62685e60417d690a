// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package scaffold

import (
	"fmt"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// firstNews is how far back the first newsletter of a network looks.
const firstNews = 3 // months

// News returns the body of a new newsletter, in Markdown: the places that opened, joined or were checked since the last one, the events
// that come, the ads and the articles since. Links go to the files, which the site turns into its pages.
func News(s *site.Site, lang string) string {
	since := s.Today.AddDate(0, -firstNews, 0)
	if len(s.Newsletters) > 0 {
		since = s.Newsletters[0].Date.In(s.Config.Location)
	}
	after := func(m when.Moment) bool { return m.Precision >= when.Day && m.In(s.Config.Location).After(since) }
	n := &news{lang: lang}
	n.WriteString(diag.Text{FR: "Bonjour à toutes et tous,\n\nQuelques mots pour commencer.\n", EN: "Hello everybody,\n\nA few words to begin with.\n"}.In(lang))
	for _, p := range s.Places {
		if after(p.Opened) || after(p.Member.Since) || after(p.Verified) {
			n.entry("Des lieux", "Places", p, p.Address.City)
		}
	}
	for _, e := range s.Upcoming() {
		if from, _ := e.Next(s.Today); e.Status != "cancelled" && e.Status != "postponed" {
			n.entry("À l’agenda", "Events", e, s.Config.Words.Date(from))
		}
	}
	for _, ad := range s.Ads {
		if after(ad.Published) && (ad.Until.IsZero() || ad.Until.After(s.Today)) {
			n.entry("Des annonces", "Ads", ad, ad.Organisation)
		}
	}
	for _, article := range s.Articles {
		if after(article.Date) {
			n.entry("À lire", "To read", article, "")
		}
	}
	for _, episode := range s.Episodes {
		if after(episode.Date) {
			n.entry("À écouter", "To hear", episode, "")
		}
	}
	return n.String()
}

// A news is a body that is being written, a section after the other.
type news struct {
	strings.Builder
	lang  string
	title string // of the section
}

func (n *news) entry(fr, en string, e site.Entry, note string) {
	if title := (diag.Text{FR: fr, EN: en}).In(n.lang); title != n.title {
		n.title = title
		n.WriteString("\n## " + title + "\n\n")
	}
	name := strings.NewReplacer("[", `\[`, "]", `\]`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, "\\", `\\`).Replace(e.Label())
	fmt.Fprintf(n, "- [%s](%s)", name, target(e))
	if note != "" {
		n.WriteString(" — " + note)
	}
	n.WriteString("\n")
}

// target returns the way from content/newsletters to the file of an entry.
func target(e site.Entry) string {
	file := e.Type().Folder() + "/" + e.Common().ID + e.Type().Extension()
	if rest, ok := strings.CutPrefix(file, "content/"); ok {
		return "../" + rest
	}
	return "../../" + file
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package contribute

import (
	"fmt"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
)

// say returns one of two sentences by the language of the report.
func (r *Report) say(fr, en string) string { return diag.Text{FR: fr, EN: en}.In(r.Lang) }

// kind returns what people call the type of an entry: « Lieu ».
func (r *Report) kind(e Entry) string {
	return schema.Load().Type(e.Type).Title().In(r.Lang)
}

// sign and verb say what happened to a file.
func (c Change) sign() string {
	return map[Change]string{Added: "+", Modified: "~", Removed: "-"}[c]
}

func (r *Report) verb(c Change) string {
	switch c {
	case Added:
		return r.say("ajout", "added")
	case Removed:
		return r.say("suppression", "removed")
	}
	return r.say("modification", "changed")
}

// summary says in a sentence what changes.
func (r *Report) summary() string {
	if r.Empty() {
		return r.say("Rien ne change.", "Nothing changes.")
	}
	counts := map[Change]int{}
	for _, e := range r.Entries {
		counts[e.Change]++
	}
	var parts []string
	add := func(n int, one, more string) {
		switch {
		case n == 1:
			parts = append(parts, "1 "+one)
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %s", n, more))
		}
	}
	add(counts[Added], r.say("fiche ajoutée", "document added"), r.say("fiches ajoutées", "documents added"))
	add(counts[Modified], r.say("fiche modifiée", "document changed"), r.say("fiches modifiées", "documents changed"))
	add(counts[Removed], r.say("fiche supprimée", "document removed"), r.say("fiches supprimées", "documents removed"))
	add(r.More, r.say("autre fiche, non montrée", "other document, not shown"), r.say("autres fiches, non montrées", "other documents, not shown"))
	add(len(r.Files), r.say("image ou pièce jointe", "picture or attachment"), r.say("images ou pièces jointes", "pictures or attachments"))
	add(len(r.Guarded), r.say("fichier de l’équipe", "file of the team"), r.say("fichiers de l’équipe", "files of the team"))
	return strings.Join(parts, ", ") + "."
}

// verdict says whether the contribution can be published.
func (r *Report) verdict() string {
	switch {
	case r.Errors == 1:
		return r.say("1 erreur à corriger", "1 error to mend")
	case r.Errors > 1:
		return fmt.Sprintf(r.say("%d erreurs à corriger", "%d errors to mend"), r.Errors)
	case len(r.Problems) > 0:
		return r.say("rien n’empêche de publier ; voyez les remarques", "nothing keeps this from being published; see the remarks")
	}
	return r.say("aucun problème", "no problem")
}

// distance returns metres as people say them.
func (r *Report) distance(metres float64) string {
	if metres < 1000 {
		return fmt.Sprintf("%.0f\u00a0m", metres)
	}
	return strings.Replace(fmt.Sprintf("%.1f\u00a0km", metres/1000), ".", r.say(",", "."), 1)
}

// neighbours names places with their distances.
func (r *Report) neighbours(list []Near) string {
	var parts []string
	for _, n := range list {
		parts = append(parts, n.Title+" ("+r.distance(n.Metres)+")")
	}
	return strings.Join(parts, ", ")
}

// where are the lines that say where a place is: label and text in turn.
func (r *Report) where(e Entry) [][2]string {
	var lines [][2]string
	add := func(label, text string) {
		if text != "" {
			lines = append(lines, [2]string{label, text})
		}
	}
	if e.Moved > 0 {
		add(r.say("Sur la carte", "On the map"), r.say("déplacé de ", "moved by ")+r.distance(e.Moved))
	}
	add(r.say("Commune du point", "Commune of the point"), e.Commune)
	add(r.say("Peut-être déjà là", "Perhaps there already"), r.neighbours(e.Suspects))
	add(r.say("Lieux voisins", "Places nearby"), r.neighbours(e.Near))
	return lines
}

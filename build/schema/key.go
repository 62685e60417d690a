// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"slices"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// synonyms are what people write for a key, as slugs: the first of its keys that a group has is meant. The titles of the schema
// are synonyms too (« Horaires » is hours), so only other words stand here.
var synonyms = map[string][]string{
	"a":                   {"to"},
	"a-la-une":            {"featured"},
	"accessibilite":       {"access", "wheelchair"},
	"activite":            {"activities"},
	"activity":            {"activities"},
	"adherent":            {"member"},
	"adhesion":            {"member"},
	"adr":                 {"address"},
	"alternative":         {"alt"},
	"arret":               {"stops"},
	"arrets":              {"stops"},
	"association":         {"organisation"},
	"auteur":              {"author", "credit"},
	"auteurs":             {"author"},
	"background":          {"primary"},
	"categorie":           {"categories", "kind", "activities"},
	"categories":          {"activities"},
	"category":            {"categories", "kind", "activities"},
	"chapeau":             {"summary"},
	"chapo":               {"summary"},
	"cible":               {"target"},
	"city-name":           {"city"},
	"code":                {"postcode", "id"},
	"color":               {"colour", "primary"},
	"competence":          {"skills"},
	"contenu":             {"summary", "description"},
	"content":             {"summary"},
	"cp":                  {"postcode"},
	"date":                {"start", "published", "date"},
	"date-de-debut":       {"start"},
	"date-de-fin":         {"end"},
	"date-de-publication": {"published", "date"},
	"date-debut":          {"start"},
	"date-fin":            {"end"},
	"date-limite":         {"expires"},
	"date-publication":    {"published", "date"},
	"de":                  {"from"},
	"deadline":            {"expires"},
	"debut":               {"start"},
	"description":         {"summary"},
	"devise":              {"currency", "tagline"},
	"domaine":             {"base_url"},
	"e-mail":              {"email"},
	"email-contact":       {"email"},
	"end-date":            {"end"},
	"etape":               {"stops"},
	"etat":                {"status"},
	"etiquettes":          {"tags"},
	"expiration":          {"expires"},
	"facebook":            {"social"},
	"fauteuil":            {"wheelchair"},
	"fichier":             {"src"},
	"fin":                 {"end"},
	"fuseau":              {"timezone"},
	"geo":                 {"lat"},
	"handicap":            {"wheelchair"},
	"heure":               {"time", "start"},
	"horaire":             {"hours"},
	"house":               {"street"},
	"illustration":        {"image"},
	"instagram":           {"social"},
	"intitule":            {"label", "title", "name"},
	"intervenant":         {"speakers"},
	"invite":              {"guests"},
	"inscriptions":        {"registration"},
	"jauge":               {"capacity"},
	"keywords":            {"tags"},
	"latitude":            {"lat"},
	"legende":             {"alt"},
	"license":             {"licence", "licences"},
	"lien":                {"url", "website", "online"},
	"lieu":                {"place"},
	"lieux":               {"places"},
	"linkedin":            {"social"},
	"link":                {"url", "website"},
	"lng":                 {"lon"},
	"localisation":        {"address"},
	"location":            {"address", "place"},
	"long":                {"lon"},
	"longitude":           {"lon"},
	"mail":                {"email"},
	"mastodon":            {"social"},
	"membre":              {"member"},
	"mobile":              {"phone"},
	"monnaie":             {"currency"},
	"mot-cle":             {"tags"},
	"mots-cles":           {"tags"},
	"name":                {"title"},
	"nature":              {"kind"},
	"nom":                 {"name", "title"},
	"nom-du-lieu":         {"name"},
	"opening-hours":       {"hours"},
	"organisateurs":       {"organiser"},
	"organization":        {"organisation"},
	"organizer":           {"organiser"},
	"ouvert":              {"hours", "opened"},
	"ouvert-depuis":       {"opened"},
	"ouverture":           {"opened", "hours"},
	"photo":               {"image"},
	"piece-jointe":        {"attachments"},
	"pieces-jointes":      {"attachments"},
	"place":               {"city"},
	"pmr":                 {"wheelchair"},
	"porteur":             {"organisation"},
	"postal-code":         {"postcode"},
	"presentation":        {"summary", "description"},
	"propose-par":         {"organisation", "organiser"},
	"publication":         {"published", "date"},
	"publie":              {"published", "date"},
	"resume":              {"summary"},
	"reseaux":             {"social"},
	"reseaux-sociaux":     {"social"},
	"rue":                 {"street"},
	"site":                {"website", "url", "name"},
	"site-internet":       {"website", "url"},
	"site-web":            {"website", "url"},
	"slug":                {"id"},
	"sous-titre":          {"summary", "tagline"},
	"start-date":          {"start"},
	"state":               {"status"},
	"subtitle":            {"summary", "tagline"},
	"tarif":               {"price"},
	"tel":                 {"phone"},
	"telephone":           {"phone"},
	"texte":               {"summary"},
	"texte-alternatif":    {"alt"},
	"time-zone":           {"timezone"},
	"title":               {"name"},
	"titre":               {"title", "name"},
	"twitter":             {"social"},
	"type":                {"kind", "activities", "media", "mode"},
	"types":               {"activities"},
	"url":                 {"website", "base_url", "online"},
	"vers":                {"to"},
	"ville":               {"city"},
	"visio":               {"online"},
	"voie":                {"street"},
	"web":                 {"website", "url"},
	"zip":                 {"postcode"},
	"zip-code":            {"postcode"},
}

// unknown reports a key that a group does not have and returns the key that was meant, "" when that cannot be told.
func (c *checker) unknown(r *rule, n *front.Node, f front.Field, parent spot) string {
	args := []any{"key", f.Name, "parent", parent.key}
	target := r.meant(f.Name)
	if target == "" {
		if group, child := r.inside(f.Name); group != "" {
			c.add("V001", f.Key, nil, append(args, "group", group, "child", child)...)
			return group
		}
		target = diag.Nearest(f.Name, r.keys())
	}
	switch {
	case target == "":
		c.add("V001", f.Key, nil, append(args, "known", r.keys())...)
	case fieldOf(n, target) != nil:
		c.add("V001", f.Key, nil, append(args, "twice", target)...)
	default:
		var fix []diag.Edit
		if f.Key.File != nil {
			fix = []diag.Edit{{At: f.Key, New: target}}
		}
		c.add("V001", f.Key, fix, append(args, "nearest", target)...)
	}
	return target
}

// meant returns the key of a group that a word stands for: by its own name, by its title, or as a synonym.
func (r *rule) meant(word string) string {
	slug := words.Slug(word)
	if slug == "" {
		return ""
	}
	for _, said := range []func(property) string{
		func(p property) string { return p.name },
		func(p property) string { return p.rule.title.FR },
		func(p property) string { return p.rule.title.EN },
	} {
		if i := slices.IndexFunc(r.properties, func(p property) bool { return words.Slug(said(p)) == slug }); i >= 0 {
			return r.properties[i].name
		}
	}
	i := slices.IndexFunc(synonyms[slug], func(name string) bool { return r.index[name] != nil })
	if i < 0 {
		return ""
	}
	return synonyms[slug][i]
}

// inside returns the key and its group when a word stands for a key of a group below: « ville » is city in address.
func (r *rule) inside(word string) (group, child string) {
	for _, p := range r.properties {
		if p.rule.kind == groupKind {
			if child := p.rule.meant(word); child != "" {
				return p.name, child
			}
		}
	}
	return "", ""
}

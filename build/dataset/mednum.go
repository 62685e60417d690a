// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package dataset

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// mednumStandard is the standard that decides the columns of [Mednum] and their order.
const mednumStandard = "https://github.com/LaMednum/standard-mediation-num"

// digital makes the dataset of the places that help with digital tools. The standard asks for the number of the organisation and a date,
// and its readers take a place without services for one that receives nobody: a place that lacks one of them is left out.
func digital(s *site.Site, set *schema.Set, m *Memory) *Dataset {
	var eligible []*site.Place
	for _, p := range s.Places {
		if InMednum(p) {
			eligible = append(eligible, p)
		}
	}
	d := made(s, set, m, Mednum, site.TypePlace, mednum, eligible)
	d.Schema, d.Standard = "", mednumStandard
	return d
}

// InMednum reports whether a place has what the standard asks for.
func InMednum(p *site.Place) bool {
	return len(mediation(p).Services) > 0 && len(p.Organisation.SIRET) == 14 && !p.Verified.IsZero() && communeName.MatchString(p.Address.City) &&
		postcode.MatchString(p.Address.Postcode) && p.Status != "closed" && p.Status != "project"
}

// What the standard and the library of its readers take (standard-mediation-num 1.0.2, @gouvfr-anct/lieux-de-mediation-numerique).
var (
	communeName = regexp.MustCompile(`^[\p{L}\d' ’-]+$`)
	postcode    = regexp.MustCompile(`^\d{5}$`)
	mednumPhone = regexp.MustCompile(`^\+(33|590|594|262|596|269|687|689|508|681)\d{6,9}$`)
)

// plainAddress leaves out the signs that the readers of the standard refuse in an address.
func plainAddress(street string) string {
	kept := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(" -,()°.&:+–|;'’/", r) {
			return r
		}
		return -1
	}, street)
	return calm(strings.Join(strings.Fields(kept), " "))
}

// calm leaves out the first signs of a text that a spreadsheet would take for a formula: the standard allows no apostrophe before them.
func calm(text string) string { return strings.TrimLeft(text, "=+-@\t\r ") }

// named makes a title that is the same in both languages: a column of the standard has one name.
func named(fr, en string) diag.Text { return diag.Text{FR: fr, EN: en} }

// unsaid is the value of a column that nothing in a place speaks of: the standard wants it all the same.
func unsaid(*site.Site, *site.Place) any { return nil }

// mednum is the table of the standard: its 32 columns, in its order.
var mednum = []column[*site.Place]{
	{name: "id", kind: Text, always: true, title: idTitle, help: idHelp, value: func(_ *site.Site, p *site.Place) any { return p.ID }},
	{name: "pivot", kind: Text, always: true, title: named("Pivot", "Pivot"), help: named("Le SIRET de la structure.", "The SIRET of the organisation."), value: func(_ *site.Site, p *site.Place) any { return p.Organisation.SIRET }},
	{name: "nom", kind: Text, always: true, title: named("Nom", "Name"), help: named("Le nom du lieu.", "The name of the place."), value: func(_ *site.Site, p *site.Place) any { return or(calm(p.Name), p.ID) }},
	{name: "commune", kind: Text, always: true, title: named("Commune", "City"), help: named("Le nom de la commune.", "The name of the commune."), value: func(_ *site.Site, p *site.Place) any { return calm(p.Address.City) }},
	{name: "code_postal", kind: Text, always: true, title: named("Code postal", "Postcode"), help: named("Cinq chiffres.", "Five digits."), value: func(_ *site.Site, p *site.Place) any { return p.Address.Postcode }},
	{name: "code_insee", kind: Text, title: named("Code INSEE", "INSEE code"), help: named("Le code de la commune.", "The code of the commune."), value: func(_ *site.Site, p *site.Place) any { return p.Address.INSEE }},
	{name: "adresse", kind: Text, title: named("Adresse", "Address"), help: named("Le numéro et la rue.", "The number and the street."), value: func(_ *site.Site, p *site.Place) any { return plainAddress(p.Address.Street) }},
	{name: "complement_adresse", kind: Text, title: named("Complément d’adresse", "More of the address"), help: named("Le bâtiment, l’étage.", "The building, the floor."), value: unsaid},
	{name: "latitude", kind: Number, title: latTitle, help: lonHelp, value: func(_ *site.Site, p *site.Place) any { return latitude(p.Point) }},
	{name: "longitude", kind: Number, title: lonTitle, help: lonHelp, value: func(_ *site.Site, p *site.Place) any { return longitude(p.Point) }},
	{name: "typologie", kind: List, title: named("Typologie", "Type"), help: named("Le code de la sorte de lieu : TIERS_LIEUX.", "The code of the type of place: TIERS_LIEUX."), value: func(*site.Site, *site.Place) any { return []string{"TIERS_LIEUX"} }},
	{name: "telephone", kind: Text, title: named("Téléphone", "Phone"), help: named("Un numéro, avec l’indicatif du pays.", "One number, with the country’s prefix."), value: func(_ *site.Site, p *site.Place) any { return only(mednumPhone, p.Phone) }},
	{name: "courriels", kind: List, title: named("Courriels", "E-mails"), help: named("Les adresses du lieu.", "The addresses of the place."), value: func(_ *site.Site, p *site.Place) any { return []string{calm(p.Email)} }},
	{name: "site_web", kind: List, title: named("Site web", "Website"), help: named("L’adresse du site.", "The address of the site."), value: func(_ *site.Site, p *site.Place) any { return []string{p.Website} }},
	{name: "horaires", kind: Text, title: named("Horaires", "Opening hours"), help: named("Comme dans OpenStreetMap.", "As in OpenStreetMap."), value: func(_ *site.Site, p *site.Place) any { return p.Hours }},
	{name: "presentation_resume", kind: Text, title: named("Résumé", "Summary"), help: named("280 signes au plus.", "280 characters at most."), value: func(_ *site.Site, p *site.Place) any { return calm(p.Summary) }},
	{name: "presentation_detail", kind: Text, title: named("Présentation", "Presentation"), help: named("Reste sur la page du lieu.", "Stays on the page of the place."), value: unsaid},
	{name: "source", kind: Text, title: named("Source", "Source"), help: named("Qui publie ces données.", "Who publishes these data."), value: func(s *site.Site, _ *site.Place) any { return calm(s.Config.Name) }},
	{name: "itinerance", kind: Text, title: named("Itinérance", "Travelling"), help: named("Itinérant ou fixe.", "Travelling or fixed."), value: unsaid},
	{name: "structure_parente", kind: Text, title: named("Structure", "Organisation"), help: named("Le nom de la structure porteuse.", "The name of the organisation."), value: func(_ *site.Site, p *site.Place) any { return calm(p.Organisation.Name) }},
	{name: "date_maj", kind: Date, always: true, title: named("Mise à jour", "Updated"), help: named("Le jour de la dernière vérification.", "The day of the last check."), value: func(s *site.Site, p *site.Place) any { return day(s, p.Verified) }},
	{name: "services", kind: List, always: true, title: named("Services", "Services"), help: named("Dans les mots du standard.", "In the words of the standard."), value: func(_ *site.Site, p *site.Place) any { return mediation(p).Services }},
	{name: "publics_specifiquement_adresses", kind: List, title: named("Publics", "Audiences"), help: named("Dans les mots du standard.", "In the words of the standard."), value: func(_ *site.Site, p *site.Place) any { return mediation(p).Audiences }},
	{name: "prise_en_charge_specifique", kind: List, title: named("Prise en charge spécifique", "Special support"), help: named("Dans les mots du standard.", "In the words of the standard."), value: unsaid},
	{name: "frais_a_charge", kind: List, title: named("Frais", "Costs"), help: named("Dans les mots du standard.", "In the words of the standard."), value: func(_ *site.Site, p *site.Place) any { return mediation(p).Costs }},
	{name: "dispositif_programmes_nationaux", kind: List, title: named("Programmes nationaux", "National programmes"), help: named("Dans les mots du standard.", "In the words of the standard."), value: unsaid},
	{name: "formations_labels", kind: List, title: named("Formations et labels", "Training and labels"), help: named("Dans les mots du standard.", "In the words of the standard."), value: unsaid},
	{name: "autres_formations_labels", kind: List, title: named("Autres labels", "Other labels"), help: named("Les labels que le réseau connaît.", "The labels that the network knows."), value: func(s *site.Site, p *site.Place) any {
		var titles []string
		for _, id := range p.Labels {
			titles = append(titles, strings.ReplaceAll(calm(s.Config.LabelTerm(id).Title), "|", "/"))
		}
		return titles
	}},
	{name: "modalites_acces", kind: List, title: named("Modalités d’accès", "Access"), help: named("Dans les mots du standard.", "In the words of the standard."), value: unsaid},
	{name: "modalites_accompagnement", kind: List, title: named("Accompagnement", "Support"), help: named("Dans les mots du standard.", "In the words of the standard."), value: func(_ *site.Site, p *site.Place) any { return mediation(p).Support }},
	{name: "fiche_acces_libre", kind: URL, title: named("Fiche Acceslibre", "Acceslibre record"), help: named("L’adresse de la fiche du lieu sur Acceslibre.", "The address of the record of the place on Acceslibre."), value: unsaid},
	{name: "prise_rdv", kind: URL, title: named("Prise de rendez-vous", "Appointments"), help: named("L’adresse où prendre rendez-vous.", "The address where to make an appointment."), value: unsaid},
}

// only returns a text that a pattern takes, nil for others.
func only(pattern *regexp.Regexp, text string) any {
	if !pattern.MatchString(text) {
		return nil
	}
	return text
}

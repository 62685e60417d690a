// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"slices"
	"strings"
	"unicode"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// names are what people, standards and programs call the keys of a place: French and English headers of tables, the columns of
// the mediation-num standard, the tags of OpenStreetMap, the keys of GoGoCarto and uMap, and our own open data. Folded as [folded] does.
// "@source" is the id that a record has in its own file.
var names = map[string][]string{
	"name":                    {"nom", "name", "nom du lieu", "nom du tiers lieu", "nom de la structure", "nom du tiers lieux", "tiers lieu", "lieu", "titre", "title", "denomination", "raison sociale", "nom usuel", "place name", "place", "intitule", "enseigne"},
	"summary":                 {"resume", "summary", "presentation resume", "accroche", "slogan", "description courte", "short description", "en une phrase", "abstract", "presentation courte"},
	keyDescription:            {"description", "presentation", "presentation detail", "descriptionmore", "description longue", "description more", "details", "a propos", "about", "texte", "presentation du lieu", "description du lieu"},
	"activities":              {"activites", "activite", "activities", "activity", "type", "types", "type de lieu", "type de tiers lieu", "categorie", "categories", "category", "thematique", "thematiques", "activite principale", "activites principales", "typologie du lieu", "famille", "familles", "calque", "layer", "amenity", "office", "leisure", "craft", "categoriesfull name", "taxonomy", "optionvalues name", "kind"},
	"status":                  {"statut", "status", "etat", "statut du lieu", "etat du lieu", "etat du projet"},
	keyAddress:                {"adresse complete", "adresse postale complete", "full address", "adresse postale", "addr full", "address customformatedaddress", "fulladdress", "localisation"},
	"address.street":          {"adresse", "rue", "voie", "street", "address", "addr housenumber", "addr street", "street address", "streetaddress", "address streetaddress", "address streetnumber", "numero et voie", "n et voie", "adresse 1", "adresse 2", "complement adresse", "complement d adresse", "numero", "numero de voie", "adresse ligne 1", "address street", "address line 1", "street name", "housenumber", "nom de la voie", "libelle voie"},
	"address.postcode":        {"code postal", "cp", "codepostal", "code post", "postcode", "postal code", "postalcode", "zip", "zip code", "zipcode", "addr postcode", "contact postcode", "address postalcode", "address postcode"},
	"address.city":            {"ville", "commune", "city", "town", "municipality", "localite", "addr city", "contact city", "nom de la commune", "nom commune", "libelle commune", "address addresslocality", "addresslocality", "address city"},
	"address.insee":           {"code insee", "insee", "code commune", "codeinsee", "com insee", "ref insee", "addr insee", "code commune insee", "address insee", "citycode", "depcom", "code insee commune"},
	"lat":                     {"latitude", "lat", "y", "geo latitude", "coordonnees", "coordonnees gps", "gps", "coordonnees geographiques", "geo point", "geo point 2d", "geopoint", "wgs84", "lat wgs84", "latitude wgs84", "position", "coordinates", "lat y", "y lat"},
	"lon":                     {"longitude", "lon", "lng", "long", "x", "geo longitude", "lon wgs84", "longitude wgs84", "long x", "x long"},
	"precision":               {"precision"},
	"website":                 {"site web", "site internet", "site", "website", "web", "url", "siteweb", "site web officiel", "site officiel", "adresse web", "adresse du site", "contact website", "page web", "lien", "link", "homepage", "website url", "url du site", "www"},
	"email":                   {"email", "e mail", "mail", "courriel", "courriels", "adresse mail", "adresse e mail", "adresse email", "adresse electronique", "contact email", "mel", "email de contact", "mail de contact", "courriel de contact", "contact mail"},
	"phone":                   {"telephone", "tel", "phone", "numero de telephone", "tel fixe", "telephone fixe", "contact phone", "n de telephone", "no de telephone", "no telephone", "telephone 1", "phone number", "tel 1", "contact telephone", "n tel"},
	"social":                  {"reseaux sociaux", "reseau social", "social", "facebook", "twitter", "instagram", "linkedin", "mastodon", "youtube", "page facebook", "contact facebook", "contact instagram", "contact twitter", "contact mastodon", "contact linkedin", "contact youtube", "compte instagram", "peertube"},
	"hours":                   {"horaires", "horaires d ouverture", "horaire", "ouverture", "heures d ouverture", "jours et horaires d ouverture", "hours", "opening hours", "openinghours", "openhours", "horaires ouverture", "jours d ouverture"},
	"services":                {"services", "service", "services proposes", "equipements", "equipement", "amenities", "facilities", "services disponibles"},
	"telework.desks":          {"postes", "nombre de postes", "nb postes", "nb de postes", "nombre de postes de travail", "postes de travail", "desks", "capacity desks", "number of desks", "nombre de bureaux"},
	"telework.meeting_rooms":  {"salles de reunion", "nombre de salles", "nombre de salles de reunion", "nb salles", "nb salles de reunion", "meeting rooms", "salle de reunion"},
	"telework.booking":        {"reservation", "lien de reservation", "url de reservation", "booking", "booking url"},
	"access.wheelchair":       {"accessibilite pmr", "pmr", "acces pmr", "wheelchair", "fauteuil roulant", "accessible pmr", "accessibilite", "acces fauteuil roulant", "handicap"},
	"access.transit":          {"transports", "transports en commun", "transport", "acces transports", "public transport", "acces en transports en commun"},
	"access.bike":             {"velo", "bike", "stationnement velo", "parking velo"},
	"access.parking":          {"parking", "stationnement"},
	"organisation.name":       {"structure", "structure porteuse", "organisation", "organization", "operator", "porteur", "nom de la structure porteuse", "gestionnaire", "structure gestionnaire", "porteur du projet", "organisme"},
	"organisation.legal_form": {"forme juridique", "statut juridique", "legal form", "legal status", "forme juridique de la structure"},
	"organisation.siret":      {"siret", "pivot", "numero siret", "n siret", "ref fr siret", "no siret", "siret de la structure"},
	"opened":                  {"date d ouverture", "annee d ouverture", "annee de creation", "date de creation", "opened", "opening date", "start date", "annee ouverture", "date ouverture", "creation", "ouvert depuis"},
	"labels":                  {"label", "labels", "labellisation"},
	"member":                  {"adherent", "adherente", "membre", "member", "adhesion", "date d adhesion", "adherent au reseau", "membre du reseau"},
	"tags":                    {"mots cles", "mot cle", "tags", "keywords", "etiquettes", "motscles"},
	"verified":                {"verifie le", "verified", "check date", "date de verification"},
	"@source":                 {"id", "identifiant", "identifier", "uid", "ref", "reference", "fid", "objectid", "id lieu", "identifiant unique", "uuid", "code lieu"},
	"external.osm":            {"@id", "osm", "osm id", "id osm"},
	"external.mednum":         {"mednum", "id mednum"},
	"external.tierslieux":     {"id france tiers lieux", "id recensement"},
}

// parts are words that say what a longer header is: « Adresse mail du contact » is a mail. The first that is found decides.
var parts = []Pair{
	{"courriel", "email"},
	{"mail", "email"},
	{"telephone", "phone"},
	{"code postal", "address.postcode"},
	{"insee", "address.insee"},
	{"site web", "website"},
	{"site internet", "website"},
	{"facebook", "social"},
	{"instagram", "social"},
	{"linkedin", "social"},
	{"reseaux sociaux", "social"},
	{"horaires", "hours"},
	{"siret", "organisation.siret"},
	{"juridique", "organisation.legal_form"},
	{"latitude", "lat"},
	{"longitude", "lon"},
	{"pmr", "access.wheelchair"},
	{"commune", "address.city"},
	{"ville", "address.city"},
	{"adresse", "address.street"},
	{"nom du lieu", "name"},
	{"activites", "activities"},
	{"services", "services"},
	{"description", keyDescription},
}

// folded returns a header as it is compared: words without accents and signs, one space between them.
func folded(header string) string {
	if strings.HasPrefix(header, "@") {
		return words.Fold(header)
	}
	return strings.Join(strings.FieldsFunc(words.Fold(header), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// guess returns the key that a header means, "" for none.
func guess(header, source string) string {
	key, _ := exact(folded(header))
	if key == "" {
		key, _ = part(folded(header))
	}
	if key == "@source" {
		return "external." + source
	}
	return key
}

// exact returns the key that has a header among its names, and how far down: the first names say it best.
func exact(header string) (key string, rank int) {
	for key, list := range names {
		if rank := slices.Index(list, header); rank >= 0 {
			return key, rank
		}
	}
	return "", 0
}

// part returns the key that a part of a header says, and which of the parts it is.
func part(header string) (key string, rank int) {
	for rank, p := range parts {
		if len(header) < 100 && strings.Contains(" "+header+" ", " "+p.From+" ") {
			return p.To, rank
		}
	}
	return "", 0
}

// several are the keys that more than one column may fill.
var several = []string{"address.street", keyDescription, "activities", "social", "services", "tags"}

// Propose guesses the mapping of a table: names that are known first, then names that have a known part. What is not understood has
// nothing on its right.
func Propose(t Table, c *site.Config) Mapping {
	m := Mapping{Values: make(map[string][]Pair)}
	taken := make(map[string]int) // the column of a key, from 1
	keys, filled := make([]string, len(t.Columns)), make([]bool, len(t.Columns))
	for _, r := range t.Records {
		for _, v := range r.Values {
			filled[v.Column] = true
		}
	}
	for _, find := range []func(string) (string, int){exact, part} {
		ranks := make(map[string]int)
		for i, column := range t.Columns {
			key, rank := find(folded(column))
			if key == "@source" {
				key = "external." + t.Source
			}
			last, better := taken[key], false
			if before, now := ranks[key]; now {
				better = rank < before
			}
			switch {
			case keys[i] != "" || key == "" || !filled[i]:
			case last == 0 || slices.Contains(several, key):
				keys[i], taken[key], ranks[key] = key, i+1, rank
			case better:
				keys[last-1] = ""
				keys[i], taken[key], ranks[key] = key, i+1, rank
			}
		}
	}
	// A whole address beside one in pieces says nothing new; one alone under « adresse » may be whole, which is seen in its values.
	for i, column := range t.Columns {
		if keys[i] == keyAddress && taken["address.street"] > 0 && taken["address.postcode"] > 0 {
			keys[i] = ""
		}
		if keys[i] == "address.street" && taken["address.postcode"]+taken["address.city"] == 0 {
			keys[i] = keyAddress
		}
		if filled[i] {
			m.Columns = append(m.Columns, Pair{column, keys[i]})
		}
	}
	for _, list := range []struct {
		key   string
		terms []site.Term
	}{{"activities", c.Activities}, {"labels", c.Labels}} {
		for _, value := range valuesOf(t, keys, list.key) {
			m.Values[list.key] = append(m.Values[list.key], Pair{value, termOf(value, list.terms)})
		}
	}
	return m
}

// maxValues is how many different values of a list are looked at.
const maxValues = 200

// valuesOf returns the different values of the columns of a key, in the order of the file.
func valuesOf(t Table, keys []string, key string) []string {
	var values []string
	seen := make(map[string]bool)
	for _, r := range t.Records {
		for _, v := range r.Values {
			if keys[v.Column] != key {
				continue
			}
			for _, item := range split(v.Text) {
				if !seen[item] && len(values) < maxValues {
					seen[item] = true
					values = append(values, item)
				}
			}
		}
	}
	return values
}

// alias are the words of other lists for what networks of tiers-lieux call otherwise.
var alias = map[string]string{
	"hackerspace": "fablab", "makerspace": "fablab", "fab lab": "fablab", "atelier de fabrication numerique": "fablab", "coworking space": "coworking",
	"bureau partage": "coworking", "espace de travail partage": "coworking", "jardin partage": "nourricier", "epicerie": "nourricier",
	"cafe": "cafe associatif", "centre social": "centre social", "living lab": "livinglab", "foodlab": "cuisine partagee",
}

// termOf returns the id of the term that a value means: its id or title, else the term whose id stands in the value, or in whose
// title the value stands; "" where none or two do.
func termOf(value string, terms []site.Term) string {
	said := singular(value)
	if word := alias[said]; word != "" {
		said = singular(word)
	}
	for _, t := range terms {
		if said == singular(t.ID) || said == singular(t.Title) {
			return t.ID
		}
	}
	found := ""
	for _, t := range terms {
		inside := strings.Contains(" "+said+" ", " "+singular(t.ID)+" ") || len(said) >= 4 && strings.Contains(" "+singular(t.Title)+" ", " "+said+" ")
		if inside {
			if found != "" {
				return ""
			}
			found = t.ID
		}
	}
	return found
}

// singular returns the words of a text folded, without the signs of plurals.
func singular(text string) string {
	list := strings.Fields(folded(text))
	for i, word := range list {
		list[i] = strings.TrimRight(word, "sx")
	}
	return strings.Join(list, " ")
}

// split returns the items of a list as people and programs write one.
func split(list string) []string {
	var items []string
	for _, item := range strings.FieldsFunc(list, func(r rune) bool { return r == '|' || r == ';' || r == ',' || r == '\n' }) {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

// Unknown returns the columns, and the values of activities and labels, that a mapping has nothing for.
func (m Mapping) Unknown() (columns, values []string) {
	for _, p := range m.Columns {
		if p.To == "" {
			columns = append(columns, p.From)
		}
	}
	for _, key := range sorted(m.Values) {
		for _, p := range m.Values[key] {
			if p.To == "" {
				values = append(values, p.From)
			}
		}
	}
	return columns, values
}

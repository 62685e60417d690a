// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// referenceRules are about what names something else: ids, links, files.
var referenceRules = []Rule{
	{
		Code:    "R101",
		Title:   Text{FR: "identifiant qui ne désigne rien", EN: "id that names nothing"},
		Message: Text{FR: "aucun fichier {folder}/{value}{extension}", EN: "there is no file {folder}/{value}{extension}"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
			{FR: "l’identifiant est le nom du fichier sans son extension ; créez {folder}/{value}{extension} ou corrigez le nom", EN: "the id is the name of the file without its extension; create {folder}/{value}{extension} or correct the name"},
		},
		Explain: Text{FR: "Les fiches se désignent par le nom de leur fichier : `place: la-coroutine` mène à places/la-coroutine.md. Un brouillon (`draft: true`) compte comme absent tant qu’il n’est pas publié.", EN: "Documents name each other by the name of their file: `place: la-coroutine` leads to places/la-coroutine.md. A draft (`draft: true`) counts as missing until it is published."},
		Wrong:   "place: La Coroutine",
		Right:   "place: la-coroutine",
	},
	{
		Code:    "R102",
		Title:   Text{FR: "lien vers une page qui n’existe pas", EN: "link to a page that does not exist"},
		Message: Text{FR: "aucune page du site n’a l’adresse {value}", EN: "no page of the site has the address {value}"},
		Hints: []Text{
			{FR: "vouliez-vous écrire {nearest} ?", EN: "did you mean {nearest}?"},
			{FR: "un lien vers un fichier marche aussi : `[La Coroutine](../places/la-coroutine.md)`", EN: "a link to a file works too: `[La Coroutine](../places/la-coroutine.md)`"},
		},
		Explain: Text{FR: "Un lien vers une page absente mène le lecteur à une page d’erreur. Vérifiez l’adresse dans le site, ou écrivez le chemin du fichier : le lien suivra s’il change d’adresse.", EN: "A link to a missing page leads the reader to an error page. Check the address in the site, or write the path of the file: the link will follow when its address changes."},
		Wrong:   "Voir [La Coroutine](/lieu/la-coroutine/).",
		Right:   "Voir [La Coroutine](/lieux/la-coroutine/).",
	},
	{
		Code:    "R103",
		Title:   Text{FR: "déménagement en rond", EN: "move in a circle"},
		Message: Text{FR: "en suivant `moved_to: {value}`, on revient à ce même lieu", EN: "following `moved_to: {value}` leads back to this same place"},
		Hints: []Text{
			{FR: "gardez `moved_to` seulement dans la fiche de l’ancien lieu", EN: "keep `moved_to` only in the file of the old place"},
		},
		Explain: Text{FR: "`moved_to` dit quel lieu en remplace un autre. Le dernier de la suite, celui qui est ouvert aujourd’hui, n’a donc pas de `moved_to`.", EN: "`moved_to` says which place follows another one. So the last of them, the one that is open today, has no `moved_to`."},
		Wrong:   "moved_to: la-coroutine   # dans places/la-coroutine.md",
		Right:   "# dans places/ancien-nom.md\nmoved_to: la-coroutine",
	},
	{
		Code:    "R104",
		Title:   Text{FR: "image ou document absent", EN: "missing picture or document"},
		Message: Text{FR: "il n’y a pas de fichier static/{value}", EN: "there is no file static/{value}"},
		Hints: []Text{
			{FR: "vouliez-vous écrire « {nearest} » ?", EN: "did you mean “{nearest}”?"},
			{FR: "ajoutez le fichier dans static/, ou corrigez son chemin, sans « static/ » au début", EN: "add the file to static/, or correct its path, without “static/” at the beginning"},
		},
		Explain: Text{FR: "Les images et les documents sont dans le dossier static/ ; leur chemin s’écrit à partir de là, avec les mêmes minuscules : `photos/atelier.jpg` pour static/photos/atelier.jpg.", EN: "Pictures and documents are in the folder static/; their path is written from there, with the same lower case: `photos/atelier.jpg` for static/photos/atelier.jpg."},
		Wrong:   "image:\n  src: static/Photos/Atelier.JPG\n  alt: L’atelier",
		Right:   "image:\n  src: photos/atelier.jpg\n  alt: L’atelier",
	},
	{
		Code:    "R105",
		Title:   Text{FR: "deux lettres de même numéro", EN: "two newsletters of one number"},
		Message: Text{FR: "le numéro {value} est déjà celui de {file}", EN: "number {value} is already that of {file}"},
		Hints: []Text{
			{FR: "donnez à la plus récente le numéro suivant", EN: "give the newer one the next number"},
		},
		Related: Text{FR: "déjà pris ici", EN: "already taken here"},
		Explain: Text{FR: "Le numéro d’une lettre sert à la citer et à l’envoyer par mail : chaque lettre a le sien.", EN: "The number of a newsletter is used to quote it and to send it by mail: each one has its own."},
		Wrong:   "number: 4   # comme la lettre de septembre",
		Right:   "number: 5",
	},
	{
		Code:    "R106",
		Title:   Text{FR: "fichier sans année", EN: "file without a year"},
		Message: Text{FR: "« {name} » devrait porter le nom de son année", EN: "“{name}” should be named by its year"},
		Hints: []Text{
			{FR: "renommez-le, par exemple en {folder}/2020.yaml", EN: "rename it, for example to {folder}/2020.yaml"},
		},
		Explain: Text{FR: "Les flux financiers et les indicateurs sont rangés par année, et le nom du fichier dit laquelle.", EN: "Money flows and indicators are stored by year, and the name of the file says which."},
		Wrong:   "content/flows/flux.yaml",
		Right:   "content/flows/2020.yaml",
	},
	{
		Code:     "R107",
		Severity: Warning,
		Title:    Text{FR: "médiation numérique incomplète", EN: "digital mediation incomplete"},
		Message:  Text{FR: "il manque {fields} pour que ce lieu paraisse sur la carte nationale", EN: "this place lacks {fields} to stand on the national map"},
		Hints: []Text{
			{FR: "ajoutez {fields} à la fiche", EN: "add {fields} to the file"},
		},
		Explain: Text{
			FR: "Le standard national de la médiation numérique demande le SIRET de la structure porteuse et la date de la dernière vérification. Sans eux, le lieu reste sur ce site, mais il n’est pas dans data/mednum.csv.",
			EN: "The national standard of digital mediation asks for the SIRET of the organisation and the date of the last check. Without them the place stays on this site, but it is not in data/mednum.csv.",
		},
		Wrong: "mediation:\n  services: [Loisirs et créations numériques]",
		Right: "organisation:\n  siret: \"73282932000074\"\nmediation:\n  services: [Loisirs et créations numériques]\nverified: 2020-11-05",
	},
	{
		Code:    "R108",
		Title:   Text{FR: "pages qui sont chapitres l’une de l’autre", EN: "pages that are chapters of each other"},
		Message: Text{FR: "en remontant par `parent: {value}`, on tourne en rond, ou l’on monte de plus de six pages", EN: "going up by `parent: {value}` leads in a circle, or up more than six pages"},
		Hints: []Text{
			{FR: "enlevez `parent` de la page qui est au-dessus de toutes les autres", EN: "take `parent` out of the page that is above all others"},
		},
		Explain: Text{FR: "`parent` dit de quelle page celle-ci est un chapitre. En remontant de page en page, on arrive à une page qui n’en a pas : c’est la première du livre.", EN: "`parent` says which page this one is a chapter of. Going up from page to page ends at one that has none: it is the first of the book."},
		Wrong:   "parent: adherer   # dans content/pages/adherer.md",
		Right:   "# dans content/pages/cotisations.md\nparent: adherer",
	},
}

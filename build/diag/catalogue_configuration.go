// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// configurationRules are about the values of site.yaml that are like no other.
var configurationRules = []Rule{
	{
		Code:    "C101",
		Title:   Text{FR: "adresse du site inutilisable", EN: "site address that cannot be used"},
		Message: Text{FR: "« {value} » ne peut pas être suivi du chemin des pages", EN: "“{value}” cannot be followed by the paths of pages"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "l’adresse du site s’arrête avant tout ? ou # : « {example} »", EN: "the address of the site ends before any ? or #: “{example}”"},
		},
		Explain: Text{
			FR: "Le site ajoute le chemin de chaque page à la suite de « base_url » : https://carte.exemple.fr devient https://carte.exemple.fr/agenda/. Après un ? ou un #, cela ne fonctionne plus.",
			EN: "The site puts the path of each page after “base_url”: https://carte.exemple.fr becomes https://carte.exemple.fr/agenda/. After a ? or a # this does not work.",
		},
		Wrong: "base_url: https://carte.exemple.fr/?lang=fr",
		Right: "base_url: https://carte.exemple.fr",
	},
	{
		Code:    "C102",
		Title:   Text{FR: "identifiant en double", EN: "identifier that stands twice"},
		Message: Text{FR: "« {value} » est déjà un identifiant de « {key} »", EN: "“{value}” is already an identifier of “{key}”"},
		Hints: []Text{
			{FR: "donnez un autre identifiant à cette valeur, ou supprimez-la", EN: "give this value another identifier, or delete it"},
		},
		Related: Text{FR: "déjà écrit ici", EN: "already written here"},
		Explain: Text{
			FR: "Les fichiers désignent une activité, un genre ou un label par son identifiant. S’il existe deux fois, le site ne sait pas lequel afficher.",
			EN: "Files name an activity, a kind or a label by its identifier. If it stands twice, the site does not know which to show.",
		},
		Wrong: "activities:\n  - id: fablab\n    title: Fablab\n  - id: fablab\n    title: Atelier",
		Right: "activities:\n  - id: fablab\n    title: Fablab\n  - id: atelier\n    title: Atelier",
	},
	{
		Code:    "C103",
		Title:   Text{FR: "code de territoire mal écrit", EN: "code of an area that is not well written"},
		Message: Text{FR: "« {value} » n’est pas le code d’un territoire", EN: "“{value}” is not the code of an area"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "une région ou un département a 2 chiffres, un département d’outre-mer 3, une commune 5 (code INSEE), un EPCI 9 (SIREN)", EN: "a region or a département has 2 digits, an overseas département 3, a commune 5 (INSEE code), an EPCI 9 (SIREN)"},
		},
		Explain: Text{
			FR: "Un territoire se désigne par son code officiel : 32 pour les Hauts-de-France, 59 pour le Nord, 59350 pour Lille, 200093201 pour la Métropole Européenne de Lille.",
			EN: "An area is named by its official code: 32 for Hauts-de-France, 59 for Nord, 59350 for Lille, 200093201 for the Métropole Européenne de Lille.",
		},
		Wrong: "areas: [Hauts-de-France]",
		Right: "areas: [32]",
	},
	{
		Code:    "C104",
		Title:   Text{FR: "adresse de fond de carte inutilisable", EN: "address of a base map that cannot be used"},
		Message: Text{FR: "« {value} » n’est pas l’adresse de tuiles", EN: "“{value}” is not the address of tiles"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "il faut une adresse en https d’un seul serveur, avec z, x et y entre accolades : {example}", EN: "an address in https of one server is needed, with z, x and y in braces: {example}"},
		},
		Explain: Text{
			FR: "La carte demande chaque carré de son fond à cette adresse, en y mettant l’échelle (z), la colonne (x) et la ligne (y). Le nom du serveur est écrit en entier, sans accolades : les pages n’autorisent que lui.",
			EN: "The map asks this address for each square of its base, with the scale (z), the column (x) and the row (y) put in. The name of the server is written in full, without braces: pages allow no other.",
		},
		Wrong: "basemap:\n  url: http://tuiles.exemple.fr/carte.png\n  attribution: © IGN",
		Right: "basemap:\n  url: https://tuiles.exemple.fr/{z}/{x}/{y}.png\n  attribution: © IGN",
	},
	{
		Code:    "C120",
		Title:   Text{FR: "territoire sans contour", EN: "area without an outline"},
		Message: Text{FR: "aucun fichier de content/territories ne décrit le territoire « {value} »", EN: "no file of content/territories describes the area “{value}”"},
		Hints: []Text{
			{FR: "vérifiez le code, ou ajoutez un fichier GeoJSON de ce territoire dans content/territories", EN: "check the code, or add a GeoJSON file of the area to content/territories"},
		},
		Explain: Text{
			FR: "Le réseau dit dans site.yaml où il est chez lui. Pour dessiner ce territoire et savoir si un lieu en fait partie, il faut son contour, dans un fichier du dossier content/territories.",
			EN: "The network says in site.yaml where it is at home. To draw this area and to know whether a place is in it, its outline is needed, in a file of the folder content/territories.",
		},
		Wrong: "territory:\n  areas: [99]",
		Right: "territory:\n  areas: [32]",
	},
	{
		Code:     "C130",
		Severity: Warning,
		Title:    Text{FR: "réseau qui n’a pas encore été lu", EN: "network that was not read yet"},
		Message:  Text{FR: "les lieux de « {name} » ne sont pas dans le dépôt", EN: "the places of “{name}” are not in the repository"},
		Hints: []Text{
			{FR: "lancez « maillage sources update {value} », puis ajoutez {file} au dépôt", EN: "run “maillage sources update {value}”, then add {file} to the repository"},
		},
		Explain: Text{
			FR: "Une construction ne va jamais sur le réseau : les lieux des autres réseaux sont gardés dans le dépôt, dans content/sources. « maillage sources update » va les chercher. Sans le fichier, le site se construit sans eux.",
			EN: "A build never goes to the network: the places of other networks are kept in the repository, in content/sources. “maillage sources update” fetches them. Without the file the site is built without them.",
		},
		Wrong: "sources:\n  - id: bretagne\n    name: Tiers-lieux de Bretagne\n    url: https://www.exemple.bzh/data/places.geojson",
		Right: "maillage sources update bretagne",
	},
	{
		Code:     "C131",
		Severity: Warning,
		Title:    Text{FR: "lieux d’un autre réseau illisibles", EN: "places of another network that cannot be read"},
		Message:  Text{FR: "{file} n’est pas un fichier de lieux : ceux de « {name} » ne sont pas montrés", EN: "{file} is no file of places: those of “{name}” are not shown"},
		Hints: []Text{
			{FR: "il faut le fichier places.geojson d’un site fait avec maillage, de 16 Mio au plus", EN: "it must be the places.geojson of a site made with maillage, of 16 MiB at most"},
		},
		Explain: Text{
			FR: "Le fichier d’un autre réseau est du GeoJSON : une FeatureCollection dont chaque objet a un point, un nom (« name ») et l’adresse de sa page (« url »). C’est ce que publie tout site maillage à /data/places.geojson. Un fichier abîmé n’empêche pas de publier le vôtre.",
			EN: "The file of another network is GeoJSON: a FeatureCollection of which each object has a point, a name (“name”) and the address of its page (“url”). Every maillage site publishes one at /data/places.geojson. A damaged file does not keep yours from being published.",
		},
		Wrong: "<html>404</html>",
		Right: "{\"type\": \"FeatureCollection\", \"features\": []}",
	},
	{
		Code:     "C132",
		Severity: Warning,
		Title:    Text{FR: "lieux d’un autre réseau modifiés", EN: "places of another network that were changed"},
		Message:  Text{FR: "{file} n’est plus ce que « {name} » a publié : sa somme de contrôle a changé", EN: "{file} is no longer what “{name}” published: its checksum has changed"},
		Hints: []Text{
			{FR: "lancez « maillage sources update {value} » pour reprendre l’original", EN: "run “maillage sources update {value}” to take the original again"},
		},
		Explain: Text{
			FR: "Les lieux d’un autre réseau lui appartiennent : on les corrige chez lui, pas ici. La somme de contrôle, gardée à côté du fichier, montre qu’il a été modifié à la main ou mal copié.",
			EN: "The places of another network are its own: they are corrected there, not here. The checksum, kept beside the file, shows that it was changed by hand or copied badly.",
		},
		Wrong: "sha256: 0000…",
		Right: "maillage sources update bretagne",
	},
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// placeRules are about places and their coordinates.
var placeRules = []Rule{
	{
		Code:    "P101",
		Title:   Text{FR: "latitude et longitude inversées", EN: "latitude and longitude swapped"},
		Message: Text{FR: "« lat » vaut {lat} et « lon » vaut {lon} : les deux semblent inversées", EN: "“lat” is {lat} and “lon” is {lon}: the two seem to be swapped"},
		Hints: []Text{
			{FR: "échangez les deux valeurs : `lat: {lon}` et `lon: {lat}`", EN: "exchange the two values: `lat: {lon}` and `lon: {lat}`"},
		},
		Related: Text{FR: "la longitude est ici", EN: "the longitude is here"},
		Explain: Text{
			FR: "En métropole, la latitude (du sud au nord) va de 41 à 51 et la longitude (d’ouest en est) de -5 à 10. Certaines cartes donnent la longitude en premier : c’est l’erreur la plus courante quand on copie des coordonnées.",
			EN: "In mainland France the latitude (south to north) goes from 41 to 51 and the longitude (west to east) from -5 to 10. Some maps give the longitude first: this is the usual mistake when people copy coordinates.",
		},
		Wrong: "lat: 3.0571\nlon: 50.6303",
		Right: "lat: 50.6303\nlon: 3.0571",
	},
	{
		Code:    "P103",
		Title:   Text{FR: "virgule dans une coordonnée", EN: "comma in a coordinate"},
		Message: Text{FR: "« {value} » est écrit avec une virgule", EN: "“{value}” is written with a comma"},
		Hints: []Text{
			{FR: "écrivez un point : `{key}: {suggestion}`", EN: "write a point: `{key}: {suggestion}`"},
		},
		Explain: Text{
			FR: "En français, les décimales suivent une virgule ; les coordonnées, elles, s’écrivent avec un point, comme sur toutes les cartes.",
			EN: "In French, decimals follow a comma; coordinates are written with a point, as on all maps.",
		},
		Wrong: "lat: 50,6303",
		Right: "lat: 50.6303",
	},
	{
		Code:    "P104",
		Title:   Text{FR: "activité inconnue", EN: "unknown activity"},
		Message: Text{FR: "« {value} » ne fait pas partie des activités de ce réseau", EN: "“{value}” is not one of the activities of this network"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
			{FR: "choisissez parmi : {choices}", EN: "choose among: {choices}"},
			{FR: "cette liste est dans site.yaml, sous « activities » ; les personnes qui animent le réseau peuvent y ajouter une activité", EN: "the list is in site.yaml, under “activities”; those who run the network can add an activity to it"},
		},
		Explain: Text{
			FR: "Chaque réseau choisit la liste de ses activités. S’y tenir permet de filtrer la carte et de comparer les lieux : « coworking » et « co-working » seraient sinon deux activités différentes.",
			EN: "Each network chooses the list of its activities. Keeping to it makes it possible to filter the map and to compare places: “coworking” and “co-working” would otherwise be two activities.",
		},
		Wrong: "activities:\n  - cowoking",
		Right: "activities:\n  - coworking",
	},
	{
		Code:    "P105",
		Title:   Text{FR: "coordonnée hors du globe", EN: "coordinate outside of the globe"},
		Message: Text{FR: "« {key} » va de {min} à {max} degrés, mais vaut {value}", EN: "“{key}” goes from {min} to {max} degrees, but is {value}"},
		Hints: []Text{
			{FR: "il manque sans doute le point, par exemple `{key}: {example}`", EN: "the point is probably missing, for example `{key}: {example}`"},
			{FR: "{pointed} a sans doute un chiffre de trop, ou vient d’un autre système de coordonnées : vérifiez sur une carte", EN: "{pointed} probably has one digit too many, or is of another system of coordinates: look it up on a map"},
		},
		Explain: Text{
			FR: "La latitude va de -90 (pôle Sud) à 90 (pôle Nord), la longitude de -180 à 180. Un nombre plus grand a souvent perdu son point, ou vient d’un autre système de coordonnées (Lambert 93, par exemple).",
			EN: "The latitude goes from -90 (South Pole) to 90 (North Pole), the longitude from -180 to 180. A greater number has often lost its point, or comes from another system of coordinates (such as Lambert 93).",
		},
		Wrong: "lat: 506303",
		Right: "lat: 50.6303",
	},
	{
		Code:    "P106",
		Title:   Text{FR: "coordonnée en degrés et minutes", EN: "coordinate in degrees and minutes"},
		Message: Text{FR: "« {value} » n’est pas en degrés décimaux", EN: "“{value}” is not in decimal degrees"},
		Hints: []Text{
			{FR: "écrivez `{key}: {suggestion}`", EN: "write `{key}: {suggestion}`"},
		},
		Explain: Text{
			FR: "Un point peut s’écrire en degrés, minutes et secondes (50° 37′ 49″ N) ou en degrés décimaux (50.6303). Ces fichiers utilisent les degrés décimaux, sans signe ° ni lettre ; l’ouest et le sud ont un signe moins.",
			EN: "A point may be written in degrees, minutes and seconds (50° 37′ 49″ N) or in decimal degrees (50.6303). These files use decimal degrees, without the sign ° or a letter; west and south have a minus sign.",
		},
		Wrong: "lat: 50°37'49\"N",
		Right: "lat: 50.630278",
	},
	{
		Code:    "P107",
		Title:   Text{FR: "coordonnées manquantes", EN: "coordinates missing"},
		Message: Text{FR: "il manque {keys} : sans coordonnées, pas de point sur la carte", EN: "{keys} missing: without coordinates there is no point on the map"},
		Hints: []Text{
			{FR: "sur openstreetmap.org, faites un clic droit sur le lieu puis « Afficher l’adresse » : le premier nombre est « lat », le second « lon »", EN: "on openstreetmap.org, right-click the place, then “Show address”: the first number is “lat”, the second is “lon”"},
			{FR: "si vous ne connaissez que la commune, donnez son centre et ajoutez `precision: commune`", EN: "if you only know the commune, give its centre and add `precision: commune`"},
			{FR: "si le lieu n’existe pas encore, écrivez `{without}`", EN: "if the place does not exist yet, write `{without}`"},
		},
		Explain: Text{
			FR: "La carte a besoin de la latitude (« lat ») et de la longitude (« lon »), toujours ensemble. Seuls un lieu en projet et un brouillon peuvent s’en passer. Une position approximative est la bienvenue si elle le dit : `precision: street` ou `precision: commune`.",
			EN: "The map needs the latitude (“lat”) and the longitude (“lon”), always together. Only a planned place and a draft can do without. An approximate position is welcome if it says so: `precision: street` or `precision: commune`.",
		},
		Wrong: "name: La Coroutine\naddress:\n  postcode: 59000\n  city: Lille",
		Right: "name: La Coroutine\naddress:\n  postcode: 59000\n  city: Lille\nlat: 50.6303\nlon: 3.0571",
	},
	{
		Code:    "P108",
		Title:   Text{FR: "deux coordonnées sur une ligne", EN: "two coordinates on one line"},
		Message: Text{FR: "« {value} » contient à la fois la latitude et la longitude", EN: "“{value}” holds both the latitude and the longitude"},
		Hints: []Text{
			{FR: "écrivez deux lignes : `lat: {lat}` et `lon: {lon}`", EN: "write two lines: `lat: {lat}` and `lon: {lon}`"},
		},
		Explain: Text{
			FR: "Les cartes en ligne donnent les deux nombres ensemble. Ici, chacun a sa ligne : le premier sous « lat », le second sous « lon ».",
			EN: "Online maps give the two numbers together. Here each has its line: the first under “lat”, the second under “lon”.",
		},
		Wrong: "lat: 50.6303, 3.0571",
		Right: "lat: 50.6303\nlon: 3.0571",
	},
	{
		Code:     "P111",
		Severity: Warning,
		Title:    Text{FR: "deux lieux du même nom dans la commune", EN: "two places of one name in the commune"},
		Message:  Text{FR: "un autre lieu s’appelle déjà « {name} » à {city}", EN: "another place is already called “{name}” in {city}"},
		Hints: []Text{
			{FR: "si c’est le même lieu, complétez {file} et supprimez celui-ci ; sinon, précisez le nom, par exemple avec le quartier", EN: "if they are one place, complete {file} and delete this one; if not, make the name clearer, for example with the neighbourhood"},
		},
		Related: Text{FR: "l’autre lieu est ici", EN: "the other place is here"},
		Explain: Text{
			FR: "Deux lieux du même nom dans la même commune se confondent dans les listes et sur la carte. C’est souvent le même lieu, ajouté deux fois.",
			EN: "Two places of one name in one commune are confused in lists and on the map. Often it is one place that was added twice.",
		},
		Wrong: "# places/la-secu-2.md\nname: La Sécu",
		Right: "# places/la-secu-2.md\nname: La Sécu, annexe de Fives",
	},
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// geographyRules are about points on the map and the outlines of territories.
var geographyRules = []Rule{
	{
		Code:     "G101",
		Severity: Warning,
		Title:    Text{FR: "point hors du territoire", EN: "point outside of the territory"},
		Message:  Text{FR: "ce point est à {distance} km du territoire du réseau ({territory})", EN: "this point is {distance} km away from the network's territory ({territory})"},
		Hints: []Text{
			{FR: "vérifiez `lat: {lat}` et `lon: {lon}` sur une carte : un chiffre de trop ou de moins déplace un lieu de plusieurs kilomètres", EN: "check `lat: {lat}` and `lon: {lon}` on a map: one digit too many or too few moves a place by kilometres"},
			{FR: "si le lieu est bien là, les personnes qui animent le réseau peuvent agrandir le territoire dans site.yaml, sous « territory »", EN: "if the place is really there, those who run the network can make the territory larger in site.yaml, under “territory”"},
		},
		Explain: Text{
			FR: "Le territoire du réseau est décrit dans site.yaml et dessiné dans content/territories. Un point en dehors vient le plus souvent d’une faute de frappe. La carte montre le territoire : un lieu en dehors n’y paraît pas, mais il garde sa page et reste dans les listes.",
			EN: "The territory of the network is described in site.yaml and drawn in content/territories. A point outside of it usually comes from a typing mistake. The map shows the territory: a place outside of it does not appear there, but it keeps its page and stays in the lists.",
		},
		Wrong: "lat: 48.6292\nlon: 3.0573",
		Right: "lat: 50.6292\nlon: 3.0573",
	},
	{
		Code:     "G102",
		Severity: Warning,
		Title:    Text{FR: "le point n’est pas dans la commune écrite", EN: "the point is not in the commune that is written"},
		Message:  Text{FR: "l’adresse dit « {city} », mais le point est à {found}", EN: "the address says “{city}”, but the point is in {found}"},
		Hints: []Text{
			{FR: "si l’adresse est juste, corrigez `lat` et `lon` : le point est à {distance} km de la limite de {city}", EN: "if the address is right, correct `lat` and `lon`: the point is {distance} km away from the border of {city}"},
			{FR: "si le point est juste, écrivez `city: {found}`", EN: "if the point is right, write `city: {found}`"},
			{FR: "si vous ne connaissez pas le point exact, mettez celui de la mairie et ajoutez `precision: commune`", EN: "if you do not know the exact point, take that of the town hall and add `precision: commune`"},
		},
		Explain: Text{
			FR: "Le programme cherche dans quelle commune tombe le point, et compare avec l’adresse. Une différence de moins de 500 mètres ne compte pas : les contours sont simplifiés. Les communes associées ou déléguées, comme Lomme ou Hellemmes à Lille, peuvent être écrites telles quelles.",
			EN: "The program looks up the commune in which the point falls and compares it with the address. A difference of less than 500 metres does not count: outlines are simplified. Associated or delegated communes, such as Lomme or Hellemmes in Lille, may be written as they are.",
		},
		Wrong: "address:\n  postcode: \"59100\"\n  city: Roubaix\nlat: 50.6292 # à Lille\nlon: 3.0573",
		Right: "address:\n  postcode: \"59000\"\n  city: Lille\nlat: 50.6292\nlon: 3.0573",
	},
	{
		Code:     "G103",
		Severity: Warning,
		Title:    Text{FR: "deux lieux de même nom au même endroit", EN: "two places of the same name in the same spot"},
		Message:  Text{FR: "« {name} » est à {distance} m de « {other} » ({file}) et porte presque le même nom", EN: "“{name}” is {distance} m away from “{other}” ({file}) and has nearly the same name"},
		Hints: []Text{
			{FR: "si c’est le même lieu, complétez {file} et supprimez cette fiche", EN: "if it is the same place, complete {file} and delete this file"},
			{FR: "si le lieu a changé de nom, gardez l’ancienne fiche avec `status: closed` et `moved_to` suivi de l’identifiant de la nouvelle", EN: "if the place has a new name, keep the old file with `status: closed` and `moved_to` followed by the id of the new one"},
			{FR: "si ce sont deux lieux voisins, donnez-leur des noms plus différents", EN: "if they are two neighbouring places, give them names that differ more"},
		},
		Related: Text{FR: "le premier est ici", EN: "the first one is here"},
		Explain: Text{
			FR: "Un même lieu est parfois ajouté deux fois, par deux personnes. Une seule fiche à jour vaut mieux que deux : les visiteurs ne savent pas laquelle croire. Deux lieux sous le même toit sont permis, leurs noms les distinguent.",
			EN: "The same place is sometimes added twice, by two people. One file that is up to date is better than two: visitors do not know which one to believe. Two places under one roof are allowed, their names tell them apart.",
		},
		Wrong: "name: La Coroutine # places/la-coroutine.md existe déjà",
		Right: "name: Le Café de la Coroutine # un autre lieu, au rez-de-chaussée",
	},
	{
		Code:     "G104",
		Severity: Warning,
		Title:    Text{FR: "code INSEE d’une autre commune", EN: "INSEE code of another commune"},
		Message:  Text{FR: "le code INSEE {value} n’est pas celui de {city}", EN: "the INSEE code {value} is not that of {city}"},
		Hints: []Text{
			{FR: "écrivez `insee: \"{nearest}\"`", EN: "write `insee: \"{nearest}\"`"},
			{FR: "{value} est le code de {found}", EN: "{value} is the code of {found}"},
			{FR: "ou supprimez cette ligne : le code sera trouvé d’après le point", EN: "or delete this line: the code will be found from the point"},
		},
		Explain: Text{
			FR: "Le code INSEE désigne une commune : Lille a le code 59350, alors que son code postal est 59000. Le programme le trouve seul à partir de la latitude et de la longitude ; il n’est utile que pour un lieu sans point. Écrit, il doit être celui de la commune de l’adresse, sinon le lieu paraît dans le mauvais territoire.",
			EN: "The INSEE code names a commune: Lille has the code 59350, while its postcode is 59000. The program finds it from the latitude and the longitude; it is only needed for a place without a point. When written, it must be that of the commune of the address, or the place appears in the wrong territory.",
		},
		Wrong: "address:\n  postcode: \"59000\"\n  city: Lille\n  insee: \"59000\"",
		Right: "address:\n  postcode: \"59000\"\n  city: Lille\n  insee: \"59350\"",
	},
	{
		Code:    "G110",
		Title:   Text{FR: "fichier de contours illisible", EN: "outline file that cannot be read"},
		Message: Text{FR: "« {name} » n’est pas un fichier GeoJSON de contours, ou il est trop grand", EN: "“{name}” is not a GeoJSON file of outlines, or it is too large"},
		Hints: []Text{
			{FR: "il dépasse la limite ({large}) : simplifiez les contours, ou gardez seulement les communes de votre territoire", EN: "it is beyond the limit ({large}): simplify the outlines, or keep only the communes of your territory"},
			{FR: "le fichier commence par « {syntax} » au lieu de « FeatureCollection » : exportez-le en GeoJSON", EN: "the file begins with “{syntax}” instead of “FeatureCollection”: export it as GeoJSON"},
			{FR: "exportez les contours de nouveau, au format GeoJSON et en WGS 84 (EPSG:4326) ; un fichier modifié à la main a souvent une virgule ou un crochet de trop", EN: "export the outlines again, as GeoJSON and in WGS 84 (EPSG:4326); a file that was edited by hand often has one comma or bracket too many"},
		},
		Explain: Text{
			FR: "Les fichiers .geojson de content/territories donnent les contours des communes, des intercommunalités, des départements et des régions. Chacun est une liste de contours, « FeatureCollection », ou un seul contour, « Feature » (RFC 7946). Un fichier a au plus 64 Mo, 100 000 contours et 4 millions de points.",
			EN: "The .geojson files of content/territories give the outlines of communes, EPCI, départements and regions. Each is a list of outlines, a “FeatureCollection”, or a single outline, a “Feature” (RFC 7946). A file has at most 64 MB, 100,000 outlines and 4 million points.",
		},
		Wrong: "{ \"type\": \"Topology\", \"objects\": {} }",
		Right: "{ \"type\": \"FeatureCollection\", \"features\": [] }",
	},
	{
		Code:    "G111",
		Title:   Text{FR: "contour sans code ou sans nom", EN: "outline without a code or a name"},
		Message: Text{FR: "le contour n° {feature} de ce fichier n’a pas de code ou pas de nom", EN: "outline no. {feature} of this file has no code or no name"},
		Hints: []Text{
			{FR: "il s’agit de « {area} »", EN: "it is “{area}”"},
			{FR: "ajoutez dans ses `properties` un `code` (INSEE pour une commune, SIREN pour un EPCI) et un `nom`, tous deux entre guillemets", EN: "add a `code` (INSEE for a commune, SIREN for an EPCI) and a `nom` to its `properties`, both between quotes"},
		},
		Explain: Text{
			FR: "Le code relie un contour aux adresses, aux listes de communes et aux pages des territoires ; le nom est ce que les visiteurs lisent. Les guillemets gardent le zéro du début : « 02001 » sans eux devient 2001.",
			EN: "The code links an outline to the addresses, the lists of communes and the pages of territories; the name is what visitors read. The quotes keep the zero in front: “02001” becomes 2001 without them.",
		},
		Wrong: "\"properties\": { \"nom\": \"Lille\" }",
		Right: "\"properties\": { \"code\": \"59350\", \"nom\": \"Lille\" }",
	},
	{
		Code:    "G112",
		Title:   Text{FR: "contour mal dessiné", EN: "outline that is badly drawn"},
		Message: Text{FR: "le contour de « {area} » ne peut pas être dessiné", EN: "the outline of “{area}” cannot be drawn"},
		Hints: []Text{
			{FR: "il n’est pas fermé : répétez son premier point, [{open}], à la fin", EN: "it is not closed: repeat its first point, [{open}], at the end"},
			{FR: "[{range}] n’est pas un point de la terre en longitude et latitude : exportez le fichier en WGS 84 (EPSG:4326), pas en Lambert 93", EN: "[{range}] is not a point of the earth in longitude and latitude: export the file in WGS 84 (EPSG:4326), not in Lambert 93"},
			{FR: "sa forme est un « {type} » : il faut un « Polygon » ou un « MultiPolygon »", EN: "its shape is a “{type}”: it has to be a “Polygon” or a “MultiPolygon”"},
			{FR: "chaque anneau est une liste d’au moins quatre points [longitude, latitude], dont le dernier répète le premier, et il entoure une surface", EN: "each ring is a list of at least four points [longitude, latitude], of which the last one repeats the first, and it has a surface inside"},
		},
		Explain: Text{
			FR: "Un contour est un « Polygon », ou un « MultiPolygon » quand le territoire est en plusieurs morceaux (RFC 7946). Les logiciels de cartographie, comme QGIS, l’exportent ainsi ; une erreur vient presque toujours d’une retouche à la main ou d’un export dans une autre projection.",
			EN: "An outline is a “Polygon”, or a “MultiPolygon” when the territory is in several pieces (RFC 7946). Mapping programs such as QGIS export it that way; a mistake nearly always comes from an edit by hand or an export in another projection.",
		},
		Wrong: "\"coordinates\": [[[3.0, 50.6], [3.1, 50.6], [3.1, 50.7]]]",
		Right: "\"coordinates\": [[[3.0, 50.6], [3.1, 50.6], [3.1, 50.7], [3.0, 50.6]]]",
	},
	{
		Code:    "G113",
		Title:   Text{FR: "deux territoires de même code", EN: "two territories with the same code"},
		Message: Text{FR: "le code {value} (« {area} ») est déjà celui d’un autre territoire", EN: "the code {value} (“{area}”) is already that of another territory"},
		Hints: []Text{
			{FR: "supprimez l’un des deux, ou corrigez son code ; l’autre est dans {file}", EN: "delete one of the two, or correct its code; the other one is in {file}"},
			{FR: "pour un territoire en plusieurs morceaux, réunissez-les en un seul « MultiPolygon »", EN: "for a territory in several pieces, join them in one “MultiPolygon”"},
		},
		Related: Text{FR: "l’autre est ici", EN: "the other one is here"},
		Explain: Text{
			FR: "Un code désigne un seul territoire de chaque sorte. Avec deux contours, le programme ne saurait pas lequel montrer ni dans lequel ranger un lieu. Un département et une région peuvent avoir le même code, comme 32 pour le Gers et les Hauts-de-France.",
			EN: "A code stands for a single territory of each kind. With two outlines, the program could not know which one to show, nor where to put a place. A département and a region may have the same code, such as 32 for the Gers and Hauts-de-France.",
		},
		Wrong: "{ \"code\": \"59350\", \"nom\": \"Lille\" }, { \"code\": \"59350\", \"nom\": \"Lomme\" }",
		Right: "{ \"code\": \"59350\", \"nom\": \"Lille\" }, { \"code\": \"59346\", \"nom\": \"Lezennes\" }",
	},
	{
		Code:     "G114",
		Severity: Warning,
		Title:    Text{FR: "partie de territoire inconnue", EN: "unknown part of a territory"},
		Message:  Text{FR: "« {area} » contient {value}, mais aucun contour n’a ce code", EN: "“{area}” contains {value}, but no outline has that code"},
		Hints: []Text{
			{FR: "écrivez `\"{nearest}\"`", EN: "write `\"{nearest}\"`"},
			{FR: "vérifiez que le code a ses cinq caractères et qu’il est entre guillemets : sans eux, `02001` devient 2001", EN: "check that the code has its five characters and stands between quotes: without them, `02001` becomes 2001"},
			{FR: "sinon ajoutez le contour de cette commune dans content/territories, ou retirez-la de la liste", EN: "otherwise add the outline of this commune to content/territories, or take it off the list"},
		},
		Explain: Text{
			FR: "Une intercommunalité est donnée par la liste des codes de ses communes, une région par celle de ses départements. Chaque code doit avoir son contour dans un fichier .geojson. Sans lui, le territoire est dessiné avec un trou et les lieux qui s’y trouvent n’y sont pas comptés.",
			EN: "An EPCI is given by the list of the codes of its communes, a region by that of its départements. Each code needs its outline in a .geojson file. Without it, the territory is drawn with a hole, and the places there are not counted in it.",
		},
		Wrong: "parts: [59350, 2001]",
		Right: "parts: [\"59350\", \"02001\"]",
	},
	{
		Code:    "G115",
		Title:   Text{FR: "sorte de territoire inconnue", EN: "unknown kind of territory"},
		Message: Text{FR: "« {area} » : on ne sait pas si c’est une commune, un EPCI, un département ou une région", EN: "“{area}”: it is not known whether it is a commune, an EPCI, a département or a region"},
		Hints: []Text{
			{FR: "« {value} » n’est pas une sorte de territoire : écrivez commune, epci, departement ou region", EN: "“{value}” is not a kind of territory: write commune, epci, departement or region"},
			{FR: "faites commencer le nom du fichier par communes, epci, departements ou regions, ou ajoutez une propriété `kind`", EN: "let the name of the file begin with communes, epci, departements or regions, or add a property `kind`"},
		},
		Explain: Text{
			FR: "La sorte d’un territoire dit à quel niveau il compte : un lieu est dans une commune, un EPCI, un département et une région. Elle vient du nom du fichier, ou de la propriété `kind` de chaque contour quand un fichier en mélange plusieurs.",
			EN: "The kind of a territory says at which level it counts: a place is in a commune, an EPCI, a département and a region. It comes from the name of the file, or from the property `kind` of each outline when a file mixes several.",
		},
		Wrong: "\"properties\": { \"code\": \"5917\", \"nom\": \"Lille\", \"kind\": \"canton\" }",
		Right: "\"properties\": { \"code\": \"59350\", \"nom\": \"Lille\", \"kind\": \"commune\" }",
	},
	{
		Code:    "G116",
		Title:   Text{FR: "tracé illisible", EN: "way that cannot be read"},
		Message: Text{FR: "static/{value} n’est pas un tracé : {reason}", EN: "static/{value} is no way: {reason}"},
		Hints: []Text{
			{FR: "il s’y trouve « {what} »", EN: "“{what}” stands there"},
			{FR: "dessinez le tracé sur geojson.io ou uMap et exportez-le en GeoJSON, ou retirez `path` : le parcours va alors d’une étape à l’autre", EN: "draw the way on geojson.io or uMap and export it as GeoJSON, or take `path` away: the route then goes from stop to stop"},
		},
		Explain: Text{
			FR: "Le tracé d’un parcours est un fichier GeoJSON avec une ligne (LineString ou MultiLineString), longitude avant latitude, de 1 Mo et de 10 000 points au plus. Il est dessiné sur la carte et donné aux GPS.",
			EN: "The way of a route is a GeoJSON file with a line (LineString or MultiLineString), longitude before latitude, of 1 MB and 10,000 points at most. It is drawn on the map and given to GPS devices.",
		},
		Wrong: "{ \"type\": \"Polygon\", \"coordinates\": [] }",
		Right: "{ \"type\": \"LineString\", \"coordinates\": [[3.17, 50.69], [3.18, 50.70]] }",
	},
}

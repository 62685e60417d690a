// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// codeRules are about codes, colours and paths.
var codeRules = []Rule{
	{
		Code:    "V051",
		Title:   Text{FR: "code postal mal écrit", EN: "postcode that is not well written"},
		Message: Text{FR: "« {value} » n’est pas un code postal", EN: "“{value}” is not a postcode"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "vouliez-vous écrire « {maybe} » ?", EN: "did you mean “{maybe}”?"},
			{FR: "cinq chiffres sans espace, comme 59000 ou 02100", EN: "five digits without a space, such as 59000 or 02100"},
		},
		Explain: Text{
			FR: "Un code postal français a cinq chiffres. Les tableurs effacent volontiers le zéro du début : « 2100 » est sans doute « 02100 ».",
			EN: "A French postcode has five digits. Spreadsheets like to remove the zero in front: “2100” is probably “02100”.",
		},
		Wrong: "postcode: 59 000",
		Right: "postcode: 59000",
	},
	{
		Code:    "V052",
		Title:   Text{FR: "code INSEE mal écrit", EN: "INSEE code that is not well written"},
		Message: Text{FR: "« {value} » n’est pas un code INSEE de commune", EN: "“{value}” is not the INSEE code of a commune"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "vouliez-vous écrire « {maybe} » ?", EN: "did you mean “{maybe}”?"},
			{FR: "cinq caractères, comme 59350 pour Lille ou 2A004 pour Ajaccio ; en cas de doute, supprimez la ligne : le code sera trouvé tout seul", EN: "five characters, such as 59350 for Lille or 2A004 for Ajaccio; when in doubt delete the line: the code will be found"},
		},
		Explain: Text{
			FR: "Le code INSEE désigne une commune. Il diffère du code postal : Lille a pour code 59350, et pour codes postaux 59000, 59160, 59260, 59777 et 59800. Cette clé est facultative.",
			EN: "The INSEE code names a commune. It differs from the postcode: the code of Lille is 59350, its postcodes are 59000, 59160, 59260, 59777 and 59800. This key is optional.",
		},
		Wrong: "insee: 5935",
		Right: "insee: 59350",
	},
	{
		Code:    "V053",
		Title:   Text{FR: "SIRET mal écrit", EN: "SIRET that is not well written"},
		Message: Text{FR: "« {value} » n’a pas les 14 chiffres d’un SIRET", EN: "“{value}” does not have the 14 digits of a SIRET"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "14 chiffres sans espace ; avec 9 chiffres, c’est un SIREN : ajoutez les 5 chiffres de l’établissement", EN: "14 digits without spaces; 9 digits are a SIREN: add the 5 digits of the establishment"},
		},
		Explain: Text{
			FR: "Le SIRET désigne un établissement : les 9 chiffres du SIREN, puis 5 chiffres pour l’établissement. On le trouve sur annuaire-entreprises.data.gouv.fr.",
			EN: "The SIRET names an establishment: the 9 digits of the SIREN, then 5 digits. It can be found on annuaire-entreprises.data.gouv.fr.",
		},
		Wrong: "siret: 123 456 782 00010",
		Right: "siret: 12345678200010",
	},
	{
		Code:    "V054",
		Title:   Text{FR: "SIRET impossible", EN: "impossible SIRET"},
		Message: Text{FR: "« {value} » n’existe pas : la clé de contrôle ne correspond pas", EN: "“{value}” does not exist: its check digit does not fit"},
		Hints: []Text{
			{FR: "relisez chaque chiffre, l’un d’eux est sans doute faux ; cette clé est facultative, vous pouvez supprimer la ligne", EN: "read each digit again, one is probably wrong; this key is optional, you may delete the line"},
		},
		Explain: Text{
			FR: "Les chiffres d’un SIRET se contrôlent entre eux (formule de Luhn). Ici le calcul ne tombe pas juste : un chiffre a été mal recopié ou deux chiffres ont été échangés.",
			EN: "The digits of a SIRET check each other (Luhn’s formula). Here the sum does not fit: a digit was copied wrongly, or two digits were swapped.",
		},
		Wrong: "siret: 12345678200011",
		Right: "siret: 12345678200010",
	},
	{
		Code:    "V055",
		Title:   Text{FR: "couleur mal écrite", EN: "colour that is not well written"},
		Message: Text{FR: "« {value} » n’est pas une couleur écrite comme il faut", EN: "“{value}” is not a colour as it should be written"},
		Hints: []Text{
			{FR: "écrivez `\"{suggestion}\"`, avec les guillemets", EN: "write `\"{suggestion}\"`, with the quotes"},
			{FR: "un dièse et six chiffres ou lettres de A à F, entre guillemets : `\"#1d5c63\"`", EN: "a hash and six digits or letters from A to F, in quotes: `\"#1d5c63\"`"},
		},
		Explain: Text{
			FR: "Les couleurs s’écrivent en hexadécimal, comme les donnent les logiciels de dessin. Les noms de couleurs et « rgb(…) » ne sont pas compris ici.",
			EN: "Colours are written in hexadecimal, as drawing programs give them. Names of colours and “rgb(…)” are not understood here.",
		},
		Wrong: "primary: \"1d5c63\"",
		Right: "primary: \"#1d5c63\"",
	},
	{
		Code:    "V056",
		Title:   Text{FR: "couleur sans guillemets", EN: "colour without quotes"},
		Message: Text{FR: "sans guillemets, tout ce qui suit # est ignoré : « {key} » est vide", EN: "without quotes all that follows # is ignored: “{key}” is empty"},
		Hints: []Text{
			{FR: "écrivez `\"{suggestion}\"`, avec les guillemets", EN: "write `\"{suggestion}\"`, with the quotes"},
		},
		Explain: Text{
			FR: "Dans ces fichiers, un dièse après une espace commence un commentaire, que personne ne lit. Les guillemets disent que le dièse fait partie de la valeur.",
			EN: "In these files a hash after a space begins a comment, which nobody reads. Quotes say that the hash is part of the value.",
		},
		Wrong: "colour: #1d5c63",
		Right: "colour: \"#1d5c63\"",
	},
	{
		Code:    "V057",
		Title:   Text{FR: "chemin de fichier impossible", EN: "impossible path of a file"},
		Message: Text{FR: "« {value} » n’est pas le chemin d’un fichier du dossier static", EN: "“{value}” is not the path of a file in the static folder"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "déposez le fichier dans le dossier static et donnez son chemin à partir de là : « {example} »", EN: "put the file into the static folder and give its path from there: “{example}”"},
			{FR: "les noms n’ont que des minuscules sans accent, des chiffres, des tirets et des points : renommez le fichier s’il le faut", EN: "names have only lower-case letters without accents, digits, hyphens and points: rename the file if you must"},
		},
		Explain: Text{
			FR: "Les images et les documents vivent dans le dossier static du site, pour qu’ils ne disparaissent pas avec le site d’un autre, et que personne ne soit pisté. Leur nom devient une adresse web : il reste donc simple.",
			EN: "Pictures and documents live in the static folder of the site, so that they do not vanish with somebody else’s site and nobody is tracked. Their name becomes a web address, so it stays simple.",
		},
		Wrong: "src: /static/photos/atelier.jpg",
		Right: "src: photos/atelier.jpg",
	},
	{
		Code:    "V058",
		Title:   Text{FR: "licence mal écrite", EN: "licence that is not well written"},
		Message: Text{FR: "« {value} » n’est pas l’identifiant d’une licence", EN: "“{value}” is not the identifier of a licence"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "les plus courantes : CC-BY-SA-4.0, CC-BY-4.0, CC0-1.0, etalab-2.0, ODbL-1.0 ; la liste entière est sur spdx.org/licenses", EN: "the usual ones: CC-BY-SA-4.0, CC-BY-4.0, CC0-1.0, etalab-2.0, ODbL-1.0; the whole list is on spdx.org/licenses"},
		},
		Explain: Text{
			FR: "Une licence dit ce que les autres peuvent faire de votre travail. On l’écrit par son identifiant SPDX, que les logiciels comprennent dans le monde entier.",
			EN: "A licence says what others may do with your work. It is written by its SPDX identifier, which programs understand all over the world.",
		},
		Wrong: "licence: CC BY-SA 4.0",
		Right: "licence: CC-BY-SA-4.0",
	},
	{
		Code:    "V059",
		Title:   Text{FR: "monnaie mal écrite", EN: "currency that is not well written"},
		Message: Text{FR: "« {value} » n’est pas le code d’une monnaie", EN: "“{value}” is not the code of a currency"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "trois lettres majuscules : EUR pour l’euro, CHF pour le franc suisse", EN: "three capital letters: EUR for the euro, CHF for the Swiss franc"},
		},
		Explain: Text{
			FR: "Les monnaies s’écrivent avec leur code international en trois lettres (ISO 4217).",
			EN: "Currencies are written with their international code of three letters (ISO 4217).",
		},
		Wrong: "currency: €",
		Right: "currency: EUR",
	},
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

import "slices"

// valueRules are about keys and values of any document; catalogue_value_*.go have those of one kind of value.
var valueRules = slices.Concat(keyRules, shapeRules, contactRules, timeRules, codeRules)

// keyRules are about the keys of a group.
var keyRules = []Rule{
	{
		Code:    "V001",
		Title:   Text{FR: "clé inconnue", EN: "unknown key"},
		Message: Text{FR: "la clé « {key} » n’existe pas ici", EN: "there is no key “{key}” here"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
			{FR: "« {twice} » est déjà rempli : gardez une seule des deux lignes", EN: "“{twice}” is already there: keep only one of the two lines"},
			{FR: "cette information se range sous « {group} », dans « {child} »", EN: "this goes under “{group}”, as “{child}”"},
			{FR: "les clés possibles ici : {known}", EN: "the keys that may stand here: {known}"},
		},
		Explain: Text{
			FR: "Chaque information a sa clé : « name » pour le nom, « phone » pour le téléphone… Une clé que le site ne connaît pas serait perdue sans que personne le remarque. Nous préférons vous le dire. Le plus souvent, c’est une faute de frappe ou le mot français à la place de la clé.",
			EN: "Each piece of information has its key: “name” for the name, “phone” for the phone… A key that the site does not know would be lost without anybody noticing, so we tell you. Most often it is a typing mistake, or a French word instead of the key.",
		},
		Wrong: "nom: La Coroutine",
		Right: "name: La Coroutine",
	},
	{
		Code:    "V002",
		Title:   Text{FR: "il manque une clé", EN: "a key is missing"},
		Message: Text{FR: "il manque « {key} »", EN: "“{key}” is missing"},
		Hints: []Text{
			{FR: "ajoutez sous « {parent} » une ligne comme `{key}: {example}`", EN: "add a line under “{parent}” such as `{key}: {example}`"},
			{FR: "ajoutez une ligne comme `{key}: {sample}`", EN: "add a line such as `{key}: {sample}`"},
			{FR: "{title} : {help}", EN: "{title}: {help}"},
		},
		Explain: Text{
			FR: "Quelques informations sont indispensables pour que la page ait un sens : un lieu a un nom, un événement a une date. Ajoutez la ligne qui manque, entre les deux lignes « --- » en haut du fichier.",
			EN: "A few pieces of information are needed for the page to make sense: a place has a name, an event has a date. Add the missing line between the two lines “---” at the top of the file.",
		},
		Wrong: "---\nsummary: Un café associatif.\n---",
		Right: "---\nname: La Coroutine\nsummary: Un café associatif.\n---",
	},
	{
		Code:    "V003",
		Title:   Text{FR: "rien après une clé obligatoire", EN: "nothing after a key that is needed"},
		Message: Text{FR: "« {key} » est là, mais rien n’est écrit après", EN: "“{key}” is there, but nothing is written after it"},
		Hints: []Text{
			{FR: "complétez la ligne, par exemple `{key}: {example}`", EN: "complete the line, for example `{key}: {example}`"},
			{FR: "{title} : {help}", EN: "{title}: {help}"},
		},
		Explain: Text{
			FR: "La clé est bien écrite, il ne manque que sa valeur, après les deux-points et une espace. Une clé facultative peut rester vide ; celle-ci est indispensable.",
			EN: "The key is right, only its value is missing, after the colon and a space. An optional key may stay empty; this one is needed.",
		},
		Wrong: "name:",
		Right: "name: La Coroutine",
	},
	{
		Code:    "V020",
		Title:   Text{FR: "il manque au moins une information", EN: "at least one of several keys is missing"},
		Message: Text{FR: "il faut au moins une de ces clés : {keys}", EN: "at least one of these keys is needed: {keys}"},
		Hints: []Text{
			{FR: "pour un événement : « place » s’il se passe dans un lieu du réseau, « address » s’il se passe ailleurs, « online » s’il se passe en ligne", EN: "for an event: “place” if it happens in a place of the network, “address” if it happens elsewhere, “online” if it happens online"},
		},
		Explain: Text{
			FR: "Pour venir, il faut savoir où aller. Un événement indique donc l’identifiant d’un lieu du réseau (« place »), une adresse (« address ») ou un lien (« online »). Plusieurs à la fois, c’est possible aussi.",
			EN: "To come, people must know where to go. So an event gives the identifier of a place of the network (“place”), an address (“address”) or a link (“online”), or several of them.",
		},
		Wrong: "title: Apéro des tiers-lieux\nstart: 2020-06-19 18:30",
		Right: "title: Apéro des tiers-lieux\nstart: 2020-06-19 18:30\nplace: la-coroutine",
	},
	{
		Code:    "V021",
		Title:   Text{FR: "nom de clé impossible", EN: "impossible name of a key"},
		Message: Text{FR: "« {key} » ne peut pas servir de nom ici", EN: "“{key}” cannot be a name here"},
		Hints: []Text{
			{FR: "un nom commence par une lettre et n’a que des minuscules sans accent, des chiffres et des tirets : « osm », « france-tiers-lieux »", EN: "a name begins with a letter and has only lower-case letters without accents, digits and hyphens: “osm”, “france-tiers-lieux”"},
		},
		Explain: Text{
			FR: "Sous cette clé, vous choisissez vous-même les noms, par exemple celui d’une autre base de données. Ils sont repris dans les données ouvertes du site : ils restent donc simples.",
			EN: "Under this key you choose the names yourself, such as the name of another database. They are copied into the open data of the site, so they stay simple.",
		},
		Wrong: "external:\n  Base Nationale: 1234",
		Right: "external:\n  base-nationale: 1234",
	},
}

// shapeRules are about values of a kind that the key does not take.
var shapeRules = []Rule{
	{
		Code:    "V004",
		Title:   Text{FR: "liste à la place d’une seule valeur", EN: "list instead of one value"},
		Message: Text{FR: "« {key} » attend une seule valeur, pas une liste", EN: "“{key}” takes one value, not a list"},
		Hints: []Text{
			{FR: "écrivez `{key}: {suggestion}`", EN: "write `{key}: {suggestion}`"},
			{FR: "par exemple `{key}: {example}`", EN: "for example `{key}: {example}`"},
		},
		Explain: Text{
			FR: "Les lignes qui commencent par un tiret et les crochets forment une liste. Cette clé n’a qu’une valeur : elle s’écrit sur la même ligne, après les deux-points.",
			EN: "Lines that begin with a hyphen, and square brackets, make a list. This key has only one value: it is written on the same line, after the colon.",
		},
		Wrong: "phone: [03 20 00 00 00]",
		Right: "phone: 03 20 00 00 00",
	},
	{
		Code:    "V005",
		Title:   Text{FR: "une liste est attendue", EN: "a list is needed"},
		Message: Text{FR: "« {key} » attend une liste", EN: "“{key}” takes a list"},
		Hints: []Text{
			{FR: "allez à la ligne et écrivez `- {value}`, avec un tiret et une espace ; une ligne par élément", EN: "go to the next line and write `- {value}`, with a hyphen and a space; one line for each item"},
			{FR: "par exemple `{key}: {example}`", EN: "for example `{key}: {example}`"},
		},
		Explain: Text{
			FR: "Une liste s’écrit avec une ligne par élément, même s’il n’y en a qu’un. Chaque ligne commence par deux espaces, un tiret et une espace.",
			EN: "A list is written with one line for each item, even if there is only one. Each line begins with two spaces, a hyphen and a space.",
		},
		Wrong: "activities: coworking",
		Right: "activities:\n  - coworking",
	},
	{
		Code:    "V006",
		Title:   Text{FR: "plusieurs clés sont attendues", EN: "several keys are needed"},
		Message: Text{FR: "« {key} » contient plusieurs clés, une par ligne", EN: "“{key}” holds several keys, one a line"},
		Hints: []Text{
			{FR: "allez à la ligne et commencez chaque ligne par deux espaces ; les clés possibles : {keys}", EN: "go to the next line and begin each line with two spaces; the possible keys: {keys}"},
			{FR: "ou sur une ligne : `{key}: {example}`", EN: "or on one line: `{key}: {example}`"},
		},
		Explain: Text{
			FR: "Certaines informations ont plusieurs parties : une adresse a une rue, un code postal et une commune. Chaque partie a sa clé, sur sa ligne, décalée de deux espaces.",
			EN: "Some information has several parts: an address has a street, a postcode and a town. Each part has its key on its own line, two spaces to the right.",
		},
		Wrong: "address: 16 allée de la Filature, 59000 Lille",
		Right: "address:\n  street: 16 allée de la Filature\n  postcode: 59000\n  city: Lille",
	},
	{
		Code:    "V007",
		Title:   Text{FR: "plusieurs clés à la place d’une valeur", EN: "several keys instead of one value"},
		Message: Text{FR: "« {key} » attend ici une seule valeur, sans autre clé en dessous", EN: "“{key}” takes one value here, without other keys below"},
		Hints: []Text{
			{FR: "si le texte contient deux-points et une espace, mettez-le entre guillemets : `\"Wifi: gratuit\"`", EN: "if the text has a colon and a space, put it in quotes: `\"Wifi: gratuit\"`"},
			{FR: "par exemple `{key}: {example}`", EN: "for example `{key}: {example}`"},
			{FR: "par exemple `- {item}`", EN: "for example `- {item}`"},
		},
		Explain: Text{
			FR: "Deux-points suivis d’une espace séparent une clé de sa valeur. Dans un texte, ils font croire à une nouvelle clé : les guillemets lèvent le doute.",
			EN: "A colon and a space separate a key from its value. In a text they look like a new key: quotes remove the doubt.",
		},
		Wrong: "services:\n  - Wifi: gratuit",
		Right: "services:\n  - \"Wifi: gratuit\"",
	},
	{
		Code:    "V008",
		Title:   Text{FR: "true ou false attendu", EN: "true or false is needed"},
		Message: Text{FR: "« {key} » se remplit par true (oui) ou false (non), pas par « {value} »", EN: "“{key}” is true or false, not “{value}”"},
		Hints: []Text{
			{FR: "écrivez `{key}: {suggestion}`", EN: "write `{key}: {suggestion}`"},
			{FR: "true veut dire oui, false veut dire non, sans guillemets", EN: "true means yes, false means no, without quotes"},
		},
		Explain: Text{
			FR: "Cette clé répond à une question par oui ou par non. Les fichiers l’écrivent en anglais, sans guillemets : true pour oui, false pour non.",
			EN: "This key answers a question by yes or no. Files write true for yes and false for no, without quotes.",
		},
		Wrong: "draft: oui",
		Right: "draft: true",
	},
	{
		Code:    "V009",
		Title:   Text{FR: "nombre entier attendu", EN: "a whole number is needed"},
		Message: Text{FR: "« {value} » n’est pas un nombre entier", EN: "“{value}” is not a whole number"},
		Hints: []Text{
			{FR: "enlevez les guillemets : `{key}: {quoted}`", EN: "take the quotes away: `{key}: {quoted}`"},
			{FR: "écrivez `{key}: {suggestion}`", EN: "write `{key}: {suggestion}`"},
			{FR: "seulement des chiffres, sans espace, sans unité et sans guillemets : `{key}: {example}`", EN: "digits only, without spaces, unit or quotes: `{key}: {example}`"},
		},
		Explain: Text{
			FR: "Cette clé compte quelque chose : des postes, des places, des personnes. Elle s’écrit en chiffres, sans espace entre les milliers, sans unité et sans zéro devant.",
			EN: "This key counts something: desks, seats, people. It is written in digits, without spaces between thousands, without a unit and without a zero in front.",
		},
		Wrong: "capacity: 1 200 personnes",
		Right: "capacity: 1200",
	},
	{
		Code:    "V010",
		Title:   Text{FR: "nombre attendu", EN: "a number is needed"},
		Message: Text{FR: "« {value} » n’est pas un nombre", EN: "“{value}” is not a number"},
		Hints: []Text{
			{FR: "enlevez les guillemets : `{key}: {quoted}`", EN: "take the quotes away: `{key}: {quoted}`"},
			{FR: "écrivez `{key}: {suggestion}`", EN: "write `{key}: {suggestion}`"},
			{FR: "des chiffres, avec un point pour les décimales : `{key}: {example}`", EN: "digits, with a point for decimals: `{key}: {example}`"},
		},
		Explain: Text{
			FR: "Un nombre s’écrit avec des chiffres et, s’il le faut, un point : 3600 ou 12.50. Sans espace, sans signe €, sans guillemets.",
			EN: "A number is written with digits and, where needed, a point: 3600 or 12.50. No spaces, no € sign, no quotes.",
		},
		Wrong: "amount: 3 600 €",
		Right: "amount: 3600",
	},
	{
		Code:    "V011",
		Title:   Text{FR: "virgule dans un nombre", EN: "comma in a number"},
		Message: Text{FR: "« {value} » est écrit avec une virgule", EN: "“{value}” is written with a comma"},
		Hints: []Text{
			{FR: "écrivez un point : `{key}: {suggestion}`", EN: "write a point: `{key}: {suggestion}`"},
		},
		Explain: Text{
			FR: "En français, les décimales suivent une virgule ; dans ces fichiers, comme dans la plupart des logiciels, elles suivent un point.",
			EN: "In French, decimals follow a comma; in these files, as in most programs, they follow a point.",
		},
		Wrong: "amount: 12,50",
		Right: "amount: 12.50",
	},
	{
		Code:    "V012",
		Title:   Text{FR: "nombre trop petit ou trop grand", EN: "number too small or too great"},
		Message: Text{FR: "« {key} » va de {min} à {max}, mais vaut {value}", EN: "“{key}” goes from {min} to {max}, but is {value}"},
		Hints: []Text{
			{FR: "écrivez un nombre entre {min} et {max}, par exemple `{key}: {example}`", EN: "write a number from {min} to {max}, for example `{key}: {example}`"},
		},
		Explain: Text{
			FR: "Ce nombre sort de ce qui est possible pour cette clé. C’est souvent un chiffre en trop, ou un nombre écrit à la mauvaise ligne.",
			EN: "This number is outside of what is possible for this key. Often there is a digit too many, or the number stands on the wrong line.",
		},
		Wrong: "quality:\n  openness: 8",
		Right: "quality:\n  openness: 4",
	},
	{
		Code:    "V013",
		Title:   Text{FR: "texte trop long", EN: "text too long"},
		Message: Text{FR: "« {key} » a {count} caractères, pour {max} au plus", EN: "“{key}” has {count} characters, and {max} at most"},
		Hints: []Text{
			{FR: "{over} de trop : raccourcissez ; le détail a sa place dans le texte de la page, sous la seconde ligne « --- »", EN: "{over} too many: shorten it; details belong in the text of the page, below the second line “---”"},
		},
		Explain: Text{
			FR: "Les textes des clés s’affichent sur la carte, dans les listes et dans les messageries, où la place est comptée. Le texte sous la seconde ligne « --- » peut être beaucoup plus long.",
			EN: "The texts of keys are shown on the map, in lists and in mail programs, where room is scarce. The text below the second line “---” may be much longer.",
		},
		Wrong: "summary: La Coroutine est un lieu né en 2013 de la rencontre de… (six lignes)",
		Right: "summary: Un espace de travail partagé et un café associatif.",
	},
	{
		Code:    "V014",
		Title:   Text{FR: "élément vide dans une liste", EN: "empty item in a list"},
		Message: Text{FR: "il y a un tiret sans rien après dans « {key} »", EN: "there is a hyphen with nothing after it in “{key}”"},
		Hints: []Text{
			{FR: "complétez la ligne, par exemple `- {example}`, ou supprimez-la", EN: "complete the line, for example `- {example}`, or delete it"},
		},
		Explain: Text{
			FR: "Chaque tiret d’une liste annonce un élément. Une ligne restée vide est sans doute un oubli.",
			EN: "Each hyphen of a list announces an item. A line that stayed empty was probably forgotten.",
		},
		Wrong: "services:\n  - Wifi\n  -",
		Right: "services:\n  - Wifi",
	},
	{
		Code:    "V015",
		Title:   Text{FR: "liste trop longue", EN: "list too long"},
		Message: Text{FR: "« {key} » a {count} éléments, pour {max} au plus", EN: "“{key}” has {count} items, and {max} at most"},
		Hints: []Text{
			{FR: "gardez les {max} plus utiles", EN: "keep the {max} most useful ones"},
		},
		Explain: Text{
			FR: "Une liste trop longue ne se lit plus, et rend le site plus lourd pour tout le monde. Gardez l’essentiel ; le reste peut aller dans le texte de la page.",
			EN: "Nobody reads a list that is too long, and it makes the site heavier for everybody. Keep what matters; the rest may go into the text of the page.",
		},
		Wrong: "activities: [coworking, fablab, cafe, jardin, … ]  # treize activités",
		Right: "activities: [coworking, fablab, cafe]",
	},
	{
		Code:    "V016",
		Title:   Text{FR: "liste vide", EN: "empty list"},
		Message: Text{FR: "« {key} » doit avoir au moins {min} élément", EN: "“{key}” must have at least {min} item"},
		Hints: []Text{
			{FR: "ajoutez une ligne comme `- {example}`", EN: "add a line such as `- {example}`"},
		},
		Explain: Text{
			FR: "Cette liste est indispensable : sans elle, la page ne saurait pas où se ranger.",
			EN: "This list is needed: without it the page would not know where it belongs.",
		},
		Wrong: "activities: []",
		Right: "activities: [coworking]",
	},
	{
		Code:    "V017",
		Title:   Text{FR: "élément en double", EN: "item that stands twice"},
		Message: Text{FR: "« {value} » est déjà dans « {key} »", EN: "“{value}” is already in “{key}”"},
		Hints: []Text{
			{FR: "supprimez cette ligne", EN: "delete this line"},
		},
		Related: Text{FR: "déjà écrit ici", EN: "already written here"},
		Explain: Text{
			FR: "Le même élément est écrit deux fois dans la liste. Une fois suffit.",
			EN: "The same item stands twice in the list. Once is enough.",
		},
		Wrong: "activities: [coworking, fablab, coworking]",
		Right: "activities: [coworking, fablab]",
	},
	{
		Code:    "V018",
		Title:   Text{FR: "valeur impossible", EN: "impossible value"},
		Message: Text{FR: "« {value} » n’est pas une valeur possible pour « {key} »", EN: "“{value}” is not a possible value of “{key}”"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
			{FR: "choisissez parmi : {choices}", EN: "choose among: {choices}"},
		},
		Explain: Text{
			FR: "Cette clé n’accepte que quelques mots, toujours les mêmes, en anglais. Le site les traduit à l’affichage : « open » devient « ouvert ».",
			EN: "This key takes only a few words, always the same. The site translates them when it shows them.",
		},
		Wrong: "status: ouvert",
		Right: "status: open",
	},
	{
		Code:    "V019",
		Title:   Text{FR: "forme inattendue", EN: "unexpected form"},
		Message: Text{FR: "« {value} » n’a pas la forme attendue pour « {key} »", EN: "“{value}” does not have the form that “{key}” needs"},
		Hints: []Text{
			{FR: "{help} Par exemple `{key}: {example}`", EN: "{help} For example `{key}: {example}`"},
		},
		Explain: Text{
			FR: "Cette valeur suit une forme précise, pour que le site puisse s’en servir. L’exemple montre laquelle.",
			EN: "This value has an exact form, so that the site can use it. The example shows which.",
		},
		Wrong: "icon: Mon icône",
		Right: "icon: coworking",
	},
	{
		Code:    "V022",
		Title:   Text{FR: "valeur absente de la liste du réseau", EN: "value that is not in the network’s list"},
		Message: Text{FR: "« {value} » ne fait pas partie de la liste de ce réseau", EN: "“{value}” is not in the list of this network"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
			{FR: "choisissez parmi : {choices}", EN: "choose among: {choices}"},
			{FR: "cette liste est dans site.yaml, sous « {list} » ; les personnes qui animent le réseau peuvent y ajouter une valeur", EN: "the list is in site.yaml, under “{list}”; those who run the network can add a value to it"},
		},
		Explain: Text{
			FR: "Chaque réseau choisit ses genres d’événements, ses genres d’annonces et ses labels. S’en tenir à une liste commune permet de trier et de filtrer les pages.",
			EN: "Each network chooses its kinds of events, its kinds of ads and its labels. One common list makes it possible to sort and filter the pages.",
		},
		Wrong: "kind: aperro",
		Right: "kind: apero",
	},
	{
		Code:    "V023",
		Title:   Text{FR: "identifiant impossible", EN: "impossible identifier"},
		Message: Text{FR: "« {value} » n’est pas un identifiant", EN: "“{value}” is not an identifier"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "un identifiant est un nom de fichier sans son extension : minuscules sans accent, chiffres et tirets, 80 caractères au plus", EN: "an identifier is the name of a file without its extension: lower-case letters without accents, digits and hyphens, 80 characters at most"},
		},
		Explain: Text{
			FR: "On désigne un lieu ou un parcours par le nom de son fichier : le lieu du fichier places/la-coroutine.md s’appelle « la-coroutine ». Ce nom sert aussi d’adresse à la page : il reste donc simple.",
			EN: "A place or a route is named by its file: the place of the file places/la-coroutine.md is “la-coroutine”. The name is also the address of the page, so it stays simple.",
		},
		Wrong: "place: La Coroutine",
		Right: "place: la-coroutine",
	},
}

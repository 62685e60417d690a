// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// yamlRules are about how front matter and YAML files are written, before anything is known of their keys.
var yamlRules = []Rule{
	{
		Code:    "Y101",
		Title:   Text{FR: "il manque l’en-tête", EN: "the front matter is missing"},
		Message: Text{FR: "ce fichier doit commencer par un en-tête : une ligne `---`, des lignes `clé: valeur`, une ligne `---`", EN: "this file must begin with front matter: a line `---`, lines `key: value`, a line `---`"},
		Hints: []Text{
			{FR: "ajoutez ces lignes tout en haut du fichier, avant le texte : `---`, `name: La Coroutine`, `---`", EN: "add these lines at the very top of the file, before the text: `---`, `name: La Coroutine`, `---`"},
		},
		Explain: Text{
			FR: "Un fichier a deux parties. En haut, entre deux lignes de trois traits d’union, l’en-tête : les informations que le site range (nom, adresse, date…), une par ligne. En dessous, le texte, écrit librement. Rien ne doit se trouver avant la première ligne `---`, ni un titre ni une espace.",
			EN: "A file has two parts. At the top, between two lines of three hyphens, the front matter: the information that the site sorts (name, address, date…), one on each line. Below, the text, written freely. Nothing may stand before the first line `---`, neither a title nor a space.",
		},
		Wrong: "# La Coroutine\n\nUn coworking associatif.",
		Right: "---\nname: La Coroutine\nsummary: Un coworking associatif.\n---\n\nUn lieu ouvert à tous.",
	},
	{
		Code:    "Y102",
		Title:   Text{FR: "l’en-tête n’est pas refermé", EN: "the front matter is not closed"},
		Message: Text{FR: "l’en-tête n’est pas refermé : il manque une seconde ligne `---`", EN: "the front matter is not closed: a second line `---` is missing"},
		Hints: []Text{
			{FR: "ajoutez une ligne `---` au-dessus de « {before} »", EN: "add a line `---` above “{before}”"},
			{FR: "l’en-tête est entre deux lignes `---` ; le texte vient après la seconde", EN: "front matter stands between two lines `---`; the text comes after the second"},
		},
		Explain: Text{
			FR: "L’en-tête commence et finit par une ligne de trois traits d’union, seuls, tout au début de la ligne. Sans la seconde, le site ne sait pas où finissent les informations et où commence le texte.",
			EN: "Front matter begins and ends with a line of three hyphens, alone, at the very beginning of the line. Without the second one, the site does not know where the information ends and where the text begins.",
		},
		Wrong: "---\nname: La Coroutine\n\nUn lieu ouvert à tous.",
		Right: "---\nname: La Coroutine\n---\n\nUn lieu ouvert à tous.",
	},
	{
		Code:    "Y103",
		Title:   Text{FR: "un second en-tête", EN: "second front matter"},
		Message: Text{FR: "une seconde série de clés commence ici", EN: "a second set of keys begins here"},
		Hints: []Text{
			{FR: "un fichier décrit une seule chose : enlevez cette ligne, ou faites un second fichier", EN: "a file describes one thing: remove this line, or make a second file"},
		},
		Explain: Text{
			FR: "Trois traits d’union, ou trois points, au début d’une ligne terminent l’en-tête. Ce qui suit dans l’en-tête serait perdu. Un fichier décrit un seul lieu, un seul événement : deux fichiers pour deux choses.",
			EN: "Three hyphens, or three dots, at the beginning of a line end the front matter. What follows inside it would be lost. A file describes one place, one event: two files for two things.",
		},
		Wrong: "name: La Coroutine\n--- suite\nsummary: Un lieu",
		Right: "name: La Coroutine\nsummary: Un lieu",
	},
	{
		Code:    "Y104",
		Title:   Text{FR: "tabulation au début d’une ligne", EN: "tab at the beginning of a line"},
		Message: Text{FR: "cette ligne commence par une tabulation", EN: "this line begins with a tab"},
		Hints: []Text{
			{FR: "remplacez chaque tabulation par deux espaces", EN: "replace each tab by two spaces"},
		},
		Explain: Text{
			FR: "Pour ranger une information sous une autre (la ville sous l’adresse), on la décale de deux espaces. La touche de tabulation donne un décalage qui change d’un écran à l’autre : l’en-tête ne l’accepte pas.",
			EN: "To put a piece of information under another (the city under the address), it is moved by two spaces. The tab key moves it by a width that differs from screen to screen: front matter does not accept it.",
		},
		Wrong: "address:\n\tcity: Lille",
		Right: "address:\n  city: Lille",
	},
	{
		Code:    "Y105",
		Title:   Text{FR: "clé écrite deux fois", EN: "key written twice"},
		Message: Text{FR: "« {value} » est écrit deux fois", EN: "“{value}” is written twice"},
		Hints: []Text{
			{FR: "gardez une seule des deux lignes", EN: "keep only one of the two lines"},
			{FR: "pour donner plusieurs valeurs, écrivez une liste : une ligne `  - valeur` pour chacune", EN: "to give several values, write a list: a line `  - value` for each"},
		},
		Related: Text{FR: "déjà ici", EN: "already here"},
		Explain: Text{
			FR: "Une information s’écrit une seule fois. Si la même clé est là deux fois, le site ne peut pas savoir laquelle est la bonne, et l’autre serait perdue sans que personne le voie.",
			EN: "A piece of information is written once. When the same key is there twice, the site cannot know which is right, and the other would be lost without anybody seeing it.",
		},
		Wrong: "name: La Coroutine\nname: Coroutine",
		Right: "name: La Coroutine",
	},
	{
		Code:    "Y106",
		Title:   Text{FR: "signe `&`, `*` ou `<<` au début d’une valeur", EN: "sign `&`, `*` or `<<` at the beginning of a value"},
		Message: Text{FR: "« {value} » a ici un sens spécial, que ce site n’accepte pas", EN: "“{value}” has a special meaning here that this site does not accept"},
		Hints: []Text{
			{FR: "si c’est du texte, mettez la valeur entre guillemets : `{right}`", EN: "if it is text, put the value in quotes: `{right}`"},
			{FR: "écrivez la valeur en entier là où il la faut", EN: "write the value in full where it is needed"},
		},
		Explain: Text{
			FR: "Dans ce langage (YAML), `&` donne un nom à une valeur, `*` la répète et `<<` la mélange à une autre. Quelques lignes ainsi faites peuvent en produire des milliards ; personne n’en a besoin pour décrire un lieu. Entre guillemets, ces signes redeviennent de simples signes.",
			EN: "In this language (YAML), `&` names a value, `*` repeats it and `<<` mixes it into another. A few such lines can make billions; nobody needs them to describe a place. In quotes, these signs are plain signs again.",
		},
		Wrong: "name: &Co",
		Right: `name: "&Co"`,
	},
	{
		Code:    "Y107",
		Title:   Text{FR: "signe `!` au début d’une valeur", EN: "sign `!` at the beginning of a value"},
		Message: Text{FR: "« {value} » a ici un sens spécial, que ce site n’accepte pas", EN: "“{value}” has a special meaning here that this site does not accept"},
		Hints: []Text{
			{FR: "si c’est du texte, mettez la valeur entre guillemets : `{right}`", EN: "if it is text, put the value in quotes: `{right}`"},
			{FR: "enlevez ce mot", EN: "remove this word"},
		},
		Explain: Text{
			FR: "Dans ce langage (YAML), un mot qui commence par `!` dit de quelle sorte est la valeur qui suit. Le site le sait déjà, et d’autres programmes s’en servent pour exécuter des choses : c’est refusé. Entre guillemets, `!` est un simple point d’exclamation.",
			EN: "In this language (YAML), a word that begins with `!` says what kind of value follows. The site knows already, and other programs use it to run things: it is refused. In quotes, `!` is a plain exclamation mark.",
		},
		Wrong: "title: ! Attention travaux",
		Right: `title: "! Attention travaux"`,
	},
	{
		Code:    "Y108",
		Title:   Text{FR: "en-tête trop long", EN: "front matter too long"},
		Message: Text{FR: "cette partie pèse {size} Kio, la limite est de {limit} Kio", EN: "this part is {size} KiB long, the limit is {limit} KiB"},
		Hints: []Text{
			{FR: "mettez les longs textes sous l’en-tête, après la seconde ligne `---`", EN: "put long texts below the front matter, after the second line `---`"},
		},
		Explain: Text{
			FR: "L’en-tête contient des informations courtes : un nom, une adresse, des dates. Les longs textes vont en dessous. La limite, 32 Kio pour un document et 1 Mio pour les fichiers du réseau, protège la publication d’un fichier démesuré.",
			EN: "Front matter holds short pieces of information: a name, an address, dates. Long texts go below it. The limit, 32 KiB for a document and 1 MiB for the network's own files, protects the publication from an outsized file.",
		},
		Wrong: "(un en-tête de 40 pages)",
		Right: "(quelques lignes d'en-tête, puis le texte après `---`)",
	},
	{
		Code:    "Y109",
		Title:   Text{FR: "trop de niveaux", EN: "too many levels"},
		Message: Text{FR: "il y a ici plus de {limit} listes ou groupes l’un dans l’autre", EN: "there are more than {limit} lists or groups inside each other here"},
		Hints: []Text{
			{FR: "enlevez les crochets, les accolades ou les espaces en trop", EN: "remove the extra brackets, braces or spaces"},
		},
		Explain: Text{
			FR: "Une information se range au plus à trois ou quatre niveaux : le programme, une séance, ses intervenants. Au-delà de huit, c’est une faute de frappe, ou quelqu’un qui cherche à épuiser la machine.",
			EN: "Information has three or four levels at most: the programme, a session, its speakers. Beyond eight it is a typing mistake, or somebody who tries to exhaust the machine.",
		},
		Wrong: "(tags: [[[[[[[[[numérique]]]]]]]]])",
		Right: "tags: [numérique]",
	},
	{
		Code:    "Y110",
		Title:   Text{FR: "trop de valeurs", EN: "too many values"},
		Message: Text{FR: "il y a ici plus de {limit} clés ou valeurs", EN: "there are more than {limit} keys or values here"},
		Hints: []Text{
			{FR: "répartissez les informations dans plusieurs fichiers", EN: "spread the information over several files"},
		},
		Explain: Text{
			FR: "Un document a au plus 200 clés par groupe et 2 000 valeurs en tout : un festival avec cent séances y tient. La limite protège la publication d’un fichier démesuré.",
			EN: "A document has at most 200 keys in one group and 2,000 values in all: a festival with a hundred sessions fits in. The limit protects the publication from an outsized file.",
		},
		Wrong: "(un en-tête de 3 000 lignes)",
		Right: "(plusieurs fichiers, un par événement)",
	},
	{
		Code:    "Y111",
		Title:   Text{FR: "ce n’est pas une ligne `clé: valeur`", EN: "this is not a line `key: value`"},
		Message: Text{FR: "« {value} » n’est pas de la forme `clé: valeur`", EN: "“{value}” is not of the form `key: value`"},
		Hints: []Text{
			{FR: "si le texte de la page commence ici, ajoutez une ligne `---` au-dessus", EN: "if the text of the page begins here, add a line `---` above it"},
			{FR: "sinon, écrivez d’abord le nom de l’information, deux-points, une espace : `name: La Coroutine`", EN: "otherwise write the name of the information first, a colon, a space: `name: La Coroutine`"},
		},
		Explain: Text{
			FR: "Chaque ligne de l’en-tête donne un nom d’information, deux-points, une espace, puis la valeur. Une phrase seule n’a pas sa place ici : le texte de la page vient après la seconde ligne `---`.",
			EN: "Each line of the front matter has the name of a piece of information, a colon, a space, then the value. A sentence alone has no place here: the text of the page comes after the second line `---`.",
		},
		Wrong: "Un coworking associatif",
		Right: "summary: Un coworking associatif",
	},
	{
		Code:    "Y112",
		Title:   Text{FR: "il manque les deux-points", EN: "the colon is missing"},
		Message: Text{FR: "il manque les deux-points après « {key} », ou cette ligne est du texte", EN: "the colon after “{key}” is missing, or this line is text"},
		Hints: []Text{
			{FR: "écrivez `{right}`", EN: "write `{right}`"},
			{FR: "si le texte de la page commence ici, ajoutez une ligne `---` au-dessus", EN: "if the text of the page begins here, add a line `---` above it"},
			{FR: "si c’est la suite de la ligne au-dessus, commencez-la par deux espaces", EN: "if it goes on from the line above, begin it with two spaces"},
		},
		Explain: Text{
			FR: "Chaque information s’écrit : son nom, deux-points, une espace, sa valeur. Sans les deux-points, le site ne sait pas où finit le nom.",
			EN: "Each piece of information is written: its name, a colon, a space, its value. Without the colon, the site does not know where the name ends.",
		},
		Wrong: "name: La Coroutine\nsummary Un coworking associatif\nlat: 50.63",
		Right: "name: La Coroutine\nsummary: Un coworking associatif\nlat: 50.63",
	},
	{
		Code:    "Y113",
		Title:   Text{FR: "il manque une espace", EN: "a space is missing"},
		Message: Text{FR: "il manque une espace dans « {value} »", EN: "a space is missing in “{value}”"},
		Hints: []Text{
			{FR: "écrivez `{right}`", EN: "write `{right}`"},
		},
		Explain: Text{
			FR: "Les deux-points après une clé, et le tiret devant un élément de liste, sont suivis d’une espace. Sans elle, le site lit un seul mot.",
			EN: "The colon after a key, and the hyphen before an item of a list, are followed by a space. Without it, the site reads a single word.",
		},
		Wrong: "name:La Coroutine\nsummary: Un lieu",
		Right: "name: La Coroutine\nsummary: Un lieu",
	},
	{
		Code:    "Y114",
		Title:   Text{FR: "guillemets mal fermés", EN: "quotes that do not match"},
		Message: Text{FR: "les guillemets de {value} ne se ferment pas comme il faut", EN: "the quotes of {value} do not close as they should"},
		Hints: []Text{
			{FR: "écrivez `{right}`", EN: "write `{right}`"},
		},
		Explain: Text{
			FR: "Une valeur entre guillemets commence par un guillemet droit et finit par le même, sans rien après. À l’intérieur, un guillemet s’écrit `\\\"`. Le plus souvent, les guillemets ne sont pas nécessaires : on peut les enlever.",
			EN: "A value in quotes begins with a straight quote and ends with the same, with nothing after it. Inside, a quote is written `\\\"`. Most often quotes are not needed: they can go.",
		},
		Wrong: "name: \"La Coroutine\nsummary: Un lieu",
		Right: "name: \"La Coroutine\"\nsummary: Un lieu",
	},
	{
		Code:    "Y115",
		Title:   Text{FR: "deux-points dans un texte sans guillemets", EN: "colon in a text without quotes"},
		Message: Text{FR: "ce texte contient des deux-points : il lui faut des guillemets", EN: "this text has a colon in it: it needs quotes"},
		Hints: []Text{
			{FR: "écrivez `{right}`", EN: "write `{right}`"},
		},
		Explain: Text{
			FR: "Deux-points suivis d’une espace annoncent une valeur. Quand un titre en contient (« Atelier : le bois »), des guillemets droits autour du titre disent que c’est du texte.",
			EN: "A colon and a space announce a value. When a title has one (“Workshop: wood”), straight quotes around the title say that it is text.",
		},
		Wrong: "title: Atelier : le bois",
		Right: `title: "Atelier : le bois"`,
	},
	{
		Code:    "Y116",
		Title:   Text{FR: "texte qui commence par un signe spécial", EN: "text that begins with a special sign"},
		Message: Text{FR: "{value} commence par un signe qui a un sens spécial : il lui faut des guillemets", EN: "{value} begins with a sign that has a special meaning: it needs quotes"},
		Hints: []Text{
			{FR: "écrivez `{right}`", EN: "write `{right}`"},
		},
		Explain: Text{
			FR: "Au début d’une valeur, quelques signes veulent dire autre chose que du texte : `@`, `%`, `*`, `&`, `[`, `{`, `>`, `|`, `-` et l’accent grave. Entre guillemets droits, le texte est pris tel quel.",
			EN: "At the beginning of a value, a few signs mean something else than text: `@`, `%`, `*`, `&`, `[`, `{`, `>`, `|`, `-` and the backtick. In straight quotes, the text is taken as it is.",
		},
		Wrong: "title: [Complet] Atelier couture",
		Right: `title: "[Complet] Atelier couture"`,
	},
	{
		Code:    "Y117",
		Title:   Text{FR: "ligne mal alignée", EN: "line that is not aligned"},
		Message: Text{FR: "cette ligne n’est alignée avec aucune autre", EN: "this line is aligned with no other"},
		Hints: []Text{
			{FR: "faites-la commencer au même endroit que « {above} », au-dessus, ou deux espaces plus à droite si elle en dépend", EN: "let it begin where “{above}” begins, above, or two spaces to the right if it belongs under it"},
		},
		Explain: Text{
			FR: "Les espaces au début d’une ligne disent à quoi elle appartient : la ville est sous l’adresse, décalée de deux espaces. Les lignes d’un même groupe commencent toutes au même endroit. Une clé qui a déjà une valeur sur sa ligne ne peut rien avoir en dessous.",
			EN: "The spaces at the beginning of a line say what it belongs to: the city is under the address, moved by two spaces. The lines of one group all begin at the same place. A key with a value on its own line can have nothing under it.",
		},
		Wrong: "address:\n  street: 16 allée de la Filature\n city: Lille",
		Right: "address:\n  street: 16 allée de la Filature\n  city: Lille",
	},
	{
		Code:    "Y118",
		Title:   Text{FR: "crochet ou accolade qui reste ouvert", EN: "bracket or brace that stays open"},
		Message: Text{FR: "{value} n’est pas refermé", EN: "{value} is not closed"},
		Hints: []Text{
			{FR: "écrivez `{right}`", EN: "write `{right}`"},
			{FR: "ou faites une liste : une ligne `  - valeur` pour chaque élément", EN: "or make a list: a line `  - value` for each item"},
		},
		Explain: Text{
			FR: "Une liste courte peut s’écrire entre crochets, `[wifi, cuisine]`, et un groupe entre accolades, `{city: Lille}`. Chaque signe ouvert se referme. Si le crochet fait partie du texte, mettez tout le texte entre guillemets droits.",
			EN: "A short list may be written in brackets, `[wifi, cuisine]`, and a group in braces, `{city: Lille}`. Each sign that opens is closed. If the bracket is part of the text, put the whole text in straight quotes.",
		},
		Wrong: "services: [wifi, cuisine\nname: La Coroutine",
		Right: "services: [wifi, cuisine]\nname: La Coroutine",
	},
	{
		Code:    "Y119",
		Title:   Text{FR: "ligne que le site ne comprend pas", EN: "line that the site does not understand"},
		Message: Text{FR: "le site ne comprend pas l’en-tête à partir de cette ligne", EN: "the site does not understand the front matter from this line on"},
		Hints: []Text{
			{FR: "regardez cette ligne et celle du dessus : une clé, deux-points, une espace, une valeur ; entre guillemets si elle contient des signes", EN: "look at this line and the one above: a key, a colon, a space, a value; in quotes if it has signs in it"},
		},
		Explain: Text{
			FR: "L’en-tête est écrit dans un langage simple, YAML, mais un signe de trop suffit à le rendre illisible. La faute est le plus souvent sur la ligne montrée ou juste au-dessus : un guillemet, un crochet, une virgule ou un décalage. Comparez avec un autre fichier du même dossier.",
			EN: "Front matter is written in a simple language, YAML, but one sign too many is enough to make it unreadable. The mistake is mostly on the line shown or just above: a quote, a bracket, a comma or the spaces before it. Compare with another file of the same folder.",
		},
		Wrong: "tags: [numerique, , communs]",
		Right: "tags: [numerique, communs]",
	},
	{
		Code:    "Y120",
		Title:   Text{FR: "ce ne sont pas trois traits d’union", EN: "these are not three hyphens"},
		Message: Text{FR: "« {value} » devrait être `---` : trois traits d’union, au début de la ligne, et rien d’autre", EN: "“{value}” should be `---`: three hyphens, at the beginning of the line, and nothing else"},
		Hints: []Text{
			{FR: "écrivez `---`", EN: "write `---`"},
		},
		Explain: Text{
			FR: "L’en-tête commence et finit par trois traits d’union (la touche « moins »). Les traitements de texte et les téléphones les transforment en tirets longs, qui se ressemblent à l’œil ; et une espace devant suffit à les rendre méconnaissables.",
			EN: "Front matter begins and ends with three hyphens (the “minus” key). Word processors and phones turn them into long dashes that look alike; and one space before them is enough to make them something else.",
		},
		Wrong: "—-\nname: La Coroutine\n---",
		Right: "---\nname: La Coroutine\n---",
	},
	{
		Code:    "Y121",
		Title:   Text{FR: "espace insécable", EN: "no-break space"},
		Message: Text{FR: "il y a ici une espace insécable, qui compte comme une lettre", EN: "there is a no-break space here, which counts as a letter"},
		Hints: []Text{
			{FR: "remplacez-la par une espace ordinaire : `{right}`", EN: "replace it by an ordinary space: `{right}`"},
		},
		Explain: Text{
			FR: "La typographie française met une espace insécable devant les deux-points, et certains claviers la placent d’eux-mêmes. Dans une phrase, elle est bienvenue ; autour des deux-points d’une clé, ou au début d’une ligne, il faut une espace ordinaire, ou rien.",
			EN: "French typography puts a no-break space before a colon, and some keyboards do so by themselves. In a sentence it is welcome; around the colon of a key, or at the beginning of a line, there must be an ordinary space, or nothing.",
		},
		Wrong: "name : La Coroutine",
		Right: "name: La Coroutine",
	},
	{
		Code: "Y122", Severity: Info,
		Title:   Text{FR: "guillemets courbes autour d’une valeur", EN: "curly quotes around a value"},
		Message: Text{FR: "les guillemets de {value} seront affichés : ils font partie du texte", EN: "the quotes of {value} will be shown: they are part of the text"},
		Hints: []Text{
			{FR: "écrivez `{right}`, ou laissez-les si c’est voulu", EN: "write `{right}`, or leave them if they are meant"},
		},
		Explain: Text{
			FR: "Pour entourer une valeur, il faut des guillemets droits, `\"`. Les guillemets courbes, que les traitements de texte mettent à leur place, sont de simples signes : ils apparaîtront sur le site. Le plus souvent, aucun guillemet n’est nécessaire.",
			EN: "To enclose a value, quotes must be straight, `\"`. Curly ones, which word processors put in their place, are plain signs: they will appear on the site. Most often no quotes are needed.",
		},
		Wrong: "name: “La Coroutine”",
		Right: "name: La Coroutine",
	},
	{
		Code: "Y123", Severity: Warning,
		Title:   Text{FR: "fin de ligne prise pour un commentaire", EN: "end of a line taken for a comment"},
		Message: Text{FR: "« {value} » ne sera pas affiché : après une espace, le signe dièse commence un commentaire", EN: "“{value}” will not be shown: after a space, the number sign begins a comment"},
		Hints: []Text{
			{FR: "si c’est du texte, écrivez `{right}`", EN: "if it is text, write `{right}`"},
			{FR: "si c’est un commentaire, mettez une espace après le dièse", EN: "if it is a comment, put a space after the number sign"},
		},
		Explain: Text{
			FR: "Dans l’en-tête, ce qui suit une espace et un dièse est une note pour les personnes qui modifient le fichier : le site l’ignore. Un titre comme `Café #3` perdrait sa fin sans que personne le voie. Des guillemets droits autour du titre la gardent.",
			EN: "In front matter, what follows a space and a number sign is a note for the people who edit the file: the site ignores it. A title such as `Café #3` would lose its end without anybody seeing it. Straight quotes around the title keep it.",
		},
		Wrong: "title: Café papote #3",
		Right: `title: "Café papote #3"`,
	},
}

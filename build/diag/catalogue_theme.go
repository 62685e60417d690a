// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// themeRules are about a network's own look: T101 to T105 its words, T110 to T123 its templates, T130 to T134 styles,
// scripts and what comes from npm, T140 to T142 colours, T150 to T154 the other files.
var themeRules = []Rule{
	{
		Code: "T101", Severity: Error,
		Title:   Text{FR: "mot inconnu", EN: "unknown word"},
		Message: Text{FR: "l’interface n’a pas de mot « {key} »", EN: "the interface has no word “{key}”"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
			{FR: "la liste des mots est dans le thème : words/fr.yaml", EN: "the list of words is in the theme: words/fr.yaml"},
		},
		Explain: Text{
			FR: "Le fichier theme/words/fr.yaml de votre réseau remplace des mots de l’interface. Chaque mot y garde la place et le nom qu’il a dans le thème. Un nom que le thème ne connaît pas ne changerait rien sur le site : c’est sans doute une faute de frappe, ou un mot qui a changé de nom.",
			EN: "The file theme/words/fr.yaml of your network replaces words of the interface. Each word keeps the place and the name it has in the theme. A name that the theme does not know would change nothing on the site: it is probably a typing mistake, or a word that was renamed.",
		},
		Wrong: "nav:\n  sikp: \"Passer le menu\"",
		Right: "nav:\n  skip: \"Passer le menu\"",
	},
	{
		Code: "T102", Severity: Error,
		Title:   Text{FR: "singulier et pluriel", EN: "singular and plural"},
		Message: Text{FR: "le mot « {key} » n’a pas la forme attendue", EN: "the word “{key}” does not have the form that is expected"},
		Hints: []Text{
			{FR: "écrivez deux formes pour « {plural} » : one (un seul) et other (plusieurs)", EN: "write two forms for “{plural}”: one and other"},
			{FR: "écrivez un seul texte pour « {text} », sans one ni other", EN: "write one text for “{text}”, without one and other"},
		},
		Explain: Text{
			FR: "Certains mots s’accordent avec un nombre : « 1 tiers-lieu », « 2 tiers-lieux ». Ils ont une forme one et une forme other, parfois une forme zero. Les autres mots n’ont qu’un texte. Votre fichier doit suivre celui du thème.",
			EN: "Some words agree with a number: “1 third place”, “2 third places”. They have a form one and a form other, sometimes a form zero. Other words have one text only. Your file has to follow that of the theme.",
		},
		Wrong: "count:\n  places: \"{count} fabriques\"",
		Right: "count:\n  places: {one: \"{count} fabrique\", other: \"{count} fabriques\"}",
	},
	{
		Code: "T103", Severity: Error,
		Title:   Text{FR: "fichier de mots illisible", EN: "unreadable file of words"},
		Message: Text{FR: "ce fichier de mots ne se lit pas à partir d’ici : {reason}", EN: "this file of words cannot be read from here: {reason}"},
		Hints: []Text{
			{FR: "vérifiez les guillemets, les deux-points et les espaces du début de ligne ; un mot s’écrit ainsi : `all: \"Tout voir\"`", EN: "check the quotation marks, the colons and the spaces at the beginning of lines; a word is written like this: `all: \"See all\"`"},
		},
		Explain: Text{
			FR: "Un fichier de mots est une liste de noms et de textes, séparés par deux-points et une espace. Les groupes sont décalés de deux espaces (pas de tabulation). Un texte qui contient deux-points, des accolades ou un dièse se met entre guillemets.",
			EN: "A file of words is a list of names and texts, parted by a colon and a space. Groups are indented by two spaces (no tabs). A text with a colon, braces or a hash stands in quotation marks.",
		},
		Wrong: "nav:\n  all: \"Tout voir",
		Right: "nav:\n  all: \"Tout voir\"",
	},
	{
		Code: "T104", Severity: Error,
		Title:   Text{FR: "valeur inconnue dans un mot", EN: "unknown value in a word"},
		Message: Text{FR: "{name} n’est remplacé par rien dans le mot « {key} »", EN: "{name} is replaced by nothing in the word “{key}”"},
		Hints: []Text{
			{FR: "écrivez {nearest}", EN: "write {nearest}"},
			{FR: "ce mot connaît : {known}", EN: "this word knows: {known}"},
		},
		Explain: Text{
			FR: "Dans un mot, ce qui est entre accolades est remplacé par une valeur : {date}, {name}, {count}… Chaque mot a les siennes. Les noms du réseau, comme {place}, {the_place} ou {of_places}, sont permis partout.",
			EN: "In a word, what stands in braces is replaced by a value: {date}, {name}, {count}… Each word has its own. The nouns of the network, such as {place}, {the_place} or {of_places}, are allowed everywhere.",
		},
		Wrong: "page:\n  title: \"{tilte} – {site}\"",
		Right: "page:\n  title: \"{title} – {site}\"",
	},
	{
		Code: "T105", Severity: Error,
		Title:   Text{FR: "mot d’adresse", EN: "word of an address"},
		Message: Text{FR: "« {value} » ne peut pas faire partie d’une adresse", EN: "“{value}” cannot be a part of an address"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
		},
		Explain: Text{
			FR: "Les mots du groupe path forment les adresses des pages, comme /lieux/ ou /agenda/. Ils n’ont que des lettres minuscules sans accents, des chiffres et des tirets, pour se lire et se recopier partout.",
			EN: "The words of the group path make the addresses of pages, such as /places/ or /events/. They have lower case letters without accents, digits and hyphens only, so that they can be read and copied everywhere.",
		},
		Wrong: "path:\n  places: \"Nos Lieux\"",
		Right: "path:\n  places: \"nos-lieux\"",
	},
	{
		Code: "T110", Severity: Error,
		Title:   Text{FR: "gabarit illisible", EN: "unreadable template"},
		Message: Text{FR: "ce gabarit ne se lit pas : {reason}", EN: "this template cannot be read: {reason}"},
		Hints: []Text{
			{FR: "entre accolades doubles, chaque if, range, with et define se termine par end", EN: "in double braces, each if, range, with and define ends with end"},
		},
		Explain: Text{
			FR: "Un gabarit est du HTML où des accolades doubles appellent des valeurs : {{.Title}}. L’une d’elles n’est pas écrite comme il faut. La ligne indiquée est celle où la lecture s’arrête ; la faute est là ou un peu plus haut.",
			EN: "A template is HTML in which double braces call values: {{.Title}}. One of them is not well written. The line shown is where reading stops; the mistake is there or a little above.",
		},
		Wrong: "{{with .Website}}<a href=\"{{ext .}}\">Site</a>",
		Right: "{{with .Website}}<a href=\"{{ext .}}\">Site</a>{{end}}",
	},
	{
		Code: "T111", Severity: Error,
		Title:   Text{FR: "gabarit inconnu", EN: "unknown template"},
		Message: Text{FR: "le thème n’a pas de gabarit « {name} » à remplacer", EN: "the theme has no template “{name}” to replace"},
		Hints: []Text{
			{FR: "renommez le fichier en {nearest}.html", EN: "rename the file to {nearest}.html"},
		},
		Explain: Text{
			FR: "Un fichier de theme/templates/ remplace le gabarit du thème qui porte le même nom. Celui-ci ne correspond à aucun : il ne servirait jamais.",
			EN: "A file of theme/templates/ replaces the template of the theme that has the same name. There is none for this one: it would never be used.",
		},
		Wrong: "theme/templates/place-crad.html",
		Right: "theme/templates/place-card.html",
	},
	{
		Code: "T112", Severity: Error,
		Title:   Text{FR: "emplacement inconnu", EN: "unknown slot"},
		Message: Text{FR: "le thème n’a pas d’emplacement « {name} »", EN: "the theme has no slot “{name}”"},
		Hints: []Text{
			{FR: "renommez le fichier en {nearest}.html", EN: "rename the file to {nearest}.html"},
			{FR: "les emplacements sont : {known}", EN: "the slots are: {known}"},
		},
		Explain: Text{
			FR: "Un fichier de theme/slots/ s’ajoute à un endroit prévu par le thème, un emplacement. Celui-ci ne correspond à aucun : il ne paraîtrait nulle part.",
			EN: "A file of theme/slots/ is added at a place that the theme provides, a slot. There is none for this one: it would appear nowhere.",
		},
		Wrong: "theme/slots/foter-end.html",
		Right: "theme/slots/footer-end.html",
	},
	{
		Code: "T113", Severity: Warning,
		Title:   Text{FR: "gabarit sans contrat", EN: "template without contract"},
		Message: Text{FR: "ce gabarit ne dit pas pour quel contrat de « {name} » il a été écrit", EN: "this template does not say for which contract of “{name}” it was written"},
		Hints: []Text{
			{FR: "mettez en première ligne : {line}", EN: "put this on the first line: {line}"},
		},
		Explain: Text{
			FR: "Un gabarit que vous remplacez reçoit des données du thème. Leur forme a un numéro, le contrat. En l’écrivant sur la première ligne, vous serez averti le jour où ces données changent, au lieu de découvrir une page cassée.",
			EN: "A template that you replace receives data from the theme. Their form has a number, the contract. With it on the first line you will be told on the day these data change, instead of finding a broken page.",
		},
		Wrong: "<article>…</article>",
		Right: "{{/* maillage: place-card@1 */}}\n<article>…</article>",
	},
	{
		Code: "T114", Severity: Warning,
		Title:   Text{FR: "contrat ancien", EN: "older contract"},
		Message: Text{FR: "ce gabarit est écrit pour {name}@{written} ; le thème en est à {name}@{current}", EN: "this template is written for {name}@{written}; the theme is at {name}@{current}"},
		Hints: []Text{
			{FR: "ce qui a changé : {changes}", EN: "what changed: {changes}"},
			{FR: "relisez-le, puis écrivez {name}@{current} sur la première ligne", EN: "read it again, then write {name}@{current} on the first line"},
		},
		Explain: Text{
			FR: "Les données que reçoit ce gabarit ont changé depuis qu’il a été écrit. Il peut encore marcher, ou laisser un vide. Comparez-le au gabarit du thème, puis mettez le nouveau numéro.",
			EN: "The data that this template receives have changed since it was written. It may still work, or leave a gap. Compare it with the template of the theme, then write the new number.",
		},
		Wrong: "{{/* maillage: place-card@1 */}}",
		Right: "{{/* maillage: place-card@2 */}}",
	},
	{
		Code: "T115", Severity: Warning,
		Title:   Text{FR: "contrat à venir", EN: "newer contract"},
		Message: Text{FR: "ce gabarit est écrit pour {name}@{written} ; le thème n’en est qu’à {name}@{current}", EN: "this template is written for {name}@{written}; the theme is only at {name}@{current}"},
		Hints: []Text{
			{FR: "mettez à jour maillage, ou écrivez {name}@{current} si le gabarit convient", EN: "update maillage, or write {name}@{current} if the template fits"},
		},
		Explain: Text{
			FR: "Ce gabarit a été écrit pour une version plus récente du thème que celle qui construit ce site. Il peut demander des données qui n’existent pas encore ici.",
			EN: "This template was written for a newer version of the theme than the one that builds this site. It may ask for data that do not exist here yet.",
		},
		Wrong: "{{/* maillage: place-card@9 */}}",
		Right: "{{/* maillage: place-card@1 */}}",
	},
	{
		Code: "T116", Severity: Error,
		Title:   Text{FR: "gabarit qui échoue", EN: "failing template"},
		Message: Text{FR: "le gabarit échoue ici : {reason}", EN: "the template fails here: {reason}"},
		Hints: []Text{
			{FR: "comparez avec le gabarit du thème qui porte le même nom ; pour un emplacement (slots/), avec celui qui l’appelle : {{slot …}}", EN: "compare with the template of the theme that has the same name; for a slot (slots/), with the one that calls it: {{slot …}}"},
		},
		Explain: Text{
			FR: "Le gabarit se lit, mais il demande quelque chose que la page n’a pas : un champ qui n’existe pas, une valeur absente, une fonction appelée avec ce qu’elle n’accepte pas.",
			EN: "The template can be read, but it asks for something that the page does not have: a field that does not exist, a missing value, a function called with what it does not accept.",
		},
		Wrong: "{{.Place.Nmae}}",
		Right: "{{.Place.Name}}",
	},
	{
		Code: "T117", Severity: Error,
		Title:   Text{FR: "valeur à un endroit dangereux", EN: "value in a dangerous place"},
		Message: Text{FR: "une valeur se trouve à un endroit où elle ne peut pas être protégée : {reason}", EN: "a value stands where it cannot be made safe: {reason}"},
		Hints: []Text{
			{FR: "mettez la valeur dans le texte ou dans un attribut entre guillemets : `title=\"{{.Title}}\"`", EN: "put the value into the text or into an attribute in quotation marks: `title=\"{{.Title}}\"`"},
		},
		Explain: Text{
			FR: "Les valeurs viennent de fichiers que tout le monde peut proposer. Le thème les rend inoffensives selon l’endroit où elles se trouvent ; il y a des endroits où cela n’est pas possible, par exemple au milieu du nom d’un élément ou d’un attribut sans guillemets, ou quand {{if}} et {{else}} laissent le HTML dans deux états différents.",
			EN: "Values come from files that anybody may propose. The theme makes them harmless for the place where they stand; there are places where that is not possible, such as inside the name of an element, an attribute without quotation marks, or where {{if}} and {{else}} leave the HTML in two different states.",
		},
		Wrong: "<a {{if .URL}}href=\"{{.URL}}{{end}}>",
		Right: "<a {{if .URL}}href=\"{{.URL}}\"{{end}}>",
	},
	{
		Code: "T118", Severity: Error,
		Title:   Text{FR: "mot inconnu dans un gabarit", EN: "unknown word in a template"},
		Message: Text{FR: "l’interface n’a pas de mot « {name} »", EN: "the interface has no word “{name}”"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
			{FR: "ajoutez-le aux fichiers words/ du thème", EN: "add it to the files words/ of the theme"},
		},
		Explain: Text{
			FR: "La fonction t écrit un mot de l’interface. Les mots sont dans words/fr.yaml et words/en.yaml du thème ; celui-ci n’y est pas.",
			EN: "The function t writes a word of the interface. Words are in words/fr.yaml and words/en.yaml of the theme; this one is not there.",
		},
		Wrong: "{{t \"nav.sikp\"}}",
		Right: "{{t \"nav.skip\"}}",
	},
	{
		Code: "T119", Severity: Error,
		Title:   Text{FR: "icône inconnue", EN: "unknown icon"},
		Message: Text{FR: "il n’y a pas d’icône « {name} »", EN: "there is no icon “{name}”"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
			{FR: "ajoutez le fichier theme/icons/{name}.svg", EN: "add the file theme/icons/{name}.svg"},
		},
		Explain: Text{
			FR: "La fonction icon met un dessin du dossier icons/ dans la page. Aucun fichier ne porte ce nom.",
			EN: "The function icon puts a drawing of the folder icons/ into the page. No file has this name.",
		},
		Wrong: "{{icon \"calender\"}}",
		Right: "{{icon \"event\"}}",
	},
	{
		Code: "T120", Severity: Error,
		Title:   Text{FR: "emplacement inconnu dans un gabarit", EN: "unknown slot in a template"},
		Message: Text{FR: "theme.yaml n’a pas d’emplacement « {name} »", EN: "theme.yaml has no slot “{name}”"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
			{FR: "ajoutez-le à slots dans theme.yaml", EN: "add it to slots in theme.yaml"},
		},
		Explain: Text{
			FR: "La fonction slot marque un endroit qu’un réseau peut remplir. Tous les emplacements sont nommés dans theme.yaml, pour que les réseaux les trouvent.",
			EN: "The function slot marks a place that a network may fill. All slots are named in theme.yaml, so that networks find them.",
		},
		Wrong: "{{slot \"foter-end\" .}}",
		Right: "{{slot \"footer-end\" .}}",
	},
	{
		Code: "T121", Severity: Error,
		Title:   Text{FR: "composant inconnu", EN: "unknown component"},
		Message: Text{FR: "il n’y a pas de composant « {name} »", EN: "there is no component “{name}”"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
		},
		Explain: Text{
			FR: "{{template}} appelle un composant du thème (dossier components/) ou un bloc défini dans le même fichier. Aucun ne porte ce nom.",
			EN: "{{template}} calls a component of the theme (folder components/) or a block defined in the same file. None has this name.",
		},
		Wrong: "{{template \"place-crad\" .}}",
		Right: "{{template \"place-card\" .}}",
	},
	{
		Code: "T122", Severity: Error,
		Title:   Text{FR: "fichier du thème inconnu", EN: "unknown asset"},
		Message: Text{FR: "le thème ne produit pas de fichier « {name} »", EN: "the theme makes no file “{name}”"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
		},
		Explain: Text{
			FR: "La fonction asset donne l’adresse d’un fichier produit par le thème : site.css, et un fichier .js par script du dossier scripts/.",
			EN: "The function asset gives the address of a file made by the theme: site.css, and one .js file per script of the folder scripts/.",
		},
		Wrong: "{{asset \"styles.css\"}}",
		Right: "{{asset \"site.css\"}}",
	},
	{
		Code: "T123", Severity: Error,
		Title:   Text{FR: "jeton inconnu", EN: "unknown token"},
		Message: Text{FR: "theme.yaml n’a pas de jeton « {name} »", EN: "theme.yaml has no token “{name}”"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
		},
		Explain: Text{
			FR: "La fonction token donne la couleur d’un jeton de theme.yaml, comme surface ou link.",
			EN: "The function token gives the colour of a token of theme.yaml, such as surface or link.",
		},
		Wrong: "{{token \"surfcae\" \"light\"}}",
		Right: "{{token \"surface\" \"light\"}}",
	},
	{
		Code: "T124", Severity: Warning,
		Title:   Text{FR: "bloc disparu du gabarit de base", EN: "block gone from the base template"},
		Message: Text{FR: "ce gabarit n’a pas le bloc « {name} » : ce qu’y mettent {layouts} ne paraît pas", EN: "this template has no block “{name}”: what {layouts} put there does not appear"},
		Hints: []Text{
			{FR: "ajoutez `{block}` là où le thème l’a ; `maillage theme diff base` montre où", EN: "add `{block}` where the theme has it; `maillage theme diff base` shows where"},
		},
		Explain: Text{
			FR: "Une page est le gabarit de base, dont chaque gabarit remplit les blocs : main est le texte, styles les feuilles de style de cette page, head les liens d’en-tête. Un bloc que votre base n’a pas, ou n’a plus, perd ce que les gabarits y mettent, sans rien dire.",
			EN: "A page is the base template, whose blocks each layout fills: main is the text, styles the style sheets of that page, head the links of its head. A block that your base does not have loses what the layouts put there, without a word.",
		},
		Wrong: "<link rel=\"stylesheet\" href=\"{{asset \"site.css\"}}\">",
		Right: "<link rel=\"stylesheet\" href=\"{{asset \"site.css\"}}\">\n{{block \"styles\" .}}{{end}}",
	},
	{
		Code: "T125", Severity: Warning,
		Title:   Text{FR: "bloc jamais montré", EN: "block that nothing shows"},
		Message: Text{FR: "aucun gabarit ne montre le bloc « {name} »", EN: "no template shows the block “{name}”"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
			{FR: "enlevez-le, ou montrez-le par `{{template \"{name}\" .}}`", EN: "take it away, or show it by `{{template \"{name}\" .}}`"},
		},
		Explain: Text{
			FR: "Un gabarit de page remplit les blocs du gabarit de base : title, head, styles, main. Ce qu’il définit sous un autre nom ne paraît nulle part, sauf s’il le montre lui-même.",
			EN: "A layout fills the blocks of the base template: title, head, styles, main. What it defines under another name appears nowhere, unless it shows it itself.",
		},
		Wrong: "{{define \"mian\"}}…{{end}}",
		Right: "{{define \"main\"}}…{{end}}",
	},
	{
		Code: "T130", Severity: Error,
		Title:   Text{FR: "style ou script illisible", EN: "unreadable style or script"},
		Message: Text{FR: "ce fichier ne peut pas être assemblé : {reason}", EN: "this file cannot be bundled: {reason}"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
		},
		Explain: Text{
			FR: "Les feuilles de style et les scripts sont réunis et allégés avant d’être publiés. Celui-ci contient une faute d’écriture, ou demande un fichier qui n’existe pas.",
			EN: "Style sheets and scripts are brought together and made smaller before they are published. This one has a mistake, or asks for a file that does not exist.",
		},
		Wrong: "@import \"./crads.css\";",
		Right: "@import \"./cards.css\";",
	},
	{
		Code: "T131", Severity: Warning,
		Title:   Text{FR: "style ou script douteux", EN: "doubtful style or script"},
		Message: Text{FR: "ceci n’aura sans doute pas l’effet voulu : {reason}", EN: "this will probably not do what you want: {reason}"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
		},
		Explain: Text{
			FR: "Le fichier se lit, mais une partie sera ignorée par les navigateurs ou ne fait pas ce qu’elle semble faire.",
			EN: "The file can be read, but browsers will leave a part of it out, or it does not do what it seems to.",
		},
		Wrong: "a { colour: var(--link) }",
		Right: "a { color: var(--link) }",
	},
	{
		Code: "T132", Severity: Error,
		Title:   Text{FR: "adresse d’un autre site", EN: "address of another site"},
		Message: Text{FR: "le style appelle un autre site : {address}", EN: "the style calls another site: {address}"},
		Hints: []Text{
			{FR: "mettez le fichier dans static/ et écrivez son adresse sur ce site : url(/polices/titre.woff2)", EN: "put the file into static/ and write its address on this site: url(/fonts/title.woff2)"},
		},
		Explain: Text{
			FR: "Une police ou une image prise sur un autre site lui signale chaque personne qui lit une page. Le site ne contacte personne à l’insu de celles et ceux qui le lisent : le fichier doit être dans le dépôt.",
			EN: "A font or picture taken from another site tells that site about each person who reads a page. The site contacts nobody behind its readers’ backs: the file has to be in the repository.",
		},
		Wrong: "@import \"https://fonts.example.org/titre.css\";",
		Right: "@font-face { font-family: Titre; src: url(/polices/titre.woff2) }",
	},
	{
		Code: "T133", Severity: Warning,
		Title:   Text{FR: "site sans ses bibliothèques", EN: "site without its libraries"},
		Message: Text{FR: "les bibliothèques du thème manquent : {reason}", EN: "the libraries of the theme are missing: {reason}"},
		Hints: []Text{
			{FR: "le site est complet, avec la carte dessinée ; pour la carte interactive, les pictogrammes et la police, installez Node.js (qui apporte npm) et recommencez", EN: "the site is complete, with the drawn map; for the interactive map, the pictograms and the typeface, install Node.js (which brings npm) and start again"},
		},
		Explain: Text{
			FR: "La carte interactive, une partie des pictogrammes et la police des titres viennent de bibliothèques libres. maillage les installe une fois, avec npm ci, dans le cache de votre machine, et les vérifie par leur empreinte. Sans npm, ou sans connexion cette première fois, le site se construit quand même : tout s’y lit, la carte est celle que la construction dessine. Avec --strict, cet avertissement empêche de publier : la publication automatique ne perd pas la carte sans le dire.",
			EN: "The interactive map, some of the pictograms and the typeface of titles come from free libraries. maillage installs them once, by npm ci, in the cache of your machine, and checks them by their checksums. Without npm, or without a connection that first time, the site is built all the same: everything can be read, the map is the one that the build draws. With --strict this warning keeps from publishing: an automatic publication does not lose the map in silence.",
		},
		Wrong: "maillage build",
		Right: "apt install npm && maillage build",
	},
	{
		Code: "T134", Severity: Warning,
		Title:   Text{FR: "site sans son éditeur", EN: "site without its editor"},
		Message: Text{FR: "l’éditeur de /admin/ manque : {reason}", EN: "the editor of /admin/ is missing: {reason}"},
		Hints: []Text{
			{FR: "installez Node.js (qui apporte npm) et recommencez, ou enlevez `cms: true` de site.yaml", EN: "install Node.js (which brings npm) and start again, or take `cms: true` out of site.yaml"},
		},
		Explain: Text{
			FR: "Avec `cms: true` dans site.yaml, l’équipe du réseau peut écrire à l’adresse /admin/ de son site, avec son compte de la forge. L’éditeur est une bibliothèque libre, que maillage installe une fois avec npm ci dans le cache de votre machine et vérifie par son empreinte. Sans elle, le site se construit sans cette page.",
			EN: "With `cms: true` in site.yaml the network’s team can write at the address /admin/ of its site, with their account on the forge. The editor is a free library, which maillage installs once by npm ci in the cache of your machine and checks by its checksum. Without it the site is built without this page.",
		},
		Wrong: "maillage build",
		Right: "apt install npm && maillage build",
	},
	{
		Code: "T140", Severity: Error,
		Title:   Text{FR: "contraste trop faible", EN: "contrast too low"},
		Message: Text{FR: "dans l’apparence {mode}, {token} ne se lit pas assez sur {on} : {ratio} au lieu de {wanted}", EN: "in the {mode} mode, {token} does not stand out enough on {on}: {ratio} instead of {wanted}"},
		Hints: []Text{
			{FR: "écrivez `\"{nearest}\"`", EN: "write `\"{nearest}\"`"},
			{FR: "choisissez une nuance plus éloignée de celle du fond", EN: "choose a shade further from that of the background"},
		},
		Explain: Text{
			FR: "Un texte doit avoir un contraste d’au moins 4,5 avec son fond, un trait ou une icône d’au moins 3 (règles WCAG et RGAA, niveau AA). En dessous, beaucoup de personnes ne lisent plus : vue basse, écran au soleil, téléphone ancien.",
			EN: "A text must have a contrast of at least 4.5 with its background, a line or an icon of at least 3 (WCAG, level AA). Below that, many people can no longer read: low vision, a screen in the sun, an old telephone.",
		},
		Wrong: "tokens:\n  text-soft: {light: grey-40, dark: grey-30}",
		Right: "tokens:\n  text-soft: {light: grey-70, dark: grey-30}",
	},
	{
		Code: "T141", Severity: Error,
		Title:   Text{FR: "couleur du réseau trop pâle", EN: "brand colour too pale"},
		Message: Text{FR: "la couleur « {value} » ne se lit pas assez sur le fond du site : {ratio} au lieu de {wanted}", EN: "the colour “{value}” does not stand out enough on the background of the site: {ratio} instead of {wanted}"},
		Hints: []Text{
			{FR: "écrivez `\"{nearest}\"`, la plus proche qui se lit", EN: "write `\"{nearest}\"`, the nearest one that can be read"},
		},
		Explain: Text{
			FR: "La couleur principale du réseau sert aux titres et aux boutons, sur fond clair. Elle doit avoir un contraste d’au moins 4,5 avec le blanc (règles WCAG et RGAA). La nuance proposée garde la même teinte, un peu plus foncée. La couleur d’accent, elle, peut être aussi claire que vous voulez : elle ne sert que de fond.",
			EN: "The main colour of the network is used for titles and buttons, on a light background. It must have a contrast of at least 4.5 with white (WCAG). The shade that is proposed keeps the hue, a little darker. The accent colour may be as light as you like: it is only used as a background.",
		},
		Wrong: "brand:\n  primary: \"#f2b544\"",
		Right: "brand:\n  primary: \"#946707\"",
	},
	{
		Code: "T142", Severity: Error,
		Title:   Text{FR: "couleur mal écrite", EN: "colour not well written"},
		Message: Text{FR: "« {value} » n’est pas une couleur", EN: "“{value}” is not a colour"},
		Hints: []Text{
			{FR: "écrivez un dièse et six chiffres ou lettres de a à f, entre guillemets : `\"#176058\"`", EN: "write a hash and six digits or letters from a to f, in quotation marks: `\"#176058\"`"},
		},
		Explain: Text{
			FR: "Une couleur s’écrit comme dans les logiciels de dessin : un dièse puis deux signes pour le rouge, le vert et le bleu. Les guillemets sont nécessaires, car le dièse commence un commentaire dans ces fichiers.",
			EN: "A colour is written as in drawing programs: a hash, then two signs each for red, green and blue. The quotation marks are needed because a hash begins a comment in these files.",
		},
		Wrong: "brand:\n  primary: vert",
		Right: "brand:\n  primary: \"#176058\"",
	},
	{
		Code: "T150", Severity: Error,
		Title:   Text{FR: "theme.yaml à corriger", EN: "mistake in theme.yaml"},
		Message: Text{FR: "theme.yaml : {reason}", EN: "theme.yaml: {reason}"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
		},
		Explain: Text{
			FR: "theme.yaml dit ce qu’est un thème : son nom, sa version, ses emplacements, ses couleurs. La construction ne comprend pas cette partie.",
			EN: "theme.yaml says what a theme is: its name, its version, its slots, its colours. The build does not understand this part.",
		},
		Wrong: "tokens:\n  link: {light: primry-70, dark: primary-30}",
		Right: "tokens:\n  link: {light: primary-70, dark: primary-30}",
	},
	{
		Code: "T151", Severity: Error,
		Title:   Text{FR: "icône refusée", EN: "icon refused"},
		Message: Text{FR: "l’icône « {name} » contient autre chose que des formes : {reason}", EN: "the icon “{name}” has something else than shapes: {reason}"},
		Hints: []Text{
			{FR: "enregistrez-la en « SVG simple », sans texte, style, image ni script", EN: "save it as “plain SVG”, without text, style, picture or script"},
		},
		Explain: Text{
			FR: "Une icône est mise telle quelle dans les pages : elle ne peut contenir que des formes (path, circle, rect…) et leurs dimensions. Un script, un style ou un renvoi vers un autre fichier pourrait nuire à qui lit la page.",
			EN: "An icon is put into pages as it is: it may only have shapes (path, circle, rect…) and their sizes. A script, a style or a reference to another file could harm those who read the page.",
		},
		Wrong: "<svg viewBox=\"0 0 24 24\"><script>…</script></svg>",
		Right: "<svg viewBox=\"0 0 24 24\"><path d=\"M4 12h16\"/></svg>",
	},
	{
		Code: "T152", Severity: Warning,
		Title:   Text{FR: "fichier sans effet", EN: "file without effect"},
		Message: Text{FR: "rien ne lit le fichier {file}", EN: "nothing reads the file {file}"},
		Hints: []Text{
			{FR: "voulez-vous dire {nearest} ?", EN: "did you mean {nearest}?"},
			{FR: "le dossier theme/ contient styles.css, templates/, slots/, words/ et icons/", EN: "the folder theme/ has styles.css, templates/, slots/, words/ and icons/"},
		},
		Explain: Text{
			FR: "Le dossier theme/ de votre réseau change l’apparence du site par quelques fichiers aux noms convenus. Celui-ci n’en fait pas partie : il n’aurait aucun effet.",
			EN: "The folder theme/ of your network changes the look of the site by a few files with agreed names. This one is not among them: it would have no effect.",
		},
		Wrong: "theme/place-card.html",
		Right: "theme/templates/place-card.html",
	},
	{
		Code: "T153", Severity: Warning,
		Title:   Text{FR: "pictogramme inconnu", EN: "unknown pictogram"},
		Message: Text{FR: "aucun pictogramme ne s’appelle « {name} »", EN: "no pictogram is called “{name}”"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
			{FR: "les noms sont ceux du thème, de votre dossier theme/icons et de la collection Lucide", EN: "the names are those of the theme, of your folder theme/icons and of the Lucide collection"},
		},
		Explain: Text{
			FR: "Chaque activité peut avoir un pictogramme, dessiné sur les fiches et sur la carte. Son nom est celui d’un dessin du thème (desk, cup, plant…), d’un fichier de votre dossier theme/icons ou de la collection libre Lucide (sprout, wrench, lightbulb…). Sans pictogramme, l’activité garde sa forme et sa couleur.",
			EN: "Each activity may have a pictogram, drawn on cards and on the map. Its name is that of a drawing of the theme (desk, cup, plant…), of a file of your folder theme/icons, or of the free collection Lucide (sprout, wrench, lightbulb…). Without a pictogram an activity keeps its shape and its colour.",
		},
		Wrong: "icon: sprot",
		Right: "icon: sprout",
	},
	{
		Code: "T154", Severity: Warning,
		Title:   Text{FR: "police inconnue", EN: "unknown typeface"},
		Message: Text{FR: "le thème n’a pas de police « {name} »", EN: "the theme has no typeface “{name}”"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
			{FR: "les polices sont : {known} ; ou mettez un fichier .woff2 dans static/ et écrivez son chemin", EN: "the typefaces are: {known}; or put a .woff2 file into static/ and write its path"},
		},
		Explain: Text{
			FR: "Les polices d’un réseau sont celles du thème, par leur nom, ou un fichier .woff2 à vous dans le dossier static (vérifiez que sa licence permet de le publier). Aucune police n’est demandée à un autre site.",
			EN: "The typefaces of a network are those of the theme, by their names, or a .woff2 file of your own in the folder static (look whether its licence lets you publish it). No typeface is asked of another site.",
		},
		Wrong: "fonts:\n  title: bricolag",
		Right: "fonts:\n  title: bricolage",
	},
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// M1 is about the limits of a text, M2 about HTML, M3 about links, M4 about pictures.
var markdownRules = []Rule{
	{
		Code: "M101", Severity: Error,
		Title: Text{FR: "texte trop long", EN: "text too long"},
		Message: Text{
			FR: "le texte pèse {size} Kio, cette rubrique en accepte {limit}",
			EN: "the text is {size} KiB long, this section takes {limit}",
		},
		Hints: []Text{
			{FR: "gardez l’essentiel ici et mettez la suite dans une page (content/pages/) vers laquelle vous faites un lien", EN: "keep what matters here and put the rest into a page (content/pages/) that you link to"},
		},
		Explain: Text{
			FR: "Un texte a une longueur maximale : 16 Kio (environ 2 500 mots) pour un lieu, un événement ou une annonce, 64 Kio (environ 10 000 mots) pour une page, un article ou une newsletter. Cela garde le site rapide et protège sa publication d’un fichier démesuré.",
			EN: "A text has a greatest length: 16 KiB (about 2,500 words) for a place, an event or an ad, 64 KiB (about 10,000 words) for a page, an article or a newsletter. This keeps the site fast and protects its publication from an outsized file.",
		},
		Wrong: "(un texte de 20 pages dans places/la-coroutine.md)",
		Right: "Toute l’histoire du lieu est sur [sa page](/histoire-de-la-coroutine/).",
	},
	{
		Code: "M102", Severity: Error,
		Title: Text{FR: "trop de niveaux imbriqués", EN: "too many nested levels"},
		Message: Text{
			FR: "cette ligne est dans plus de {limit} listes ou citations imbriquées",
			EN: "this line is inside more than {limit} nested lists or quotations",
		},
		Hints: []Text{
			{FR: "enlevez les tirets, les chevrons (>) ou les espaces en trop au début de la ligne", EN: "remove the extra dashes, angle brackets (>) or spaces at the beginning of the line"},
		},
		Explain: Text{
			FR: "Un tiret, un numéro ou un chevron au début d’une ligne ouvre une liste ou une citation, et les espaces devant lui la placent dans la précédente. Au-delà de 20 niveaux, personne ne lit plus, et la fabrication du site pourrait s’épuiser.",
			EN: "A dash, a number or an angle bracket at the beginning of a line opens a list or a quotation, and spaces before it put it inside the one above. Beyond 20 levels nobody can read it, and building the site could exhaust the machine.",
		},
		Wrong: "- - - - - - - - - … texte",
		Right: "- une idée\n  - un détail de cette idée",
	},
	{
		Code: "M103", Severity: Error,
		Title: Text{FR: "tableaux trop grands", EN: "tables too large"},
		Message: Text{
			FR: "les tableaux de ce texte dépassent {limit} cases",
			EN: "the tables of this text have more than {limit} cells",
		},
		Hints: []Text{
			{FR: "publiez les données en CSV dans static/ et faites un lien vers le fichier", EN: "publish the data as CSV in static/ and link to the file"},
		},
		Explain: Text{
			FR: "Une page montre des tableaux que l’on peut lire : jusqu’à 5 000 cases pour tout le texte, en comptant les cases vides des lignes plus courtes que l’en-tête. Un jeu de données plus grand se télécharge mieux qu’il ne s’affiche.",
			EN: "A page shows tables that people can read: up to 5,000 cells in the whole text, counting the empty ones of rows shorter than the header. A larger set of data is better downloaded than displayed.",
		},
		Wrong: "(un tableau de 2 000 lignes)",
		Right: "[Toutes les mesures (CSV)](/documents/mesures.csv)",
	},
	{
		Code: "M104", Severity: Error,
		Title: Text{FR: "trop d’adresses nommées", EN: "too many named addresses"},
		Message: Text{
			FR: "ce texte définit plus de {limit} adresses nommées ([nom]: adresse)",
			EN: "this text defines more than {limit} named addresses ([name]: address)",
		},
		Hints: []Text{
			{FR: "écrivez l’adresse dans le lien lui-même : `[texte](https://exemple.fr)`", EN: "write the address in the link itself: `[text](https://example.org)`"},
		},
		Explain: Text{
			FR: "Markdown permet de nommer une adresse ou une note sur sa propre ligne, « [nom]: https://exemple.fr ». Un texte peut en avoir 300 ; davantage vient d’une erreur d’export ou d’un fichier malveillant.",
			EN: "Markdown lets you name an address or a note on a line of its own, “[name]: https://example.org”. A text may have 300 of them; more comes from a failed export or a hostile file.",
		},
		Wrong: "[a1]: https://exemple.fr/1\n[a2]: https://exemple.fr/2\n…",
		Right: "[le programme](https://exemple.fr/programme)",
	},
	{
		Code: "M105", Severity: Error,
		Title: Text{FR: "trop de signes de mise en forme", EN: "too many formatting marks"},
		Message: Text{
			FR: "ce paragraphe contient des milliers de signes de mise en forme (* _ [ <) ou des crochets jamais fermés",
			EN: "this paragraph has thousands of formatting marks (* _ [ <) or brackets that are never closed",
		},
		Hints: []Text{
			{FR: "séparez le texte par des lignes vides", EN: "part the text with empty lines"},
			{FR: "si c’est du code ou des données, mettez-les dans un fichier de static/ et faites un lien", EN: "if it is code or data, put it into a file of static/ and link to it"},
		},
		Explain: Text{
			FR: "Les étoiles, les crochets et les accents graves marquent le gras, les liens et le code. Quand un même paragraphe en contient plus de 2 000, ou plus de cent crochets jamais fermés, ce n’est plus un texte, et le temps pour le lire grandit sans mesure.",
			EN: "Asterisks, brackets and backticks mark bold text, links and code. When one paragraph holds more than 2,000 of them, or more than a hundred brackets that are never closed, it is no text any more, and the time to read it grows beyond measure.",
		},
		Wrong: "*a_ *a_ *a_ *a_ *a_ …",
		Right: "Un premier paragraphe.\n\nUn **second** paragraphe.",
	},
	{
		Code: "M106", Severity: Error,
		Title: Text{FR: "page trop lourde", EN: "page too heavy"},
		Message: Text{
			FR: "une fois mis en page, ce texte dépasse 1 Mio",
			EN: "once laid out, this text is larger than 1 MiB",
		},
		Hints: []Text{
			{FR: "raccourcissez les adresses très longues que le texte répète", EN: "shorten the very long addresses that the text repeats"},
			{FR: "partagez le texte en plusieurs pages", EN: "part the text into several pages"},
		},
		Explain: Text{
			FR: "Un texte court peut devenir une page énorme, par exemple quand une adresse nommée très longue est reprise des milliers de fois. La mise en page s’arrête à 1 Mio.",
			EN: "A short text can become a huge page, for instance when a very long named address is used thousands of times. The layout stops at 1 MiB.",
		},
		Wrong: "[a]: https://exemple.fr/une-adresse-de-2000-caractères…\n[a] [a] [a] [a] …",
		Right: "[le document](https://exemple.fr/document)",
	},
	{
		Code: "M107", Severity: Error,
		Title: Text{FR: "trop de lignes dans des listes imbriquées", EN: "too many lines in nested lists"},
		Message: Text{
			FR: "des milliers de lignes suivent ici des listes ou des citations très imbriquées",
			EN: "thousands of lines follow very nested lists or quotations here",
		},
		Hints: []Text{
			{FR: "enlevez les lignes vides en trop", EN: "remove the extra empty lines"},
			{FR: "enlevez les tirets, les chevrons (>) ou les espaces en trop au début des lignes", EN: "remove the extra dashes, angle brackets (>) or spaces at the beginning of lines"},
		},
		Explain: Text{
			FR: "Chaque ligne est comparée à toutes les listes et citations ouvertes au-dessus d’elle. Quelques niveaux et quelques milliers de lignes ne coûtent rien ; vingt niveaux suivis de milliers de lignes vides viennent d’une erreur de copie ou d’un fichier malveillant.",
			EN: "Each line is compared with all lists and quotations that are open above it. A few levels and a few thousand lines cost nothing; twenty levels followed by thousands of empty lines come from a slip in copying or a hostile file.",
		},
		Wrong: "- - - - - - - - - - - - - - - - - - - texte\n\n\n\n…(des milliers de lignes vides)",
		Right: "- une idée\n  - un détail de cette idée",
	},
	{
		Code: "M201", Severity: Warning,
		Title: Text{FR: "HTML laissé de côté", EN: "HTML left out"},
		Message: Text{
			FR: "la balise {tag} n’est pas gardée : les textes s’écrivent en Markdown",
			EN: "the tag {tag} is not kept: texts are written in Markdown",
		},
		Hints: []Text{
			{FR: "écrivez plutôt {instead}", EN: "write {instead} instead"},
			{FR: "enlevez la balise et gardez son texte", EN: "remove the tag and keep its text"},
			{FR: "pour montrer le signe < lui-même, écrivez \\<", EN: "to show the sign < itself, write \\<"},
		},
		Explain: Text{
			FR: "Pour que personne ne puisse glisser un programme dans une page, les balises HTML des textes ne sont pas reprises. Markdown écrit presque tout ce dont un texte a besoin : titres, gras, listes, liens, photos, tableaux.",
			EN: "So that nobody can slip a program into a page, HTML tags in texts are not kept. Markdown writes nearly all that a text needs: headings, bold, lists, links, photos, tables.",
		},
		Wrong: "Nous sommes <b>ouverts</b> le samedi.",
		Right: "Nous sommes **ouverts** le samedi.",
	},
	{
		Code: "M202", Severity: Warning,
		Title: Text{FR: "commentaire jamais fermé", EN: "comment never closed"},
		Message: Text{
			FR: "ce commentaire <!-- n’est jamais fermé : tout ce qui le suit disparaît de la page",
			EN: "this comment <!-- is never closed: all that follows it is missing from the page",
		},
		Hints: []Text{
			{FR: "fermez-le par --> là où la note s’arrête", EN: "close it with --> where the note ends"},
		},
		Explain: Text{
			FR: "Un texte entre <!-- et --> est une note pour soi, qui ne paraît pas. Sans le --> de la fin, le reste du fichier devient la note.",
			EN: "A text between <!-- and --> is a note to oneself that does not appear. Without the --> at its end the rest of the file becomes the note.",
		},
		Wrong: "<!-- à compléter\n\nLe lieu est ouvert à tous.",
		Right: "<!-- à compléter -->\n\nLe lieu est ouvert à tous.",
	},
	{
		Code: "M301", Severity: Warning,
		Title: Text{FR: "type de lien refusé", EN: "kind of link refused"},
		Message: Text{
			FR: "un lien ne peut pas commencer par « {scheme} » : son texte reste, le lien est enlevé",
			EN: "a link cannot begin with “{scheme}”: its text stays, the link is removed",
		},
		Hints: []Text{
			{FR: "écrivez une adresse en `https://`, `mailto:`, `tel:`, `geo:` ou `webcal:`", EN: "write an address in `https://`, `mailto:`, `tel:`, `geo:` or `webcal:`"},
			{FR: "pour une page du site, écrivez son chemin : /lieux/la-coroutine/", EN: "for a page of the site, write its path: /lieux/la-coroutine/"},
		},
		Explain: Text{
			FR: "Certaines adresses lancent un programme au lieu d’ouvrir une page (javascript:, data:…). Le site n’accepte que les adresses dont il connaît l’effet : pages web, courriels, téléphones, cartes et calendriers.",
			EN: "Some addresses start a program instead of opening a page (javascript:, data:…). The site takes only addresses whose effect it knows: web pages, e-mails, phones, maps and calendars.",
		},
		Wrong: "[cliquez ici](javascript:alert(1))",
		Right: "[le programme](https://exemple.fr/programme)",
	},
	{
		Code: "M302", Severity: Warning,
		Title: Text{FR: "adresse de lien incorrecte", EN: "link address not valid"},
		Message: Text{
			FR: "« {value} » n’est pas une adresse utilisable : le texte reste, le lien est enlevé",
			EN: "“{value}” is not a usable address: the text stays, the link is removed",
		},
		Hints: []Text{
			{FR: "copiez l’adresse complète depuis la barre du navigateur, avec https://", EN: "copy the whole address from the bar of the browser, with https://"},
			{FR: "une espace dans une adresse s’écrit %20", EN: "a space in an address is written %20"},
		},
		Explain: Text{
			FR: "L’adresse d’un lien n’a ni espace ni caractère invisible, et le nom du site contient un point : https://exemple.fr/page. Un courriel s’écrit mailto:contact@exemple.fr, un téléphone tel:+33320000000.",
			EN: "The address of a link has neither a space nor an invisible character, and the name of the site has a dot: https://example.org/page. An e-mail is written mailto:contact@example.org, a phone tel:+33320000000.",
		},
		Wrong: "[le site](https:/exemple.fr)",
		Right: "[le site](https://exemple.fr)",
	},
	{
		Code: "M303", Severity: Warning,
		Title: Text{FR: "identifiants dans une adresse", EN: "credentials in an address"},
		Message: Text{
			FR: "« {value} » contient un nom ou un mot de passe devant @ : le lien est enlevé",
			EN: "“{value}” holds a name or a password before @: the link is removed",
		},
		Hints: []Text{
			{FR: "enlevez ce qui précède @ dans l’adresse", EN: "remove what stands before @ in the address"},
			{FR: "si c’était un vrai mot de passe, changez-le : le fichier est public", EN: "if it was a real password, change it: the file is public"},
		},
		Explain: Text{
			FR: "Dans https://nom@exemple.fr, ce qui précède @ est un identifiant. Il n’a rien à faire dans une page publique, et il sert souvent à déguiser une adresse : https://banque.fr@pirate.example mène chez le pirate.",
			EN: "In https://name@example.org what stands before @ is a credential. It has no place in a public page, and it often disguises an address: https://bank.org@pirate.example leads to the pirate.",
		},
		Wrong: "[l’espace partagé](https://camille:secret@exemple.fr)",
		Right: "[l’espace partagé](https://exemple.fr)",
	},
	{
		Code: "M304", Severity: Warning,
		Title: Text{FR: "chemin de lien inconnu", EN: "link path not known"},
		Message: Text{
			FR: "« {value} » ne mène à aucune page du site : le texte reste, le lien est enlevé",
			EN: "“{value}” leads to no page of the site: the text stays, the link is removed",
		},
		Hints: []Text{
			{FR: "pour un lieu, écrivez /lieux/la-coroutine/ ou le nom de son fichier : ../places/la-coroutine.md", EN: "for a place write /lieux/la-coroutine/ or the name of its file: ../places/la-coroutine.md"},
			{FR: "pour un autre site, commencez par https://", EN: "for another site begin with https://"},
		},
		Explain: Text{
			FR: "Un lien sans https:// reste dans le site. Il donne le chemin d’une page, qui commence par une barre (/agenda/), ou le fichier d’un document du dépôt, compté depuis le fichier où le lien se trouve.",
			EN: "A link without https:// stays in the site. It gives the path of a page, which begins with a slash (/agenda/), or the file of a document of the repository, counted from the file where the link stands.",
		},
		Wrong: "[la Coroutine](la-coroutine)",
		Right: "[la Coroutine](/lieux/la-coroutine/)",
	},
	{
		Code: "M305", Severity: Warning,
		Title: Text{FR: "titre introuvable dans cette page", EN: "no such heading in this page"},
		Message: Text{
			FR: "aucun titre de ce texte ne correspond à « {value} » : le texte reste, le lien est enlevé",
			EN: "no heading of this text matches “{value}”: the text stays, the link is removed",
		},
		Hints: []Text{
			{FR: "les titres de ce texte : {headings}", EN: "the headings of this text: {headings}"},
			{FR: "ajoutez le titre, ou enlevez le lien", EN: "add the heading, or remove the link"},
		},
		Explain: Text{
			FR: "Un lien qui commence par # mène à un titre du même texte. On écrit le titre en minuscules, sans accents, avec des tirets : « Nos horaires d’été » devient #nos-horaires-d-ete.",
			EN: "A link that begins with # leads to a heading of the same text. The heading is written in lower case, without accents, with dashes: “Our summer hours” becomes #our-summer-hours.",
		},
		Wrong: "## Nos horaires\n\n[voir plus haut](#horaire)",
		Right: "## Nos horaires\n\n[voir plus haut](#nos-horaires)",
	},
	{
		Code: "M306", Severity: Warning,
		Title: Text{FR: "lien sans adresse", EN: "link without an address"},
		Message: Text{
			FR: "ce lien n’a pas d’adresse : il reste un simple texte",
			EN: "this link has no address: it stays plain text",
		},
		Hints: []Text{
			{FR: "écrivez l’adresse entre les parenthèses : `[texte](https://exemple.fr)`", EN: "write the address between the parentheses: `[text](https://example.org)`"},
		},
		Explain: Text{
			FR: "Un lien s’écrit en deux parties qui se touchent : le texte entre crochets, puis l’adresse entre parenthèses.",
			EN: "A link is written in two parts that touch: the text in brackets, then the address in parentheses.",
		},
		Wrong: "[notre site]()",
		Right: "[notre site](https://exemple.fr)",
	},
	{
		Code: "M307", Severity: Warning,
		Title: Text{FR: "lien sans texte", EN: "link without a text"},
		Message: Text{
			FR: "le lien vers « {value} » n’a pas de texte : personne ne peut le voir ni l’entendre",
			EN: "the link to “{value}” has no text: nobody can see or hear it",
		},
		Hints: []Text{
			{FR: "écrivez entre les crochets ce que l’on trouve au bout du lien : `[le programme]({value})`", EN: "write in the brackets what is at the end of the link: `[the programme]({value})`"},
		},
		Explain: Text{
			FR: "Le texte d’un lien est ce que l’on voit, ce que l’on touche et ce qu’un lecteur d’écran prononce. Il dit où mène le lien, même lu seul.",
			EN: "The text of a link is what people see, touch and hear from a screen reader. It says where the link leads, even when read alone.",
		},
		Wrong: "[](https://exemple.fr/programme.pdf)",
		Right: "[le programme (PDF)](https://exemple.fr/programme.pdf)",
	},
	{
		Code: "M308", Severity: Warning,
		Title: Text{FR: "le lien ne mène pas où il le dit", EN: "the link does not lead where it says"},
		Message: Text{
			FR: "le texte montre {shown}, mais le lien mène à {target}",
			EN: "the text shows {shown}, but the link leads to {target}",
		},
		Hints: []Text{
			{FR: "mettez la même adresse dans le texte et dans le lien", EN: "put the same address into the text and into the link"},
			{FR: "ou écrivez un texte sans adresse : `[le programme](https://{target})`", EN: "or write a text without an address: `[the programme](https://{target})`"},
		},
		Explain: Text{
			FR: "Un lecteur qui lit une adresse pense y aller. Quand le lien mène ailleurs, c’est une erreur de copie ou un piège : relisez l’adresse avant de publier.",
			EN: "A reader who reads an address expects to go there. When the link leads elsewhere it is a slip in copying or a trap: read the address again before publishing.",
		},
		Wrong: "[https://mairie.example.fr](https://exemple.fr)",
		Right: "[le site de la mairie](https://mairie.example.fr)",
	},
	{
		Code: "M309", Severity: Warning,
		Title: Text{FR: "lien ou photo mal écrit", EN: "link or picture not written as one"},
		Message: Text{
			FR: "« {value} » n’est lu ni comme un lien ni comme une photo : la page le montre avec ses crochets",
			EN: "“{value}” is read neither as a link nor as a picture: the page shows it with its brackets",
		},
		Hints: []Text{
			{FR: "écrivez `{suggestion}`", EN: "write `{suggestion}`"},
			{FR: "les crochets puis les parenthèses se touchent, et l’adresse n’a pas d’espace : `[le programme](https://exemple.fr/le%20programme)`", EN: "the brackets and then the parentheses touch, and the address has no space: `[the programme](https://example.org/the%20programme)`"},
		},
		Explain: Text{
			FR: "Un lien s’écrit `[texte](adresse)`, une photo `![description](chemin)` : les crochets d’abord, les parenthèses tout contre eux, sans espace dans l’adresse, où %20 la remplace. Pour montrer de vrais crochets, mettez une barre oblique inverse devant : `\\[`.",
			EN: "A link is written `[text](address)`, a picture `![description](path)`: the brackets first, the parentheses right after them, without a space in the address, where %20 stands for it. To show real brackets, put a backslash before them: `\\[`.",
		},
		Wrong: "[le programme](https://exemple.fr/le programme)",
		Right: "[le programme](https://exemple.fr/le%20programme)",
	},
	{
		Code: "M401", Severity: Error,
		Title: Text{FR: "photo venue d’un autre site", EN: "picture from another site"},
		Message: Text{
			FR: "« {value} » n’est pas une photo du dépôt",
			EN: "“{value}” is not a picture of the repository",
		},
		Hints: []Text{
			{FR: "déposez la photo dans static/photos/ et écrivez `![description](photos/nom.jpg)`", EN: "put the picture into static/photos/ and write `![description](photos/name.jpg)`"},
			{FR: "vérifiez d’abord que vous avez le droit de la publier, et citez son auteur", EN: "check first that you may publish it, and name its author"},
		},
		Explain: Text{
			FR: "Une photo chargée depuis un autre site disparaît quand ce site change, et prévient ce site de chaque visite. Les pages ne montrent que des photos du dépôt, dans static/.",
			EN: "A picture loaded from another site disappears when that site changes, and tells that site of every visit. Pages show only pictures of the repository, in static/.",
		},
		Wrong: "![L’atelier](https://exemple.fr/atelier.jpg)",
		Right: "![L’atelier bois, six établis](photos/atelier.jpg)",
	},
	{
		Code: "M402", Severity: Error,
		Title: Text{FR: "chemin de photo incorrect", EN: "picture path not valid"},
		Message: Text{
			FR: "« {value} » n’est pas le chemin d’une photo de static/",
			EN: "“{value}” is not the path of a picture in static/",
		},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "donnez le chemin depuis static/, sans .. : photos/atelier.jpg", EN: "give the path from static/, without ..: photos/atelier.jpg"},
		},
		Explain: Text{
			FR: "Le chemin d’une photo part du dossier static/ et ne le nomme pas : static/photos/atelier.jpg s’écrit photos/atelier.jpg. Il n’a ni espace, ni accent, ni « .. ».",
			EN: "The path of a picture begins in the folder static/ and does not name it: static/photos/atelier.jpg is written photos/atelier.jpg. It has no space, no accent, no “..”.",
		},
		Wrong: "![L’atelier bois](../static/photos/atelier.jpg)",
		Right: "![L’atelier bois](photos/atelier.jpg)",
	},
	{
		Code: "M403", Severity: Error,
		Title: Text{FR: "format de photo non accepté", EN: "picture format not accepted"},
		Message: Text{
			FR: "« {value} » n’est ni JPEG, ni PNG, ni WebP",
			EN: "“{value}” is neither JPEG, PNG nor WebP",
		},
		Hints: []Text{
			{FR: "enregistrez la photo en JPEG (.jpg) et donnez ce fichier", EN: "save the picture as JPEG (.jpg) and give that file"},
		},
		Explain: Text{
			FR: "Les pages montrent des photos JPEG, PNG et WebP. Un dessin SVG peut contenir un programme, un GIF animé gêne la lecture, un fichier HEIC ne s’ouvre pas partout : exportez-les en JPEG ou en PNG.",
			EN: "Pages show JPEG, PNG and WebP pictures. An SVG drawing can hold a program, an animated GIF disturbs reading, a HEIC file does not open everywhere: export them as JPEG or PNG.",
		},
		Wrong: "![Le plan du lieu](photos/plan.svg)",
		Right: "![Le plan du lieu](photos/plan.png)",
	},
	{
		Code: "M404", Severity: Error,
		Title: Text{FR: "photo sans description", EN: "picture without a description"},
		Message: Text{
			FR: "la photo « {value} » n’a pas de description",
			EN: "the picture “{value}” has no description",
		},
		Hints: []Text{
			{FR: "dites entre les crochets ce que l’on voit : `![Six personnes autour d’un établi]({value})`", EN: "say in the brackets what can be seen: `![Six people around a workbench]({value})`"},
		},
		Explain: Text{
			FR: "La description remplace la photo pour les personnes qui ne la voient pas, et quand elle ne se charge pas. Une phrase courte suffit : ce que l’on voit et ce qui compte ici, sans « photo de ».",
			EN: "The description stands for the picture for people who cannot see it, and when it does not load. A short sentence is enough: what can be seen and what matters here, without “picture of”.",
		},
		Wrong: "![](photos/atelier.jpg)",
		Right: "![Six personnes autour d’un établi](photos/atelier.jpg)",
	},
}

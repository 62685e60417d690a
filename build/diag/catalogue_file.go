// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// F0 is about the bytes of a file, F1 about its name, its kind and its place.
var fileRules = []Rule{
	{
		Code:    "F001",
		Title:   Text{FR: "fichier qui n’est pas en UTF-8", EN: "file that is not UTF-8"},
		Message: Text{FR: "ce fichier n’est pas enregistré en UTF-8 : l’octet {value}, à la position {offset}, n’y est pas une lettre", EN: "this file is not saved as UTF-8: the byte {value} at offset {offset} is no letter there"},
		Hints: []Text{
			{FR: "dans votre éditeur, choisissez « Enregistrer sous », puis l’encodage « UTF-8 »", EN: "in your editor, choose “Save as”, then the encoding “UTF-8”"},
			{FR: "si le texte vient d’un tableur, exportez-le en « CSV UTF-8 »", EN: "if the text comes from a spreadsheet, export it as “CSV UTF-8”"},
		},
		Explain: Text{
			FR: "Un ordinateur range chaque lettre sous forme de nombres. UTF-8 est la manière de le faire que tout le web partage ; d’anciens logiciels en emploient une autre, où « é » se range différemment. Sans savoir laquelle, le site risquerait d’afficher « CafÃ© ». Enregistrer à nouveau le fichier en UTF-8 suffit.",
			EN: "A computer stores each letter as numbers. UTF-8 is the way that the whole web shares; old programs use another, in which “é” is stored differently. Without knowing which, the site could show “CafÃ©”. Saving the file again as UTF-8 is all it takes.",
		},
		Wrong: "(un fichier enregistré en « Windows-1252 » ou « Latin-1 »)",
		Right: "(le même fichier, enregistré en « UTF-8 »)",
	},
	{
		Code:    "F002",
		Title:   Text{FR: "fichier en UTF-16", EN: "file in UTF-16"},
		Message: Text{FR: "ce fichier est enregistré en UTF-16", EN: "this file is saved as UTF-16"},
		Hints: []Text{
			{FR: "dans votre éditeur, choisissez « Enregistrer sous », puis l’encodage « UTF-8 » (et non « Unicode »)", EN: "in your editor, choose “Save as”, then the encoding “UTF-8” (not “Unicode”)"},
		},
		Explain: Text{
			FR: "Le Bloc-notes de Windows appelle « Unicode » une manière de ranger les lettres, UTF-16, que le web n’emploie pas. Choisissez « UTF-8 » dans la liste de la fenêtre « Enregistrer sous » : rien d’autre ne change.",
			EN: "Windows Notepad calls “Unicode” a way of storing letters, UTF-16, that the web does not use. Choose “UTF-8” in the list of the “Save as” window: nothing else changes.",
		},
		Wrong: "(un fichier enregistré en « Unicode » par le Bloc-notes)",
		Right: "(le même fichier, enregistré en « UTF-8 »)",
	},
	{
		Code:    "F003",
		Title:   Text{FR: "caractère de commande", EN: "control character"},
		Message: Text{FR: "il y a ici un caractère de commande invisible ({value})", EN: "there is an invisible control character here ({value})"},
		Hints: []Text{
			{FR: "effacez-le : placez le curseur juste après et appuyez une fois sur la touche d’effacement", EN: "delete it: put the cursor just after it and press backspace once"},
		},
		Explain: Text{
			FR: "Certains caractères ne s’écrivent pas : ils commandaient autrefois des imprimantes et des terminaux, ou ne veulent rien dire. Ils arrivent par un copier-coller et peuvent casser la page, un flux ou l’agenda de quelqu’un. Il n’en faut aucun, pas même écrit `\\0` entre guillemets.",
			EN: "Some characters are not letters: they used to command printers and terminals, or mean nothing at all. They come in by copy and paste and can break the page, a feed or somebody's calendar. None may stay, not even written as `\\0` between quotes.",
		},
		Wrong: "name: \"La Coroutine\\0\"",
		Right: "name: La Coroutine",
	},
	{
		Code:    "F004",
		Title:   Text{FR: "fichier trop gros", EN: "file too large"},
		Message: Text{FR: "« {name} » pèse {size} Kio, la limite est de {limit} Kio", EN: "“{name}” has {size} KiB, the limit is {limit} KiB"},
		Hints: []Text{
			{FR: "gardez l’essentiel ici et mettez le reste dans une page ou dans un document de `static/`", EN: "keep what matters here and put the rest into a page or into a document of `static/`"},
		},
		Explain: Text{
			FR: "Un lieu, un événement ou une page est un texte : quelques milliers de lettres. Un fichier beaucoup plus gros contient le plus souvent une image collée dans le texte, ou n’est pas le bon fichier. La limite garde le site rapide et protège sa publication.",
			EN: "A place, an event or a page is a text: a few thousand letters. A much larger file mostly holds a picture that was pasted into the text, or is not the right file. The limit keeps the site fast and protects its publication.",
		},
		Wrong: "(un fichier de 3 Mo dans places/)",
		Right: "(un texte dans places/, les images dans static/)",
	},
	{
		Code:    "F005",
		Title:   Text{FR: "caractère invisible", EN: "invisible character"},
		Message: Text{FR: "il y a ici un caractère invisible ({value}) qui change le sens de lecture, ou qui n’a pas de largeur", EN: "there is an invisible character here ({value}) that changes the direction of reading, or that has no width"},
		Hints: []Text{
			{FR: "effacez-le : placez le curseur juste après et appuyez une fois sur la touche d’effacement", EN: "delete it: put the cursor just after it and press backspace once"},
			{FR: "ou recopiez la ligne à la main", EN: "or type the line again by hand"},
		},
		Explain: Text{
			FR: "Ces caractères arrivent par un copier-coller depuis une page web ou un traitement de texte. On ne les voit pas, mais ils empêchent de retrouver un mot, d’ouvrir un lien, et peuvent afficher autre chose que ce qui est écrit. Les lettres de toutes les langues et les émojis restent bien sûr permis.",
			EN: "These characters come in by copy and paste from a web page or a word processor. Nobody sees them, but they keep a word from being found, a link from being opened, and can show something else than what is written. The letters of all languages and emoji are of course allowed.",
		},
		Wrong: "name: La\u200bCoroutine",
		Right: "name: La Coroutine",
	},
	{
		Code:    "F006",
		Title:   Text{FR: "fins de ligne d’un ancien Mac", EN: "line ends of an old Mac"},
		Message: Text{FR: "les lignes de ce fichier se terminent comme sur les Mac d’avant 2001", EN: "the lines of this file end as on Macs before 2001"},
		Hints: []Text{
			{FR: "dans votre éditeur, choisissez les fins de ligne « Unix (LF) » puis enregistrez", EN: "in your editor, choose the line ends “Unix (LF)”, then save"},
		},
		Explain: Text{
			FR: "Chaque système a eu sa façon de terminer une ligne. Celles d’aujourd’hui (Unix, Windows) sont acceptées toutes les deux ; celle-ci n’existe plus que dans quelques exports, et le fichier entier y semble tenir sur une seule ligne.",
			EN: "Each system had its way to end a line. Those of today (Unix, Windows) are both accepted; this one only survives in a few exports, and makes the whole file look like a single line.",
		},
		Wrong: "(un fichier exporté avec l'option « Macintosh (CR) »)",
		Right: "(le même fichier, avec l'option « Unix (LF) »)",
	},
	{
		Code: "F111", Severity: Info,
		Title:   Text{FR: "exemple à remplacer", EN: "example to replace"},
		Message: Text{FR: "{name} est encore l’exemple du départ", EN: "{name} is still the example of the beginning"},
		Hints: []Text{
			{FR: "écrivez votre texte à la place, puis enlevez cette ligne et `draft: true` ; ou supprimez le fichier", EN: "write your text in its place, then take this line and `draft: true` away; or delete the file"},
		},
		Explain: Text{
			FR: "`maillage init` donne un exemple de chaque sorte de fichier. Ils sont des brouillons et ne sont jamais publiés ; cette note rappelle qu’ils sont là tant que leur première ligne porte la marque.",
			EN: "`maillage init` gives an example of each kind of file. They are drafts and never published; this note says that they are there as long as their first line bears the mark.",
		},
		Wrong: "# maillage:demo — un exemple\nname: Un lieu d’exemple\ndraft: true",
		Right: "name: La Coroutine",
	},
}

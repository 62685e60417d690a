// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// nameRules are about the names and places of files: what the reader of a network refuses before it opens a file.
var nameRules = []Rule{
	{
		Code:    "F101",
		Title:   Text{FR: "lien ou fichier spécial", EN: "link or special file"},
		Message: Text{FR: "« {name} » n’est pas un fichier ordinaire : c’est un lien, ou un périphérique", EN: "“{name}” is not an ordinary file: it is a link, or a device"},
		Hints: []Text{
			{FR: "mettez à sa place une copie du fichier lui-même", EN: "put a copy of the file itself in its place"},
		},
		Explain: Text{FR: "Un lien peut mener n’importe où sur la machine qui construit le site, y compris à des fichiers secrets. Le programme n’en suit donc aucun : chaque fichier du réseau doit être là, en entier.", EN: "A link may lead anywhere on the machine that builds the site, secret files included. So the program follows none: each file of the network must be there itself."},
		Wrong:   "places/la-coroutine.md -> ../ailleurs/la-coroutine.md",
		Right:   "places/la-coroutine.md",
	},
	{
		Code:    "F102",
		Title:   Text{FR: "nom de fichier à changer", EN: "file name to be changed"},
		Message: Text{FR: "« {name} » ne peut pas devenir une adresse de page ou de fichier", EN: "“{name}” cannot become the address of a page or a file"},
		Hints: []Text{
			{FR: "renommez-le en « {nearest} »", EN: "rename it to “{nearest}”"},
			{FR: "lettres minuscules sans accent, chiffres et tirets, 80 signes au plus ; pour static/ le point et le soulignement aussi", EN: "lower-case letters without accents, digits and hyphens, 80 characters at most; for static/ the dot and the underscore too"},
		},
		Explain: Text{FR: "Le nom du fichier devient l’adresse de la page : la-coroutine.md donne /lieux/la-coroutine/. Une majuscule, un accent, une espace ou une apostrophe n’y seraient pas lus de la même façon par tous les ordinateurs. Le vrai nom, avec ses accents, s’écrit dans le fichier.", EN: "The name of the file becomes the address of the page: la-coroutine.md gives /lieux/la-coroutine/. A capital, an accent, a space or an apostrophe would not be read there in the same way by all computers. The real name, with its accents, is written in the file."},
		Wrong:   "places/L'Été Là.md",
		Right:   "places/l-ete-la.md",
	},
	{
		Code:    "F103",
		Title:   Text{FR: "extension inattendue", EN: "unexpected extension"},
		Message: Text{FR: "les fichiers de ce dossier finissent par {extension}, « {name} » non", EN: "the files of this folder end with {extension}, “{name}” does not"},
		Hints: []Text{
			{FR: "renommez-le en « {nearest} »", EN: "rename it to “{nearest}”"},
			{FR: "si ce n’est pas une fiche, déplacez-le : les photos et les documents vont dans static/", EN: "if it is no document of the network, move it: pictures and documents go to static/"},
		},
		Explain: Text{FR: "Les lieux, événements, annonces et articles sont des fichiers .md ; les flux et les indicateurs des fichiers .yaml ; les territoires des fichiers .geojson. Certains systèmes cachent l’extension et en ajoutent une : la-coroutine.md.txt.", EN: "Places, events, ads and articles are .md files; flows and indicators are .yaml files; territories are .geojson files. Some systems hide the extension and add one of their own: la-coroutine.md.txt."},
		Wrong:   "places/la-coroutine.md.txt",
		Right:   "places/la-coroutine.md",
	},
	{
		Code:    "F104",
		Title:   Text{FR: "dossier ou fichier inconnu", EN: "unknown folder or file"},
		Message: Text{FR: "rien dans le site ne vient de content/{name}", EN: "nothing of the site comes from content/{name}"},
		Hints: []Text{
			{FR: "vouliez-vous écrire content/{nearest} ?", EN: "did you mean content/{nearest}?"},
			{FR: "les dossiers possibles sont : {choices}", EN: "the folders can be: {choices}"},
		},
		Explain: Text{FR: "Chaque sorte de fiche a son dossier : events pour les événements, ads pour les annonces, articles pour les actualités… Leurs noms sont en anglais et au pluriel. Ce qui est rangé ailleurs ne paraîtrait pas, sans que personne s’en aperçoive.", EN: "Each kind of document has its folder: events, ads, articles… What is stored elsewhere would not appear, without anybody noticing."},
		Wrong:   "content/evenements/apero.md",
		Right:   "content/events/apero.md",
	},
	{
		Code:    "F105",
		Title:   Text{FR: "dossier dans un dossier", EN: "folder in a folder"},
		Message: Text{FR: "« {name} » est un dossier ; les fiches sont directement dans {folder}", EN: "“{name}” is a folder; documents stand in {folder} itself"},
		Hints: []Text{
			{FR: "déplacez ses fichiers dans {folder}, puis supprimez-le", EN: "move its files to {folder}, then delete it"},
		},
		Explain: Text{FR: "Le nom d’un fichier suffit à désigner une fiche, partout dans le site. Deux fiches de même nom dans deux sous-dossiers ne pourraient plus être distinguées.", EN: "The name of a file is enough to name a document, all over the site. Two documents of one name in two folders could not be told apart."},
		Wrong:   "places/lille/la-coroutine.md",
		Right:   "places/la-coroutine.md",
	},
	{
		Code:    "F106",
		Title:   Text{FR: "sorte de fichier refusée", EN: "kind of file that is refused"},
		Message: Text{FR: "« {name} » ne peut pas être publié : les fichiers {extension} ne sont pas acceptés dans static/", EN: "“{name}” cannot be published: {extension} files are not accepted in static/"},
		Hints: []Text{
			{FR: "une image : enregistrez-la en JPEG, PNG ou WebP ; un document : en PDF", EN: "a picture: save it as JPEG, PNG or WebP; a document: as PDF"},
			{FR: "sont acceptés : {choices}", EN: "these are accepted: {choices}"},
		},
		Explain: Text{FR: "Une page, un script ou un dessin SVG placés dans static/ pourraient agir au nom du site, par exemple lire ce qu’un visiteur y écrit. Seuls les images, les documents et les données y sont donc acceptés.", EN: "A page, a script or an SVG drawing in static/ could act in the name of the site, for example read what a visitor writes there. So only pictures, documents and data are accepted."},
		Wrong:   "static/affiche.svg",
		Right:   "static/affiche.png",
	},
	{
		Code:    "F107",
		Title:   Text{FR: "fichier illisible", EN: "file that cannot be read"},
		Message: Text{FR: "« {name} » n’a pas pu être lu ({reason})", EN: "“{name}” could not be read ({reason})"},
		Hints: []Text{
			{FR: "vérifiez que vous avez le droit de le lire, et que le disque va bien", EN: "check that you are allowed to read it, and that the disk is well"},
		},
		Explain: Text{FR: "La machine n’a pas laissé lire ce fichier ou ce dossier. Le plus souvent, ses droits sont trop étroits : il a été créé par une autre personne ou par un autre programme.", EN: "The machine did not let this file or folder be read. Most often its permissions are too narrow: another person or another program made it."},
		Wrong:   "-rw------- 1 root root places/la-coroutine.md",
		Right:   "-rw-r--r-- 1 root root places/la-coroutine.md",
	},
	{
		Code:    "F108",
		Title:   Text{FR: "trop de fichiers", EN: "too many files"},
		Message: Text{FR: "le réseau a plus de {limit} fichiers ; ceux à partir de « {name} » n’ont pas été lus", EN: "the network has more than {limit} files; those from “{name}” on were not read"},
		Hints: []Text{
			{FR: "cherchez un dossier copié par erreur dans static/ ou dans content/", EN: "look for a folder that was copied to static/ or content/ by mistake"},
		},
		Explain: Text{FR: "Aucun réseau n’a autant de fichiers : il s’agit presque toujours d’un dossier entier copié au mauvais endroit. La limite protège la machine qui construit le site.", EN: "No network has so many files: nearly always a whole folder was copied to the wrong place. The limit protects the machine that builds the site."},
		Wrong:   "static/mes-documents/…",
		Right:   "static/photos/atelier.jpg",
	},
	{
		Code:     "F109",
		Severity: Warning,
		Title:    Text{FR: "fichier laissé de côté", EN: "file that is left out"},
		Message:  Text{FR: "« {name} » ressemble à une copie de secours : il n’a pas été lu", EN: "“{name}” looks like a backup copy: it was not read"},
		Hints: []Text{
			{FR: "supprimez-le ; s’il est nécessaire, donnez-lui un nom ordinaire", EN: "delete it; if it is needed, give it an ordinary name"},
		},
		Explain: Text{FR: "Les éditeurs de texte gardent des copies dont le nom finit par ~, .bak, .swp ou commence par un point. Elles ne font pas partie du réseau, mais rien n’est laissé de côté en silence.", EN: "Text editors keep copies whose names end with ~, .bak, .swp or begin with a dot. They are no part of the network, but nothing is left out in silence."},
		Wrong:   "places/la-coroutine.md~",
		Right:   "places/la-coroutine.md",
	},
	{
		Code:    "F110",
		Title:   Text{FR: "fichier absent", EN: "missing file"},
		Message: Text{FR: "« {name} » n’existe pas", EN: "“{name}” does not exist"},
		Hints: []Text{
			{FR: "placez-vous dans le dossier du réseau, celui qui contient site.yaml, ou créez ce fichier", EN: "go to the folder of the network, the one with site.yaml, or create this file"},
		},
		Explain: Text{FR: "site.yaml décrit le réseau : son nom, sa langue, ses activités. Sans lui, aucun site ne peut être construit.", EN: "site.yaml describes the network: its name, its language, its activities. Without it no site can be built."},
		Wrong:   "places/la-coroutine.md",
		Right:   "site.yaml\nplaces/la-coroutine.md",
	},
	{
		Code:    "F120",
		Title:   Text{FR: "valeur qui n’a pas pu être lue", EN: "value that could not be read"},
		Message: Text{FR: "une valeur de ce fichier a une forme imprévue : {reason}", EN: "a value of this file has an unforeseen form: {reason}"},
		Hints: []Text{
			{FR: "comparez avec une autre fiche du même dossier ; si tout vous paraît juste, c’est notre faute : signalez-le", EN: "compare with another document of the same folder; if all seems right to you, the fault is ours: tell us"},
		},
		Explain: Text{FR: "Le contrôle des valeurs n’a rien trouvé à redire, mais le programme n’a pas su lire le fichier. Cela ne devrait pas arriver : le message d’origine, en anglais, aide à réparer le programme.", EN: "The check of the values found nothing wrong, but the program could not read the file. This should not happen: the original message helps to mend the program."},
		Wrong:   "lat: [50.6]",
		Right:   "lat: 50.6",
	},
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// outputRules are about the paths of the site and the addresses of its pages.
var outputRules = []Rule{
	{
		Code:     "O101",
		Severity: Error,
		Title:    Text{FR: "deux fichiers pour la même adresse", EN: "two files for the same address"},
		Message:  Text{FR: "l’adresse « {value} » est déjà prise", EN: "the address “{value}” is already taken"},
		Hints: []Text{
			{FR: "elle l’est par {other} : donnez un autre nom à l’un des deux fichiers", EN: "{other} has it: give one of the two files another name"},
			{FR: "le site écrit lui-même {own} ; donnez un autre nom à votre fichier", EN: "the site writes {own} by itself; give your file another name"},
		},
		Related: Text{FR: "l’autre est ici", EN: "the other one is here"},
		Explain: Text{
			FR: "Chaque page a une seule adresse, faite du nom de son fichier : places/la-coroutine.md devient /lieux/la-coroutine/. Une majuscule ou un accent écrit d’une autre façon ne suffit pas à distinguer deux adresses, car certains ordinateurs les confondent. L’une des deux pages aurait effacé l’autre sans rien dire ; le site publié n’a pas changé.",
			EN: "Each page has one address, made of the name of its file: places/la-coroutine.md becomes /lieux/la-coroutine/. A capital letter or an accent written in another way does not tell two addresses apart, because some computers take them for the same. One of the two pages would have erased the other in silence; the published site has not changed.",
		},
		Wrong: "content/pages/lieux.md # /lieux/ est déjà la liste des lieux",
		Right: "content/pages/nos-lieux.md # /nos-lieux/",
	},
	{
		Code:     "O102",
		Severity: Error,
		Title:    Text{FR: "chemin impossible à publier", EN: "path that cannot be published"},
		Message:  Text{FR: "« {value} » ne peut pas être une adresse du site", EN: "“{value}” cannot be an address of the site"},
		Hints: []Text{
			{FR: "renommez le fichier avec des lettres minuscules sans accent, des chiffres et des traits d’union : fete-de-la-biere.jpg", EN: "rename the file with lower case letters without accents, digits and hyphens: fete-de-la-biere.jpg"},
			{FR: "certains noms sont réservés par Windows et ne peuvent pas servir, avec ou sans extension : con, prn, aux, nul, com1, lpt1…", EN: "some names are kept by Windows and cannot be used, with or without extension: con, prn, aux, nul, com1, lpt1…"},
		},
		Explain: Text{
			FR: "Le site doit pouvoir être copié sur n’importe quel serveur et n’importe quel ordinateur. Ses chemins n’ont donc que des lettres minuscules, des chiffres, des points, des traits d’union et des tirets bas ; chaque nom a au plus 120 caractères et le chemin entier 200. Aucun nom ne commence par un point, et aucun chemin ne remonte avec « .. ».",
			EN: "It must be possible to copy the site to any server and any computer. Its paths therefore have only lower case letters, digits, full stops, hyphens and underscores; each name has at most 120 characters, the whole path 200. No name begins with a full stop, and no path goes up with “..”.",
		},
		Wrong: "static/photos/Fête de la bière.JPG",
		Right: "static/photos/fete-de-la-biere.jpg",
	},
	{
		Code:     "O103",
		Severity: Error,
		Title:    Text{FR: "un fichier porte le nom d’un dossier", EN: "a file has the name of a folder"},
		Message:  Text{FR: "« {value} » serait à la fois un fichier et un dossier", EN: "“{value}” would be a file and a folder at once"},
		Hints: []Text{
			{FR: "renommez le fichier : le dossier est demandé par {other}", EN: "rename the file: {other} asks for the folder"},
			{FR: "renommez le fichier : le site écrit lui-même {own}", EN: "rename the file: the site writes {own} by itself"},
		},
		Related: Text{FR: "le dossier vient d’ici", EN: "the folder comes from here"},
		Explain: Text{
			FR: "Dans le site, un même nom ne peut pas désigner un fichier et un dossier. C’est rare : il faut un fichier sans extension dans static/, par exemple static/lieux, alors que le site a un dossier /lieux/.",
			EN: "In the site, one name cannot be that of a file and of a folder. This is rare: it takes a file without extension in static/, such as static/lieux, while the site has a folder /lieux/.",
		},
		Wrong: "static/lieux",
		Right: "static/liste-des-lieux.csv",
	},
	{
		Code:    "O104",
		Title:   Text{FR: "nom d’un dossier du site", EN: "name of a folder of the site"},
		Message: Text{FR: "une page ne peut pas s’appeler « {value} » : le site a un dossier de ce nom", EN: "a page cannot be called “{value}”: the site has a folder of that name"},
		Hints: []Text{
			{FR: "renommez le fichier, par exemple en {suggestion}", EN: "rename the file, for example to {suggestion}"},
		},
		Explain: Text{
			FR: "Les dossiers assets et images sont gardés un an par les navigateurs, et data, api et schema sont lus par d’autres programmes : une page qui s’y trouverait ne serait pas mise à jour chez ses lecteurs.",
			EN: "Browsers keep the folders assets and images for a year, and other programs read data, api and schema: a page in there would not be renewed for its readers.",
		},
		Wrong: "content/pages/images.md",
		Right: "content/pages/nos-images.md",
	},
	{
		Code:     "O110",
		Severity: Warning,
		Title:    Text{FR: "une adresse publiée a disparu", EN: "a published address is gone"},
		Message:  Text{FR: "la page {value} était dans le site et n’y est plus", EN: "the page {value} was in the site and no longer is"},
		Hints: []Text{
			{FR: "si la page a changé d’adresse, ajoutez-la à content/redirects.yaml : `- {from: {value}, to: /nouvelle-adresse/}`", EN: "if the page has moved, add it to content/redirects.yaml: `- {from: {value}, to: /new-address/}`"},
			{FR: "si un lieu a fermé, gardez sa fiche avec `status: closed` plutôt que de la supprimer", EN: "if a place has closed, keep its file with `status: closed` rather than delete it"},
		},
		Explain: Text{
			FR: "Des personnes, des affiches et d’autres sites ont peut-être gardé cette adresse : sans redirection, ils arrivent sur une page d’erreur. La liste des pages du site précédent est dans le fichier .maillage du dossier publié. Les pages 2, 3… des listes ne comptent pas : elles vont et viennent avec le nombre de fiches.",
			EN: "People, posters and other sites may have kept this address: without a redirect they arrive at an error page. The list of the pages of the site before is in the file .maillage of the published folder. Pages 2, 3… of lists do not count: they come and go with the number of entries.",
		},
		Wrong: "# content/redirects.yaml\nredirects: []",
		Right: "# content/redirects.yaml\nredirects:\n  - from: /lieux/ancien-nom/\n    to: /lieux/nouveau-nom/",
	},
	{
		Code:     "O111",
		Severity: Error,
		Title:    Text{FR: "lien mort dans une page", EN: "dead link in a page"},
		Message:  Text{FR: "la page {page} mène à {value}, que le site n’a pas", EN: "the page {page} leads to {value}, which the site does not have"},
		Hints: []Text{
			{FR: "cherchez cette adresse dans vos fichiers et dans votre dossier theme/", EN: "look for this address in your files and in your folder theme/"},
			{FR: "après un #, c’est le nom d’un endroit de la page : il vient de ses titres", EN: "after a # it is the name of a place on the page: it comes from its headings"},
		},
		Explain: Text{
			FR: "`maillage check --links` écrit toutes les pages du site, sans les publier, et suit tout ce qui mène quelque part : les liens, les images, les endroits des pages, aussi ceux de vos gabarits et de vos emplacements. Les autres sites ne sont pas visités.",
			EN: "`maillage check --links` writes all pages of the site, without publishing them, and follows everything that leads somewhere: links, pictures, places on pages, those of your templates and slots, too. Other sites are not visited.",
		},
		Wrong: "<a href=\"{{href \"/adhesion/\"}}\">Adhérer</a>   # theme/slots/footer-end.html",
		Right: "<a href=\"{{href \"/adherer/\"}}\">Adhérer</a>",
	},
}

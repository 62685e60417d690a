// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// outputRules are about the addresses of the pages that a site publishes.
var outputRules = []Rule{
	{
		Code:    "O101",
		Title:   Text{FR: "adresse déjà prise", EN: "address already taken"},
		Message: Text{FR: "l’adresse « {value} » est demandée deux fois", EN: "the address “{value}” is asked for twice"},
		Hints: []Text{
			{FR: "donnez un autre nom à l’un des deux fichiers, celui-ci ou {other} : c’est le nom du fichier qui fait l’adresse", EN: "give one of the two files another name, this one or {other}: the name of a file makes its address"},
			{FR: "si c’est une page que le site fait déjà lui-même (l’agenda, la carte…), choisissez un nom plus précis : agenda-des-jardins.md plutôt que agenda.md", EN: "if the site already makes this page by itself (the agenda, the map…), choose a more precise name: agenda-des-jardins.md rather than agenda.md"},
			{FR: "si c’est une redirection, retirez-la de content/redirects.yaml : une page existe de nouveau à cette adresse", EN: "if it is a redirect, take it out of content/redirects.yaml: there is a page at this address again"},
		},
		Related: Text{FR: "l’autre fichier qui la demande", EN: "the other file that asks for it"},
		Explain: Text{
			FR: "Le nom d’un fichier fait l’adresse de sa page : places/la-coroutine.md devient /lieux/la-coroutine/. À une adresse, il n’y a qu’une page ; si deux fichiers demandaient la même, l’un des deux disparaîtrait du site sans que personne s’en aperçoive. Majuscules et minuscules comptent pour la même lettre, parce que beaucoup d’ordinateurs ne les distinguent pas.",
			EN: "The name of a file makes the address of its page: places/la-coroutine.md becomes /lieux/la-coroutine/. There is one page at an address; if two files asked for the same, one of them would vanish from the site without anybody noticing. Capitals and small letters count as the same, because many computers do not tell them apart.",
		},
		Wrong: "content/pages/agenda.md",
		Right: "content/pages/agenda-des-jardins.md",
	},
	{
		Code:    "O102",
		Title:   Text{FR: "nom qui ne peut pas être publié", EN: "name that cannot be published"},
		Message: Text{FR: "« {value} » ne peut pas être une adresse : certains ordinateurs et certains hébergeurs refusent ce nom", EN: "“{value}” cannot be an address: some computers and some hosts refuse this name"},
		Hints: []Text{
			{FR: "renommez le fichier avec des lettres minuscules sans accent, des chiffres et des tirets, par exemple la-coroutine.md", EN: "rename the file with small letters without accents, digits and hyphens, for example la-coroutine.md"},
			{FR: "si le nom est déjà écrit ainsi, raccourcissez-le, ou ajoutez-lui un mot : con, prn, aux, nul, com1 et lpt1, par exemple, sont réservés par Windows", EN: "if the name is already written so, make it shorter, or add a word to it: con, prn, aux, nul, com1 and lpt1, for instance, are kept by Windows"},
		},
		Explain: Text{
			FR: "Un site est copié d’un ordinateur à l’autre avant d’être lu : celui de la personne qui écrit, celui qui fabrique les pages, celui de l’hébergeur. Un nom avec des accents, des espaces ou des majuscules, un nom très long, un nom que Windows garde pour lui-même ou qui commence par un point se perdrait en route. Les lettres de a à z, les chiffres et les tirets passent partout.",
			EN: "A site is copied from one computer to another before it is read: that of the person who writes, that which makes the pages, that of the host. A name with accents, spaces or capitals, a very long name, a name that Windows keeps for itself or that begins with a full stop would get lost on the way. The letters from a to z, digits and hyphens pass everywhere.",
		},
		Wrong: "places/aux.md",
		Right: "places/aux-halles.md",
	},
	{
		Code:    "O103",
		Title:   Text{FR: "fichier et dossier du même nom", EN: "file and folder of one name"},
		Message: Text{FR: "« {value} » ne peut pas être publié : un fichier et un dossier du site porteraient le même nom", EN: "“{value}” cannot be published: a file and a folder of the site would have the same name"},
		Hints: []Text{
			{FR: "changez le nom de l’un des deux : celui-ci, ou celui qui vient de {other}", EN: "change the name of one of the two: this one, or the one that comes from {other}"},
			{FR: "dans content/redirects.yaml, une ancienne adresse ne peut pas passer par un fichier du site, comme feed.xml : retirez ce fichier du milieu de l’adresse", EN: "in content/redirects.yaml, an old address cannot go through a file of the site, such as feed.xml: take that file out of the middle of the address"},
		},
		Related: Text{FR: "l’autre est demandé ici", EN: "the other is asked for here"},
		Explain: Text{
			FR: "Le site est un dossier avec des fichiers. Comme sur un ordinateur, un nom y désigne un fichier ou un dossier, jamais les deux : puisque /feed.xml est un fichier, rien ne peut se trouver à /feed.xml/ancien/.",
			EN: "The site is a folder with files. As on any computer, a name in it is that of a file or that of a folder, never both: since /feed.xml is a file, nothing can be at /feed.xml/ancien/.",
		},
		Wrong: "redirects:\n  - {from: /feed.xml/ancien/, to: /actualites/}",
		Right: "redirects:\n  - {from: /ancien/, to: /actualites/}",
	},
	{
		Code:     "O110",
		Severity: Warning,
		Title:    Text{FR: "page publiée qui disparaît", EN: "published page that disappears"},
		Message:  Text{FR: "la page « {value} » est dans le site publié, mais plus dans le nouveau", EN: "the page “{value}” is in the published site, but no longer in the new one"},
		Hints: []Text{
			{FR: "si elle a changé d’adresse, ajoutez cette ligne sous « redirects » dans content/redirects.yaml, avec la nouvelle : `- {from: {value}, to: /nouvelle-adresse/}`", EN: "if its address has changed, add this line under “redirects” in content/redirects.yaml, with the new one: `- {from: {value}, to: /nouvelle-adresse/}`"},
			{FR: "si elle n’existe plus, menez de la même façon vers la page la plus proche, par exemple `/lieux/`", EN: "if it is no more, lead in the same way to the nearest page, for example `/lieux/`"},
			{FR: "si son fichier a été renommé ou supprimé par mégarde, rendez-lui son nom ou remettez-le", EN: "if its file was renamed or deleted by mistake, give it its name again or put it back"},
		},
		Explain: Text{
			FR: "Cette adresse faisait partie de la dernière version publiée. Quelqu’un l’a peut-être gardée dans ses favoris, envoyée par courriel ou imprimée sur une affiche : sans indication, cette personne arriverait sur une page d’erreur. Le fichier content/redirects.yaml garde les anciennes adresses et dit où mener celles et ceux qui les suivent.\n\nC’est un avertissement : il n’empêche pas de publier le site, sauf avec --strict.",
			EN: "This address was part of the last version that was published. Somebody may have kept it among their bookmarks, sent it by mail or printed it on a poster: left alone, they would meet an error page. The file content/redirects.yaml keeps the old addresses and says where to lead those who follow them.\n\nThis is a warning: it does not keep the site from being published, except with --strict.",
		},
		Wrong: "redirects: []",
		Right: "redirects:\n  - {from: /lieux/ancien/, to: /lieux/nouveau/}",
	},
}

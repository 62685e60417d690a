// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// contactRules are about web addresses, e-mail addresses and phones.
var contactRules = []Rule{
	{
		Code:    "V030",
		Title:   Text{FR: "il manque https://", EN: "https:// is missing"},
		Message: Text{FR: "« {value} » n’est pas une adresse web complète", EN: "“{value}” is not a whole web address"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "copiez l’adresse depuis la barre du navigateur, elle commence par https://", EN: "copy the address from the bar of the browser; it begins with https://"},
		},
		Explain: Text{
			FR: "Sans « https:// » devant, un navigateur chercherait la page à l’intérieur de ce site. L’adresse complète est celle que montre la barre du navigateur.",
			EN: "Without “https://” in front, a browser would look for the page inside this site. The whole address is what the bar of the browser shows.",
		},
		Wrong: "website: www.exemple.fr",
		Right: "website: https://www.exemple.fr",
	},
	{
		Code:    "V031",
		Title:   Text{FR: "ce n’est pas une adresse de site web", EN: "not the address of a website"},
		Message: Text{FR: "« {value} » ne commence ni par https:// ni par http://", EN: "“{value}” begins neither with https:// nor with http://"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "donnez l’adresse d’une page web ; un courriel se met sous « email », un numéro sous « phone »", EN: "give the address of a web page; an e-mail goes under “email”, a number under “phone”"},
		},
		Explain: Text{
			FR: "Seules les adresses web en http ou https sont publiées. Les autres (javascript:, data:, file:…) peuvent tromper les visiteurs ou leur nuire, et sont toujours refusées.",
			EN: "Only web addresses with http or https are published. Others (javascript:, data:, file:…) may deceive or harm visitors and are always refused.",
		},
		Wrong: "website: mailto:bonjour@exemple.fr",
		Right: "email: bonjour@exemple.fr",
	},
	{
		Code:    "V032",
		Title:   Text{FR: "adresse web mal écrite", EN: "web address that is not well written"},
		Message: Text{FR: "« {value} » n’est pas une adresse web valable", EN: "“{value}” is not a valid web address"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "vouliez-vous écrire « {maybe} » ?", EN: "did you mean “{maybe}”?"},
			{FR: "une seule adresse, sans espace, sans guillemet et sans barre \\ ; le plus sûr est de la copier depuis la barre du navigateur", EN: "one address only, without spaces, quotes or \\; copying it from the bar of the browser is the surest way"},
		},
		Explain: Text{
			FR: "Une adresse web ne contient ni espace ni certains signes. S’il y a plusieurs adresses, chacune a sa clé ou sa ligne.",
			EN: "A web address has no spaces and lacks some signs. Where there are several addresses, each has its own key or line.",
		},
		Wrong: "website: https:/exemple.fr",
		Right: "website: https://exemple.fr",
	},
	{
		Code:    "V033",
		Title:   Text{FR: "identifiants dans une adresse web", EN: "user name in a web address"},
		Message: Text{FR: "cette adresse contient un nom d’utilisateur ou un mot de passe devant @", EN: "this address has a user name or a password before the @"},
		Hints: []Text{
			{FR: "écrivez « {maybe} »", EN: "write “{maybe}”"},
			{FR: "enlevez ce qui est entre // et @", EN: "take away what stands between // and @"},
		},
		Explain: Text{
			FR: "Ce qui est écrit devant @ dans une adresse web est un identifiant de connexion. Le publier donnerait un accès à tout le monde ; et certains s’en servent pour faire passer une adresse pour une autre. Si c’est un vrai mot de passe, changez-le : il est déjà dans l’historique du fichier.",
			EN: "What stands before the @ in a web address is a login. To publish it would give everybody access, and some use it to disguise one address as another. If it is a real password, change it: it is already in the history of the file.",
		},
		Wrong: "website: https://moi:secret@exemple.fr/",
		Right: "website: https://exemple.fr/",
	},
	{
		Code:    "V034",
		Title:   Text{FR: "nom de site impossible", EN: "impossible name of a site"},
		Message: Text{FR: "« {value} » ne mène à aucun site public", EN: "“{value}” leads to no public site"},
		Hints: []Text{
			{FR: "vérifiez le nom après // : il a un point et une terminaison, comme « exemple.fr »", EN: "check the name after //: it has a point and an ending, such as “exemple.fr”"},
		},
		Explain: Text{
			FR: "Une adresse comme http://localhost ou http://192.168.1.10 ne fonctionne que sur votre réseau. Les visiteurs ont besoin d’une adresse que tout le monde peut ouvrir.",
			EN: "An address such as http://localhost or http://192.168.1.10 works on your own network only. Visitors need an address that everybody can open.",
		},
		Wrong: "website: http://localhost/lieu",
		Right: "website: https://exemple.fr/lieu",
	},
	{
		Code:    "V035",
		Title:   Text{FR: "adresse de courriel mal écrite", EN: "e-mail address that is not well written"},
		Message: Text{FR: "« {value} » n’est pas une adresse de courriel", EN: "“{value}” is not an e-mail address"},
		Hints: []Text{
			{FR: "écrivez « {suggestion} »", EN: "write “{suggestion}”"},
			{FR: "vouliez-vous écrire « {maybe} » ?", EN: "did you mean “{maybe}”?"},
			{FR: "une seule adresse, sans espace ni accent, avec un @ : « {example} »", EN: "one address only, without spaces or accents, with an @: “{example}”"},
		},
		Explain: Text{
			FR: "Une adresse de courriel a un nom, un @ et un domaine : bonjour@exemple.fr. Inutile de la déguiser avec « (at) » : si elle ne doit pas être publiée, ne l’écrivez pas du tout.",
			EN: "An e-mail address has a name, an @ and a domain: bonjour@exemple.fr. There is no need to disguise it with “(at)”: if it must not be published, do not write it at all.",
		},
		Wrong: "email: bonjour (at) exemple.fr",
		Right: "email: bonjour@exemple.fr",
	},
	{
		Code:    "V036",
		Title:   Text{FR: "numéro de téléphone mal écrit", EN: "phone number that is not well written"},
		Message: Text{FR: "« {value} » n’est pas un numéro de téléphone", EN: "“{value}” is not a phone number"},
		Hints: []Text{
			{FR: "vouliez-vous écrire « {maybe} » ?", EN: "did you mean “{maybe}”?"},
			{FR: "un seul numéro de dix chiffres, comme 03 20 00 00 00, ou avec l’indicatif du pays, comme +32 2 000 00 00", EN: "one number only, of ten digits such as 03 20 00 00 00, or with the country’s prefix, such as +32 2 000 00 00"},
		},
		Explain: Text{
			FR: "Le site transforme le numéro en lien pour appeler depuis un téléphone. Un numéro français a dix chiffres ; les espaces, les points et les tirets ne gênent pas. Un numéro étranger commence par + et l’indicatif du pays.",
			EN: "The site makes the number a link that phones can call. A French number has ten digits; spaces, points and hyphens do not matter. A foreign number begins with + and the country’s prefix.",
		},
		Wrong: "phone: 03 20 00 00",
		Right: "phone: 03 20 00 00 00",
	},
}

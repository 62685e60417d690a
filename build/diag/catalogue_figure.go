// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// figureRules are about the figures of a year: money flows and indicators.
var figureRules = []Rule{
	{
		Code:    "N101",
		Title:   Text{FR: "flux qui ne s’équilibrent pas", EN: "flows that do not balance"},
		Message: Text{FR: "« {name} » reçoit {in} et verse {out} : il reste {gap} à expliquer", EN: "“{name}” receives {in} and pays {out}: {gap} remain to be explained"},
		Hints: []Text{
			{FR: "corrigez un montant, ou ajoutez une ligne qui nomme l’écart, avec une `note`", EN: "correct an amount, or add a line that names the gap, with a `note`"},
		},
		Explain: Text{FR: "Qui reçoit de l’argent et en verse, comme un commun, doit verser autant qu’il reçoit : sinon le dessin et les totaux se contredisent. Un écart que l’on ne sait pas expliquer se dit : une ligne de plus, avec un nom comme « Reste en caisse » ou « Écart non expliqué ».", EN: "Who receives money and pays some, like a common, must pay as much as comes in: else the drawing and the totals contradict each other. Say a gap that you cannot explain: one more line, with a name like “Left in the till” or “Unexplained gap”."},
		Wrong:   "flows:\n  - {from: Optéos, to: Dokos, amount: 800}\n  - {from: Dokos, to: Développement, amount: 700}",
		Right:   "flows:\n  - {from: Optéos, to: Dokos, amount: 800}\n  - {from: Dokos, to: Développement, amount: 700}\n  - {from: Dokos, to: Reste en caisse, amount: 100}",
	},
	{
		Code:    "N102",
		Title:   Text{FR: "flux qui tournent en rond", EN: "flows in a circle"},
		Message: Text{FR: "l’argent qui part de « {name} » y revient", EN: "the money that leaves “{name}” comes back to it"},
		Hints: []Text{
			{FR: "vérifiez `from` et `to` : l’argent va des sources aux communs, puis à celles et ceux qui y travaillent", EN: "check `from` and `to`: money goes from the sources to the commons, then to those who work on them"},
		},
		Explain: Text{FR: "Le dessin va de gauche à droite : les sources, les communs, les personnes rétribuées. Si une même structure donne et reçoit, nommez-la différemment des deux côtés.", EN: "The drawing goes from left to right: the sources, the commons, the people who are paid. If one organisation gives and receives, name it differently on the two sides."},
		Wrong:   "flows:\n  - {from: Optéos, to: Dokos, amount: 800}\n  - {from: Dokos, to: Optéos, amount: 800}",
		Right:   "flows:\n  - {from: Optéos, to: Dokos, amount: 800}\n  - {from: Dokos, to: Optéos (développement), amount: 800}",
	},
	{
		Code:    "N103",
		Title:   Text{FR: "question inconnue", EN: "unknown query"},
		Message: Text{FR: "le site ne sait pas compter « {value} » : « {part} » n’est pas connu", EN: "the site cannot count “{value}”: “{part}” is not known"},
		Hints: []Text{
			{FR: "écrivez « {nearest} »", EN: "write “{nearest}”"},
			{FR: "à cet endroit, on peut écrire : {choices}", EN: "here one may write: {choices}"},
		},
		Explain: Text{FR: "Une valeur calculée est une question posée aux fiches du site, en mots reliés par des points : ce que l’on compte (`events`, `attendance`, `places`…), puis ce qui restreint (`kind=apero`, `member`). Seule l’année du fichier compte.", EN: "A computed value is a question to the files of the site, in words joined by dots: what is counted (`events`, `attendance`, `places`…), then what narrows it (`kind=apero`, `member`). Only the year of the file counts."},
		Wrong:   "computed: event.kind=apero",
		Right:   "computed: events.kind=apero",
	},
}

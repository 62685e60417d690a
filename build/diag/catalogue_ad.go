// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// adRules are about classified ads.
var adRules = []Rule{
	{
		Code:    "A101",
		Title:   Text{FR: "annonce finie avant d’être publiée", EN: "ad that ends before it is published"},
		Message: Text{FR: "l’annonce finit le {expires}, avant sa publication le {published}", EN: "the ad ends on {expires}, before its publication on {published}"},
		Hints: []Text{
			{FR: "`expires` est le dernier jour où elle est affichée : choisissez-en un après `published`", EN: "`expires` is the last day on which it is shown: choose one after `published`"},
		},
		Related: Text{FR: "la publication est ici", EN: "the publication is here"},
		Explain: Text{FR: "Une annonce paraît le jour de `published` et quitte le tableau après celui de `expires`. Si le second vient avant le premier, elle ne paraîtrait jamais.", EN: "An ad appears on the day of `published` and leaves the board after that of `expires`. If the second comes before the first it would never appear."},
		Wrong:   "published: 2020-11-17\nexpires: 2020-01-31",
		Right:   "published: 2020-11-17\nexpires: 2021-01-31",
	},
}

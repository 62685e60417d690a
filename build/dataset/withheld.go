// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package dataset

import "github.com/compagnie-tiers-lieux/maillage/build/diag"

// Why a key is kept back.
var (
	personal = diag.Text{
		FR: "Une personne accepte de paraître sur une page, pas d’entrer dans les fichiers d’autrui.",
		EN: "A person agrees to stand on a page, not to enter other people’s files.",
	}
	prose = diag.Text{
		FR: "Les textes, les images et les documents ont leur propre licence : ils restent sur la page, et dans les flux.",
		EN: "Texts, pictures and documents have a licence of their own: they stay on the page, and in the feeds.",
	}
	internal = diag.Text{
		FR: "Ce que le réseau se dit à lui-même.",
		EN: "What the network says to itself.",
	}
)

// Reasons are why keys are kept back, for people to read.
var Reasons = []diag.Text{personal, prose, internal}

// Withheld are the keys of the schemas that never leave as data, with the reason, by type of document: a key with all that
// is below it. A test holds every key of the schemas to be either a member of a dataset or here.
var Withheld = map[string]map[string]diag.Text{
	"place":      {"image": prose, "photos": prose, "quality": internal, "draft": internal},
	"event":      {"image": prose, "outcomes": prose, "programme[].speakers": personal, "registration.email": personal, "draft": internal},
	"ad":         {"image": prose, "attachments": prose, "contact.name": personal, "contact.email": personal, "contact.phone": personal, "draft": internal},
	"person":     {"image": prose, "email": personal, "draft": internal},
	"resource":   {"image": prose, "draft": internal},
	"article":    {"image": prose, "featured": internal, "draft": internal},
	"newsletter": {"image": prose, "draft": internal},
	"episode":    {"image": prose, "file": prose, "draft": internal},
	"route":      {"image": prose, "path": prose, "draft": internal},
}

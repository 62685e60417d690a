// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package dataset

import "github.com/compagnie-tiers-lieux/maillage/build/diag"

// titles are what people call the datasets.
var titles = map[string]diag.Text{
	Places:      {FR: "Lieux", EN: "Places"},
	Events:      {FR: "Rendez-vous", EN: "Events"},
	Ads:         {FR: "Annonces", EN: "Ads"},
	People:      {FR: "Accompagnateurs", EN: "Advisers"},
	Resources:   {FR: "Ressources", EN: "Resources"},
	Territories: {FR: "Territoires", EN: "Territories"},
	Articles:    {FR: "Actualités", EN: "News"},
	Newsletters: {FR: "Newsletters", EN: "Newsletters"},
	Episodes:    {FR: "Épisodes", EN: "Episodes"},
	Routes:      {FR: "Parcours", EN: "Routes"},
	Sessions:    {FR: "Programmes", EN: "Programmes"},
	Mednum:      {FR: "Médiation numérique", EN: "Digital mediation"},
}

// helps say in a sentence what the datasets hold.
var helps = map[string]diag.Text{
	Places: {
		FR: "Les tiers-lieux du réseau : où ils sont, ce qu’on y fait, quand ils ouvrent, comment les joindre.",
		EN: "The tiers-lieux of the network: where they are, what people do there, when they open, how to reach them.",
	},
	Events: {
		FR: "Les rendez-vous du réseau et de ses lieux, à venir et passés : quand, où, comment s’inscrire.",
		EN: "The events of the network and of its places, to come and past: when, where, how to register.",
	},
	Ads: {
		FR: "Les annonces affichées en ce moment : emplois, stages, locaux, financements, partenariats.",
		EN: "The ads on the board at this moment: jobs, internships, premises, funding, partnerships.",
	},
	People: {
		FR: "Les rôles publics du cercle des accompagnateurs : qui aide à quoi, et où.",
		EN: "The public roles of the circle of advisers: who helps with what, and where.",
	},
	Resources: {
		FR: "Les communs du réseau : outils, guides et modèles, leur licence, et qui en prend soin.",
		EN: "The commons of the network: tools, guides and models, their licence, and who takes care of them.",
	},
	Territories: {
		FR: "Les communes, les intercommunalités et les départements où le réseau a des lieux, avec leurs contours simplifiés.",
		EN: "The communes, associations of communes and départements where the network has places, with simplified outlines.",
	},
	Articles: {
		FR: "Les actualités du réseau : leur titre, leur date et l’adresse où les lire.",
		EN: "The news of the network: their title, their date and the address where to read them.",
	},
	Newsletters: {
		FR: "Les lettres du réseau : leur numéro, leur date et l’adresse où les lire.",
		EN: "The letters of the network: their number, their date and the address where to read them.",
	},
	Episodes: {
		FR: "Les émissions à écouter ou à regarder : leur date, leur durée, les lieux dont elles parlent.",
		EN: "What there is to hear or to see: its date, its duration, the places that it speaks of.",
	},
	Sessions: {
		FR: "Les séances des formations et les programmes des rendez-vous : quand, où, combien de personnes.",
		EN: "The sessions of trainings and the programmes of events: when, where, how many people.",
	},
	Mednum: {
		FR: "Les lieux où l’on aide à se servir du numérique, dans le standard national « mediation-num » que lit la cartographie de l’ANCT.",
		EN: "The places where people get help with digital tools, in the national standard “mediation-num”, which the map of the ANCT reads.",
	},
	Routes: {
		FR: "Les parcours d’un lieu à l’autre : à pied, à vélo, en bus ou en métro, arrêt par arrêt.",
		EN: "The routes from place to place: on foot, by bike, by bus or by underground, stop by stop.",
	},
}

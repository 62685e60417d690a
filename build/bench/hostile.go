// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package bench

import "testing/fstest"

// Hostile returns a small network whose every text tries to be something else: HTML, XML, a formula, a header, a line of
// a calendar. None of it is a mistake that check could refuse: outputs have to live with it.
func Hostile() fstest.MapFS {
	const evil = `<script>alert(1)</script> & "q" 'a' ]]> =1+1 {{7}} \n;,: é`
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	quoted := `"` + `<script>alert(1)</script> & \"q\" 'a' ]]> =1+1 {{7}} \\n;,: é` + `"`
	return fstest.MapFS{
		"site.yaml": text(siteYAML),
		"places/lieu.md": text("---\nname: " + quoted + "\nsummary: " + quoted + "\nactivities: [coworking]\naddress: {street: " + quoted +
			", postcode: \"59000\", city: Lille}\nlat: 50.63\nlon: -0.00000001\nservices: [" + quoted + "]\n---\n\n" + evil + "\n\n[lien](/lieux/lieu/) [ancre](#c-x)\n\n## x\n"),
		"content/events/evenement.md": text("---\ntitle: " + quoted + "\nkind: apero\nstart: 2030-06-19 18:30\nend: 2030-06-19 21:00\nplace: lieu\norganiser: " + quoted +
			"\nprogramme:\n  - {start: 2030-06-19 18:30, title: " + quoted + ", room: " + quoted + "}\n---\n\n" + evil + "\n"),
		"content/ads/annonce.md": text("---\ntitle: " + quoted + "\nkind: job\npublished: 2020-03-01\norganisation: " + quoted + "\n---\n\n" + evil + "\n"),
		"content/articles/article.md": text("---\ntitle: " + quoted + "\ndate: 2020-03-15\nauthor: " + quoted + "\ncategories: [" + quoted + "]\n---\n\n" +
			"Voir [le lieu](../../places/lieu.md), [ici](#c-titre).\n\n## Titre\n\n" + evil + "\n"),
		"content/newsletters/lettre.md": text("---\ntitle: " + quoted + "\nnumber: 1\ndate: 2020-03-20\n---\n\n" + evil + "\n"),
	}
}

// HostileText is how the texts of Hostile read once they are parsed.
const HostileText = `<script>alert(1)</script> & "q" 'a' ]]> =1+1 {{7}} \n;,: é`

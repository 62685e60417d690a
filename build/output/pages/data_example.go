// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// Programs of a few lines that work as they stand, without anything to install. tests/data.sh runs those in Python and JavaScript.
const (
	curlExample = `curl -O {data}places.csv
curl -O {data}places.geojson
curl {data}places.json`

	pythonExample = `import json
from urllib.request import urlopen

address = "{api}places.json"
while address:
    page = json.load(urlopen(address))
    for place in page["items"]:
        print(place["name"], "·", place["city"])
    address = page["next"]`

	rExample = `lieux <- read.csv("{data}places.csv")
sort(table(lieux$city), decreasing = TRUE)
plot(lieux$longitude, lieux$latitude, asp = 1.5)`

	scriptExample = `let address = "{api}places.json";
while (address) {
  const page = await (await fetch(address)).json();
  for (const place of page.items) console.log(place.name, "·", place.city);
  address = page.next;
}`
)

// codeExamples returns the programs with the addresses of this site; those that follow pages only where there is an API.
func (b *book) codeExamples() []CodeExample {
	if !b.config.Has(site.SectionPlaces) {
		return nil
	}
	fill := strings.NewReplacer("{data}", b.config.Absolute("/data/"), "{api}", b.config.Absolute(dataset.APIPath))
	examples := []CodeExample{{"curl", fill.Replace(curlExample)}, {"R", fill.Replace(rExample)}}
	if b.config.Has(site.SectionAPI) {
		examples = append(examples, CodeExample{"Python", fill.Replace(pythonExample)}, CodeExample{"JavaScript", fill.Replace(scriptExample)})
	}
	return examples
}

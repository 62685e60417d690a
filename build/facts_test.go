// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/bench"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// The texts of generated places: those that try to be something else, and those of many languages.
var texts = []string{
	bench.HostileText, "La Coroutine", "=HYPERLINK(\"https://example.org\")", "+1+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "a|b\\c", "l’œuvre « à l’étage »", "&amp; <b>gras</b>",
	"]]><![CDATA[", "{{.Name}} ${x} %s %00", "BEGIN:VCARD;END:VCARD", "virgule, point-virgule; deux-points:", "日本語 🌱 ñandú", "שלום עולם", "'apostrophe", "\"guillemets\"",
	"</script><script>alert(1)</script>", "--- \\n # : - [x]", "null", "true", "0123", "e\u0301", strings.Repeat("long ", 20) + "fin",
}

// A fact sheet is what a place is in every form: the same.
type factSheet struct {
	id, name, summary, street, postcode, city, phone, email, website, hours, siret, verified string
	lat, lon                                                                                 float64
	services                                                                                 []string
}

// generated returns places whose every fact is drawn at random, as files and as what they say.
func generated(random *rand.Rand, n int) (fstest.MapFS, []factSheet) {
	fsys := bench.Hostile()
	for name := range fsys {
		if name != "site.yaml" {
			delete(fsys, name)
		}
	}
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	maybe := func(value string) string {
		if random.IntN(3) == 0 {
			return ""
		}
		return value
	}
	var sheets []factSheet
	for i := range n {
		f := factSheet{
			id: fmt.Sprintf("lieu-%03d", i), name: pick(texts), summary: pick(texts), street: maybe(pick(texts)),
			postcode: fmt.Sprintf("%05d", 1000+random.IntN(98000)), city: pick([]string{"Lille", "L’Haÿ-les-Roses", "Saint-Denis", "Œuf-en-Ternois"}),
			phone: maybe(fmt.Sprintf("+333%08d", random.IntN(1e8))), email: maybe(fmt.Sprintf("bonjour+%d@example.org", i)),
			website: maybe(fmt.Sprintf("https://example.org/?a=%d&b=%%3Cc%%3E", i)), hours: maybe("Mo-Fr 09:00-18:00; Sa 10:00-17:00"),
			siret: maybe("73282932000074"), verified: maybe(fmt.Sprintf("2020-%02d-%02d", 1+random.IntN(10), 1+random.IntN(28))),
			lat: 42 + random.Float64()*8, lon: -4 + random.Float64()*11,
		}
		for range random.IntN(3) {
			f.services = append(f.services, fmt.Sprintf("%d %s", len(f.services), pick(texts[:len(texts)-1])))
		}
		sheets = append(sheets, f)
		fsys["places/"+f.id+".md"] = &fstest.MapFile{Data: []byte(f.file())}
	}
	return fsys, sheets
}

// file writes the front matter of a place; JSON strings are YAML.
func (f factSheet) file() string {
	quoted := func(v any) string { b, _ := json.Marshal(v); return string(b) }
	var b strings.Builder
	fmt.Fprintf(&b, "---\nname: %s\nsummary: %s\nactivities: [coworking]\nlat: %v\nlon: %v\n", quoted(f.name), quoted(f.summary), f.lat, f.lon)
	fmt.Fprintf(&b, "address:\n  postcode: %s\n  city: %s\n", quoted(f.postcode), quoted(f.city))
	if f.street != "" {
		fmt.Fprintf(&b, "  street: %s\n", quoted(f.street))
	}
	for key, value := range map[string]string{"phone": f.phone, "email": f.email, "website": f.website, "hours": f.hours} {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", key, quoted(value))
		}
	}
	if f.siret != "" {
		fmt.Fprintf(&b, "organisation: {siret: %s}\n", quoted(f.siret))
	}
	if f.verified != "" {
		fmt.Fprintf(&b, "verified: %s\n", f.verified)
	}
	if len(f.services) > 0 {
		fmt.Fprintf(&b, "services: %s\n", quoted(f.services))
	}
	b.WriteString("mediation: {services: [\"Loisirs et créations numériques\"]}\n---\n")
	return b.String()
}

// The same place has the same facts in HTML, GeoJSON, CSV, JSON, the API, JSON-LD, vCard and mediation-num, whatever people write.
func TestAPlaceHasTheSameFactsInEveryForm(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	fsys, sheets := generated(rand.New(rand.NewPCG(5, seed)), 60)
	p, err := build.Open(context.Background(), build.Options{
		FS: fsys, Themes: themes.FS(), BaseURL: "https://example.org",
		Today: when.Moment{Time: time.Date(2020, 11, 18, 12, 0, 0, 0, time.UTC), Precision: when.Instant},
	})
	if err != nil {
		t.Fatal(err)
	}
	if diag.Failed(p.State().Problems) {
		var b bytes.Buffer
		for _, d := range p.State().Problems {
			fmt.Fprintf(&b, "%s %s %v\n%s\n", d.Code, d.At.Path(), d.Args, fsys[d.At.Path()].Data)
		}
		t.Fatal(b.String())
	}
	text := func(path string) []byte {
		f, found := p.State().Plan.File(path)
		if !found {
			t.Fatalf("no %s", path)
		}
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	var list struct{ Items []map[string]any }
	var features struct {
		Features []struct {
			ID         string
			Geometry   struct{ Coordinates []float64 }
			Properties map[string]any
		}
	}
	unmarshal(t, text("data/places.json"), &list)
	unmarshal(t, text("data/places.geojson"), &features)
	table, mednum := rows(t, text("data/places.csv")), rows(t, text("data/mednum.csv"))
	if len(list.Items) != len(sheets) || len(features.Features) != len(sheets) || len(table) != len(sheets) {
		t.Fatalf("%d places: %d in JSON, %d in GeoJSON, %d in CSV", len(sheets), len(list.Items), len(features.Features), len(table))
	}
	for i, want := range sheets {
		var single map[string]any
		unmarshal(t, text("api/v1/places/"+want.id+".json"), &single)
		for form, record := range map[string]map[string]any{"JSON": list.Items[i], "GeoJSON": features.Features[i].Properties, "API": single} {
			want.compare(t, form, func(name string) string { v, _ := record[name].(string); return v })
			if !near(record["latitude"], want.lat) || !near(record["longitude"], want.lon) {
				t.Errorf("%s in %s is at %v, %v", want.id, form, record["latitude"], record["longitude"])
			}
			if got := fmt.Sprint(record["services"]); len(want.services) > 0 && got != fmt.Sprint(want.services) || len(want.services) == 0 && record["services"] != nil {
				t.Errorf("%s in %s offers %s", want.id, form, got)
			}
		}
		if at := features.Features[i].Geometry.Coordinates; !near(at[0], want.lon) || !near(at[1], want.lat) {
			t.Errorf("%s stands at %v in GeoJSON", want.id, at)
		}
		row := table[want.id]
		want.compare(t, "CSV", func(name string) string { return unguarded(row[name]) })
		want.compareCard(t, string(text("lieux/"+want.id+".vcf")))
		want.compareStandard(t, mednum[want.id])
		want.comparePage(t, text("lieux/"+want.id+"/index.html"))
	}
}

func unmarshal(t *testing.T, text []byte, v any) {
	t.Helper()
	if err := json.Unmarshal(text, v); err != nil {
		t.Fatal(err)
	}
}

// rows returns the records of a table by id, each by column.
func rows(t *testing.T, text []byte) map[string]map[string]string {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string]map[string]string)
	for _, record := range records[1:] {
		row := make(map[string]string)
		for i, name := range records[0] {
			row[name] = record[i]
		}
		all[row["id"]] = row
	}
	return all
}

// unguarded takes the apostrophe away that keeps a spreadsheet from calculating.
func unguarded(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune("=+-@", rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

func near(got any, want float64) bool {
	v, ok := got.(float64)
	return ok && v-want < 6e-6 && want-v < 6e-6
}

// compare holds the texts of a form against the facts.
func (f factSheet) compare(t *testing.T, form string, get func(name string) string) {
	t.Helper()
	for name, want := range map[string]string{
		"id": f.id, "name": f.name, "summary": f.summary, "street": f.street, "postcode": f.postcode, "city": f.city, "phone": f.phone, "email": f.email,
		"website": f.website, "opening_hours": f.hours, "siret": f.siret, "verified": f.verified, "url": "https://example.org/lieux/" + f.id + "/",
	} {
		if got := get(name); got != want {
			t.Errorf("%s in %s: %s is %q, not %q", f.id, form, name, got, want)
		}
	}
}

// compareCard holds a vCard against the facts: unfolded, with signs escaped as RFC 6350 §3.4 has it.
func (f factSheet) compareCard(t *testing.T, card string) {
	t.Helper()
	escape := strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`).Replace
	lines := strings.Split(strings.ReplaceAll(card, "\r\n ", ""), "\r\n")
	text := strings.NewReplacer(`\`, `\\`, ",", `\,`).Replace
	want := []string{"FN:" + text(f.name), "NOTE:" + text(f.summary), "ADR;TYPE=work:;;" + escape(f.street) + ";" + escape(f.city) + ";;" + f.postcode + ";France"}
	if f.phone != "" {
		want = append(want, `TEL;VALUE=uri;TYPE="work,voice":tel:`+f.phone)
	}
	if f.email != "" {
		want = append(want, "EMAIL;TYPE=work:"+f.email)
	}
	if f.website != "" {
		want = append(want, "URL:"+f.website)
	}
	for _, line := range want {
		if !strings.Contains("\n"+strings.Join(lines, "\n")+"\n", "\n"+line+"\n") {
			t.Errorf("%s: no %q in %q", f.id, line, lines)
		}
	}
}

// compareStandard holds the row of the national standard against the facts; there is none where the standard asks for more.
func (f factSheet) compareStandard(t *testing.T, row map[string]string) {
	t.Helper()
	if (row != nil) != (f.siret != "" && f.verified != "") {
		t.Errorf("%s with SIRET %q, verified %q: in mediation-num %v", f.id, f.siret, f.verified, row)
	}
	if row == nil {
		return
	}
	calm := func(s string) string { return strings.TrimLeft(s, "=+-@ ") }
	for name, want := range map[string]string{
		"nom": calm(f.name), "pivot": f.siret, "commune": f.city, "code_postal": f.postcode, "telephone": f.phone, "courriels": f.email, "site_web": f.website,
		"horaires": f.hours, "date_maj": f.verified, "presentation_resume": calm(f.summary), "services": "Loisirs et créations numériques", "typologie": "TIERS_LIEUX",
	} {
		if row[name] != want {
			t.Errorf("%s in mediation-num: %s is %q, not %q", f.id, name, row[name], want)
		}
	}
}

// comparePage holds what people and search engines read on the page of a place against the facts.
func (f factSheet) comparePage(t *testing.T, page []byte) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var title, said strings.Builder
	var linked string
	links := make(map[string]bool)
	var walk func(n *html.Node, inTitle bool)
	walk = func(n *html.Node, inTitle bool) {
		if n.Type == html.ElementNode {
			switch n.Data {
			case "script":
				for _, a := range n.Attr {
					if a.Key == "type" && a.Val == "application/ld+json" {
						linked = n.FirstChild.Data
					}
				}
				return
			case "h1":
				inTitle = true
			case "a":
				for _, a := range n.Attr {
					if a.Key == "href" {
						links[a.Val] = true
					}
				}
			}
		}
		if n.Type == html.TextNode {
			said.WriteString(n.Data)
			if inTitle {
				title.WriteString(n.Data)
			}
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			walk(child, inTitle)
		}
	}
	walk(root, false)
	if got := strings.TrimSpace(title.String()); got != f.name {
		t.Errorf("%s: the title is %q, not %q", f.id, got, f.name)
	}
	for _, text := range append([]string{f.summary, f.street, f.postcode, f.city}, f.services...) {
		if !strings.Contains(said.String(), text) {
			t.Errorf("%s: the page does not say %q", f.id, text)
		}
	}
	if f.phone != "" && !links["tel:"+f.phone] {
		t.Errorf("%s: the page does not lead to %s", f.id, f.phone)
	}
	var graph struct {
		Graph []struct {
			Type      string `json:"@type"`
			Name      string
			About     string `json:"description"`
			Telephone string
			Email     string
			SameAs    []string
			Address   struct{ StreetAddress, PostalCode, AddressLocality string }
			Geo       struct{ Latitude, Longitude any }
			Hours     []struct{ Opens string } `json:"openingHoursSpecification"`
		} `json:"@graph"`
	}
	unmarshal(t, []byte(linked), &graph)
	for _, thing := range graph.Graph {
		if thing.Type != "LocalBusiness" {
			continue
		}
		website := strings.Join(thing.SameAs, " ")
		if thing.Name != f.name || thing.About != f.summary || thing.Telephone != f.phone || thing.Email != f.email || website != f.website ||
			thing.Address.StreetAddress != f.street || thing.Address.PostalCode != f.postcode || thing.Address.AddressLocality != f.city ||
			!near(thing.Geo.Latitude, f.lat) || !near(thing.Geo.Longitude, f.lon) || (len(thing.Hours) > 0) != (f.hours != "") {
			t.Errorf("%s says to programs %+v", f.id, thing)
		}
		return
	}
	t.Errorf("%s says nothing to programs", f.id)
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/importer"
	"github.com/compagnie-tiers-lieux/maillage/build/need"
	"github.com/compagnie-tiers-lieux/maillage/build/source"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

// planner returns a Planner for the network of this repository, which knows no place yet.
func planner(t testing.TB) importer.Planner {
	t.Helper()
	look, err := fs.Sub(themes.FS(), "maillage")
	if err != nil {
		t.Fatal(err)
	}
	network := os.DirFS("../..")
	reader, _, err := source.NewReader(network, look, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	schemas, err := build.Schemas(network, themes.FS())
	if err != nil {
		t.Fatal(err)
	}
	return importer.Planner{Place: schemas.Type("place"), Config: reader.Config()}
}

func TestTheExampleOfTheStandardIsImportedOrRefusedWhole(t *testing.T) {
	table, refused := importer.Read("exemple-valide.csv", need.Data(t, "mednum/exemple-valide.csv"))
	if len(table.Records) != 1 || len(refused) > 0 {
		t.Fatalf("%d records, refused: %v", len(table.Records), refused)
	}
	p := planner(t)
	p.Mapping = importer.Propose(table, p.Config)
	p.Mapping.Defaults = []importer.Pair{{From: "activities", To: "appui-aux-projets"}}
	for _, o := range p.Plan(table) {
		if o.Fate != importer.Created {
			t.Errorf("line %d: %s %s", o.Line, o.Fate, o.Reason.EN)
		}
	}
}

// plan reads and plans a file by what is guessed of it, with an activity for those that say none.
func plan(t testing.TB, p importer.Planner, name string, text []byte) []importer.Outcome {
	t.Helper()
	table, refused := importer.Read(name, text)
	p.Mapping = importer.Propose(table, p.Config)
	p.Mapping.Defaults = []importer.Pair{{From: "activities", To: "coworking"}}
	return importer.Outcomes(refused, p.Plan(table))
}

// judge holds that each outcome is whole, and that each file that would be written is one that a check accepts.
func judge(t *testing.T, p importer.Planner, outcomes []importer.Outcome) {
	t.Helper()
	for _, o := range outcomes {
		switch o.Fate {
		case importer.Refused:
			if o.Reason.FR == "" || o.Reason.EN == "" {
				t.Errorf("line %d is refused without a reason", o.Line)
			}
		case importer.Created:
			m, problems := front.Split(&diag.File{Path: o.Path, Text: o.Text})
			if m == nil || m.Root == nil {
				t.Fatalf("%s cannot be read: %v\n%s", o.Path, problems, o.Text)
			}
			for _, d := range append(problems, p.Place.Check(m)...) {
				if d.Severity() == diag.Error || len(d.Fix) > 0 {
					t.Errorf("%s: %s %v\n%s", o.Path, d.Code, d.Args, o.Text)
				}
			}
			if !regexp.MustCompile(`^places/[a-z0-9-]{1,80}\.md$`).MatchString(o.Path) {
				t.Errorf("path %q", o.Path)
			}
		}
	}
}

func TestTheTownsOfARegionAreImportedOrNamed(t *testing.T) {
	text := need.Data(t, "france-geojson/communes-hauts-de-france.geojson")
	p := planner(t)
	outcomes := plan(t, p, "communes.geojson", text)
	if len(outcomes) < 3000 {
		t.Fatalf("%d outcomes", len(outcomes))
	}
	judge(t, p, outcomes)
	for _, o := range outcomes {
		if o.Fate != importer.Refused || o.Name == "" || !strings.Contains(o.Reason.FR, "code postal") {
			t.Fatalf("a town has no postcode: %+v", o)
		}
	}
	// With a postcode from the mapping, they are places.
	table, _ := importer.Read("communes.geojson", text)
	p.Mapping = importer.Propose(table, p.Config)
	p.Mapping.Defaults = []importer.Pair{{From: "activities", To: "coworking"}, {From: "address.postcode", To: "59000"}, {From: "address.city", To: "Lille"}}
	outcomes = p.Plan(table)
	judge(t, p, outcomes)
	created := 0
	for _, o := range outcomes {
		if o.Fate == importer.Created {
			created++
		}
	}
	if created < len(table.Records)*99/100 {
		t.Errorf("%d of %d towns are places", created, len(table.Records))
	}
}

// Every spreadsheet program writes another XLSX: this one is written by a library that is not ours.
func TestASpreadsheetOfAnotherProgramIsRead(t *testing.T) {
	f := excelize.NewFile()
	day, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	for cell, value := range map[string]any{
		"A1": "Annuaire", "A3": "Nom", "B3": "Code postal", "C3": "Ville", "D3": "Latitude", "E3": "Longitude", "F3": "Adhésion", "G3": "Ouvert", "H3": "SIRET",
		"A4": "L’Étage & Cie", "B4": 1000, "C4": "Bourg-en-Bresse", "D4": 46.205167, "E4": 5.225501, "F4": true, "G4": time.Date(2017, 2, 14, 0, 0, 0, 0, time.UTC), "H4": 43493312300029,
	} {
		if err := f.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	for _, err := range []error{f.SetCellStyle("Sheet1", "G4", "G4", day), f.MergeCell("Sheet1", "A1", "H1")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	packed, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	table, refused := importer.Read("lieux.xlsx", packed.Bytes())
	if len(refused) > 0 || len(table.Records) != 1 || table.Records[0].Line != 4 {
		t.Fatalf("%+v, refused %v", table, refused)
	}
	var got []string
	for _, v := range table.Records[0].Values {
		got = append(got, table.Columns[v.Column]+"="+v.Text)
	}
	want := []string{"Nom=L’Étage & Cie", "Code postal=1000", "Ville=Bourg-en-Bresse", "Latitude=46.205167", "Longitude=5.225501", "Adhésion=true", "Ouvert=2017-02-14", "SIRET=43493312300029"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// A bomb is small and unpacks to gigabytes.
func TestABombIsRefused(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	part, err := z.Create("content.xml")
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(part, `<d xmlns:table="t"><table:table><table:table-row><table:table-cell><p>`)
	zeros := bytes.Repeat([]byte{'0'}, 1<<20)
	for range 300 {
		part.Write(zeros)
	}
	z.Close()
	_, refused := importer.Read("bombe.ods", b.Bytes())
	if len(refused) != 1 || !strings.Contains(refused[0].Reason.EN, "beyond the limit") {
		t.Errorf("%d bytes: %v", b.Len(), refused)
	}
}

// hostile are values that try to be something else.
var hostile = []string{
	"a\n---\nname: b", "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "\u202egnp.exe", "\x00\x1b[31m", "{{.}}", "'\"`", "yes", "0x1F", "1e9", "- a: b", "# titre", "[a](javascript:alert(1))",
	strings.Repeat("é", 5000), "a\tb\r\nc", "\ufeff", "!!binary x", "*a &b", "null", "~", "2020-02-30", "../../etc/passwd", "1. a\n2. b\n> c\n    d",
}

// Whatever stands in whatever column, a file is one that a check accepts, or there is a reason.
func TestHostileValuesStayText(t *testing.T) {
	p := planner(t)
	headers := []string{"nom", "résumé", "description", "adresse", "code postal", "ville", "latitude", "longitude", "site web", "mail", "téléphone", "horaires", "services", "facebook", "siret", "mots-clés", "membre", "id", "activités", "postes"}
	good := []string{"Chez %d", "Un lieu.", "Un texte.", "1 rue Haute", "59000", "Lille", "50.63", "3.06", "https://exemple.fr", "a@exemple.fr", "0320000000", "Mo 09:00-12:00", "Wifi", "https://facebook.com/a", "43493312300029", "mot", "oui", "%d", "coworking", "12"}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write(headers)
	n := 0
	for column := range headers {
		for _, value := range hostile {
			n++
			row := slices.Clone(good)
			for i := range row {
				row[i] = strings.ReplaceAll(row[i], "%d", fmt.Sprint(n))
			}
			row[column] = value
			w.Write(row)
		}
	}
	w.Flush()
	outcomes := plan(t, p, "hostile.csv", b.Bytes())
	if len(outcomes) != n {
		t.Errorf("%d outcomes of %d lines", len(outcomes), n)
	}
	judge(t, p, outcomes)
}

// found returns what a file that is read and planned becomes: the texts of files by path, and what is said of the rest.
func found(t *testing.T, name, text string) (files map[string]string, said string) {
	t.Helper()
	p := planner(t)
	outcomes := plan(t, p, name, []byte(text))
	judge(t, p, outcomes)
	files = make(map[string]string)
	for _, o := range outcomes {
		if o.Fate == importer.Created {
			files[o.Path] = string(o.Text)
		} else {
			said += o.Reason.FR + "\n"
		}
		for _, n := range o.Notes {
			said += n.FR + "\n"
		}
	}
	return files, said
}

// lacking returns the lines that a text has not.
func lacking(text string, lines ...string) (missing []string) {
	for _, line := range lines {
		if !strings.Contains(text, line) {
			missing = append(missing, line)
		}
	}
	return missing
}

// The whole data of a map of uMap: layers, one of which is elsewhere; shapes; texts in its signs, with the address in them.
func TestAMapOfUMap(t *testing.T) {
	files, said := found(t, "carte.umap", `{"type":"umap","uri":"https://umap.example/fr/map/essai_1#9/50.6/3.0",
	"properties":{"easing":true,"slideshow":{},"limitBounds":{},"overlay":null,"licence":{"url":"","name":"ODbL"},"description":"Une carte","name":"Essai","zoom":9,"fields":[{"key":"tel","type":"String"}]},
	"geometry":{"type":"Point","coordinates":[3.06,50.63]},
	"layers":[
	{"type":"FeatureCollection","features":[
	  {"type":"Feature","id":"gyNzM","geometry":{"type":"Point","coordinates":[3.06123456,50.63123456,12]},"properties":{"name":"Chez Ada","_umap_options":{"color":"Orange","iconClass":"Drop"},
	   "description":"# Un **atelier** partagé\n12 rue Haute, 59000 Lille\n[[https://ada.example|Notre site]] et [[https://ada.example/2]]\n{{https://ada.example/photo.jpg|300}}\n<p>Budget&nbsp;: 12000 euros</p>2*3*4","tel":"03 20 00 00 00"}},
	  {"type":"Feature","id":"Zbc12","geometry":{"type":"Polygon","coordinates":[[[3.0,50.0],[3.1,50.0],[3.1,50.1],[3.0,50.1],[3.0,50.0]]]},"properties":{"_umap_options":{},"name":"Sans adresse","description":"Il a coûté 59000 euros"}}
	 ],"_umap_options":{"displayOnLoad":true,"browsable":true,"inCaption":true,"name":"Fablab","id":"0d4c1a4e-6a5e-4c7a-9f57-9c27f1a52c5e","rank":0,"remoteData":{}}},
	{"type":"FeatureCollection","features":[],"_umap_options":{"name":"Ailleurs","remoteData":{"url":"https://data.example/lieux.geojson","format":"geojson","dynamic":true}}},
	{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[2.3,48.9]},"properties":{"_storage_options":{"color":"Red"},"name":"Ancien","adresse":"1 rue Basse 75001 Paris"}}],"_storage":{"name":"Coworking","id":12}}
	]}`)
	if len(files) != 2 {
		t.Errorf("%d files: %v", len(files), files)
	}
	for path, lines := range map[string][]string{
		"places/chez-ada.md": {"- fablab", "street: 12 rue Haute", `postcode: "59000"`, "city: Lille", "lat: 50.63123", "umap: gyNzM", "phone:", "Notre site (https://ada.example) et https://ada.example/2", "https://ada.example/photo.jpg", "summary: \"Un atelier partagé", "Budget : 12000 euros", "2*3*4"},
		"places/ancien.md":   {"- coworking", "city: Paris"},
	} {
		if missing := lacking(files[path], lines...); missing != nil {
			t.Errorf("%s has no %q:\n%s", path, missing, files[path])
		}
	}
	if strings.Contains(files["places/chez-ada.md"]+files["places/ancien.md"], "options") || strings.Contains(files["places/chez-ada.md"], "[[") {
		t.Error(files)
	}
	if missing := lacking(said, "le calque « Ailleurs » n’est pas dans ce fichier, la carte le lit à https://data.example/lieux.geojson", "l’adresse est une ligne du texte", "ni code postal"); missing != nil {
		t.Errorf("nobody says %q:\n%s", missing, said)
	}
}

// What the API of a GoGoCarto gives: elements, one element, JSON-LD, and the short rows of two ages of its program.
func TestAMapOfGoGoCarto(t *testing.T) {
	const element = `{"id":"wd40","name":"Le Local","geo":{"latitude":50.6301,"longitude":3.0602},"sourceKey":"exemple","address":{"streetAddress":"5 rue Haute","addressLocality":"Lille","postalCode":"59000","addressCountry":"FR","customFormatedAddress":"5 rue Haute, 59000 Lille, France"},
	"createdAt":"10/12/2019 à 09:06","updatedAt":"20/02/2021 à 14:20","status":1,"moderationState":0,"categories":["Fablab",10427],"categoriesFull":[{"id":10427,"name":"Fablab","description":"","index":0}],"images":["https://gogo.example/1.jpg"],"stamps":[],
	"abstract":"Un local <b>partagé</b>.","description":"<p>Des bureaux.</p><p>Voir <a href=\"https://local.example\" target=\"_blank\">le site</a></p>","telephone":"0320000000","openHours":{"Mo":"09:00-12:00","Fr":"09:00-11:30"}}`
	whole := []string{"name: Le Local", "- fablab", "street: 5 rue Haute", "gogocarto: wd40", "summary: Un local partagé.", "Voir le site (https://local.example)", "Mo 09:00-12:00"}
	const short = "lignes courtes de GoGoCarto"
	for name, c := range map[string]struct {
		text  string
		lines []string
		says  string
	}{
		"elements":    {`{"licence":"https://opendatacommons.org/licenses/odbl/summary/","ontology":"gogofull","data":[` + element + `]}`, whole, ""},
		"one element": {`{"licence":"","ontology":"gogofull","data":` + element + `}`, whole, ""},
		"by their id": {`{"elements":{"wd40":` + element + `}}`, whole, ""},
		"JSON-LD":     {`{"@context":"https://gogo.example/context.jsonld","@graph":[` + element + `]}`, whole, ""},
		"the list":    {`[` + element + `]`, whole, ""},
		"rows":        {`{"data":[["a1","Le Local",50.63,3.06,[1,2],-1,1]],"ontology":"gogocompact"}`, nil, short},
		"mapped rows": {`{"licence":"","ontology":"gogocompact","mapping":["id",["name","codePostal"],"latitude","longitude","status","moderationState"],"data":[["a1",["Le Local","59000"],50.63,3.06,1,0]]}`, []string{"name: Le Local", `postcode: "59000"`, "city: Lille", "lat: 50.63", "gogocarto: a1"}, short},
		"an error":    {`{ "error": "Element does not exists" }`, nil, "aucun lieu"},
	} {
		files, said := found(t, "elements.json", c.text)
		if missing := lacking(files["places/le-local.md"], c.lines...); missing != nil || (c.lines == nil) != (len(files) == 0) {
			t.Errorf("%s: no %q in %v", name, missing, files)
		}
		if c.says == "" && strings.Contains(said, short) || !strings.Contains(said, c.says) {
			t.Errorf("%s: %s", name, said)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"nom,commune\nA,Lille\n", "\ufeffnom;commune\n\"a\"b;c\n\n;\n", "\xff\xfen\x00o\x00m\x00", "nom\tville\n50°3'1\"N\tLille",
		`{"features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[3,50]},"properties":{"nom":"A","adresse":"1 rue B 59000 Lille"}}]}`,
		`{"type":"umap","layers":[{"_umap_options":{"name":"c"},"features":[{}]}]}`,
		`{"mapping":["id",["name",["x"]],"latitude"],"data":[["a",["b","c",[[1]]],1,2,[3]],[]]}`, `{"data":{"a":{"name":"b"},"c":3}}`, `{"layers":[{"_umap_options":{"remoteData":{"url":"https://a.example"}},"features":[{"properties":{"name":"a","description":"**b** [[https://c.example|d]] {{https://e.example}} <a href=x>f</a>\n1 rue G, 59000 Lille"}}]}]}`,
		`{"data":[{"name":"a","geo":{"latitude":1},"openHours":{"Mo":"1"}},3,null]}`, `[{"a":[1,{"b":[[]]}]}]`,
		`{"elements":[{"type":"node","id":1,"lat":1,"lon":2,"tags":{"name":"a"}}]}`,
		`<osm><node id="1" lat="50" lon="3"><tag k="name" v="a"/></node><way id="2"><nd ref="1"/><tag k="name" v="b"/></way></osm>`,
	} {
		f.Add([]byte(seed))
	}
	p := planner(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		table, refused := importer.Read("essai.csv", text)
		if len(table.Records) == 0 && len(refused) == 0 {
			t.Errorf("nothing is said of the file")
		}
		for _, r := range table.Records {
			if r.Line < 1 {
				t.Errorf("a record without line: %+v", r)
			}
			for _, v := range r.Values {
				if v.Column >= len(table.Columns) || v.Text == "" || !utf8.ValidString(v.Text) {
					t.Errorf("value %+v", v)
				}
			}
		}
		p := p
		p.Mapping = importer.Propose(table, p.Config)
		p.Mapping.Defaults = []importer.Pair{{From: "activities", To: "coworking"}}
		judge(t, p, p.Plan(table))
		m, problems, wrong := importer.ParseMapping(&diag.File{Path: "c.yaml", Text: p.Mapping.YAML(table, "essai.csv", "fr")}, p.Place)
		if diag.Failed(problems) || len(wrong) > 0 {
			t.Errorf("the proposed mapping is refused: %v %v\n%s", problems, wrong, p.Mapping.YAML(table, "essai.csv", "fr"))
		}
		if len(m.Columns) != len(p.Mapping.Columns) {
			t.Errorf("%d columns of %d", len(m.Columns), len(p.Mapping.Columns))
		}
	})
}

// FuzzSpreadsheet reads the parts of packed spreadsheets.
func FuzzSpreadsheet(f *testing.F) {
	f.Add([]byte(`<table:table table:name="a"><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="9" office:value-type="float" office:value="1"><text:p>nom</text:p></table:table-cell></table:table-row></table:table>`), false)
	f.Add([]byte(`<sheetData><row r="1"><c r="ZZ1" t="s"><v>0</v></c><c t="inlineStr"><is><t>nom</t></is></c></row></sheetData>`), true)
	f.Fuzz(func(t *testing.T, part []byte, xlsx bool) {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		parts := map[string]string{"content.xml": string(part)}
		if xlsx {
			parts = map[string]string{
				"xl/workbook.xml":            `<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`,
				"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="s.xml"/></Relationships>`,
				"xl/sharedStrings.xml":       `<sst><si><t>nom</t></si></sst>`,
				"xl/s.xml":                   string(part),
			}
		}
		for name, text := range parts {
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			io.WriteString(w, text)
		}
		z.Close()
		table, refused := importer.Read("essai.ods", b.Bytes())
		if len(table.Records) == 0 && len(refused) == 0 {
			t.Error("nothing is said of the file")
		}
	})
}

// BenchmarkImport reads and plans a table of 10,000 places with what people write in one.
func BenchmarkImport(b *testing.B) {
	p := planner(b)
	var text bytes.Buffer
	text.WriteString("Nom;Adresse;Code postal;Ville;Type;Téléphone;Mail;Site;Latitude;Longitude;Horaires;Description\n")
	for i := range 10_000 {
		fmt.Fprintf(&text, "Lieu n° %d;%d rue Haute;59000;Lille;Espace de coworking;03 20 00 %02d %02d;lieu%d@exemple.fr;www.exemple.fr/%d;%d,%05d;3,%05d;Lu-Ve 9h-18h;Un lieu pour travailler ensemble, le numéro %d.\n",
			i, i, i/100, i%100, i, i, 49+i%2, i*7%100000, i*13%100000, i)
	}
	for b.Loop() {
		created := 0
		for _, o := range plan(b, p, "lieux.csv", text.Bytes()) {
			if o.Fate == importer.Created {
				created++
			}
		}
		if created < 9_900 {
			b.Fatalf("%d places", created)
		}
	}
}

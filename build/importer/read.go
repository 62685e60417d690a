// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"archive/zip"
	"bytes"
	"path"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// Read makes a table of a file. What the file is, its bytes say; its name is only what its ids are called by.
// The refusals name the parts that could not be read.
func Read(name string, data []byte) (Table, []Refusal) {
	if len(data) > MaxBytes {
		return Table{}, whole("le fichier dépasse 64 Mio : coupez-le en plusieurs", "the file is larger than 64 MiB: cut it into several")
	}
	source := sourceOf(name)
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return readSpreadsheet(source, data)
	}
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return Table{}, whole("c’est un ancien classeur .xls : ouvrez-le et enregistrez-le en .xlsx, .ods ou .csv", "this is an old .xls workbook: open it and save it as .xlsx, .ods or .csv")
	}
	text := decode(data)
	switch start := bytes.TrimSpace(text[:min(len(text), 4096)]); {
	case len(start) == 0:
		return Table{}, whole("le fichier est vide", "the file is empty")
	case start[0] == '{' || start[0] == '[':
		return readJSON(source, text)
	case start[0] == '<' && bytes.Contains(start, []byte("<osm")):
		return readOSM(text)
	case start[0] == '<':
		return Table{}, whole("ce format n’est pas lu : exportez en GeoJSON, CSV, XLSX ou ODS", "this format is not read: export it as GeoJSON, CSV, XLSX or ODS")
	}
	return readCSV(source, text)
}

// readSpreadsheet tells the two kinds of packed spreadsheets apart.
func readSpreadsheet(source string, data []byte) (Table, []Refusal) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return Table{}, whole("l’archive du classeur est abîmée : enregistrez-le de nouveau", "the workbook’s archive is damaged: save it again")
	}
	p := &pack{files: make(map[string]*zip.File, len(z.File)), left: maxUnpack}
	for _, f := range z.File {
		p.files[path.Clean(strings.TrimPrefix(f.Name, "/"))] = f
	}
	switch {
	case p.files["xl/workbook.xml"] != nil:
		return readXLSX(source, p)
	case p.files["content.xml"] != nil:
		return readODS(source, p)
	}
	return Table{}, whole("cette archive n’est pas un classeur .xlsx ou .ods", "this archive is no .xlsx or .ods workbook")
}

// sourceOf returns the name of a file as a key of `external`.
func sourceOf(name string) string {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	source := words.Slug(strings.TrimSuffix(base, path.Ext(base)))
	source = strings.TrimLeft(source, "0123456789-")
	if source = strings.Trim(source[:min(len(source), 40)], "-"); source == "" {
		return "source"
	}
	return source
}

// whole refuses a file as a whole.
func whole(fr, en string) []Refusal { return []Refusal{{0, diag.Text{FR: fr, EN: en}}} }

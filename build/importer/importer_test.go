// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer_test

import (
	"errors"
	"io/fs"
	"os"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/importer"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

func TestTheExampleOfTheStandardIsImportedOrRefusedWhole(t *testing.T) {
	text, err := os.ReadFile("../../../shared/data/mednum/exemple-valide.csv")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the example of the standard is not beside the repository")
	}
	if err != nil {
		t.Fatal(err)
	}
	records, refused := importer.ReadCSV(text)
	if len(records) == 0 || len(refused) > 0 {
		t.Fatalf("%d records, refused: %v", len(records), refused)
	}
	schemas, err := build.Schemas(os.DirFS("../.."), themes.FS())
	if err != nil {
		t.Fatal(err)
	}
	result := importer.Planner{Place: schemas.Type("place"), Activities: []string{"appui-aux-projets"}}.Plan(records)
	if got := len(result.Files) + len(result.Known) + len(result.Refused); got != len(records) {
		t.Errorf("%d of %d records have a fate", got, len(records))
	}
	for _, r := range result.Refused {
		t.Errorf("line %d: %s", r.Line, r.Reason.EN)
	}
}

func FuzzReadCSV(f *testing.F) {
	f.Add([]byte("nom,commune\nA,Lille\n"))
	f.Add([]byte("\ufeffnom;commune\n\"a\"b;c\n\n;\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		records, refused := importer.ReadCSV(text)
		for _, r := range records {
			if r.Line < 1 || r.Fields == nil {
				t.Errorf("a record without line: %+v", r)
			}
		}
		for _, r := range refused {
			if r.Reason.FR == "" || r.Reason.EN == "" {
				t.Errorf("a refusal without reason: %+v", r)
			}
		}
	})
}

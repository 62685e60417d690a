// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// The structs of this package are what people who write themes read: each field says what it holds.
func TestEveryFieldOfAViewIsDocumented(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	views := 0
	files := token.NewFileSet()
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(files, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok || !spec.Name.IsExported() {
				return true
			}
			view, ok := spec.Type.(*ast.StructType)
			if !ok {
				return true
			}
			views++
			for _, f := range view.Fields.List {
				if len(f.Names) > 0 && f.Doc == nil && f.Comment == nil {
					t.Errorf("%s: %s.%s is not documented", files.Position(f.Pos()), spec.Name, f.Names[0])
				}
			}
			return true
		})
	}
	if views < 20 {
		t.Errorf("only %d views were found", views)
	}
}

// A field of a page that hides one of its Frame would say something else in the header and the footer.
func TestNoViewHidesItsFrame(t *testing.T) {
	frame := reflect.TypeFor[Frame]()
	for _, view := range []any{
		Home{},
		List{},
		PlacePage{},
		EventPage{},
		AdPage{},
		NewsletterPage{},
		ArticlePage{},
		TextPage{},
		PersonPage{},
		ResourcePage{},
		NotFound{},
		Redirect{},
		Subscribe{},
		Embed{},
		Embedded{},
	} {
		page := reflect.TypeOf(view)
		if _, ok := page.FieldByName("Frame"); !ok {
			t.Errorf("%s has no Frame", page)
		}
		for i := range frame.NumField() {
			name := frame.Field(i).Name
			if found, _ := page.FieldByName(name); len(found.Index) != 2 {
				t.Errorf("%s.%s hides that of its Frame", page, name)
			}
		}
	}
}

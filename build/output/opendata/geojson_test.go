// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package opendata_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/bench"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

func placesOf(t *testing.T, fsys fs.FS) (*site.Site, []byte) {
	t.Helper()
	p, err := build.Open(context.Background(), build.Options{
		FS: fsys, Themes: themes.FS(), Today: when.Moment{Time: time.Date(2020, 10, 1, 12, 0, 0, 0, time.UTC), Precision: when.Instant},
	})
	if err != nil {
		t.Fatal(err)
	}
	f, found := p.State().Plan.File("data/places.geojson")
	if !found {
		t.Fatal("no places.geojson")
	}
	var b bytes.Buffer
	if err := f.Render(&b); err != nil {
		t.Fatal(err)
	}
	return p.State().Site, b.Bytes()
}

type collection struct {
	Type     string     `json:"type"`
	BBox     []float64  `json:"bbox"`
	CRS      any        `json:"crs"`
	Features []*feature `json:"features"`
}

type feature struct {
	Type     string `json:"type"`
	ID       string `json:"id"`
	Geometry *struct {
		Type        string    `json:"type"`
		Coordinates []float64 `json:"coordinates"`
	} `json:"geometry"`
	Properties map[string]any `json:"properties"`
}

// The rules of RFC 7946 that a file of points can break, on the demo and on texts that try to be something else.
func TestPlacesAreGeoJSON(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"demo": os.DirFS("../../.."), "hostile": bench.Hostile()} {
		s, text := placesOf(t, fsys)
		var c collection
		if err := json.Unmarshal(text, &c); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if c.Type != "FeatureCollection" || c.CRS != nil || len(c.Features) != len(s.Places) {
			t.Errorf("%s: %s with %d features for %d places", name, c.Type, len(c.Features), len(s.Places))
		}
		if !slices.IsSortedFunc(c.Features, func(a, b *feature) int { return strings.Compare(a.ID, b.ID) }) {
			t.Errorf("%s: not by id", name)
		}
		if strings.Contains(string(text), "-0,") || strings.Contains(string(text), "-0]") || strings.HasPrefix(string(text), "\ufeff") {
			t.Errorf("%s: a zero with a sign, or a byte order mark", name)
		}
		for _, f := range c.Features {
			p := s.Place(f.ID)
			if f.Type != "Feature" || p == nil || f.Properties["name"] != p.Name || f.Properties["id"] != f.ID {
				t.Errorf("%s: %+v", name, f)
				continue
			}
			if (p.Point == nil) != (f.Geometry == nil) {
				t.Errorf("%s: %s has geometry %v for point %v", name, f.ID, f.Geometry, p.Point)
			}
			if f.Geometry == nil {
				continue
			}
			at := f.Geometry.Coordinates
			if f.Geometry.Type != "Point" || len(at) != 2 || at[0] < c.BBox[0] || at[0] > c.BBox[2] || at[1] < c.BBox[1] || at[1] > c.BBox[3] {
				t.Errorf("%s: %s is at %v, the box is %v", name, f.ID, at, c.BBox)
			}
			if diff := at[0] - p.Point.Lon; diff > 1e-5 || diff < -1e-5 {
				t.Errorf("%s: %s: longitude %v comes first, not %v", name, f.ID, p.Point.Lon, at[0])
			}
		}
	}
}

func TestANetworkWithoutPlacesHasAnEmptyList(t *testing.T) {
	fsys := bench.Hostile()
	for name := range fsys {
		if name != "site.yaml" {
			delete(fsys, name)
		}
	}
	_, text := placesOf(t, fsys)
	if !strings.Contains(string(text), `"features":[`) || strings.Contains(string(text), "null") || strings.Contains(string(text), "bbox") {
		t.Errorf("%s", text)
	}
}

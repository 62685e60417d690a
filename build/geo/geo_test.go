// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geo

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"testing"
	"testing/quick"
)

var (
	lille   = Point{3.0573, 50.6292}
	roubaix = Point{3.1746, 50.6942}
	amiens  = Point{2.2957, 49.8942}
)

// square returns an area of one degree by one degree.
func square(code string, kind Kind, west, south float64) Area {
	return box(code, kind, west, south, west+1, south+1)
}

func box(code string, kind Kind, west, south, east, north float64) Area {
	data := fmt.Sprintf(`{"type":"Feature","properties":{"code":%q,"nom":%q},"geometry":{"type":"Polygon","coordinates":[[[%[3]v,%[4]v],[%[5]v,%[4]v],[%[5]v,%[6]v],[%[3]v,%[6]v],[%[3]v,%[4]v]]]}}`,
		code, "Area "+code, west, south, east, north)
	areas, faults := ParseGeoJSON([]byte(data), kind)
	if len(areas) != 1 || len(faults) > 0 {
		panic(fmt.Sprint(data, faults))
	}
	return areas[0]
}

func TestDistanceIsThatOfTheMap(t *testing.T) {
	for _, c := range []struct {
		a, b Point
		want float64
	}{
		{lille, lille, 0},
		{lille, roubaix, 11_000},
		{lille, amiens, 98_000},
		{Point{0, 0}, Point{180, 0}, math.Pi * earthRadius},
	} {
		if got := Distance(c.a, c.b); math.Abs(got-c.want) > c.want/100 {
			t.Errorf("Distance(%v, %v) = %.0f, want about %.0f", c.a, c.b, got, c.want)
		}
	}
}

func TestBoundsAroundNothingContainNothing(t *testing.T) {
	var none Bounds
	if none.Contains(Point{}) || none.Intersects(none) || none.Pad(10) != none {
		t.Error("the zero Bounds contain something")
	}
	b := BoundsOf(lille, roubaix)
	if b.Union(none) != b || none.Union(b) != b {
		t.Error("the zero Bounds change a union")
	}
	if b.Contains(amiens) || !b.Contains(lille) {
		t.Error("bounds of Lille and Roubaix")
	}
	if p := b.Pad(1000); math.Abs(Distance(Point{p.West, b.South}, Point{b.West, b.South})-1000) > 10 {
		t.Errorf("Pad(1000) = %v", p)
	}
}

func TestFoldJoinsTheWaysToWriteAName(t *testing.T) {
	for _, names := range [][]string{
		{"Saint-Omer", "ST OMER", "st. omer", "Saint Omer Cedex 2"},
		{"Villeneuve-d'Ascq", "VILLENEUVE D’ASCQ", "villeneuve d ascq"},
		{"Marcq-en-Barœul", "Marcq en Baroeul", "Marcq-en-Bar\u0153ul"},
		{"Armentières", "Armentie\u0300res", "ARMENTIERES"},
		{"Sainte-Marie", "Ste Marie"},
	} {
		for _, name := range names[1:] {
			if Fold(name) != Fold(names[0]) {
				t.Errorf("Fold(%q) = %q, Fold(%q) = %q", name, Fold(name), names[0], Fold(names[0]))
			}
		}
	}
	for _, name := range []string{"", "—", "Cedex"} {
		if got := Fold(name); len(got) > len("cedex") {
			t.Errorf("Fold(%q) = %q", name, got)
		}
	}
}

func TestFoldTwiceIsFoldOnce(t *testing.T) {
	law := func(name string) bool { return Fold(Fold(name)) == Fold(name) }
	if err := quick.Check(law, nil); err != nil {
		t.Error(err)
	}
}

func TestIndexFindsWhatASearchThroughAllFinds(t *testing.T) {
	law := func(seed []uint16, lon, lat uint8, n uint8) bool {
		points := make([]Point, len(seed))
		for i, s := range seed {
			points[i] = Point{2 + float64(s>>8)/100, 49 + float64(s&0x3f)/40} // many on top of each other
		}
		p := Point{2 + float64(lon)/100, 49 + float64(lat)/150}
		all := make([]neighbour, len(points))
		for i := range points {
			all[i] = neighbour{i, Distance(p, points[i])}
		}
		slices.SortStableFunc(all, func(a, b neighbour) int {
			switch {
			case a.distance < b.distance:
				return -1
			case a.distance > b.distance:
				return 1
			}
			return 0
		})
		index := NewIndex(points)
		if !slices.Equal(index.Nearest(p, int(n%12)), indexes(all[:min(int(n%12), len(all))])) {
			return false
		}
		var near []neighbour
		for _, v := range all {
			if v.distance <= 30_000 {
				near = append(near, v)
			}
		}
		pairs := make(map[[2]int]int)
		for i, j := range index.Pairs(30_000) {
			pairs[[2]int{min(i, j), max(i, j)}]++
		}
		for i, p := range points {
			for j := range points[:i] {
				once := 0
				if Distance(p, points[j]) <= 30_000 {
					once = 1
				}
				if pairs[[2]int{j, i}] != once {
					return false
				}
			}
		}
		return slices.Equal(index.Within(p, 30_000), indexes(near))
	}
	if err := quick.Check(law, &quick.Config{MaxCount: 500}); err != nil {
		t.Error(err)
	}
}

// BenchmarkNearest looks for the neighbours of each of many places in one region.
func BenchmarkNearest(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			points := make([]Point, n)
			for i := range points {
				points[i] = Point{2 + float64(i*7919%n)/float64(n), 49.5 + float64(i*104729%n)/float64(n)}
			}
			x := NewIndex(points)
			for i := 0; b.Loop(); i++ {
				x.Nearest(points[i%n], 5)
			}
		})
	}
}

func TestFrameShowsTheWholeOfItsBounds(t *testing.T) {
	b := Bounds{1.38, 48.84, 4.26, 51.09}
	for _, height := range []float64{0, 200, 1200} {
		f := Fit(b, 800, height, 10)
		for _, p := range []Point{{b.West, b.South}, {b.East, b.North}, b.Center()} {
			xy := f.XY(p)
			if xy.X < 9.999 || xy.X > 790.001 || xy.Y < 9.999 || xy.Y > f.Height-9.999 {
				t.Errorf("height %v: %v is at %v of %v × %v", height, p, xy, f.Width, f.Height)
			}
		}
		if nw, se := f.XY(Point{b.West, b.North}), f.XY(Point{b.East, b.South}); nw.X >= se.X || nw.Y >= se.Y {
			t.Error("north is not up or east not right")
		}
	}
	if f := Fit(BoundsOf(lille), 300, 0, 0); !f.Contains(f.XY(lille)) || math.IsInf(f.scale, 0) || f.Height <= 0 {
		t.Errorf("a single point has no frame: %+v", f)
	}
	if x, y := Mercator(Point{0, 90}); math.IsInf(y, 0) || x != 0 {
		t.Errorf("the pole is at %v, %v", x, y)
	}
}

func TestRingsAreCutAtTheSheet(t *testing.T) {
	f := Fit(Bounds{3, 50, 4, 51}, 400, 0, 0)
	whole := square("whole", Commune, 3, 50)
	if rings := f.Rings(&whole, 0.5); len(rings) != 1 || len(rings[0]) != 5 {
		t.Errorf("a square has the rings %v", rings)
	}
	large := box("large", Region, -10, 40, 20, 60)
	for _, ring := range f.Rings(&large, 0.5) {
		for _, xy := range ring {
			if xy.X < -10 || xy.X > f.Width+10 || xy.Y < -10 || xy.Y > f.Height+10 {
				t.Errorf("%v is far outside of the sheet", xy)
			}
		}
	}
	far, small := square("far", Commune, 20, 50), box("small", Commune, 3.5, 50.5, 3.5001, 50.5001)
	if f.Rings(&far, 0.5) != nil || f.Rings(&small, 0.5) != nil || f.Rings(&Area{}, 0.5) != nil {
		t.Error("something is drawn that cannot be seen")
	}
	before := whole.outline()[0].Clone()
	f.Rings(&whole, 50)
	if !before.Equal(whole.outline()[0]) {
		t.Error("drawing changed the area")
	}
}

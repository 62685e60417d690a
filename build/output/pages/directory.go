// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// Directory is the printable list of places, layout "directory": what a town hall puts on its counter. A large network has one for each
// of its largest areas and an index of them.
type Directory struct {
	Frame
	Groups  []DirectoryGroup // by town, in alphabetical order; empty for an index
	Parts   []Count          // the directories of areas; only in an index
	Total   int              // places in it
	Booklet string           // path of the same on small pages; "" on these, and in an index
	Small   bool             // pages of A5 instead of A4
}

// A DirectoryGroup is the places of a town.
type DirectoryGroup struct {
	Title  string           // the town
	Places []DirectoryPlace // in it, in alphabetical order
}

// A DirectoryPlace is a place as the directory prints it.
type DirectoryPlace struct {
	Place      *site.Place // the place
	Activities []Activity  // the main one first
	Hours      string      // as people read them; "" where they are not known
}

// directoryAtMost is how many places one directory prints: about forty sheets of paper.
const directoryAtMost = 600

func (b *book) directoryPath() string { return "/" + b.config.Words.Path("directory") + "/" }

// hasDirectory reports whether the site has a list of places to print.
func (b *book) hasDirectory() bool {
	return b.site.Shows(site.SectionPlaces) && b.config.Has(site.SectionDirectory)
}

func (b *book) directory() {
	if !b.hasDirectory() {
		return
	}
	words := b.config.Words
	index := Link{Title: words.Text("directory.title"), Path: b.directoryPath()}
	section := b.section(site.SectionPlaces)
	add := func(path, title string, crumbs []Link, data func(Frame) any) {
		b.add(page{
			path: path, section: site.SectionPlaces, layout: "directory", data: data,
			frame: Frame{Sheet: "directory.css", Title: title, Description: words.Text("directory.intro"), Breadcrumbs: crumbs},
		})
	}
	print := func(link Link, crumbs []Link, places []*site.Place) { // on large pages and on small ones
		booklet := link.Path + words.Path("booklet") + "/"
		add(link.Path, link.Title, crumbs, func(f Frame) any { return b.directoryOf(f, places, booklet) })
		b.add(page{
			path: booklet, section: site.SectionPlaces, layout: "directory", hidden: true,
			frame: Frame{Sheet: "directory.css", Title: link.Title, Description: words.Text("directory.booklet_hint"), Breadcrumbs: append(slices.Clone(crumbs), link)},
			data:  func(f Frame) any { return b.directoryOf(f, places, "") },
		})
	}
	kind, areas := b.largestAreas()
	if len(b.site.Places) <= directoryAtMost || len(areas) == 0 {
		print(index, b.crumbs(section), b.site.Places)
		return
	}
	var parts []Count
	part := func(code, name string, places []*site.Place) {
		link := Link{Title: name, Path: index.Path + code + "/"}
		parts = append(parts, Count{Link: link, Count: len(places)})
		print(Link{Title: words.Text("directory.in", "name", name), Path: link.Path}, b.crumbs(section, index), places)
	}
	for _, area := range areas {
		part(strings.ToLower(area.Code), area.Name, b.site.In(area.Code))
	}
	elsewhere := slices.DeleteFunc(slices.Clone(b.site.Places), func(p *site.Place) bool { return p.Where.Code(kind) != "" })
	if len(elsewhere) > 0 {
		part(words.Path("elsewhere"), words.Text("directory.elsewhere"), elsewhere)
	}
	add(index.Path, index.Title, b.crumbs(section), func(f Frame) any {
		return Directory{Frame: f, Parts: parts, Total: len(b.site.Places)}
	})
}

// largestAreas returns the largest areas that the network's territory is made of.
func (b *book) largestAreas() (geo.Kind, []*geo.Area) {
	for _, kind := range areaKinds {
		if areas := b.areas[kind]; len(areas) > 0 {
			return kind, areas
		}
	}
	return "", nil
}

// directoryOf returns a directory on large pages, with the path of the booklet, or on the small pages of one.
func (b *book) directoryOf(f Frame, places []*site.Place, booklet string) Directory {
	d := Directory{Frame: f, Total: len(places), Booklet: booklet, Small: booklet == ""}
	sorted := slices.Clone(places)
	order := make(map[string][]byte)
	for _, p := range places {
		if order[p.Address.City] == nil {
			order[p.Address.City] = b.config.Words.SortKey(p.Address.City)
		}
	}
	slices.SortStableFunc(sorted, func(x, y *site.Place) int {
		return cmp.Or(bytes.Compare(order[x.Address.City], order[y.Address.City]), cmp.Compare(x.Address.City, y.Address.City))
	})
	for _, p := range sorted {
		if n := len(d.Groups); n == 0 || d.Groups[n-1].Title != p.Address.City {
			d.Groups = append(d.Groups, DirectoryGroup{Title: p.Address.City})
		}
		last := &d.Groups[len(d.Groups)-1]
		last.Places = append(last.Places, DirectoryPlace{Place: p, Activities: b.placeCard(p).Activities, Hours: b.hoursLine(p.Hours)})
	}
	return d
}

// hoursLine returns opening hours on a line, days with the same hours together: « lundi – vendredi : 9 h – 18 h ».
func (b *book) hoursLine(text string) string {
	rows, note := b.hours(text).rows, b.hours(text).note
	words := b.config.Words
	var parts []string
	for i := 0; i < len(rows); {
		last := i
		for last+1 < len(rows) && slices.Equal(rows[last+1].Ranges, rows[i].Ranges) {
			last++
		}
		if len(rows[i].Ranges) > 0 {
			days := rows[i].Day
			if last > i {
				days = words.Text("hours.span", "start", rows[i].Day, "end", rows[last].Day)
			}
			parts = append(parts, words.Text("list.label", "name", days)+" "+strings.Join(rows[i].Ranges, ", "))
		}
		i = last + 1
	}
	if note != "" {
		parts = append(parts, note)
	}
	return strings.Join(parts, "\u202f; ")
}

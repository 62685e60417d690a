// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"sync"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// Names of the figures of the observatory, and of their files.
const (
	figureActivities = "activites"
	figureAreas      = "territoires"
	figureEPCI       = "intercommunalites"
	figureForms      = "formes-juridiques"
	figureOpenings   = "ouvertures"
	figureGrowth     = "croissance"
	figureAccess     = "accessibilite"
	figureDesks      = "teletravail"
	figureCoverage   = "communes"
	figureDistances  = "distances"
	figureFarthest   = "communes-eloignees"
	figureQuality    = "qualite"
	figureToCall     = "a-verifier"
)

// rowsAtMost is how many rows a chart of the observatory has where there could be any number.
const rowsAtMost = 15

// tableRows is how many rows a table of the observatory shows; its file has all of them.
const tableRows = 20

// steps are the distances to the nearest place by which communes are counted, in metres.
var steps = [...]float64{2_000, 5_000, 10_000, 20_000}

func (b *book) observatoryPath() string {
	return "/" + b.config.Words.Path(site.SectionObservatory) + "/"
}

func (b *book) hasObservatory() bool {
	return b.config.Has(site.SectionObservatory) && b.site.Shows(site.SectionPlaces)
}

func (b *book) observatory() {
	if !b.hasObservatory() {
		return
	}
	words := b.config.Words
	path := b.observatoryPath()
	charts := sync.OnceValue(func() []Chart { return b.observed(path) })
	b.add(page{
		path: path, section: site.SectionObservatory, layout: "figures",
		frame: Frame{Sheet: figuresSheet, Title: words.Text("observatory.title"), Description: words.Text("observatory.intro"), Breadcrumbs: b.crumbs()},
		data:  func(f Frame) any { return Figures{Frame: f, Key: b.observedKey(), Charts: shownCharts(charts())} },
	})
	b.figureFiles(path, []string{
		figureActivities, figureAreas, figureEPCI, figureForms, figureOpenings, figureGrowth, figureAccess, figureDesks, figureMonths, figurePeople,
		figureCoverage, figureDistances, figureFarthest, figureQuality, figureToCall,
	}, charts)
}

// shownCharts leaves out the charts of nothing, and the rows for which a page has no room.
func shownCharts(charts []Chart) []Chart {
	var shown []Chart
	for _, c := range charts {
		if n := len(c.Table.Rows); n > tableRows {
			c.Table.Rows, c.Left = c.Table.Rows[:tableRows], n-tableRows
		}
		if len(c.Table.Rows) > 0 {
			shown = append(shown, c)
		}
	}
	return shown
}

func (b *book) observedKey() []Key {
	words := b.config.Words
	open, desks, members := 0, 0, 0
	for _, p := range b.site.Places {
		if p.Status != "closed" && p.Status != "project" {
			open++
		}
		if p.Telework != nil {
			desks += p.Telework.Desks
		}
		if p.Member.Member {
			members++
		}
	}
	var key []Key
	for _, k := range []struct {
		n    int
		name string
	}{{open, "observatory.key_open"}, {len(b.areas[geo.Commune]), "observatory.key_communes"}, {members, "observatory.key_members"}, {desks, "observatory.key_desks"}} {
		if k.n > 0 {
			key = append(key, Key{words.Number(float64(k.n)), words.Text(k.name, "count", k.n)})
		}
	}
	return key
}

// observed makes every figure of the observatory; one without rows is not shown.
func (b *book) observed(path string) []Chart {
	charts := append([]Chart{b.byActivity()}, b.byArea()...)
	charts = append(charts, b.growth(), b.openings(), b.byForm(), b.byAccess(), b.byDesks())
	charts = append(charts, b.lastMonths(path)...)
	charts = append(charts, b.coverage())
	charts = append(charts, b.distances()...)
	charts = append(charts, b.meanQuality(), b.toCall())
	for i := range charts {
		charts[i].CSV = figureFile(path, charts[i].ID)
	}
	return charts
}

// counted makes a chart of bars of rows of one number.
func (b *book) counted(id, title string, head []string, rows []Row) Chart {
	c := Chart{ID: id, Title: title, Table: Table{Head: head, Rows: rows}}
	if len(rows) > 0 {
		c.SVG = b.chart(id, title, Table{Head: head, Rows: first(rows, rowsAtMost)}).Bars()
	}
	return c
}

// head returns the names of the columns of a table that counts places.
func (b *book) head(what string) []string {
	return []string{b.config.Words.Text("observatory." + what), b.config.Words.Text("observatory.places")}
}

func (b *book) byActivity() Chart {
	var rows []Row
	for _, a := range b.config.Activities {
		if n := len(b.site.With(a.ID)); n > 0 {
			rows = append(rows, b.row(Link{Title: a.Title, Path: b.config.ActivityURL(a.ID)}, n))
		}
	}
	slices.SortStableFunc(rows, byNumber)
	return b.counted(figureActivities, b.config.Words.Text("observatory.by_activity"), b.head("activity"), rows)
}

// byNumber puts the largest rows first.
func byNumber(x, y Row) int {
	return cmp.Compare(y.values[0].(int), x.values[0].(int)) //nolint:forcetypeassert // row makes them
}

// byArea counts places by département and by association of communes; by commune where a network has neither.
func (b *book) byArea() []Chart {
	count := func(kind geo.Kind, id, title string) Chart {
		var rows []Row
		for _, a := range b.areas[kind] {
			rows = append(rows, b.row(Link{Title: a.Name, Path: b.config.AreaURL(a)}, len(b.site.In(a.Code))))
		}
		slices.SortStableFunc(rows, byNumber)
		return b.counted(id, b.config.Words.Text("observatory."+title), b.head("territory"), rows)
	}
	associations := count(geo.EPCI, figureEPCI, "by_epci")
	if len(b.areas[geo.Departement])+len(b.areas[geo.EPCI]) == 0 {
		return []Chart{count(geo.Commune, figureAreas, "by_territory"), associations}
	}
	return []Chart{count(geo.Departement, figureAreas, "by_departement"), associations}
}

func (b *book) byForm() Chart {
	return b.tally(figureForms, "by_form", "form", func(p *site.Place) string { return p.Organisation.LegalForm })
}

func (b *book) byAccess() Chart {
	return b.tally(figureAccess, "by_access", "access", func(p *site.Place) string {
		if p.Access.Wheelchair == "" {
			return ""
		}
		return b.config.Words.Text("place.wheelchair_" + p.Access.Wheelchair)
	})
}

// tally counts places by something that they say; those that do not say it come last.
func (b *book) tally(id, title, head string, says func(*site.Place) string) Chart {
	count := make(map[string]int)
	var names []string
	silent := 0
	for _, p := range b.site.Places {
		name := says(p)
		if name == "" {
			silent++
			continue
		}
		if count[name]++; count[name] == 1 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var rows []Row
	for _, name := range names {
		rows = append(rows, b.row(Link{Title: name}, count[name]))
	}
	slices.SortStableFunc(rows, byNumber)
	if silent > 0 {
		rows = append(rows, b.row(Link{Title: b.config.Words.Text("observatory.unknown")}, silent))
	}
	return b.counted(id, b.config.Words.Text("observatory."+title), b.head(head), rows)
}

// years counts places by the year that they opened, the first year first, years without one included.
func (b *book) openedYears() (years []int, count map[int]int) {
	count = make(map[int]int)
	for _, p := range b.site.Places {
		if p.Opened.IsZero() || p.Status == "project" || p.Opened.Time.Year() > b.site.Today.Year() {
			continue
		}
		count[p.Opened.Time.Year()]++
	}
	if len(count) == 0 {
		return nil, count
	}
	begin := b.site.Today.Year()
	for y := range count {
		begin = min(begin, y)
	}
	for y := max(begin, b.site.Today.Year()-60); y <= b.site.Today.Year(); y++ {
		years = append(years, y)
	}
	return years, count
}

func (b *book) openings() Chart {
	years, count := b.openedYears()
	var rows []Row
	for _, y := range years {
		if count[y] > 0 {
			rows = append(rows, b.row(Link{Title: strconv.Itoa(y)}, count[y]))
		}
	}
	return b.counted(figureOpenings, b.config.Words.Text("observatory.by_year"), b.head("year"), rows)
}

func (b *book) growth() Chart {
	years, count := b.openedYears()
	c := Chart{ID: figureGrowth, Title: b.config.Words.Text("observatory.growth"), Text: b.config.Words.Text("observatory.growth_note"), Table: Table{Head: b.head("year")}}
	all := 0
	for _, y := range years {
		all += count[y]
		c.Table.Rows = append(c.Table.Rows, b.row(Link{Title: strconv.Itoa(y)}, all))
	}
	if len(years) > 0 {
		c.SVG = b.chart(c.ID, c.Title, c.Table).Lines()
	}
	return c
}

// byDesks counts the places that welcome teleworkers with their desks, by the town.
func (b *book) byDesks() Chart {
	words := b.config.Words
	var rows []Row
	for _, p := range b.site.Places {
		if p.Telework != nil && p.Telework.Desks > 0 {
			rows = append(rows, b.row(Link{Title: p.Name, Path: p.URL}, p.Telework.Desks))
		}
	}
	slices.SortStableFunc(rows, byNumber)
	return b.counted(figureDesks, words.Text("observatory.by_desks"), []string{words.Text("observatory.place"), words.Text("observatory.desks")}, rows)
}

// lastMonths are the events and participants of this year, or of the last year with events.
func (b *book) lastMonths(path string) []Chart {
	for year := b.site.Today.Year(); year > b.site.Today.Year()-10; year-- {
		if charts := b.monthCharts(path, year); charts != nil {
			return charts
		}
	}
	return nil
}

// coverage counts the communes with a place and those without, by département.
func (b *book) coverage() Chart {
	words := b.config.Words
	c := Chart{
		ID: figureCoverage, Title: words.Text("observatory.coverage"), Text: words.Text("observatory.coverage_note"),
		Table: Table{Head: []string{words.Text("observatory.territory"), words.Text("observatory.with"), words.Text("observatory.without")}},
	}
	with, all := make(map[string]int), make(map[string]int)
	for _, commune := range b.config.Atlas.Areas(geo.Commune) {
		at := b.config.Atlas.Locate(commune.Center()).Departement
		all[at]++
		if len(b.site.In(commune.Code)) > 0 {
			with[at]++
		}
	}
	for _, a := range b.config.Atlas.Areas(geo.Departement) {
		if all[a.Code] > 0 {
			c.Table.Rows = append(c.Table.Rows, b.row(Link{Title: a.Name}, with[a.Code], all[a.Code]-with[a.Code]))
		}
	}
	if len(c.Table.Rows) > 0 {
		c.SVG = b.chart(c.ID, c.Title, c.Table).Bars()
	}
	return c
}

// distances say how far the communes are from the nearest place: how many within each step, and which are the farthest.
func (b *book) distances() []Chart {
	words := b.config.Words
	type far struct {
		commune *geo.Area
		place   *site.Place
		metres  float64
	}
	var all []far
	for _, commune := range b.config.Atlas.Areas(geo.Commune) {
		if near := b.site.Near(commune.Center(), 1); len(near) > 0 {
			all = append(all, far{commune, near[0], geo.Distance(commune.Center(), *near[0].Point)})
		}
	}
	counts := make([]int, len(steps)+1)
	for _, f := range all {
		i := 0
		for i < len(steps) && f.metres >= steps[i] {
			i++
		}
		counts[i]++
	}
	var rows []Row
	for i, n := range counts {
		if len(all) == 0 {
			break
		}
		name := words.Text("observatory.beyond", "distance", words.Distance(steps[len(steps)-1]))
		if i < len(steps) {
			name = words.Text("observatory.below", "distance", words.Distance(steps[i]))
		}
		rows = append(rows, b.row(Link{Title: name}, n))
	}
	bands := b.counted(figureDistances, words.Text("observatory.distances"), []string{words.Text("observatory.distance"), words.Text("observatory.communes")}, rows)
	bands.Text = words.Text("observatory.distances_note", "count", len(all))
	slices.SortStableFunc(all, func(x, y far) int { return cmp.Compare(y.metres, x.metres) })
	farthest := Chart{ID: figureFarthest, Title: words.Text("observatory.farthest"), Table: Table{Head: []string{words.Text("observatory.commune"), words.Text("observatory.nearest"), words.Text("observatory.metres")}}}
	for _, f := range first(all, rowsAtMost) {
		metres := int(f.metres)
		farthest.Table.Rows = append(farthest.Table.Rows, Row{
			Label: Link{Title: f.commune.Name}, Cells: []string{f.place.Name, words.Number(float64(metres))}, values: []any{f.place.Name, metres},
		})
	}
	return []Chart{bands, farthest}
}

// criteria are the six criteria of the quality approach, in the order of the charts.
var criteria = [...]struct {
	name  string
	value func(*site.Quality) *float64
}{
	{"processes", func(q *site.Quality) *float64 { return q.Processes }},
	{"openness", func(q *site.Quality) *float64 { return q.Openness }},
	{"territory", func(q *site.Quality) *float64 { return q.Territory }},
	{"users", func(q *site.Quality) *float64 { return q.Users }},
	{"economy", func(q *site.Quality) *float64 { return q.Economy }},
	{"governance", func(q *site.Quality) *float64 { return q.Governance }},
}

// qualityMax is the highest mark of the quality approach.
const qualityMax = 5

// A mean is the mean of a criterion over the places that say it; zero where nobody does.
type mean struct {
	value float64
	known bool
}

// means returns the mean of each criterion over the places of the network, of one decimal.
func (b *book) means() [len(criteria)]mean {
	var means [len(criteria)]mean
	for i, criterion := range criteria {
		sum, n := 0.0, 0
		for _, p := range b.site.Places {
			if p.Quality == nil {
				continue
			}
			if v := criterion.value(p.Quality); v != nil {
				sum, n = sum+*v, n+1
			}
		}
		if n > 0 {
			means[i] = mean{math.Round(sum/float64(n)*10) / 10, true}
		}
	}
	return means
}

// qualityOf draws the six criteria of a place beside the mean of the network, of the network alone for nil; a chart without rows
// where nobody says them.
func (b *book) qualityOf(p *site.Place) Chart {
	words := b.config.Words
	c := Chart{ID: figureQuality, Title: words.Text("place.quality"), Text: words.Text("place.quality_note"), Table: Table{Head: []string{words.Text("observatory.criterion")}}}
	if p != nil {
		c.Table.Head = append(c.Table.Head, p.Name)
	}
	c.Table.Head = append(c.Table.Head, words.Text("observatory.mean"))
	means := b.quality()
	for i, criterion := range criteria {
		row := Row{Label: Link{Title: words.Text("quality." + criterion.name)}}
		if p != nil {
			value := criterion.value(p.Quality)
			if value == nil {
				continue
			}
			row.Cells, row.values = append(row.Cells, words.Number(*value)), append(row.values, *value)
		}
		if !means[i].known {
			continue
		}
		row.Cells, row.values = append(row.Cells, words.Number(means[i].value)), append(row.values, means[i].value)
		c.Table.Rows = append(c.Table.Rows, row)
	}
	if len(c.Table.Rows) > 0 {
		chart := b.chart(c.ID, c.Title, c.Table)
		chart.Max = qualityMax
		c.SVG = chart.Radar()
		if len(c.Table.Rows) < 3 {
			c.SVG = chart.Bars()
		}
	}
	return c
}

func (b *book) meanQuality() Chart {
	c := b.qualityOf(nil)
	n := 0
	for _, p := range b.site.Places {
		if p.Quality != nil {
			n++
		}
	}
	c.Title, c.Text = b.config.Words.Text("observatory.quality"), b.config.Words.Text("observatory.quality_note", "count", n)
	return c
}

// toCall lists the places that nobody checked for longer than the network's limit, or ever.
func (b *book) toCall() Chart {
	words := b.config.Words
	c := Chart{ID: figureToCall, Title: words.Text("observatory.to_verify"), Text: words.Text("observatory.to_verify_note", "days", b.config.Limits.VerifiedDays), Table: Table{Head: []string{words.Text("observatory.place"), words.Text("observatory.town"), words.Text("observatory.verified")}}}
	var stale []*site.Place
	for _, p := range b.site.Places {
		if p.Status != "closed" && (p.Verified.IsZero() || b.site.Stale(p)) {
			stale = append(stale, p)
		}
	}
	slices.SortStableFunc(stale, func(x, y *site.Place) int { return x.Verified.Compare(y.Verified) })
	for _, p := range stale {
		verified := p.Verified.String()
		c.Table.Rows = append(c.Table.Rows, Row{Label: Link{Title: p.Name, Path: p.URL}, Cells: []string{p.Address.City, cmp.Or(verified, words.Text("place.verified_never"))}, values: []any{p.Address.City, verified}})
	}
	return c
}

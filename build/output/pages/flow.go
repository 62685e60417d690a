// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// Names of the figures of money flows, and of their files.
const (
	figureFlows  = "flux"
	figureGivers = "apports"
	figureTakers = "versements"
	figureYears  = "annees"
	figureNames  = "comparaison"
)

func (b *book) flows() {
	if !b.site.Shows(site.SectionFlows) {
		return
	}
	words := b.config.Words
	section := b.section(site.SectionFlows)
	intro := words.Text("intro." + site.SectionFlows)
	years := func() []Chart { return []Chart{b.flowYears(section.Path), b.flowNames(section.Path)} }
	b.add(page{
		path: section.Path, section: site.SectionFlows, layout: "figures",
		frame: Frame{Sheet: figuresSheet, Title: section.Title, Description: intro, Breadcrumbs: b.crumbs()},
		data:  func(f Frame) any { return Figures{Frame: f, Charts: shownCharts(years())} },
	})
	names := []string{figureYears}
	if len(b.comparedFlows()) > 1 {
		names = append(names, figureNames)
	}
	b.figureFiles(section.Path, names, years)
	for _, flows := range b.site.Flows {
		base := flows.Common()
		b.add(page{
			path: base.URL, section: site.SectionFlows, layout: "figures", from: base.File,
			frame: Frame{Sheet: figuresSheet, Title: words.Text("flow.title", "year", base.ID), Description: base.Summary, Breadcrumbs: b.crumbs(section)},
			data: func(f Frame) any {
				return Figures{Frame: f, Key: b.flowKey(flows), Charts: b.flowFigures(flows), More: b.flowMore(flows)}
			},
		})
		b.figureFiles(base.URL, []string{figureFlows, figureGivers, figureTakers}, func() []Chart { return b.flowFigures(flows) })
	}
}

// A balance is what the flows of a year come to.
type balance struct {
	names   []string // of all between whom money went, in the order of the file
	in, out map[string]float64
	given   float64 // by those who only give
	taken   float64 // by those who only receive
}

func balanceOf(flows *site.Flows) balance {
	l := balance{in: make(map[string]float64), out: make(map[string]float64)}
	for _, f := range flows.Flows {
		for _, name := range []string{f.From, f.To} {
			if !slices.Contains(l.names, name) {
				l.names = append(l.names, name)
			}
		}
		l.out[f.From] += f.Amount
		l.in[f.To] += f.Amount
	}
	for _, name := range l.givers() {
		l.given += l.out[name]
	}
	for _, name := range l.takers() {
		l.taken += l.in[name]
	}
	return l
}

// givers are those who only give.
func (l balance) givers() []string { return l.only(l.in) }

// takers are those who only receive.
func (l balance) takers() []string { return l.only(l.out) }

// only returns the names that are not in one side of the book.
func (l balance) only(absent map[string]float64) []string {
	return slices.DeleteFunc(slices.Clone(l.names), func(name string) bool { _, there := absent[name]; return there })
}

func (b *book) flowKey(flows *site.Flows) []Key {
	words, l := b.config.Words, balanceOf(flows)
	return []Key{
		{words.Money(l.given, flows.Currency), words.Text("flow.given")},
		{words.Number(float64(len(l.givers()))), words.Text("flow.givers")},
		{words.Money(l.taken, flows.Currency), words.Text("flow.taken")},
		{words.Number(float64(len(l.takers()))), words.Text("flow.takers")},
	}
}

func (b *book) flowFigures(flows *site.Flows) []Chart {
	words, l := b.config.Words, balanceOf(flows)
	money := func(v float64) string { return words.Money(v, flows.Currency) }
	amounts := words.Text("flow.amount") + " (" + flows.Currency + ")"
	whole := Chart{
		ID: figureFlows, Title: words.Text("flow.chart", "year", flows.ID), Wide: true, CSV: figureFile(flows.URL, figureFlows),
		Table: Table{Head: []string{words.Text("flow.from"), words.Text("flow.to"), amounts, words.Text("flow.note")}},
	}
	drawn := draw.Sankey{
		IDPrefix: "chart-" + figureFlows, Title: whole.Title, Write: money, Href: b.hrefOf,
		Description: words.Text("flow.description", "given", money(l.given), "givers", len(l.givers()), "takers", len(l.takers())),
	}
	for _, f := range flows.Flows {
		whole.Table.Rows = append(whole.Table.Rows, Row{
			Label: Link{Title: f.From, Path: b.pageOf(f.From)}, Cells: []string{f.To, money(f.Amount), f.Note}, values: []any{f.To, f.Amount, f.Note},
		})
		drawn.Flows = append(drawn.Flows, draw.Flow{From: f.From, To: f.To, Amount: f.Amount})
	}
	whole.SVG = drawn.SVG()
	side := func(id, key string, names []string, book map[string]float64, total float64) Chart {
		figure := Chart{
			ID: id, Title: words.Text("flow."+key+"_chart", "year", flows.ID), CSV: figureFile(flows.URL, id),
			Table: Table{Head: []string{words.Text("flow.who"), amounts}},
		}
		slices.SortStableFunc(names, func(x, y string) int { return int(100 * (book[y] - book[x])) })
		for _, name := range names {
			figure.Table.Rows = append(figure.Table.Rows, Row{
				Label: Link{Title: name, Path: b.pageOf(name)}, Cells: []string{money(book[name])}, values: []any{book[name]},
			})
		}
		chart := b.chart(id, figure.Title, figure.Table)
		chart.Write = money
		figure.SVG = chart.Bars()
		figure.Table.Rows = append(figure.Table.Rows, Row{Label: Link{Title: words.Text("flow.total")}, Cells: []string{money(total)}, Total: true})
		return figure
	}
	return []Chart{
		whole,
		side(figureGivers, "givers", l.givers(), l.out, l.given),
		side(figureTakers, "takers", l.takers(), l.in, l.taken),
	}
}

// flowYears compares the years.
func (b *book) flowYears(path string) Chart {
	words := b.config.Words
	figure := Chart{
		ID: figureYears, Title: words.Text("flow.years"), CSV: figureFile(path, figureYears),
		Table: Table{Head: []string{words.Text("flow.year"), words.Text("flow.given"), words.Text("flow.givers"), words.Text("flow.takers"), words.Text("flow.currency")}},
	}
	chart := draw.Chart{IDPrefix: "chart-" + figureYears, Title: figure.Title, Series: []draw.Series{{Name: words.Text("flow.given")}}}
	for _, flows := range slices.Backward(b.site.Flows) { // the oldest first, as time goes
		l := balanceOf(flows)
		figure.Table.Rows = append(figure.Table.Rows, Row{
			Label:  Link{Title: flows.ID, Path: flows.URL},
			Cells:  []string{words.Money(l.given, flows.Currency), strconv.Itoa(len(l.givers())), strconv.Itoa(len(l.takers())), flows.Currency},
			values: []any{l.given, len(l.givers()), len(l.takers()), flows.Currency},
		})
		chart.Labels = append(chart.Labels, flows.ID)
		chart.Series[0].Values = append(chart.Series[0].Values, l.given)
		chart.Write = func(v float64) string { return words.Money(v, flows.Currency) }
	}
	figure.SVG = chart.Bars()
	return figure
}

// comparedFlows returns the flows of the years that can be compared, the oldest first: those in the currency of the newest.
func (b *book) comparedFlows() []*site.Flows {
	var years []*site.Flows
	for _, flows := range slices.Backward(b.site.Flows) {
		if flows.Currency == b.site.Flows[0].Currency {
			years = append(years, flows)
		}
	}
	return years
}

// flowNames compares what each one received, year by year; a chart without rows where there is one year alone.
func (b *book) flowNames(path string) Chart {
	words := b.config.Words
	years := b.comparedFlows()
	figure := Chart{ID: figureNames, Title: words.Text("flow.compared"), Text: words.Text("flow.compared_note"), CSV: figureFile(path, figureNames)}
	if len(years) < 2 {
		return figure
	}
	figure.Table.Head = []string{words.Text("flow.who")}
	currency := years[0].Currency
	var names []string
	received := make([]map[string]float64, len(years))
	for i, flows := range slices.Backward(years) {
		l := balanceOf(flows)
		received[i] = l.in
		for _, name := range l.names {
			if l.in[name] > 0 && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	for _, flows := range years {
		figure.Table.Head = append(figure.Table.Head, flows.ID+" ("+currency+")")
	}
	for _, name := range names {
		row := Row{Label: Link{Title: name, Path: b.pageOf(name)}}
		for i := range years {
			row.Cells, row.values = append(row.Cells, words.Money(received[i][name], currency)), append(row.values, received[i][name])
		}
		figure.Table.Rows = append(figure.Table.Rows, row)
	}
	last := len(years) - 1
	slices.SortStableFunc(figure.Table.Rows, func(x, y Row) int { return cmp.Compare(y.values[last].(float64), x.values[last].(float64)) })
	return figure
}

// flowMore leads to the other years and to the report of the same.
func (b *book) flowMore(flows *site.Flows) []Group {
	others := Group{Title: b.config.Words.Text("flow.years")}
	for _, f := range b.site.Flows {
		if f != flows {
			others.Links = append(others.Links, Count{Link: Link{Title: f.ID, Path: f.URL}, Count: len(f.Flows)})
		}
	}
	if len(others.Links) == 0 {
		return nil
	}
	return []Group{others}
}

// pagesByName finds the page of a place, a common, a person or the network by the name that money flows have for it.
func (b *book) pagesByName() map[string]string {
	pages := map[string]string{strings.ToLower(b.config.Name): "/"}
	for _, e := range b.site.Entries() {
		switch e.Type() {
		case site.TypePlace, site.TypeResource:
			if b.config.Has(e.Type().Section()) {
				pages[strings.ToLower(e.Label())] = e.Common().URL
			}
		}
	}
	return pages
}

// pageOf returns the path of the page of somebody named in money flows, "" where there is none.
func (b *book) pageOf(name string) string { return b.named()[strings.ToLower(name)] }

func (b *book) hrefOf(name string) string {
	if path := b.pageOf(name); path != "" {
		return b.config.Href(path)
	}
	return ""
}

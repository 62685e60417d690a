// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package pages

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// Report is the activity report of a year, layout "report": read on a screen, printed as a booklet.
type Report struct {
	Frame
	Year     string       // that it is about
	Key      []Key        // the figures to begin with
	Reached  Chart        // how many indicators of each workstream reached their target
	Parts    []ReportPart // the workstreams
	Explains bool         // some of its figures are computed
	CSV      string       // path of the indicators as a file
	Months   []Chart      // events and participants, month by month; none in a year without events
	Flows    []Chart      // the money flows of the same year; none where nobody wrote them
	FlowPage string       // path of their page; "" for none
	Pictures []Picture    // photos of the year
	Others   []Link       // the reports of other years
}

// A ReportPart is a workstream with what was aimed at and what took place.
type ReportPart struct {
	ID         string         // of its part of the page
	Number     int            // from 1
	Title      string         // what it is called
	Text       string         // how it went; "" where nobody wrote it
	Indicators []IndicatorRow // what was aimed at and what was done
	Events     []EventCard    // the first to begin first
}

// An IndicatorRow is an indicator as people read it.
type IndicatorRow struct {
	Label    string   // what is counted
	Target   string   // what was aimed at; "" for nothing
	Achieved string   // what was done; "" where nobody knows
	Unit     string   // of both; may be empty
	Note     string   // what to know
	Share    float64  // of the target, where both are numbers; else 0
	Progress draw.SVG // the same drawn; "" where it is not known
	Reached  bool     // the target
	Query    string   // by which it was computed; "" for one that was written
	Counted  string   // what the query counts, in words
	From     []Link   // what was counted
}

// IndicatorsFile is the name of the file of the indicators, beside the report of their year.
const IndicatorsFile = figureIndicators + ".csv"

const (
	figureIndicators = "indicateurs"
	figureMonths     = "rendez-vous-par-mois"
	figurePeople     = "participations-par-mois"
	figureReached    = "objectifs"
)

// picturesInReport is how many photos a report shows.
const picturesInReport = 6

func (b *book) reports() {
	if !b.site.Shows(site.SectionIndicators) {
		return
	}
	words := b.config.Words
	section := b.section(site.SectionIndicators)
	intro := words.Text("intro." + site.SectionIndicators)
	b.paginate(listing{
		path: section.Path, section: site.SectionIndicators, intro: intro, frame: Frame{Title: section.Title, Description: intro, Breadcrumbs: b.crumbs()},
		groups: func() []Group {
			g := Group{Title: words.Text("report.years")}
			for _, i := range b.site.Indicators {
				g.Links = append(g.Links, Count{Link: Link{Title: words.Text("indicator.title", "year", i.ID), Path: i.URL}, Count: indicatorsOf(i)})
			}
			return []Group{g}
		},
	})
	for _, i := range b.site.Indicators {
		b.add(page{
			path: i.URL, section: site.SectionIndicators, layout: "report", from: i.File,
			frame: Frame{Sheet: "report.css", Title: words.Text("indicator.title", "year", i.ID), Description: i.Summary, Breadcrumbs: b.crumbs(section)},
			data:  func(f Frame) any { return b.report(f, i) },
		})
		b.figureFiles(i.URL, []string{figureIndicators, figureReached, figureMonths, figurePeople}, func() []Chart { return b.reportCharts(i) })
	}
}

func indicatorsOf(i *site.Indicators) int {
	n := 0
	for _, w := range i.Workstreams {
		n += len(w.Indicators)
	}
	return n
}

// yearOfFile returns the year that the name of a file says, 0 for a name that is none.
func yearOfFile(e site.Entry) int {
	year, _ := strconv.Atoi(e.Common().ID)
	return year
}

func (b *book) report(f Frame, i *site.Indicators) Report {
	year := yearOfFile(i)
	r := Report{
		Frame: f, Year: i.ID, Key: b.reportKey(year), Parts: b.reportParts(i), CSV: figureFile(i.URL, figureIndicators),
		Reached: b.reachedChart(i), Months: b.monthCharts(i.URL, year), Pictures: b.picturesOf(year),
	}
	for _, part := range r.Parts {
		r.Explains = r.Explains || slices.ContainsFunc(part.Indicators, func(row IndicatorRow) bool { return row.Query != "" })
	}
	if flows, ok := b.site.Find(site.TypeFlows, i.ID).(*site.Flows); ok && b.config.Has(site.SectionFlows) {
		r.FlowPage = flows.URL
		r.Flows = b.flowFigures(flows)
	}
	for _, other := range b.site.Indicators {
		if other != i {
			r.Others = append(r.Others, Link{Title: other.ID, Path: other.URL})
		}
	}
	return r
}

// reportKey returns the figures that a report begins with.
func (b *book) reportKey(year int) []Key {
	words := b.config.Words
	var key []Key
	for _, k := range []struct{ query, label string }{
		{"events", "report.key_events"}, {"attendance.onsite", "report.key_onsite"}, {"attendance.online", "report.key_online"}, {"events.communes", "report.key_communes"},
	} {
		q, err := site.ParseQuery(k.query, b.config)
		if err != nil {
			continue
		}
		if n := b.site.Answer(q, year).Value; n > 0 {
			key = append(key, Key{words.Number(float64(n)), words.Text(k.label, "count", n)})
		}
	}
	return key
}

func (b *book) reportParts(i *site.Indicators) []ReportPart {
	year := yearOfFile(i)
	var parts []ReportPart
	for n, w := range i.Workstreams {
		part := ReportPart{ID: fmt.Sprintf("chantier-%d", n+1), Number: n + 1, Title: w.Title, Text: w.Text}
		for _, indicator := range w.Indicators {
			part.Indicators = append(part.Indicators, b.indicatorRow(indicator, year))
		}
		var events []*site.Event
		for _, text := range w.Events {
			q, err := site.ParseQuery(text, b.config)
			if err != nil {
				continue // check says it
			}
			for _, e := range b.site.Answer(q, year).Entries {
				if event, ok := e.(*site.Event); ok && !slices.Contains(events, event) {
					events = append(events, event)
				}
			}
		}
		slices.SortStableFunc(events, func(x, y *site.Event) int { return x.From.Compare(y.From) })
		part.Events = cards(events, b.eventCard)
		parts = append(parts, part)
	}
	return parts
}

func (b *book) indicatorRow(i site.Indicator, year int) IndicatorRow {
	row := IndicatorRow{Label: i.Label, Target: i.Target, Achieved: i.Achieved, Unit: i.Unit, Note: i.Note}
	if q, err := site.ParseQuery(i.Computed, b.config); i.Computed != "" && err == nil {
		answer := b.site.Answer(q, year)
		row.Query, row.Counted, row.Achieved = i.Computed, b.inWords(q, year), b.config.Words.Number(float64(answer.Value))
		for _, e := range answer.Entries {
			row.From = append(row.From, Link{Title: e.Label(), Path: e.Common().URL})
		}
		row.Share = share(i.Target, strconv.Itoa(answer.Value))
	} else {
		row.Share = share(i.Target, i.Achieved)
	}
	if _, known := figure(i.Target); known && row.Share >= 0 {
		row.Progress = draw.Progress(row.Share)
		row.Reached = row.Share >= 1
	}
	row.Share = max(0, row.Share)
	return row
}

// inWords returns what a query counts as people say it.
func (b *book) inWords(q site.Query, year int) string {
	words := b.config.Words
	parts := []string{words.Text("query."+q.Subject, "year", year)}
	for _, c := range q.Narrow {
		name := c.Value
		switch c.Key {
		case "kind":
			name = b.config.EventKind(c.Value).Title
			if q.Subject == "ads" {
				name = b.config.AdKind(c.Value).Title
			}
		case "activity":
			name = b.config.Activity(c.Value).Title
		case "label":
			name = b.config.LabelTerm(c.Value).Title
		}
		parts = append(parts, words.Text("query.narrow."+c.Key, "name", name))
	}
	return strings.Join(parts, ", ")
}

var (
	sums   = regexp.MustCompile(`^\d[\d\x{a0}\x{202f}]*( \+ \d[\d\x{a0}\x{202f}]*)*$`)
	single = regexp.MustCompile(`^(\d[\d\x{a0}\x{202f}]*)( \(.*\)| [^\d]*)?$`)
)

// figure reads the number that a few words about a figure hold: « 40 », « 151 + 97 », « 21 en moyenne », « 4 (+ 1 rural) ». Words with
// more numbers than that say no single one.
func figure(text string) (float64, bool) {
	digits := strings.NewReplacer("\u00a0", "", "\u202f", "")
	if sums.MatchString(text) {
		sum := 0.0
		for part := range strings.SplitSeq(text, " + ") {
			n, _ := strconv.ParseFloat(digits.Replace(part), 64)
			sum += n
		}
		return sum, true
	}
	if m := single.FindStringSubmatch(text); m != nil {
		n, err := strconv.ParseFloat(digits.Replace(m[1]), 64)
		return n, err == nil
	}
	return 0, false
}

// share returns which part of a target was reached, -1 where that cannot be said.
func share(target, achieved string) float64 {
	aim, ok := figure(target)
	done, known := figure(achieved)
	if !ok || !known || aim <= 0 {
		return -1
	}
	return done / aim
}

// reachedChart counts the targets of each workstream: reached, begun, said in words.
func (b *book) reachedChart(i *site.Indicators) Chart {
	words := b.config.Words
	chart := Chart{
		ID: figureReached, Title: words.Text("report.reached"), CSV: figureFile(i.URL, figureReached),
		Table: Table{Head: []string{words.Text("indicator.workstream"), words.Text("indicator.reached"), words.Text("report.partly"), words.Text("report.said")}},
	}
	for _, part := range b.reportParts(i) {
		var reached, partly, said int
		for _, row := range part.Indicators {
			switch {
			case row.Reached:
				reached++
			case row.Progress != "":
				partly++
			default:
				said++
			}
		}
		chart.Table.Rows = append(chart.Table.Rows, b.row(Link{Title: part.Title}, reached, partly, said))
	}
	chart.SVG = b.chart(figureReached, chart.Title, chart.Table).Bars()
	return chart
}

// indicatorTable is the indicators of a year as a file.
func (b *book) indicatorTable(i *site.Indicators) Table {
	words := b.config.Words
	t := Table{Head: []string{words.Text("indicator.workstream"), words.Text("indicator.label"), words.Text("indicator.target"), words.Text("indicator.achieved"), words.Text("report.unit"), words.Text("report.query"), words.Text("indicator.note")}}
	for _, part := range b.reportParts(i) {
		for _, r := range part.Indicators {
			t.Rows = append(t.Rows, Row{Label: Link{Title: part.Title}, values: []any{r.Label, r.Target, r.Achieved, r.Unit, r.Query, r.Note}})
		}
	}
	return t
}

// reportCharts are the tables of a report that are files.
func (b *book) reportCharts(i *site.Indicators) []Chart {
	return append([]Chart{{ID: figureIndicators, Table: b.indicatorTable(i)}, b.reachedChart(i)}, b.monthTables(i.URL, yearOfFile(i))...)
}

// monthCharts draw the events of a year and those who came, month by month; none in a year without events.
func (b *book) monthCharts(path string, year int) []Chart {
	if len(b.site.Held(year)) == 0 {
		return nil
	}
	return b.monthTables(path, year)
}

func (b *book) monthTables(path string, year int) []Chart {
	words := b.config.Words
	var events, onsite, online [12]int
	for _, e := range b.site.Held(year) {
		month := e.From.Month() - 1
		events[month]++
		if e.Attendance != nil {
			onsite[month] += e.Attendance.Onsite
			online[month] += e.Attendance.Online
		}
	}
	month, title := words.Text("report.month"), strconv.Itoa(year)
	count := Chart{ID: figureMonths, Title: words.Text("report.by_month", "year", title), CSV: figureFile(path, figureMonths), Table: Table{Head: []string{month, words.Text("report.events")}}}
	people := Chart{ID: figurePeople, Title: words.Text("report.people_by_month", "year", title), CSV: figureFile(path, figurePeople), Text: words.Text("report.people_note"), Table: Table{Head: []string{month, words.Text("report.onsite"), words.Text("report.online")}}}
	for m := range 12 {
		label := Link{Title: words.MonthName(time.Month(m + 1))}
		count.Table.Rows = append(count.Table.Rows, b.row(label, events[m]))
		people.Table.Rows = append(people.Table.Rows, b.row(label, onsite[m], online[m]))
	}
	count.SVG = b.chart(count.ID, count.Title, count.Table).Lines()
	people.SVG = b.chart(people.ID, people.Title, people.Table).Bars()
	return []Chart{count, people}
}

// picturesOf returns photos of a year: those of its news and events, then those of the places.
func (b *book) picturesOf(year int) []Picture {
	var images []*site.Image
	for _, e := range b.site.Held(year) {
		images = append(images, e.Image)
	}
	for _, a := range b.site.Articles {
		if a.Date.Time.Year() == year {
			images = append(images, a.Image)
		}
	}
	for _, p := range b.site.Places {
		for i := range p.Photos {
			images = append(images, &p.Photos[i])
		}
	}
	var pictures []Picture
	for _, i := range images {
		if len(pictures) == picturesInReport {
			break
		}
		if i == nil {
			continue
		}
		if p := b.picture(i, sizesCard); p != nil {
			pictures = append(pictures, *p)
		}
	}
	return pictures
}

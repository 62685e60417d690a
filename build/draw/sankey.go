// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package draw

import (
	"cmp"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/geo"
)

// A Sankey is a picture of what goes from one to another: a ribbon for each flow, as thick as its amount. Who only gives stands on
// the left, who only receives on the right. A node with an address is a link.
type Sankey struct {
	IDPrefix    string
	Title       string
	Description string

	Flows []Flow
	Href  func(node string) string // address of a node; "" for none; nil for none at all
	Write func(float64) string     // how people read an amount; nil writes it with at most one decimal
}

// A Flow is an amount that goes from one node to another.
type Flow struct {
	From, To string
	Amount   float64
}

// Sizes of a Sankey diagram in units.
const (
	sankeyWidth  = 920.0
	sankeyHeight = 380.0 // of the thickest column, without the room that names need
	sankeySide   = 215.0 // for the names on either side
	sankeyNode   = 12.0
	sankeyName   = 30 // letters of a name on a side
	sankeyInside = 15 // letters of a name between two columns
)

// A node is one of those between whom something flows.
type node struct {
	name          string
	depth         int
	in, out       float64
	lines         []string
	y, height     float64 // of its box
	place         float64 // its rank in its column, for those that follow it
	entered, left float64 // how much of the box has its ribbons
}

func (n *node) amount() float64 { return max(n.in, n.out) }

// SVG draws s.
func (s Sankey) SVG() SVG {
	nodes := s.nodes()
	columns := s.columns(nodes)
	height := s.place(columns)
	sheet := &sheet{frame: geo.Frame{Width: sankeyWidth, Height: height}}
	role := "img"
	if s.Href != nil {
		role = "group"
	}
	sheet.open(heading{class: "chart sankey", role: role, prefix: cmp.Or(s.IDPrefix, "sankey"), title: s.Title, description: s.Description})
	s.ribbons(sheet, nodes, len(columns))
	for _, column := range columns {
		for _, n := range column {
			s.node(sheet, n, len(columns))
		}
	}
	return sheet.close()
}

func (s Sankey) text(v float64) string {
	if s.Write != nil {
		return s.Write(v)
	}
	return number(v)
}

// nodes returns the nodes by their names. How deep one stands is the longest way to it; in a circle the way ends somewhere.
func (s Sankey) nodes() map[string]*node {
	nodes := make(map[string]*node)
	find := func(name string) *node {
		if nodes[name] == nil {
			nodes[name] = &node{name: name}
		}
		return nodes[name]
	}
	for _, f := range s.Flows {
		find(f.From).out += f.Amount
		find(f.To).in += f.Amount
	}
	for range min(len(nodes), 12) { // a longer way than this is not legible
		moved := false
		for _, f := range s.Flows {
			if from, to := nodes[f.From], nodes[f.To]; f.From != f.To && to.depth <= from.depth && from.depth < 11 {
				to.depth, moved = from.depth+1, true
			}
		}
		if !moved {
			break
		}
	}
	return nodes
}

// columns returns the nodes by their depth, each column in the order that lets few ribbons cross: that of those before.
func (s Sankey) columns(nodes map[string]*node) [][]*node {
	depth := 0
	for _, n := range nodes {
		depth = max(depth, n.depth)
	}
	for _, n := range nodes { // who only receives stands on the right
		if n.out == 0 {
			n.depth = depth
		}
	}
	columns := make([][]*node, depth+1)
	seen := make(map[string]bool)
	for _, f := range s.Flows {
		for _, name := range []string{f.From, f.To} {
			if !seen[name] {
				seen[name] = true
				columns[nodes[name].depth] = append(columns[nodes[name].depth], nodes[name])
			}
		}
	}
	for d, column := range columns {
		if d > 0 {
			for _, n := range column {
				n.place = s.rank(nodes, n)
			}
			slices.SortStableFunc(column, func(a, b *node) int { return cmp.Compare(a.place, b.place) })
		}
		for i, n := range column {
			n.place = float64(i)
		}
	}
	return columns
}

// rank returns the mean rank of those who give to a node.
func (s Sankey) rank(nodes map[string]*node, n *node) float64 {
	sum, amount := 0.0, 0.0
	for _, f := range s.Flows {
		if from := nodes[f.From]; f.To == n.name && from.depth < n.depth {
			sum, amount = sum+from.place*f.Amount, amount+f.Amount
		}
	}
	if amount == 0 {
		return 0
	}
	return sum / amount
}

// place gives each node its box, with room for its name, and returns the height of the whole.
func (s Sankey) place(columns [][]*node) float64 {
	largest := 0.0
	for _, column := range columns {
		sum := 0.0
		for _, n := range column {
			sum += n.amount()
		}
		largest = max(largest, sum)
	}
	scale := 0.0
	if largest > 0 {
		scale = sankeyHeight / largest
	}
	const gap = 6.0
	heights := make([]float64, len(columns))
	whole := 0.0
	for d, column := range columns {
		side := d == 0 || d == len(columns)-1
		for _, n := range column {
			if n.height = max(1.5, n.amount()*scale); side {
				n.lines = wrap(n.name+" "+joined(s.text(n.amount())), sankeyName)
			} else {
				n.lines = append(wrap(n.name, sankeyInside), joined(s.text(n.amount())))
			}
			heights[d] += max(n.height, lineHeight*float64(len(n.lines))) + gap
		}
		whole = max(whole, heights[d])
	}
	for d, column := range columns {
		y := (whole - heights[d]) / 2
		for _, n := range column {
			room := max(n.height, lineHeight*float64(len(n.lines))) + gap
			n.y = y + (room-n.height)/2
			y += room
		}
	}
	return whole
}

// joined returns a text that is not cut into lines.
func joined(text string) string { return strings.ReplaceAll(text, " ", "\u00a0") }

func (s Sankey) x(depth, columns int) float64 {
	if columns < 2 {
		return sankeySide
	}
	return sankeySide + (sankeyWidth-2*sankeySide-sankeyNode)*float64(depth)/float64(columns-1)
}

// ribbons draws the flows, those that begin above first.
func (s Sankey) ribbons(sheet *sheet, nodes map[string]*node, columns int) {
	flows := slices.Clone(s.Flows)
	slices.SortStableFunc(flows, func(a, b Flow) int {
		return cmp.Or(cmp.Compare(nodes[a.From].y, nodes[b.From].y), cmp.Compare(nodes[a.To].y, nodes[b.To].y))
	})
	for _, f := range flows {
		from, to := nodes[f.From], nodes[f.To]
		if f.Amount <= 0 || from.amount() == 0 || to.amount() == 0 {
			continue
		}
		thick := f.Amount / from.amount() * from.height
		x0, x1 := s.x(from.depth, columns)+sankeyNode, s.x(to.depth, columns)
		y0, y1 := from.y+from.left, to.y+to.entered
		from.left += thick
		end := f.Amount / to.amount() * to.height
		to.entered += end
		mid := (x0 + x1) / 2
		sheet.write(`<path class="sankey-flow `, seriesClass(from.depth), `" d="M`, point(geo.XY{X: x0, Y: y0}),
			"C", point(geo.XY{X: mid, Y: y0}), " ", point(geo.XY{X: mid, Y: y1}), " ", point(geo.XY{X: x1, Y: y1}),
			"v", number(end), "C", point(geo.XY{X: mid, Y: y1 + end}), " ", point(geo.XY{X: mid, Y: y0 + thick}), " ", point(geo.XY{X: x0, Y: y0 + thick}), `z"><title>`,
			escape(f.From+" → "+f.To+" : "+s.text(f.Amount)), "</title></path>\n")
	}
}

// node draws a node with its name: outside of the picture's edges, else behind it.
func (s Sankey) node(sheet *sheet, n *node, columns int) {
	href := ""
	if s.Href != nil {
		href = address(s.Href(n.name))
	}
	if href != "" {
		sheet.write(`<a class="sankey-link" href="`, escape(href), `">`)
	}
	x := s.x(n.depth, columns)
	sheet.box("sankey-node "+seriesClass(n.depth), x, n.y, sankeyNode, n.height)
	at, anchor := x+sankeyNode+6, "start"
	if n.depth == 0 {
		at, anchor = x-6, "end"
	}
	for i, line := range n.lines {
		up := lineHeight * (float64(i) - float64(len(n.lines)-1)/2)
		sheet.label("chart-text sankey-name", anchor, geo.XY{X: at, Y: n.y + n.height/2 + up + 4.5}, line)
	}
	if href != "" {
		sheet.write("</a>\n")
	}
}

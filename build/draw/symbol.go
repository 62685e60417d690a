// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package draw

import "strconv"

// shapes are the symbols of activities, as path data from their middle: who does not see colours tells them apart by
// their form. They cover about the same surface.
var shapes = [...]string{
	"m-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0z",                                // circle
	"m-5.8-5.8h11.6v11.6h-11.6z",                                                    // square
	"m0-8l8 13.5h-16z",                                                              // triangle
	"m0-8.2l8.2 8.2l-8.2 8.2l-8.2-8.2z",                                             // diamond
	"m-7.2 0l3.6-6.2h7.2l3.6 6.2l-3.6 6.2h-7.2z",                                    // hexagon
	"m0-9l2.4 5.7l6.2.5l-4.7 4.1l1.4 6l-5.3-3.2l-5.3 3.2l1.4-6l-4.7-4.1l6.2-.5z",    // star
	"m-2.6-7.5h5.2v4.9h4.9v5.2h-4.9v4.9h-5.2v-4.9h-4.9v-5.2h4.9z",                   // cross
	"m0 8l8-13.5h-16z",                                                              // triangle on its head
	"m-3-7.2h6l4.2 4.2v6l-4.2 4.2h-6l-4.2-4.2v-6z",                                  // octagon
	"m-7-5l3-2.5l4 2.5l4-2.5l3 2.5l-2.5 5l2.5 5l-3 2.5l-4-2.5l-4 2.5l-3-2.5l2.5-5z", // bow
	"m-6.5-6.5h13l-4.5 6.5l4.5 6.5h-13l4.5-6.5z",                                    // hourglass
	"m-7.5 0a7.5 7.5 0 0 1 15 0v5.5h-15z",                                           // arch
}

// shape returns the symbol of a class: the first shape for 0 and 1, and again after the last.
func shape(class int) string { return shapes[max(0, class-1)%len(shapes)] }

// Shape returns the symbol of a class of activities as path data around 0, 0, no further than 9 units from it.
func Shape(class int) string { return "M0 0" + shape(class) }

// activityClass is the CSS class that gives a symbol its colour.
func activityClass(class int) string { return "act-" + strconv.Itoa(max(0, class)) }

// Symbol returns the symbol of a class of activities alone, for a legend; it has no name, the word beside it has.
func Symbol(class int) SVG {
	return SVG(`<svg xmlns="http://www.w3.org/2000/svg" class="map-symbol ` + activityClass(class) +
		`" viewBox="-10 -10 20 20" width="20" height="20" fill="currentColor" aria-hidden="true" focusable="false"><path d="` + Shape(class) + `"/></svg>`)
}

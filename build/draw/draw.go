// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package draw makes pictures as SVG text: maps, charts and flows. Each has a title and a description for
// those who do not see it, and no script, style attribute or address from outside: the look is the theme's, by classes.
//
// A [Map] shows many places as links, a [Small] map shows where one place is. The same values give the same bytes.
// Numbers have one decimal: a tenth of a pixel.
package draw

// An SVG is a picture made by this package: its text is escaped and may be put into a page as it is.
type SVG string

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package check finds what one file alone cannot promise: references to nothing, duplicates, collisions,
// time and links. [Run] is one more reader of a frozen site; each rule is a file of this package.
package check

import (
	"context"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Network is what the rules read.
type Network struct {
	*site.Site
	Static []string               // the files below static/, sorted: "static/photos/atelier.jpg"
	Page   func(path string) bool // whether the site will have a path: "/lieux/la-coroutine/"

	all []site.Entry // those whose day has not come included: a problem is better known before
}

// A rule finds one kind of problem. It reads the network and nothing else.
type rule func(Network) []diag.Diagnostic

// rules lists every rule.
var rules = []rule{
	references,
	successors,
	chapters,
	reserved,
	links,
	redirects,
	files,
	neighbours,
	names,
	numbers,
	events,
	ads,
	years,
	mediation,
	demo,
	flows,
	queries,
}

// Run holds a network against every rule, side by side.
func Run(n Network) []diag.Diagnostic {
	n.all = slices.Concat(n.Entries(), n.Scheduled())
	found := make([][]diag.Diagnostic, len(rules))
	group, _ := errgroup.WithContext(context.Background())
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, r := range rules {
		group.Go(func() error {
			found[i] = r(n)
			return nil
		})
	}
	_ = group.Wait() // no rule returns an error
	return slices.Concat(found...)
}

// at returns where a value stands in the file of an entry. Places are not kept: a file is read again when it has a problem.
func at(e site.Entry, pointer string) diag.Span {
	f := e.Common().File
	if e.Type().Extension() == ".yaml" {
		m, _ := front.Parse(f, front.NetworkLimits)
		return spanIn(m, f, pointer)
	}
	m, _ := front.Split(f)
	return spanIn(m, f, pointer)
}

func spanIn(m *front.Matter, f *diag.File, pointer string) diag.Span {
	if m == nil || m.Root == nil {
		return f.Span(0, 0)
	}
	return m.Span(pointer)
}

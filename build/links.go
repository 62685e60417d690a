// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"net/url"
	"regexp"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/output/pages"
)

// attributes are those of a page that lead somewhere, or that something can lead to.
var attributes = regexp.MustCompile(`\s(href|src|srcset|action|id|name)\s*=\s*(?:"([^"]*)"|'([^']*)')`)

// A followed page is what one page of the site leads to, and which of its places can be led to.
type followed struct {
	file    output.File
	targets []string // as they are written
	places  map[string]bool
}

// DeadLinks renders every page of the site and finds what leads to nothing in it: what check.Run cannot see, because templates, slots and
// words of a network write links, too. Problems that are known already are not said twice.
func (s *State) DeadLinks(ctx context.Context) ([]diag.Diagnostic, error) {
	examples := s.Site.Config.Words.Path("guide") + "/" // of components, of places that do not exist
	var list []*followed
	for _, f := range s.Plan.Files() {
		if strings.HasSuffix(f.Path, ".html") && !strings.HasPrefix(f.Path, examples) {
			list = append(list, &followed{file: f})
		}
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, p := range list {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return p.read()
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	at := make(map[string]*followed, len(list))
	for _, p := range list {
		at[p.file.Path] = p
	}
	said := make(map[any]bool)
	for _, d := range s.Problems {
		if d.Code == "R102" {
			said[d.Args[1]] = true
		}
	}
	var problems []diag.Diagnostic
	for _, p := range list {
		for _, target := range p.targets {
			path, place, ours := s.within(p.file.Path, target)
			if !ours || said[path] || s.leads(at, path, place) {
				continue
			}
			d := diag.Diagnostic{Code: "O111", Args: []any{"page", pageOf(p.file.Path), "value", target}}
			if p.file.From != nil {
				d.At = p.file.From.Span(0, 0)
			}
			problems = append(problems, d)
		}
	}
	diag.Sort(problems)
	return problems, nil
}

// read renders a page and finds its targets and places, each target once.
func (p *followed) read() error {
	var page bytes.Buffer
	if err := p.file.Render(&page); err != nil {
		return fmt.Errorf("write %s: %w", p.file.Path, err)
	}
	p.places = make(map[string]bool)
	known := make(map[string]bool)
	for _, m := range attributes.FindAllSubmatch(page.Bytes(), -1) {
		value := html.UnescapeString(string(m[2]) + string(m[3]))
		switch name := string(m[1]); name {
		case "id", "name":
			p.places[value] = true
		case "srcset":
			for one := range strings.SplitSeq(value, ",") {
				target, _, _ := strings.Cut(strings.TrimSpace(one), " ")
				p.target(known, target)
			}
		default:
			p.target(known, value)
		}
	}
	return nil
}

func (p *followed) target(known map[string]bool, target string) {
	if !known[target] {
		known[target] = true
		p.targets = append(p.targets, target)
	}
}

// within returns the path and the place on its page of a target that is on this site.
func (s *State) within(from, target string) (path, place string, ours bool) {
	c := s.Site.Config
	base, err := url.Parse(c.Absolute(pageOf(from)))
	if err != nil {
		return "", "", false
	}
	to, err := base.Parse(strings.TrimSpace(target))
	if err != nil || to.Scheme != base.Scheme || to.Host != base.Host {
		return "", "", false
	}
	path, below := strings.CutPrefix(to.Path, c.BasePath)
	if !below {
		// Another site of the same host, unless somebody forgot the base path.
		return to.Path, "", target == to.Path && !strings.Contains(target, "://")
	}
	return path, to.Fragment, true
}

// leads reports whether the site has a path, and its page the place.
func (s *State) leads(at map[string]*followed, path, place string) bool {
	name := pages.FilePath(path)
	if _, found := s.Plan.File(name); !found {
		return false
	}
	page := at[name]
	return place == "" || place == "top" || page == nil || page.places[place]
}

// pageOf returns the path by which readers ask for a file.
func pageOf(file string) string { return "/" + strings.TrimSuffix(file, "index.html") }

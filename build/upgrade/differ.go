// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package upgrade

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// A Difference is what two sites of one network do not have in common.
type Difference struct {
	Pages  [2]int   `json:"pages"` // before and after
	Bytes  [2]int64 `json:"bytes"`
	Lost   []Lost   `json:"lost"`   // addresses that somebody may have kept
	Added  []string `json:"added"`  // addresses
	Said   []string `json:"said"`   // pages that say something else
	Styled int      `json:"styled"` // pages that say the same in other HTML
}

// A Lost is an address that is gone.
type Lost struct {
	Path    string `json:"path"`
	Nearest string `json:"nearest,omitempty"` // a page that is perhaps what it was
}

// stays are the files that have an address of their own: pages, feeds, calendars, data. Assets and pictures have their content in their names.
var stays = []string{".html", ".xml", ".ics", ".json", ".geojson", ".csv", ".jsonld", ".vcf", ".gpx", ".webmanifest"}

// example is a page of the style guide that shows one example of a component: they come and go with the theme, and nobody keeps their address.
var example = regexp.MustCompile(`^guide/[^/]+/[0-9]+/index\.html$`)

// Differ holds the site in a folder against another one.
func Differ(before, after string) (*Difference, error) {
	a, b, err := open(before, after)
	if err != nil {
		return nil, err
	}
	defer a.close()
	defer b.close()
	d := &Difference{Bytes: [2]int64{a.bytes, b.bytes}}
	var pages []string
	for _, name := range b.names {
		if path.Ext(name) == ".html" {
			pages = append(pages, address(name))
		}
		if !a.has(name) {
			d.Added = append(d.Added, address(name))
		}
	}
	d.Pages[1] = len(pages)
	for _, name := range a.names {
		page := path.Ext(name) == ".html"
		if page {
			d.Pages[0]++
		}
		if !b.has(name) {
			lost := Lost{Path: address(name)}
			if page {
				lost.Nearest = diag.Nearest(lost.Path, pages)
			}
			d.Lost = append(d.Lost, lost)
			continue
		}
		if !page {
			continue
		}
		was, errWas := a.root.ReadFile(name)
		is, errIs := b.root.ReadFile(name)
		if err := errors.Join(errWas, errIs); err != nil {
			return nil, err
		}
		switch {
		case said(was) != said(is):
			d.Said = append(d.Said, address(name))
		case !bytes.Equal(was, is):
			d.Styled++
		}
	}
	return d, nil
}

func address(name string) string { return "/" + strings.TrimSuffix(name, "index.html") }

var (
	silent = regexp.MustCompile(`(?s)<(script|style|svg)\b.*?</(script|style|svg)>|<!--.*?-->`)
	tag    = regexp.MustCompile(`<[^>]*>`)
)

// said returns the words of a page.
func said(page []byte) string {
	return strings.Join(strings.Fields(string(tag.ReplaceAll(silent.ReplaceAll(page, nil), []byte(" ")))), " ")
}

// A published is a site in a folder.
type published struct {
	root  *os.Root
	names []string // of the files with addresses of their own, sorted
	bytes int64    // of all files
}

func open(before, after string) (a, b *published, err error) {
	if a, err = list(before); err != nil {
		return nil, nil, err
	}
	if b, err = list(after); err != nil {
		a.close()
		return nil, nil, err
	}
	return a, b, nil
}

func list(dir string) (*published, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("read a site: %w", err)
	}
	p := &published{root: root}
	err = fs.WalkDir(root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		p.bytes += info.Size()
		if slices.Contains(stays, path.Ext(name)) && !strings.HasPrefix(name, "assets/") && !example.MatchString(name) {
			p.names = append(p.names, name)
		}
		return nil
	})
	if err != nil {
		p.close()
		return nil, fmt.Errorf("read a site: %w", err)
	}
	slices.Sort(p.names)
	return p, nil
}

func (p *published) has(name string) bool {
	_, found := slices.BinarySearch(p.names, name)
	return found
}

func (p *published) close() { _ = p.root.Close() }

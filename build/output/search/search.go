// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package search lists the index by which a browser searches a site, in small files of which a search reads a few.
//
// [Files] is the only entry. A [Memory] keeps the words of entries from one state of a site to the next: an edit costs those of one entry.
//
//	/recherche/index/index.json      {"version":1,"documents":87,"shards":1,"block":100}
//	/recherche/index/words-<n>.json  {"jardin":[3,16,2,4],…}: for each word documents and weights, a document as the distance from the one before
//	/recherche/index/pages-<n>.json  [["/lieux/la-coroutine/","La Coroutine","Tiers-lieu","Lille","Un espace de coworking…"],…]
//
// A word is in the shard that the FNV-1a hash of its first three letters says by its highest bits: whoever has typed them knows which file to read. Words
// stand in their shortest form ([words.Stem]); the script does the same with what the reader types.
package search

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strconv"
	"sync"
	"unicode/utf8"

	"github.com/compagnie-tiers-lieux/maillage/build/memory"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

const (
	version = 1
	block   = 100 // pages in a file of pages
	lead    = 3   // letters of a word that say its shard
)

// shards returns into how many files the words of so many documents are cut, a power of two: each has some tens of kilobytes.
func shards(documents int) int {
	switch {
	case documents <= 400:
		return 1
	case documents <= 4_000:
		return 16
	case documents <= 40_000:
		return 128
	}
	return 512
}

// hash returns what says in which shard a word is: shard n of s has those from n/s of all hashes on.
func hash(word string) uint32 {
	end := 0
	for range lead {
		_, size := utf8.DecodeRuneInString(word[end:])
		end += size
	}
	h := fnv.New32a()
	_, _ = io.WriteString(h, word[:end])
	return h.Sum32()
}

// A Memory keeps what was found in entries, which never change. It may be used from any goroutine; the zero Memory is empty.
type Memory struct {
	found      memory.Of[subject, *found]
	vocabulary vocabulary
}

// A subject is all that the words of a page come from: an entry, and the place of an event.
type subject struct {
	entry site.Entry
	at    *site.Place
}

// Files lists the index of a site.
func Files(s *site.Site, m *Memory) []output.File {
	if !s.Config.Has(site.SectionSearch) {
		return nil
	}
	b := &book{site: s, config: s.Config, vocabulary: &m.vocabulary}
	b.documents = m.found.Recall(b.subjects(), func(s subject) *found { return &found{subject: s} })
	b.shards = shards(len(b.documents))
	for n := range min(b.shards, mostBatches) {
		b.batches = append(b.batches, sync.OnceValue(func() [][]posting { return b.gather(n) }))
	}
	folder := s.Config.Words.Path("search") + "/index/"
	files := []output.File{{Path: folder + "index.json", Render: b.writeIndex}}
	for n := range b.shards {
		files = append(files, output.File{Path: fmt.Sprintf("%swords-%d.json", folder, n), Render: func(w io.Writer) error { return b.writeWords(w, n) }})
	}
	for n := 0; n*block < len(b.documents); n++ {
		files = append(files, output.File{Path: fmt.Sprintf("%spages-%d.json", folder, n), Render: func(w io.Writer) error { return b.writePages(w, n) }})
	}
	return files
}

// A book is the index while it is written.
type book struct {
	site       *site.Site
	config     *site.Config
	vocabulary *vocabulary
	documents  []*found
	shards     int
	batches    []func() [][]posting // of neighbouring shards, which are made at once: for each its words, in their order
}

// subjects returns the entries that have a page which readers look for.
func (b *book) subjects() []subject {
	entries := b.site.Entries()
	list := make([]subject, 0, len(entries))
	for _, e := range entries {
		var at *site.Place
		switch e := e.(type) {
		case *site.Route, *site.Episode, *site.Flows, *site.Indicators:
			continue
		case *site.Ad:
			if e.Expired(b.site.Today) {
				continue
			}
		case *site.Event:
			at = b.site.Place(e.Place)
		}
		if section := e.Type().Section(); section != "" && !b.config.Has(section) {
			continue
		}
		list = append(list, subject{e, at})
	}
	return list
}

func (b *book) writeIndex(w io.Writer) error {
	return json.NewEncoder(w).Encode(struct {
		Version   int `json:"version"`
		Documents int `json:"documents"`
		Shards    int `json:"shards"`
		Block     int `json:"block"`
	}{version, len(b.documents), b.shards, block})
}

// A posting is the pages of a word as they stand in a shard.
type posting struct {
	word string
	list []byte // "3,16,2,4"
	last int    // the document that was written last
}

// mostBatches is how many batches of shards there are at most, a power of two: each asks every document what it has for it, and to ask for each
// shard would take longer the more shards there are.
const mostBatches = 32

// gather makes the shards of a batch. Batches are made side by side: each begins at another document, so that they share the work of
// finding words.
func (b *book) gather(n int) [][]posting {
	for i := range b.documents {
		b.documents[(i+n*len(b.documents)/len(b.batches))%len(b.documents)].words(b)
	}
	known := b.vocabulary.known()
	size := b.shards / len(b.batches)
	made := make([][]posting, size)
	at := make(map[uint32]int) // in the postings of its shard, by word
	for i, d := range b.documents {
		terms := d.of(n, len(b.batches))
		if len(terms) == 0 {
			continue
		}
		over := b.over(d.entry)
		for _, t := range terms {
			weight := int64(t.weight())
			if over {
				weight = (weight + 1) / 2
			}
			list := &made[shardOf(t.lead(), b.shards)-n*size]
			k, found := at[t.word()]
			if !found {
				k = len(*list)
				at[t.word()] = k
				*list = append(*list, posting{word: known[t.word()].text})
			}
			p := &(*list)[k]
			if len(p.list) > 0 {
				p.list = append(p.list, ',')
			}
			p.list = strconv.AppendInt(append(strconv.AppendInt(p.list, int64(i-p.last), 10), ','), weight, 10)
			p.last = i
		}
	}
	for _, postings := range made {
		slices.SortFunc(postings, func(x, y posting) int { return cmp.Compare(x.word, y.word) })
	}
	return made
}

// writeWords writes one shard.
func (b *book) writeWords(w io.Writer, n int) error {
	size := b.shards / len(b.batches)
	postings := b.batches[n/size]()[n%size]
	var out bytes.Buffer
	out.WriteByte('{')
	for i, p := range postings {
		if i > 0 {
			out.WriteByte(',')
		}
		word, err := json.Marshal(p.word)
		if err != nil {
			return fmt.Errorf("write the word %q: %w", p.word, err)
		}
		out.Write(word)
		out.WriteString(":[")
		out.Write(p.list)
		out.WriteByte(']')
	}
	out.WriteString("}\n")
	_, err := out.WriteTo(w)
	return err
}

// over reports whether an entry is about what is past: others come before it.
func (b *book) over(e site.Entry) bool {
	event, ok := e.(*site.Event)
	return ok && event.Over(b.site.Today)
}

func (b *book) writePages(w io.Writer, n int) error {
	pages := [][5]string{}
	for d := range slices.Values(b.documents[n*block : min((n+1)*block, len(b.documents))]) {
		base := d.entry.Common()
		kind := b.config.Words.Text("search.kind." + string(d.entry.Type()))
		pages = append(pages, [5]string{base.URL, d.entry.Label(), kind, b.detail(d.entry), base.Summary})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(pages)
}

// detail returns what tells an entry apart from others of its kind: where or when.
func (b *book) detail(e site.Entry) string {
	switch e := e.(type) {
	case *site.Place:
		return e.Address.City
	case *site.Event:
		from, _ := e.Next(b.site.Today)
		if from.IsZero() {
			from = e.From
		}
		return b.config.Words.ShortDate(from)
	case *site.Ad:
		return e.Organisation
	case *site.Article:
		return b.config.Words.ShortDate(e.Date.In(b.config.Location))
	case *site.Newsletter:
		return b.config.Words.ShortDate(e.Date.In(b.config.Location))
	}
	return ""
}

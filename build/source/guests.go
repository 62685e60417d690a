// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"runtime"
	"strings"
	"unicode"

	"golang.org/x/sync/errgroup"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/geo"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// The limits of the data of other networks.
const (
	sourcesFolder = "content/sources"
	MaxSource     = 16 << 20 // bytes of one file
	maxGuests     = 20_000   // places of one network
)

// GuestFiles returns the paths of what is kept of another network: its places as it published them, and what is known of them.
func GuestFiles(id string) (places, notice string) {
	return sourcesFolder + "/" + id + ".geojson", sourcesFolder + "/" + id + ".yaml"
}

// A GuestNotice is what is known of the places of another network.
type GuestNotice struct {
	URL     string      `yaml:"url"`
	Fetched when.Moment `yaml:"fetched"`
	Licence string      `yaml:"licence"`
	SHA256  string      `yaml:"sha256"` // of the file beside it
}

// YAML writes a notice as it is read again.
func (n GuestNotice) YAML() []byte {
	text := fmt.Sprintf("# maillage sources update\nurl: %s\nfetched: %s\n", front.Quote(n.URL), n.Fetched)
	if n.Licence != "" {
		text += "licence: " + front.Quote(n.Licence) + "\n"
	}
	return []byte(text + "sha256: " + front.Quote(n.SHA256) + "\n")
}

// Checksum returns the SHA-256 of a file as a notice has it.
func Checksum(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// guests reads what is kept of other networks into the configuration, on all cores.
func (r *Reader) guests(m *front.Matter) []diag.Diagnostic {
	problems := make([][]diag.Diagnostic, len(r.config.Sources))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, s := range r.config.Sources {
		if s == nil || !schema.IsID(s.ID) {
			r.config.Sources[i] = &site.Source{} // the schema has said so
			continue
		}
		at := m.Span(fmt.Sprintf("/sources/%d/id", i))
		group.Go(func() error {
			problems[i] = r.guestsOf(s, at)
			return nil
		})
	}
	_ = group.Wait() // nothing fails: there are problems
	r.config.Guests = site.Guests(r.config.Sources)
	var all []diag.Diagnostic
	for _, found := range problems {
		all = append(all, found...)
	}
	return all
}

// guestsOf reads the places of one network. A network that cannot be read is left out: it must not keep ours from being published.
func (r *Reader) guestsOf(s *site.Source, at diag.Span) []diag.Diagnostic {
	places, notice := GuestFiles(s.ID)
	f, problems := readText(r.fsys, places, MaxSource)
	switch {
	case len(problems) > 0 && problems[0].Code == "F110":
		return []diag.Diagnostic{{Code: "C130", At: at, Args: []any{"name", s.Name, "value", s.ID, "file", places}}}
	case len(problems) > 0:
		return []diag.Diagnostic{{Code: "C131", At: at, Args: []any{"name", s.Name, "file", places}}}
	}
	guests, licence, err := ParseGuests(f.Text)
	if err != nil {
		return []diag.Diagnostic{{Code: "C131", At: at, Args: []any{"name", s.Name, "file", places}}}
	}
	s.Licence = licence
	problems = nil
	if y, faults := readBounded(r.fsys, notice, siteBytes); len(faults) == 0 {
		var n GuestNotice
		if m, faults := front.Parse(y, front.ContributorLimits); len(faults) == 0 && m.Decode(&n) == nil {
			s.Fetched = n.Fetched
			if n.SHA256 != Checksum(f.Text) {
				problems = append(problems, diag.Diagnostic{Code: "C132", At: at, Args: []any{"name", s.Name, "value", s.ID, "file", places}})
			}
		}
	}
	for _, p := range guests {
		p.Origin = s
		p.ID = s.ID + "/" + p.ID
		p.SortKey = r.config.Words.SortKey(p.Name)
		p.Where = r.config.Atlas.Locate(*p.Point)
		p.Activities = ours(p.Activities, r.config.Activities)
		p.Labels = ours(p.Labels, r.config.Labels)
	}
	s.Places = guests
	return problems
}

// ours returns the ids that are in our own list: other networks have others.
func ours(ids []string, terms []site.Term) []string {
	var kept []string
	for _, id := range ids {
		for _, t := range terms {
			if t.ID == id {
				kept = append(kept, id)
				break
			}
		}
	}
	return kept
}

// A guestFile is the places.geojson of a network, as this program publishes one.
type guestFile struct {
	Type     string            `json:"type"`
	Licence  string            `json:"licence"`
	Features []json.RawMessage `json:"features"`
}

type guestFeature struct {
	ID       string `json:"id"`
	Geometry *struct {
		Type        string    `json:"type"`
		Coordinates []float64 `json:"coordinates"`
	} `json:"geometry"`
	Properties struct {
		Name       string   `json:"name"`
		Summary    string   `json:"summary"`
		URL        string   `json:"url"`
		Activities []string `json:"activities"`
		Status     string   `json:"status"`
		Postcode   string   `json:"postcode"`
		City       string   `json:"city"`
		Precision  string   `json:"precision"`
		Hours      string   `json:"opening_hours"`
		Wheelchair string   `json:"wheelchair"`
		Desks      *int     `json:"desks"`
		Labels     []string `json:"labels"`
		External   []string `json:"external"` // "osm:node/123"
	} `json:"properties"`
}

// ParseGuests reads the places of another network and the licence of its file. Whatever is in it is a stranger's: places without a name, a
// point on earth or an address on the web are left out, texts are cut and cleaned. The error says that the file is none of this kind.
func ParseGuests(text []byte) (places []*site.Place, licence string, err error) {
	if len(text) > MaxSource {
		return nil, "", fmt.Errorf("more than %d bytes", MaxSource)
	}
	var file guestFile
	if err := json.Unmarshal(bytes.TrimPrefix(text, []byte("\ufeff")), &file); err != nil {
		return nil, "", err
	}
	if file.Type != "FeatureCollection" {
		return nil, "", fmt.Errorf("no FeatureCollection")
	}
	for _, raw := range file.Features {
		if len(places) == maxGuests {
			break
		}
		if p := guest(raw); p != nil {
			places = append(places, p)
		}
	}
	return places, line(file.Licence, 64), nil
}

// guest makes a place of a feature, nil where it cannot be shown.
func guest(raw json.RawMessage) *site.Place {
	var f guestFeature
	if json.Unmarshal(raw, &f) != nil || f.Geometry == nil || f.Geometry.Type != "Point" || len(f.Geometry.Coordinates) < 2 {
		return nil
	}
	lon, lat := f.Geometry.Coordinates[0], f.Geometry.Coordinates[1]
	address, err := url.Parse(f.Properties.URL)
	name := line(f.Properties.Name, 120)
	if err != nil || address.Scheme != "https" && address.Scheme != "http" || address.Host == "" || address.User != nil || len(f.Properties.URL) > 500 ||
		name == "" || !(math.Abs(lon) <= 180 && math.Abs(lat) <= 90) {
		return nil
	}
	q := f.Properties
	p := &site.Place{
		Base: site.Base{ID: line(f.ID, 80), URL: address.String(), Summary: line(q.Summary, 200)}, Name: name,
		Address: site.Address{Postcode: line(q.Postcode, 10), City: line(q.City, 100)}, Point: &geo.Point{Lon: lon, Lat: lat},
		Status: among(q.Status, "open", "project", "seasonal", "closed"), Precision: among(q.Precision, "exact", "street", "commune"),
		Hours: line(q.Hours, 500), Access: site.Access{Wheelchair: among(q.Wheelchair, "", "yes", "limited", "no")},
		Activities: q.Activities[:min(len(q.Activities), 12)], Labels: q.Labels[:min(len(q.Labels), 20)],
	}
	if q.Desks != nil && *q.Desks >= 0 && *q.Desks <= 10_000 {
		p.Telework = &site.Telework{Desks: *q.Desks}
	}
	for _, pair := range q.External[:min(len(q.External), 20)] {
		if service, id, found := strings.Cut(pair, ":"); found && len(pair) <= 200 {
			if p.External == nil {
				p.External = make(map[string]string)
			}
			p.External[service] = id
		}
	}
	if folded := geo.Fold(p.Name); folded != "" && p.Address.City != "" {
		p.Alike = folded + "\n" + geo.Fold(p.Address.City)
	}
	return p
}

// among returns one of several values, the first for any other.
func among(value string, choices ...string) string {
	for _, c := range choices {
		if c == value {
			return value
		}
	}
	return choices[0]
}

// line returns a text on one line of at most so many characters, without what turns or hides letters.
func line(text string, most int) string {
	if len(text) > 4*most {
		text = text[:4*most]
	}
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return string(runes)
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geocode_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/geocode"
)

// A service speaks the protocol of the Géoplateforme on the loopback. Before it answers it does what trouble says, a step a request.
// What it notes of its requests is read with seen: a connection that was broken off orders nothing between its goroutine and the next.
type service struct {
	*httptest.Server
	trouble []func(w http.ResponseWriter)

	mu    sync.Mutex
	notes notes
}

type notes struct {
	requests int
	rows     int
	agents   []string
	fields   map[string][]string
}

func (s *service) seen() notes {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.notes
}

func (s *service) note(what func(n *notes)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	what(&s.notes)
}

func serve(t *testing.T, trouble ...func(w http.ResponseWriter)) *service {
	s := &service{trouble: trouble}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.note(func(n *notes) {
			n.requests++
			n.agents = append(n.agents, r.UserAgent())
		})
		if request := s.seen().requests; request <= len(s.trouble) {
			if step := s.trouble[request-1]; step != nil {
				step(w)
				return
			}
		}
		if r.Method != http.MethodPost || r.URL.Path != "/search/csv" {
			http.NotFound(w, r)
			return
		}
		s.answer(t, w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

// answer gives the table back with a point for each street that has a number; « perdue » is nowhere.
func (s *service) answer(t *testing.T, w http.ResponseWriter, r *http.Request) {
	if err := r.ParseMultipartForm(1 << 20); err != nil {
		t.Error(err)
		return
	}
	s.note(func(n *notes) { n.fields = r.MultipartForm.Value })
	file, _, err := r.FormFile("data")
	if err != nil {
		t.Error(err)
		return
	}
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Error(err)
		return
	}
	out := csv.NewWriter(w)
	out.Write(append(rows[0], "latitude", "longitude", "result_label", "result_score", "result_type", "result_citycode", "result_status"))
	street := slices.Index(rows[0], "street")
	s.note(func(n *notes) { n.rows += len(rows) - 1 })
	for _, row := range rows[1:] {
		if strings.Contains(row[street], "perdue") {
			out.Write(append(row, "", "", "", "", "", "", "not-found"))
			continue
		}
		out.Write(append(row, "50.631234", "3.057654", row[street]+" 59000 Lille", "0.9312", "housenumber", "59350", "ok"))
	}
	out.Flush()
}

// client asks without waiting, and notes how long it would have waited.
func client(s *service, cache *geocode.Cache) (*geocode.Client, *[]time.Duration) {
	var waits []time.Duration
	return &geocode.Client{URL: s.URL, Agent: "maillage/essai (+https://example.org)", Cache: cache, Wait: func(ctx context.Context, d time.Duration) error {
		waits = append(waits, d)
		return ctx.Err()
	}}, &waits
}

var lille = geocode.Address{Street: "1 rue Haute", Postcode: "59000", City: "Lille"}

func TestAnAddressIsAskedForOnceAndKept(t *testing.T) {
	s := serve(t)
	path := filepath.Join(t.TempDir(), "cache", "geocode.jsonl")
	cache, err := geocode.OpenCache(path)
	if err != nil {
		t.Fatal(err)
	}
	c, _ := client(s, cache)
	same := lille
	same.Street = "1, RUE HAUTE"
	lost := geocode.Address{Street: "rue perdue", Postcode: "59000", City: "Lille"}
	answers, err := c.Locate(t.Context(), []geocode.Address{lille, lost, same})
	if err != nil {
		t.Fatal(err)
	}
	want := geocode.Answer{Lat: 50.631234, Lon: 3.057654, Score: 0.9312, Type: "housenumber", Label: "1 rue Haute 59000 Lille", INSEE: "59350"}
	if answers[0] != want || answers[2] != want || answers[1].Found() {
		t.Errorf("answers %+v", answers)
	}
	seen := s.seen()
	if seen.requests != 1 || seen.rows != 2 || seen.agents[0] != "maillage/essai (+https://example.org)" {
		t.Errorf("%d requests, %d rows, by %q", seen.requests, seen.rows, seen.agents)
	}
	if !slices.Equal(seen.fields["columns"], []string{"street", "city"}) || !slices.Equal(seen.fields["postcode"], []string{"postcode"}) || !slices.Equal(seen.fields["citycode"], []string{"insee"}) {
		t.Errorf("asked with %v", seen.fields)
	}
	// Another run has it from the cache; what was not found is asked for again.
	if cache, err = geocode.OpenCache(path); err != nil {
		t.Fatal(err)
	}
	c, _ = client(s, cache)
	if answers, err = c.Locate(t.Context(), []geocode.Address{lille, lost}); err != nil || answers[0] != want {
		t.Errorf("%+v, %v", answers, err)
	}
	if rows := s.seen().rows; rows != 3 {
		t.Errorf("%d rows", rows)
	}
}

func status(code int, after string) func(http.ResponseWriter) {
	return func(w http.ResponseWriter) {
		if after != "" {
			w.Header().Set("Retry-After", after)
		}
		w.WriteHeader(code)
	}
}

// silence breaks the connection off, as a timeout does.
func silence(w http.ResponseWriter) {
	panic(http.ErrAbortHandler)
}

func TestATroubledServiceIsAskedAgainLater(t *testing.T) {
	s := serve(t, status(429, "5"), status(503, ""), silence, status(429, "86400"))
	c, waits := client(s, nil)
	answers, err := c.Locate(t.Context(), []geocode.Address{lille})
	if err != nil || !answers[0].Found() {
		t.Fatalf("%+v, %v", answers, err)
	}
	want := []time.Duration{5 * time.Second, 2 * time.Second, 4 * time.Second, 60 * time.Second}
	if !slices.Equal(*waits, want) {
		t.Errorf("waited %v, want %v", *waits, want)
	}
}

func TestAServiceThatDoesNotAnswerIsAnError(t *testing.T) {
	body := func(text string) func(http.ResponseWriter) {
		return func(w http.ResponseWriter) { io.WriteString(w, text) }
	}
	busy := []func(http.ResponseWriter){status(500, ""), status(500, ""), status(500, ""), status(500, ""), status(500, "")}
	for name, c := range map[string]struct {
		trouble  []func(http.ResponseWriter)
		requests int
	}{
		"always broken":    {busy, 5},
		"wrong request":    {[]func(http.ResponseWriter){status(400, "")}, 1},
		"sent elsewhere":   {[]func(http.ResponseWriter){func(w http.ResponseWriter) { w.Header().Set("Location", "http://127.0.0.1:1/"); w.WriteHeader(302) }}, 1},
		"no table":         {[]func(http.ResponseWriter){body("<html>")}, 1},
		"nothing":          {[]func(http.ResponseWriter){body("")}, 1},
		"another question": {[]func(http.ResponseWriter){body("n,latitude,longitude,result_score,result_type\n7,1,1,1,street\n")}, 1},
		"too much":         {[]func(http.ResponseWriter){body(strings.Repeat("a", 9<<20))}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, c.trouble...)
			client, _ := client(s, nil)
			answers, err := client.Locate(t.Context(), []geocode.Address{lille})
			if requests := s.seen().requests; err == nil || answers[0].Found() || requests != c.requests {
				t.Errorf("%+v, %v after %d requests", answers, err, requests)
			}
		})
	}
}

func TestARunThatWasCutOffGoesOn(t *testing.T) {
	var addresses []geocode.Address
	for i := range 500 {
		addresses = append(addresses, geocode.Address{Street: fmt.Sprint(i+1, " rue Haute"), Postcode: "59000", City: "Lille"})
	}
	s := serve(t, nil, status(400, ""))
	path := filepath.Join(t.TempDir(), "geocode.jsonl")
	cache, err := geocode.OpenCache(path)
	if err != nil {
		t.Fatal(err)
	}
	c, _ := client(s, cache)
	answers, err := c.Locate(t.Context(), addresses)
	if err == nil || !answers[199].Found() || answers[200].Found() {
		t.Fatalf("err %v", err)
	}
	if cache, err = geocode.OpenCache(path); err != nil {
		t.Fatal(err)
	}
	c, _ = client(s, cache)
	if answers, err = c.Locate(t.Context(), addresses); err != nil || !answers[0].Found() || !answers[499].Found() {
		t.Fatalf("err %v", err)
	}
	if rows := s.seen().rows; rows != 500 {
		t.Errorf("%d rows were asked for", rows)
	}
}

func TestAPointIsWrittenWhereItBelongs(t *testing.T) {
	for name, c := range map[string]struct{ text, kind, want string }{
		"new":             {"---\nname: A # a\n---\nb\n", "housenumber", "---\nname: A # a\nlat: 50.63123\nlon: 3.05765\n---\nb\n"},
		"of a street":     {"---\nname: A\n---\n", "street", "---\nname: A\nlat: 50.63123\nlon: 3.05765\nprecision: street\n---\n"},
		"after the town":  {"---\nlat: 50 # centre\nlon: 3\nprecision: commune\n---\n", "housenumber", "---\nlat: 50.63123 # centre\nlon: 3.05765\nprecision: exact\n---\n"},
		"of a town alone": {"---\nname: A\n---\n", "municipality", "---\nname: A\nlat: 50.63123\nlon: 3.05765\nprecision: commune\n---\n"},
	} {
		got, err := geocode.Write(&diag.File{Path: "places/a.md", Text: []byte(c.text)}, geocode.Answer{Lat: 50.631234, Lon: 3.057654, Type: c.kind})
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %v\n%s", name, err, got)
		}
	}
}

func TestADistrictIsInItsCommune(t *testing.T) {
	for _, c := range []struct {
		of, found string
		want      bool
	}{{"75056", "75111", false}, {"69123", "69381", false}, {"59350", "59350", false}, {"", "59350", false}, {"59350", "59512", true}} {
		if got := (geocode.Answer{INSEE: c.found}).Elsewhere(geocode.Address{INSEE: c.of}); got != c.want {
			t.Errorf("%s in %s: %v", c.found, c.of, got)
		}
	}
}

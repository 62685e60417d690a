// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geocode

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// How the service is asked. It takes 50 requests a second from one address and answers 429 beyond; we stay far below.
const (
	batch      = 200                    // addresses of one request
	pause      = 250 * time.Millisecond // between two requests
	attempts   = 5                      // at one request
	longest    = 60 * time.Second       // that we wait when the service asks for it
	patience   = 90 * time.Second       // for one answer
	maxAnswer  = 8 << 20                // bytes of one answer
	maxLabel   = 200                    // characters of a label that is repeated to people
	searchPath = "/search/csv"
)

// A Client asks a geocoding service.
type Client struct {
	URL      string                // of the service, without a slash at the end
	Agent    string                // who asks: program and address of the network
	Cache    *Cache                // what was found before; nil for none
	Progress func(done, total int) // nil for silence

	// Wait waits, or returns early when the context ends. Tests do not wait.
	Wait func(context.Context, time.Duration) error
}

// Locate returns an answer for each address, in their order. On an error those that were found until then are there.
func (c *Client) Locate(ctx context.Context, addresses []Address) ([]Answer, error) {
	answers := make([]Answer, len(addresses))
	unknown := make(map[string][]int) // places of an address, by its key
	var asked []Address
	done := 0
	for i, a := range addresses {
		if found, known := c.Cache.get(a); known {
			answers[i] = found
			done++
			continue
		}
		if unknown[a.key()] == nil {
			asked = append(asked, a)
		}
		unknown[a.key()] = append(unknown[a.key()], i)
	}
	for start := 0; start < len(asked); start += batch {
		if start > 0 {
			if err := c.Wait(ctx, pause); err != nil {
				return answers, err
			}
		}
		part := asked[start:min(start+batch, len(asked))]
		found, err := c.ask(ctx, part)
		if err != nil {
			return answers, fmt.Errorf("ask the geocoding service: %w", err)
		}
		for i, a := range part {
			for _, n := range unknown[a.key()] {
				answers[n] = found[i]
				done++
			}
		}
		if err := c.Cache.put(part, found); err != nil {
			return answers, fmt.Errorf("keep what was found: %w", err)
		}
		if c.Progress != nil {
			c.Progress(done, len(addresses))
		}
	}
	return answers, nil
}

// errAgain says that the same request may succeed later.
var errAgain = errors.New("try again")

// ask sends one request, again while the service is busy, broken or silent: after 1, 2, 4, 8 seconds, or as long as it asks for.
func (c *Client) ask(ctx context.Context, addresses []Address) ([]Answer, error) {
	body, form, err := request(addresses)
	if err != nil {
		return nil, err
	}
	delay := time.Second
	for attempt := 1; ; attempt++ {
		answers, after, err := c.post(ctx, body, form, addresses)
		if err == nil || !errors.Is(err, errAgain) || attempt == attempts || ctx.Err() != nil {
			return answers, err
		}
		if err := c.Wait(ctx, max(delay, min(after, longest))); err != nil {
			return nil, err
		}
		delay *= 2
	}
}

// request writes addresses as the service wants them: a table, the columns that are the text, and those that narrow the search.
func request(addresses []Address) (body []byte, form string, err error) {
	var table bytes.Buffer
	w := csv.NewWriter(&table)
	rows := [][]string{{"n", "street", "city", "postcode", "insee"}}
	for i, a := range addresses {
		rows = append(rows, []string{strconv.Itoa(i), a.Street, a.City, a.Postcode, a.INSEE})
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, "", err
	}
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for _, field := range [][2]string{{"columns", "street"}, {"columns", "city"}, {"postcode", "postcode"}, {"citycode", "insee"}} {
		if err := m.WriteField(field[0], field[1]); err != nil {
			return nil, "", err
		}
	}
	part, err := m.CreateFormFile("data", "addresses.csv")
	if err != nil {
		return nil, "", err
	}
	if _, err := part.Write(table.Bytes()); err != nil {
		return nil, "", err
	}
	if err := m.Close(); err != nil {
		return nil, "", err
	}
	return b.Bytes(), m.FormDataContentType(), nil
}

// post sends a request and reads its answer.
func (c *Client) post(ctx context.Context, body []byte, form string, addresses []Address) (answers []Answer, after time.Duration, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.URL+searchPath, bytes.NewReader(body))
	if err != nil {
		return nil, 0, err
	}
	r.Header.Set("Content-Type", form)
	r.Header.Set("User-Agent", c.Agent)
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(r)
	if err != nil {
		return nil, 0, fmt.Errorf("%w: %w", errAgain, err)
	}
	defer response.Body.Close()
	if seconds, err := strconv.Atoi(response.Header.Get("Retry-After")); err == nil && seconds > 0 {
		after = time.Duration(min(seconds, 3600)) * time.Second
	}
	switch {
	case response.StatusCode == http.StatusTooManyRequests, response.StatusCode >= 500:
		return nil, after, fmt.Errorf("%w: %s", errAgain, response.Status)
	case response.StatusCode != http.StatusOK:
		return nil, 0, fmt.Errorf("the service says %s", response.Status)
	}
	text, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer+1))
	if err != nil {
		return nil, 0, fmt.Errorf("%w: %w", errAgain, err)
	}
	if len(text) > maxAnswer {
		return nil, 0, errors.New("the answer is too large")
	}
	answers, err = read(text, len(addresses))
	return answers, 0, err
}

// read reads the table that the service gives back: ours, with its columns after them. Each answer says by our number what it is of.
func read(text []byte, count int) ([]Answer, error) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	header, err := r.Read()
	if err != nil {
		return nil, errors.New("the answer is no table")
	}
	column := make(map[string]int, len(header))
	for i, name := range header {
		column[name] = i
	}
	for _, name := range []string{"n", "latitude", "longitude", "result_score", "result_type"} {
		if _, there := column[name]; !there {
			return nil, fmt.Errorf("the answer has no column %q", name)
		}
	}
	value := func(row []string, name string) string {
		if i, there := column[name]; there && i < len(row) {
			return row[i]
		}
		return ""
	}
	answers := make([]Answer, count)
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return answers, nil
		}
		if err != nil {
			return nil, fmt.Errorf("the answer is no table: %w", err)
		}
		n, err := strconv.Atoi(value(row, "n"))
		if err != nil || n < 0 || n >= count {
			return nil, errors.New("the answer is of another question")
		}
		lat, okLat := within(value(row, "latitude"), 90)
		lon, okLon := within(value(row, "longitude"), 180)
		score, okScore := within(value(row, "result_score"), 1)
		kind := value(row, "result_type")
		switch kind {
		case "housenumber", "street", "locality", "municipality":
		default:
			continue
		}
		if okLat && okLon && okScore {
			answers[n] = Answer{Lat: lat, Lon: lon, Score: score, Type: kind, Label: label(value(row, "result_label")), INSEE: value(row, "result_citycode")}
		}
	}
}

// within reads a number that is at most so far from zero.
func within(text string, most float64) (float64, bool) {
	f, err := strconv.ParseFloat(text, 64)
	return f, err == nil && !math.IsNaN(f) && math.Abs(f) <= most
}

// label returns a label on one line, short enough for a person.
func label(text string) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	return string(runes[:min(len(runes), maxLabel)])
}

// Sleep waits in earnest: the Wait of a Client outside of tests.
func Sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

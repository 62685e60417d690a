// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package fetch gets the places that other networks publish, and the outlines of a territory, when somebody asks for it: a build never
// goes to the network.
//
// [Source] gets the places of one network and holds them against what a build can read; what is to be kept of them are two
// files, the places as they were published and a notice with the day, the licence and the checksum. [Outlines] gets the communes of areas
// from the official service. Neither writes anything itself.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/source"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
)

// patience is how long one network may take.
const patience = time.Minute

// A File is what is to be kept of a network.
type File struct {
	Path string
	Text []byte
}

// Source gets the places of a network: its two files, and how many places they have. The agent says who asks.
func Source(ctx context.Context, s *site.Source, agent string, today when.Moment) (files []File, places int, err error) {
	text, err := get(ctx, s.URL, agent, source.MaxSource)
	if err != nil {
		return nil, 0, fmt.Errorf("get %s: %w", s.URL, err)
	}
	found, licence, err := source.ParseGuests(text)
	if err != nil {
		return nil, 0, fmt.Errorf("%s is no file of places: %w", s.URL, err)
	}
	if len(found) == 0 {
		return nil, 0, fmt.Errorf("%s has no place", s.URL)
	}
	today.Precision = when.Day
	notice := source.GuestNotice{URL: s.URL, Fetched: today, Licence: licence, SHA256: source.Checksum(text)}
	at, notes := source.GuestFiles(s.ID)
	return []File{{at, text}, {notes, notice.YAML()}}, len(found), nil
}

// get gets an address of the web, within bounds.
func get(ctx context.Context, address, agent string, most int64) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", agent)
	r.Header.Set("Accept", "application/geo+json, application/json")
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, errors.New(response.Status)
	}
	text, err := io.ReadAll(io.LimitReader(response.Body, most+1))
	if err == nil && int64(len(text)) > most {
		err = fmt.Errorf("more than %d MiB", most>>20)
	}
	return text, err
}

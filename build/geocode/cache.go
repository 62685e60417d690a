// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package geocode

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// maxCache is how many bytes of a cache are read: a few hundred thousand addresses.
const maxCache = 64 << 20

// A Cache keeps what was found, a line of JSON for each address. A line that was cut off, by a full disk say, is passed over.
type Cache struct {
	path  string
	found map[string]Answer
}

// entry is a line of the file.
type entry struct {
	Query string `json:"query"`
	Answer
}

// OpenCache reads a cache. A file that is not there is empty.
func OpenCache(path string) (*Cache, error) {
	c := &Cache{path: path, found: make(map[string]Answer)}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(io.LimitReader(f, maxCache))
	for lines.Scan() {
		var e entry
		if json.Unmarshal(lines.Bytes(), &e) == nil && e.Query != "" && e.Found() {
			c.found[e.Query] = e.Answer
		}
	}
	return c, nil
}

func (c *Cache) get(a Address) (Answer, bool) {
	if c == nil {
		return Answer{}, false
	}
	answer, known := c.found[a.key()]
	return answer, known
}

// put keeps answers at once. What was not found is asked for again another day.
func (c *Cache) put(addresses []Address, answers []Answer) error {
	if c == nil {
		return nil
	}
	var b bytes.Buffer
	w := json.NewEncoder(&b)
	for i, a := range addresses {
		if !answers[i].Found() {
			continue
		}
		c.found[a.key()] = answers[i]
		if err := w.Encode(entry{a.key(), answers[i]}); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(filepath.Dir(c.path), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(c.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(b.Bytes())
	return errors.Join(err, f.Close())
}

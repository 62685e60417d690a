// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package opendata

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"sync"
)

// A measure is what the catalogues say of the bytes of a file: who harvests it sees whether it changed, and whether it came whole.
type measure struct {
	bytes  int64
	sha256 string // in hexadecimal digits
}

// measured returns a function that measures what a file will be. The file is rendered once more for it and nothing is kept of it:
// the catalogues need no other file to be written before they are.
func measured(render func(io.Writer) error) func() (measure, error) {
	return sync.OnceValues(func() (measure, error) {
		sum := sha256.New()
		var n count
		if err := render(io.MultiWriter(sum, &n)); err != nil {
			return measure{}, err
		}
		return measure{int64(n), hex.EncodeToString(sum.Sum(nil))}, nil
	})
}

// A count counts what is written to it.
type count int64

func (c *count) Write(b []byte) (int, error) {
	*c += count(len(b))
	return len(b), nil
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package output

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"
)

// chunk is the number of members that are encoded at a time: some hundred kilobytes of places.
const chunk = 512

// JSON returns v as JSON on one line. A data file is no HTML: < and & stay as they are.
func JSON(v any) ([]byte, error) {
	var b bytes.Buffer
	err := appendJSON(&b, v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// appendJSON adds v and a newline.
func appendJSON(b *bytes.Buffer, v any) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("encode %T: %w", v, err)
	}
	return nil
}

// WriteJSON writes head, a struct, as a JSON object whose last member is an array of n members, one on a line. The members are
// made and encoded many at a time and written in their order: member may be called from any goroutine.
func WriteJSON(w io.Writer, head any, array string, n int, member func(i int) any) error {
	if err := writeHead(w, head, array); err != nil {
		return err
	}
	for from, most := 0, chunk*runtime.GOMAXPROCS(0); from < n; from += most {
		if err := writeMembers(w, from, min(from+most, n), n, member); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "]}\n")
	return err
}

// WriteArray is [WriteJSON] for members that are encoded already: each yielded value is one of them.
func WriteArray(w io.Writer, head any, array string, members iter.Seq[[]byte]) error {
	if err := writeHead(w, head, array); err != nil {
		return err
	}
	b := bufio.NewWriterSize(w, 64<<10) // it keeps its first error until it is flushed
	separator := ""
	for member := range members {
		_, _ = b.WriteString(separator)
		_, _ = b.Write(member)
		separator = ",\n"
	}
	if separator != "" {
		_ = b.WriteByte('\n')
	}
	_, _ = b.WriteString("]}\n")
	return b.Flush()
}

// WriteEncoded is [WriteJSON] for members that may be encoded already: encode returns what is known of one, and may be called
// from any goroutine.
func WriteEncoded[M any](w io.Writer, head any, array string, members []M, encode func(M) ([]byte, error)) error {
	var group errgroup.Group
	for part := range slices.Chunk(members, chunk) {
		group.Go(func() error {
			for _, m := range part {
				if _, err := encode(m); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return WriteArray(w, head, array, func(yield func([]byte) bool) {
		for _, m := range members {
			if text, _ := encode(m); !yield(text) { // it was encoded above
				return
			}
		}
	})
}

// writeHead writes the members of head and opens the array.
func writeHead(w io.Writer, head any, array string) error {
	begin, err := JSON(head)
	if err != nil {
		return err
	}
	begin = bytes.TrimSuffix(begin, []byte("}"))
	if len(begin) > 1 {
		begin = append(begin, ',')
	}
	_, err = fmt.Fprintf(w, "%s%q:[\n", begin, array)
	return err
}

// An Object is a JSON object whose members keep their order.
type Object []Field

// A Field is a member of an [Object].
type Field struct {
	Name  string
	Value any
}

// MarshalJSON encodes the members in their order.
func (o Object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, f := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := appendJSON(&b, f.Name); err != nil {
			return nil, err
		}
		b.Truncate(b.Len() - 1)
		b.WriteByte(':')
		if err := appendJSON(&b, f.Value); err != nil {
			return nil, err
		}
		b.Truncate(b.Len() - 1)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// WriteDocument writes v as JSON that people read too.
func WriteDocument(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("encode %T: %w", v, err)
	}
	return nil
}

// writeMembers writes some of all members.
func writeMembers(w io.Writer, from, to, all int, member func(i int) any) error {
	chunks := make([]bytes.Buffer, (to-from+chunk-1)/chunk)
	var group errgroup.Group
	for c := range chunks {
		group.Go(func() error {
			b := &chunks[c]
			for i := from + c*chunk; i < min(from+(c+1)*chunk, to); i++ {
				if err := appendJSON(b, member(i)); err != nil {
					return err
				}
				if i < all-1 {
					b.Truncate(b.Len() - 1)
					b.WriteString(",\n")
				}
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for c := range chunks {
		if _, err := chunks[c].WriteTo(w); err != nil {
			return err
		}
	}
	return nil
}

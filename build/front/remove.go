// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package front

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// Remove returns the edits that take an item out of a list, with its lines or its comma. It returns nil where that cannot be done: there
// is no such item, it is the only one, or a comment between brackets would go with it.
func (m *Matter) Remove(pointer string) []diag.Edit {
	cut := strings.LastIndexByte(pointer, '/')
	if m.Root == nil || cut < 0 {
		return nil
	}
	list, text := m.Find(pointer[:cut]), m.File.Text
	i, err := strconv.Atoi(pointer[cut+1:])
	if err != nil || list == nil || list.Kind != List || i < 0 || i >= len(list.Items) || len(list.Items) == 1 {
		return nil
	}
	item := list.Items[i]
	switch {
	case !m.flow(list):
		start := bytes.LastIndexByte(text[:item.At.Start], '\n') + 1
		if strings.TrimSpace(string(text[start:item.At.Start])) != "-" { // a list in a list
			return nil
		}
		end := max(item.At.End, lastChild(item, item.At.Start))
		return []diag.Edit{{At: m.File.Span(start, min(lineEnd(text, end)+1, m.text.End))}}
	case i > 0:
		return m.cutOut(list.Items[i-1].At.End, item.At.End)
	}
	return m.cutOut(item.At.Start, list.Items[1].At.Start)
}

// cutOut takes away what stands between two bytes, unless there is a comment.
func (m *Matter) cutOut(start, end int) []diag.Edit {
	span := m.File.Span(start, end)
	if strings.Contains(span.Text(), " #") {
		return nil
	}
	return []diag.Edit{{At: span}}
}

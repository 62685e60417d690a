// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package opendata

import (
	"io"

	"github.com/compagnie-tiers-lieux/maillage/build/dataset"
)

// writeCSV writes a dataset, by id, one record a line. The members are its columns.
func writeCSV(w io.Writer, d *dataset.Dataset) error {
	columns := make([]string, len(d.Members))
	for i, m := range d.Members {
		columns[i] = m.Name
	}
	write := dataset.WriteCSV
	if d.Standard != "" {
		write = dataset.WriteBareCSV
	}
	return write(w, columns, func(yield func([]any) bool) {
		for _, r := range d.Records {
			if !yield(r.Values()) {
				return
			}
		}
	})
}

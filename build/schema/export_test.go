// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"errors"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Formats makes our formats known to the validator of the tests.
func Formats() []jsonschema.Format {
	var names []string
	for name := range formats {
		names = append(names, name)
	}
	slices.Sort(names)
	var list []jsonschema.Format
	for _, name := range names {
		list = append(list, jsonschema.Format{Name: name, Validate: func(v any) error {
			if s, isText := v.(string); isText && formats[name](s) != nil {
				return errors.New("not a " + name)
			}
			return nil
		}})
	}
	return list
}

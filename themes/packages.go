// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

//go:build !bundled

package themes

// packages are the npm packages of the themes as a zip; a program built without the tag "bundled" carries none.
var packages []byte

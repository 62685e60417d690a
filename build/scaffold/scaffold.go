// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package scaffold holds the files with which a network begins, and makes them for a network.
//
// [Forge] returns those by which a forge checks contributions and publishes the site, [Editor] those by which editors complete
// what people write. They have their one home here: the
// repository of the program uses the same, and a test holds its copies to it.
package scaffold

// A File is a file of a new network.
type File struct {
	Path string // from the network's folder, with slashes
	Text []byte
}

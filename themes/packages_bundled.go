// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

//go:build bundled

package themes

import _ "embed"

// packages are the npm packages of the themes as a zip, which release/prepare.sh makes and git ignores.
//
//go:embed packages.zip
var packages []byte

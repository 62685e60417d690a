// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The words that only the open map says: they come with it, and no other page carries them.

import { words } from "maillage:words/explorer";
import { learn } from "../words";

learn(words);

export { t } from "../words";

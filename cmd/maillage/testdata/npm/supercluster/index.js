// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Stands for the package of this name: scripts of the command do not need the real one.
export default class Supercluster {}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import "github.com/compagnie-tiers-lieux/maillage/build/diag"

// The codes of this package; their words are in diag/catalogue_markdown.go.
const (
	codeTooLong            diag.Code = "M101"
	codeTooDeep            diag.Code = "M102"
	codeTooManyCells       diag.Code = "M103"
	codeTooManyDefinitions diag.Code = "M104"
	codeTooManyMarks       diag.Code = "M105"
	codeTooMuchHTML        diag.Code = "M106"
	codeTooManyLines       diag.Code = "M107"

	codeRawHTML     diag.Code = "M201"
	codeOpenComment diag.Code = "M202"

	codeScheme        diag.Code = "M301"
	codeBadAddress    diag.Code = "M302"
	codeUserInfo      diag.Code = "M303"
	codeNoSuchPath    diag.Code = "M304"
	codeNoSuchHeading diag.Code = "M305"
	codeNoAddress     diag.Code = "M306"
	codeNoLinkText    diag.Code = "M307"
	codeOtherHost     diag.Code = "M308"
	codeMissedLink    diag.Code = "M309"

	codeRemoteImage diag.Code = "M401"
	codeImagePath   diag.Code = "M402"
	codeImageKind   diag.Code = "M403"
	codeNoAlt       diag.Code = "M404"
)

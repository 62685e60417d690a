// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"bytes"
	"errors"
	"html/template"
	"regexp"
	"strconv"
	"strings"
	"text/template/parse"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// The problems of themes. T101 to T105 are those of words.
const (
	codeSyntax          diag.Code = "T110"
	codeUnknownTemplate diag.Code = "T111"
	codeUnknownSlot     diag.Code = "T112"
	codeNoContract      diag.Code = "T113"
	codeOldContract     diag.Code = "T114"
	codeNewContract     diag.Code = "T115"
	codeExecution       diag.Code = "T116"
	codeUnsafe          diag.Code = "T117"
	codeUnknownWord     diag.Code = "T118"
	codeUnknownIcon     diag.Code = "T119"
	codeUnknownSlotCall diag.Code = "T120"
	codeUnknownCall     diag.Code = "T121"
	codeUnknownAsset    diag.Code = "T122"
	codeUnknownToken    diag.Code = "T123"
	codeLostBlock       diag.Code = "T124"
	codeUnshownBlock    diag.Code = "T125"
	codeBundle          diag.Code = "T130"
	codeBundleWarning   diag.Code = "T131"
	codeRemote          diag.Code = "T132"
	codePackages        diag.Code = "T133"
	codeContrast        diag.Code = "T140"
	codeBrandContrast   diag.Code = "T141"
	codeColour          diag.Code = "T142"
	codeManifest        diag.Code = "T150"
	codeIcon            diag.Code = "T151"
	codeStranger        diag.Code = "T152"
	codePictogram       diag.Code = "T153"
	codeFont            diag.Code = "T154"
)

// The three shapes of html/template's errors:
//
//	template: NAME:LINE: message                      where a template is parsed
//	template: NAME:LINE:COLUMN: executing … at <…>: message    where it is executed
//	html/template:NAME:LINE:COLUMN: message           where it is escaped
var templateError = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:]+):(?:([0-9]+):)?(?:([0-9]+):)? ?(.*)$`)

// executing is what an error says between the place and the reason.
var executing = regexp.MustCompile(`(?s)^executing "[^"]*" at <([^\n]*?)>: (.*)$`)

// quotedName is what a syntax error is about, where it says so.
var quotedName = regexp.MustCompile(`"([^"]+)"`)

// diagnose makes a problem of an error of html/template. It is the only place of the program that reads a position from a
// text. files are by the names of templates.
func diagnose(err error, files map[string]*diag.File) diag.Diagnostic {
	code := codeExecution
	text := err.Error()
	var unsafe *template.Error
	switch {
	case errors.As(err, &unsafe):
		code, text = codeUnsafe, unsafeText(unsafe)
	case !strings.Contains(text, ": executing "):
		code = codeSyntax
	}
	match := templateError.FindStringSubmatch(text)
	if match == nil || files[match[1]] == nil {
		return diag.Diagnostic{Code: code, Args: []any{"reason", reasonOf(text)}}
	}
	file := files[match[1]]
	line, _ := strconv.Atoi(match[2])
	reason, expression := match[4], ""
	if parts := executing.FindStringSubmatch(reason); parts != nil {
		expression, reason = parts[1], parts[2]
	}
	if quoted := quotedName.FindStringSubmatch(reason); quoted != nil && code == codeSyntax {
		expression = quoted[1]
	}
	// An error inside a function or a slot has a place of its own, which is the better one.
	if inner := innerError(reason); inner != nil && files[inner[1]] != nil {
		return diagnose(errors.New(inner[0]), files)
	}
	return diag.Diagnostic{Code: code, At: lineSpan(file, line, expression), Args: []any{"reason", reasonOf(reason), "expression", expression}}
}

// innerError finds the error of a slot inside that of the template around it.
func innerError(reason string) []string {
	i := strings.Index(reason, "template: "+slotPrefix)
	if i < 0 {
		return nil
	}
	return templateError.FindStringSubmatch(reason[i:])
}

// unsafeText gives an escaping error the place that its node has: the error itself often has none.
func unsafeText(e *template.Error) string {
	if e.Node == nil {
		return e.Error()
	}
	location, _ := new(parse.Tree).ErrorContext(e.Node)
	return "html/template:" + location + ": " + e.Description
}

// lineSpan returns where an expression stands in a line, from 1; the whole line without its indentation when it is not
// found there.
func lineSpan(f *diag.File, line int, expression string) diag.Span {
	start := 0
	for range line - 1 {
		next := bytes.IndexByte(f.Text[start:], '\n')
		if next < 0 {
			break
		}
		start += next + 1
	}
	text := f.Text[start:]
	if i := bytes.IndexByte(text, '\n'); i >= 0 {
		text = text[:i]
	}
	if i := bytes.Index(text, []byte(expression)); expression != "" && i >= 0 {
		return f.Span(start+i, start+i+len(expression))
	}
	indent := len(text) - len(bytes.TrimLeft(text, " \t"))
	return f.Span(start+indent, start+len(bytes.TrimRight(text, " \t\r")))
}

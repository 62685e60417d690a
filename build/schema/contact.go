// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package schema

import (
	"regexp"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// emailForm is the part of RFC 5321 that people use: no quotes, no comments, no address literals. Dots are looked at apart.
var emailForm = regexp.MustCompile(`^([A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64})@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9])$`)

// What people write around or in an address.
var (
	atWords  = regexp.MustCompile(`(?i)\s*(?:[\[({<]\s*(?:at|arobase|arrobase|chez|@)\s*[\])}>]|\s(?:at|arobase|arrobase|chez)\s)\s*`)
	dotWords = regexp.MustCompile(`(?i)\s*(?:[\[({<]\s*(?:dot|point)\s*[\])}>]|\s(?:dot|point)\s)\s*`)
	angled   = regexp.MustCompile(`^[^<>]*<([^<>]+)>$`)
)

// email wants an e-mail address.
func email(s string) *fault {
	f := emailForm.FindStringSubmatch(s)
	if f != nil && !strings.HasPrefix(f[1], ".") && !strings.HasSuffix(f[1], ".") && !strings.Contains(f[1], "..") {
		return nil
	}
	suggestion, accents := tidyEmail(s)
	return &fault{code: "V035", suggestion: suggestion, sure: !accents}
}

// tidyEmail takes away what stands around an address, and its accents: whether the mailbox is without them, a person must say.
func tidyEmail(s string) (tidy string, accents bool) {
	s = strings.TrimSpace(s)
	if f := angled.FindStringSubmatch(s); f != nil {
		s = f[1]
	}
	s = strings.TrimPrefix(s, "mailto:")
	s = atWords.ReplaceAllString(s, "@")
	s = dotWords.ReplaceAllString(s, ".")
	s = strings.TrimRight(strings.Join(strings.Fields(s), ""), ".,;")
	s = strings.ReplaceAll(s, ",", ".")
	if strings.Count(s, "@") > 1 {
		return "", false
	}
	if folded := words.Fold(s); len(folded) != len(s) {
		return folded, true
	}
	return s, false
}

// overseas are the prefixes of the French overseas numbers, written from there as 0590… and from elsewhere as +590 590….
var overseas = map[string]string{
	"0590": "590", "0690": "590", "0691": "590",
	"0594": "594", "0694": "594",
	"0596": "596", "0696": "596", "0697": "596",
	"0262": "262", "0263": "262", "0269": "262", "0639": "262", "0692": "262", "0693": "262",
}

var (
	phoneNoise = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ".", "", "-", "", "\u2011", "", "\u2013", "", "/", "", "(0)", "", "(", "", ")", "")
	e164Form   = regexp.MustCompile(`^\+[1-9][0-9]{6,14}$`)
	frenchForm = regexp.MustCompile(`^0[1-9][0-9]{8}$`)
)

// Phone returns a number as E.164 ("+33320000000"). It reads an international number (+32 2 …, 0032 2 …) and a
// French one as people write it: 03 20 00 00 00, 03.20.00.00.00, +33 (0)3 20 00 00 00, overseas numbers included.
func Phone(s string) (e164 string, ok bool) {
	if len(s) > 60 {
		return "", false
	}
	digits := phoneNoise.Replace(strings.TrimSpace(s))
	if rest, found := strings.CutPrefix(digits, "00"); found {
		digits = "+" + rest
	}
	if frenchForm.MatchString(digits) {
		country := "33"
		if code := overseas[digits[:4]]; code != "" {
			country = code
		}
		return "+" + country + digits[1:], true
	}
	if !e164Form.MatchString(digits) {
		return "", false
	}
	// French numbers have nine digits after the prefix, the first of which is not 0.
	if rest, french := strings.CutPrefix(digits, "+33"); french && (len(rest) != 9 || rest[0] == '0') {
		return "", false
	}
	return digits, true
}

// phone wants one number that Phone reads.
func phone(s string) *fault {
	if _, ok := Phone(s); ok {
		return nil
	}
	digits := phoneNoise.Replace(strings.TrimSpace(s))
	suggestion := ""
	switch {
	case len(digits) == 9 && digits[0] != '0': // a spreadsheet took the zero away
		suggestion = grouped("0" + digits)
	case strings.HasPrefix(digits, "+330"):
		suggestion = grouped(digits[3:])
	case strings.HasPrefix(digits, "33") && len(digits) == 11:
		suggestion = grouped("0" + digits[2:])
	}
	return maybe("V036", suggestion)
}

// grouped writes ten digits as people read them, by two.
func grouped(digits string) string {
	var pairs []string
	for ; len(digits) >= 2; digits = digits[2:] {
		pairs = append(pairs, digits[:2])
	}
	return strings.Join(pairs, " ") + digits
}

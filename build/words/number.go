// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package words

import (
	"math"
	"strconv"
	"strings"
)

// Number returns a number with at most two decimals: « 1 234 », « 12,5 ».
func (s *Set) Number(n float64) string {
	return s.digits(strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(n, 'f', 2, 64), "0"), "."))
}

// digits groups the digits of a number in Go's notation and sets the language's marks.
func (s *Set) digits(n string) string {
	whole, decimals, _ := strings.Cut(n, ".")
	whole, negative := strings.CutPrefix(whole, "-")
	var b strings.Builder
	if negative && strings.Trim(whole+decimals, "0") != "" {
		b.WriteString("−")
	}
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(s.Text("number.group"))
		}
		b.WriteRune(digit)
	}
	if decimals != "" {
		b.WriteString(s.Text("number.decimal"))
		b.WriteString(decimals)
	}
	return b.String()
}

// Percent returns a share of one: Percent(0.42) is « 42 % ».
func (s *Set) Percent(share float64) string {
	return s.Text("number.percent", "number", math.Round(share*100))
}

// signs of currencies; the others are written by their code.
var signs = map[string]string{"EUR": "€", "GBP": "£", "USD": "$"}

// Money returns an amount in a currency (ISO 4217): « 1 234 € », « 12,50 € ».
func (s *Set) Money(amount float64, currency string) string {
	decimals := 2
	if cents := math.Round(amount * 100); math.Mod(cents, 100) == 0 {
		decimals = 0
	}
	sign, known := signs[currency]
	if !known {
		sign = currency
	}
	key := "number.money"
	if !known {
		key = "number.currency"
	}
	return s.Text(key, "number", s.digits(strconv.FormatFloat(amount, 'f', decimals, 64)), "currency", sign)
}

// Distance returns metres as people say them: « 350 m », « 1,2 km », « 12 km ».
func (s *Set) Distance(metres float64) string {
	switch {
	case metres < 995:
		return s.Text("number.metres", "number", math.Round(metres/10)*10)
	case metres < 9950:
		return s.Text("number.kilometres", "number", math.Round(metres/100)/10)
	}
	return s.Text("number.kilometres", "number", math.Round(metres/1000))
}

// territories of the French numbering plan: country codes whose numbers are dialled with a 0 and nine digits at home.
var frenchCodes = [...]string{"33", "590", "594", "596", "262"}

// Phone returns an E.164 number as people of the language read it: « 03 20 12 34 56 » in French, "+33 3 20 12 34 56" in
// others. Other text is returned as it is.
func (s *Set) Phone(e164 string) string {
	digits, ok := strings.CutPrefix(e164, "+")
	if !ok || len(digits) < 7 || len(digits) > 15 || strings.Trim(digits, "0123456789") != "" {
		return e164
	}
	for _, code := range frenchCodes {
		rest, ok := strings.CutPrefix(digits, code)
		if !ok || len(rest) != 9 {
			continue
		}
		if s.lang == "fr" {
			return pairs("0" + rest)
		}
		return "+" + code + "\u00a0" + pairs(rest)
	}
	code := countryCode(digits)
	return "+" + code + "\u00a0" + pairs(digits[len(code):])
}

// countryCode returns the code with which an international number begins (ITU-T E.164: zones 1 and 7 have one digit, the
// listed ones two, all others three).
func countryCode(digits string) string {
	const two = " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 "
	switch {
	case digits[0] == '1' || digits[0] == '7':
		return digits[:1]
	case strings.Contains(two, " "+digits[:2]+" "):
		return digits[:2]
	}
	return digits[:3]
}

// pairs groups digits by two from the end, with spaces that do not break.
func pairs(digits string) string {
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%2 == 0 {
			b.WriteString("\u00a0")
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}

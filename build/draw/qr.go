// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package draw

import (
	"fmt"
	"strconv"
	"strings"

	"rsc.io/qr"
)

// quietZone is how many squares stay empty around a QR code (ISO/IEC 18004 §9.1).
const quietZone = 4

// A QR is a QR code: its dark squares as path data, each of them one unit, and the side of the whole with its quiet zone.
type QR struct {
	Path string
	Side int
}

// NewQR returns the QR code of a text, readable with a seventh of it damaged. A text of more than about 2,000 bytes is an error.
func NewQR(text string) (QR, error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return QR{}, fmt.Errorf("encode a QR code: %w", err)
	}
	side := code.Size
	var path strings.Builder
	for y := range side {
		for x := 0; x < side; {
			run := 0
			for x+run < side && code.Black(x+run, y) {
				run++
			}
			if run > 0 {
				n := strconv.Itoa(run)
				path.WriteString("M" + strconv.Itoa(x+quietZone) + " " + strconv.Itoa(y+quietZone) + "h" + n + "v1h-" + n + "z")
			}
			x += max(run, 1)
		}
	}
	return QR{Path: path.String(), Side: side + 2*quietZone}, nil
}

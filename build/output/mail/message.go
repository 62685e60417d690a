// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	mailer "github.com/wneessen/go-mail"
)

// Message returns the letter as a message (RFC 5322) that a mail program opens as a draft: text first, HTML last (RFC 2046
// §5.1.4), from the network's address where it has one. Nobody is its recipient yet. The same letter is the same bytes.
func (l Letter) Message() ([]byte, error) {
	sum := sha256.Sum256([]byte(l.HTML + l.Text))
	m := mailer.NewMsg(mailer.WithNoDefaultUserAgent(), mailer.WithBoundary(hex.EncodeToString(sum[:16])))
	if l.email != "" {
		if err := m.FromFormat(l.name, l.email); err != nil {
			return nil, fmt.Errorf("write the sender: %w", err)
		}
	}
	m.Subject(l.Subject)
	m.SetDateWithValue(l.sent)
	m.SetMessageIDWithValue(l.id)
	m.SetGenHeader("X-Unsent", "1") // Outlook opens it as a draft
	m.SetBodyString(mailer.TypeTextPlain, l.Text)
	m.AddAlternativeString(mailer.TypeTextHTML, l.HTML)
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("write the message: %w", err)
	}
	return b.Bytes(), nil
}

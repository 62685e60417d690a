// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package mail

import "strings"

// A Service sends letters to many people. In the letter that is given to it, it replaces marks of its own by the address of each
// reader. The zero Service stands for a person's own mail program.
type Service struct {
	Name   string // "brevo"
	Online string // mark of the address where the letter is read in a browser
	Leave  string // mark of the address where one unsubscribes
	Sender string // mark of the postal address of who sends; "" where the service asks for none
}

// services are those whose marks are known, in alphabetical order.
var services = []Service{
	{"brevo", "{{ mirror }}", "{{ unsubscribe }}", ""},
	{"listmonk", "{{ MessageURL }}", "{{ UnsubscribeURL }}", ""},
	{"mailchimp", "*|ARCHIVE|*", "*|UNSUB|*", "*|LIST:ADDRESS|*"},
}

// Services returns the services whose marks are known, in alphabetical order.
func Services() []Service { return append([]Service(nil), services...) }

// Where the marks of the service will stand, in a letter whose words are still free of them. They are addresses so that a
// template accepts them in a link.
const (
	onlineMark = "https://online.invalid/"
	leaveMark  = "https://leave.invalid/"
	senderMark = "https://sender.invalid/"
)

// Services read commands in a letter, wherever they stand: words that look like one are written so that none does.
var (
	inHTML = strings.NewReplacer("{", "&#123;", "}", "&#125;", "*|", "*&#124;", "|*", "&#124;*")
	inText = strings.NewReplacer("{{", "{ {", "}}", "} }", "{%", "{ %", "%}", "% }", "*|", "* |", "|*", "| *")
)

// A mark in the frame of a letter becomes that of the service; in what people wrote none is looked for.
func (s Service) fill(frame string) string {
	if s.Leave == "" {
		return frame
	}
	return strings.NewReplacer(onlineMark, s.Online, leaveMark, s.Leave, senderMark, s.Sender).Replace(frame)
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// ask asks the person at the keyboard for a value that is not given; an empty answer takes what is otherwise. Where nobody is there to
// answer, that is taken at once.
func (a *app) ask(to *string, question, otherwise string, acceptable func(string) bool) error {
	if *to != "" {
		return nil
	}
	*to = otherwise
	if !a.asks {
		return nil
	}
	for {
		if otherwise != "" {
			fmt.Fprintf(a.err, "%s [%s] : ", question, otherwise)
		} else {
			fmt.Fprintf(a.err, "%s : ", question)
		}
		answer, err := a.readLine()
		if err != nil && (!errors.Is(err, io.EOF) || answer == "") {
			return fmt.Errorf("read the answer: %w", err)
		}
		if answer = strings.TrimSpace(answer); answer == "" {
			answer = otherwise
		}
		if acceptable == nil || acceptable(answer) {
			*to = answer
			return nil
		}
		fmt.Fprintln(a.err, a.say("Cette réponse ne convient pas.", "This answer does not suit."))
	}
}

// readLine reads up to the end of a line and no further.
func (a *app) readLine() (string, error) {
	var line strings.Builder
	for b := make([]byte, 1); ; {
		n, err := a.in.Read(b)
		switch {
		case n > 0 && b[0] == '\n':
			return line.String(), nil
		case n > 0:
			line.WriteByte(b[0])
		}
		if err != nil {
			return line.String(), err
		}
	}
}

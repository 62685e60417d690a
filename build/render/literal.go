// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package render

import (
	"bytes"
	"reflect"
	"sync/atomic"
	"text/template/parse"
)

// literal reports whether an expression stands for the same on every page: texts and numbers of the template, and what
// functions make of these alone. The functions of a set depend on their arguments only.
func literal(n parse.Node) bool {
	switch n := n.(type) {
	case *parse.StringNode, *parse.NumberNode, *parse.BoolNode, *parse.NilNode, *parse.IdentifierNode:
		return true
	case *parse.PipeNode:
		if n == nil || len(n.Decl) > 0 {
			return false
		}
		for _, command := range n.Cmds {
			for _, arg := range command.Args {
				if !literal(arg) {
					return false
				}
			}
		}
		return true
	}
	return false
}

// constantly computes a value when it is asked for first, and keeps it.
func constantly(v value) value {
	var kept atomic.Pointer[reflect.Value]
	return func(f *frame, dot reflect.Value) (reflect.Value, error) {
		if known := kept.Load(); known != nil {
			return *known, nil
		}
		got, err := v(f, dot)
		if err == nil {
			kept.Store(&got)
		}
		return got, err
	}
}

// alike keeps what a step writes, which is the same on every page.
func alike(s step) step {
	var kept atomic.Pointer[[]byte]
	return func(f *frame, dot reflect.Value) error {
		if known := kept.Load(); known != nil {
			f.out.Write(*known)
			return nil
		}
		begin := f.out.Len()
		if err := s(f, dot); err != nil {
			return err
		}
		text := bytes.Clone(f.out.Bytes()[begin:])
		kept.Store(&text)
		return nil
	}
}

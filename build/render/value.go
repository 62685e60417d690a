// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package render

import (
	"fmt"
	"reflect"
	"sync/atomic"
	"text/template/parse"
)

// A value computes what an expression stands for; the zero Value is nil without a type.
type value func(f *frame, dot reflect.Value) (reflect.Value, error)

// pipeline compiles commands of which each takes what the one before made as its last argument.
func (c *compiler) pipeline(pipe *parse.PipeNode, commands []*parse.CommandNode) (value, error) {
	if len(commands) == 0 {
		return nil, c.wrong(pipe, fmt.Errorf("nothing to write"))
	}
	var before value
	for _, command := range commands {
		v, err := c.command(command, before)
		if err != nil {
			return nil, err
		}
		before = v
	}
	last := before
	return func(f *frame, dot reflect.Value) (reflect.Value, error) {
		got, err := last(f, dot)
		if err == nil && got.Kind() == reflect.Interface && got.NumMethod() == 0 {
			got = got.Elem() // what is in an any
		}
		return got, err
	}, nil
}

// command compiles one command of a pipeline; final is what comes in from before, nil for nothing.
func (c *compiler) command(n *parse.CommandNode, final value) (value, error) {
	first := n.Args[0]
	switch first := first.(type) {
	case *parse.IdentifierNode:
		return c.function(first, n.Args[1:], final)
	case *parse.FieldNode:
		return c.chain(first, dot, first.Ident, n.Args[1:], final)
	case *parse.VariableNode:
		of, err := c.variable(first)
		if err != nil {
			return nil, err
		}
		return c.chain(first, of, first.Ident[1:], n.Args[1:], final)
	case *parse.ChainNode:
		of, err := c.operand(first.Node)
		if err != nil {
			return nil, err
		}
		return c.chain(first, of, first.Field, n.Args[1:], final)
	case *parse.PipeNode:
		return c.pipeline(first, first.Cmds)
	}
	if len(n.Args) > 1 || final != nil {
		return nil, c.wrong(first, fmt.Errorf("can't give argument to non-function %s", first))
	}
	return c.operand(first)
}

// dot is {{.}}.
func dot(_ *frame, dot reflect.Value) (reflect.Value, error) { return dot, nil }

func constant(v any) value {
	fixed := reflect.ValueOf(v)
	return func(*frame, reflect.Value) (reflect.Value, error) { return fixed, nil }
}

// operand compiles an argument.
func (c *compiler) operand(n parse.Node) (value, error) {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot, nil
	case *parse.NilNode:
		return func(*frame, reflect.Value) (reflect.Value, error) { return reflect.Value{}, nil }, nil
	case *parse.BoolNode:
		return constant(n.True), nil
	case *parse.StringNode:
		return constant(n.Text), nil
	case *parse.NumberNode:
		switch {
		case n.IsInt:
			return constant(int(n.Int64)), nil
		case n.IsFloat:
			return constant(n.Float64), nil
		}
		return nil, c.wrong(n, fmt.Errorf("%s is no number of this machine", n))
	case *parse.FieldNode:
		return c.chain(n, dot, n.Ident, nil, nil)
	case *parse.VariableNode:
		of, err := c.variable(n)
		if err != nil {
			return nil, err
		}
		return c.chain(n, of, n.Ident[1:], nil, nil)
	case *parse.ChainNode:
		of, err := c.operand(n.Node)
		if err != nil {
			return nil, err
		}
		return c.chain(n, of, n.Field, nil, nil)
	case *parse.PipeNode:
		v, err := c.pipeline(n, n.Cmds)
		if err == nil && literal(n) {
			v = constantly(v)
		}
		return v, err
	case *parse.IdentifierNode:
		v, err := c.function(n, nil, nil)
		if err != nil {
			return nil, err
		}
		return constantly(v), nil
	}
	return nil, c.wrong(n, fmt.Errorf("%s is not supported", n))
}

func (c *compiler) variable(n *parse.VariableNode) (value, error) {
	slot := c.slot(n.Ident[0])
	if slot < 0 {
		return nil, c.wrong(n, fmt.Errorf("undefined variable %q", n.Ident[0]))
	}
	return func(f *frame, _ reflect.Value) (reflect.Value, error) { return f.vars[slot], nil }, nil
}

// chain compiles .A.B.C of something; only the last may be a method with arguments.
func (c *compiler) chain(n parse.Node, of value, names []string, args []parse.Node, final value) (value, error) {
	arguments, err := c.operands(args)
	if err != nil {
		return nil, err
	}
	if final != nil {
		arguments = append(arguments, final)
	}
	if len(names) == 0 {
		if len(arguments) > 0 {
			return nil, c.wrong(n, fmt.Errorf("%s is no function", n))
		}
		return of, nil
	}
	for i, name := range names {
		m := &member{name: name}
		if i == len(names)-1 {
			m.arguments = arguments
		}
		receiver := of
		of = func(f *frame, dot reflect.Value) (reflect.Value, error) {
			v, err := receiver(f, dot)
			if err != nil {
				return v, err
			}
			got, err := m.of(v, f, dot)
			if err != nil {
				err = c.wrong(n, err)
			}
			return got, err
		}
	}
	return of, nil
}

func (c *compiler) operands(nodes []parse.Node) ([]value, error) {
	var all []value
	for _, n := range nodes {
		v, err := c.operand(n)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// A member is a field, a method or a key of a map, by its name. Where it is in the type that was met last is remembered.
type member struct {
	name      string
	arguments []value
	last      atomic.Pointer[place]
}

// A place is where a type has a member.
type place struct {
	typ    reflect.Type
	field  []int // index of a field; nil for a method
	method int
	addr   bool // the method is that of a pointer to the type
}

// of returns a member of a value.
func (m *member) of(v reflect.Value, f *frame, dot reflect.Value) (reflect.Value, error) {
	if v.Kind() == reflect.Interface {
		if v.IsNil() {
			return reflect.Value{}, fmt.Errorf("nil pointer evaluating %s.%s", v.Type(), m.name)
		}
		v = v.Elem()
	}
	if !v.IsValid() {
		return v, nil // a key that a map does not have
	}
	p := m.last.Load()
	if p == nil || p.typ != v.Type() {
		if v.Kind() == reflect.Map {
			return m.entry(v)
		}
		found, err := m.find(v)
		if err != nil {
			return reflect.Value{}, err
		}
		p = found
		m.last.Store(p)
	}
	if p.field == nil {
		return m.call(v, p, f, dot)
	}
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return reflect.Value{}, fmt.Errorf("nil pointer evaluating %s.%s", v.Type(), m.name)
		}
		v = v.Elem()
	}
	if len(m.arguments) > 0 {
		return reflect.Value{}, fmt.Errorf("%s has arguments but cannot be invoked as function", m.name)
	}
	if len(p.field) == 1 {
		return v.Field(p.field[0]), nil
	}
	return v.FieldByIndexErr(p.field)
}

// entry returns what a map has under the name; the zero Value for nothing.
func (m *member) entry(v reflect.Value) (reflect.Value, error) {
	if v.Type().Key().Kind() != reflect.String {
		return reflect.Value{}, fmt.Errorf("can't evaluate field %s in type %s", m.name, v.Type())
	}
	if keyed, ok := v.Interface().(map[string]any); ok {
		return reflect.ValueOf(keyed[m.name]), nil
	}
	return v.MapIndex(reflect.ValueOf(m.name).Convert(v.Type().Key())), nil
}

// find looks for the member in the type of a value.
func (m *member) find(v reflect.Value) (*place, error) {
	typ := v.Type()
	if method, ok := typ.MethodByName(m.name); ok {
		return &place{typ: typ, method: method.Index}, nil
	}
	base := typ
	if typ.Kind() == reflect.Pointer {
		base = typ.Elem()
	} else if method, ok := reflect.PointerTo(typ).MethodByName(m.name); ok && v.CanAddr() {
		return &place{typ: typ, method: method.Index, addr: true}, nil
	}
	if base.Kind() == reflect.Struct {
		if field, ok := base.FieldByName(m.name); ok && field.IsExported() {
			return &place{typ: typ, field: field.Index}, nil
		}
	}
	return nil, fmt.Errorf("can't evaluate field %s in type %s", m.name, typ)
}

// call calls a method.
func (m *member) call(v reflect.Value, p *place, f *frame, dot reflect.Value) (reflect.Value, error) {
	if p.addr {
		if !v.CanAddr() {
			return reflect.Value{}, fmt.Errorf("can't evaluate field %s in type %s", m.name, v.Type())
		}
		v = v.Addr()
	}
	method := v.Method(p.method)
	in, err := arguments(method.Type(), m.name, m.arguments, f, dot)
	if err != nil {
		return reflect.Value{}, err
	}
	return result(method.Call(in))
}

// indirect returns what pointers and interfaces lead to; the zero Value at a nil.
func indirect(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return reflect.Value{}
		}
		v = v.Elem()
	}
	return v
}

// truth reports whether a value counts as true: not false, not zero, not empty, not nil; any struct does.
func truth(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Bool:
		return v.Bool()
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return v.Len() > 0
	case reflect.Pointer, reflect.Interface, reflect.Func, reflect.Chan:
		return !v.IsNil()
	case reflect.Struct:
		return true
	}
	return !v.IsZero()
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package render

import (
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"
)

// function compiles a call. Functions of the kinds that themes have most are called as they are, without reflection.
func (c *compiler) function(n *parse.IdentifierNode, args []parse.Node, final value) (value, error) {
	operands, err := c.operands(args)
	if err != nil {
		return nil, err
	}
	if final != nil {
		operands = append(operands, final)
	}
	if v := builtin(n.Ident, operands); v != nil {
		return c.located(n, v), nil
	}
	fn, known := c.funcs[n.Ident]
	if !known {
		return nil, c.wrong(n, fmt.Errorf("function %q not defined", n.Ident))
	}
	if v := direct(fn, operands); v != nil {
		return c.located(n, v), nil
	}
	called := reflect.ValueOf(fn)
	return c.located(n, func(f *frame, dot reflect.Value) (reflect.Value, error) {
		in, err := arguments(called.Type(), n.Ident, operands, f, dot)
		if err != nil {
			return reflect.Value{}, err
		}
		return result(called.Call(in))
	}), nil
}

// located says where an error happened.
func (c *compiler) located(n parse.Node, v value) value {
	return func(f *frame, dot reflect.Value) (reflect.Value, error) {
		got, err := v(f, dot)
		if err != nil {
			err = c.wrong(n, err)
		}
		return got, err
	}
}

// direct calls functions of a few types without reflection; nil for those of other types.
func direct(fn any, operands []value) value {
	switch fn := fn.(type) {
	case func(...any) (map[string]any, error):
		return func(f *frame, dot reflect.Value) (reflect.Value, error) {
			in, err := anys(operands, f, dot)
			if err != nil {
				return reflect.Value{}, err
			}
			got, err := fn(in...)
			return reflect.ValueOf(got), err
		}
	case func(string, ...any) string:
		return func(f *frame, dot reflect.Value) (reflect.Value, error) {
			in, err := anys(operands, f, dot)
			if err != nil || len(in) == 0 {
				return reflect.Value{}, wanted(err, 1, len(in))
			}
			first, ok := in[0].(string)
			if !ok {
				return reflect.Value{}, fmt.Errorf("wrong type for value; expected string; got %T", in[0])
			}
			return reflect.ValueOf(fn(first, in[1:]...)), nil
		}
	case func(any, any) any:
		return two(operands, func(a, b reflect.Value) (reflect.Value, error) { return reflect.ValueOf(fn(plain(a), plain(b))), nil })
	case func(any, any) (string, error):
		return two(operands, func(a, b reflect.Value) (reflect.Value, error) {
			got, err := fn(plain(a), plain(b))
			return reflect.ValueOf(got), err
		})
	case func(any) (string, error):
		return one(operands, func(v reflect.Value) (reflect.Value, error) {
			got, err := fn(plain(v))
			return reflect.ValueOf(got), err
		})
	case func(any) (template.HTML, error):
		return one(operands, func(v reflect.Value) (reflect.Value, error) {
			got, err := fn(plain(v))
			return reflect.ValueOf(got), err
		})
	case func(string) (string, error):
		return one(operands, texts(func(s string) (reflect.Value, error) {
			got, err := fn(s)
			return reflect.ValueOf(got), err
		}))
	case func(string) string:
		return one(operands, texts(func(s string) (reflect.Value, error) { return reflect.ValueOf(fn(s)), nil }))
	case func(string) template.HTML:
		return one(operands, texts(func(s string) (reflect.Value, error) { return reflect.ValueOf(fn(s)), nil }))
	case func(string) template.URL:
		return one(operands, texts(func(s string) (reflect.Value, error) { return reflect.ValueOf(fn(s)), nil }))
	case func(string) (template.URL, error):
		return one(operands, texts(func(s string) (reflect.Value, error) {
			got, err := fn(s)
			return reflect.ValueOf(got), err
		}))
	}
	return nil
}

// one calls with one argument.
func one(operands []value, call func(reflect.Value) (reflect.Value, error)) value {
	if len(operands) != 1 {
		return func(*frame, reflect.Value) (reflect.Value, error) {
			return reflect.Value{}, wanted(nil, 1, len(operands))
		}
	}
	operand := operands[0]
	return func(f *frame, dot reflect.Value) (reflect.Value, error) {
		v, err := operand(f, dot)
		if err != nil {
			return reflect.Value{}, err
		}
		return call(v)
	}
}

// two calls with two arguments.
func two(operands []value, call func(a, b reflect.Value) (reflect.Value, error)) value {
	if len(operands) != 2 {
		return func(*frame, reflect.Value) (reflect.Value, error) {
			return reflect.Value{}, wanted(nil, 2, len(operands))
		}
	}
	first, second := operands[0], operands[1]
	return func(f *frame, dot reflect.Value) (reflect.Value, error) {
		a, err := first(f, dot)
		if err != nil {
			return reflect.Value{}, err
		}
		b, err := second(f, dot)
		if err != nil {
			return reflect.Value{}, err
		}
		return call(a, b)
	}
}

// texts calls with a text.
func texts(call func(string) (reflect.Value, error)) func(reflect.Value) (reflect.Value, error) {
	return func(v reflect.Value) (reflect.Value, error) {
		v = indirect(v)
		if v.Kind() != reflect.String {
			return reflect.Value{}, fmt.Errorf("wrong type for value; expected string; got %v", v)
		}
		return call(v.String())
	}
}

func wanted(err error, want, got int) error {
	if err != nil {
		return err
	}
	return fmt.Errorf("wrong number of args: want %d got %d", want, got)
}

// plain returns what is in a Value, nil for the zero Value.
func plain(v reflect.Value) any {
	if !v.IsValid() {
		return nil
	}
	return v.Interface()
}

func anys(operands []value, f *frame, dot reflect.Value) ([]any, error) {
	all := make([]any, len(operands))
	for i, operand := range operands {
		v, err := operand(f, dot)
		if err != nil {
			return nil, err
		}
		all[i] = plain(v)
	}
	return all, nil
}

// arguments returns operands as a function of a type takes them.
func arguments(typ reflect.Type, name string, operands []value, f *frame, dot reflect.Value) ([]reflect.Value, error) {
	fixed := typ.NumIn()
	if typ.IsVariadic() {
		fixed--
	}
	if len(operands) < fixed || len(operands) > fixed && !typ.IsVariadic() {
		return nil, fmt.Errorf("wrong number of args for %s: want %d got %d", name, fixed, len(operands))
	}
	in := make([]reflect.Value, len(operands))
	for i, operand := range operands {
		v, err := operand(f, dot)
		if err != nil {
			return nil, err
		}
		want := typ.In(min(i, typ.NumIn()-1))
		if typ.IsVariadic() && i >= fixed {
			want = want.Elem()
		}
		if in[i], err = fit(v, want); err != nil {
			return nil, err
		}
	}
	return in, nil
}

// fit returns a value as a type takes it.
func fit(v reflect.Value, want reflect.Type) (reflect.Value, error) {
	if !v.IsValid() {
		switch want.Kind() {
		case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice:
			return reflect.Zero(want), nil
		}
		return v, fmt.Errorf("invalid value; expected %s", want)
	}
	if v.Kind() == reflect.Interface && !v.IsNil() && want.Kind() != reflect.Interface {
		v = v.Elem()
	}
	switch typ := v.Type(); {
	case typ.AssignableTo(want):
		return v, nil
	case typ.Kind() == reflect.Pointer && !v.IsNil() && typ.Elem().AssignableTo(want):
		return v.Elem(), nil
	case v.CanAddr() && reflect.PointerTo(typ).AssignableTo(want):
		return v.Addr(), nil
	case v.CanInt() && (want.Kind() == reflect.Float64 || want.Kind() == reflect.Float32):
		return v.Convert(want), nil // 3 is 3.0
	case typ.Kind() == want.Kind() && typ.ConvertibleTo(want) && (v.CanInt() || v.CanUint() || v.CanFloat() || v.Kind() == reflect.String && typ == reflect.TypeFor[string]()):
		return v.Convert(want), nil // constants of a template fit every type of their kind
	}
	return v, fmt.Errorf("wrong type for value; expected %s; got %s", want, v.Type())
}

// result returns what a call gave, and its error.
func result(out []reflect.Value) (reflect.Value, error) {
	if len(out) == 2 && !out[1].IsNil() {
		return reflect.Value{}, out[1].Interface().(error)
	}
	return out[0], nil
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package render

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
)

// builtin returns a function that text/template has by itself; nil for another name.
func builtin(name string, operands []value) value {
	switch name {
	case "and", "or":
		return logic(name == "or", operands)
	case "not":
		return one(operands, func(v reflect.Value) (reflect.Value, error) { return reflect.ValueOf(!truth(v)), nil })
	case "len":
		return one(operands, length)
	case "eq", "ne", "lt", "le", "gt", "ge":
		return comparison(name, operands)
	case "index":
		return with(operands, index)
	case "slice":
		return with(operands, cut)
	case "print", "println", "printf":
		return printing(name, operands)
	}
	return nil
}

// with calls a function with the values of its operands.
func with(operands []value, call func([]reflect.Value) (reflect.Value, error)) value {
	return func(f *frame, dot reflect.Value) (reflect.Value, error) {
		all := make([]reflect.Value, len(operands))
		for i, operand := range operands {
			v, err := operand(f, dot)
			if err != nil {
				return reflect.Value{}, err
			}
			all[i] = v
		}
		if len(all) == 0 {
			return reflect.Value{}, wanted(nil, 1, 0)
		}
		return call(all)
	}
}

// logic is and, or: the first operand that decides, else the last one; those after it are not looked at.
func logic(decides bool, operands []value) value {
	return func(f *frame, dot reflect.Value) (reflect.Value, error) {
		if len(operands) == 0 {
			return reflect.Value{}, wanted(nil, 1, 0)
		}
		var v reflect.Value
		for _, operand := range operands {
			var err error
			if v, err = operand(f, dot); err != nil {
				return v, err
			}
			if v.Kind() == reflect.Interface {
				v = v.Elem()
			}
			if truth(v) == decides {
				return v, nil
			}
		}
		return v, nil
	}
}

func length(v reflect.Value) (reflect.Value, error) {
	v = indirect(v)
	switch v.Kind() {
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return reflect.ValueOf(v.Len()), nil
	}
	return v, fmt.Errorf("len of %v", v)
}

var errIncomparable = errors.New("incompatible types for comparison")

// comparison is eq, which takes several values of which one is to be equal, and the others, which take two.
func comparison(name string, operands []value) value {
	return with(operands, func(all []reflect.Value) (reflect.Value, error) {
		if len(all) < 2 || len(all) > 2 && name != "eq" {
			return reflect.Value{}, wanted(nil, 2, len(all))
		}
		for _, other := range all[1:] {
			holds, err := compare(name, indirectInterface(all[0]), indirectInterface(other))
			if err != nil || holds {
				return reflect.ValueOf(holds), err
			}
		}
		return reflect.ValueOf(false), nil
	})
}

func indirectInterface(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

func compare(name string, a, b reflect.Value) (bool, error) {
	order, err := ordered(a, b)
	if err != nil && (name == "eq" || name == "ne") {
		equal, failed := identical(a, b)
		return equal == (name == "eq"), failed
	}
	switch name {
	case "eq":
		return order == 0, err
	case "ne":
		return order != 0, err
	case "lt":
		return order < 0, err
	case "le":
		return order <= 0, err
	case "gt":
		return order > 0, err
	}
	return order >= 0, err
}

// ordered compares numbers with numbers and texts with texts.
func ordered(a, b reflect.Value) (int, error) {
	switch {
	case a.Kind() == reflect.String && b.Kind() == reflect.String:
		return cmp.Compare(a.String(), b.String()), nil
	case !a.IsValid() || !b.IsValid():
	case a.CanInt() && b.CanInt():
		return cmp.Compare(a.Int(), b.Int()), nil
	case a.CanUint() && b.CanUint():
		return cmp.Compare(a.Uint(), b.Uint()), nil
	case a.CanFloat() && b.CanFloat():
		return cmp.Compare(a.Float(), b.Float()), nil
	case a.CanInt() && b.CanUint():
		if a.Int() < 0 {
			return -1, nil
		}
		return cmp.Compare(uint64(a.Int()), b.Uint()), nil
	case a.CanUint() && b.CanInt():
		order, err := ordered(b, a)
		return -order, err
	}
	return 0, errIncomparable
}

// identical compares what has no order.
func identical(a, b reflect.Value) (bool, error) {
	if !a.IsValid() || !b.IsValid() {
		return a.IsValid() == b.IsValid(), nil
	}
	if a.Type() != b.Type() || !a.Comparable() || !b.Comparable() {
		return false, errIncomparable
	}
	return a.Equal(b), nil
}

// index returns an element of a list or a map, and of that in turn.
func index(all []reflect.Value) (reflect.Value, error) {
	v := indirect(all[0])
	for _, at := range all[1:] {
		at = indirectInterface(at)
		switch v.Kind() {
		case reflect.Slice, reflect.Array, reflect.String:
			if !at.IsValid() || !at.CanInt() || at.Int() < 0 || at.Int() >= int64(v.Len()) {
				return v, fmt.Errorf("index out of range: %v", at)
			}
			v = indirect(v.Index(int(at.Int())))
		case reflect.Map:
			key, err := fit(at, v.Type().Key())
			if err != nil {
				return v, err
			}
			v = indirectInterface(v.MapIndex(key))
		default:
			return v, fmt.Errorf("can't index item of type %v", v.Kind())
		}
	}
	return v, nil
}

// cut returns a part of a text or a list.
func cut(all []reflect.Value) (reflect.Value, error) {
	v := indirect(all[0])
	if v.Kind() != reflect.Slice && v.Kind() != reflect.String {
		return v, fmt.Errorf("can't slice item of type %v", v.Kind())
	}
	ends := [2]int{0, v.Len()}
	if len(all) > 3 {
		return v, wanted(nil, 3, len(all))
	}
	for i, at := range all[1:] {
		at = indirectInterface(at)
		if !at.IsValid() || !at.CanInt() || at.Int() < 0 || at.Int() > int64(v.Len()) {
			return v, fmt.Errorf("index out of range: %v", at)
		}
		ends[i] = int(at.Int())
	}
	if ends[0] > ends[1] {
		return v, fmt.Errorf("invalid slice index: %d > %d", ends[0], ends[1])
	}
	return v.Slice(ends[0], ends[1]), nil
}

func printing(name string, operands []value) value {
	return func(f *frame, dot reflect.Value) (reflect.Value, error) {
		in, err := anys(operands, f, dot)
		if err != nil {
			return reflect.Value{}, err
		}
		switch name {
		case "print":
			return reflect.ValueOf(fmt.Sprint(in...)), nil
		case "println":
			return reflect.ValueOf(fmt.Sprintln(in...)), nil
		}
		format, ok := in[0].(string)
		if !ok {
			return reflect.Value{}, fmt.Errorf("wrong type for value; expected string; got %T", in[0])
		}
		return reflect.ValueOf(fmt.Sprintf(format, in[1:]...)), nil
	}
}

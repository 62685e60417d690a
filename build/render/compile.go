// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package render

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// A compiler turns one tree into steps.
type compiler struct {
	*linker
	tree  *parse.Tree
	name  string
	scope []string // names of the variables that can be seen; a name's last place is its slot
	most  int      // variables at once
}

// errBreak and errContinue leave a step of a range early.
var (
	errBreak    = errors.New("break outside of a range")
	errContinue = errors.New("continue outside of a range")
)

// wrong returns an error at a node.
func (c *compiler) wrong(n parse.Node, err error) error {
	var known *Error
	if errors.As(err, &known) {
		return err // it knows better where it happened
	}
	location, expression := c.tree.ErrorContext(n)
	return &Error{Template: c.name, Location: location, Expression: expression, Err: err}
}

// declare gives a variable a slot.
func (c *compiler) declare(name string) int {
	c.scope = append(c.scope, name)
	c.most = max(c.most, len(c.scope))
	return len(c.scope) - 1
}

// slot returns where a variable is; -1 for one that does not exist.
func (c *compiler) slot(name string) int {
	for i, known := range slices.Backward(c.scope) {
		if known == name {
			return i
		}
	}
	return -1
}

func (c *compiler) list(list *parse.ListNode) ([]step, error) {
	if list == nil {
		return nil, nil
	}
	visible := len(c.scope)
	defer func() { c.scope = c.scope[:visible] }()
	var steps []step
	for _, n := range list.Nodes {
		s, err := c.node(n)
		if err != nil {
			return nil, err
		}
		if s != nil {
			steps = append(steps, s)
		}
	}
	return steps, nil
}

// node compiles one node; nil for one that does nothing.
func (c *compiler) node(n parse.Node) (step, error) {
	switch n := n.(type) {
	case *parse.CommentNode:
		return nil, nil
	case *parse.TextNode:
		text := n.Text
		return func(f *frame, _ reflect.Value) error {
			f.out.Write(text)
			return nil
		}, nil
	case *parse.ActionNode:
		return c.action(n)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, false)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, true)
	case *parse.RangeNode:
		return c.loop(n)
	case *parse.TemplateNode:
		return c.template(n)
	case *parse.BreakNode:
		return func(*frame, reflect.Value) error { return errBreak }, nil
	case *parse.ContinueNode:
		return func(*frame, reflect.Value) error { return errContinue }, nil
	}
	return nil, c.wrong(n, fmt.Errorf("%s is not supported", n))
}

// escaperPrefix begins the names of the functions that html/template puts at the end of a pipeline.
const escaperPrefix = "_html_template_"

// action compiles {{…}}: a value that is written, or a variable that is set.
func (c *compiler) action(n *parse.ActionNode) (step, error) {
	pipe := n.Pipe
	commands := len(pipe.Cmds)
	var names []string
	for ; commands > 0; commands-- {
		name, ok := pipe.Cmds[commands-1].Args[0].(*parse.IdentifierNode)
		if !ok || !strings.HasPrefix(name.Ident, escaperPrefix) {
			break
		}
		names = append(names, strings.TrimPrefix(name.Ident, escaperPrefix))
	}
	slices.Reverse(names)
	v, err := c.pipeline(pipe, pipe.Cmds[:commands])
	if err != nil {
		return nil, err
	}
	if len(pipe.Decl) > 0 {
		slot, err := c.assignment(pipe)
		if err != nil {
			return nil, err
		}
		return func(f *frame, dot reflect.Value) error {
			got, err := v(f, dot)
			if err != nil {
				return err
			}
			f.vars[slot] = got
			return nil
		}, nil
	}
	write, err := writerOf(names)
	if err != nil {
		return nil, c.wrong(n, err)
	}
	written := func(f *frame, dot reflect.Value) error {
		got, err := v(f, dot)
		if err != nil {
			return err
		}
		write(f.out, got)
		return nil
	}
	if literal(pipe) {
		return alike(written), nil
	}
	return written, nil
}

// assignment returns the slot that a pipeline sets: a new one for :=.
func (c *compiler) assignment(pipe *parse.PipeNode) (int, error) {
	name := pipe.Decl[0].Ident[0]
	if !pipe.IsAssign {
		return c.declare(name), nil
	}
	slot := c.slot(name)
	if slot < 0 {
		return 0, c.wrong(pipe, fmt.Errorf("undefined variable %q", name))
	}
	return slot, nil
}

// branch compiles {{if}} and {{with}}.
func (c *compiler) branch(n *parse.BranchNode, with bool) (step, error) {
	visible := len(c.scope)
	defer func() { c.scope = c.scope[:visible] }()
	condition, err := c.pipeline(n.Pipe, n.Pipe.Cmds)
	if err != nil {
		return nil, err
	}
	slot := -1
	if len(n.Pipe.Decl) > 0 {
		if slot, err = c.assignment(n.Pipe); err != nil {
			return nil, err
		}
	}
	then, err := c.list(n.List)
	if err != nil {
		return nil, err
	}
	otherwise, err := c.list(n.ElseList)
	if err != nil {
		return nil, err
	}
	return func(f *frame, dot reflect.Value) error {
		got, err := condition(f, dot)
		if err != nil {
			return err
		}
		if slot >= 0 {
			f.vars[slot] = got
		}
		if !truth(got) {
			return f.run(otherwise, dot)
		}
		if with {
			dot = got
		}
		return f.run(then, dot)
	}, nil
}

// loop compiles {{range}}.
func (c *compiler) loop(n *parse.RangeNode) (step, error) {
	visible := len(c.scope)
	defer func() { c.scope = c.scope[:visible] }()
	over, err := c.pipeline(n.Pipe, n.Pipe.Cmds)
	if err != nil {
		return nil, err
	}
	key, element := -1, -1
	switch decl := n.Pipe.Decl; len(decl) {
	case 1:
		element = c.declare(decl[0].Ident[0])
	case 2:
		key, element = c.declare(decl[0].Ident[0]), c.declare(decl[1].Ident[0])
	}
	body, err := c.list(n.List)
	if err != nil {
		return nil, err
	}
	otherwise, err := c.list(n.ElseList)
	if err != nil {
		return nil, err
	}
	once := func(f *frame, index, value reflect.Value) error {
		if key >= 0 {
			f.vars[key] = index
		}
		if element >= 0 {
			f.vars[element] = value
		}
		err := f.run(body, value)
		if err == errContinue { //nolint:errorlint // never wrapped
			return nil
		}
		return err
	}
	return func(f *frame, dot reflect.Value) error {
		got, err := over(f, dot)
		if err != nil {
			return err
		}
		count, err := each(got, func(index, value reflect.Value) error { return once(f, index, value) })
		switch {
		case err == errBreak: //nolint:errorlint // never wrapped
			return nil
		case err == errRange: //nolint:errorlint // never wrapped
			return c.wrong(n, fmt.Errorf("range can't iterate over %v", got))
		case err != nil:
			return err
		case count == 0:
			return f.run(otherwise, dot)
		}
		return nil
	}, nil
}

// errCalled is also what a template is that does not exist, which package theme finds before.
var errCalled = errors.New("a template can only be called between elements, not inside a title or an attribute")

var errRange = errors.New("not to be ranged over")

// each calls f for the elements of a list, of a map in the order of its keys, or for the numbers below one.
func each(of reflect.Value, f func(index, value reflect.Value) error) (count int, err error) {
	v := indirect(of)
	if of.Kind() == reflect.Pointer && !v.IsValid() {
		return 0, errRange
	}
	switch v.Kind() {
	case reflect.Invalid:
		return 0, nil
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if err := f(reflect.ValueOf(i), v.Index(i)); err != nil {
				return count, err
			}
			count++
		}
		return count, nil
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		for _, k := range keys {
			if err := f(k, v.MapIndex(k)); err != nil {
				return count, err
			}
			count++
		}
		return count, nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		for i := range v.Int() {
			n := reflect.ValueOf(i).Convert(v.Type())
			if err := f(n, n); err != nil {
				return count, err
			}
			count++
		}
		return count, nil
	}
	return 0, errRange
}

// template compiles {{template}}.
func (c *compiler) template(n *parse.TemplateNode) (step, error) {
	called := c.program(n.Name)
	if called == nil {
		return nil, c.wrong(n, errCalled)
	}
	if n.Pipe == nil {
		return func(f *frame, _ reflect.Value) error { return f.call(called, reflect.Value{}) }, nil
	}
	data, err := c.pipeline(n.Pipe, n.Pipe.Cmds)
	if err != nil {
		return nil, err
	}
	call := func(f *frame, dot reflect.Value) error {
		got, err := data(f, dot)
		if err != nil {
			return err
		}
		if got.Kind() == reflect.Interface {
			got = got.Elem()
		}
		return f.call(called, got)
	}
	if literal(n.Pipe) {
		return alike(call), nil
	}
	return call, nil
}

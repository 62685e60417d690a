// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"math"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build"
)

// A site is read by all outputs at once, without locks: rendering changes nothing of it. With -race this also holds that nobody writes.
func TestRenderingLeavesTheSiteAsItIs(t *testing.T) {
	for name, state := range map[string]*build.State{
		"the demo":      demo(t, os.DirFS(".."), autumn),
		"a small one":   readNetwork(t, "testdata/sites/reseau.txtar").open(t).State(),
		"with problems": readCase(t, "R105.txtar").open(t).State(),
	} {
		before := fingerprint(state.Site)
		var group sync.WaitGroup
		for range 2 {
			group.Go(func() { manifest(t, state) })
		}
		group.Wait()
		if fingerprint(state.Site) != before {
			t.Errorf("%s: the site has changed", name)
		}
	}
}

// The walk behind the test sees a change, however deep it is.
func TestAFingerprintSeesEveryChange(t *testing.T) {
	s := readNetwork(t, "testdata/sites/reseau.txtar").open(t).State().Site
	seen := map[string]bool{fingerprint(s): true}
	for i, change := range []func(){
		func() { s.Places[0].Name += "." },
		func() { *s.Places[0].Lat += 1e-9 },
		func() { s.Places[1].File.Text[0]++ },
		func() { s.Config.Activities = s.Config.Activities[:1] },
		func() { s.Config.Activities = s.Config.Activities[:2] },
		func() { slices.Reverse(s.Events) },
		func() { s.Newsletters[0].Body.HTML += " " },
	} {
		change()
		now := fingerprint(s)
		if seen[now] {
			t.Errorf("change %d is not seen", i)
		}
		seen[now] = true
	}
}

// fingerprint returns a digest of all that can be reached from a value, unexported fields included.
func fingerprint(v any) string {
	w := walker{hash: sha256.New(), seen: make(map[visit]int)}
	w.walk(reflect.ValueOf(v))
	return fmt.Sprintf("%x", w.hash.Sum(nil))
}

// A walker writes what it meets into a hash.
type walker struct {
	hash hash.Hash
	seen map[visit]int // by the order of their first visit
}

type visit struct {
	at   uintptr
	kind reflect.Type
}

func (w *walker) number(n uint64) { w.hash.Write(binary.LittleEndian.AppendUint64(nil, n)) }

func (w *walker) text(s string) {
	w.number(uint64(len(s)))
	w.hash.Write([]byte(s))
}

// known notes a visit. It reports whether it is the first one.
func (w *walker) known(v reflect.Value) bool {
	key := visit{v.Pointer(), v.Type()}
	n, known := w.seen[key]
	if !known {
		n = len(w.seen)
		w.seen[key] = n
	}
	w.number(uint64(n))
	return known
}

func (w *walker) walk(v reflect.Value) {
	if !v.IsValid() {
		w.text("nil")
		return
	}
	w.text(v.Kind().String())
	switch v.Kind() {
	case reflect.Bool:
		w.text(fmt.Sprint(v.Bool()))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.number(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		w.number(v.Uint())
	case reflect.Float32, reflect.Float64:
		w.number(math.Float64bits(v.Float()))
	case reflect.String:
		w.text(v.String())
	case reflect.Interface:
		w.walk(v.Elem())
	case reflect.Pointer:
		if !v.IsNil() && !w.known(v) {
			w.walk(v.Elem())
		}
	case reflect.Struct:
		if pkg := v.Type().PkgPath(); strings.HasPrefix(pkg, "sync") || pkg == "regexp" { // they keep what they need for themselves
			return
		}
		for i := range v.NumField() {
			w.walk(v.Field(i))
		}
	case reflect.Array, reflect.Slice:
		w.list(v)
	case reflect.Map:
		w.table(v)
	}
}

func (w *walker) list(v reflect.Value) {
	w.number(uint64(v.Len()))
	if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
		w.hash.Write(v.Bytes())
		return
	}
	for i := range v.Len() {
		w.walk(v.Index(i))
	}
}

// table walks a map in the order of its keys' own fingerprints.
func (w *walker) table(v reflect.Value) {
	w.number(uint64(v.Len()))
	if v.IsNil() || w.known(v) {
		return
	}
	keys := make(map[string]reflect.Value, v.Len())
	var order []string
	for _, key := range v.MapKeys() {
		alone := walker{hash: sha256.New(), seen: make(map[visit]int)}
		alone.walk(key)
		name := string(alone.hash.Sum(nil))
		keys[name] = key
		order = append(order, name)
	}
	slices.Sort(order)
	for _, name := range order {
		w.text(name)
		w.walk(v.MapIndex(keys[name]))
	}
}

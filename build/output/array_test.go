// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package output_test

import (
	"bytes"
	"encoding/json"
	"math"
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/output"
)

func TestWriteJSONKeepsTheOrder(t *testing.T) {
	for _, n := range []int{0, 1, 511, 512, 513, 20_000} {
		var b bytes.Buffer
		if err := output.WriteJSON(&b, struct {
			Name string `json:"name"`
		}{"R & D"}, "members", n, func(i int) any { return i }); err != nil {
			t.Fatal(err)
		}
		var got struct {
			Name    string
			Members []int
		}
		if err := json.Unmarshal(b.Bytes(), &got); err != nil || got.Name != "R & D" || len(got.Members) != n {
			t.Fatalf("%d members: %v, %q, %d of them", n, err, got.Name, len(got.Members))
		}
		for i, member := range got.Members {
			if member != i {
				t.Fatalf("%d of %d is %d", i, n, member)
			}
		}
		if !bytes.HasPrefix(b.Bytes(), []byte(`{"name":"R & D","members":[`+"\n")) {
			t.Errorf("it begins with %.40s", b.Bytes())
		}
	}
	var b bytes.Buffer
	if err := output.WriteJSON(&b, struct{}{}, "members", 1, func(int) any { return true }); err != nil || b.String() != "{\"members\":[\ntrue\n]}\n" {
		t.Errorf("%v: %s", err, &b)
	}
	if err := output.WriteJSON(&b, struct{}{}, "members", 1_000, func(int) any { return math.NaN() }); err == nil {
		t.Error("what is no JSON is written")
	}
}

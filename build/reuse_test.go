// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package build_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// REUSE-IgnoreStart

var (
	annotationPath    = regexp.MustCompile(`(?m)^path = (.*)$`)
	annotationLicence = regexp.MustCompile(`(?m)^SPDX-License-Identifier = "(.*)"$`)
	quotedText        = regexp.MustCompile(`"([^"]*)"`)
	licenceTag        = regexp.MustCompile(`SPDX-License-Identifier: ([A-Za-z0-9.-]+(?: OR [A-Za-z0-9.-]+)*)`)
)

// glob returns the paths that a pattern of REUSE.toml means: * stops at a slash, ** crosses it (REUSE 3.3).
func glob(pattern string) *regexp.Regexp {
	p := regexp.QuoteMeta(pattern)
	p = strings.ReplaceAll(p, `\*\*`, "\x00")
	p = strings.ReplaceAll(p, `\*`, `[^/]*`)
	return regexp.MustCompile("^" + strings.ReplaceAll(p, "\x00", ".*") + "$")
}

// Every file says its licence, by its own header or in REUSE.toml, and LICENSES has just the texts of those that are used.
func TestEveryFileHasALicence(t *testing.T) {
	root := os.DirFS("..")
	text, err := fs.ReadFile(root, "REUSE.toml")
	if err != nil {
		t.Fatal(err)
	}
	type annotation struct {
		paths   []*regexp.Regexp
		licence string
	}
	var annotations []annotation
	for _, block := range strings.Split(string(text), "[[annotations]]")[1:] {
		a := annotation{licence: annotationLicence.FindStringSubmatch(block)[1]}
		for _, quoted := range quotedText.FindAllStringSubmatch(annotationPath.FindStringSubmatch(block)[1], -1) {
			a.paths = append(a.paths, glob(quoted[1]))
		}
		annotations = append(annotations, a)
	}
	used := make(map[string]bool)
	use := func(expression string) {
		for licence := range strings.SplitSeq(expression, " OR ") {
			used[licence] = true
		}
	}
	err = fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			if slices.Contains([]string{".git", "node_modules", "public", "LICENSES", "dist"}, e.Name()) || name == "release/out" {
				return fs.SkipDir
			}
			return nil
		}
		if name == ".git" || name == "REUSE.toml" || slices.Contains([]string{".test", ".prof", ".zip"}, path.Ext(name)) { // git ignores what tests and releases leave
			return nil
		}
		content, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		if tag := licenceTag.FindSubmatch(content[:min(len(content), 1000)]); tag != nil && bytes.Contains(content, []byte("SPDX-FileCopyrightText")) {
			use(string(tag[1]))
			return nil
		}
		for _, a := range slices.Backward(annotations) { // the last one that fits counts
			if slices.ContainsFunc(a.paths, func(p *regexp.Regexp) bool { return p.MatchString(name) }) {
				use(a.licence)
				return nil
			}
		}
		t.Errorf("%s has no licence", name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	texts, err := fs.ReadDir(root, "LICENSES")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range texts {
		licence := strings.TrimSuffix(e.Name(), path.Ext(e.Name()))
		if !used[licence] {
			t.Errorf("LICENSES/%s is used by no file", e.Name())
		}
		delete(used, licence)
	}
	for licence := range used {
		t.Errorf("LICENSES/%s.txt is missing", licence)
	}
}

// REUSE-IgnoreEnd

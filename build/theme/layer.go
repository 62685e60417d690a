// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// maxFile is the largest file that a theme may have, in bytes.
const maxFile = 512 << 10

// A layer is a folder of files under the name by which problems call it.
type layer struct {
	fsys   fs.FS // nil for a layer that is not there
	prefix string
}

// read returns a file of the layer, nil when there is none.
func (l layer) read(name string) (*diag.File, error) {
	if l.fsys == nil {
		return nil, nil
	}
	text, err := fs.ReadFile(l.fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path.Join(l.prefix, name), err)
	}
	if len(text) > maxFile {
		return nil, fmt.Errorf("read %s: more than %d KiB", path.Join(l.prefix, name), maxFile>>10)
	}
	return &diag.File{Path: path.Join(l.prefix, name), Text: text}, nil
}

// has reports whether the layer has a file.
func (l layer) has(name string) bool {
	if l.fsys == nil {
		return false
	}
	info, err := fs.Stat(l.fsys, name)
	return err == nil && info.Mode().IsRegular()
}

// list returns the files that match a pattern, by their paths in the layer.
func (l layer) list(pattern string) ([]string, error) {
	if l.fsys == nil {
		return nil, nil
	}
	names, err := fs.Glob(l.fsys, pattern)
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", path.Join(l.prefix, pattern), err)
	}
	slices.Sort(names)
	return names, nil
}

// stem returns the name of a file without folder and extension.
func stem(name string) string {
	base := path.Base(name)
	return strings.TrimSuffix(base, path.Ext(base))
}

// strangers lists the files of a network's theme/ folder that nothing reads.
func strangers(l layer) ([]diag.Diagnostic, error) {
	if l.fsys == nil {
		return nil, nil
	}
	var problems []diag.Diagnostic
	err := fs.WalkDir(l.fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("list %s: %w", path.Join(l.prefix, name), err)
		}
		if entry.IsDir() || known(name) {
			return nil
		}
		problems = append(problems, diag.Diagnostic{
			Code: codeStranger,
			At:   diag.Span{File: &diag.File{Path: path.Join(l.prefix, name)}},
			Args: []any{"file", path.Join(l.prefix, name), "nearest", home(l.prefix, name)},
		})
		return nil
	})
	return problems, err
}

// folders of a network's theme, with the extension of what they hold.
var folders = []struct{ name, extension string }{
	{"icons", ".svg"}, {"slots", ".html"}, {"templates", ".html"}, {"words", ".yaml"},
}

// known reports whether a network's theme may have a file.
func known(name string) bool {
	folder, extension := path.Dir(name), path.Ext(name)
	for _, f := range folders {
		if f.name == folder && f.extension == extension {
			return true
		}
	}
	return name == "styles.css" || strings.HasPrefix(path.Base(name), ".") || extension == ".md"
}

// home says where a file was probably meant to be; "" when there is no saying.
func home(prefix, name string) string {
	switch path.Ext(name) {
	case ".css":
		return path.Join(prefix, "styles.css")
	case ".html":
		return path.Join(prefix, "templates", path.Base(name))
	case ".svg":
		return path.Join(prefix, "icons", path.Base(name))
	case ".yaml", ".yml":
		return path.Join(prefix, "words", stem(name)+".yaml")
	}
	return ""
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package images

import (
	"fmt"
	"os"
	"path/filepath"
)

// recipe changes with how pictures are made, so that a cache does not give those of an older program.
const recipe = 1

// Use says where pictures came from, each in one size.
type Use struct {
	Cached int // kept by an earlier build
	Made   int // encoded by this one
}

// Use returns where the pictures of the set came from until now.
func (s *Set) Use() Use {
	return Use{Cached: int(s.found.Load()), Made: int(s.encodings.Load())}
}

// cacheName returns where a picture in one of its sizes is kept.
func (s *Set) cacheName(p *picture, variant int) string {
	ext, width := filepath.Ext(p.info.Largest().Path), p.info.Largest().Width
	if variant == ownName {
		ext = ".own" + filepath.Ext(p.info.Src)
	} else {
		width = p.info.Variants[variant].Width
	}
	return filepath.Join(s.cache, p.sum[:2], fmt.Sprintf("%s-%d-%d%s", p.sum, recipe, width, ext))
}

// cached returns a picture that an earlier build made, nil for none.
func (s *Set) cached(p *picture, variant int) []byte {
	if s.cache == "" {
		return nil
	}
	data, err := os.ReadFile(s.cacheName(p, variant))
	if err != nil {
		return nil
	}
	return data
}

// store keeps a picture for later builds. A cache that cannot be written is as good as none.
func (s *Set) store(p *picture, variant int, data []byte) {
	if s.cache == "" {
		return
	}
	name := s.cacheName(p, variant)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return
	}
	// Renamed when complete: a build that is killed leaves no half picture under a whole name.
	f, err := os.CreateTemp(filepath.Dir(name), "*.tmp")
	if err != nil {
		return
	}
	_, err = f.Write(data)
	if closed := f.Close(); err == nil && closed == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
}

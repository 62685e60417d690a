package images

import (
	"io/fs"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/output"
)

type Set struct{}

func Open(fsys fs.FS) *Set                 { return &Set{} }
func (s *Set) Files() []output.File        { return nil }
func (s *Set) Problems() []diag.Diagnostic { return nil }

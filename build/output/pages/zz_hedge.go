package pages

import (
	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

type Picture struct{ Src string }

func (b *book) picture(*site.Image) *Picture         { return nil }
func (b *book) mapOf([]*site.Place, string) draw.SVG { return "" }
func (b *book) mapAround(*site.Place) draw.SVG       { return "" }

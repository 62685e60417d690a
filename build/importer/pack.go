// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
)

// errTooLarge says that a spreadsheet unpacks to more than it may.
var errTooLarge = errors.New("too large")

// A pack is the parts of a packed spreadsheet. All of them together may unpack to a bounded number of bytes.
type pack struct {
	files map[string]*zip.File // by path
	left  int64                // bytes that may still be unpacked
	cells int                  // that were read
}

// count counts the cells of a line that was read.
func (p *pack) count(cells int) error {
	if p.cells += cells; p.cells > maxCells {
		return errTooLarge
	}
	return nil
}

// elements calls visit with each beginning, end and text of a part; it is nothing for a part that is not there.
func (p *pack) elements(name string, visit func(xml.Token) error) error {
	f := p.files[name]
	if f == nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	d := xml.NewDecoder(&meter{r: r, left: &p.left})
	for depth := 0; ; {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		if depth > 100 {
			return errTooLarge
		}
		if err := visit(token); err != nil {
			return err
		}
	}
}

// A meter reads until nothing is left.
type meter struct {
	r    io.Reader
	left *int64
}

func (m *meter) Read(b []byte) (int, error) {
	if *m.left <= 0 {
		return 0, errTooLarge
	}
	n, err := m.r.Read(b[:min(int64(len(b)), *m.left)])
	*m.left -= int64(n)
	return n, err
}

// attribute returns an attribute of an element by its name without prefix.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// unpackRefusal says why a spreadsheet cannot be read.
func unpackRefusal(err error) []Refusal {
	if errors.Is(err, errTooLarge) {
		return whole("le classeur déplié dépasse la limite : gardez la seule feuille des lieux, ou enregistrez-la en .csv", "the unpacked workbook is beyond the limit: keep the sheet of the places alone, or save it as .csv")
	}
	return whole("le classeur est abîmé : ouvrez-le et enregistrez-le de nouveau", "the workbook is damaged: open it and save it again")
}

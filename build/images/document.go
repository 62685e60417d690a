// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package images

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

// bom is the byte order mark that Windows programs put before a text.
var bom = []byte("\ufeff")

// A kind is a kind of document that is published as it is.
type kind struct {
	name  diag.Text // as in "what this file holds is not a PDF document"
	check func(data []byte) bool
}

// kinds says by extension what a document must hold.
var kinds = map[string]kind{
	".pdf":     {diag.Text{FR: "un document PDF", EN: "a PDF document"}, starts("%PDF-")},
	".odt":     {diag.Text{FR: "un texte OpenDocument", EN: "an OpenDocument text"}, openDocument("text")},
	".ods":     {diag.Text{FR: "un classeur OpenDocument", EN: "an OpenDocument spreadsheet"}, openDocument("spreadsheet")},
	".csv":     {diag.Text{FR: "un tableau CSV en UTF-8", EN: "a CSV table in UTF-8"}, isText},
	".txt":     {diag.Text{FR: "un texte en UTF-8", EN: "a text in UTF-8"}, isText},
	".ics":     {diag.Text{FR: "un agenda iCalendar", EN: "an iCalendar calendar"}, starts("BEGIN:VCALENDAR")},
	".vcf":     {diag.Text{FR: "une carte de visite vCard", EN: "a vCard"}, starts("BEGIN:VCARD")},
	".geojson": {diag.Text{FR: "un fichier GeoJSON", EN: "a GeoJSON file"}, isObject},
	".gpx":     {diag.Text{FR: "un parcours GPX", EN: "a GPX track"}, isText},
	".mp3":     {diag.Text{FR: "un enregistrement MP3", EN: "an MP3 recording"}, isMP3},
	".m4a":     {diag.Text{FR: "un enregistrement MPEG-4", EN: "an MPEG-4 recording"}, isMPEG4},
	".mp4":     {diag.Text{FR: "une vidéo MPEG-4", EN: "an MPEG-4 video"}, isMPEG4},
	".ogg":     {diag.Text{FR: "un enregistrement Ogg", EN: "an Ogg recording"}, starts("OggS")},
	".opus":    {diag.Text{FR: "un enregistrement Ogg", EN: "an Ogg recording"}, starts("OggS")},
}

// recordings are the kinds that may weigh more than others: an hour of speech is some 30 MB.
var recordings = []string{".mp3", ".m4a", ".mp4", ".ogg", ".opus"}

// inspectDocument tells whether a document is what its name says (trust, row 35).
func inspectDocument(name string, data []byte) []diag.Diagnostic {
	ext := path.Ext(name)
	k, found := kinds[ext]
	if !found || !k.check(data) {
		return []diag.Diagnostic{problem(name, codeDocument, "kind", k.name)}
	}
	if ext != ".gpx" {
		return nil
	}
	switch strange, err := inspectGPX(data); {
	case err != nil:
		return []diag.Diagnostic{problem(name, codeDocument, "kind", k.name)}
	case strange != "":
		return []diag.Diagnostic{problem(name, codeGPX, "value", strange)}
	}
	return nil
}

func starts(magic string) func([]byte) bool {
	return func(data []byte) bool { return bytes.HasPrefix(bytes.TrimPrefix(data, bom), []byte(magic)) }
}

// openDocument wants a ZIP archive whose first, unpacked part says its kind (OpenDocument 1.3, part 2, §3.3).
func openDocument(class string) func([]byte) bool {
	const nameAt = 30 // bytes of a ZIP header before the name
	return func(data []byte) bool {
		return starts("PK\x03\x04")(data) && len(data) > nameAt &&
			starts("mimetypeapplication/vnd.oasis.opendocument."+class)(data[nameAt:])
	}
}

// isMP3 wants tags or the beginning of a frame, eleven bits that are set (ISO 11172-3, 2.4.2.3).
func isMP3(data []byte) bool {
	return bytes.HasPrefix(data, []byte("ID3")) || len(data) > 1 && data[0] == 0xff && data[1]&0xe0 == 0xe0
}

// isMPEG4 wants the box that says the kind of file at its beginning (ISO 14496-12, 4.3).
func isMPEG4(data []byte) bool { return len(data) > 8 && string(data[4:8]) == "ftyp" }

func isText(data []byte) bool { return utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 }

func isObject(data []byte) bool { return json.Valid(data) && bytes.TrimSpace(data)[0] == '{' }

// inspectGPX returns what a GPX holds that a browser would run or fetch: it shows XML documents, and in them HTML, SVG
// and style sheets work. An error means that it is no GPX.
func inspectGPX(data []byte) (strange string, err error) {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, bom)))
	first := true
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && !first {
			return "", nil
		}
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.Directive:
			return "<!" + string(t), nil
		case xml.ProcInst:
			if t.Target != "xml" {
				return "<?" + t.Target, nil
			}
		case xml.StartElement:
			if first && t.Name.Local != "gpx" {
				return "", errors.New("not a GPX")
			}
			first = false
			local := strings.ToLower(t.Name.Local)
			if strings.Contains(t.Name.Space, "w3.org") || local == "script" || local == "style" {
				return "<" + t.Name.Local, nil
			}
		}
	}
}

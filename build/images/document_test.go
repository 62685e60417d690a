// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package images

import (
	"testing"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
)

func TestDocumentsAreWhatTheirNamesSay(t *testing.T) {
	const gpx = `<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b">`
	for _, c := range []struct {
		name, text string
		want       diag.Code
	}{
		{"a.pdf", "%PDF-1.7\n", ""},
		{"a.pdf", "<html>", codeDocument},
		{"a.pdf", "PK\x03\x04", codeDocument},
		{"a.pdf", "", codeDocument},
		{"a.csv", "nom;ville\n", ""},
		{"a.csv", "nom;r\xe9seau\n", codeDocument},
		{"a.txt", "bin\x00aire", codeDocument},
		{"a.ics", "\ufeffBEGIN:VCALENDAR\r\n", ""},
		{"a.ics", "<script>", codeDocument},
		{"a.vcf", "BEGIN:VCARD\r\n", ""},
		{"a.geojson", "{\"type\": \"FeatureCollection\"}", ""},
		{"a.geojson", "[]", codeDocument},
		{"a.geojson", " ", codeDocument},
		{"a.odt", "PK\x03\x04" + "12345678901234567890123456" + "mimetypeapplication/vnd.oasis.opendocument.text", ""},
		{"a.ods", "PK\x03\x04" + "12345678901234567890123456" + "mimetypeapplication/vnd.oasis.opendocument.text", codeDocument},
		{"a.odt", "PK\x03\x04", codeDocument},
		{"a.exe", "MZ", codeDocument},
		{"a.mp3", "ID3\x03", ""},
		{"a.mp3", "\xff\xf3\x44", ""},
		{"a.mp3", "<script>", codeDocument},
		{"a.mp3", "", codeDocument},
		{"a.m4a", "\x00\x00\x00\x1cftypM4A ", ""},
		{"a.mp4", "\x00\x00\x00\x1cmoov....", codeDocument},
		{"a.ogg", "OggS", ""},
		{"a.opus", "<html>", codeDocument},
		{"a.html", "<p>", codeDocument},
		{"a.gpx", gpx + `<trk><name>À vélo</name></trk></gpx>`, ""},
		{"a.gpx", gpx + `<trk>`, codeDocument},
		{"a.gpx", `<html xmlns="http://www.w3.org/1999/xhtml"/>`, codeDocument},
		{"a.gpx", "", codeDocument},
		{"a.gpx", gpx + `<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script></gpx>`, codeGPX},
		{"a.gpx", gpx + `<h:img xmlns:h="http://www.w3.org/1999/xhtml" onerror="alert(1)" src="x"/></gpx>`, codeGPX},
		{"a.gpx", gpx + `<svg xmlns="http://www.w3.org/2000/svg"/></gpx>`, codeGPX},
		{"a.gpx", `<?xml-stylesheet href="a.xsl"?><gpx/>`, codeGPX},
		{"a.gpx", `<!DOCTYPE gpx [<!ENTITY a SYSTEM "file:///etc/passwd">]><gpx/>`, codeGPX},
	} {
		info, problems := Inspect("static/documents/"+c.name, []byte(c.text))
		var got diag.Code
		if len(problems) > 0 {
			got = problems[0].Code
		}
		if got != c.want || len(info.Variants) > 0 {
			t.Errorf("%s %.60q: %v", c.name, c.text, problems)
		}
		if got != "" && c.name != "a.exe" && c.name != "a.html" {
			words(t, problems[0])
		}
	}
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package serve

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"hash/maphash"
	"html"
	"net"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build"
)

// own is where the server's own files are: no page of a site begins with an underscore.
const own = "/_maillage/"

//go:embed client.js
var clientScript []byte

//go:embed client.css
var clientStyle []byte

// types are the kinds of files of a site; those of the operating system differ between machines.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".geojson": "application/geo+json", ".jsonld": "application/ld+json", ".map": "application/json",
	".xml": "application/xml; charset=utf-8", ".xsl": "text/xsl; charset=utf-8", ".opml": "text/x-opml; charset=utf-8",
	".csv": "text/csv; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".ics": "text/calendar; charset=utf-8", ".vcf": "text/vcard; charset=utf-8",
	".webmanifest": "application/manifest+json", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
	".webp": "image/webp", ".avif": "image/avif", ".gif": "image/gif", ".ico": "image/x-icon", ".woff2": "font/woff2", ".pdf": "application/pdf",
	".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".opus": "audio/ogg", ".mp4": "video/mp4",
	".gpx": "application/gpx+xml", ".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}

// Handler returns the site as a handler, for [Server.Run] and for tests.
func (s *Server) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-cache") // kept, but asked for again each time
		w.Header().Set("X-Content-Type-Options", "nosniff")
		switch {
		case !s.knows(r.Host):
			http.Error(w, "unknown host", http.StatusForbidden)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		case r.URL.Path == own+"events":
			s.events(w, r)
		case r.URL.Path == own+"client.js":
			send(w, r, "client.js", clientScript)
		case r.URL.Path == own+"client.css":
			send(w, r, "client.css", clientStyle)
		default:
			s.page(w, r)
		}
	})
}

// knows reports whether a request means this server. A page elsewhere whose name was made to lead to this machine (DNS
// rebinding) would otherwise read drafts.
func (s *Server) knows(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	if ip := net.ParseIP(host); ip != nil {
		return ip.IsLoopback() || s.options.Hosts != nil
	}
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || slices.Contains(s.options.Hosts, host)
}

// page serves a file of the site. The plan is the only list of what there is: no path leads to the disk.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	now := s.now()
	base := now.state.Site.Config.BasePath
	below, inside := strings.CutPrefix(r.URL.EscapedPath(), base+"/")
	if !inside && (r.URL.Path == "/" || r.URL.EscapedPath() == base) {
		redirect(w, r, base+"/")
		return
	}
	name, err := url.PathUnescape(below)
	if err != nil || !inside {
		s.absent(w, r, now)
		return
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	} else if _, folder := now.state.Plan.File(name + "/index.html"); folder {
		redirect(w, r, base+"/"+below+"/")
		return
	}
	b, done := s.take(name)
	defer done()
	err = s.render(now, name, b)
	switch {
	case errors.Is(err, errAbsent):
		s.absent(w, r, now)
	case err != nil:
		s.broken(w, r, now, err)
	default:
		send(w, r, name, tagged(name, b.Bytes(), now.version))
	}
}

// redirect leads to a page of the site, for this time only.
func redirect(w http.ResponseWriter, r *http.Request, to string) {
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	w.Header().Set("Location", to)
	w.WriteHeader(http.StatusFound)
}

// seed is that of the tags of this run: a browser asks a new one for everything.
var seed = maphash.MakeSeed()

// send writes a file, or nothing where the browser has it already.
func send(w http.ResponseWriter, r *http.Request, name string, text []byte) {
	w.Header().Set("Content-Type", typeOf(name))
	w.Header().Set("ETag", `"`+strconv.FormatUint(maphash.Bytes(seed, text), 36)+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(text))
}

func typeOf(name string) string {
	if t := types[path.Ext(name)]; t != "" {
		return t
	}
	return "application/octet-stream"
}

// absent serves the site's page for what is not there.
func (s *Server) absent(w http.ResponseWriter, r *http.Request, now shown) {
	var b bytes.Buffer
	if err := s.render(now, "404.html", &b); err != nil {
		b.Reset()
		b.WriteString("<!doctype html><title>404</title><h1>404</h1>")
	}
	status(w, r, http.StatusNotFound, tagged("404.html", b.Bytes(), now.version))
}

// broken serves a page that cannot be made: why is shown over it.
func (s *Server) broken(w http.ResponseWriter, r *http.Request, now shown, err error) {
	if _, mendable := build.ProblemOf(err); mendable {
		err = nil
	}
	body := "<!doctype html><html><head><title>500</title></head><body>"
	if err != nil {
		body += "<pre>" + html.EscapeString(err.Error()) + "</pre>"
	}
	status(w, r, http.StatusInternalServerError, tagged("500.html", []byte(body+"</body></html>"), now.version))
}

func status(w http.ResponseWriter, r *http.Request, code int, text []byte) {
	w.Header().Set("Content-Type", typeOf("x.html"))
	w.Header().Set("Content-Length", strconv.Itoa(len(text)))
	w.WriteHeader(code)
	if r.Method != http.MethodHead {
		_, _ = w.Write(text) // the browser has gone
	}
}

// tagged adds the script that reloads to a page. The page's policy allows scripts of the site's own address, which this is.
func tagged(name string, text []byte, version int) []byte {
	if path.Ext(name) != ".html" {
		return text
	}
	tag := fmt.Sprintf(`<script src="%sclient.js" data-version="%d" defer></script>`, own, version)
	at := bytes.Index(text, []byte("</head>"))
	if at < 0 {
		at = len(text)
	}
	return slices.Concat(text[:at], []byte(tag), text[at:])
}

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package source

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

const (
	maxFiles = 500_000 // trust 33: files of a network, static ones included

	territoriesFolder = "content/territories"
	staticFolder      = "static"
	redirectsFile     = "content/redirects.yaml"
)

// A name outside these letters would also keep the repository from being installed as a Go module.
var staticName = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,99}$`)

// staticExtensions are the kinds of files that may be published from static/. A page or a script is none of them: it would run with
// the rights of the site; an SVG picture may hold a script too (trust 30, 35).
var staticExtensions = []string{".jpg", ".jpeg", ".png", ".webp", ".pdf", ".geojson", ".gpx", ".csv", ".txt", ".ics", ".vcf", ".odt", ".ods", ".woff2", ".mp3", ".m4a", ".ogg", ".opus", ".mp4"}

// A Listing is the files of a network by their paths, each list sorted. Names that are refused are problems and are left out.
type Listing struct {
	Documents []string
	Static    []string // below static/, with that folder: "static/photos/atelier.jpg"
	Problems  []diag.Diagnostic
}

// Paths lists the files of the network.
func (r *Reader) Paths() Listing {
	l := lister{fsys: r.fsys}
	for _, t := range site.Types {
		l.documents(t)
	}
	l.strangers()
	l.static(staticFolder)
	slices.Sort(l.docs)
	slices.Sort(l.files)
	return Listing{Documents: l.docs, Static: l.files, Problems: l.problems}
}

// Has reports whether a file is in one of the lists.
func (l Listing) Has(name string) bool {
	_, document := slices.BinarySearch(l.Documents, name)
	_, static := slices.BinarySearch(l.Static, name)
	return document || static
}

// Names reports whether a listing says something of a file.
func (l Listing) Names(name string) bool {
	return l.Has(name) || slices.ContainsFunc(l.Problems, func(d diag.Diagnostic) bool { return d.At.File.Path == name })
}

// Configures reports whether documents depend on a file that is none: site.yaml, the redirects, the territories, other networks and words all of
// them, a file of static/ those that show it.
func Configures(name string) bool {
	return name == siteFile || name == redirectsFile || path.Dir(name) == territoriesFolder || path.Dir(name) == sourcesFolder ||
		strings.HasPrefix(name, "theme/words/") || strings.HasPrefix(name, staticFolder+"/")
}

// A lister walks the folders of a network.
type lister struct {
	fsys     fs.FS
	docs     []string
	files    []string
	problems []diag.Diagnostic
	full     bool // there are maxFiles, and it was said
}

func (l *lister) refuse(code diag.Code, name string, args ...any) {
	l.problems = append(l.problems, diag.Diagnostic{Code: code, At: diag.Span{File: &diag.File{Path: name}}, Args: append([]any{"name", path.Base(name)}, args...)})
}

// read returns the entries of a folder, without what operating systems and editors leave behind.
func (l *lister) read(dir string) []fs.DirEntry {
	entries, err := fs.ReadDir(l.fsys, dir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			l.refuse("F107", dir, "reason", err.Error())
		}
		return nil
	}
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		switch e.Name() {
		case ".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitignore":
			return true
		}
		return false
	})
}

// regular reports whether an entry is a plain file or folder; links and devices are refused and never followed (trust 41).
func (l *lister) regular(name string, e fs.DirEntry) bool {
	if e.Type()&^fs.ModeDir != 0 {
		l.refuse("F101", name)
		return false
	}
	if len(l.docs)+len(l.files) >= maxFiles {
		if !l.full {
			l.refuse("F108", name, "limit", maxFiles)
		}
		l.full = true
		return false
	}
	return true
}

// documents lists the files of one type. Folders inside are refused: an id is one name.
func (l *lister) documents(t site.Type) {
	dir := t.Folder()
	for _, e := range l.read(dir) {
		name := dir + "/" + e.Name()
		if !l.regular(name, e) {
			continue
		}
		stem, ext := strings.TrimSuffix(e.Name(), path.Ext(e.Name())), path.Ext(e.Name())
		switch {
		case e.IsDir():
			l.refuse("F105", name, "folder", dir)
		case strings.HasPrefix(e.Name(), ".") || strings.HasSuffix(e.Name(), "~") || slices.Contains([]string{".bak", ".orig", ".swp", ".tmp"}, ext):
			l.refuse("F109", name)
		case ext != t.Extension():
			// Some systems hide the extension and add one of their own: « la-coroutine.md.txt ».
			l.refuse("F103", name, "extension", t.Extension(), "nearest", suggestName(strings.TrimSuffix(stem, t.Extension()), t.Extension()))
		case !schema.IsID(stem):
			l.refuse("F102", name, "nearest", suggestName(stem, ext))
		default:
			l.docs = append(l.docs, name)
		}
	}
}

// suggestName returns an accepted name near the one that was written, "" when nothing of it is left.
func suggestName(stem, ext string) string {
	slug := words.Slug(stem)
	slug = strings.Trim(slug[:min(len(slug), 80)], "-")
	if slug == "" {
		return ""
	}
	return slug + ext
}

// strangers refuses what stands in content/ and belongs to no type.
func (l *lister) strangers() {
	var known []string
	for _, t := range site.Types {
		if dir := t.Folder(); path.Dir(dir) == "content" {
			known = append(known, path.Base(dir))
		}
	}
	known = append(known, path.Base(territoriesFolder), path.Base(sourcesFolder), path.Base(redirectsFile))
	for _, e := range l.read("content") {
		if !slices.Contains(known, e.Name()) {
			l.refuse("F104", "content/"+e.Name(), "nearest", diag.Nearest(e.Name(), known), "choices", known)
		}
	}
}

// static lists the files below static/.
func (l *lister) static(dir string) {
	for _, e := range l.read(dir) {
		name := dir + "/" + e.Name()
		if !l.regular(name, e) {
			continue
		}
		ext := path.Ext(e.Name())
		switch {
		case !staticName.MatchString(e.Name()) || strings.Contains(e.Name(), ".."):
			l.refuse("F102", name, "nearest", words.FileName(e.Name()))
		case e.IsDir():
			l.static(name)
		case !slices.Contains(staticExtensions, ext):
			l.refuse("F106", name, "extension", ext, "choices", strings.Join(staticExtensions, " "))
		default:
			l.files = append(l.files, name)
		}
	}
}

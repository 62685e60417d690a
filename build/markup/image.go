// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package markup

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
	"github.com/yuin/goldmark/ast"
)

// imageKinds are the pictures that a body may show; SVG can hold scripts (reference trust, row 30).
var imageKinds = []string{".jpg", ".jpeg", ".png", ".webp"}

var remote = regexp.MustCompile(`^(?:[A-Za-z][A-Za-z0-9+.-]*:|//|\\)`)

// imageSource reads the target of a picture: the path of a file in static/.
func imageSource(target string) (string, *refusal) {
	target = strings.TrimSpace(target)
	bare := strings.Map(dropSpace, target)
	src := strings.TrimPrefix(target, "/")
	switch {
	case bare == "":
		return "", refuse(codeImagePath, "value", "")
	case remote.MatchString(bare):
		return "", refuse(codeRemoteImage, "value", shown(target))
	case len(target) > maxURL || strings.Map(dropControl, target) != target || strings.ContainsAny(target, "?#:"):
		return "", refuse(codeImagePath, "value", shown(target))
	case staticPath(src) != src:
		return "", refuse(codeImagePath, "value", shown(target), "suggestion", staticPath(target))
	case !slices.Contains(imageKinds, path.Ext(src)):
		return "", refuse(codeImageKind, "value", shown(target), "kind", shown(strings.TrimPrefix(path.Ext(src), ".")))
	}
	return src, nil
}

// staticPath returns the path of a file in static/ that was meant by "../../static/Photos/L’atelier.JPG", `Photos\L’atelier.JPG` or
// "Photos/L%E2%80%99atelier.JPG": photos/l-atelier.jpg, the name that build/source asks for. It is "" when that cannot be told.
func staticPath(target string) string {
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	meant := strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(target, `\`, "/")), "/")
	if _, after, found := strings.Cut("/"+meant, "/static/"); found {
		meant = after
	}
	return words.FilePath(meant)
}

// image writes a picture and reports whether it did. A picture that is refused leaves its description.
func (w *writer) image(n *ast.Image, isFigure bool) bool {
	at, alt := w.place(n.Destination, n), w.plain(n)
	src, refused := imageSource(decode(n.Destination))
	if refused != nil {
		w.refuseImage(refused, at)
		w.text(alt)
		return false
	}
	if alt == "" {
		w.problem(codeNoAlt, at, "value", shown(src))
	}
	w.body.Images = append(w.body.Images, Image{Src: src, Alt: alt, At: at})
	picture := Picture{Src: w.basePath + "/" + src}
	if w.options.Picture != nil {
		picture = w.options.Picture(src)
	}
	w.raw("<img")
	w.attr("src", escapeURL(picture.Src))
	if picture.Srcset != "" {
		w.attr("srcset", picture.Srcset)
	}
	if picture.Sizes != "" {
		w.attr("sizes", picture.Sizes)
	}
	if picture.Width > 0 && picture.Height > 0 {
		w.attr("width", strconv.Itoa(picture.Width))
		w.attr("height", strconv.Itoa(picture.Height))
	}
	w.attr("alt", alt)
	if title := imageTitle(n); title != "" && !isFigure {
		w.attr("title", title)
	}
	w.raw(` loading="lazy" decoding="async">`)
	return true
}

// refuseImage notes why a picture is left out, with the edit that mends it when there is one.
func (w *writer) refuseImage(refused *refusal, at diag.Span) {
	d := diag.Diagnostic{Code: refused.code, At: at, Args: refused.args}
	if len(refused.args) == 4 && refused.args[2] == "suggestion" {
		suggestion, _ := refused.args[3].(string)
		if value, _ := refused.args[1].(string); suggestion != "" && at.Text() == value {
			d.Fix = []diag.Edit{{At: at, New: suggestion}}
		}
	}
	w.note(d)
}

func imageTitle(n *ast.Image) string {
	if title := strings.TrimSpace(meant(n.Title)); len(title) <= maxTitle {
		return title
	}
	return ""
}

// figure writes a picture that stands alone; its title is the caption.
func (w *writer) figure(n *ast.Image) {
	w.raw("<figure>")
	if w.image(n, true) {
		if title := imageTitle(n); title != "" {
			w.raw("<figcaption>")
			w.run(title, false)
			w.raw("</figcaption>")
		}
	}
	w.raw("</figure>\n")
}

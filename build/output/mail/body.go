// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package mail

import (
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// columnWidth is the room of a picture in a letter, in pixels: the table without its margins.
const columnWidth = 536

// read returns the elements of a text. What the site says safely is safe here too; only what mail programs show stays, and
// addresses become absolute.
func read(text string, page *url.URL) (*html.Node, error) {
	body := &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"}
	nodes, err := html.ParseFragment(strings.NewReader(text), body)
	if err != nil {
		return nil, err
	}
	for _, n := range nodes {
		tidy(n, page)
		body.AppendChild(n)
	}
	return body, nil
}

// tidy removes the attributes that mean something on the site only.
func tidy(n *html.Node, page *url.URL) {
	if n.Type == html.ElementNode {
		var kept []html.Attribute
		for _, a := range n.Attr {
			switch {
			case a.Key == "href" || a.Key == "src":
				if u, err := page.Parse(a.Val); err == nil {
					kept = append(kept, html.Attribute{Key: a.Key, Val: u.String()})
				}
			case slices.Contains([]string{"alt", "title", "lang", "dir", "width", "height", "start", "scope", "colspan", "rowspan"}, a.Key):
				kept = append(kept, a)
			}
		}
		n.Attr = kept
		if n.DataAtom == atom.Img {
			shrink(n)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		tidy(c, page)
	}
}

// shrink gives a picture the size that it has in a letter.
func shrink(img *html.Node) {
	width, err := strconv.Atoi(attribute(img, "width"))
	height, unknown := strconv.Atoi(attribute(img, "height"))
	img.Attr = slices.DeleteFunc(img.Attr, func(a html.Attribute) bool { return a.Key == "width" || a.Key == "height" })
	if err != nil || width <= 0 {
		img.Attr = append(img.Attr, html.Attribute{Key: "width", Val: strconv.Itoa(columnWidth)})
		return
	}
	shown := min(width, columnWidth)
	img.Attr = append(img.Attr, html.Attribute{Key: "width", Val: strconv.Itoa(shown)})
	if unknown == nil && height > 0 { // mail programs keep its room while they do not show it
		img.Attr = append(img.Attr, html.Attribute{Key: "height", Val: strconv.Itoa(max(1, height*shown/width))})
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// styles returns the style of each element, in the colours of a theme by their names.
func styles(colours map[string]string) map[atom.Atom]string {
	heading := "margin:28px 0 8px 0;font-weight:bold;color:" + colours["text"] + ";"
	cell := "padding:6px 10px;border:1px solid " + colours["border"] + ";text-align:left;vertical-align:top;"
	return map[atom.Atom]string{
		atom.P:          "margin:0 0 16px 0;",
		atom.H2:         heading + "font-size:22px;line-height:28px;",
		atom.H3:         heading + "font-size:18px;line-height:26px;",
		atom.H4:         heading + "font-size:16px;line-height:24px;",
		atom.H5:         heading + "font-size:16px;line-height:24px;",
		atom.H6:         heading + "font-size:16px;line-height:24px;",
		atom.A:          "color:" + colours["link"] + ";text-decoration:underline;",
		atom.Ul:         "margin:0 0 16px 0;padding:0 0 0 24px;",
		atom.Ol:         "margin:0 0 16px 0;padding:0 0 0 24px;",
		atom.Li:         "margin:0 0 6px 0;",
		atom.Dt:         "margin:12px 0 0 0;font-weight:bold;",
		atom.Dd:         "margin:0 0 8px 24px;",
		atom.Blockquote: "margin:0 0 16px 0;padding:4px 0 4px 16px;border-left:4px solid " + colours["accent"] + ";color:" + colours["text-soft"] + ";",
		atom.Hr:         "margin:24px 0;border:0;border-top:1px solid " + colours["border"] + ";",
		atom.Img:        "display:block;border:0;max-width:100%;height:auto;",
		atom.Figure:     "margin:0 0 16px 0;",
		atom.Figcaption: "font-size:14px;line-height:20px;color:" + colours["text-soft"] + ";",
		atom.Table:      "margin:0 0 16px 0;border-collapse:collapse;",
		atom.Th:         cell + "background-color:" + colours["surface-sunken"] + ";",
		atom.Td:         cell,
		atom.Code:       "font-family:'Courier New',Courier,monospace;font-size:15px;",
		atom.Pre:        "margin:0 0 16px 0;padding:12px;background-color:" + colours["surface-sunken"] + ";white-space:pre-wrap;font-size:15px;line-height:22px;",
	}
}

// writeHTML writes a text with the style of each element on it.
func writeHTML(w io.Writer, body *html.Node, styles map[atom.Atom]string) error {
	for n := range body.Descendants() {
		if style := styles[n.DataAtom]; n.Type == html.ElementNode && style != "" {
			n.Attr = append(n.Attr, html.Attribute{Key: "style", Val: style})
		}
	}
	for c := body.FirstChild; c != nil; c = c.NextSibling {
		if err := html.Render(w, c); err != nil {
			return err
		}
	}
	return nil
}

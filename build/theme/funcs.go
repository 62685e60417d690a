// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package theme

import (
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/draw"
	"github.com/compagnie-tiers-lieux/maillage/build/when"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// Functions returns the names that templates may call. A moment is a time.Time or a when.Moment; the zero moment
// gives "".
//
//	t KEY [NAME VALUE]…      words of the interface: {{t "count.places" "count" .Total}}
//	has KEY                  whether there are words for a key
//	lang                     the language, for <html lang>
//	enumerate LIST           « a, b et c »
//
//	href PATH                a path of the site ("/lieux/", "#carte") below the base path; anything else is an error
//	ext URL                  an address elsewhere (http, https, mailto, tel, geo, webcal), "" when it is not a good one:
//	                         {{with ext .Website}}<a href="{{.}}" rel="nofollow ugc noopener">…{{end}}
//	mailto ADDRESS           mailto: address, "" when it is not one
//	tel NUMBER               tel: address of an E.164 number, "" when it is not one
//	geo LAT LON              geo: address (RFC 5870)
//	webcal URL               the same https address for a calendar program
//	asset NAME               path of a bundled file: {{asset "site.css"}}
//	preloads                 paths of the typefaces of every page
//
//	icon NAME                inline SVG, hidden from screen readers: an icon always stands beside a word
//	svg PICTURE              a draw.SVG
//	slot NAME DATA           what the network puts there, else nothing
//	once NAME POINTER        a component that is executed once for all pages that have the same pointer
//	token NAME MODE          colour of a token in "light" or "dark", for <meta name="theme-color">
//
//	linked DATA              what a page says to programs, as JSON-LD in its <script>; nothing for nil
//
//	date MOMENT              vendredi 19 juin 2020
//	shortdate MOMENT         19 juin 2020; a moment that is only a year: 2020
//	daymonth MOMENT          19 juin
//	month MOMENT             juin 2020
//	weekday MOMENT           vendredi
//	time MOMENT              9 h 30
//	daterange MOMENT MOMENT  vendredi 19 juin 2020, de 9 h à 12 h
//	iso MOMENT               for <time datetime>, as precise as the moment
//	number N, percent N, money N CURRENCY, distance METRES, phone NUMBER
//
//	dict [NAME VALUE]…       several values for one template: {{template "place-card" (dict "Place" . "Level" 3)}}
//	list [VALUE]…            a list
//	default VALUE OR         the value, or the other where it is empty
func Functions() []string {
	names := slices.Collect(maps.Keys((&Theme{words: &words.Set{}}).functions()))
	slices.Sort(names)
	return names
}

// functions returns what templates may call, but for slot, which belongs to one layout.
func (t *Theme) functions() template.FuncMap {
	w := t.words
	return template.FuncMap{
		"t": w.Text, "has": w.Has, "lang": w.Lang, "enumerate": w.Enumerate,

		"href": href(t.base), "ext": ext, "mailto": mailto, "tel": tel, "geo": geo, "webcal": webcal, "asset": t.asset, "preloads": func() []string { return t.preload },

		"icon":  t.Icon,
		"svg":   drawn,
		"slot":  func(string, any) template.HTML { return "" },
		"once":  func(string, any) template.HTML { return "" },
		"token": func(name string, mode Mode) string { return t.palette[mode][name] },

		"date":      said(w.Date),
		"shortdate": said(w.ShortDate),
		"daymonth":  said(w.DayMonth),
		"month":     said(w.Month),
		"weekday":   said(w.Weekday),
		"time":      said(w.Time),
		"daterange": func(start, end any) (string, error) { return t.dateRange(start, end) },
		"iso":       iso,

		"number":   func(n any) (string, error) { return withNumber(n, w.Number) },
		"percent":  func(n any) (string, error) { return withNumber(n, w.Percent) },
		"distance": func(n any) (string, error) { return withNumber(n, w.Distance) },
		"money": func(n any, currency string) (string, error) {
			return withNumber(n, func(n float64) string { return w.Money(n, currency) })
		},
		"phone": w.Phone,

		"linked": linked,

		"dict": dict, "list": func(values ...any) []any { return values }, "default": orElse,
	}
}

// drawn returns a picture that the program drew. Any other text is refused: it would be no text in the page, but HTML.
func drawn(value any) (template.HTML, error) {
	picture, ok := value.(draw.SVG)
	if !ok {
		return "", fmt.Errorf("svg wants a draw.SVG, not %T", value)
	}
	return template.HTML(picture), nil
}

// said makes a function of moments out of one of times. Where only a year is known, a year is all that it says.
func said(say func(time.Time) string) func(any) (string, error) {
	return func(value any) (string, error) {
		at, precision, err := moment(value)
		if err == nil && precision == when.Year {
			return strconv.Itoa(at.Year()), nil
		}
		return say(at), err
	}
}

func (t *Theme) dateRange(start, end any) (string, error) {
	from, precision, err := moment(start)
	if err != nil || precision == when.Year {
		return said(t.words.Date)(start)
	}
	to, _, err := moment(end)
	return t.words.Range(from, to, precision == when.Day), err
}

// iso writes a moment for the attribute datetime of <time>, with what is known of it.
func iso(value any) (string, error) {
	at, precision, err := moment(value)
	switch {
	case err != nil || at.IsZero():
		return "", err
	case precision == when.Year:
		return at.Format("2006"), nil
	case precision == when.Day:
		return at.Format(time.DateOnly), nil
	case precision == when.Minute:
		return at.Format("2006-01-02T15:04"), nil
	}
	return at.Format(time.RFC3339), nil
}

// moment takes what templates may call a moment: a time.Time is known to the second.
func moment(value any) (time.Time, when.Precision, error) {
	switch m := value.(type) {
	case nil:
		return time.Time{}, when.None, nil
	case time.Time:
		return m, when.Instant, nil
	case when.Moment:
		return m.Time, m.Precision, nil
	}
	return time.Time{}, when.None, fmt.Errorf("%T is no moment", value)
}

func withNumber(n any, say func(float64) string) (string, error) {
	v := reflect.ValueOf(n)
	switch {
	case v.CanInt():
		return say(float64(v.Int())), nil
	case v.CanUint():
		return say(float64(v.Uint())), nil
	case v.CanFloat():
		return say(v.Float()), nil
	}
	return "", fmt.Errorf("%T is no number", n)
}

// dict makes a map of alternating names and values.
func dict(pairs ...any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("dict wants a value for each name, got %d arguments", len(pairs))
	}
	m := make(map[string]any, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("dict wants names, got %T", pairs[i])
		}
		m[name] = pairs[i+1]
	}
	return m, nil
}

// orElse returns value, or other where value is empty.
func orElse(value, other any) any {
	if truth, ok := template.IsTrue(value); ok && truth {
		return value
	}
	return other
}

// asset returns the path of a bundled file.
func (t *Theme) asset(name string) (string, error) {
	if path := t.Asset(name); path != "" {
		return path, nil
	}
	return "", fmt.Errorf("the theme has no asset %q", name)
}

// linked writes data for programs. JSON in which <, > and & are escaped cannot end its <script>.
func linked(data any) (template.HTML, error) {
	if truth, ok := template.IsTrue(data); !ok || !truth {
		return "", nil
	}
	text, err := json.Marshal(data)
	if err != nil {
		return "", fmt.Errorf("write data for programs: %w", err)
	}
	return template.HTML(`<script type="application/ld+json">` + string(text) + `</script>`), nil
}

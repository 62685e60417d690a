// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package importer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// maxNesting is how deep the values of an object may be nested.
const maxNesting = 20

// The columns that the readers of maps make, which no property is called by.
const (
	columnLat   = "latitude"
	columnLon   = "longitude"
	columnLayer = "calque"
	columnOSM   = "@id" // as overpass turbo calls it
)

// readJSON reads the maps that are written as JSON: GeoJSON (`features`), uMap (`layers` of features), Overpass (`elements`),
// GoGoCarto (`data`, `elements`, `@graph`, or the list alone; as objects or as compact rows).
func readJSON(source string, text []byte) (Table, []Refusal) {
	j := &jsonReader{builder: newBuilder(source, objects)}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var err error
	if bytes.HasPrefix(bytes.TrimSpace(text), []byte("[")) {
		err = j.list(d, j.object)
	} else {
		err = j.document(d, text)
	}
	if err == nil && len(j.osm.elements) > 0 {
		j.osm.records(j.builder)
	}
	switch {
	case err != nil:
		j.refuse(0, fmt.Sprintf("le JSON est abîmé vers le caractère %d : exportez-le de nouveau", d.InputOffset()), fmt.Sprintf("the JSON is damaged near character %d: export it again", d.InputOffset()))
	case len(j.table.Records) == 0 && len(j.refused) == 0:
		j.refuse(0, "aucun lieu n’est trouvé dans ce fichier : il faut du GeoJSON, ou un export de GoGoCarto, d’uMap ou d’Overpass", "no place is found in this file: it must be GeoJSON, or an export of GoGoCarto, uMap or Overpass")
	}
	return j.table, j.refused
}

// A jsonReader goes through a document of objects.
type jsonReader struct {
	*builder
	osm   extract
	layer string // of uMap
	count int    // of objects

	compact bool  // rows were read
	rows    []any // what GoGoCarto says stands where in a row; see [jsonReader.row]
}

// document reads the lists of objects in an object; all else in it is skipped.
func (j *jsonReader) document(d *json.Decoder, text []byte) error {
	return members(d, func(key string) error {
		visit := map[string]func(json.RawMessage) error{"features": j.feature, "layers": j.umapLayer, "elements": j.object, "data": j.object, "@graph": j.object}[key]
		ahead := bytes.TrimLeft(text[d.InputOffset():], ": \t\r\n")
		switch {
		case key == "mapping" && bytes.HasPrefix(ahead, []byte("[")):
			return d.Decode(&j.rows)
		case visit != nil && key != "features" && bytes.HasPrefix(ahead, []byte("{")):
			return j.alone(d, visit)
		case visit == nil || !d.More():
			return skip(d)
		}
		return j.list(d, visit)
	})
}

// alone reads an object where a list may stand: one element, as GoGoCarto gives it by its address, or elements by their ids.
func (j *jsonReader) alone(d *json.Decoder, visit func(json.RawMessage) error) error {
	var text json.RawMessage
	if err := d.Decode(&text); err != nil {
		return err
	}
	byID, first := false, true
	below := json.NewDecoder(bytes.NewReader(text))
	err := members(below, func(string) error {
		var item json.RawMessage
		if err := below.Decode(&item); err != nil {
			return err
		}
		if first {
			byID, first = bytes.HasPrefix(item, []byte("{")), false
		}
		if !byID {
			return nil
		}
		return visit(item)
	})
	if err != nil || byID || first {
		return err
	}
	return visit(text)
}

// list calls visit with each item of a list; another value is skipped.
func (j *jsonReader) list(d *json.Decoder, visit func(json.RawMessage) error) error {
	token, err := d.Token()
	if err != nil {
		return err
	}
	switch token {
	case json.Delim('['):
	case json.Delim('{'):
		return rest(d, 1)
	default:
		return nil
	}
	for d.More() {
		var item json.RawMessage
		if err := d.Decode(&item); err != nil {
			return err
		}
		if err := visit(item); err != nil {
			return err
		}
	}
	_, err = d.Token()
	return err
}

// umapLayer reads a layer of uMap: a FeatureCollection with a name.
func (j *jsonReader) umapLayer(text json.RawMessage) error {
	var layer struct {
		Options struct {
			Name   string          `json:"name"`
			Remote json.RawMessage `json:"remoteData"`
		} `json:"_umap_options"`
		Storage struct {
			Name string `json:"name"`
		} `json:"_storage"` // before 2018
	}
	_ = json.Unmarshal(text, &layer) // a layer without a name has none
	var remote struct {
		URL string `json:"url"`
	}
	if json.Unmarshal(layer.Options.Remote, &remote) == nil && remote.URL != "" {
		j.refuse(0, fmt.Sprintf("le calque « %s » n’est pas dans ce fichier, la carte le lit à %s : téléchargez cette adresse et importez-la", short(layer.Options.Name), short(remote.URL)), fmt.Sprintf("the layer %q is not in this file, the map reads it at %s: download that address and import it", short(layer.Options.Name), short(remote.URL)))
	}
	j.table.Source = "umap"
	j.layer = layer.Options.Name + layer.Storage.Name
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if len(text) == 0 || text[0] != '{' {
		return nil
	}
	return members(d, func(key string) error {
		if key == "features" {
			return j.list(d, j.feature)
		}
		return skip(d)
	})
}

// feature reads a Feature of GeoJSON (RFC 7946 §3.2): its properties, its id and the middle of its geometry.
func (j *jsonReader) feature(text json.RawMessage) error {
	j.count++
	var f struct {
		ID         json.RawMessage `json:"id"`
		Geometry   json.RawMessage `json:"geometry"`
		Properties json.RawMessage `json:"properties"`
	}
	if json.Unmarshal(text, &f) != nil {
		j.refuse(j.count, "ce n’est pas un objet de GeoJSON", "this is no GeoJSON feature")
		return nil //nolint:nilerr // the refusal is the answer: reading goes on with the next feature
	}
	r := j.record(j.count)
	if r == nil {
		return nil
	}
	j.put(r, columnLayer, j.layer)
	if err := j.flatten(r, f.Properties); err != nil {
		return err
	}
	var id string
	if json.Unmarshal(f.ID, &id) != nil { // a number; null and nothing at all are no id
		id = string(f.ID)
	}
	if column, known := j.index["id"]; !known || r.value(column) == "" {
		j.put(r, "id", id)
	}
	if lat, lon, ok := middle(f.Geometry); ok {
		j.set(r, columnLat, lat) // a property may say it too
		j.set(r, columnLon, lon)
	}
	return nil
}

// object reads an element of Overpass or of GoGoCarto.
func (j *jsonReader) object(text json.RawMessage) error {
	j.count++
	if j.osm.addJSON(text) {
		return nil
	}
	r := j.record(j.count)
	if r == nil {
		return nil
	}
	j.table.Source = "gogocarto"
	if bytes.HasPrefix(text, []byte("[")) && j.row(r, text) {
		return nil
	}
	if len(text) == 0 || text[0] != '{' {
		j.table.Records = j.table.Records[:len(j.table.Records)-1]
		j.refuse(j.count, "ce n’est pas un objet avec des clés", "this is no object with keys")
		return nil
	}
	return j.flatten(r, text)
}

// compact is what stands where in the rows of a GoGoCarto that does not say so, the first of them: versions that do have a mapping.
var compact = []any{"id", "name", "latitude", "longitude", "categories", "status", "moderationState"}

// row reads an element that GoGoCarto has written as a row, which is how its own map asks for them (ontology=gogocompact); a list in
// the mapping says what stands where in a list of the row. It reports whether the row has a name.
func (j *jsonReader) row(r *Record, text json.RawMessage) bool {
	var values []any
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if d.Decode(&values) != nil {
		return false
	}
	columns := j.rows
	if columns == nil {
		columns = compact
	}
	for i, value := range values[:min(len(values), len(columns))] {
		j.cell(r, columns[i], value)
	}
	if !j.compact {
		j.compact = true
		j.refuse(0, "ce sont les lignes courtes de GoGoCarto, sans adresse ni texte : téléchargez /api/elements.json sans « ontology=gogocompact »", "these are the short rows of GoGoCarto, without address or text: download /api/elements.json without “ontology=gogocompact”")
	}
	return len(r.Values) > 0
}

// cell puts a value of a row under its name.
func (j *jsonReader) cell(r *Record, column, value any) {
	names, several := column.([]any)
	switch values := value.(type) {
	case []any:
		for i, item := range values {
			switch {
			case !several:
				j.cell(r, column, item)
			case i < len(names):
				if _, nested := names[i].([]any); !nested {
					j.cell(r, names[i], item)
				}
			}
		}
	case string, json.Number:
		if name, ok := column.(string); ok && name != "status" && name != "moderationState" {
			j.put(r, name, fmt.Sprint(values))
		}
	}
}

// flatten puts the values of an object into a record, groups with dots: "address.postalCode". Several values of a list are one list.
func (j *jsonReader) flatten(r *Record, text json.RawMessage) error {
	if len(text) == 0 || text[0] != '{' {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return j.value(d, r, "", 0)
}

func (j *jsonReader) value(d *json.Decoder, r *Record, column string, depth int) error {
	if depth > maxNesting {
		return skip(d)
	}
	token, err := d.Token()
	if err != nil {
		return err
	}
	switch token := token.(type) {
	case json.Delim:
		for d.More() {
			below := column
			if token == '{' {
				key, err := d.Token()
				if err != nil {
					return err
				}
				below = strings.TrimPrefix(column+"."+fmt.Sprint(key), ".")
			}
			switch {
			case below == "_umap_options", below == "_storage_options", below == "status" && j.table.Source == "gogocarto": // how it is drawn; how it was moderated
				err = skip(d)
			case column == "openHours": // a text for each day
				err = j.hours(d, r, strings.TrimPrefix(below, "openHours."))
			default:
				err = j.value(d, r, below, depth+1)
			}
			if err != nil {
				return err
			}
		}
		_, err = d.Token()
		return err
	case string:
		j.put(r, column, token)
	case json.Number:
		j.put(r, column, token.String())
	case bool:
		j.put(r, column, strconv.FormatBool(token))
	}
	return nil
}

// hours reads what GoGoCarto has of one day.
func (j *jsonReader) hours(d *json.Decoder, r *Record, day string) error {
	var text json.RawMessage
	if err := d.Decode(&text); err != nil {
		return err
	}
	var spans string
	if json.Unmarshal(text, &spans) == nil && spans != "" {
		j.put(r, "openHours", day+" "+spans)
	}
	return nil
}

// members calls visit at the value of each key of an object.
func members(d *json.Decoder, visit func(key string) error) error {
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		if err := visit(fmt.Sprint(key)); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

// skip leaves a value out.
func skip(d *json.Decoder) error {
	var nothing json.RawMessage
	return d.Decode(&nothing)
}

// rest leaves out what is left of so many open lists and objects.
func rest(d *json.Decoder, open int) error {
	for open > 0 {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch token {
		case json.Delim('['), json.Delim('{'):
			open++
		case json.Delim(']'), json.Delim('}'):
			open--
		}
	}
	return nil
}

// middle returns the middle of a geometry: the point itself, else the centre of all its points' bounds.
func middle(geometry json.RawMessage) (lat, lon string, ok bool) {
	var g struct {
		Coordinates any               `json:"coordinates"`
		Geometries  []json.RawMessage `json:"geometries"`
	}
	if json.Unmarshal(geometry, &g) != nil {
		return "", "", false
	}
	b := nowhere
	b.add(g.Coordinates, 0)
	if len(g.Geometries) > 0 {
		return middle(g.Geometries[0])
	}
	if b == nowhere {
		return "", "", false
	}
	return degrees((b.south + b.north) / 2), degrees((b.west + b.east) / 2), true
}

type bounds struct{ west, south, east, north float64 }

// nowhere is the bounds of no point.
var nowhere = bounds{360, 360, -360, -360}

func (b *bounds) extend(lon, lat float64) {
	b.west, b.east = min(b.west, lon), max(b.east, lon)
	b.south, b.north = min(b.south, lat), max(b.north, lat)
}

// add takes in a position, or a list of lists of them.
func (b *bounds) add(v any, depth int) {
	list, _ := v.([]any)
	if len(list) >= 2 {
		lon, okLon := list[0].(float64)
		lat, okLat := list[1].(float64)
		if okLon && okLat {
			b.extend(lon, lat)
			return
		}
	}
	if depth < 6 {
		for _, item := range list {
			b.add(item, depth+1)
		}
	}
}

// degrees writes a coordinate with five decimals, about a metre.
func degrees(d float64) string {
	return strconv.FormatFloat(math.Round(d*1e5)/1e5, 'f', -1, 64)
}

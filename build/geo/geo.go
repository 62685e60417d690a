// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

// Package geo knows where things are: areas and what they contain, distances, neighbours, the projection of maps.
// Coordinates are degrees WGS 84, longitude before latitude (RFC 7946 §3.1.1); distances are metres.
//
// [ParseGeoJSON] and [Union] make areas. An [Atlas] holds those of a network (communes, EPCI, départements, regions)
// and says with [Atlas.Locate] where a point stands. An [Index] finds the nearest of many points, a [Frame] puts a
// piece of the earth on a sheet. All of them are made once and never modified: any number of goroutines may ask.
//
// The package reads no file and says nothing to people: what is wrong in a territory file is a [Fault].
package geo

import "math"

// A Point is a place on the earth, in degrees WGS 84.
type Point struct{ Lon, Lat float64 }

// A Kind is a level of the French administrative division.
type Kind string

// The kinds of areas, from small to large.
const (
	Commune     Kind = "commune"     // code: INSEE, 5 characters
	EPCI        Kind = "epci"        // code: SIREN, 9 digits
	Departement Kind = "departement" // code: 2 or 3 characters
	Region      Kind = "region"      // code: 2 digits
)

// Kinds lists every kind, from small to large.
var Kinds = []Kind{Commune, EPCI, Departement, Region}

// Valid reports whether k is one of [Kinds].
func (k Kind) Valid() bool {
	return k == Commune || k == EPCI || k == Departement || k == Region
}

// A Location says in which areas a point stands, by their codes; "" where nothing is known.
type Location struct{ Commune, EPCI, Departement, Region string }

// Code returns the code of the area of a kind, "" when it is not known.
func (l Location) Code(k Kind) string {
	switch k {
	case Commune:
		return l.Commune
	case EPCI:
		return l.EPCI
	case Departement:
		return l.Departement
	case Region:
		return l.Region
	}
	return ""
}

// with returns l with the code of one kind set.
func (l Location) with(k Kind, code string) Location {
	switch k {
	case Commune:
		l.Commune = code
	case EPCI:
		l.EPCI = code
	case Departement:
		l.Departement = code
	case Region:
		l.Region = code
	}
	return l
}

// earthRadius is the mean radius of the earth in metres (IUGG).
const earthRadius = 6371008.8

// metresPerDegree is the length of one degree of latitude.
const metresPerDegree = earthRadius * math.Pi / 180

// Distance returns the metres between two points on a spherical earth (haversine; within 0.5 % of the ellipsoid).
func Distance(a, b Point) float64 {
	lat1, lat2 := radians(a.Lat), radians(b.Lat)
	s, t := math.Sin((lat2-lat1)/2), math.Sin(radians(b.Lon-a.Lon)/2)
	h := s*s + math.Cos(lat1)*math.Cos(lat2)*t*t
	return 2 * earthRadius * math.Asin(math.Sqrt(min(1, h)))
}

func radians(degrees float64) float64 { return degrees * math.Pi / 180 }

// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The only module that knows the library which moves the map. The rest of the map speaks to a Sheet.

import * as L from "leaflet";
import type { XY } from "./direction";
import { MAX_ZOOM, MIN_ZOOM } from "./zoom";

export interface Bounds { west: number; south: number; east: number; north: number }
export interface View { zoom: number; lon: number; lat: number }
export interface Tiles { url: string; attribution: string; max_zoom: number }
export type Ring = readonly number[]; // longitude, latitude, longitude, latitude…

/** A pinned element stays at its point while the map moves. */
export interface Pin { remove(): void }

export interface Sheet {
  view(): View;
  bounds(around?: number): Bounds; // around: in parts of what is shown
  go(view: View): void;
  fit(bounds: Bounds): void;
  zoomBy(steps: number): void;
  slide(dx: number, dy: number): void; // in pixels
  xy(lon: number, lat: number): XY; // in pixels from the corner of the sheet
  at(xy: XY): { lon: number; lat: number }; // the other way round
  size(): XY;
  pin(element: HTMLElement, lon: number, lat: number): Pin;
  draw(rings: readonly Ring[], className: string, filled: boolean): void;
  tiles(tiles: Tiles): void;
  moved(f: () => void): void;
  dragged(): boolean; // since the pointer went down: the click that ends it opens nothing
  resized(): void;
  allowWheel(allowed: boolean): void;
  allowDrag(allowed: boolean): void;
}

/** Opens a sheet in an element. Nothing of the library is in the way of Tab: names, keys and buttons are ours. */
export function open(element: HTMLElement, start: View, still: boolean): Sheet {
  const map = L.map(element, {
    center: [start.lat, start.lon], zoom: start.zoom, minZoom: MIN_ZOOM, maxZoom: MAX_ZOOM,
    zoomControl: false, attributionControl: false, keyboard: false, scrollWheelZoom: false, boxZoom: false,
    zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, inertia: !still,
    dragging: true, touchZoom: true, zoomSnap: 1, wheelPxPerZoomLevel: 90,
  });
  const land = map.createPane("land");
  land.classList.add("carte-land");
  const painter = L.svg({ pane: "land", padding: 0.6 });
  let moving = false;
  map.on("dragstart", () => { moving = true; });
  element.addEventListener("pointerdown", () => { moving = false; }, true);
  const animate = !still;
  const latLng = (lon: number, lat: number) => L.latLng(lat, lon);
  return {
    view() {
      const { lat, lng } = map.getCenter();
      return { zoom: map.getZoom(), lat, lon: lng };
    },
    bounds(around = 0) {
      const b = map.getBounds().pad(around);
      return { west: b.getWest(), south: b.getSouth(), east: b.getEast(), north: b.getNorth() };
    },
    go: (v) => { map.setView(latLng(v.lon, v.lat), v.zoom, { animate }); },
    fit: (b) => { map.fitBounds([[b.south, b.west], [b.north, b.east]], { padding: [40, 40], maxZoom: 14, animate }); },
    zoomBy: (steps) => { map.setZoom(map.getZoom() + steps, { animate }); },
    slide: (dx, dy) => { map.panBy([dx, dy], { animate }); },
    xy: (lon, lat) => map.latLngToContainerPoint(latLng(lon, lat)),
    at({ x, y }) {
      const { lat, lng } = map.containerPointToLatLng([x, y]);
      return { lat, lon: lng };
    },
    size: () => map.getSize(),
    pin(pinned, lon, lat) {
      const icon = new L.Icon({ iconUrl: "data:," });
      icon.createIcon = () => pinned;
      const marker = L.marker(latLng(lon, lat), { icon, keyboard: false, interactive: false }).addTo(map);
      return { remove: () => { marker.remove(); } };
    },
    draw(rings, className, filled) {
      const lines = rings.map((ring) => {
        const points: L.LatLng[] = [];
        for (let i = 0; i + 1 < ring.length; i += 2) points.push(latLng(ring[i]!, ring[i + 1]!));
        return points;
      });
      L.polygon(lines.map((line) => [line]), {
        pane: "land", renderer: painter, className, interactive: false, fill: filled, stroke: true, weight: 1, smoothFactor: 1,
      }).addTo(map);
    },
    tiles(t) {
      L.tileLayer(t.url, { maxNativeZoom: t.max_zoom, maxZoom: MAX_ZOOM, detectRetina: false, referrerPolicy: "strict-origin-when-cross-origin" }).addTo(map);
    },
    moved: (f) => { map.on("moveend", f); },
    dragged: () => moving,
    resized: () => { map.invalidateSize(); },
    allowWheel: (allowed) => { if (allowed) map.scrollWheelZoom.enable(); else map.scrollWheelZoom.disable(); },
    allowDrag: (allowed) => { if (allowed) map.dragging.enable(); else map.dragging.disable(); },
  };
}

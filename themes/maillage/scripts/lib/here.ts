// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// Where the reader is: asked when they want it, used on this page and sent nowhere.

import type { Point } from "./filter";
import { t } from "./words";

/** Asks the browser where the reader is; what goes wrong is said. */
export function locate(say: (text: string) => void): Promise<Point | undefined> {
  return new Promise((resolve) => {
    if (!("geolocation" in navigator)) {
      say(t("script.filter.no_position"));
      resolve(undefined);
      return;
    }
    say(t("script.map.locating"));
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      say("");
      resolve({ lon: coords.longitude, lat: coords.latitude });
    }, (error) => {
      say(t(error.code === error.PERMISSION_DENIED ? "script.filter.refused" : "script.filter.no_position"));
      resolve(undefined);
    }, { maximumAge: 300_000, timeout: 15_000 });
  });
}

// SPDX-License-Identifier: GPL-3.0-or-later
import { geoDistance } from "d3-geo";
import type { Row } from "../../data/contract";
import { compass, number } from "../../data/format";
import { indexInText } from "../../data/words";

const earthRadius = 6371.0088;

/** 52.8, 61.6 → "61.6° N, 52.8° E". */
export function place(lon: number, lat: number): string {
  return `${number(Math.abs(lat), 1)}° ${lat < 0 ? "S" : "N"}, ` +
    `${number(Math.abs(lon), 1)}° ${lon < 0 ? "W" : "E"}`;
}

/** Where the centre was first and last, and how far apart these are. */
export function centreSentence(rows: Row<"centre">[]): string {
  const known = rows.filter((r) => r.lon !== null && r.lat !== null)
    .sort((a, b) => a.year - b.year);
  const first = known[0];
  const last = known[known.length - 1];
  if (!first || !last) return "No centre is known.";
  const apart = geoDistance([first.lon!, first.lat!], [last.lon!, last.lat!]) * earthRadius;
  const now = last.moved_km_decade !== null && last.bearing !== null
    ? ` In the ten years to ${last.year} it moved ${number(last.moved_km_decade)} km ` +
      `${compass(last.bearing)}.`
    : "";
  return `The centre of ${indexInText(first.index)} lay under ${place(first.lon!, first.lat!)} in ` +
    `${first.year} and under ${place(last.lon!, last.lat!)} in ${last.year}, ` +
    `${number(apart)} km apart.${now}`;
}

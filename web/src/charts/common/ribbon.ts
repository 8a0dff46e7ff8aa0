// SPDX-License-Identifier: GPL-3.0-or-later
import { area } from "d3-shape";
import { runs } from "../../data/series";
import type { Scale } from "./axes";
import { round, svg } from "./dom";

/** The edges of a ribbon in a year. */
export interface Edge {
  year: number;
  low: number;
  high: number;
}

/** A filled ribbon that breaks where years are missing. */
export function ribbon(
  edges: Edge[], x: Scale, y: (value: number) => number, style: string): SVGGElement {
  const shape = area<Edge>((e) => round(x(e.year)), (e) => round(y(e.low)), (e) => round(y(e.high)));
  return svg("g", {}, ...runs(edges).map((run) => svg("path", { d: shape(run), style })));
}

/** Rows whose interval is known as edges. */
export function intervals<T extends { year: number }>(
  rows: readonly T[], low: (row: T) => number | null, high: (row: T) => number | null): Edge[] {
  return rows.flatMap((row) => {
    const [from, to] = [low(row), high(row)];
    return from !== null && to !== null ? [{ year: row.year, low: from, high: to }] : [];
  });
}

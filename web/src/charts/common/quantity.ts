// SPDX-License-Identifier: GPL-3.0-or-later
// Quantities of yearly rows as layers of a stack.
import { points } from "../../data/series";
import { intervals } from "./ribbon";
import type { Layer } from "./stack";

/** One number of a row, with its interval where it has one. */
export interface Quantity<Row> {
  title: string;
  name: string;
  colour: string;
  value(row: Row): number | null;
  low?(row: Row): number | null;
  high?(row: Row): number | null;
  /** The number for people, and on the axis. */
  words(value: number, digits?: number): string;
  /** Decimals of the reading. */
  digits: number;
  domain?: [number, number];
}

/** A quantity of rows that are unique by year. */
export function layerOf<Row extends { year: number }>(rows: readonly Row[], q: Quantity<Row>): Layer {
  const byYear = new Map(rows.map((row) => [row.year, row]));
  return {
    title: q.title,
    words: q.words,
    ...(q.domain ? { domain: q.domain } : {}),
    series: [{
      name: q.name, colour: q.colour, points: points(rows, q.value),
      ...(q.low && q.high ? { band: intervals(rows, q.low, q.high) } : {}),
    }],
    reads: (year) => {
      const row = byYear.get(year);
      const value = row ? q.value(row) : null;
      if (!row || value === null) return null;
      const [low, high] = [q.low?.(row) ?? null, q.high?.(row) ?? null];
      const said = q.words(value, q.digits);
      return low === null || high === null ? said
        : `${said} (${q.words(low, q.digits)} to ${q.words(high, q.digits)})`;
    },
  };
}

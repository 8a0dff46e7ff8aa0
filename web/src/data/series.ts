// SPDX-License-Identifier: GPL-3.0-or-later

/** Groups in the order in which their keys first occur. */
export function groupBy<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const k = key(row);
    const group = groups.get(k);
    if (group) group.push(row);
    else groups.set(k, [row]);
  }
  return groups;
}

/** Distinct values in the order in which they first occur. */
export function distinct<T>(values: Iterable<T>): T[] {
  return [...new Set(values)];
}

export interface Point {
  year: number;
  value: number;
}

/** Points of a series by year; a missing value is no point. */
export function points<T extends { year: number }>(
  rows: readonly T[], value: (row: T) => number | null): Point[] {
  const out: Point[] = [];
  for (const row of rows) {
    const v = value(row);
    if (v !== null) out.push({ year: row.year, value: v });
  }
  return out.sort((a, b) => a.year - b.year);
}

/** Stretches of unbroken years, so that a gap in the data is a gap in the picture. */
export function runs<T extends { year: number }>(sorted: readonly T[]): T[][] {
  const out: T[][] = [];
  let run: T[] = [];
  for (const p of sorted) {
    const last = run[run.length - 1];
    if (last && p.year !== last.year + 1) {
      out.push(run);
      run = [];
    }
    run.push(p);
  }
  if (run.length > 0) out.push(run);
  return out;
}

/** Years between the first and last of `years` that are not among them, as [from, to] pairs. */
export function gaps(years: readonly number[]): [number, number][] {
  const sorted = distinct(years).sort((a, b) => a - b);
  const out: [number, number][] = [];
  for (let i = 1; i < sorted.length; i++) {
    if (sorted[i]! > sorted[i - 1]! + 1) out.push([sorted[i - 1]! + 1, sorted[i]! - 1]);
  }
  return out;
}

/** First and last year, or null for no rows. */
export function span(rows: Iterable<{ year: number }>): [number, number] | null {
  let lo = Infinity;
  let hi = -Infinity;
  for (const { year } of rows) {
    if (year < lo) lo = year;
    if (year > hi) hi = year;
  }
  return lo <= hi ? [lo, hi] : null;
}

// SPDX-License-Identifier: GPL-3.0-or-later
import type { Row } from "../../data/contract";
import { inText, number } from "../../data/format";
import { points } from "../../data/series";

type PositionRow = Row<"positions">;

/** Whether the intervals of two positions leave their order open. */
function overlaps(a: PositionRow, b: PositionRow): boolean {
  return a.q05 !== null && a.q95 !== null && b.q05 !== null && b.q95 !== null &&
    a.q05 <= b.q95 && b.q05 <= a.q95;
}

function lastCommon(a: PositionRow[], b: PositionRow[]): [PositionRow, PositionRow] | null {
  for (const row of [...a].reverse()) {
    const other = b.find((r) => r.year === row.year);
    if (other) return [row, other];
  }
  return null;
}

/** Where two states stand, and how far apart they were when farthest and nearest. */
export function positionsSentence(a: PositionRow[], b: PositionRow[]): string {
  const last = lastCommon(a, b);
  if (!last) return "No positions of both in one session are known.";
  const [one, other] = last;
  const here = `In ${one.year} ${inText(one.name)} stood at ${number(one.position, 2)} and ` +
    `${inText(other.name)} at ${number(other.position, 2)}`;
  if (one.state === other.state) return `In ${one.year} ${inText(one.name)} stood at ${number(one.position, 2)}.`;
  const there = new Map(b.map((r) => [r.year, r]));
  const distance = points(a, (r) => {
    const match = there.get(r.year);
    return match ? Math.abs(r.position - match.position) : null;
  });
  const far = distance.reduce((x, y) => (y.value > x.value ? y : x));
  const near = distance.reduce((x, y) => (y.value < x.value ? y : x));
  const open = overlaps(one, other) ? "; their intervals overlap" : "";
  return `${here}${open}. They were farthest apart in ${far.year} (${number(far.value, 2)}) and ` +
    `nearest in ${near.year} (${number(near.value, 2)}).`;
}

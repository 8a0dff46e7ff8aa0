// SPDX-License-Identifier: GPL-3.0-or-later
import type { Row } from "../../data/contract";
import { number } from "../../data/format";
import { points } from "../../data/series";

/** When the positions of states lay farthest apart and nearest, and whether they form two camps. */
export function spreadSentence(rows: Row<"spread">[]): string {
  const sd = points(rows, (r) => r.sd);
  const last = sd[sd.length - 1];
  if (!last) return "No spread of positions is known.";
  const high = sd.reduce((a, b) => (b.value > a.value ? b : a));
  const low = sd.reduce((a, b) => (b.value < a.value ? b : a));
  const row = rows.find((r) => r.year === last.year);
  const camps = row && row.bimodality !== null
    ? ` The coefficient of bimodality was ${number(row.bimodality, 2)}, ` +
      `${row.bimodality > 5 / 9 ? "above" : "below"} the 0.56 of an even spread.`
    : "";
  return `Positions were most dispersed in ${high.year} (standard deviation ${number(high.value, 2)}) ` +
    `and least in ${low.year} (${number(low.value, 2)}); in ${last.year} it was ` +
    `${number(last.value, 2)}.${camps}`;
}

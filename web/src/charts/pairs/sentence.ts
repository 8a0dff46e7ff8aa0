// SPDX-License-Identifier: GPL-3.0-or-later
import type { Row } from "../../data/contract";
import { inText, number } from "../../data/format";
import { points } from "../../data/series";

type PairRow = Row<"pairs">;

/** How alike two states voted at first, at last, and when most and least. */
export function pairsSentence(
  rows: PairRow[], measure: (row: PairRow) => number | null, inWords: string): string {
  const series = points(rows.filter((r) => r.basis === "un"), measure);
  const last = series[series.length - 1];
  const names = rows[0];
  if (!last || !names) return "No votes of both are known.";
  const high = series.reduce((a, b) => (b.value > a.value ? b : a));
  const low = series.reduce((a, b) => (b.value < a.value ? b : a));
  return `Between ${inText(names.name1)} and ${inText(names.name2)}, ${inWords} in the General ` +
    `Assembly was highest in ${high.year} (${number(high.value, 2)}), lowest in ${low.year} ` +
    `(${number(low.value, 2)}), and ${number(last.value, 2)} in ${last.year}.`;
}

// SPDX-License-Identifier: GPL-3.0-or-later
import type { Row } from "../../data/contract";
import { inText, number } from "../../data/format";
import { points } from "../../data/series";

/** When the relations of two states were best and worst, and how they are at last. */
export function relationsSentence(rows: Row<"relations">[]): string {
  const series = points(rows, (r) => r.index);
  const last = series[series.length - 1];
  const names = rows[0];
  if (!last || !names) return "No relations of the two are known.";
  const best = series.reduce((a, b) => (b.value > a.value ? b : a));
  const worst = series.reduce((a, b) => (b.value < a.value ? b : a));
  const now = rows.find((r) => r.year === last.year)!;
  return `Between ${inText(names.name1)} and ${inText(names.name2)} the index was highest in ${best.year} ` +
    `(${number(best.value, 2)}), lowest in ${worst.year} (${number(worst.value, 2)}) and ` +
    `${number(last.value, 2)} in ${last.year}` +
    (now.lo === null || now.hi === null ? "."
      : `, when what is not known leaves ${number(now.lo, 2)} to ${number(now.hi, 2)}.`);
}

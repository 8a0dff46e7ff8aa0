// SPDX-License-Identifier: GPL-3.0-or-later
import type { Row } from "../../data/contract";
import { count, number } from "../../data/format";
import { points } from "../../data/series";

/** When most ties stood against two factions, and how it is at last; whether every figure is proven. */
export function balanceSentence(rows: Row<"balance">[]): string {
  const series = points(rows, (r) => r.frustration);
  const last = series[series.length - 1];
  if (!last) return "No network of friends and enemies is known.";
  const most = series.reduce((a, b) => (b.value > a.value ? b : a));
  const open = rows.filter((r) => r.lower_bound < r.frustration);
  return `In ${last.year} ${count(last.value, "tie")} stood against the best division of states into two ` +
    `factions; most did in ${most.year} (${number(most.value)}). ` +
    (open.length === 0 ? "Every figure is proven to be the least."
      : `${count(open.length, "year is", "years are")} not proven to be the least.`);
}

// SPDX-License-Identifier: GPL-3.0-or-later
import type { Row } from "../../data/contract";
import { capitalised, enumerate, number } from "../../data/format";
import { groupBy, points } from "../../data/series";

/** For each element the year of its fastest change, and how fast it was at last. */
export function changeSentence(rows: Row<"change">[]): string {
  const parts = [...groupBy(rows, (r) => r.element)].flatMap(([element, own]) => {
    const rates = points(own, (r) => r.rate);
    const last = rates[rates.length - 1];
    if (!last) return [];
    const most = rates.reduce((a, b) => (b.value > a.value ? b : a));
    return [`${element} in the five years to ${most.year} (${number(most.value, 1)}; ` +
      `${number(last.value, 1)} to ${last.year})`];
  });
  return parts.length === 0 ? "No rates of change are known."
    : `${capitalised("change was fastest: ")}${enumerate(parts)}.`;
}

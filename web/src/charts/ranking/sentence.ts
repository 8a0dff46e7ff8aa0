// SPDX-License-Identifier: GPL-3.0-or-later
import type { Row } from "../../data/contract";
import { capitalised, inText, percent } from "../../data/format";

/** Sum of the first five, and which ranks the weights leave open. */
export function rankingSentence(rows: Row<"top">[]): string {
  const first = rows[0];
  if (!first) return "No ranking is known.";
  const five = rows.slice(0, 5);
  const sum = five.reduce((s, r) => s + (r.cinc ?? 0), 0);
  const open = rows.filter((r) => r.rank_lo !== null && r.rank_hi !== null && r.rank_lo < r.rank_hi);
  const tail = open.length > 0
    ? ` ${open.length} of ${rows.length} ranks depend on the weights; their intervals are shown.`
    : "";
  return `${capitalised(inText(first.name))} stands first with ${percent(first.cinc)}; ` +
    `the first ${five.length} together hold ${percent(sum)}.${tail}`;
}

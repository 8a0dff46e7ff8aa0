// SPDX-License-Identifier: GPL-3.0-or-later
import type { Row } from "../../data/contract";
import { count, enumerate, number } from "../../data/format";

/** How many blocs the last session had, how large, and how sure the division is. */
export function blocsSentence(rows: Row<"blocs">[]): string {
  const last = Math.max(...rows.map((r) => r.year));
  const blocs = rows.filter((r) => r.year === last).sort((a, b) => a.bloc - b.bloc);
  const first = blocs[0];
  if (!first) return "No blocs are known.";
  const sizes = blocs.slice(0, 3).map((b) => `${count(b.states, "state")} (${b.leading} …)`);
  const sure = first.adjusted_rand === null ? ""
    : ` Divisions from other starts agree at ${number(first.adjusted_rand, 2)}, where 1 is in full.`;
  const blocWords = blocs.length > 1 ? `divided states into ${blocs.length} blocs` : "showed one bloc";
  return `In ${last} votes ${blocWords}: ${enumerate(sizes)}.${sure}`;
}

// SPDX-License-Identifier: GPL-3.0-or-later
import type { Row } from "../../data/contract";
import { number } from "../../data/format";
import { points } from "../../data/series";

/** Where concentration stands in the first set, when it was highest and lowest. */
export function concentrationSentence(all: Row<"concentration">[]): string {
  const set = all[0]?.set;
  const rows = all.filter((r) => r.set === set);
  const con = points(rows, (r) => r.con);
  const last = con[con.length - 1];
  if (!last) return "No concentration is known.";
  const high = con.reduce((a, b) => (b.value > a.value ? b : a));
  const low = con.reduce((a, b) => (b.value < a.value ? b : a));
  const row = rows.find((r) => r.year === last.year);
  const who = set === "majors" ? "the major powers" : set === "system" ? "all states" : `“${set}”`;
  const enp = row && row.enp !== null && row.n !== null
    ? ` In ${last.year} the ${number(row.n)} of them weighed as much as ${number(row.enp, 1)} equal powers.`
    : "";
  return `Among ${who}, concentration was highest in ${high.year} (CON ${number(high.value, 2)}), ` +
    `lowest in ${low.year} (${number(low.value, 2)}), and stood at ${number(last.value, 2)} in ` +
    `${last.year}.${enp}`;
}

// SPDX-License-Identifier: GPL-3.0-or-later
import type { Row } from "../../data/contract";
import { capitalised, count, inText, number } from "../../data/format";
import { distinct, span } from "../../data/series";
import { indexInText } from "../../data/words";

/** How many challenges reached parity, how many overtook, and which did so last. */
export function challengesSentence(rows: Row<"transitions">[]): string {
  if (rows.length === 0) return "No challenge is known.";
  const overtook = rows.filter((r) => r.overtaking_year !== null);
  const last = overtook.reduce<Row<"transitions"> | null>(
    (a, b) => (a === null || b.overtaking_year! > a.overtaking_year! ? b : a), null);
  const head = `By ${indexInText(rows[0]!.index)}, ${count(rows.length, "challenge")} came near ` +
    `parity with the leader and ${number(overtook.length)} ended in an overtaking`;
  return last
    ? `${head}; the latest was ${inText(last.challenger_name)} passing ` +
      `${inText(last.leader_name)} in ${last.overtaking_year}.`
    : `${head}.`;
}

/** The pair that stands nearest to parity in the last year. */
export function ratiosSentence(rows: Row<"ratios">[]): string {
  const years = span(rows);
  if (!years) return "No ratio is known.";
  const now = rows.filter((r) => r.year === years[1] && r.ratio !== null);
  const pairs = distinct(rows.map((r) => `${r.challenger} ${r.leader}`)).length;
  const nearest = now.reduce<Row<"ratios"> | null>((a, b) =>
    (a === null || Math.abs(Math.log(b.ratio!)) < Math.abs(Math.log(a.ratio!)) ? b : a), null);
  const head = `${capitalised(count(pairs, "pair"))} of challenger and leader`;
  return nearest
    ? `${head}; in ${years[1]} ${inText(nearest.challenger_name)} stood at ` +
      `${number(nearest.ratio, 2)} of ${inText(nearest.leader_name)}.`
    : `${head}.`;
}

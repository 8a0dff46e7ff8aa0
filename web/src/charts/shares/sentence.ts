// SPDX-License-Identifier: GPL-3.0-or-later
import type { Row } from "../../data/contract";
import { capitalised, enumerate, inText, percent } from "../../data/format";
import { span } from "../../data/series";
import { indexInText } from "../../data/words";

type ShareRow = Row<"shares">;

/** States with a share in a year, largest first. */
export function leaders(rows: ShareRow[], year: number): ShareRow[] {
  return rows.filter((r) => r.year === year && r.share !== null)
    .sort((a, b) => b.share! - a.share!);
}

/** What the ribbons of one index say: the leaders now, and the leader at the start. */
export function sharesSentence(rows: ShareRow[]): string {
  const years = span(rows);
  if (!years) return "No shares are known.";
  const [first, last] = years;
  const now = leaders(rows, last).slice(0, 3);
  const what = indexInText(rows[0]!.index);
  const head = now.map((r, i) =>
    `${inText(r.name)} ${i === 0 ? `held ${percent(r.share)} of the world’s ${what}` : percent(r.share)}`);
  const then = leaders(rows, first)[0];
  const since = leaders(rows, last).find((r) => r.state === then?.state);
  const before = then && first < last
    ? ` In ${first} ${inText(then.name)} led with ${percent(then.share)}` +
      (since && since.state !== now[0]?.state ? `; in ${last} its share was ${percent(since.share)}.`
        : since ? " and it leads still." : ".")
    : "";
  return `${capitalised(`in ${last}`)} ${enumerate(head)}.${before}`;
}

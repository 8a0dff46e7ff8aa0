// SPDX-License-Identifier: GPL-3.0-or-later
import type { Row } from "../../data/contract";
import { enumerate, number } from "../../data/format";
import { groupBy, points } from "../../data/series";
import { systemTitle } from "../../data/words";

/** First and last count of members under each definition. */
export function membersSentence(rows: Row<"members">[]): string {
  const parts = [...groupBy(rows, (r) => r.system)].flatMap(([system, own]) => {
    const series = points(own, (r) => r.states);
    const first = series[0];
    const last = series[series.length - 1];
    return first && last
      ? [`${number(first.value)} states in ${first.year} and ${number(last.value)} in ` +
        `${last.year} by the rules of ${systemTitle(system)}`]
      : [];
  });
  return parts.length === 0
    ? "No membership is known."
    : `The system counted ${enumerate(parts)}.`;
}

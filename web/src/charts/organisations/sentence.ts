// SPDX-License-Identifier: GPL-3.0-or-later
import type { Row } from "../../data/contract";
import { count, number } from "../../data/format";
import { points } from "../../data/series";

/** How many organisations there were at first, at most and at last, and how many a state was in. */
export function organisationsSentence(rows: Row<"organisations">[]): string {
  const counts = points(rows, (r) => r.organisations);
  const [first, last] = [counts[0], counts[counts.length - 1]];
  if (!first || !last) return "No memberships are known.";
  const most = counts.reduce((a, b) => (b.value > a.value ? b : a));
  const mean = rows.find((r) => r.year === last.year)?.mean_memberships ?? null;
  return `${count(first.value, "organisation")} had members in ${first.year} and ${number(last.value)} in ` +
    `${last.year}; most were counted in ${most.year} (${number(most.value)}).` +
    (mean === null ? "" : ` In ${last.year} a state was a full member of ${number(mean, 1)} on average.`);
}

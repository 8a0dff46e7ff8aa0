// SPDX-License-Identifier: GPL-3.0-or-later
// The report in a few numbers, each read from the tables and leading to its figure.
import { leaders } from "../charts/shares/sentence";
import { rowsOf, type Report } from "../data/contract";
import { compass, inText, number, percent } from "../data/format";
import { groupBy, points, span } from "../data/series";
import { indexInText } from "../data/words";

export interface Glance {
  figure: string;
  value: string;
  words: string;
}

/** Rows of the table's first index, which is the main one. */
function main<T extends { index: string }>(rows: T[]): T[] {
  return rows.filter((r) => r.index === rows[0]?.index);
}

function share(report: Report): Glance | null {
  const rows = main(rowsOf(report, "shares"));
  const years = span(rows);
  const first = years && leaders(rows, years[1])[0];
  return first ? {
    figure: "shares", value: percent(first.share),
    words: `of ${indexInText(first.index)} is held by ${inText(first.name)}, the largest share in ` +
      `${first.year}`,
  } : null;
}

function equalPowers(report: Report): Glance | null {
  const all = main(rowsOf(report, "concentration"));
  const rows = all.filter((r) => r.set === all[0]!.set);
  const last = points(rows, (r) => r.enp).pop();
  const n = rows.find((r) => r.year === last?.year)?.n;
  return last && n ? {
    figure: "concentration", value: number(last.value, 1),
    words: `equal powers would be as concentrated as the ${number(n)} ` +
      `${rows[0]!.set === "majors" ? "major powers" : "states"} of ${last.year}`,
  } : null;
}

function poles(report: Report): Glance | null {
  const rows = rowsOf(report, "polarity").filter((r) => r.type !== null);
  const pooled = rows.filter((r) => r.domain === "pooled");
  const own = (pooled.length > 0 ? pooled : rows).sort((a, b) => a.year - b.year);
  const last = own[own.length - 1];
  if (!last) return null;
  let since = last.year;
  for (const r of [...own].reverse()) {
    if (r.domain !== last.domain || r.set !== last.set) continue;
    if (r.type !== last.type) break;
    since = r.year;
  }
  return {
    figure: "polarity", value: last.type!,
    words: `is the type of the ${last.domain} distribution in ${last.year}, unbroken since ${since}`,
  };
}

function centre(report: Report): Glance | null {
  const rows = main(rowsOf(report, "centre")).filter((r) => r.moved_km_decade !== null);
  const last = rows.sort((a, b) => a.year - b.year)[rows.length - 1];
  return last ? {
    figure: "centre", value: `${number(last.moved_km_decade)} km`,
    words: `${last.bearing === null ? "" : `${compass(last.bearing)} is how far `}` +
      `the centre of ${indexInText(last.index)} moved in the ten years to ${last.year}`,
  } : null;
}

function overtaking(report: Report): Glance | null {
  const rows = main(rowsOf(report, "transitions"));
  const year = Math.max(...rows.map((r) => r.overtaking_year ?? -Infinity));
  if (!Number.isFinite(year)) return null;
  const last = rows.find((r) => r.overtaking_year === year)!;
  return {
    figure: "challenges", value: String(year),
    words: `${inText(last.challenger_name)} passed ${inText(last.leader_name)} in ` +
      `${indexInText(last.index)}, the latest overtaking at the top`,
  };
}

function members(report: Report): Glance | null {
  const all = rowsOf(report, "members");
  const first = groupBy(all, (r) => r.system).values().next();
  const series = first.done ? [] : points(first.value, (r) => r.states);
  const [start, end] = [series[0], series[series.length - 1]];
  return start && end ? {
    figure: "members", value: number(end.value),
    words: `states made up the system in ${end.year}; there were ${number(start.value)} in ${start.year}`,
  } : null;
}

/** The numbers that the tables at hand can give. */
export function glances(report: Report): Glance[] {
  return [share, equalPowers, poles, centre, overtaking, members]
    .map((read) => read(report))
    .filter((g): g is Glance => g !== null);
}

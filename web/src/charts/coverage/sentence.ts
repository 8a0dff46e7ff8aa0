// SPDX-License-Identifier: GPL-3.0-or-later
import type { Row, Source } from "../../data/contract";
import { capitalised, count, enumerate } from "../../data/format";
import { distinct, gaps, groupBy, span } from "../../data/series";

/** How many sources were loaded, which years they span, which have gaps and which are missing. */
export function coverageSentence(sources: Source[], rows: Row<"coverage">[]): string {
  const loaded = sources.filter((s) => s.status === "loaded");
  const missing = sources.filter((s) => s.status === "missing");
  const years = span(rows);
  const bySource = groupBy(rows.filter((r) => r.states !== null && r.states > 0), (r) => r.source);
  const broken = [...bySource].filter(([, own]) => gaps(distinct(own.map((r) => r.year))).length > 0);
  const head = capitalised(count(loaded.length, "source")) +
    (loaded.length === 1 ? " was" : " were") + " loaded" +
    (years ? `, together spanning ${years[0]}–${years[1]}` : "");
  const holes = broken.length > 0 ? `; ${broken.length} of them skip years` : "";
  const rest = missing.length > 0
    ? ` Not loaded: ${enumerate(missing.slice(0, 4).map((s) => s.title))}` +
      `${missing.length > 4 ? ` and ${missing.length - 4} more` : ""}.`
    : "";
  return `${head}${holes}.${rest}`;
}

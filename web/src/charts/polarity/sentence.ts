// SPDX-License-Identifier: GPL-3.0-or-later
import type { Row } from "../../data/contract";
import { enumerate } from "../../data/format";
import { distinct, groupBy, span } from "../../data/series";

/** The types in the last year, and whether the domains agree. */
export function polaritySentence(rows: Row<"polarity">[]): string {
  const domains = [...groupBy(rows.filter((r) => r.type !== null), (r) => r.domain)];
  if (domains.length === 0) return "No polarity is known.";
  const latest = domains.map(([domain, own]) => {
    const year = span(own)![1];
    return { domain, year, type: own.find((r) => r.year === year)!.type! };
  });
  const pooled = latest.find((l) => l.domain === "pooled");
  const single = latest.filter((l) => l.domain !== "pooled");
  const types = distinct(single.map((l) => l.type));
  const head = pooled ? `In ${pooled.year} the pooled distribution was ${pooled.type}. ` : "";
  if (single.length === 0) return head.trim();
  if (types.length === 1) {
    return `${head}The ${enumerate(single.map((l) => `${l.domain} (${l.year})`))} ` +
      `${single.length > 1 ? "domains were" : "domain was"} ${types[0]}.`;
  }
  const parts = types.map((type) => {
    const own = single.filter((l) => l.type === type)
      .map((l) => (l.year === pooled?.year ? l.domain : `${l.domain} (${l.year})`));
    return `${type} in the ${enumerate(own)} ${own.length > 1 ? "domains" : "domain"}`;
  });
  return `${head}By domain it was ${enumerate(parts)}.`;
}

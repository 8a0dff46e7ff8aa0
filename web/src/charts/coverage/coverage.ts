// SPDX-License-Identifier: GPL-3.0-or-later
// What was loaded: a strip of years for each source, darker where more states have data, open where
// there are none.
import { rowsOf, type Report, type Row, type Source } from "../../data/contract";
import { number } from "../../data/format";
import { distinct, groupBy, span } from "../../data/series";
import { canvas, yearAxis, yearScale, type Box, type Scale } from "../common/axes";
import { fitted, round, svg } from "../common/dom";
import { shortCitation, type Drawing, type FigureSpec } from "../common/figure";
import { coverageSentence } from "./sentence";

type CoverageRow = Row<"coverage">;

const bins = [1, 26, 51, 76, 101, 151];

/** Ramp step for a number of states, in bins wide enough to be told apart. */
export function stepOf(states: number): number {
  let bin = 0;
  while (bin + 1 < bins.length && states >= bins[bin + 1]!) bin++;
  return 1 + bin;
}

function strip(rows: CoverageRow[], x: Scale, top: number, height: number): SVGGElement {
  const g = svg("g");
  const sorted = rows.filter((r) => r.states !== null && r.states > 0).sort((a, b) => a.year - b.year);
  for (let i = 0; i < sorted.length;) {
    const step = stepOf(sorted[i]!.states!);
    let j = i;
    while (j + 1 < sorted.length && sorted[j + 1]!.year === sorted[j]!.year + 1 &&
      stepOf(sorted[j + 1]!.states!) === step) j++;
    const left = x(sorted[i]!.year - 0.5);
    const width = Math.max(1.2, x(sorted[j]!.year + 0.5) - left);
    g.append(svg("rect", {
      x: round(left), y: top, width: Math.round(width * 100) / 100, height,
      style: `fill:var(--q${step})`,
    }));
    i = j + 1;
  }
  return g;
}

function key(x: number, width: number): SVGGElement {
  const g = svg("g", { class: "key" });
  const cell = Math.min(64, width / bins.length);
  bins.forEach((from, i) => {
    const to = bins[i + 1];
    g.append(
      svg("rect", { x: x + i * cell, y: 18, width: cell - 1, height: 10, style: `fill:var(--q${i + 1})` }),
      svg("text", { x: x + i * cell, y: 42 }, to ? `${from}–${to - 1}` : `${from}+`));
  });
  g.append(svg("text", { x, y: 10, class: "muted" }, "states with data in the year"));
  return g;
}

export function coverageFigure(report: Report): FigureSpec | null {
  const rows = rowsOf(report, "coverage");
  const table = report.tables.coverage;
  const years = span(rows);
  if (!table || !years) return null;
  const bySource = groupBy(rows, (r) => r.source);
  const known = new Map(report.sources.map((s) => [s.id, s]));
  const ids = distinct([...report.sources.filter((s) => s.status === "loaded").map((s) => s.id)
    .filter((id) => bySource.has(id)), ...bySource.keys()]);
  const first = (id: string) => span(bySource.get(id)!)![0];
  ids.sort((a, b) => first(a) - first(b));
  const absent = report.sources.filter((s) => s.status === "missing");
  const nameOf = (id: string) => {
    const source: Source | undefined = known.get(id);
    return source ? shortCitation(source) : id;
  };

  function draw(width: number): Drawing {
    const wide = width >= 620;
    const rowHeight = wide ? 24 : 38;
    const left = wide ? 232 : 0;
    const box: Box = { left, right: width - 1, top: 60,
      bottom: 62 + (ids.length + absent.length) * rowHeight };
    const x = yearScale(years![0] - 0.5, years![1] + 0.5, box);
    const drawing = canvas(width, box.bottom + 26);
    drawing.append(key(left, width - left));
    const name = (words: string, top: number, cls: string) => svg("text", {
      x: 0, y: wide ? top + rowHeight / 2 + 4 : top + 13, class: cls,
    }, fitted(words, wide ? left - 14 : width, 12));
    let top = box.top;
    for (const id of ids) {
      const y = wide ? top + 4 : top + 18;
      const height = wide ? rowHeight - 8 : 14;
      drawing.append(
        svg("line", { x1: left, x2: box.right, y1: y + height / 2, y2: y + height / 2, class: "grid" }),
        name(nameOf(id), top, "row-label"), strip(bySource.get(id)!, x, y, height));
      top += rowHeight;
    }
    for (const source of absent) {
      const y = wide ? top + 4 : top + 18;
      const height = wide ? rowHeight - 8 : 14;
      drawing.append(
        name(shortCitation(source), top, "row-label muted"),
        svg("rect", {
          x: left, y, width: round(box.right - left), height, fill: "url(#nodata)",
        }),
        svg("text", { x: left + 8, y: y + height - 3, class: "nodata-word halo" }, "not loaded"));
      top += rowHeight;
    }
    drawing.append(yearAxis(x, box));
    const byYear = groupBy(rows, (r) => r.year);
    return {
      svg: drawing,
      cursor: {
        years: [...byYear.keys()].sort((a, b) => a - b),
        xOf: (year) => (byYear.has(year) ? x(year) : null),
        top: box.top,
        bottom: box.bottom,
        at: (year) => {
          const own = new Map(byYear.get(year)!.map((r) => [r.source, r.states]));
          const has = (id: string) => ((own.get(id) ?? 0) > 0 ? 1 : 0);
          const shown = [...ids].sort((a, b) => has(b) - has(a)).slice(0, 14);
          return {
            heading: `${year}: ${[...own.values()].filter((n) => n !== null && n > 0).length} of ` +
              `${ids.length} sources`,
            lines: shown.map((id) => {
              const n = own.get(id) ?? null;
              return {
                ...(n !== null && n > 0 ? { colour: `var(--q${stepOf(n)})` } : {}),
                label: nameOf(id), value: n === null || n === 0 ? "no data" : number(n),
              };
            }).concat(ids.length > shown.length
              ? [{ label: `${ids.length - shown.length} more`, value: "" }] : []),
          };
        },
      },
    };
  }

  return {
    id: "coverage",
    title: "What was loaded, with its gaps",
    says: () => coverageSentence(report.sources, rows),
    draw,
    twin: () => ({
      caption: "Sources with their years",
      columns: ["source", "status", "first year", "last year", "rows", "most states", "years without data"]
        .map((name) => ({ name, unit: / year$/.test(name) ? "year" : null, description: null, digits: 0 })),
      rows: report.sources.map((s) => {
        const own = distinct((bySource.get(s.id) ?? []).map((r) => r.year));
        const all = span(bySource.get(s.id) ?? []);
        return [shortCitation(s), s.status, s.first_year, s.last_year, s.rows, s.states,
          all ? all[1] - all[0] + 1 - own.length : null];
      }),
    }),
    tables: [table],
  };
}

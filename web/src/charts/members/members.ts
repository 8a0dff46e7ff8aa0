// SPDX-License-Identifier: GPL-3.0-or-later
// Members of the system of states by year, under each definition of membership.
import { rowsOf, type Report } from "../../data/contract";
import { number } from "../../data/format";
import { groupBy, points, span } from "../../data/series";
import { systemTitle } from "../../data/words";
import { canvas, yearScale, type Box } from "../common/axes";
import type { Drawing, FigureSpec } from "../common/figure";
import { drawPanel, type Series } from "../common/panel";
import { membersSentence } from "./sentence";

const colours = ["var(--s0)", "var(--s1)", "var(--s5)"];

export function membersFigure(report: Report): FigureSpec | null {
  const rows = rowsOf(report, "members");
  const table = report.tables.members;
  const years = span(rows);
  if (!table || !years) return null;
  const bySystem = groupBy(rows, (r) => r.system);
  const byYear = groupBy(rows, (r) => r.year);
  const series: Series[] = [...bySystem].map(([system, own], i) => ({
    name: systemTitle(system), colour: colours[i % colours.length]!,
    points: points(own, (r) => r.states),
  }));

  function draw(width: number): Drawing {
    const wide = width >= 620;
    const box: Box = { left: 34, right: width - (wide ? 140 : 8), top: 34, bottom: wide ? 220 : 190 };
    const x = yearScale(years![0], years![1], box);
    const drawing = canvas(width, box.bottom + 48 - (wide ? 22 : 0));
    drawing.append(drawPanel({
      title: "States", series, words: number, names: wide ? "beside" : "inside", axis: true,
    }, x, box).group);
    return {
      svg: drawing,
      cursor: {
        years: [...byYear.keys()].sort((a, b) => a - b),
        xOf: (year) => (byYear.has(year) ? x(year) : null),
        top: box.top,
        bottom: box.bottom,
        at: (year) => ({
          heading: String(year),
          lines: [...bySystem.keys()].map((system, i) => ({
            colour: colours[i % colours.length]!, label: systemTitle(system),
            value: number(byYear.get(year)!.find((r) => r.system === system)?.states ?? null),
          })),
        }),
      },
    };
  }

  return {
    id: "members",
    title: "The system of states",
    says: () => membersSentence(rows),
    draw,
    twin: () => ({
      caption: "Members of the system by year",
      columns: [{ name: "year", unit: "year", description: null, digits: 0 },
        ...[...bySystem.keys()].map((s) =>
          ({ name: systemTitle(s), unit: null, description: null, digits: 0 }))],
      rows: [...byYear].sort((a, b) => a[0] - b[0]).map(([year, same]) => [year,
        ...[...bySystem.keys()].map((s) => same.find((r) => r.system === s)?.states ?? null)]),
    }),
    tables: [table],
  };
}

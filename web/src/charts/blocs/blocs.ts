// SPDX-License-Identifier: GPL-3.0-or-later
// Blocs that vote alike in the General Assembly: a column for each session, parted by the states in each
// bloc, and below how sharply votes divide states at all.
import { scaleLinear } from "d3-scale";
import { rowsOf, type Report, type Row } from "../../data/contract";
import { number, percent, percentTick } from "../../data/format";
import { groupBy, points } from "../../data/series";
import {
  canvas, missingYears, valueLabels, valueRules, yearScale, type Box, type Scale,
} from "../common/axes";
import { round, svg } from "../common/dom";
import type { Drawing, FigureSpec, Twin } from "../common/figure";
import { drawPanel } from "../common/panel";
import type { Edge } from "../common/ribbon";
import { blocsSentence } from "./sentence";

type BlocRow = Row<"blocs">;

/** Colours of lines of blocs, those with the most state-sessions first. */
function coloursOf(rows: BlocRow[]): Map<number, string> {
  const size = new Map<number, number>();
  for (const r of rows) size.set(r.line, (size.get(r.line) ?? 0) + r.states);
  return new Map([...size].sort((a, b) => b[1] - a[1])
    .map(([line], i) => [line, `var(--s${i < 24 ? i : 16 + (i % 8)})`]));
}

/** Each line's part of all states by year, stacked in the order of the lines. */
function stack(byYear: Map<number, BlocRow[]>): Map<number, Edge[]> {
  const out = new Map<number, Edge[]>();
  for (const [year, rows] of byYear) {
    const all = rows.reduce((sum, r) => sum + r.states, 0);
    let at = 0;
    for (const r of [...rows].sort((a, b) => a.line - b.line)) {
      const edges = out.get(r.line) ?? [];
      edges.push({ year, low: at / all, high: (at + r.states) / all });
      out.set(r.line, edges);
      at += r.states;
    }
  }
  return out;
}

export function blocsFigure(report: Report): FigureSpec | null {
  const rows = rowsOf(report, "blocs");
  const table = report.tables.blocs;
  if (!table || rows.length === 0) return null;
  const byYear = new Map([...groupBy(rows, (r) => r.year)].sort((a, b) => a[0] - b[0]));
  const years = [...byYear.keys()];
  const colours = coloursOf(rows);

  function columns(x: Scale, y: Scale): SVGGElement {
    return svg("g", { "shape-rendering": "crispEdges" },
      ...[...stack(byYear)].flatMap(([line, edges]) => edges.map((e) => svg("rect", {
        x: round(x(e.year - 0.5)), width: round(x(1) - x(0)) + 0.3, y: round(y(e.high)),
        height: round(y(e.low) - y(e.high)), style: `fill:${colours.get(line)}`,
      }))));
  }

  function draw(width: number): Drawing {
    const wide = width >= 620;
    const box: Box = { left: 34, right: width - 8, top: 20, bottom: wide ? 340 : 260 };
    const below: Box = { ...box, top: box.bottom + 52, bottom: box.bottom + 152 };
    const x = yearScale(years[0]! - 0.5, years[years.length - 1]! + 0.5, box);
    const y = scaleLinear([0, 1], [box.bottom, box.top]);
    const ticks = [0, 0.25, 0.5, 0.75, 1];
    const drawing = canvas(width, below.bottom + 26);
    const first = years.map((year) => byYear.get(year)![0]!);
    drawing.append(valueRules(y, box, ticks), missingYears(x, years, box), columns(x, y),
      valueLabels(y, ticks, percentTick),
      drawPanel({
        title: wide ? "How sharply votes divide states (modularity)" : "Modularity",
        series: [{ name: "modularity", colour: "var(--s0)", points: points(first, (r) => r.modularity) }],
        words: number, axis: true,
      }, x, below).group);
    return {
      svg: drawing,
      cursor: {
        years,
        xOf: (year) => (byYear.has(year) ? x(year) : null),
        top: box.top,
        bottom: below.bottom,
        at: (year) => {
          const own = byYear.get(year)!;
          const all = own.reduce((sum, r) => sum + r.states, 0);
          return {
            heading: `${year}, ${number(all)} states`,
            lines: [
              ...[...own].sort((a, b) => a.bloc - b.bloc).slice(0, 6).map((r) => ({
                colour: colours.get(r.line)!, label: `${r.leading} …`, value: percent(r.states / all, 0),
              })),
              { label: "modularity", value: number(own[0]!.modularity, 3) },
            ],
          };
        },
      },
    };
  }

  return {
    id: "blocs",
    title: "Blocs that vote alike",
    says: () => blocsSentence(rows),
    draw,
    twin: (): Twin => ({
      caption: "Blocs by session", columns: table.columns, rows: table.rows,
    }),
    tables: [table],
    notes: [...table.notes, "A colour follows a bloc for as long as it keeps most of its members. " +
      "Blocs are found from votes alone; their names here are their largest members by capability."],
  };
}

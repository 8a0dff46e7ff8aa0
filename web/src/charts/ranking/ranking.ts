// SPDX-License-Identifier: GPL-3.0-or-later
// The leading states of the latest year: the composite share as a tick, its components as marks
// around it, and the interval of ranks under uncertain weights.
import { scaleLinear } from "d3-scale";
import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle, type SymbolType }
  from "d3-shape";
import { rowsOf, type Report, type Row } from "../../data/contract";
import { percent } from "../../data/format";
import { canvas, valueAxisTop } from "../common/axes";
import { fitted, round, svg, textWidth } from "../common/dom";
import type { Drawing, FigureSpec } from "../common/figure";
import { rankingSentence } from "./sentence";

type TopRow = Row<"top">;
type Component = "milex_share" | "milper_share" | "irst_share" | "pec_share" | "tpop_share" |
  "upop_share" | "gdp_share";

interface Mark {
  column: Component;
  words: string;
  shape: SymbolType;
  colour: string;
  hollow: boolean;
}

const marks: Mark[] = [
  { column: "milex_share", words: "military expenditure", shape: symbolDiamond, colour: "var(--s1)", hollow: false },
  { column: "milper_share", words: "military personnel", shape: symbolDiamond, colour: "var(--s1)", hollow: true },
  { column: "irst_share", words: "iron and steel", shape: symbolSquare, colour: "var(--s5)", hollow: false },
  { column: "pec_share", words: "energy", shape: symbolSquare, colour: "var(--s5)", hollow: true },
  { column: "tpop_share", words: "population", shape: symbolCircle, colour: "var(--s3)", hollow: false },
  { column: "upop_share", words: "urban population", shape: symbolCircle, colour: "var(--s3)", hollow: true },
  { column: "gdp_share", words: "GDP", shape: symbolTriangle, colour: "var(--s4)", hollow: false },
];

function drawMark(mark: Mark, x: number, y: number, size: number): SVGPathElement {
  return svg("path", {
    d: symbol(mark.shape, size)(), transform: `translate(${round(x)} ${round(y)})`,
    class: mark.hollow ? "mark hollow" : "mark",
    style: mark.hollow ? `stroke:${mark.colour}` : `fill:${mark.colour};stroke:${mark.colour}`,
  });
}

function key(used: Mark[], width: number): { group: SVGGElement; height: number } {
  const group = svg("g", { class: "key" });
  let x = 0;
  let y = 8;
  const place = (node: SVGElement, words: string, nodeWidth: number) => {
    const room = nodeWidth + textWidth(words, 12) + 18;
    if (x > 0 && x + room > width) {
      x = 0;
      y += 20;
    }
    node.setAttribute("transform", `translate(${x + 6} ${y})`);
    group.append(node, svg("text", { x: x + nodeWidth, y: y + 4 }, words));
    x += room;
  };
  place(svg("path", { d: "M0,-8V8", class: "cinc-tick" }), "composite", 14);
  for (const mark of used) place(drawMark(mark, 0, 0, 44), mark.words, 16);
  return { group, height: y + 22 };
}

function interval(row: TopRow): string {
  if (row.rank_lo === null || row.rank_hi === null || row.rank_lo === row.rank_hi) {
    return String(row.rank);
  }
  return `${row.rank_lo}–${row.rank_hi}`;
}

export function rankingFigure(report: Report): FigureSpec | null {
  const rows = [...rowsOf(report, "top")].sort((a, b) => a.rank - b.rank);
  const table = report.tables.top;
  if (!table || rows.length === 0) return null;
  const used = marks.filter((m) => rows.some((r) => r[m.column] !== null));
  const most = Math.max(...rows.flatMap((r) => [r.cinc ?? 0, ...used.map((m) => r[m.column] ?? 0)]));

  function draw(width: number): Drawing {
    const wide = width >= 620;
    const legend = key(used, width);
    const rowHeight = wide ? 30 : 48;
    const left = wide ? 236 : 8;
    const box = { left, right: width - (wide ? 70 : 8), top: legend.height + 26,
      bottom: legend.height + 30 + rows.length * rowHeight };
    const x = scaleLinear([0, most * 1.03], [box.left, box.right]);
    const drawing = canvas(width, box.bottom + 6);
    drawing.append(legend.group, valueAxisTop(x, box, x.ticks(wide ? 6 : 4), (v) => percent(v, 0)));
    rows.forEach((row, i) => {
      const y = box.top + 4 + i * rowHeight + (wide ? rowHeight / 2 : 33);
      const text = wide ? y + 4 : y - 14;
      drawing.append(
        svg("text", { x: wide ? 46 : 40, y: text, "text-anchor": "end", class: "rank" }, interval(row)),
        svg("text", { x: wide ? 60 : 50, y: text, class: "row-name" },
          fitted(row.name, wide ? left - 74 : width - 130, 13, 600)));
      const values = used.flatMap((m) => (row[m.column] === null ? [] : [row[m.column]!]));
      if (values.length > 0) {
        drawing.append(svg("line", {
          x1: round(x(Math.min(...values))), x2: round(x(Math.max(...values))), y1: y, y2: y,
          class: "range",
        }));
      }
      for (const m of used) {
        const v = row[m.column];
        if (v !== null) drawing.append(drawMark(m, x(v), y, 44));
      }
      if (row.cinc !== null) {
        drawing.append(svg("path", { d: `M${round(x(row.cinc))},${y - 9}v18`, class: "cinc-tick" }));
      }
      drawing.append(svg("text", {
        x: width, y: text, "text-anchor": "end", class: "strong",
      }, percent(row.cinc)));
    });
    return { svg: drawing };
  }

  return {
    id: "ranking",
    title: `The leading states of ${rows[0]!.year}`,
    says: () => rankingSentence(rows),
    draw,
    twin: () => {
      const keep = ["name", "rank", "rank_lo", "rank_hi", "cinc", ...used.map((m) => m.column)];
      const at = keep.map((name) => table.columns.findIndex((c) => c.name === name));
      return {
        caption: `The leading states of ${rows[0]!.year}`,
        columns: at.map((i) => table.columns[i]!),
        rows: table.rows.map((row) => at.map((i) => row[i]!)),
      };
    },
    tables: [table],
  };
}

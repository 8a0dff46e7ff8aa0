// SPDX-License-Identifier: GPL-3.0-or-later
// The rows behind a test, by year.
import { extent, max, min } from "d3-array";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { Row } from "../data/contract";
import { groupBy } from "../data/series";
import { fitted, round, svg } from "../charts/common/dom";
import { tickWords } from "./sentence";

const height = 150;
const margin = { left: 52, right: 96, top: 10, bottom: 24 };
/** More lines than this cannot be told apart. */
const mostItems = 8;

interface Point {
  year: number;
  value: number;
}

/** Points by item, of the items with most years; null where the rows are no series. */
export function lines(rows: Row<"claim_rows">[]): Map<string, Point[]> | null {
  const known = rows.filter((r) => r.year !== null && r.value !== null);
  const items = [...groupBy(known, (r) => r.item ?? "")].map(([item, own]) =>
    [item, own.map((r) => ({ year: r.year!, value: r.value! }))
      .sort((a, b) => a.year - b.year)] as const);
  const long = items.filter(([, points]) => points.length > 2 &&
    new Set(points.map((p) => p.year)).size === points.length);
  if (long.length === 0) return null;
  return new Map(long.sort((a, b) => b[1].length - a[1].length).slice(0, mostItems));
}

/** The picture, or null where the rows are no series. */
export function seriesPicture(rows: Row<"claim_rows">[], width: number): SVGSVGElement | null {
  const items = lines(rows);
  if (!items) return null;
  const all = [...items.values()].flat();
  const named = items.size > 1;
  const right = named ? margin.right : 12;
  const [first, last] = extent(all, (p) => p.year) as [number, number];
  const x = scaleLinear().domain([first, last]).range([margin.left, width - right]);
  const y = scaleLinear().domain([min(all, (p) => p.value)!, max(all, (p) => p.value)!]).nice()
    .range([height - margin.bottom, margin.top]);
  const drawing = svg("svg", {
    viewBox: `0 0 ${width} ${height}`, width, height, role: "img",
    "aria-label": `Values by year, ${first} to ${last}`,
  });
  for (const tick of y.ticks(4)) {
    drawing.append(
      svg("line", { class: tick === 0 ? "zero" : "grid", x1: margin.left, x2: width - right,
        y1: round(y(tick)), y2: round(y(tick)) }),
      svg("text", { class: "tick", x: margin.left - 6, y: round(y(tick)) + 4, "text-anchor": "end" },
        tickWords(tick)));
  }
  for (const tick of x.ticks(Math.max(2, Math.floor(width / 90)))) {
    if (!Number.isInteger(tick)) continue;
    drawing.append(svg("text", { class: "tick", x: round(x(tick)), y: height - 6,
      "text-anchor": "middle" }, String(tick)));
  }
  [...items].forEach(([item, points], i) => {
    const path = line<Point>((p) => round(x(p.year)), (p) => round(y(p.value)))
      .defined((p) => Number.isFinite(p.value));
    // A year without a value is a gap.
    const pieces: Point[][] = [];
    for (const p of points) {
      const piece = pieces[pieces.length - 1];
      if (piece && p.year - piece[piece.length - 1]!.year === 1) piece.push(p);
      else pieces.push([p]);
    }
    const colour = `var(--s${i % 6})`;
    for (const piece of pieces) {
      drawing.append(piece.length > 1
        ? svg("path", { d: path(piece) ?? "", fill: "none", stroke: colour, "stroke-width": 1.8 })
        : svg("circle", { cx: round(x(piece[0]!.year)), cy: round(y(piece[0]!.value)), r: 2,
          fill: colour }));
    }
    const end = points[points.length - 1]!;
    if (named) {
      drawing.append(svg("text", { class: "end", x: round(x(end.year)) + 5, y: round(y(end.value)) + 4,
        fill: colour }, fitted(item, right - 10)));
    }
  });
  return drawing;
}

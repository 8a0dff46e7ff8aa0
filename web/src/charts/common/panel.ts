// SPDX-License-Identifier: GPL-3.0-or-later
// A small time chart: a heading, a few broken lines with their names at the ends.
import { scaleLinear } from "d3-scale";
import { distinct, type Point } from "../../data/series";
import { brokenLine, missingYears, valueLabels, valueRules, yearAxis, type Box, type Scale } from "./axes";
import { round, svg, textWidth } from "./dom";
import { spread } from "./labels";
import { ribbon, type Edge } from "./ribbon";

export interface Series {
  name: string;
  colour: string;
  points: Point[];
  /** The interval of the values, drawn behind their line. */
  band?: Edge[];
}

export interface Panel {
  title: string;
  series: Series[];
  /** Words of a tick, with the decimals that tell ticks apart. */
  words: (value: number, digits: number) => string;
  /** Lowest and highest value to show, where the data's own are not wanted. */
  domain?: [number, number];
  ticks?: number;
  /** Bars from zero instead of lines, for amounts of change. */
  bars?: boolean;
  /** Where the names of series stand: beside the ends of their lines, or on a narrow page inside. */
  names?: "beside" | "inside";
  axis?: boolean;
  /** Years in which something happened, drawn as dashed lines. */
  marks?: number[];
}

function bars(series: Series, x: Scale, y: Scale): SVGGElement {
  const g = svg("g");
  const width = Math.max(0.8, Math.abs(x(1) - x(0)) * 0.72);
  for (const p of series.points) {
    const top = y(p.value);
    g.append(svg("rect", {
      x: round(x(p.year) - width / 2), y: round(top), width: Math.round(width * 100) / 100,
      height: round(Math.max(0, y(0) - top)), style: `fill:${series.colour}`,
    }));
  }
  return g;
}

/** Names of series beside the ends of their lines, moved apart. */
export function endNames(series: Series[], x: Scale, y: Scale, box: Box): SVGGElement {
  const g = svg("g", { class: "end-labels" });
  const ends = series.filter((s) => s.points.length > 0)
    .map((s) => ({ s, end: s.points[s.points.length - 1]! }))
    .sort((a, b) => y(a.end.value) - y(b.end.value));
  const at = spread(ends.map((e) => y(e.end.value)), 15, box.top, box.bottom);
  ends.forEach(({ s, end }, i) => {
    g.append(svg("text", {
      x: round(x(end.year) + 8), y: round(at[i]! + 4), class: "halo strong",
      style: `fill:${s.colour}`,
    }, s.name));
  });
  return g;
}

/** Names over the last stretch of their lines: the topmost above its line, the others below. */
function namesInside(series: Series[], x: Scale, y: Scale): SVGGElement {
  const g = svg("g", { class: "end-labels" });
  const ends = series.filter((s) => s.points.length > 0)
    .map((s) => ({ s, end: s.points[s.points.length - 1]! }))
    .sort((a, b) => y(a.end.value) - y(b.end.value));
  ends.forEach(({ s, end }, i) => {
    const from = x(end.year) - textWidth(s.name, 12, 600);
    const near = s.points.filter((p) => x(p.year) >= from).map((p) => y(p.value));
    const at = i === 0 && ends.length > 1 ? Math.min(...near) - 7 : Math.max(...near) + 16;
    g.append(svg("text", {
      x: round(x(end.year)), y: round(at), "text-anchor": "end", class: "halo strong",
      style: `fill:${s.colour}`,
    }, s.name));
  });
  return g;
}

/** Draws a panel into `box`; returns the mark group and the value scale. */
export function drawPanel(panel: Panel, x: Scale, box: Box): { group: SVGGElement; y: Scale } {
  const values = panel.series.flatMap((s) =>
    [...s.points.map((p) => p.value), ...(s.band ?? []).map((e) => e.high)]);
  const lowest = panel.domain?.[0] ?? 0;
  const highest = panel.domain?.[1] ?? Math.max(lowest + 1e-9, ...values);
  const y = scaleLinear([lowest, highest], [box.bottom, box.top]).nice(panel.ticks ?? 3);
  const group = svg("g", { class: "panel" });
  const years = distinct(panel.series.flatMap((s) => s.points.map((p) => p.year)));
  group.append(
    valueRules(y, box, y.ticks(panel.ticks ?? 3)),
    missingYears(x, years, box, x.domain() as [number, number]),
    svg("text", { x: 0, y: box.top - 24, class: "panel-title" }, panel.title));
  for (const year of panel.marks ?? []) {
    group.append(svg("line", {
      x1: round(x(year)), x2: round(x(year)), y1: box.top, y2: box.bottom, class: "shift",
    }));
  }
  for (const s of panel.series) {
    if (s.band) group.append(ribbon(s.band, x, y, `fill:${s.colour};fill-opacity:.18`));
    group.append(panel.bars ? bars(s, x, y) : brokenLine(s.points, x, y, s.colour));
  }
  group.append(valueLabels(y, y.ticks(panel.ticks ?? 3), panel.words));
  if (panel.names === "beside") group.append(endNames(panel.series, x, y, box));
  if (panel.names === "inside") group.append(namesInside(panel.series, x, y));
  if (panel.axis) group.append(yearAxis(x, box));
  return { group, y };
}

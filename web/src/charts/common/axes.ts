// SPDX-License-Identifier: GPL-3.0-or-later
import { scaleLinear, type ScaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { gaps, runs, type Point } from "../../data/series";
import { round, svg, textWidth } from "./dom";
import { tickDigits, yearTicks } from "./labels";

export type Scale = ScaleLinear<number, number>;

/** The box that marks are drawn in, in pixels. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function yearScale(from: number, to: number, box: Box): Scale {
  return scaleLinear([from, Math.max(to, from + 1)], [box.left, box.right]);
}

/** Year labels under the box, with short ticks. */
export function yearAxis(x: Scale, box: Box, y = box.bottom): SVGGElement {
  const g = svg("g", { class: "axis" });
  const [from, to] = x.domain() as [number, number];
  g.append(svg("line", { x1: box.left, x2: box.right, y1: y + 0.5, y2: y + 0.5, class: "base" }));
  for (const year of yearTicks(from, to, box.right - box.left)) {
    const at = round(x(year));
    const half = textWidth(String(year)) / 2;
    const middle = Math.min(box.right + 4 - half, Math.max(half, at));
    g.append(svg("line", { x1: at, x2: at, y1: y, y2: y + 5, class: "base" }));
    g.append(svg("text", {
      x: round(middle), y: y + 18, "text-anchor": "middle",
    }, String(year)));
  }
  return g;
}

/** Horizontal rules at the ticks, from the edge of the drawing to that of the box. */
export function valueRules(y: Scale, box: Box, ticks: readonly number[]): SVGGElement {
  return svg("g", { class: "axis" }, ...ticks.map((tick) => {
    const at = Math.round(y(tick)) + 0.5;
    return svg("line", { x1: 0, x2: box.right, y1: at, y2: at, class: "grid" });
  }));
}

/** The values of the rules, written above them at the left edge; drawn over the marks. */
export function valueLabels(
  y: Scale, ticks: readonly number[],
  words: (value: number, digits: number) => string): SVGGElement {
  const digits = tickDigits(ticks);
  return svg("g", { class: "axis" }, ...ticks.map((tick) =>
    svg("text", { x: 0, y: Math.round(y(tick)) - 3.5, class: "halo" }, words(tick, digits))));
}

/** Hatching over the years without data, so that an empty stretch is not read as zero. */
export function missingYears(
  x: Scale, years: readonly number[], box: Box, outer: [number, number] | null = null): SVGGElement {
  const g = svg("g", { class: "missing" });
  if (years.length === 0) return g;
  const first = Math.min(...years);
  const last = Math.max(...years);
  const holes: [number, number][] = gaps(years).map(([a, b]) => [a - 0.5, b + 0.5]);
  if (outer && first > outer[0]) holes.push([outer[0], first]);
  if (outer && last < outer[1]) holes.push([last, outer[1]]);
  for (const [a, b] of holes) {
    const width = x(b) - x(a);
    if (b - a <= 0.5) continue;
    g.append(svg("rect", {
      x: round(x(a)), y: box.top, width: round(width), height: round(box.bottom - box.top),
      fill: "url(#nodata)",
    }));
    if (width > 56 && box.bottom - box.top > 30) {
      g.append(svg("text", {
        x: round(x(a) + width / 2), y: round((box.top + box.bottom) / 2 + 4),
        "text-anchor": "middle", class: "nodata-word halo",
      }, "no data"));
    }
  }
  return g;
}

/** The hatch that stands for no data; one a drawing. */
export function hatch(): SVGDefsElement {
  return svg("defs", {}, svg("pattern", {
    id: "nodata", width: 6, height: 6, patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  }, svg("line", { x1: 0, y1: 0, x2: 0, y2: 6, class: "hatch" })));
}

/** A line that breaks where years are missing; a year alone is a dot. */
export function brokenLine(
  series: readonly Point[], x: Scale, y: (value: number) => number, colour: string,
  width = 2, dash: string | null = null): SVGGElement {
  const g = svg("g", { class: "series" });
  const path = line<Point>((p) => round(x(p.year)), (p) => round(y(p.value)));
  for (const run of runs(series)) {
    if (run.length === 1) {
      const p = run[0]!;
      g.append(svg("circle", {
        cx: round(x(p.year)), cy: round(y(p.value)), r: width * 0.8, style: `fill:${colour}`,
      }));
    } else {
      g.append(svg("path", {
        d: path(run), fill: "none", style: `stroke:${colour}`, "stroke-width": width,
        "stroke-linejoin": "round", "stroke-linecap": dash ? "butt" : "round",
        "stroke-dasharray": dash,
      }));
    }
  }
  return g;
}

/** A drawing of the given size with the hatch at hand; decorative to assistive technology. */
export function canvas(width: number, height: number): SVGSVGElement {
  return svg("svg", {
    viewBox: `0 0 ${round(width)} ${round(height)}`, width: round(width), height: round(height),
    "aria-hidden": "true", focusable: "false",
  }, hatch());
}

/** Vertical rules with their values above the box. */
export function valueAxisTop(
  x: Scale, box: Box, ticks: readonly number[], words: (value: number) => string): SVGGElement {
  const g = svg("g", { class: "axis" });
  for (const tick of ticks) {
    const at = Math.round(x(tick)) + 0.5;
    g.append(svg("line", { x1: at, x2: at, y1: box.top, y2: box.bottom, class: "grid" }));
    g.append(svg("text", { x: at, y: box.top - 7, "text-anchor": "middle" }, words(tick)));
  }
  return g;
}

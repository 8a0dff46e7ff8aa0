// SPDX-License-Identifier: GPL-3.0-or-later
// The specification curve of a test: every variant's number with its interval, from the least to the
// largest (Simonsohn, Simmons & Nelson 2020).
import { scaleLinear } from "d3-scale";
import type { Row } from "../data/contract";
import { round, svg } from "../charts/common/dom";
import { markOf, outcomes } from "./outcomes";
import { effectWords, tickWords } from "./sentence";

const height = 132;
const margin = { left: 52, right: 8, top: 10, bottom: 10 };

/** Variants with a number, by its size. */
export function ordered(variants: Row<"claim_variants">[]): Row<"claim_variants">[] {
  return variants.filter((v) => v.effect !== null).sort((a, b) => a.effect! - b.effect!);
}

/** The picture, or null where fewer than two variants have numbers. */
export function curve(variants: Row<"claim_variants">[], width: number): SVGSVGElement | null {
  const rows = ordered(variants);
  if (rows.length < 2) return null;
  const ends = rows.flatMap((v) => [v.effect!, v.lo ?? v.effect!, v.hi ?? v.effect!]);
  const y = scaleLinear().domain([Math.min(0, ...ends), Math.max(0, ...ends)]).nice()
    .range([height - margin.bottom, margin.top]);
  const x = scaleLinear().domain([-0.5, rows.length - 0.5]).range([margin.left, width - margin.right]);
  const drawing = svg("svg", {
    viewBox: `0 0 ${width} ${height}`, width, height, role: "img",
    "aria-label": `Numbers of ${rows.length} variants with their intervals`,
  });
  for (const tick of y.ticks(4)) {
    drawing.append(
      svg("line", { class: tick === 0 ? "zero" : "grid", x1: margin.left, x2: width - margin.right,
        y1: round(y(tick)), y2: round(y(tick)) }),
      svg("text", { class: "tick", x: margin.left - 6, y: round(y(tick)) + 4, "text-anchor": "end" },
        tickWords(tick)));
  }
  rows.forEach((v, i) => {
    const colour = markOf(outcomes, v.outcome).colour;
    const at = round(x(i));
    drawing.append(svg("g", {},
      v.lo === null || v.hi === null ? null : svg("line", { x1: at, x2: at, y1: round(y(v.lo)),
        y2: round(y(v.hi)), stroke: colour, "stroke-width": 1.5, opacity: 0.55 }),
      svg("circle", { cx: at, cy: round(y(v.effect!)), r: variants[0] === v ? 4.5 : 2.8, fill: colour }),
      svg("title", {}, `${v.variant}: ${effectWords(v.effect!)}, ${v.outcome}`)));
  });
  return drawing;
}

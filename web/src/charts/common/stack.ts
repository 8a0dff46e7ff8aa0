// SPDX-License-Identifier: GPL-3.0-or-later
// Panels one above the other on one axis of years, read together by one cursor.
import { distinct } from "../../data/series";
import { canvas, yearScale, type Box } from "./axes";
import type { Drawing, Reading } from "./figure";
import { drawPanel, type Panel } from "./panel";

/** A panel of a stack; on a narrow page its title ends at the colon. */
export interface Layer extends Panel {
  /** What the panel says of a year, beside its name; null where it is silent. */
  reads(year: number): string | null;
}

const between = 52;

/** Draws layers over the years given, the first one taller than the others. */
export function drawStack(
  layers: Layer[], years: [number, number], width: number, heading: (year: number) => string): Drawing {
  const wide = width >= 620;
  const heights = layers.map((_, i) => (wide ? (i === 0 ? 150 : 110) : i === 0 ? 120 : 90));
  const box = { left: 34, right: width - 8 };
  const x = yearScale(...years, { ...box, top: 0, bottom: 0 });
  const svg = canvas(width, heights.reduce((sum, h) => sum + h + between, 0) + 22);
  let bottom = 0;
  layers.forEach((layer, i) => {
    const top = i === 0 ? 44 : bottom + between;
    const place: Box = { ...box, top, bottom: top + heights[i]! };
    svg.append(drawPanel({
      ...layer,
      title: wide ? layer.title : layer.title.split(":")[0]!,
      axis: i === layers.length - 1,
    }, x, place).group);
    bottom = place.bottom;
  });
  const known = distinct(layers.flatMap((l) => l.series.flatMap((s) => s.points.map((p) => p.year))));
  return {
    svg,
    cursor: {
      years: known.sort((a, b) => a - b),
      xOf: (year) => (known.includes(year) ? x(year) : null),
      top: 44,
      bottom,
      at: (year) => ({
        heading: heading(year),
        lines: layers.flatMap((layer): Reading["lines"] => {
          const value = layer.reads(year);
          return value === null ? []
            : [{ colour: layer.series[0]!.colour, label: layer.series[0]!.name, value }];
        }),
      }),
    },
  };
}

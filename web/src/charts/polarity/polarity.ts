// SPDX-License-Identifier: GPL-3.0-or-later
// Polarity by domain: a strip of years for each domain, coloured and named by its type, with the
// leading state beneath, and below them how far the domains disagree.
import { rowsOf, type Report, type Row } from "../../data/contract";
import { capitalised, number, percent } from "../../data/format";
import { distinct, groupBy, points, span } from "../../data/series";
import { setTitle } from "../../data/words";
import { Store } from "../../state/store";
import { canvas, missingYears, yearAxis, yearScale, type Box, type Scale } from "../common/axes";
import { fitted, round, svg, textWidth } from "../common/dom";
import { choice, type Drawing, type FigureSpec, type Twin } from "../common/figure";
import { drawPanel } from "../common/panel";
import { polaritySentence } from "./sentence";

type PolarityRow = Row<"polarity">;

/** From one pole to none; types not named here follow in the order in which they occur. */
const knownTypes = ["unipolar", "near-unipolar", "bipolar", "tripolar", "multipolar", "nonpolar"];

/** Ramp step of each type: few poles dark, many light. */
export function typeSteps(types: readonly string[]): Map<string, number> {
  const rank = (t: string) => (knownTypes.includes(t) ? knownTypes.indexOf(t) : knownTypes.length);
  const sorted = distinct(types).sort((a, b) => rank(a) - rank(b));
  return new Map(sorted.map((type, i) =>
    [type, Math.round(8 - (i * 8) / Math.max(1, sorted.length - 1))]));
}

interface Stretch {
  from: number;
  to: number;
  words: string;
}

/** Stretches of unbroken years with one and the same word. */
export function stretches(
  rows: readonly PolarityRow[], word: (row: PolarityRow) => string | null): Stretch[] {
  const out: Stretch[] = [];
  for (const row of [...rows].sort((a, b) => a.year - b.year)) {
    const words = word(row);
    if (words === null) continue;
    const last = out[out.length - 1];
    if (last && last.words === words && last.to === row.year - 1) last.to = row.year;
    else out.push({ from: row.year, to: row.year, words });
  }
  return out;
}

function typeStrip(
  rows: PolarityRow[], steps: Map<string, number>, x: Scale, top: number, height: number): SVGGElement {
  const g = svg("g");
  for (const s of stretches(rows, (r) => r.type)) {
    const step = steps.get(s.words) ?? 0;
    const left = x(s.from - 0.5);
    const width = x(s.to + 0.5) - left;
    g.append(svg("rect", {
      x: round(left), y: top, width: round(width), height, style: `fill:var(--q${step})`,
    }));
    if (textWidth(s.words, 12, 600) + 10 < width) {
      g.append(svg("text", {
        x: round(left + width / 2), y: top + height / 2 + 4, "text-anchor": "middle",
        class: "strong", style: `fill:var(--on-q${step})`,
      }, s.words));
    }
  }
  return g;
}

function leaderStrip(rows: PolarityRow[], x: Scale, y: number): SVGGElement {
  const g = svg("g", { class: "leaders" });
  for (const s of stretches(rows, (r) => r.first_name)) {
    const left = x(s.from - 0.5);
    const width = x(s.to + 0.5) - left;
    g.append(svg("line", { x1: round(left + 1), x2: round(left + width - 1), y1: y, y2: y }));
    if (width > 26) {
      const words = fitted(s.words, width - 4, 11);
      if (words.length > 3) g.append(svg("text", { x: round(left + 1), y: y + 13 }, words));
    }
  }
  return g;
}

function key(steps: Map<string, number>, width: number): { group: SVGGElement; height: number } {
  const group = svg("g", { class: "key" });
  let x = 0;
  let y = 0;
  for (const [type, step] of steps) {
    const room = 18 + textWidth(type, 12) + 16;
    if (x > 0 && x + room > width) {
      x = 0;
      y += 20;
    }
    group.append(
      svg("rect", { x, y, width: 12, height: 12, rx: 2, style: `fill:var(--q${step})` }),
      svg("text", { x: x + 18, y: y + 10.5 }, type));
    x += room;
  }
  return { group, height: y + 20 };
}

export function polarityFigure(report: Report): FigureSpec | null {
  const rows = rowsOf(report, "polarity");
  const table = report.tables.polarity;
  const years = span(rows);
  if (!table || !years) return null;
  const bySet = groupBy(rows, (r) => r.set);
  const set = new Store([...bySet.keys()][0]!);
  const steps = typeSteps(rows.flatMap((r) => (r.type === null ? [] : [r.type])));
  const current = () => bySet.get(set.value)!;

  function draw(width: number): Drawing {
    const wide = width >= 620;
    const domains = groupBy(current(), (r) => r.domain);
    const left = wide ? 104 : 0;
    const legend = key(steps, width);
    const rowHeight = wide ? 62 : 80;
    const x = yearScale(years![0] - 0.5, years![1] + 0.5, { left, right: width - 1, top: 0, bottom: 0 });
    const strips = legend.height + 18;
    const below = strips + domains.size * rowHeight + 14;
    const complexity = points([...groupBy(current(), (r) => r.year).values()]
      .map((same) => same.find((r) => r.complexity !== null) ?? same[0]!), (r) => r.complexity);
    const height = below + (complexity.length > 0 ? 150 : 30);
    const drawing = canvas(width, height);
    drawing.append(legend.group);
    let top = strips;
    for (const [domain, own] of domains) {
      const strip = top + (wide ? 0 : 18);
      drawing.append(
        svg("text", { x: 0, y: wide ? strip + 19 : strip - 6, class: "row-name" },
          capitalised(domain)),
        missingYears(x, own.filter((r) => r.type !== null).map((r) => r.year),
          { left, right: width, top: strip, bottom: strip + 28 }, x.domain() as [number, number]),
        typeStrip(own, steps, x, strip, 28),
        leaderStrip(own, x, strip + 33));
      top += rowHeight;
    }
    const box: Box = { left, right: width - 1, top: below + 34, bottom: below + 110 };
    if (complexity.length > 0) {
      drawing.append(drawPanel({
        title: "Complexity: disagreement between the domains",
        series: [{ name: "", colour: "var(--accent)", points: complexity }],
        words: number, ticks: 2,
      }, x, box).group);
    }
    const axisBox = complexity.length > 0 ? box : { ...box, bottom: below };
    drawing.append(yearAxis(x, axisBox));
    const byYear = groupBy(current(), (r) => r.year);
    return {
      svg: drawing,
      cursor: {
        years: [...byYear.keys()].sort((a, b) => a - b),
        xOf: (year) => (byYear.has(year) ? x(year) : null),
        top: strips,
        bottom: axisBox.bottom,
        at: (year) => ({
          heading: String(year),
          lines: byYear.get(year)!.map((r) => ({
            colour: `var(--q${steps.get(r.type ?? "") ?? 0})`,
            label: `${capitalised(r.domain)}: ${r.type ?? "no data"}`,
            value: r.first_name ? `${r.first_name} ${percent(r.first_share, 0)}` : "",
          })),
        }),
      },
    };
  }

  const sets = [...bySet.keys()].map((id) => ({ value: id, title: setTitle(id) }));
  return {
    id: "polarity",
    title: "How many poles, and in what",
    says: () => polaritySentence(current()),
    draw,
    twin: (): Twin => {
      const domains = [...groupBy(current(), (r) => r.domain)];
      const byYear = groupBy(current(), (r) => r.year);
      return {
        caption: "Type of polarity by year and domain",
        columns: [{ name: "year", unit: "year", description: null, digits: 0 },
          ...domains.flatMap(([domain]) => [
            { name: domain, unit: null, description: null, digits: null },
            { name: "first", unit: null, description: `leading state, ${domain}`, digits: null },
            { name: "share", unit: "share", description: `its share, ${domain}`, digits: 4 }])],
        rows: [...byYear].sort((a, b) => a[0] - b[0]).map(([year, same]) => [year,
          ...domains.flatMap(([domain]) => {
            const r = same.find((row) => row.domain === domain);
            return [r?.type ?? null, r?.first_name ?? null, r?.first_share ?? null];
          })]),
      };
    },
    tables: [table],
    controls: sets.length > 1 ? [choice("Set", sets, set)] : [],
  };
}

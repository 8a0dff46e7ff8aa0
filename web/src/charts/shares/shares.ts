// SPDX-License-Identifier: GPL-3.0-or-later
// Shares of the system's capability as ribbons: one for each state that was ever among the leading
// ones, stacked to the whole; what is left open above them belongs to the other states.
import { scaleLinear } from "d3-scale";
import { area, curveLinear } from "d3-shape";
import { rowsOf, type Report, type Row } from "../../data/contract";
import { percent, percentTick } from "../../data/format";
import { distinct, groupBy, points, runs } from "../../data/series";
import { indexTitle } from "../../data/words";
import { Store } from "../../state/store";
import {
  brokenLine, canvas, missingYears, valueLabels, valueRules, yearAxis, yearScale, type Box, type Scale,
} from "../common/axes";
import { round, svg, textWidth } from "../common/dom";
import {
  choice, type Cursor, type Drawing, type FigureSpec, type Reading, type Twin,
} from "../common/figure";
import { spread } from "../common/labels";
import type { StateColours } from "../common/states";
import { sharesSentence } from "./sentence";

type ShareRow = Row<"shares">;

interface Member {
  state: number | string;
  name: string;
  code: string;
  total: number;
  byYear: Map<number, number>;
}

interface Layer {
  year: number;
  low: number;
  high: number;
}

/** The states of one index, largest sum of shares first. */
function membersOf(rows: ShareRow[]): Member[] {
  return [...groupBy(rows, (r) => r.state)].map(([state, own]) => {
    const last = own[own.length - 1]!;
    const byYear = new Map(points(own, (r) => r.share).map((p) => [p.year, p.value]));
    let total = 0;
    for (const v of byYear.values()) total += v;
    return { state, name: last.name, code: last.iso3 ?? last.abb ?? last.name, total, byYear };
  }).sort((a, b) => b.total - a.total);
}

/** Lower and upper edge of every member's ribbon, by year. */
function stack(members: Member[], years: number[]): Map<Member, Layer[]> {
  const out = new Map<Member, Layer[]>(members.map((m) => [m, []]));
  for (const year of years) {
    let at = 0;
    for (const m of members) {
      const v = m.byYear.get(year);
      if (v === undefined) continue;
      out.get(m)!.push({ year, low: at, high: at + v });
      at += v;
    }
  }
  return out;
}

/** The place inside a ribbon where a label of this width has the most height, or null. */
function roomiest(
  run: Layer[], x: Scale, y: Scale, width: number, least: number): [number, number] | null {
  let best: [number, number] | null = null;
  let most = least;
  for (let i = 0, j = 0; i < run.length; i++) {
    while (j < run.length && x(run[j]!.year) - x(run[i]!.year) < width) j++;
    if (j >= run.length) break;
    let top = -Infinity;
    let bottom = Infinity;
    for (let k = i; k <= j; k++) {
      top = Math.max(top, y(run[k]!.high));
      bottom = Math.min(bottom, y(run[k]!.low));
    }
    if (bottom - top > most) {
      most = bottom - top;
      best = [(x(run[i]!.year) + x(run[j]!.year)) / 2, (top + bottom) / 2];
    }
  }
  return best;
}

interface EndLabel {
  y: number;
  words: string;
  colour: string;
}

/** Names at the right edge, moved apart, each tied to its series. */
function endLabels(labels: EndLabel[], box: Box, wide: boolean): SVGGElement {
  const g = svg("g", { class: "end-labels" });
  labels.sort((a, b) => a.y - b.y);
  const at = spread(labels.map((l) => l.y), 15, box.top + 4, box.bottom - 4);
  labels.forEach((l, i) => {
    g.append(
      svg("path", {
        d: `M${box.right + 2},${round(l.y)}L${box.right + (wide ? 12 : 6)},${round(at[i]!)}`,
        class: "leader", style: `stroke:${l.colour}`,
      }),
      svg("text", { x: box.right + (wide ? 16 : 8), y: round(at[i]! + 4) }, l.words));
  });
  return g;
}

interface Picture {
  members: Member[];
  years: number[];
  x: Scale;
  y: Scale;
  box: Box;
  wide: boolean;
  colours: StateColours;
}

function ribbons(p: Picture): SVGGElement {
  const g = svg("g");
  const shape = area<Layer>((d) => round(p.x(d.year)), (d) => round(p.y(d.low)),
    (d) => round(p.y(d.high))).curve(curveLinear);
  const names = svg("g", { class: "ribbon-names" });
  const ends: EndLabel[] = [];
  const lastYear = p.years[p.years.length - 1]!;
  for (const [member, layers] of stack(p.members, p.years)) {
    const fill = p.colours.fill(member.state);
    let labelled = false;
    for (const run of runs(layers)) {
      g.append(svg("path", { d: shape(run), class: "ribbon", style: `fill:${fill}` }));
      const words = p.wide ? member.name : member.code;
      for (const [name, size] of [[words, 13], [member.code, 11]] as const) {
        const at = roomiest(run, p.x, p.y, textWidth(name, size, 600) + 8, size + 3);
        if (!at) continue;
        names.append(svg("text", {
          x: round(at[0]), y: round(at[1] + size * 0.36), "text-anchor": "middle",
          "font-size": size, style: `fill:${p.colours.on(member.state)}`,
        }, name));
        labelled = true;
        break;
      }
    }
    const end = layers[layers.length - 1];
    if (end && end.year === lastYear && end.high - end.low > (p.wide || !labelled ? 0.012 : 0.03)) {
      const share = percent(end.high - end.low, p.wide ? 1 : 0);
      ends.push({
        y: p.y((end.low + end.high) / 2), colour: fill,
        words: p.wide ? `${member.name} ${share}` : member.code,
      });
    }
  }
  g.append(names, endLabels(ends, { ...p.box, right: p.x(lastYear) }, p.wide));
  return g;
}

/** The word "other states" where the open part above the ribbons is highest. */
function othersWord(p: Picture): SVGTextElement | null {
  const layers = p.years.map((year) => {
    let sum = 0;
    for (const m of p.members) sum += m.byYear.get(year) ?? 0;
    return { year, low: Math.min(1, sum), high: 1 };
  });
  for (const run of runs(layers)) {
    const at = roomiest(run, p.x, p.y, textWidth("other states", 13) + 10, 16);
    if (at) {
      return svg("text", {
        x: round(at[0]), y: round(at[1] + 4), "text-anchor": "middle", class: "others",
      }, "other states");
    }
  }
  return null;
}

function linesOf(p: Picture): SVGGElement {
  const g = svg("g");
  const lastYear = p.years[p.years.length - 1]!;
  const ends: EndLabel[] = [];
  const peaks = svg("g", { class: "peaks" });
  for (const m of p.members.slice(0, 8)) {
    const colour = p.colours.stroke(m.state);
    const series = [...m.byYear].map(([year, value]) => ({ year, value }))
      .sort((a, b) => a.year - b.year);
    g.append(brokenLine(series, p.x, p.y, colour, 2, p.colours.dash(m.state)));
    const end = series[series.length - 1]!;
    if (end.year === lastYear) {
      ends.push({
        y: p.y(end.value), colour,
        words: p.wide ? `${m.name} ${percent(end.value)}` : m.code,
      });
    } else {
      peaks.append(svg("text", {
        x: round(p.x(end.year) + 4), y: round(p.y(end.value)), class: "halo",
      }, p.wide ? m.name : m.code));
    }
  }
  g.append(peaks, endLabels(ends, { ...p.box, right: p.x(lastYear) }, p.wide));
  return g;
}

function cursorOf(p: Picture): Cursor {
  const known = new Set(p.years);
  return {
    years: p.years,
    xOf: (year) => (known.has(year) ? p.x(year) : null),
    top: p.box.top,
    bottom: p.box.bottom,
    at: (year) => {
      const present = p.members.filter((m) => m.byYear.has(year))
        .sort((a, b) => b.byYear.get(year)! - a.byYear.get(year)!);
      const named = present.slice(0, 8);
      const rest = 1 - named.reduce((sum, m) => sum + m.byYear.get(year)!, 0);
      const lines: Reading["lines"] = named.map((m) => ({
        colour: p.colours.fill(m.state), label: m.name, value: percent(m.byYear.get(year)!),
      }));
      if (named.length > 0) lines.push({ label: "all others", value: percent(Math.max(0, rest)) });
      return { heading: String(year), lines };
    },
  };
}

export function sharesFigure(report: Report, colours: StateColours): FigureSpec | null {
  const rows = rowsOf(report, "shares");
  const table = report.tables.shares;
  if (!table || rows.length === 0) return null;
  const byIndex = groupBy(rows, (r) => r.index);
  const index = new Store([...byIndex.keys()][0]!);
  const view = new Store("ribbons");
  const memory = new Map<string, Member[]>();
  const members = () => {
    const known = memory.get(index.value) ?? membersOf(byIndex.get(index.value)!);
    memory.set(index.value, known);
    return known;
  };
  const yearsOf = () => distinct(byIndex.get(index.value)!.map((r) => r.year)).sort((a, b) => a - b);

  function draw(width: number): Drawing {
    const wide = width >= 620;
    const height = wide ? Math.min(560, width * 0.6) : 400;
    const box: Box = { left: 34, right: width - (wide ? 196 : 42), top: 20, bottom: height - 26 };
    const own = members();
    const most = Math.max(...own.flatMap((m) => [...m.byYear.values()]));
    const known = yearsOf();
    const x = yearScale(known[0]!, known[known.length - 1]!, box);
    const y = scaleLinear(view.value === "ribbons" ? [0, 1] : [0, most * 1.05], [box.bottom, box.top]);
    const p: Picture = { members: own, years: known, x, y, box, wide, colours };
    const drawing = canvas(width, height);
    const ticks = view.value === "ribbons" ? [0, 0.25, 0.5, 0.75, 1] : y.ticks(5);
    drawing.append(
      valueRules(y, box, ticks),
      missingYears(x, p.years, box),
      view.value === "ribbons" ? ribbons(p) : linesOf(p),
      valueLabels(y, ticks, percentTick),
      yearAxis(x, box));
    const others = view.value === "ribbons" ? othersWord(p) : null;
    if (others) drawing.append(others);
    return { svg: drawing, cursor: cursorOf(p) };
  }

  function twin(): Twin {
    const own = members();
    return {
      caption: `Shares by year, ${indexTitle(index.value).toLowerCase()}`,
      columns: [{ name: "year", unit: "year", description: null, digits: 0 },
        ...own.map((m) => ({ name: m.name, unit: "share", description: null, digits: 4 }))],
      rows: yearsOf().map((year) => [year, ...own.map((m) => m.byYear.get(year) ?? null)]),
    };
  }

  const indices = [...byIndex.keys()].map((id) => ({ value: id, title: indexTitle(id) }));
  return {
    id: "shares",
    title: "Who holds how much",
    says: () => sharesSentence(byIndex.get(index.value)!),
    draw,
    twin,
    tables: [table],
    controls: [
      ...(indices.length > 1 ? [choice("Index", indices, index)] : []),
      choice("View", [{ value: "ribbons", title: "Ribbons" }, { value: "lines", title: "Lines" }],
        view),
    ],
  };
}

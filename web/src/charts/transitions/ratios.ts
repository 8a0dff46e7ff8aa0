// SPDX-License-Identifier: GPL-3.0-or-later
// The ratio of challenger to leader, a small panel for each challenge on a scale of doublings, with
// the zone of parity shaded.
import { scaleLog } from "d3-scale";
import { rowsOf, type Report, type Row } from "../../data/contract";
import { number } from "../../data/format";
import { groupBy, points, span } from "../../data/series";
import { indexTitle } from "../../data/words";
import { Store } from "../../state/store";
import { brokenLine, canvas, missingYears, yearScale, type Box, type Scale } from "../common/axes";
import { fitted, round, svg } from "../common/dom";
import { choice, type Drawing, type FigureSpec, type Twin } from "../common/figure";
import type { StateColours } from "../common/states";
import { ratiosSentence } from "./sentence";

type RatioRow = Row<"ratios">;

const parity: [number, number] = [0.8, 1.2];
const range: [number, number] = [0.25, 4];

interface Pair {
  rows: RatioRow[];
  overtaking: number | null;
  start: number;
}

function pairsOf(rows: RatioRow[], challenges: Row<"transitions">[]): Pair[] {
  return [...groupBy(rows, (r) => `${r.challenger} ${r.leader}`).values()].map((own) => {
    const { index, leader, challenger } = own[0]!;
    const match = challenges.find((c) =>
      c.index === index && c.leader === leader && c.challenger === challenger);
    const sorted = [...own].sort((a, b) => a.year - b.year);
    return {
      rows: sorted, overtaking: match?.overtaking_year ?? null,
      start: match?.parity_from ?? sorted[0]!.year,
    };
  }).sort((a, b) => a.start - b.start);
}

function drawPair(pair: Pair, x: Scale, box: Box, colour: string): SVGGElement {
  const y = scaleLog(range, [box.bottom, box.top]);
  const series = points(pair.rows, (r) => r.ratio);
  const first = pair.rows[0]!;
  const g = svg("g", {},
    svg("rect", {
      x: box.left, y: round(y(parity[1])), width: round(box.right - box.left),
      height: round(y(parity[0]) - y(parity[1])), class: "parity",
    }));
  for (const tick of [0.25, 0.5, 1, 2, 4]) {
    const at = Math.round(y(tick)) + 0.5;
    g.append(svg("line", {
      x1: box.left, x2: box.right, y1: at, y2: at, class: tick === 1 ? "base" : "grid",
    }));
    if (tick !== 0.25 && tick !== 4) {
      g.append(svg("text", { x: box.left, y: at - 3, class: "tick" }, tick === 0.5 ? "½" : `${tick}`));
    }
  }
  const room = box.right - box.left;
  const window = {
    x: round(box.left), y: box.top, width: round(room), height: box.bottom - box.top,
    viewBox: `${round(box.left)} ${box.top} ${round(room)} ${box.bottom - box.top}`,
  };
  g.append(missingYears(x, series.map((p) => p.year), box),
    svg("svg", { ...window, overflow: "hidden" },
      brokenLine(series.filter((p) => p.value > 0), x, y, colour, 2.2)));
  g.append(
    svg("text", { x: box.left, y: box.top - 24, class: "strong" },
      fitted(first.challenger_name, room, 12, 600)),
    svg("text", { x: box.left, y: box.top - 9, class: "muted" },
      fitted(`against ${first.leader_name}`, room, 12)));
  const at = pair.overtaking === null ? undefined : series.find((p) => p.year === pair.overtaking);
  if (at) {
    const px = round(x(at.year));
    const right = px < box.right - 40;
    g.append(
      svg("circle", { cx: px, cy: round(y(at.value)), r: 4, class: "overtaking" }),
      svg("text", {
        x: right ? px + 7 : px - 7, y: round(y(at.value) + 16),
        "text-anchor": right ? "start" : "end", class: "halo strong",
      }, String(at.year)));
  }
  const [from, to] = x.domain() as [number, number];
  g.append(
    svg("text", { x: box.left, y: box.bottom + 15, class: "tick" }, String(from)),
    svg("text", { x: box.right, y: box.bottom + 15, class: "tick", "text-anchor": "end" },
      String(to)));
  return g;
}

export function ratiosFigure(report: Report, colours: StateColours): FigureSpec | null {
  const rows = rowsOf(report, "ratios");
  const table = report.tables.ratios;
  const years = span(rows);
  if (!table || !years) return null;
  const challenges = rowsOf(report, "transitions");
  const byIndex = groupBy(rows, (r) => r.index);
  const index = new Store([...byIndex.keys()][0]!);
  const pairs = () => pairsOf(byIndex.get(index.value)!, challenges);

  function draw(width: number): Drawing {
    const columns = Math.max(2, Math.min(4, Math.floor(width / 215)));
    const gap = width >= 620 ? 28 : 16;
    const cell = (width - gap * (columns - 1)) / columns;
    const height = 182;
    const own = pairs();
    const drawing = canvas(width, Math.ceil(own.length / columns) * height);
    own.forEach((pair, i) => {
      const left = (i % columns) * (cell + gap);
      const top = Math.floor(i / columns) * height + 40;
      const box: Box = { left, right: left + cell, top, bottom: top + 96 };
      drawing.append(drawPair(pair, yearScale(years![0], years![1], box), box,
        colours.stroke(pair.rows[0]!.challenger)));
    });
    return { svg: drawing };
  }

  const indices = [...byIndex.keys()].map((id) => ({ value: id, title: indexTitle(id) }));
  return {
    id: "ratios",
    title: "How the ratio moved",
    says: () => ratiosSentence(byIndex.get(index.value)!),
    draw,
    twin: (): Twin => {
      const own = pairs();
      const all = [...new Set(own.flatMap((p) => p.rows.map((r) => r.year)))].sort((a, b) => a - b);
      const lookup = own.map((p) => new Map(p.rows.map((r) => [r.year, r.ratio])));
      return {
        caption: `Ratio of challenger to leader, ${indexTitle(index.value).toLowerCase()}`,
        columns: [{ name: "year", unit: "year", description: null, digits: 0 },
          ...own.map((p) => ({
            name: `${p.rows[0]!.challenger_name} ∶ ${p.rows[0]!.leader_name}`, unit: null,
            description: null, digits: 3,
          }))],
        rows: all.map((year) => [year, ...lookup.map((l) => l.get(year) ?? null)]),
      };
    },
    tables: [table],
    notes: [...table.notes, `The shaded zone is parity, ${number(parity[0], 1)} to ` +
      `${number(parity[1], 1)}; the scale is logarithmic, from ¼ to 4, and the line leaves the ` +
      "panel where the ratio is beyond it."],
    controls: indices.length > 1 ? [choice("Index", indices, index)] : [],
  };
}
